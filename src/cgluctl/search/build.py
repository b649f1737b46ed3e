"""Filling an index from event files: a new one whole, an old one by the events that changed."""

import gc
import json
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from cgluctl.errors import StoreError
from cgluctl.language import thesaurus, translations
from cgluctl.language.reading import Form, forms_of
from cgluctl.language.stems import sound
from cgluctl.language.words import STOP_WORDS, fold_word
from cgluctl.search import lexicon
from cgluctl.search.base import FIELDS, FILE_INDEXES, LOCAL, RECORDS, TABLES
from cgluctl.search.files import EventFile, header, read, reading_all
from cgluctl.search.prepare import BREAK, Prepared, number, of_its_day, prepare

Progress = Callable[[int, int], None]  # events read, events in all

_COLUMNS = {
    "words": ("rowid", *(f'"{field}"' for field in FIELDS)),
    "meant": ("rowid", "codes"),
}
_FAST = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;
"""
# Fewer, larger pieces of the full text, so that less of it is merged while it fills.
_WIDE = ("hashsize", 32 << 20)


def build(db: sqlite3.Connection, files: Sequence[EventFile], progress: Progress | None = None) -> None:
    """Makes the tables and fills them. StoreError when a file is no event or two have one id."""
    gc.disable()  # rows hold no circles
    try:
        _fill(db, files, progress)
    finally:
        gc.enable()


def _fill(db: sqlite3.Connection, files: Sequence[EventFile], progress: Progress | None) -> None:
    _blank().backup(db)
    db.executescript(_FAST)
    with db:
        surfaces: Counter[str] = Counter()
        forms: set[Form] = set()
        for done, (file, made, more) in enumerate(reading_all(_numbered(files))):
            if progress:
                progress(done, len(files))
            _insert(db, file, made)
            surfaces.update(made.surfaces)
            forms.update(more)
        _vocabulary(db, surfaces, forms)
    db.executescript(FILE_INDEXES)


def update(db: sqlite3.Connection, files: Sequence[EventFile]) -> None:
    """Brings an index to the state of these files: only the rows of events that changed are replaced. StoreError as `build`."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        rows = db.execute("SELECT path, stamp, sha256, event FROM file")
        known = {os.fsdecode(path): row for path, *row in rows}
        wanted = {file.path: file for file in files}
        gone = [path for path in known if path not in wanted]
        changed = []
        for file in files:
            before = known.get(file.path)
            if before is None or before[0] != file.stamp:
                if before and _is_only_touched(file, *before):
                    db.execute("UPDATE file SET stamp = ? WHERE path = ?", (file.stamp, os.fsencode(file.path)))
                    continue
                changed.append(file)
        changes = _Changes(db)
        for path in [*gone, *(file.path for file in changed if file.path in known)]:
            changes.remove(path, known[path][2])
        for file in changed:
            changes.add(file)
        changes.finish()


def _is_only_touched(file: EventFile, stamp: str, sha256: str, event: int) -> bool:
    return stamp.split(maxsplit=1)[0] == file.stamp.split()[0] and file.sha256() == sha256


def _numbered(files: Sequence[EventFile]) -> list[tuple[EventFile, int]]:
    numbers: dict[int, EventFile] = {}
    ids: dict[str, EventFile] = {}
    for file in files:
        id, start = header(file)
        if id in ids:
            raise same_event(file.path, ids[id].path, id)
        ids[id] = file
        numbers[number(id, start, numbers)] = file
    return [(numbers[n], n) for n in sorted(numbers)]


def same_event(path: str, other: str, id: str) -> StoreError:
    return StoreError(
        "{path} and {other} hold the same event {id}.",
        "Move one of them away.",
        path=path,
        other=other,
        id=id[:60],
    )


