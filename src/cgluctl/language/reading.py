"""Texts read word by word: what each word is in an index, and which labels begin with it; distinct words are few, and remembered."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from cgluctl.language.stems import forms, root, stems
from cgluctl.language.words import LONGEST, STOP_WORDS, Word, fold_word, is_acronym, is_stop, joined, split

_MARKS = '.,;:!?…()[]«»“”"'  # around a word, they say nothing of how it is read
_MANY = 1 << 20  # chunks that are remembered
Form = tuple[str, str]  # a key by which words are found (`fr:migr`, `fr~migr`), and a term
S = TypeVar("S")


class Sense(NamedTuple):
    """An entry by its code, with those of its words that stand under a key, with their accents."""

    code: str
    spelt: Collection[str]


class Labels:
    """A concept and entries, by code, that have a label of some words; and the longer labels, by the form of the next word."""

    __slots__ = ("concept", "longer", "senses")

    def __init__(self) -> None:
        self.concept: str | None = None
        self.senses: Sequence[Sense] = ()
        self.longer: dict[str, Labels] = {}

    @classmethod
    def of(cls, concepts: Mapping[str, str], senses: Mapping[str, Sequence[Sense]]) -> "Labels":
        """Those of a language, by their keys (`fr:droit ville`)."""
        root = cls()
        for key, code in concepts.items():
            root._at(key).concept = code
        for key, held in senses.items():
            root._at(key).senses = held
        return root

    def _at(self, key: str) -> "Labels":
        here = self
        for form in key.partition(":")[2].split(" "):
            if form not in here.longer:
                here.longer[form] = Labels()
            here = here.longer[form]
        return here


class Opening(NamedTuple):
    """What a word names alone: a concept and entries, by code; and the labels that begin with it and are longer."""

    concept: str | None
    entries: Sequence[str]
    longer: Sequence[Labels]


class Surface:
    """A word as written: its `term`, its `key` in the vocabulary (`term language surface`), its `forms` in labels, none if it is empty, and what it opens."""

    __slots__ = ("forms", "key", "opening", "term")

    def __init__(self, term: str, key: str, forms: Sequence[str], opening: Opening | None) -> None:
        self.term, self.key, self.forms, self.opening = term, key, forms, opening


class Reader(dict[str, tuple[Surface, ...]]):
    """What stands between two spaces in texts of a language, with its words; no word goes over a space."""

    def __init__(self, language: str, labels: Labels) -> None:
        super().__init__()
        self.language = language
        self.labels = labels
        self._surfaces: dict[str, Surface] = {}
        self._joined: dict[str, list[str]] = {}  # of chunks that have any

    def read(self, text: str) -> tuple[list[Surface], list[str]]:
        """The words of a text, and what a reader may write in one or apart, folded."""
        if len(self) > _MANY:
            for known in (self, self._surfaces, self._joined):
                known.clear()
        chunks = text.split()
        surfaces = list(chain.from_iterable(map(self.__getitem__, chunks)))
        if self._joined.keys().isdisjoint(chunks):
            return surfaces, []
        return surfaces, [one for chunk in chunks for one in self._joined.get(chunk, ())]

    def __missing__(self, chunk: str) -> tuple[Surface, ...]:
        bare = chunk.strip(_MARKS)
        if bare.isalpha():
            surfaces = [self._surface(bare)] if fold_word(bare) else []
        else:
            words = split(chunk)
            surfaces = [self._surface(_written(word)) for word in words]
            if more := joined(chunk, words):
                self._joined[chunk] = more
        self[chunk] = found = tuple(surfaces)
        return found

    def _surface(self, word: str) -> Surface:
        found = self._surfaces.get(word)
        if found is None:
            self._surfaces[word] = found = self._made(word)
        return found

    def _made(self, word: str) -> Surface:
        term, lower = fold_word(word), word[:LONGEST].lower()
        if lower != word and not is_acronym(word) and (small := self._surface(lower)).term == term:
            return small  # a capital changes nothing
        met = () if is_stop(Word(word, term, 0, 0)) else forms(word, self.language)
        opened = further([self.labels], met)
        opening = _opening(opened, lower) if opened else None
        return Surface(term, f"{fold_word(lower)} {self.language} {lower}", met, opening)


def _written(word: Word) -> str:
    surface = word.surface
    if fold_word(surface) == word.folded:
        return surface
    return re.split(r"[\W\d_]", surface, maxsplit=1)[0]  # an inclusive form is read as its stem: élu·e·s as élu


def _opening(opened: Sequence[Labels], word: str) -> Opening:
    held = spelt(_senses(opened), word, lambda sense: sense.spelt)
    return Opening(concept_of(opened), [sense.code for sense in held], [labels for labels in opened if labels.longer])


def concept_of(labels: Iterable[Labels]) -> str | None:
    """The concept of the first of these that has one."""
    return next((one.concept for one in labels if one.concept), None)


def _senses(labels: Iterable[Labels]) -> Sequence[Sense]:
    return next((one.senses for one in labels if one.senses), ())


def spelt(senses: Iterable[S], word: str, written: Callable[[S], Collection[str]]) -> Sequence[S]:
    """Of the senses that share a stem, those that have the very word, in the plural or not; all when none has.

    So that `marché` is a market and no walk.
    """
    listed = list(senses)
    same = {word, word.removesuffix("s"), word.removesuffix("x"), word + "s"}
    return [sense for sense in listed if not same.isdisjoint(written(sense))] or listed


def named(surfaces: Sequence[Surface], entries: bool) -> list[str]:
    """The codes of the concepts that words name, the longest label first and none inside another; of `entries` too, all of them."""
    found: list[str] = []
    free = 0
    for place, opening in [(place, one.opening) for place, one in enumerate(surfaces) if one.opening]:
        concept, end = opening.concept, place
        if entries:
            found += opening.entries
        for last, labels in _rows(opening.longer, surfaces, place) if opening.longer else ():
            if longest := concept_of(labels):
                concept, end = longest, last
            if entries:
                found += [sense.code for sense in _senses(labels)]
        if concept and place >= free:
            found.append(concept)
            free = end + 1
    return found


def _rows(labels: Sequence[Labels], surfaces: Sequence[Surface], place: int) -> Iterator[tuple[int, Sequence[Labels]]]:
    for last in range(place + 1, len(surfaces)):
        if met := surfaces[last].forms:
            labels = further(labels, met)
            if not labels:
                return
            yield last, labels


def further(labels: Iterable[Labels], forms: Iterable[str]) -> list[Labels]:
    """The labels that go on with a word of these forms."""
    return [one.longer[form] for one in labels for form in forms if form in one.longer]


def forms_of(surfaces: Iterable[str]) -> Iterator[Form]:
    """The keys by which words as written (`term language word`) are found, with their terms."""
    for term, language, surface in map(str.split, surfaces):
        if term in STOP_WORDS:
            continue
        for key in stems(surface, language):
            yield f"{language}:{key}", term
        family = root(surface, language)
        if family:
            yield f"{language}~{family}", term
