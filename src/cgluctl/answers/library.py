"""The user's library: taking an event out of it, and bringing its last version back."""

from collections.abc import Callable
from pathlib import Path

from cgluctl.answers.context import Shelf
from cgluctl.errors import NotThere, StoreError, WrongUsage
from cgluctl.shapes import Answer, Column, Record
from cgluctl.store import change, library
from cgluctl.store.file import load


def remove(place: Shelf, id: str, sure: Callable[[str], bool | None]) -> Answer:
    """Takes an event out of the library and keeps a backup.

    `sure` is asked whether to; it says None when it has nobody to ask: WrongUsage then. NotThere for no such event.
    """
    folder, path = _place(place, id)
    if not path.exists():
        raise NotThere("There is no event {id} in the library.", "List them: cgluctl events", id=id)
    agreed = sure(place.tell.say("Remove {id} from the library? [y/N] ", id=id))
    if agreed is None:
        raise WrongUsage("{id} would be taken out of the library ({path}).", "If so, add --yes.", id=id, path=str(path))
    if not agreed:
        return _unchanged(place, id, path)
    with change.locked(folder):
        if not path.exists():
            raise NotThere("There is no event {id} in the library.", "List them: cgluctl events", id=id)
        kept = change.remove(path)
    told = place.tell.say("A backup is kept; bring it back with: cgluctl events restore {id}", id=id)
    return _said(place, {"event": id, "state": "removed", "file": str(kept)}, told)


def restore(place: Shelf, id: str, sure: Callable[[str], bool | None]) -> Answer:
    """Brings the last good version of an event back; what it replaces becomes the backup. NotThere without a backup.

    `sure` is asked, as in `remove`, where the event is there and sound.
    """
    folder, path = _place(place, id)
    if change.backup_for(folder, id) is None:  # nothing to lock, nothing to bring back
        raise _no_backup(id)
    if _is_sound(path):
        agreed = sure(place.tell.say("Undo the last change of {id}? [y/N] ", id=id))
        if agreed is None:
            raise WrongUsage("The last change of {id} would be undone.", "If so, add --yes.", id=id)
        if not agreed:
            return _unchanged(place, id, path)
    with change.locked(folder):
        kept = change.backup_for(folder, id)
        if kept is None:
            raise _no_backup(id)
        load(kept)  # what is damaged takes nobody's place
        path = library.path_of(folder, id)
        path = path if path.exists() else folder / kept.name
        change.write(path, kept.read_bytes())
    return _said(place, {"event": id, "state": "restored", "file": str(path)}, "")


def _is_sound(path: Path) -> bool:
    try:
        return path.exists() and bool(load(path))
    except StoreError:
        return False


def _unchanged(place: Shelf, id: str, path: Path) -> Answer:
    told = place.tell.say("nothing was changed")
    return _said(place, {"event": id, "state": "unchanged", "file": str(path)}, f"{told.capitalize()}.")._replace(
        failed=True
    )


def _no_backup(id: str) -> NotThere:
    return NotThere("There is no backup of {id}.", "Import its report again.", id=id)


def _place(place: Shelf, id: str) -> tuple[Path, Path]:
    if place.store is None and id == library.bundled_id():
        raise WrongUsage("{id} comes with the program and stays as it is.", "Your own events: cgluctl events", id=id)
    if place.store is not None and Path(place.store).is_file():
        raise WrongUsage(
            "The store {path} is one event file, not a library.", "Name a folder with --store.", path=place.store
        )
    folder = library.folder_of(place.store)
    library.checked_id(id)
    return folder, library.path_of(folder, id)


def _said(place: Shelf, item: Record, remark: str) -> Answer:
    say = place.tell.say
    columns = [Column("event", say("Event")), Column("state", say("State")), Column("file", say("File"))]
    return Answer("events", {}, [item], columns, [item], remarks=[remark] if remark else [])
