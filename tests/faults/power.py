"""Power cuts: every state of the disk that the calls of a change allow at each of its moments, and what is made of it.

The model is that of a disk which keeps only what was synced. What was written to a file lasts once the file is synced; until then the
file may hold nothing, a part, zeros or all of it. A name that was made, moved or taken away lasts once its folder is
synced; until then each such step may have lasted or not, whatever became of the others, a rename within a folder as one step.
"""

from __future__ import annotations

import os
import re
import shutil
from codecs import escape_decode  # type: ignore[attr-defined]
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import NamedTuple

from .calls import calls, traced
from .desk import DEEDS, Deed, Desk
from .process import Run
from .table import Row

MOST = 6  # unsynced steps of which all choices are tried; of more, each alone, all but each, all and none
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_FILE = re.compile(r"\d+<([^>]*)>")


class Step(NamedTuple):
    """What a call does to the disk: `make`, `write`, `sync`, `move`, `drop` or `folder`, at a path."""

    what: str
    path: str
    to: str = ""
    data: bytes = b""


def recorded(desk: Desk, deed: Deed) -> list[Step]:
    """The steps of a change, in the order of its calls."""
    log = desk.root / "calls.log"
    done = traced(desk, deed, log, data=True)
    if done.code:
        raise RuntimeError(f"{deed.name} under strace: {done}")
    return [step for call in calls(log, desk.now) if (step := _step(call.name, call.line))]


def _step(name: str, line: str) -> Step | None:
    """What a line of strace says, if it succeeded and changes the disk."""
    if re.search(r"= -1 E", line) or ".cgluctl.lock" in line:
        return None
    arguments = line.partition("(")[2]
    texts = [escape_decode(match.encode())[0] for match in _TEXT.findall(arguments)]
    paths = [os.fsdecode(text) for text in texts]
    handle = _FILE.match(arguments)
    if name in ("open", "openat", "creat") and "O_CREAT" in line:
        return Step("make", paths[0])
    if name == "write" and handle:
        return Step("write", handle.group(1), data=texts[0])
    if name in ("fsync", "fdatasync") and handle:
        return Step("sync", handle.group(1))
    if name.startswith("rename"):
        return Step("move", paths[0], paths[1])
    if name.startswith("unlink"):
        return Step("drop", paths[0])
    return Step("folder", paths[0]) if name.startswith("mkdir") else None


class Disk:
    """What lies on the disk for certain, and the steps that a cut may undo."""

    def __init__(self) -> None:
        self.files: dict[str, int] = {}  # names made in this run -> the file they stand for, as the run sees it
        self.content: dict[int, bytes] = {}
        self.synced: set[int] = set()
        self.steps: list[tuple[Step, int]] = []  # steps of names not lasting yet, each with the file it is about
        self.lasting: list[tuple[Step, int]] = []

    def take(self, step: Step) -> None:
        """Does one step."""
        file = self.files.get(step.path, -1)
        if step.what == "make" and file < 0:
            file = self.files[step.path] = len(self.content)
            self.content[file] = b""
            self.steps.append((step, file))
        elif step.what == "write" and file >= 0:
            self.content[file] += step.data
            self.synced.discard(file)
        elif step.what == "sync":
            if file >= 0:
                self.synced.add(file)
            self.lasting += [held for held in self.steps if _folder(held[0]) == step.path]
            self.steps = [held for held in self.steps if _folder(held[0]) != step.path]
        elif step.what in ("move", "drop", "folder"):
            if step.what != "folder":
                self.files.pop(step.path, None)
            if step.what == "move":
                self.files[step.to] = file
            self.steps.append((step, file))

    def cuts(self) -> Iterator[tuple[list[tuple[Step, int]], dict[int, bytes]]]:
        """Every choice of steps that lasted, with every content of the files whose data may not have."""
        for chosen in _choices(len(self.steps)):
            steps = [*self.lasting, *(self.steps[n] for n in chosen)]
            loose = sorted({file for _, file in steps if file >= 0 and file not in self.synced})
            for contents in product(*(_halves(self.content[file]) for file in loose)):
                yield steps, {**self.content, **dict(zip(loose, contents, strict=True))}


def _folder(step: Step) -> str:
    """The folder whose names a step changes; a move between folders lasts with the one it goes to."""
    return str(Path(step.to or step.path).parent)


def _choices(count: int) -> Iterator[Sequence[int]]:
    every = range(count)
    if count <= MOST:
        yield from (chosen for size in range(count + 1) for chosen in combinations(every, size))
        return
    yield from ((), tuple(every))
    yield from ((n,) for n in every)
    yield from (tuple(m for m in every if m != n) for n in every)


def _halves(content: bytes) -> list[bytes]:
    """What a file that was not synced may hold."""
    return list(dict.fromkeys([b"", content[: len(content) // 2], b"\0" * len(content), content]))


def laid(desk: Desk, deed: Deed, steps: list[tuple[Step, int]], content: dict[int, bytes]) -> None:
    """Puts the disk of the desk into the state that a cut left."""
    desk.lay(deed)
    for step, file in steps:
        path, to = Path(step.path), Path(step.to)
        if step.what == "folder":
            if path.parent.is_dir():  # else its parent did not last, and neither did it
                path.mkdir(exist_ok=True)
        elif step.what == "drop":
            path.unlink(missing_ok=True)
        elif step.what == "make" and path.parent.is_dir():
            path.write_bytes(content[file])
        elif step.what == "move" and to.parent.is_dir():
            if file >= 0:
                to.write_bytes(content[file])
            elif path.exists():
                shutil.copy2(path, to)
            path.unlink(missing_ok=True)


def cuts(desk: Desk, deeds: Sequence[Deed] = DEEDS, every: int = 1) -> Row:
    """Every state that a power cut may leave at any moment of a change; `every` tries one in so many."""
    broken, tried, number = Counter[str](), 0, 0
    for deed in deeds:
        desk.outcome(deed)
        disk, seen = Disk(), set()
        steps = recorded(desk, deed)
        for moment, step in enumerate([*steps, None]):
            over = step is None
            for lasted, content in disk.cuts():
                key = (over, tuple((s[:3], content.get(file)) for s, file in lasted))
                number += 1
                if key in seen or (number % every and not over):
                    continue
                seen.add(key)
                tried += 1
                laid(desk, deed, lasted, content)
                # What was said to be done must be there; what was not may be, and whole.
                done = Run(0 if over else -9, b"", b"")
                broken.update(f"{deed.name}, moment {moment}: {wrong}" for wrong in desk.wrongs(deed, done))
            if step is not None:
                disk.take(step)
    return Row("A power cut at any moment of a change: old or new, readable", tried, broken, "model of recorded calls")
