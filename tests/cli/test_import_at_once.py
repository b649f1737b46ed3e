"""Imports at the same time, interrupted, or on a full disk: the library has all of an event or nothing of it."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from making import environment
from reports import ID, TEXT, Desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of Unix")
WRITERS = 8


def begin(isolated: dict[str, str], *arguments: str, script: str = "", **options: Any) -> "subprocess.Popen[bytes]":
    """The command line in a process of its own, with a script before it."""
    start = ["-c", f"{script}\nfrom cgluctl.__main__ import main\nmain()"] if script else ["-m", "cgluctl"]
    return subprocess.Popen(
        [sys.executable, *start, *arguments],
        env=environment(isolated),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def test_many_writers_lose_nothing(desk: Desk, isolated: dict[str, str]) -> None:
    for n in range(WRITERS):
        desk.report(TEXT.replace("trente rues", f"{n + 40} rues"), f"{n}.txt")
    running = [
        begin(isolated, "import", str(desk.folder / f"{n}.txt"), "--event", f"event-{n}") for n in range(WRITERS)
    ]
    for done in running:
        _, words = done.communicate()
        assert done.returncode == 0, words
    assert sorted(path.name for path in desk.library.glob("*.json")) == [f"event-{n}.json" for n in range(WRITERS)]
    assert desk.call("check").code == 0
    assert len(desk.call("events", "--json").json["items"]) == WRITERS + 1


def test_of_many_writers_of_one_event_one_wins(desk: Desk, isolated: dict[str, str]) -> None:
    for n in range(WRITERS):
        desk.report(TEXT.replace("trente rues", f"{n + 40} rues"), f"{n}.txt")
    running = [begin(isolated, "import", str(desk.folder / f"{n}.txt")) for n in range(WRITERS)]
    codes = []
    for done in running:
        _, words = done.communicate()
        codes.append(done.returncode)
        assert done.returncode == 0 or b"already" in words, words
    assert sorted(codes) == [0] + [2] * (WRITERS - 1)
    assert desk.call("check").code == 0


def test_many_fixes_at_once_are_all_kept(desk: Desk, isolated: dict[str, str]) -> None:
    desk.load()
    running = [
        begin(isolated, "fix", "quote", f"1.1/p{n}", "--speaker", "edmond-dantes", "--speech", "reported")
        for n in (1, 2, 3)
    ] + [begin(isolated, "fix", "session", f"{n}.1", "--title", f"Titre {n}") for n in (1, 2)]
    for done in running:
        _, words = done.communicate()
        assert done.returncode == 0, words
    made = json.loads(desk.file.read_bytes())
    assert len(made["fixes"]) == 5
    assert [session["title"]["fr"] for session in made["sessions"].values()] == ["Titre 1", "Titre 2"]
    assert desk.call("check").code == 0


def test_a_reader_sees_the_old_or_the_new_event(desk: Desk, isolated: dict[str, str]) -> None:
    desk.load()
    seen: set[int] = set()
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            seen.add(hash(desk.file.read_bytes()))

    known = {hash(desk.file.read_bytes())}
    reader = threading.Thread(target=look)
    reader.start()
    try:
        for n in range(6):
            path = desk.report(TEXT.replace("trente rues", f"{n + 40} rues" * 300))
            assert desk.call("import", path, "--update", "--event", ID).code == 0
            known.add(hash(desk.file.read_bytes()))
            assert desk.call("days", "--event", ID).code == 0
    finally:
        over.set()
        reader.join()
    assert seen <= known


# Stops a run at the moment it would do something, tells so, and waits for what comes: again and again, for a signal that
# comes just before a wait begins is heard only when that ends.
WAIT = """
import sys, threading
import {module} as module
def wait(*_, **__):
    sys.stderr.write("here\\n"); sys.stderr.flush()
    while True:
        threading.Event().wait(0.05)
