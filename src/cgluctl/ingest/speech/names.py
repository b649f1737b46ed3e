"""Names of people in running text, with the title before and the role beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cgluctl.language import calendar
from cgluctl.language.lexicon import DETERMINERS, NO_NAMES, OPENERS, PARTICLES, ROLES, TITLES

# A word, or the initials of a given name; marks that combine belong to their letter.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.[-‐]?)+(?=[\s\-‐]|[^\W\d_])|[^\W\d_][\u0300-\u036f]*(?:[^\W\d_]|[\u0300-\u036f]|[-‐’'](?=[^\W\d_]))*"
)
_ELISION = re.compile(r"(?:d|l|qu|n|s|j|c|m|t|lorsqu|puisqu)[’']", re.IGNORECASE)
_MOST_WORDS = 6


class Token(NamedTuple):
    """A word of a text with its place; `folded` is lower case without accents."""

    text: str
    folded: str
    start: int
    end: int


class Name(NamedTuple):
    """A name in a text, from `start` (its title, if it has one) to `end`; `gender` is what the title tells."""

    start: int
    end: int
    name: str
    titled: bool
    gender: str | None


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
        elided = _ELISION.match(text, start, end)
        if (
            elided
            and elided.end() < end
            and (
                text[start].islower()
                or (text[start + 1] in "’'" and text[elided.end()].isupper() and low[start] in "ldq")
            )
        ):
            found.append(Token(text[start : elided.end()], low[start : elided.end()], start, elided.end()))
            start = elided.end()
        found.append(Token(text[start:end], low[start:end], start, end))
    return tuple(found)


def names(text: str, words: Sequence[Token] | None = None) -> list[Name]:
    """What may be the names of people, in order: capitalised words in a row, or any after a title."""
    words = tokens(text) if words is None else words
    found: list[Name] = []
    place = 0
    while place < len(words):
        name, after = _name(text, words, place)
        if name:
            found.append(name)
        place = max(after, place + 1)
    return found


def _name(text: str, words: Sequence[Token], place: int) -> tuple[Name | None, int]:
    """The name that begins at a word, if one does, and the word after it."""
    first = place
    gender: str | None = None
    titled = False
    while place < len(words) and _is_title(text, words, place):
        titled = True
        gender = gender or TITLES.get(words[place].folded.strip("."))
        place += 1
    if (
        not titled
        and 0 < place < len(words)
        and words[place].text[0].isupper()
        and words[place - 1].folded in ROLES
        and _adjacent(text, words[place - 1], words[place])
        and words[place - 1].folded not in _NO_TITLES
    ):
        titled = True  # le préfet Issaka, Mayor Garcetti
    start, last, count, caps = place, place, 0, 0
    while place < len(words) and count < _MOST_WORDS:
        word = words[place]
        if count and not _adjacent(text, words[place - 1], word):
            break
        if _is_part(word, titled or count > 0, text):
            count, caps, last = count + 1, caps + 1, place
            place += 1
            continue
        run = _particles(text, words, place) if (count or titled or word.text[0].isupper()) else 0
        if not run or (count > 1 and run == 1 and word.folded in ("de", "du", "of", "d'", "d’")):
            break
        place += run
    if not caps or (caps == 1 and not titled):
        return None, last + 1 if caps else first + 1
    if count > 2 and _place_before(words, start):
        start, caps = start + 1, caps - 1
        first = start
    name = text[words[start].start : words[last].end]
    if any(part in ROLES for w in words[start : last + 1] for part in (w.folded, w.folded.rpartition("-")[2])):
        return None, last + 1
    if caps == 2 and not titled and all(len(w.text) < 3 for w in words[start : last + 1]):
        return None, last + 1
    return Name(words[first].start, words[last].end, name, titled, gender), last + 1


def _place_before(words: Sequence[Token], start: int) -> bool:
    """Whether the first word is the place of an office, and the name comes after it: `la alcaldesa de Quito Ana …`."""
    if start < 2 or words[start - 1].folded.rstrip("'’") not in ("de", "of", "du", "d", "del"):
        return False
    return any(word.folded in ROLES for word in words[max(0, start - 4) : start - 1])


# Offices that stand before a place or another noun as often as before a name.
_NO_TITLES = frozenset(
    "membre membres member members chef head responsable elu elue premier premiere general ex ancien ancienne former special".split()
)


def _is_title(text: str, words: Sequence[Token], place: int) -> bool:
    word = words[place]
    bare = word.folded.rstrip(".")
    if bare not in TITLES or place + 1 >= len(words):
        return False
    if (
        bare in ("me", "d", "m", "s.e", "h.e", "mr", "mm", "pr", "dr", "ms", "sr", "lic", "ing", "hon", "arq")
        and not word.text[0].isupper()
    ):
        return False
    following = words[place + 1]
    between = text[word.end : following.start]
    if between.strip(" .\u00a0\u202f"):
        return False
    # M, D and Me alone are titles only with a point, or before a name that is no word of their own.
    if bare in ("d", "me", "s.e", "h.e") and "." not in text[word.start : following.start] and bare != "me":
        return False
    return following.text[0].isupper() or following.folded in PARTICLES


def _adjacent(text: str, before: Token, word: Token) -> bool:
    between = text[before.end : word.start]
    return (len(between) <= 2 and not between.strip(" \u00a0\u202f-‐")) or (
        before.text.endswith(".") and not between.strip()
    )


def _is_part(word: Token, inside: bool, text: str) -> bool:
    """Whether a word may be part of a name: capitalised, and no word of organisations or places."""
    if not word.text[0].isupper() or word.folded in NO_NAMES:
        return False
    if not inside:
        if word.folded in OPENERS or word.folded in ROLES or word.folded.rstrip(".") in TITLES:
            return False
        return len(word.text) > 1 and not (
            word.text.isupper() and len(word.text) < 6 and "." not in word.text and not _caps_follow(text, word)
        )
    if word.folded in PARTICLES and word.folded not in ("al", "ben", "san"):
        return False
    return not (word.folded in OPENERS and len(word.text) < 4) and len(word.text) > 1


def _caps_follow(text: str, word: Token) -> bool:
    """Whether a word in capitals stands before a given name or another word in capitals: RIO Philippe, JEAN VALJEAN."""
    following = re.match(r"[ \u00a0]([^\W\d_]{2,})", text[word.end : word.end + 30])
    return bool(
        following
        and following.group(1)[0].isupper()
        and (following.group(1)[1:].islower() or len(following.group(1)) > 3)
    )


def _particles(text: str, words: Sequence[Token], place: int) -> int:
    """How many particles stand here before another capitalised word: 2 for `de la Cruz`."""
    run = 0
    while place + run < len(words) and run < 3:
        word = words[place + run]
        if run and not _adjacent(text, words[place + run - 1], word):
            return 0
        folded = word.folded.replace("’", "'")
        if folded not in PARTICLES and folded not in ("d'", "l'"):
            break
        if (
            run == 0
            and folded in ("la", "las", "los", "le", "les", "el", "y", "e", "i", "l'", "al")
            and not (folded in ("el", "al", "la", "le") and word.text[0].isupper())
        ):
            return 0
        run += 1
    following = words[place + run] if run and place + run < len(words) else None
    if following is None or not _adjacent(text, words[place + run - 1], following):
        return 0
    return run if _is_part(following, True, text) else 0


# What ends the words of a role: a verb, a relative clause, other speech.
_ROLE_ENDS = re.compile(
    r"""[.;:!?«»“”"()\n]|(?<!\w)(?:qui|que|quien|who|which|that|dont|a|ont|est|etait|sont|s[’']est|has|have|had|is|was|are|were|ha|han|es|fue|esta|lors|a\s+l|parmi|ainsi\s+que|tout\s+comme|as\s+well|asi\s+como|par\s+le\s+biais)(?!\w)"""
)
_ABBREVIATED = re.compile(r"(?<!\w)(?:[^\W\d_]|st|ste|dr|mr|mme|no|inc|ltd)\Z")
_SEGMENT = re.compile(r"\s*,\s*")
_ROLE_LONGEST = 260


