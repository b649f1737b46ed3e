"""Passages as assistants get them: the words as printed, who said them or that nobody is named, and the citation; in pages never larger than their reader allows."""

from __future__ import annotations

from collections.abc import Sequence

from cgluctl.answers import cite
from cgluctl.answers.context import Context
from cgluctl.language import voices
from cgluctl.shapes import Record
from cgluctl.views.envelope import dumps

UNKNOWN = "unknown speaker"
LEAST, USUAL, MOST = 2_000, 20_000, 1_000_000  # bytes
_ROOM = 40  # bytes for the number of the next page
_LONG = ("translation", "text", "citation", "diff", "passage")  # what an item too large for any page goes without
_NAMED = 200  # characters of an id


def passage(ctx: Context, item: Record) -> Record:
    """A passage, session or speaker of an answer, with whose words its text is in, who speaks, and its citation."""
    quotable = item["speech"] == "direct"
    kept = ("id", "kind", "event", "session", "date", "speech")
    made = {key: item[key] for key in kept}
    made |= {"quotable": quotable, "speaker": speaker(item), "words": words(item)}
    made |= {key: item[key] for key in ("lang", "text", "translation", "translation_lang", "source")}
    return made | {"citation": citation(ctx, item)}


def speaker(item: Record) -> Record:
    """Who speaks: a named person, an office whose holder is not named, an unknown speaker, or nobody."""
    found = item["speaker"]
    if found is None:
        narrated = item["speech"] in (None, "narrative")
        return {"status": "nobody speaks" if narrated else UNKNOWN, "id": None, "name": None, "role": None}
    status = "named" if found["named"] else "office, holder not named"
    return {"status": status, "id": found["id"], "name": found["name"], "role": found["role"] or None}


def words(item: Record) -> str:
    """Whose words the text is in."""
    if item["kind"] != "passage":
        return "heading" if item["kind"] == "session" else "cgluctl's own words"
    if item["speech"] == "direct":
        return "speaker's words, verbatim from the report"
    return "report's words, verbatim" if voices.is_report(item) else "cgluctl's own words"


def citation(ctx: Context, item: Record) -> str:
    """The citation, ready to print, of a passage, or of the session that a heading or a speaker stands in."""
    named = item["id"] if item["kind"] in ("passage", "session") else f"{item['event']}/{item['session']}"
    return str(cite.cite(ctx, named).items[0]["text"])


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
