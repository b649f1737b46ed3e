"""The shape of words: how many, a sentence, a title, or what an I, a we or a you says; and the small words of clauses."""

import re

from cgluctl.ingest.speech.tokens import plain
from cgluctl.language.lexicon import FIRST_PERSON
from cgluctl.language.patterns import lazy

DETERMINERS = {
    "fr": frozenset("le la les l un une des ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes plusieurs quelques certains certaines chaque deux trois quatre cinq".split()),
    "en": frozenset("the a an these those his her its their our my your some any many several other another every each two three four five one most".split()),
    "es": frozenset("el la los las un una unos unas este esta estos estas ese esa esos esas su sus nuestro nuestra nuestros nuestras mi otro otra otros otras algunos algunas varios varias muchos muchas cada dos tres cuatro cinco".split()),
}  # fmt: skip
# Who is told by no name.
SOMEBODY = {
    "fr": frozenset("on ils elles certains beaucoup nul personne chacun quelqu".split()),
    "en": frozenset("they we you somebody someone everybody everyone nobody others some many people one it".split()),
    "es": frozenset("ellos ellas alguien nadie otros otras algunos algunas muchos".split()),
}  # fmt: skip
PREPOSITIONS = {
    "fr": frozenset("à au aux de d du dans en sur sous pour par avec sans selon devant derriere chez contre entre vers apres avant depuis pendant lors durant malgre face grace parmi comme cote".split()),
    "en": frozenset("at in on of to from with without for by under over after before during since about against between among through despite near behind into than like".split()),
    "es": frozenset("a al de del en con sin para por sobre ante tras bajo desde hasta durante entre hacia contra segun como mediante".split()),
}  # fmt: skip
EVERY_PREPOSITION = frozenset().union(*PREPOSITIONS.values())
# What stands between a subject and its verb, or before either.
ADVERBS = frozenset(
    "aussi egalement encore alors puis ensuite enfin toutefois ainsi deja bien also then later again further tambien luego ademas despues asimismo finalmente".split()
)

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
