"""What a reference manager is told of a brief: one work, the report, with the direct quotes as notes.

The report is what a reader can look up; a session is a place in it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cgluctl.language import citing
from cgluctl.language.messages import quoted
from cgluctl.shapes import Answer, Record
from cgluctl.views.door import visible

_UNFIT = re.compile(r"[^A-Za-z0-9._:-]+")


class Reference(NamedTuple):
    """A report as reference managers know it; every text is safe for a screen and stands on one line."""

    id: str
    key: str
    title: str
    language: str
    event: str
    start: str | None
    end: str | None
    keywords: list[str]
    pages: int | None
    page: int | None
    sha256: str
    place: str  # where in the report the session or passage stands that is cited, else empty
    notes: list[str]
    quotes: list[Record]

    @property
    def period(self) -> str:
        """`2021-05-14/2021-05-20`, one date where both are the same, nothing where they are not stated."""
        return "/".join(dict.fromkeys(day for day in (self.start, self.end) if day))


def reference(answer: Answer) -> Reference:
    """The reference in a brief: of the event, or of the session or passage in `cited`."""
    extra = answer.extra or {}
    event, language = extra["event"], extra["lang"]
    source = event["source"]
    cited = str(extra.get("cited", event["id"]))
    passages = [(session, passage) for session in answer.items for passage in session["passages"]]
    one = passages[0][1] if cited.count("/") > 1 + event["id"].count("/") else None
    kept = [(session, passage) for session, passage in passages if passage["speech"] == "direct" or one]
    named = extra["topics"]
    topics = dict.fromkeys(topic for session in answer.items for topic in session["topics"])
    return Reference(
        id=visible(cited),
        key=_UNFIT.sub("-", cited.replace("/", ":")).strip("-") or "report",
        title=visible(_title(source, event, language)),
        language=source["language"],
        event=visible(event["title"]),
        start=event["start"],
        end=event["end"],
        keywords=[visible(named.get(topic, topic)) for topic in topics],
        pages=source["pages"],
        page=one["source"]["page"] if one else None,
        sha256=source["sha256"],
        place=visible(_place(answer, one, cited, language)),
        notes=[visible(note) for session, passage in kept for note in _notes(session, passage, extra)],
        quotes=[_quote(session, passage, extra) for session, passage in kept if passage["speech"] == "direct"],
    )


def _title(source: Record, event: Record, language: str) -> str:
    if source["title"]:
        return str(source["title"])
    texts = source["description"]
    found = next((texts.get(code) for code in (language, "en", "fr", "es") if texts.get(code)), None)
    return citing.bracketed(found or event["title"])


def _place(answer: Answer, passage: Record | None, cited: str, language: str) -> str:
    if passage is None and cited == (answer.extra or {})["event"]["id"]:
        return ""
    session = answer.items[0]
    source = (passage or session)["source"]
    under = _under(session, answer.extra or {})
    first, last = citing.span([source["page"]] if passage else [p["source"]["page"] for p in session["passages"]])
    locator = citing.locator(first, source["lines"], language, last)
    return citing.word("semicolon", language).join(part for part in (locator, under) if part)


def _notes(session: Record, passage: Record, extra: Record) -> Iterator[str]:
    language, direct = extra["lang"], passage["speech"] == "direct"
    who = ", ".join(_speaker(passage, extra)) or citing.word("nobody", language)
    where = (
        citing.locator(passage["source"]["page"], passage["source"]["lines"], language),
        _under(session, extra),
        citing.word("spoken", language) if direct else "",
        passage["id"],
    )
    words, how = passage["text"], citing.word("indirect", language)
    if direct:
        said = f"{quoted(words, passage['lang'])} – {who}"
    elif passage["speech"] == "reported":
        said = f"{who} ({how}){citing.word('colon', language)}{words}"
    else:
        said = f"{how[:1].upper()}{how[1:]}{citing.word('colon', language)}{words}"
    yield f"{said} ({citing.word('semicolon', language).join(part for part in where if part)})"
    if direct and passage["translation"]:
        yield citing.word("translation", language) + passage["translation"]


def _under(session: Record, extra: Record) -> str:
    is_printed = citing.is_printed(session["short"], session["title_printed"])
    marks = extra["event"]["source"]["language"] if is_printed else None
    return citing.under(session["session"], session["short"], session["date"], extra["lang"], marks)


def _speaker(passage: Record, extra: Record) -> list[str]:
    speaker = passage["speaker"]
    if not speaker:
        return []
    person = extra["people"][speaker["id"]]
    return [person["name"], speaker["role"]] if person["named"] and speaker["role"] else [person["name"]]


def _quote(session: Record, passage: Record, extra: Record) -> Record:
    said_by = [visible(text) for text in _speaker(passage, extra)]
    return {
        "id": visible(passage["id"]),
        "text": visible(passage["text"]),
        "lang": passage["lang"],
        "speaker": said_by[0] if said_by else None,
        "role": said_by[1] if said_by[1:] else None,
        "printed_under": visible(session["id"]),
        "lines": passage["source"]["lines"],
        "page": passage["source"]["page"],
    }
