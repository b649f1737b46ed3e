"""Why a hit is one: how the query was understood, its tier, the word that matched, and where in the text it stands."""

from functools import lru_cache
from itertools import pairwise

from cgluctl.answers.context import Context
from cgluctl.answers.items import part_item, passage_item, session_item
from cgluctl.language import thesaurus
from cgluctl.language.words import Word, joined, split
from cgluctl.search.engine import Evidence, Hit
from cgluctl.search.understand import TIERS as TOLD
from cgluctl.search.understand import Understood
from cgluctl.shapes import Column, Record

TIERS = ("exact", "form", "spelling", "meaning", "related")


def hit_item(ctx: Context, hit: Hit, understood: Understood) -> Record:
    """A hit as a record: the passage, session or speaker with tier, matched, spans and score."""
    session = ctx.archive.session(hit.session)
    shown = _wide(hit, understood)
    near = {meaning.concept for meaning in understood.meanings if meaning.tier == "meaning"}
    if hit.kind == "session":
        item = _session_hit(
            ctx, hit, session_item(ctx, session), {k: v for k, v in session.data["title"].items() if v}, near
        )
    elif hit.kind == "speaker":
        part = ctx.archive.part(hit.n)
        item = part_item(ctx, part, session, ctx.archive.speaker(part.speaker))
        item |= {"spans": spans_of(ctx, _words_only(shown), item["text"], ctx.lang)}
        item |= {"field": "name" if _in_name(hit, item) else "role"}
    else:
        passage = ctx.archive.passage(hit.n)
        speaker = ctx.archive.speaker(passage.speaker) if passage.speaker is not None else None
        item = _passage_hit(ctx, shown, passage_item(ctx, passage, session, speaker), dict(passage.data["text"]), near)
    field = item.pop("field")
    worst = max(hit.evidence.items(), key=lambda pair: (TIERS.index(pair[1].tier), -pair[1].score))
    item["tier"] = worst[1].tier
    item["matched"] = {
        "field": field,
        "lang": item.pop("matched_lang", item["lang"]),
        "word": _shown(ctx, hit, worst, item),
        "query": _asked(worst, understood),
    }
    item["asked"] = [found.word.surface for found in understood.words]
    item["missing"] = [
        found.word.surface
        for place, found in enumerate(understood.words)
        if place not in hit.evidence or not hit.evidence[place].sure
    ]
    item["score"] = round(hit.score, 4)
    return item


def _wide(hit: Hit, understood: Understood) -> Hit:
    forms = {
        -1 - number: Evidence("form", 0.0, term, True)
        for number, term in enumerate(
            term
            for place, evidence in hit.evidence.items()
            if evidence.tier in ("exact", "form", "spelling")
            for term in understood.words[place].terms
        )
    }
    return hit._replace(evidence=hit.evidence | forms)


def _words_only(hit: Hit) -> Hit:
    kept = {
        place: evidence for place, evidence in hit.evidence.items() if evidence.tier in ("exact", "form", "spelling")
    }
    return hit._replace(evidence=kept)


def _session_hit(ctx: Context, hit: Hit, item: Record, titles: Record, near: set[str]) -> Record:
    shown, spans, matched = _best(ctx, hit, titles, near)
    text = titles.get(shown) or item["title"]
    field = "title" if spans else "summary" if spans_of(ctx, hit, item["summary"], ctx.lang) else "topic"
    own = {"speech": None, "speaker": None, "lang": shown, "text": text, "translation": None, "translation_lang": None}
    return {**item, **own, "spans": spans, "field": field, "matched_lang": matched}


def _passage_hit(ctx: Context, hit: Hit, item: Record, texts: Record, near: set[str]) -> Record:
    shown, spans, matched = _best(ctx, hit, {k: v for k, v in texts.items() if v}, near)
    field = ("speech" if item["speech"] == "direct" else "text") if spans else "by"
    if item["speech"] != "direct":
        return {
            **item,
            "text": texts[shown] or item["text"],
            "lang": shown,
            "spans": spans,
            "field": field,
            "matched_lang": matched,
        }
    own = spans_of(ctx, hit, item["text"], item["lang"])
    if not own and shown != item["lang"]:
        item |= {"translation": texts[shown], "translation_lang": shown}
    return {**item, "spans": own, "field": field, "matched_lang": item["lang"] if own else matched}


