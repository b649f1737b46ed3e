"""Changing a folder of event files: one writer at a time, one whole file at a time, and the last good version kept."""

import contextlib
import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from cgluctl.errors import OutputError, StoreError, why
from cgluctl.store.file import checked, load
from cgluctl.store.library import heads
from cgluctl.store.locate import backup_folder
from cgluctl.store.storage import TEMPORARY, loads, make_folder, replace, sweep, sync_folder, undisturbed

WAIT = 20  # seconds for another cgluctl to finish
_LOCK = ".cgluctl.lock"
_HELD = re.compile(re.escape(TEMPORARY) + r"held-(\d+)@([A-Za-z0-9.-]*)\.tmp\Z")
_PENDING, _DAMAGED = ".pending", ".damaged"


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keeps others from changing a folder meanwhile, and puts in order what dead runs left. OutputError when it cannot be written."""
    from filelock import FileLock, Timeout

    try:
        make_folder(folder)
        _probe(folder / _LOCK)
        with FileLock(folder / _LOCK, timeout=WAIT):
            sweep(folder, alone=True)
            _settle(folder)
            with _signed(folder):
                yield
    except Timeout as error:
        raise _held(folder) from error
    except OSError as error:
        raise unwritable(folder, error) from error


def _probe(lock: Path) -> None:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    os.close(os.open(lock, flags, 0o666))


@contextlib.contextmanager
def _signed(folder: Path) -> Iterator[None]:
    import socket

    host = re.sub(r"[^A-Za-z0-9.-]", "", socket.gethostname())[:60]
    note = folder / f"{TEMPORARY}held-{os.getpid()}@{host}.tmp"
    with contextlib.suppress(OSError):
        os.close(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644))
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            os.unlink(note)


def _held(folder: Path) -> OutputError:
    notes = []
    with contextlib.suppress(OSError):
        notes = [match for name in os.listdir(folder) if (match := _HELD.match(name))]
    if not notes:
        return OutputError(
            "Another cgluctl has been changing {folder} for {seconds} seconds.",
            "Wait for it to end, or end it, and try again.",
            folder=str(folder),
            seconds=WAIT,
        )
    return OutputError(
        "Another cgluctl, process {pid} on {host}, has been changing {folder} for {seconds} seconds.",
        "Wait for it to end, or end it, and try again.",
        pid=notes[-1].group(1),
        host=notes[-1].group(2),
        folder=str(folder),
        seconds=WAIT,
    )


def unwritable(path: Path, error: OSError) -> OutputError:
    """The system's reason why a file or folder cannot be written."""
    return OutputError(
        "{path} cannot be written: {reason}.",
        "Check the folder, your right to write there, and the space left.",
        path=str(path),
        reason=why(error),
    )


def write(path: Path, content: bytes, keep: bool = True, out: bool = False, sound: bool = False) -> None:
    """Puts an event file in its place in one step; the version before is kept as a backup. OutputError when it cannot.

    `sound` when that version is known to be; `out` when the file is outside every library and lock.
    """
    try:
        with _kept(path, sound) if keep and path.exists() else contextlib.nullcontext():
            replace(path, [content], out=out)
    except OSError as error:
        raise unwritable(path, error) from error


def remove(path: Path) -> Path:
    """Takes an event file out of the library; gives the backup it left. OutputError when it cannot."""
    try:
        with _kept(path) as kept, undisturbed():
            os.unlink(path)
            sync_folder(path.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    return kept


def backup_of(path: Path) -> Path:
    """Where the last good version of an event file is kept: beside the library, never in it."""
    mark = f"{zlib.crc32(os.fsencode(os.path.realpath(path.parent))):08x}"
    return backup_folder() / mark / path.name


def backup_for(folder: Path, id: str) -> Path | None:
    """The backup of an event of a library, if there is one. StoreError for one that cannot be read."""
    kept = backup_of(folder / "event.json").parent
    found = next((path for path, event in heads(kept) if event.get("id") == id), None)
    named = f"{id}.json"
    if found is None and kept.is_dir() and named in os.listdir(kept) and load(kept / named).event["id"] == id:
        return kept / named  # it could not be read a moment ago
    return found


@contextlib.contextmanager
def _kept(path: Path, sound: bool = False) -> Iterator[Path]:
    content = path.read_bytes()
    kept = backup_of(path)
    if not sound and not _is_good(content, path):
        kept = kept.with_name(kept.name + _DAMAGED)
    make_folder(kept.parent)
    pending = kept.with_name(f".{kept.name}{_PENDING}")
    replace(pending, [content], last=False)
    try:
        with contextlib.suppress(OSError):
            os.chmod(pending, path.stat().st_mode & 0o777)
        yield kept
    finally:
        with contextlib.suppress(OSError):  # the next change settles it
            _decided(pending, path)


def _is_good(content: bytes, path: Path) -> bool:
    try:
        checked(loads(content, str(path)), str(path))
    except StoreError:
        return False
    return True


def _decided(pending: Path, path: Path) -> None:
    kept = pending.with_name(pending.name[1:].removesuffix(_PENDING))
    if path.exists() and path.read_bytes() == pending.read_bytes():
        os.unlink(pending)
    else:
        os.replace(pending, kept)
        sync_folder(kept.parent)


def _settle(folder: Path) -> None:
    backups = backup_of(folder / "event.json").parent
    sweep(backups, alone=True)
    with contextlib.suppress(OSError):
        for name in os.listdir(backups):
            if name.startswith(".") and name.endswith(_PENDING):
                event = name[1:].removesuffix(_PENDING).removesuffix(_DAMAGED)
                with contextlib.suppress(OSError):
                    _decided(backups / name, folder / event)
