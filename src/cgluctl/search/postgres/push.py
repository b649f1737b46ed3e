"""Filling the index on a server from event files: an event at a time, each in one transaction.

A reader sees an event as it was or as it is; a lock keeps the counts right of two who push at once.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cgluctl.errors import IndexFault
from cgluctl.search import postgres
from cgluctl.search.build import language_rows, same_event
from cgluctl.search.files import EventFile, header, read, reading_all
from cgluctl.search.lexicon import Lexicon, whole
from cgluctl.search.postgres import SCHEMA, TABLES
from cgluctl.search.postgres.events import Events, copied
from cgluctl.search.postgres.index import ServerIndex
from cgluctl.search.prepare import number
from cgluctl.store.storage import read_bytes

if TYPE_CHECKING:
    from cgluctl.search.postgres import Connection
    from cgluctl.search.prepare import Prepared

LOCK = 0x6367_6C75  # "cglu": the advisory lock of who writes
SHARE = 10  # where more than one event in so many is new, the statistics of the tables are made anew

# The server knows nothing yet of tables that are filling, and would read them whole for a few rows.
_BY_INDEX = "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off"

# What was added to the indexes waits in a list that every search reads whole, until it is put in its place.
_SORTED = "SELECT gin_clean_pending_list(i::regclass) FROM unnest(ARRAY['unit_terms', 'term_spelling']) AS i"

Progress = Callable[[int, int], None]  # events done, events in all


class Pushed(NamedTuple):
    """What a push did: the ids of events by what became of them."""

    added: list[str]
    replaced: list[str]
    unchanged: list[str]
    removed: list[str]


def push(
    url: str, files: Sequence[EventFile], rebuild: bool = False, mirror: bool = False, progress: Progress | None = None
) -> Pushed:
    """Brings the events of these files into the index; with `mirror`, it then holds no others.

    An index of an older version, or with `rebuild` any, is emptied first. IndexFault, StoreError.
    """
    ids = _ids(files)
    done, lexicon = Pushed([], [], [], []), whole()
    with postgres.connect(url) as db, postgres.faults(url):
        _tables(url, db, rebuild)
        known = dict(_known(db))
        wanted = [file for id, file in ids.items() if known.get(id) != file.sha256()]
        done.unchanged.extend(id for id, file in ids.items() if known.get(id) == file.sha256())
        for count, (file, made, _) in enumerate(reading_all(_numbered(db, wanted))):
            if progress:
                progress(count, len(wanted))
            with _writing(db):
                getattr(done, _changed(db, file, made, lexicon)).append(made.id)
        if mirror:
            done.removed.extend(_removed(db, {id for id, _ in _known(db)} - ids.keys(), lexicon))
        changed = len(done.added) + len(done.replaced) + len(done.removed)
        if changed:
            with _writing(db):
                db.execute(_SORTED)
        if changed * SHARE > len(known):
            db.execute("ANALYZE")
    return done


def _known(db: "Connection") -> Iterator[tuple[str, str]]:
    for id, sha256 in db.execute(f"SELECT id, sha256 FROM {SCHEMA}.event JOIN {SCHEMA}.original ON event = n"):
        yield str(id), str(sha256)


@contextmanager
def _writing(db: "Connection") -> Iterator[None]:
    with db.transaction():
        db.execute(postgres.SETTINGS)
        db.execute(_BY_INDEX)
        db.execute("SELECT pg_advisory_xact_lock($1)", [LOCK])
        yield


def _ids(files: Sequence[EventFile]) -> dict[str, EventFile]:
    found: dict[str, EventFile] = {}
    for file in files:
        id, _ = header(file)
        other = found.setdefault(id, file)
        if other is not file:
            raise same_event(file.path, other.path, id)
    return found


def _numbered(db: "Connection", files: Sequence[EventFile]) -> list[tuple[EventFile, int]]:
    held = {str(id): int(str(n)) for id, n in db.execute(f"SELECT id, n FROM {SCHEMA}.event")}
    taken = set(held.values())
    found = []
    for file in files:
        id, start = header(file)
        taken.discard(held.get(id, -1))
        n = number(id, start, taken)
        taken.add(n)
        found.append((file, n))
    return found


def _tables(url: str, db: "Connection", rebuild: bool) -> None:
    with _writing(db):
        if postgres.has_tables(db):
            if not rebuild and postgres.is_current(url, db):
                return
            db.execute(f"DROP SCHEMA {SCHEMA} CASCADE")
        if not db.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'").fetchone():
            _install(url, db)
        for statement in TABLES.split(";\n"):
            if statement.strip():
                db.execute(statement)
        for table, rows in language_rows().items():
            copied(db, table, rows)


def _install(url: str, db: "Connection") -> None:
    from psycopg import errors

    try:
        db.execute("CREATE EXTENSION pg_trgm WITH SCHEMA public")
    except errors.InsufficientPrivilege as error:
        raise IndexFault(
            "The database at {place} has no extension pg_trgm, and you may not install it.",
            "Let its owner or a superuser do: CREATE EXTENSION pg_trgm",
            place=postgres.shown(url),
        ) from error


def _changed(db: "Connection", file: EventFile, made: "Prepared", lexicon: Lexicon) -> str:
    events = Events(db, lexicon)
    start = made.rows["event"][0][2]
    before = events.number(made.id)
    if before is not None and events.sha256(before) == file.sha256():
        return "unchanged"  # somebody else has just pushed it
    n = events.free(made.id, start, before)
    if before is not None:
        events.remove(before)
    events.add(made if made.event == n else read(file, n, lexicon), file.sha256(), read_bytes(Path(file.path)))
    events.finish()
    return "added" if before is None else "replaced"


def _removed(db: "Connection", ids: set[str], lexicon: Lexicon) -> Iterator[str]:
    for id in sorted(ids):
        with _writing(db):
            events = Events(db, lexicon)
            n = events.number(id)
            if n is not None:
                events.remove(n)
                events.finish()
                yield id


def describe(url: str, files: Sequence[EventFile]) -> dict[str, Any]:
    """The address of an index, whether it holds these files as they are (fresh, stale), bytes, and what it holds. IndexFault, StoreError."""
    with closing(ServerIndex(url)) as db:
        known = dict(db.execute("SELECT id, sha256 FROM event JOIN original ON event = n"))
        is_fresh = all(known.get(id) == file.sha256() for id, file in _ids(files).items())
        told: dict[str, Any] = {
            "index": postgres.shown(url),
            "state": "fresh" if is_fresh else "stale",
            "files": len(files),
        }
        (told["bytes"],) = db.fact(
            "SELECT CAST(sum(pg_total_relation_size(oid)) AS bigint) FROM pg_class WHERE relkind = 'r' AND relnamespace = CAST(? AS regnamespace)",
            SCHEMA,
        )
        return told | db.holdings()
