"""What is asked of an index, and its tables. Raise VERSION when they, or the way words are normalised, change."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cgluctl.frozen import Frozen

if TYPE_CHECKING:
    from cgluctl.search.interface import Index


HOLDINGS = ("events", "sessions", "passages", "words")
LAST = (1 << 63) - 1  # the highest number that a record may have


class Filter(Frozen):
    """A condition on units in SQL, over the tables unit and session, with its values."""

    sql: str
    values: tuple[object, ...]


class Facts:
    """What an index was asked for once: nothing changes in it while it is open."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._facts: dict[tuple[object, ...], Any] = {}

    def fact(self, sql: str, *values: Any) -> Any:
        """The first row of a statement, or None."""
        if (sql, values) not in self._facts:
            self._facts[sql, values] = self.execute(sql, values).fetchone()  # type: ignore[attr-defined]
        return self._facts[sql, values]

    def holdings(self) -> dict[str, int]:
        """How many of the HOLDINGS there are."""
        held = dict(self.execute("SELECT name, value FROM total"))  # type: ignore[attr-defined]
        return {
            name: self.fact("SELECT count(*) FROM term")[0] if name == "words" else held[name[:-1]] for name in HOLDINGS
        }


UnitRow = tuple[int, str, int, int | None]  # number, kind, session, speaker
Ranked = tuple[int, float, str, int, int | None]  # the same, with how much the unit holds after its number


def where(conditions: Sequence[Filter]) -> tuple[str, list[object]]:
    """Conditions as the rest of a WHERE clause, and their values."""
    sql = "".join(f" AND ({condition.sql})" for condition in conditions)
    return sql, [value for condition in conditions for value in condition.values]


def total(db: "Index", name: str) -> int:
    """How many events, sessions, passages or units an index has, or events that are `translated`: that lack a language."""
    row = db.fact("SELECT value FROM total WHERE name = ?", name)
    return int(row[0]) if row else 0


def span(event: int | None) -> tuple[int, int]:
    """The numbers that the records of an event may have, or of any."""
    return (0, LAST) if event is None else (event, event + (1 << LOCAL) - 1)


def code_of(db: "Index", concept: str) -> str:
    """The code under which units name a concept or an entry; one that no unit has for what is neither."""
    row = db.fact(
        "SELECT code FROM concept WHERE id = ?1 UNION ALL SELECT code FROM entry WHERE name = ?1 LIMIT 1", concept
    )
    return str(row[0]) if row else "none"


def named(db: "Index", concepts: Iterable[str]) -> set[str]:
    """Those of some concepts that a unit names."""
    asked = db.among("id", concepts)
    return {id for (id,) in db.execute(f"SELECT id FROM concept WHERE {asked.sql} AND {db.NAMED}", asked.values)}


def keys_of(db: "Index", concept: str) -> Iterator[str]:
    """The keys of the labels of a concept or an entry: `fr:droit ville`."""
    sql = "SELECT key FROM label WHERE concept = ?1 UNION SELECT key FROM entry WHERE name = ?1"
    for (key,) in db.execute(sql, (concept,)):
        yield key


VERSION = 13

# Column weights of the full text: how much a word counts by where it stands.
FIELDS = {"title": 6.0, "name": 8.0, "role": 4.0, "speech": 2.5, "text": 2.0, "by": 1.5, "summary": 1.2, "topic": 1.0}

# Numbers of records are those of `number`: the events in the order of time, their records in the order of the file.
TABLES = f"""
CREATE TABLE file (path TEXT PRIMARY KEY, stamp TEXT, sha256 TEXT, event INTEGER) WITHOUT ROWID;
CREATE TABLE event (n INTEGER PRIMARY KEY, id TEXT UNIQUE, start TEXT, stop TEXT, bundled INTEGER, file TEXT, data TEXT);
CREATE TABLE session (n INTEGER PRIMARY KEY, event INTEGER, id TEXT, day INTEGER, date TEXT, data TEXT);
CREATE TABLE speaker (n INTEGER PRIMARY KEY, event INTEGER, id TEXT, named INTEGER, data TEXT);
CREATE TABLE passage (n INTEGER PRIMARY KEY, session INTEGER, speaker INTEGER, speech TEXT, data TEXT);
CREATE TABLE part (n INTEGER PRIMARY KEY, session INTEGER, speaker INTEGER, data TEXT);
-- What can be found: a session (its head), a part (a speaker in a session) or a passage; n is the record's own.
CREATE TABLE unit (n INTEGER PRIMARY KEY, kind TEXT, session INTEGER, speaker INTEGER, speech TEXT);
CREATE VIRTUAL TABLE words USING fts5 ({", ".join(f'"{field}"' for field in FIELDS)}, content='', tokenize='ascii');
-- Which concepts and entries a unit names, as the codes of `label` and `entry`; a code with an x: more than once.
CREATE VIRTUAL TABLE meant USING fts5 (codes, content='', columnsize=0, detail='none', tokenize='ascii');
-- The words of names, to find a person by.
CREATE TABLE name (word TEXT, speaker INTEGER, PRIMARY KEY (word, speaker)) WITHOUT ROWID;
-- The words as they are written, and how many events write them so; `term` and `form` follow from them.
CREATE TABLE surface (term TEXT, lang TEXT, surface TEXT, events INTEGER, PRIMARY KEY (term, lang, surface)) WITHOUT ROWID;
CREATE TABLE term (term TEXT PRIMARY KEY, units INTEGER, initial TEXT, length INTEGER, sound TEXT) WITHOUT ROWID;
CREATE TABLE form (key TEXT, term TEXT, PRIMARY KEY (key, term)) WITHOUT ROWID;
CREATE TABLE total (name TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;
-- The thesaurus, and words and places by their keys in every language.
CREATE TABLE label (key TEXT PRIMARY KEY, concept TEXT) WITHOUT ROWID;
CREATE TABLE concept (id TEXT PRIMARY KEY, code TEXT, data TEXT, narrower TEXT) WITHOUT ROWID;
CREATE TABLE entry (key TEXT, name TEXT, code TEXT, light INTEGER, written TEXT, spelt TEXT, place INTEGER, PRIMARY KEY (key, name)) WITHOUT ROWID;
"""

# In a file and on a server.
INDEXES = """
CREATE UNIQUE INDEX session_id ON session (event, id);
CREATE INDEX speaker_event ON speaker (event);
CREATE INDEX speaker_id ON speaker (id);
CREATE INDEX passage_session ON passage (session);
CREATE INDEX passage_speaker ON passage (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX part_session ON part (session);
CREATE INDEX part_speaker ON part (speaker);
CREATE INDEX term_sound ON term (sound) WHERE sound IS NOT NULL;
CREATE INDEX label_concept ON label (concept);
CREATE INDEX entry_name ON entry (name);
"""
# Made when a new index is full: filling is faster without them.
FILE_INDEXES = f"""{INDEXES}
CREATE INDEX event_newest ON event (start DESC, stop DESC, bundled DESC, id);
CREATE INDEX term_spelling ON term (initial, length);
"""

RECORDS = ("event", "session", "speaker", "passage", "part", "unit", "name")
LOCAL = 24  # bits of a number that count the records of one event
