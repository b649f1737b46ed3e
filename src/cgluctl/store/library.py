"""The user's library: a folder of event files, and which file holds which event."""

import contextlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cgluctl.errors import StoreError, Typed, WrongUsage
from cgluctl.store.file import checked, seal
from cgluctl.store.locate import bundled, library_folder
from cgluctl.store.storage import dumps, loads, read_bytes

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}\Z")
_EVENT = re.compile(r'\ufeff?\s*\{\s*"event":\s*\{\s*"1":\s*(?=\{)')


def folder_of(store: str | None) -> Path:
    """Where imports go: the store if it is a folder, else the user's library. WrongUsage for a store that is a file."""
    if store is None:
        return library_folder()
    if os.path.isfile(store):
        raise WrongUsage(
            "The store {path} is one event file; an import is a file of its own.",
            "Name the new file with -o FILE, or a folder with --store FOLDER.",
            path=store,
        )
    return Path(store)


def checked_id(id: str) -> str:
    """An event id that can name a file. WrongUsage for any other."""
    if not ID.match(id):
        raise WrongUsage(
            "{id} cannot be an event id.",
            "Use small letters, digits and hyphens, as in cglu-2021-05.",
            id=Typed(id[:60]),
        )
    return id


def sealed(tables: dict[str, Any]) -> bytes:
    """The bytes of an event file with its checksum. StoreError for tables that could not be read back."""
    encoded = seal(tables)
    checked(tables, str(next(iter(tables["event"].values()))["id"]))
    return dumps(encoded)


def path_of(folder: Path, id: str) -> Path:
    """The file of an event in a library: whichever holds it, else the one of its name, else one that is free."""
    named = folder / f"{id}.json"
    known = dict(heads(folder))
    held = [path for path, event in known.items() if event.get("id") == id]
    if held:
        return named if named in held else held[0]
    number = 2
    while named in known:  # holds another event under this name
        named = folder / f"{id}-{number}.json"
        number += 1
    return named


def read_tables(path: Path) -> dict[str, Any]:
    """The tables of an event file as they stand. StoreError when it is none."""
    return loads(read_bytes(path), str(path))


# What files of other makes do to whoever looks for an event in them.
_UNFIT = (OSError, ValueError, KeyError, AttributeError, TypeError, StoreError, StopIteration, RecursionError)


def heads(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every event file of a folder with its event's record, read from the head of the file where it stands there."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".json") and not name.startswith("."))
    except OSError:
        return
    for name in names:
        try:
            head = _head(folder / name)
        except _UNFIT:
            continue
        yield folder / name, head


def _head(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise ValueError("no regular file")
    with open(path, "rb") as file:
        start = file.read(1 << 16).decode("utf-8", "ignore")
    match = _EVENT.match(start)
    if match:
        with contextlib.suppress(ValueError):
            return dict(json.JSONDecoder().raw_decode(start, match.end())[0])
    return dict(next(iter(read_tables(path)["event"].values())))


def bundled_id() -> str:
    """The id of the event that comes with the program."""
    return str(_head(bundled()).get("id"))


def is_bundled(path: Path) -> bool:
    """Whether a file is the event that comes with the program, which never changes."""
    return os.path.exists(path) and os.path.exists(bundled()) and os.path.samefile(path, bundled())
