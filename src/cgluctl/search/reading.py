"""Reading texts for the index: their terms, and the words as written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cgluctl.language.words import (
    APOSTROPHES,
    ELIDED,
    HYPHENS,
    LONGEST,
    MAY_BE_INCLUSIVE,
    fold_word,
    joined,
    split,
)

BREAK = "0x0break0x0"  # between texts, so that no phrase runs from one into the next; no fold of a word makes it
_BREAK = f" {BREAK} "
# It looks ahead first, so that what is no letter costs one look: a text may be a flood of marks.
_QUICK = re.compile(
    rf"(?=[^\W_])(?:(?<![^\W_])(?:{'|'.join(sorted(ELIDED))})[{APOSTROPHES}]|([^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*))",
    re.IGNORECASE,
)
# What one look at the words cannot tell: inclusive forms, compounds with a hyphen, letters and digits in one word.
_SLOW = re.compile(rf"{MAY_BE_INCLUSIVE}|[^\W_][{HYPHENS}][^\W_]|[^\W\d_]{{2}}\d{{2}}")


class _Folds(dict[str, str]):
    def __missing__(self, word: str) -> str:
        self[word] = folded = fold_word(word)
        return folded


_folds = _Folds()


class Read(NamedTuple):
    """A text read: its words as written, and its terms as one string, with a BREAK at the end."""

    words: list[str]
    terms: str


def read(text: str) -> Read:
    """The words and terms of one text, as `split` and `joined` find them."""
    if _SLOW.search(text):
        return _slowly(text)
    words = [word for word in _QUICK.findall(text) if word and _folds[word]]
    return Read(words, " ".join([_folds[word] for word in words]) + _BREAK)


def _slowly(text: str) -> Read:
    words = split(text)
    terms = " ".join([word.folded for word in words])
    return Read([word.surface for word in words], terms + _BREAK + "".join(one + _BREAK for one in joined(text, words)))


def written(words: set[str]) -> Iterator[tuple[str, str]]:
    """Each word in lower case with its term, those that are written alike once."""
    for word in {word[:LONGEST].lower() for word in words}:
        if _folds[word]:
            yield word, _folds[word]
