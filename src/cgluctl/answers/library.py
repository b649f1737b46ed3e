"""The user's library: taking an event out of it, and bringing its last version back."""

from __future__ import annotations

from pathlib import Path

from cgluctl.answers.context import Shelf
from cgluctl.errors import NotThere, WrongUsage
from cgluctl.shapes import Answer, Column, Record
from cgluctl.store import library


def remove(place: Shelf, id: str, sure: bool) -> Answer:
    """Takes an event out of the library and keeps a backup. WrongUsage until the user is `sure`, NotThere for no such event."""
    folder, path = _place(place, id)
    if not path.exists():
        raise _missing(id)
    if not sure:
        raise WrongUsage("{id} would be taken out of the library ({path}).", "If so, add --yes.", id=id, path=str(path))
    with library.locked(folder):
        kept = library.remove(path)
    told = place.tell.say("A backup is kept; bring it back with: cgluctl events restore {id}", id=id)
    return _said(place, {"event": id, "state": "removed", "file": str(kept)}, told)


def restore(place: Shelf, id: str) -> Answer:
    """Brings the last version of an event back; what it replaces becomes the backup. NotThere without a backup."""
    folder, path = _place(place, id)
    kept = library.backup_of(path)
    if not kept.exists():
        raise NotThere("There is no backup of {id}.", "Import its report again.", id=id)
    with library.locked(folder):
        content = kept.read_bytes()
        library.write(path, content)
    return _said(place, {"event": id, "state": "restored", "file": str(path)}, "")


def _place(place: Shelf, id: str) -> tuple[Path, Path]:
    if place.store is None and id == library.bundled_id():
        raise WrongUsage("{id} comes with the program and stays.", "Your own events: cgluctl events", id=id)
    folder = library.folder_of(place.store)
    library.checked_id(id)
    return folder, library.path_of(folder, id)


def _missing(id: str) -> NotThere:
    return NotThere("There is no event {id} in the library.", "List them: cgluctl events", id=id)


def _said(place: Shelf, item: Record, remark: str) -> Answer:
    say = place.tell.say
    item = {**item, "state": item["state"]}
    columns = [Column("event", say("Event")), Column("state", say("State")), Column("file", say("File"))]

    def screen() -> list[object]:
        from cgluctl.answers.screens.common import listing

        return list(listing(columns, [{**item, "state": say(item["state"])}]))

    return Answer("events", {}, [item], columns, [item], screen, remarks=[remark] if remark else [])  # type: ignore[arg-type]
