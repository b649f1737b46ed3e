"""CSL-JSON, the form in which citation processors take their items."""

import re
from typing import Any

from cgluctl.shapes import Answer
from cgluctl.views.envelope import dumps
from cgluctl.views.references import reference

# Processors read these tags in a text as italics and the like; a joiner after the bracket keeps them letters.
_TAG = re.compile(r"<(?=/?(?:i|b|su[bp]|span)\b)", re.IGNORECASE)


def as_csl(answer: Answer) -> str:
    """A list of one item of the type report; what CSL has no variable for stands under `custom`."""
    found = reference(answer)
    days = [[int(part) for part in day.split("-")] for day in dict.fromkeys((found.start, found.end)) if day]
    item: dict[str, Any] = {
        "id": found.key,
        "type": "report",
        "title": _letters(found.title),
        "language": found.language,
        "event-title": _letters(found.event),
        "event-date": {"date-parts": days} if days else None,
        "keyword": _letters(", ".join(found.keywords)),
        "number-of-pages": found.pages,
        "page": found.page,
        "note": _letters("\n".join([*([found.place] if found.place else []), *found.notes])),
        "custom": {"cgluctl_id": found.id, "source_sha256": found.sha256, "quotes": found.quotes},
    }
    return dumps([{name: value for name, value in item.items() if value not in (None, "")}], indent=1) + "\n"


def _letters(text: str) -> str:
    return _TAG.sub("<\u2060", text)
