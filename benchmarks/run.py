"""Measures what a command costs: CPU time of the process, as a ratio to `python -c "import typer"` in the same run.

Ratios, not seconds, since machines differ; interleaved, so that a slow moment falls on all alike; medians, with the
index built and the bytecode compiled before. Run: python benchmarks/run.py [ROUNDS]
"""

from __future__ import annotations

import compileall
import contextlib
import os
import platform
import pty
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import cgluctl

FEWEST, BASE = 9, "import typer"
CGLUCTL = str(Path(sysconfig.get_path("scripts")) / "cgluctl")


class Case(NamedTuple):
    """A command to measure, and the ratio it may reach."""

    name: str
    command: tuple[str, ...]
    goal: float | None = None
    terminal: bool = False
    against: str = "import typer"  # the case that the ratio and the goal are of


CASES = (
    Case("python -c pass", (sys.executable, "-c", "pass")),
    Case(BASE, (sys.executable, "-c", "import typer")),
    Case("cgluctl --version", (CGLUCTL, "--version")),
    Case("cgluctl days --format json", (CGLUCTL, "days", "--format", "json"), 1.15),
    Case("cgluctl days, in a pipe", (CGLUCTL, "days")),
    Case(
        "cgluctl days --lang fr, against English",
        (CGLUCTL, "days", "--lang", "fr"),
        1.05,
        against="cgluctl days, in a pipe",
    ),
    Case(
        "cgluctl days --lang es, against English",
        (CGLUCTL, "days", "--lang", "es"),
        1.05,
        against="cgluctl days, in a pipe",
    ),
    Case("cgluctl search --help", (CGLUCTL, "search", "--help")),
    Case(
        "cgluctl search --help --lang fr, against it",
        (CGLUCTL, "search", "--help", "--lang", "fr"),
        1.05,
        against="cgluctl search --help",
    ),
    Case("cgluctl days, on a terminal", (CGLUCTL, "days"), 1.5, terminal=True),
    Case("cgluctl search migration --format json", (CGLUCTL, "search", "migration", "--format", "json"), 1.6),
    Case("cgluctl search migration, on a terminal", (CGLUCTL, "search", "migration"), terminal=True),
    Case("cgluctl search migration, in a pipe", (CGLUCTL, "search", "migration"), 1.6),
    Case("cgluctl search mirgation --format json", (CGLUCTL, "search", "mirgation", "--format", "json")),
    Case("cgluctl quote --speaker Rio", (CGLUCTL, "quote", "--speaker", "Rio")),
)


def measure(case: Case, environ: Mapping[str, str]) -> float:
    """User and system time of one run, in seconds. RuntimeError when the command fails."""
    ours, theirs = pty.openpty() if case.terminal else os.pipe()
    child = subprocess.Popen(
        case.command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL, env=environ
    )
    os.close(theirs)
    # A terminal whose last writer is gone says so with an error instead of an end.
    with contextlib.suppress(OSError):
        while os.read(ours, 65536):
            pass
    os.close(ours)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{case.name} ended with {child.returncode}")
    return usage.ru_utime + usage.ru_stime


@contextlib.contextmanager
def surroundings() -> Iterator[dict[str, str]]:
    """An environment of its own, with a cache and a library that nobody else uses."""
    compileall.compile_dir(str(Path(cgluctl.__file__).parent), quiet=1)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CGLUCTL_", "PYTHON"))}
    with tempfile.TemporaryDirectory() as folder:
        yield {**kept, "CGLUCTL_CACHE": folder, "XDG_DATA_HOME": folder, "CGLUCTL_LANG": "en", "TERM": "xterm"}


def times(rounds: int) -> dict[str, list[float]]:
    """The times of every case, one a round; a first round that does not count warms the caches."""
    taken: dict[str, list[float]] = {case.name: [] for case in CASES}
    with surroundings() as environ:
        for turn in range(rounds + 1):
            for case in CASES:
                seconds = measure(case, environ)
                if turn:
                    taken[case.name].append(seconds)
    return taken


def report(taken: Mapping[str, list[float]]) -> Iterator[str]:
    """The table: median, middle half of the runs, ratio to the base or to another case, goal."""
    rounds = len(taken[BASE])
    yield f"CPU time, medians of {rounds} rounds; Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    yield ""
    yield f"{'':43}  {'median':>9}  {'middle half':>13}  {'ratio':>5}  goal"
    for case in CASES:
        low, middle, high = statistics.quantiles(taken[case.name], n=4)
        ratio = middle / statistics.median(taken[case.against])
        verdict = "" if case.goal is None else f"{case.goal:.2f} {'met' if ratio <= case.goal else 'MISSED'}"
        spread = f"{low * 1000:.0f}–{high * 1000:.0f} ms"
        yield f"{case.name:43}  {middle * 1000:6.1f} ms  {spread:>13}  {ratio:5.2f}  {verdict}".rstrip()


def main() -> None:
    """Measures and prints."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    if rounds < FEWEST:
        sys.exit(f"A median of fewer than {FEWEST} rounds says little.")
    for line in report(times(rounds)):
        print(line)


if __name__ == "__main__":
    main()
