"""A phonetic key for names: what a French, English or Spanish ear takes for the same."""

import re
from functools import cache

from cgluctl.language.fold import fold

_RULES = [
    (re.compile(pattern), sound)
    for pattern, sound in (
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
]


@cache
def sound(word: str) -> str:
    """How a name sounds, roughly: `Lampedouza` and `Lampedusa` share a key."""
    key = fold(word)
    for pattern, by in _RULES:
        key = pattern.sub(by, key)
    return key
