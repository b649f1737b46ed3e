"""What an import left open: each point with its words and the command that settles it."""

import shlex
from typing import TYPE_CHECKING, Any

from cgluctl.answers.context import Shelf
from cgluctl.answers.context import lines as place_of
from cgluctl.errors import NotThere
from cgluctl.ingest.fixes import Tables, records
from cgluctl.shapes import Answer, Column, Record
from cgluctl.store import library
from cgluctl.store.locate import event_files

if TYPE_CHECKING:
    from cgluctl.blocks import Block

_CANDIDATES = 6  # speakers proposed for a quotation


def review(place: Shelf) -> Answer:
    """The open points of one imported event, or of all. NotThere for an event that is not in the library."""
    from cgluctl.store.file import load

    items: list[Record] = []
    known = False
    for path in event_files(place.store):
        load(path)  # what is no event file is told as such
        tables = library.read_tables(path)
        if place.event in (None, next(records(tables, "event"))["id"]):
            known = known or "doubts" in tables
            items += _points(tables, place)
    if not known and place.event:
        raise NotThere("There is no event {id} in the library.", "List them: cgluctl events", id=place.event)
    say = place.tell.say
    columns = [
        Column("id", say("Id")),
        Column("lines", say("Lines")),
        Column("why", say("Open")),
        Column("command", say("Settle it with")),
        Column("text", say("Text")),
    ]
    told = (
        place.tell.plural("{n} point is open.", "{n} points are open.", len(items))
        if items
        else say("Nothing is open.")
    )

    def screen() -> "list[Block]":
        from cgluctl.answers.screens.acquire import review_screen

        return review_screen(items, place.tell)

    return Answer("review", {"event": place.event}, items, columns, items, screen, remarks=[told], document=True)


def _points(tables: Tables, place: Shelf) -> list[Record]:
    event = next(records(tables, "event"))
    about = {record["id"]: record for name in ("passages", "sessions", "speakers") for record in records(tables, name)}
    found = []
    for doubt in records(tables, "doubts"):
        record = about.get(doubt["about"])
        if record is not None:
            found.append(_point(doubt, record, event["id"], tables, place))
    return found


def _point(doubt: Any, record: Any, event: str, tables: Tables, place: Shelf) -> Record:
    where = record.get("source", {}).get("lines") if "source" in record else None
    candidates = doubt["candidates"]
    if doubt["kind"] == "speaker":
        candidates = [
            part["speaker"] for s in records(tables, "sessions") if s["id"] == record["session"] for part in s["parts"]
        ][:_CANDIDATES]
    return {
        "id": f"{event}/{doubt['about']}",
        "event": event,
        "kind": doubt["kind"],
        "why": doubt["why"],
        "lines": place_of(where) if where else "",
        "text": _text(record, doubt["kind"]),
        "candidates": candidates,
        "command": _command(doubt, event) + (f" --store {shlex.quote(place.store)}" if place.store else ""),
    }


def _text(record: Any, kind: str) -> str:
    words = record.get("text") or record.get("title")
    if words:
        return next((str(text) for text in words.values() if text), "")
    return str(record.get("name", "")) if kind == "same" else ""


def _command(doubt: Any, event: str) -> str:
    id = shlex.quote(doubt["about"])
    match doubt["kind"]:
        case "same":
            return f"cgluctl fix speaker {id} --same-as {shlex.quote(doubt['candidates'][0])} --event {event}"
        case "date":
            return f"cgluctl fix session {id} --date YYYY-MM-DD --event {event}"
        case "title":
            return f"cgluctl fix session {id} --title TEXT --event {event}"
        case "speech":
            return f"cgluctl fix quote {id} --no-speech --event {event}"
    return f"cgluctl fix quote {id} --speaker NAME --event {event}"
