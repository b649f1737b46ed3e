"""Answers of any length: every event at once, and records that are made as they are written."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from cgluctl.answers import find, passages, people
from cgluctl.search import archive
from cgluctl.search.archive import Archive
from cgluctl.shapes import Answer, Column, Record, Walk
from cgluctl.views import registry
from making import Result, passage, tables, write

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


@pytest.mark.parametrize(
    "command",
    [
        ["search", "droits", "--limit", "0", "--json"],
        ["search", "droits", "--limit", "0", "--weak", "-f", "csv"],
        ["search", "droits humains", "--count-by", "session", "--json"],
        ["search", "--speaker", "rio", "--json"],
        ["speakers", "--json"],
        ["speakers"],
        ["search", "droits", "--limit", "0"],
    ],
    ids=" ".join,
)
def test_answers_made_piece_by_piece_are_those_made_at_once(
    command: list[str], call: Call, shelf: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = call(*command, "--store", shelf)
    assert at_once.code == 0
    for module, size in ((find, 2), (passages, 2), (people, 1), (archive, 1)):
        monkeypatch.setattr(module, "MANY" if module is archive else "AT_ONCE", size)
    pieces = call(*command, "--store", shelf)
    assert (pieces.code, pieces.text, pieces.words) == (at_once.code, at_once.text, at_once.words)


def test_of_many_hits_few_records_are_held(call: Call, shelf: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "AT_ONCE", 2)
    asked: list[int] = []
    passages = Archive.passages

    def counted(self: Archive, **wanted: Any) -> Iterator[Any]:
        asked.append(len(list(wanted["numbers"])))
        return passages(self, **wanted)

    monkeypatch.setattr(Archive, "passages", counted)
    found = call("search", "droits", "--limit", "0", "--json", "--store", shelf).json
    assert found["total"] == len(found["items"]) > 10
    assert max(asked) <= 2


def test_all_hits_leave_out_what_is_merely_near_unless_it_is_wanted(call: Call, shelf: str) -> None:
    def weak(*more: str) -> int:
        return len(call("search", "fracture numérique", "--json", "--store", shelf, *more).json["weak"])

    assert weak("--limit", "0") <= find.WEAK <= weak("--limit", "0", "--weak")


@pytest.fixture
def mixed(tmp_path: Path) -> str:
    """An event with texts in one language and in three, without any, hostile ones, and quotes in another language."""
    made = tables("mixed")
    title = made["sessions"]["1"]["title"]
    title["en"] = "Set\u202eback \x7f and «\u00a0forth\u00a0»"
    said: list[Any] = [
        {"fr": "Seul.", "en": None, "es": None},
        {"fr": None, "en": "", "es": 'Sólo\u200e esto \u2028 \\ "así".'},
        {"fr": "Un. \x9b31m", "en": "One.", "es": "Uno."},
    ]
    for place, (one, original) in enumerate(product(said, ("fr", "es", None))):
        speech = "reported" if original is None else "direct"
        words = one | {original: one[original] or "Dicho."} if original else one
        name = f"1.1/x{place}"
        who = "alpha" if place % 2 else None
        made["passages"][f"5{place}"] = passage(name, speech, words, 20 + place, speaker=who, verbatim=original)
    write(tmp_path / "mixed" / "mixed.json", made)
    return str(tmp_path / "mixed")


@pytest.mark.parametrize("lang", ["fr", "en", "es"])
@pytest.mark.parametrize(
    "more", [["--full"], ["--full", "--all"], [], ["1.1", "--full"], ["--speech", "direct"]], ids=" ".join
)
def test_whole_passages_as_lines_are_the_records(
    more: list[str], lang: str, call: Call, mixed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes straight from the index into lines is what is made record by record, to the order of its keys."""
    asked = ["export", *more, "--store", mixed, "--lang", lang]
    items = call(*asked, "--json").json["items"]
    for size in (archive.AT_ONCE, 1, 2):
        monkeypatch.setattr(archive, "AT_ONCE", size)
        lines = call(*asked, "-f", "jsonl").text
        assert [json.loads(line) for line in lines.splitlines()] == items
        assert [json.dumps(json.loads(line)) for line in lines.splitlines()] == [json.dumps(item) for item in items]
        assert not re.search("[\x7f-\x9f\u200e\u2028\u202e]", lines)
    assert any(passage["translation"] for item in items for passage in item["passages"])


def test_lines_of_a_store_by_hand_stay_apart(call: Call, mixed: str) -> None:
    """Passages of a session that lie between those of another come back in the order of the file."""
    path = Path(mixed) / "mixed.json"
    made = json.loads(path.read_text("utf-8"))
    made["passages"] = dict(reversed(made["passages"].items()))
    write(path, made)
    asked = ["export", "--full", "--store", mixed]
    lines = call(*asked, "-f", "jsonl").text.splitlines()
    assert [json.loads(line) for line in lines] == call(*asked, "--json").json["items"]
