"""The thesaurus of local government: concepts with labels in three languages, and where a text mentions them."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product, zip_longest
from pathlib import Path
from typing import NamedTuple, TypedDict, TypeVar

from cgluctl.language import LANGUAGES
from cgluctl.language.fold import fold
from cgluctl.language.stems import stems
from cgluctl.language.words import Word, is_acronym, is_stop, split

LONGEST = 6  # words of meaning in a label
SAME_START = 3  # letters that no stemmer changes
ACRONYM_MAX = 6  # letters
T = TypeVar("T")


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
    """Every concept by id, in the order of the file."""
    content = json.loads((Path(__file__).parent / "thesaurus.json").read_text("utf-8"))
    rows = (dict(zip_longest(content["columns"], row, fillvalue="")) for row in content["concepts"])
    found = {row["id"]: _concept(row) for row in rows}
    for id, concept in list(found.items()):
        for other in list(concept["related"]):
            if id not in found[other]["related"]:  # the file says once that two are related
                found[other]["related"].append(id)
    return found


def _concept(row: Mapping[str, str]) -> Concept:
    spoken = {language: row[language].split("|") for language in LANGUAGES}
    return {
        "id": row["id"],
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


@lru_cache(maxsize=20_000)
def forms(surface: str, language: str, asked: bool = False) -> tuple[str, ...]:
    """The stems under which a word meets a label; an acronym has itself."""
    if is_acronym(surface):
        return (surface.upper(),)
    short = asked and len(surface) <= ACRONYM_MAX
    return tuple(sorted({*stems(surface, language), *([surface.upper()] if short else [])}))


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


class Reach(dict[tuple[str, ...], int]):
    """How many words the longest label has that begins with a word, by the forms of the word: 5 for `("droit",)`."""

    def __init__(self, keys: Iterable[str], language: str) -> None:
        super().__init__()
        self.language = language
        self.lengths: dict[str, int] = {}
        for key in keys:
            first, _, rest = key.partition(" ")
            self.lengths[first] = max(self.lengths.get(first, 0), 1 + len(rest.split()))

    def __missing__(self, forms: tuple[str, ...]) -> int:
        self[forms] = found = max([self.lengths.get(f"{self.language}:{form}", 0) for form in forms])
        return found


@cache
def _reach(language: str) -> Reach:
    return Reach(_index(language), language)


def meaningful(text: str) -> list[Word]:
    """The words of a text that are no stop words; of a text of stop words alone, all."""
    words = split(text)
    return [word for word in words if not is_stop(word)] or words


def mentions(words: Iterable[Word], language: str) -> list[Mention]:
    """The concepts that the words of a text name, longest label first, none inside another."""
    return [Mention(concept, start, end) for concept, start, end in named(words, _index(language), _reach(language))]


def concepts_in(text: str, language: str) -> Iterator[str]:
    """The concepts that a text names, each as often as `mentions` finds it, without their places: in a fifth of the time."""
    readings, starts, known = _readings(language), _starts(language), _index(language)
    read = [reading for chunk in text.split() for reading in readings[chunk]]
    free = 0
    for place in [place for place, (_, opens) in enumerate(read) if opens]:
        if place < free:
            continue
        row = [f"{language}:{form}" for form in read[place][0]]
        last = place
        while row:
            concept = next((known[key] for key in row if key in known), None)
            last += 1
            if concept:
                found, free = concept, last
            forms = read[last][0] if last < len(read) else ()
            row = [longer for key in row for form in forms if (longer := f"{key} {form}") in starts]
        if free > place:
            yield found


@cache
def _starts(language: str) -> set[str]:
    words = [key.split(" ") for key in _index(language)]
    return {" ".join(row[:length]) for row in words for length in range(1, len(row) + 1)}


class _Readings(dict[str, list[tuple[tuple[str, ...], bool]]]):
    """The words of meaning in what stands between two spaces: the forms of each, and whether a label begins with it."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, chunk: str) -> list[tuple[tuple[str, ...], bool]]:
        forms = [_read(word.surface, word.folded, self.language) for word in split(chunk)]
        starts = _starts(self.language)
        self[chunk] = found = [(one, any(f"{self.language}:{form}" in starts for form in one)) for one in forms if one]
        return found


@cache
def _readings(language: str) -> _Readings:
    return _Readings(language)


def named(
    words: Iterable[Word], known: Mapping[str, T], reach: Reach, nested: bool = False
) -> Iterator[tuple[T, int, int]]:
    """What the rows of words stand for whose keys are known, and where they are; the longest row first.

    None inside another, unless they may be `nested`.
    """
    language = reach.language
    read = [(word, form) for word in words if (form := _read(word.surface, word.folded, language))]
    free = 0
    for place in [place for place, (_, form) in enumerate(read) if reach[form]]:  # most words begin no label at all
        if place < free:
            continue
        for length in range(min(reach[read[place][1]], LONGEST, len(read) - place), 0, -1):
            row = read[place : place + length]
            written = (f"{language}:{' '.join(one)}" for one in product(*[form for _, form in row]))
            found = next((known[key] for key in written if key in known), None)
            first, last = row[0][0], row[-1][0]
            if found is not None and (length == 1 or last.start - first.start < 80):
                yield found, first.start, last.end
                if not nested:
                    free = place + length
                    break


def naming(words: Sequence[Word], language: str, keys: Collection[str]) -> list[list[int]]:
    """Where the words of a text stand for labels of these keys: code points from first to last."""
    own, starts, reach = _sought(tuple(keys), language)
    near: list[Word] = []  # what may belong to a label; to read every word of a text takes most of the time
    left = 0
    for word in words:
        if word.folded[:SAME_START] in starts:  # a stemmer changes none of the first letters
            left = max(reach.lengths.values())
        if left:
            near.append(word)
            left -= not is_stop(word)
    return [[start, end] for _, start, end in named(near, own, reach)]


@lru_cache
def _sought(keys: tuple[str, ...], language: str) -> tuple[dict[str, bool], set[str], Reach]:
    own = {key: True for key in keys if key.startswith(language)}
    return own, {fold(key[3:].partition(" ")[0])[:SAME_START] for key in own}, Reach(own, language)


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
