"""Which concepts and entries the words of a text name: the labels of the thesaurus and of the translations, by their keys.

A report has few distinct words, so what a word opens is worked out once and remembered.
"""

import sqlite3
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from cgluctl.language import thesaurus, translations
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


class Lexicon(ABC):
    """The labels of concepts and entries by their keys (`fr:droit ville`), a language at a time."""

    @abstractmethod
    def concepts(self, language: str) -> Mapping[str, str]:
        """The code of the concept that has a label of a key."""

    @abstractmethod
    def senses(self, language: str) -> Mapping[str, Sequence[Sense]]:
        """The entries that have a word of a key, the first written first."""

    @cached_property
    def _openings(self) -> "dict[str, _Openings]":
        return {}

    def named(self, words: list[str], language: str, entries: bool) -> list[str]:
        """The codes of the concepts that words name, the longest label first and none inside another; of `entries` too, all of them."""
        if language not in self._openings:
            self._openings[language] = _Openings(language, self.concepts(language), self.senses(language))
        openings = self._openings[language]
        known = map(openings.__getitem__, words)
        found: list[str] = []
        free = 0
        for place, opening in [(place, opening) for place, opening in enumerate(known) if opening]:
            concept, end = opening.concept, place
            if entries:
                found += opening.entries
            for last, keys in openings.rows(words, place) if opening.longer else ():
                label = openings.concept(keys)
                if label:
                    concept, end = label, last
                if entries:
                    found += [sense.code for sense in openings.senses(keys)]
            if concept and place >= free:
                found.append(concept)
                free = end + 1
        return found


class _Openings(dict[str, Opening | None]):
    def __init__(self, language: str, concepts: Mapping[str, str], senses: Mapping[str, Sequence[Sense]]) -> None:
        super().__init__()
        self.language, self._concepts, self._senses = language, concepts, senses
        self._starts = {*concepts, *senses}  # keys, and what longer ones begin with, alone and with a space
        for key in tuple(self._starts):
            words = key.split(" ")
            for length in range(1, len(words)):
                self._starts.update((start := " ".join(words[:length]), f"{start} "))

    def __missing__(self, word: str) -> Opening | None:
        lower = word if is_acronym(word) else word.lower()
        self[word] = found = self._opening(word) if lower == word else self[lower]
        return found

    def _opening(self, word: str) -> Opening | None:
        keys = () if _is_empty(word) else _keys(word, self.language)
        if self._starts.isdisjoint(keys):
            return None
        held = translations.spelt(self.senses(keys), word.lower(), lambda sense: sense.spelt)
        longer = not self._starts.isdisjoint([f"{key} " for key in keys])
        return Opening(self.concept(keys), tuple(sense.code for sense in held), longer)

    def concept(self, keys: Iterable[str]) -> str | None:
        """The code of the concept that the first of these keys names."""
        return next((self._concepts[key] for key in keys if key in self._concepts), None)

    def senses(self, keys: Iterable[str]) -> Sequence[Sense]:
        """The entries of the first of these keys that has any."""
        return next((self._senses[key] for key in keys if key in self._senses), ())

    def rows(self, words: list[str], place: int) -> Iterator[tuple[int, list[str]]]:
        """The keys of the rows of words that begin at a place and of which a label may be, and where they end."""
        rows = list(_keys(words[place], self.language))
        length = 1
        for last in range(place + 1, len(words)):
            if _is_empty(words[last]):
                continue
            length += 1
            ends = [key[len(self.language) + 1 :] for key in _keys(words[last], self.language)]
            rows = [longer for row in rows for end in ends if (longer := f"{row} {end}") in self._starts]
            if not rows or length > thesaurus.LONGEST:
                return
            yield last, rows


class Whole(Lexicon):
    """That of the program: what a whole index is built with. See `whole`."""

    def concepts(self, language: str) -> Mapping[str, str]:
        """See Lexicon."""
        codes = concept_codes()
        return {key: codes[concept] for key, concept in thesaurus.index().items() if key.startswith(language)}

    def senses(self, language: str) -> Mapping[str, Sequence[Sense]]:
        """See Lexicon."""
        codes = entry_codes()
        return {
            key: [Sense(codes[sense.entry.name], spelt(sense)) for sense in senses]
            for key, senses in translations.index().items()
            if key.startswith(language)
        }


@cache
def whole() -> Whole:
    """The one of this process, which remembers what words open."""
    return Whole()


class Kept(Lexicon):
    """As an index keeps it: sooner read from there than worked out."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def concepts(self, language: str) -> Mapping[str, str]:
        """See Lexicon."""
        sql = "SELECT key, code FROM label JOIN concept ON concept.id = label.concept WHERE key BETWEEN ? AND ?"
        return dict(self.db.execute(sql, (f"{language}:", f"{language};")))

    def senses(self, language: str) -> Mapping[str, Sequence[Sense]]:
        """See Lexicon."""
        found: dict[str, list[Sense]] = defaultdict(list)
        sql = "SELECT key, code, spelt FROM entry WHERE key BETWEEN ? AND ? ORDER BY key, place"
        for key, code, words in self.db.execute(sql, (f"{language}:", f"{language};")):
            found[key].append(Sense(code, words.split()))
        return found


def spelt(sense: translations.Sense) -> list[str]:
    """The words of a sense, those that are one word."""
    return sorted(word for word in sense.written if word.isalpha())


@cache
def _is_empty(word: str) -> bool:
    return is_stop(Word(word, fold_word(word), 0, 0))


@cache
def _keys(word: str, language: str) -> tuple[str, ...]:
    return tuple([f"{language}:{form}" for form in thesaurus.forms(word, language)])


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
