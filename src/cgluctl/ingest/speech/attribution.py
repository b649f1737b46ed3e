"""Who said a quotation, and whether anything says that it was said at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cgluctl.ingest.speech.actors import Actor, Verb, actors, subject, verbs
from cgluctl.ingest.speech.cast import Cast, Person
from cgluctl.ingest.speech.names import plain
from cgluctl.ingest.speech.quotes import Quote
from cgluctl.language.lexicon import ACCORDING
from cgluctl.language.sentences import sentences

_LEAD = re.compile(r"[\s(–—-]*(?:(?:le|la)\s+|l[’'])?")  # what may stand before a name that signs
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
        self._signed: set[int] = set()  # paragraphs that are names under or over a quotation, and have served

    def of(self, number: int, quote: Quote) -> Said:
        """Who said a quotation of a paragraph: by what follows it, what precedes it, or who spoke before."""
        here = self.paragraphs[number]
        tail = self._tail(number, here, quote)
        if tail.person:
            return tail
        head = self._head(number, here, quote)
        if head.person:
            return head
        line = self._line_beside(number, here, quote)
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
                if not here.low[begins : verb.start].strip():
                    return Said(None, True, True, number)
        return self._according(number, here, begins, limit)

    def _line(self, number: int, here: Paragraph, begins: int, limit: int, new_sentence: bool) -> Said | None:
        """A name, with its role or alone, that stands behind a quotation like a signature."""
        for actor in here.actors:
            if actor.mention is None or actor.end <= begins or actor.start > begins + 4:
                continue
            if not _LEAD.fullmatch(here.low[begins : actor.start]) or (actor.governed and actor.start > begins):
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
            if who is None and re.search(r"(?<!\w)(?:y|e|et|and)\s+(?:\w+\s+)?\Z", here.low[start : verb.start]):
                continue
            if who and (verb.start >= close or end - close < 120):
                return Said(
                    self.who(number, who, here),
                    True,
                    True,
                    number,
                    (min(who.start, verb.start), max(who.end, verb.end)),
                )
        free = [a for a in everybody if not a.governed and a.start >= close]
        subjects = {self.who(number, a, here) for a in free}
        if colon and len(subjects) == 1 and free:
            return Said(subjects.pop(), True, True, number, (free[-1].start, free[-1].end))
        return Said(None, bool(saying) or (colon and bool(everybody)), False, number)

    def _line_beside(self, number: int, here: Paragraph, quote: Quote) -> Said:
        """Whose name is the whole of the paragraph before or after, as beside a quotation set by itself; a name serves once."""
        if here.text[: quote.start].strip(" –—-\u00a0") or here.text[quote.end :].strip(' .,»”"\u00a0'):
            return Said()
        for other in (self._worded(number, -1), self._worded(number, 1)):
            if (
                other is None
                or other in self._signed
                or len(self.paragraphs[other].text) > 220
                or self.paragraphs[other].quotes
            ):
                continue
            beside = self.paragraphs[other]
            lead = re.match(r"[\s–—(-]*", beside.text)
            begins = lead.end() if lead else 0
            said = self._line(other, beside, begins, len(beside.text), True)
            if said and said.person:
                self._signed.add(other)
                return said
        return Said()

    def _worded(self, number: int, step: int) -> int | None:
        """The next paragraph in a direction that holds words, over one that holds none."""
        for n in (number + step, number + 2 * step):
            if 0 <= n < len(self.paragraphs) and any(map(str.isalnum, self.paragraphs[n].text)):
                return n
        return None

    def _bridge(self, number: int, here: Paragraph, quote: Quote, cue: bool) -> Said:
        """Who spoke last, where a quotation goes on from there: in the same sentence, or alone after their words."""
        before = [q for q in here.quotes if q.end <= quote.start]
        gap = here.low[before[-1].end : quote.start] if before else here.low[: quote.start]
        strangers = {
            self.who(number, a, here) for a in here.actors if (before[-1].end if before else 0) <= a.start < quote.start
        }
        if self.last is None or (strangers and strangers != {self.last[2]}):
            only = strangers.pop() if cue and len(strangers) == 1 else None
            return Said(only, True, True, number) if only and not self._heard(here, quote) else Said()
        paragraph, _, person = self.last
        if paragraph == number and (len(gap) < 160 or cue):
            return Said(person, True, cue, number)
        alone = not here.low[: quote.start].strip(" –—-\u00a0")
        if paragraph == number - 1 and (alone or cue) and quote_alone(here, quote):
            return Said(person, True, False, number)
        return Said()

    @staticmethod
    def _heard(here: Paragraph, quote: Quote) -> bool:
        """Whether whoever is named before a quotation is spoken to or of: `se refirió a X`, `with X`."""
        return any(
            a.governed and not re.search(r"(?:de|of|du|del)\s+(?:\w+\s+)?\Z", here.low[max(0, a.start - 12) : a.start])
            for a in here.actors
            if a.start < quote.start
        )

    def who(self, number: int, actor: Actor, here: Paragraph) -> Person | None:
        """The person an actor is: named, an office, or the one a pronoun can only stand for."""
        if actor.person:
            return actor.person
        if actor.mention is not None:
            return self.office(actor) or self._antecedent(number, actor, here)
        return self._antecedent(number, actor, here)

    def office(self, actor: Actor) -> Person | None:
        """The person who alone holds an office in this report, else the office itself; None for a bare noun."""
        mention = actor.mention
        if mention is None:
            return None
        holder = self.cast.holder(mention.name)
        return holder or (self.cast.office(mention.name) if mention.sure else None)

    def _antecedent(self, number: int, actor: Actor, here: Paragraph) -> Person | None:
        """Who a pronoun stands for: the one person of the nearest sentence before that names any."""
        for n in range(number, max(-1, number - 3), -1):
            paragraph = self.paragraphs[n]
            spans = [
                (a, b if n < number else min(b, actor.start))
                for a, b in paragraph.sentences
                if n < number or a < actor.start
            ]
            for start, end in reversed(spans):
                found = self._named(n, paragraph, start, end, actor.pronoun)
                if actor.mention is not None:
                    found = self._in_office(found, actor.mention.name)
                if found or self._quoted_in(n, start, end):
                    found = found or {self.last[2]} if self.last else found
                    if len(found) == 1:
                        return found.pop()
                    if self.last and self.last[2] in found:
                        return self.last[2]
                    return None
        return self._only_one(number, actor)

    def _only_one(self, number: int, actor: Actor) -> Person | None:
        """The one person whom the paragraph before names, whatever stands before the name."""
        for n in range(number - 1, max(-1, number - 2), -1):
            named = {a.person for a in self.paragraphs[n].actors if a.person}
            fitting = {p for p in named if p and p.may_be(actor.pronoun)}
            if actor.mention is not None:
                fitting = self._in_office(fitting, actor.mention.name)
            return fitting.pop() if len(fitting) == 1 and len(named) == 1 else None
        return None

    def _in_office(self, found: set[Person], office: str) -> set[Person]:
        """Of those named, the ones a bare office may mean: who holds it, or anybody where the report gives it to nobody."""
        holders = self.cast.holders(office)
        return found & holders if holders else found

    def _named(self, number: int, paragraph: Paragraph, start: int, end: int, gender: str | None) -> set[Person]:
        found: set[Person] = set()
        for actor in paragraph.actors:
            if start <= actor.start < end and actor.mention and not actor.governed:
                person = actor.person or self.office(actor)
                if person and person.office and not (self.last and self.last[2] is person):
                    continue  # an office named in passing is seldom whom a pronoun means
                if person and person.may_be(gender):
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
