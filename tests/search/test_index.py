"""The index is disposable: whatever happens to it or to the store, the answer is that of the files as they stand."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cgluctl.search.index import open_index
from cgluctl.store.locate import bundled
from making import Result, changed, environment, tables, write

Call = Callable[..., Result]


@pytest.fixture
def ask(call: Call, event: Path, own_cache: Path) -> Callable[[], str]:
    """Asks the small event for its first session, as text; fails when there is no answer."""

    def asked() -> str:
        result = call("show", "1.1", "--store", str(event))
        assert result.code == 0, result.words
        return result.text

    return asked


def files(cache: Path) -> dict[str, int]:
    """The files of a cache with the time of their last change."""
    return {path.name: path.stat().st_mtime_ns for path in cache.iterdir()}


def index_of(cache: Path) -> Path:
    (found,) = cache.glob("*.sqlite")
    return found


def seal_of(cache: Path) -> Path:
    (found,) = cache.glob("*.seal")
    return found


def test_a_fresh_index_is_used_again(ask: Callable[[], str], own_cache: Path) -> None:
    first = ask()
    before = files(own_cache)
    assert ask() == first
    assert files(own_cache) == before
    assert sorted(Path(name).suffix for name in before) == [".lock", ".seal", ".sqlite"]


def test_an_edit_is_seen(ask: Callable[[], str], event: Path) -> None:
    assert "stone" in ask()
    write(event, changed("passages.1.text.en", "A wooden bridge."))
    assert "wooden" in ask()


@pytest.mark.skipif(sys.platform == "win32", reason="no time of change there")
def test_an_edit_that_keeps_size_and_time_is_seen(ask: Callable[[], str], event: Path) -> None:
    assert "stone" in ask()
    before = event.stat()
    event.write_bytes(event.read_bytes().replace(b"stone", b"glass"))
    os.utime(event, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (event.stat().st_size, event.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert "glass" in ask()


def test_another_file_put_in_its_place_is_seen(ask: Callable[[], str], event: Path, tmp_path: Path) -> None:
    ask()
    before = event.stat()
    other = tmp_path / "other.json"
    other.write_bytes(event.read_bytes().replace(b"stone", b"glass"))
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    os.replace(other, event)
    assert "glass" in ask()


def test_a_touch_builds_it_again_with_the_same_answer(ask: Callable[[], str], event: Path, own_cache: Path) -> None:
    first = ask()
    before = files(own_cache)
    os.utime(event, ns=(1, 1))
    assert ask() == first
    assert files(own_cache) != before


def cut(index: Path, seal: Path) -> None:
    with open(index, "r+b") as file:
        file.truncate(1000)


def overwrite(index: Path, seal: Path) -> None:
    content = bytearray(index.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    index.write_bytes(content)


def empty(index: Path, seal: Path) -> None:
    index.write_bytes(b"")


def foreign(index: Path, seal: Path) -> None:
    index.unlink()
    with sqlite3.connect(index) as connection:
        connection.execute("CREATE TABLE event (n, file, data)")


def remove_index(index: Path, seal: Path) -> None:
    index.unlink()


def remove_seal(index: Path, seal: Path) -> None:
    seal.unlink()


def remove_folder(index: Path, seal: Path) -> None:
    shutil.rmtree(index.parent)


def seal_of_garbage(index: Path, seal: Path) -> None:
    seal.write_bytes(b"\xff\x00 no seal")


def seal_of_what_it_is_not(index: Path, seal: Path) -> None:
    seal.write_text(seal.read_text().replace(str(index.parent.parent), "elsewhere"))


def seal_of_a_list(index: Path, seal: Path) -> None:
    seal.write_text("[]")


def seal_too_deep(index: Path, seal: Path) -> None:
    seal.write_text("[" * 100_000)


def seal_of_another_version(index: Path, seal: Path) -> None:
    look, _, *files = seal.read_text().split("\n")
    seal.write_text("\n".join([look, "0.0.0 1", *files]))


def pipe_as_seal(index: Path, seal: Path) -> None:
    seal.unlink()
    os.mkfifo(seal)


DAMAGES = (
    cut,
    overwrite,
    empty,
    foreign,
    remove_index,
    remove_seal,
    remove_folder,
    seal_of_garbage,
    seal_of_a_list,
    seal_of_what_it_is_not,
    seal_too_deep,
    seal_of_another_version,
    pytest.param(pipe_as_seal, marks=pytest.mark.skipif(sys.platform == "win32", reason="no named pipes there")),
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_never_changes_an_answer(
    damage: Callable[[Path, Path], None], ask: Callable[[], str], own_cache: Path
) -> None:
    first = ask()
    damage(index_of(own_cache), seal_of(own_cache))
    assert ask() == first
    before = files(own_cache)
    assert ask() == first
    assert files(own_cache) == before, "the index was not mended"


@pytest.mark.parametrize("suffix", [".sqlite", ".seal"])
def test_a_folder_in_the_place_of_a_file_costs_only_time(suffix: str, ask: Callable[[], str], own_cache: Path) -> None:
    first = ask()
    taken = index_of(own_cache) if suffix == ".sqlite" else seal_of(own_cache)
    taken.unlink()
    taken.mkdir()
    assert ask() == first
    assert not list(own_cache.glob(".*")), "a temporary file was left"


@pytest.mark.parametrize("cache", ["a file", "under a file"])
def test_without_a_cache_the_answer_comes_from_memory_with_one_remark(
    cache: str, tmp_path: Path, event: Path, call: Call
) -> None:
    usual = call("show", "1.1", "--store", str(event))
    (tmp_path / "taken").write_text("")
    place = {"CGLUCTL_CACHE": str(tmp_path / "taken" / ("" if cache == "a file" else "cache"))}
    found = call("show", "1.1", "--store", str(event), **place)
    assert (found.code, found.out) == (0, usual.out)
    watched = call("show", "1.1", "--store", str(event), tty=True, **place)
    assert watched.words.count("cannot be kept in") == 1
    assert place["CGLUCTL_CACHE"].rstrip("/") in watched.words.replace("\n", "")
    assert call("show", "1.1", "--store", str(event), "--json", **place).err == b""


def test_two_stores_of_one_name_do_not_meet(tmp_path: Path, call: Call, own_cache: Path) -> None:
    one = write(tmp_path / "one" / "event.json", changed("passages.1.text.en", "One bridge."))
    two = write(tmp_path / "two" / "event.json", changed("passages.1.text.en", "Two bridges."))
    for _ in range(2):
        assert "One bridge." in call("show", "1.1", "--store", str(one)).text
        assert "Two bridges." in call("show", "1.1", "--store", str(two)).text
    assert len(list(own_cache.glob("*.sqlite"))) == 2


def test_an_index_of_one_store_in_the_place_of_another(tmp_path: Path, call: Call, own_cache: Path) -> None:
    one = write(tmp_path / "one.json", changed("passages.1.text.en", "One bridge."))
    call("show", "1.1", "--store", str(one))
    kept = {path.suffix: path.read_bytes() for path in own_cache.iterdir()}
    for path in own_cache.iterdir():
        path.unlink()
    two = write(tmp_path / "two.json", changed("passages.1.text.en", "Two bridges."))
    call("show", "1.1", "--store", str(two))
    for path in own_cache.iterdir():
        path.write_bytes(kept[path.suffix])
    assert "Two bridges." in call("show", "1.1", "--store", str(two)).text


def test_a_folder_that_gains_and_loses_an_event(library: Callable[..., Path], call: Call) -> None:
    folder = library(tables("first-1"), "a.json").parent

    def ids() -> set[str]:
        return {item["id"] for item in call("events", "--json", "--store", str(folder)).json["items"]}

    assert ids() == {"first-1"}
    second = library(tables("second-1"), "b.json")
    assert ids() == {"first-1", "second-1"}
    second.unlink()
    assert ids() == {"first-1"}


def test_a_store_that_has_gone_is_missed_in_spite_of_its_index(ask: Callable[[], str], event: Path, call: Call) -> None:
    ask()
    event.unlink()
    call("show", "1.1", "--store", str(event)).refused(3)


def test_a_store_that_broke_is_refused_in_spite_of_its_index(ask: Callable[[], str], event: Path, call: Call) -> None:
    ask()
    event.write_text("{")
    call("show", "1.1", "--store", str(event)).refused(3)
    write(event)
    assert "stone" in ask()


def test_several_that_build_it_at_once_all_answer(event: Path, own_cache: Path, isolated: dict[str, str]) -> None:
    command = [sys.executable, "-m", "cgluctl", "show", "1.1", "--store", str(event)]
    asked = [
        subprocess.Popen(command, env=environment(isolated), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    answers = {(*one.communicate(timeout=60), one.returncode) for one in asked}
    assert len(answers) == 1, answers
    assert not list(own_cache.glob(".*"))


def test_the_store_itself_is_only_read(event: Path, call: Call) -> None:
    before = (event.read_bytes(), event.stat().st_mtime_ns, files(event.parent).keys())
    for command in (["days"], ["search", "pont"], ["export", "--full"], ["check"], ["quote"]):
        call(*command, "--store", str(event))
    assert (event.read_bytes(), event.stat().st_mtime_ns, files(event.parent).keys()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_the_cache_is_the_users_alone(ask: Callable[[], str], own_cache: Path) -> None:
    ask()
    assert own_cache.stat().st_mode & 0o077 == 0


def test_an_index_cannot_be_written_through_the_program(own_cache: Path) -> None:
    connection, _ = open_index(str(bundled()))
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM event")
