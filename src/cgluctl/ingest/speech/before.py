"""Who is named before a quotation: `X a déclaré : « … »`, `According to X, “…”`, or in the sentence before."""

import re
from collections.abc import Sequence

from cgluctl.ingest.speech.clauses import (
    INVERTED,
    ends_with_stranger,
    has_own_subject,
    is_of_somebody_new,
    names_stranger,
)
from cgluctl.ingest.speech.labels import TITLED, is_dashed, is_speaker, listed
from cgluctl.ingest.speech.mentions import LABELS
from cgluctl.ingest.speech.others import CITED, CITES, CRIES, DONE_TO, LETTER, READS
from cgluctl.ingest.speech.quotes import SIGNED, Quote
from cgluctl.ingest.speech.referents import Referents
from cgluctl.ingest.speech.roles import role_at
from cgluctl.ingest.speech.seen import Actor, Paragraph
from cgluctl.ingest.speech.shape import (
    LATTER,
    LATTER_BEHIND,
    Said,
    colon_ends,
    is_read,
    is_reply_of,
    names_writing,
    source,
)
from cgluctl.ingest.speech.strangers import is_broken
from cgluctl.ingest.speech.subjects import QUOTING, goes_on, is_one_of_several, subject
from cgluctl.ingest.speech.verbs import Verb, is_done_to, is_several
from cgluctl.language.lexicon import OBJECT_VERBS, ROLES, SPEECHES, is_according
from cgluctl.language.patterns import lazy

# I was left wondering: who reports says it, and is nobody in the report.
_REPORTER = lazy(r"(?<!\w)(?:i|je|yo)\s(?:\w+\s){0,3}\Z|(?<!\w)j[’'](?:\w+\s){1,3}\Z")
# A verb whose subject stands farther before: `and said`, `, calling it`, `le qualifiant de`.
_COORDINATE = lazy(r"(?:(?<!\w)(?:y|e|et|and|pero|mais|but)\s+(?:\w+\s+)?\w+|,\s(?:\w+\s)?\w+(?:ant|ing|ando|iendo))\Z")
_WITH = lazy(
    r"(?<!\w)(?:(?:fue|era|vino|est|etait|vient|venait|was|came|comes)\s(?:\w+\s)?(?:de|d[’']|du|del|from)|(?:revient|revenait|revenu|went|correspondio)\s(?:a|à|au|al|to))(?:\s(?:(?:le|la|el|the)\s|l[’'])?|(?<=[’']))\Z|(?<!\w)(?:reponse|commentaires?|explications?|verdict|constat|precisions?|conclusion|respuesta|comentario|explicacion) d(?:e\s|[’']|el?\s)|(?:view|opinion|advice|verdict|sentiment|words) (?:expressed )?(?:of|from|by)\s(?:the\s)?|(?<!\w)(?:chez|avec|cote de|con|with|par|by|por|(?<!\w\s)(?:pour|for|para))\s(?:(?:le|la|el|the)\s|l[’'])?\Z"
)  # chez Ann Lee : « … »
# Ann Lee, whose message was heard: “…”
_WHOSE = lazy(
    r"(?<!\w)(?:cuy[oa]s?|dont (?:le|la|les|l[’'])|whose)\s?(?:\w+\s)?(?:message|words|speech|address|mots|discours|paroles|mensaje|palabras|discurso)(?!\w)"
)
_FOR_WHOM = lazy(
    r"(?:,[^,.;:«»“”\"]{2,120})?,?\s(?:(?:pour|selon|d[’']apres) (?:qui|lequel|laquelle)|for whom|according to whom|(?:para|segun) (?:quien|el cual|la cual))\W*"
)  # Ann Lee, pour qui « … »
# In her view the order “…”, à ses yeux : « … »: of who was told of before.
_LEAD = 3  # words before that in its sentence
_IN_VIEW = lazy(
    r"(?<!\w)(?:in (?P<who>his|her) (?:own )?(?:view|opinion|words)|[aà] (?:son avis|ses yeux)|selon ses (?:mots|termes|propres (?:mots|termes))|a su (?:juicio|entender|modo de ver)|en su opinion|(?:en|segun) sus (?:propias )?palabras)(?!\w)"
)
_ITS = lazy(r"(?<!\w)(?:son|sa|leur|su|his|her|their)\s(?:[^,.;:]{3,40},\s)?\Z")  # selon sa directrice, Ann Lee
_OF_VIEW = {"his": "m", "her": "f"}
_PARTICIPLE = lazy(r",\s(?:\w{1,4}\s)?\w+(?:ant|ing|ando|iendo)\Z")
_WHETHER = lazy(r"(?<!\w)(?:whether|if|si|s[’'])\s?\Z")  # when asked whether she believes
_LEADS = lazy(r"\W*(?:que|qu|that)?\W*")
_HEARER = lazy(r"[^,:]*")  # told Charles Bingley,
_FAR = 150  # characters between a verb and a quotation in which somebody else may take the word
_NEAR = 60  # characters in which what leads to a verb or a name stands
_LONGEST, _MANY = 2000, 20  # characters before a quotation, verbs of saying in one sentence that are looked at
_ENDED = lazy(r"[.!?…»”\")\]]\s*\Z")


