"""The user's library: a folder of event files, changed one whole file at a time, under a lock, with the last version kept."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cgluctl.errors import OutputError, StoreError, WrongUsage
from cgluctl.store.file import checked, checksum
from cgluctl.store.locate import bundled, library_folder
from cgluctl.store.storage import TEMPORARY, dumps, read_bytes, replace
from cgluctl.store.strict import loads

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}\Z")
WAIT = 20  # seconds for another cgluctl to finish
_LOCK = ".cgluctl.lock"
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
            id=repr(id[:60]),
        )
    return id


def sealed(tables: dict[str, Any]) -> bytes:
    """The bytes of an event file with its checksum. StoreError for tables that could not be read back."""
    record = next(iter(tables["event"].values()))
    record["checksum"] = checksum(tables)
    checked(tables, str(record["id"]))
    return dumps(tables)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keeps others from changing a folder meanwhile, and sweeps what dead runs left. OutputError when it cannot be written."""
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK, timeout=WAIT)
        with lock:
            _sweep(folder)
            _sweep(backup_of(folder / "event.json").parent)
            yield
    except Timeout as error:
        raise OutputError(
            "Another cgluctl has been changing {folder} for {seconds} seconds.",
            "Wait for it to end, or end it, and try again.",
            folder=str(folder),
            seconds=WAIT,
        ) from error
    except OSError as error:
        raise _unwritable(folder, error) from error


def _sweep(folder: Path) -> None:
    with contextlib.suppress(OSError):
        for entry in os.listdir(folder):
            if entry.startswith(TEMPORARY) and entry.endswith(".tmp"):
                with contextlib.suppress(OSError):
                    os.unlink(folder / entry)


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(
        "{path} cannot be written: {reason}.",
        "Check the folder, your right to write there, and the space left.",
        path=str(path),
        reason=error.strerror or error,
    )


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


def write(path: Path, content: bytes, keep: bool = True) -> None:
    """Puts an event file in its place in one step; the version before is kept as a backup. OutputError when it cannot."""
    try:
        if keep and path.exists():
            _keep(path)
        replace(path, content)
    except OSError as error:
        raise _unwritable(path, error) from error


def remove(path: Path) -> Path:
    """Takes an event file out of the library; gives the backup it left. OutputError when it cannot."""
    try:
        kept = _keep(path)
        os.unlink(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    return kept


def backup_of(path: Path) -> Path:
    """Where the last version of an event file is kept: beside the library, never in it."""
    mark = f"{zlib.crc32(os.fsencode(os.path.realpath(path.parent))):08x}"
    return library_folder().parent / "backups" / mark / path.name


def backup_for(folder: Path, id: str) -> Path | None:
    """The backup of an event of a library, if there is one."""
    return next((path for path, event in heads(backup_of(folder / "event.json").parent) if event.get("id") == id), None)


def _keep(path: Path) -> Path:
    kept = backup_of(path)
    kept.parent.mkdir(parents=True, exist_ok=True)
    replace(kept, path.read_bytes())
    with contextlib.suppress(OSError):
        shutil.copymode(path, kept)
    return kept


def is_bundled(path: Path) -> bool:
    """Whether a file is the event that comes with the program, which never changes."""
    return os.path.exists(path) and os.path.exists(bundled()) and os.path.samefile(path, bundled())
