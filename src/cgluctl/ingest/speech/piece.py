"""A stretch of a session's text that is one passage."""

from collections.abc import Iterator
from typing import NamedTuple

from cgluctl.ingest.speech.cast import Person
from cgluctl.model import Speech

_LONGEST = 1500  # characters of a passage


class Piece(NamedTuple):
    """A stretch of one paragraph's running text that is one passage; `marks` are stretches beside it that are none (quotation marks).

    `by` is where the speaker is named: [start, end) in the paragraph `at`, -1 for the heading above them all. `doubt` says what a person should look at.
    """

    paragraph: int
    start: int
    end: int
    speech: Speech = "narrative"
    person: Person | None = None
    at: int = 0
    by: tuple[int, int] | None = None
    doubt: str = ""
    label: bool = False


def short(piece: Piece, text: str) -> Iterator[Piece]:
    """The parts of a piece that are no longer than a passage may be, cut between sentences of its paragraph's `text`."""
    start = piece.start
    while (piece.end - start > _LONGEST * 2 and piece.speech == "narrative") or piece.end - start > 100_000:
        limit = start + (_LONGEST if piece.speech == "narrative" else 50_000)
        cut = max(text.rfind(". ", start, limit) + 1, text.rfind("? ", start, limit) + 1)
        cut = cut if cut > start + _LONGEST // 3 else text.rfind(" ", start, limit)
        cut = cut if cut > start else limit
        yield piece._replace(start=start, end=cut)
        start = cut
        while start < piece.end and text[start].isspace():
            start += 1
    if start < piece.end:
        yield piece._replace(start=start)
