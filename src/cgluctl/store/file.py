"""One event file, read whole and checked against the model; its seal, which tells what was changed by hand."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from difflib import SequenceMatcher
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import msgspec
from tinydb import TinyDB

from cgluctl.errors import Phrase, StoreError, StoreTooNew, Typed
from cgluctl.model import FORMAT_VERSION, Doubt, Entry, Event, EventFile, Fix, Passage, Session, Speaker
from cgluctl.store.faults import Fault, Known, faults, of_doubts, of_fixes, of_ledger, of_shape
from cgluctl.store.storage import EventStorage

RECORD_LIMIT = 1 << 20  # bytes; the longest passage of a real report is some kB
MARKS = "seal"  # the table of the marks: one record, a text per table
_TABLES: dict[str, Any] = {"event": Event, "sessions": Session, "speakers": Speaker, "passages": Passage}
_IMPORTED: dict[str, Any] = {"ledger": Entry, "doubts": Doubt, "fixes": Fix}  # tables that an event may lack
_SEAL: dict[str, Any] = {MARKS: dict[str, str]}
_SPARE = 200  # levels that whoever reads the tables may add to theirs
_HINT = "Mend the record, or restore the file from a copy; the shape is shown by: cgluctl store schema"


class Loaded(NamedTuple):
    """The records of one event file in the order of the file."""

    event: Event
    sessions: list[Session]
    speakers: list[Speaker]
    passages: list[Passage]
    ledger: list[Entry]
    doubts: list[Doubt]
    fixes: list[Fix]


def load(path: Path, content: bytes | None = None) -> Loaded:
    """The event in a file (or in `content`), valid in shape and references. StoreError names the file and the record at fault."""
    with TinyDB(path, storage=EventStorage, read_only=True, content=content) as database:
        return checked(database.storage.read() or {}, str(path))


def checked(tables: dict[str, Any], path: str) -> Loaded:
    """The records of tables, valid in shape and references. StoreError names the record at fault."""
    _check_version(tables, path)
    _check_depth(tables, path)
    _check_shape(tables, path)
    records: dict[str, Any] = {name: list(tables.get(name, {}).values()) for name in (*_TABLES, *_IMPORTED)}
    loaded = Loaded(records.pop("event")[0], *records.values())
    for place, fault in _faults(loaded):
        raise StoreError("{path}: {place}: {fault}.", _HINT, path=path, place=place, fault=fault)
    return loaded


def _faults(loaded: Loaded) -> Iterator[Fault]:
    known = Known.of(loaded.event, loaded.sessions, loaded.speakers, loaded.passages)
    yield from faults(loaded.event, loaded.sessions, loaded.speakers, loaded.passages)
    yield from of_ledger(loaded.ledger, loaded.passages, known)
    yield from of_doubts(loaded.doubts, known)
    yield from of_fixes(loaded.fixes, known)


def schema() -> dict[str, Any]:
    """The JSON Schema of an event file, made from the model."""
    made = msgspec.json.schema(EventFile)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "cgluctl event file", **made}


def _check_version(tables: dict[str, Any], path: str) -> None:
    event = tables.get("event")
    record = next(iter(event.values()), None) if isinstance(event, dict) else None
    version = record.get("format_version") if isinstance(record, dict) else None
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise StoreTooNew(
            "{path} has format {version}; this cgluctl reads up to {known}.",
            "Install a newer cgluctl.",
            path=path,
            version=str(version)[:20],
            known=FORMAT_VERSION,
        )
    if version is not None and version != FORMAT_VERSION:
        raise StoreError("{path} has no format version that cgluctl knows.", _HINT, path=path)


def _check_depth(tables: dict[str, Any], path: str) -> None:
    probe: Any = tables
    for _ in range(_SPARE):
        probe = [probe]
    try:
        msgspec.json.encode(probe)
    except RecursionError as error:
        raise StoreError("{path} has too many levels for an event file.", _HINT, path=path) from error
    except UnicodeEncodeError:  # the check of the shape names the record
        return


@cache
def _decoder(name: str) -> Any:
    return {**_TABLES, **_IMPORTED, **_SEAL}[name]


def _check_shape(tables: dict[str, Any], path: str) -> None:
    for name in (*_TABLES, *(name for name in (*_IMPORTED, *_SEAL) if name in tables)):
        table = tables.get(name)
        if not isinstance(table, dict):
            raise StoreError("{path}: the table {name} is missing or not a table.", _HINT, path=path, name=name)
        if not _are_numbers(table):
            key = next(key for key in table if not _is_number(key))
            raise StoreError(
                "{path}: {name} {key}: a record number is 1, 2, 3 …",
                _HINT,
                path=path,
                name=name,
                key=Typed(key[:20]),
            )
        # All at once: a record at a time takes three times as long, and is for the place of a fault.
        with suppress(msgspec.ValidationError, UnicodeEncodeError):
            msgspec.convert(table, dict[str, _decoder(name)], strict=True)  # type: ignore[misc]
            if _fit(list(table.values())):
                continue
        for key, record in table.items():
            _check_record(f"{name} {key}", record, _decoder(name), path)
    if len(tables["event"]) != 1:
        raise StoreError("{path} holds {count} events; a file holds one.", _HINT, path=path, count=len(tables["event"]))


def _are_numbers(table: dict[str, Any]) -> bool:
    return all(map(str.__eq__, table, map(str, range(1, len(table) + 1)))) or all(map(_is_number, table))


def _is_number(key: str) -> bool:
    return key.isascii() and key.isdigit() and str(int(key[:18])) == key


def _size(record: Any) -> int:
    return len(msgspec.json.encode(record))


def _fit(records: list[Any]) -> bool:
    if _size(records) <= RECORD_LIMIT + 2:  # the brackets
        return True
    middle = len(records) // 2
    return middle > 0 and _fit(records[:middle]) and _fit(records[middle:])


def _check_record(place: str, record: Any, kind: Any, path: str) -> None:
    try:
        msgspec.convert(record, kind, strict=True)
        if _size(record) > RECORD_LIMIT:
            raise StoreError("{path}: {place} is longer than any record may be.", _HINT, path=path, place=place)
    except msgspec.ValidationError as error:
        raise StoreError(
            "{path}: {place}: {fault}.", _HINT, path=path, place=place, fault=of_shape(str(error))
        ) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            "{path}: {place}: {fault}.",
            _HINT,
            path=path,
            place=place,
            fault=Phrase("a half character (lone surrogate)"),
        ) from error


_WIDTH = 4  # hexadecimal digits a record: enough to find a change that the checksum has told of
_SHOWN = 5  # places that a message names


def checksum(tables: dict[str, Any]) -> str:
    """The sha256 of an event file's content: order of records kept, white space and the checksum itself left out."""
    event = {key: _bare(record) for key, record in tables["event"].items()}
    return hashlib.sha256(msgspec.json.encode({**tables, "event": event})).hexdigest()


def _marks(table: dict[str, Any]) -> str:
    return "".join([f"{crc32(record) & 0xFFFF:04x}" for record in _encoded(table).values()])


def _encoded(table: dict[str, Any]) -> dict[str, Any]:
    encode = msgspec.json.encode
    return {key: msgspec.Raw(encode(_bare(record))) for key, record in table.items()}


def _bare(record: Any) -> Any:
    if not isinstance(record, dict) or "checksum" not in record:
        return record
    return {key: value for key, value in record.items() if key != "checksum"}


def seal(tables: dict[str, Any]) -> dict[str, Any]:
    """Puts marks and checksum of the content as it stands into the tables; the same with most records encoded, which takes a while."""
    tables.pop(MARKS, None)
    encoded = {name: _encoded(table) for name, table in tables.items()}
    tables[MARKS] = {"1": {name: _marks(table) for name, table in encoded.items()}}
    encoded |= {"event": tables["event"], MARKS: tables[MARKS]}
    next(iter(tables["event"].values()))["checksum"] = checksum(encoded)
    return encoded


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
