"""The store itself: whether its files are sound, where they lie, what shape they have."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cgluctl.answers.context import Context, Shelf
from cgluctl.errors import CgluctlError, Interrupted, NotThere, OutputError, StoreError, WrongUsage, why
from cgluctl.language.messages import Messages
from cgluctl.search.index import Progress, describe, rebuild
from cgluctl.shapes import Answer, Column, Record
from cgluctl.store.locate import (
    CACHE_VARIABLE,
    backup_folder,
    bundled,
    cache_folder,
    config_file,
    event_files,
    library_folder,
)

if TYPE_CHECKING:
    from cgluctl.store.file import Loaded


def check(store: str | None, tell: Messages, seal: bool = False) -> Answer:
    """Every event file of a store against the model and its checksum; `seal` accepts a valid change by hand.

    StoreError for the files that are damaged or were changed since they were sealed.
    """
    items: list[Record] = []
    seen: dict[str, Path] = {}
    faults: list[StoreError] = []
    for path in event_files(store):
        try:
            loaded = _sound(path, seal)
        except StoreError as fault:
            faults.append(fault)
            continue
        other = seen.setdefault(loaded.event["id"], path)
        if other != path:
            raise StoreError(
                "{path} and {other} hold the same event {id}.",
                "Move one of them away.",
                path=str(path),
                other=str(other),
                id=loaded.event["id"][:60],
            )
        items.append(
            {
                "file": str(path),
                "event": loaded.event["id"],
                "sessions": len(loaded.sessions),
                "speakers": len(loaded.speakers),
                "passages": len(loaded.passages),
                "state": "sound",
            }
        )
    if faults:
        faults[0].others = tuple(faults[1:])
        raise faults[0]
    say = tell.say
    columns = [
        Column("event", say("Event")),
        Column("sessions", say("Sessions"), True),
        Column("speakers", say("Speakers"), True),
        Column("passages", say("Passages"), True),
        Column("state", say("State")),
        Column("file", say("File")),
    ]
    return Answer("check", {}, items, columns, items)


def _sound(path: Path, seal: bool) -> "Loaded":
    from cgluctl.store.file import is_changed, unsealed

    loaded, tables = _proved(path)
    if not is_changed(tables):
        return loaded
    if not seal:
        raise unsealed(path, tables)
    return _sealed(path)


def _proved(path: Path) -> "tuple[Loaded, dict[str, Any]]":
    from cgluctl.store.file import checked
    from cgluctl.store.library import read_tables

    tables = read_tables(path)
    loaded = checked(tables, str(path))
    prove(path, loaded)
    return loaded, tables


def _sealed(path: Path) -> "Loaded":
    from cgluctl.store.change import locked, write
    from cgluctl.store.library import is_bundled, sealed

    if is_bundled(path):
        raise StoreError("{path} is never written.", "Copy it and name the copy with --store.", path=str(path))
    with locked(path.parent):
        loaded, tables = _proved(path)  # anew: it may have changed while we waited
        write(path, sealed(tables), keep=False)
    return loaded


def prove(path: Path, loaded: "Loaded") -> None:
    """StoreError when the ledger of an imported event no longer gives the report back."""
    if not loaded.ledger:
        return
    from cgluctl.ingest.ledger import unproved

    texts = {p["id"]: str(p["text"].get(p["verbatim"] or "")) for p in loaded.passages}
    fault = unproved(loaded.ledger, texts, loaded.event["source"].get("text_sha256", ""))
    if fault:
        raise StoreError(
            "{path} no longer gives back the report it was made from: {fault}.",
            "Restore it: cgluctl events restore {id}",
            path=str(path),
            fault=fault,
            id=loaded.event["id"],
        )


def paths(store: str | None, tell: Messages) -> Answer:
    """Where the event files, the user’s library and its backups, the configuration and the cache lie."""
    try:
        files = [str(path) for path in event_files(store)]
    except CgluctlError:
        files = []
    items: list[Record] = [{"what": "event", "path": path} for path in files]
    items += [
        {"what": "bundled", "path": str(bundled())},
        {"what": "library", "path": str(library_folder())},
        {"what": "backups", "path": str(backup_folder())},
        {"what": "configuration", "path": str(config_file())},
        {"what": "cache", "path": str(cache_folder())},
    ]
    columns = [Column("what", tell.say("What")), Column("path", tell.say("Path"))]
    return Answer("store-path", {}, items, columns, items)


def status(place: Shelf) -> Answer:
    """The index of a store or on a server: whether it is fresh, how large, and what it holds. StoreError when one cannot be read."""
    if place.index is None:
        return _status(place.tell, describe(place.store))
    from cgluctl.search.files import files_of
    from cgluctl.search.postgres.push import describe as on_server

    return _status(place.tell, on_server(place.index, files_of(place.store)))


def rebuilt(store: str | None, tell: Messages, progress: Progress) -> Answer:
    """The same of an index that was built anew. OutputError when the cache folder cannot be written."""
    try:
        rebuild(store, progress)
    except OSError as error:
        raise OutputError(
            "{path} cannot be written: {reason}.",
            "Name another cache folder with {variable}.",
            path=str(cache_folder()),
            reason=why(error),
            variable=CACHE_VARIABLE,
        ) from error
    return _status(tell, describe(store))


def _status(tell: Messages, found: Record) -> Answer:
    rows: list[Record] = [{"what": what, "value": value} for what, value in found.items()]
    columns = [Column("what", tell.say("What")), Column("value", tell.say("Value"))]
    return Answer("store-status", {}, [found], columns, rows)


def schema() -> dict[str, Any]:
    """The JSON Schema of an event file."""
    from cgluctl.store.file import schema as made

    return made()


def event_bytes(ctx: Context) -> bytes:
    """The file of the current event, byte for byte."""
    return ctx.archive.db.content(ctx.current().n)


def push(place: Shelf, rebuild: bool, mirror: bool, progress: Progress | None = None) -> Answer:
    """What became of each event of the store in the index on a server. WrongUsage without one; IndexFault, StoreError."""
    if place.index is None:
        raise WrongUsage(
            "There is no index on a server to fill.", "Name it: --index postgresql://HOST/DATABASE, or CGLUCTL_INDEX"
        )
    from cgluctl.search.files import files_of, header
    from cgluctl.search.postgres import shown
    from cgluctl.search.postgres.push import push as pushed

    if place.event is not None and mirror:
        raise WrongUsage("--mirror takes out every event but the one that --event names.", "Leave one of them out.")
    files = [file for file in files_of(place.store) if place.event in (None, header(file)[0])]
    if not files:
        raise NotThere("There is no event {id}.", "List them: cgluctl events", id=place.event)
    try:
        done = pushed(place.index, files, rebuild, mirror, progress)
    except KeyboardInterrupt as stop:
        raise Interrupted("Interrupted; what was pushed before is kept.", "Push again to go on.") from stop
    items: list[Record] = [
        {"event": id, "state": state}
        for state, ids in zip(("imported", "updated", "unchanged", "removed"), done, strict=True)
        for id in ids
    ]
    say = place.tell.say
    columns = [Column("event", say("Event")), Column("state", say("State"))]
    counts = {state: sum(item["state"] == state for item in items) for state in ("imported", "updated", "removed")}
    told = ", ".join(f"{n} {place.tell.word(state)}" for state, n in counts.items() if n)
    remark = say("{place}: {told}.", place=shown(place.index), told=told or say("nothing was changed"))
    return Answer("store-push", {"index": shown(place.index)}, items, columns, items, remarks=[remark])
