"""A change by hand is told from the file as it was written, and accepted when it is meant."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cgluctl.store import library
from cgluctl.store.file import checksum, is_changed, load
from cgluctl.store.locate import bundled
from cgluctl.store.storage import EventStorage
from making import Result, Tables, changed, tables, write

Call = Callable[..., Result]


def sealed(path: Path) -> Tables:
    """Seals a file; its tables."""
    path.write_bytes(library.sealed(library.read_tables(path)))
    return library.read_tables(path)


def test_check_finds_an_unsealed_change_and_accepts_it_when_told(event: Path, call: Call) -> None:
    call("check", "--store", str(event)).refused(3)
    assert call("check", "--seal", "--store", str(event)).code == 0
    assert call("check", "--store", str(event)).code == 0
    event.write_bytes(event.read_bytes().replace(b"stone bridge", b"steel bridge"))
    before = event.read_bytes()
    call("check", "--store", str(event)).refused(3)
    assert event.read_bytes() == before
    assert call("check", "--seal", "--store", str(event), "--json").json["items"][0]["state"] == "sound"
    assert call("check", "--store", str(event)).code == 0
    assert "steel bridge" in call("show", "1.1", "--store", str(event)).text


def test_an_invalid_change_is_not_sealed(event: Path, call: Call) -> None:
    sealed(event)
    made = changed("passages.2.speaker", "omega", EventStorage(event).read())
    before = write(event, made).read_bytes()
    call("check", "--seal", "--store", str(event)).refused(3)
    assert event.read_bytes() == before


def test_white_space_is_no_change_of_content(event: Path) -> None:
    sealed(event)
    event.write_text(json.dumps(json.loads(event.read_bytes()), indent=7), "utf-8")
    assert not is_changed(library.read_tables(event))


def without(made: Tables, name: str, key: str) -> Tables:
    return {**made, name: {number: record for number, record in made[name].items() if number != key}}


def moved(made: Tables, name: str) -> Tables:
    first, second, *rest = made[name].items()
    return {**made, name: dict([second, first, *rest])}


# What somebody does to a sealed file -> what `check` says of it.
CHANGES: dict[str, tuple[Callable[[Tables], Tables], str]] = {
    "a word": (lambda made: changed("passages.2.text.en", "The arch held.", made), "sealed: passages 2."),
    "two places": (
        lambda made: changed("sessions.3.day", 3, changed("passages.4.text.fr", "Non.", made)),
        "sealed: sessions 3, passages 4.",
    ),
    "the event": (lambda made: changed("event.1.end", "2020-03-05", made), "sealed: event 1."),
    "one gone": (lambda made: without(made, "passages", "1"), "sealed: passages 4 → 3."),
    "one more": (
        lambda made: changed("passages.9", {**made["passages"]["4"], "id": "2.1/p9"}, made),
        "sealed: passages 9.",
    ),
    "another order": (lambda made: moved(made, "passages"), "sealed: passages"),
    "many": (
        lambda made: (
            {**made, "passages": {k: {**r, "verbatim": "es"} for k, r in made["passages"].items()}}
            | {"sessions": {k: {**r, "day": 5} for k, r in made["sessions"].items()}}
        ),
        "sealed: sessions 1, sessions 2, sessions 3, passages 1, passages 2 ….",
    ),
    "a table of theirs": (lambda made: {**made, "notes": {"1": {"x": 1}}}, "sealed: notes 1."),
    "the marks": (lambda made: changed("seal.1.passages", "0000", made), "sealed: passages 1"),
    "no marks": (lambda made: without(changed("event.1.end", "2020-03-05", made), "seal", "1"), "it was sealed."),
}


@pytest.mark.parametrize("change", CHANGES)
def test_check_names_what_was_changed(change: str, event: Path, call: Call) -> None:
    make, told = CHANGES[change]
    write(event, make(sealed(event)))
    assert told in call("check", "--store", str(event)).refused(3)
    assert call("check", "--seal", "--store", str(event)).code == 0
    assert call("check", "--store", str(event)).code == 0


def test_what_is_nested_too_deeply_is_refused(event: Path, call: Call) -> None:
    deep = json.loads("[" * 900 + "]" * 900)
    for place in ("passages.1.odd", "notes"):
        write(event, changed(place, deep))
        for command in (["check"], ["check", "--seal"], ["days"]):
            assert "too many levels" in call(*command, "--store", str(event)).refused(3)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("passages.1.text.fr", "Un pont de bois."),
        ("sessions.2.source.lines", [11, 21]),
        ("speakers.1.aliases", ["Alpha"]),
        ("event.1.end", "2020-03-05"),
        ("passages.1.speaker", "alpha"),
    ],
)
def test_every_change_of_content_changes_the_checksum(place: str, value: object) -> None:
    assert checksum(changed(place, value)) != checksum(tables())


def test_the_order_of_records_counts_and_the_checksum_itself_does_not() -> None:
    made = tables()
    made["passages"] = dict(reversed(made["passages"].items()))
    assert checksum(made) != checksum(tables())
    assert checksum(changed("event.1.checksum", "abc")) == checksum(tables())


def test_the_bundled_event_is_sealed_and_never_written(call: Call) -> None:
    before = bundled().read_bytes()
    assert call("check", "--seal").code == 0
    assert not is_changed(library.read_tables(bundled()))
    assert bundled().read_bytes() == before


def test_sealing_keeps_the_event(event: Path) -> None:
    before = load(event)
    sealed(event)
    assert load(event)[1:] == before[1:]


def test_every_file_of_a_folder_is_checked(library: Callable[..., Path], call: Call) -> None:
    first, second = library(tables("a-2020"), "a.json"), library(tables("b-2020"), "b.json")
    assert call("check", "--seal", "--store", str(first.parent)).code == 0
    found = call("check", "--store", str(first.parent), "--json").json["items"]
    assert [item["event"] for item in found] == ["a-2020", "b-2020"]
    second.write_bytes(second.read_bytes().replace(b"Trial", b"Other"))
    assert "b.json" in call("check", "--store", str(first.parent)).refused(3)
