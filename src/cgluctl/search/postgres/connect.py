"""Connections to the server of an index, and what goes wrong with them in one clear line.

Where to connect and as whom is libpq's business: the address, its PG* variables, `.pgpass`, TLS. No password is ever told.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from cgluctl.errors import IndexFault, MissingExtra, no_address
from cgluctl.search.postgres.schema import MADE_BY, SCHEMA

if TYPE_CHECKING:
    import psycopg

    Connection = psycopg.Connection[tuple[object, ...]]

SCHEMES = ("postgresql://", "postgres://")
PATIENCE = 10  # seconds to wait for a connection, unless PGCONNECT_TIMEOUT or the address says otherwise
GUIDE = "docs/postgresql.md"


def connect(url: str) -> Connection:
    """A connection outside any transaction. IndexFault when there is none to be had."""
    try:
        import psycopg
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as error:
        raise MissingExtra("psycopg", "postgres", "An index on a server needs {library}.") from error
    try:
        given = conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        raise no_address() from error
    with faults(url):
        patience = given.get("connect_timeout") or os.environ.get("PGCONNECT_TIMEOUT") or PATIENCE
        found = psycopg.connect(
            url, autocommit=True, prepare_threshold=None, cursor_factory=psycopg.RawCursor, connect_timeout=patience
        )
        try:
            # To compile a statement takes longer than any of ours runs.
            found.execute(f"SET search_path = {SCHEMA}, public; SET jit = off")
        except psycopg.Error:
            found.close()
            raise
        return found


@contextlib.contextmanager
def faults(url: str) -> Iterator[None]:
    """Whatever the server or the way to it refuses, as an IndexFault."""
    import psycopg
    from psycopg import errors

    try:
        yield
    except errors.InsufficientPrivilege as error:
        raise IndexFault(
            "The index at {place} does not let you: {reason}.",
            "Ask for the grants that {guide} lists.",
            place=shown(url),
            reason=_reason(error, url),
            guide=GUIDE,
        ) from error
    except (errors.DiskFull, errors.ReadOnlySqlTransaction, errors.ProgramLimitExceeded) as error:
        raise IndexFault(
            "The index at {place} cannot be written: {reason}.",
            "What was pushed before is kept; push again when the server can take it.",
            place=shown(url),
            reason=_reason(error, url),
        ) from error
    except psycopg.OperationalError as error:
        raise IndexFault(
            "The index at {place} cannot be reached: {reason}.",
            "Check the address, the server, and your name and password there: {guide}",
            place=shown(url),
            reason=_reason(error, url),
            guide=GUIDE,
        ) from error
    except psycopg.Error as error:
        raise IndexFault(
            "The index at {place} failed: {reason}.",
            "Try again; where that does not help, fill it anew: cgluctl store push --rebuild",
            place=shown(url),
            reason=_reason(error, url),
        ) from error


def has_tables(connection: Connection) -> bool:
    """Whether there is an index, of whatever version."""
    found = connection.execute("SELECT to_regclass($1) IS NOT NULL", [f"{SCHEMA}.made_by"]).fetchone()
    return bool(found and found[0])


def is_current(url: str, connection: Connection) -> bool:
    """Whether an index was made by this version of its tables, not an older one. IndexFault for a newer one."""
    if not has_tables(connection):
        raise IndexFault("There is no index at {place}.", "Fill it: cgluctl store push", place=shown(url))
    found = connection.execute(f"SELECT version FROM {SCHEMA}.made_by").fetchone()
    version = str(found[0]) if found else ""
    if _numbers(version) > _numbers(MADE_BY):
        raise IndexFault("The index at {place} was made by a newer cgluctl.", "Update cgluctl.", place=shown(url))
    return version == MADE_BY


def check_version(url: str, connection: Connection) -> None:
    """IndexFault where the index was made by an older or a newer cgluctl."""
    if not is_current(url, connection):
        raise IndexFault(
            "The index at {place} was made by an older cgluctl.", "Fill it anew: cgluctl store push", place=shown(url)
        )


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]


def shown(url: str) -> str:
    """An address without its password and options: `postgresql://staff@host:5432/archive`."""
    scheme, _, rest = url.partition("://")
    place = rest.partition("?")[0]
    authority, slash, path = place.partition("/")
    user, at, host = authority.rpartition("@")
    return f"{scheme}://{user.partition(':')[0]}{at}{host}{slash}{path}"


def _secrets(url: str) -> set[str]:
    """Every way in which the password of an address may be written."""
    from urllib.parse import parse_qsl

    _, _, rest = url.partition("://")
    place, _, options = rest.partition("?")
    user = place.partition("/")[0].rpartition("@")[0]
    found = {user.partition(":")[2], *(value for key, value in parse_qsl(options) if "password" in key)}
    found.add(os.environ.get("PGPASSWORD", ""))
    return {way for secret in found if secret for way in (secret, unquote(secret))}


def _reason(error: Exception, url: str) -> str:
    """What the server said, in one line and without a password."""
    lines = str(error).strip().splitlines()
    words = next((line for mark in ("FATAL:", " failed: ", "") for line in lines if mark in line), "")
    for mark in ("FATAL:", " failed: "):
        words = words.rpartition(mark)[2].strip()
    for secret in _secrets(url):
        words = words.replace(secret, "***")
    words = words.replace(url, shown(url))
    return words.rstrip(".")[:200] or type(error).__name__
