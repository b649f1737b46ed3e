"""JSON read strictly, and a TinyDB storage that replaces its file in one step, so that a reader finds the old content or the new, never half."""

import contextlib
import errno
import json
import os
import re
import signal
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from cgluctl.errors import STOPPING, StoreError, why

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
                    "{path} is larger than {limit} bytes.",
                    "Name an event file or a folder of them.",
                    path=str(path),
                    limit=f"{SIZE_LIMIT:,}".replace(",", " "),
                )
            return file.read()
    except OSError as error:
        raise StoreError(
            "{path} cannot be read: {reason}.",
            "Check the file and your right to read it.",
            path=str(path),
            reason=why(error),
        ) from error


def replace(path: Path, content: Iterable[bytes], last: bool = True, out: bool = False) -> None:
    """Puts `content` in the place of `path`: temporary file beside it, flush, fsync, rename, fsync of the folder. OSError when it cannot.

    `last` when nothing can be taken back after it; `out` for a file that no lock guards.
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


_HINT = "Restore the file from a copy, or name another with --store."
_DEPTH = 100  # levels within each other; the deepest place of an event file is its eighth
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]|-?Infinity|NaN|\d+')


class _Doubled(ValueError):
    pass


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Doubled(next(name for name in names if names.count(name) > 1))
    return record


def _constant(name: str) -> Any:
    raise _Doubled(name)


def loads(content: bytes, path: str) -> dict[str, Any]:
    """The object in an event file's bytes. StoreError for empty or broken files, doubled keys, NaN, and anything but an object."""
    text = ""
    try:
        text = content.decode("utf-8-sig")
        if not text.strip("\x00 \t\r\n"):
            raise StoreError("{path} is empty.", _HINT, path=path)
        found = json.loads(text, object_pairs_hook=_pairs, parse_constant=_constant)
    except UnicodeDecodeError as error:
        raise StoreError("{path} is not UTF-8 text (byte {n}).", _HINT, path=path, n=error.start + 1) from error
    except json.JSONDecodeError as error:
        raise StoreError(
            "{path} is not JSON: line {line}, column {column}.", _HINT, path=path, line=error.lineno, column=error.colno
        ) from error
    except _Doubled as error:
        name = str(error)
        told = name if name in ("NaN", "Infinity", "-Infinity") else f"{name[:60]!r} twice"
        raise StoreError(
            "{path}: line {line}, column {column}: {name}, which no event file may hold.",
            _HINT,
            path=path,
            name=told,
            **_place(text, name),
        ) from error
    except RecursionError as error:
        raise StoreError(
            "{path}: line {line}, column {column}: too many levels for an event file.",
            _HINT,
            path=path,
            **_place(text),
        ) from error
    except ValueError as error:  # a number of more digits than Python converts
        raise StoreError(
            "{path}: line {line}, column {column}: a number that is too long.", _HINT, path=path, **_place(text)
        ) from error
    if not isinstance(found, dict) or not found:
        raise StoreError("{path} is JSON, but not an event file.", _HINT, path=path)
    return found


def _place(text: str, name: str = "") -> dict[str, int]:
    """Line and column of what no event file may hold: too deep a level, too long a number, no JSON, or a second `name`."""
    levels: list[set[str]] = []
    key = before = ""
    for token in _TOKENS.finditer(text):
        word = token.group()
        if word in "{[":
            levels.append(set())
        elif word in "}]" and levels:
            levels.pop()
        elif word == ":" and levels:
            key = json.loads(before)
            if key == name and key in levels[-1]:
                break
            levels[-1].add(key)
        if len(levels) > _DEPTH or (word[0].isdigit() and len(word) > 4300) or (word == name and word[0] != '"'):
            break
        before = word
    else:
        return {"line": 1, "column": 1}
    start = token.start() if word != ":" else text.rindex(before, 0, token.start())
    return {"line": text.count("\n", 0, start) + 1, "column": start - text.rfind("\n", 0, start)}
