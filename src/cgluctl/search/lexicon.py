"""Whose labels texts are read with: those of the thesaurus and of the translations, by their keys (`fr:droit ville`)."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable
from functools import cache, partial

from cgluctl.language import thesaurus, translations
from cgluctl.language.reading import Labels, Reader, Sense


class Lexicon:
    """What reads the texts of each language, and remembers their words; the labels of a language are made when it is met."""

    def __init__(self, labels: Callable[[str], Labels]) -> None:
        self._labels = labels
        self._readers: dict[str, Reader] = {}

    def reader(self, language: str) -> Reader:
        """That of a language."""
        if language not in self._readers:
            self._readers[language] = Reader(language, self._labels(language))
        return self._readers[language]


@cache
def whole() -> Lexicon:
    """That of the program, one for a process: what a whole index is built with."""
    return Lexicon(_labels)


def _labels(language: str) -> Labels:
    concepts, entries = concept_codes(), entry_codes()
    return Labels.of(
        {key: concepts[concept] for key, concept in thesaurus.index().items() if key.startswith(language)},
        {
            key: [Sense(entries[sense.entry.name], spelt(sense)) for sense in senses]
            for key, senses in translations.index().items()
            if key.startswith(language)
        },
    )


def kept(db: sqlite3.Connection) -> Lexicon:
    """That which an index keeps: sooner read from there than worked out."""
    return Lexicon(partial(_kept, db))


def _kept(db: sqlite3.Connection, language: str) -> Labels:
    keys = (f"{language}:", f"{language};")
    labels = "SELECT key, code FROM label JOIN concept ON concept.id = label.concept WHERE key BETWEEN ? AND ?"
    senses: dict[str, list[Sense]] = defaultdict(list)
    entries = "SELECT key, code, spelt FROM entry WHERE key BETWEEN ? AND ? ORDER BY key, place"
    for key, code, words in db.execute(entries, keys):
        senses[key].append(Sense(code, words.split()))
    return Labels.of(dict(db.execute(labels, keys)), senses)


def spelt(sense: translations.Sense) -> list[str]:
    """The words of a sense, those that are one word."""
    return sorted(word for word in sense.written if word.isalpha())


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
