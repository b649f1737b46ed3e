"""JSON: one envelope for every answer; JSONL: its items, one a line."""

import json
from collections.abc import Iterator
from typing import Any

from cgluctl.json_text import safe
from cgluctl.shapes import Answer

VERSION = 1
_spaced = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_compact = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def dumps(record: Any, indent: int | None = None) -> str:
    """JSON with its letters unescaped, but for control and bidirectional characters."""
    return safe(json.dumps(record, ensure_ascii=False, indent=indent, allow_nan=False) if indent else _spaced(record))


def as_json(answer: Answer) -> Iterator[str]:
    """The whole answer: a line for each of its parts, and of its items."""
    total = len(answer.items) if answer.total is None else answer.total
    head = {"format": f"cgluctl/{answer.name}", "version": VERSION, "query": answer.query, "total": total}
    yield "{\n" + "".join(f' "{key}": {dumps(value)},\n' for key, value in head.items()) + ' "items": ['
    parting = "\n  "
    for item in answer.items:
        yield parting + dumps(item)
        parting = ",\n  "
    yield "\n ]" if parting[0] == "," else "]"
    yield "".join(f',\n "{key}": {dumps(value)}' for key, value in (answer.extra or {}).items()) + "\n}\n"


def as_jsonl(answer: Answer) -> Iterator[str | bytes]:
    """The items, one a line, without a space between their parts."""
    return answer.lines() if answer.lines else (safe(_compact(item)) + "\n" for item in answer.items)
