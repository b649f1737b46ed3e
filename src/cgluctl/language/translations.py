"""Words and places that say the same in French, English and Spanish, and where a text holds them.

The thesaurus knows what a report is about; this knows what a word is called elsewhere, so that a report in one language
is found in the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cgluctl.language import LANGUAGES
from cgluctl.language.thesaurus import Mention, keys, longest, meaningful, named
from cgluctl.language.words import Word

FILES = ("translations.txt", "gazetteer.txt")
_LIGHT = "~"


class Entry(NamedTuple):
    """One sense: the words for it by language; `light` when it says little by itself."""

    labels: dict[str, tuple[str, ...]]
    light: bool

    @property
    def name(self) -> str:
        """The entry as people read it: `feuille de route = road map = hoja de ruta`."""
        return " = ".join(dict.fromkeys(words[0] for words in self.labels.values() if words))


def read(line: str) -> Entry:
    """The entry of one line of the files."""
    slots = line.removeprefix(_LIGHT).split("|")
    labels = [tuple(word for part in slot.split(",") if (word := part.strip())) for slot in slots]
    return Entry(dict(zip(LANGUAGES, labels, strict=True)), line.startswith(_LIGHT))


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
def index() -> dict[str, tuple[Entry, ...]]:
    """From key to the entries that hold such a word, the first written first."""
    found: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in entries():
        for language, labels in entry.labels.items():
            for label in labels:
                for key in keys(meaningful(label), language):
                    found[key].setdefault(entry.name, entry)
    return {key: tuple(held.values()) for key, held in found.items()}


@cache
def _longest() -> dict[str, int]:
    return longest(index())


def mentions(words: Iterable[Word], language: str) -> Iterator[Mention]:
    """The entries that the words of a text hold, also inside one another; of a word with several senses, all."""
    for held, start, end in named(words, language, index(), _longest(), nested=True):
        for entry in held:
            yield Mention(entry.name, start, end)
