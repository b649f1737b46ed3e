"""The events of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgluctl.answers.context import Context
from cgluctl.shapes import Answer, Column, Record

if TYPE_CHECKING:
    from cgluctl.blocks import Block


def events(ctx: Context) -> Answer:
    """Every event of the store, newest first."""
    items: list[Record] = []
    for event in ctx.archive.events():
        data = event.data
        items.append(
            {
                "id": data["id"],
                "title": ctx.text(data["title"]),
                "start": data["start"],
                "end": data["end"],
                **ctx.archive.counts(event.n),
                "language": data["source"]["language"],
                "full_text": data["source"]["full_text"],
            }
        )
    say = ctx.tell.say
    columns = [
        Column("id", say("Id")),
        Column("start", say("From")),
        Column("end", say("To")),
        Column("days", say("Days"), True),
        Column("sessions", say("Sessions"), True),
        Column("quotes", say("Quotes"), True),
        Column("passages", say("Passages"), True),
        Column("title", say("Title")),
    ]

    def screen() -> list[Block]:
        from cgluctl.answers.screens.common import listing

        return listing([column for column in columns if column.key not in ("days", "quotes", "passages")], items)

    return Answer("events", {}, items, columns, items, screen)
