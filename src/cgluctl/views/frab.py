"""The schedule of frab, pretalx and conference apps, as JSON and as XML.

The format wants a time, a room and a duration of every session: where a report gives none, the session says that they are
placeholders. Local times stand as they are, under UTC: no source states a zone.
"""

import re
import unicodedata
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

from cgluctl.language.messages import Messages
from cgluctl.shapes import Answer, Record
from cgluctl.views import names
from cgluctl.views.envelope import dumps
from cgluctl.views.prose import description, plain, summary

VERSION = "1"
FIRST, LAST = 9 * 60, 24 * 60  # minutes after midnight, between which placeholders stand
SLOT = 60  # minutes


def as_frab_json(answer: Answer) -> str:
    """Valid against the published JSON Schema."""
    return dumps({"schedule": {"version": VERSION, "conference": _conference(answer)}}, indent=1) + "\n"


def as_frab_xml(answer: Answer) -> bytes:
    """Valid against the published XSD."""
    conference = _conference(answer)
    root = ET.Element("schedule")
    ET.SubElement(root, "generator", name="cgluctl")
    _texts(root, {"version": VERSION})
    head = ET.SubElement(root, "conference")
    keys = ("title", "acronym", "start", "end", "timeslot_duration", "time_zone_name")
    _texts(head, {**{key: conference[key] for key in keys}, "days": str(conference["daysCount"])})
    for day in conference["days"]:
        place = {"date": day["date"], "start": day["day_start"], "end": day["day_end"], "index": str(day["index"])}
        made = ET.SubElement(root, "day", place)
        for name, events in day["rooms"].items():
            room = ET.SubElement(made, "room", name=name)
            for event in events:
                _event_xml(room, event)
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def _conference(answer: Answer) -> Record:
    event = (answer.extra or {})["event"]
    days: dict[int, list[Record]] = {}
    first = min((item["day"] for item in answer.items), default=1)
    for item in answer.items:
        days.setdefault(item["day"] + max(0, 1 - first), []).append(item)
    last = str(names.last_day(answer))
    made = [_day(answer, index, items) for index, items in sorted(days.items())]
    rooms = list(dict.fromkeys(room for day in made for room in day["rooms"])) or [_room(answer)]
    return {
        "acronym": acronym(event["id"]),
        "title": plain(event["title"]),
        "start": min((item["date"] for item in answer.items), default=last),
        "end": last,
        "daysCount": len(days),
        "timeslot_duration": "00:01",
        "time_zone_name": "UTC",
        "rooms": [{"name": room, "guid": _room_guid(answer, event, room)} for room in rooms],
        "days": made,
    }


