"""SQL as the index in a file has it, with the marks that a server wants for values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

# A string, a mark with or without a number, or a named one; a colon pair is a cast.
_MARK = re.compile(r"'(?:[^']|'')*'|\?(\d*)|(?<!:):([a-z_]+)")


def numbered(sql: str, values: Sequence[Any] | Mapping[str, Any]) -> tuple[str, list[Any]]:
    """The statement with `$1`, `$2` … for its `?`, `?1` or `:name`, and the values in that order."""
    made, names = _marked(sql)
    return made, [values[name] for name in names] if isinstance(values, Mapping) else list(values)


@lru_cache(maxsize=256)
def _marked(sql: str) -> tuple[str, list[str]]:
    names: list[str] = []
    count = 0

    def mark(found: re.Match[str]) -> str:
        nonlocal count
        if found[2]:
            if found[2] not in names:
                names.append(found[2])
            return f"${names.index(found[2]) + 1}"
        if not found[0].startswith("?"):
            return found[0]
        count += 1
        return f"${found[1] or count}"

    return _MARK.sub(mark, sql), names
