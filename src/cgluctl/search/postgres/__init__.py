"""The index in a PostgreSQL server, for staff who share one archive: the same tables, terms and ranking as in the file.

Here: connections, tables, and what goes wrong with them in one clear line.

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
from cgluctl.search.base import INDEXES, VERSION

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
        raise MissingExtra("psycopg", "postgres") from error
    try:
        given = conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        raise no_address(url) from error
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


# Raise it when the tables here change; the version of the file's tables and words counts too.
TABLES_VERSION = 2
SCHEMA = "cgluctl"
MADE_BY = f"{VERSION}.{TABLES_VERSION}"

# Text is compared by bytes, as in the file. Numbers of records are those of the file: an event is a range of them.
TABLES = f"""
CREATE SCHEMA {SCHEMA};
CREATE TABLE made_by (version text);
INSERT INTO made_by VALUES ('{MADE_BY}');
CREATE TABLE event (n bigint PRIMARY KEY, id text COLLATE "C" UNIQUE, start text COLLATE "C", stop text COLLATE "C",
  bundled boolean, file text, data text);
CREATE TABLE original (event bigint PRIMARY KEY, sha256 text, content bytea);
CREATE TABLE session (n bigint PRIMARY KEY, event bigint, id text COLLATE "C", day integer, date text COLLATE "C", data text);
CREATE TABLE speaker (n bigint PRIMARY KEY, event bigint, id text COLLATE "C", named boolean, data text);
CREATE TABLE passage (n bigint PRIMARY KEY, session bigint, speaker bigint, speech text, data text);
CREATE TABLE part (n bigint PRIMARY KEY, session bigint, speaker bigint, data text);
-- terms: the different words of a unit; weights: how often each stands there, by the weights of its fields; size: how many
-- words in all; words: all of them in order; codes: the concepts and entries named.
CREATE TABLE unit (n bigint PRIMARY KEY, kind text, session bigint, speaker bigint, speech text, size integer,
  terms text[] COLLATE "C", weights double precision[], words text COLLATE "C", codes text[] COLLATE "C");
CREATE TABLE name (word text COLLATE "C", speaker bigint, PRIMARY KEY (word, speaker));
CREATE TABLE surface (term text COLLATE "C", lang text, surface text COLLATE "C", events integer, PRIMARY KEY (term, lang, surface));
CREATE TABLE term (term text COLLATE "C" PRIMARY KEY, units integer, initial text COLLATE "C", length integer, sound text COLLATE "C");
-- Words that say nothing by themselves are no terms but where they are part of a name; how many units have them.
CREATE TABLE stop (term text COLLATE "C" PRIMARY KEY, units integer);
CREATE TABLE form (key text COLLATE "C", term text COLLATE "C", PRIMARY KEY (key, term));
-- Which units name a code, so that the newest of many are found at once; and how many do.
CREATE TABLE meant (code text COLLATE "C", n bigint, PRIMARY KEY (code, n));
CREATE TABLE named (code text COLLATE "C" PRIMARY KEY, units integer);
CREATE TABLE total (name text PRIMARY KEY, value bigint);
CREATE TABLE label (key text COLLATE "C" PRIMARY KEY, concept text COLLATE "C");
CREATE TABLE concept (id text COLLATE "C" PRIMARY KEY, code text, data text, narrower text);
CREATE TABLE entry (key text COLLATE "C", name text COLLATE "C", code text, light boolean, written text, spelt text, place integer, PRIMARY KEY (key, name));
CREATE INDEX event_newest ON event (start DESC NULLS LAST, stop DESC NULLS LAST, bundled DESC, id);
CREATE INDEX unit_terms ON unit USING gin (terms);
-- Of an expression, so that nobody looks up a whole term there, where that is slow.
CREATE INDEX term_spelling ON term USING gin ((term || '') gin_trgm_ops);
{INDEXES}"""

# For one transaction: a pooler may give the next to another connection. pg_trgm is wherever its owner put it. To compile a
# statement takes longer than any of ours runs.
SETTINGS = f"""SELECT set_config('jit', 'off', true), set_config('search_path', '{SCHEMA}, public' || coalesce((
  SELECT ', ' || quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
  WHERE e.extname = 'pg_trgm' AND n.nspname <> 'public'), ''), true)"""


def _check_encoding(url: str, connection: Connection) -> None:
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
    from psycopg import errors

    told = {"place": shown(url), "reason": _reason(error, url), "guide": GUIDE}
    if isinstance(error, errors.InsufficientPrivilege):
        return IndexFault(
            "The index at {place} does not let you: {reason}.", "Ask for the grants that {guide} lists.", **told
        )
    if isinstance(error, errors.DiskFull | errors.ReadOnlySqlTransaction | errors.ProgramLimitExceeded):
        return IndexFault(
            "{path} cannot be written: {reason}.",
            "What was pushed before is kept; push again when the server can take it.",
            path=told["place"],
            **told,
        )
    if isinstance(error, errors.QueryCanceled | errors.LockNotAvailable | errors.IdleInTransactionSessionTimeout):
        return IndexFault("The index at {place} failed: {reason}.", "Ask for less, or for more time there.", **told)
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
            "The index at {place} was made by an older cgluctl.", "Fill it: cgluctl store push", place=shown(url)
        )


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]


def shown(url: str) -> str:
    """An address without its password and options: `postgresql://staff@host:5432/archive`."""
    scheme, user, _, at, place = _parts(url)
    return f"{scheme}://{user}{at}{place.partition('?')[0]}"


def _parts(url: str) -> tuple[str, str, str, str, str]:
    """Scheme, user, password, `@` and the rest: before the last `@` nothing is shown but the user.

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
    from urllib.parse import parse_qsl

    _, _, password, _, place = _parts(url)
    pieces = re.split("[@/?]", password)  # libpq cuts where the signs of an address stand
    found = {password, *(piece for piece in pieces if len(piece) > 2)}
    found |= {value for key, value in parse_qsl(place.partition("?")[2]) if "password" in key}
    found.add(os.environ.get("PGPASSWORD", ""))
    return {way for secret in found if secret for way in (secret, unquote(secret))}


def _reason(error: Exception, url: str) -> str:
    lines = str(error).strip().splitlines()
    words = next((line for mark in ("FATAL:", " failed: ", "") for line in lines if mark in line), "")
    for mark in ("FATAL:", " failed: "):
        words = words.rpartition(mark)[2].strip()
    for secret in _secrets(url):
        words = words.replace(secret, "***")
    words = words.replace(url, shown(url))
    return words.rstrip(".")[:200] or type(error).__name__