def role_at(low: str, start: int) -> bool:
    """Whether the noun of an office stands here, behind an article or an adjective or two."""
    words = [match.group() for match in re.finditer(r"[\w-]+[’']?", low[start : start + 60])][:4]
    for skipped, word in enumerate(words):
        bare = word.rstrip("’'")
        if bare in ROLES or bare.rstrip("s") in ROLES or (bare.startswith("ex-") and bare[3:] in ROLES):
            return True
        if (bare not in DETERMINERS and bare not in _BEFORE_ROLE) or skipped > 2:
            return False
    return False


_BEFORE_ROLE = frozenset(
    "nouveau nouvelle actuel actuelle current new then newly elected first second executive deputy vice assistant international national general former regional actual nuevo nueva primer primera segundo segunda grand grande".split()
)


def role_after(text: str, low: str, end: int) -> tuple[int, int] | None:
    """Where the role stands that follows a name: `, maire de Grigny et coprésident …`, `(mayor of Grigny)`."""
    opening = re.match(r"\s*(?:,|\(|[–—-]\s)\s*", low[end : end + 8])
    if not opening or not role_at(low, end + opening.end()):
        return None
    start = end + opening.end()
    stop = _role_end(low, start)
    place = start
    parts = list(_segments(low, start, stop))
    for number, segment in enumerate(parts):
        if place > start and not (role_at(low, segment[0]) or _is_organisation(text, segment)):
            return start, (_list_end(text, parts[number:]) or place)
        place = segment[1]
    return (start, place) if place > start else None


