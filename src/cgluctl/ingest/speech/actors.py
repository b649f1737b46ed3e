"""Who a sentence is about: names, offices and pronouns, and which of them is the subject of a verb of saying."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from cgluctl.ingest.speech.cast import Cast, Person
from cgluctl.ingest.speech.mentions import BEARER, Mention, mentions, offices
from cgluctl.ingest.speech.tokens import plain
from cgluctl.language.lexicon import PRONOUNS, is_saying

_WORD = re.compile(r"[^\W\d_][\w’']*(?:-[\w’']+)*")


class Actor(NamedTuple):
    """Somebody in a text from `start` to `end`, role included: a person, an office, or a pronoun of some gender.

    `governed` tells that a preposition stands before, so that it is no subject.
    """

    start: int
    end: int
    person: Person | None
    pronoun: str | None
    governed: bool
    mention: Mention | None = None


_PREPOSITION = re.compile(
    r"(?<!\w)(?:à|au|aux|de|des|du|d|avec|sans|pour|par|chez|sur|sous|contre|entre|comme|vers|envers|devant|derriere|apres|avant|towards?|to|of|at|near|beside|with|without|for|from|about|by|under|behind|between|against|a|al|con|sin|para|por|sobre|bajo|ante|tras|hacia|del)(?:\s+(?:le|la|les|the|el|los|las|l))?\s*[’']?\s*\Z"
)


# Between an office and the name of who holds it: what it is of, and a comma. A verb there has the office for its subject.
_ITS_HOLDER = re.compile(
    r"(?:\s?(?:de|du|des|del|d|of|for|to|à|au|aux|en|in|chargée?|délégué?e?|honoraire|général|générale|especial)(?![^\W\d_])(?:(?!\s(?:a|ont|est|avait|has|have|had|was|is|ha|han|es|era|fue)\s)[^.;:!?,]){0,60})?,\s*(?:(?:(?:le|la|el|the)\s|l[’'])(?:[a-zà-ÿ]+\.?\s){0,2})?"
)
# Two offices, and not one and its holder: le maire, la conseillère Ann Lee et X.
_LISTED = re.compile(r"\s(?:et|y|e|and)\s")
# Another word with a capital right behind a name.
_LONGER = re.compile(r"[ \u00a0][A-ZÀ-Þ][\w’'-]*[a-zß-ÿ]")


def actors(
    text: str, language: str, cast: Cast, near: Sequence[Person] = (), met: Collection[Person] = ()
) -> list[Actor]:
    """Everybody in a text, in order; `near` are those named just before it, `met` all before. Whoever may be several is somebody, and nobody known."""
    low = plain(text)
    found: list[Actor] = []
    named = mentions(text, language)
    spans = [mention.whole for mention in named]
    roles = [mention.role for mention in named if mention.role]
    for mention in named:
        if any(first <= mention.start and mention.end <= last for first, last in roles):
            continue  # a name in the role of another
        person = cast.find(mention, [*near, *(a.person for a in found if a.person)], met)
        if person or cast.may_be_several(mention):
            start, end = mention.whole
            aside = mention.nested or _is_governed(low, start, language) or bool(_OWNS.match(text, mention.end))
            found.append(Actor(start, end, person, None, aside, mention))
    for mention in cast.called(text):
        if _LONGER.match(text, mention.end):
            continue  # the first word of another name: Green is nobody in `Green Party`
        if not any(start < mention.end and mention.start < end for start, end in spans):
            person = cast.find(mention, [*near, *(a.person for a in found if a.person)], met)
            if person or cast.may_be_several(mention):
                known = cast.is_surname(mention.name) or _beside_saying(low, mention, language)
                aside = _is_governed(low, mention.start, language) or not known or bool(_OWNS.match(text, mention.end))
                found.append(Actor(mention.start, mention.end, person, None, aside, mention))
                spans.append((mention.start, mention.end))
    for mention in offices(text, language, spans):
        holders = [n for n, a in enumerate(found) if a.start > mention.end and not _LISTED.match(low, a.end)]
        held = next((n for n in holders if _ITS_HOLDER.fullmatch(text, mention.end, found[n].start)), None)
        if held is not None:
            if not _is_governed(low, mention.start, language):
                found[held] = found[held]._replace(start=mention.start)
            continue  # the office of the one named behind it
        gender = None if mention.sure else _GENDERS.get(_WORD.match(low, mention.start).group())  # type: ignore[union-attr]
        found.append(
            Actor(mention.start, mention.end, None, gender, _is_governed(low, mention.start, language), mention)
        )
        spans.append((mention.start, mention.end))
    found += _pronouns(text, low)
    return _governed_together(low, sorted(found, key=lambda actor: actor.start))


def _pronouns(text: str, low: str) -> Iterator[Actor]:
    """The pronouns that stand for a subject, or for whose view is told: `selon lui`."""
    for match in _PRONOUN.finditer(low):
        start, end = match.span("who")
        if match["who"] != "el" or text[start:end].lower() == "él":
            yield Actor(start, end, None, PRONOUNS[match["who"]], False)
    for match in _TOLD_BY.finditer(low):
        yield Actor(*match.span("who"), None, "f" if match["who"] == "her" else "m", False)


# par X et sa femme, Y: what governs the first governs the second.
_TOGETHER = re.compile(r",?\s(?:et|y|e|and)\s(?:[^\W\d_]+\s[^\W\d_]+,\s)?")


def _governed_together(low: str, found: Sequence[Actor]) -> list[Actor]:
    """The actors in order, those joined to a governed one governed too."""
    made: list[Actor] = []
    for actor in found:
        before = made[-1] if made else None
        joined = before and before.governed and _TOGETHER.fullmatch(low, before.end, actor.start)
        made.append(actor._replace(governed=True) if joined and not actor.pronoun else actor)
    return made


def _beside_saying(low: str, mention: Mention, language: str) -> bool:
    """Whether a verb of saying stands right beside a given name; elsewhere one is too little to speak."""
    after = _WORD.match(low, mention.end + 1)
    before = re.search(r"([^\W\d_]+) \Z", low[max(0, mention.start - 20) : mention.start])
    return any(word and is_saying(word, language) for word in (after and after.group(), before and before.group(1)))


_PRONOUN = re.compile(
    rf"(?<![\w’'-])(?:(?:qu|lorsqu|puisqu|s)[’'])?(?P<who>{'|'.join(sorted(PRONOUNS, key=len, reverse=True))})(?![\w’'-])"
)
_TOLD_BY = re.compile(r"(?<!\w)(?:selon|d[’']apres|aux yeux de|according to)\s(?P<who>lui|him|her)(?!\w)")
_GENDERS = {"le": "m", "el": "m", "un": "m", "la": "f", "une": "f", "una": "f"}


# Ann Lee’s lawyer, Ann Lee School: the name belongs to who or what comes behind.
_OWNS = re.compile(
    r"[’']s?\s|\s(?:School|College|University|Institute|Foundation|Street|Road|Avenue|Square|Park|Bridge|Hall|Library|Museum|Theatre|Theater|Hospital|Airport|Stadium|Center|Centre|Award|Prize|Medal|Lecture|Memorial)(?!\w)"
)


# Whom somebody is said to greet or praise is an object: féliciter le ministre, saludar al alcalde.
_OBJECT = re.compile(
    r"(?<!\w)(?:quoting|citing|thanking|citant|remerciant|citando|agradeciendo)\s+(?:a\s+)?\Z|(?<!\w)[^\W\d_]{3,}(?:er|ir|ar)\s+(?:le|la|l[’']|el|al)\s*\Z"
)


# Whose turn it is speaks: puis vient le tour de la maire.
_TURN = re.compile(r"(?<!\w)(?:tour|turno|turn)\s(?:de\s(?:la\s|l[’'])?|d[u’']\s?|del?\s(?:la\s)?|of\s(?:the\s)?)\Z")


def _is_governed(low: str, start: int, language: str) -> bool:
    """Whether a preposition or the noun of a place stands before, so that what follows is no subject."""
    if BEARER.search(low[max(0, start - 16) : start]) or _OBJECT.search(low[max(0, start - 24) : start]):
        return True
    before = low[max(0, start - 12) : start]
    if _TURN.search(low[max(0, start - 20) : start]) or (language == "en" and before.endswith((" a ", ", a "))):
        return False
    return bool(_PREPOSITION.search(before))
