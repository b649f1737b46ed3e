"""Who said a quotation, and whether anything says that it was said at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cgluctl.ingest.actors import Actor, Verb, actors, subject, verbs
from cgluctl.ingest.cast import Cast, Person
from cgluctl.ingest.names import plain
from cgluctl.ingest.quotes import Quote
from cgluctl.language.lexicon import ACCORDING
from cgluctl.language.sentences import sentences

_REACH = 220  # characters after a quotation in which who spoke may be named


class Paragraph(NamedTuple):
    """One paragraph as attribution sees it: its text, quotations, sentences, actors and verbs outside the quotations."""

    text: str
    low: str
    quotes: Sequence[Quote]
    sentences: Sequence[tuple[int, int]]
    actors: Sequence[Actor]
    verbs: Sequence[Verb]


class Said(NamedTuple):
    """What is known of who said something: the person or None, whether a cue says that it was said, and where that stands.

    `by` is [start, end) in the paragraph `at`. `strong` tells a cue in the same sentence or right behind.
    """

    person: Person | None = None
    cue: bool = False
    strong: bool = False
    at: int = 0
    by: tuple[int, int] | None = None


def looked_at(text: str, found: Sequence[Quote], language: str, cast: Cast) -> Paragraph:
    """A paragraph with all that attribution asks of it."""
    inside = [(quote.start, quote.end) for quote in found]
    masked = _masked(text, inside)
    everybody = [a for a in actors(masked, language, cast) if not any(s <= a.start < e for s, e in inside)]
    spared = [*inside, *((a.start, a.end) for a in everybody if a.mention)]
    return Paragraph(text, plain(text), found, sentences(text, inside), everybody, verbs(masked, language, spared))


def _masked(text: str, inside: Sequence[tuple[int, int]]) -> str:
    """The text with its quotations blotted out, so that no name in them speaks."""
    for start, end in inside:
        text = (
            text[:start] + text[start] + "_" * (end - start - 2) + text[end - 1 : end] + text[end:]
            if end - start > 2
            else text
        )
    return text


class Attribution:
    """Attribution within one session: its paragraphs, and who spoke last."""

    def __init__(self, paragraphs: Sequence[Paragraph], language: str, cast: Cast) -> None:
        self.paragraphs = paragraphs
        self.language = language
        self.cast = cast
        self.last: tuple[int, int, Person] | None = None  # paragraph, place, who

    def of(self, number: int, quote: Quote) -> Said:
        """Who said a quotation of a paragraph: by what follows it, what precedes it, or who spoke before."""
        here = self.paragraphs[number]
        tail = self._tail(number, here, quote)
        if tail.person:
            return tail
        head = self._head(number, here, quote)
        if head.person:
            return head
        line = self._next_line(number, here, quote)
        if line.person:
            return line
        bridge = self._bridge(number, here, quote, head.cue or tail.cue)
        if bridge.person:
            return bridge
        return head if head.cue else tail

    def _tail(self, number: int, here: Paragraph, quote: Quote) -> Said:
        """Who is named right behind: `», a déclaré X`, `," said X`, `» X, maire de …`, `», selon X`."""
        limit = min([q.start for q in here.quotes if q.start >= quote.end] + [quote.end + _REACH, len(here.text)])
        window = here.low[quote.end : limit]
        lead = re.match(r"[\s,.;:!?…»”\"’)\]]*[–—-]?\s*\(?\s*", window)
        begins = quote.end + (lead.end() if lead else 0)
        stop = re.search(r"(?<=[^\W\d_]{3})[.!?]\s|;", here.low[begins:limit])
        limit = begins + stop.start() if stop else limit
        said = self._line(
            number,
            here,
            begins,
            limit,
            new_sentence="." in here.low[quote.end : begins] or quote_ends(here.text, quote),
        )
        if said:
            return said
        continues = (
            here.text[begins : begins + 1].islower()
            or "," in here.low[quote.end : begins]
            or not quote_ends(here.text, quote)
        )
        for verb in here.verbs:
            if begins <= verb.start < limit and len(here.low[begins : verb.start].split()) <= 9 and continues:
                who = subject(here.text, self.language, verb, [a for a in here.actors if begins <= a.start < limit])
                if who:
                    person = self.who(number, who, here)
                    return Said(person, True, True, number, (min(who.start, verb.start), max(who.end, verb.end)))
                if len(here.low[begins : verb.start].split()) <= 3:
                    return Said(None, True, True, number)
        return self._according(number, here, begins, limit)

    def _line(self, number: int, here: Paragraph, begins: int, limit: int, new_sentence: bool) -> Said | None:
        """A name, with its role or alone, that stands behind a quotation like a signature."""
        for actor in here.actors:
            if actor.mention is None or actor.start > begins + 4 or actor.end <= begins:
                continue
            rest = here.low[actor.end : limit].strip(" .,)\u00a0")
            named = actor.mention.role is not None or not rest
            if (named and not self._goes_on(rest)) or (not rest):
                return Said(self.who(number, actor, here), True, True, number, (actor.start, actor.end))
        return None

    @staticmethod
    def _goes_on(rest: str) -> bool:
        """Whether the words behind a name make a sentence of it, with a verb."""
        return bool(
            re.match(
                r"(?:qui\s|a\s|ont\s|est\s|s[’']est|se\s|has\s|is\s|was\s|had\s|ha\s|es\s|fue\s|\w+(?:ait|ed|ó)\s|,\s*(?:qui|who|quien)\s)",
                rest,
            )
        )

    def _according(self, number: int, here: Paragraph, begins: int, limit: int) -> Said:
        for actor in here.actors:
            if (
                begins <= actor.start < limit
                and actor.start - begins < 40
                and ACCORDING.search(
                    here.low[begins : actor.start]
                    .removesuffix("le ")
                    .removesuffix("la ")
                    .removesuffix("the ")
                    .removesuffix("el ")
                )
            ):
                return Said(self.who(number, actor, here), True, True, number, (actor.start, actor.end))
        return Said()

    def _head(self, number: int, here: Paragraph, quote: Quote) -> Said:
        """Who is named before in the sentence, or at the end of the paragraph before when that leads to this one."""
        start = max((first for first, _ in here.sentences if first <= quote.start), default=0)
        before = here.low[start : quote.start]
        if before.strip(" –—-\u00a0"):
            return self._leading(number, here, start, quote.start)
        previous = self._leads_here(number)
        if previous is not None and start == 0:
            other = self.paragraphs[previous]
            first = other.sentences[-1][0] if other.sentences else 0
            return self._leading(previous, other, first, len(other.text), colon=True)
        return Said()

    def _leads_here(self, number: int) -> int | None:
        """The paragraph before this one that ends with a colon, over quotations that follow it too."""
        for n in range(number - 1, max(-1, number - 12), -1):
            text = self.paragraphs[n].text.rstrip()
            if text.endswith(":"):
                return n
            if not (
                self.paragraphs[n].quotes
                and self.paragraphs[n].quotes[0].start == 0
                and len(text) - self.paragraphs[n].quotes[-1].end < 3
            ):
                return None
        return None

    def _leading(self, number: int, here: Paragraph, start: int, end: int, colon: bool = False) -> Said:
        """Who the words from `start` to `end` say is about to speak."""
        close = max([q.end for q in here.quotes if start < q.end <= end and q.start >= start], default=start)
        everybody = [a for a in here.actors if start <= a.start and a.end <= end]
        saying = [v for v in here.verbs if start <= v.start and v.end <= end]
        colon = colon or here.low[start:end].rstrip(" \u00a0").endswith(":")
        for actor in everybody:
            if ACCORDING.search(re.sub(r"(?:le|la|the|el)\s+\Z|l[’']\Z", "", here.low[start : actor.start])) and (
                colon or end - actor.end < 60
            ):
                return Said(self.who(number, actor, here), True, True, number, (actor.start, actor.end))
        for verb in reversed(saying):
            who = subject(here.text, self.language, verb, everybody, after=True)
            if who and (who.start >= close or verb.start >= close or end - close < 80):
                return Said(
                    self.who(number, who, here),
                    True,
                    True,
                    number,
                    (min(who.start, verb.start), max(who.end, verb.end)),
                )
        free = [a for a in everybody if not a.governed and a.start >= close]
        subjects = {self.who(number, a, here) for a in free}
        if (saying or colon) and len(subjects) == 1 and len(free) and (colon or saying):
            last = free[-1]
            if colon or end - last.end < 160:
                return Said(subjects.pop(), True, colon, number, (last.start, last.end))
        return Said(None, bool(saying) or (colon and bool(everybody)), False, number)

    def _next_line(self, number: int, here: Paragraph, quote: Quote) -> Said:
        """Whose name is the whole of the next paragraph, as under a quotation set by itself."""
        if number + 1 >= len(self.paragraphs) or here.text[quote.end :].strip(' .,»”"\u00a0'):
            return Said()
        after = self.paragraphs[number + 1]
        if len(after.text) > 220 or after.quotes:
            return Said()
        lead = re.match(r"[\s–—(-]*", after.text)
        begins = lead.end() if lead else 0
        return self._line(number + 1, after, begins, len(after.text), True) or Said()

    def _bridge(self, number: int, here: Paragraph, quote: Quote, cue: bool) -> Said:
        """Who spoke last, where a quotation goes on from there: in the same sentence, or alone after their words."""
        before = [q for q in here.quotes if q.end <= quote.start]
        gap = here.low[before[-1].end : quote.start] if before else here.low[: quote.start]
        strangers = [a for a in here.actors if (before[-1].end if before else 0) <= a.start < quote.start]
        if self.last is None:
            return Said()
        paragraph, _, person = self.last
        if strangers and any(self.who(number, a, here) is not person for a in strangers):
            return Said()
        if paragraph == number and (len(gap) < 160 or cue):
            return Said(person, True, cue, number)
        alone = not here.low[: quote.start].strip(" –—-\u00a0")
        if paragraph == number - 1 and (alone or cue) and quote_alone(here, quote):
            return Said(person, True, False, number)
        return Said()

    def who(self, number: int, actor: Actor, here: Paragraph) -> Person | None:
        """The person an actor is: named, an office, or the one a pronoun can only stand for."""
        if actor.person:
            return actor.person
        if actor.mention is not None:
            return self.office(actor)
        return self._antecedent(number, actor, here)

    def office(self, actor: Actor) -> Person | None:
        """The person who alone holds an office in this report, else the office itself; None for a bare noun."""
        mention = actor.mention
        if mention is None or not mention.sure:
            return None
        return self.cast.holder(mention.name) or self.cast.office(mention.name)

    def _antecedent(self, number: int, actor: Actor, here: Paragraph) -> Person | None:
        """Who a pronoun stands for: the one person of the nearest sentence before that names any."""
        for n in range(number, max(-1, number - 3), -1):
            paragraph = self.paragraphs[n]
            spans = [s for s in paragraph.sentences if n < number or s[1] <= actor.start]
            for start, end in reversed(spans):
                found = self._named(n, paragraph, start, end, actor.pronoun)
                if found or self._quoted_in(n, start, end):
                    found = found or {self.last[2]} if self.last else found
                    if len(found) == 1:
                        return found.pop()
                    if self.last and self.last[2] in found:
                        return self.last[2]
                    return None
        return None

    def _named(self, number: int, paragraph: Paragraph, start: int, end: int, gender: str | None) -> set[Person]:
        found: set[Person] = set()
        for actor in paragraph.actors:
            if start <= actor.start < end and actor.mention and not actor.governed:
                person = actor.person or self.office(actor)
                if person and not (gender and person.gender and gender != person.gender):
                    found.add(person)
        return found

    def _quoted_in(self, number: int, start: int, end: int) -> bool:
        return bool(self.last and self.last[0] == number and start <= self.last[1] < end)


def quote_ends(text: str, quote: Quote) -> bool:
    """Whether a quotation ends with the end of a sentence."""
    return text[quote.first : quote.last].rstrip()[-1:] in ".!?…"


def quote_alone(here: Paragraph, quote: Quote) -> bool:
    """Whether nothing but quotations stands in a paragraph up to the end of this one, which is long enough to be speech."""
    return quote.last - quote.first > 40
