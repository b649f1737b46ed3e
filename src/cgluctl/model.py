"""The records of an event file, as they stand in the file and everywhere else.

They are typed dictionaries: msgspec checks them when a file is decoded (with the path of what is wrong), SQLite keeps
them as JSON, and a read command that never decodes a file pays nothing for them at start-up.
"""

from typing import Literal, NotRequired, TypedDict

FORMAT_VERSION = 1

Speech = Literal["direct", "reported", "narrative"]


class Text(TypedDict):
    """One text in up to three languages; a missing one is null."""

    fr: str | None
    en: str | None
    es: str | None


def in_language(text: Text, language: str) -> str | None:
    """A text in one language, None where it has none."""
    found = text.get(language)
    return found if isinstance(found, str) else None


class Source(TypedDict):
    """The report an event was made from: `title` as printed or null, else a bracketed `description` of ours."""

    title: str | None
    description: Text
    language: str
    sha256: str
    lines: int
    pages: int | None
    full_text: bool


class Event(TypedDict):
    """One multi-day meeting; `start` and `end` are ISO dates."""

    format_version: int
    id: str
    title: Text
    start: str
    end: str
    source: Source
    checksum: NotRequired[str]


class Place(TypedDict):
    """Where a session stands in the source: first and last line, both counted from 1."""

    lines: list[int]


class Span(TypedDict):
    """Where a passage stands: lines, page and character positions (code points) or null; `attribution`: lines that name the speaker."""

    lines: list[int]
    page: int | None
    chars: list[int] | None
    attribution: NotRequired[list[int]]


class Link(TypedDict):
    """An address the report prints."""

    url: str
    label: Text
    lines: list[int]


class Part(TypedDict):
    """What a speaker did in a session (opened, spoke, quoted, listed, video message), and the line ranges that say so."""

    speaker: str
    did: list[str]
    lines: list[list[int]]


class Session(TypedDict):
    """One meeting of a day; `title` is verbatim in the report's language, `short` and `summary` are ours."""

    id: str
    day: int
    date: str
    kind: Text
    title: Text
    short: Text
    summary: Text
    topics: list[str]
    sdgs: list[int]
    sdgs_by: str | None
    links: list[Link]
    parts: list[Part]
    source: Place


class Role(TypedDict):
    """A title as printed under one session, with its translations."""

    session: str
    title: Text
    organisation: Text | None
    place: str | None
    lines: list[int]


class Speaker(TypedDict):
    """A named person, or an office with no name given (`named` false); `name` as printed, `usual` the usual spelling."""

    id: str
    named: bool
    name: str
    usual: str | None
    aliases: list[str]
    roles: list[Role]


class Passage(TypedDict):
    """One assertion; `verbatim` is the language that is word for word from the report, null when all are our words."""

    id: str
    session: str
    speech: Speech
    speaker: str | None
    verbatim: str | None
    text: Text
    source: Span


class EventFile(TypedDict):
    """The four tables of an event file; TinyDB numbers the records of each from "1"."""

    event: dict[str, Event]
    sessions: dict[str, Session]
    speakers: dict[str, Speaker]
    passages: dict[str, Passage]
