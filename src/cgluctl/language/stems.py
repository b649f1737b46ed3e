"""Keys by which words are found: the stems of their language, and for names how they sound."""

import re
from functools import cache

import Stemmer

from cgluctl.language.fold import fold
from cgluctl.language.words import is_acronym

_NAMES = {"fr": "french", "en": "english", "es": "spanish"}


@cache
def _stemmer(language: str) -> "Stemmer.Stemmer":
    return Stemmer.Stemmer(_NAMES[language], 0)  # no cache: `stems` is one


def stems(word: str, language: str) -> frozenset[str]:
    """The stem keys of one word in one language; words of up to 3 letters have only their plural taken off."""
    lower, folded = word.lower(), fold(word)
    if len(folded) <= 3 or folded.isdigit():
        return frozenset({folded})
    stem = _stemmer(language).stemWord
    return frozenset({stem(folded)} if folded == lower else {fold(stem(lower)), stem(folded)})


ACRONYM_MAX = 6  # letters


def forms(surface: str, language: str, asked: bool = False) -> tuple[str, ...]:
    """The stems under which a word meets a label. An acronym has itself, and so has what may be one when it is `asked` for: nobody types capitals."""
    if is_acronym(surface):
        return (surface.upper(),)
    short = asked and len(surface) <= ACRONYM_MAX
    return tuple(sorted({*stems(surface, language), *([surface.upper()] if short else [])}))


# Endings by which one root makes verbs, nouns and adjectives, longest first; folded. A root must keep 4 letters or more.
_ENDINGS = {
    "fr": """isations isation isateurs isateur isatrices isatrice isantes isants isante isant isees isee ises ise iser isent aires aire atoires atoire ateurs ateur atrices atrice ations ation
        itions ition utions ution ements ement ances ance ences ence antes ants ante ant entes ents ente ent iques ique ismes isme istes iste ites ite ives ive ifs if eurs eur euses euse ables able ibles ible
        ieres iere iers ier ees ee es e er ir ions ion oires oire ales ale aux al elles elle els el s""".split(),
    "en": """isations isation izations ization ising izing ised ized ises izes ise ize ations ation ators ator atory ating ated ates ate itions ition ances ance ences ence ants ant ents ent
        ments ment ingly ing edly ed ers er ors or ives ive ively ables able ibles ible ities ity ics ical ic isms ism ists ist ally al nesses ness ions ion ies y es e s""".split(),
    "es": """izaciones izacion izadores izador izadoras izadora izando izados izadas izado izada izar aciones acion adores ador adoras adora atorios atorias atorio atoria ando ados adas ado ada
        imientos imiento amientos amiento ancias ancia encias encia antes ante entes ente idades idad icos icas ico ica ismos ismo istas ista ivos ivas ivo iva ables able ibles ible ales al
        iones ion oras ora ores or arios arias ario aria ar er ir as os es a o e s""".split(),
}
_ENDINGS = {language: sorted(endings, key=len, reverse=True) for language, endings in _ENDINGS.items()}
_KNOWN = {language: frozenset(endings) for language, endings in _ENDINGS.items()}
_LONGEST = {language: len(endings[0]) for language, endings in _ENDINGS.items()}
ROOT_MIN = 4


def root(word: str, language: str) -> str | None:
    """The derivational root of a folded word (numérique, numérisation: `numer`), or None where little would be left."""
    folded = fold(word)
    if folded.isdigit():
        return None
    known = _KNOWN[language]
    for length in range(min(_LONGEST[language], len(folded) - ROOT_MIN), 0, -1):
        if folded[-length:] in known:
            return _hardened(folded[:-length])
    return _hardened(folded) if len(folded) >= ROOT_MIN else None


def _hardened(key: str) -> str:
    return key[:-2] + "c" if key.endswith("qu") else key


_RULES = (
    (r"ph", "f"),
    (r"sch|sh|ch|tch", "x"),
    (r"qu|ck|q|k|c(?=[aoulrtn]|$)", "k"),
    (r"c", "s"),
    (r"gu(?=[ei])", "g"),
    (r"ge(?=[aou])|j|g(?=[eiy])", "j"),
    (r"z", "s"),
    (r"w", "v"),
    (r"ou|oo", "u"),
    (r"eau|au", "o"),
    (r"y|ee|ie", "i"),
    (r"gn|ñ", "n"),
    (r"ll", "l"),
    (r"h", ""),
    (r"(.)\1+", r"\1"),
    (r"(?<=[^aeiou])e?s$|[xt]$", ""),
)


@cache
def sound(word: str) -> str:
    """How a name sounds, roughly: `Lampedouza` and `Lampedusa` share a key."""
    key = fold(word)
    for pattern, by in _RULES:
        key = re.sub(pattern, by, key)
    return key
