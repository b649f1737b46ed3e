"""The numbers of an event as bars and two small matrices."""

from collections.abc import Sequence

from cgluctl.answers.context import Context
from cgluctl.answers.screens import LONGEST, cut, event_heading
from cgluctl.blocks import Bars, Blank, Block, Grid, Heading, Paragraph, Span, Spans, plain
from cgluctl.search.archive import EventRow
from cgluctl.shapes import Column, Record

TOPICS, SPEAKERS = 12, 20  # shown; data formats have all
COLUMNS = 14  # sessions that stand side by side


def stats_screen(ctx: Context, event: EventRow, items: Sequence[Record]) -> list[Block]:
    """Passages by session, who speaks where, topics by session."""
    say = ctx.tell.say
    sessions = [item for item in items if item["kind"] == "session"]
    speakers = [item for item in items if item["kind"] == "speaker"]
    topics = [item for item in items if item["kind"] == "topic"]
    bars = Bars([(item["id"], cut(item["name"], LONGEST), item["passages"], _speech(ctx, item)) for item in sessions])
    ids = [item["id"] for item in sessions]
    return [
        event_heading(ctx, event),
        Blank(),
        Heading((Span(say("Passages by session"), "day"),), "", 2),
        bars,
        Blank(),
        *(_matrices(ctx, ids, speakers, topics) if len(ids) <= COLUMNS else _totals(ctx, speakers, topics)),
    ]


def _matrices(ctx: Context, ids: Sequence[str], speakers: Sequence[Record], topics: Sequence[Record]) -> list[Block]:
    say = ctx.tell.say
    return [
        Heading((Span(say("Who speaks where"), "day"),), "", 2),
        Paragraph(
            (Span(say("Quoted or reported passages; a dot: took part or was listed, no words reported."), "dim"),)
        ),
        Grid([Column("name", say("Speaker")), *_heads(ids)], [_row(item, ids, "speaker") for item in speakers]),
        Blank(),
        Heading((Span(say("Topics by session"), "day"),), "", 2),
        Paragraph((Span(say("Passages that name the topic; a dot: a topic of the session as a whole."), "dim"),)),
        Grid([Column("name", say("Topic")), *_heads(ids)], [_row(item, ids, "") for item in topics[:TOPICS]]),
        _more(ctx, "topics", TOPICS, topics),
    ]


def _totals(ctx: Context, speakers: Sequence[Record], topics: Sequence[Record]) -> list[Block]:
    say = ctx.tell.say
    return [
        Heading((Span(say("Who speaks most"), "day"),), "", 2),
        _bars(ctx, speakers[:SPEAKERS]),
        _more(ctx, "speakers", SPEAKERS, speakers),
        Blank(),
        Heading((Span(say("Topics"), "day"),), "", 2),
        _bars(ctx, topics[:TOPICS]),
        _more(ctx, "topics", TOPICS, topics),
    ]


def _bars(ctx: Context, items: Sequence[Record]) -> Bars:
    rows = []
    for item in items:
        where = ctx.tell.plural("{n} session", "{n} sessions", len(item["sessions"]))
        rows.append(("", item["name"], item["passages"], where))
    return Bars(rows)


def _more(ctx: Context, name: str, most: int, items: Sequence[Record]) -> Paragraph:
    told = ctx.tell.say(
        "{shown} of {total} {what}; all: cgluctl {name}",
        shown=len(items[:most]),
        total=len(items),
        what=ctx.tell.small(name),
        name=name,
    )
    return Paragraph((Span(told, "dim"),))


def _speech(ctx: Context, item: Record) -> str:
    words = ctx.tell
    parts = [
        words.plural("{n} direct", "{n} direct", item["direct"]) if item["direct"] else "",
        words.plural("{n} reported", "{n} reported", item["reported"]) if item["reported"] else "",
    ]
    return ", ".join(part for part in parts if part)


def _heads(ids: Sequence[str]) -> list[Column]:
    return [Column(session, session, True) for session in ids]


def _row(item: Record, ids: Sequence[str], style: str) -> list[Spans]:
    cells: list[Spans] = [(Span(item["name"], style),)]
    for session in ids:
        count = item["sessions"].get(session)
        cells.append(plain("" if count is None else str(count) if count else "·"))
    return cells
