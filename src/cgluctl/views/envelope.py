"""JSON: one envelope for every answer; JSONL: its items, one a line."""

import json
import re
from typing import Any

from cgluctl.shapes import Answer

VERSION = 1
# What JSON may hold as it is, but a terminal or a JavaScript reader may not.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def dumps(record: Any, indent: int | None = None) -> str:
    """JSON with its letters unescaped, but for control and bidirectional characters."""
    text = json.dumps(record, ensure_ascii=False, indent=indent, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def as_json(answer: Answer) -> str:
    """The whole answer."""
    total = len(answer.items) if answer.total is None else answer.total
    envelope = {
        "format": f"cgluctl/{answer.name}",
        "version": VERSION,
        "query": answer.query,
        "total": total,
        "items": answer.items,
        **(answer.extra or {}),
    }
    return dumps(envelope, indent=1) + "\n"


def as_jsonl(answer: Answer) -> str:
    """The items, one a line."""
    return "".join(dumps(item) + "\n" for item in answer.items)
