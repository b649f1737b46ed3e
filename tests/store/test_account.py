"""Event files as imports make them: dates that are missing, and a ledger, doubts and fixes that must fit the rest."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import imported
from cgluctl.store.file import load
from making import Result, changed, write

Call = Callable[..., Result]

# What is wrong -> place, value, and words of the message.
WRONG: dict[str, tuple[str, Any, str]] = {
    "a start without an end": ("event.1.start", "2022-05-01", "or both null"),
    "a date that is none": ("sessions.1.date", "May", "“May” is not a date"),
    "a time that is none": ("sessions.1.starts", "9h40", "local times"),
    "a time in a zone": ("sessions.1.starts", "2022-05-01T09:00:00+02:00", "local times"),
    "an end without a start": ("sessions.1.ends", "2022-05-01T09:00", "local times"),
    "another kind of summary": ("sessions.1.summary_by", "me", "sessions 1: summary_by"),
    "an entry of no kind": ("ledger.1.kind", "foot", "ledger 1: kind"),
    "a gap": ("ledger.3.chars", [25, 71], "ledger 3: chars begin at 23"),
    "a late beginning": ("ledger.1.chars", [1, 21], "ledger 1: chars begin at 0"),
    "chars backwards": ("ledger.1.chars", [0, -1], "ledger 1"),
    "a passage that is not there": ("ledger.3.ref", "0.0/p9", "there is no passage “0.0/p9”"),
    "a session that is not there": ("ledger.9.ref", "9.9", "there is no session “9.9”"),
    "more words than the passage has": ("ledger.3.within", [0, 99], "within"),
    "a skip without a reason": ("ledger.2.reason", None, "reason"),
    "a heading without words": ("ledger.1.text", None, "holds its text"),
    "a passage beyond the text": ("passages.6.source.chars", [2, 9999], "chars end after the text"),
    "a doubt about nothing": ("doubts.1.about", "9.9/p1", "doubts 1: there is no"),
    "a fix of nothing": ("fixes.1.id", "9.9/p1", "fixes 1: there is no passage"),
    "a ledger that is a list": ("ledger", [], "the table ledger"),
}


@pytest.mark.parametrize("made", [imported.rivages(), imported.rivages(pages=False), imported.schedule()])
def test_an_imported_event_is_sound(made: Any, event: Path, call: Call) -> None:
    write(event, made)
    assert call("check", "--seal", "--store", str(event)).code == 0
    assert call("days", "--store", str(event)).code == 0


def test_the_bundled_event_needs_no_tables_of_imports(event: Path) -> None:
    loaded = load(event)
    assert (loaded.ledger, loaded.doubts, loaded.fixes) == ([], [], [])


@pytest.mark.parametrize("fault", WRONG)
def test_what_does_not_fit_is_refused_with_its_place(fault: str, event: Path, call: Call) -> None:
    place, value, told = WRONG[fault]
    base = imported.rivages()
    write(event, {**base, place: value} if "." not in place else changed(place, value, base))
    line = call("check", "--store", str(event)).refused(3)
    assert told in line


def test_times_are_in_order(event: Path, call: Call) -> None:
    write(event, changed("sessions.1.ends", "2026-02-02T08:59:59", imported.schedule()))
    assert "ends before it starts" in call("check", "--store", str(event)).refused(3)


def test_a_speaker_found_to_be_another_is_there_no_more(event: Path) -> None:
    fix = {"about": "speaker", "id": "a-ruiz", "set": {"same_as": "ana-ruiz"}}
    write(event, changed("fixes.1", fix, imported.rivages()))
    assert load(event).fixes == [fix]


def test_sealing_loses_nothing(event: Path, call: Call) -> None:
    made = write(event, imported.rivages())
    before = json.loads(made.read_bytes())
    assert call("check", "--seal", "--store", str(event)).code == 0
    after = json.loads(event.read_bytes())
    assert after["event"]["1"].pop("checksum")
    assert after.pop("seal")
    assert after == before
    assert list(after) == ["event", "sessions", "speakers", "passages", "ledger", "doubts", "fixes"]


def test_the_schema_shows_them(call: Call) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = call("store", "schema").json
    assert {"Entry", "Doubt", "Fix"} <= schema["$defs"].keys()
    for made in (imported.rivages(), imported.schedule()):
        jsonschema.validate(made, schema, jsonschema.Draft202012Validator)