def _best(ctx: Context, hit: Hit, texts: Record, near: set[str]) -> tuple[str, list[list[int]], str]:
    texts = {language: text for language, text in texts.items() if text}
    marks = {ctx.lang: spans_of(ctx, hit, texts.get(ctx.lang, ""), ctx.lang)}
    if marks[ctx.lang]:
        return ctx.lang, marks[ctx.lang], ctx.lang
    marks |= {language: spans_of(ctx, hit, text, language) for language, text in texts.items() if language != ctx.lang}
    best = max(texts or (ctx.lang,), key=lambda language: (len(marks[language]), language == ctx.lang))
    named = _merged(sorted(_mentions(ctx, near, texts.get(ctx.lang) or "", ctx.lang)))
    if named:
        return ctx.lang, named, best
    if not texts.get(ctx.lang):
        return best, marks[best], best
    if not marks[best] or all(evidence.tier in ("meaning", "related") for evidence in hit.evidence.values()):
        return ctx.lang, [], best
    return best, marks[best], best


def spans_of(ctx: Context, hit: Hit, text: str, language: str) -> list[list[int]]:
    """Where the words that matched stand in a text, in code points, in order."""
    terms = {evidence.by for evidence in hit.evidence.values() if evidence.tier in ("exact", "form", "spelling")}
    words = _words(text) if terms else []
    spans = [
        [word.start, word.end]
        for word in words
        if word.folded in terms or (not word.folded.isalpha() and terms.intersection(joined(word.surface, [word])))
    ]
    spans += [[a.start, b.end] for a, b in pairwise(words) if a.folded + b.folded in terms and b.start == a.end + 1]
    concepts = {evidence.by for evidence in hit.evidence.values() if evidence.tier in ("meaning", "related")}
    return _merged(sorted(spans + _mentions(ctx, concepts, text, language)))


def _mentions(ctx: Context, concepts: set[str], text: str, language: str) -> list[list[int]]:
    words = _words(text)
    return [
        span for concept in sorted(concepts) for span in thesaurus.naming(words, language, ctx.archive.keys_of(concept))
    ]


@lru_cache(maxsize=256)
def _words(text: str) -> list[Word]:
    return split(text)


def _merged(spans: list[list[int]]) -> list[list[int]]:
    merged: list[list[int]] = []
    for start, stop in spans:
        if merged and start < merged[-1][1]:
            merged[-1][1] = max(stop, merged[-1][1])
        else:
            merged.append([start, stop])
    return merged


def _in_name(hit: Hit, item: Record) -> bool:
    return any(item["text"][a:b] in item["speaker"]["name"] for a, b in item["spans"]) or not item["spans"]


def _shown(ctx: Context, hit: Hit, worst: tuple[int, Evidence], item: Record) -> str | None:
    _, evidence = worst
    alone = hit._replace(evidence={0: evidence})
    if hit.kind == "speaker":
        alone = _words_only(alone)
    found = spans_of(ctx, alone, item["text"], item["lang"])
    if found:
        return str(item["text"][found[0][0] : found[0][1]])
    return evidence.by.replace("-", " ") if evidence.tier in ("meaning", "related") else evidence.by


def _asked(worst: tuple[int, Evidence], understood: Understood) -> str:
    place, evidence = worst
    named = understood.meanings if evidence.tier in ("meaning", "related") else []
    for meaning in named:
        if meaning.concept == evidence.by and meaning.first <= place <= meaning.last:
            return meaning.label
    return understood.words[place].word.surface


def explained_rows(ctx: Context, details: Record) -> tuple[list[Column], list[Record]]:
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
            tiers.setdefault(TOLD.get(tier, tier), []).append(term)
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
