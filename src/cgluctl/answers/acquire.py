"""Importing a report: from a file to an event in the library, with the account of every character; an event file is taken byte for byte."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from cgluctl.answers import account, inputs
from cgluctl.answers.shelf import prove
from cgluctl.errors import InputError, NotThere, OutputError, Phrase, StoreError, WrongUsage
from cgluctl.ingest import fixes, ledger, merge, readers
from cgluctl.ingest.event import Imported, imported
from cgluctl.ingest.identity import Wishes
from cgluctl.language.messages import Messages
from cgluctl.shapes import Answer, Record
from cgluctl.store import change, library
from cgluctl.store.file import is_changed
from cgluctl.store.locate import is_of_store
from cgluctl.store.storage import loads

HINT = "Nothing was imported. Please report it, with the file if you may."


class Order(NamedTuple):
    """What the user asks of an import besides the report: where it goes, and whether it may write or replace.

    `step` is told what is being done, a message key at a time, for whoever waits.
    """

    wishes: Wishes = Wishes()
    dry_run: bool = False
    update: bool = False
    to: str | None = None
    force: bool = False
    step: Callable[[str], None] = lambda _: None


class Outcome(NamedTuple):
    """What became of the tables of an event."""

    state: str
    tables: fixes.Tables
    changes: list[merge.Change]
    file: Path


def acquire(store: str | None, path: str, order: Order, tell: Messages, language: str) -> Answer:
    """Imports a report into the library (or the file `to`), or says that it is there. InputError for what is no report."""
    folder = library.folder_of(store) if order.to is None else None
    if order.wishes.event is not None:
        library.checked_id(order.wishes.event)
    if order.to is not None:
        _check_target(order, store)
    order.step("Reading the report")
    content = inputs.read_bytes(path, readers.LIMIT, regular=True)
    if inputs.is_event_file(content):
        return adopted(store, content, path, order, tell)
    digest = sha256(content).hexdigest()
    if (known := _repeats(folder, digest, order)) and not order.update:
        return account.unchanged(*known[0], tell, order.wishes)
    document = readers.read(content, inputs.shown(path))
    order.step("Finding sessions, people and speech")
    found = imported(document, content, order.wishes, language)
    if order.update and folder is not None:
        found = _as_told(found, folder, order.wishes, lambda wishes: imported(document, content, wishes, language))
    _explained(found, inputs.shown(path))
    order.step("Writing the event")
    if folder is None:
        return account.of(found, _to_file(order, found.tables(), path), tell, order.to)
    if order.dry_run:
        _named_as_before(found, known, order)
        return account.of(found, _into(folder, found.tables(), order, store, path), tell)
    with change.locked(folder):
        if (known := _repeats(folder, digest, order)) and not order.update:
            return account.unchanged(*known[0], tell, order.wishes)
        _named_as_before(found, known, order)
        others = [id for id, _ in _same(folder, digest) if id != found.event["id"]]
        made = account.of(found, _into(folder, found.tables(), order, store, path), tell)
    told = [tell.say("It is in the library as {names} too.", names=", ".join(others))] if others else []
    return made._replace(remarks=[*told, *made.remarks])


def _repeats(folder: Path | None, digest: str, order: Order) -> list[tuple[str, Path]]:
    if folder is None:
        return []
    return [(id, path) for id, path in _same(folder, digest) if order.wishes.event in (None, id)]


def _same(folder: Path, digest: str) -> list[tuple[str, Path]]:
    return [(str(event["id"]), path) for path, event in library.heads(folder) if _digest(event) == digest]


def _as_told(found: Imported, folder: Path, wishes: Wishes, again: Callable[[Wishes], Imported]) -> Imported:
    for _, event in library.heads(folder):
        source = event.get("source")
        told = source.get("told") if isinstance(source, dict) else None
        if not isinstance(told, dict) or wishes.event not in (None, event.get("id")):
            continue
        remembered = wishes.remembering(told)  # type: ignore[arg-type]
        made = again(remembered) if remembered != wishes else found
        if made.event["id"] == event.get("id") or _digest(event) == made.event["source"]["sha256"]:
            return made
    return found


def _digest(event: Record) -> object:
    source = event.get("source")
    return source.get("sha256") if isinstance(source, dict) else None


def _named_as_before(found: Imported, known: list[tuple[str, Path]], order: Order) -> None:
    ids = [id for id, _ in known]
    if order.wishes.event is not None or not ids or found.event["id"] in ids:
        return
    if len(ids) > 1:
        raise WrongUsage("This report is there as {names}.", "Name one with --event ID.", names=", ".join(ids))
    found.event["id"] = ids[0]


def check_free(folder: Path, id: str, order: Order, store: str | None, whole: bool = False) -> Path:
    """The file for an event of this id. WrongUsage when the id is taken; `whole` event files cannot take another."""
    taken = library.path_of(folder, id)
    if store is None and id == library.bundled_id():
        hint = "{id} comes with the program and stays as it is." if whole else "Name one with --event ID."
    elif not taken.exists() and order.update and order.wishes.event:
        raise NotThere("There is no event {id} in the library.", "List them: cgluctl events", id=id)
    elif not taken.exists() or order.update:
        return taken
    elif whole:
        hint = "Replace it with --update, or take it out first: cgluctl events remove {id}"
    else:
        hint = "Name another with --event ID, or lay a new version over it with --update."
    raise WrongUsage("There is an event {id} already.", hint, id=id)


def _into(folder: Path, tables: fixes.Tables, order: Order, store: str | None, report: str) -> Outcome:
    id = next(fixes.records(tables, "event"))["id"]
    path = check_free(folder, id, order, store)
    if not path.exists():
        return _written(Outcome("imported", tables, [], path), _sealed(tables, report), order)
    old = library.read_tables(path)
    if "ledger" not in old:
        raise WrongUsage("{event} was not imported by cgluctl.", "Name one with --event ID.", event=id)
    made, changes = merge.merged(old, tables)
    content = _sealed(made, report)
    if content == path.read_bytes():
        return Outcome("unchanged", made, [], path)
    return _written(Outcome("updated", made, changes, path), content, order)


def _written(outcome: Outcome, content: bytes, order: Order) -> Outcome:
    if order.dry_run:
        return outcome._replace(state="dry run")
    change.write(outcome.file, content, keep=order.to is None, out=order.to is not None)
    return outcome


def _check_target(order: Order, store: str | None) -> None:
    name = order.to or ""
    path = Path(name)
    if order.update:
        raise WrongUsage(
            "--update lays a report over an event of the library; -o writes a file of its own.",
            "Leave one of them out.",
        )
    if name == "-":
        raise WrongUsage("An event is written to a file, not to stdout.", "Name it: -o event.json")
    if path.is_dir():
        raise OutputError("{path} is a folder.", "Name a file.", path=name)
    if not path.exists():
        return
    if is_of_store(path, store):
        raise WrongUsage("{path} is the store itself.", "Name another file; the store is never an output.", path=name)
    if not path.is_file():
        raise OutputError("{path} is not a regular file.", "Name a file.", path=name)
    if not order.force:
        raise OutputError("{path} exists already.", "Name another file, or replace it with --force.", path=name)


def _to_file(order: Order, tables: fixes.Tables, report: str) -> Outcome:
    return _written(Outcome("imported", tables, [], Path(order.to or "")), _sealed(tables, report), order)


def _sealed(tables: fixes.Tables, report: str) -> bytes:
    try:
        return library.sealed(tables)
    except StoreError as error:
        error.values["path"] = inputs.shown(report)
        error.hint = HINT
        raise


def _explained(found: Imported, path: str) -> None:
    language = found.event["source"]["language"]
    texts = {p["id"]: str(p["text"].get(language)) for p in found.passages}
    fault = ledger.unproved(found.ledger, texts, found.event["source"]["text_sha256"])
    lost = next((e for e in found.ledger if e["reason"] == "unexplained"), None)
    if lost and not fault:
        fault = Phrase("characters {first} to {last}", first=lost["chars"][0], last=lost["chars"][1])
    if fault:
        raise InputError(
            "{path} cannot be accounted for: {fault}.",
            HINT,
            path=path,
            fault=fault,
        )


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
    found = account.adopted(loaded, *_placed(id, content, order, store), tell)
    if is_changed(loads(content, str(shown))):
        told = tell.say("The event is not sealed; accept it as it is: cgluctl check --seal")
        return found._replace(remarks=[*found.remarks, told])
    return found


def _placed(id: str, content: bytes, order: Order, store: str | None) -> tuple[str, Path]:
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
    path = library.path_of(folder, id)
    if path.exists() and path.read_bytes() == content:
        return "unchanged", path
    check_free(folder, id, order, store, whole=True)
    state = "updated" if path.exists() else "imported"
    if order.dry_run:
        return "dry run", path
    change.write(path, content)
    return state, path
