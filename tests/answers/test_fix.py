"""Decisions of a person on an imported event: what they change, what is refused, and that repeating one changes nothing."""

from typing import Any

import pytest

from making import changed, tables, write
from reports import ID, OPEN, TEXT, Desk

PASSAGE = "1.1/p1"  # nobody is named beside it


@pytest.fixture
def opened(desk: Desk) -> Desk:
    """The report with open points, imported."""
    desk.load(text=OPEN)
    return desk


def fix(desk: Desk, *words: str) -> Any:
    result = desk.call("fix", *words, "--json")
    assert result.code == 0, result.words
    return result.json["items"][0]


def shown(desk: Desk, id: str) -> Any:
    (item,) = desk.call("show", id, "--json").json["items"]
    return item


def parts(desk: Desk, session: str) -> dict[str, list[str]]:
    (item,) = desk.call("show", session, "--json").json["items"]
    return {part["speaker"]["id"]: part["did"] for part in item["parts"]}


def test_who_said_it(opened: Desk) -> None:
    item = fix(opened, "quote", PASSAGE, "--speaker", "dantes")
    assert (item["event"], item["id"], item["state"], item["speaker"]) == (ID, PASSAGE, "fixed", "edmond-dantes")
    assert shown(opened, PASSAGE)["speaker"]["name"] == "Edmond Dantès"
    assert "quoted" in parts(opened, "1.1")["edmond-dantes"]
    before = opened.state()
    assert fix(opened, "quote", PASSAGE, "--speaker", "Edmond Dantès")["state"] == "unchanged"
    assert opened.state() == before
    assert opened.call("check").code == 0


def test_whoever_did_not_say_it_has_no_part_for_it(opened: Desk) -> None:
    fix(opened, "quote", PASSAGE, "--speaker", "Cosette Fauchelevent", "--new")
    assert parts(opened, "1.1")["cosette-fauchelevent"] == ["quoted"]
    fix(opened, "quote", PASSAGE, "--speaker", "edmond-dantes")
    assert "cosette-fauchelevent" not in parts(opened, "1.1")
    fix(opened, "quote", PASSAGE, "--speaker", "unknown")
    assert shown(opened, PASSAGE)["speaker"] is None
    assert "quoted" not in parts(opened, "1.1").get("edmond-dantes", [])
    assert "quoted" in parts(opened, "1.1")["jean-valjean"]


def test_what_is_no_speech_can_be_speech_again(opened: Desk) -> None:
    assert fix(opened, "quote", PASSAGE, "--no-speech")["speech"] == "narrative"
    assert shown(opened, PASSAGE)["speech"] == "narrative"
    assert "--speech" in opened.call("fix", "quote", PASSAGE, "--speaker", "dantes").refused(2)
    fix(opened, "quote", PASSAGE, "--speaker", "dantes", "--speech", "direct")
    assert (shown(opened, PASSAGE)["speech"], shown(opened, PASSAGE)["speaker"]["id"]) == ("direct", "edmond-dantes")
    assert opened.call("check").code == 0


def test_two_speakers_are_one(opened: Desk) -> None:
    fix(opened, "speaker", "quijote-2", "--same-as", "quijote")
    ids = [item["id"] for item in opened.call("speakers", "--event", ID, "--json").json["items"]]
    assert "quijote-2" not in ids
    assert "quijote" in ids
    assert "already" in opened.call("fix", "speaker", "quijote", "--same-as", "quijote").refused(2)
    assert opened.call("check").code == 0


def test_fixes_upon_fixes_leave_a_sound_event(opened: Desk) -> None:
    fix(opened, "speaker", "quijote-2", "--name", "Aldonza Quijote")
    fix(opened, "speaker", "quijote-2", "--same-as", "quijote")
    fix(opened, "quote", PASSAGE, "--speaker", "quijote")
    fix(opened, "speaker", "quijote", "--same-as", "edmond-dantes")
    assert shown(opened, PASSAGE)["speaker"]["id"] == "edmond-dantes"
    assert opened.call("check").code == 0
    again = opened.call("import", opened.report(OPEN), "--update", "--json")
    assert again.json["items"][0]["state"] == "unchanged"
    assert shown(opened, PASSAGE)["speaker"]["id"] == "edmond-dantes"


