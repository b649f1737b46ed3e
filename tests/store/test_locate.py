"""Which files a command reads: the option, the environment, else the bundled event and the user's library."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cgluctl.store.locate import cache_folder, event_files, library_folder
from making import Result, tables, write

Call = Callable[..., Result]


def events(result: Result) -> list[str]:
    return [item["id"] for item in json.loads(result.out)["items"]]


def test_the_option_comes_before_the_environment(library: Callable[..., Path], call: Call) -> None:
    named, other = library(tables("named-1"), "a/a.json"), library(tables("other-1"), "b/b.json")
    assert events(call("events", "--json", CGLUCTL_STORE=str(other))) == ["other-1"]
    assert events(call("events", "--json", "--store", str(named), CGLUCTL_STORE=str(other))) == ["named-1"]
    assert events(call("--store", str(named), "events", "--json", CGLUCTL_STORE=str(other))) == ["named-1"]


def test_without_either_the_bundled_event_and_the_library(tmp_path: Path, call: Call) -> None:
    assert events(call("events", "--json")) == ["cglu-2021-05"]
    write(tmp_path / "data" / "cgluctl" / "events" / "mine.json", tables("mine-2022"))
    assert sorted(events(call("events", "--json"))) == ["cglu-2021-05", "mine-2022"]


def test_a_folder_holds_events_in_json_files_that_are_not_hidden(library: Callable[..., Path]) -> None:
    folder = library(name="b.json").parent
    for name in ("a.json", ".hidden.json", "notes.txt", "c.json~"):
        (folder / name).write_text("{}")
    assert [path.name for path in event_files(str(folder))] == ["a.json", "b.json"]


def test_two_files_of_one_event_are_refused_by_name(library: Callable[..., Path], call: Call) -> None:
    library(name="a.json")
    folder = library(name="b.json").parent
    line = call("events", "--store", str(folder)).refused(3)
    assert "a.json" in line
    assert "b.json" in line


def test_folders_lie_where_the_platform_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cgluctl.store.locate.sys.platform", "linux")
    assert library_folder({"XDG_DATA_HOME": "/data"}) == Path("/data/cgluctl/events")
    assert library_folder({"XDG_DATA_HOME": "relative"}) == Path("~/.local/share/cgluctl/events").expanduser()
    assert cache_folder({"XDG_CACHE_HOME": "/cache"}) == Path("/cache/cgluctl")
    assert cache_folder({"XDG_CACHE_HOME": "/cache", "CGLUCTL_CACHE": "/here"}) == Path("/here")


def test_the_newest_event_is_current_unless_another_is_named(library: Callable[..., Path], call: Call) -> None:
    library(tables("old-1"), "old.json")
    newer = tables("new-1")
    newer["event"]["1"] |= {"start": "2022-01-01", "end": "2022-01-02"}
    folder = str(library(newer, "new.json").parent)
    assert call("days", "--json", "--store", folder).json["query"]["event"] == "new-1"
    assert call("days", "--json", "--store", folder, "--event", "old-1").json["query"]["event"] == "old-1"
    assert call("days", "--json", "--store", folder, CGLUCTL_EVENT="old-1").json["query"]["event"] == "old-1"
    assert call("days", "--store", folder, "--event", "none-1").refused(1)


def test_store_path_names_every_place(call: Call, tmp_path: Path, isolated: dict[str, str]) -> None:
    places = {item["what"]: item["path"] for item in call("store", "path", "--json").json["items"]}
    assert list(places) == ["event", "bundled", "library", "backups", "configuration", "cache"]
    assert places["backups"] == str(tmp_path / "data" / "cgluctl" / "backups")
    assert places["configuration"].endswith("config.toml")
    assert places["cache"] == isolated["CGLUCTL_CACHE"]
