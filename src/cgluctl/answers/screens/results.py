"""The results of a search as a person reads them."""

from collections.abc import Sequence
from itertools import groupby

from cgluctl.answers.context import Context, lines
from cgluctl.answers.items import short_title
from cgluctl.answers.screens import passage_entry, quote_entry, shown_name
from cgluctl.blocks import Blank, Block, Entry, Fields, Heading, Hints, Rule, Span, Spans
from cgluctl.language import when
from cgluctl.search.understand import Understood
from cgluctl.shapes import Record

WEAK_SHOWN = 6
SHOWN = 8  # hits shown of one session; the rest is counted
CONTEXT = 60  # code points of a long quote kept on each side of a hit


def results_screen(
    ctx: Context, understood: Understood | None, items: Sequence[Record], weak: Sequence[Record], found: tuple[int, int]
) -> list[Block]:
    """Hits grouped by session, strong ones first, weak ones below a rule; `found` counts passages and sessions, shown or not."""
    plural = ctx.tell.plural
    blocks: list[Block] = []
    if items:
        counts = (
            plural("{n} passage", "{n} passages", found[0]) + ", " + plural("{n} session", "{n} sessions", found[1])
        )
        left = (Span(understood.query.text if understood else ctx.tell.say("Passages"), "title"),)
        blocks = [Heading(left, counts), Blank()]
        blocks += _groups(ctx, items, understood)
    if weak:
        blocks += _weaker(ctx, weak, alone=not items)
    return blocks


def _groups(ctx: Context, items: Sequence[Record], understood: Understood | None) -> list[Block]:
    blocks: list[Block] = []
    for _, group in groupby(items, key=lambda item: (item["event"], item["session"])):
        hits = list(group)
        head = next((item for item in hits if item["kind"] == "session"), None)
        blocks += [
            _session_heading(ctx, hits[0], head, understood),
            *_entries(ctx, [item for item in hits if item is not head], understood),
            Blank(),
        ]
    return blocks


def _session_heading(ctx: Context, item: Record, head: Record | None, understood: Understood | None) -> Heading:
    name = ctx.shown_session(item)
    title: Spans = marked(head["text"], head["spans"], "title") if head else (Span(_short(ctx, item), "title"),)
    if head and understood:
        title = (*title, Span(f"  {_why(ctx, head)}", "dim"))
    return Heading((Span(name, "id"), Span("  "), *title), when.short(ctx.tell, item["date"]), 2)


def _short(ctx: Context, item: Record) -> str:
    event = ctx.archive.current(item["event"])
    return next(
        (short_title(ctx, s.data) for s in ctx.archive.sessions(event.n) if s.data["id"] == item["session"]), ""
    )


def _entries(ctx: Context, hits: list[Record], understood: Understood | None) -> list[Block]:
    blocks: list[Block] = [_entry(ctx, item, understood) for item in hits[:SHOWN]]
    if len(hits) > SHOWN:
        more = ctx.tell.plural(
            "{n} more passage here: --session {id}",
            "{n} more passages here: --session {id}",
            len(hits) - SHOWN,
            id=ctx.shown_session(hits[0]),
        )
        blocks.append(Entry("…", "narrative", (Span(more, "dim"),), ""))
    return blocks


def _entry(ctx: Context, item: Record, understood: Understood | None) -> Entry:
    why = _why(ctx, item) if understood else ""
    if item["kind"] == "speaker":
        where = item["source"]["lines"]
        return Entry(
            "", "narrative", marked(item["text"], item["spans"], "speaker"), lines(where) if where else "", why
        )
    if item["kind"] == "session":
        return Entry("", "narrative", marked(item["text"], item["spans"], "title"), lines(item["source"]["lines"]), why)
    if item["speech"] == "direct":
        spans = _cut(item)
        entry = quote_entry(ctx, item, spans, why)
        return (
            entry._replace(spans=(*entry.spans, Span("  " + shown_name(ctx, item), "speaker")))
            if item["speaker"]
            else entry
        )
    return passage_entry(ctx, item, marked(item["text"], item["spans"]), why)


