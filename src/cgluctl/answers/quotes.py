"""Quotes: the exact words, who said them, and where they stand; what is merely reported comes apart."""

import random as chance
from collections.abc import Sequence

from cgluctl.answers import find, people
from cgluctl.answers.blocks import local_id, quote_card, shown_name
from cgluctl.answers.context import Context, lines
from cgluctl.answers.filters import Filters, conditions
from cgluctl.answers.items import flat, passage_columns
from cgluctl.shapes import Answer, Blank, Block, Entry, Hints, Paragraph, Record, Rule, Span


def quote(ctx: Context, words: Sequence[str], filters: Filters, at_random: bool = False, limit: int = find.LIMIT) -> Answer:
    """Direct speech by words and filters; with `speech` reported or narrative, those passages instead."""
    speech = filters.speech or "direct"
    wanted = filters._replace(speech=speech)
    found = find.search(ctx, words, wanted, limit)
    items = [item for item in found.items if item["kind"] == "passage"]
    if at_random and items:
        items = [chance.choice(items)]
    answer = Answer(
        "quote", {"text": " ".join(words), **wanted.given()}, items, passage_columns(ctx), [flat(item) for item in items],
        lambda: _screen(ctx, items), total=len(items) if at_random else found.total, remarks=found.remarks, found=bool(items), document=True,
    )  # fmt: skip
    return answer if items else _without(ctx, answer, wanted, words)


def _screen(ctx: Context, items: Sequence[Record]) -> list[Block]:
    sessions = {(ctx.archive.event(s.event).data["id"], s.data["id"]): ctx.text(s.data["short"]) for s in ctx.archive.sessions()}
    blocks: list[Block] = []
    for number, item in enumerate(items):
        if item["speech"] == "direct":
            blocks += [Blank(), Rule(), Blank()] if number else []
            blocks += quote_card(ctx, item, {"short": sessions[item["event"], item["session"]]})
        else:
            blocks.append(_reported(item))
    if items and items[0]["speech"] != "direct":
        blocks.append(Paragraph((Span(ctx.tell.say("In our words; not to be quoted."), "dim"),), 3))
    return blocks


def _reported(item: Record) -> Entry:
    who = (Span(f"{shown_name(item)}: ", "speaker"),) if item["speaker"] else ()
    return Entry(f"{item['session']}/{local_id(item)}", item["speech"], (*who, Span(item["text"])), lines(item["source"]["lines"]))


def _without(ctx: Context, answer: Answer, filters: Filters, words: Sequence[str]) -> Answer:
    """No direct quote: says so, and what is reported of the speaker instead."""
    say = ctx.tell.say
    if filters.speech != "direct" or not filters.speaker or words:
        remark = [say("No such passage there.")] if filters.speech != "direct" else [say("No direct quote there.") + " " + say("Every direct quote: cgluctl quote")]
        return answer._replace(remarks=[*answer.remarks[:1], *remark][-2:] if words else remark)
    speakers, remark_text = people.named(ctx, filters.speaker)
    reported = find.search(ctx, [], filters._replace(speech="reported"))
    who = "; ".join(", ".join(part for part in (ctx.name(s), ctx.role(s) if s.data["named"] else "") if part) for s in speakers[:3])
    first = say("No direct quote of {who}.", who=who)
    if reported.items:
        told = " | ".join(f"{item['session']}/{local_id(item)} {item['text']} ({say('lines {lines}', lines=lines(item['source']['lines']))})" for item in reported.items)
        second = say("Reported, in our words; not to be quoted: {told}", told=told)
    else:
        second = say("Nothing is reported of them either.")
    session = next((p.session for s in speakers for p in ctx.archive.parts(speaker=[s.n])), None)
    next_step = say("Next: {command}", command=f"cgluctl show {ctx.archive.session(session).data['id']}" if session else "cgluctl quote")

    def screen() -> list[Block]:
        """The same as the remarks, set for a terminal's stderr."""
        return [*map(_reported, reported.items), Blank(), Hints([(next_step, say("Every direct quote: cgluctl quote"))])]

    remarks = [" ".join(part for part in (remark_text, first) if part), second, next_step]
    return answer._replace(remarks=remarks, screen=screen, extra={"instead": {"reported": list(reported.items)}})
