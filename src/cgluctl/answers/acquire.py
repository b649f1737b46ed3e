"""Importing a report: from a file to an event in the library, with the account of every character."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cgluctl.answers import inputs
from cgluctl.errors import InputError, OutputError, WrongUsage
from cgluctl.ingest import fixes, ledger, merge, readers
from cgluctl.ingest.event import Imported, Wishes, imported
from cgluctl.language.messages import Messages
from cgluctl.shapes import Answer, Column, Record
from cgluctl.store import library

if TYPE_CHECKING:
    from cgluctl.blocks import Block


class Order(NamedTuple):
    """What the user asks of an import besides the report: where it goes, and whether it may write or replace."""

    wishes: Wishes = Wishes()
    dry_run: bool = False
    update: bool = False
    to: str | None = None
    force: bool = False


def acquire(store: str | None, path: str, order: Order, tell: Messages, language: str) -> Answer:
    """Imports a report into the library (or the file `to`), or says that it is there. InputError for what is no report."""
    folder = library.folder_of(store) if order.to is None else None
    if order.wishes.event is not None:
        library.checked_id(order.wishes.event)
    content = inputs.read_bytes(path, readers.LIMIT, regular=True)
    if inputs.is_event_file(content):
        return _adopted(folder, content, path, order, tell)
    known = _repeat(folder, sha256(content).hexdigest(), order)
    if known is not None and not order.update:
        return _unchanged(known, tell)
    document = readers.read(content, "stdin" if path == inputs.STDIN else path)
    found = imported(document, content, order.wishes, language)
    _explained(found, path)
    tables = found.tables()
    changes: list[merge.Change] = []
    state = "dry run"
    if order.dry_run:
        _free(folder, found.event["id"], order, store)
    elif folder is None:
        _to_file(order, tables)
        state = "imported"
    else:
        with library.locked(folder):
            known = _repeat(folder, found.event["source"]["sha256"], order)
            if known is not None and not order.update:
                return _unchanged(known, tell)
            state, tables, changes = _into(folder, tables, order, store)
    where = order.to or (str(library.path_of(folder, found.event["id"])) if folder and state != "dry run" else None)
    return _account(found, tables, state, where, changes, tell)


def _repeat(folder: Path | None, digest: str, order: Order) -> tuple[str, Path] | None:
    """The imported event that was made of the same bytes, and its file; another id asked for makes another event."""
    if folder is None:
        return None
    for path, event in library.heads(folder):
        if event.get("source", {}).get("sha256") == digest and order.wishes.event in (None, event.get("id")):
            return str(event["id"]), path
    return None


def _free(folder: Path | None, id: str, order: Order, store: str | None) -> None:
    """WrongUsage when the id is taken by another report."""
    if folder is None:
        return
    taken = library.path_of(folder, id)
    bundled = store is None and id == library.bundled_id()
    if bundled or (taken.exists() and not order.update):
        raise WrongUsage(
            "There is an event {id} already.",
            "Name another with --event ID" + ("." if bundled else ", or lay a new version over it with --update."),
            id=id,
        )


def _into(
    folder: Path, tables: fixes.Tables, order: Order, store: str | None
) -> tuple[str, fixes.Tables, list[merge.Change]]:
    """Writes a new event, or a new version over the old one."""
    id = next(fixes.records(tables, "event"))["id"]
    _free(folder, id, order, store)
    path = library.path_of(folder, id)
    if not path.exists():
        library.write(path, library.sealed(tables))
        return "imported", tables, []
    old = library.read_tables(path)
    made, changes = merge.merged(old, tables)
    content = library.sealed(made)
    if content == path.read_bytes():
        return "unchanged", made, []
    library.write(path, content)
    return "updated", made, changes


def _to_file(order: Order, tables: fixes.Tables) -> None:
    path = Path(order.to or "")
    if path.is_dir():
        raise OutputError("{path} is a folder.", "Name a file in it.", path=str(path))
    if path.exists() and (not order.force or library.is_bundled(path)):
        raise OutputError("{path} exists already.", "Name another file, or replace it with --force.", path=str(path))
    library.write(path, library.sealed(tables), keep=False)


def _explained(found: Imported, path: str) -> None:
    """InputError when a word of the report is neither placed nor listed: nothing is imported then."""
    language = found.event["source"]["language"]
    texts = {p["id"]: str(p["text"].get(language)) for p in found.passages}
    fault = ledger.unproved(found.ledger, texts, found.event["source"]["text_sha256"])
    lost = next((e for e in found.ledger if e["reason"] == "unexplained"), None)
    if fault or lost:
        raise InputError(
            "{path} cannot be accounted for: {fault}.",
            "Nothing was imported. Please report it, with the file if you may.",
            path=path,
            fault=fault or f"characters {lost['chars'] if lost else ''}",
        )


def _adopted(folder: Path | None, content: bytes, path: str, order: Order, tell: Messages) -> Answer:
    """An event file read back: checked, and put into the library byte for byte."""
    import tempfile

    from cgluctl.store.file import load

    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / Path(path if path != inputs.STDIN else "stdin").name
        copy.write_bytes(content)
        loaded = load(copy)
    id = loaded.event["id"]
    if order.wishes != Wishes() and order.wishes.event != id:
        raise WrongUsage(
            "{path} is an event file; it is taken as it is.",
            "Leave out --event, --title, --lang and --year.",
            path=path,
        )
    library.checked_id(id)
    state = "dry run"
    target = Path(order.to) if order.to else library.path_of(folder or Path(), id)
    if not order.dry_run:
        with library.locked(target.parent):
            if target.exists() and target.read_bytes() == content:
                return _unchanged((id, target), tell)
            _free(folder, id, order, None if folder == library.folder_of(None) else str(folder))
            if order.to and target.exists() and not order.force:
                raise OutputError(
                    "{path} exists already.", "Name another file, or replace it with --force.", path=str(target)
                )
            library.write(target, content)
        state = "imported"
    item: Record = {
        "event": id,
        "state": state,
        "file": None if order.dry_run else str(target),
        "sessions": len(loaded.sessions),
        "passages": len(loaded.passages),
    }
    return _said(item, [tell.say("{event}: {n} passages, taken as they are.", event=id, n=len(loaded.passages))], tell)


def _unchanged(known: tuple[str, Path], tell: Messages) -> Answer:
    id, path = known
    told = tell.say("This report is there already, as {event}; nothing was changed.", event=id)
    return _said({"event": id, "state": "unchanged", "file": str(path)}, [told], tell)


def _account(
    found: Imported, tables: fixes.Tables, state: str, where: str | None, changes: list[merge.Change], tell: Messages
) -> Answer:
    """What became of the report, in numbers, with every skip and warning."""
    passages = list(fixes.records(tables, "passages"))
    direct = [p for p in passages if p["speech"] == "direct"]
    speakers = list(fixes.records(tables, "speakers"))
    skips = _skips(tables)
    characters = sum(e["chars"][1] - e["chars"][0] for e in fixes.records(tables, "ledger"))
    event = next(fixes.records(tables, "event"))
    item: Record = {
        "event": event["id"],
        "state": state,
        "file": where,
        "title": next((t for t in event["title"].values() if t), None),
        "format": event["source"]["format"],
        "language": event["source"]["language"],
        "start": event["start"],
        "end": event["end"],
        "days": len({(s["day"], s["date"]) for s in fixes.records(tables, "sessions") if s["day"]}),
        "sessions": len(tables["sessions"]),
        "passages": len(passages),
        "quotes": len(direct),
        "unknown": sum(p["speaker"] is None for p in direct),
        "reported": sum(p["speech"] == "reported" for p in passages),
        "people": sum(bool(s["named"]) for s in speakers),
        "offices": sum(not s["named"] for s in speakers),
        "characters": characters,
        "placed": characters - sum(skip["characters"] for skip in skips),
        "skipped": skips,
        "unexplained": 0,
        "open": len(tables["doubts"]),
        "warnings": [tell.say(warning.message, **warning.values) for warning in found.warnings],
        "changes": [change._asdict() for change in changes],
    }
    return _said(item, _remarks(item, tell), tell)


def _skips(tables: fixes.Tables) -> list[Record]:
    """What was skipped, by reason: how often, how many characters, on which lines."""
    found: dict[str, Any] = defaultdict(lambda: {"count": 0, "characters": 0, "lines": []})
    for entry in fixes.records(tables, "ledger"):
        if entry["kind"] == "skip":
            row = found[entry["reason"]]
            row["count"] += 1
            row["characters"] += entry["chars"][1] - entry["chars"][0]
            if entry["reason"] not in ("blank", "mark") and len(row["lines"]) < 1000:
                row["lines"].append(entry["lines"])
    return [{"reason": reason, **row} for reason, row in found.items()]


def _remarks(item: Record, tell: Messages) -> list[str]:
    say = tell.say
    made = list(item["warnings"])
    if item["open"]:
        made.append(
            say(
                "{n} points need a person: cgluctl import --review --event {event}", n=item["open"], event=item["event"]
            )
            if item["state"] != "dry run"
            else say("{n} points would need a person.", n=item["open"])
        )
    return made


_SHOWN = (
    "event",
    "state",
    "days",
    "sessions",
    "passages",
    "quotes",
    "unknown",
    "people",
    "characters",
    "placed",
    "file",
)


def _said(item: Record, remarks: list[str], tell: Messages) -> Answer:
    columns = [Column(key, _label(key, tell), key not in ("event", "state", "file")) for key in _SHOWN if key in item]

    def screen() -> list[Block]:
        from cgluctl.answers.screens.acquire import account_screen

        return account_screen(item, tell)

    return Answer("import", {}, [item], columns, [item], screen, remarks=remarks)


def _label(key: str, tell: Messages) -> str:
    say = tell.say
    return {
        "event": say("Event"),
        "state": say("State"),
        "days": say("Days"),
        "sessions": say("Sessions"),
        "passages": say("Passages"),
        "quotes": say("Quotes"),
        "unknown": say("Unknown speaker"),
        "people": say("People"),
        "characters": say("Characters"),
        "placed": say("Placed"),
        "file": say("File"),
    }[key]