def test_a_name_a_title_and_a_date(opened: Desk) -> None:
    fix(opened, "speaker", "quijote-2", "--name", "Aldonza Quijote")
    assert opened.call("speakers", "aldonza", "--json").json["items"][0]["name"] == "Aldonza Quijote"
    fix(opened, "session", "2.1", "--title", " Le vent\n des moulins ", "--date", "2025-03-04")
    assert (shown(opened, "2.1")["title"], shown(opened, "2.1")["date"]) == ("Le vent des moulins", "2025-03-04")
    assert opened.call("events", "--json").json["items"][0]["end"] == "2025-03-04"
    assert opened.call("search", "moulins", "--event", ID).code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["quote", PASSAGE], 2),
        (["quote", "nonsense", "--speaker", "dantes"], 2),
        (["quote", "1.1/p99", "--speaker", "dantes"], 1),
        (["quote", "9.9/p1", "--speaker", "dantes"], 1),
        (["quote", "other/1.1/p1", "--speaker", "dantes"], 1),
        (["quote", PASSAGE, "--speaker", "Ahab"], 1),
        (["quote", PASSAGE, "--speaker", "philippe-rio"], 1),  # of another event
        (["quote", PASSAGE, "--speaker", "...", "--new"], 2),
        (["quote", PASSAGE, "--speaker", "dantes", "--no-speech"], 2),
        (["quote", PASSAGE, "--speech", "direct", "--no-speech"], 2),
        (["quote", PASSAGE, "--speech", "sung"], 2),
        (["speaker", "jean-valjean"], 2),
        (["speaker", "jean-valjean", "--name", " "], 2),
        (["speaker", "jean-valjean", "--name", "A", "--same-as", "edmond-dantes"], 2),
        (["speaker", "jean-valjean", "--same-as", "ahab"], 1),
        (["speaker", "ahab", "--name", "Ahab"], 1),
        (["session", "1.1"], 2),
        (["session", "1.1", "--title", " "], 2),
        (["session", "9.9", "--title", "A"], 1),
        (["session", "other/1.1", "--title", "A"], 1),
        (["session", "1.1", "--date", "tomorrow"], 2),
        (["session", "1.1", "--date", "2025-02-30"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_is_refused(words: list[str], code: int, opened: Desk) -> None:
    before = opened.state()
    opened.call("fix", *words).refused(code)
    assert opened.state() == before


def test_a_name_that_two_have_is_ambiguous(opened: Desk) -> None:
    line = opened.call("fix", "quote", PASSAGE, "--speaker", "Quijote").refused(2)
    assert "quijote, quijote-2" in line


@pytest.mark.parametrize(
    "words",
    [
        ["quote", "2.2/p15", "--speaker", "martello"],
        ["speaker", "philippe-rio", "--name", "Another"],
        ["session", "2.2", "--title", "Another"],
        ["session", "cglu-2021-05/2.2", "--title", "Another"],
    ],
    ids=" ".join,
)
def test_the_bundled_event_stays_as_it_is(words: list[str], desk: Desk) -> None:
    line = desk.call("fix", *words, "--event", "cglu-2021-05").refused(2)
    assert "comes with the program" in line


def test_an_event_that_was_not_imported_is_changed_by_hand(desk: Desk) -> None:
    store = write(desk.folder / "event.json", tables())
    before = store.read_bytes()
    line = desk.call("fix", "session", "1.1", "--title", "Another", "--store", str(store)).refused(2)
    assert "check --seal" in line
    assert store.read_bytes() == before


def test_a_change_by_hand_is_not_accepted_in_passing(opened: Desk) -> None:
    import json

    write(opened.file, changed("sessions.1.room", "Cellar", json.loads(opened.file.read_bytes())))
    assert "check --seal" in opened.call("fix", "session", "2.1", "--title", "Another").refused(3)
    assert opened.call("check", "--seal").code == 0
    assert fix(opened, "session", "2.1", "--title", "Another")["state"] == "fixed"


def test_the_event_that_an_id_names_is_the_one_that_changes(opened: Desk) -> None:
    opened.load("--event", "second", text=TEXT)
    fix(opened, "session", "second/1.1", "--title", "La ville")
    assert fix(opened, "quote", f"{ID}/{PASSAGE}", "--speaker", "dantes")["event"] == ID
    titles = {
        event: opened.call("show", "1.1", "--event", event, "--json").json["items"][0]["title"]
        for event in (ID, "second")
    }
    assert titles == {ID: "Ouvrir la ville aux marcheurs", "second": "La ville"}


def test_a_decision_is_told_in_the_language_of_the_user(opened: Desk) -> None:
    decided = ("--lang", "fr", "fix", "quote", PASSAGE, "--no-speech")
    assert "discours\u00a0: récit, intervenant\u00a0: —" in opened.call(*decided).text
    assert "speech: narrative, speaker: unknown" in opened.call(*decided, "--format", "csv").text


def test_who_is_not_there_is_looked_for_in_the_event_that_was_named(opened: Desk) -> None:
    line = opened.call("fix", "speaker", "nobody", "--same-as", "no one", "--event", ID).refused(1)
    assert line.rstrip().endswith(f"cgluctl speakers --event {ID}")
