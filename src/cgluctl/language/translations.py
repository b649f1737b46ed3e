"""Words and places that say the same in French, English and Spanish, so that a report in one is found in the others."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cgluctl.language import LANGUAGES
from cgluctl.language.fold import fold
from cgluctl.language.thesaurus import keys, meaningful
from cgluctl.language.words import Word

FILES = ("translations.txt", "gazetteer.txt")
_LIGHT = "~"


class Entry(NamedTuple):
    """One sense: its name as people read it, the words for it by language; `light` when it says little by itself."""

    name: str
    labels: dict[str, tuple[str, ...]]
    light: bool


class Sense(NamedTuple):
    """An entry under a key, with those of its words that stand there, as written and in lower case."""

    entry: Entry
    written: frozenset[str]


def read(line: str) -> Entry:
    """The entry of one line of the files, named `feuille de route = road map = hoja de ruta`."""
    slots = line.removeprefix(_LIGHT).split("|")
    labels = [tuple(word for part in slot.split(",") if (word := part.strip())) for slot in slots]
    name = " = ".join(dict.fromkeys(words[0] for words in labels if words))
    return Entry(name, dict(zip(LANGUAGES, labels, strict=True)), line.startswith(_LIGHT))


@cache
def entries() -> tuple[Entry, ...]:
    """Every entry of the files."""
    return tuple(
        read(line)
        for file in FILES
        for line in (Path(__file__).parent / file).read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )


@cache
def countries() -> frozenset[str]:
    """The folded names of countries in every language: of the places that have a word for who comes from there."""
    return frozenset(words[0] for words in _of_countries())


@cache
def is_demonym(word: str) -> bool:
    """Whether a folded word tells where somebody comes from, in any form: sénégalaise, French."""
    known = _demonyms()
    return any(word.removesuffix(end) in known for end in _ENDS) or re.sub(r"as?\Z", "o", word) in known


_ENDS = ("", "e", "ne", "a", "s", "es", "nes", "os", "as")  # of a masculine demonym in other forms
_EVERYDAY = ("francais", "senegalais")  # words that translate nothing in the gazetteer


@cache
def _demonyms() -> frozenset[str]:
    return frozenset([*_EVERYDAY, *(word for words in _of_countries() for word in words[1:])])


def _of_countries() -> Iterator[list[str]]:
    for line in (Path(__file__).parent / FILES[1]).read_text("utf-8").splitlines():
        if "," in line and not line.startswith("#"):
            yield from ([fold(word) for word in words] for words in read(line).labels.values() if words)


@cache
def index() -> dict[str, tuple[Sense, ...]]:
    """From key to the senses that have such a word, the first written first."""
    found: dict[str, dict[str, tuple[Entry, set[str]]]] = defaultdict(dict)
    for entry in entries():
        for language, labels in entry.labels.items():
            for label in labels:
                row = [Word(label, label, 0, 0)] if label.isalpha() else meaningful(label)
                for key in keys(row, language):
                    found[key].setdefault(entry.name, (entry, set()))[1].add(label.lower())
    return {
        key: tuple(Sense(entry, frozenset(written)) for entry, written in held.values()) for key, held in found.items()
    }
