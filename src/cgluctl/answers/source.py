"""The lines of the report that a passage or a session stands in, from the user's own copy."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from cgluctl.answers import inputs
from cgluctl.answers.context import Context
from cgluctl.answers.passages import passage_named
from cgluctl.answers.sessions import sessions_named
from cgluctl.errors import InputError
from cgluctl.search.archive import EventRow
from cgluctl.shapes import Answer, Column, Record

if TYPE_CHECKING:
    from cgluctl.blocks import Block

LIMIT = 256_000_000  # bytes of a report


def source(ctx: Context, name: str, path: str) -> Answer:
    """The source lines of a passage, a session or a day, each with its number. InputError when the file is not the report."""
    event, places = _places(ctx, name)
    printed = _lines(event, path)
    items: list[Record] = [
        {
            "id": id,
            "event": event.data["id"],
            "kind": "source",
            "sha256": event.data["source"]["sha256"],
            "lines": [first, last],
            "text": [{"line": n, "text": printed[n - 1]} for n in range(first, min(last, len(printed)) + 1)],
        }
        for id, first, last in places
    ]
    columns = [Column("id", ctx.tell.say("Id")), Column("line", ctx.tell.say("Line"), True)]
    columns.append(Column("text", ctx.tell.say("Text")))
    rows: list[Record] = [{"id": item["id"], **line} for item in items for line in item["text"]]

    def screen() -> list[Block]:
        from cgluctl.answers.screens.cards import source_screen

        return source_screen(ctx, items)

    return Answer("source", {"name": name}, items, columns, rows, screen, document=True)


def _places(ctx: Context, name: str) -> tuple[EventRow, list[tuple[str, int, int]]]:
    """The event of a name, and the ids with the first and last line of each; a quote reaches to the lines that name its speaker."""
    found = passage_named(ctx, name) if "/" in name else None
    if found is None:
        sessions = sessions_named(ctx, name)[0]
        event = ctx.archive.event(sessions[0].event)
        return event, [(ctx.full_id(s.data["id"], s.event), *_range(s.data["source"]["lines"])) for s in sessions]
    session, passage = found
    where = passage.data["source"]
    ranges = [where["lines"], *([where["attribution"]] if where.get("attribution") else [])]
    id = ctx.full_id(passage.data["id"], session.event)
    if len(ranges) == 2 and ranges[1][0] <= ranges[0][1] + 1 and ranges[1][1] >= ranges[0][0] - 1:
        ranges = [[min(r[0] for r in ranges), max(r[1] for r in ranges)]]
    return ctx.archive.event(session.event), [(id, *_range(r)) for r in ranges]


def _range(lines: list[int]) -> tuple[int, int]:
    return lines[0], lines[1]


def _lines(event: EventRow, path: str) -> list[str]:
    """The lines of the user's copy, once it is known to be the report that the event was made from."""
    content = inputs.read_bytes(path, LIMIT)
    if sha256(content).hexdigest() != event.data["source"]["sha256"].lower():
        raise InputError(
            "{path} is another file than the report of {event}: its SHA-256 differs.",
            "Give the very file the event was made from.",
            path=path,
            event=event.data["id"],
        )
    if event.data["source"].get("format"):  # lines are those of the text that the import read
        from cgluctl.ingest import readers

        return readers.read(content, path).text.split("\n")
    return inputs.decoded(content, path).replace("\r\n", "\n").split("\n")
