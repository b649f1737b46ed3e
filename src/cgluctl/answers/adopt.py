"""An event file read back: checked as `check` does, and put into the library byte for byte."""

from __future__ import annotations

from pathlib import Path

from cgluctl.answers import account, inputs
from cgluctl.answers.acquire import Order, check_free
from cgluctl.answers.shelf import prove
from cgluctl.errors import WrongUsage
from cgluctl.ingest.event import Wishes
from cgluctl.language.messages import Messages
from cgluctl.shapes import Answer
from cgluctl.store import library


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
    if order.to is not None:
        target = Path(order.to)
        if not order.dry_run:
            library.write(target, content, keep=False)
        return account.adopted(loaded, "dry run" if order.dry_run else "imported", target, tell)
    folder = library.folder_of(store)
    if order.dry_run:
        return account.adopted(loaded, *_into(folder, id, content, order, store), tell)
    with library.locked(folder):
        return account.adopted(loaded, *_into(folder, id, content, order, store), tell)


def _into(folder: Path, id: str, content: bytes, order: Order, store: str | None) -> tuple[str, Path]:
    """The state and the file; what --update replaces is kept as a backup."""
    path = library.path_of(folder, id)
    if path.exists() and path.read_bytes() == content:
        return "unchanged", path
    check_free(folder, id, order, store, whole=True)
    state = "updated" if path.exists() else "imported"
    if order.dry_run:
        return "dry run", path
    library.write(path, content)
    return state, path
