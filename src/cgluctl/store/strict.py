"""JSON read strictly: what could be read in two ways is refused, with its place."""

from __future__ import annotations

import json
import re
from typing import Any

from cgluctl.errors import StoreError

_HINT = "Restore the file from a copy, or name another with --store."
_DEPTH = 100  # levels within each other; the deepest place of an event file is its eighth
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]|-?Infinity|NaN|\d+')


class _Doubled(ValueError):
    pass


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Doubled(next(name for name in names if names.count(name) > 1))
    return record


def _constant(name: str) -> Any:
    raise _Doubled(name)


def loads(content: bytes, path: str) -> dict[str, Any]:
    """The object in an event file's bytes. StoreError for empty or broken files, doubled keys, NaN, and anything but an object."""
    text = ""
    try:
        text = content.decode("utf-8-sig")
        if not text.strip("\x00 \t\r\n"):
            raise StoreError("{path} is empty.", _HINT, path=path)
        found = json.loads(text, object_pairs_hook=_pairs, parse_constant=_constant)
    except UnicodeDecodeError as error:
        raise StoreError("{path} is not UTF-8 text (byte {place}).", _HINT, path=path, place=error.start) from error
    except json.JSONDecodeError as error:
        raise StoreError(
            "{path} is not JSON: line {line}, column {column}.", _HINT, path=path, line=error.lineno, column=error.colno
        ) from error
    except _Doubled as error:
        name = str(error)
        told = name if name in ("NaN", "Infinity", "-Infinity") else f"{name[:60]!r} twice"
        raise StoreError(
            "{path}: line {line}, column {column}: {name}, which no event file may hold.",
            _HINT,
            path=path,
            name=told,
            **_place(text, name),
        ) from error
    except RecursionError as error:
        raise StoreError(
            "{path}: line {line}, column {column}: too many levels for an event file.",
            _HINT,
            path=path,
            **_place(text),
        ) from error
    except ValueError as error:  # a number of more digits than Python converts
        raise StoreError(
            "{path}: line {line}, column {column}: a number that is too long.", _HINT, path=path, **_place(text)
        ) from error
    if not isinstance(found, dict) or not found:
        raise StoreError("{path} is JSON, but not an event file.", _HINT, path=path)
    return found


def _place(text: str, name: str = "") -> dict[str, int]:
    """Line and column of the first thing that no event file may hold: too deep a level, too long a number, a constant that is
    no JSON, or `name` as a key for the second time in its record.
    """
    levels: list[set[str]] = []
    key = before = ""
    for token in _TOKENS.finditer(text):
        word = token.group()
        if word in "{[":
            levels.append(set())
        elif word in "}]" and levels:
            levels.pop()
        elif word == ":" and levels:
            key = json.loads(before)
            if key == name and key in levels[-1]:
                break
            levels[-1].add(key)
        if len(levels) > _DEPTH or (word[0].isdigit() and len(word) > 4300) or (word == name and word[0] != '"'):
            break
        before = word
    else:
        return {"line": 1, "column": 1}
    start = token.start() if word != ":" else text.rindex(before, 0, token.start())
    return {"line": text.count("\n", 0, start) + 1, "column": start - text.rfind("\n", 0, start)}
