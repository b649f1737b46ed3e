"""The schedule of frab, pretalx and their kin as a plan, from the tree that its JSON or XML gives.

Files differ: the wrapper may be missing, rooms be a dict or a list or nowhere, people be records or strings, times be
dates with a zone or clock times, the small ones of the night after.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from cgluctl.ingest.document import Warning
from cgluctl.ingest.formats import schedule as values
from cgluctl.ingest.formats.schedule import first, label, listed, text
from cgluctl.ingest.formats.schedule.plan import Day, Doubts, Plan, Session, in_order

Tree = dict[str, Any]
DAYS, ROOMS, EVENTS = ("days", "day"), ("rooms", "room"), ("events", "event", "talks", "sessions", "lectures")
WORDS = ("subtitle", "abstract", "description")
TITLES = ("title", "name")
# What may stand for a title where there is none.
STANDINS = ("subtitle", "slug", "code", "guid", "id", "abstract", "description", "type", "start", "date")
PEOPLE = ("persons", "speakers", "person", "speaker", "presenters")
STARTS, ENDS, LENGTHS = ("start", "start_time", "starts_at"), ("end", "end_time", "ends_at"), ("duration",)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)
_SPELLED = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
}


class Found(NamedTuple):
    """A day as the file has it: its key where days are a dict, its values, and its events each with its room."""

    key: str
    tree: Any
    events: Sequence[tuple[str, Tree]]
    rooms: Sequence[str] = ()


class Context(NamedTuple):
    """What holds for the events of a day."""

    date: date | None
    change: int  # minutes after midnight, before which it is still the day before
    doubts: Doubts


def plan(tree: Any, warnings: Sequence[Warning] = ()) -> Plan | None:
    """The plan in a tree; None when it has no conference with events in days."""
    if not isinstance(tree, dict):
        return None
    schedule = tree["schedule"] if isinstance(tree.get("schedule"), dict) else tree
    conference = schedule["conference"] if isinstance(schedule.get("conference"), dict) else schedule
    found = _days(conference) or _days(schedule) or _loose(conference) or _loose(schedule)
    events = [event for day in found for _, event in day.events]
    if not any(first(event, (*TITLES, *STARTS, "date")) for event in events):
        return None
    doubts = Doubts()
    days = [_day(day, conference, doubts) for day in found]
    title = next((said for said in (label(conference.get(key)) for key in TITLES) if said), None)
    return Plan(
        title,
        days,
        _fields(tree, schedule, conference, found),
        _dates(conference, days, doubts),
        (*warnings, *doubts.warnings()),
    )


def _days(holder: Tree) -> list[Found]:
    for name in DAYS:
        days = holder.get(name)
        if isinstance(days, dict) and not any(key in days for key in (*ROOMS, *EVENTS)):
            return [_found(str(key), value) for key, value in days.items()]
        if isinstance(days, (dict, list)) and days:
            return [_found("", value) for value in (days if isinstance(days, list) else [days])]
    return []


def _found(key: str, value: Any) -> Found:
    if not isinstance(value, dict):
        return Found(key, value, [("", event) for event in listed(value, EVENTS) if isinstance(event, dict)])
    places = first(value, ROOMS)
    rooms = list(_rooms(places))
    events = [(name, event) for name, content in rooms for event in _events(content)]
    events += [("", event) for key in EVENTS for event in _events(value.get(key))]
    keys = isinstance(places, dict) and not _is_room(places)
    return Found(key, value, events, [name for name, _ in rooms if name] if keys else ())


def _is_room(value: Any) -> bool:
    return isinstance(value, dict) and (
        any(isinstance(value.get(key), (dict, list)) for key in EVENTS)
        or any(isinstance(part, str) for part in value.values())
    )


def _rooms(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and not _is_room(value):
        yield from ((str(name), content) for name, content in value.items())
        return
    for room in listed(value) if not _is_room(value) else [value]:
        if isinstance(room, dict):
            yield label(first(room, ("name", "title"))), first(room, EVENTS) or []


def _events(value: Any) -> list[Tree]:
    if isinstance(value, dict) and any(key in value for key in (*TITLES, *STARTS)) and not _is_room(value):
        return [value]
    return [event for event in listed(value, EVENTS) if isinstance(event, dict)]


def _loose(holder: Tree) -> list[Found]:
    days: dict[str, list[tuple[str, Tree]]] = {}
    for key in EVENTS:
        for event in _events(holder.get(key)):
            when = values.day(text(first(event, ("date", *STARTS))))
            days.setdefault(when.isoformat() if when else "", []).append(("", event))
    return [Found(day, [event for _, event in events], events) for day, events in sorted(days.items()) if events]


def _day(found: Found, conference: Tree, doubts: Doubts) -> Day:
    tree = found.tree if isinstance(found.tree, dict) else {}
    # A date written as a key is no value of the file, but it is what the file says of the day.
    name = next((key for key in ("date", "day_start", "start", "index", "name") if text(tree.get(key))), None)
    printed = text(tree[name]) if name else found.key
    when = next((on for on in map(values.day, (printed, found.key, text(tree.get("day_start")))) if on), None)
    begins = values.moment(text(first(tree, ("day_start", "start"))))
    change = values.clock(text(conference.get("day_change")).removesuffix(":00"))
    if change is None:
        change = begins.hour * 60 + begins.minute if begins else values.NIGHT
    context = Context(when or _usual_date(found), min(change, values.NIGHT), doubts)
    sessions = [_session(event, room, context) for room, event in found.events]
    fields = values.fields(found.tree, {id(event) for _, event in found.events}, (name,) if name else ())
    if found.rooms:
        fields["room"] = [*found.rooms, *fields.get("room", ())]
    return Day(printed, context.date.isoformat() if context.date else None, in_order(sessions), fields)


def _usual_date(found: Found) -> date | None:
    dates = [on for _, event in found.events if (on := values.day(text(event.get("date"))))]
    return min(dates, default=None)


def _session(event: Tree, room: str, context: Context) -> Session:
    name, title = next(((key, said) for key in TITLES if (said := label(event.get(key)))), ("", ""))
    place = title or text(first(event, ("guid", "id", "slug"))) or "?"
    if not title:
        name, title = _standin(event)
        context.doubts.add("Events without a title: {places}.", title)
    starts, ends = _times(event, context, place)
    words = [(key, value) for key in WORDS if key != name and isinstance(value := event.get(key), str) and text(value)]
    texts = [(key, text(value)) for key, value in words]
    fields = values.fields(event, but=[key for key, _ in texts])
    if name:
        fields[name] = fields[name][1:]
    on = context.date or (starts.date() if starts else None)
    data = {
        "date": on.isoformat() if on else None,
        "starts": values.iso(starts),
        "ends": values.iso(ends),
        "room": label(event.get("room")) or room or None,
        "track": label(event.get("track")) or None,
        "persons": values.names(first(event, PEOPLE), ("person", "speaker")),
        "links": _links(event),
        "language": _language(label(event.get("language"))),
    }
    return Session(title, data, texts, fields)


def _standin(event: Tree) -> tuple[str, str]:
    for key in STANDINS:
        if said := text(event.get(key)):
            return key, said
    path, said = next(values.leaves(event), (("",), "?"))
    return path[0], said


def _times(event: Tree, context: Context, place: str) -> tuple[datetime | None, datetime | None]:
    begins = text(first(event, STARTS))
    starts = values.moment(text(event.get("date"))) or values.moment(begins)
    printed = values.clock(begins.removesuffix(":00") if begins.count(":") == 2 else begins)
    if starts and printed is not None:
        # The clock says the local time; the date may be in another zone.
        starts = values.nearest(starts, printed)
    elif not starts and printed is not None:
        own = values.day(text(event.get("date")))
        on = own or context.date
        night = printed < context.change and (own is None or own == context.date)
        starts = values.at(on, printed + (1440 if night else 0)) if on else None
    if not starts:
        context.doubts.add("Events whose time or duration cannot be read: {places}.", place)
        return None, None
    return starts, _end(event, starts, context, place)


def _end(event: Tree, starts: datetime, context: Context, place: str) -> datetime | None:
    said = text(first(event, LENGTHS))
    length = values.length(said)
    if length:
        return starts + length
    written = text(first(event, ENDS))
    ends = values.moment(written)
    clock = values.clock(written)
    if clock is not None:
        ends = values.at(starts.date(), clock + (1440 if clock < starts.hour * 60 + starts.minute else 0))
    if (said or written) and not ends and length is None:
        context.doubts.add("Events whose time or duration cannot be read: {places}.", place)
    return ends if ends and ends > starts else None


def _links(event: Tree) -> list[list[str]]:
    found: dict[str, str] = {}
    if text(event.get("url")):
        found[text(event["url"])] = ""
    for key, wrapper in (("links", "link"), ("attachments", "attachment")):
        for link in listed(event.get(key), (wrapper,)):
            if isinstance(link, dict):
                found.setdefault(text(first(link, ("url", "href"))), text(first(link, ("title", "text", "name"))))
            else:
                found.setdefault(text(link), "")
    for key in WORDS:
        for address, words in values.links(text(event.get(key))):
            found.setdefault(address, words)
    return [[url, words or url] for url, words in found.items() if re.match("https?://", url, re.IGNORECASE)]


def _language(said: str) -> str | None:
    said = said.lower()
    match = _LANGUAGE.fullmatch(said)
    return _SPELLED.get(said) or (match[1] if match else None)


def _fields(tree: Tree, schedule: Tree, conference: Tree, found: Sequence[Found]) -> dict[str, list[str]]:
    taken = {id(day.tree) for day in found} | {id(event) for day in found for _, event in day.events}
    parts = [(conference, taken)]
    if schedule is not conference:
        parts.append((schedule, taken | {id(conference)}))
    if tree is not schedule:
        parts.append((tree, taken | {id(schedule)}))
    merged: dict[str, list[str]] = {}
    for part, without in parts:
        for name, said in values.fields(part, without).items():
            merged.setdefault(name, []).extend(said)
    return merged


def _dates(conference: Tree, days: Sequence[Day], doubts: Doubts) -> tuple[str, str] | None:
    held = sorted(day.date for day in days if day.date)
    said = [text(conference.get(key)) for key in ("start", "end")]
    start, end = (values.day(value) for value in said)
    for value, read in zip(said, (start, end), strict=True):
        if value and not read:
            doubts.add("Dates of the conference that cannot be: {places}. Its days were taken.", value)
    if start and end and start <= end and (not held or (start.isoformat() <= held[0] and held[-1] <= end.isoformat())):
        return start.isoformat(), end.isoformat()
    if start and end:
        doubts.add("Dates of the conference that cannot be: {places}. Its days were taken.", f"{said[0]} – {said[1]}")
    return (held[0], held[-1]) if held else None
