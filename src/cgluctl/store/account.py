"""What can be wrong with the tables that imports alone have: the ledger, open doubts, and decisions of a person.

Only their shape and references are looked at here; that the ledger gives the report back is proved where it is made.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from cgluctl.errors import Phrase
from cgluctl.model import Doubt, Entry, Event, Fix, Passage, Session, Speaker, in_language

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

Fault = tuple[str, Phrase]  # where, and what is wrong


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
    ) -> Known:
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
        yield place, Phrase(MISSING[entry["kind"]], id=repr((entry["ref"] or "")[:40]))
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
    """Whether what an entry refers to is there; a title, a day heading and a skip may refer to nothing.

    A title may be that of the report, or stand above a session.
    """
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
            fault = Phrase("there is no passage, session or speaker {id}", id=repr(doubt["about"][:40]))
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
            yield f"fixes {number}", Phrase(MISSING[fix["about"]], id=repr(wanted[:40]))
