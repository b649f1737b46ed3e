"""Words of running text as speech sees them: each with its place, elided articles apart."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from cgluctl.language import LANGUAGES, calendar
from cgluctl.language.fold import fold
from cgluctl.language.lexicon import BODIES, NO_NAMES, PARTICLES, ROLES, TITLES, given_names, is_saying
from cgluctl.language.patterns import lazy

# A word, or the initials of a given name; marks that combine belong to their letter, an English ’s to none.
_TOKEN = lazy(
    r"(?:[^\W\d_]\.[-‐]?)+(?=[\s\-‐]|[^\W\d_])|Ste?\.(?=\s[A-Z])|[^\W\d_]++(?:[\u0300-\u036f][^\W\d_]*+|(?:[-‐]|[’'](?!s(?!\w)))[^\W\d_]++)*"
)
_ELISION = lazy(r"(?:d|l|qu|n|s|j|c|m|t|lorsqu|puisqu)[’']", re.IGNORECASE)


POINT = r"\.(?!(?:com|org|net|info|es|fr|eu|be|ch|mx|ar|cl|uk)(?!\w))"  # one that is no part of an address: eldiario.es
WORD = lazy(r"[^\W\d_][\w’']*(?:-[\w’']+)*")
HYPHENED = lazy(r"[^\W\d_][\w'’-]*")


class Token(NamedTuple):
    """A word of a text with its place; `folded` is lower case without accents."""

    text: str
    folded: str
    start: int
    end: int


_token = tuple.__new__  # as in language/words.py


@lru_cache(maxsize=256)  # a paragraph is looked at for each of its verbs
def plain(text: str) -> str:
    """Lower case without accents, letter for letter; the French preposition à keeps its own, since a is a verb."""
    return calendar.plain(text, "àÀ")


@lru_cache(maxsize=256)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text; an elided article stands apart from its noun."""
    low = plain(text)
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match[0]
        elided = _ELISION.match(word) if "’" in word or "'" in word else None
        if elided and elided.end() < len(word) and (word[0].islower() or (word[1] in "’'" and low[start] in "ldq")):
            noun = start + elided.end()
            found.append(_token(Token, (elided[0], low[start:noun], start, noun)))
            start, word = noun, word[elided.end() :]
        found.append(_token(Token, (word, low[start:end], start, end)))
    return tuple(found)


def adjacent(text: str, before: Token, word: Token) -> bool:
    """Whether nothing but a space or a hyphen stands between two words, or a space behind a point."""
    between = text[before.end : word.start]
    return (len(between) <= 2 and between != "--" and not between.strip(" \u00a0\u202f-‐")) or (
        before.text.endswith(".") and not between.strip()
    )


_SPACED = lazy(r"[SH]\.\sE\.\s(?=[A-ZÀ-Þ])")  # S. E. Mme Awa Sow


def is_title(text: str, words: Sequence[Token], place: int) -> bool:
    """Whether a word is a title before a name: `M. Rio`, `Dra. Ozores`, `H.E. Ann Lee`."""
    word = words[place]
    bare = word.folded.rstrip(".")
    if _SPACED.match(text, word.start) or (place and _SPACED.match(text, words[place - 1].start)):
        return True
    if bare not in TITLES or place + 1 >= len(words):
        return False
    if bare == "dame" and place and words[place - 1].folded == "notre":
        return False
    if (
        bare in ("me", "d", "m", "s.e", "h.e", "mr", "mm", "pr", "dr", "ms", "sr", "lic", "ing", "hon", "arq", "c.p")
        and not word.text[0].isupper()
    ):
        return False
    following = words[place + 1]
    if bare in ("son", "his", "her"):
        return following.folded in ("excellence", "excellency")
    if bare in ("he", "se") and not word.text.isupper():
        return False
    between = text[word.end : following.start]
    if between.strip(" .\u00a0\u202f"):
        return False
    # M, D and Me alone are titles only with a point, or before a name that is no word of their own.
    if bare in ("d", "me", "s.e", "h.e") and "." not in text[word.start : following.start] and bare != "me":
        return False
    # La profesora de Chihuahua is from there.
    return following.text[0].isupper() or (following.folded in PARTICLES and bare not in ROLES)


