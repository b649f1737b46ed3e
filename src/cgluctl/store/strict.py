"""JSON read strictly: what could be read in two ways is refused, with its place."""

import json
from typing import Any

from cgluctl.errors import StoreError

_HINT = "Restore the file from a copy, or name another with --store."


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
        raise StoreError(
            "{path} holds {name}, which no event file may.",
            _HINT,
            path=path,
            name=f"{str(error)[:60]!r} twice" if str(error) not in ("NaN", "Infinity", "-Infinity") else str(error),
        ) from error
    except RecursionError as error:
        raise StoreError("{path} is nested too deeply for an event file.", _HINT, path=path) from error
    except ValueError as error:  # a number of more digits than Python converts
        raise StoreError("{path} holds a number that is too long.", _HINT, path=path) from error
    if not isinstance(found, dict) or not found:
        raise StoreError("{path} is JSON, but not an event file.", _HINT, path=path)
    return found
