"""A TinyDB storage that replaces its file in one step, so that a reader finds the old content or the new, never half."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from cgluctl.errors import STOPPING, StoreError
from cgluctl.store.strict import loads

TEMPORARY = ".cgluctl-"  # how the files begin that become others once they are whole
_OUT = TEMPORARY + "out-"  # and those among them that become no event of a library
_SUFFIX = ".tmp"
SIZE_LIMIT = 1 << 29  # bytes; a file larger than this is no event


class EventStorage(Storage):
    """One event file. `read_only` refuses every write: the bundled event is never changed. `content` is read in its place."""

    def __init__(self, path: Path, read_only: bool = False, content: bytes | None = None) -> None:
        self.path = path
        self.read_only = read_only
        self.content = content

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables as they stand in the file. StoreError names the place of what is not JSON."""
        return loads(read_bytes(self.path) if self.content is None else self.content, str(self.path))

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replaces the file by `data`, or leaves it as it was."""
        if self.read_only:
            raise StoreError("{path} is never written.", "Copy it and name the copy with --store.", path=str(self.path))
        replace(self.path, [dumps(data)])


def dumps(data: dict[str, dict[str, Any]]) -> bytes:
    """An event file's bytes: one record a line, so that versions can be compared with any diff tool."""
    import msgspec

    encode = msgspec.json.encode
    tables = []
    for name, records in data.items():
        lines = b",\n  ".join([b"%s: %s" % (encode(number), encode(record)) for number, record in records.items()])
        tables.append(b" %s: {\n%s%s\n }" % (encode(name), b"  " if lines else b"", lines))
    return b"{\n" + b",\n".join(tables) + b"\n}\n"


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file of sane size. StoreError otherwise."""
    try:
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise StoreError(
                    "{path} is not a regular file.", "Name an event file or a folder of them.", path=str(path)
                )
            if found.st_size > SIZE_LIMIT:
                raise StoreError(
                    "{path} is too large for an event file.",
                    "An event file has at most {size} MB.",
                    path=str(path),
                    size=SIZE_LIMIT >> 20,
                )
            return file.read()
    except OSError as error:
        raise StoreError(
            "{path} cannot be read: {reason}.",
            "Check the file and your right to read it.",
            path=str(path),
            reason=error.strerror or error,
        ) from error


def replace(path: Path, content: Iterable[bytes], last: bool = True, out: bool = False) -> None:
    """Puts `content` in the place of `path`: temporary file beside it, flush, fsync, rename, fsync of the folder. OSError when it cannot.

    `last` when nothing can be taken back after it; `out` for a file of the user's own, which no lock guards.
    """
    target = Path(os.path.realpath(path))
    prefix = f"{_OUT}{os.getpid()}-" if out else TEMPORARY
    handle, temporary = tempfile.mkstemp(prefix=prefix, suffix=_SUFFIX, dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(content)
            file.flush()
            _liken(temporary, target)
            os.fsync(file.fileno())
        with undisturbed() if last else contextlib.nullcontext():
            os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    sync_folder(target.parent)


def _liken(temporary: str, target: Path) -> None:
    """Gives a new file the mode of the one it is to replace, and its owner and access list as far as we may."""
    try:
        found = target.stat()
    except FileNotFoundError:
        os.chmod(temporary, 0o666 & ~_umask())
        return
    mine, mode = os.stat(temporary), stat.S_IMODE(found.st_mode)
    if hasattr(os, "chown") and (mine.st_uid, mine.st_gid) != (found.st_uid, found.st_gid):
        for owner in (found.st_uid, -1):  # who may not give a file away may still give it to a group
            with contextlib.suppress(OSError):
                os.chown(temporary, owner, found.st_gid)
                break
        else:
            mode &= ~stat.S_IRWXG  # what the old group might do is no other's right
    os.chmod(temporary, mode)
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(target):
                os.setxattr(temporary, name, os.getxattr(target, name))


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def make_folder(folder: Path) -> None:
    """Makes a folder and those it lies in, each so that it outlives a power cut. OSError when it cannot."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Makes a rename outlive a power cut, where the system lets a folder be synced. OSError when the disk fails."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # Windows opens no folder, and a folder may be for writing only
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES):
            raise
    finally:
        os.close(handle)


def sweep(folder: Path, alone: bool = False) -> None:
    """Takes away what dead runs left half written. `alone` when a lock keeps all other writers of events away."""
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            if not (name.startswith(TEMPORARY) and name.endswith(_SUFFIX)):
                continue
            pid = name.removeprefix(_OUT).partition("-")[0] if name.startswith(_OUT) else ""
            if not _is_running(int(pid)) if pid.isascii() and pid.isdigit() else alone:
                with contextlib.suppress(OSError):
                    os.unlink(folder / name)


def _is_running(pid: int) -> bool:
    """Whether a process lives; on Windows nothing is asked, for there nobody can take a file away that is open."""
    if sys.platform == "win32":
        return False
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return pid != os.getpid()


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Past the point of no return: from here on no signal ends the run, since it could only say that nothing was changed.

    What fails inside is undone, and the signals are heard again.
    """
    before = {}
    with contextlib.suppress(ValueError):  # not in the main thread, which alone gets signals
        for name in STOPPING:
            if (number := getattr(signal, name, None)) is not None:
                before[number] = signal.signal(number, _unheard)
    try:
        yield
    except BaseException:
        for number, heard in before.items():
            signal.signal(number, heard)
        raise


def _unheard(number: int, frame: object) -> None:
    """Too late: what was asked for is done, and what remains is to say so."""
