"""Quotes: the exact words, who said them, and where they stand; what is merely reported comes apart."""

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cgluctl.answers import find, people
from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters
from cgluctl.answers.items import flat, passage_columns
from cgluctl.errors import NotThere
from cgluctl.language import voices
from cgluctl.shapes import Answer, Record, Walk

if TYPE_CHECKING:
    from cgluctl.blocks import Block


def quote(
    ctx: Context, words: Sequence[str], filters: Filters, at_random: bool = False, limit: int = find.LIMIT
) -> Answer:
    """Direct speech by words and filters; with `speech` reported or narrative, those passages instead."""
    speech = filters.speech or "direct"
    wanted = filters._replace(speech=speech)
    found = find.search(ctx, words, wanted, 0 if at_random else limit)
    items = found.items if isinstance(found.items, Walk) else [i for i in found.items if i["kind"] == "passage"]
    if at_random and items:
        import random as chance

        items = [chance.choice(items)]

    def screen() -> "list[Block]":
        from cgluctl.answers.screens.cards import quotes_screen

        return quotes_screen(ctx, items)

    answer = Answer(
        "quote",
        {"text": " ".join(words), **wanted.given()},
        items,
        passage_columns(ctx),
        Walk(lambda: map(flat, items), len(items)),
        screen,
        total=len(items) if at_random else found.total,
        remarks=found.remarks,
        found=bool(items),
        document=True,
    )
    if items:
        return answer
    if words and not filters.speaker:
        name = " ".join(words)
        with contextlib.suppress(NotThere):  # a name typed without --speaker
            people.named(ctx, name)
            return quote(ctx, [], filters._replace(speaker=name), at_random, limit)
    return _without(ctx, answer, wanted, words)


def _without(ctx: Context, answer: Answer, filters: Filters, words: Sequence[str]) -> Answer:
    say = ctx.tell.say
    if filters.speech != "direct" or not filters.speaker or words:
        remark = (
            [say("No such passage there.")]
            if filters.speech != "direct"
            else [say("No direct quote there.") + " " + say("Every direct quote: cgluctl quote")]
        )
        return answer._replace(remarks=remark, document=False)
    speakers, remark_text = people.named(ctx, filters.speaker)
    reported = find.search(ctx, [], filters._replace(speech="reported"))
    named = [
        ", ".join(part for part in (ctx.name(s), ctx.role(s) if s.data["named"] else "") if part) for s in speakers
    ]
    who = "; ".join(list(dict.fromkeys(named))[:3])
    elsewhere = find.search(ctx, [], Filters(speaker=filters.speaker, speech="direct")).items
    first = say("No direct quote of {who}.", who=who)
    if elsewhere:
        where = ", ".join(item["id"] for item in elsewhere[:5])
        first = say("No direct quote of {who} there; quoted in {where}.", who=who, where=where)
    if reported.items:
        told = " | ".join(f"{ctx.shown_item(item)} {item['text']} ({_lines(ctx, item)})" for item in reported.items)
        second = voices.reported_instead(ctx.tell, reported.items) + ctx.tell.colon + told
    else:
        second = "" if elsewhere else say("Nothing is reported of them either.")
    session = next((p.session for s in speakers for p in ctx.archive.parts(speaker=[s.n])), None)
    found = ctx.archive.session(session) if session else None
    next_step = say(
        "Next: {command}",
        command=f"cgluctl show {ctx.typed_id(found.data['id'], found.event)}" if found else "cgluctl quote",
    )

    def screen() -> "list[Block]":
        from cgluctl.answers.screens.cards import instead_screen

        return instead_screen(ctx, reported.items, next_step)

    remarks = [text for text in (" ".join(part for part in (remark_text, first) if part), second, next_step) if text]
    return answer._replace(remarks=remarks, screen=screen, extra={"instead": {"reported": list(reported.items)}})


def _lines(ctx: Context, item: Record) -> str:
    return voices.where(ctx.tell, item["source"])
