"""Events taken out of the library and brought back, and `check` as the proof of what is in it."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from cgluctl.store import change
from making import environment, tables, write
from reports import ID, OPEN, TEXT, Desk

pytestmark = pytest.mark.usefixtures("isolated")


def test_remove_asks_keeps_a_backup_and_restore_brings_it_back(desk: Desk) -> None:
    desk.load()
    before = desk.file.read_bytes()
    line = desk.call("events", "remove", ID).refused(2)
    assert "--yes" in line
    assert desk.file.read_bytes() == before
    item = desk.call("events", "remove", ID, "--yes", "--json").json["items"][0]
    assert (item["event"], item["state"]) == (ID, "removed")
    assert not desk.file.exists()
    assert [event["id"] for event in desk.call("events", "--json").json["items"]] == ["cglu-2021-05"]
    restored = desk.call("events", "restore", ID, "--json").json["items"][0]
    assert (restored["state"], restored["file"]) == ("restored", str(desk.file))
    assert desk.file.read_bytes() == before
    assert desk.call("check").code == 0


def test_restore_swaps_the_last_two_versions(desk: Desk) -> None:
    desk.load()
    first = desk.file.read_bytes()
    desk.load("--update", "--event", ID, text=TEXT.replace("trente", "quarante"))
    second = desk.file.read_bytes()
    assert first != second
    for expected in (first, second, first):
        assert "--yes" in desk.call("events", "restore", ID).refused(2)
        assert desk.call("events", "restore", ID, "--yes").code == 0
        assert desk.file.read_bytes() == expected


def test_an_event_under_any_name_of_file(desk: Desk) -> None:
    desk.load()
    desk.file.rename(desk.library / "mine.json")
    assert "--event" in desk.call("import", desk.report(OPEN)).refused(2)
    assert desk.load("--update", text=OPEN)["state"] == "updated"
    assert [path.name for path in desk.library.glob("*.json")] == ["mine.json"]
    assert desk.call("events", "remove", ID, "--yes").code == 0
    assert desk.call("events", "restore", ID).code == 0
    assert [path.name for path in desk.library.glob("*.json")] == ["mine.json"]


def test_a_file_that_has_the_name_and_holds_another_event(desk: Desk) -> None:
    other = write(desk.file, tables("another"))
    before = other.read_bytes()
    item = desk.load()
    assert item["file"] == str(desk.library / f"{ID}-2.json")
    assert other.read_bytes() == before
    assert desk.load()["state"] == "unchanged"


@pytest.mark.parametrize("action", ["remove", "restore"])
def test_what_is_refused(action: str, desk: Desk) -> None:
    desk.load()
    before = desk.state()
    store = write(desk.folder / "event.json")
    more = ["--yes"] if action == "remove" else []
    assert "stays" in desk.call("events", action, "cglu-2021-05", *more).refused(2)
    assert "no-such" in desk.call("events", action, "no-such", *more).refused(1)
    for id in ("../event", "/etc/passwd", "", ".", "x" * 5000, "a\x1b[1m"):
        desk.call("events", action, id, *more).refused(2)
    assert "--store" in desk.call("events", action, "test-2020", *more, "--store", str(store)).refused(2)
    desk.call("events", action, *more).refused(2)
    desk.call("events", action, ID, ID, *more).refused(2)
    desk.call("events", "erase", ID).refused(2)
    assert desk.state() == before
    assert store.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no terminals of this kind")
@pytest.mark.parametrize(
    ("lang", "answer", "gone"),
    [
        ("en", b"y\n", True),
        ("fr", b"oui\n", True),
        ("en", b"\n", False),
        ("es", b"no\n", False),
        ("en", b"\x04", False),
    ],
)
def test_a_person_at_a_terminal_is_asked(
    lang: str, answer: bytes, gone: bool, desk: Desk, isolated: dict[str, str]
) -> None:
    import pty

    desk.load()
    primary, secondary = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "cgluctl", "events", "remove", ID, "--lang", lang],
        env=environment(isolated, COLUMNS="80"),
        stdin=secondary,
        stdout=secondary,
        stderr=secondary,
    )
    os.close(secondary)
    seen = os.read(primary, 65536)
    while ID.encode() not in seen or not seen.rstrip().endswith(b"]"):
        seen += os.read(primary, 65536)
    assert desk.file.exists()
    os.write(primary, answer)
    try:
        while piece := os.read(primary, 65536):
            seen += piece
    except OSError:  # how a terminal says that its other end has gone
        pass
    os.close(primary)
    assert done.wait(60) == (0 if gone else 1)
    assert desk.file.exists() is not gone


Spoil = Callable[[dict[str, Any]], None]


def _one_letter(made: dict[str, Any]) -> None:
    passage = made["passages"]["1"]
    passage["text"]["fr"] = passage["text"]["fr"].replace("e", "a", 1)


def _dropped(made: dict[str, Any]) -> None:
    del made["ledger"]["5"]


def _swapped(made: dict[str, Any]) -> None:
    ledger = made["ledger"]
    ledger["4"], ledger["5"] = ledger["5"], ledger["4"]


def _skipped_word(made: dict[str, Any]) -> None:
    entry = next(e for e in made["ledger"].values() if e["kind"] == "day")
    entry["text"] = entry["text"].replace("Jour", "Tour")


def _added_words(made: dict[str, Any]) -> None:
    made["passages"]["1"]["text"]["fr"] += " Et il a promis la lune."


def _added_passage(made: dict[str, Any]) -> None:
    made["passages"]["99"] = {
        **made["passages"]["1"],
        "id": "1.1/p99",
        "text": {"fr": "Personne n’a dit cela.", "en": None, "es": None},
    }


def _moved_break(made: dict[str, Any]) -> None:
    entry = next(e for e in made["ledger"].values() if e["kind"] == "passage" and e["within"])
    entry["within"] = [entry["within"][0], entry["within"][1] - 1]


@pytest.mark.parametrize(
    "spoil", [_one_letter, _dropped, _swapped, _skipped_word, _added_words, _added_passage, _moved_break]
)
@pytest.mark.parametrize("seal", [False, True])
def test_check_proves_the_ledger(spoil: Spoil, seal: bool, desk: Desk) -> None:
    desk.load()
    assert desk.call("check").code == 0
    made = json.loads(desk.file.read_bytes())
    spoil(made)
    spoiled = write(desk.file, made).read_bytes()
    line = desk.call("check", *(["--seal"] if seal else [])).refused(3)
    assert str(desk.file) in line
    assert "sealed" not in line
    assert any(word in line for word in ("characters", "1.1/p1", "1.1/p99", "ledger", "the text is another")), line
    assert desk.file.read_bytes() == spoiled


def test_check_tells_a_change_that_the_ledger_does_not_hold(desk: Desk) -> None:
    desk.load()
    made = json.loads(desk.file.read_bytes())
    made["passages"]["1"]["speech"] = "reported"
    write(desk.file, made)
    assert "--seal" in desk.call("check").refused(3)
    assert desk.call("check", "--seal").code == 0
    assert desk.call("check").code == 0


def test_check_in_the_language_of_the_user(desk: Desk) -> None:
    desk.load()
    made = json.loads(desk.file.read_bytes())
    _added_words(made)
    write(desk.file, made)
    assert "a des mots qui n’y sont pas" in desk.call("--lang", "fr", "check").refused(3)
    assert "tiene palabras que no están en él" in desk.call("--lang", "es", "check").refused(3)


def test_a_damaged_file_in_the_library_does_not_hide_under_an_import(desk: Desk) -> None:
    desk.load("--event", "other")
    desk.library.joinpath("broken.json").write_text('{"event": {"1": [')
    assert desk.load("--event", "third")["state"] == "imported"
    assert "broken.json" in desk.call("check").refused(3)


def test_a_backup_that_cannot_be_read_is_not_taken_for_none(desk: Desk) -> None:
    desk.load()
    kept = change.backup_of(desk.file)
    assert desk.call("events", "remove", ID, "--yes").code == 0
    good = kept.read_bytes()
    for spoilt in (b"{", good[:-200]):
        kept.write_bytes(spoilt)
        assert kept.name in desk.call("events", "restore", ID).refused(3)
        assert not desk.file.exists()
    kept.write_bytes(good)
    assert desk.call("events", "restore", ID).code == 0


def test_check_names_every_file_that_is_damaged(desk: Desk) -> None:
    for name in ("one", "two", "three"):
        desk.load("--event", name)
    for name in ("one", "three"):
        path = desk.library / f"{name}.json"
        path.write_bytes(path.read_bytes()[:400])
    told = desk.call("check")
    assert told.code == 3
    assert [line.partition(".json")[0].rpartition("/")[2] for line in told.words.splitlines()] == ["one", "three"]


def test_the_same_report_under_another_id_is_said_to_be_there(desk: Desk) -> None:
    desk.load("--event", "first")
    told = desk.call("import", desk.report(), "--event", "second")
    assert told.code == 0
    assert "first" in told.words


def test_what_is_told_of_a_file_beside_the_library_can_be_typed(desk: Desk) -> None:
    text = "Rapport du pont\n\nLundi 3 avril 2023\n\nOn a dit : « Nous garderons toujours ce pont pour tous ceux qui passent. »\n"
    file = desk.folder / "un rapport.json"
    told = desk.call("import", desk.report(text), "-o", str(file)).words
    command = shlex.split(told[told.index("cgluctl import --review") :].splitlines()[0])[1:]
    assert str(file) in command
    assert desk.call(*command).code == 0
