"""Which units hold a term or name a concept, the best first, and never more of them than can be ranked in an instant."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cgluctl.search.meant import code_of, total
from cgluctl.search.schema import FIELDS, LOCAL

RANKED = 10_000  # units that are ranked for one term; of one that more of them hold, the newest
KEPT = 300  # of these, the best are looked at, unless all are asked for
LEAST = 50  # units of each further form of a word, and of what is merely near, however many others there are
TYPICAL = 1.0  # what a very frequent word counts in a unit where rarer ones stand beside it, on BM25's curve
ALL = -1  # no limit, in SQLite's own words
NEAR = 200  # events of rarer words in which a very frequent one is looked for
_LAST = (1 << 63) - 1
_WEIGHTS = ", ".join(str(weight) for weight in FIELDS.values())


class Filter(NamedTuple):
    """A condition on units in SQL, over the tables unit and session, with its values."""

    sql: str
    values: tuple[object, ...]


class Unit(NamedTuple):
    """What a unit is (session, speaker or passage) and whose."""

    kind: str
    session: int
    speaker: int | None


Posting = tuple[int, Unit, float]  # a unit's number, the unit, and how much it holds


def holding(db: sqlite3.Connection, term: str) -> int:
    """How many units hold a term."""
    row = db.execute("SELECT units FROM term WHERE term = ?", (term,)).fetchone()
    return row[0] if row else 0


def of_term(db: sqlite3.Connection, term: str, conditions: Sequence[Filter], most: int) -> Iterator[Posting]:
    """The units that hold a term, at `most` so many unless that is ALL, the best first.

    Each comes with the term's frequency in it on BM25's curve (0 to 2.2, fields weighted, rarity taken out).
    """
    units = holding(db, term) or 1
    rarity = max(math.log((total(db, "unit") - units + 0.5) / (units + 0.5)), 1e-6)  # as FTS5 reckons it
    if conditions:
        more, values = _where(conditions)
        sql = f"""SELECT unit.n, bm25(words, {_WEIGHTS}) AS rank, unit.kind, unit.session, unit.speaker FROM words
                  JOIN unit ON unit.n = words.rowid JOIN session ON session.n = unit.session
                  WHERE words MATCH ?{more} ORDER BY rank, unit.n DESC LIMIT ?"""
    else:
        newest, values = (f"ORDER BY rowid DESC LIMIT {RANKED}" if units > RANKED and most != ALL else ""), []
        sql = f"""SELECT unit.n, rank, unit.kind, unit.session, unit.speaker FROM (
                    SELECT n, rank FROM (SELECT rowid AS n, bm25(words, {_WEIGHTS}) AS rank FROM words WHERE words MATCH ? {newest})
                    ORDER BY rank, n DESC LIMIT ?) JOIN unit USING (n)"""
    for n, score, kind, session, speaker in db.execute(sql, (phrase([term]), *values, most)):
        yield n, Unit(kind, session, speaker), -score / rarity


def beside(
    db: sqlite3.Connection, term: str, others: Iterable[str], near: Iterable[int], conditions: Sequence[Filter]
) -> Iterator[Posting]:
    """The units that hold a very frequent term where rarer ones stand: together with one of some others, or in the events of the units `near`."""
    more, values = _where(conditions)
    sql = f"""SELECT unit.n, unit.kind, unit.session, unit.speaker FROM words
              JOIN unit ON unit.n = words.rowid JOIN session ON session.n = unit.session
              WHERE words MATCH ? AND words.rowid BETWEEN ? AND ?{more} ORDER BY words.rowid DESC LIMIT {RANKED}"""
    either = " OR ".join(phrase([other]) for other in others)
    events = sorted({n >> LOCAL for n in near}, reverse=True)[:NEAR]
    asked = [(f"{phrase([term])} AND ({either})", 0, _LAST)]
    asked += [(phrase([term]), event << LOCAL, ((event + 1) << LOCAL) - 1) for event in events]
    for row in asked:
        for n, kind, session, speaker in db.execute(sql, (*row, *values)):
            yield n, Unit(kind, session, speaker), TYPICAL


def of_concept(db: sqlite3.Connection, concept: str, conditions: Sequence[Filter], most: int) -> Iterator[Posting]:
    """The units that name a concept, at `most` so many of those that name it more than once and of all, the newest first."""
    code = code_of(db, concept)
    more, values = _where(conditions)
    sql = f"""SELECT unit.n, unit.kind, unit.session, unit.speaker FROM meant
              JOIN unit ON unit.n = meant.rowid JOIN session ON session.n = unit.session
              WHERE meant MATCH ?{more} ORDER BY meant.rowid DESC LIMIT ?"""
    seen: set[int] = set()
    for wanted, times in ((f"{code}x", 2), (code, 1)):
        for n, kind, session, speaker in db.execute(sql, (wanted, *values, most)):
            if n not in seen:
                seen.add(n)
                yield n, Unit(kind, session, speaker), (2.0 if kind == "session" else 1.5) * times / (times + 0.5)


def phrase(row: Sequence[str]) -> str:
    """Folded words as FTS5 reads them: side by side, and nothing else."""
    return '"' + " ".join(row) + '"'


def with_phrase(row: Sequence[str]) -> Filter:
    """The units that hold these words side by side."""
    return Filter("unit.n IN (SELECT rowid FROM words WHERE words MATCH ?)", (phrase(row),))


def without(term: str) -> Filter:
    """The units that do not hold a term."""
    return Filter("unit.n NOT IN (SELECT rowid FROM words WHERE words MATCH ?)", (phrase([term]),))


def holding_rows(db: sqlite3.Connection, rows: Iterable[Sequence[str]], among: Iterable[int]) -> set[int]:
    """Those of some units that hold one of these rows of words, word beside word."""
    wanted = set(among)
    found: set[int] = set()
    for row in rows:
        if row:
            sql = "SELECT rowid FROM words WHERE words MATCH ?"
            found.update(n for (n,) in db.execute(sql, (phrase(row),)) if n in wanted)
    return found


def _where(conditions: Sequence[Filter]) -> tuple[str, list[object]]:
    sql = "".join(f" AND ({condition.sql})" for condition in conditions)
    return sql, [value for condition in conditions for value in condition.values]
