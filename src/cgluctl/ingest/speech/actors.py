"""Who a sentence is about: names, offices and pronouns, and which of them is the subject of a verb of saying."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cgluctl.ingest.speech.cast import Cast, Person
from cgluctl.ingest.speech.mentions import OF_PLACE, Mention, mentions, offices
from cgluctl.ingest.speech.names import plain
from cgluctl.language.lexicon import ACTS, PRONOUNS, is_saying

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


class Verb(NamedTuple):
    """A verb of saying from `start` to `end`; `pronoun` where one hangs on it, as in `dit-il`.

    An `act` tells that somebody spoke, and not what was said: `a ouvert la session`.
    """

    start: int
    end: int
    pronoun: str | None
    word: str
    act: bool = False


_PREPOSITION = re.compile(
    r"(?<!\w)(?:à|au|aux|de|des|du|d|avec|pour|chez|sur|contre|entre|comme|vers|envers|hacia|towards?|to|of|with|for|from|about|and|between|against|a|al|con|para|sobre|entre|del)(?:\s+(?:le|la|les|the|el|los|las|l))?\s*[’']?\s*\Z"
)


# Another word with a capital right behind a name.
_LONGER = re.compile(r"[ \u00a0][A-ZÀ-Þ][\w’'-]*[a-zß-ÿ]")


def actors(text: str, language: str, cast: Cast) -> list[Actor]:
    """Everybody in a text, in order."""
    low = plain(text)
    found: list[Actor] = []
    named = mentions(text, language)
    spans = [mention.whole for mention in named]
    roles = [mention.role for mention in named if mention.role]
    for mention in named:
        if any(first <= mention.start and mention.end <= last for first, last in roles):
            continue  # a name in the role of another
        person = cast.find(mention, [a.person for a in found if a.person])
        if person:
            start, end = mention.whole
            found.append(Actor(start, end, person, None, mention.nested or _is_governed(low, start), mention))
    for mention in cast.called(text):
        if _LONGER.match(text, mention.end):
            continue  # the first word of another name: Green is nobody in `Green Party`
        if not any(start < mention.end and mention.start < end for start, end in spans):
            person = cast.find(mention, [a.person for a in found if a.person])
            if person:
                aside = _is_governed(low, mention.start) or not (
                    cast.is_surname(mention.name) or _beside_saying(low, mention, language)
                )
                found.append(Actor(mention.start, mention.end, person, None, aside, mention))
                spans.append((mention.start, mention.end))
    for mention in offices(text, language, spans):
        if any(
            re.fullmatch(r"[^.;:!?,]{0,60},\s*", low[mention.end : a.start]) for a in found if a.start > mention.end
        ):
            continue  # the office of the one named behind it
        gender = None if mention.sure else _GENDERS.get(_WORD.match(low, mention.start).group())  # type: ignore[union-attr]
        found.append(Actor(mention.start, mention.end, None, gender, _is_governed(low, mention.start), mention))
        spans.append((mention.start, mention.end))
    for match in _WORD.finditer(low):
        if match.group() in PRONOUNS and (match.group() != "el" or text[match.start() : match.end()].lower() == "él"):
            found.append(Actor(match.start(), match.end(), None, PRONOUNS[match.group()], False))
    return sorted(found, key=lambda actor: actor.start)


def _beside_saying(low: str, mention: Mention, language: str) -> bool:
    """Whether a verb of saying stands right beside a given name; elsewhere one is too little to speak."""
    after = _WORD.match(low, mention.end + 1)
    before = re.search(r"([^\W\d_]+) \Z", low[max(0, mention.start - 20) : mention.start])
    return any(word and is_saying(word, language) for word in (after and after.group(), before and before.group(1)))


_GENDERS = {"le": "m", "el": "m", "un": "m", "la": "f", "une": "f", "una": "f"}


# A stadium or a street that bears a name is nobody.
_BEARER = re.compile(
    r"(?<!\w)(?:stade|salle|rue|avenue|place|boulevard|lycee|ecole|college|universite|hopital|centre|fondation|prix|theatre|aeroport|pont|parc|espace|institut|street|stadium|hall|school|university|foundation|award|airport|bridge|park|calle|plaza|estadio|escuela|premio|teatro|hospital|universidad|fundacion|instituto|sala)\s+\Z"
)


# Whom somebody is said to greet or praise is an object: féliciter le ministre, saludar al alcalde.
_OBJECT = re.compile(r"(?<!\w)[^\W\d_]{3,}(?:er|ir|ar)\s+(?:le|la|l[’']|el|al)\s*\Z")


def _is_governed(low: str, start: int) -> bool:
    """Whether a preposition or the noun of a place stands before, so that what follows is no subject."""
    if _BEARER.search(low[max(0, start - 16) : start]) or _OBJECT.search(low[max(0, start - 24) : start]):
        return True
    return bool(_PREPOSITION.search(low[max(0, start - 12) : start]))


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
        parts = re.sub(r"\A(?:s|m|t|n|l|d|qu)[’']", "", match.group()).split("-")
        pronoun = PRONOUNS.get(parts[-1]) if len(parts) > 1 else None
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
_FILLERS = frozenset(
    """de faire a ont avait avaient aura est s’est s'est se qui lui leur nous en y ne le la les l’ l' egalement aussi ensuite puis enfin par suite exemple d’abord alors encore bien tout toutefois quant pris prit prend prenant parole et pour à tenu tient tenait voulu veut souhaite souhaitait
    has have had who also then later further and to wanted wants sought took the takes floor in turn first finally again
    ha han habia quien que les nos le lo tambien luego ademas despues finalmente tomo palabra y asimismo por su parte puso pone puesto para quiso quiere""".split()
)


# A, who stood for office in the last election, had said: the clause between commas is about A.
_RELATIVE = re.compile(
    r"\s*[,–—-]\s*(?:who|qui|quien|whose|dont|que)\s[^.;:!?«»“”\"]{3,160}?[,–—-](?P<after>[^,.;:–—-]*)"
)


# Ann Lee, Director for Studies (DS), University of Oz said: what stands in between is the rest of her role.
_APPOSED = re.compile(
    r"(?:[\s,()&–-]|[A-ZÀ-Þ][\w’'-]*|(?:of|for|the|at|in|and|de|du|des|del|d[’']|l[’']|la|le|les|los|las|et|y|en)(?!\w))*"
)


# Whom somebody rises to thank hears and does not speak: no subject stands behind an infinitive.
_INFINITIVE = re.compile(r"[^\W\d_]{3,}(?:er|ir|ar)|dire|conclure|[^\W\d_]+ndre")


def _filled(gap: str) -> bool:
    """Whether what stands between a subject and its verb may stand there."""
    if re.search(r"[.;:!?«»“”\"]", gap) or len(gap) > 90:
        return False
    words = [re.sub(r"\A[lsnmty][’']", "", word) for word in _WORD.findall(gap)]
    return all(word in _FILLERS or word.endswith(("ment", "ly", "mente")) for word in words) and "ete" not in words


def subject(text: str, language: str, verb: Verb, cast: Sequence[Actor], after: bool = True) -> Actor | None:
    """The subject of a verb of saying: who stands right before it, else right after it where `after` allows."""
    low = plain(text)
    if verb.pronoun:
        return Actor(verb.start, verb.end, None, verb.pronoun, False)
    after = after and not _INFINITIVE.fullmatch(verb.word)
    for actor in reversed([one for one in cast if one.end <= verb.start]):
        if actor.mention and actor.mention.nested:
            continue
        if actor.governed and not re.search(
            r"(?:par|by|por)\s+(?:\w+\s+)?\Z", low[max(0, actor.start - 8) : actor.start]
        ):
            relative = re.match(r",?\s*(?:qui|who|quien)\s", low[actor.end : verb.start])
            if not relative and not verb.word.endswith("ing"):  # with Ann Lee noting that
                continue
        relative = _RELATIVE.fullmatch(low[actor.end : verb.start])
        between = text[actor.end : verb.start]
        gap = OF_PLACE.sub(" ", low[actor.end : verb.start], count=1)
        if _filled(_without_saying(relative["after"] if relative else gap, language)) or (
            actor.mention and actor.mention.role and _APPOSED.fullmatch(between)
        ):
            return _above(low, actor, cast)
        break
    if after:
        for actor in cast:
            if actor.start >= verb.end:
                gap = _ASIDE.sub(" ", low[verb.end : actor.start])
                led = _led(_WORD.findall(gap)) or _CAPITALS.fullmatch(text, verb.end, actor.start)
                if len(gap) <= 60 and led and not re.search(r"[.;:!?«»“”\"]", gap):
                    return actor if not actor.governed else None
                break
    return None


# estime quant à lui le maire, explique devant les habitants, X
_ASIDE = re.compile(
    r",?\s(?:quant [aà] (?:lui|elle)|pour sa part|de son cote|por su parte|a su vez|for (?:his|her) part)(?:,\s|\s)|\s(?:devant|lors|ante|durante|during|before)\s[^,.;:]{3,50},\s"
)
_CAPITALS = re.compile(
    r"(?:\s(?:incoming|outgoing|former|newly-elected|longtime|interim))?(?:\s[A-ZÀ-Þ][\w.’-]+){1,4}\s"
)  # said Longbourn Mayor Ann Lee
_ARTICLES = frozenset(["le", "la", "l’", "l'", "el", "the", "un", "une", "una", "a"])


# What begins where or when something was said: sur X ce mardi le président.
_ADJUNCTS = frozenset(
    "sur dans lors devant depuis ce cette hier en ante durante tras este esta on in at during before yesterday".split()
)


def _led(words: Sequence[str]) -> bool:
    """Whether words may stand between a verb and the subject behind it: adverbs, or an article and what the person is."""
    rest = [w for w in words if w not in ("ayer", "hoy", "today", "jeudi") and not w.endswith(("ment", "ly", "mente"))]
    if not rest or (rest[0] in _ARTICLES and len(rest) <= 3) or (rest[0][:2] in _ARTICLES and len(rest) == 1):
        return True
    return rest[-1] in _ARTICLES and (len(rest) == 2 or rest[0] in _ADJUNCTS)


def _above(low: str, actor: Actor, cast: Sequence[Actor]) -> Actor:
    """Who an apposition belongs to: in `A, who stands for B, said` it is A that said."""
    if not low[actor.end :].lstrip().startswith(","):
        return actor
    for other in cast:
        gap = low[other.end : actor.start]
        if other.end <= actor.start and re.fullmatch(r",[^,.;:!?]+", gap) and other.mention and not other.governed:
            return actor if other.mention.office and actor.person else other  # an office, then its holder
    return actor


def _without_saying(gap: str, language: str) -> str:
    """The gap without verbs of saying that the same subject has before: `a rappelé et souligné`."""
    return _WORD.sub(lambda match: "" if is_saying(match.group(), language) else match.group(), gap)
