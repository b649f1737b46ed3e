"""iCalendar: the events of a calendar by day and time.

The library cuts lines into name, parameters and value; what they mean is read here, for it drops values that break the
standard, and each must be accounted for as printed.
"""

import codecs
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from cgluctl.errors import InputError
from cgluctl.ingest.document import Document
from cgluctl.ingest.formats import schedule
from cgluctl.ingest.formats.encoding import UTF16, decoded
from cgluctl.ingest.formats.schedule import clean
from cgluctl.ingest.formats.schedule.plan import Day, Doubts, Plan, Session, document, in_order

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

FORMAT = "ical"
EXTRA = "ical"
LIMIT = 32_000_000  # bytes
HINT = "Export the calendar with its events, or give the report as text."
STANDINS = ("DESCRIPTION", "COMMENT", "LOCATION", "UID", "DTSTART")
_BEGIN = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR\s", re.IGNORECASE)
_PEOPLE = re.compile(r"X-(?:.*-)?(?:SPEAKER|PERSON|PRESENTER|LECTURER|AUTHOR)S?(?:-NAMES?)?")
_FOLD = re.compile(rb"\r?\n[ \t]")
_SURNAME_FIRST = re.compile(r"\A([^\W\d_][\w’'-]+),\s([^\W\d_][\w’'.-]+(?:\s[\w’'.-]+)?)\Z")  # Porter, Jane
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


class Property(NamedTuple):
    """A line: its name in capitals, its parameters, and its value, unescaped and as written."""

    name: str
    parameters: dict[str, str]
    value: str
    raw: str = ""


Component = list[Property]


class Found(NamedTuple):
    """A calendar taken apart: its events, and all lines outside of them."""

    events: list[Component]
    others: Component


class Timed(NamedTuple):
    """An event with its day and times."""

    event: Component
    on: date | None
    starts: datetime | None
    ends: datetime | None


def recognises(content: bytes) -> bool:
    """Whether a calendar begins here."""
    return _BEGIN.match(content[:4096]) is not None


def read(content: bytes, path: str) -> Document:
    """The calendar's days and sessions. InputError for one without events."""
    if len(content) > LIMIT:
        raise InputError("{path} is larger than {limit} bytes.", HINT, path=path, limit=f"{LIMIT:,}".replace(",", " "))
    content = content.removeprefix(codecs.BOM_UTF8)
    if not content.startswith(UTF16):
        content = _FOLD.sub(b"", content)  # which may be inside of a letter
    source, warnings = decoded(content, path)
    doubts = Doubts()
    found = _components(source, doubts)
    if not found.events:
        raise InputError("{path} is a calendar without events.", HINT, path=path)
    zones = {line.value for line in found.others if line.name == "VTIMEZONE TZID"}
    zone = _zone(_value(found.others, "X-WR-TIMEZONE") or (zones.pop() if len(zones) == 1 else ""))
    timed = [_timed(event, zone, doubts) for event in found.events]
    dates = sorted({one.on for one in timed if one.on})
    days = [_day(on, [one for one in timed if one.on == on], doubts) for on in dates]
    if undated := [one for one in timed if not one.on]:
        days.append(_day(None, undated, doubts))
    title = _value(found.others, "X-WR-CALNAME") or _value(found.others, "NAME") or None
    span = (dates[0].isoformat(), dates[-1].isoformat()) if dates else None
    return document(Plan(title, days, _fields(found.others), span, (*warnings, *doubts.warnings())), FORMAT)


def _components(source: str, doubts: Doubts) -> Found:
    events: list[Component] = []
    others: Component = []
    opened: list[str] = []
    for line in _lines(source, doubts):
        if line.name == "BEGIN":
            opened.append(line.value.upper())
            if opened[-1] == "VEVENT":
                events.append([])
        elif line.name == "END":
            if line.value.upper() in opened:
                while opened.pop() != line.value.upper():
                    pass
        else:
            inside = "VEVENT" in opened[:8]
            part = opened[-1] if opened and opened[-1] not in ("VEVENT", "VCALENDAR") else ""
            (events[-1] if inside else others).append(line._replace(name=f"{part} {line.name}".strip()))
    return Found([event for event in events if event], others)


def _lines(source: str, doubts: Doubts) -> Iterator[Property]:
    from icalendar.parser import Contentlines

    lines: Any = Contentlines
    for line in lines.from_ical(source):
        if not line.strip():
            continue
        try:
            name, parameters, raw = line.parts()
        except ValueError:
            doubts.add("Lines that are no iCalendar: {places}.", str(line)[:40])
            yield Property("?", {}, clean(str(line)))
            continue
        said = {key: ", ".join(part) if isinstance(part, list) else str(part) for key, part in parameters.items()}
        yield Property(str(name).upper(), said, clean(_unescaped(str(raw))), str(raw))


