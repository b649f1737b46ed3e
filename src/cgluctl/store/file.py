"""One event file, read whole and checked against the model."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware

from cgluctl.errors import StoreError, StoreTooNew
from cgluctl.model import FORMAT_VERSION, Event, EventFile, Passage, Session, Speaker
from cgluctl.store.storage import EventStorage

RECORD_LIMIT = 1 << 20  # bytes; the longest passage of a real report is some kB
_TABLES: dict[str, Any] = {"event": Event, "sessions": Session, "speakers": Speaker, "passages": Passage}
_HINT = "Mend the record, or restore the file from a copy; the shape is shown by: cgluctl store schema"


class Loaded(NamedTuple):
    """The records of one event file in the order of the file."""

    event: Event
    sessions: list[Session]
    speakers: list[Speaker]
    passages: list[Passage]


def load(path: Path) -> Loaded:
    """The event in a file, valid in shape and references. StoreError names the file and the record at fault."""
    # TinyDB reads its file again for every table unless told to keep it.
    kept = CachingMiddleware(EventStorage)  # type: ignore[no-untyped-call]
    with TinyDB(path, storage=kept, read_only=True) as database:
        tables = database.storage.read() or {}
        _check_version(tables, str(path))
        _check_shape(tables, str(path))
        records = {name: [dict(record) for record in database.table(name)] for name in _TABLES}
    loaded = Loaded(records["event"][0], records["sessions"], records["speakers"], records["passages"])  # type: ignore[arg-type]
    for place, fault in _faults(loaded):
        raise StoreError("{path}: {place}: {fault}.", _HINT, path=str(path), place=place, fault=fault)
    return loaded


def schema() -> dict[str, Any]:
    """The JSON Schema of an event file, made from the model."""
    made = msgspec.json.schema(EventFile)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "cgluctl event file", **made}


def checksum(tables: dict[str, Any]) -> str:
    """The sha256 of an event file's content: order of records kept, white space and the checksum itself left out."""
    event = {key: {k: v for k, v in record.items() if k != "checksum"} for key, record in tables["event"].items()}
    canonical = json.dumps({**tables, "event": event}, ensure_ascii=True, separators=(",", ":"), sort_keys=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


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


@cache
def _decoder(name: str) -> Any:
    return _TABLES[name]


def _check_shape(tables: dict[str, Any], path: str) -> None:
    for name in _TABLES:
        table = tables.get(name)
        if not isinstance(table, dict):
            raise StoreError("{path}: the table {name} is missing or not a table.", _HINT, path=path, name=name)
        for key, record in table.items():
            if not key.isascii() or not key.isdigit() or str(int(key[:18])) != key:
                raise StoreError(
                    "{path}: {name} {key}: a record number is 1, 2, 3 …",
                    _HINT,
                    path=path,
                    name=name,
                    key=repr(key[:20]),
                )
            try:
                msgspec.convert(record, _decoder(name), strict=True)
                if len(json.dumps(record, ensure_ascii=False).encode()) > RECORD_LIMIT:
                    raise StoreError(
                        "{path}: {place} is longer than any record may be.", _HINT, path=path, place=f"{name} {key}"
                    )
            except msgspec.ValidationError as error:
                raise StoreError(
                    "{path}: {place}: {fault}.", _HINT, path=path, place=f"{name} {key}", fault=_told(error)
                ) from error
            except UnicodeEncodeError as error:
                raise StoreError(
                    "{path}: {place}: {fault}.",
                    _HINT,
                    path=path,
                    place=f"{name} {key}",
                    fault="a half character (lone surrogate)",
                ) from error
    if len(tables["event"]) != 1:
        raise StoreError("{path} holds {count} events; a file holds one.", _HINT, path=path, count=len(tables["event"]))


def _told(error: msgspec.ValidationError) -> str:
    """msgspec's own words with the path put plainly: `text.en: expected str, got int`."""
    what, _, where = str(error).partition(" - at `$")
    place = where.rstrip("`").lstrip(".")
    what = what.replace("`", "")[:120]
    return f"{place}: {what[:1].lower()}{what[1:]}" if place else what


def _faults(loaded: Loaded) -> Iterator[tuple[str, str]]:
    """References that lead nowhere, and ids that stand twice."""
    ids: dict[str, set[str]] = {}
    tables: tuple[tuple[str, list[Any]], ...] = (
        ("sessions", loaded.sessions),
        ("speakers", loaded.speakers),
        ("passages", loaded.passages),
    )
    for name, records in tables:
        seen: set[str] = set()
        for record in records:
            if record["id"] in seen:
                yield f"{name} {record['id'][:40]}", "the id stands twice"
            seen.add(record["id"])
        ids[name] = seen
    for session in loaded.sessions:
        yield from _session_faults(session, ids["speakers"])
    for passage in loaded.passages:
        place = f"passages {passage['id'][:40]}"
        if passage["session"] not in ids["sessions"]:
            yield place, f"there is no session {passage['session'][:40]!r}"
        if passage["speaker"] is not None and passage["speaker"] not in ids["speakers"]:
            yield place, f"there is no speaker {passage['speaker'][:40]!r}"
        if passage["speech"] == "direct" and not passage["text"].get(passage["verbatim"] or ""):
            yield place, "direct speech without its verbatim text"
        yield from _line_faults(place, passage["source"]["lines"])


def _session_faults(session: Session, speakers: set[str]) -> Iterator[tuple[str, str]]:
    place = f"sessions {session['id'][:40]}"
    if not _is_date(session["date"]):
        yield place, f"{session['date'][:20]!r} is not a date (YYYY-MM-DD)"
    if not -(1 << 31) < session["day"] < 1 << 31:
        yield place, "day: too large a number"
    for part in session["parts"]:
        if part["speaker"] not in speakers:
            yield place, f"there is no speaker {part['speaker'][:40]!r}"
    yield from _line_faults(place, session["source"]["lines"])


def _line_faults(place: str, lines: list[int]) -> Iterator[tuple[str, str]]:
    if len(lines) != 2 or not 0 < lines[0] <= lines[1] < 1 << 31:
        yield place, "lines are [first, last], counted from 1"


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
