"""Which concepts and entries the words of a text name: the labels of the thesaurus and of the translations, by their keys.

A report has few distinct words, so what a word opens is worked out once and remembered.
"""

from __future__ import annotations

import json
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from cgluctl.language import LANGUAGES, thesaurus, translations
from cgluctl.language.words import Word, fold_word, is_acronym, is_stop


class Sense(NamedTuple):
    """An entry by its code, with those of its words that stand under a key, with their accents."""

    code: str
    spelt: Collection[str]


class Opening(NamedTuple):
    """What a word names alone: a concept and entries, by code; and whether a longer label begins with it."""

    concept: str | None
    entries: tuple[str, ...]
    longer: bool


_NOTHING = Opening(None, (), False)


class Lexicon(ABC):
    """The labels of concepts and entries by their keys (`fr:droit ville`)."""

    @abstractmethod
    def concept(self, key: str) -> str | None:
        """The code of the concept that has a label of this key."""

    @abstractmethod
    def senses(self, key: str) -> tuple[Sense, ...]:
        """The entries that have a word of this key, the first written first."""

    @abstractmethod
    def begins(self, key: str) -> bool:
        """Whether a longer label begins with the words of a key."""

    @cached_property
    def _openings(self) -> dict[str, _Openings]:
        return {language: _Openings(self, language) for language in LANGUAGES}

    def named(self, words: list[str], language: str, entries: bool) -> list[str]:
        """The codes of the concepts that words name, the longest label first and none inside another; of `entries` too, all of them."""
        openings = self._openings[language]
        found = [opening for word in words if (opening := openings[word])]
        if any(opening.longer for opening in found):
            return list(self._walked([word for word in words if not _is_empty(word)], language, entries))
        codes = [opening.concept for opening in found if opening.concept]
        return codes + [code for opening in found for code in opening.entries] if entries else codes

    def opening(self, word: str, language: str) -> Opening | None:
        """What a word opens; None for the most, which open nothing."""
        if _is_empty(word):
            return None
        keys = _keys(word, language)
        held = translations.spelt(self._first_senses(keys), word.lower(), lambda sense: sense.spelt)
        found = Opening(self._first(keys), tuple(sense.code for sense in held), any(map(self.begins, keys)))
        return None if found == _NOTHING else found

    def _walked(self, words: list[str], language: str, entries: bool) -> Iterator[str]:
        openings = self._openings[language]
        free = 0
        for place, word in enumerate(words):
            opening = openings[word] or _NOTHING
            length, concept = 1, opening.concept
            if entries:
                yield from opening.entries
            for longer, keys in (
                self._rows(words[place : place + thesaurus.LONGEST], language) if opening.longer else ()
            ):
                label = self._first(keys)
                if label:
                    length, concept = longer, label
                if entries:
                    yield from (sense.code for sense in self._first_senses(keys))
            if concept and place >= free:
                yield concept
                free = place + length

    def _rows(self, words: list[str], language: str) -> Iterator[tuple[int, list[str]]]:
        rows = list(_keys(words[0], language))
        for length, word in enumerate(words[1:], 2):
            ends = [key.partition(":")[2] for key in _keys(word, language)]
            rows = [f"{row} {end}" for row in rows if self.begins(row) for end in ends]
            if not rows:
                return
            yield length, rows

    def _first(self, keys: Collection[str]) -> str | None:
        return next((code for key in keys if (code := self.concept(key))), None)

    def _first_senses(self, keys: Collection[str]) -> tuple[Sense, ...]:
        return next((senses for key in keys if (senses := self.senses(key))), ())


class _Openings(dict[str, Opening | None]):
    """The openings of the words of one language, as far as they were met."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        super().__init__()
        self.lexicon, self.language = lexicon, language

    def __missing__(self, word: str) -> Opening | None:
        lower = word if is_acronym(word) else word.lower()
        self[word] = found = self.lexicon.opening(word, self.language) if lower == word else self[lower]
        return found


class Whole(Lexicon):
    """All of it in memory: what a whole index is built with."""

    def concept(self, key: str) -> str | None:
        """See Lexicon."""
        found = thesaurus.index().get(key)
        return concept_codes()[found] if found else None

    def senses(self, key: str) -> tuple[Sense, ...]:
        """See Lexicon."""
        codes = entry_codes()
        return tuple(Sense(codes[sense.entry.name], spelt(sense)) for sense in translations.index().get(key, ()))

    def begins(self, key: str) -> bool:
        """See Lexicon."""
        return key in _beginnings()


# A label of just this key, or one that goes on behind it: `!` is the sign after the space.
_OPENS = """SELECT EXISTS (SELECT 1 FROM json_each(?) WHERE
    EXISTS (SELECT 1 FROM label WHERE key = value OR key > value || ' ' AND key < value || '!') OR
    EXISTS (SELECT 1 FROM entry WHERE key = value OR key > value || ' ' AND key < value || '!'))"""


class Kept(Lexicon):
    """As an index keeps it: to read one event, little of it is asked for."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def opening(self, word: str, language: str) -> Opening | None:
        """See Lexicon; that most words open nothing is known from one question."""
        spans = json.dumps(sorted(_keys(word, language)))
        known = self.db.execute(_OPENS, (spans,)).fetchone()[0]
        return super().opening(word, language) if known else None

    def concept(self, key: str) -> str | None:
        """See Lexicon."""
        sql = "SELECT code FROM label JOIN concept ON concept.id = label.concept WHERE key = ?"
        row = self.db.execute(sql, (key,)).fetchone()
        return row[0] if row else None

    def senses(self, key: str) -> tuple[Sense, ...]:
        """See Lexicon."""
        sql = "SELECT code, spelt FROM entry WHERE key = ? ORDER BY place"
        return tuple(Sense(code, words.split()) for code, words in self.db.execute(sql, (key,)))

    def begins(self, key: str) -> bool:
        """See Lexicon."""
        sql = "SELECT EXISTS (SELECT 1 FROM {} WHERE key > ?1 AND key < ?2)"
        span = (f"{key} ", f"{key}!")  # the sign after the space
        return any(self.db.execute(sql.format(table), span).fetchone()[0] for table in ("label", "entry"))


def spelt(sense: translations.Sense) -> list[str]:
    """The words of a sense, those that are one word."""
    return sorted(word for word in sense.written if word.isalpha())


@cache
def _is_empty(word: str) -> bool:
    return is_stop(Word(word, fold_word(word), 0, 0))


@cache
def _keys(word: str, language: str) -> tuple[str, ...]:
    return tuple(sorted(thesaurus.keys([Word(word, fold_word(word), 0, 0)], language)))


@cache
def _beginnings() -> frozenset[str]:
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