def _unescaped(raw: str) -> str:
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], raw)


def _first(component: Component, name: str) -> Property | None:
    return next((line for line in component if line.name == name and line.value), None)


def _value(component: Component, name: str) -> str:
    found = _first(component, name)
    return found.value if found else ""


def _zone(name: str) -> "ZoneInfo | None":
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None


def _local(text: str, zone: "ZoneInfo | None") -> datetime | None:
    found = schedule.moment(text)
    if found and zone and text.strip().endswith("Z"):
        from datetime import UTC

        return found.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    return found


def _timed(event: Component, zone: "ZoneInfo | None", doubts: Doubts) -> Timed:
    written = _value(event, "DTSTART")
    starts = _local(written, zone)
    on = starts.date() if starts else schedule.day(written)
    if not on:
        doubts.add(
            "Events whose time or duration cannot be read: {places}.",
            _value(event, "SUMMARY") or _value(event, "UID") or "?",
        )
    if _value(event, "STATUS").upper() == "CANCELLED":
        doubts.add("Events that are called off: {places}.", _value(event, "SUMMARY") or "?")
    if _first(event, "RRULE"):
        doubts.add("Events that come again are taken once: {places}.", _value(event, "SUMMARY") or "?")
    ends = _local(_value(event, "DTEND"), zone)
    length = schedule.length(_value(event, "DURATION"))
    if starts and length:
        ends = starts + length
    return Timed(event, on, starts, ends if starts and ends and ends - starts > timedelta(0) else None)


def _day(on: date | None, timed: list[Timed], doubts: Doubts) -> Day:
    iso = on.isoformat() if on else None
    printed = ""
    head = next((one for one in timed if one.on and schedule.day(_value(one.event, "DTSTART")) == on), None)
    head = head or (timed[0] if on else None)
    if head and (start := _first(head.event, "DTSTART")):
        cut = 8 if start.value[:8].isdigit() else 10
        printed = start.value[:cut]
        place = head.event.index(start)
        head.event[place] = start._replace(value=clean(start.value[cut:]))
    return Day(printed, iso, in_order([_session(one, doubts) for one in timed]), {})


def _session(timed: Timed, doubts: Doubts) -> Session:
    event = timed.event
    heading = _first(event, "SUMMARY")
    if heading is None:
        heading = next((line for name in STANDINS if (line := _first(event, name))), Property("", {}, "?"))
        doubts.add("Events without a title: {places}.", heading.value[:40])
    words = _first(event, "DESCRIPTION")
    texts = [("DESCRIPTION", words.value)] if words and words is not heading else []
    taken = [heading, *([words] if texts and words else [])]
    category = _first(event, "CATEGORIES")
    language = heading.parameters.get("LANGUAGE", "")[:2].lower()
    data = {
        "date": timed.on.isoformat() if timed.on else None,
        "starts": schedule.iso(timed.starts),
        "ends": schedule.iso(timed.ends),
        "room": _value(event, "LOCATION") or None,
        "track": _unescaped(re.split(r"(?<!\\),", category.raw)[0]).strip() if category else None,
        "persons": _persons(event),
        "links": _links(event, words.value if words else ""),
        "language": language if len(language) == 2 and language.isalpha() else None,
    }
    return Session(heading.value, data, texts, _fields(event, taken))


def _persons(event: Component) -> list[str]:
    found: list[str] = []
    for line in event:
        if line.name in ("ATTENDEE", "ORGANIZER"):
            if line.parameters.get("CUTYPE", "").upper() not in ("ROOM", "RESOURCE", "GROUP"):
                found.append(_SURNAME_FIRST.sub(r"\2 \1", line.parameters.get("CN", "")))
        elif _PEOPLE.fullmatch(line.name):
            found += re.split(r"[,;\n]", line.value) if line.name.endswith("S") else [line.value]
    return [
        name
        for name in dict.fromkeys(" ".join(name.strip("\"' ").split()) for name in found)
        if name and "@" not in name
    ]


def _links(event: Component, words: str) -> list[list[str]]:
    found = {line.value: "" for line in event if line.name in ("URL", "ATTACH", "CONFERENCE")}
    for address, said in schedule.links(words):
        found.setdefault(address, said)
    return [[url, said or url] for url, said in found.items() if re.match("https?://", url, re.IGNORECASE)]


def _fields(lines: Component, taken: Component | None = None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in lines:
        elsewhere = any(line is one for one in taken or ())
        values = [*line.parameters.values(), *([] if elsewhere else [line.value])]
        found.setdefault(line.name, []).extend(value for value in values if value)
    return found
