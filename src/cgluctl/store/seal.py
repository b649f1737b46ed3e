"""The seal of an event file: a checksum over its content, and a mark for every record that says which of them changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec

from cgluctl.errors import StoreError

MARKS = "seal"  # the table of the marks: one record, a text per table
_WIDTH = 4  # hexadecimal digits a record: enough to find a change that the checksum has told of
_SHOWN = 5  # places that a message names


def checksum(tables: dict[str, Any]) -> str:
    """The sha256 of an event file's content: order of records kept, white space and the checksum itself left out."""
    event = {key: _bare(record) for key, record in tables["event"].items()}
    return hashlib.sha256(msgspec.json.encode({**tables, "event": event})).hexdigest()


def _marks(table: dict[str, Any]) -> str:
    return "".join([f"{crc32(msgspec.json.encode(_bare(record))) & 0xFFFF:04x}" for record in table.values()])


def _bare(record: Any) -> Any:
    if not isinstance(record, dict) or "checksum" not in record:
        return record
    return {key: value for key, value in record.items() if key != "checksum"}


def seal(tables: dict[str, Any]) -> None:
    """Puts marks and checksum of the content as it stands into the tables."""
    tables.pop(MARKS, None)
    tables[MARKS] = {"1": {name: _marks(table) for name, table in tables.items()}}
    next(iter(tables["event"].values()))["checksum"] = checksum(tables)


def is_changed(tables: dict[str, Any]) -> bool:
    """Whether the content differs from what its checksum says; content without one counts as changed."""
    record = next(iter(tables["event"].values()))
    return bool(record.get("checksum") != checksum(tables))


def unsealed(path: Path, tables: dict[str, Any]) -> StoreError:
    """That a file was changed since it was sealed, and where, as far as its marks tell."""
    hint = "If the change is meant, accept it: cgluctl check --seal"
    places = list(islice(_places(tables), _SHOWN + 1))
    if not places:
        return StoreError("{path} was changed since it was sealed.", hint, path=str(path))
    named = ", ".join(places[:_SHOWN]) + (" …" if len(places) > _SHOWN else "")
    return StoreError("{path} was changed since it was sealed: {places}.", hint, path=str(path), places=named)


def _places(tables: dict[str, Any]) -> Iterator[str]:
    """The records that changed or came (`passages 14`), and the tables that lost some (`passages 12 → 11`)."""
    sealed: dict[str, str] = next(iter(tables.get(MARKS, {}).values()), {})
    for name in {**tables, **sealed} if sealed else ():
        if name == MARKS:
            continue
        table, before = tables.get(name, {}), sealed.get(name, "")
        now = _marks(table)
        if now == before:
            continue
        old, new = _cut(before), _cut(now)
        if len(new) < len(old):
            yield f"{name} {len(old)} → {len(new)}"
        keys = list(table)
        for kind, _, _, first, after in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if kind in ("replace", "insert"):
                yield from (f"{name} {key[:20]}" for key in keys[first:after])


def _cut(marks: str) -> list[str]:
    return [marks[n : n + _WIDTH] for n in range(0, len(marks), _WIDTH)]
