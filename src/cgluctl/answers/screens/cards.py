"""One thing as a person reads it: a topic, a citation to copy, quotes."""

from collections.abc import Sequence

from cgluctl.answers.context import Context, lines
from cgluctl.answers.items import short_title
from cgluctl.answers.screens import passage_blocks, quote_card, shown_name
from cgluctl.answers.styles import Part
from cgluctl.answers.topics import label
from cgluctl.blocks import Blank, Block, Entry, Fields, Heading, Hints, Paragraph, Rule, Span, Spans, plain
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


def quotes_screen(ctx: Context, items: Sequence[Record]) -> list[Block]:
    """Direct speech as cards; other speech as a list that says it is not to be quoted."""
    events = {ctx.archive.current(id).n: id for id in {item["event"] for item in items}}
    sessions = {(events[s.event], s.data["id"]): short_title(ctx, s.data) for s in ctx.archive.sessions(events)}
    blocks: list[Block] = []
    for number, item in enumerate(items):
        if item["speech"] == "direct":
            blocks += [Blank(), Rule(), Blank()] if number else []
            blocks += quote_card(ctx, item, {"short": sessions[item["event"], item["session"]]})
        else:
            blocks.append(_reported(ctx, item))
    if items and items[0]["speech"] != "direct":
        blocks.append(Paragraph((Span(voices.not_to_be_quoted(ctx.tell, items, _alone(items)), "dim"),), 3))
    return blocks


def _alone(items: Sequence[Record]) -> str:
    names = {shown_name(item) if item["speaker"] else "" for item in items}
    return names.pop() if len(names) == 1 else ""


def _reported(ctx: Context, item: Record) -> Entry:
    who = (Span(voices.reporting(ctx.tell, item, shown_name(item)), "speaker"),) if item["speaker"] else ()
    return Entry(
        ctx.shown_item(item),
        item["speech"],
        (*who, Span(item["text"])),
        voices.at_edge(ctx.tell, item["source"]),
    )


def instead_screen(ctx: Context, reported: Sequence[Record], next_step: str) -> list[Block]:
    """What is reported of someone who is nowhere quoted."""
    say = ctx.tell.say
    told: list[Block] = (
        [Paragraph((Span(voices.reported_instead(ctx.tell, reported) + ctx.tell.colon.rstrip(), "dim"),))]
        if reported
        else []
    )
    return [
        *told,
        *(_reported(ctx, item) for item in reported),
        Blank(),
        Hints([(next_step, say("Every direct quote: cgluctl quote"))]),
    ]