def _day(answer: Answer, index: int, items: list[Record]) -> Record:
    slot = max(1, min(SLOT, (LAST - FIRST) // len(items)))
    rooms: dict[str, list[Record]] = {}
    for place, item in enumerate(items):
        start = FIRST + place * slot % (LAST - FIRST)
        event = _event(answer, item, f"{start // 60:02}:{start % 60:02}", slot)
        rooms.setdefault(event["room"], []).append(event)
    date = items[0]["date"]
    times = [*(item["starts"] for item in items if is_timed(item)), *(item["ends"] for item in items if is_timed(item))]
    timed = all(map(is_timed, items))
    return {
        "index": index,
        "date": date,
        "day_start": f"{min(times)[:16]}:00+00:00" if timed else f"{date}T{FIRST // 60:02}:00:00+00:00",
        "day_end": f"{max(times)[:16]}:00+00:00" if timed else f"{max([f'{date}T23:59', *times])[:16]}:00+00:00",
        "rooms": rooms,
    }


def is_timed(item: Record) -> bool:
    """Whether the source states when a session begins and ends, and where."""
    return bool(item["date"] and item["starts"] and item["ends"] and item["room"])


def _duration(item: Record) -> int:
    spent = datetime.fromisoformat(item["ends"]) - datetime.fromisoformat(item["starts"])
    return min(int(spent.total_seconds()) // 60, 99 * 60)


def _event(answer: Answer, item: Record, start: str, minutes: int) -> Record:
    extra = answer.extra or {}
    timed = is_timed(item)
    mark = "" if timed else placeholder(extra["lang"])
    if timed:
        start, minutes = item["starts"][11:16], _duration(item)
    number = _number(item)
    topic = item["topics"][0] if item["topics"] else None
    return {
        "guid": str(names.uuid_of(item["id"])),
        "id": number,
        "date": f"{(item['starts'] if timed else item['date'])[:10]}T{start}:00+00:00",
        "start": start,
        "duration": f"{minutes // 60:02}:{minutes % 60:02}",
        "room": plain(item["room"]) if timed else _room(answer),
        "slug": f"{acronym(extra['event']['id'])}-{number}-{slug(item['short'])}",
        "url": names.urn(item["id"]),
        "title": plain(item["title"]),
        "subtitle": f"[{mark}]" if mark else "",
        "track": plain(item["track"] or (extra["topics"][topic] if topic else "")) or None,
        "type": "meeting",
        "language": None,
        "abstract": summary(Messages(extra["lang"]), item),
        "description": f"{mark}\n\n{description(answer, item)}".strip(),
        "persons": _persons(extra, item),
        "links": [
            {"url": link["url"], "title": plain(extra["links"].get(link["url"]) or link["url"])}
            for link in item["links"]
            if names.is_web(link["url"])
        ],
    }


def placeholder(lang: str) -> str:
    """What marks every session whose time, room and duration are none of the source's."""
    return Messages(lang).say("Time, room and duration are placeholders: the source states none of them.")


def acronym(id: str) -> str:
    """`cglu202105`: what the format allows of an event's id."""
    kept = re.sub("[^a-z0-9]", "", id.lower())
    return kept if len(kept) >= 4 else f"event_{kept}"


def slug(text: str) -> str:
    """ASCII letters and digits of a title with hyphens between words."""
    ascii_only = unicodedata.normalize("NFKD", text[:200]).encode("ascii", "ignore").decode().lower()
    kept = re.sub("[^a-z0-9]+", "-", ascii_only)[:60].strip("-")
    return kept if len(kept) >= 4 else f"session-{kept or '0'}"


def _room(answer: Answer) -> str:
    return Messages((answer.extra or {})["lang"]).say("Room not stated (placeholder)")


def _room_guid(answer: Answer, event: Record, room: str) -> str:
    named = f"{event['id']}/room" if room == _room(answer) else f"{event['id']}/room/{room}"
    return str(names.uuid_of(named))


def _number(item: Record) -> int:
    match = re.fullmatch(r"([1-9]\d?\d?)\.(\d\d?)", item["session"], re.ASCII)
    if match:
        return int(match[1]) * 100 + int(match[2])
    return 100_000 + names.uuid_of(item["id"]).int % 900_000


def _persons(extra: Record, item: Record) -> list[Record]:
    people = {part["speaker"]["id"]: part["speaker"] for part in item["parts"]}
    return [
        {
            "id": names.uuid_of(f"{extra['event']['id']}/person/{person['id']}").int % 900_000 + 1,
            "guid": str(names.uuid_of(f"{extra['event']['id']}/person/{person['id']}")),
            "public_name": plain(extra["people"][person["id"]]["name"]),
            "biography": plain(person["role"] or ""),
        }
        for person in people.values()
    ]


def _event_xml(room: ET.Element, event: Record) -> None:
    made = ET.SubElement(room, "event", id=str(event["id"]), guid=event["guid"])
    keys = ("room", "title", "subtitle", "type", "date", "start", "duration", "abstract", "slug", "track")
    _texts(made, {**{key: event[key] or "" for key in keys}, "language": "", "description": event["description"]})
    persons = ET.SubElement(made, "persons")
    for person in event["persons"]:
        _put(persons, "person", person["public_name"], id=str(person["id"]), guid=person["guid"])
    links = ET.SubElement(made, "links")
    for link in event["links"]:
        _put(links, "link", link["title"], href=link["url"])


def _texts(parent: ET.Element, texts: Record) -> None:
    for name, text in texts.items():
        _put(parent, name, text)


def _put(parent: ET.Element, name: str, text: Any, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = text
