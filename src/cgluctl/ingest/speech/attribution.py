"""Who said a quotation, and whether anything says that it was said at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cgluctl.ingest.speech.actors import Actor, subject
from cgluctl.ingest.speech.cast import Cast, Person
from cgluctl.ingest.speech.quotes import Quote
from cgluctl.ingest.speech.referents import Referents
from cgluctl.ingest.speech.seen import Paragraph
from cgluctl.language.lexicon import ACCORDING

_LEAD = re.compile(r"[\s(–—-]*(?:(?:le|la)\s+|l[’'])?")  # what may stand before a name that signs
# The party said, les associations dénoncent: somebody speaks who is not among those named.
_SOMEBODY = re.compile(
    r"(?:(?:the|an?|some|many|one|le|la|les|un|une|des|el|los|las|una|unos|unas)\s|l[’'])[^,;:()]{2,60}\Z"
)
_CALLED = re.compile(r"[A-ZÀ-Þ][\w’-]+\s(?:[A-ZÀ-Þ][\w’-]+\s)?")  # Danny said
# A verb whose subject stands farther before: `and said`, `, calling it`, `le qualifiant de`.
_COORDINATE = re.compile(r"(?:(?<!\w)(?:y|e|et|and)\s+(?:\w+\s+)?\w+|,\s(?:\w+\s)?\w+(?:ant|ing|ando|iendo))\Z")
_WITH = re.compile(
    r"(?<!\w)(?:chez|avec|pour|cote de|con|with|for|para)\s(?:(?:le|la|el|the)\s|l[’'])?\Z"
)  # chez Ann Lee : « … »
_ENDED = re.compile(r"[.!?…»”\")\]]\s*\Z")
_REACH = 220  # characters after a quotation in which who spoke may be named


class Said(NamedTuple):
    """What is known of who said something: the person or None, whether a cue says that it was said, and where that stands.

    `by` is [start, end) in the paragraph `at`. `strong` tells a cue in the same sentence or right behind, `other` that it
    names somebody who is nobody known: `», the party said`.
    """

    person: Person | None = None
    cue: bool = False
    strong: bool = False
    at: int = 0
    by: tuple[int, int] | None = None
    other: bool = False


class Attribution(Referents):
    """Attribution within one session."""

    def __init__(self, paragraphs: Sequence[Paragraph], language: str, cast: Cast) -> None:
        super().__init__(paragraphs, language, cast)
        self._signed: set[int] = set()  # paragraphs that are names under or over a quotation, and have served

    def of(self, number: int, quote: Quote) -> Said:
        """Who said a quotation of a paragraph: by what follows it, what precedes it, or who spoke before."""
        here = self.paragraphs[number]
        tail = self._tail(number, here, quote)
        if tail.person or tail.other:
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
        following = here.quote_after(quote.end)
        limit = min(following.start if following else len(here.text), quote.end + _REACH, len(here.text))
        window = here.low[quote.end : limit]
        lead = re.match(r"[\s,.;:!?…»”\"’)\]]*[–—-]?\s*\(?\s*", window)
        begins = quote.end + (lead.end() if lead else 0)
        stop = re.search(r"(?<=[^\W\d_]{3})[.!?]\s|;", here.low[begins:limit])
        limit = begins + stop.start() if stop else limit
        said = self._line(number, here, begins, limit)
        if said:
            return said
        continues = (
            here.text[begins : begins + 1].islower()
            or "," in here.low[quote.end : begins]
            or not (quote_ends(here.text, quote) or "." in here.low[quote.end : begins])
        )
        for verb in here.verbs:
            if (
                not verb.act
                and begins <= verb.start < limit
                and len(here.low[begins : verb.start].split()) <= 9
                and continues
            ):
                who = subject(here.text, self.language, verb, [a for a in here.actors if begins <= a.start < limit])
                if who:
                    person = self.who(number, who, here)
                    by = (min(who.start, verb.start), max(who.end, verb.end))
                    return Said(person, True, True, number, by, other=bool(who.pronoun) and person is None)
                if not here.low[begins : verb.start].strip():
                    return Said(None, True, True, number)
                if self._is_somebody(here, begins, verb.start) and not verb.pronoun:
                    return Said(None, True, True, number, other=True)
        return self._according(number, here, begins, limit)

    @staticmethod
    def _is_somebody(here: Paragraph, start: int, end: int) -> bool:
        """Whether the words before a verb name somebody who is nobody known."""
        return bool(_SOMEBODY.match(here.low[start:end]) or _CALLED.fullmatch(here.text[start:end]))

    def _line(self, number: int, here: Paragraph, begins: int, limit: int) -> Said | None:
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
            if text.endswith(":") or (self._is_set_off(n + 1) and not self._is_set_off(n) and not _ENDED.search(text)):
                return n
            if not (
                self.paragraphs[n].quotes
                and self.paragraphs[n].quotes[0].start == 0
                and len(text) - self.paragraphs[n].quotes[-1].end < 3
            ):
                return None
        return None

    def _sole(self, number: int, here: Paragraph, before: Sequence[Actor]) -> Actor | None:
        """The one subject that a sentence has before a verb without its own: `X defended the law and said`."""
        free = [actor for actor in before if not actor.governed]
        return free[0] if free and len({self.who(number, actor, here) for actor in free}) == 1 else None

    def _is_set_off(self, number: int) -> bool:
        """Whether a paragraph is a block that the report sets as a quotation."""
        quotes = self.paragraphs[number].quotes
        return bool(quotes and quotes[0].set_off)

    def _leading(self, number: int, here: Paragraph, start: int, end: int, colon: bool = False) -> Said:
        """Who the words from `start` to `end` say is about to speak."""
        nearest = here.quote_before(end)
        close = nearest.end if nearest and nearest.start >= start else start
        everybody = [a for a in here.actors if start <= a.start and a.end <= end]
        saying = [v for v in here.verbs if start <= v.start and v.end <= end and (colon_ends(here, end) or not v.act)]
        colon = colon or here.low[start:end].rstrip(" \u00a0").endswith(":")
        for actor in everybody:
            if ACCORDING.search(re.sub(r"(?:le|la|the|el)\s+\Z|l[’']\Z", "", here.low[start : actor.start])) and (
                colon or end - actor.end < 60 or self._holds(here, start, actor)
            ):
                return Said(self.who(number, actor, here), True, True, number, (actor.start, actor.end))
        for verb in reversed(saying):
            who = subject(here.text, self.language, verb, everybody, after=True)
            if who is None and _COORDINATE.search(here.low[start : verb.end]):
                who = self._sole(number, here, [a for a in everybody if a.end <= verb.start])
                if who is None:
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
        told = colon and bool(saying) and not here.low[saying[-1].end : end].strip(" :\u00a0")  # and said: “…”
        if colon and not saying and len(everybody) == 1 and _WITH.search(here.low[start : everybody[0].start]):
            one = everybody[0]
            return Said(self.who(number, one, here), True, True, number, (one.start, one.end))
        return Said(None, bool(saying) or (colon and bool(everybody)), told, number)

    @staticmethod
    def _holds(here: Paragraph, start: int, actor: Actor) -> bool:
        """Whether the sentence begins by saying whose view it tells: `Selon X, maire de Y, …`."""
        return actor.start - start < 30 and here.low[actor.end :].lstrip(" )").startswith(",")

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
            said = self._line(other, beside, begins, len(beside.text))
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
        before = here.quote_before(quote.start)
        gap = here.low[before.end : quote.start] if before else here.low[: quote.start]
        strangers = {
            self.who(number, a, here) for a in here.actors if (before.end if before else 0) <= a.start < quote.start
        }
        if self.last is None or (strangers and strangers != {self.last[2]}):
            alone = cue and not strangers and self.last is None and self.language == "es"
            only = strangers.pop() if cue and len(strangers) == 1 else None
            if alone:
                only = self._only_named(number)
            return Said(only, True, True, number) if only and not self._heard(here, quote) else Said()
        paragraph, place, person = self.last
        since = next((end for _, end in here.sentences if end > place), place) if paragraph == number else 0
        gap = here.low[since : quote.start] if len(gap) > quote.start - since else gap
        if paragraph == number and (len(gap) < 160 or cue):
            return Said(person, True, cue, number)
        alone = not here.low[: quote.start].strip(" –—-\u00a0")
        if paragraph == number - 1 and (cue or (alone and self._ended(place))) and quote_alone(here, quote):
            return Said(person, True, False, number)
        if cue and self.language == "es" and self.unbroken(number, quote.start):
            return Said(person, True, True, number)  # Spanish names a subject once
        return Said()

    def _ended(self, place: int) -> bool:
        """Whether whoever spoke last did so in the last sentence of their paragraph: nothing came between."""
        paragraph = self.paragraphs[self.last[0]] if self.last else None
        return bool(paragraph and paragraph.sentences and place >= paragraph.sentences[-1][0])

    @staticmethod
    def _heard(here: Paragraph, quote: Quote) -> bool:
        """Whether whoever is named before a quotation is spoken to or of: `se refirió a X`, `with X`."""
        return any(
            a.governed and not re.search(r"(?:de|of|du|del)\s+(?:\w+\s+)?\Z", here.low[max(0, a.start - 12) : a.start])
            for a in here.actors
            if a.start < quote.start
        )


def colon_ends(here: Paragraph, end: int) -> bool:
    """Whether the words up to a place end with a colon."""
    return here.low[:end].rstrip(" \u00a0").endswith(":")


def quote_ends(text: str, quote: Quote) -> bool:
    """Whether a quotation ends with the end of a sentence."""
    return text[quote.first : quote.last].rstrip()[-1:] in ".!?…"


def quote_alone(here: Paragraph, quote: Quote) -> bool:
    """Whether nothing but quotations stands in a paragraph up to the end of this one, which is long enough to be speech."""
    return quote.last - quote.first > 40