def _insert(db: sqlite3.Connection, file: EventFile, made: Prepared) -> None:
    for table, rows in made.rows.items():
        if not rows:  # such as the words of a title without any
            continue
        columns = f" ({', '.join(_COLUMNS[table])})" if table in _COLUMNS else ""
        db.executemany(f"INSERT INTO {table}{columns} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    db.execute("INSERT INTO file VALUES (?, ?, ?, ?)", (os.fsencode(file.path), file.stamp, file.sha256(), made.event))
    _count(db, made, 1)


def _count(db: sqlite3.Connection, made: Prepared, sign: int) -> None:
    more = {table: sign * len(made.rows.get(table, ())) for table in ("event", "session", "passage", "unit")}
    more["translated"] = sign * made.translated
    db.executemany(
        "INSERT INTO total VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = value + ?2", more.items()
    )


@cache
def _blank() -> sqlite3.Connection:
    """What every index begins with, made once for a process: the tables, the thesaurus and the translations."""
    db = sqlite3.connect(":memory:", check_same_thread=False)
    db.executescript(TABLES)
    with db:
        for table in ("words", "meant"):
            db.execute(f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", _WIDE)
        for table, rows in language_rows().items():
            db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    return db


@cache
def language_rows() -> dict[str, list[tuple[Any, ...]]]:
    """The thesaurus and the translations, which every index has, as rows by table, in the order of their keys."""
    codes = lexicon.concept_codes()
    concepts = [
        (c["id"], codes[c["id"]], json.dumps(c, ensure_ascii=False), json.dumps(thesaurus.narrower(c["id"])))
        for c in thesaurus.concepts().values()
    ]
    return {"label": sorted(thesaurus.index().items()), "concept": sorted(concepts), "entry": sorted(_entries())}


def _entries() -> Iterator[tuple[str, str, str, bool, str, str, int]]:
    codes = lexicon.entry_codes()
    for key, senses in translations.index().items():
        for place, sense in enumerate(senses):
            entry = sense.entry
            spelt = lexicon.spelt(sense)
            folded = sorted(set(map(fold_word, spelt)))
            yield key, entry.name, codes[entry.name], entry.light, " ".join(folded), " ".join(spelt), place


def _vocabulary(db: sqlite3.Connection, surfaces: Counter[str], forms: Iterable[Form]) -> None:
    db.executemany(
        "INSERT INTO surface VALUES (?, ?, ?, ?)",
        ((*surface.split(" "), events) for surface, events in sorted(surfaces.items())),
    )
    db.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)")
    names = {word for (word,) in db.execute("SELECT DISTINCT word FROM name")}
    counted = db.execute("SELECT term, doc FROM temp.vocabulary")
    db.executemany("INSERT INTO term VALUES (?, ?, ?, ?, ?)", _term_rows(counted, names))
    db.execute("DROP TABLE temp.vocabulary")
    db.executemany("INSERT OR IGNORE INTO form VALUES (?, ?)", sorted(forms))


def _term_rows(counted: Iterable[tuple[str, int]], names: set[str]) -> Iterator[tuple[str, int, str, int, str | None]]:
    for term, units in counted:
        if term != BREAK and (term not in STOP_WORDS or term in names):
            yield term, units, term[0], len(term), sound(term) if term in names else None


class _Stored(NamedTuple):
    event: Any
    sessions: list[Any]
    speakers: list[Any]
    passages: list[Any]


class _Changes:
    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.lexicon = lexicon.kept(db)
        self.surfaces: Counter[str] = Counter()
        self.units: Counter[str] = Counter()
        self.names: set[str] = set()
        self.words: set[str] = set()

    def remove(self, path: str, n: int) -> None:
        """Takes out the event of a file: what was read for it is read again, and unsaid."""
        db = self.db
        db.execute("DELETE FROM file WHERE path = ?", (os.fsencode(path),))
        stored, bundled = self._stored(n)
        made = prepare(stored.event, stored.sessions, stored.speakers, stored.passages, n, path, bundled, self.lexicon)
        for table, columns in _COLUMNS.items():
            rows = made.rows.get(table, [])
            marks = ", ".join("?" * len(columns))
            db.executemany(f"INSERT INTO {table} ({table}, {', '.join(columns)}) VALUES ('delete', {marks})", rows)
        for table in RECORDS:
            column = "speaker" if table == "name" else "n"
            db.execute(f"DELETE FROM {table} WHERE {column} BETWEEN ? AND ?", (n, n + (1 << LOCAL) - 1))
        _count(db, made, -1)
        self._weigh(made, -1)

    def add(self, file: EventFile) -> None:
        """Puts in the event of a file. StoreError when it is none, or another file has its id."""
        id, start = header(file)
        other = self.db.execute("SELECT file FROM event WHERE id = ?", (id,)).fetchone()
        if other:
            raise same_event(file.path, os.fsdecode(other[0]), id)
        taken = self.db.execute("SELECT n FROM event WHERE n BETWEEN ? AND ?", of_its_day(number(id, start)))
        made = read(file, number(id, start, {n for (n,) in taken}), self.lexicon)
        _insert(self.db, file, made)
        self._weigh(made, 1)

    def _stored(self, n: int) -> tuple[_Stored, bool]:
        def records(table: str) -> list[Any]:
            sql = f"SELECT data FROM {table} WHERE n BETWEEN ? AND ? ORDER BY n"
            return [json.loads(data) for (data,) in self.db.execute(sql, (n, n + (1 << LOCAL) - 1))]

        bundled = self.db.execute("SELECT bundled FROM event WHERE n = ?", (n,)).fetchone()[0]
        return _Stored(records("event")[0], records("session"), records("speaker"), records("passage")), bundled

    def _weigh(self, made: Prepared, sign: int) -> None:
        for surface in made.surfaces:
            self.surfaces[surface] += sign
        for row in made.rows.get("words", ()):
            for term in {term for field in row[1:] if field for term in field.split()}:
                self.units[term] += sign
        self.names.update(word for word, _ in made.rows.get("name", ()))

    def finish(self) -> None:
        """Mends the vocabulary: counts of terms, names among them, and the forms of what came and went."""
        self._terms()
        changed = {surface: more for surface, more in self.surfaces.items() if more}
        known = self._kept(changed)
        self.db.executemany(
            "INSERT INTO surface VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET events = events + excluded.events",
            ((*surface.split(" "), more) for surface, more in sorted(changed.items())),
        )
        self.db.executemany("INSERT OR IGNORE INTO form VALUES (?, ?)", sorted(set(forms_of(changed.keys() - known))))
        self._forget({surface for surface, more in changed.items() if more < 0})

    def _terms(self) -> None:
        db, terms = self.db, {*self.units, *self.names}
        sql = "SELECT DISTINCT word FROM name WHERE word IN (SELECT value FROM json_each(?))"
        named = {word for (word,) in db.execute(sql, (json.dumps(list(terms)),))}
        counted = {term: self.units[term] for term in terms}
        for term in terms & STOP_WORDS:  # it counts only while it is a name
            db.execute("DELETE FROM term WHERE term = ?", (term,))
            sql = "SELECT count(*) FROM words WHERE words MATCH ?"
            counted[term] = db.execute(sql, (f'"{term}"',)).fetchone()[0] if term in named else 0
        db.executemany(
            """INSERT INTO term VALUES (?, ?, ?, ?, ?)
               ON CONFLICT DO UPDATE SET units = units + excluded.units, sound = excluded.sound""",
            _term_rows(sorted(counted.items()), named),
        )
        lessened = ((term,) for term, more in counted.items() if more <= 0)
        db.executemany("DELETE FROM term WHERE term = ? AND units <= 0", lessened)

    def _kept(self, surfaces: Iterable[str]) -> set[str]:
        sql = "SELECT term || ' ' || lang || ' ' || surface FROM surface WHERE term IN (SELECT value FROM json_each(?))"
        terms = {surface.partition(" ")[0] for surface in surfaces}
        return {surface for (surface,) in self.db.execute(sql, (json.dumps(list(terms)),))}

    def _forget(self, fewer: set[str]) -> None:
        sql = "DELETE FROM surface WHERE term = ? AND lang = ? AND surface = ? AND events <= 0"
        self.db.executemany(sql, (surface.split(" ") for surface in fewer))
        kept = self._kept(fewer)
        self.db.executemany(
            "DELETE FROM form WHERE key = ? AND term = ?",
            set(forms_of(fewer - kept)) - set(forms_of(kept)),
        )
