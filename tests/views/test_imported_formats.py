"""Imported events in the formats of other people's programs: no date is invented, times and rooms are those of the schedule."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import imported
from making import Result, changed, write

Call = Callable[..., Result]
UNDATED = "4 sessions are left out, for their dates are not stated: 0.0, 1.0, 1.1, 2.1."


@pytest.fixture
def rivages(call: Call, event: Path) -> Call:
    write(event, imported.rivages())
    return lambda *words, **more: call("export", *words, "--store", str(event), **more)


@pytest.fixture
def schedule(call: Call, event: Path) -> Call:
    write(event, imported.schedule())
    return lambda *words, **more: call("export", *words, "--store", str(event), **more)


@pytest.mark.parametrize("words", [["ical"], ["frab-json", "--placeholder-times"], ["frab-xml"]])
def test_a_calendar_without_any_date_is_not_made(rivages: Call, words: list[str]) -> None:
    if words == ["ical"]:
        pytest.importorskip("icalendar")
    result = rivages("--format", *words)
    assert (result.code, result.out) == (1, b"")
    assert UNDATED in result.words


def test_undated_sessions_are_left_out_of_a_calendar_and_named(call: Call, event: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    write(event, changed("sessions.3.date", "2022-05-01", imported.rivages()))
    result = call("export", "--format", "ical", "--store", str(event))
    (found,) = icalendar.Calendar.from_ical(result.out).walk("VEVENT")
    assert found["DTSTART"].dt == date(2022, 5, 1)
    assert "First sentences of the report: La mer monte" in found["DESCRIPTION"]
    assert "3 sessions are left out, for their dates are not stated: 0.0, 1.0, 2.1." in result.words


def test_a_calendar_has_the_times_and_rooms_of_a_schedule(schedule: Call) -> None:
    icalendar = pytest.importorskip("icalendar")
    made = schedule("--format", "ical").out
    first, second, _ = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert first["DTSTART"].dt == datetime(2026, 2, 2, 9)
    assert b"DTSTART:20260202T090000\r\n" in made  # floating: no zone is stated
    assert second["DTEND"].dt == datetime(2026, 2, 3, 0, 15)
    assert (first["LOCATION"], first["CATEGORIES"].to_ical()) == ("Hall A", b"Networks")


def test_a_schedule_needs_no_placeholders(schedule: Call) -> None:
    result = schedule("--format", "frab-json")
    conference = result.json["schedule"]["conference"]
    assert "no time zone" in result.words
    rooms = conference["days"][0]["rooms"]
    assert {name: [event["start"] for event in events] for name, events in rooms.items()} == {
        "Hall A": ["09:00"],
        "Hall B": ["11:00"],
    }
    assert rooms["Hall B"][0]["duration"] == "13:15"
    assert conference["days"][0]["day_end"] == "2026-02-03T00:15:00+00:00"
    assert [room["name"] for room in conference["rooms"]] == ["Hall A", "Hall B"]
    assert rooms["Hall A"][0]["track"] == "Networks"
    assert "placeholder" not in result.text


def test_a_session_without_a_room_wants_placeholders(call: Call, event: Path) -> None:
    made = imported.schedule()
    del made["sessions"]["3"]["room"]
    write(event, made)
    told = call("export", "--format", "frab-json", "--store", str(event)).refused(2)
    assert "does not state all of them" in told
    result = call("export", "--format", "frab-json", "--placeholder-times", "--store", str(event))
    days = result.json["schedule"]["conference"]["days"]
    events = [event for day in days for room in day["rooms"].values() for event in room]
    assert [bool(event["subtitle"]) for event in events] == [False, False, True]


@pytest.mark.parametrize("format", ["frab-json", "frab-xml"])
def test_a_schedule_is_valid(schedule: Call, format: str) -> None:
    from views.test_frab import validated_json, validated_xml

    made = schedule("--format", format)
    validated_json(made.json) if format == "frab-json" else validated_xml(made.out)


def test_linked_data_has_no_date_that_is_not_stated(rivages: Call, call: Call, event: Path) -> None:
    assert "Date" not in rivages("--format", "jsonld").text
    write(event, imported.schedule())
    graph = call("export", "--format", "jsonld", "--store", str(event)).json["@graph"]
    session = graph[0]["subEvent"][0]
    assert (session["startDate"], session["location"]["name"]) == ("2026-02-02T09:00:00", "Hall A")


def test_every_passage_is_found_by_its_own_words(rivages: Call) -> None:
    notes = rivages("1.1", "--format", "webannotation").json["first"]["items"]
    found = [note for note in notes if note["motivation"] == "highlighting"]
    quoted = [note["target"]["selector"][0]["exact"] for note in found]
    assert len(quoted) == 4
    assert quoted[0] == "La mer monte plus vite que prévu."
    assert not any(body.get("purpose") == "describing" for note in found for body in note["body"])
    roles = [body for note in found for body in note["body"] if body.get("value") == "maire"]
    assert {role["language"] for role in roles} == {"fr"}
    title = notes[0]["body"][0]
    assert (title["value"], title["language"]) == ("Les digues et les marées", "fr")


def test_a_word_file_says_whose_words_it_holds(rivages: Call) -> None:
    pytest.importorskip("docx")
    with zipfile.ZipFile(io.BytesIO(rivages("--format", "docx").out)) as archive:
        words = re.sub("<[^>]+>", " ", archive.read("word/document.xml").decode())
        notes = archive.read("word/footnotes.xml").decode()
        core = archive.read("docProps/core.xml").decode()
    assert "Outside the days" in words
    assert "Day 1 · date not stated" in words
    assert "First sentences of the report: La mer monte" in words
    assert "passages its own words" in words
    assert "p. 3, line 15; reported, in the report’s words" in notes
    assert "created" not in core


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_the_page_has_no_date_and_no_words_of_ours(rivages: Call, lang: str) -> None:
    page = rivages("--format", "html", "--lang", lang).out.decode()
    assert "<time" not in page
    for words in ("date not stated", "date non indiquée", "fecha no indicada", "Outside the days", "Hors des journées"):
        assert words in page
    assert "First sentences of the report:" in page
    body = page[page.index("<body") : page.index('<script type="application/json"')]
    assert "our words" not in body
    assert "reported, in the report’s words" in body
    assert "p.\u00a03, l. 15" in body
    assert "in the words of the report, in its language" in body


def test_the_page_of_a_schedule_has_times(schedule: Call) -> None:
    assert "09:00–10:30 · Hall A · Networks" in schedule("--format", "html").out.decode()


@pytest.mark.parametrize("format", ["csv", "tsv", "jsonl", "skos", "bibtex", "ris", "csl-json", "md", "json"])
def test_no_format_stumbles_over_what_is_missing(rivages: Call, format: str) -> None:
    result = rivages("--format", format)
    assert result.code == 0
    assert "1970" not in result.text
    if format == "json":
        assert json.loads(result.out)["event"]["start"] is None


def test_all_of_it_can_be_read_again(rivages: Call, event: Path) -> None:
    assert rivages("--format", "store").out == event.read_bytes()


def test_documents_say_what_they_hold(rivages: Call) -> None:
    made: Any = rivages("--full").text
    assert "dates not stated" in made
    assert "passages its own words" in made
