"""Which units share the rarest words of a text, and who is named in it: what a quotation is set against, without reading all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING

from cgluctl.language.words import STOP_WORDS, split
from cgluctl.search import postings
from cgluctl.search.base import Filter, span, total, where
from cgluctl.search.postings import ALL, RANKED, Unit

if TYPE_CHECKING:
    from cgluctl.search.interface import Index

RAREST, FEW = 10, 3  # words that a text is looked for by; with fewer, it is looked for as a whole too
MOST = 10_000  # units that these words may have in all
KEPT = 60  # units that are near to one text
CROWD = 2_000  # units that hold a whole text, and speakers who share a name: many say thanks in the same words
_STOP_SHARE = 0.4  # of the texts, about, hold a word that says nothing by itself


def near(db: Index, text: str, event: int | None) -> dict[int, Unit]:
    """The units that share the rarest words of a text, by number; what holds the whole text is always among them."""
    scope = [_within("unit.n", event)] if event is not None else []
    words = [word.folded for word in split(text)]
    terms = sorted((count, term) for term in set(words) if (count := postings.holding(db, term)))
    score: Counter[int] = Counter()
    units: dict[int, Unit] = {}
    left, used = MOST, 0
    for count, term in terms[:RAREST]:
        if count > left:
            break
        left, used = left - count, used + 1
        weight = log(1 + total(db, "unit") / count)
        for n, unit, _ in postings.of_term(db, term, scope, ALL):
            units[n] = unit
            score[n] += weight  # type: ignore[assignment]
    most = max(score.values(), default=0)
    best = nlargest(CROWD, score, key=lambda n: (score[n], n))
    found = {n: units[n] for place, n in enumerate(best) if place < KEPT or score[n] == most}
    return found if used >= FEW or not words else {**found, **_in_a_row(db, words, scope)}


def _in_a_row(db: Index, words: list[str], scope: list[Filter]) -> dict[int, Unit]:
    """The newest units that hold words side by side."""
    more, values = where([db.holds(words), *scope])
    sql = f"SELECT unit.n, kind, session, speaker FROM unit WHERE true{more} ORDER BY unit.n DESC LIMIT {CROWD}"
    return {n: Unit(kind, session, speaker) for n, kind, session, speaker in db.execute(sql, values)}


def named(db: Index, words: Collection[str], event: int | None) -> set[int]:
    """The speakers who share words with a text by their names, or by their roles; those that share most, if there are many."""
    scope = [_within("speaker", event)] if event is not None else []
    more, values = where([db.among("word", words), *scope])
    sql = (
        f"SELECT speaker FROM name WHERE true{more} GROUP BY speaker ORDER BY count(*) DESC, speaker DESC LIMIT {CROWD}"
    )
    return {speaker for (speaker,) in db.execute(sql, values)} | set(_in_office(db, words, scope))


def _in_office(db: Index, words: Iterable[str], scope: list[Filter]) -> Iterator[int]:
    for word in words:
        if 0 < postings.holding(db, word) <= RANKED:
            more, values = where([db.holds([word]), *scope])
            sql = f"SELECT speaker FROM unit WHERE kind = 'speaker'{more} ORDER BY n DESC LIMIT {CROWD}"
            yield from (speaker for (speaker,) in db.execute(sql, values))


def rarity(db: Index, key: str, length: int) -> float:
    """How much a word tells, the rarer the more; one of `length` letters stands for all that begin with it."""
    texts = total(db, "passage")
    if key in STOP_WORDS:
        return log(1 + 1 / _STOP_SHARE)
    if len(key) < length:
        return log(1 + texts / max(postings.holding(db, key), 1))
    row = db.fact("SELECT sum(units) FROM term WHERE term >= ? AND term < ?", key, f"{key}\U0010ffff")
    return log(1 + texts / max(row[0] or 0, 1))


def _within(column: str, event: int) -> Filter:
    return Filter(f"{column} BETWEEN ? AND ?", span(event))
