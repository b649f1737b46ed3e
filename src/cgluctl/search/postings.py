"""Which units hold a term or name a concept, the best first, and never more of them than can be ranked in an instant."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cgluctl.search.base import LAST, LOCAL, Filter, code_of, where

if TYPE_CHECKING:
    from cgluctl.search.interface import Index

RANKED = 10_000  # units that are ranked for one term; of one that more of them hold, the newest
KEPT = 300  # of these, the best are looked at, unless all are asked for
LEAST = 50  # units of each further form of a word, and of what is merely near, however many others there are
DIGITS = 9  # behind the point, to which both engines reckon the same, so that what is equal stays equal
TYPICAL = 1.0  # what a very frequent word counts in a unit where rarer ones stand beside it, on BM25's curve
ALL = -1  # no limit, in SQLite's own words
NEAR = 200  # events of rarer words in which a very frequent one is looked for


class Unit(NamedTuple):
    """What a unit is (session, speaker or passage) and whose."""

    kind: str
    session: int
    speaker: int | None


Posting = tuple[int, Unit, float]  # a unit's number, the unit, and how much it holds


def holding(db: Index, term: str) -> int:
    """How many units hold a term."""
    row = db.fact("SELECT units FROM term WHERE term = ?", term)
    return row[0] if row else 0


def looked_at(units: int, most: int) -> int | None:
    """How many of the newest units that hold a term are ranked for the best `most`; None for all of them."""
    newest = max(RANKED * min(most, KEPT) // KEPT, most)
    return newest if most != ALL and units > newest else None


def of_term(db: Index, term: str, conditions: Sequence[Filter], most: int) -> Iterator[Posting]:
    """The units that hold a term, at `most` so many unless that is ALL, the best first.

    Each comes with the term's frequency in it on BM25's curve (0 to 2.2, fields weighted, rarity taken out).
    """
    units = holding(db, term) or 1
    newest = looked_at(units, most)
    for n, frequency, kind, session, speaker in db.ranked(term, units, conditions, newest, most):
        yield n, Unit(kind, session, speaker), round(frequency, DIGITS)


def beside(
    db: Index, term: str, others: Sequence[str], near: Iterable[int], conditions: Sequence[Filter]
) -> Iterator[Posting]:
    """The units that hold a very frequent term where rarer ones stand: together with one of some others, or in the events of the units `near`."""
    events = sorted({n >> LOCAL for n in near}, reverse=True)[:NEAR]
    asked: list[tuple[Sequence[str], int, int]] = [(others, 0, LAST)]
    asked += [((), event << LOCAL, ((event + 1) << LOCAL) - 1) for event in events]
    for together, first, last in asked:
        for n, kind, session, speaker in db.holding(term, together, first, last, conditions, RANKED):
            yield n, Unit(kind, session, speaker), TYPICAL


def of_concept(db: Index, concept: str, conditions: Sequence[Filter], most: int) -> Iterator[Posting]:
    """The units that name a concept, at `most` so many of those that name it more than once and of all, the newest first."""
    code = code_of(db, concept)
    seen: set[int] = set()
    for wanted, times in ((f"{code}x", 2), (code, 1)):
        for n, kind, session, speaker in db.naming(wanted, conditions, most):
            if n not in seen:
                seen.add(n)
                yield n, Unit(kind, session, speaker), (2.0 if kind == "session" else 1.5) * times / (times + 0.5)


def without(db: Index, term: str) -> Filter:
    """The units that do not hold a term."""
    held = db.holds([term])
    return Filter(f"NOT ({held.sql})", held.values)


def holding_rows(db: Index, rows: Iterable[Sequence[str]], among: Collection[int]) -> set[int]:
    """Those of some units that hold one of these rows of words, word beside word."""
    found: set[int] = set()
    for row in rows:
        if row:
            condition, values = where([db.among("unit.n", among), db.holds(row)])
            found.update(n for (n,) in db.execute(f"SELECT n FROM unit WHERE true{condition}", values))
    return found
