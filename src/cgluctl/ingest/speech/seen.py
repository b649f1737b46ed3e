"""A paragraph as attribution sees it: its quotations, sentences, and everybody and every verb of saying outside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import NamedTuple

from cgluctl.ingest.speech.actors import Actor, actors
from cgluctl.ingest.speech.cast import Cast, Person
from cgluctl.ingest.speech.mentions import DEFINITE
from cgluctl.ingest.speech.names import NICKNAME
from cgluctl.ingest.speech.quotes import Quote
from cgluctl.ingest.speech.tokens import plain
from cgluctl.ingest.speech.verbs import Verb, verbs
from cgluctl.language.fold import fold
from cgluctl.language.lexicon import given_names
from cgluctl.language.sentences import sentences

FIRST = re.compile(r"\s*(?:[^\W\d_]+(?:\s[^\W\d_]+){0,2},\s)?")  # what may stand before who a sentence is about
AGENT = re.compile(r"(?<!\w)(?:par|by|por)\s(?:l[’']|(?:le|la|the|el)\s)?\Z")
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
        first = next((one for one in self.actors_in(start, end) if one.start >= start), None)
        if first is None or first.mention or pronoun.mention or first.pronoun != pronoun.pronoun:
            return False
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
            if actor.mention is not None and name == plain(actor.mention.name):
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


def looked_at(
    text: str,
    found: Sequence[Quote],
    language: str,
    cast: Cast,
    before: Sequence[Paragraph],
    met: Collection[Person] = (),
) -> Paragraph:
    """A paragraph with all that attribution asks of it; those just `before` it, or all `met`, tell who is meant by a last name of several."""
    near = [actor.person for paragraph in before for actor in paragraph.actors[-_NEAR:] if actor.person]
    found = [quote for quote in found if not _is_nickname(text, quote.start)]
    inside = [(quote.start, quote.end) for quote in found]
    masked = _masked(text, inside)
    everybody = [a for a in actors(masked, language, cast, near, met) if not any(s <= a.start < e for s, e in inside)]
    spared = [*inside, *((a.start, a.end) for a in everybody if a.mention)]
    return Paragraph(text, plain(text), found, sentences(text, inside), everybody, verbs(masked, language, spared))


def _masked(text: str, inside: Sequence[tuple[int, int]]) -> str:
    """The text with its quotations blotted out, so that no name in them speaks; a comma at their end stays."""
    for start, end in inside:
        last = end - 2 if text[end - 2 : end - 1] in (",", "?", "!") else end - 1
        text = text[: start + 1] + "_" * (last - start - 1) + text[last:] if end - start > 2 else text
    return text


def _is_nickname(text: str, start: int) -> bool:
    """Whether a quotation that begins at a place is somebody's nickname, between a given name and another word of the name."""
    given = text[:start].rpartition(" ")[0].rpartition(" ")[2]
    return bool(NICKNAME.match(text, start - 1)) and fold(given) in given_names()
