"""Turns of minutes: `M. X, rapporteur. – …`, `Mme la présidente. – …`, `JEAN VALJEAN: …`: a label, then what was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cgluctl.ingest.names import names, plain, role_at
from cgluctl.language.lexicon import TITLES

_LABEL = re.compile(r"(?P<label>[^\n«“”»\"]{3,160}?)\s*(?P<end>\.\s*[-–—]|[:：]|\s[–—-])\s+(?=\S)")
_TITLED = re.compile(
    rf"(?:{'|'.join(re.escape(title) for title in sorted(TITLES, key=len, reverse=True))})\.?\s", re.IGNORECASE
)


class Turn(NamedTuple):
    """A turn in one paragraph: its label is [0, label), and what is said begins at `start`. `strong` for the form of minutes, with a point and a dash."""

    label: int
    start: int
    strong: bool


def turns(texts: Sequence[str]) -> dict[int, Turn]:
    """The paragraphs that are turns, by number. One alone with a colon may be anything; a report of turns has several."""
    found = {number: turn for number, text in enumerate(texts) if (turn := _turn(text))}
    if any(turn.strong for turn in found.values()):
        return (
            found if sum(turn.strong for turn in found.values()) > 1 else {n: t for n, t in found.items() if t.strong}
        )
    return found if len(found) > 2 else {}


def _turn(text: str) -> Turn | None:
    match = _LABEL.match(text)
    if not match:
        return None
    label = match["label"]
    if not _is_speaker(label):
        return None
    strong = match["end"].startswith(".") and bool(_TITLED.match(label))
    return Turn(match.end("label"), match.end(), strong)


def _is_speaker(label: str) -> bool:
    """Whether a label is a name with or without a role, or an office: nothing else may stand in it."""
    found = names(label)
    low = plain(label)
    if found and found[0].start <= 2:
        rest = label[found[0].end :].strip()
        return not rest or rest[0] in ",(" and (role_at(low, found[0].end + 2) or len(rest) < 60)
    titled = _TITLED.match(label)
    if titled and role_at(low, titled.end()):
        return True
    return label.isupper() and 1 < len(label.split()) < 6 and not any(map(str.isdigit, label))
