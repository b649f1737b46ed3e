"""Who said a quotation, and whether anything says that it was said at all."""

import re
from collections.abc import Sequence

from cgluctl.ingest.speech.beside import Beside
from cgluctl.ingest.speech.bodies import speaks
from cgluctl.ingest.speech.cast import Person
from cgluctl.ingest.speech.clauses import (
    begins_with_stranger,
    names_kin,
    names_somebody,
    names_stranger,
)
from cgluctl.ingest.speech.quotes import Quote
from cgluctl.ingest.speech.referents import ADDS
from cgluctl.ingest.speech.seen import Actor, Paragraph
from cgluctl.ingest.speech.shape import Said, quote_alone
from cgluctl.ingest.speech.strangers import is_broken
from cgluctl.ingest.speech.subjects import is_reported, speaks_anew, tells_on
from cgluctl.language.patterns import lazy

_BEHIND = 60  # characters behind a quotation in which another may be named
_CLAUSE = 160  # characters of the words between two quotations that say who spoke
_JOINED = 30  # characters of the words that join two quotations
_OF_THEM = lazy(  # “She was …”
    r"\W*(?!il\s(?:y a|faut|s[’']agit|est)(?!\w))(?:[^\W\d_]+\s){0,2}(?:s?he|ils?|elles?|ellas?|ellos)(?!\w)"
)
_AND = lazy(r"[^.;:]{0,80}?\s(?:et|and|y|e|&)\s(?:\w{1,4}\.\s)?[A-ZÀ-Þ]")  # X et Y ont ouvert
_WHOM = lazy(r",\s(?:a\squien|whom|qu['’])")  # Alfonso Reyes, a quien distinguió como “…”
# À la question d’Ann Lee (Radio Oz) : “…”
_QUESTION_OF = lazy(r"(?<!\w)(?:question|pregunta)\s(?:de|d[’']|del|from|by|of)\s?(?:(?:la|le|el|the)\s|l[’'])?\Z")
_BESIDE = lazy(r"(?:\s?\([^()]{1,60}\))?\s?[,:]\s")
_PRONOUN = lazy(r",?\s(?:(?P<he>he)|she)\s")
_NOTHING = lazy(r"\W*(?:(?:and|et|y)\W+)?")  # And, “…”
# le qualifiant de « … », calling her “…”: who is called that says it not.
_CALLED_SO = lazy(
    r"(?<!\w)(?:(?:(?:le|la)\s|l[’'])[^\W\d_]+ant|[^\W\d_]+andol[oa]|(?:calling|branding|describing)\s(?:him|her))(?:\s\w+){0,2}(?:\sd[’'])?\s*\Z"
)
_ASKED_OF = lazy(  # “Who paid?” Ann asked her. “…”
    r"\?.*(?:(?:ask(?:ed|s) (?:him|her|them)|(?:lui|leur) (?:a |ont )?demand\w*)(?!\w)|(?<!\w)les? pregunt)"
)
_WHO_SAYS = lazy(
    r",?\s(?:qui|who|quien)\s(?:(?:a|avait|has|had|ha|habia|lui|leur|le|les)\s)*"
)  # Ann Lee, who said “…”, …
_THAT = lazy(r"[\s,:]*(?:(?:que|that)\s)?")
_TOGETHER = 2  # quotations that may follow each other before who spoke is named


