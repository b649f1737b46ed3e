"""Quotations pulled out of a text: its own words, set once more where they catch the eye."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cgluctl.ingest.speech.piece import Piece

_SENTENCES = re.compile(r"(?<=[.!?…])\s+")
_LEAST = 8  # words that no two people say alike


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
