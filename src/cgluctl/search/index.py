"""Opening the index: from the cache folder when it is fresh, else built beside and swapped in, else in memory.

A small seal file beside the index says of which event files (path, size, times, inode) it was made and what the index
file itself looked like when it was done. Whatever differs, the index is built again; it is never repaired or believed.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import stat
import zlib
from pathlib import Path
from typing import Any

from cgluctl import __version__
from cgluctl.errors import StoreError
from cgluctl.search.schema import VERSION
from cgluctl.store.locate import cache_folder, event_files


def open_index(store: str | None) -> tuple[sqlite3.Connection, list[str]]:
    """A read-only connection to the index of a store, and remarks to pass on. StoreError when the store cannot be read."""
    files = event_files(store)
    state = _state(files)
    name = f"{zlib.crc32(os.fsencode(os.pathsep.join(map(os.path.abspath, files)))):08x}"  # two stores of one name only rebuild each other's
    folder = cache_folder()
    index, seal = folder / f"{name}.sqlite", folder / f"{name}.seal"
    if _sealed(index, seal, state):
        with contextlib.suppress(sqlite3.Error):
            return _open(index), []
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _build_beside(files, index, seal, state)
        return _open(index), []
    except (OSError, sqlite3.Error):
        connection = sqlite3.connect(":memory:")
        _fill(connection, files)
        return connection, ["The cache folder cannot be written; the index was built in memory for this run."]


def _state(files: list[Path]) -> list[Any]:
    """What tells one version of the event files from the next, without reading them."""
    stats = []
    for path in files:
        try:
            found = os.stat(path)
        except OSError as error:
            raise StoreError(
                "{path} cannot be read: {reason}.",
                "Check the file and your right to read it.",
                path=str(path),
                reason=error.strerror or error,
            ) from error
        stats.append([str(path), found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino])
    return [__version__, VERSION, stats]


def _look(index: Path) -> list[int]:
    """Size and time of a regular file. OSError for anything else: a pipe in its place would wait for ever."""
    found = os.stat(index)
    if not stat.S_ISREG(found.st_mode):
        raise OSError(f"{index} is no regular file")
    return [found.st_size, found.st_mtime_ns]


def _sealed(index: Path, seal: Path, state: list[Any]) -> bool:
    """Whether the index was made of just these files and nobody touched it since."""
    try:
        _look(seal)
        found = json.loads(seal.read_bytes())
        return bool(found == {"state": state, "index": _look(index)})
    except (OSError, ValueError, RecursionError):
        return False


def _open(index: Path) -> sqlite3.Connection:
    # Immutable is true: an index file is only ever replaced by another, never changed.
    connection = sqlite3.connect(f"{index.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        connection.execute("SELECT n FROM event LIMIT 1")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _fill(connection: sqlite3.Connection, files: list[Path]) -> None:
    from cgluctl.search.build import build

    build(connection, files)


def _build_beside(files: list[Path], index: Path, seal: Path, state: list[Any]) -> None:
    import tempfile

    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=index.parent)
    os.close(handle)
    try:
        connection = sqlite3.connect(temporary)
        try:
            _fill(connection, files)
        finally:
            connection.close()
        looks = _look(Path(temporary))
        os.replace(temporary, index)
        with open(temporary, "wb") as file:
            file.write(json.dumps({"state": state, "index": looks}).encode("utf-8", "surrogateescape"))
        os.replace(temporary, seal)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
