"""The seal of an event file: a checksum by which a change by hand is told from the file as it was written."""

import os
from pathlib import Path
from typing import Any

from cgluctl.errors import StoreError
from cgluctl.store.file import checksum
from cgluctl.store.locate import bundled
from cgluctl.store.storage import EventStorage


def changed(path: Path) -> bool:
    """Whether a file's content differs from what its checksum says; a file without one counts as changed."""
    return is_changed(EventStorage(path, read_only=True).read() or {})


def is_changed(tables: dict[str, Any]) -> bool:
    """The same of the tables of a file."""
    record = next(iter(tables["event"].values()))
    return bool(record.get("checksum") != checksum(tables))


def sealed(path: Path) -> None:
    """Writes the checksum of the content as it stands. StoreError when the file cannot be written."""
    storage = EventStorage(path, read_only=os.path.exists(bundled()) and os.path.samefile(path, bundled()))
    tables = storage.read() or {}
    key = next(iter(tables["event"]))
    tables["event"][key]["checksum"] = checksum(tables)
    try:
        storage.write(tables)
    except OSError as error:
        raise StoreError(
            "{path} cannot be written: {reason}.",
            "Check your right to write there, and the space left.",
            path=str(path),
            reason=error.strerror or error,
        ) from error
