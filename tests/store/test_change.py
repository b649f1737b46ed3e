"""Changing a folder of events: the last good version is kept whatever happens, and a folder that cannot be written is told at once."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cgluctl.errors import OutputError
from cgluctl.store import change, library, storage
from cgluctl.store.locate import library_folder
from making import Result, changed, tables, write

Call = Callable[..., Result]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An event in a library of its own."""
    return write(tmp_path / "lib" / "a.json", tables("a"))


def version(number: int) -> bytes:
    """A version of that event."""
    return library.sealed(changed("passages.1.text.en", f"Version {number}.", tables("a")))


def kept(path: Path) -> bytes | None:
    found = change.backup_for(path.parent, "a")
    return found.read_bytes() if found else None


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_version_before_is_kept_beside_the_library(path: Path, tmp_path: Path) -> None:
    assert change.backup_for(path.parent, "a") is None
    before = path.read_bytes()
    change.write(path, version(1))
    found = change.backup_for(path.parent, "a")
    assert found is not None
    assert found.read_bytes() == before
    assert found.parent.parent.parent == library_folder().parent
    assert change.backup_for(tmp_path, "a") is None  # of another library
    assert (names(path.parent), names(found.parent)) == (["a.json"], ["a.json"])


def test_a_damaged_version_never_takes_the_place_of_a_good_one(path: Path, call: Call) -> None:
    change.write(path, version(1))
    change.write(path, version(2))
    path.write_bytes(version(2)[:900])
    assert call("events", "restore", "a", "--store", str(path.parent)).code == 0
    assert path.read_bytes() == version(1)
    assert kept(path) == version(1)
    assert change.backup_of(path).with_name("a.json.damaged").read_bytes() == version(2)[:900]


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod", "listxattr"])
@pytest.mark.parametrize("nth", [1, 2])
def test_a_change_that_fails_leaves_the_older_backup(
    step: str, nth: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(os, step):
        pytest.skip(f"no {step} on this system")
    change.write(path, version(1))
    change.write(path, version(2))
    real, calls = getattr(os, step), []

    def fail(*given: object, **named: object) -> object:
        calls.append(given)
        if len(calls) == nth:
            raise OSError(5, "Input/output error")
        return real(*given, **named)

    with monkeypatch.context() as patch:
        patch.setattr(storage.os, step, fail)
        try:
            change.write(path, version(3))
            done = True
        except OutputError:
            done = False
    with change.locked(path.parent):
        pass
    there = path.read_bytes()
    assert (there, kept(path)) in ((version(2), version(1)), (version(3), version(2)))
    assert not done or there == version(3)
    assert names(path.parent) == [".cgluctl.lock", "a.json"]
    assert names(change.backup_of(path).parent) == ["a.json"]


@pytest.mark.parametrize("replaced", [True, False])
def test_what_a_dead_run_left_is_settled(replaced: bool, path: Path) -> None:
    change.write(path, version(1))
    change.write(path, version(2))
    pending = change.backup_of(path).with_name(".a.json.pending")
    pending.write_bytes(version(2))
    if replaced:
        path.write_bytes(version(3))
    with change.locked(path.parent):
        pass
    assert kept(path) == version(2 if replaced else 1)
    assert not pending.exists()


def test_removing_keeps_the_last_version(path: Path) -> None:
    before = path.read_bytes()
    assert change.remove(path).read_bytes() == before
    assert not path.exists()
    assert kept(path) == before


def test_what_cannot_be_written_is_told_and_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError), change.locked(tmp_path / "file" / "lib"):
        pass
    with pytest.raises(OutputError):
        change.write(tmp_path / "none" / "a.json", b"")
    with pytest.raises(OutputError):
        change.remove(tmp_path / "none.json")


@pytest.mark.skipif(sys.platform == "win32", reason="links and folders of Unix")
@pytest.mark.parametrize("lock", ["a link", "a folder", "/proc"])
def test_a_lock_that_cannot_be_had_is_told_at_once(lock: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change, "WAIT", -1)  # for ever: the test ends only when nothing waits
    folder, precious = tmp_path, tmp_path / "precious"
    precious.write_text("mine")
    if lock == "a link":
        (tmp_path / ".cgluctl.lock").symlink_to(precious)
    elif lock == "a folder":
        (tmp_path / ".cgluctl.lock").mkdir()
    elif Path("/proc/self").exists():
        folder = Path("/proc")
    else:
        pytest.skip("no /proc on this system")
    with pytest.raises(OutputError), change.locked(folder):
        pass
    assert precious.read_text() == "mine"


def dead() -> int:
    """The number of a process that has ended."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_only_what_dead_runs_left_is_swept(tmp_path: Path) -> None:
    living = tmp_path / f".cgluctl-out-{os.getppid()}-x.tmp"
    gone = tmp_path / f".cgluctl-out-{dead()}-x.tmp"
    half = tmp_path / ".cgluctl-x.tmp"
    odd = tmp_path / ".cgluctl-out-99999999999999999999-x.tmp"
    theirs = [tmp_path / name for name in (".cgluctl-x.json", "cgluctl-x.tmp", ".x.tmp")]
    for file in (living, gone, half, odd, *theirs):
        file.write_text("")
    storage.sweep(tmp_path)
    assert not gone.exists()
    assert half.exists()
    storage.sweep(tmp_path, alone=True)
    assert not half.exists()
    if sys.platform != "win32":
        assert living.exists()
    assert all(file.exists() for file in theirs)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only the superuser gives files away")
def test_the_owner_stays(path: Path) -> None:
    os.chown(path, 1234, 2345)
    path.chmod(0o640)
    storage.replace(path, [b"new"])
    found = path.stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o777) == (1234, 2345, 0o640)


@pytest.mark.skipif(not hasattr(os, "chown"), reason="no owners of this kind")
def test_a_group_that_cannot_stay_gives_its_rights_to_no_other(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.chmod(0o664)
    real = os.stat

    def foreign(file: object, **named: object) -> os.stat_result:
        found = real(file, **named)  # type: ignore[call-overload]
        if not str(file).endswith("a.json"):
            return found
        return os.stat_result((*found[:4], 4321, 4321, *found[6:]))

    def refuse(*given: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(storage.os, "chown", refuse)
        patch.setattr(storage.os, "stat", foreign)
        storage.replace(path, [b"new"])
    assert path.stat().st_mode & 0o777 == 0o604


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes on this system")
def test_what_else_is_known_of_a_file_stays(path: Path) -> None:
    try:
        os.setxattr(path, "user.origin", b"the secretariat")
    except OSError:
        pytest.skip("no extended attributes on this file system")
    storage.replace(path, [b"new"])
    assert os.getxattr(path, "user.origin") == b"the secretariat"


def test_a_folder_is_made_to_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(storage, "sync_folder", synced.append)
    storage.make_folder(tmp_path / "a" / "b" / "c")
    assert synced == [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]
    storage.make_folder(tmp_path / "a" / "b")
    assert len(synced) == 3
    shutil.rmtree(tmp_path / "a")
