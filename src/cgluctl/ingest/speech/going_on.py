"""Whether a paragraph without a label goes on the turn before it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cgluctl.ingest.speech import shape
from cgluctl.ingest.speech.cast import Person
from cgluctl.ingest.speech.names import plain
from cgluctl.ingest.speech.transcripts import Turn
from cgluctl.ingest.speech.turns import is_procedure

NOTE = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]\.?")  # (Applause): what a transcript hears beside the words


def goes_on(text: str, spoken: Mapping[int, Sequence[Turn]], since: int = 0) -> bool:
    """Whether a paragraph without a label goes on the turn before it, as in minutes: all but what the minutes say themselves.

    `since` is how many paragraphs on from its label this is.
    """
    if NOTE.fullmatch(text):
        return False
    if any(taken[0].stamped for taken in spoken.values()):
        return since < 2 or not all(taken[0].brief for taken in spoken.values()) or shape.is_spoken(text)
    strong = any(taken[0].minutes for taken in spoken.values())
    if (len(spoken) < 3 and not strong) or text[:1] in "([{" or (text.isupper() and shape.length(text) > 2):
        return False
    if shape.length(text) < 5 and not (strong and text.rstrip()[-1:] in ".!?…" and not text[:1].isdigit()):
        return False
    if text.rstrip()[-1:].isalnum() and shape.length(text) < 12:
        return False  # the head or the date of what comes next
    return shape.is_first_person(text) or (strong and not is_procedure(text))


_FLOOR = re.compile(r"la parole est (?:a|à|au)\s|i call\s|tiene la palabra\s|la palabra (?:la tiene|es para)\s")
_CHAIR = re.compile(r"(?<!\w)(?:president\w*|chair\w*|speaker)(?!\w)")


def gives_floor(person: Person | None, low: str) -> bool:
    """Whether who presides goes on by giving somebody the floor, which nobody else does."""
    return bool(person and person.office and _FLOOR.match(low) and _CHAIR.search(plain(person.name)))
