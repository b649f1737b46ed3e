"""A library that is put in the same state before every trial, the changes tried on it, and what must be true after each."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from reports import TEXT

from .process import Apart, Forked, Run

State = dict[str, bytes]
Start = Callable[..., Apart | Forked]
A, NEW = "a", "new"
READING = (
    8  # after each trial all files are checked; after one in so many, which takes longer, they are indexed and read
)
_UNSEEN = (".tmp", ".pending")


class Deed(NamedTuple):
    """A change to try; `{in}`, `{lib}` and `{out}` in its words are folders of the desk."""

    name: str
    words: str
    edited: bool = False  # whether the event was changed by hand before
    empty: bool = False  # whether there is no library yet


DEEDS = (
    Deed("import", f"import {{in}}/first.txt --event {NEW}"),
    Deed("import, the first", f"import {{in}}/first.txt --event {NEW}", empty=True),
    Deed("import --update", f"import {{in}}/third.txt --update --event {A}"),
    Deed("import of an event file", "import {in}/event.json"),
    Deed("import -o", f"import {{in}}/first.txt --event {NEW} -o {{out}}/old.json --force"),
    Deed("fix", f"fix session {A}/1.1 --title Changed"),
    Deed("events remove", f"events remove {A} --yes"),
    Deed("events restore", f"events restore {A} --yes"),
    Deed("check --seal", "check --seal", edited=True),
    Deed("export -o", f"export --event {A} --format html -o {{out}}/page.html"),
    Deed("export -o --force", f"export --event {A} --format json -o {{out}}/old.json --force"),
)


class Outcome(NamedTuple):
    """The state before a change and after it."""

    before: State
    after: State


class Desk:
    """The folders of the trials: `now` is laid out anew before each, at one path, since backups are kept by path."""

    def __init__(self, root: Path, start: Start = Apart) -> None:
        self.root, self.now, self.start = root.resolve(), root.resolve() / "now", start
        self.lib, self.out, self.reports = self.now / "lib", self.now / "out", self.root / "in"
        self.env = _environment(self.root)
        self._outcomes: dict[str, Outcome] = {}
        self._turn = 0
        self._prepare()

    def _prepare(self) -> None:
        for folder in (self.lib, self.out, self.reports):
            folder.mkdir(parents=True)
        texts = {"first": TEXT, "second": TEXT.replace("trente", "quarante"), "third": TEXT.replace("trente", "vingt")}
        for name, text in texts.items():
            (self.reports / f"{name}.txt").write_text(text, "utf-8")
        (self.out / "old.json").write_text("precious")
        self._must("import", f"{self.reports}/first.txt", "--event", "elsewhere", "-o", f"{self.reports}/event.json")
        self._must("import", f"{self.reports}/first.txt", "--event", A)
        self._must("import", f"{self.reports}/second.txt", "--event", A, "--update")
        self._must("import", f"{self.reports}/second.txt", "--event", "b")
        shutil.copytree(self.now, self.root / "template")

    def _must(self, *arguments: str) -> Run:
        done = self.run(*arguments)
        if done.code:
            raise RuntimeError(f"{arguments}: {done}")
        return done

    def run(self, *arguments: str) -> Run:
        """A command over the library, to its end."""
        return self.start([*arguments, "--store", str(self.lib)], self.env).wait()

    def words(self, deed: Deed) -> list[str]:
        """The command line of a change."""
        places = {"in": str(self.reports), "lib": str(self.lib), "out": str(self.out)}
        return [*(word.format_map(places) for word in deed.words.split()), "--store", str(self.lib)]

    def lay(self, deed: Deed) -> None:
        """Puts everything in the state in which a change begins."""
        shutil.rmtree(self.now)
        shutil.copytree(self.root / "template", self.now)
        event = self.lib / f"{A}.json"
        if deed.edited:
            event.write_bytes(event.read_bytes().replace(b'"usual":null', b'"usual":"Valjean"', 1))
        if deed.empty:
            shutil.rmtree(self.lib)
            shutil.rmtree(self.now / "share")

    def outcome(self, deed: Deed) -> Outcome:
        """What a change does when nothing is in its way."""
        if deed.name not in self._outcomes:
            self.lay(deed)
            before = self.state()
            done = self.start(self.words(deed), self.env).wait()
            after = self.state()
            if done.code or before == after or _strays(after):
                raise RuntimeError(f"{deed.name} does not work: {done}")
            self._outcomes[deed.name] = Outcome(before, after)
        return self._outcomes[deed.name]

    def state(self) -> State:
        """Every file but locks, with its bytes."""
        found = {}
        for path in self.now.rglob("*"):
            if path.is_file() and path.name != ".cgluctl.lock":
                found[str(path.relative_to(self.now))] = path.read_bytes()
        return found

    def wrongs(self, deed: Deed, done: Run) -> Iterator[str]:
        """What a change that something was in the way of must not have left or said."""
        before, after = self.outcome(deed)
        now = _seen(self.state())
        if now not in (_seen(before), _seen(after)):
            yield "neither the old nor the new state"
            return
        changed = now == _seen(after)
        if done.code == 0 and not changed:
            yield "an acknowledged change is lost"
        if done.code in (130, -15) and changed:
            yield "nothing was changed, it says"
        if done.code not in (0, 3, 130, -9, -15):
            yield f"exit {done.code}"
        if b"Traceback" in done.err or b"Exception ignored" in done.err:
            yield "a traceback"
        yield from self._later(deed, after if changed else before)

    def _next(self, deed: Deed) -> Iterator[list[str]]:
        """The next change of the library, and the next output where there was one before."""
        if "{out}" not in deed.words:
            yield ["import", f"{self.reports}/third.txt", "--event", "next"]
        else:
            yield ["export", "--event", "b", "-o", f"{self.out}/next"]

    def _later(self, deed: Deed, expected: State) -> Iterator[str]:
        """What is wrong when the library is read, and after the next changes."""
        there = any(name.startswith("lib/") for name in expected)
        checked = self.run("check")
        if checked.code not in ((0, 3) if deed.edited else (0,) if there else (3,)):
            yield f"check afterwards: exit {checked.code}, {checked.err.decode()[:200]}"
        self._turn += 1
        if self._turn % READING == 0 and (read := self.run("events", "--json")).code != (0 if there else 3):
            yield f"reading afterwards: exit {read.code}"
        for words in self._next(deed):
            done = self.run(*words)
            if done.code:
                yield f"the next change: exit {done.code}, {done.err.decode()[:200]}"
        now = self.state()
        if strays := _strays(now):
            yield f"stray files: {', '.join(strays)}"
        rest = {name: content for name, content in now.items() if Path(name).name not in ("next.json", "next")}
        if {n: c for n, c in rest.items() if n not in strays} != expected:
            differ = sorted(n for n in {*rest, *expected} if rest.get(n) != expected.get(n) and n not in strays)
            yield f"after the next change, other than it must be: {', '.join(differ)}"


def _seen(state: State) -> State:
    """What users see of a state: the events and outputs, without backups and files on their way."""
    return {n: c for n, c in state.items() if n.split("/")[0] in ("lib", "out") and not n.endswith(_UNSEEN)}


def _strays(state: State) -> list[str]:
    return [name for name in state if name.endswith(_UNSEEN)]


def _environment(root: Path) -> Mapping[str, str]:
    """Nothing of the user's; hash seed and bytecode alike in all runs, so that their system calls are too."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "TMPDIR", "VIRTUAL_ENV") if name in os.environ}
    return {
        **kept,
        "CGLUCTL_CACHE": str(root / "cache"),
        "CGLUCTL_LANG": "en",
        "XDG_DATA_HOME": str(root / "now" / "share"),
        "HOME": str(root),
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
