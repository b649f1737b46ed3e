"""What the model cannot say of an event file: references that lead nowhere, ids that stand twice, places that are none, a ledger with gaps."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import Any, NamedTuple

from cgluctl.errors import Phrase, Typed
from cgluctl.model import Doubt, Entry, Event, Fix, Passage, Session, Speaker, in_language

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
        yield place, Phrase("{value} is not a date (YYYY-MM-DD)", value=Typed(session["date"][:20]))
    yield from _of_times(place, session)
    if not -(1 << 31) < session["day"] < 1 << 31:
        yield place, Phrase("day: too large a number")
    for part in session["parts"]:
        if part["speaker"] not in speakers:
            yield place, Phrase("there is no speaker {id}", id=Typed(part["speaker"][:40]))
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
        yield place, Phrase("there is no session {id}", id=Typed(passage["session"][:40]))
    if not passage["id"].startswith(passage["session"] + "/"):
        yield place, Phrase("the id begins with that of its session")
    if passage["speaker"] is not None and passage["speaker"] not in speakers:
        yield place, Phrase("there is no speaker {id}", id=Typed(passage["speaker"][:40]))
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


# What an entry or a fix may refer to, and the word for its absence.
MISSING = {
    "passage": "there is no passage {id}",
    "quote": "there is no passage {id}",
    "session": "there is no session {id}",
    "speaker": "there is no speaker {id}",
    "day": "there is no day {id}",
    "title": "there is no title {id}",
    "skip": "there is no passage, session or speaker {id}",
}


class Known(NamedTuple):
    """The ids that an event has."""

    event: str
    days: set[int]
    sessions: set[str]
    speakers: set[str]
    passages: dict[str, int]  # with the length of the text that is word for word

    @classmethod
    def of(
        cls, event: Event, sessions: Sequence[Session], speakers: Sequence[Speaker], passages: Sequence[Passage]
    ) -> "Known":
        """Those of its records."""
        return cls(
            event["id"],
            {session["day"] for session in sessions},
            {session["id"] for session in sessions},
            {speaker["id"] for speaker in speakers},
            {passage["id"]: len(in_language(passage["text"], passage["verbatim"] or "") or "") for passage in passages},
        )


def of_ledger(ledger: Sequence[Entry], passages: Sequence[Passage], known: Known) -> Iterator[Fault]:
    """Gaps and overlaps between entries, references that lead nowhere, and passages outside the text."""
    end = 0
    for number, entry in enumerate(ledger, 1):
        place, chars = f"ledger {number}", entry["chars"]
        if len(chars) != 2 or chars[0] != end or not chars[0] <= chars[1] < 1 << 40:
            yield place, Phrase("chars begin at {end}, where the entry before ends", end=end)
            return
        end = chars[1]
        yield from _of_entry(place, entry, known)
    for passage in passages if ledger else ():
        span = passage["source"]["chars"]
        if span is not None and span[-1] > end:
            yield f"passages {passage['id'][:40]}", Phrase("chars end after the text, which has {end}", end=end)


def _of_entry(place: str, entry: Entry, known: Known) -> Iterator[Fault]:
    if len(entry["lines"]) != 2 or not 0 < entry["lines"][0] <= entry["lines"][1] < 1 << 31:
        yield place, Phrase("lines are [first, last], counted from 1")
    if not _is_known(entry, known):
        yield place, Phrase(MISSING[entry["kind"]], id=Typed((entry["ref"] or "")[:40]))
        return
    if entry["kind"] == "skip" and not entry["reason"]:
        yield place, Phrase("a skip has a reason")
    if entry["kind"] != "passage" and entry["text"] is None:
        yield place, Phrase("a heading or a skip holds its text")
    if entry["kind"] == "passage":
        within, length = entry["within"], known.passages[entry["ref"] or ""]
        if within is None or len(within) != 2 or not 0 <= within[0] <= within[1] <= length:
            yield (
                place,
                Phrase("within is [first, after the last] of the passage's text, which has {length}", length=length),
            )


def _is_known(entry: Entry, known: Known) -> bool:
    kind, ref = entry["kind"], entry["ref"]
    if kind == "passage":
        return ref in known.passages
    if kind == "session":
        return ref in known.sessions
    if kind == "day":
        return ref is None or ref in known.sessions or (ref.isdecimal() and int(ref[:9]) in known.days)
    return ref is None or ref == known.event or ref in known.sessions


def of_doubts(doubts: Sequence[Doubt], known: Known) -> Iterator[Fault]:
    """Doubts about nothing that is there."""
    for number, doubt in enumerate(doubts, 1):
        if not (doubt["about"] in known.passages or doubt["about"] in known.sessions | known.speakers):
            fault = Phrase("there is no passage, session or speaker {id}", id=Typed(doubt["about"][:40]))
            yield f"doubts {number}", fault


def of_fixes(fixes: Sequence[Fix], known: Known) -> Iterator[Fault]:
    """Fixes of nothing that is there; a speaker who was found to be another is there no more, the other is."""
    joined = {fix["id"] for fix in fixes if fix["about"] == "speaker" and fix["set"].get("same_as")}
    there: dict[str, Container[str]] = {
        "quote": known.passages,
        "session": known.sessions,
        "speaker": known.speakers | joined,
    }
    for number, fix in enumerate(fixes, 1):
        wanted = (fix["set"].get("same_as") if fix["about"] == "speaker" else None) or fix["id"]
        if wanted not in there[fix["about"]]:
            yield f"fixes {number}", Phrase(MISSING[fix["about"]], id=Typed(wanted[:40]))
