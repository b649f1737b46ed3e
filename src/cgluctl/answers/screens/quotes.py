"""Quotes as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence

from cgluctl.answers.context import Context
from cgluctl.answers.items import short_title
from cgluctl.answers.screens.common import quote_card, shown_name
from cgluctl.blocks import Blank, Block, Entry, Hints, Paragraph, Rule, Span
from cgluctl.language import voices
from cgluctl.shapes import Record


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
    """Who all of them are of, when it is one."""
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
