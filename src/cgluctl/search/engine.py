"""Finding and ranking: which sessions answer a query, by which units, and how surely."""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cgluctl.search.schema import FIELDS
from cgluctl.search.understand import TIERS, TRANSLATED, WEIGHTS, Understood

BOUND = 5000  # units ranked for one term; more are cut, the best kept
LONG = 4  # words; a query of more is a sentence
MEANT = 1.5  # how much more a word that names a concept tells in a sentence
FAINT = 0.3  # how much less a word tells in a sentence that says little by itself
ABSENT = 0.6  # how much less a word tells in a sentence that nothing holds: sentences say things in other words
DOUBT = 0.5  # how much less a corrected word tells in a sentence, where the others can do without it
_COLUMN_WEIGHTS = ", ".join(str(weight) for weight in FIELDS.values())


class Filter(NamedTuple):
    """A condition on units in SQL, over the tables unit and session, with its values."""

    sql: str
    values: tuple[object, ...]


class Evidence(NamedTuple):
    """How one query word was found in one unit; what is not `sure` is merely near and answers nothing."""

    tier: str
    score: float
    by: str
    sure: bool


class Hit(NamedTuple):
    """One unit that answers: its query words with their evidence, its score, and whether a phrase stands in it."""

    n: int
    kind: str
    session: int
    speaker: int | None
    evidence: dict[int, Evidence]
    score: float
    cover: float
    phrase: bool


class Ranked(NamedTuple):
    """The hits of one session, best first."""

    session: int
    score: float
    cover: float
    hits: list[Hit]


class Unit(NamedTuple):
    kind: str
    session: int
    speaker: int | None


class _Gathered:
    """What the postings said: per unit and query word the best evidence."""

    def __init__(self) -> None:
        self.units: dict[int, Unit] = {}
        self.evidence: dict[int, dict[int, Evidence]] = defaultdict(dict)

    def add(self, n: int, unit: Unit, place: int, evidence: Evidence) -> None:
        self.units[n] = unit
        known = self.evidence[n].get(place)
        if known is None or evidence.score > known.score:
            self.evidence[n][place] = evidence


def rank(db: sqlite3.Connection, understood: Understood, conditions: list[Filter]) -> list[Ranked]:
    """The sessions that answer, best first, each with its units; nothing is left out for being weak here."""
    gathered = _gather(db, understood, conditions)
    phrases = set(units_with(db, understood.query.preferred + understood.query.strict))
    for row in understood.query.strict:
        _keep(gathered, set(units_with(db, [row])))
    excluded = set(units_with(db, [[word] for word in understood.query.excluded]))
    _keep(gathered, gathered.units.keys() - excluded)
    rarity = _rarity(db, gathered, len(understood.words))
    rarity = _weighted(rarity, understood)
    by_session: dict[int, list[Hit]] = defaultdict(list)
    for n, unit in gathered.units.items():
        by_session[unit.session].append(_hit(n, unit, gathered.evidence[n], rarity, n in phrases))
    ranked = [_ranked(session, hits, rarity) for session, hits in by_session.items()]
    return sorted(ranked, key=lambda r: (-r.score, r.session))


def _keep(gathered: _Gathered, kept: Iterable[int]) -> None:
    wanted = set(kept)
    for n in [n for n in gathered.units if n not in wanted]:
        del gathered.units[n]


def _gather(db: sqlite3.Connection, understood: Understood, conditions: list[Filter]) -> _Gathered:
    gathered = _Gathered()
    total = db.execute("SELECT count(*) FROM unit").fetchone()[0]
    doubt = DOUBT if len(understood.words) > LONG else 1.0
    weights = {tier: weight * (doubt if tier.startswith("spelling") else 1.0) for tier, weight in WEIGHTS.items()}
    for place, found in enumerate(understood.words):
        for term, tier in found.terms.items():
            for n, unit, frequency in _postings(db, term, total, conditions):
                gathered.add(
                    n, unit, place, Evidence(TIERS.get(tier, tier), frequency * weights[tier], term, not found.guess)
                )
    idle = all(found.light for found in understood.words)  # such words alone ask for nothing
    for meaning in understood.meanings:
        tier = TIERS.get(meaning.tier, meaning.tier)
        sure = meaning.tier != "related" and not (idle and meaning.tier in TRANSLATED)
        for n, unit, frequency in _mentions(db, meaning.concept, conditions):
            for place in range(meaning.first, meaning.last + 1):
                gathered.add(
                    n,
                    unit,
                    place,
                    Evidence(tier, frequency * WEIGHTS[meaning.tier], meaning.concept, sure),
                )
    return gathered


