"""Measures archives of growing size, side by side with what people would use instead.

python benchmarks/scale.py [SIZE ...]                prints the table and writes benchmarks/RESULTS.md and docs/scale.svg

Whole processes, CPU time, medians of several rounds, as ratios to `python -c "import typer"` or to a peer in the same
run. The peers are sqlite-utils, ripgrep and TinyDB, where they are installed; what is not is left out and said.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import archive
import cgluctl
import run

ROOT = Path(__file__).resolve().parent.parent
SIZES, ROUNDS, FEW = (1_000, 10_000, 100_000, 1_000_000), 7, 2
BASE = "import typer"
ADDED = 100  # passages of the event that is added


class Figure(NamedTuple):
    """One measured thing: its median and quartiles in seconds, and the most memory of a run in MiB."""

    median: float
    low: float
    high: float
    memory: float


class Goal(NamedTuple):
    """What a figure may reach in an archive of so many passages: a ratio to another, or MiB where it is set against none."""

    size: int
    name: str
    against: str | None
    most: float


SEARCH, FREQUENT, PEER = "search migration --format json", "search, the most frequent word", "sqlite-utils search"
BUILD, EXPORT = "build the index (wall)", "export --all --full --format jsonl"
GOALS = (
    Goal(100_000, "days --format json", BASE, 1.05),
    Goal(100_000, "days, on a terminal", BASE, 1.4),
    Goal(100_000, SEARCH, BASE, 1.3),
    Goal(100_000, SEARCH, PEER, 0.6),
    Goal(100_000, "search, one slip", SEARCH, 1.15),
    Goal(100_000, FREQUENT, BASE, 2.0),
    Goal(100_000, "add an event, then search", "TinyDB insert_multiple", 0.15),
    Goal(100_000, BUILD, "sqlite-utils insert and enable-fts (wall)", 0.5),
    Goal(100_000, EXPORT, "sqlite-utils rows --nl", 0.3),
    Goal(100_000, EXPORT, None, 40),
    Goal(1_000_000, SEARCH, BASE, 1.6),
    Goal(1_000_000, SEARCH, PEER, 0.65),
    Goal(1_000_000, SEARCH, "rg -i", 0.9),
    Goal(1_000_000, SEARCH, None, 40),
    Goal(1_000_000, "search, one slip", SEARCH, 1.15),
    Goal(1_000_000, "search, two slips", BASE, 2.5),
    Goal(1_000_000, FREQUENT, BASE, 2.0),
    Goal(1_000_000, BUILD, None, 2_048),
)


def figure(seconds: Sequence[float], memory: float = 0.0) -> Figure:
    """The figures of several runs."""
    low, middle, high = statistics.quantiles(seconds, n=4) if len(seconds) > 1 else (seconds[0],) * 3
    return Figure(middle, low, high, memory)


def walled(command: Sequence[str], environ: Mapping[str, str]) -> float:
    """Wall seconds of one run. CalledProcessError when it fails."""
    start = time.perf_counter()
    subprocess.run(command, check=True, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


_PEAK = """import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"""


def peak(case: run.Case, environ: Mapping[str, str]) -> float:
    """The most memory that a command has, in MiB; a small process starts it, for what starts it counts."""
    made = subprocess.run(
        [sys.executable, "-S", "-c", _PEAK, *case.command], check=True, env=environ, capture_output=True, text=True
    )
    return int(made.stdout) / 1024


def lines(folder: Path, target: Path) -> str:
    """Writes the passages of an archive one a line, as peers read them; the most frequent word of three letters and more."""
    counts: dict[str, int] = {}
    with open(target, "w", encoding="utf-8") as file:
        for path in sorted(folder.glob("*.json")):
            tables = json.loads(path.read_bytes())
            event = tables["event"]["1"]["id"]
            for passage in tables["passages"].values():
                text = passage["text"][passage["verbatim"]]
                row = {"id": f"{event}/{passage['id']}", "speaker": passage["speaker"], "text": text}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
                for word in set(text.lower().rstrip(".").split()):
                    counts[word] = counts.get(word, 0) + 1
    known = {word for words in archive.FUNCTION.values() for word in words}
    return max((word for word in counts if len(word) > 3 and word not in known), key=lambda word: counts[word])


def cases(store: str, frequent: str, peers: Path) -> Iterator[run.Case]:
    """What is measured in turn."""
    yield run.Case(BASE, (sys.executable, "-c", "import typer"))
    tail = ("--store", store)
    yield run.Case("days --format json", (run.CGLUCTL, "days", "--format", "json", *tail))
    yield run.Case("days, on a terminal", (run.CGLUCTL, "days", *tail), terminal=True)
    for name, word in (
        (SEARCH, "migration"),
        ("search, one slip", "mirgation"),
        ("search, two slips", "migrattoin"),
        (FREQUENT, frequent),
    ):
        yield run.Case(name, (run.CGLUCTL, "search", word, "--format", "json", *tail))
    if shutil.which("sqlite-utils"):
        yield run.Case(PEER, ("sqlite-utils", "search", str(peers / "peer.db"), "passages", "migration"))
    if shutil.which("rg"):
        yield run.Case("rg -i", ("rg", "-i", "-c", "migration", str(peers / "passages.jsonl")))


def large(store: str, peers: Path) -> Iterator[run.Case]:
    """What writes the whole archive, and is measured a few times only."""
    yield run.Case(EXPORT, (run.CGLUCTL, *EXPORT.split(), "--store", store))
    if shutil.which("sqlite-utils"):
        yield run.Case("sqlite-utils rows --nl", ("sqlite-utils", "rows", str(peers / "peer.db"), "passages", "--nl"))


def in_turn(cases: Sequence[run.Case], rounds: int, environ: Mapping[str, str]) -> dict[str, Figure]:
    """The figures of some commands, run one after the other; a first round that does not count warms the caches."""
    runs: dict[str, list[float]] = {case.name: [] for case in cases}
    for turn in range(rounds + 1):
        for case in cases:
            seconds = run.measure(case, environ)
            if turn:
                runs[case.name].append(seconds)
    return {case.name: figure(runs[case.name], peak(case, environ)) for case in cases}


def measured(size: int) -> dict[str, Figure]:
    """Every figure of an archive of so many passages."""
    found: dict[str, Figure] = {}
    with run.surroundings() as environ, tempfile.TemporaryDirectory() as folder:
        work, store = Path(folder), Path(folder) / "events"
        archive.write(store, size)
        frequent = lines(store, work / "passages.jsonl")
        build = run.Case(BUILD, (run.CGLUCTL, "store", "rebuild", "--store", str(store)))
        found[BUILD] = figure([walled(build.command, environ)], peak(build, environ))
        if shutil.which("sqlite-utils"):
            database = str(work / "peer.db")
            insert = [
                "sqlite-utils",
                "insert",
                database,
                "passages",
                str(work / "passages.jsonl"),
                "--nl",
                "--pk",
                "id",
            ]
            taken = walled(insert, environ) + walled(
                ["sqlite-utils", "enable-fts", database, "passages", "text"], environ
            )
            found["sqlite-utils insert and enable-fts (wall)"] = figure([taken])
        found |= in_turn(list(cases(str(store), frequent, work)), ROUNDS, environ)
        found |= in_turn(list(large(str(store), work)), FEW, environ)
        found |= added(store, environ, work)
    return found


def added(store: Path, environ: Mapping[str, str], work: Path) -> dict[str, Figure]:
    """An event put into the library and searched for at once, against TinyDB writing as many passages into one file."""
    ours = []
    for turn in range(3):
        name, content = next(archive.events(ADDED, seed=100 + turn))
        fresh = content.replace(b'"forum-00000"', f'"added-{turn}"'.encode())
        (store / f"added-{turn}-{name}").write_bytes(fresh)
        case = run.Case("add", (run.CGLUCTL, "search", "migration", "--format", "json", "--store", str(store)))
        ours.append(run.measure(case, environ))
    found = {"add an event, then search": figure(ours)}
    try:
        from tinydb import TinyDB
    except ImportError:
        return found
    rows = [json.loads(line) for line in (work / "passages.jsonl").read_text("utf-8").splitlines()]
    path = work / "tiny.json"
    path.write_text(json.dumps({"_default": {str(n): row for n, row in enumerate(rows, 1)}}))
    theirs = []
    for _ in range(3):
        before = time.process_time()
        with TinyDB(path) as database:
            database.insert_multiple(rows[:ADDED])
        theirs.append(time.process_time() - before)
    return found | {"TinyDB insert_multiple": figure(theirs)}


def report(figures: Mapping[int, Mapping[str, Figure]]) -> Iterator[str]:
    """The tables: goals at the largest size, and how each figure grows."""
    sizes = sorted(figures)
    missing = [name for name in ("sqlite-utils", "rg") if not shutil.which(name)]
    yield f"cgluctl {cgluctl.__version__}, Python {platform.python_version()}, SQLite {_sqlite()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors."
    yield f"Whole processes, CPU time, medians of {ROUNDS} rounds ({FEW} of what writes the whole archive); building in wall time, once."
    if missing:
        yield f"Not installed, so not measured: {', '.join(missing)}."
    for size in sizes:
        yield from _goals(size, figures[size])
    yield ""
    yield "| | " + " | ".join(f"{size:,}" for size in sizes) + " |"
    yield "| --- | " + " | ".join("---:" for _ in sizes) + " |"
    for name in figures[sizes[-1]]:
        cells = (_cell(figures[size][name]) for size in sizes if name in figures[size])
        yield f"| {name} | " + " | ".join(cells) + " |"


def _goals(size: int, found: Mapping[str, Figure]) -> Iterator[str]:
    goals = [g for g in GOALS if g.size == size and g.name in found and (g.against is None or g.against in found)]
    if goals:
        yield from ("", f"| {size:,} passages | measured | goal | |", "| --- | ---: | ---: | --- |")
    for goal in goals:
        ours = found[goal.name]
        value = ours.memory if goal.against is None else ours.median / found[goal.against].median
        name = f"{goal.name}, most memory in MiB" if goal.against is None else f"{goal.name} ÷ {goal.against}"
        yield f"| {name} | {value:.{0 if goal.against is None else 2}f} | {goal.most:,} | {'met' if value <= goal.most else 'missed'} |"


def _cell(found: Figure) -> str:
    memory = f", {found.memory:.0f} MiB" if found.memory else ""
    return f"{found.median * 1000:,.0f} ms ({found.low * 1000:,.0f}–{found.high * 1000:,.0f}){memory}"


def _sqlite() -> str:
    import sqlite3

    return sqlite3.sqlite_version


DRAWN = ("days --format json", SEARCH, FREQUENT, PEER)


def plot(figures: Mapping[int, Mapping[str, Figure]]) -> str:
    """How the cost of a few commands grows with the archive, as SVG: size along, milliseconds up, both by powers of ten."""
    import math

    sizes = sorted(figures)
    width, height, left, top = 640, 360, 70, 20
    tall, wide = height - top - 50, width - left - 220

    def x(size: int) -> float:
        return left + wide * (math.log10(size) - math.log10(sizes[0])) / max(math.log10(sizes[-1] / sizes[0]), 1)

    def y(seconds: float) -> float:
        return top + tall * (1 - (math.log10(seconds * 1000) - 1) / 3)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">'
    ]
    parts.append(f'<rect width="{width}" height="{height}" fill="#fff"/>')
    for power in (10, 100, 1_000, 10_000):
        place = y(power / 1000)
        parts.append(f'<path d="M{left} {place:.0f}H{left + wide}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 6}" y="{place + 4:.0f}" text-anchor="end">{power:,} ms</text>')
    for size in sizes:
        parts.append(f'<text x="{x(size):.0f}" y="{top + tall + 20}" text-anchor="middle">{size:,}</text>')
    parts.append(
        f'<text x="{left + wide / 2:.0f}" y="{height - 8}" text-anchor="middle">passages in the archive</text>'
    )
    colours = ("#1b6f8f", "#b3451f", "#5b4b8a", "#777")
    for place, (name, colour) in enumerate(zip(DRAWN, colours, strict=True)):
        known = [(x(size), y(figures[size][name].median)) for size in sizes if name in figures[size]]
        points = " ".join(f"{a:.0f},{b:.0f}" for a, b in known)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{left + wide + 12}" y="{top + 14 + 18 * place}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def main() -> None:
    """Measures, prints, and keeps the results."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    figures = {size: measured(size) for size in sizes}
    text = "\n".join(report(figures)) + "\n"
    print(text, end="")
    (ROOT / "benchmarks" / "RESULTS.md").write_text(f"# Measured by benchmarks/scale.py\n\n{text}", "utf-8")
    (ROOT / "docs" / "scale.svg").write_text(plot(figures), "utf-8")


if __name__ == "__main__":
    main()
