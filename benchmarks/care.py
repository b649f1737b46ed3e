"""Measures what care costs: a safe save against a plain one of TinyDB's, and the door to the terminal for a passage.

Medians of rounds that take turns, so that a slow moment falls on all alike. Run: python benchmarks/care.py [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tinydb.storages import JSONStorage

from cgluctl.store import change, library
from cgluctl.store.locate import bundled
from cgluctl.store.storage import EventStorage
from cgluctl.views.door import visible

PASSAGES = 1000
Tables = dict[str, dict[str, Any]]


def event(passages: int) -> Tables:
    """An event of so many passages, made of the bundled one's."""
    tables = library.read_tables(bundled())
    models = list(tables["passages"].values())
    made = [
        {**models[n % len(models)], "id": f"{models[n % len(models)]['session']}/p{n + 1}"} for n in range(passages)
    ]
    return {**tables, "passages": {str(n): record for n, record in enumerate(made, 1)}}


def saves(tables: Tables, folder: Path) -> dict[str, Callable[[], Any]]:
    """Ways to save an event, the plain one first."""
    plain = JSONStorage(str(folder / "plain.json"))
    ours = EventStorage(folder / "atomic.json")
    path = folder / "library" / "event.json"
    path.parent.mkdir()
    path.write_bytes(library.sealed(tables))
    return {
        "TinyDB's own storage": lambda: plain.write(tables),
        "ours: one step, synced": lambda: ours.write(tables),
        "ours, checked, sealed, with a backup": lambda: change.write(path, library.sealed(tables), sound=True),
    }


def main() -> None:
    """Measures and prints."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_DATA_HOME"] = name
        tables = event(PASSAGES)
        ways = saves(tables, Path(name))
        taken: dict[str, list[float]] = {way: [] for way in ways}
        for turn in range(rounds + 1):
            for way, save in ways.items():
                begun = time.perf_counter()
                save()
                if turn:
                    taken[way].append(time.perf_counter() - begun)
    base = statistics.median(next(iter(taken.values())))
    print(f"A save of {PASSAGES} passages, medians of {rounds} rounds")
    for way, seconds in taken.items():
        middle = statistics.median(seconds)
        print(f"  {way:40}  {middle * 1000:7.1f} ms  {middle / base:5.2f}")
    texts = [text for passage in tables["passages"].values() for text in passage["text"].values() if text]
    door = []
    for _ in range(rounds):
        begun = time.perf_counter()
        for text in texts:
            visible(text)
        door.append((time.perf_counter() - begun) / len(texts))
    length = sum(map(len, texts)) / len(texts)
    print(f"The door: {statistics.median(door) * 1e6:.1f} microseconds a passage of {length:.0f} characters")


if __name__ == "__main__":
    main()
