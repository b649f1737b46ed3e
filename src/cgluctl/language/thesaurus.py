"""The thesaurus of local government: concepts with labels in three languages, and where a text mentions them."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product, zip_longest
from pathlib import Path
from typing import NamedTuple, TypedDict

from cgluctl.language import LANGUAGES
from cgluctl.language.fold import fold
from cgluctl.language.reading import Labels, Reader, concept_of, further, named
from cgluctl.language.stems import forms
from cgluctl.language.words import Word, is_stop, split

LONGEST = 6  # words of meaning in a label
SAME_START = 3  # letters that no stemmer changes
_NEAR = 80  # characters from the first word of a mention to its last


class Concept(TypedDict):
    """One concept, SKOS-shaped: one preferred label and any number of others per language."""

    id: str
    prefLabel: dict[str, str]
    altLabel: dict[str, list[str]]
    broader: list[str]
    related: list[str]
    notation: str | None


class Mention(NamedTuple):
    """Where a text names a concept: code points from `start` to `end`."""

    concept: str
    start: int
    end: int


@cache
def concepts() -> dict[str, Concept]:
    """Every concept by id, in the order of the file: its English name with hyphens, where the file gives no other."""
    content = json.loads((Path(__file__).parent / "thesaurus.json").read_text("utf-8"))
    rows = (dict(zip_longest(content["columns"], row, fillvalue="")) for row in content["concepts"])
    found = {concept["id"]: concept for concept in map(_concept, rows)}
    for id, concept in list(found.items()):
        for other in list(concept["related"]):
            if id not in found[other]["related"]:  # the file says once that two are related
                found[other]["related"].append(id)
    return found


def _concept(row: Mapping[str, str]) -> Concept:
    spoken = {language: row[language].split("|") for language in LANGUAGES}
    return {
        "id": row["id"] or re.sub(r"[^a-z0-9]+", "-", fold(spoken["en"][0])).strip("-"),
        "prefLabel": {language: labels[0] for language, labels in spoken.items()},
        "altLabel": {language: labels[1:] for language, labels in spoken.items()},
        "broader": row["broader"].split(),
        "related": row["related"].split(),
        "notation": row["notation"] or None,
    }


def labels(concept: Concept) -> Iterator[tuple[str, str]]:
    """Every label of a concept with its language; the notation counts in all three."""
    for language, preferred in concept["prefLabel"].items():
        yield language, preferred
        for other in concept["altLabel"].get(language, []):
            yield language, other
        if concept["notation"]:
            yield language, concept["notation"]


def keys(words: Iterable[Word], language: str, asked: bool = False) -> set[str]:
    """The keys under which a row of words meets a label, whatever its inflection: `fr:droit ville`.

    An acronym meets only itself in capitals (`ODD` is not `odd`), unless it is `asked` for: nobody types capitals.
    """
    rows = [forms(word.surface, language, asked) for word in words]
    return {f"{language}:{' '.join(row)}" for row in product(*rows)} if len(rows) <= LONGEST else set()


@lru_cache(maxsize=20_000)
def _read(surface: str, folded: str, language: str) -> tuple[str, ...]:
    return () if is_stop(Word(surface, folded, 0, 0)) else forms(surface, language)


@cache
def index() -> dict[str, str]:
    """From key to concept id, for every label of every concept."""
    spoken = dict.fromkeys(language for concept in concepts().values() for language in concept["prefLabel"])
    return {key: concept for language in spoken for key, concept in _index(language).items()}


@cache
def _index(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for concept in concepts().values():
        for spoken, label in labels(concept):
            if spoken == language:
                for key in keys(meaningful(label), language):
                    found.setdefault(key, concept["id"])
    return found


@cache
def _reader(language: str) -> Reader:
    return Reader(language, Labels.of(_index(language), {}))


def meaningful(text: str) -> list[Word]:
    """The words of a text that are no stop words; of a text of stop words alone, all."""
    words = split(text)
    return [word for word in words if not is_stop(word)] or words


def concepts_in(text: str, language: str) -> list[str]:
    """The concepts that a text names, each as often as `mentions` finds it, without their places: in a fifth of the time."""
    return named(_reader(language).read(text)[0], entries=False)


def mentions(words: Iterable[Word], language: str) -> list[Mention]:
    """The concepts that the words of a text name, the longest label first, none inside another."""
    return list(_mentions(words, language, _reader(language).labels))


def _mentions(words: Iterable[Word], language: str, labels: Labels) -> Iterator[Mention]:
    read = [(word, met) for word in words if (met := _read(word.surface, word.folded, language))]
    free = 0
    for place, (first, _) in enumerate(read):
        if place < free:
            continue
        row, found = [labels], None
        for length, (last, met) in enumerate(read[place : place + LONGEST], 1):
            row = further(row, met)
            if (concept := concept_of(row)) and (length == 1 or last.start - first.start < _NEAR):
                found, free = Mention(concept, first.start, last.end), place + length
            if not row:
                break
        if found:
            yield found


def naming(words: Sequence[Word], language: str, keys: Collection[str]) -> list[list[int]]:
    """Where the words of a text stand for labels of these keys: code points from first to last."""
    labels, starts, longest = _sought(tuple(keys), language)
    near: list[Word] = []  # what may belong to a label; to read every word of a text takes most of the time
    left = 0
    for word in words:
        if word.folded[:SAME_START] in starts:  # a stemmer changes none of the first letters
            left = longest
        if left:
            near.append(word)
            left -= not is_stop(word)
    return [[start, end] for _, start, end in _mentions(near, language, labels)]


@lru_cache
def _sought(keys: tuple[str, ...], language: str) -> tuple[Labels, set[str], int]:
    own = {key: key for key in keys if key.startswith(language)}
    starts = {fold(key[3:].partition(" ")[0])[:SAME_START] for key in own}
    return Labels.of(own, {}), starts, max([1 + key.count(" ") for key in own], default=0)


def narrower(concept: str) -> list[str]:
    """Every concept below one, at any depth, nearest first."""
    found: dict[str, None] = {}
    level = [concept]
    while level:
        level = sorted(
            {below for one in level for below in _below().get(one, ()) if below not in found}, key=_places().__getitem__
        )
        found.update(dict.fromkeys(level))
    return list(found)


@cache
def _below() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for concept in concepts().values():
        for broader in concept["broader"]:
            found.setdefault(broader, []).append(concept["id"])
    return found


@cache
def _places() -> dict[str, int]:
    return {id: place for place, id in enumerate(concepts())}
