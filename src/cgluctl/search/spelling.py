"""Words and names that are written otherwise: terms few slips away, and who is meant by a name misspelt or misheard."""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cgluctl.language.stems import sound
from cgluctl.language.words import STOP_WORDS, is_acronym, split
from cgluctl.search.query import QueryWord

if TYPE_CHECKING:
    from cgluctl.search.interface import Index

SAME_START = 6  # letters
_LOOKS = 65  # of a hundred: words that look alike, as one of three letters with another in it still does
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


SHORT = 3  # letters of a word that may hold no slip, unless it is to be a name and one alone is near


def edits_allowed(word: str) -> int:
    """How many slips a word of this length may hold: none up to 3 letters, one up to 7, two beyond."""
    return 0 if len(word) <= SHORT else 1 if len(word) <= 7 else 2


def nearest(db: "Index", word: QueryWord, names_only: bool = False) -> list[str]:
    """The terms nearest to a word the index does not know, best first; empty when nothing is near enough."""
    folded = word.folded
    short = names_only and len(folded) == SHORT
    allowed = edits_allowed(folded) or short
    if not allowed or folded.isdigit() or word.prefix or (is_acronym(word.surface) and len(folded) <= 5):
        return []
    close = _one_slip(db, folded, names_only) if folded.isascii() else []
    if short:
        return close if len(close) == 1 else []
    if not close and (allowed > 1 or not folded.isascii()):
        close = _by_letters(db, folded, allowed, names_only)
    return close or _by_sound(db, folded)


def _one_slip(db: "Index", folded: str, names_only: bool) -> list[str]:
    first, rest = folded[0], folded[1:]
    cuts = [(first + rest[:place], rest[place:]) for place in range(len(rest) + 1)]
    made = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    made |= {a + letter + b for a, b in cuts for letter in _LETTERS}
    made |= {a + letter + b[1:] for a, b in cuts if b for letter in _LETTERS}
    listed = db.among("term", sorted(made - {folded}))
    named = " AND sound IS NOT NULL" if names_only else ""
    units: dict[str, int] = dict(db.execute(f"SELECT term, units FROM term WHERE {listed.sql}{named}", listed.values))
    found = [term for term in units if term not in STOP_WORDS and not term.isdigit()]
    return sorted(found, key=lambda term: (-units[term], term))[:3]


def _by_letters(db: "Index", folded: str, allowed: int, names_only: bool) -> list[str]:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    near = db.spelt(folded, allowed)
    named = " AND sound IS NOT NULL" if names_only else ""
    sql = f"SELECT term, units FROM term WHERE {near.sql}{named} ORDER BY length, term"
    units = dict(db.execute(sql, near.values))
    matches = extract(folded, list(units), scorer=OSA.distance, score_cutoff=allowed, limit=20)
    matches = [match for match in matches if match[0] not in STOP_WORDS and not match[0].isdigit()]
    matches = [match for match in matches if match[1] < 2 or _alike(folded, match[0])]
    if not matches:
        return []
    best = min(distance for _, distance, _ in matches)
    return sorted((term for term, distance, _ in matches if distance == best), key=lambda term: (-units[term], term))[
        :3
    ]


def _alike(folded: str, term: str) -> bool:
    from rapidfuzz.distance import OSA

    return folded[:SAME_START] == term[:SAME_START] or OSA.distance(sound(folded), sound(term)) <= 1


def _by_sound(db: "Index", folded: str) -> list[str]:
    key = sound(folded)
    if len(key) < 3:
        return []
    return [term for (term,) in db.execute("SELECT term FROM term WHERE sound = ? ORDER BY term LIMIT 3", (key,))]


def suggestions(db: "Index", folded: str, names_only: bool = False) -> list[str]:
    """Words of the vocabulary (or names alone) that look most like one that was not found, for a person to choose from."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    if len(folded) < (SHORT if names_only else SHORT + 1):
        return []
    rows = db.execute(
        "SELECT term FROM term WHERE initial = ? AND length BETWEEN ? AND ?"
        + (" AND sound IS NOT NULL" if names_only else "")
        + " ORDER BY length, term",
        (folded[0], len(folded) - 3, len(folded) + 3),
    )
    return [
        match[0] for match in extract(folded, [term for (term,) in rows], scorer=ratio, score_cutoff=_LOOKS, limit=3)
    ]


MOST = 6  # words of a query that may be a name
FEWEST = 2  # letters of a given name, or of what is left of a pet name
LONG_PET = 3  # letters of a name given in full (gregory: greg)


class Bearer(NamedTuple):
    """A person of the index, and the folded words of one of their names."""

    name: str
    words: tuple[str, ...]

    @property
    def surname(self) -> str:
        """The last word."""
        return self.words[-1]


def completed(
    db: "Index", words: Sequence[QueryWord], terms: Sequence[Collection[str]], strange: Collection[int]
) -> dict[int, tuple[str, str]]:
    """For the strange words of a query that names somebody by the surname: whose word each stands for, and their full name.

    `terms` are those of each word; `strange` are the places of words that were found in no way. Nothing when one
    can be no part of that name, or several persons have it.
    """
    if not 1 < len(words) <= MOST:
        return {}
    here = {term for held in terms for term in held}
    found = [bearer for bearer in _bearers(db, here) if all(held or p in strange for p, held in enumerate(terms))]
    fitting = {bearer.name: made for bearer in found if (made := _completed(bearer, words, terms, strange))}
    return next(iter(fitting.values())) if len(fitting) == 1 else {}


def _bearers(db: "Index", terms: Collection[str]) -> Iterator[Bearer]:

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
    from cgluctl.language.lexicon import PARTICLES, given_names

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
