"""A change by hand is told from the file as it was written, and accepted when it is meant."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cgluctl.errors import StoreError
from cgluctl.store.file import checksum, load
from cgluctl.store.locate import bundled
from cgluctl.store.seal import changed as is_changed
from cgluctl.store.seal import sealed
from cgluctl.store.storage import EventStorage
from making import Result, changed, tables, write

Call = Callable[..., Result]


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
    assert not is_changed(event)


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
    assert not is_changed(bundled())
    with pytest.raises(StoreError):
        sealed(bundled())
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