def _where(conditions: list[Filter]) -> tuple[str, list[object]]:
    sql = "".join(f" AND ({condition.sql})" for condition in conditions)
    return sql, [value for condition in conditions for value in condition.values]


def _postings(
    db: sqlite3.Connection, term: str, total: int, conditions: list[Filter]
) -> Iterator[tuple[int, Unit, float]]:
    """The units that hold a term, with its frequency there on BM25's curve (0 to 2.2, fields weighted, rarity taken out)."""
    more, values = _where(conditions)
    sql = f"""SELECT words.rowid, bm25(words, {_COLUMN_WEIGHTS}) AS rank, unit.kind, unit.session, unit.speaker FROM words
              JOIN unit ON unit.n = words.rowid JOIN session ON session.n = unit.session WHERE words MATCH ?{more} ORDER BY rank LIMIT {BOUND}"""
    holding = db.execute("SELECT units FROM term WHERE term = ?", (term,)).fetchone()
    count = holding[0] if holding else 1
    rarity = max(math.log((total - count + 0.5) / (count + 0.5)), 1e-6)  # as FTS5 reckons it
    for n, score, kind, session, speaker in db.execute(sql, (f'"{term}"', *values)):
        yield n, Unit(kind, session, speaker), -score / rarity


def _mentions(db: sqlite3.Connection, concept: str, conditions: list[Filter]) -> Iterator[tuple[int, Unit, float]]:
    more, values = _where(conditions)
    sql = f"""SELECT unit.n, count(*), unit.kind, unit.session, unit.speaker FROM meant
              JOIN unit ON unit.n = meant.unit JOIN session ON session.n = unit.session WHERE concept = ?{more} GROUP BY unit.n"""
    for n, count, kind, session, speaker in db.execute(sql, (concept, *values)):
        yield n, Unit(kind, session, speaker), (2.0 if kind == "session" else 1.5) * count / (count + 0.5)


def units_with(db: sqlite3.Connection, rows: list[list[str]]) -> Iterator[int]:
    """The units that hold one of these rows of words, word beside word."""
    for row in rows:
        if row:
            for (n,) in db.execute("SELECT rowid FROM words WHERE words MATCH ?", ('"' + " ".join(row) + '"',)):
                yield n


def _rarity(db: sqlite3.Connection, gathered: _Gathered, count: int) -> list[float]:
    """How telling each query word is: the fewer sessions hold it, the more; one that none holds tells most."""
    sessions = db.execute("SELECT count(*) FROM session").fetchone()[0]
    holding: list[set[int]] = [set() for _ in range(count)]
    for n, unit in gathered.units.items():
        for place, evidence in gathered.evidence[n].items():
            if evidence.sure:
                holding[place].add(unit.session)
    return [0.12 + math.log(1 + (sessions - len(held) + 0.5) / (len(held) + 0.5)) for held in holding]


def _weighted(rarity: list[float], understood: Understood) -> list[float]:
    """In a sentence, the words that name a concept tell more than those that hold it together; what says little, or what
    nothing holds, tells less."""
    if len(rarity) < LONG:
        return rarity
    meant = {
        place
        for m in understood.meanings
        if m.tier not in ("related", *TRANSLATED)
        for place in range(m.first, m.last + 1)
    }
    found = {place for m in understood.meanings if m.tier != "related" for place in range(m.first, m.last + 1)}
    factors = (
        MEANT if place in meant else FAINT if word.light else 1.0 if word.terms or place in found else ABSENT
        for place, word in enumerate(understood.words)
    )
    return [weight * factor for weight, factor in zip(rarity, factors, strict=True)]


def _hit(n: int, unit: Unit, evidence: dict[int, Evidence], rarity: list[float], phrase: bool) -> Hit:
    score = sum(rarity[place] * found.score for place, found in evidence.items())
    cover = sum(rarity[place] for place, found in evidence.items() if found.sure) / (sum(rarity) or 1)
    return Hit(
        n,
        unit.kind,
        unit.session,
        unit.speaker,
        evidence,
        score * (0.5 + cover) * (1.6 if phrase else 1.0),
        cover,
        phrase,
    )


def _ranked(session: int, hits: list[Hit], rarity: list[float]) -> Ranked:
    hits = sorted(hits, key=lambda hit: (-hit.score, hit.n))
    score, covered = 0.0, 0.0
    for place, weight in enumerate(rarity):
        scores = sorted((hit.evidence[place].score for hit in hits if place in hit.evidence), reverse=True)
        if scores:
            score += weight * (scores[0] + 0.35 * math.log1p(sum(scores[1:])))
        if any(place in hit.evidence and hit.evidence[place].sure for hit in hits):
            covered += weight
    cover = covered / (sum(rarity) or 1)
    return Ranked(session, (score + hits[0].score) * (0.3 + cover), cover, hits)
