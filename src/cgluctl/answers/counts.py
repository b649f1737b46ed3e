"""Hits counted by one of their properties."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from cgluctl.answers.context import Context
from cgluctl.errors import no_such
from cgluctl.shapes import Answer, Column, Record

if TYPE_CHECKING:
    from cgluctl.blocks import Block
    from cgluctl.model import Session

COUNTS = ("speaker", "day", "session", "topic", "speech", "event", "year")


def counted(ctx: Context, answer: Answer, by: str | None) -> Answer:
    """The answer as counts by one property, or as it is without one. WrongUsage for a property that hits have not."""
    if by is None:
        return answer
    if by not in COUNTS:
        raise no_such("Hits cannot be counted by {name}.", by, COUNTS)
    events = {id: ctx.archive.current(id).n for id in {item["event"] for item in answer.items}}
    sessions = {(s.event, s.data["id"]): s.data for s in ctx.archive.sessions(events.values())}
    keys = (_keys(item, sessions[events[item["event"]], item["session"]], by) for item in answer.items)
    counter: Counter[str] = Counter(chain.from_iterable(keys))
    items: list[Record] = [
        {by: key, "count": count} for key, count in sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    columns = [Column("count", ctx.tell.say("Hits"), True), Column(by, by)]

    def screen() -> list[Block]:
        from cgluctl.answers.screens.common import listing

        return listing(columns, items)

    return answer._replace(
        name="search-counts", items=items, columns=columns, rows=items, screen=screen, total=len(items), extra=None
    )


def _keys(item: Record, session: Session, by: str) -> list[str]:
    """Under which keys a hit counts: one, several for topics, none for a speaker or a year that is unknown.

    A day without a date has its number, as `show` takes it: `cglu-2021-05/2`.
    """
    if by == "speaker":
        return [item["speaker"]["name"]] if item["speaker"] else []
    if by == "topic":
        return session["topics"]
    keys = {
        "day": item["date"] or f"{item['event']}/{session['day']}",
        "session": f"{item['event']}/{item['session']}",
        "speech": item.get("speech"),
        "event": item["event"],
        "year": item["date"] and item["date"][:4],
    }
    return [str(keys[by])] if keys[by] else []
