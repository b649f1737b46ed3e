"""Many writers and many readers of one event at once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from .desk import Desk
from .table import Row

QUOTES = 12  # of each session; a writer has a session of its own
READS = (
    "days --event crowd --json",
    "show crowd/{s}.1 --json",
    "search pont --json",
    "quote --json",
    "speakers --json",
    "events --json",
    "export --event crowd --format jsonl",
    "check --json",
)


def report(writers: int) -> str:
    """A report with a session a writer, each of so many quotations."""
    days = []
    for day in range(1, writers + 1):
        quotes = "\n\n".join(
            f"« Le pont numéro {day} de la rue {n} doit rester ouvert à tous les marcheurs de la ville. »"
            for n in range(1, QUOTES + 1)
        )
        days.append(f"Jour {day}. {day:02}.05.2021 :\n\n➢ Les ponts du jour {day}\n\n{quotes}\n")
    return "\n".join(days)


def crowd(desk: Desk, pool: Callable[[int], Executor], writers: int, reads: int, readers: int = 2) -> list[Row]:
    """Writers that settle who said each quotation while others read: what was acknowledged is there, and no read fails.

    `pool` makes the workers: threads where each run is a process of its own, processes where it is a fork.
    """
    source = desk.root / "crowd.txt"
    source.write_text(report(writers), "utf-8")
    done = desk.run("import", str(source), "--event", "crowd")
    if done.code:
        raise RuntimeError(str(done))
    over = desk.root / "over"
    with pool(writers + readers) as pooled:
        writing = [pooled.submit(_written, desk, n, over) for n in range(1, writers + 1)]
        reading = [pooled.submit(_read, desk, writers, reads // readers, n) for n in range(readers)]
        failed = sum((done.result() for done in reading), Counter[str]())
        over.touch()
        acknowledged: list[tuple[str, str]] = []
        refused = Counter[str]()
        for told, faults in (done.result() for done in writing):
            acknowledged += told
            refused += faults
    lost = Counter(refused)
    last = dict(acknowledged)
    fixes = {fix["id"]: fix["set"] for fix in _tables(desk)["fixes"].values()}
    lost.update("an acknowledged change is lost" for id, name in last.items() if fixes.get(id, {}).get("name") != name)
    return [
        Row(f"{writers} writers of one event: no acknowledged change is lost", len(acknowledged), lost, "at once"),
        Row("Reads meanwhile: the old or the new event, never an error", reads // readers * readers, failed, "at once"),
    ]


def _tables(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((desk.lib / "crowd.json").read_bytes())
    return found


def _written(desk: Desk, day: int, over: Path) -> tuple[list[tuple[str, str]], Counter[str]]:
    """Changes until the readers are done, each quotation at least once; those that were acknowledged, and how others ended."""
    told, faults, turn = [], Counter[str](), 0
    while turn < QUOTES or not over.exists():
        id, name = f"{day}.1/p{turn % QUOTES + 1}", f"Jean Dupont {'ABCDEFGH'[turn // QUOTES % 8]}{day}"
        done = desk.run("fix", "quote", id, "--speaker", name, "--new", "--speech", "direct", "--event", "crowd")
        if done.code == 0:
            told.append((id, name))
        else:
            faults[f"a change: exit {done.code}, {done.err.decode()[:150]}"] += 1
        turn += 1
    return told, faults


def _read(desk: Desk, writers: int, reads: int, first: int) -> Counter[str]:
    """So many reads; those that failed, by how."""
    faults = Counter[str]()
    for n in range(reads):
        words = READS[(n + first) % len(READS)].format(s=n % writers + 1).split()
        done = desk.run(*words)
        if done.code or not all(map(_is_json, done.out.splitlines() if "jsonl" in words else [done.out])):
            faults[f"{words[0]}: exit {done.code}, {done.err.decode()[:150]}"] += 1
    return faults


def _is_json(text: bytes) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
