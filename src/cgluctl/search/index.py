"""Opening the index: from the cache folder when it is fresh, else brought up to date or built anew, else in memory.

A seal beside it says of which event files (path, size, times, inode) it was made and what its own file looked like then;
an index whose seal tells of something else is never believed. Of event files that changed, the rows are replaced;
whatever else differs, the index is built beside and swapped in.
"""

import contextlib
import os
import sqlite3
import stat
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cgluctl import __version__
from cgluctl.errors import CgluctlError, Phrase
from cgluctl.frozen import Frozen
from cgluctl.search.base import HOLDINGS, VERSION
from cgluctl.search.sqlite import FileIndex
from cgluctl.store.locate import bundled, cache_folder, event_stamps, library_folder

if TYPE_CHECKING:
    from cgluctl.search.files import EventFile

Progress = Callable[[int, int], None]
Stamps = Sequence[tuple[str, str]]
_BUSY, _PATIENCE = 3.0, 600.0  # seconds to wait for readers to be done, and for another that builds the index


class Index(Frozen):
    """Where the index of a store lies, with its seal."""

    file: Path
    seal: Path
    lock: Path


def index_of(store: str | None) -> Index:
    """The place of a store's index in the cache folder."""
    place = os.path.abspath(store) if store is not None else f"{bundled()}{os.pathsep}{library_folder()}"
    name = f"{zlib.crc32(os.fsencode(place)):08x}"  # two stores of one name only rebuild each other's
    folder = cache_folder()
    return Index(folder / f"{name}.sqlite", folder / f"{name}.seal", folder / f"{name}.lock")


def open_index(
    store: str | None, cached: bool = True, progress: Progress | None = None
) -> tuple[FileIndex, list[Phrase]]:
    """A read-only connection to the index of a store, and remarks to pass on. StoreError when the store cannot be read.

    Where it is not to be `cached`, it is made in memory. `progress` is told the events read so far and in all.
    """
    stamps = event_stamps(store)
    if not cached:
        return _in_memory(stamps, progress), []
    index = index_of(store)
    found = _fresh(index, stamps)
    if found:
        return found, []
    with contextlib.suppress(OSError, sqlite3.Error):
        index.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _alone(index):
            found = _fresh(index, stamps)  # another may have made it meanwhile
            if not found:
                _renew(index, stamps, progress)
                found = _opened(index)
        return found, []
    remark = Phrase("The index cannot be kept in {path}; it was built in memory for this run.", path=index.file.parent)
    return _in_memory(stamps, progress), [remark]


def describe(store: str | None) -> dict[str, Any]:
    """Where the index of a store lies, its state (fresh, stale, missing), bytes, and what it holds. StoreError when the store cannot be read."""
    index, stamps = index_of(store), event_stamps(store)
    found = _fresh(index, stamps)
    told: dict[str, Any] = {"index": str(index.file), "state": "fresh" if found else "stale", "files": len(stamps)}
    try:
        told["bytes"] = index.file.stat().st_size
    except OSError:
        told |= {"state": "missing", "bytes": 0}
    told |= found.holdings() if found else dict.fromkeys(HOLDINGS)
    if found:
        found.close()
    return told


def rebuild(store: str | None, progress: Progress | None = None) -> None:
    """Builds the index of a store anew. OSError when it cannot be kept, StoreError when the store cannot be read."""
    index = index_of(store)
    index.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with _alone(index):
            _build_beside(index, event_stamps(store), progress)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


def _state(stamps: Stamps) -> str:
    return "\n".join([f"{__version__} {VERSION}", *[f"{path}\t{stamp}" for path, stamp in stamps]])


def _look(file: Path) -> str:
    found = os.stat(file)
    if not stat.S_ISREG(found.st_mode):
        raise OSError(f"{file} is no regular file")
    return f"{found.st_size} {found.st_mtime_ns}"


