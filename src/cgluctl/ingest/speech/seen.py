"""A paragraph as attribution sees it: its quotations, sentences, and everybody and every verb of saying outside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from cgluctl.ingest.speech.bearers import BEARER
from cgluctl.ingest.speech.cast import Cast, Person
from cgluctl.ingest.speech.mentions import Mention, mentions
from cgluctl.ingest.speech.names import NICKNAME
from cgluctl.ingest.speech.offices import DEFINITE, offices
from cgluctl.ingest.speech.quotes import Quote
from cgluctl.ingest.speech.tokens import THINGS, WORD, plain
from cgluctl.ingest.speech.verbs import Verb, verbs
from cgluctl.language.fold import fold
from cgluctl.language.lexicon import PRONOUNS, given_names, is_saying
from cgluctl.language.patterns import lazy
from cgluctl.language.quotations import sentences

# What may stand before who a sentence is about.
FIRST = lazy(r"\s*(?:(?:then|next|puis|ensuite|luego|despues)\s|[^\W\d_]+(?:\s[^\W\d_]+){0,2},\s)?")
AGENT = lazy(r"(?<!\w)(?:par|by|por)\s(?:l[’']|(?:le|la|the|el)\s)?\Z")
_BESIDE = 30  # characters between a quotation and who is named behind its verb
_NEAR = 20  # actors of a paragraph before


class Paragraph(NamedTuple):
    """One paragraph as attribution sees it: its text, quotations, sentences, actors and verbs outside the quotations."""

    text: str
    low: str
    quotes: Sequence[Quote]
    sentences: Sequence[tuple[int, int]]
    actors: Sequence[Actor]
    verbs: Sequence[Verb]

    def quote_before(self, place: int) -> Quote | None:
        """The last quotation that has ended at a place."""
        number = bisect_right(self.quotes, place, key=lambda quote: quote.end)
        return self.quotes[number - 1] if number else None

    def verbs_in(self, start: int, end: int) -> Sequence[Verb]:
        """The verbs that begin in a stretch."""
        first = bisect_left(self.verbs, start, key=lambda verb: verb.start)
        return self.verbs[first : bisect_left(self.verbs, end, lo=first, key=lambda verb: verb.start)]

    def actors_in(self, start: int, end: int) -> Sequence[Actor]:
        """The actors that begin in a stretch."""
        first = bisect_left(self.actors, start, key=lambda actor: actor.start)
        return self.actors[first : bisect_left(self.actors, end, lo=first, key=lambda actor: actor.start)]

    def people_in(self, start: int, end: int, gender: str | None) -> set[Person]:
        """Everybody named in a stretch whom a pronoun of this gender fits."""
        people = (actor.person for actor in self.actors_in(start, end))
        return {one for one in people if one and one.may_be(gender)}

    def goes_on_with(self, pronoun: Actor, start: int, end: int) -> bool:
        """Whether a sentence has the same pronoun for its subject."""
        everybody = self.actors_in(start, end)
        hung = any(verb.pronoun == pronoun.pronoun for verb in self.verbs_in(start, end))
        if hung and not pronoun.mention and all(a.governed or not a.mention for a in everybody):
            return True  # a-t-il rappelé
        first = next((one for one in everybody if one.start >= start), None)
        if (
            first is None
            or first.person
            or first.pronoun != pronoun.pronoun
            or bool(first.mention) != bool(pronoun.mention)
        ):
            return False
        if first.mention and pronoun.mention and plain(first.mention.name) != plain(pronoun.mention.name):
            return False  # El mandatario viajó. “…”, dijo el mandatario: whoever he was before
        return bool(FIRST.fullmatch(self.low, start, first.start))

    def outside(self, place: int) -> bool:
        """Whether a place stands in no quotation."""
        number = bisect_right(self.quotes, place, key=lambda quote: quote.start)
        return not number or self.quotes[number - 1].end <= place

    def begins(self, place: int) -> bool:
        """Whether a sentence begins at a place."""
        number = bisect_left(self.sentences, place, key=lambda sentence: sentence[0])
        return number < len(self.sentences) and self.sentences[number][0] == place

    def is_behind_quote(self, place: int) -> bool:
        """Whether a quotation ends shortly before a place."""
        before = self.quote_before(place)
        return before is not None and place - before.end < _BESIDE

    def is_agent(self, actor: Actor) -> bool:
        """Whether somebody is who did what is told: `a text welcomed by X`."""
        return bool(AGENT.search(self.low, max(0, actor.start - 8), actor.start))

    def office_about(self, start: int, end: int, actor: Actor) -> Actor | None:
        """The office that a sentence is about, whoever else it names: `Le ministre a cité X. Il`, or `Le ministre` again."""
        for office in self.actors_in(start, end):
            if office.mention is None or office.person is not None or office.governed:
                continue
            name = plain(office.mention.name)
            if actor.mention is not None and _is_short_for(plain(actor.mention.name), name):
                return office
            if actor.mention is None and DEFINITE.match(name) and FIRST.fullmatch(self.low, start, office.start):
                return office
        return None

    def tells_of_office(self, start: int, end: int) -> bool:
        """Whether a stretch names the office of somebody where a subject or an object may stand."""
        return any(a.mention and a.mention.office and not (a.person or a.governed) for a in self.actors_in(start, end))

    def quote_after(self, place: int) -> Quote | None:
        """The first quotation that begins at a place or behind it."""
        number = bisect_left(self.quotes, place, key=lambda quote: quote.start)
        return self.quotes[number] if number < len(self.quotes) else None


def _is_short_for(short: str, office: str) -> bool:
    """Whether an office is called by the noun alone: `the spokesman` for the minister’s deputy spokesman."""
    return office == short or bool(DEFINITE.match(short) and office.endswith(" " + DEFINITE.sub("", short)))


def looked_at(
    text: str,
    found: Sequence[Quote],
    language: str,
    cast: Cast,
    before: Sequence[Paragraph],
    met: Collection[Person] = (),
) -> Paragraph:
    """A paragraph with all that attribution asks of it; those just `before` it, or all `met`, tell who is meant by a last name of several."""
    near = [one for paragraph in before for a in paragraph.actors[-_NEAR:] for one in cast.meant(a.person, a.mention)]
    found = [quote for quote in found if not _is_nickname(text, quote.start)]
    inside = [(quote.start, quote.end) for quote in found]
    masked = _masked(text, inside)
    everybody = [a for a in actors(masked, language, cast, near, met) if not any(s <= a.start < e for s, e in inside)]
    spared = [*inside, *((a.start, a.end) for a in everybody if a.mention)]
    return Paragraph(
        text, plain(text), found, list(sentences(text, inside)), everybody, verbs(masked, language, spared)
    )


def _masked(text: str, inside: Sequence[tuple[int, int]]) -> str:
    for start, end in inside:
        last = end - 2 if text[end - 2 : end - 1] in (",", "?", "!") else end - 1
        text = text[: start + 1] + "_" * (last - start - 1) + text[last:] if end - start > 2 else text
    return text


def _is_nickname(text: str, start: int) -> bool:
    given = text[:start].rpartition(" ")[0].rpartition(" ")[2]
    return bool(NICKNAME.match(text, start - 1)) and fold(given) in given_names()


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


_PREPOSITION = lazy(
    r"(?<!\w)(?:à|au|aux|de|des|du|d|avec|sans|pour|par|chez|sur|sous|contre|entre|comme|vers|envers|devant|derriere|apres|avant|towards?|to|of|at|in|on|into|upon|near|beside|with|without|for|from|about|by|under|behind|between|against|pro|anti|a|al|con|sin|para|por|sobre|bajo|ante|tras|hacia|del)(?:\s+(?:le|la|les|the|el|los|las|l|sus?|son|sa|ses|leurs?|his|her|their))?\s*[’']?\s*\Z"
)


_OF_SUCH = lazy(r"(?<!\w)(?:of|about)\s(?:[a-z-]{4,}\s){1,2}\Z")  # the choice of hardliner John Lee


# Between an office and the name of who holds it; a verb there has the office for its subject.
_ITS_HOLDER = lazy(
    r"(?:\s?(?:de|du|des|del|d|of|for|to|à|au|aux|en|in|chargée?|délégué?e?|honoraire|général|générale|especial)(?![^\W\d_])(?:(?!\s(?:a|ont|est|avait|has|have|had|was|is|ha|han|es|era|fue)\s)[^.;:!?,]){0,60})?,\s*(?:(?:(?:le|la|el|the)\s|l[’'])(?:[a-zà-ÿ]+\.?\s){0,2})?"
)
# Two offices, and not one and its holder: le maire, la conseillère Ann Lee et X.
_LISTED = lazy(r"\s(?:et|y|e|and)\s")
# Another word with a capital right behind a name.
_LONGER = lazy(r"[ \u00a0][A-ZÀ-Þ][\w’'-]*[a-zß-ÿ]")
_BEGINS = lazy(r"(?:[A-ZÀ-Þ][\w’'-]*\s)+\Z")  # lycée Jean Moulin


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
        if person or len(cast.meant(None, mention)) > 1:
            start, end = mention.whole
            aside = mention.nested or _is_governed(low, start, language) or bool(_OWNS.match(text, mention.end))
            found.append(Actor(start, end, person, None, aside, mention))
    for mention in cast.called(text):
        if _LONGER.match(text, mention.end):
            continue  # the first word of another name: Green is nobody in `Green Party`
        begins = _BEGINS.search(text, max(0, mention.start - 40), mention.start)
        if begins and BEARER.search(low, max(0, begins.start() - 16), begins.start()):
            continue
        if not any(start < mention.end and mention.start < end for start, end in spans):
            person = cast.find(mention, [*near, *(a.person for a in found if a.person)], met)
            if person or len(cast.meant(None, mention)) > 1:
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
        gender = None if mention.sure else _GENDERS.get(WORD.match(low, mention.start).group())  # type: ignore[union-attr]
        found.append(
            Actor(mention.start, mention.end, None, gender, _is_governed(low, mention.start, language), mention)
        )
        spans.append((mention.start, mention.end))
    found += _pronouns(text, low)
    return _governed_together(low, sorted(found, key=lambda actor: actor.start))


def _pronouns(text: str, low: str) -> Iterator[Actor]:
    for match in _PRONOUN.finditer(low):
        start, end = match.span("who")
        if match["who"] == "il" and _IMPERSONAL.match(low, end):
            continue
        if match["who"] != "el" or text[start:end].lower() == "él":
            yield Actor(start, end, None, PRONOUNS[match["who"]], False)
    for match in _TOLD_BY.finditer(low):
        yield Actor(*match.span("who"), None, "f" if match["who"] == "her" else "m", False)


# par X et sa femme, Y: what governs the first governs the second.
_TOGETHER = lazy(r",?\s(?:et|y|e|and)\s(?:[^\W\d_]+\s[^\W\d_]+,\s|(?:le|la|el|the)\s|l[’'])?")


def _governed_together(low: str, found: Sequence[Actor]) -> list[Actor]:
    made: list[Actor] = []
    for actor in found:
        before = made[-1] if made else None
        joined = before and before.governed and _TOGETHER.fullmatch(low, before.end, actor.start)
        made.append(actor._replace(governed=True) if joined and not actor.pronoun else actor)
    return made


def _beside_saying(low: str, mention: Mention, language: str) -> bool:
    after = re.match(r"\s(?:(?:a|ha|has|had|avait)\s)?([^\W\d_]+)", low[mention.end : mention.end + 30])
    before = re.search(r"([^\W\d_]+) \Z", low[max(0, mention.start - 20) : mention.start])
    return any(found and is_saying(found[1], language) for found in (after, before))


_PRONOUN = lazy(
    rf"(?<![\w’'-])(?:(?:qu|lorsqu|puisqu|s)[’'])?(?P<who>{'|'.join(sorted(PRONOUNS, key=len, reverse=True))})(?![\w’'-])"
)
# il faut, il n’est donc pas nécessaire
_IMPERSONAL = lazy(
    r"\s(?:n[e’']\s?)?(?:(?:y a(?:vait)?|faut|fallait|faudra\w*|s[’']agi\w+|semble|suffit|convient|importe|reste|existe)(?!\w)|(?:est|etait|serait)\s(?:\w+\s){0,3}?(?:necessaire|possible|important|essentiel|indispensable|vrai|clair|temps|urgent|difficile|probable)(?!\w))"
)
_TOLD_BY = lazy(r"(?<!\w)(?:selon|d[’']apres|aux yeux de|according to)\s(?P<who>lui|him|her)(?!\w)")
_GENDERS = {"le": "m", "el": "m", "un": "m", "la": "f", "une": "f", "una": "f"}


# Ann Lee’s lawyer, Ann Lee School: the name belongs to who or what comes behind.
_OWNS = lazy(rf"[’']s?\s|\s(?:{'|'.join(sorted(map(str.capitalize, THINGS)))})(?!\w)")


# Whom somebody is said to greet or praise is an object: féliciter le ministre, saludar al alcalde.
_OBJECT = lazy(
    r"(?<!\w)(?:quoting|citing|thanking|citant|remerciant|citando|agradeciendo)\s+(?:a\s+)?\Z|(?<!\w)(?<!fait )(?<!fit )[^\W\d_]{3,}(?:er|ir|ar)\s+(?:le|la|l[’']|el|al)\s*\Z"
)


# Whose turn it is speaks: puis vient le tour de la maire.
_TURN = lazy(
    r"(?<!\w)(?:(?:quant (?:à|aux?)|en cuanto al?|as for)\s(?:l[ae]\s|l[’']|the\s)?|(?:tour|turno|turn)\s(?:de\s(?:la\s|l[’'])?|d[u’']\s?|del?\s(?:la\s)?|of\s(?:the\s)?))\Z"
)


def _is_governed(low: str, start: int, language: str) -> bool:
    if BEARER.search(low[max(0, start - 16) : start]) or _OBJECT.search(low[max(0, start - 24) : start]):
        return True
    before = low[max(0, start - 12) : start]
    if _TURN.search(low[max(0, start - 20) : start]) or (language == "en" and before.endswith((" a ", ", a "))):
        return False
    return bool(_PREPOSITION.search(before) or (language == "en" and _OF_SUCH.search(low, max(0, start - 40), start)))
