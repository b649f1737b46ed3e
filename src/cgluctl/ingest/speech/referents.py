"""Whom a mention means: a person by name, an office, or the one a pronoun can only stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cgluctl.ingest.speech.actors import Actor
from cgluctl.ingest.speech.cast import Cast, Person
from cgluctl.ingest.speech.clauses import SUBJECT, begins_with_somebody_new, is_broken, is_object, names_kin
from cgluctl.ingest.speech.mentions import (
    ALONE,
    CLASS,
    DEFINITE,
    ELECTED,
    GENERIC,
    INDEFINITE,
    ORDINAL,
    POSSESSED,
    SEVERAL,
)
from cgluctl.ingest.speech.said import Said
from cgluctl.ingest.speech.seen import AGENT, Paragraph
from cgluctl.ingest.speech.tokens import plain
from cgluctl.ingest.speech.verbs import Verb
from cgluctl.language.lexicon import is_according

RECENT = 12  # paragraphs within which somebody introduced with an office is called by it
# Who answers, or speaks for their part, is not who spoke just before.
_ANOTHER = re.compile(
    r"(?<!\w)(?:quant [aà] (?:lui|elle)|pour sa part|de son cote|por su parte|for (?:his|her) part|(?:lui|leur) (?:a )?(?:re|retor)\w+|le (?:respon|repli|contest)\w+|retor\w+|repli\w+|repond\w*|replied|retorted|answered)(?!\w)"
)
# Who adds to something has spoken before.
ADDS = re.compile(r"ajout|poursui|enchain|add(?:s|ed|ing)\Z|continu|went|anad|agreg|prosigu|sigui")
_ANSWERS = re.compile(r"repond|repli|retor|contest|answer|respon")
_ASKS = re.compile(r"demand|interrog|question|interpel|ask|pregunt|consult")
_ARTICLE = re.compile(r"(?<!\w)(?:le|la|the|el)\s\Z")
_VERB_FIRST = re.compile(r"\s*[A-ZÁÉÍÓÚ][a-záéíóúñ]+ó\s")  # Defendió la moción Ana Ozores
_GENDERS = {"le": "m", "el": "m", "la": "f"}
_LEAD = 3  # words that lead to whose view is told
_SENTENCES = 12  # sentences of a paragraph in which it is looked for whom a pronoun stands for
_FARTHEST = 6  # paragraphs over which a pronoun stands for who spoke


class Referents:
    """The paragraphs of one session, and who spoke last in them."""

    def __init__(self, paragraphs: Sequence[Paragraph], language: str, cast: Cast) -> None:
        self.paragraphs = paragraphs
        self.language = language
        self.cast = cast
        self.last: tuple[int, int, Person] | None = None  # paragraph, place, who
        self.introduced: dict[int, Said] = {}  # paragraphs that say whose words follow

    def who(self, number: int, actor: Actor, here: Paragraph) -> Person | None:
        """The person an actor is: named, an office, or the one a pronoun can only stand for."""
        if actor.person or (actor.mention is not None and not actor.mention.office):
            return actor.person
        if actor.mention is not None and ORDINAL.fullmatch(plain(actor.mention.name)):
            return None
        if actor.mention is not None and INDEFINITE.match(plain(actor.mention.name)):
            return self.office(actor)
        if actor.mention is not None and actor.mention.sure and SEVERAL.match(plain(actor.mention.name)):
            return self.office(actor)
        if actor.mention is not None:
            known = self.office(actor) or self._antecedent(number, actor, here)
            return known or self._introduced(number, actor, here) or self._unnamed(actor)
        return self._antecedent(number, actor, here)

    def speaker(self, number: int, actor: Actor, here: Paragraph, start: int, verb: Verb) -> Person | None:
        """The person an actor is who speaks in the words from `start` on: not who spoke just before, if they answer them; nobody else, if they add to it."""
        person = self.who(number, actor, here)
        if person and actor.person is None and actor.end <= verb.start and is_object(here, person, verb):
            return self._unnamed(actor)
        if actor.person is not None or self.last is None:
            return person
        if person is self.last[2]:
            another = _ANOTHER.search(here.low, start, actor.start) and self._has_quoted(number, here, start)
            asked = _ANSWERS.match(verb.word) and self._asked(number, start)
            return self._unnamed(actor) if another or asked else person
        if actor.mention and person and SEVERAL.match(plain(actor.mention.name)) and ADDS.match(verb.word):
            return None  # whoever adds spoke before
        named = actor.mention is not None and not (person is None and ELECTED.match(plain(actor.mention.name)))
        if named or not ADDS.match(verb.word) or not self.last[2].may_be(actor.pronoun):
            return person
        if person is None:
            return self.unbroken(number, actor.start, actor.pronoun)
        return person if self._has_said(here, person, verb) else None

    @staticmethod
    def _has_said(here: Paragraph, person: Person, verb: Verb) -> bool:
        """Whether a paragraph has a verb of saying between a person's name and a verb."""
        named = [a.end for a in here.actors_in(0, verb.start) if a.person is person]
        return bool(named) and any(here.outside(v.start) for v in here.verbs_in(named[-1], verb.start))

    def _has_quoted(self, number: int, here: Paragraph, start: int) -> bool:
        """Whether who spoke last is quoted before the words that begin at a place, or spoke in another paragraph."""
        if self.last is None or self.last[0] != number:
            return True
        quoted = [quote for quote in here.quotes if quote.start >= self.last[1] and quote.end < start]
        return len(quoted) > here.is_behind_quote(start)

    def _asked(self, at: int, start: int) -> bool:
        """Whether who spoke last put a question to somebody before the words that begin at a place: they wait for the answer."""
        number, place, _ = self.last or (-1, 0, None)
        if number < 0 or (number == at and place >= start):
            return False
        here = self.paragraphs[number]
        end = next((end for start, end in here.sentences if start <= place < end), place)
        return any(_ASKS.match(verb.word) for verb in here.verbs_in(place, end))

    def office(self, actor: Actor) -> Person | None:
        """The person who alone holds an office in this report, else the office itself; None for a bare noun."""
        mention = actor.mention
        if mention is None:
            return None
        holder = self.cast.holder(mention.name)
        if holder is None and GENERIC.fullmatch(mention.name) and len(alone := self.cast.holders(mention.name)) == 1:
            holder = next(iter(alone))
        several = DEFINITE.match(plain(mention.name)) and SEVERAL.match(plain(mention.name))
        return holder or (self.cast.office(mention.name) if mention.sure and not several else None)

    def _unnamed(self, actor: Actor) -> Person | None:
        """The office itself, said without more, where one alone holds it in a place and the report names nobody for it: `le maire`."""
        office = actor.mention.name if actor.mention else ""
        return self.cast.office(office) if ALONE.fullmatch(plain(office)) and not self.cast.holders(office) else None

    def _introduced(self, number: int, actor: Actor, here: Paragraph) -> Person | None:
        """The only one of the report to hold an office said without more, if named with it some paragraphs before: `le procureur`."""
        office = actor.mention.name if actor.mention else ""
        holders = self.cast.holders(office) if DEFINITE.match(plain(office)) else set()
        if len(holders) != 1:
            return None
        one = next(iter(holders))
        named = any(
            other.person is one and (n < number or other.start < actor.start)
            for n in range(max(0, number - RECENT), number + 1)
            for other in self.paragraphs[n].actors
        )
        return one if named or (number < RECENT and one in self.cast.recent) else None

    def _antecedent(self, number: int, actor: Actor, here: Paragraph) -> Person | None:
        """Who a pronoun stands for: the one person of the nearest sentence before that names any."""
        if self._is_shared(number, actor) or self._may_be_kin(number, actor):
            return None
        passed, quoted = False, here.is_behind_quote(actor.start)
        for n, start, end in self._sentences_before(number, actor):
            paragraph = self.paragraphs[n]
            apart = n < number or end < actor.start
            if apart and paragraph.goes_on_with(actor, start, end):
                passed = True
                continue  # Elle a remercié X. « … », conclut-elle: whoever she was before
            found = self._named(n, paragraph, start, end, actor.pronoun, apart)
            office = paragraph.office_about(start, end, actor) if found or actor.mention is None else None
            if found and actor.mention and not (apart and self._is_told_of(paragraph, start, end, found, quoted)):
                return None  # nobody believed Ann Lee when the mayor said; we met Ann Lee. The mayor
            meant = self._of_office(n, office, actor, paragraph) if office is not None else None
            if meant or (office is not None and found):
                return meant
            anybody = not (actor.pronoun or actor.mention) and paragraph.tells_of_office(start, end)
            stranger = is_broken(paragraph, start, end) or begins_with_somebody_new(paragraph.low, start)
            if not found and (anybody or stranger):
                return None  # whoever is told of there is nobody known
            if passed and found and actor.mention is None:
                # farther off, an object may be meant too
                found |= paragraph.people_in(start, end, actor.pronoun)
            if apart and not found and len(paragraph.people_in(start, end, actor.pronoun)) > 1:
                return None  # an occasion for Ann to thank Zoe: either may be meant
            passed = passed or apart
            if actor.mention and found and not (found := self._in_office(found, actor.mention.name)):
                return None  # who is told of there has another office
            if found or self._quoted_in(n, start, end):
                found = found or self._last_speaker(actor)
                if not found:
                    continue  # he is not whom she is said of
                return self._one_of(found)
        alone = self._only_one(number, actor)
        return alone or (self.unbroken(number, actor.start, actor.pronoun) if actor.mention is None else None)

    def _sentences_before(self, number: int, actor: Actor) -> Iterator[tuple[int, int, int]]:
        """The sentences before an actor, the nearest first, each as its paragraph, start and end."""
        for n in range(number, max(-1, number - 3), -1):
            sentences = self.paragraphs[n].sentences
            begun = bisect_left(sentences, (actor.start,)) if n == number else len(sentences)
            for start, end in reversed(sentences[max(0, begun - _SENTENCES) : begun]):
                yield n, start, min(end, actor.start) if n == number else end

    def _one_of(self, found: set[Person]) -> Person | None:
        """The only one of some people, else whoever of them spoke last."""
        if len(found) == 1:
            return next(iter(found))
        return self.last[2] if self.last and self.last[2] in found else None

    def unbroken(self, number: int, place: int, gender: str | None = None) -> Person | None:
        """Who spoke last, where nobody else whom `gender` fits was named from there up to a place some paragraphs on."""
        if self.last is None or number - self.last[0] > _FARTHEST or not self.last[2].may_be(gender):
            return None
        paragraph, begins, person = self.last
        for n in range(max(paragraph, 0), number + 1):
            for actor in self.paragraphs[n].actors:
                between = (n > paragraph or actor.start > begins) and (n < number or actor.start < place)
                if between and actor.mention and not self._is_passed(actor, person, gender):
                    return None
        return person

    def _is_passed(self, actor: Actor, person: Person, gender: str | None) -> bool:
        """Whether the naming of somebody leaves in mind who spoke: it is the same, or nobody whom the gender fits."""
        if actor.person is not None:
            return actor.person is person or not actor.person.may_be(gender)
        return actor.governed or self.office(actor) in (None, person)

    def _last_speaker(self, actor: Actor) -> set[Person]:
        """Who spoke last, where the actor may mean them: `his deputy` is somebody else, and so is an office that others hold."""
        found = {self.last[2]} if self.last and self.last[2].may_be(actor.pronoun) else set()
        return found if actor.mention is None else self._in_office(found, actor.mention.name)

    def _may_be_kin(self, number: int, actor: Actor) -> bool:
        n, start, end = next(self._sentences_before(number, actor), (number, 0, 0))
        return names_kin(self.paragraphs[n], start, end, actor.pronoun if actor.mention is None else None)

    def _is_shared(self, number: int, actor: Actor) -> bool:
        """Whether several who hold the office of an actor were named shortly before, so that it may be any of them."""
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
        """The one person whom the paragraph before names, whatever stands before the name."""
        for n in range(number - 1, max(-1, number - 2), -1):
            named = {a.person for a in self.paragraphs[n].actors if a.person}
            fitting = {p for p in named if p and p.may_be(actor.pronoun)}
            if actor.mention is not None:
                fitting = self._in_office(fitting, actor.mention.name)
            return fitting.pop() if len(fitting) == 1 and len(named) == 1 else None
        return None

    def _only_named(self, number: int) -> Person | None:
        """The one person whom the paragraph before names."""
        named = (
            {a.person for a in self.paragraphs[number - 1].actors if a.person and not a.governed} if number else set()
        )
        return named.pop() if len(named) == 1 else None

    def _in_office(self, found: set[Person], office: str) -> set[Person]:
        """Of those named, the ones a bare office may mean: who holds it, or any person where the report gives it to nobody."""
        if self.last and POSSESSED.match(plain(office)):
            found = found - {self.last[2]}
        gender = _GENDERS.get(plain(office).split()[0])
        holders = {one for one in self.cast.holders(office) if one.may_be(gender)}
        if holders:
            return found & holders
        if self.cast.minutes:
            return set()
        some = bool(CLASS.match(plain(office)))
        return {p for p in found if not p.office and (some or not self.cast.has_office(p))}

    def _of_office(self, number: int, office: Actor, actor: Actor, here: Paragraph) -> Person | None:
        """Who holds the office that a sentence is about, if the actor goes on with it; named there is somebody else."""
        person = self.office(office) or self._introduced(number, office, here) if actor.mention is None else None
        return person if person and person.may_be(actor.pronoun) else None

    def _named(
        self, number: int, paragraph: Paragraph, start: int, end: int, gender: str | None, apart: bool
    ) -> set[Person]:
        """Who is the subject of something in a sentence; `apart` from it, who did it too: `was told by X. She`."""
        found: set[Person] = set()
        told: set[Person] = set()  # Pour Ann Lee, le pont doit rester
        for actor in paragraph.actors_in(start, end):
            agent = apart and paragraph.is_agent(actor)
            lead = paragraph.low[start : actor.start].lstrip()
            view = apart and len(lead.split()) <= _LEAD and is_according(lead)
            if actor.mention and not actor.mention.nested and (agent or view or not actor.governed):
                person = actor.person or self.office(actor)
                if person and person.office and not (self.last and self.last[2] is person):
                    continue  # an office named in passing is seldom whom a pronoun means
                if person and person.may_be(gender):
                    (told if view else found).add(person)
        return found or told

    def _is_told_of(self, paragraph: Paragraph, start: int, end: int, found: set[Person], quoted: bool) -> bool:
        """Whether a clause of a sentence begins with one of those found, or by X, or X spoke last: `», said X. The mayor`."""
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
