"""Two ways to run the command line: as a process of its own, and as a fork of this one, which has all modules loaded already."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PATIENCE = 900  # seconds after which a run is hung: a busy machine may let one wait


class Run(NamedTuple):
    """How a run ended, and what it said; a code below zero is the signal that ended it."""

    code: int
    out: bytes
    err: bytes


class Apart:
    """The command line as users start it: a new interpreter; `under` is a program that runs it, such as strace."""

    def __init__(self, arguments: Sequence[str], env: Mapping[str, str], under: Sequence[str] = ()) -> None:
        self._running = subprocess.Popen(
            [*under, sys.executable, "-m", "cgluctl", *arguments],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def send(self, number: int) -> None:
        """Sends a signal."""
        self._running.send_signal(number)

    def wait(self) -> Run:
        """Waits for the end. TimeoutError when it does not come."""
        try:
            out, err = self._running.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired as error:
            self._running.kill()
            raise TimeoutError from error
        return Run(self._running.returncode, out, err)


class Forked:
    """The command line in a fork of this process: the same code without the start of an interpreter."""

    def __init__(self, arguments: Sequence[str], env: Mapping[str, str]) -> None:
        self._streams = [os.open(tempfile.gettempdir(), os.O_TMPFILE | os.O_RDWR) for _ in range(2)]
        ready, begun = os.pipe()
        self._pid = os.fork()
        if not self._pid:
            try:
                self._become(arguments, env, begun)
            finally:
                os._exit(99)
        os.close(begun)
        os.read(ready, 1)  # what comes before is no part of the command line
        os.close(ready)

    def _become(self, arguments: Sequence[str], env: Mapping[str, str], begun: int) -> None:
        from cgluctl.__main__ import main

        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.environ.clear()
        os.environ.update(env)
        for number, stream in enumerate(self._streams, 1):
            os.dup2(stream, number)
        sys.stdout, sys.stderr = (io.TextIOWrapper(io.FileIO(number, "w"), "utf-8") for number in (1, 2))
        sys.argv = ["cgluctl", *arguments]
        gc.disable = lambda: os.write(begun, b".")  # type: ignore[assignment]  # the first thing that the program does
        main()

    def send(self, number: int) -> None:
        """Sends a signal."""
        os.kill(self._pid, number)

    def wait(self) -> Run:
        """Waits for the end. TimeoutError when it does not come."""
        ends = time.monotonic() + PATIENCE
        while True:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > ends:
                self.send(signal.SIGKILL)
                os.waitpid(self._pid, 0)
                raise TimeoutError
            time.sleep(0.0005)
        said = []
        for stream in self._streams:
            os.lseek(stream, 0, os.SEEK_SET)
            with open(stream, "rb") as file:
                said.append(file.read())
        return Run(os.waitstatus_to_exitcode(status), *said)


def warm(folder: Path) -> None:
    """Loads into this process what forks of it will use, by doing it all once in a folder."""
    from cgluctl.cli.run import run
    from reports import TEXT

    report = folder / "warm.txt"
    report.write_text(TEXT, "utf-8")
    place = ["--store", str(folder / "warm")]
    env = {"CGLUCTL_CACHE": str(folder / "cache"), "XDG_DATA_HOME": str(folder / "share"), "CGLUCTL_LANG": "en"}
    before, nowhere = dict(os.environ), io.TextIOWrapper(io.BytesIO())
    os.environ.update(env)
    try:
        with contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
            for command in (
                ["import", str(report), "--event", "w"],
                ["check"],
                ["search", "pont"],
                ["export", "--json"],
            ):
                run([*command, *place])
    finally:
        os.environ.clear()
        os.environ.update(before)
