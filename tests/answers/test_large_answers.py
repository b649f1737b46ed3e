"""Answers of any length: every event at once, and records that are made as they are written."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cgluctl.shapes import Answer, Column, Record, Walk
from cgluctl.views import registry
from making import Result, write

Call = Callable[..., Result]


@pytest.fixture
def shelf(tmp_path: Path, truth: Any) -> str:
    """A library of the bundled event and a second of other dates."""
    (event,) = truth["event"].values()
    second = {**truth, "event": {"1": {**event, "id": "later", "start": "2022-01-01", "end": "2022-01-04"}}}
    write(tmp_path / "all" / "one.json", truth)
    write(tmp_path / "all" / "two.json", second)
    return str(tmp_path / "all")


def test_all_events_are_those_of_each(call: Call, shelf: str) -> None:
    everything = call("export", "--all", "--full", "-f", "jsonl", "--store", shelf).text
    alone = [
        call("export", "--full", "-f", "jsonl", "--store", shelf, "--event", id).text
        for id in ("later", "cglu-2021-05")
    ]
    assert everything == "".join(alone)
    assert len(everything.splitlines()) == 14


def test_filters_and_formats_hold_for_all_events(call: Call, shelf: str) -> None:
    found = call("export", "--all", "--speaker", "Rio", "--json", "--store", shelf).json
    assert [item["id"] for item in found["items"]] == ["later/2.2", "cglu-2021-05/2.2"]
    assert (found["total"], found["event"]) == (2, None)
    rows = list(csv.DictReader(io.StringIO(call("export", "--all", "-f", "csv", "--store", shelf).text)))
    assert {row["id"].partition("/")[0] for row in rows} == {"later", "cglu-2021-05"}
    assert call("export", "--all", "--speaker", "Martello", "--topic", "housing", "--store", shelf, "--json").code == 1


@pytest.mark.parametrize(
    "more", [["-f", "md"], ["-f", "html"], ["-f", "ical"], ["-f", "llms", "-o", "x"], ["-f", "store"]]
)
def test_all_events_are_for_data_formats(call: Call, shelf: str, more: list[str]) -> None:
    assert "--all" in call("export", "--all", *more, "--store", shelf).refused(2) or more[1] == "store"
    call("export", "--all", "2.2", "-f", "csv", "--store", shelf).refused(2)


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "tsv"])
def test_what_is_written_is_not_held(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first piece leaves before the last record is made."""
    monkeypatch.setattr(registry, "PIECE", 100)
    made: list[int] = []

    def records() -> Iterator[Record]:
        for n in range(50):
            made.append(n)
            yield {"id": str(n), "text": "x" * 40}

    items = Walk(records, 50)
    answer = Answer("try", {}, items, [Column("id", "Id"), Column("text", "Text")], items, list)
    pieces = iter(registry.data(answer, name))
    first = next(pieces)
    assert len(made) < 10
    whole = (first + b"".join(pieces)).decode()
    assert whole.count("x" * 40) == 50
    if name == "json":
        assert [item["id"] for item in json.loads(whole)["items"]] == [str(n) for n in range(50)]


def test_a_walk_is_a_sequence() -> None:
    walk = Walk(lambda: ({"n": n} for n in range(3)))
    assert [walk[0], walk[-1], walk[1:]] == [{"n": 0}, {"n": 2}, [{"n": 1}, {"n": 2}]]
    assert (len(walk), bool(walk), bool(Walk(lambda: [])), list(walk) == list(walk)) == (3, True, False, True)
    with pytest.raises(IndexError):
        walk[3]
