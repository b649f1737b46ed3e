"""iCalendar (RFC 5545): a session is an event of a whole day, or at the local times that a schedule gives."""

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


def _event(answer: Answer, item: Record) -> "Event":
    from icalendar import Event

    extra = answer.extra or {}
    language = {"LANGUAGE": extra["lang"]}
    day = date.fromisoformat(item["date"])
    written = names.last_day(answer) or day
    event = Event()
    event.add("uid", str(names.uuid_of(item["id"])))
    # When the information was true, not when the file was made: the same event gives the same bytes.
    event.add("dtstamp", datetime(written.year, written.month, written.day, tzinfo=UTC))
    if item["starts"]:  # floating: the source states no time zone
        event.add("dtstart", datetime.fromisoformat(item["starts"]))
        if item["ends"]:
            event.add("dtend", datetime.fromisoformat(item["ends"]))
    else:
        event.add("dtstart", day)
        if day < date.max:
            event.add("dtend", day + timedelta(days=1))
    if item["room"]:
        event.add("location", plain(item["room"]))
    event.add("summary", plain(item["title"]), parameters=language)
    event.add("description", description(answer, item), parameters=language)
    about = [item["track"] or "", *(extra["topics"][topic] for topic in item["topics"])]
    if any(about):
        event.add("categories", [plain(words) for words in about if words])
    event.add("transp", "TRANSPARENT")
    return event
