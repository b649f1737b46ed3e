"""The records of an event file, as they stand in the file and everywhere else.

Typed dictionaries: msgspec checks them when a file is decoded, SQLite keeps them as JSON, and a command that decodes no
file pays nothing for them.
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


class Told(TypedDict, total=False):
    """What the user said of a report when it was imported, and its next version need not be told again."""

    language: str
    year: int


class Source(TypedDict):
    """The report an event was made from: `title` as printed or null, else a bracketed `description` of ours.

    `sha256` is that of the file; of an imported report, `text_sha256` is that of its normalised text (UTF-8), `format`
    the name of the reader that made it and `told` what the user had to say of it.
    """

    title: str | None
    description: Text
    language: str
    sha256: str
    lines: int
    pages: int | None
    full_text: bool
    format: NotRequired[str]
    text_sha256: NotRequired[str]
    told: NotRequired[Told]


class Event(TypedDict):
    """One multi-day meeting; `start` and `end` are ISO dates, null where the source states none.

    `retired` are ids of sessions and passages that an earlier version of the report had; no other gets them.
    """

    format_version: int
    id: str
    title: Text
    start: str | None
    end: str | None
    source: Source
    checksum: NotRequired[str]
    retired: NotRequired[list[str]]


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
    """One meeting of a day; `title` is verbatim in the report's language, `short` and `summary` are ours.

    `date` is null where the source states none. `summary_by` is `lead` where the summary is the report's own first
    sentences. `starts` and `ends` (ISO, local time), `room` and `track` come from schedules.
    """

    id: str
    day: int
    date: str | None
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
    summary_by: NotRequired[Literal["lead"]]
    starts: NotRequired[str]
    ends: NotRequired[str]
    room: NotRequired[str]
    track: NotRequired[str]


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


class Entry(TypedDict):
    """One stretch of an imported report's normalised text: a heading, a passage (or a part of one), or a skip.

    The entries follow each other without a gap from the first character to the last: `chars` (code points), `lines`
    and `page` say where. A heading or skip holds its `text`; a passage's stands in its own record, between the
    positions `within`, and `breaks` lists where the report has something else: a position alone for a space that is a
    line break there, else [position, length, what the report has].
    """

    kind: Literal["title", "day", "session", "passage", "skip"]
    ref: str | None
    reason: str | None
    chars: list[int]
    lines: list[int]
    page: int | None
    text: str | None
    within: list[int] | None
    breaks: list[int | list[int | str]]


class Fix(TypedDict):
    """A decision of a person on an imported event, kept apart so that it outlives a new import of the report."""

    about: Literal["quote", "speaker", "session"]
    id: str
    set: dict[str, str | None]


class Doubt(TypedDict):
    """What an import left open for a person to settle: `about` is the id of a passage, speaker or session."""

    about: str
    kind: Literal["speaker", "same", "date", "title", "speech"]
    why: str
    candidates: list[str]


class EventFile(TypedDict):
    """The tables of an event file; TinyDB numbers the records of each from "1". Imported events have the first seven.

    `seal` holds a mark for every record, by which `check` says which of them were changed by hand.
    """

    event: dict[str, Event]
    sessions: dict[str, Session]
    speakers: dict[str, Speaker]
    passages: dict[str, Passage]
    ledger: NotRequired[dict[str, Entry]]
    doubts: NotRequired[dict[str, Doubt]]
    fixes: NotRequired[dict[str, Fix]]
    seal: NotRequired[dict[str, dict[str, str]]]