def is_initial(text: str, words: Sequence[Token], place: int) -> bool:
    """Whether a letter stands between two words of a name: Ann F Lee."""
    before, word, after = words[place - 1 : place + 2]
    alone = len(word.text) == 1 and word.text.isupper() and before.folded in given_names()
    return alone and adjacent(text, before, word) and adjacent(text, word, after) and after.text[0].isupper()


def caps_follow(text: str, word: Token) -> bool:
    """Whether a word in capitals stands before a given name or another word in capitals: RIO Philippe, JEAN VALJEAN."""
    following = re.match(r"[ \u00a0]([^\W\d_]{2,})", text[word.end : word.end + 30])
    return bool(
        following
        and following.group(1)[0].isupper()
        and (following.group(1)[1:].islower() or len(following.group(1)) > 3)
    )


def acronym_first(name: str) -> bool:
    """Whether a name begins like `BBC Radio`: capitals before words that are no given name."""
    first, *rest = name.split()
    return (
        first.isupper()
        and "." not in first
        and len(first) < 6
        and not (len(first) == 2 and "J" in first)  # AJ, TJ, JD
        and bool(rest)
        and not rest[-1].isupper()
        and fold(rest[0]) not in given_names()
    )


def is_of_many(text: str, words: Sequence[Token], start: int) -> bool:
    """Whether an article that no name has stands before: the Scottish Conservatives, les Jeunes Verts."""
    before = words[start - 1] if start else None
    return bool(
        before and before.folded in ("the", "les", "los", "las") and adjacent(text, *words[start - 1 : start + 1])
    )


def is_of_body(text: str, words: Sequence[Token], start: int, last: int) -> bool:
    """Whether what bears a name of its own stands right before words: the charity Big Issue, San Andrés."""
    body = start and (
        words[start - 1].folded in BODIES or _is_saint(words, start, last) or _is_of_two(text, words, start)
    )
    return bool(body) and adjacent(text, *words[start - 1 : start + 1])


def _is_of_two(text: str, words: Sequence[Token], start: int) -> bool:
    # Fórum Europa Tribuna Abierta
    before = words[max(0, start - 2) : start]
    known = len(before) == 2 and all(word.text[0].isupper() and word.folded in NO_NAMES for word in before)
    return known and adjacent(text, *before) and words[start].folded not in given_names()


def _is_saint(words: Sequence[Token], start: int, last: int) -> bool:
    # none with an office in it, as San Remo Mayor Ann Lee has
    return words[start - 1].folded in _SAINTS and not any(word.folded in ROLES for word in words[start : last + 1])


_SAINTS = frozenset("san santa santo saint sainte sao st".split())
# What bears the name before it and is nobody.
THINGS = frozenset(
    "street road avenue lane square hall hotel restaurant park bridge school college university academy institute foundation hospital airport stadium museum theatre theater library station church centre center award prize medal lecture memorial".split()
)


def is_of_thing(words: Sequence[Token], place: int) -> bool:
    """Whether what a name before it belongs to stands at a place: St Yves Street."""
    return place < len(words) and words[place].text[0].isupper() and words[place].folded in THINGS


def of_somebody(words: Sequence[Token], start: int) -> bool:
    """Whether the first word is what somebody does: `Réaction d’Ann Lee`."""
    known = given_names()
    return (
        start + 2 < len(words)
        and words[start + 1].folded.rstrip("'’") in ("d", "de")
        and (words[start + 2].folded in known or words[start + 2].folded.rstrip(".") in TITLES)
        and words[start].folded not in known
    )


