"""Importing inside tests: a text or a file's bytes, and what became of it in a few plain values."""

from __future__ import annotations

from typing import NamedTuple

from cgluctl.ingest import ledger, readers
from cgluctl.ingest.event import Imported, imported
from cgluctl.ingest.identity import Wishes


def made(content: str | bytes, name: str = "report.txt", wishes: Wishes = Wishes(), fallback: str = "en") -> Imported:
    """The event in a report, its ledger proved."""
    data = content.encode() if isinstance(content, str) else content
    found = imported(readers.read(data, name), data, wishes, fallback)
    language = found.event["source"]["language"]
    texts = {passage["id"]: str(passage["text"][language]) for passage in found.passages}  # type: ignore[literal-required]
    assert ledger.unproved(found.ledger, texts, str(found.event["source"].get("text_sha256"))) is None
    assert not [entry for entry in found.ledger if entry["reason"] == "unexplained"]
    return found


class Said(NamedTuple):
    """A passage of speech: who said it by the name printed, None for nobody known, and the words."""

    who: str | None
    words: str


def language_of(event: Imported) -> str:
    """The one language of an imported event."""
    return event.event["source"]["language"]


def speech(event: Imported, kind: str = "direct") -> list[Said]:
    """The passages of one kind of speech in order."""
    names = {speaker["id"]: speaker["name"] for speaker in event.speakers}
    language = language_of(event)
    return [
        Said(names[p["speaker"]] if p["speaker"] else None, str(p["text"][language]))  # type: ignore[literal-required]
        for p in event.passages
        if p["speech"] == kind
    ]


def sessions(event: Imported) -> list[tuple[str, str | None, str | None]]:
    """Id, date and title of each session."""
    language = language_of(event)
    return [(s["id"], s["date"], s["title"][language]) for s in event.sessions]  # type: ignore[literal-required]


def people(event: Imported) -> list[str]:
    """The named people in the order of the report."""
    return [speaker["name"] for speaker in event.speakers if speaker["named"]]


def roles(event: Imported, name: str) -> list[str]:
    """The roles of a speaker as printed."""
    language = language_of(event)
    return [
        str(role["title"][language])  # type: ignore[literal-required]
        for speaker in event.speakers
        if speaker["name"] == name
        for role in speaker["roles"]
    ]


def text(event: Imported) -> str:
    """All words of all passages."""
    language = language_of(event)
    return "\n".join(str(p["text"][language]) for p in event.passages)  # type: ignore[literal-required]


def title(event: Imported) -> str | None:
    """The title of an event, in the language of its report."""
    return next(filter(None, event.event["title"].values()), None)
