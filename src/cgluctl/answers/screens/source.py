"""One passage, and lines of the report, as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence

from cgluctl.answers import titles
from cgluctl.answers.context import Context, lines
from cgluctl.answers.screens.common import passage_blocks, quote_card, shown_name
from cgluctl.blocks import Blank, Block, Fields, Heading, Paragraph, Span, plain
from cgluctl.language import voices, when
from cgluctl.search.archive import SessionRow
from cgluctl.shapes import Record


def passage_screen(ctx: Context, session: SessionRow, item: Record) -> list[Block]:
    """A quote as a card; any other passage under its session."""
    short = titles.short(ctx, session.data)
    if item["speech"] == "direct":
        return quote_card(ctx, item, {"short": short})
    head = Heading(
        (Span(item["session"], "id"), Span("  "), Span(short, "title")), when.of_session(ctx.tell, session.data)
    )
    blocks = [head, Blank(), *passage_blocks(ctx, [item])]
    if item["speech"] == "reported" and voices.is_report(item):
        told = voices.not_to_be_quoted(ctx.tell, [item], shown_name(item) if item["speaker"] else "")
        blocks += [Blank(), Paragraph((Span(told, "dim"),), 3)]
    return blocks


def source_screen(ctx: Context, items: Sequence[Record]) -> list[Block]:
    """The lines of each place with their numbers."""
    blocks: list[Block] = []
    for item in items:
        blocks += [Blank()] if blocks else []
        where = ctx.tell.say("report lines {lines}", lines=lines(item["lines"]))
        blocks += [Heading((Span(item["id"], "id"),), where, 2), Blank()]
        blocks.append(Fields([(f"{line['line']:>5}", plain(line["text"])) for line in item["text"]], 1))
    return blocks
