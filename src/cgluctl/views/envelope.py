"""JSON: one envelope for every answer; JSONL: its items, one a line."""

import json
import re
from collections.abc import Iterator
from typing import Any

from cgluctl.shapes import Answer

VERSION = 1
# What JSON may hold as it is, but a terminal or a JavaScript reader may not.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


_compact = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def dumps(record: Any, indent: int | None = None) -> str:
    """JSON with its letters unescaped, but for control and bidirectional characters."""
    text = json.dumps(record, ensure_ascii=False, indent=indent, allow_nan=False) if indent else _compact(record)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


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


def as_jsonl(answer: Answer) -> Iterator[str]:
    """The items, one a line."""
    return (dumps(item) + "\n" for item in answer.items)
