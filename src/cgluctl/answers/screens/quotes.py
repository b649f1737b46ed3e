"""Quotes as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence

from cgluctl.answers.context import Context, lines
from cgluctl.answers.screens.common import local_id, quote_card, shown_name
from cgluctl.blocks import Blank, Block, Entry, Hints, Paragraph, Rule, Span
from cgluctl.shapes import Record


def quotes_screen(ctx: Context, items: Sequence[Record]) -> list[Block]:
    """Direct speech as cards; other speech as a list that says it is not to be quoted."""
    sessions = {
        (ctx.archive.event(s.event).data["id"], s.data["id"]): ctx.text(s.data["short"]) for s in ctx.archive.sessions()
    }
    blocks: list[Block] = []
    for number, item in enumerate(items):
        if item["speech"] == "direct":
            blocks += [Blank(), Rule(), Blank()] if number else []
            blocks += quote_card(ctx, item, {"short": sessions[item["event"], item["session"]]})
        else:
            blocks.append(_reported(ctx, item))
    if items and items[0]["speech"] != "direct":
        blocks.append(Paragraph((Span(ctx.tell.say("In our words; not to be quoted."), "dim"),), 3))
    return blocks


def _reported(ctx: Context, item: Record) -> Entry:
    who = (Span(shown_name(item) + ctx.tell.colon, "speaker"),) if item["speaker"] else ()
    return Entry(
        f"{item['session']}/{local_id(item)}",
        item["speech"],
        (*who, Span(item["text"])),
        lines(item["source"]["lines"]),
    )


def instead_screen(ctx: Context, reported: Sequence[Record], next_step: str) -> list[Block]:
    """What is reported of someone who is nowhere quoted."""
    say = ctx.tell.say
    told: list[Block] = (
        [Paragraph((Span(say("Reported, in our words; not to be quoted:"), "dim"),))] if reported else []
    )
    return [
        *told,
        *(_reported(ctx, item) for item in reported),
        Blank(),
        Hints([(next_step, say("Every direct quote: cgluctl quote"))]),
    ]
