"""Fixes as records: what each makes true, which gives way to which, and which stand when their object is gone."""

import copy
from typing import Any

import pytest

import imported
from cgluctl.ingest.fixes import added, applied, records, standing
from cgluctl.store.file import checked


def fix(about: str, id: str, **told: str | None) -> Any:
    return {"about": about, "id": id, "set": told}


@pytest.fixture
def event() -> Any:
    """Ana Ruiz said 1.1/p2 and is told of in 1.1/p3; 1.1/p4 is of nobody; there is one fix already."""
    return imported.rivages()


def one(tables: Any, table: str, id: str) -> Any:
    return next(record for record in records(tables, table) if record["id"] == id)


def did(tables: Any, speaker: str) -> list[str] | None:
    parts = {part["speaker"]: part["did"] for part in one(tables, "sessions", "1.1")["parts"]}
    return parts.get(speaker)


def test_a_speaker_has_the_parts_that_the_passages_give(event: Any) -> None:
    made = added(event, fix("quote", "1.1/p2", speaker="jean-valjean", name="Jean Valjean"))
    assert one(made, "passages", "1.1/p2")["speaker"] == "jean-valjean"
    assert did(made, "jean-valjean") == ["quoted"]
    assert did(made, "ana-ruiz") == ["spoke"]
    made = added(made, fix("quote", "1.1/p3", speaker="jean-valjean", name="Jean Valjean"))
    assert sorted(did(made, "jean-valjean") or []) == ["quoted", "spoke"]
    assert did(made, "ana-ruiz") in (None, ["listed"])
    checked(made, "made")


def test_nobody_has_no_part(event: Any) -> None:
    made = added(event, fix("quote", "1.1/p2", speech="narrative", speaker=None))
    passage = one(made, "passages", "1.1/p2")
    assert (passage["speech"], passage["speaker"]) == ("narrative", None)
    assert "quoted" not in (did(made, "ana-ruiz") or [])
    assert list(made["doubts"].values()) == list(event["doubts"].values())
    assert added(made, fix("quote", "1.1/p4", speaker=None))["doubts"] == {}


def test_a_later_fix_gives_way_where_both_set_the_same(event: Any) -> None:
    made = added(event, fix("session", "1.1", title="Les digues", date="2022-05-01"))
    made = added(made, fix("session", "1.1", title="Les marées"))
    told = [record["set"] for record in records(made, "fixes") if record["about"] == "session"]
    assert told == [{"date": "2022-05-01"}, {"title": "Les marées"}]
    session = one(made, "sessions", "1.1")
    assert (session["title"]["fr"], session["date"]) == ("Les marées", "2022-05-01")
    assert (one(made, "event", "rivages")["start"], one(made, "event", "rivages")["end"]) == (
        "2022-05-01",
        "2022-05-01",
    )
    checked(made, "made")


def test_speakers_are_joined(event: Any) -> None:
    made = added(event, fix("quote", "1.1/p4", speaker="a-ruiz", name="A. Ruiz"))
    made = added(made, fix("speaker", "a-ruiz", same_as="ana-ruiz"))
    assert [speaker["id"] for speaker in records(made, "speakers")] == ["ana-ruiz"]
    assert one(made, "speakers", "ana-ruiz")["aliases"] == ["A. Ruiz"]
    assert one(made, "passages", "1.1/p4")["speaker"] == "ana-ruiz"
    assert did(made, "a-ruiz") is None
    checked(made, "made")
    other = added(made, fix("quote", "1.1/p2", speaker="jean-valjean", name="Jean Valjean"))
    joined = added(other, fix("speaker", "ana-ruiz", same_as="jean-valjean"))
    checked(joined, "joined")
    assert standing(joined)["fixes"] == joined["fixes"]


def test_fixes_made_true_again_are_true_once(event: Any) -> None:
    made = event
    for told in (
        fix("quote", "1.1/p4", speaker="a-ruiz", name="A. Ruiz"),
        fix("speaker", "a-ruiz", name="Anne Ruiz"),
        fix("speaker", "a-ruiz", same_as="ana-ruiz"),
        fix("session", "2.1", title="Le port", date="2022-05-02"),
    ):
        made = added(made, told)
    fresh = {**imported.rivages(), "fixes": copy.deepcopy(made["fixes"])}
    assert applied(fresh, list(records(fresh, "fixes"))) == made


def test_an_office_becomes_somebody(event: Any) -> None:
    office = {**one(event, "speakers", "ana-ruiz"), "id": "maire", "named": False, "name": "le maire"}
    event["speakers"]["9"] = office
    made = added(event, fix("speaker", "maire", name="Jean Valjean"))
    assert (one(made, "speakers", "maire")["named"], one(made, "speakers", "maire")["name"]) == (True, "Jean Valjean")
    assert one(made, "speakers", "maire")["aliases"] == ["le maire"]


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        (fix("quote", "9.9/p9", speaker="ana-ruiz"), False),
        (fix("session", "9.9", title="A"), False),
        (fix("speaker", "nobody", name="A"), False),
        (fix("speaker", "nobody", same_as="ana-ruiz"), True),
        (fix("speaker", "ana-ruiz", same_as="nobody"), False),
        (fix("session", "1.1", title="A"), True),
    ],
)
def test_what_stands_can_be_read_back(told: Any, stands: bool, event: Any) -> None:
    event["fixes"] = {"1": told}
    left = standing(event)
    assert (told in left["fixes"].values()) is stands
    checked(left, "left")


def test_a_title_settles_no_date(event: Any) -> None:
    event["doubts"]["2"] = {"about": "1.1", "kind": "date", "why": "no full date is stated", "candidates": []}
    event["doubts"]["3"] = {"about": "1.1", "kind": "title", "why": "no title", "candidates": []}
    made = added(event, fix("session", "1.1", title="A"))
    assert [doubt["kind"] for doubt in records(made, "doubts")] == ["speaker", "date"]
    made = added(made, fix("session", "1.1", date="2022-05-01"))
    assert [doubt["kind"] for doubt in records(made, "doubts")] == ["speaker"]
