"""Stores changed at random, in their bytes and in their values: each is read or refused in one line, and `check` flags it."""

from __future__ import annotations

import io
import json
import math
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from .desk import A, Desk
from .process import Run
from .table import Row

COMMANDS = (
    "days",
    "show 1.1",
    "search pont",
    "quote",
    "speakers --json",
    "topics --json",
    "stats",
    "events",
    "export --format html",
    "export --format csv",
    "export --format ical",
    "import --review",
)
_PIECES = (
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b",",
    b":",
    b"\\",
    b"\x1b",
    b"null",
    b"-",
    b"1e999",
    b"\0\0",
    b"\xff",
    b"\xe2\x80\xae",
)
_VALUES = (
    *(
        None,
        True,
        0,
        -1,
        10**30,
        1.5,
        math.nan,
        math.inf,
        "",
        "x",
        "[/x]",
        "\x1b[31m",
        "\ud800",
        "\u202e",
        "2021-13-45",
    ),
    *("../../x", [], {}, [[]], {"": {}}, "a" * 5000, ["\0"], "1.1", "=1+1", "<script>", "9" * 400),
)
_KEYS = ("", "0", "-1", "01", "abc", "\x1b", "_default", "__class__", "1" * 30)


class Store(NamedTuple):
    """A fuzzed event file, and whether its content is still that of the good one."""

    content: bytes
    altered: bool


def fuzzed(good: bytes, random: Random) -> Store:
    """The good file with some of its bytes, or some of its values, changed."""
    made = _in_bytes(good, random) if random.random() < 0.4 else _in_values(good, random)
    return Store(made, _content(made) != _content(good))


def _content(made: bytes) -> str | None:
    """What a file says, whatever its white space; None when it cannot be said."""
    try:
        return json.dumps(json.loads(made.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        return None


def _in_bytes(good: bytes, random: Random) -> bytes:
    made = bytearray(good)
    for _ in range(random.randint(1, 8)):
        at, way = random.randrange(len(made) or 1), random.randrange(6)
        if way == 0 and made:
            made[at] = random.randrange(256)
        elif way == 1:
            del made[at : at + random.randint(1, 400)]
        elif way == 2:
            made[at:at] = made[random.randrange(len(made) or 1) :][: random.randint(1, 200)]
        elif way == 3:
            made[at:at] = random.choice(_PIECES)
        elif way == 4 and made:
            made[at] ^= 1 << random.randrange(8)
        else:
            del made[random.randrange(len(made) or 1) :]
            made += good[len(made) :] if random.random() < 0.8 else b""
    return bytes(made)


def _in_values(good: bytes, random: Random) -> bytes:
    tables = json.loads(good)
    places = list(_places(tables))
    for _ in range(random.randint(1, 5)):
        holder, key = random.choice(places)
        way = random.random()
        try:
            if way < 0.6:
                holder[key] = random.choice(_VALUES)
            elif way < 0.75:
                del holder[key]
            elif isinstance(holder, dict):
                holder[random.choice(_KEYS)] = holder[key]
            else:
                holder.append(holder[key])
        except (KeyError, IndexError):
            continue
    return json.dumps(tables, ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in list(node.items()) if isinstance(node, dict) else list(enumerate(node)):
        yield node, key
        if isinstance(value, (dict, list)):
            yield from _places(value)


def good(desk: Desk) -> dict[str, bytes]:
    """Sound stores to begin with: a small one of our own, one that was imported, and the one that comes with the program."""
    from cgluctl.store.library import sealed
    from cgluctl.store.locate import bundled
    from making import tables

    imported = (desk.root / "template" / "lib" / f"{A}.json").read_bytes()
    return {"small": sealed(tables()), "imported": imported, "bundled": bundled().read_bytes()}


def here(arguments: list[str]) -> Run:
    """A command run within this process."""
    from cgluctl.cli.run import run

    kept = sys.stdout, sys.stderr
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    sys.stdout, sys.stderr = out, err
    try:
        code = run(arguments)
    except BaseException as error:  # what would be a traceback
        code = -1
        err.write(f"Traceback: {error!r}")
    finally:
        sys.stdout, sys.stderr = kept
    for stream in (out, err):
        stream.flush()
    return Run(code, out.buffer.getvalue(), err.buffer.getvalue())  # type: ignore[attr-defined]


def stores(desk: Desk, sound: dict[str, bytes], trials: int, seed: int) -> list[Row]:
    """So many stores made of the good ones, each read by a command and by `check`, within this process."""
    read, flagged, altered, random = Counter[str](), Counter[str](), 0, Random(seed)
    path, before = desk.root / "fuzzed.json", dict(os.environ)
    os.environ.update(desk.env)
    try:
        for n in range(trials):
            name = random.choice(list(sound))
            store = fuzzed(sound[name], random)
            path.unlink(missing_ok=True)
            path.write_bytes(store.content)
            done = here([*COMMANDS[n % len(COMMANDS)].split(), "--store", str(path)])
            read.update(f"{COMMANDS[n % len(COMMANDS)]}, store {n}: {wrong}" for wrong in _wrongs(done, path, store))
            checked = here(["check", "--store", str(path)])
            flagged.update(f"check, store {n}: {wrong}" for wrong in _wrongs(checked, path, store))
            altered += store.altered
            if (checked.code != 3) if store.altered else checked.code not in (0, 3):
                flagged[f"check, store {n} ({name}): exit {checked.code}, altered: {store.altered}"] += 1
    finally:
        os.environ.clear()
        os.environ.update(before)
    return [
        Row("A fuzzed store is read or refused in one line, and left alone", trials, read, "within one process"),
        Row("check flags every fuzzed store whose content is altered", altered, flagged, "within one process"),
    ]


def _wrongs(done: Run, path: Path, store: Store) -> Iterator[str]:
    if done.code not in (0, 1, 2, 3):
        yield f"exit {done.code}, {done.err.decode()[:200]}"
    if b"Traceback" in done.err:
        yield "a traceback"
    if done.code in (2, 3) and (done.out or len(done.err.splitlines()) != 1):
        yield f"{len(done.err.splitlines())} lines of error, {len(done.out)} bytes of answer"
    if b"\x1b" in done.out + done.err:
        yield "a control character"
    if path.read_bytes() != store.content:
        yield "the store was changed"
