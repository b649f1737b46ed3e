"""A change replaces the file in one step; what goes wrong leaves the old file and nothing beside it."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from cgluctl.errors import StoreError
from cgluctl.store import file, storage
from cgluctl.store.file import load
from cgluctl.store.storage import EventStorage, dumps, replace
from making import tables


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_tinydb_reads_and_writes_through_it(event: Path) -> None:
    with TinyDB(event, storage=EventStorage) as database:
        database.table("passages").update({"text": {"fr": "Neuf.", "en": "New.", "es": "Nuevo."}}, doc_ids=[1])
    assert load(event).passages[0]["text"]["en"] == "New."
    assert len(load(event).passages) == 4
    assert names(event.parent) == ["event.json"]


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_failing_step_leaves_the_old_file_alone(
    step: str, code: int, event: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = event.read_bytes()

    def fail(*arguments: object, **options: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(storage.os, step, fail)
    with pytest.raises(OSError, match=os.strerror(code)):
        replace(event, [b"{}"])
    monkeypatch.undo()
    assert event.read_bytes() == before
    assert names(event.parent) == ["event.json"]


def test_an_interrupted_write_leaves_nothing_behind(event: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = event.read_bytes()

    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(storage.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace(event, [b"{}"])
    monkeypatch.undo()
    assert event.read_bytes() == before
    assert names(event.parent) == ["event.json"]


def test_a_new_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    replace(tmp_path / "new.json", [b"whole"])
    assert (tmp_path / "new.json").read_bytes() == b"whole"
    with pytest.raises(OSError, match="No such file"):
        replace(tmp_path / "no" / "such" / "folder.json", [b"x"])
    assert names(tmp_path)[-1] == "new.json"


def test_the_content_is_synced_before_the_name_changes(event: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    for step in ("fsync", "replace"):
        real = getattr(os, step)
        monkeypatch.setattr(
            storage.os, step, lambda *given, step=step, real=real: (steps.append(step), real(*given))[1]
        )
    replace(event, [b"{}"])
    assert steps[:2] == ["fsync", "replace"]
    assert steps[2:] in (["fsync"], [])  # the folder, where the system lets it be synced


def test_read_only_refuses_every_write(event: Path) -> None:
    before = event.read_bytes()
    with pytest.raises(StoreError), TinyDB(event, storage=EventStorage, read_only=True) as database:
        database.table("passages").insert({"id": "x"})
    assert event.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="no links and modes of this kind")
def test_a_link_stays_a_link_and_the_mode_stays(event: Path, tmp_path: Path) -> None:
    event.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(event)
    replace(link, [b"{}"])
    assert link.is_symlink()
    assert event.read_bytes() == b"{}"
    assert stat.S_IMODE(event.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="no umask of this kind")
@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_new_file_obeys_the_umask(mask: int, tmp_path: Path) -> None:
    before = os.umask(mask)
    try:
        replace(tmp_path / "new", [b""])
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o666 & ~mask


def test_one_record_a_line_and_the_same_again(library: Callable[..., Path]) -> None:
    content = dumps(tables())
    assert content.count(b"\n") == 2 + sum(2 + len(table) for table in tables().values())
    path = library()
    path.write_bytes(content)
    assert dumps(EventStorage(path).read() or {}) == content


def test_a_file_too_large_is_refused_unread(event: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "SIZE_LIMIT", 100)
    with pytest.raises(StoreError) as caught:
        load(event)
    assert "larger than" in caught.value.message


def test_a_record_too_long_is_refused_with_its_place(event: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "RECORD_LIMIT", 100)
    with pytest.raises(StoreError) as caught:
        load(event)
    assert caught.value.values["place"] == "event 1"