def _why(ctx: Context, item: Record) -> str:
    tier = ctx.tell.word(item["tier"])
    field = item["matched"]["field"]
    place = f" ({ctx.tell.word(field.capitalize()).lower()})" if field in ("summary", "topic") else ""
    if place or item["tier"] == "exact" or item["matched"]["word"] in (None, item["matched"]["query"]):
        return tier + place
    return f"{tier}{ctx.tell.colon}{item['matched']['query']} → {item['matched']['word']}"


def marked(text: str, spans: list[list[int]], style: str = "") -> Spans:
    """A text with its hits in the style of a hit."""
    parts: list[Span] = []
    place = 0
    for start, stop in spans:
        parts += [Span(text[place:start], style), Span(text[start:stop], "hit")]
        place = stop
    parts.append(Span(text[place:], style))
    return tuple(part for part in parts if part.text)


def _cut(item: Record) -> Spans:
    text, spans = item["text"], item["spans"]
    if not spans or len(text) <= 4 * CONTEXT:
        return marked(text, spans, "quote")
    start = max(0, spans[0][0] - CONTEXT)
    stop = min(len(text), max(b for a, b in spans if a - spans[0][0] < 2 * CONTEXT) + CONTEXT)
    start = text.find(" ", start) + 1 if start else 0
    stop = text.rfind(" ", 0, stop) if stop < len(text) else stop
    inside = [[a - start, b - start] for a, b in spans if a >= start and b <= stop]
    spans_shown = marked(text[start:stop], inside, "quote")
    before, after = (Span("… ", "quote"),) if start else (), (Span(" …", "quote"),) if stop < len(text) else ()
    return (*before, *spans_shown, *after)


def _weaker(ctx: Context, weak: Sequence[Record], alone: bool) -> list[Block]:
    shown = weak[:WEAK_SHOWN] if alone else [item for item in weak if item["tier"] != "related"][: WEAK_SHOWN // 2]
    blocks: list[Block] = []
    for missing, group in groupby(shown, key=lambda item: item["missing"]):
        items = list(group)
        found = [word for word in items[0]["asked"] if word not in missing]
        both = ctx.tell.say(
            "weaker: {found} found, {missing} not", found=_listed(ctx, found), missing=_listed(ctx, missing)
        )
        blocks.append(Rule(both if found else ctx.tell.say("only near: no such word")))
        for item in items:
            name = ctx.shown_item(item) if item["kind"] == "passage" else ctx.shown_session(item)
            blocks.append(_entry(ctx, item, None)._replace(id=name))
    return blocks


def _listed(ctx: Context, words: list[str]) -> str:
    return ", ".join(map(ctx.tell.quote, words))


def explain_screen(ctx: Context, details: Record) -> list[Block]:
    """One screen on how the query was understood."""
    say = ctx.tell.say
    blocks: list[Block] = []
    for word in details["words"]:
        rows: list[tuple[str, Spans]] = [
            (ctx.tell.word(tier), (Span(", ".join(terms)),)) for tier, terms in word["terms"].items()
        ]
        for tier in ("meaning", "narrower", "related"):
            named = [concept for concept, how in word["concepts"].items() if how == tier]
            if named:
                rows.append((ctx.tell.word(tier), (Span(", ".join(named)),)))
        if not rows:
            rows = [(say("not found"), (Span("—"),))]
        blocks += [Heading((Span(word["word"], "title"),), "", 2), Fields(rows, 3), Blank()]
    rest: list[tuple[str, Spans]] = []
    for label, key in (("left out", "dropped"), ("phrases", "phrases"), ("excluded", "excluded")):
        if details[key]:
            rest.append((say(label), (Span(", ".join(details[key])),)))
    for name, value in details["filters"].items():
        rest.append((name, (Span(value),)))
    return [
        *blocks,
        *([Fields(rest)] if rest else []),
        Hints([("cgluctl search …", say("the same without --explain gives the hits"))]),
    ]
