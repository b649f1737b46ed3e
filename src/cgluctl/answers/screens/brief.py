"""The brief as a document."""

from collections.abc import Sequence

from cgluctl.answers.context import Context
from cgluctl.answers.screens import LANGUAGE_NAMES, passage_entry, quote_card, topic_labels
from cgluctl.blocks import Blank, Block, Fields, Heading, Paragraph, Span, Spans, plain
from cgluctl.language import voices, when
from cgluctl.shapes import Record


def brief_screen(ctx: Context, head: Record, items: Sequence[Record], full: bool) -> list[Block]:
    """The event's title and dates, then session by session."""
    say = ctx.tell.say
    language = say(LANGUAGE_NAMES.get(head["source"]["language"], "?"))
    blocks: list[Block] = [
        Heading((Span(head["title"], "title"),), head["id"]),
        Paragraph(plain(when.period(ctx.tell, head["start"], head["end"]))),
        Blank(),
    ]
    blocks += [
        Paragraph(
            (
                Span(
                    say(
                        "From a report in {language}; lines are those of its text as read. Summaries are its first sentences, passages its own words; only direct quotes are a speaker’s.",
                        language=language,
                    )
                    if voices.all_report(items)
                    else say(
                        "From a report in {language}; lines are its printed lines. Summaries are ours; only words inside quotation marks are quotations.",
                        language=language,
                    ),
                    "dim",
                ),
            )
        ),
        Blank(),
    ]
    for item in items:
        blocks += _session(ctx, item, full)
    return blocks


def _date(ctx: Context, item: Record) -> str:
    return "" if when.is_outside(item["day"], item["date"]) else when.short(ctx.tell, item["date"])


def _session(ctx: Context, item: Record, full: bool) -> list[Block]:
    say = ctx.tell.say
    blocks: list[Block] = [
        Heading(
            (Span(item["session"], "id"), Span("  "), Span(item["title"], "title")),
            " · ".join(part for part in (_date(ctx, item), when.clock(item), item["room"]) if part),
            2,
        ),
        Blank(),
    ]
    if item["summary"]:
        label = voices.summary_label(ctx.tell, item)
        lead = (Span(label, "label"),) if label else ()
        blocks += [Paragraph((*lead, Span(item["summary"]))), Blank()]
    rows: list[tuple[str, Spans]] = []
    for number, part in enumerate(item["parts"]):
        rows.append((say("People") if number == 0 else "", plain(part["text"])))
    if item["topics"]:
        rows.append((say("Topics"), plain(", ".join(topic_labels(ctx, item["topics"])))))
    if item["links"]:
        rows.append((say("Links"), plain(", ".join(link["url"] for link in item["links"]))))
    rows.append((say("Source"), plain(voices.in_report(ctx.tell, item["source"]))))
    blocks += [Fields(rows), Blank()]
    for passage in item["passages"]:
        blocks += (
            [*quote_card(ctx, passage, {"short": item["short"]}), Blank()]
            if passage["speech"] == "direct"
            else [passage_entry(ctx, passage)]
        )
    return [*blocks, *([Blank()] if full else [])]
