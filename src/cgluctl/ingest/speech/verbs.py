"""Verbs of saying in a text, with the pronouns that hang on them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from cgluctl.ingest.speech.names import plain
from cgluctl.language.lexicon import ACTS, PRONOUNS, is_saying

_WORD = re.compile(r"[^\W\d_][\w’']*(?:-[\w’']+)*")


class Verb(NamedTuple):
    """A verb of saying from `start` to `end`; `pronoun` where one hangs on it, as in `dit-il`.

    An `act` tells that somebody spoke, and not what was said: `a ouvert la session`.
    """

    start: int
    end: int
    pronoun: str | None
    word: str
    act: bool = False


def verbs(text: str, language: str, spared: Iterable[tuple[int, int]] = ()) -> list[Verb]:
    """The verbs of saying in a text outside the stretches spared (quotations, names, roles)."""
    low = plain(text)
    aside = bytearray(len(low))
    for first, last in spared:
        aside[first:last] = b"\1" * (last - first)
    found = []
    for match in _WORD.finditer(low):
        if any(aside[match.start() : match.end()]):
            continue
        word = re.sub(r"\A(?:s|m|t|n|l|d|qu)[’']", "", match.group())
        parts = word.split("-")
        pronoun = PRONOUNS.get(parts[-1]) if len(parts) > 1 else None
        parts = parts if pronoun or parts[1:2] == ["t"] or parts[-1] in ("on", "ils", "elles", "je") else [word]
        if ACTS.match(match.group()) and not is_saying(match.group(), language):
            found.append(Verb(match.start(), match.end(), None, match.group(), act=True))
        elif is_saying(parts[0], language, _printed(text, low, match)) or match.group() in _PHRASES:
            found.append(Verb(match.start(), match.end(), pronoun, parts[0]))
        elif idiom := _IDIOM.match(low, match.start()):
            found.append(Verb(match.start(), idiom.end(), None, parts[0]))
        elif (pronoun and len(parts[0]) > 4) or _leads_to_words(text, low, match, language):
            found.append(Verb(match.start(), match.end(), pronoun, parts[0]))
        elif (inverted := _INVERTED.match(low, match.start())) and is_saying(inverted["verb"], language):
            found.append(Verb(match.start(), inverted.end(), PRONOUNS[inverted["who"]], inverted["verb"]))
    return found


def _printed(text: str, low: str, word: re.Match[str]) -> str:
    """A word as printed; what stands behind `ha` is a verb like what is printed with ó."""
    return "ó" if _PERFECT.search(low, max(0, word.start() - 8), word.start()) else text[word.start() : word.end()]


_PERFECT = re.compile(r"(?<!\w)(?:he|ha|han|habia|habian|hemos)\s\Z")
_IDIOM = re.compile(
    r"(?:dio|dieron|da|dan) a conocer|dejo (?:en )?claro|tienen? claro|made (?:it )?clear|went on(?: to say)?"
)
# Whatever stands between its subject and `that “…”` is a verb of saying.
_THAT = re.compile(r"\s(?:que|qu[’']|that)\s?[«“\"]")
_FINITE = {
    "fr": re.compile(r"(?<!\w)(?:a|ont|avait|avaient)\s(?:\w+ment\s)?[^\W\d_]+(?:e|i|u|it|is)\Z"),
    "en": re.compile(r"(?!indeed)[^\W\d_]{3,}ed\Z"),
    "es": re.compile(r"[^\W\d_]{2,}(?:o|aron|ieron)\Z"),
}


def _leads_to_words(text: str, low: str, word: re.Match[str], language: str) -> bool:
    """Whether a finite verb stands right before `that` and a quotation: `denotó que “…”`."""
    if not _THAT.match(low, word.end()):
        return False
    if language == "es" and text[word.end() - 1] == "o":
        return False
    return bool(_FINITE[language].search(low, max(0, word.start() - 30), word.end()))


_INVERTED = re.compile(
    r"(?<!\w)(?:a|avait)(?:[- ]?t)?[- ](?P<who>il|elle)\s(?:(?:\w+ment|aussi|encore|ensuite|enfin|alors|d[’']abord|notamment|par ailleurs|en outre|tout de meme)\s)*(?P<verb>[^\W\d_]+)"
)
_PHRASES = frozenset(["parole", "floor", "palabra", "relieve"])
