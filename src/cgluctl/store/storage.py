"""A TinyDB storage that replaces its file in one step, so that a reader finds the old content or the new, never half."""

from __future__ import annotations

import contextlib
import json
import os
import stat
import tempfile
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from cgluctl.errors import StoreError
from cgluctl.store.strict import loads

TEMPORARY = ".cgluctl-"  # how the files begin that become others once they are whole
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
        replace(self.path, dumps(data))


def dumps(data: dict[str, dict[str, Any]]) -> bytes:
    """An event file's bytes: one record a line, so that versions can be compared with any diff tool."""
    tables = []
    for name, records in data.items():
        lines = [f"  {json.dumps(str(key))}: {_encoded(record)}" for key, record in records.items()]
        tables.append(f" {json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n }")
    return ("{\n" + ",\n".join(tables) + "\n}\n").encode()


# Made once: `json.dumps` with options of its own makes an encoder for every record.
_encoded = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


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


def replace(path: Path, content: bytes) -> None:
    """Puts `content` in the place of `path`: temporary file beside it, flush, fsync, rename, fsync of the folder. OSError when it cannot."""
    target = Path(os.path.realpath(path))
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(prefix=TEMPORARY, suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(target.parent)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Makes a rename outlive a power cut, where the system lets a folder be synced."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
