"""iCalendar, as the icalendar library reads it back."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from exchanged import HOSTILE, export, hostile
from making import Result, changed

icalendar = pytest.importorskip("icalendar")
Call = Callable[..., Result]


def test_sessions_are_whole_days(call: Call, truth: dict) -> None:
    made = export(call, "ical").out
    assert b"X-WR-CALNAME:UCLG meetings\\, May 2021\r\n" in made
    calendar = icalendar.Calendar.from_ical(made)
    events = calendar.walk("VEVENT")
    sessions = list(truth["sessions"].values())
    assert [str(event["SUMMARY"]) for event in events] == [session["title"]["en"] for session in sessions]
    assert [event["DTSTART"].dt for event in events] == [date.fromisoformat(session["date"]) for session in sessions]
    assert {(event["DTEND"].dt - event["DTSTART"].dt).days for event in events} == {1}
    assert all(type(event[name].dt) is date for event in events for name in ("DTSTART", "DTEND"))
    assert {event["DTSTAMP"].dt for event in events} == {datetime(2021, 5, 20, tzinfo=UTC)}
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert not any(component.errors for component in calendar.walk())


def test_a_direct_quote_is_in_its_own_language_with_speaker_and_lines(call: Call, truth: dict) -> None:
    calendar = icalendar.Calendar.from_ical(export(call, "ical", "2.3").out)
    (event,) = calendar.walk("VEVENT")
    quote = next(p for p in truth["passages"].values() if p["session"] == "2.3" and p["speech"] == "direct")
    (paragraph,) = [part for part in str(event["DESCRIPTION"]).split("\n\n") if quote["text"]["fr"] in part]
    first, last = quote["source"]["lines"]
    assert paragraph.startswith("«\u00a0")
    assert "Totò Martello, mayor of Lampedusa" in paragraph
    assert paragraph.endswith(f"(lines {first}–{last})")


@pytest.mark.parametrize("text", HOSTILE)
def test_lines_are_folded_and_nothing_is_injected(call: Call, library: Callable[..., Path], text: str) -> None:
    made = export(call, "ical", "--store", str(library(hostile(text)))).out
    lines = made.split(b"\r\n")
    assert lines.pop() == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    calendar = icalendar.Calendar.from_ical(made)
    assert [part.name for part in calendar.walk()] == ["VCALENDAR", "VEVENT", "VEVENT", "VEVENT"]
    allowed = set("UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION CATEGORIES TRANSP".split())
    assert {name for event in calendar.walk("VEVENT") for name in event} <= allowed


def test_the_last_day_of_all_has_no_day_after(call: Call, library: Callable[..., Path]) -> None:
    made = export(call, "ical", "--store", str(library(changed("sessions.3.date", "9999-12-31")))).out
    assert "DTEND" not in icalendar.Calendar.from_ical(made).walk("VEVENT")[2]