def _sealed_state(index: Index) -> str | None:
    try:
        _look(index.seal)
        look, _, state = index.seal.read_bytes().decode("utf-8", "surrogateescape").partition("\n")
        return state if look == _look(index.file) else None
    except (OSError, ValueError):
        return None


def _fresh(index: Index, stamps: Stamps) -> FileIndex | None:
    """The index if it was made of just these files; opened before its seal is looked at, which a writer breaks first."""
    with contextlib.suppress(OSError, sqlite3.Error):
        found = _opened(index)
        if _sealed_state(index) == _state(stamps):
            return found
        found.close()
    return None


def _opened(index: Index) -> FileIndex:
    _look(index.file)
    connection = sqlite3.connect(
        f"{index.file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, factory=FileIndex
    )
    try:
        connection.execute("BEGIN")
        connection.execute("SELECT n FROM event LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _in_memory(stamps: Stamps, progress: Progress | None) -> FileIndex:
    from cgluctl.search.build import build

    connection = sqlite3.connect(":memory:", factory=FileIndex)
    build(connection, _files(stamps), progress)
    return connection


def _files(stamps: Stamps) -> "list[EventFile]":
    from cgluctl.search.files import EventFile

    return [EventFile(*stamped) for stamped in stamps]


@contextlib.contextmanager
def _alone(index: Index) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        with FileLock(index.lock, timeout=_PATIENCE, mode=0o600):
            _explain(index.lock)
            yield
    except Timeout as error:
        raise OSError("another process has been building the index for too long") from error


def _explain(lock: Path) -> None:
    """Says in the lock what it is: an empty file in a folder of files looks like one that was lost."""
    with contextlib.suppress(OSError):
        handle = os.open(lock, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(handle, "wb") as file:
            file.write(b"Locked while the index beside it is written.\n")


def _renew(index: Index, stamps: Stamps, progress: Progress | None) -> None:
    before = (_sealed_state(index) or "").split("\n")
    version, *lines = _state(stamps).split("\n")
    changed = len({*before[1:]} ^ {*lines})  # one for a file that came or went, two for one that is another now
    if before[0] != version or changed > len(lines):
        _build_beside(index, stamps, progress)
        return
    index.seal.unlink()
    try:
        _update(index.file, stamps)
    except CgluctlError:
        _seal(index, "\n".join(before))  # the old index stands
        raise
    except sqlite3.Error:  # somebody reads for long, or the index is not what its seal says
        try:
            _update_beside(index, stamps)
        except sqlite3.Error:
            _build_beside(index, stamps, progress)
        return
    _seal(index, _state(stamps))


def _update(file: Path, stamps: Stamps) -> None:
    from cgluctl.search.build import update

    with contextlib.closing(sqlite3.connect(file, timeout=_BUSY)) as connection:
        connection.executescript("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
        update(connection, _files(stamps))


def _update_beside(index: Index, stamps: Stamps) -> None:
    import shutil

    with _beside(index, stamps) as temporary:
        shutil.copyfile(index.file, temporary)
        _update(temporary, stamps)


def _build_beside(index: Index, stamps: Stamps, progress: Progress | None) -> None:
    from cgluctl.search.build import build

    with _beside(index, stamps) as temporary, contextlib.closing(sqlite3.connect(temporary)) as connection:
        build(connection, _files(stamps), progress)


@contextlib.contextmanager
def _beside(index: Index, stamps: Stamps) -> Iterator[Path]:
    import tempfile

    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=index.file.parent)
    os.close(handle)
    try:
        yield Path(name)
        with contextlib.suppress(FileNotFoundError):
            index.seal.unlink()
        os.replace(name, index.file)
        _seal(index, _state(stamps))
    finally:
        with contextlib.suppress(OSError):
            os.unlink(name)


def _seal(index: Index, state: str) -> None:
    import tempfile

    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=index.seal.parent)
    try:
        with open(handle, "wb") as file:
            file.write(f"{_look(index.file)}\n{state}".encode("utf-8", "surrogateescape"))
        os.replace(name, index.seal)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(name)
