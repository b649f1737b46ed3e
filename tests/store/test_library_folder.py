"""The folder of the user's events: which file holds which, what may be an id, and that nothing unreadable is written."""

import copy
import os
import sys
from pathlib import Path

import pytest

import imported
from cgluctl.errors import StoreError, WrongUsage
from cgluctl.store import library
from cgluctl.store.file import load
from cgluctl.store.locate import bundled, is_of_store, library_folder
from making import tables, write


def test_the_store_that_imports_go_to(tmp_path: Path) -> None:
    assert library.folder_of(None) == library_folder()
    assert library.folder_of(str(tmp_path / "new")) == tmp_path / "new"
    with pytest.raises(WrongUsage):
        library.folder_of(str(write(tmp_path / "event.json")))


@pytest.mark.parametrize("id", ["a", "0", "cglu-2021-05", "a_b", "x" * 80])
def test_what_may_be_an_id(id: str) -> None:
    assert library.checked_id(id) == id


@pytest.mark.parametrize("id", ["", "-a", "_a", ".a", "A", "é", "a/b", "a\\b", "a b", "a\n", "..", "x" * 81, "a.json"])
def test_what_may_not(id: str) -> None:
    with pytest.raises(WrongUsage):
        library.checked_id(id)


def test_heads_are_read_however_a_file_is_laid_out(tmp_path: Path) -> None:
    made = tables("laid-out")
    write(tmp_path / "a.json", made)
    (tmp_path / "b.json").write_bytes(library.sealed(copy.deepcopy(made)))
    write(tmp_path / "c.json", dict(reversed(made.items())))
    (tmp_path / "d.json").write_bytes(b"\xef\xbb\xbf" + library.sealed(copy.deepcopy(made)))
    assert [(path.name, head["id"]) for path, head in library.heads(tmp_path)] == [
        (f"{name}.json", "laid-out") for name in "abcd"
    ]


def test_what_is_no_event_has_no_head(tmp_path: Path) -> None:
    write(tmp_path / "good.json", tables("good"))
    for name, content in (
        ("empty", b""),
        ("list", b"[1]"),
        ("number", b'{"event": 3}'),
        ("null", b'{"event": {"1": null}}'),
        ("bare", b'{"event": {}}'),
        ("deep", b'{"event": {"1": ' + b"[" * 100_000),
        ("binary", bytes(range(256))),
        (".hidden", b'{"event": {"1": {"id": "hidden"}}}'),
    ):
        (tmp_path / f"{name}.json").write_bytes(content)
    (tmp_path / "folder.json").mkdir()
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "fifo.json")
        os.symlink(tmp_path / "nowhere", tmp_path / "link.json")
    assert [path.name for path, _ in library.heads(tmp_path)] == ["good.json"]
    assert list(library.heads(tmp_path / "none")) == []


def test_the_file_of_an_event(tmp_path: Path) -> None:
    assert library.path_of(tmp_path / "none", "a") == tmp_path / "none" / "a.json"
    mine = write(tmp_path / "mine.json", tables("a"))
    assert library.path_of(tmp_path, "a") == mine
    write(tmp_path / "b.json", tables("c"))
    assert library.path_of(tmp_path, "b") == tmp_path / "b-2.json"
    (tmp_path / "d.json").write_bytes(b"damaged")
    assert library.path_of(tmp_path, "d") == tmp_path / "d.json"  # and is in the way


def test_nothing_is_written_that_could_not_be_read_back(tmp_path: Path) -> None:
    made = imported.rivages()
    content = library.sealed(made)
    (tmp_path / "event.json").write_bytes(content)
    assert load(tmp_path / "event.json").event["id"] == "rivages"
    made["passages"]["1"]["speaker"] = "nobody"
    with pytest.raises(StoreError):
        library.sealed(made)
    made["passages"]["1"]["speaker"] = None
    made["passages"]["1"]["text"]["fr"] += "x" * (1 << 20)
    with pytest.raises(StoreError):
        library.sealed(made)


def test_what_no_output_may_replace(tmp_path: Path) -> None:
    mine = write(library_folder() / "mine.json", tables("mine"))
    other = write(tmp_path / "other.json", tables("other"))
    for path in (mine, bundled()):
        assert is_of_store(path, None)
        assert is_of_store(path, str(other))
        assert is_of_store(path, str(tmp_path / "no such store"))
    assert is_of_store(other, str(other))
    assert is_of_store(other, str(tmp_path))
    assert not is_of_store(other, None)
