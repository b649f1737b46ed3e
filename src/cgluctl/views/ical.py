"""iCalendar (RFC 5545): a session is an event of a whole day, for the source gives no clock times."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from cgluctl.errors import MissingExtra
from cgluctl.shapes import Answer, Record
from cgluctl.views import names
from cgluctl.views.prose import description, plain

if TYPE_CHECKING:
    from icalendar import Event


def as_ical(answer: Answer) -> bytes:
    """One calendar with an event a session."""
    try:
        from icalendar import Calendar, vText
    except ImportError as error:
        raise MissingExtra("icalendar", "ical") from error
    calendar = Calendar()
    calendar.add("prodid", "-//cgluctl//cgluctl//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", vText(plain((answer.extra or {})["event"]["title"])))
    for item in answer.items:
        calendar.add_component(_event(answer, item))
    return bytes(calendar.to_ical())


def _event(answer: Answer, item: Record) -> Event:
    from icalendar import Event

    extra = answer.extra or {}
    language = {"LANGUAGE": extra["lang"]}
    day, written = date.fromisoformat(item["date"]), names.last_day(answer)
    event = Event()
    event.add("uid", str(names.uuid_of(item["id"])))
    # When the information was true, not when the file was made: the same event gives the same bytes.
    event.add("dtstamp", datetime(written.year, written.month, written.day, tzinfo=UTC))
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))
    event.add("summary", plain(item["title"]), parameters=language)
    event.add("description", description(answer, item), parameters=language)
    if item["topics"]:
        event.add("categories", [plain(extra["topics"][topic]) for topic in item["topics"]])
    event.add("transp", "TRANSPARENT")
    return event
