"""Which units hold a term, name a concept or share the rarest words of a text, the best first, and never more than can be ranked in an instant."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING, NamedTuple

from cgluctl.language.words import STOP_WORDS, split
from cgluctl.search.base import LAST, LOCAL, Filter, code_of, span, total, where

if TYPE_CHECKING:
    from cgluctl.search.interface import Index

RANKED = 10_000  # units that are ranked for one term; of one that more of them hold, the newest
KEPT = 300  # of these, the best are looked at, unless all are asked for
LEAST = 50  # units of each further form of a word, and of what is merely near
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


def holding(db: "Index", term: str) -> int:
    """How many units hold a term."""
    row = db.fact("SELECT units FROM term WHERE term = ?", term)
    return row[0] if row else 0


def looked_at(units: int, most: int) -> int | None:
    """How many of the newest units that hold a term are ranked for the best `most`; None for all of them."""
    newest = max(RANKED * min(most, KEPT) // KEPT, most)
    return newest if most != ALL and units > newest else None


def of_term(db: "Index", term: str, conditions: Sequence[Filter], most: int) -> Iterator[Posting]:
    """The units that hold a term, at `most` so many unless that is ALL, the best first.

    Each comes with the term's frequency in it on BM25's curve (0 to 2.2, fields weighted, rarity taken out).
    """
    units = holding(db, term) or 1
    newest = looked_at(units, most)
    for n, frequency, kind, session, speaker in db.ranked(term, units, conditions, newest, most):
        yield n, Unit(kind, session, speaker), round(frequency, DIGITS)


def beside(
    db: "Index", term: str, others: Sequence[str], near: Iterable[int], conditions: Sequence[Filter]
) -> Iterator[Posting]:
    """The units that hold a very frequent term where rarer ones stand: together with one of some others, or in the events of the units `near`."""
    events = sorted({n >> LOCAL for n in near}, reverse=True)[:NEAR]
    asked: list[tuple[Sequence[str], int, int]] = [(others, 0, LAST)]
    asked += [((), event << LOCAL, ((event + 1) << LOCAL) - 1) for event in events]
    for together, first, last in asked:
        for n, kind, session, speaker in db.holding(term, together, first, last, conditions, RANKED):
            yield n, Unit(kind, session, speaker), TYPICAL


def of_concept(db: "Index", concept: str, conditions: Sequence[Filter], most: int) -> Iterator[Posting]:
    """The units that name a concept, at `most` so many of those that name it more than once and of all, the newest first."""
    code = code_of(db, concept)
    seen: set[int] = set()
    for wanted, times in ((f"{code}x", 2), (code, 1)):
        for n, kind, session, speaker in db.naming(wanted, conditions, most):
            if n not in seen:
                seen.add(n)
                yield n, Unit(kind, session, speaker), (2.0 if kind == "session" else 1.5) * times / (times + 0.5)


def without(db: "Index", term: str) -> Filter:
    """The units that do not hold a term."""
    held = db.holds([term])
    return Filter(f"NOT ({held.sql})", held.values)


def holding_rows(db: "Index", rows: Iterable[Sequence[str]], among: Collection[int]) -> set[int]:
    """Those of some units that hold one of these rows of words, word beside word."""
    found: set[int] = set()
    for row in rows:
        if row:
            condition, values = where([db.among("unit.n", among), db.holds(row)])
            found.update(n for (n,) in db.execute(f"SELECT n FROM unit WHERE true{condition}", values))
    return found


RAREST, FEW = 10, 3  # words that a text is looked for by; with fewer, also as a whole
MOST = 10_000  # units that these words may have in all
BEST = 60  # units that are near to one text
CROWD = 2_000  # units that hold a whole text, and speakers who share a name
_STOP_SHARE = 0.4  # of the texts hold a word that says nothing by itself


def near(db: "Index", text: str, event: int | None) -> dict[int, Unit]:
    """The units that share the rarest words of a text, by number; what holds the whole text is always among them."""
    scope = [_within("unit.n", event)] if event is not None else []
    words = [word.folded for word in split(text)]
    terms = sorted((count, term) for term in set(words) if (count := holding(db, term)))
    score: Counter[int] = Counter()
    units: dict[int, Unit] = {}
    left, used = MOST, 0
    for count, term in terms[:RAREST]:
        if count > left:
            break
        left, used = left - count, used + 1
        weight = log(1 + total(db, "unit") / count)
        for n, unit, _ in of_term(db, term, scope, ALL):
            units[n] = unit
            score[n] += weight  # type: ignore[assignment]
    most = max(score.values(), default=0)
    best = nlargest(CROWD, score, key=lambda n: (score[n], n))
    found = {n: units[n] for place, n in enumerate(best) if place < BEST or score[n] == most}
    return found if used >= FEW or not words else {**found, **_in_a_row(db, words, scope)}


def _in_a_row(db: "Index", words: list[str], scope: list[Filter]) -> dict[int, Unit]:
    more, values = where([db.holds(words), *scope])
    sql = f"SELECT unit.n, kind, session, speaker FROM unit WHERE true{more} ORDER BY unit.n DESC LIMIT {CROWD}"
    return {n: Unit(kind, session, speaker) for n, kind, session, speaker in db.execute(sql, values)}


def named(db: "Index", words: Collection[str], event: int | None) -> set[int]:
    """The speakers who share words with a text by their names, or by their roles; those that share most, if there are many."""
    scope = [_within("speaker", event)] if event is not None else []
    more, values = where([db.among("word", words), *scope])
    sql = (
        f"SELECT speaker FROM name WHERE true{more} GROUP BY speaker ORDER BY count(*) DESC, speaker DESC LIMIT {CROWD}"
    )
    return {speaker for (speaker,) in db.execute(sql, values)} | set(_in_office(db, words, scope))


def _in_office(db: "Index", words: Iterable[str], scope: list[Filter]) -> Iterator[int]:
    for word in words:
        if 0 < holding(db, word) <= RANKED:
            more, values = where([db.holds([word]), *scope])
            sql = f"SELECT speaker FROM unit WHERE kind = 'speaker'{more} ORDER BY n DESC LIMIT {CROWD}"
            yield from (speaker for (speaker,) in db.execute(sql, values))


def rarity(db: "Index", key: str, length: int) -> float:
    """How much a word tells, the rarer the more; one of `length` letters stands for all that begin with it."""
    texts = total(db, "passage")
    if key in STOP_WORDS:
        return log(1 + 1 / _STOP_SHARE)
    if len(key) < length:
        return log(1 + texts / max(holding(db, key), 1))
    row = db.fact("SELECT sum(units) FROM term WHERE term >= ? AND term < ?", key, f"{key}\U0010ffff")
    return log(1 + texts / max(row[0] or 0, 1))


def _within(column: str, event: int) -> Filter:
    return Filter(f"{column} BETWEEN ? AND ?", span(event))
