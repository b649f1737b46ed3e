"""Verbs of saying in a text, with the pronouns that hang on them."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from cgluctl.ingest.speech.roles import role_at
from cgluctl.ingest.speech.tokens import HYPHENED, WORD, plain
from cgluctl.language.lexicon import ACTS, PRONOUNS, is_saying
from cgluctl.language.patterns import lazy

_ELIDED = lazy(r"\A(?:s|m|t|n|l|d|qu)[’']")
_HANGING = frozenset(["on", "ils", "elles", "je"])


class Verb(NamedTuple):
    """A verb of saying from `start` to `end`; `pronoun` where one hangs on it, as in `dit-il`.

    An `act` tells that somebody spoke, and not what was said: `a ouvert la session`.
    """

    start: int
    end: int
    pronoun: str | None
    word: str
    act: bool = False


_IMPERSONAL = lazy(r"sembl|parai|fallait|suffi|convien|import|rest|exist")  # semble-t-il: nobody says it


class _Form(NamedTuple):
    verb: str
    pronoun: str | None
    says: bool
    says_finite: bool
    acts: bool


@lru_cache(maxsize=50_000)
def _form(word: str, language: str) -> _Form | None:
    bare = _ELIDED.sub("", word)
    parts = bare.split("-")
    pronoun = PRONOUNS.get(parts[-1]) if len(parts) > 1 else None
    verb = parts[0] if pronoun or parts[1:2] == ["t"] or parts[-1] in _HANGING else bare
    says = is_saying(verb, language) or word in _PHRASES
    finite = says or is_saying(verb, language, "ó")
    acts = bool(ACTS.match(word)) and not is_saying(word, language)
    hung = bool(pronoun) and len(verb) > 4 and not _IMPERSONAL.match(verb)
    return _Form(verb, pronoun, says or hung, finite or hung, acts) if says or finite or acts or hung else None


def verbs(text: str, language: str, spared: Iterable[tuple[int, int]] = ()) -> list[Verb]:
    """The verbs of saying in a text outside the stretches spared (quotations, names, roles)."""
    low = plain(text)
    aside = bytearray(len(low))
    for first, last in spared:
        aside[first:last] = b"\1" * (last - first)
    special = _special(text, low, language)
    found = []
    for match in WORD.finditer(low):
        start, end = match.span()
        form = _form(match.group(), language)
        if (form is None and start not in special) or any(aside[start:end]) or _HAS.match(low, start):
            continue
        if form and form.acts:
            found.append(Verb(start, end, None, match.group(), act=True))
        elif form and (form.says or (form.says_finite and _printed(text, low, match).endswith("ó"))):
            found.append(Verb(start, end, form.pronoun, form.verb))
        elif start in special:
            found.append(special[start])
    return found


_HAS = lazy(r"cuentan?\s(?:con(?!\w)|[«“\"])")  # cuenta con información, and tells nothing


def _special(text: str, low: str, language: str) -> dict[int, Verb]:
    found = {m.start(): Verb(m.start(), m.end(), None, m.group().split()[0]) for m in _IDIOM.finditer(low)}
    marked = _MARK.search(text) is not None
    for match in _beside_quotation(language).finditer(text) if marked else ():
        start, end = match.span(match.lastgroup or 0)
        found[start] = Verb(start, end, None, low[start:end])
    for match in _THAT.finditer(low) if marked else ():
        start, end = match.span("verb")
        if _leads_to_words(text, low, start, end, language):
            found.setdefault(start, Verb(start, end, None, match["verb"]))
    for match in _INVERTED.finditer(low):
        if _QUOTED.search(text, 0, match.start()) or is_saying(
            match["verb"], language, text[match.end() - 1].replace("é", "ó")
        ):
            found.setdefault(match.start(), Verb(match.start(), match.end(), PRONOUNS.get(match["who"]), match["verb"]))
    return found


# Words that say something only where a quotation stands beside them: nouns too, or verbs of more than saying.
_AMBIGUOUS = {
    "fr": "dit trouve juge remarque annonce rit résume sourit développe analyse signale réclame demande commentait commente",
    "en": "notes states finds claims highlights comments hopes hoped jokes laughs laughed reports repeats agrees answers points promises marvels smiles smiled posits challenges demands",
    "es": "escribe precisa observa celebra resume relata confiesa reclama pregunta manifiesta valora denuncia critica",
}


# “…”, retrucó. “…,” he grumbled: right behind a quotation any verb says it.
_ANY_BEHIND = {
    "fr": "(?!)",
    "en": r"(?<=[,?!][”\"]\s)(?:(?:he|she|[A-ZÀ-Þ][\w’'.-]{0,40})\s){1,4}(?P<any>[a-z]{3,}ed)(?=(?:\s(?:up|out|in|back))?[.,;])",
    "es": r"(?<=[”»\"],\s)(?:(?:se|les?|l[oa]s?|nos|me)\s)?(?P<any>[a-zà-ÿ]{2,}ó)(?![^\W_])",
}


@cache
def _beside_quotation(language: str) -> re.Pattern[str]:
    words = _AMBIGUOUS[language].replace(" ", "|")
    subject = r"(?:(?:[A-ZÀ-Þ][\w’'.-]{0,40}|(?<=[^\W\d_]),|\b(?:he|she|il|elle|él|ella|aussi|also|también))\s)"
    ahead = rf"(?:{words})(?=\s(?:(?:d[’']ailleurs|aussi|également|toutefois|ainsi|encore|also|también)\s)?(?:que\s?|qu[’']|that\s?)[«“\"]|\s?:\s?[«“\"])"
    behind = rf"(?:(?<=[”»\"]\s)|(?<=[”»\"],\s))(?:[A-ZÀ-Þ][\w’'.-]{{0,40}}\s){{1,4}}(?P<behind>{words})(?=[.,;:—–])"
    return re.compile(rf"{subject}(?P<ahead>{ahead})|{behind}|{_ANY_BEHIND[language]}")


def _printed(text: str, low: str, word: re.Match[str]) -> str:
    perfect = _PERFECT if text[word.end() - 1] != "é" else _PARFAIT
    return "ó" if perfect.search(low, max(0, word.start() - 30), word.start()) else text[word.start() : word.end()]


_PARFAIT = lazy(
    r"(?<!\w)(?:a|ont|avait|avaient|aurait|ayant)(?:(?:-t)?-(?:ils?|elles?|on))?\s(?:(?:\w+ment|aussi|ensuite|enfin|encore|alors|deja)\s)?\Z"
)
_PERFECT = lazy(r"(?<!\w)(?:he|ha|han|habia|habian|hemos)\s\Z")
_IDIOM = lazy(
    r"(?<![\w’'-])(?:dio|dieron|da|dan) a conocer|(?:fait|fera|faisait|fit) dire(?= qu)|laiss(?:e|ent|ait) entendre|v(?:eut|oulu|oulait) savoir|quis(?:o|ieron) saber|wanted to know|(?:fait|fit|faisait) part de|dejo (?:en )?claro|tienen? claro|made (?:it )?clear|went on(?: to say)?|(?:quis(?:o|ieron)|han? querido) [^\W\d_]{4,}[aei]r(?=[\s,.])(?!\sal?\s)|hecho hincapie|attire l[’']attention|partage sa conviction|pris l[’']engagement|s[’']est engagee?(?= à\s[«“\"])|se comprometio|puso el (?:acento|foco)|made the (?:case|point)|drew attention|(?:parl(?:e|a|ait|ent) d[e’']|(?:habl|abog|apost)(?:o|a|aba|ado) (?:de|por)|s[’']est dite?(?:\s[^\W\d_]+){0,2})(?=\s?[«“\"])"
)
# Whatever stands between its subject and `that “…”` is a verb of saying.
_THAT = lazy(r"(?<![\w’'-])(?P<verb>[^\W\d_]+)\s(?:que|qu[’']|that)\s?[«“\"]")
_MARK = lazy(r"[«»“”\"]")
_FINITE = {
    "fr": lazy(r"(?<!\w)(?:a|ont|avait|avaient)\s(?:\w+ment\s)?[^\W\d_]+(?:e|i|u|it|is)\Z"),
    "en": lazy(r"(?!indeed)[^\W\d_]{3,}ed\Z"),
    "es": lazy(r"[^\W\d_]{2,}(?:o|aron|ieron)\Z"),
}


def _leads_to_words(text: str, low: str, start: int, end: int, language: str) -> bool:
    if language == "es" and text[end - 1] == "o":
        return False
    return bool(_FINITE[language].search(low, max(0, start - 30), end))


_INVERTED = lazy(
    r"(?<!\w)(?:(?:a|avait|ont|avaient)(?:[- ]?t)?|s[’']e(?:st|tait))[- ](?P<who>ils?|elles?)\s(?:(?:\w+ment|aussi|encore|ensuite|enfin|alors|d[’']abord|notamment|par ailleurs|en outre|tout de meme)\s)*(?P<verb>[^\W\d_]+)"
)
_QUOTED = lazy(r"[»”\"]\s?,\s\Z")  # « … », a-t-il soufflé: whatever he did, he said it
_PHRASES = frozenset(["parole", "floor", "palabra", "relieve"])


_INCISE = (
    lazy(r"[\s,;.!?…]*\s[–—-]\s?(?P<words>[^–—«»“”\"-]{3,90})[–—-](?=[\s,.;:]|\Z)[.,;:]?"),
    lazy(r",\s(?P<words>[^\W\d_]+(?:-t)?-(?:il|elle|on)(?:\s(?!qu[e’'])[^\W\d_]+){0,2})(?=[,.])[,.]"),
    lazy(
        r"\s?,\s(?P<words>(?:a\s|ha\s|s[’'])?[^\W\d_A-Z]+\s(?:le|la|el|l’|l'|M\.|Mme|Mr|[A-Z])[^«»“”\"]{2,140}?),\s(?=[a-zà-ÿ])"
    ),
    lazy(
        r"\s?[,?!]\s(?P<words>(?:a\s|ha\s|s[’'])?[^\W\d_A-Z]+\s(?:le|la|el|l’|l'|M\.|Mme|[A-ZÀ-Þ])(?:[^«»“”\".!?]|(?<=\bM)\.){2,120}?)\.\s[«“\"]?(?=[A-ZÀ-Þ¿¡])"
    ),
)


# Peut-il, viendra-t-il: a question, and no word on who asks it.
_MODAL = lazy(r"(?:[^\W\d_]+ra-|peut|doit|va-|faut|est-|a-|ont|sont|soit|etait|avait|puisse|vaut|semble|serait|aurait)")


_APPOSED = lazy(r"[^«»“”\".!?]{2,120}?,\s(?=[a-zà-ÿ])")


def _with_apposition(words: str, end: int) -> int:
    if not role_at(plain(words), end):
        return end
    rest = _APPOSED.match(words, end)
    return rest.end() if rest else 0


# Inside a quotation, before somebody's name: “…, râle X, …”.
_VOICED = lazy(
    r"(?:ral|fulmin|tempet|grogn|savour|decrypt|redout|s[’'](?:etrangl|agac|emport|insurg|inquiet|interrog|amus|ecri))\w*(?:e|ait)\Z|(?:sourit|annonce|demande|reclame|resume|signale|analyse|jure|critique)\Z"
)


def _is_said(word: str, language: str) -> bool:
    return is_saying(word, language) or (language == "fr" and bool(_VOICED.match(word)))


def incises(words: str, language: str) -> list[tuple[int, int]]:
    """Where a quotation is broken by who speaks: `–sostuvo Polledo–`, `, dit-il,`; each as [start, end) in the words."""
    found: list[tuple[int, int]] = []
    for pattern in _INCISE:
        place = 0
        while match := pattern.search(words, place):
            place = match.start() + 1  # what is none may hold one: `, mais la priorité, a déclaré X.`
            parts = HYPHENED.findall(plain(match["words"]))
            says = any(_is_said(part, language) or is_saying(part.split("-")[0], language) for part in parts[:2])
            if pattern in _INCISE[2:]:
                says = bool(parts) and _is_said(parts[parts[0] in ("a", "ha") and len(parts) > 1], language)
            if pattern is _INCISE[1] and language == "fr":
                says = says or not _MODAL.match(plain(match["words"]))
            end = _with_apposition(words, match.end()) if pattern is _INCISE[2] else match.end()
            if says and end and (pattern is _INCISE[1] or len(parts) <= 18):
                found.append((match.start(), end))
                place = end
    return sorted(found)


_SEVERAL = {
    "fr": lazy(
        r"(?<!\w)(?:ont|avaient|auront)(?:-(?:ils|elles))?\s(?:\w+\s)?[^\W\d_]+\Z|[^\W\d_]+(?:[^\W\d_ei]|[^\W\d_tv]i)(?<!em)ent\Z"
    ),
    "en": None,
    "es": lazy(r"(?<!\w)(?:han|habian|habran)\s[^\W\d_]+\Z|[^\W\d_]+(?:[^\W\d_o]|[^\W\d_i]o)n\Z"),
}
_PASSIVE = {
    "fr": lazy(
        r"(?<![\w’'])(?:est|sont|ete|etait|etaient|fut|furent|sera)\s(?:\w+ment\s)?[^\W\d_]+(?:e|es|i|is|ies|it|ite|u|ue)\Z"
    ),
    "en": lazy(
        r"(?<!\w)(?:is|was|were|are|been|being)\s(?:(?:\w+ly|also|once|often|then|even)\s)?(?:[^\W\d_]+ed|told)\Z"
    ),
    "es": lazy(r"(?<!\w)(?:es|fue|era|sido|siendo)\s(?:\w+mente\s)?[^\W\d_]+(?:ad|id)[oa]\Z"),
}


def is_several(low: str, verb: Verb, language: str) -> bool:
    """Whether a verb has the form of several who speak: `ont dit`, `dijeron`."""
    if low.endswith(("-ils", "-elles"), verb.start, verb.end):
        return True
    form = _SEVERAL[language]
    return bool(form and not verb.pronoun and form.search(low, max(0, verb.start - 24), verb.end))


def is_done_to(low: str, verb: Verb, language: str) -> bool:
    """Whether whoever is named beside a verb is whom it is done to: `was told`, `a été qualifié`, `fue calificado`."""
    return bool(not verb.pronoun and _PASSIVE[language].search(low, max(0, verb.start - 30), verb.end))
