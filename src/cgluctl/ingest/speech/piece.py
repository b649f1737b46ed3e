"""Stretches of text that are one passage each: how long they are, and whose a quotation is that was pulled out of the text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cgluctl.ingest.speech.cast import Person
from cgluctl.model import Speech

_LONGEST = 1500  # characters of a passage
_SENTENCES = re.compile(r"(?<=[.!?…])\s+")
_LEAST = 8  # words that no two people say alike


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


def pulled(pieces: Sequence[Piece], texts: Sequence[str]) -> list[Piece]:
    """The pieces, with each quotation that stands alone given to whoever says its words elsewhere, to nobody where several do."""
    said: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.speech == "direct" and not _is_alone(piece, texts) and not piece.label:
            for sentence in _sentences(piece, texts):
                said[sentence].append(piece)
    return [_given(piece, texts, said) if piece.speech == "direct" else piece for piece in pieces]


def _given(piece: Piece, texts: Sequence[str], said: Mapping[str, Sequence[Piece]]) -> Piece:
    whole = said.get(next(_sentences(piece, texts), ""))
    if not whole or not _is_alone(piece, texts):
        return piece
    one = whole[0]
    if one.person is None or any(other.person is not one.person for other in whole):
        return piece._replace(person=None, by=None, doubt="speaker")
    return piece._replace(person=one.person, at=one.at, by=one.by, doubt="")


def _is_alone(piece: Piece, texts: Sequence[str]) -> bool:
    beside = (texts[piece.paragraph][: piece.start] + texts[piece.paragraph][piece.end :]).strip()  # its marks
    return bool(beside) and not any(map(str.isalnum, beside)) and not (piece.at == piece.paragraph and piece.by)


def _sentences(piece: Piece, texts: Sequence[str]) -> Iterator[str]:
    for sentence in _SENTENCES.split(texts[piece.paragraph][piece.start : piece.end]):
        words = re.findall(r"\w+", sentence.lower())
        if len(words) >= _LEAST:
            yield " ".join(words)
