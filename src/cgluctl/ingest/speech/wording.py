"""The shape of words: how many, a sentence, a title, or what an I, a we or a you says."""

import re

from cgluctl.ingest.speech.tokens import plain
from cgluctl.language.lexicon import FIRST_PERSON
from cgluctl.language.patterns import lazy

_WORDS = lazy(r"[^\W_]+(?:[’'-][^\W_]+)*")


def length(words: str) -> int:
    """How many words there are."""
    return len(_WORDS.findall(words))


def is_sentence(words: str) -> bool:
    """Whether words have the shape of a sentence: a capital first, a mark of its end last."""
    return bool(words) and (words[0].isupper() or words[0] in "¿¡…[") and words.rstrip()[-1:] in ".!?…,"


def is_title(words: str) -> bool:
    """Whether words are set as English titles are, each of length with a capital: `An Hour with Absent Members.`"""
    every = _WORDS.findall(words)
    long = [word for word in every if len(word) > 3]
    several = len(long) > 1 or (len(every) > 1 and all(word[0].isupper() for word in every))
    return several and 0 < len(long) < 9 and all(word[0].isupper() for word in long) and words.rstrip()[-1:] not in "!?"


def is_first_person(words: str) -> bool:
    """Whether words speak as I or we; the I of `I Congreso` is a number, and US a country."""
    low = plain(words)
    found = FIRST_PERSON.finditer(low)
    return any(
        words[one.start() : one.end()] != "US"
        and (one.group() != "i" or not re.match(r"\s[A-ZÀ-Þ]", words[one.end() :]))
        for one in found
    )


_YOU = lazy(r"(?<!\w)(?:vous|you|your|usted(?:es)?)(?!\w)")


def is_spoken(words: str) -> bool:
    """Whether words speak as I or we, or to somebody."""
    return is_first_person(words) or bool(_YOU.search(plain(words)))
