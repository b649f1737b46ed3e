"""What the model cannot say of an event file: references that lead nowhere, ids that stand twice, places that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from cgluctl.errors import Phrase
from cgluctl.model import Event, Passage, Session, Speaker

Fault = tuple[str, Phrase]  # where, and what is wrong


def faults(
    event: Event, sessions: Sequence[Session], speakers: Sequence[Speaker], passages: Sequence[Passage]
) -> Iterator[Fault]:
    """Every fault, in the order of the file."""
    if not _in_order(event["start"], event["end"]):
        yield "event", Phrase("start and end are dates (YYYY-MM-DD), the start first, or both null")
    for name, records in (("sessions", sessions), ("speakers", speakers), ("passages", passages)):
        yield from _doubled(name, records)
    known = {speaker["id"] for speaker in speakers}
    for session in sessions:
        yield from _of_session(session, known)
    for speaker in speakers:
        for role in speaker["roles"]:
            yield from _of_lines(f"speakers {speaker['id'][:40]}", role["lines"])
    held = {session["id"] for session in sessions}
    for passage in passages:
        yield from _of_passage(passage, held, known)


def _doubled(name: str, records: Sequence[Any]) -> Iterator[Fault]:
    seen: set[str] = set()
    for record in records:
        if record["id"] in seen:
            yield f"{name} {record['id'][:40]}", Phrase("the id stands twice")
        seen.add(record["id"])


def _of_session(session: Session, speakers: set[str]) -> Iterator[Fault]:
    place = f"sessions {session['id'][:40]}"
    if session["date"] is not None and not _is_date(session["date"]):
        yield place, Phrase("{value} is not a date (YYYY-MM-DD)", value=repr(session["date"][:20]))
    yield from _of_times(place, session)
    if not -(1 << 31) < session["day"] < 1 << 31:
        yield place, Phrase("day: too large a number")
    for part in session["parts"]:
        if part["speaker"] not in speakers:
            yield place, Phrase("there is no speaker {id}", id=repr(part["speaker"][:40]))
        for lines in part["lines"]:
            yield from _of_lines(place, lines)
    for link in session["links"]:
        yield from _of_lines(place, link["lines"])
    yield from _of_lines(place, session["source"]["lines"])


def _of_times(place: str, session: Session) -> Iterator[Fault]:
    starts, ends = session.get("starts"), session.get("ends")
    if starts is None and ends is None:
        return
    if starts is None or not _is_time(starts) or (ends is not None and not _is_time(ends)):
        yield place, Phrase("starts and ends are local times (YYYY-MM-DDTHH:MM), and none ends that does not start")
    elif ends is not None and _padded(ends) < _padded(starts):
        yield place, Phrase("it ends before it starts")


def _of_passage(passage: Passage, sessions: set[str], speakers: set[str]) -> Iterator[Fault]:
    place = f"passages {passage['id'][:40]}"
    if passage["session"] not in sessions:
        yield place, Phrase("there is no session {id}", id=repr(passage["session"][:40]))
    if not passage["id"].startswith(passage["session"] + "/"):
        yield place, Phrase("the id begins with that of its session")
    if passage["speaker"] is not None and passage["speaker"] not in speakers:
        yield place, Phrase("there is no speaker {id}", id=repr(passage["speaker"][:40]))
    if passage["speech"] == "direct" and not passage["text"].get(passage["verbatim"] or ""):
        yield place, Phrase("direct speech without its verbatim text")
    span = passage["source"]
    yield from _of_lines(place, span["lines"])
    yield from _of_lines(place, span.get("attribution", span["lines"]))
    chars = span["chars"]
    if chars is not None and (len(chars) != 2 or not 0 <= chars[0] <= chars[1] < 1 << 40):
        yield place, Phrase("chars are [first, after the last], counted from 0")


def _of_lines(place: str, lines: list[int]) -> Iterator[Fault]:
    if len(lines) != 2 or not 0 < lines[0] <= lines[1] < 1 << 31:
        yield place, Phrase("lines are [first, last], counted from 1")


def _in_order(start: str | None, end: str | None) -> bool:
    """Whether both are dates, the first no later, or both are unknown."""
    if start is None or end is None:
        return start is end
    return _is_date(start) and _is_date(end) and start <= end


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_time(text: str) -> bool:
    from datetime import datetime

    try:
        found = datetime.fromisoformat(text)
        return found.tzinfo is None and found.isoformat() == _padded(text)
    except ValueError:
        return False


def _padded(time: str) -> str:
    """A local time with its seconds."""
    return time + ":00" if len(time) == len("2021-05-18T09:00") else time


# What msgspec says of a record of another shape, and how we say it.
_SHAPES = (
    (r"Expected `(?P<wanted>[^`]+)`, got `(?P<found>[^`]+)`", Phrase("expected {wanted}, got {found}")),
    (r"Object missing required field `(?P<name>[^`]+)`", Phrase("the field {name} is missing")),
    (r"Invalid enum value (?P<value>.+)", Phrase("{value} is none of the values that may stand there")),
)


def of_shape(told: str) -> Phrase:
    """What msgspec found wrong, with the path put plainly: `text.en: expected str, got int`."""
    what, _, where = told.partition(" - at `$")
    place = where.rstrip("`").lstrip(".")
    fault = Phrase("{what}", what=what.replace("`", "")[:120])
    for pattern, phrase in _SHAPES:
        found = re.fullmatch(pattern, what)
        if found:
            fault = Phrase(phrase, **{name: text[:60] for name, text in found.groupdict().items()})
    return Phrase("{place}: {what}", place=place, what=fault) if place else fault
