"""Hits counted by one of their properties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cgluctl.answers.context import Context
from cgluctl.errors import no_such
from cgluctl.shapes import Answer, Column, Record

if TYPE_CHECKING:
    from cgluctl.blocks import Block

COUNTS = ("speaker", "day", "session", "topic", "speech", "event", "year")


def counted(ctx: Context, answer: Answer, by: str | None) -> Answer:
    """The answer as counts by one property, or as it is without one. WrongUsage for a property that hits have not."""
    if by is None:
        return answer
    if by not in COUNTS:
        raise no_such("Hits cannot be counted by {name}.", by, COUNTS)
    counter: Counter[str] = Counter()
    known: dict[str, dict[str, _Session]] = {}
    for item in answer.items:
        event = item["event"]
        if event not in known:
            of = ctx.archive.sessions(ctx.archive.current(event).n)
            known[event] = {s.data["id"]: _Session(s.data["day"], tuple(s.data["topics"])) for s in of}
        counter.update(_keys(item, known[event][item["session"]], by))
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


class _Session(NamedTuple):
    """What of a session hits are counted by, and a record of them does not say."""

    day: int
    topics: tuple[str, ...]


def _keys(item: Record, session: _Session, by: str) -> Sequence[str]:
    """Under which keys a hit counts: one, several for topics, none for a speaker or a year that is unknown.

    A day without a date has its number, as `show` takes it: `cglu-2021-05/2`.
    """
    if by == "speaker":
        return [item["speaker"]["name"]] if item["speaker"] else []
    if by == "topic":
        return session.topics
    keys = {
        "day": item["date"] or f"{item['event']}/{session.day}",
        "session": f"{item['event']}/{item['session']}",
        "speech": item.get("speech"),
        "event": item["event"],
        "year": item["date"] and item["date"][:4],
    }
    return [str(keys[by])] if keys[by] else []
