"""You export what you see: the filters of search hold for every export."""

import csv
import io
from collections.abc import Callable

import pytest

from making import Result

Call = Callable[..., Result]


def _ids(result: Result) -> list[str]:
    return [passage["id"] for item in result.json["items"] for passage in item["passages"]]


@pytest.mark.parametrize(
    "filters",
    [["--speaker", "martello"], ["--speech", "reported"], ["--topic", "migration"], ["--speech", "direct"]],
    ids=" ".join,
)
def test_an_export_holds_just_what_a_listing_shows(filters: list[str], call: Call) -> None:
    listed = [item["id"] for item in call("search", *filters, "--limit", "0", "--json").json["items"]]
    assert listed
    assert _ids(call("export", *filters, "--format", "json")) == listed


def test_filters_hold_inside_a_day(call: Call) -> None:
    ids = _ids(call("export", "3", "--speech", "reported", "--format", "json"))
    assert ids
    assert {passage.split("/")[1] for passage in ids} == {"3.1"}


def test_the_people_are_those_of_the_passages(call: Call) -> None:
    text = call("export", "--speaker", "chungong", "--format", "csv").out.decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["speaker"] for row in rows if row["kind"] in ("speaker", "passage")} == {"Stella Chungong"}


@pytest.mark.parametrize("format", ["md", "json", "csv", "jsonld", "webannotation", "bibtex"])
def test_nothing_left_is_said_and_ends_with_1(format: str, call: Call) -> None:
    result = call("export", "3", "--speaker", "rio", "--format", format)
    assert result.code == 1
    assert result.err or format == "json"
    assert format == "json" or not result.out
