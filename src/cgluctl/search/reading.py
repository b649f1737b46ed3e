"""Reading texts for the index: their terms, the words as written, and the concepts and entries that they name.

A report has few distinct words, so everything known of a word is worked out once and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cgluctl.language import LANGUAGES, thesaurus, translations
from cgluctl.language.fold import fold
from cgluctl.language.words import (
    APOSTROPHES,
    ELIDED,
    HYPHENS,
    LONGEST,
    MAY_BE_INCLUSIVE,
    Word,
    fold_word,
    is_acronym,
    is_stop,
    joined,
    split,
)

BREAK = "0x0break0x0"  # between texts, so that no phrase runs from one into the next; no fold of a word makes it
_BREAK = f" {BREAK} "
_QUICK = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(sorted(ELIDED))})[{APOSTROPHES}]|([^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*)", re.IGNORECASE
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


class Opening(NamedTuple):
    """What a word names alone: a concept and entries, by code; and whether a longer label begins with it."""

    concept: str | None
    entries: tuple[str, ...]
    longer: bool


_NOTHING = Opening(None, (), False)


class _Openings(dict[str, Opening | None]):
    """The openings of the words of one language; None for the most, which open nothing."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, word: str) -> Opening | None:
        lower = word if is_acronym(word) else word.lower()
        if lower != word:
            found = self[lower]
        else:
            may = _folds[word][: thesaurus.SAME_START] in _starts()[self.language] and not _is_empty(word)
            found = self._opening(word) if may else None
        self[word] = found
        return found

    def _opening(self, word: str) -> Opening | None:
        keys = _keys(word, self.language)
        known = thesaurus.index()
        concept = next((known[key] for key in keys if key in known), None)
        senses = next((found for key in keys if (found := translations.index().get(key))), ())
        held = translations.spelt(senses, word.lower(), lambda sense: sense.written)
        longer = any(key in _beginnings() for key in keys)
        if not (concept or held or longer):
            return None
        codes = tuple(entry_codes()[sense.entry.name] for sense in held)
        return Opening(concept_codes()[concept] if concept else None, codes, longer)


@cache
def _openings(language: str) -> _Openings:
    return _Openings(language)


@cache
def _is_empty(word: str) -> bool:
    return is_stop(Word(word, fold_word(word), 0, 0))


@cache
def _keys(word: str, language: str) -> tuple[str, ...]:
    return tuple(sorted(thesaurus.keys([Word(word, fold_word(word), 0, 0)], language)))


@cache
def _starts() -> dict[str, set[str]]:
    """The first letters of every label by language: most words begin with none of them."""
    found: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    for known in (thesaurus.index(), translations.index()):
        for key in known:
            found[key[:2]].add(fold(key[3:].partition(" ")[0])[: thesaurus.SAME_START])
    return found


@cache
def _beginnings() -> frozenset[str]:
    """Every row of words that a longer label begins with."""
    found: set[str] = set()
    for known in (thesaurus.index(), translations.index()):
        for key in known:
            words = key.split(" ")
            found.update(" ".join(words[:length]) for length in range(1, len(words)))
    return frozenset(found)


@cache
def concept_codes() -> dict[str, str]:
    """The code of each concept of the thesaurus."""
    return {concept: f"t{place}" for place, concept in enumerate(thesaurus.concepts())}


@cache
def entry_codes() -> dict[str, str]:
    """The code of each entry of the translations, by its name."""
    return {
        name: f"e{place}" for place, name in enumerate(dict.fromkeys(entry.name for entry in translations.entries()))
    }


def named(words: list[str], language: str, entries: bool) -> list[str]:
    """The codes of the concepts that words name, the longest label first and none inside another; of `entries` too, all of them."""
    openings = _openings(language)
    found = [opening for word in words if (opening := openings[word])]
    if not any(opening.longer for opening in found):
        codes = [opening.concept for opening in found if opening.concept]
        return codes + [code for opening in found for code in opening.entries] if entries else codes
    return list(_walked([word for word in words if not _is_empty(word)], language, openings, entries))


def _walked(words: list[str], language: str, openings: _Openings, entries: bool) -> Iterator[str]:
    free = 0
    for place, word in enumerate(words):
        opening = openings[word] or _NOTHING
        length, concept = 1, opening.concept
        if entries:
            yield from opening.entries
        if opening.longer:
            for longer, keys in _rows(words[place : place + thesaurus.LONGEST], language):
                label = next((thesaurus.index()[key] for key in keys if key in thesaurus.index()), None)
                if label:
                    length, concept = longer, concept_codes()[label]
                if entries:
                    senses = next((held for key in keys if (held := translations.index().get(key))), ())
                    yield from (entry_codes()[sense.entry.name] for sense in senses)
        if concept and place >= free:
            yield concept
            free = place + length


def _rows(words: list[str], language: str) -> Iterator[tuple[int, list[str]]]:
    """The keys of the first two, three … words, as long as a label may begin so."""
    rows = list(_keys(words[0], language))
    for length, word in enumerate(words[1:], 2):
        ends = [key.partition(":")[2] for key in _keys(word, language)]
        rows = [f"{row} {end}" for row in rows if row in _beginnings() for end in ends]
        if not rows:
            return
        yield length, rows