class Before(Referents):
    """What stands before the quotations of one session."""

    def _head(self, number: int, here: Paragraph, quote: Quote) -> Said:
        start = max((first for first, _ in here.sentences if first <= quote.start), default=0)
        before = here.low[start : quote.start]
        if before.strip(" –—-\u00a0"):
            nearest = here.quote_before(quote.start)
            by = listed(here.text, max(start, nearest.end if nearest else 0), quote.start)
            for actor in here.actors_in(*by) if by and not is_dashed(here.text, quote.start, quote.end) else ():
                return Said(self.who(number, actor, here), True, True, number, by)
            label = here.text[: quote.start].rstrip(" \u00a0") if not start else ""
            if label.endswith(":") and (titled := TITLED.match(label)) and role_at(here.low, titled.end()):
                office = label[titled.end() : -1].rstrip(" \u00a0")
                by = (titled.end(), titled.end() + len(office))
                if is_speaker(label[:-1].rstrip(" \u00a0")) and not here.actors_in(0, quote.start):
                    return Said(self.cast.office(office), True, True, number, by)
            return self._leading(number, here, start, quote.start)
        previous = self._leads_here(number)
        above = previous if number else -1
        if above is not None and above in self.introduced and start == 0:
            return self.introduced[above]
        if previous is not None and start == 0:
            other = self.paragraphs[previous]
            first = other.sentences[-1][0] if other.sentences else 0
            said = self._leading(previous, other, first, len(other.text), colon=True)
            stranger = said.cue and not said.person and is_broken(other, first, len(other.text))
            return said._replace(other=True) if stranger else said
        return Said()

    @staticmethod
    def _cites(here: Paragraph, quote: Quote) -> Said | None:
        cited = CITES.search(here.low, max(0, quote.start - _FAR), quote.start)
        return Said(None, True, True, other=True) if cited else None  # the words of another, whom the speaker cites

    def _leads_here(self, number: int) -> int | None:
        for n in range(number - 1, max(-1, number - 12), -1):
            text = self.paragraphs[n].text.rstrip()
            leads = self._is_set_off(n + 1) and not (self._is_set_off(n) or _ENDED.search(text))
            if text.endswith(":") or (leads and not SIGNED.match(text) and not (n and self._is_set_off(n - 1))):
                return n
            if not (
                self.paragraphs[n].quotes
                and self.paragraphs[n].quotes[0].start == 0
                and len(text) - self.paragraphs[n].quotes[-1].end < 3
            ):
                return None
        return None

    def _heralded(self, number: int, here: Paragraph, quote: Quote, cue: bool = False) -> Said | None:
        end = quote.start
        if (
            not here.low[:end].strip(" –—-\u00a0")
            and number
            and colon_ends(self.paragraphs[number - 1], 0, len(self.paragraphs[number - 1].low))
        ):
            number, here = number - 1, self.paragraphs[number - 1]
            end = len(here.low)
        start = max((first for first, _ in here.sentences if first <= end), default=0)
        lead = here.low[start:end].strip(" –—-\u00a0")
        named = here.actors_in(start, end)
        if named or (lead and not (lead.endswith(":") and not SPEECHES.isdisjoint(re.findall(r"[^\W\d_]+", lead)))):
            return None
        before = max((first for first, _ in here.sentences if first < start), default=start)
        everybody = here.actors_in(before, start)
        free = lead or (cue and self.language == "es")  # Spanish says no subject twice
        subjects = [a for a in everybody if not a.governed and not a.pronoun] if free else everybody
        people = {self.who(number, a, here) for a in subjects}
        person = people.pop() if len(people) == 1 else None
        told = any(is_done_to(here.low, verb, self.language) for verb in here.verbs_in(before, start))
        if person is None or subjects[0].governed or told:
            return None
        return Said(person, bool(lead), bool(lead), number, (subjects[0].start, subjects[0].end))

    def _sole(self, number: int, here: Paragraph, before: Sequence[Actor]) -> Actor | None:
        free = [actor for actor in before if not actor.governed]
        return free[0] if free and len({self.who(number, actor, here) for actor in free}) == 1 else None

    def _is_set_off(self, number: int) -> bool:
        quotes = self.paragraphs[number].quotes
        return bool(quotes and quotes[0].set_off)

    def _leading(self, number: int, here: Paragraph, start: int, end: int, colon: bool = False) -> Said:
        start = max(start, end - _LONGEST)
        nearest = here.quote_before(end)
        if (
            CRIES.search(here.low, start, end)
            or re.search(LETTER, here.low[start:end])
            or LATTER.search(here.low[start:end])
            or (nearest and LATTER_BEHIND.search(here.low, nearest.end, end))
            or is_of_somebody_new(here.low, start, end)
        ):
            return Said(None, True, bool(LATTER.search(here.low[start:end])), number, other=True)
        close = nearest.end if nearest and nearest.start >= start else start
        everybody = [a for a in here.actors_in(start, end) if a.end <= end]
        ends = colon_ends(here, start, end)
        if everybody and is_reply_of(here.low, start, everybody[-1], end):
            one = everybody[-1]
            return Said(self.who(number, one, here), True, True, number, (one.start, one.end))
        saying = [v for v in here.verbs_in(start, end) if ends or not v.act]
        colon = colon or ends
        verbs = saying[-_MANY:]
        beside = everybody[-1:] if everybody and not here.low[everybody[-1].end : end].strip(" ,\u00a0") else []
        said = (
            self._by_according(number, here, start, end, beside, colon)
            or self._by_verb(number, here, start, end, close, everybody, verbs)
            or self._by_according(number, here, start, end, everybody, colon)
        )
        if said:
            return said
        told_by = source(number, here.low[start:end]) if not saying else Said()
        if told_by.cue:
            return told_by
        free = [a for a in everybody if not a.governed and a.start >= close]
        subjects = {self.who(number, a, here) for a in free}
        if colon and len(subjects) == 1 and free:
            one = free[-1]
            if not here.low[start : one.start].strip() and LABELS.match(here.text, one.end):
                return Said(subjects.pop(), True, True, number, (one.start, one.end))
            done_to = self.language == "en" and DONE_TO.search(here.low, max(start, one.start - _NEAR), one.start)
            read = READS.search(here.low, start, end) or CITED.search(here.low, one.end, end)
            other = done_to or ends_with_stranger(here.low, one.end, end, self.language)
            if read or other or is_read(here, one.end, end):
                return Said(None, True, True, number, other=True)
            return Said(subjects.pop(), True, True, number, (free[-1].start, free[-1].end))
        if colon and everybody and _WHOSE.search(here.low, everybody[-1].end, end):
            one = everybody[-1]
            return Said(self.who(number, one, here), True, True, number, (one.start, one.end))
        told = colon and bool(saying) and not here.low[saying[-1].end : end].strip(" :\u00a0")  # and said: “…”
        if colon and not saying and len(everybody) == 1 and _WITH.search(here.low[start : everybody[0].start]):
            one = everybody[0]
            return Said(self.who(number, one, here), True, True, number, (one.start, one.end))
        return Said(None, bool(saying) or (colon and bool(everybody)), told, number)

    def _by_verb(
        self,
        number: int,
        here: Paragraph,
        start: int,
        end: int,
        close: int,
        everybody: Sequence[Actor],
        verbs: Sequence[Verb],
    ) -> Said | None:
        nobody = Said(None, True, True, number, other=True)
        for verb in reversed(verbs):
            told = end - verb.end < 30 and is_done_to(here.low, verb, self.language)
            told = told or self._is_inverted(here, verb, start, end)
            if told or (_LEADS.fullmatch(here.low, verb.end, end) and is_several(here.low, verb, self.language)):
                return nobody
            who = subject(here.text, self.language, verb, everybody, after=verb.word not in OBJECT_VERBS)
            if who and who.end <= verb.start and _PARTICIPLE.search(here.low, max(start, verb.start - 8), verb.end):
                who = None  # X thanked Y, saying
            if who is None and _COORDINATE.search(here.low[max(start, verb.end - _NEAR) : verb.end]):
                who = self._sole(number, here, [a for a in everybody if a.end <= verb.start])
                if who is None:
                    continue
            many = who and (self.language == "en" or is_several(here.low, verb, self.language))
            if who and many and is_one_of_several(here.low, who, everybody):
                return nobody
            if who and _WHETHER.search(here.low, max(start, who.start - 10), who.start):
                return nobody
            if who and (verb.start >= close or end - close < 120):
                return self._subject_said(number, here, who, verb, start, end)
            if who is None and self._is_anothers(here, start, verb):
                return nobody
            if who is None and _REPORTER.search(here.low, max(start, verb.start - 40), verb.start):
                return Said(None, True, False, number, other=True)
            if who is None and (has_own_subject(here, start, verb, self.language)):
                return nobody._replace(strong=not names_writing(here.low[start : verb.start]))
        return None

    def _is_inverted(self, here: Paragraph, verb: Verb, start: int, end: int) -> bool:
        """Whether somebody new stands behind a verb: `lo que le dijo una vecina`."""
        turned = INVERTED.search(here.low, max(start, verb.start - _NEAR), verb.start)
        named = any(actor.person for actor in here.actors_in(verb.end, end))
        return bool(turned and not named and names_stranger(here.low, verb.end, end, self.language))

    def _is_anothers(self, here: Paragraph, start: int, verb: Verb) -> bool:
        free = verb.word.endswith(("ing", "ando", "iendo")) and here.low[verb.start - 2] not in ",;–—"
        before = [v.end for v in here.verbs_in(start, verb.start)][-1:]
        return free and ends_with_stranger(here.low, max([start, *before]), verb.start, self.language)

    def _by_according(
        self, number: int, here: Paragraph, start: int, end: int, everybody: Sequence[Actor], colon: bool
    ) -> Said | None:
        viewed = _IN_VIEW.search(here.low, start, end)
        first = viewed is not None and len(here.low[start : viewed.start()].split()) <= _LEAD
        others = viewed is not None and any(not a.governed for a in here.actors_in(viewed.end(), end))
        if viewed and first and not others and (colon or end - viewed.end() < _NEAR):
            person = self.who(number, Actor(*viewed.span(), None, _OF_VIEW.get(viewed["who"] or ""), False), here)
            return Said(person, True, True, number, viewed.span(), other=person is None)
        for actor in everybody:
            leading = _ITS.sub("", here.low[max(start, actor.start - _NEAR) : actor.start])
            near = colon or end - actor.end < _NEAR or self._holds(here, start, actor, end)
            led = near and is_according(leading) and not ROLES.intersection(leading.split()[-2:-1])
            if led or _FOR_WHOM.fullmatch(here.low, actor.end, end):
                person = None if is_one_of_several(here.low, actor, everybody) else self.who(number, actor, here)
                return Said(person, True, True, number, (actor.start, actor.end), other=person is None)
        return None

    def _subject_said(self, number: int, here: Paragraph, who: Actor, verb: Verb, start: int, end: int) -> Said:
        behind = max(who.end, verb.end)
        cited = CITED.search(here.low, behind, end) or QUOTING.match(here.text[start:end])
        read = READS.search(here.low, behind, end) or cited
        heard = _HEARER.match(here.low, verb.end, end) if verb.word in OBJECT_VERBS else None
        if read or is_broken(here, heard.end() if heard else verb.end, end) or self._speaks_later(here, who, verb, end):
            return Said(None, True, True, number, other=True)
        others = [a for a in here.actors_in(verb.end, end) if a.mention and a.person is not who.person]
        apart = ";" in here.low[verb.end : end] or (end - verb.end > _FAR and not colon_ends(here, verb.end, end))
        if apart and who.end <= verb.start and others:
            return Said(None, True, True, number, other=True)  # X accused the party, which led Y to tell her that
        person = self.speaker(number, who, here, start, verb)
        if who.person is None and any(a.person is person for a in here.actors_in(verb.end, end)):
            person = None  # the nurse thanked Ann Lee: she is no nurse
        by = (min(who.start, verb.start), max(who.end, verb.end))
        return Said(person, True, True, number, by, other=person is None)

    def _speaks_later(self, here: Paragraph, who: Actor, verb: Verb, end: int) -> bool:
        ends = colon_ends(here, verb.end, end)
        for actor in here.actors_in(verb.end, end):
            if actor.end > end or actor.start <= who.start or not here.outside(actor.start):
                continue
            if actor.person is not None and actor.person is who.person:
                continue
            if not actor.governed and actor.mention and (verb.pronoun or (ends and goes_on(here.low[actor.end : end]))):
                return True
        return is_read(here, verb.end, end)

    @staticmethod
    def _holds(here: Paragraph, start: int, actor: Actor, end: int) -> bool:
        alone = here.low[start:end].rstrip().endswith(",") and not here.verbs_in(actor.end, end)
        return actor.start - start < 30 and (alone or here.low[actor.end : actor.end + 4].lstrip(" )").startswith(","))
