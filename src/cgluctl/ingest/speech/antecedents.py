"""Whom a pronoun or a bare office stands for: who was named before, in which sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from cgluctl.ingest.speech.cast import Cast, Person
from cgluctl.ingest.speech.clauses import begins_with_somebody_new, hears_stranger, names_kin
from cgluctl.ingest.speech.offices import CLASS, DEFINITE, GENERIC, POSSESSED, SEVERAL, SOLE
from cgluctl.ingest.speech.seen import AGENT, Actor, Paragraph
from cgluctl.ingest.speech.shape import Said
from cgluctl.ingest.speech.strangers import SUBJECT, is_broken
from cgluctl.ingest.speech.tokens import plain
from cgluctl.language.fold import fold
from cgluctl.language.lexicon import NO_NAMES, OPENERS, is_according, is_saying
from cgluctl.language.patterns import lazy

RECENT = 12  # paragraphs within which somebody is called by their office
_ARTICLE = lazy(r"(?<!\w)(?:le|la|the|el)\s\Z")
_VERB_FIRST = lazy(r"\s*[A-ZÁÉÍÓÚ][a-záéíóúñ]+ó\s")  # Defendió la moción Ana Ozores
_ASKED = lazy(
    r"\W*(?:(?:when )?(?:asked|questioned|pressed)\s|on (?:whether|why|how|when)\s|when (?:the )?reporters|interrogee?\s|a la question|(?:al ser )?(?:preguntad|consultad|interrogad)[oa]\s)"
)
_ASKS = lazy(r"[^.!?]{0,60}[.\s]*")  # ”, preguntó la alcaldesa.
_VOCATIVE = lazy(r",\s(?:senora?\s)?([^\W\d_]+)\s?\?")  # ¿Quién los elige, ministra?
_RISES = lazy(r"(?<!\w)(?:took the floor|rose|stood up|pri[st] la parole|se leva|tomo la palabra)")
_NEAR = 2  # sentences in which a relative may be meant
_LEAD = 3  # words that lead to whose view is told
_SENTENCES = 12  # sentences in which it is looked for whom a pronoun stands for
_LONE = lazy(r"\s([A-ZÀ-Þ][a-zà-ÿ’'-]{2,})(?![’'\w])(?!\s[A-ZÀ-Þ])")
_LONE_BEFORE = lazy(r"(?<![A-ZÀ-Þ]\w)(?:\A|(?<=[.;:,]\s)|(?<=\sand\s))([A-ZÀ-Þ][a-zà-ÿ’'-]{2,})\s\Z")
_CLEFT = lazy(r"(?:it (?:was|is)|c[’']e(?:st|tait)|fue|es)\s\Z")
_WHO = lazy(r",?\s(?:who|qui|quien)(?!\w)")
# After Ann called it “mad”, Zoe left. She
_ASIDE = lazy(
    r"(?:after|when|while|as|although|though|apres que|lorsque|quand|alors que|tandis que|bien que|cuando|mientras|despues de que|aunque)\s"
)
_FARTHEST = 6  # paragraphs over which a pronoun stands for who spoke


def _gender_of(office: str) -> str | None:
    return {"le": "m", "el": "m", "la": "f"}.get(plain(office).partition(" ")[0])  # la docente is not he who is docente


def _is_view(here: Paragraph, start: int, actor: Actor) -> bool:
    lead = here.low[start : actor.start].lstrip()
    return len(lead.split()) <= _LEAD and is_according(lead)


def _hears_unknown(here: Paragraph, start: int, end: int) -> bool:
    for verb in here.verbs_in(start, end):
        beside = (
            _LONE.match(here.text, verb.end),
            _LONE_BEFORE.search(here.text, max(start, verb.start - 30), verb.start),
        )
        for name in (match for match in beside if match):
            known = fold(name[1]) in OPENERS or fold(name[1]) in NO_NAMES or is_saying(fold(name[1]), "en")
            if not known and not any(a.start <= name.start(1) < a.end for a in here.actors_in(start, end)):
                return True
    return False


def _is_cleft(here: Paragraph, actor: Actor) -> bool:
    return bool(_CLEFT.search(here.low, max(0, actor.start - 12), actor.start) and _WHO.match(here.low, actor.end))


class Antecedents:
    """The paragraphs of one session, and who spoke last in them."""

    def __init__(self, paragraphs: Sequence[Paragraph], language: str, cast: Cast) -> None:
        self.paragraphs = paragraphs
        self.language = language
        self.cast = cast
        self.last: tuple[int, int, Person] | None = None  # paragraph, place, who
        self.introduced: dict[int, Said] = {}  # paragraphs that say whose words follow
        self.before = cast.spoke

    def office(self, actor: Actor) -> Person | None:
        """The person who alone holds an office in this report, else the office itself; None for a bare noun."""
        mention = actor.mention
        if mention is None:
            return None
        found = self.cast.holder(mention.name)
        holder = found if found and found.may_be(_gender_of(mention.name)) else None
        if holder is None and GENERIC.fullmatch(mention.name) and len(alone := self.cast.holders(mention.name)) == 1:
            holder = next(iter(alone))
        several = DEFINITE.match(plain(mention.name)) and SEVERAL.match(plain(mention.name))
        return holder or (self.cast.office(mention.name) if mention.sure and not several else None)

    def _introduced(self, number: int, actor: Actor, here: Paragraph) -> Person | None:
        office = actor.mention.name if actor.mention else ""
        holders = self.cast.holders(office) if DEFINITE.match(plain(office)) else set()
        if len(holders) != 1 or not next(iter(holders)).may_be(_gender_of(office)):
            return None
        one = next(iter(holders))
        named = any(
            other.person is one and (n < number or other.start < actor.start)
            for n in range(max(0, number - RECENT), number + 1)
            for other in self.paragraphs[n].actors
        )
        return one if named or (number < RECENT and one in self.cast.recent) else None

    def _antecedent(self, number: int, actor: Actor, here: Paragraph) -> Person | None:
        if self._is_shared(number, actor) or self._may_be_kin(number, actor):
            return None
        passed, quoted = False, here.is_behind_quote(actor.start)
        about, holds = -1, ""  # about an office of nobody known, and who rose there
        for n, start, end in self._sentences_before(number, actor):
            paragraph = self.paragraphs[n]
            apart = n < number or end < actor.start
            if apart and paragraph.goes_on_with(actor, start, end):
                passed = True
                continue  # Elle a remercié X. « … », conclut-elle
            found = self._named(n, paragraph, start, end, actor.pronoun, apart)
            office = paragraph.office_about(start, end, actor) if found or actor.mention is None else None
            if found and actor.mention and not (apart and self._is_told_of(paragraph, start, end, found, quoted)):
                return None  # nobody believed Ann Lee when the mayor said; we met Ann Lee. The mayor
            meant = self._of_office(n, office, actor, paragraph) if office is not None else None
            if meant or (office is not None and found) or about not in (-1, n):
                return meant
            about = n if office is not None else about
            rises = office and office.mention and _RISES.search(paragraph.low, start, end)
            holds = office.mention.name if rises and office and office.mention else holds
            if not found:
                one = None if passed or actor.mention else self._only_object(n, number, start, end, actor)
                if one or self._is_lost(paragraph, start, end, actor, apart):
                    return one
            if passed and found and actor.mention is None:
                # farther off, an object may be meant too
                found |= paragraph.people_in(start, end, actor.pronoun)
            passed = passed or apart
            named = actor.mention.name if actor.mention else holds
            if named and found and not (found := self._in_office(found, named)):
                return None  # who is told of there has another office
            if found or self._quoted_in(n, start, end):
                found = found or self._last_speaker(actor)
                if not found:
                    continue  # he is not whom she is said of
                nearer = n < number and not actor.mention and here.people_in(0, actor.start, actor.pronoun) - found
                aside = apart and len(found) > 1 and _ASIDE.match(paragraph.low, start)
                return None if nearer or aside else self._one_of(found)
        alone = self._only_one(number, actor)
        return alone or (self.unbroken(number, actor.start, actor.pronoun) if actor.mention is None else None)

    def asked_by_last(self, number: int, actor: Actor, here: Paragraph) -> set[Person] | None:
        """Whom who spoke last has just asked, by their office, where Spanish says the pronoun; else None."""
        if self.language != "es" or actor.mention or not self.last:
            return None
        place = actor.start
        if number and not here.low[:place].strip():
            here = self.paragraphs[number - 1]
            place = len(here.low)
        before = here.quote_before(place)
        if before is None or not _ASKS.fullmatch(here.low, before.end, place) or here.text[before.last - 1] != "?":
            return None
        asked = _VOCATIVE.search(here.low, before.first, before.last)
        return self.cast.holders(f"la {asked[1]}") - {self.last[2]} if asked else set()

    @staticmethod
    def _is_lost(paragraph: Paragraph, start: int, end: int, actor: Actor, apart: bool) -> bool:
        office = not (actor.pronoun or actor.mention) and paragraph.tells_of_office(start, end)
        views = any(
            a.mention and not a.person and _is_view(paragraph, start, a) for a in paragraph.actors_in(start, end)
        )
        stranger = is_broken(paragraph, start, end) or begins_with_somebody_new(paragraph.low, start)
        stranger = stranger or _hears_unknown(paragraph, start, end)
        if actor.mention and apart:  # the board’s delegate was there. The delegate said
            noun = re.escape(plain(actor.mention.name).split()[-1])
            known = any(a.mention and noun in plain(a.mention.name) for a in paragraph.actors_in(start, end))
            stranger = stranger or bool(not known and re.search(rf"(?<!\w){noun}(?!\w)", paragraph.low[start:end]))
        # an occasion for Ann to thank Zoe: either may be meant
        return office or views or stranger or (apart and len(paragraph.people_in(start, end, actor.pronoun)) > 1)

    def _only_object(self, n: int, number: int, start: int, end: int, pronoun: Actor) -> Person | None:
        paragraph = self.paragraphs[n]
        if n != number or end >= pronoun.start or (self.last and self.last[0] == number):
            return None
        people = paragraph.people_in(start, end, None)
        one = people.pop() if len(people) == 1 and not paragraph.tells_of_office(start, end) else None
        return one if one and pronoun.pronoun and one.is_of(pronoun.pronoun) else None

    def _sentences_before(self, number: int, actor: Actor) -> Iterator[tuple[int, int, int]]:
        for n in range(number, max(-1, number - 3), -1):
            sentences = self.paragraphs[n].sentences
            begun = bisect_left(sentences, (actor.start,)) if n == number else len(sentences)
            for start, end in reversed(sentences[max(0, begun - _SENTENCES) : begun]):
                if n == number and end > actor.start and _ASKED.match(self.paragraphs[n].low, start):
                    continue  # Asked about Ann, he said: who is asked was told of before
                yield n, start, min(end, actor.start) if n == number else end

    def _one_of(self, found: set[Person]) -> Person | None:
        if len(found) == 1:
            return next(iter(found))
        return self.last[2] if self.last and self.last[2] in found else None

    def unbroken(self, number: int, place: int, gender: str | None = None) -> Person | None:
        """Who spoke last, where nobody else whom `gender` fits was named from there up to a place some paragraphs on."""
        last = self.last or (self.before and (-1, 0, self.before))
        if not last or number - last[0] > _FARTHEST or not last[2].may_be(gender):
            return None
        paragraph, begins, person = last
        if any(hears_stranger(self.paragraphs[n], self.language) for n in range(paragraph + 1, number)):
            return None
        for n in range(max(paragraph, 0), number + 1):
            for actor in self.paragraphs[n].actors:
                between = (n > paragraph or actor.start > begins) and (n < number or actor.start < place)
                if between and actor.mention and not self._is_passed(actor, person, gender):
                    return None
        return person

    def _is_passed(self, actor: Actor, person: Person, gender: str | None) -> bool:
        if actor.person is not None:
            return actor.person is person or not actor.person.may_be(gender)
        return actor.governed or self.office(actor) in (None, person)

    def _last_speaker(self, actor: Actor) -> set[Person]:
        found = {self.last[2]} if self.last and self.last[2].may_be(actor.pronoun) else set()
        return found if actor.mention is None else self._in_office(found, actor.mention.name)

    def _may_be_kin(self, number: int, actor: Actor) -> bool:
        gender = actor.pronoun if actor.mention is None else None
        near = islice(self._sentences_before(number, actor), _NEAR)
        return any(names_kin(self.paragraphs[n], start, end, gender) for n, start, end in near)

    def _is_shared(self, number: int, actor: Actor) -> bool:
        if actor.mention is None:
            return False
        holders = self.cast.holders(actor.mention.name)
        near = {
            other.person
            for n in range(max(0, number - 1), number + 1)
            for other in self.paragraphs[n].actors
            if other.person in holders and (n < number or other.start < actor.start)
        }
        return len(near) > 1

    def _only_one(self, number: int, actor: Actor) -> Person | None:
        above = self.paragraphs[number - 1].actors if number else ()
        named = {a.person for a in above if a.person}
        fitting = {p for p in named if p.may_be(actor.pronoun)}
        if actor.mention is not None:
            fitting &= {a.person for a in above if a.person and not a.governed}
            fitting = self._in_office(fitting, actor.mention.name)
        return fitting.pop() if len(fitting) == 1 and len(named) == 1 else None

    def _in_office(self, found: set[Person], office: str) -> set[Person]:
        if self.last and POSSESSED.match(plain(office)):
            found = found - {self.last[2]}
        fitting = {one for one in self.cast.holders(office) | found if one.may_be(_gender_of(office))}
        holders = self.cast.holders(office) & fitting
        if holders:
            return found & holders
        if self.cast.minutes or SOLE.search(plain(office)):
            return set()  # the mayor of the place, and nobody without an office who was named
        some = bool(CLASS.match(plain(office)))
        return {p for p in found & fitting if not p.office and (some or not self.cast.has_office(p))}

    def _of_office(self, number: int, office: Actor, actor: Actor, here: Paragraph) -> Person | None:
        person = self.office(office) or self._introduced(number, office, here) if actor.mention is None else None
        if actor.mention and office.mention and office.mention.sure > actor.mention.sure:
            person = self.office(office)  # the minister’s spokesman, and then the spokesman
        return person if person and person.may_be(actor.pronoun) else None

    def _named(
        self, number: int, paragraph: Paragraph, start: int, end: int, gender: str | None, apart: bool
    ) -> set[Person]:
        found: set[Person] = set()
        told: set[Person] = set()  # Pour Ann Lee, le pont doit rester
        for actor in paragraph.actors_in(start, end):
            agent = apart and paragraph.is_agent(actor)
            view = apart and _is_view(paragraph, start, actor)
            if actor.mention and not actor.mention.nested and (agent or view or not actor.governed):
                person = actor.person or self.office(actor)
                if person and person.office and not (view or (self.last and self.last[2] is person)):
                    continue  # an office named in passing is seldom whom a pronoun means
                if person and person.may_be(gender):
                    (told if view else found).add(person)
        cleft = {
            one.person for one in paragraph.actors_in(start, end) if one.person in found and _is_cleft(paragraph, one)
        }
        return cleft or found | told

    def _is_told_of(self, paragraph: Paragraph, start: int, end: int, found: set[Person], quoted: bool) -> bool:
        for actor in paragraph.actors_in(start, end):
            if actor.person not in found:
                continue
            before = _ARTICLE.sub("", paragraph.low[start : actor.start])
            spoke = self.last is not None and actor.person is self.last[2]
            if (
                spoke
                or SUBJECT.search(before)
                or (quoted and _VERB_FIRST.match(paragraph.text, start))
                or AGENT.search(before + " ")
            ):
                return True
        return False

    def _quoted_in(self, number: int, start: int, end: int) -> bool:
        return bool(self.last and self.last[0] == number and start <= self.last[1] <= end)
