"""Finding and ranking: which sessions answer a query, by which units, and how surely."""

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cgluctl.search import postings
from cgluctl.search.base import Filter, total
from cgluctl.search.postings import Posting, Unit
from cgluctl.search.understand import TIERS, TRANSLATED, WEIGHTS, Found, Understood

if TYPE_CHECKING:
    from cgluctl.search.interface import Index

LONG = 4  # words; a query of more is a sentence
MEANT = 1.5  # how much more a word that names a concept tells in a sentence
FAINT = 0.3  # how much less a word tells in a sentence that says little by itself
ABSENT = 0.6  # how much less a word tells in a sentence that nothing holds
DOUBT = 0.5  # how much less a corrected word tells in a sentence


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


class _Gathered:
    def __init__(self) -> None:
        self.units: dict[int, Unit] = {}
        self.evidence: dict[int, dict[int, Evidence]] = defaultdict(dict)

    def add(self, n: int, unit: Unit, place: int, evidence: Evidence) -> None:
        self.units[n] = unit
        known = self.evidence[n].get(place)
        if known is None or evidence.score > known.score:
            self.evidence[n][place] = evidence


def rank(
    db: "Index",
    understood: Understood,
    conditions: list[Filter],
    most: int = postings.KEPT,
    near: int = postings.LEAST,
) -> list[Ranked]:
    """The sessions that answer, best first, each with its units; nothing is left out for being weak here.

    Of a term that more units hold than `most`, and of what is merely `near`, the best so many are ranked; ALL ranks all.
    """
    query = understood.query
    conditions = [
        *conditions,
        *(db.holds(row) for row in query.strict),
        *(postings.without(db, word) for word in query.excluded),
    ]
    gathered = _gather(db, understood, conditions, most, near)
    phrases = postings.holding_rows(db, query.preferred + query.strict, gathered.units)
    rarity = _weighted(_rarity(db, gathered, understood), understood)
    whole = sum(rarity) or 1.0
    by_session: dict[int, list[Hit]] = defaultdict(list)
    for n, unit in gathered.units.items():
        by_session[unit.session].append(_hit(n, unit, gathered.evidence[n], rarity, whole, n in phrases))
    ranked = [_ranked(session, hits, rarity, whole) for session, hits in by_session.items()]
    return sorted(ranked, key=lambda r: (-r.score, r.session))


class Crowd(NamedTuple):
    """How many units hold a term, how many of the newest of them are ranked, and how many of these are looked at."""

    units: int
    ranked: int
    kept: int


def crowded(db: "Index", understood: Understood, most: int) -> dict[str, Crowd]:
    """The terms of a query that more units hold than are looked at of one word; none where all are asked for."""
    crowds: dict[str, Crowd] = {}
    for found in understood.words if most != postings.ALL else ():
        left = most
        for term in found.terms:
            units = postings.holding(db, term)
            if units > most:
                crowds[term] = Crowd(units, postings.looked_at(units, left) or units, left)
            left = max(left - units, postings.LEAST)
    return crowds


def _gather(db: "Index", understood: Understood, conditions: list[Filter], most: int, near: int) -> _Gathered:
    gathered = _Gathered()
    doubt = DOUBT if len(understood.words) > LONG else 1.0
    weights = {tier: weight * (doubt if tier.startswith("spelling") else 1.0) for tier, weight in WEIGHTS.items()}
    held = [sum(postings.holding(db, term) for term in found.terms) for found in understood.words]
    rare: list[str] = []
    for place in sorted(range(len(held)), key=lambda place: held[place]):
        found = understood.words[place]
        for term, tier, holders in _holders(db, found, conditions, rare, list(gathered.units), most):
            for n, unit, frequency in holders:
                evidence = Evidence(TIERS.get(tier, tier), frequency * weights[tier], term, not found.guess)
                gathered.add(n, unit, place, evidence)
        rare = rare or list(found.terms)
    idle = all(found.light for found in understood.words)  # such words alone ask for nothing
    for meaning in understood.meanings:
        tier = TIERS.get(meaning.tier, meaning.tier)
        sure = meaning.tier != "related" and not (idle and meaning.tier in TRANSLATED)
        wanted = near if meaning.tier == "related" else most
        for n, unit, frequency in postings.of_concept(db, meaning.concept, conditions, wanted):
            evidence = Evidence(tier, frequency * WEIGHTS[meaning.tier], meaning.concept, sure)
            for place in range(meaning.first, meaning.last + 1):
                gathered.add(n, unit, place, evidence)
    return gathered


def _holders(
    db: "Index", found: Found, conditions: list[Filter], rare: list[str], near: list[int], most: int
) -> Iterator[tuple[str, str, Iterator[Posting]]]:
    left = most
    for term, tier in found.terms.items():
        units = postings.holding(db, term)
        if rare and units > postings.RANKED and most != postings.ALL:
            yield term, tier, postings.beside(db, term, rare, near, conditions)
        else:
            yield term, tier, postings.of_term(db, term, conditions, left)
        left = left if most == postings.ALL else max(left - units, postings.LEAST)


def _rarity(db: "Index", gathered: _Gathered, understood: Understood) -> list[float]:
    sessions = total(db, "session")
    holding: list[set[int]] = [set() for _ in understood.words]
    for n, unit in gathered.units.items():
        for place, evidence in gathered.evidence[n].items():
            if evidence.sure:
                holding[place].add(unit.session)
    counts = [len(held) for held in holding]
    for place, found in enumerate(understood.words):
        units = max((postings.holding(db, term) for term in found.terms), default=0)
        if units > postings.KEPT:  # not all of them were gathered
            counts[place] = min(sessions, max(counts[place], units))
    return [0.12 + math.log(1 + (sessions - held + 0.5) / (held + 0.5)) for held in counts]


def _weighted(rarity: list[float], understood: Understood) -> list[float]:
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


def _hit(n: int, unit: Unit, evidence: dict[int, Evidence], rarity: list[float], whole: float, phrase: bool) -> Hit:
    score = covered = 0.0
    for place, found in evidence.items():
        score += rarity[place] * found.score
        if found.sure:
            covered += rarity[place]
    cover = covered / whole
    score *= (0.5 + cover) * (1.6 if phrase else 1.0)
    return Hit(n, unit.kind, unit.session, unit.speaker, evidence, score, cover, phrase)


def _ranked(session: int, hits: list[Hit], rarity: list[float], whole: float) -> Ranked:
    if len(hits) == 1:  # as most sessions have: the same sum, in a fifth of the time
        hit = hits[0]
        score = sum([rarity[place] * found.score for place, found in hit.evidence.items()])
        return Ranked(session, (score + hit.score) * (0.3 + hit.cover), hit.cover, hits)
    hits = sorted(hits, key=lambda hit: (-hit.score, hit.n))
    score, covered = 0.0, 0.0
    for place, weight in enumerate(rarity):
        scores = sorted((hit.evidence[place].score for hit in hits if place in hit.evidence), reverse=True)
        if scores:
            score += weight * (scores[0] + 0.35 * math.log1p(sum(scores[1:])))
        if any(place in hit.evidence and hit.evidence[place].sure for hit in hits):
            covered += weight
    cover = covered / whole
    return Ranked(session, (score + hits[0].score) * (0.3 + cover), cover, hits)