class Attribution(Beside):
    """Attribution within one session."""

    def of(self, number: int, quote: Quote) -> Said:
        """Who said a quotation of a paragraph: by what follows it, what precedes it, or who spoke before."""
        said = self._of_somebody(number, quote)
        here = self.paragraphs[number]
        body = speaks(here, quote, self.language) if said.person is None else None
        return Said(self.cast.office(here.text[slice(*body)]), True, True, number, body) if body else said

    def _of_somebody(self, number: int, quote: Quote) -> Said:
        here = self.paragraphs[number]
        who_says = self._who_says(number, here, quote)
        if who_says:
            return who_says
        tail = self._asker(number, here, quote) or self._cites(here, quote) or self._tail(number, here, quote)
        if tail.person or tail.other:
            return tail
        if here.text[quote.start - 1 : quote.start] == "(" and here.text[quote.end : quote.end + 1] == ")":
            return Said(None, True)  # her father was worried (“…”)
        head = self._head(number, here, quote)
        if head.person or head.other:
            return head
        line = self._line_beside(number, here, quote)
        if line.person:
            return line
        before = here.quote_before(quote.start)
        answers = self._answers(number, here, quote.start, quote.end) or self._is_of_other(here, quote)
        if answers or (before and _ASKED_OF.match(here.low, before.last - 1, quote.start)):
            return Said(None, True, answers, number, other=answers)  # whoever was asked
        bridge = self._bridge(number, here, quote, head.cue or tail.cue)
        if bridge.person:
            return bridge
        if head.cue or tail.cue:
            said = head if head.cue else tail
            herald = (
                None
                if self.last is not None and self._adds(here, quote)
                else self._heralded(number, here, quote, cue=True)
            )
            return said._replace(person=herald.person, at=herald.at, by=herald.by) if herald else said
        return (
            self._with_next(number, here, quote)
            or self._heralded(number, here, quote)
            or self._more(here, quote)
            or (None if self._is_signed(number, here, quote) else self._told_above(number, here, quote))
            or tail
        )

    def _who_says(self, number: int, here: Paragraph, quote: Quote) -> Said | None:
        start = max(0, quote.start - _CLAUSE)
        for verb in here.verbs_in(start, quote.start)[-1:]:
            if verb.act or not _THAT.fullmatch(here.low, verb.end, quote.start):
                continue
            for actor in here.actors_in(start, verb.start):
                if actor.person and _WHO_SAYS.fullmatch(here.low, actor.end, verb.start):
                    return Said(actor.person, True, True, number, (actor.start, actor.end))
        return None

    def _asker(self, number: int, here: Paragraph, quote: Quote) -> Said | None:
        for actor in here.actors_in(max(0, quote.start - _CLAUSE), quote.start):
            asks = actor.mention and _QUESTION_OF.search(here.low, max(0, actor.start - _BEHIND), actor.start)
            if asks and _BESIDE.fullmatch(here.low, actor.end, quote.start):
                return Said(self.who(number, actor, here), True, True, number, (actor.start, actor.end), other=True)
        return None

    def _is_of_other(self, here: Paragraph, quote: Quote) -> bool:
        # Ann told him so. “No,” he shot back
        behind = _PRONOUN.match(here.low, quote.end)
        return bool(behind and self.last and not self.last[2].may_be("m" if behind["he"] else "f"))

    def _with_next(self, number: int, here: Paragraph, quote: Quote) -> Said | None:
        for _ in range(_TOGETHER):
            following = here.quote_after(quote.end)
            between = here.text[quote.end : following.start] if following else ""
            if between.isspace() and here.text[quote.last - 1] in ".!?":
                return Said(None, True, True, number, other=True)  # “No!” “Let me finish,” he said: two who speak
            if following is None or (any(map(str.isalnum, between)) and not self._is_joined(here, quote.end, between)):
                return None
            if "." in between and not here.begins(quote.start):
                return (
                    None  # L’Union “restait en retrait”. “Nous verrons”, complète X: the first belongs to its sentence
                )
            quote = following
            said = self._tail(number, here, quote)
            if said.cue:
                return said
        return None

    @staticmethod
    def _is_joined(here: Paragraph, start: int, between: str) -> bool:
        end = start + len(between)
        told = (
            here.verbs_in(start, end) or here.actors_in(start, end) or any(start < s <= end for s, _ in here.sentences)
        )
        return len(between) < _JOINED and between[:1] == " " and between[1:2].islower() and not told

    def _more(self, here: Paragraph, quote: Quote) -> Said | None:
        before = here.quote_before(quote.start)
        if before is None or not here.begins(quote.start):
            return None
        gap = here.text[before.end : quote.start]
        saying = [verb for verb in here.verbs_in(before.end, quote.start) if not verb.act]
        return Said(None, True) if saying and len(gap) < _CLAUSE and not gap[:1].isupper() else None

    def _told_above(self, number: int, here: Paragraph, quote: Quote) -> Said | None:
        if not number or here.low[: quote.start].strip(" –—-\u00a0") or here.low[quote.end :].strip(" .,\u00a0"):
            return None
        above = self.paragraphs[number - 1]
        start = above.sentences[-1][0] if above.sentences else 0
        everybody = above.actors_in(start, len(above.low))
        if not above.low.rstrip().endswith(".") or (above.quotes and above.quotes[-1].end > start) or not everybody:
            return None
        people = {self.who(number - 1, a, above) for a in everybody}
        person = people.pop() if len(people) == 1 else None
        first = everybody[0]
        if _AND.match(above.text, first.end) or names_stranger(above.low, start, first.start, self.language):
            return None
        about = _OF_THEM.match(here.low, quote.first)
        if about or person is None or person.office or first.governed or first.start - start > _BEHIND:
            return None
        return Said(person, False, False, number - 1, (first.start, first.end))

    def _bridge(self, number: int, here: Paragraph, quote: Quote, cue: bool) -> Said:
        before = here.quote_before(quote.start)
        gap = here.low[before.end : quote.start] if before else here.low[: quote.start]
        broken = is_broken(here, quote.start - len(gap), quote.start)
        self.last = None if broken else self.last
        floor = max(before.end if before else 0, self._sentence_end(number, here))
        begins = max((first for first, _ in here.sentences if first <= quote.start), default=0)
        if self.last is not None and self.last[0] != number:
            floor = min(floor, begins)  # whoever the sentence names comes before who spoke in another paragraph
        spanish = self.language == "es"
        between = [a for a in here.actors_in(floor, quote.start) if not (spanish and is_reported(here, a))]
        same = self.last is not None and self.last[0] == number  # there, who is named after a preposition takes no turn
        rivals = {self.who(number, a, here) for a in between if not (same and a.governed and not here.is_agent(a))}
        if any(names_kin(here, begins, quote.start, gender) for gender in ("f", "m")):
            return Said()  # her husband told it: “…”
        own = max(begins, before.end if before and any(map(str.isalnum, gap)) else 0)
        strange = broken or (
            not between
            and (
                speaks_anew(here, own, quote)
                if spanish
                else begins_with_stranger(here, own, quote.start, self.language)
            )
        )
        if self.last is None or (rivals and rivals != {self.last[2]}):
            alone = (
                cue
                and not (strange or here.actors_in(0, quote.start) or here.verbs_in(0, quote.start))
                and self.last is None
                and self.language == "es"
            )
            only = self._only_named(number) if alone else self._only_between(number, here, between, cue)
            told = [verb.end for verb in here.verbs_in(floor, quote.start) if not verb.act][-1:]
            if told and here.low[told[0]] == "," and all(told[0] <= a.start for a in between):
                return Said()  # he must come, she said, the governor must listen: “…”
            called = _CALLED_SO.search(here.low, max(0, quote.start - _CLAUSE), quote.start)
            if only and (called or self._heard(here, quote) or (self.last is not None and self._adds(here, quote))):
                return Said()
            return Said(only, True, True, number) if only else Said()
        paragraph, place, person = self.last
        if self._another_behind(here, quote, person):
            return Said()
        since = next((end for _, end in here.sentences if end > place), place) if paragraph == number else 0
        gap = here.low[since : quote.start] if len(gap) > quote.start - since else gap
        if strange and (paragraph < number or begins > place):
            return Said()  # The opposition called it “…”
        if self._is_taken(here, since, begins):
            return Said()
        if paragraph == number and (len(gap) < 160 or cue):
            behind = before is not None and here.begins(quote.start) and here.verbs_in(before.end, quote.start)
            return Said(person, True, cue or bool(behind), number)  # “…,” said Ann Lee. “No.”
        alone = bool(_NOTHING.fullmatch(here.low, 0, quote.start)) and not self._is_signed(number, here, quote)
        if paragraph == number - 1 and (cue or (alone and self._ended(place))) and quote_alone(here, quote):
            return Said(person, True, False, number)
        if cue and self.language == "es" and self.unbroken(number, quote.start):
            return Said(person, True, True, number)  # Spanish names a subject once
        return Said()

    def goes_on(self, number: int, here: Paragraph, start: int, end: int) -> Person | None:
        """Who spoke last, where a Spanish sentence tells on what they say and names no subject."""
        near = self.language == "es" and self.last is not None and number - self.last[0] < 2
        return self.unbroken(number, start) if near and tells_on(here, start, end) else None

    def _only_between(self, number: int, here: Paragraph, between: Sequence[Actor], cue: bool) -> Person | None:
        named = {a.person or self.office(a) for a in between if not a.pronoun or a.mention}
        if cue and len(named) == 1 and not any(a.governed or _WHOM.match(here.low, a.end) for a in between):
            return named.pop()
        asked = self.asked_by_last(number, between[0], here) if cue and not named and len(between) == 1 else None
        return asked.pop() if asked else None

    def _is_taken(self, here: Paragraph, start: int, end: int) -> bool:
        before = [(first, last) for first, last in here.sentences if start <= first and last <= end]
        return any(
            not here.actors_in(first, last)
            and begins_with_stranger(here, first, last, self.language)
            and (self.language == "es" or here.verbs_in(first, last) or names_somebody(here.low, first, last))
            for first, last in before
        )

    @staticmethod
    def _another_behind(here: Paragraph, quote: Quote, person: Person) -> bool:
        rest = here.text[quote.end : quote.end + _BEHIND].lstrip(" ,\u00a0")
        stop = re.search(r"[.!?:;«“]", here.text[quote.end : quote.end + _BEHIND])
        end = quote.end + (stop.start() if stop else _BEHIND)
        named = [a for a in here.actors_in(quote.end, end) if a.person and not a.governed]
        return rest[:1].islower() and any(a.person is not person for a in named)

    def _sentence_end(self, number: int, here: Paragraph) -> int:
        if self.last is None or self.last[0] != number:
            return 0
        return next((end for _, end in here.sentences if end > (self.last or (0, 0))[1]), 0)

    def _ended(self, place: int) -> bool:
        if self.last and self.last[0] < 0:
            return -1 in self.introduced  # the heading says whose words follow
        paragraph = self.paragraphs[self.last[0]] if self.last else None
        return bool(paragraph and paragraph.sentences and place >= paragraph.sentences[-1][0])

    @staticmethod
    def _adds(here: Paragraph, quote: Quote) -> bool:
        verb = next(iter(here.verbs_in(quote.end, quote.end + 20)), None)
        return bool(verb and ADDS.match(verb.word))

    @staticmethod
    def _heard(here: Paragraph, quote: Quote) -> bool:
        return any(
            a.governed and not re.search(r"(?:de|of|du|del)\s+(?:\w+\s+)?\Z", here.low[max(0, a.start - 12) : a.start])
            for a in here.actors
            if a.start < quote.start
        )
