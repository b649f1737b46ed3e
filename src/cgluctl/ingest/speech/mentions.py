"""Mentions: where a text names somebody, with the role beside the name."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from cgluctl.ingest.speech.bearers import AT, VESSEL, bears, is_held, things
from cgluctl.ingest.speech.names import Name, names
from cgluctl.ingest.speech.roles import role_after, role_before, roles_in
from cgluctl.ingest.speech.tokens import HYPHENED, acronym_first, plain, tokens
from cgluctl.ingest.speech.wording import ADVERBS
from cgluctl.language.fold import fold
from cgluctl.language.lexicon import NO_NAMES, OBJECT_VERBS, OPENERS, ROLES, begins_with_given, given_names, is_saying
from cgluctl.language.patterns import lazy
from cgluctl.language.words import STOP_WORDS


class Mention(NamedTuple):
    """Where a text names somebody, with the role printed beside the name (as [start, end)), if one is.

    `start` and `end` are the name's own, title included; an `office` has no name: `le maire de Genève`. A title, a role or a verb of
    saying makes `sure` that it is a person, a given name `likely`. `nested` is a name inside the role of another.
    """

    start: int
    end: int
    name: str
    titled: bool = False
    gender: str | None = None
    role: tuple[int, int] | None = None
    office: bool = False
    sure: bool = False
    likely: bool = False
    nested: bool = False

    @property
    def whole(self) -> tuple[int, int]:
        """The name with the role beside it."""
        if self.role is None:
            return self.start, self.end
        return min(self.start, self.role[0]), max(self.end, self.role[1])


_SIGNS = lazy(r"[»”\"][.,]?\s?(?:\(|[–—~]\s?|-\s)\Z")  # « … » (Ann Lee): a quotation is signed


# Moderator: Ann Lee, Ponentes: Ann Lee
CHAIRS = lazy(
    r"(?<![\w-])(?P<noun>modera\w*|animat\w+|facilit\w+|rapporteure?|relator\w*|chair|presid\w+|panel+ist\w*|speakers?|ponentes?|intervenant\w*)\s?:\s*\Z"
)
_LONGEST = 30  # characters of a given name


@lru_cache(maxsize=20_000)
def mentions(text: str, language: str) -> tuple[Mention, ...]:
    """Every name in a text, in order, with the role beside it; `sure` when a title, a role or a verb of saying tells that it is a person."""
    low = plain(text)
    found: list[Mention] = []
    taken = 0
    printed = [*names(text), *_first_names(text, low)]
    alone = [
        one
        for one in _speaking_alone(text, low, language)
        if not any(name.start < one.end and one.start < name.end for name in printed)
    ]
    for name in sorted([*printed, *alone]):
        before = role_before(text, low, name.start, taken)
        after = role_after(text, low, name.end) if not before or " " not in low[slice(*before)] else None
        if before and after and not _says_less(low, before, after):
            after = None
        led = after and (
            _ADJUNCT.search(low, max(0, name.start - 30), name.start)
            or (_BY.search(low, 0, name.start) and _THE.match(low, name.end))
        )
        if after and led and text[after[1] : after[1] + 1] == " ":
            after = None  # after Ann Lee, the mayor spoke; in a letter read by Ann Lee, the minister writes
        role = after or before
        held = low[max(0, before[0] - 3) : before[0]] if before and language == "es" else ""
        gender = name.gender or {"el ": "m", "la ": "f"}.get(held)
        if VESSEL.search(low, max(0, name.start - 24), name.start) or (
            not name.titled
            and (
                (role and AT.search(low, max(0, name.start - 16), name.start))
                or bears(text, low, name.start, bool(role))
            )
        ):
            continue
        nested = name.start < taken
        if not (role or name.titled) and (name.name in things(text) or is_held(low, name)):
            continue
        if role or name.titled:
            taken = max(taken, name.end, role[1] if role else 0)
        # Ann Lee, director of Delta Trust, said: it is she who did.
        speaks = not nested and (
            _SIGNS.search(text, max(0, name.start - 6), name.start)
            or (
                LABELS.match(text, name.end) and not re.search(r"[\w,]\s*\Z", text[max(0, name.start - 3) : name.start])
            )
            or _speaks(low, name, language)
            or text.startswith(f" ({''.join(word[0] for word in name.name.split())})", name.end)  # Ann Lee (AL)
        )
        labelled = CHAIRS.search(low, max(0, name.start - 24), name.start)
        sure = name.titled or name in alone or bool(role or labelled) or bool(speaks and not acronym_first(name.name))
        likely = sure or begins_with_given(name.name)
        found.append(
            Mention(name.start, name.end, name.name, name.titled, gender, role, sure=sure, likely=likely, nested=nested)
        )
    return tuple(found)


# What somebody has learnt says less than the office behind the name: el abogado Luis Rey, defensor del pueblo.
_PROFESSIONS = frozenset(
    "abogado abogada arquitecto arquitecta ingeniero ingeniera medico medica avocat avocate ingenieur ingenieure architecte lawyer engineer architect economist economista economiste".split()
)


def _says_less(low: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    word = low[slice(*before)]  # le président Jean Valjean, président de l’Union des clubs
    return word in _PROFESSIONS or bool(
        re.match(rf"(?:l[ea]\s|the\s|el\s)?{re.escape(word)}\s", low[after[0] : after[1]])
    )


# Camila tiene 14 años, her sister Ann, 23, Alberto, a dockworker: who is told of by the given name alone.
_FIRST_NAME = lazy(
    r"(?=[A-ZÀ-Þ])(?:\A|(?<=[.!?…»”] )|(?<=hermana )|(?<=hermano )|(?<=sister )|(?<=brother )|(?<=sœur )|(?<=frère )|(?<=hija )|(?<=hijo )|(?<=amiga )|(?<=amigo ))(?P<name>.[a-zà-ÿ]+)(?=,\s(?:de\s)?\d\d(?:,|\s(?:ans|años|years)(?!\w))|\s(?:tiene|a|is)\s\d\d\s(?:ans|años|years)(?!\w)|,\s(?:(?:an?|une?|una?)\s)?(?P<what>[^\W\d_]+))"
)


_PARENTS = frozenset("maman papa mere pere mother father mum dad madre padre".split())


def _first_names(text: str, low: str) -> Iterator[Name]:
    for match in _FIRST_NAME.finditer(text):
        start, end = match.span("name")
        if low[start:end] in given_names() and not (match["what"] and plain(match["what"]) not in ROLES | _PARENTS):
            yield Name(start, end, match["name"], True, None)


# Given names that are places as well: Georgia said.
_PLACES = "jordan georgia chad sofia florence santiago virginia carolina victoria israel trinidad valencia lourdes madison alexandria"
_NOBODY = OPENERS | frozenset(_PLACES.split())


_SOMEBODY = lazy(
    r",\s(?:une?|an?|una)\s(?:[^\W\d_]+\s){0,2}?(?:woman|man|girl|boy|dame|femme|homme|fille|garcon|mujer|hombre|nina|nino|senora|immigrant|migrant|migrante|habitante?|resident|mother|father|mere|pere|madre|padre)(?!\w)"
)
_AND = lazy(r"[A-ZÀ-Þ][\w’'-]+\s(?:et|and|y|e|&)\s\Z")  # Laurence et Brigitte se disent


def _speaking_alone(text: str, low: str, language: str) -> Iterator[Name]:
    found = [None, *tokens(text), None, None]
    for before, token, after, next_ in zip(found, found[1:], found[2:], found[3:], strict=False):
        if token is None or token.folded not in given_names() or token.folded in _NOBODY or token.folded in NO_NAMES:
            continue
        beside = [
            one
            for one in (before, after)
            if one and text[min(one.end, token.end) : max(one.start, token.start)].isspace()
        ]
        if not token.text.istitle() or any(one.text[0].isupper() and one.folded not in OPENERS for one in beside):
            continue  # a longer name
        led = before in beside and before and is_saying(before.folded, language) and before.folded not in OBJECT_VERBS
        verb = next_ if after and after.folded in _AUXILIARY else after
        says = after in beside and verb and is_saying(verb.folded, language)
        joined = _AND.search(text, max(0, token.start - _LONGEST), token.start)
        says = says and not joined
        apposed = None if joined else APPOSED.match(low, token.end)
        told = HYPHENED.match(low, apposed.end()) if apposed else None
        if led or says or (told and is_saying(told.group(), language)) or _SOMEBODY.match(low, token.end):
            yield Name(token.start, token.end, token.text, False, given_names()[token.folded])


_PERFECT = frozenset("a ha has had avait".split())
_AUXILIARY = ADVERBS.union(
    "a ont avait avaient has have had ha han habia s'est se s est qui who quien later, however".split()
)
_LAST_WORD = lazy(
    r"(?<![\w'’-])([^\W\d_][\w'’-]*)\s+(?:(?:encore|aussi|egalement|ensuite|puis|enfin|ainsi|tambien|luego|ademas|finalmente|also|then|later)\s+)?\Z"
)


# Ann Lee, of the University of Oz, Emerald City, said
OF_PLACE = lazy(r",\s(?:d[e’']|du|del|of|from)\s?[^,.;:()«»“”\"]{2,60}(?:,\s[^,.;:()«»“”\"]{2,60}){0,2}?,\s")
# AJ Lee, the 2018 union president, said; AJ Lee, who was there, said
APPOSED = lazy(
    r",\s(?:(?:who|qui|quien|the|an?|his|her|its|le|la|l[’']|el|une?|una|su|sa|son)\s?[^,.;:()«»“”\"]{3,160}|[a-zà-ÿ-]+\s(?:(?:of|for|at|in|from|de|du|des|del|en)\s|d[’'])[^,.;:()«»“”\"]{2,100}),\s"
)
_ADJUNCT = lazy(r"(?:\A|[.!?]\s)(?:\w+\s)?(?:after|by|with|following|tras|con|apres|par|avec)\s\Z")
_BY = lazy(r"(?<!\w)(?:par|by|por)\s\Z")
_THE = lazy(r",\s(?:(?:le|la|the|el)\s|l[’'])")
_PREPOSED = lazy(
    r"(?<!\w)(?:in|at|from|of|near|to|for|with|by|à|au|a|de|du|dans|en|d[’']|pour|avec|par|chez|del|con|por|para|desde)\s*\Z"
)
_AGE = lazy(r",?\s\(?(?:de\s)?\d{2}\s(?:ans|anos|years old)(?!\w)|,\s\d{2},")  # Ann Lee, 63 ans
_QUOTES = lazy(r"(?:\s?\([^()]{2,40}\))?\s?:\s?[«“\"]")  # Ann Lee (Oz): “…”
# Ann Lee, Trust of Oz, Emerald City:
LABELS = lazy(r"(?:(?:,\s[A-ZÀ-Þ][^.,:;«“]{1,60}){1,3}|\s[–—]\s[A-ZÀ-Þ][^.:;«“]{2,80})\s?:\s?(?:\Z|[\n«“\"])")
_FROM = lazy(r",\s(?:of|from|de|du|del)\s(?P<whole>[^,.;:«“”\"]{3,120})")
_THAT = frozenset("who that which qui que quien dont whose".split())
_SAID_NOUNS = lazy(r"[”\"]\s([a-z]+)((?:\s+[a-z-]{3,}){1,4})\s+\Z")  # “…,” said parent Ann Lee


_COMPOUND = lazy(r"(?<![\w’'-])(?P<word>[a-zà-ÿ]{3,})\s\Z")  # proceso legal Jet Set: “…”


def _is_led(low: str, name: Name, language: str) -> bool:
    word = _COMPOUND.search(low, max(0, name.start - _LONGEST), name.start)
    return word is not None and (is_saying(word[1], language) or word[1] in STOP_WORDS | ROLES | OPENERS)


def _speaks(low: str, name: Name, language: str) -> bool:
    if " " not in name.name.strip():
        return False
    if _QUOTES.match(low, name.end):
        return not _COMPOUND.search(low, max(0, name.start - _LONGEST), name.start) or _is_led(low, name, language)
    of_place = OF_PLACE.match(low, name.end)
    end = of_place.end() if of_place else name.end
    if _AGE.match(low, name.end):
        return True
    apposed = APPOSED.match(low, name.end)
    if apposed and (verb := HYPHENED.match(low, apposed.end())) and is_saying(verb.group(), language):
        return not _PREPOSED.search(low, max(0, name.start - 8), name.start)
    coming = None if of_place else _FROM.match(low, name.end)  # Ann Lee, from the Trust of Oz (TO) said
    words = takewhile(lambda word: word not in _THAT, HYPHENED.findall(coming["whole"]) if coming else ())
    if any(is_saying(word, language) for word in words):
        return True
    following = HYPHENED.findall(low[end : end + 60])[:4]
    if of_place or low[name.end : name.end + 1] in (" ", ",", "\u00a0"):
        for word in following:
            if is_saying(word, language):
                return True
            if word not in _AUXILIARY:
                break
    if language == "en" and (nouns := _SAID_NOUNS.search(low, max(0, name.start - 60), name.start)):
        return is_saying(nouns[1], language) and STOP_WORDS.isdisjoint(nouns[2].split())
    before = _LAST_WORD.search(low[max(0, name.start - 30) : name.start])
    return bool(before and is_saying(before[1], language) and before[1] not in OBJECT_VERBS)


def speaking(text: str, language: str) -> Iterator[str]:
    """The capitalised words, folded, that stand alone beside a verb of saying: `afirmó Vidal`, `Pronk said`."""
    low = plain(text)
    found = tokens(text)
    for number, token in enumerate(found):
        if not token.text[0].isupper() or token.folded in OPENERS or token.folded in NO_NAMES or len(token.text) < 3:
            continue
        before = found[number - 1] if number else None
        after = next((one for one in found[number + 1 : number + 3] if one.folded not in _PERFECT), None)
        if (
            before
            and is_saying(before.folded, language)
            and before.folded not in OBJECT_VERBS
            and low[before.end : token.start].isspace()
        ) or (
            after and is_saying(after.folded, language) and _PERFECT.issuperset(low[token.end : after.start].split())
        ):
            yield fold(token.text)


def roles_of(text: str, mention: Mention) -> list[str]:
    """The roles printed beside a name."""
    return roles_in(text, *mention.role) if mention.role else []