module.{name} = wait
"""
MOMENTS = {
    "reading": ("cgluctl.ingest.readers", "read"),
    "finding speech": ("cgluctl.ingest.event", "outline"),
    "about to write": ("cgluctl.store.change", "write"),
    "half written": ("cgluctl.store.storage", "_liken"),
    "about to take its place": ("cgluctl.store.storage", "undisturbed"),
}


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize(
    ("new", "number"),
    [(True, signal.SIGINT), (False, signal.SIGINT), (False, signal.SIGTERM), (True, getattr(signal, "SIGHUP", 1))],
)
def test_an_interrupted_import_leaves_the_library_as_it_was(
    moment: str, new: bool, number: int, desk: Desk, isolated: dict[str, str]
) -> None:
    desk.load()
    before = desk.state()
    module, name = MOMENTS[moment]
    path = desk.report(TEXT.replace("trente", "quarante"))
    options = ["--event", "new"] if new else ["--update"]
    done = begin(isolated, "import", path, *options, script=WAIT.format(module=module, name=name))
    assert done.stderr is not None
    assert done.stderr.readline() == b"here\n"
    done.send_signal(number)
    out, words = done.communicate()
    assert (done.returncode, out, words) == (130, b"", b"cgluctl: interrupted; nothing was changed.\n")
    assert desk.state() == before
    assert desk.load("--event", "new")["state"] == "imported"


def test_what_a_killed_run_left_is_swept_away(desk: Desk, isolated: dict[str, str]) -> None:
    module, name = MOMENTS["half written"]
    done = begin(isolated, "import", desk.report(), script=WAIT.format(module=module, name=name))
    assert done.stderr is not None
    assert done.stderr.readline() == b"here\n"
    done.kill()
    done.communicate()
    left = [path for path in desk.library.iterdir() if path.name.endswith(".tmp")]
    assert len(left) == 2  # the half file, and word of who holds the lock
    stranger = desk.library / ".other.tmp"
    stranger.write_text("not ours")
    assert [event["id"] for event in desk.call("events", "--json").json["items"]] == ["cglu-2021-05"]
    desk.load()
    assert not any(path.exists() for path in left)
    assert stranger.exists()
    assert desk.call("check").code == 0


LIMIT = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))"


@pytest.mark.parametrize("update", [True, False])
def test_a_full_disk_leaves_the_library_as_it_was(update: bool, desk: Desk, isolated: dict[str, str]) -> None:
    desk.load()
    before = desk.state()
    path = desk.report(TEXT.replace("trente", "quarante"))
    size = len(before[f"data/cgluctl/events/{ID}.json"])
    for at in (0, size // 2, size - 200):
        done = begin(
            isolated,
            "import",
            path,
            *(["--update"] if update else ["--event", "new"]),
            script=LIMIT.format(size=at),
        )
        out, words = done.communicate()
        assert (done.returncode, out) == (3, b""), words
        assert words.count(b"\n") == 1
        assert b"cannot be written" in words
        assert desk.state() == before


def test_a_library_that_cannot_be_made(desk: Desk) -> None:
    (desk.folder / "data").write_text("a file in the way")
    assert "cannot be written" in desk.call("import", desk.report()).refused(3)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder that nobody can write to")
def test_a_folder_that_nobody_can_write_to(desk: Desk) -> None:
    assert "cannot be written" in desk.call("import", desk.report(), "-o", "/proc/event.json").refused(3)
    assert "cannot be written" in desk.call("import", desk.report(), "--store", f"{desk.report()}/sub").refused(3)


def test_whoever_waits_too_long_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from filelock import FileLock

    from cgluctl.store import change

    monkeypatch.setattr(change, "WAIT", 0.05)
    desk.library.mkdir(parents=True)
    with FileLock(desk.library / ".cgluctl.lock"):
        assert "Another cgluctl has" in desk.call("import", desk.report()).refused(3)
    assert desk.load()["state"] == "imported"


def test_whoever_waits_is_told_for_whom(desk: Desk, isolated: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    module, name = MOMENTS["half written"]
    holder = begin(isolated, "import", desk.report(), script=WAIT.format(module=module, name=name))
    assert holder.stderr is not None
    holder.stderr.readline()
    monkeypatch.setattr("cgluctl.store.change.WAIT", 0.05)
    told = desk.call("import", desk.report()).refused(3)
    assert f"process {holder.pid} on {socket.gethostname()}" in told
    holder.kill()
    holder.communicate()
    assert desk.load()["state"] == "imported"  # the lock of the dead is free


def on_terminal(arguments: list[str], isolated: dict[str, str], script: str) -> bytes:
    """All that a terminal gets of stderr and stdout."""
    import pty

    primary, secondary = pty.openpty()
    start = f"{script}\nfrom cgluctl.__main__ import main\nmain()"
    done = subprocess.Popen(
        [sys.executable, "-c", start, *arguments],
        env=environment(isolated, COLUMNS="80", NO_COLOR="1"),
        stdin=secondary,
        stdout=secondary,
        stderr=secondary,
    )
    os.close(secondary)
    seen = b""
    try:
        while piece := os.read(primary, 65536):
            seen += piece
    except OSError:  # how a terminal says that its other end has gone
        pass
    os.close(primary)
    assert done.wait(60) == 0
    return seen


# The line of progress comes at once, and reading goes on only when it has been seen.
IMPATIENT = """
import cgluctl.cli.progress as progress, cgluctl.ingest.readers as readers, threading
progress.PATIENCE = 0
seen, write, read = threading.Event(), progress.Progress._write, readers.read
progress.Progress._write = lambda self, text: (write(self, text), text.strip() and seen.set())
readers.read = lambda *given: (seen.wait(), read(*given))[1]
"""


def test_a_long_import_says_what_it_does_on_a_terminal(desk: Desk, isolated: dict[str, str]) -> None:
    path = desk.report()
    shown = on_terminal(["import", path, "--dry-run", "--lang", "en"], isolated, IMPATIENT)
    assert "Reading the report …".encode() in shown
    progress, _, rest = shown.rpartition(b"\r   ")
    assert b"Reading the report" in progress
    assert rest.lstrip(b" ").startswith(b"\r")
    assert b"the report \xe2\x80\xa6" not in rest
    assert b"Lecture du rapport" in on_terminal(["--lang", "fr", "import", path, "--dry-run"], isolated, IMPATIENT)


def test_a_pipe_gets_no_progress(desk: Desk, isolated: dict[str, str]) -> None:
    script = IMPATIENT.replace("seen.wait()", "seen.wait(0.3)")
    done = begin(isolated, "import", desk.report(), "--json", script=script)
    out, words = done.communicate()
    assert (done.returncode, words) == (0, b"")
    assert json.loads(out)["items"][0]["state"] == "imported"


def test_a_quick_import_says_nothing_of_what_it_does(desk: Desk, isolated: dict[str, str]) -> None:
    patient = "import cgluctl.cli.progress as progress; progress.PATIENCE = 600"
    assert b"Reading" not in on_terminal(["import", desk.report(), "--dry-run"], isolated, patient)


# Ctrl-C in the last instant, when all is done and only the end of the process is left.
LATE = """
import os, signal
from cgluctl.cli import run
end = os._exit
run.os._exit = lambda code: [os.kill(os.getpid(), signal.SIGINT), end(code)]
"""


def test_an_interruption_after_a_change_does_not_say_that_nothing_was_changed(
    desk: Desk, isolated: dict[str, str]
) -> None:
    desk.load()
    done = begin(isolated, "events", "remove", ID, "--yes", script=LATE)
    _, words = done.communicate()
    assert not desk.file.exists()
    assert (done.returncode, b"nothing was changed" in words) == (0, False)
