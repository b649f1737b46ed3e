"""The schedule of conference apps, against the schemas that their makers publish."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from exchanged import HOSTILE, export, hostile
from making import Result, Tables, changed, session, tables, text

etree = pytest.importorskip("lxml.etree")
Call = Callable[..., Result]
SHARED = Path(__file__).resolve().parents[3] / "shared"
FORMATS = ("frab-json", "frab-xml")


def schema(name: str) -> Path:
    path = SHARED / "schemas" / name
    if not path.is_file():
        pytest.skip(f"the schema is not beside the checkout (../shared/schemas/{name})")
    return path


def crowd() -> Tables:
    """A thousand sessions on one day."""
    made = tables()
    for number in range(1, 1001):
        made["sessions"][str(number + 3)] = session(f"3.{number}", "2020-03-03", text("Encore"), 1)
    return made


ODD = [*map(hostile, HOSTILE), changed("event.1.id", "É"), changed("sessions.1.short", text("…")), crowd()]


def validated_json(content: Any) -> None:
    made = json.loads(schema("c3voc-schedule.schema.json").read_text("utf-8"))
    jsonschema.Draft6Validator(made, format_checker=jsonschema.FormatChecker()).validate(content)


def validated_xml(content: bytes) -> Any:
    made = etree.XMLSchema(etree.parse(schema("c3voc-schedule.xml.xsd")))
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    made.assertValid(root)
    return root


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_both_are_valid_for_the_bundled_event(call: Call, lang: str) -> None:
    validated_json(export(call, "frab-json", lang=lang).json)
    validated_xml(export(call, "frab-xml", lang=lang).out)


@pytest.mark.parametrize("made", ODD, ids=lambda made: str(len(made["sessions"])))
def test_both_are_valid_for_odd_events(call: Call, library: Callable[..., Path], made: Tables) -> None:
    store = str(library(made))
    content = export(call, "frab-json", "--store", store).json
    validated_json(content)
    root = validated_xml(export(call, "frab-xml", "--store", store).out)
    assert not root.getroottree().docinfo.doctype
    events = [
        event for day in content["schedule"]["conference"]["days"] for room in day["rooms"].values() for event in room
    ]
    assert [event.get("guid") for event in root.iter("event")] == [event["guid"] for event in events]
    assert [event.findtext("title") for event in root.iter("event")] == [event["title"] for event in events]


def test_every_placeholder_is_marked(call: Call) -> None:
    conference = export(call, "frab-json").json["schedule"]["conference"]
    events = [event for day in conference["days"] for room in day["rooms"].values() for event in room]
    assert len(events) == 7
    for event in events:
        assert "placeholders" in event["subtitle"]
        assert event["description"].startswith("Time, room and duration are placeholders")
        assert "placeholder" in event["room"]
    assert re.fullmatch("[a-z0-9_-][a-z0-9_]{3,}", conference["acronym"])
    assert [day["date"] for day in conference["days"]] == ["2021-05-14", "2021-05-18", "2021-05-19", "2021-05-20"]


def test_sessions_of_a_day_do_not_meet_in_their_room(call: Call) -> None:
    conference = export(call, "frab-json").json["schedule"]["conference"]
    for day in conference["days"]:
        ((starts),) = [[event["start"] for event in room] for room in day["rooms"].values()]
        assert starts == sorted(set(starts))


@pytest.mark.parametrize("format", FORMATS)
def test_without_the_option_it_is_refused(call: Call, format: str) -> None:
    told = call("export", "--format", format).refused(2)
    assert "--placeholder-times" in told


@pytest.mark.parametrize("format", ["md", "json", "ical", "skos"])
def test_the_option_is_for_these_formats_alone(call: Call, format: str) -> None:
    told = call("export", "--format", format, "--placeholder-times").refused(2)
    assert all(name in told for name in FORMATS)


def test_an_office_without_a_name_is_told_in_the_language_asked_for(call: Call) -> None:
    conference = export(call, "frab-json", "1.1").json["schedule"]["conference"]
    (event,) = conference["days"][0]["rooms"].popitem()[1]
    assert [person["public_name"] for person in event["persons"]] == ["UN Special Rapporteur on the right to housing"]
