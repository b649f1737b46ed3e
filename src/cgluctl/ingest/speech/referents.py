"""Whom a mention means: a person by name, an office, or the one a pronoun can only stand for."""

from cgluctl.ingest.speech.antecedents import Antecedents
from cgluctl.ingest.speech.cast import Person
from cgluctl.ingest.speech.offices import ALONE, ELECTED, INDEFINITE, ORDINAL, SEVERAL, SOLE
from cgluctl.ingest.speech.seen import Actor, Paragraph
from cgluctl.ingest.speech.tokens import plain
from cgluctl.ingest.speech.verbs import Verb
from cgluctl.language.patterns import lazy

# Who answers, or speaks for their part, is not who spoke just before.
_ANOTHER = lazy(
    r"(?<!\w)(?:quant [aà] (?:lui|elle)|pour sa part|de son cote|por su parte|for (?:his|her) part|(?:lui|leur) (?:a )?(?:re|retor)\w+|le (?:respon|repli|contest)\w+|retor\w+|repli\w+|repond\w*|replied|retorted|answered)(?!\w)"
)
# Who adds to something has spoken before.
ADDS = lazy(r"ajout|poursui|enchain|add(?:s|ed|ing)\Z|continu|went|anad|agreg|prosigu|sigui")
_ANSWERS = lazy(r"repond|repli|retor|contest|answer|respon")
_ASKS = lazy(r"demand|interrog|question|interpel|ask|pregunt|consult|wonder|want|voul|veut|quis|quer")
_TELLS = lazy(rf"tell|told|{_ASKS.pattern}")
_OBJECT = lazy(r"\s(?:[aà]\s|to\s|al?\s)?(?:(?:the|le|la|el)\s|l[’'])?")
_HIM = lazy(r"\s(?:him|her)[.,;]")
_BEHIND = 24  # characters behind a verb in which whom it is done to stands


def _is_object(here: Paragraph, person: Person, verb: Verb) -> bool:
    behind = here.actors_in(verb.end, verb.end + _BEHIND)
    named = any(a.person is person and _OBJECT.fullmatch(here.low, verb.end, a.start) for a in behind)
    return named or bool(_HIM.match(here.low, verb.end))


class Referents(Antecedents):
    """The actors of one session, each as who it is."""

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
            known = self.office(actor)
            if known and not (known.office or self._is_known_by(number, actor, known)):
                return None  # la periodista, before any is named
            known = known or self._antecedent(number, actor, here)
            return known or self._introduced(number, actor, here) or self._unnamed(actor)
        asked = self.asked_by_last(number, actor, here)
        return self._antecedent(number, actor, here) if asked is None else asked.pop() if len(asked) == 1 else None

    def _of_office(self, number: int, office: Actor, actor: Actor, here: Paragraph) -> Person | None:
        person = super()._of_office(number, office, actor, here)
        known = person and (person.office or self._is_known_by(number, office, person))
        return person if known else None

    def _is_known_by(self, number: int, actor: Actor, person: Person) -> bool:
        sole = not actor.mention or actor.mention.sure or SOLE.search(plain(actor.mention.name))
        if sole:
            return True
        here = {
            a.person for a in self.paragraphs[number].actors if a.person and a.end <= actor.start and not a.governed
        }
        if here and person not in here:
            return False  # Pagani remembered it. “…,” said the journalist, who need not be the one told of before
        if person in self.cast.recent:
            return True
        return any(
            other.person is person and (n < number or other.start < actor.start)
            for n in range(number, -1, -1)
            for other in self.paragraphs[n].actors
        )

    def speaker(self, number: int, actor: Actor, here: Paragraph, start: int, verb: Verb) -> Person | None:
        """The person an actor is who speaks in the words from `start` on: not who spoke just before, if they answer them; nobody else, if they add to it."""
        person = self.who(number, actor, here)
        if person and actor.person is None and actor.end <= verb.start and _is_object(here, person, verb):
            return self._unnamed(actor)
        if actor.mention and self.last and actor.person is self.last[2] and _ANSWERS.match(verb.word):
            return None if len(self.cast.meant(None, actor.mention)) > 1 else person  # whichever of two of one surname
        if actor.person is not None or self.last is None:
            return person
        if actor.mention is None and actor.pronoun and self._told(here, start, actor.pronoun):
            return None  # Ann told Rose. “…,” she said
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
    def _told(here: Paragraph, start: int, gender: str) -> bool:
        begins, ends = max((span for span in here.sentences if span[1] <= start), default=(0, 0))
        told = [verb.end for verb in here.verbs_in(begins, ends) if _TELLS.match(verb.word)]
        heard = [
            a for end in told for a in here.actors_in(end, end + _BEHIND) if _OBJECT.fullmatch(here.low, end, a.start)
        ]
        return any(a.person.may_be(gender) for a in heard if a.person and a.mention)

    @staticmethod
    def _has_said(here: Paragraph, person: Person, verb: Verb) -> bool:
        named = [a.end for a in here.actors_in(0, verb.start) if a.person is person]
        return bool(named) and any(here.outside(v.start) for v in here.verbs_in(named[-1], verb.start))

    def _has_quoted(self, number: int, here: Paragraph, start: int) -> bool:
        if self.last is None or self.last[0] != number:
            return True
        since = [a for a in here.actors_in(self.last[1], start) if not a.governed]
        if any(a.person not in (None, self.last[2]) for a in since):
            return False  # she answers him
        quoted = [quote for quote in here.quotes if quote.start >= self.last[1] and quote.end < start]
        return len(quoted) > here.is_behind_quote(start)

    def _answers(self, number: int, here: Paragraph, start: int, end: int) -> bool:
        verb = next(iter(here.verbs_in(end, end + _BEHIND)), None)
        return bool(verb and _ANSWERS.match(verb.word) and self._asked(number, start))

    def _asked(self, at: int, start: int) -> bool:
        number, place, _ = self.last or (-1, 0, None)
        if number < 0 or (number == at and place >= start):
            return False
        here = self.paragraphs[number]
        begins, ends = next((span for span in here.sentences if span[0] <= place < span[1]), (place, place))
        return any(_ASKS.match(verb.word) for verb in here.verbs_in(begins, ends) if here.outside(verb.start))

    def _unnamed(self, actor: Actor) -> Person | None:
        office = actor.mention.name if actor.mention else ""
        return self.cast.office(office) if ALONE.fullmatch(plain(office)) and not self.cast.holders(office) else None

    def _only_named(self, number: int) -> Person | None:
        above = [a for a in self.paragraphs[number - 1].actors if a.mention and not a.governed] if number else []
        named = {one for a in above if (one := a.person or self.office(a)) and not one.office}
        return named.pop() if len(named) == 1 else None
