"""A name that the event holds otherwise: a full surname beside a short or other given name (Abby for Abigail, Yan for Jan)."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cgluctl.language.lexicon import PARTICLES, given_names
from cgluctl.language.stems import sound
from cgluctl.language.words import split
from cgluctl.search.query import QueryWord

if TYPE_CHECKING:
    from cgluctl.search.interface import Index

MOST = 6  # words of a query that may be a name
FEWEST = 2  # letters of a given name, or of what is left of a pet name
LONG_PET = 3  # letters; a name given in full begins with a longer one (gregory: greg)


class Bearer(NamedTuple):
    """A person of the index, and the folded words of one of their names."""

    name: str
    words: tuple[str, ...]

    @property
    def surname(self) -> str:
        """The last word."""
        return self.words[-1]


def completed(
    db: Index, words: Sequence[QueryWord], terms: Sequence[Collection[str]], strange: Collection[int]
) -> dict[int, tuple[str, str]]:
    """For the strange words of a query that names somebody by the surname: whose word each stands for, and their full name.

    `terms` are those of each word; `strange` are the places of words that were found in no way. Nothing when one of them
    can be no part of that person's name, or when it may be several persons.
    """
    if not 1 < len(words) <= MOST:
        return {}
    here = {term for held in terms for term in held}
    found = [bearer for bearer in _bearers(db, here) if all(held or p in strange for p, held in enumerate(terms))]
    fitting = {bearer.name: made for bearer in found if (made := _completed(bearer, words, terms, strange))}
    return next(iter(fitting.values())) if len(fitting) == 1 else {}


def _bearers(db: Index, terms: Collection[str]) -> Iterator[Bearer]:
    """The people whose surname is one of some terms."""
    named = db.among("word", terms)
    sql = f"SELECT data FROM speaker WHERE named AND n IN (SELECT speaker FROM name WHERE {named.sql}) ORDER BY n"
    for (data,) in db.execute(sql, named.values):
        speaker = json.loads(data)
        for name in (speaker["name"], speaker["usual"], *speaker["aliases"]):
            bearer = Bearer(speaker["name"], tuple(word.folded for word in split(name or "")))
            if len(bearer.words) > 1 and bearer.surname in terms:
                yield bearer


def _completed(
    bearer: Bearer, words: Sequence[QueryWord], terms: Sequence[Collection[str]], strange: Collection[int]
) -> dict[int, tuple[str, str]]:
    own = {place for place, held in enumerate(terms) if set(held) & set(bearer.words)}
    if own | set(strange) != set(range(len(words))):
        return {}
    made: dict[int, tuple[str, str]] = {}
    given = [word for word in bearer.words[:-1] if word not in PARTICLES]
    called = any(set(terms[place]) & set(given) for place in own)
    for place in strange:
        word = words[place]
        meant = next((other for other in given if alike(word.folded, other)), None)
        if meant is None and called and word.surface[:1].isupper() and word.folded not in given_names():
            meant = bearer.surname  # a second surname: Lamia Kamal-Chaoui
        if meant is None:
            return {}
        made[place] = meant, bearer.name
    return made


def alike(asked: str, given: str) -> bool:
    """Whether a given name may be called so: one slip away, sounding the same, or cut short (abby, thembi, greg)."""
    from rapidfuzz.distance import OSA

    if len(asked) < FEWEST:
        return False
    if sound(asked) == sound(given) or (len(asked) > FEWEST and OSA.distance(asked, given) <= 1):
        return True
    stem = asked.removesuffix("ie") if asked.endswith("ie") else asked[:-1] if asked[-1] in "aeiouy" else asked
    if len(stem) > FEWEST and stem[-1] == stem[-2]:
        stem = stem[:-1]
    cut = any(len(short) >= FEWEST and given.startswith(short) for short in (asked, stem))
    return cut or (len(given) > LONG_PET and asked.startswith(given))
