"""What the model cannot say of an event file: references that lead nowhere, ids that stand twice, places that are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cgluctl.model import Event, Passage, Session, Speaker

Fault = tuple[str, str]  # where, and what is wrong


def faults(
    event: Event, sessions: Sequence[Session], speakers: Sequence[Speaker], passages: Sequence[Passage]
) -> Iterator[Fault]:
    """Every fault, in the order of the file."""
    if not _in_order(event["start"], event["end"]):
        yield "event", "start and end are dates (YYYY-MM-DD), the start first, or both null"
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
            yield f"{name} {record['id'][:40]}", "the id stands twice"
        seen.add(record["id"])


def _of_session(session: Session, speakers: set[str]) -> Iterator[Fault]:
    place = f"sessions {session['id'][:40]}"
    if session["date"] is not None and not _is_date(session["date"]):
        yield place, f"{session['date'][:20]!r} is not a date (YYYY-MM-DD)"
    yield from _of_times(place, session)
    if not -(1 << 31) < session["day"] < 1 << 31:
        yield place, "day: too large a number"
    for part in session["parts"]:
        if part["speaker"] not in speakers:
            yield place, f"there is no speaker {part['speaker'][:40]!r}"
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
        yield place, "starts and ends are local times (YYYY-MM-DDTHH:MM), and none ends that does not start"
    elif ends is not None and _padded(ends) < _padded(starts):
        yield place, "it ends before it starts"


def _of_passage(passage: Passage, sessions: set[str], speakers: set[str]) -> Iterator[Fault]:
    place = f"passages {passage['id'][:40]}"
    if passage["session"] not in sessions:
        yield place, f"there is no session {passage['session'][:40]!r}"
    if not passage["id"].startswith(passage["session"] + "/"):
        yield place, "the id begins with that of its session"
    if passage["speaker"] is not None and passage["speaker"] not in speakers:
        yield place, f"there is no speaker {passage['speaker'][:40]!r}"
    if passage["speech"] == "direct" and not passage["text"].get(passage["verbatim"] or ""):
        yield place, "direct speech without its verbatim text"
    span = passage["source"]
    yield from _of_lines(place, span["lines"])
    yield from _of_lines(place, span.get("attribution", span["lines"]))
    chars = span["chars"]
    if chars is not None and (len(chars) != 2 or not 0 <= chars[0] <= chars[1] < 1 << 40):
        yield place, "chars are [first, after the last], counted from 0"


def _of_lines(place: str, lines: list[int]) -> Iterator[Fault]:
    if len(lines) != 2 or not 0 < lines[0] <= lines[1] < 1 << 31:
        yield place, "lines are [first, last], counted from 1"


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
