"""-o: one whole file, never in the place of another unless told to, never in the place of the store."""

import errno
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cgluctl.store.locate import bundled
from making import Result

Call = Callable[..., Result]


def beside(path: Path) -> list[str]:
    return sorted(other.name for other in path.parent.iterdir() if other.name.startswith((".", "out")))


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "tsv", "md"])
@pytest.mark.parametrize("command", [["days"], ["search", "migration"], ["export"], ["topics"]], ids=" ".join)
def test_a_file_holds_what_stdout_would(name: str, command: list[str], call: Call, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = call(*command, "--format", name, "-o", str(out))
    assert (result.code, result.out) == (0, b"")
    assert out.read_bytes() == call(*command, "--format", name).out
    assert beside(out) == ["out"]


def test_a_file_that_exists_is_kept_unless_forced(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("mine")
    call("days", "-o", str(out)).refused(3)
    assert out.read_text() == "mine"
    assert call("days", "-o", str(out), "--force").code == 0
    assert "2.3" in out.read_text("utf-8")


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_never_in_the_place_of_the_store(force: list[str], event: Path, call: Call, tmp_path: Path) -> None:
    before = event.read_bytes()
    for path in (event, event.parent / ".." / event.parent.name / event.name):
        call("days", "--store", str(event), "-o", str(path), *force).refused(2)
    link = tmp_path / "link.json"
    link.symlink_to(event)
    call("days", "--store", str(event), "-o", str(link), *force).refused(2)
    assert event.read_bytes() == before
    assert link.is_symlink()


def test_nor_in_the_place_of_the_bundled_event(call: Call) -> None:
    before = bundled().read_bytes()
    call("days", "-o", str(bundled()), "--force").refused(2)
    assert bundled().read_bytes() == before


def test_nor_in_the_place_of_the_bundled_event_when_another_is_read(
    event: Path, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "bundled.json"
    copy.write_bytes(bundled().read_bytes())
    monkeypatch.setattr("cgluctl.store.locate.bundled", lambda: copy)
    call("days", "--store", str(event), "-o", str(copy), "--force").refused(2)
    assert copy.read_bytes() == bundled().read_bytes()


@pytest.mark.parametrize(
    "command", [["check"], ["store", "schema"], ["store", "path"], ["export", "--format", "store"]]
)
def test_the_other_commands_keep_off_the_store_too(command: list[str], event: Path, call: Call) -> None:
    call("check", "--seal", "--store", str(event))
    before = event.read_bytes()
    result = call(*command, "-o", str(event), "--force", CGLUCTL_STORE=str(event))
    assert event.read_bytes() == before
    assert result.code == 2


@pytest.mark.parametrize("place", ["missing/out", "", ".", "a\0b", "file/out"])
def test_a_place_where_nothing_can_be_written(place: str, call: Call, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    call("days", "-o", os.path.join(tmp_path, place)).refused(3)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "xdg-cache") == ["file"]


def test_a_dash_is_stdout(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert call("days", "-o", "-", "-f", "csv").out == call("days", "-f", "csv").out
    assert not (tmp_path / "-").exists()


def test_a_full_disk_leaves_the_old_file(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    out.write_text("mine")

    def full(*given: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    call("days")
    monkeypatch.setattr("cgluctl.store.storage.os.fsync", full)
    error = json.loads(call("days", "-o", str(out), "--force", "--json").refused(3))["error"]
    monkeypatch.undo()
    assert error["code"] == "output"
    assert out.read_text() == "mine"
    assert beside(out) == ["out"]


@pytest.mark.parametrize(
    "command", [["search", "blockchain"], ["quote", "--speaker", "binay"], ["show", "9.9"]], ids=" ".join
)
def test_no_answer_makes_no_file(command: list[str], call: Call, tmp_path: Path) -> None:
    assert call(*command, "-o", str(tmp_path / "out")).code == 1
    assert beside(tmp_path / "out") == []


@pytest.mark.skipif(not Path("/dev/null").exists() or sys.platform == "win32", reason="no /dev/null on this system")
def test_a_device_may_be_named(call: Call) -> None:
    assert call("days", "-o", "/dev/null").code == 0


def test_words_for_people_go_to_a_file_in_utf_8_whatever_the_locale(run: Call, tmp_path: Path) -> None:
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert run("show", "2.3", "-o", "out.txt", env=plain).code == 0
    assert "Totò" in (tmp_path / "out.txt").read_text("utf-8")
