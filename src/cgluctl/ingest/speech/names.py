"""Names of people in running text, with the title before and the role beside them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cgluctl.ingest.speech.tokens import (
    Token,
    adjacent,
    bare_initials,
    caps_follow,
    is_initial,
    is_of_body,
    is_of_many,
    is_of_office,
    is_of_thing,
    is_state,
    is_title,
    of_somebody,
    place_before,
    tokens,
)
from cgluctl.language.lexicon import (
    NO_NAMES,
    NO_TITLES,
    OFFICES,
    OPENERS,
    PARTICLES,
    ROLES,
    SURNAMES,
    TITLES,
    ends_as_noun,
    given_names,
    is_saying,
)
from cgluctl.language.patterns import lazy

_MOST_WORDS = 6
# C’est, S’il, Agregó: no name begins so, though a sentence may.
_OPENS_SENTENCE = lazy(r"(?:[CJS]|Qu|Lorsqu)[’'][a-zà-ÿ]|[A-ZÀ-Þ][a-zà-ÿ]{2,}(?:ó|mente|amment|emment|[urstv]ement)\Z")


class Name(NamedTuple):
    """A name in a text, from `start` (its title, if it has one) to `end`; `gender` is what the title tells."""

    start: int
    end: int
    name: str
    titled: bool
    gender: str | None


@lru_cache(maxsize=256)
def names(text: str) -> tuple[Name, ...]:
    """What may be the names of people, in order: capitalised words in a row, or any after a title."""
    words = tokens(text)
    found: list[Name] = []
    place = 0
    while place < len(words):
        if words[place].text[0].islower() and words[place].folded.rstrip(".") not in TITLES:
            place += 1
            continue
        name, after = _name(text, words, place)
        if name:
            found.append(name)
        place = max(after, place + 1)
    return tuple(found)


def _name(text: str, words: Sequence[Token], place: int) -> tuple[Name | None, int]:
    start, titled, gender = _titles(text, words, place)
    bare = bare_initials(text, words, start) if start > place else 0
    last, caps = _extent(text, words, start + bare, titled)
    if not caps or (caps == 1 and not titled):
        return None, last + 1 if caps else place + 1
    free = caps > 1 and not titled
    if free and (of_somebody(words, start) or _says(text, words, start) or is_of_many(text, words, start)):
        return None, start + 1
    if not titled and (is_of_body(text, words, start, last) or is_of_thing(words, last + 1)):
        return None, last + 1
    first = place
    if last - start > 1 and (
        place_before(words, start)
        or _article_before(text, words, start, titled)
        or (not titled and _opens(text, words, start))
    ):
        first = start = start + 1
        caps -= 1
        if words[start].text[0].islower():
            return None, last + 1  # la Secretaría de Gestión de Riesgos
        if _named_behind(text, words, last):
            return None, last + 1
    office = next((n for n in range(last, start, -1) if words[n].folded in ROLES), None)
    end = last
    behind = office is not None and office - start > 1  # Carlos Pérez Director del Agua
    if office is not None and office < last and not (behind and words[office + 1].text[0].islower()):
        # Defence Secretary Pete Hegseth
        if is_state(text, words, last):
            return None, last + 1
        first = start = office + 1
        titled, caps = True, last - office
    elif office is not None and behind:
        if last + 1 < len(words) and is_title(text, words, last + 1):
            return None, last + 1  # DAI Country Director Dr. Lee
        end = office - 1
    name = text[words[start].start : words[end].end]
    if not _may_be_name(words[start : end + 1], name, titled or caps != 2):
        return None, last + 1
    return Name(words[first].start, words[end].end, name, titled, gender), end + 1


_PARTY = lazy(
    r"(?!J.\s)[A-ZÀ-Þ]{2,5}\s(?:(?P<name>(?!Al\s)[A-ZÀ-Þ][a-zà-ÿ])|(?:d[’']|de\s)[A-ZÀ-Þ]|(?:du|de\sla|des|del|of|at|en)\s|de\sl[’'])"
)


def _titles(text: str, words: Sequence[Token], place: int) -> tuple[int, bool, str | None]:
    titled, gender = False, None
    while place < len(words) and is_title(text, words, place) and not (titled and len(words[place].text) == 1):
        titled = True
        gender = gender or TITLES.get(words[place].folded.strip("."))
        place += 1
    noun = place - 1
    if not titled and 0 < place < len(words) and words[place].text[0].isupper():
        before, word = words[place - 1 : place + 1]  # le préfet Issaka, Mayor Garcetti; not Vice President Garcetti
        titled = before.folded in ROLES and before.folded not in NO_TITLES and adjacent(text, before, words[place])
        titled = titled and not (is_state(text, words, place) or is_of_office(words, place))
        titled = titled and (word.folded not in ROLES or word.folded in SURNAMES)
        party = titled and _PARTY.match(text, word.start)  # le maire PS Jean Valjean
        place, titled = (place + 1, titled) if party and party["name"] else (place, titled and not party)
    if titled and noun > 0:  # El profesor Ruiz, la concejala Ozores
        gender = gender or {"el": "m", "la": "f"}.get(words[noun - 1].folded)
    return place, titled, gender


NICKNAME = lazy(  # Héctor “Pilón” Aguirre, Jorge, 'Tuto', Quiroga, Anne (Nan) Lee
    r",?\s[“\"«‘'(]\s?[^\s“”\"«»‘’'()]{2,20}\s?[”\"»’')],?\s(?=[A-ZÀ-Þ][^\W\d_])"
)


def _extent(text: str, words: Sequence[Token], place: int, titled: bool) -> tuple[int, int]:
    first = last = place
    caps = 0
    while place < len(words) and caps < _MOST_WORDS:
        word = words[place]
        honour = word.folded.rstrip(".") in _HONOURS or (word.text == "D." and words[last].folded not in given_names())
        if caps and honour and is_title(text, words, place):
            break  # Undersecretary for Education Mr. Lee
        if caps and not adjacent(text, words[place - 1], word):
            nick = NICKNAME.match(text, words[place - 1].end) if caps == 1 else None
            if not nick or words[place - 1].folded not in given_names():
                break
            place += sum(word.start < nick.end() for word in words[place : place + _MOST_WORDS])
            if place >= len(words):
                break
            word = words[place]
        if _is_part(word, titled or caps > 0, text) or _is_no_month(text, words, place):
            caps, last = caps + 1, place
            place += 1
            if place + 1 < len(words) and is_initial(text, words, place):
                place += 1
            continue
        run = _particles(text, words, place) if (caps or titled or word.text[0].isupper()) else 0
        of = run == 1 and caps > 1 and word.folded in _OF and words[last].folded not in _OF_PLACES
        if not run or (of and any(one.folded not in given_names() for one in words[first : last + 1])):
            break  # Ana Ozores de Vetusta; not: José Ignacio de Mendiguren
        place += run
    return last, caps


_HONOURS = frozenset("mr mrs ms hon dr dra mme mlle sr sra srta prof lic ing cllr rev monsieur madame".split())
_OF = ("de", "du", "of", "d'", "d’")
# Sáenz de Tejada: surnames that are seldom whole without a place.
_OF_PLACES = frozenset("saenz sainz saiz ponce velez beltran ladron montes cabeza primo diez ortiz ruiz".split())
_MONTHS = frozenset("julio domingo abril april may june august augusto march".split())
_DATES = frozenset("de en el este del in on last this next since until early late".split())


def _is_no_month(text: str, words: Sequence[Token], place: int) -> bool:
    word, before = words[place], words[place - 1] if place else None
    if word.folded not in _MONTHS or not word.text[0].isupper() or text[word.end : word.end + 2].strip()[:1].isdigit():
        return False
    if before and before.folded in given_names() and adjacent(text, before, word):
        return before.text[0].isupper()
    after = words[place + 1] if place + 1 < len(words) else None
    known = word.folded in given_names() and not (before and before.folded in _DATES)
    return bool(known and after and adjacent(text, word, after) and _is_part(after, True, text))


def _may_be_name(words: Sequence[Token], name: str, long: bool) -> bool:
    if len(words) > 1 and words[-1].folded in SURNAMES:
        words = words[:-1]
    if (
        _CAMEL.search(name)
        or any(part in ROLES for w in words for part in (w.folded, w.folded.rpartition("-")[2]))
        or any(
            w.folded[-1] == "s" and w.folded[:-1] in OFFICES for w in (words[1:-1] if _is_given(words, long) else words)
        )
    ):
        return False
    return long or any(len(word.text) > 2 for word in words)


def _is_given(words: Sequence[Token], long: bool) -> bool:
    return long and len(words) > 1 and words[0].folded in given_names()


_CAMEL = lazy(  # a capital inside a word, as names of products have
    r"(?<![^\W_])(?!(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|O’|O'|D’|D'|L’|L'|Fitz|Al|El|Ni)[A-ZÀ-Þ])[^\W\d_]+[a-zà-ÿ][A-ZÀ-Þ]"
)


def _named_behind(text: str, words: Sequence[Token], last: int) -> bool:
    if last + 2 >= len(words) or text[words[last].end : words[last + 1].start].strip(" ") != ",":
        return False
    first, second = words[last + 1 : last + 3]
    return first.folded in given_names() and first.text[0].isupper() and second.text[0].isupper()


def _opens(text: str, words: Sequence[Token], start: int) -> bool:
    known = given_names()
    first, second = words[start], words[start + 1]
    if first.folded in known or second.folded not in known or first.text.isupper() or "." in first.text:
        return False
    return bool(_OPENED.search(text[max(0, first.start - 4) : first.start]))


def _says(text: str, words: Sequence[Token], start: int) -> bool:
    first, second, *others = words[start : start + 3]
    named = not (second.folded in given_names() and others and others[0].text[0].isupper())
    if not is_saying(first.folded, "en") or (first.folded in given_names() and named):
        return False
    return bool(_OPENED.search(text[max(0, first.start - 4) : first.start]))


_OPENED = lazy(r"(?:\A|[.!?…:;»”\"\n(]|[–—•*■-]\s|\s\s)\s*\Z")


def _article_before(text: str, words: Sequence[Token], start: int, titled: bool) -> bool:
    before = words[start - 1] if start else None
    if not words[start + 1].text[0].isupper():
        return False
    return bool(before and not titled and _ARTICLE.fullmatch(before.folded) and adjacent(text, before, words[start]))


_ARTICLE = lazy(r"l[’']|l[ea]")


def _is_part(word: Token, inside: bool, text: str) -> bool:
    if not word.text[0].isupper() or word.folded in NO_NAMES or (not inside and ends_as_noun(word.folded)):
        return False
    if not inside:
        if (
            (word.folded in OPENERS and word.text != "Grace")
            or word.folded in ROLES
            or word.folded.rstrip(".") in TITLES
        ):
            return False
        if _OPENS_SENTENCE.match(word.text):
            return False
        return len(word.text) > 1 and not (
            word.text.isupper() and len(word.text) < 6 and "." not in word.text and not caps_follow(text, word)
        )
    if word.folded in PARTICLES and word.folded not in ("al", "ben", "san"):
        return False
    return word.text in ("Ní", "Ó") or (not (word.folded in OPENERS and len(word.text) < 4) and len(word.text) > 1)


def _particles(text: str, words: Sequence[Token], place: int) -> int:
    run = 0
    while place + run < len(words) and run < 3:
        word = words[place + run]
        if run and not adjacent(text, words[place + run - 1], word):
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
    if following is None or not adjacent(text, words[place + run - 1], following):
        return 0
    if (
        words[place].folded in _OF
        and following.text.isupper()
        and len(following.text) > 1
        and words[place].text.islower()
    ):
        return 0  # Jean Valjean du RHDP
    return run if _is_part(following, True, text) else 0
