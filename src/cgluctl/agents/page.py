"""A page of an answer that is never larger than its reader allows."""

from __future__ import annotations

from collections.abc import Sequence

from cgluctl.shapes import Record
from cgluctl.views.envelope import dumps

LEAST, USUAL, MOST = 2_000, 20_000, 1_000_000  # bytes
_ROOM = 40  # bytes for the number of the next page
_LONG = ("translation", "text", "citation", "diff", "passage")  # what an item too large for any page goes without
_NAMED = 200  # characters of an id


def size(record: Record) -> int:
    """How many bytes a record takes as JSON."""
    return len(dumps(record).encode())


def page(head: Record, items: Sequence[Record], offset: int, more: bool, budget: int) -> Record:
    """As many items as a budget of bytes allows, one at least; `next_offset` is where to go on, None at the end.

    `items` are those from `offset` on, and `more` says that there are others after them. Texts are never cut: what does
    not fit goes whole, and `omitted` names it.
    """
    made = _head(head, offset, budget)
    left = budget - size(made) - _ROOM
    for item in items:
        needed = size(item) + 2
        if needed > left:
            enough = max(LEAST, size(_head(head, offset, 2 * MOST)) + _ROOM + needed)
            made["items"] = made["items"] or [_without_texts(item, enough, left)]
            break
        made["items"].append(item)
        left -= needed
    after = offset + len(made["items"])
    made["next_offset"] = after if more or len(made["items"]) < len(items) else None
    return made


def _head(head: Record, offset: int, budget: int) -> Record:
    """The head with no items yet, without its largest parts where they would take more than half of the budget."""
    made = {**head, "offset": offset, "items": [], "next_offset": None, "omitted": []}
    for key in sorted(head, key=lambda key: -size({key: head[key]})):
        if size(made) <= budget // 2:
            break
        made |= {key: None, "omitted": [*made["omitted"], key]}
    return made


def _without_texts(item: Record, enough: int, left: int) -> Record:
    """An item that is larger than a whole page, without its long texts; at worst its id alone. With `bytes` as the budget it comes whole."""
    told = {"omitted": [key for key in _LONG if item.get(key)], "bytes": enough}
    short = {**item, **dict.fromkeys((key for key in _LONG if key in item), None), **told}
    return short if size(short) + 2 <= left else {"id": str(item.get("id"))[:_NAMED], **told}
