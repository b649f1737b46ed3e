"""What is no sound event file is refused with its place, in one line, and left as it is."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cgluctl.errors import StoreError, StoreTooNew
from cgluctl.store.file import load
from making import Result, Tables, changed, tables

Call = Callable[..., Result]


def as_bytes(made: Tables) -> bytes:
    return json.dumps(made, ensure_ascii=True).encode()


def with_raw(place: str, raw: str) -> bytes:
    """An event file with JSON put in as it is, which json.dumps would not write."""
    return as_bytes(changed(place, "@RAW@")).replace(b'"@RAW@"', raw.encode())


def without(name: str) -> bytes:
    return as_bytes({key: table for key, table in tables().items() if key != name})


def numbered(name: str, key: str) -> bytes:
    made = tables()
    made[name][key] = made[name].pop("1")
    return as_bytes(made)


def twice(place: str) -> bytes:
    name, key = place.split(".")
    made = tables()
    made[name]["99"] = made[name][key]
    return as_bytes(made)


# What is wrong -> the bytes, and words that the message must hold: the place, or what is there.
NO_JSON = {
    "empty": (b"", "empty"),
    "white space": (b" \n\t ", "empty"),
    "NUL bytes": (b"\0" * 64, "empty"),
    "only a mark": (b"\xef\xbb\xbf", "empty"),
    "cut in half": (as_bytes(tables())[:400], "line 1"),
    "words": (b"Les ponts\n", "line 1"),
    "latin-1": (as_bytes(tables()).replace(b"Trial", b"Tri\xe9l"), "UTF-8"),
    "utf-16": (as_bytes(tables()).decode().encode("utf-16"), "UTF-8"),
    "a list": (b"[]", "event file"),
    "a number": (b"12", "event file"),
    "a string": (b'"event"', "event file"),
    "null": (b"null", "event file"),
    "nothing in it": (b"{}", "event file"),
    "trailing words": (as_bytes(tables()) + b" x", "column"),
    "NaN": (with_raw("sessions.1.day", "NaN"), "line 1, column"),
    "Infinity": (with_raw("sessions.1.day", "Infinity"), "Infinity"),
    "minus Infinity": (with_raw("sessions.1.day", "-Infinity"), "Infinity"),
    "a key twice": (
        as_bytes(tables()).replace(b'"day": 1', b'"day": 1,\n"day": 2', 1),
        "line 2, column 1: 'day' twice",
    ),
    "a record number twice": (as_bytes(tables()).replace(b'"2": {', b'"1": {', 1), "'1'"),
    "100,000 levels": (
        with_raw("sessions.1.links", "[" * 100_000 + "]" * 100_000),
        "line 1, column 935: too many levels",
    ),
    "5,000 digits": (with_raw("sessions.1.day", "9" * 5_000), "number"),
}
WRONG_SHAPE = {
    "no sessions": (without("sessions"), "sessions"),
    "no event": (without("event"), "event"),
    "no passages": (without("passages"), "passages"),
    "a table that is a list": (as_bytes({**tables(), "speakers": []}), "speakers"),  # type: ignore[dict-item]
    "no event record": (as_bytes({**tables(), "event": {}}), "0 events"),
    "two events": (twice("event.1"), "2 events"),
    "record 01": (numbered("sessions", "01"), "sessions “01”"),
    "record x": (numbered("passages", "x"), "passages “x”"),
    "record of other digits": (numbered("passages", "١"), "passages"),
    "record minus one": (numbered("speakers", "-1"), "speakers"),
    "an unknown speech": (as_bytes(changed("passages.2.speech", "sung")), "passages 2: speech"),
    "a number for a text": (as_bytes(changed("passages.3.text.en", 5)), "passages 3: text.en"),
    "a record that is a list": (as_bytes(changed("passages.1", [])), "passages 1"),
    "a day in letters": (as_bytes(changed("sessions.2.day", "one")), "sessions 2: day"),
    "a missing title": (as_bytes(changed("sessions.1.title", None)), "sessions 1: title"),
    "half a character": (with_raw("passages.1.text.en", '"\\ud800"'), "passages 1"),
    "version as text": (as_bytes(changed("event.1.format_version", "1")), "version"),
    "version 0": (as_bytes(changed("event.1.format_version", 0)), "version"),
    "version null": (as_bytes(changed("event.1.format_version", None)), "event 1: format_version"),
}
LOOSE_ENDS = {
    "a session of nobody": (as_bytes(changed("passages.1.session", "9.9")), "1.1/p1: there is no session “9.9”"),
    "a speaker of nobody": (as_bytes(changed("passages.2.speaker", "omega")), "no speaker “omega”"),
    "a part of nobody": (as_bytes(changed("sessions.1.parts.0.speaker", "omega")), "sessions 1.1"),
    "an id twice": (twice("passages.2"), "1.1/p2"),
    "a session id twice": (twice("sessions.1"), "sessions 1.1"),
    "direct speech without its words": (as_bytes(changed("passages.2.text.fr", None)), "1.1/p2"),
    "direct speech of no language": (as_bytes(changed("passages.2.verbatim", None)), "1.1/p2"),
    "lines backwards": (as_bytes(changed("passages.1.source.lines", [9, 3])), "1.1/p1"),
    "line nought": (as_bytes(changed("passages.1.source.lines", [0, 3])), "1.1/p1"),
    "one line number": (as_bytes(changed("sessions.1.source.lines", [3])), "sessions 1.1"),
    "no such date": (as_bytes(changed("sessions.1.date", "2020-02-30")), "2020-02-30"),
    "a date in words": (as_bytes(changed("sessions.1.date", "2 March")), "2 March"),
    "a day beyond counting": (as_bytes(changed("sessions.1.day", 1 << 40)), "sessions 1.1"),
}
BROKEN = NO_JSON | WRONG_SHAPE | LOOSE_ENDS


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_store_is_refused_in_one_line_and_left_alone(fault: str, tmp_path: Path, call: Call) -> None:
    content, told = BROKEN[fault]
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    line = call("days", "--store", str(path)).refused(3)
    assert told in line
    assert "broken.json" in line
    assert path.read_bytes() == content
    assert [other.name for other in tmp_path.glob("*broken*")] == ["broken.json"]


@pytest.mark.parametrize("fault", ["cut in half", "record 01", "a speaker of nobody"])
@pytest.mark.parametrize("command", [["show", "1.1"], ["search", "pont"], ["check"], ["export"], ["events"]])
def test_every_command_refuses_it(fault: str, command: list[str], tmp_path: Path, call: Call) -> None:
    (tmp_path / "broken.json").write_bytes(BROKEN[fault][0])
    error = json.loads(call(*command, "--store", str(tmp_path / "broken.json"), "--json").refused(3))["error"]
    assert error["code"] == "store-damaged"
    assert error["hint"]


def test_a_newer_format_says_what_to_do(tmp_path: Path, library: Callable[..., Path], call: Call) -> None:
    path = library(changed("event.1.format_version", 2))
    with pytest.raises(StoreTooNew):
        load(path)
    error = json.loads(call("days", "--store", str(path), "--json").refused(3))["error"]
    assert error["code"] == "store-newer"
    assert "2" in error["message"]


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("ending", [b"\r\n", b"\n"])
def test_a_byte_order_mark_and_windows_lines_are_read(mark: bytes, ending: bytes, tmp_path: Path) -> None:
    path = tmp_path / "event.json"
    path.write_bytes(mark + json.dumps(tables(), indent=1).encode().replace(b"\n", ending))
    assert [session["id"] for session in load(path).sessions] == ["1.1", "1.2", "2.1"]


def test_fields_of_a_later_version_are_passed_over(library: Callable[..., Path]) -> None:
    assert load(library(changed("passages.1.mood", "calm"))).passages[0]["id"] == "1.1/p1"


def test_a_text_may_be_missing_in_a_language(library: Callable[..., Path], call: Call) -> None:
    path = library(changed("passages.1.text", {"fr": "Un pont.", "en": None, "es": None}))
    assert "Un pont." in call("show", "1.1", "--store", str(path)).text


def test_missing(tmp_path: Path, call: Call) -> None:
    error = json.loads(call("days", "--store", str(tmp_path / "none.json"), "--json").refused(3))["error"]
    assert error["code"] == "store-missing"


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_name_that_no_file_can_have(name: str, call: Call) -> None:
    assert len(call("days", "--store", name).refused(3)) < 700


def test_an_empty_folder(tmp_path: Path, call: Call) -> None:
    (tmp_path / "folder").mkdir()
    assert "folder" in call("days", "--store", str(tmp_path / "folder")).refused(3)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
@pytest.mark.parametrize("where", ["named", "in a folder"])
def test_a_pipe_is_refused_at_once(where: str, tmp_path: Path, call: Call) -> None:
    pipe = tmp_path / "folder" / "pipe.json"
    pipe.parent.mkdir()
    os.mkfifo(pipe)
    call("days", "--store", str(pipe if where == "named" else pipe.parent)).refused(3)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero on this system")
def test_a_device_is_refused(call: Call) -> None:
    call("days", "--store", "/dev/zero").refused(3)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may read everything")
def test_unreadable(event: Path, call: Call) -> None:
    event.chmod(0)
    call("days", "--store", str(event)).refused(3)


@pytest.mark.parametrize("words", ["\x1b[31mred", "\u202egnp", "[/red]", "a\x00b", "{path}", "%s"])
def test_what_a_fault_names_is_shown_harmless(words: str, library: Callable[..., Path], call: Call) -> None:
    path = library(changed("passages.2.speaker", words))
    line = call("days", "--store", str(path)).refused(3)
    assert not {"\x1b", "\u202e", "\x00"} & set(line)
    if words.isprintable():
        assert words in line


def test_the_model_takes_every_speech(library: Callable[..., Path]) -> None:
    for speech in ("reported", "narrative"):
        load(library(changed("passages.3.speech", speech)))
    with pytest.raises(StoreError):
        load(library(changed("passages.3.speech", "direct")))


@pytest.mark.parametrize("place", [b'"test-2020', b'"start"', b'"event"'])
def test_bytes_that_are_no_text_are_named_wherever_they_stand(
    place: bytes, event: Path, call: Callable[..., Result]
) -> None:
    content = event.read_bytes()
    assert place in content
    event.write_bytes(content.replace(place, place[:2] + b"\xca" + place[2:], 1))
    for command in (["topics", "--json"], ["show", "1.1"], ["check"]):
        assert "is not UTF-8 text (byte " in call(*command, "--store", str(event)).refused(3)
