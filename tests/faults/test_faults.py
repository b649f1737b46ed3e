"""A short run of each proof, and that each proof can fail."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from . import calls, fuzz, power
from .desk import DEEDS, Deed, Desk
from .process import Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and system calls of Unix")
ROOT = Path(__file__).resolve().parents[2]
BY_NAME = {deed.name: deed for deed in DEEDS}


# A few trials of each, by the command that tries them all.
SHORT = {
    "kill": ["--kills", "6", "--deed", "import --update"],
    "inject": ["--calls", "2", "--deed", "events restore"],
    "power": ["--every", "4", "--deed", "import --update"],
    "crowd": ["--writers", "2", "--reads", "6"],
    "fuzz": ["--stores", "60"],
}


@pytest.mark.parametrize("proof", SHORT)
def test_what_is_promised_is_kept(proof: str) -> None:
    if proof in ("inject", "power") and (why := calls.missing()):
        pytest.skip(why)
    tried = [sys.executable, "-m", "tests.faults", "--only", proof, *SHORT[proof]]
    done = subprocess.run(tried, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("faults") / "desk")


# That the proofs can fail: each is shown what it must not let pass.


def steps(folder: Path, *skipped: str) -> list[power.Step]:
    """The steps of a careful change, without some of them."""
    new, old = str(folder / "x.tmp"), str(folder / "a.json")
    every = [
        power.Step("make", new),
        power.Step("write", new, data=b"{new}"),
        power.Step("sync", new),
        power.Step("move", new, old),
        power.Step("sync", str(folder)),
    ]
    return [step for step in every if step.what not in skipped]


def readings(folder: Path, done: list[power.Step]) -> set[bytes]:
    """What may stand under the name of the event after a cut."""
    disk = power.Disk()
    for step in done:
        disk.take(step)
    return {
        next((content[file] for step, file in reversed(lasted) if step.to.endswith("a.json")), b"{old}")
        for lasted, content in disk.cuts()
    }


def test_the_model_knows_what_is_not_synced(tmp_path: Path) -> None:
    careful = steps(tmp_path)
    assert readings(tmp_path, careful) == {b"{new}"}
    assert readings(tmp_path, careful[:-1]) == {b"{old}", b"{new}"}
    assert b"" in readings(tmp_path, steps(tmp_path, "sync"))


@pytest.fixture
def fixed(desk: Desk) -> tuple[Desk, Deed, Callable[[], list[str]]]:
    deed = BY_NAME["fix"]
    desk.outcome(deed)
    desk.lay(deed)
    return desk, deed, lambda: list(desk.wrongs(deed, Run(0, b"", b"")))


def test_what_is_wrong_is_seen(fixed: tuple[Desk, Deed, Callable[[], list[str]]]) -> None:
    desk, deed, wrongs = fixed
    assert wrongs() == ["an acknowledged change is lost"]
    event = desk.lib / "a.json"
    event.write_bytes(event.read_bytes()[:-9])
    assert wrongs() == ["neither the old nor the new state"]
    desk.lay(deed)
    done = desk.start(desk.words(deed), desk.env).wait()
    assert done.code == 0
    (desk.lib / ".other.tmp").write_text("")
    assert [wrong for wrong in wrongs() if wrong.startswith("stray")]


def test_a_change_that_check_overlooks_is_found_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cgluctl.store.file.is_changed", lambda _: False)
    _, flagged = fuzz.stores(desk, fuzz.good(desk), 40, 7)
    assert flagged.failures


def test_fuzz_is_repeated_by_its_seed(desk: Desk) -> None:
    sound = fuzz.good(desk)["small"]
    first, second = (fuzz.fuzzed(sound, Random(3)).content for _ in range(2))
    assert first == second
