"""An event file read back: checked as `check` does, and put into the library byte for byte."""

from __future__ import annotations

from pathlib import Path

from cgluctl.answers import account, inputs
from cgluctl.answers.acquire import Order, check_free
from cgluctl.answers.shelf import prove
from cgluctl.errors import WrongUsage
from cgluctl.ingest.identity import Wishes
from cgluctl.language.messages import Messages
from cgluctl.shapes import Answer
from cgluctl.store import change, library
from cgluctl.store.seal import is_changed
from cgluctl.store.strict import loads


def adopted(store: str | None, content: bytes, path: str, order: Order, tell: Messages) -> Answer:
    """Puts an event file into the library, or into the file `to`. StoreError when it is damaged or its ledger fails."""
    from cgluctl.store.file import load

    shown = Path(inputs.shown(path))
    loaded = load(shown, content)
    prove(shown, loaded)
    id = library.checked_id(loaded.event["id"])
    if order.wishes != Wishes() and order.wishes != Wishes(event=id):
        raise WrongUsage(
            "{path} is an event file; it is taken as it is.",
            "Leave out --event, --title, --lang and --year.",
            path=str(shown),
        )
    found = account.adopted(loaded, *_into(id, content, order, store), tell)
    if is_changed(loads(content, str(shown))):
        told = tell.say("The event is not sealed; accept it as it is: cgluctl check --seal")
        return found._replace(remarks=[*found.remarks, told])
    return found


def _into(id: str, content: bytes, order: Order, store: str | None) -> tuple[str, Path]:
    """The state and the file."""
    if order.to is not None:
        if not order.dry_run:
            change.write(Path(order.to), content, keep=False, out=True)
        return "dry run" if order.dry_run else "imported", Path(order.to)
    folder = library.folder_of(store)
    if order.dry_run:
        return _into_library(folder, id, content, order, store)
    with change.locked(folder):
        return _into_library(folder, id, content, order, store)


def _into_library(folder: Path, id: str, content: bytes, order: Order, store: str | None) -> tuple[str, Path]:
    """The same for the library; what --update replaces is kept as a backup."""
    path = library.path_of(folder, id)
    if path.exists() and path.read_bytes() == content:
        return "unchanged", path
    check_free(folder, id, order, store, whole=True)
    state = "updated" if path.exists() else "imported"
    if order.dry_run:
        return "dry run", path
    change.write(path, content)
    return state, path
