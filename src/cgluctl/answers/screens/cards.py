"""One thing as a person reads it: a topic, or a citation to copy."""

from __future__ import annotations

from collections.abc import Sequence

from cgluctl.answers.context import Context, lines
from cgluctl.answers.items import short_title
from cgluctl.answers.screens.common import passage_blocks, quote_card, shown_name
from cgluctl.answers.styles import Part
from cgluctl.answers.topics import label
from cgluctl.blocks import Blank, Block, Fields, Heading, Paragraph, Span, Spans, plain
from cgluctl.language import voices, when
from cgluctl.search.archive import SessionRow
from cgluctl.shapes import Record


def card(ctx: Context, item: Record) -> list[Block]:
    """One topic: labels in three languages, what lies near, and where it comes up."""
    say = ctx.tell.say
    rows: list[tuple[str, Spans]] = [
        (language, plain(", ".join([item["labels"].get(language, ""), *item["other_labels"].get(language, [])])))
        for language in ("fr", "en", "es")
    ]
    for title, key in ((say("Broader"), "broader"), (say("Related"), "related")):
        if item[key]:
            rows.append((title, plain(", ".join(label(ctx, topic) for topic in item[key]))))
    rows.append((say("Sessions"), (Span(", ".join(item["sessions"]) or "—", "id"),)))
    rows.append((say("Passages"), plain(str(item["passages"]))))
    return [Heading((Span(item["label"], "title"),), item["id"]), Fields(rows, 3), Blank()]


def cite_screen(ctx: Context, pieces: Sequence[Part], title: str) -> list[Block]:
    """Each piece a paragraph; where there are a note or a reference, each under what it is for. `title` is set as a work's."""
    say = ctx.tell.say
    labels = {"text": say("In the text"), "note": say("In a note"), "reference": say("In the list of references")}
    labelled = len([piece for piece in pieces if piece.kind in labels]) > 1
    blocks: list[Block] = []
    for piece in pieces:
        blocks += [Blank()] if blocks else []
        if labelled and piece.kind in labels:
            blocks.append(Paragraph((Span(labels[piece.kind], "label"),)))
        blocks.append(Paragraph(_set(piece, title)))
    return blocks


def _set(piece: Part, title: str) -> Spans:
    """The words of a piece, a printed title in italics."""
    if piece.kind == "translation":
        return (Span(piece.text, "dim"),)
    before, found, after = piece.text.rpartition(title) if title else (piece.text, "", "")
    return tuple(span for span in (Span(before), Span(found, "work"), Span(after)) if span.text)


def passage_screen(ctx: Context, session: SessionRow, item: Record) -> list[Block]:
    """A quote as a card; any other passage under its session."""
    short = short_title(ctx, session.data)
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
