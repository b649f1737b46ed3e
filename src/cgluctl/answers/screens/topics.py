"""One topic as a person reads it."""

from __future__ import annotations

from cgluctl.answers.context import Context
from cgluctl.answers.topics import label
from cgluctl.blocks import Blank, Block, Fields, Heading, Span, Spans, plain
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
