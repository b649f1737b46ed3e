"""Why a stretch of a report is neither heading nor passage, and why a point is left open, in the words that an event file keeps.

Files and data formats have them in English; screens say them in the user's language. A new reason is listed here, and
translated in the catalogues.
"""

from __future__ import annotations

SKIPS = (
    *("blank", "mark", "hyphen", "markup", "unexplained", "speaker label", "running head", "running foot"),
    *("deleted text", "hidden text", "navigation", "link address", "picture description", "description", "comment"),
    *("table of contents", "index", "placeholder", "field code", "fields", "front matter"),
)
# What a schedule has beside its titles and texts, by its name there: `field: room`.
NAMED = ("field: {name}", "markup: {name}")
NO_SPEAKER, UNCLOSED = "no speaker is certain", "nothing closes the quotation"
SAME_NAME, NO_DATE = "the same last name", "no full date is stated"
DOUBTS = (NO_SPEAKER, UNCLOSED, SAME_NAME, NO_DATE)


def parted(reason: str) -> tuple[str, str]:
    """The listed form of a reason, and the name in it where it has one: `field: {name}` and `room`."""
    kind, colon, name = reason.partition(": ")
    return (f"{kind}: {{name}}", name) if colon else (reason, "")


def is_known(reason: str) -> bool:
    """Whether a reason for a skip is listed."""
    return parted(reason)[0] in (*SKIPS, *NAMED)