def bare_initials(text: str, words: Sequence[Token], start: int) -> int:
    """How many initials without points stand between a title and a name: two in `Mr R J TAU`."""
    letters = list(takewhile(lambda word: len(word.text) == 1 and word.text.isupper(), words[start : start + 4]))
    after = words[start + len(letters) : start + len(letters) + 1]
    row = [*words[start - 1 : start], *letters, *after]
    near = all(adjacent(text, *pair) for pair in pairwise(row))
    return len(letters) if near and after and after[0].text[0].isupper() else 0


# le ministre français, la directora técnica, the minister elect: what stands behind a noun, and is no verb.
_KIND = lazy(
    r"(?:ais|aise|ois|oise|ien|ienne|ain|aine|ique|ic|ist[ea]|al|ale|el|elle|if|ive|eux|euse|ant|ante|(?<!i)ent|ente|é|ée|ad[oa]|an[oa]|eñ[oa]|ñola?|és|esa|ense|in[oa]|ic[oa]|iv[oa]|os[oa]|ora?|an|ish|ese|ari[oa]|taire|elect)\Z"
)
_OFS = frozenset("de du des of for del et y and".split())


def has_act(role: str) -> bool:
    """Whether something is done at the end of words before a name: `ministre répond`, `minister thanks`."""
    first, *rest = role.split()
    last = rest[-1] if rest and not _OFS.intersection(rest) else first
    if last is first or not last.islower() or plain(last) in ROLES or "-" in last:
        return False
    return not _KIND.search(last) or any(is_saying(plain(last), language) for language in LANGUAGES)


# La Directrice Régionale, El Gerente Comercial: by its ending no name.
_ADJECTIVE = lazy(
    r"\w{2,}(?:i(?:on)?(?:ale?|el|elle)|[ir]ale?|uel|uelle|ti[fv]e?|[cmt]tiv[ao]|taire|tari[ao]|ntale?|ipale?|iente|trative?|omi(?:co|ca|que)|isti(?:co|ca|que))\Z"
)


def is_of_office(words: Sequence[Token], place: int) -> bool:
    """Whether a capitalised word belongs to the capitalised noun of an office before it, which has an article."""
    noun, word = words[place - 1 : place + 1]
    article = place > 1 and words[place - 2].folded in _ARTICLES and noun.text[0].isupper()
    return bool(article and _ADJECTIVE.match(word.folded) and word.folded not in given_names())


_ARTICLES = frozenset("le la el the".split())


def is_state(text: str, words: Sequence[Token], place: int) -> bool:
    """Whether a word is the city of an office that comes behind its state: `Vice President Reno (NV) Mayor`."""
    match = re.match(r"\s\([A-Z][A-Za-z.]{1,4}\)\s(?=[^\W\d_])", text[words[place].end : words[place].end + 10])
    behind = next(
        (word for word in words[place + 1 : place + 3] if match and word.start >= words[place].end + match.end()), None
    )
    return bool(behind and behind.folded in ROLES)


INITIALS = lazy(r"(?:[A-ZÀ-Þ]\.?\s?){2,4}")


@lru_cache(maxsize=20_000)
def initials_of(name: str) -> str:
    """The initials of a name, or of a label that has no more: CD for `Claudia Delso` and for `C.D.`"""
    if INITIALS.fullmatch(name.strip()):
        return re.sub(r"[.\s]", "", name)
    return "".join(token.text[0] for token in tokens(name) if token.text[0].isupper())


def every_initial(name: str) -> str:
    """Those of the parts of its words too: ECD for Emmanuel Château-Dutier."""
    return "".join(re.findall(r"(?<![^\W_])[A-ZÀ-Þ]", name))


def place_before(words: Sequence[Token], start: int) -> bool:
    """Whether an office and what it is of stand right before a word: `le maire de Paris Jean Valjean`."""
    if start < 2 or words[start - 1].folded.rstrip("'’") not in ("de", "of", "du", "d", "del"):
        return False
    return any(word.folded in ROLES for word in words[max(0, start - 4) : start - 1])
