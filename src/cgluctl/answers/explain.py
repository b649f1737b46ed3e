"""How a query was understood, as records and as rows."""

from __future__ import annotations

from cgluctl.answers.context import Context
from cgluctl.search.understand import TIERS, Understood
from cgluctl.shapes import Column, Record


def rows(ctx: Context, details: Record) -> tuple[list[Column], list[Record]]:
    """How the query was understood, a row for each way in which each word was."""
    made: list[Record] = []
    for word in details["words"]:
        ways = dict(word["terms"])
        for concept, tier in word["concepts"].items():
            ways[tier] = [*ways.get(tier, []), concept]
        made += [{"word": word["word"], "tier": tier, "found": ", ".join(found)} for tier, found in ways.items()]
        if not ways:
            made.append({"word": word["word"], "tier": None, "found": None})
    say = ctx.tell.say
    return [Column("word", say("Word")), Column("tier", say("Tier")), Column("found", say("Found as"))], made


def explained(understood: Understood) -> Record:
    """How a query was understood, as a record."""
    words = []
    for place, found in enumerate(understood.words):
        tiers: dict[str, list[str]] = {}
        for term, tier in found.terms.items():
            tiers.setdefault(TIERS.get(tier, tier), []).append(term)
        concepts = {m.concept: m.tier for m in understood.meanings if m.first <= place <= m.last}
        words.append(
            {"word": found.word.surface, "terms": tiers, "corrected": list(found.corrected), "concepts": concepts}
        )
    query = understood.query
    return {
        "words": words,
        "dropped": query.dropped,
        "phrases": [" ".join(row) for row in query.strict],
        "excluded": query.excluded,
        "filters": query.filters,
    }
