"""Decisions of a person on an imported event: who said a quotation, which speakers are one, what a session is called."""

import copy
import re
from datetime import date
from pathlib import Path
from typing import Any

from cgluctl.answers.context import Context
from cgluctl.answers.passages import passage_named
from cgluctl.answers.people import ALL, named
from cgluctl.answers.sessions import NO_SESSION, not_there
from cgluctl.errors import Ambiguous, NotThere, Phrase, Typed, WrongUsage
from cgluctl.ingest import fixes
from cgluctl.ingest.speech.cast import words
from cgluctl.language.messages import Messages
from cgluctl.model import Fix
from cgluctl.search.archive import EventRow, SpeakerRow
from cgluctl.shapes import Answer, Column, Record
from cgluctl.store import change, library
from cgluctl.store.file import is_changed, unsealed

UNKNOWN, NO_SPEECH = "unknown", "narrative"


def quote(ctx: Context, id: str, speaker: str | None, new: bool = False, speech: str | None = None) -> Answer:
    """Settles who said a passage (`unknown` for nobody), and what kind of speech it is; `new` takes a name the event does not know."""
    found = passage_named(ctx, id)
    if found is None:
        raise WrongUsage("{id} is no id of a passage.", "It looks like 2.3/p4: cgluctl show 2.3", id=Typed(id[:60]))
    session, passage = found
    event = ctx.archive.event(session.event)
    told: dict[str, str | None] = {"speech": speech} if speech else {}
    if speech == NO_SPEECH:
        if speaker is not None:
            raise WrongUsage("What nobody says has no speaker.", "Give --speaker NAME, or --no-speech.")
        told |= {"speaker": None, "name": None}
    elif speaker is not None:
        told |= _speaker_told(ctx, speaker, new, event)
    elif not speech:
        raise WrongUsage("What is to be settled?", "Give --speaker NAME, or --no-speech.")
    if speech is None and passage.data["speech"] == NO_SPEECH:
        raise WrongUsage(
            "{id} is no speech so far.",
            "Say what it is with --speech direct, or --speech reported.",
            id=passage.data["id"],
        )
    return _settled(ctx, event, {"about": "quote", "id": passage.data["id"], "set": told})


def _speaker_told(ctx: Context, name: str, new: bool, event: EventRow) -> dict[str, str | None]:
    name = " ".join(name.split())
    if name == UNKNOWN:
        return {"speaker": None, "name": None}
    if new:
        if not any(letter.isalpha() for letter in name):
            raise WrongUsage("{name} is no name.", "Give --speaker NAME.", name=Typed(name[:60]))
        return {"speaker": re.sub(r"[^a-z0-9]+", "-", " ".join(words(name))).strip("-") or "speaker", "name": name}
    row = _one(ctx, name, event, Phrase("If the name is new to it, add --new."))
    return {"speaker": str(row.data["id"]), "name": str(row.data["name"])}


def speaker(ctx: Context, id: str, same_as: str | None, name: str | None) -> Answer:
    """Makes one speaker of two, or gives a speaker another name."""
    if (same_as is None) == (name is None):
        raise WrongUsage("What is to be settled?", "Give --same-as SPEAKER, or --name NAME.")
    event = ctx.current()
    if name is not None and not name.strip():
        raise WrongUsage("{name} is no name.", "Give --name NAME.", name=Typed(name[:60]))
    told: dict[str, str | None] = (
        {"name": " ".join(name.split())} if name else {"same_as": str(_one(ctx, str(same_as), event).data["id"])}
    )
    mine = str(_one(ctx, id, event).data["id"])
    if mine == told.get("same_as"):
        raise WrongUsage("{id} is that speaker already.", "Name two speakers.", id=mine)
    return _settled(ctx, event, {"about": "speaker", "id": mine, "set": told})


def session(ctx: Context, id: str, title: str | None, on: str | None) -> Answer:
    """Gives a session its title or its date."""
    named_event, _, local = id.rpartition("/")
    event = ctx.archive.current(named_event) if named_event else ctx.current()
    if not any(row.data["id"] == local for row in ctx.archive.sessions(event.n)):
        raise not_there(ctx, NO_SESSION, Typed(id[:40]), local, event, bool(named_event))
    told: dict[str, str | None] = {}
    if title and title.strip():
        told["title"] = " ".join(title.split())
    if on:
        try:
            told["date"] = date.fromisoformat(on).isoformat()
        except ValueError:
            raise WrongUsage("{value} is not a date.", "Write it as 2021-05-18.", value=Typed(on[:20])) from None
    if not told:
        raise WrongUsage("What is to be settled?", "Give --title TEXT, or --date DATE.")
    return _settled(ctx, event, {"about": "session", "id": local, "set": told})


def _one(ctx: Context, name: str, event: EventRow, hint: str = "{all} --event {event}") -> SpeakerRow:
    try:
        rows = [row for row in named(ctx, name)[0] if row.event == event.n]
    except NotThere:
        rows = []
    if not rows:
        raise NotThere(
            "No speaker of {event} answers to {name}.",
            hint,
            event=event.data["id"],
            name=Typed(name[:60]),
            all=ALL,
        )
    if len(rows) > 1:
        raise Ambiguous(
            "{name} may be {names}.",
            "Name one by its id.",
            name=Typed(name[:60]),
            names=", ".join(row.data["id"] for row in rows),
        )
    return rows[0]


def _settled(ctx: Context, event: EventRow, fix: Fix) -> Answer:
    path = Path(event.file)
    if library.is_bundled(path):
        raise WrongUsage(
            "{id} comes with the program and stays as it is.", "Fix an event of your own.", id=event.data["id"]
        )
    with change.locked(path.parent):
        tables = library.read_tables(path)
        if "fixes" not in tables:
            raise WrongUsage(
                "{event} was not imported by cgluctl.",
                "Change the file by hand, then: cgluctl check --seal",
                event=event.data["id"],
            )
        if is_changed(tables):
            raise unsealed(path, tables)
        made = fixes.added(copy.deepcopy(tables), fix)
        content = library.sealed(made)
        state = "unchanged" if content == path.read_bytes() else "fixed"
        if state == "fixed":
            change.write(path, content, sound=True)  # its seal was whole
    return _said(ctx, event, fix, state, made)


def _said(ctx: Context, event: EventRow, fix: Fix, state: str, tables: dict[str, Any]) -> Answer:
    say = ctx.tell.say
    item: Record = {
        "event": event.data["id"],
        "about": fix["about"],
        "id": fix["id"],
        "state": state,
        **{key: fix["set"].get(key) for key in ("speaker", "speech", "same_as", "name", "title", "date")},
        "open": len(tables.get("doubts", {})),
    }
    shown = {**item, "set": ", ".join(f"{key}: {value or UNKNOWN}" for key, value in fix["set"].items())}
    shown["shown"] = {"set": ", ".join(_decided(ctx.tell, *pair) for pair in fix["set"].items())}
    columns = [
        Column("id", say("Id")),
        Column("state", say("State")),
        Column("set", say("Set")),
        Column("open", say("Still open"), True),
    ]
    return Answer("fix", {}, [item], columns, [shown])


def _decided(tell: Messages, key: str, value: str | None) -> str:
    return tell.small(key) + tell.colon + (tell.word(value) if key == "speech" and value else value or "—")
