"""Calendars: events by day and time, whatever their times and their faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from accounts import checked, of, sessions
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.errors import InputError
from cgluctl.ingest.document import Document
from cgluctl.ingest.readers import icalendar
from exchanged import export
from making import Result

library = pytest.importorskip("icalendar")

EVENT = r"""UID:7f3c
DTSTART;TZID=Europe/Paris:20190501T150000
DTEND;TZID=Europe/Paris:20190501T154500
SUMMARY;LANGUAGE=fr:Le pain\, le vin
LOCATION:Salle\; 1
CATEGORIES:Cuisine,Histoire
DESCRIPTION:Un.\n\nDeux avec un long texte qui
  se poursuit.
ATTENDEE;CN="Jean Valjean";ROLE=CHAIR:mailto:jean@example.org
ORGANIZER;CN=Cosette:mailto:cosette@example.org
X-SPEAKERS:Fantine\, Javert
URL:https://example.org/1
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Sonnerie
END:VALARM"""


def calendar(*events: str, head: str = "X-WR-CALNAME:Congrès") -> str:
    """A calendar with these events."""
    made = "\n".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}\n{made}\nEND:VCALENDAR\n"


def read(source: str, line_end: str = "\n") -> Document:
    """The document of a calendar, checked."""
    content = source.replace("\n", line_end).encode()
    assert icalendar.recognises(content)
    return checked(icalendar.read(content, "calendar.ics"))


def data(document: Document) -> list[dict[str, Any]]:
    """The data of each session."""
    return [dict(block.data) for block in document.blocks if block.role == "session"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_an_event_becomes_a_session_with_its_fields(line_end: str) -> None:
    document = read(calendar(EVENT), line_end)
    assert (document.title, document.dates, document.language) == ("Congrès", ("2019-05-01", "2019-05-01"), "fr")
    assert of(document, "day") == ["20190501"]
    assert of(document, "session") == ["Le pain, le vin"]
    assert of(document, "text") == ["Un.", "Deux avec un long texte qui se poursuit."]
    assert data(document) == [
        {
            "date": "2019-05-01",
            "starts": "2019-05-01T15:00",
            "ends": "2019-05-01T15:45",
            "room": "Salle; 1",
            "track": "Cuisine",
            "persons": ["Jean Valjean", "Cosette", "Fantine", "Javert"],
            "links": [["https://example.org/1", "https://example.org/1"]],
            "language": "fr",
        }
    ]
    assert "Sonnerie" in document.text
    assert document.text.count("Jean Valjean") == 1


@pytest.mark.parametrize(
    ("times", "head", "starts", "ends"),
    [
        ("DTSTART:20190501T150000Z\nDTEND:20190501T160000Z", "", "2019-05-01T15:00", "2019-05-01T16:00"),
        ("DTSTART:20190501T150000Z", "X-WR-TIMEZONE:Europe/Paris", "2019-05-01T17:00", None),
        ("DTSTART:20190501T150000Z", "X-WR-TIMEZONE:Nowhere/Land", "2019-05-01T15:00", None),
        ("DTSTART:20190501T150000\nDURATION:PT1H30M", "", "2019-05-01T15:00", "2019-05-01T16:30"),
        ("DTSTART;VALUE=DATE:20190501\nDTEND;VALUE=DATE:20190502", "", None, None),
        ("DTSTART:2019-05-01T15:00:00\nDTEND:20190430T000000", "", "2019-05-01T15:00", None),
    ],
)
def test_times_in_many_ways(times: str, head: str, starts: str | None, ends: str | None) -> None:
    found = data(read(calendar(f"SUMMARY:a\n{times}", head=head or "X-A:b")))[0]
    assert (found["date"], found["starts"], found["ends"]) == ("2019-05-01", starts, ends)


def test_events_stand_by_day_and_time() -> None:
    made = [("c", "20190502T090000"), ("b", "20190501T230000"), ("a", "20190501T080000"), ("?", "soon")]
    document = read(calendar(*(f"SUMMARY:{title}\nDTSTART:{start}" for title, start in made)))
    assert [title for title, *_ in sessions(document)] == ["a", "b", "c", "?"]
    assert of(document, "day") == ["20190501", "20190502"]
    assert [warning.values["places"] for warning in document.warnings] == ["?"]


def test_faults_are_said_and_nothing_lost() -> None:
    broken = "UID:u1\nDTSTART:20190501T080000\nno iCalendar at all\nRRULE:FREQ=NEVER\nCREATED:yesterday"
    document = read(calendar(broken) + "trailing words")
    assert [title for title, *_ in sessions(document)] == ["u1"]
    for words in ("no iCalendar at all", "FREQ=NEVER", "yesterday", "trailing words"):
        assert document.text.count(words) == 1
    assert len(document.warnings) == 3
    unclosed = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\nDTSTART:20190501\nBEGIN:VEVENT\nSUMMARY:b\nDTSTART:20190501"
    assert [title for title, *_ in sessions(read(unclosed))] == ["a", "b"]


def test_control_characters_stay() -> None:
    assert of(read(calendar("SUMMARY:a\x07\x1b[31mb\nDTSTART:20190501")), "session") == ["a\x07\x1b[31mb"]


def test_calendars_without_events_and_too_large_ones_are_refused() -> None:
    for source in ("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "BEGIN:VCALENDAR\n" + "BEGIN:VTODO\n" * 100_000):
        with pytest.raises(InputError, match="without events"):
            icalendar.read(source.encode(), "x")
    with pytest.raises(InputError, match="larger than"):
        icalendar.read(b"BEGIN:VCALENDAR\n" + b" " * 32_000_000, "x")
    deep = calendar("BEGIN:VALARM\n" * 100_000 + "SUMMARY:a")
    assert "a" in checked(icalendar.read(deep.encode(), "x")).text


@pytest.mark.parametrize(
    "content", [b"", b"BEGIN:VCARD\n", b"A text about BEGIN:VCALENDAR\n", b"{}", b"BEGIN:VCALENDARS"]
)
def test_other_content_is_left_to_others(content: bytes) -> None:
    assert not icalendar.recognises(content)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20)
NAMES = st.sampled_from(["summary", "description", "location", "categories", "comment", "x-speaker", "url", "x-other"])


@given(st.lists(st.lists(st.tuples(NAMES, WORDS), min_size=1, max_size=6), min_size=1, max_size=4))
def test_every_value_that_the_library_writes_stands_in_the_text(events: list[list[tuple[str, str]]]) -> None:
    made = library.Calendar()
    for number, properties in enumerate(events):
        event = library.Event()
        event.add("dtstart", date(2019, 5, 1 + number))
        for name, value in properties:
            event.add(name, value)
        made.add_component(event)
    document = checked(icalendar.read(made.to_ical(), "x"))
    found = Counter(document.text.split())
    for word, count in Counter(word for event in events for _, value in event for word in value.split()).items():
        if not set(word) & set("<&\\^"):
            assert found[word] >= count, word


def test_our_own_export_reads_back(call: Callable[..., Result]) -> None:
    content = export(call, "ical").out
    document = checked(icalendar.read(content, "x"))
    written = [
        (str(event["SUMMARY"]), event["DTSTART"].dt.isoformat(), ())
        for event in library.Calendar.from_ical(content).walk("VEVENT")
    ]
    assert sessions(document) == written
    assert len(of(document, "day")) == 4


def test_who_is_asked_by_an_office_program() -> None:
    """Surnames stand first, rooms are asked like people, and some have no name but an address."""
    lines = 'ORGANIZER;CN="Porter, Jane":mailto:j@example.org\nATTENDEE;CN="Bovary, Emma":mailto:e@example.org\nATTENDEE;CN=bo@example.org:mailto:bo@example.org\nATTENDEE;CN=Salle 12;CUTYPE=ROOM:mailto:s@example.org\nATTENDEE;CN="Jean Valjean, Montreuil":mailto:v@example.org'
    document = read(calendar(f"UID:1\nDTSTART:20240511T100000\nSUMMARY:Réunion\n{lines}"))
    assert data(document)[0]["persons"] == ["Jane Porter", "Emma Bovary", "Jean Valjean, Montreuil"]


def test_what_is_called_off_is_kept_and_said() -> None:
    document = read(calendar("UID:1\nDTSTART:20240511T100000\nSUMMARY:Bal\nSTATUS:CANCELLED", "UID:2\nDTSTART:20240511T110000\nSUMMARY:Débat"))  # fmt: skip
    assert of(document, "session") == ["Bal", "Débat"]
    told = [warning.values["places"] for warning in document.warnings if "called off" in warning.message]
    assert told == ["Bal"]


def test_moments_in_utc_are_told_by_the_only_clock_of_the_calendar() -> None:
    zone = "BEGIN:VTIMEZONE\nTZID:Europe/Madrid\nEND:VTIMEZONE"
    document = read(calendar("UID:1\nDTSTART:20240514T223000Z\nSUMMARY:Cierre", head=zone))
    assert (data(document)[0]["date"], data(document)[0]["starts"][11:16]) == ("2024-05-15", "00:30")


def test_a_line_folded_inside_of_a_letter() -> None:
    content = calendar("UID:1\nDTSTART:20240511T100000\nSUMMARY:Séance").encode()
    at = content.index("é".encode()) + 1
    document = checked(icalendar.read(content[:at] + b"\r\n " + content[at:], "calendar.ics"))
    assert of(document, "session") == ["Séance"]
    assert not document.warnings
