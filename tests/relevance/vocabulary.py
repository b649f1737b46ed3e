"""Automatic queries from the words of the bundled event and of dictionaries, the same at every run."""

from __future__ import annotations

import random
from collections import defaultdict
from functools import cache
from pathlib import Path

from cgluctl.language import LANGUAGES
from cgluctl.language.fold import fold
from cgluctl.language.stems import stems
from cgluctl.language.words import STOP_WORDS, split

from .engines import event
from .measure import Query

SEED = 2021
DICTIONARIES = {
    "fr": Path("/usr/share/dict/french"),
    "en": Path("/usr/share/dict/american-english"),
    "es": Path("/usr/share/dict/spanish"),
}
PACKAGES = {"fr": "wfrench", "en": "wamerican", "es": "wspanish"}
# Endings and what an inflection puts in their place; the first that fits, longest first.
_INFLECTIONS = {
    "fr": """aux>al tion>tions sion>sions ité>ités ées>é ée>ées és>ée é>ée ales>al ale>aux al>ales ive>ifs if>ive euses>eux euse>eux eux>euse trice>teurs teur>trices ment>ments
        elle>el el>elles ante>ants ant>antes ents>ent er>ant ir>issant ique>iques es>e s> e>es a> eau>eaux""".split(),
    "en": """ies>y ity>ities tion>tions sion>sions ment>ments ness>nesses ting>ted ing>ed ized>izing ised>ising ed>ing ses>se es>e s> sh>shes ch>ches y>ies e>ed al>als""".split(),
    "es": """ciones>ción ción>ciones sión>siones dades>dad dad>dades adas>ado ado>adas ada>ados ido>idas ar>ando er>iendo ir>iendo ales>al al>ales or>oras
        os>a as>o o>as a>os es>e e>es s> n>nes r>res l>les""".split(),
}


@cache
def words(language: str) -> dict[str, frozenset[str]]:
    """The content words of 4 letters and more in one language of the event, in lower case, and the sessions that hold each."""
    found: dict[str, set[str]] = defaultdict(set)
    for session, text in _texts(language):
        for word in split(text):
            if len(word.folded) >= 4 and word.folded.isalpha() and word.surface.isalpha():
                found[word.surface.lower()].add(session)
    return {word: frozenset(found[word]) for word in sorted(found) if fold(word) not in STOP_WORDS}


def _texts(language: str) -> list[tuple[str, str]]:
    rows = [(s["id"], s[field].get(language)) for s in event()["sessions"] for field in ("title", "kind", "summary")]
    rows += [(p["session"], p["text"].get(language)) for p in event()["passages"]]
    for speaker in event()["speakers"]:
        rows += [(role["session"], role["title"].get(language)) for role in speaker["roles"]]
        rows += [(role["session"], name) for role in speaker["roles"] for name in _names(speaker)]
    return [(session, text) for session, text in rows if text]


def _names(speaker: dict) -> list[str]:
    return [speaker["name"]] if speaker["named"] else []


@cache
def known() -> dict[str, frozenset[str]]:
    """Every folded word of the event in any language, and the sessions that hold it."""
    found: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for session, text in _texts(language):
            for word in split(text):
                found[word.folded].add(session)
    return {word: frozenset(sessions) for word, sessions in found.items()}


@cache
def _by_stem(language: str) -> dict[str, frozenset[str]]:
    """The stems of the words of the event, and the sessions that hold any form of each."""
    found: dict[str, set[str]] = defaultdict(set)
    for word, sessions in words(language).items():
        for stem in stems(word, language):
            found[stem] |= sessions
    return {stem: frozenset(sessions) for stem, sessions in found.items()}


def holding(word: str, language: str) -> frozenset[str]:
    """The sessions that hold a word in any form of its stem: whoever types `documnets` is served by `document` too."""
    held = [_by_stem(language).get(stem, frozenset()) for stem in stems(word, language)]
    return frozenset().union(*held)


def _chance(name: str) -> random.Random:
    return random.Random(f"{SEED} {name}")


def _sample(name: str, queries: list[Query], count: int) -> list[Query]:
    return queries if len(queries) <= count else _chance(name).sample(queries, count)


def typos(language: str, count: int) -> list[Query]:
    """Words with one slip: a letter dropped, added, changed or swapped (never the first); never one that is a word of the event itself."""
    chance = _chance(f"typo {language}")
    made = [(_slip(fold(word), chance), word) for word in words(language)]
    queries = [Query(slip, f"typo-{language}", holding(word, language)) for slip, word in made if slip not in known()]
    return _sample("typos" + language, queries, count)


def _slip(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word))
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return chance.choice(
        [
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place:],
            word[:place] + letter + word[place + 1 :],
            word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
            if place > 1
            else word[:place] + word[place - 1 :],
        ]
    )


def inflections(language: str, count: int) -> list[Query]:
    """Words in another number, gender or tense; never in a form that stands in the event."""
    queries = []
    for word in words(language):
        form = _inflected(word, language)
        if fold(form) not in known():
            queries.append(Query(form, f"form-{language}", holding(word, language)))
    return _sample("forms" + language, queries, count)


def _inflected(word: str, language: str) -> str:
    rules = [rule.partition(">") for rule in _INFLECTIONS[language]]
    for ending, _, other in sorted(rules, key=lambda rule: -len(rule[0])):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: len(word) - len(ending)] + other
    return word + "s"


def siblings(language: str, count: int) -> list[Query] | None:
    """Words of a dictionary that share their stem with a word of the event and do not stand in it; None without a dictionary."""
    listed = dictionary(language)
    if listed is None:
        return None
    held = ((word, holding(word, language)) for word in listed if fold(word) not in known())
    queries = [Query(word, f"sibling-{language}", sessions) for word, sessions in held if sessions]
    return _sample("siblings" + language, queries, count)


def bare(language: str, count: int) -> list[Query]:
    """Words that have an accent, without it."""
    accented = [word for word in words(language) if fold(word) != word]
    queries = [Query(fold(word), f"bare-{language}", holding(word, language)) for word in accented]
    return _sample("bare" + language, queries, count)


def off_topic(language: str, count: int) -> list[Query] | None:
    """Words of a dictionary of which the event has no form in any language; None without a dictionary."""
    listed = dictionary(language)
    if listed is None:
        return None
    taken = {stem for word in known() for lang in LANGUAGES for stem in stems(word, lang)}
    taken |= {stem for lang in LANGUAGES for word in words(lang) for stem in stems(word, lang)}
    queries = [
        Query(word, f"off-topic-{language}", frozenset())
        for word in listed
        if not any(stem in taken for lang in LANGUAGES for stem in {fold(word), *stems(word, lang)})
    ]
    return _sample("off" + language, queries, count)


@cache
def dictionary(language: str) -> list[str] | None:
    """The words of 4 letters and more in a word list of the system, without names; None when none is installed."""
    path = DICTIONARIES[language]
    if not path.is_file():
        return None
    listed = path.read_text("utf-8", errors="replace").split()
    return sorted(
        {
            word
            for word in listed
            if len(word) >= 4 and word.isalpha() and word.islower() and fold(word) not in STOP_WORDS
        }
    )
