"""Connections to the server of an index, and what goes wrong with them in one clear line.

Where to connect and as whom is libpq's business: the address, its PG* variables, `.pgpass`, TLS. No password is ever told.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from cgluctl.errors import IndexFault, MissingExtra, no_address
from cgluctl.search.postgres.schema import MADE_BY, SCHEMA

if TYPE_CHECKING:
    import psycopg

    Connection = psycopg.Connection[tuple[object, ...]]

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
            url,
            autocommit=True,
            prepare_threshold=None,
            cursor_factory=psycopg.RawCursor,
            connect_timeout=patience,
            client_encoding="UTF8",
        )
        try:
            _check_encoding(url, found)
        except BaseException:
            found.close()
            raise
        return found


# For one transaction: a pooler may give the next to another connection. pg_trgm is wherever its owner put it. To compile a
# statement takes longer than any of ours runs.
SETTINGS = f"""SELECT set_config('jit', 'off', true), set_config('search_path', '{SCHEMA}, public' || coalesce((
  SELECT ', ' || quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
  WHERE e.extname = 'pg_trgm' AND n.nspname <> 'public'), ''), true)"""


def _check_encoding(url: str, connection: Connection) -> None:
    """IndexFault where a database cannot hold every letter."""
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise IndexFault(
            "The database at {place} has the encoding {encoding}.",
            "Make one that holds UTF8: {guide}",
            place=shown(url),
            encoding=encoding,
            guide=GUIDE,
        )


@contextlib.contextmanager
def faults(url: str) -> Iterator[None]:
    """Whatever the server or the way to it refuses, as an IndexFault."""
    import psycopg

    try:
        yield
    except psycopg.Error as error:
        raise _fault(error, url) from error


def _fault(error: psycopg.Error, url: str) -> IndexFault:
    """What an error of the server, or of the library before it asks one, means for a user."""
    from psycopg import errors

    told = {"place": shown(url), "reason": _reason(error, url), "guide": GUIDE}
    if isinstance(error, errors.InsufficientPrivilege):
        return IndexFault(
            "The index at {place} does not let you: {reason}.", "Ask for the grants that {guide} lists.", **told
        )
    if isinstance(error, errors.DiskFull | errors.ReadOnlySqlTransaction | errors.ProgramLimitExceeded):
        return IndexFault(
            "The index at {place} cannot be written: {reason}.",
            "What was pushed before is kept; push again when the server can take it.",
            **told,
        )
    if isinstance(error, errors.QueryCanceled | errors.LockNotAvailable | errors.IdleInTransactionSessionTimeout):
        return IndexFault("The index at {place} gave up: {reason}.", "Ask for less, or for more time there.", **told)
    if isinstance(error, errors.OperationalError) or not error.sqlstate:
        return IndexFault(
            "The index at {place} cannot be reached: {reason}.",
            "Check the address, the server, and your name and password there: {guide}",
            **told,
        )
    return IndexFault(
        "The index at {place} failed: {reason}.",
        "Try again; where that does not help, fill it anew: cgluctl store push --rebuild",
        **told,
    )


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
    scheme, user, _, at, place = _parts(url)
    return f"{scheme}://{user}{at}{place.partition('?')[0]}"


def _parts(url: str) -> tuple[str, str, str, str, str]:
    """Scheme, user, password, `@` and the rest: up to the last `@` before the options nothing is shown but the user, whatever signs a password has.

    Without any, what stands behind a colon and is no port is taken for a password whose host was forgotten.
    """
    scheme, _, rest = url.partition("://")
    options = re.search(r"\?(?=\w+=)|\Z", rest)
    cut = options.start() if options else len(rest)
    before, at, place = rest[:cut].rpartition("@")
    if at:
        user, _, password = before.partition(":")
        return scheme, user, password, at, place + rest[cut:]
    host, colon, port = place.partition("/")[0].partition(":")
    if colon and not port.replace(",", "").isdigit() and not host.startswith("["):
        return scheme, host, port, "", rest[cut:]
    return scheme, "", "", "", place + rest[cut:]


def _secrets(url: str) -> set[str]:
    """Every way in which the password of an address may be written."""
    from urllib.parse import parse_qsl

    _, _, password, _, place = _parts(url)
    pieces = re.split("[@/?]", password)  # libpq cuts where the signs of an address stand
    found = {password, *(piece for piece in pieces if len(piece) > 2)}
    found |= {value for key, value in parse_qsl(place.partition("?")[2]) if "password" in key}
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