def _list_end(text: str, parts: Sequence[tuple[int, int]]) -> int | None:
    """Where a role ends that goes on as a list: `Commission sur l’inclusion sociale, la démocratie et les droits`."""
    words = [text[first:last] for first, last in parts]
    listed = all(
        re.match(r"(?:le|la|les|l[’']|the|los|las|el|[a-z])", part) and not _names_somebody(part) for part in words
    )
    return (
        parts[-1][1]
        if listed and re.search(r"(?<!\w)(?:et|and|y|e|ou|or)(?!\w)", words[-1]) and len(parts) < 5
        else None
    )


def _names_somebody(part: str) -> bool:
    return any(word.rstrip(".") in TITLES for word in part.split()[:2]) or any(
        role_at(part, m.start()) for m in re.finditer(r"(?<!\w)(?:le|la|the|el)\s", part)
    )


def _role_end(low: str, start: int) -> int:
    place = start
    limit = min(len(low), start + _ROLE_LONGEST)
    while True:
        match = _ROLE_ENDS.search(low, place, limit)
        if not match:
            return limit
        if match.group() == "." and _ABBREVIATED.search(low[max(start, match.start() - 4) : match.start()]):
            place = match.end()
            continue
        return match.start()


def _segments(low: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    place = start
    for comma in _SEGMENT.finditer(low, start, stop):
        yield place, comma.start()
        place = comma.end()
    yield place, len(low[:stop].rstrip(" ,\u00a0"))


def _is_organisation(text: str, segment: tuple[int, int]) -> bool:
    """Whether a stretch names an organisation: `Organisation mondiale de la santé`, `OCDE`."""
    words = tokens(text[segment[0] : segment[1]])
    if not words or not words[0].text[0].isupper():
        return False
    return (
        words[0].folded in NO_NAMES
        or (words[0].text.isupper() and len(words[0].text) > 1)
        or any(w.folded in NO_NAMES for w in words)
    )


_NOT_IN_ROLE = re.compile(
    r"[.;:!?«»“”\"()\n]|(?<!\w)(?:qui|que|quien|who|which|a|ont|est|sont|has|have|is|was|ha|es|fue|tels|telles|such|como)(?!\w)"
)


def role_before(text: str, low: str, start: int, floor: int) -> tuple[int, int] | None:
    """Where the role stands that leads to a name, not before `floor`: `le directeur de Cities Alliance, …`, `Mayor …`."""
    end = len(low[:start].rstrip(" ,\u00a0\u202f"))
    between = low[end:start]
    if between.count(",") > 1 or not between:
        return None
    first = max(floor, end - _ROLE_LONGEST)
    for stop in _NOT_IN_ROLE.finditer(low, first, end):
        first = stop.end()
    best = last = -1
    for match in re.finditer(r"(?<![\w-])[^\W\d_][\w-]*", low[first:end]):
        word = match.group()
        if word in ROLES and _begins_role(low, first, first + match.start()):
            best = first + match.start()
            if not _coordinated(low, first + match.start(), first):
                last = best
    if best < 0:
        return None
    begin = last if last >= 0 else best
    if "," not in between and not _names_directly(low[begin:end]):
        return None
    return begin, end


def _names_directly(role: str) -> bool:
    """Whether a role may stand right before a name: `maire`, `president of Uclg`: short, with nothing open."""
    return len(role) < 60 and not re.search(r"(?:\s(?:de|du|des|of|d|l|la|le|del|the))\Z", role)


def _begins_role(low: str, first: int, place: int) -> bool:
    """Whether the noun at a place begins a phrase: after a comma, an article or `and`."""
    before = low[first:place].rstrip(" \u00a0")
    if not before:
        return True
    found = re.search(r"[\w-]+[’']?\Z|[,–—-]\Z", before)
    word = found.group() if found else ""
    return word.rstrip("’'") in DETERMINERS or word in _BEFORE_NOUN or word in _BEFORE_ROLE


_BEFORE_NOUN = frozenset(
    ", – — - et and y e par by por avec with con de du des au aux of to al a del d’ d' former deputy then ancien ancienne dit said dijo".split()
)


def _coordinated(low: str, place: int, first: int) -> bool:
    """Whether the noun goes on a role begun before: `coprésidente et présidente`, without an article of its own."""
    before = low[first:place].rstrip()
    return bool(re.search(r"(?<!\w)(?:et|and|y|e)\Z", before))


def roles_in(text: str, start: int, end: int) -> list[str]:
    """The roles in a stretch, each as printed and without its article: joined by commas or `and` before another office."""
    low = plain(text)
    cuts = [start]
    for match in re.finditer(r"\s*,\s*(?:et\s+|and\s+|y\s+)?|\s+(?:et|and|y|e)\s+", low[start:end]):
        if role_at(low, start + match.end()):
            cuts += [start + match.start(), start + match.end()]
    cuts.append(end)
    found = []
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        words = text[first:last].strip(" ,")
        article = re.match(r"(?:le|la|les|un|une|the|a|an|el|su|son|sa|leur)\s+|l[’']", words, re.IGNORECASE)
        words = words[article.end() :] if article else words
        if words:
            found.append(words)
    return found
