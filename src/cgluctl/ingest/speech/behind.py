"""Who is named behind a quotation: `», a déclaré X`, `," said X`, `», selon X`."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from cgluctl.ingest.speech.cast import Cast, Person
from cgluctl.ingest.speech.clauses import is_said_by_stranger
from cgluctl.ingest.speech.labels import is_dashed, listed
from cgluctl.ingest.speech.names import names
from cgluctl.ingest.speech.offices import INDEFINITE, ORDINAL
from cgluctl.ingest.speech.quotes import Quote
from cgluctl.ingest.speech.referents import Referents
from cgluctl.ingest.speech.seen import Actor, Paragraph
from cgluctl.ingest.speech.shape import LATTER_BEHIND, Said, quote_alone, quote_ends, source
from cgluctl.ingest.speech.subjects import HEARER, QUOTING, goes_on, is_one_of_several, subject
from cgluctl.ingest.speech.tokens import plain
from cgluctl.ingest.speech.verbs import Verb, is_done_to, is_several
from cgluctl.language.lexicon import OBJECT_VERBS, OPENERS, ROLES, is_according
from cgluctl.language.patterns import lazy

_OF_PLACE = lazy(r"\s(?:de|du|del|of|from|for|at|à|en|in)\s|\s(?:d[’']|\()")  # “…” Mayor Ann Lee of Oz.
_FOR = lazy(r",\s(?!(?:who|qui|quien|but|mais|pero)(?!\w))[^.!?:\d]{2,100}\Z")  # – Ann Lee, The Oz Times
_LEAD = lazy(r"[\s(–—~-]*(?:(?:le|la)\s+|l[’'])?")  # what may stand before a name that signs
_INVERTS = lazy(r"(?:(?:le|la|el|the)\s+|l[’'])?")  # and what before one behind its verb
# The party said, les associations dénoncent: somebody speaks who is not among those named.
_SOMEBODY = lazy(
    r"(?:one|another|others|some|many|most|someone|everyone|they)\s\Z|(?:(?:the|an?|some|many|one|le|la|les|un|une|des|el|los|las|una|unos|unas)\s|l[’'])[^,;:()]{2,60}(?:,\s[^,;:()]{2,80},)?\s?\Z"
)
# Behind a verb of saying a capital or an article begins a subject; `said the judge` may be who was named before.
_SUBJECT = lazy(r"\s(?:(?:(?:el|la|le|the)\s|l[’'])?[A-ZÀ-Þ]\w|(?:an?|les|un|une|los|las|una|otr[oa]s?|d[’']autres)\s)")
_CALLED = lazy(
    r"[A-ZÀ-Þ][\w’-]+(?:\s[A-ZÀ-Þ][\w’.-]*){0,6}(?:,\s[^,.;:]{3,80},)?\s"
)  # Danny said; Danny, the chief, said
_ANY_VERB = lazy(
    r"(?:(?:lui|leur|les?|l[’'])\s?)?(?:(?:s[’']est|a|ha|has|s[’'])\s?)?(?:[^\W\d_]+ment\s)?(?P<verb>[a-zà-ÿ]{3,})\s"
)
# », s’élève une voix; “…,” came the reply: somebody of no name.
_STRANGER = lazy(
    r"(?:une?|an?|una)\s(?!autre\s|other\s)[^\W\d_]|(?:the|la|el)\s(?:reply|answer|response|cry|shout|call|retort|reponse|respuesta|replica|grito)(?!\w)"
)
# « … ». Así empezaba X
_ALONE = lazy(r"(?:se\s)?[^\W\d_]{3,}ó(?=[.,;]|\Z)")  # », se anticipó.
_THUS = lazy(
    r"c[’']est (?:par|sur|avec|en) ces (?:mots|paroles|termes) qu(?:e\s|[’'])|(?:con estas palabras|with these words),?\s|(?:asi|c[’']est ainsi qu[e’']|ainsi|thus)\s?(?:(?:lo|se|le|l[’'])\s?)?[^\W\d_]+\s"
)
# What may stand before a name in an apposition or an aside, and is no verb.
_LINKS = frozenset(
    "dont avec chez comme selon sous dit sauf hors que qui con ante como junto with from while when where like near including said ainsi notamment".split()
)
# « … ». C’est ce qu’a déclaré X: the next sentence says who said it.
_BACK = lazy(r"(?:c[’']est|ce sont|that (?:is|was)|es|fue|eso es) (?:ce qu|en ces (?:mots|termes)|what|lo que|asi)")
# Behind these another speaks: “…”, while Ann Lee said “…”.
_CONTRAST = lazy(r"(?:mientras(?: que)?|en tanto que|tandis que|alors que|pendant que|while|whereas)\s")
_AND = lazy(r"(?:and|but|et|mais|y|pero)(?!\w)")  # They called her “…” and Ann Lee said
_ENDS = lazy(r"[.!?…][»”\")]?\s|[»”]")
_LED = lazy(r"(?<!\w)(?:que\s|qu[’']|that\s)\s?\Z")
_AUXILIARY = lazy(
    r"(?:(?:como|comme|as|segun|asi)\s)?(?:(?:lo|le)\s|l[’'])?(?:(?:s[’']est|a|ont|avait|has|have|had|ha|han)\s)?(?:\w+ment\s)?\s*"
)
# », replied the ecologist: who was called that.
_DESCRIBED = lazy(r"\s(?:(?:the|le|la|el)\s|l[’'])(?P<noun>[^\W\d_]{4,}(?:-[^\W\d_]+)*)(?!\w)")
_APPOSITION = lazy(
    r"(?:,?\s(?:who\s(?:is|was)\s|qui est\s|que es\s)?|\s\()?(?:(?!(?:of|from|for|in|at|with|and|de|du|des|del|d|para|por|con|en|pour|dans|et|y)[\s’'])[^\W\d_]+[’'-]?\s?){0,4}"
)
_GIVEN = lazy(r"\s?[–—-]\s?([A-ZÀ-Þ][a-zà-ÿ]+)\W*")
_OFTEN = 20  # times in a paragraph
_FAR = 9  # words without a capital behind a quotation before its verb
_ANSWERED = lazy(r"(?<!\w)(?:repond\w*|repli\w+|retorqu\w+|respond\w+|contest\w+|answer\w*|retort\w*)\Z")
_GOES_ON = lazy(r"\s(?:que|qu[’']|that|etre|avoir|devoir|ser|estar|haber|tener)(?!\w)")
_OWN_WORDS = lazy(r",?\s(?:that|que|qu[’']|[«“\"])|\s?:")
_NEAR = 40  # characters in which it is told whose view a quotation is
_REACH = 220  # characters after a quotation in which who spoke may be named


def _may_be_verb(word: str) -> bool:
    return word[-1] in "éó" or plain(word) not in (OPENERS | ROLES | _LINKS)


_THIS_ONE = lazy(
    r"\s(?:est[ae]|aquel|aquella|celui-ci|celle-ci|the latter)(?=[.,;:]|\Z)"
)  # le dijo esta: not who it was said to


class Behind(Referents):
    """What stands behind the quotations of one session."""

    def __init__(self, paragraphs: Sequence[Paragraph], language: str, cast: Cast) -> None:
        super().__init__(paragraphs, language, cast)
        self._called: dict[str, list[tuple[int, Person]]] = {}  # whom a noun describes, by paragraph

    @staticmethod
    def _is_told_behind(here: Paragraph, quote: Quote, before: int) -> bool:
        # The message was that “…,” Ann Lee said.
        begins = [end.end() for end in _ENDS.finditer(here.low, before, quote.start)]
        return here.text[quote.last - 1] == "," and not here.verbs_in(begins[-1] if begins else before, quote.start)

    def _tail(self, number: int, here: Paragraph, quote: Quote) -> Said:
        following = here.quote_after(quote.end)
        limit = min(following.start if following else len(here.text), quote.end + _REACH, len(here.text))
        window = here.low[quote.end : limit]
        lead = re.match(r"[\s,.;:!?…»”\"’)\]]*[–—~-]?\s*\(?\s*", window)
        begins = quote.end + (lead.end() if lead else 0)
        stop = re.search(r"(?<=[^\W\d_]{3})[.!?]\s|;", here.low[begins:limit])
        limit = begins + stop.start() if stop else limit
        before = max(0, quote.start - _NEAR)
        led = _LED.search(here.low, before, quote.start) and not here.quote_before(quote.start)
        led = led or any(here.low[verb.end : quote.start].isspace() for verb in here.verbs_in(before, quote.start))
        joined = _AND.match(here.low, begins) if here.text[quote.end : begins].isspace() else None
        if joined and any(here.low[joined.end() : verb.start].isspace() for verb in here.verbs_in(begins, limit)[:1]):
            return Said(None, True)  # “…” and added that
        comma = "," in window[: begins - quote.end] or self._is_told_behind(here, quote, before)
        if _CONTRAST.match(here.low, begins) or joined or (led and not comma):
            return Said()  # She says that “…” the states hoped; he condemned “…” from the gallery and said
        signs = here.text[quote.end : begins].rstrip()[-1:] in ("–", "—", "-")
        if not signs and following and listed(here.text, quote.end, following.start):
            return Said()  # “…” Ann Lee, mayor – “…”: of the next
        if is_dashed(here.text, quote.start, quote.end) and here.text[begins : begins + 1].islower():
            return Said()
        said = None if self._is_woven(here, quote) else self._line(number, here, begins, limit)
        if said and said.by and not here.text[quote.end : begins].strip(" .\u00a0") and self._opens(here, said.by):
            said = None
        said = said or self._by_given_name(number, here, quote)
        if said:
            return said
        continues = (
            bool(_BACK.match(here.low, begins))
            or here.text[begins : begins + 1].islower()
            or "," in here.low[quote.end : begins]
            or not (quote_ends(here.text, quote) or "." in here.low[quote.end : begins])
            or (
                here.text[quote.last - 1] in "?!…"
                and "." not in here.low[quote.end : begins]
                and self._is_of_it(here, quote, begins, limit)
            )
        )
        said = self._verb_behind(number, here, begins, limit) if continues else None
        if said:
            return said._replace(cue=said.cue or quote_alone(here, quote))
        if LATTER_BEHIND.search(here.low, begins, min(limit, begins + _NEAR)):
            return Said(None, True, True, number, other=True)
        said = self._inverted(number, here, quote.end, begins, limit)
        said = said if said.cue or not continues else self._according(number, here, begins, limit)
        if not said.cue and not continues:
            return Said()
        return said if said.cue else source(number, here.low[begins:limit])

    def _is_of_it(self, here: Paragraph, quote: Quote, begins: int, limit: int) -> bool:
        start = max((first for first, _ in here.sentences if first <= quote.start), default=0)
        if here.verbs_in(start, quote.start):
            return False
        verb = next(iter(here.verbs_in(begins, limit)), None)
        who = verb and subject(here.text, self.language, verb, here.actors_in(begins, verb.start), after=False)
        return bool(verb and who and who.start == begins and not _OWN_WORDS.match(here.low, verb.end))

    def _verb_behind(self, number: int, here: Paragraph, begins: int, limit: int) -> Said | None:
        nobody = Said(None, True, True, number, other=True)
        everybody = here.actors_in(begins, limit)
        for verb in here.verbs_in(begins, limit):
            small = [word for word in here.text[begins : verb.start].split() if word[0].islower()]
            if verb.act or len(small) > (_FAR if here.low[begins - 2 : begins].strip() != ":" else 3 * _FAR):
                continue
            if is_done_to(here.low, verb, self.language):
                if self.language == "en":
                    return nobody  # “…,” she was told
                continue
            first = bool(_AUXILIARY.fullmatch(here.low, begins, verb.start))
            who = subject(here.text, self.language, verb, everybody, after=first or verb.word not in OBJECT_VERBS)
            told = who is None and verb.word in OBJECT_VERBS and not (first or verb.pronoun)  # villagers told Ann Lee
            if told or is_several(here.low, verb, self.language) or self._is_other(here, who, verb, everybody, limit):
                return nobody
            if _THIS_ONE.match(here.low, verb.end) or (who and QUOTING.match(here.text, max(who.end, verb.end))):
                return nobody
            if who and who.end <= verb.start and _GOES_ON.match(here.low, verb.end):
                return None  # at the talk “…”, Ann Lee said that
            if who:
                person = self.speaker(number, who, here, begins, verb)
                if person and who.pronoun and not person.office:
                    person.gender = person.gender or who.pronoun  # Dominique, dit-elle: he is somebody else from now on
                by = (min(who.start, verb.start), max(who.end, verb.end))
                return Said(person, True, True, number, by, other=person is None)
            if first:
                return self._by_noun(number, here, begins, verb, limit)
            somebody = self._is_somebody(here, begins, verb.start)
            if not verb.pronoun and (somebody or names(here.text[begins : verb.start])):
                return Said(None, somebody, somebody, number, other=True)
        return None

    def _by_noun(self, number: int, here: Paragraph, begins: int, verb: Verb, limit: int) -> Said:
        nobody = Said(None, True, True, number, other=True)
        heard = HEARER.match(here.text, verb.end, limit)
        after = heard.end() if heard else verb.end
        described = _DESCRIBED.match(here.low, after, limit)
        named = described and here.text[described.start("noun")].isupper()  # afirmó la Unesco
        noun = described["noun"] if described and not named and described["noun"] not in ROLES else None
        if described and noun and (person := self._described(noun, number)):
            return Said(person, True, True, number, (verb.start, described.end()))
        told = noun and re.search(rf"(?:\A|[.!?]\s)(?:the|le|la|el)\s{noun}(?!\w)", here.low[:begins])
        new = told or _SUBJECT.match(here.text, after, limit) or ORDINAL.match(here.low, after + 1, limit)
        return nobody._replace(other=bool(new) or is_said_by_stranger(here.low, verb, limit, self.language))

    def _described(self, noun: str, number: int) -> Person | None:
        if noun not in self._called:
            self._called[noun] = list(self._naming(noun))
        found = {person for n, person in self._called[noun] if n <= number}
        return found.pop() if len(found) == 1 else None

    def _naming(self, noun: str) -> Iterator[tuple[int, Person]]:
        word = re.compile(rf"(?<![\w’'-]){noun}(?![\w’'-])")
        for n, here in enumerate(self.paragraphs):
            for match in islice(word.finditer(here.low), _OFTEN):
                before = [a for a in here.actors_in(match.start() - _REACH, match.start()) if a.person]
                one = before[-1] if before and here.outside(match.start()) else None
                if one is None or one.mention is None or one.person is None:
                    continue
                first = one.mention.end if one.mention.end <= match.start() else one.start
                if _APPOSITION.fullmatch(here.low, first, match.start()):
                    yield n, one.person

    def _is_other(self, here: Paragraph, who: Actor | None, verb: Verb, everybody: Sequence[Actor], limit: int) -> bool:
        if who is None:
            return False
        if _ANSWERED.search(here.low[who.end : verb.end]) and here.low[:limit].rstrip(" \u00a0").endswith(":"):
            return True
        return self.language == "en" and is_one_of_several(here.low, who, everybody)

    @staticmethod
    def _is_woven(here: Paragraph, quote: Quote) -> bool:
        start = max((first for first, _ in here.sentences if first <= quote.start), default=0)
        lead = here.low[start : quote.start].rstrip(" \u00a0")
        return bool(lead) and lead[-1].isalpha() and here.text[quote.end : quote.end + 1] == ","

    @staticmethod
    def _is_somebody(here: Paragraph, start: int, end: int) -> bool:
        return bool(_SOMEBODY.match(here.low[start:end]) or _CALLED.fullmatch(here.text[start:end]))

    @staticmethod
    def _opens(here: Paragraph, by: tuple[int, int]) -> bool:
        # “…” The mayor, Ann Lee, smiles. “…” A woman laughs: sentences of their own, and no signatures
        if INDEFINITE.match(here.low, by[0]):
            return True
        end = max([by[1], *(a.mention.whole[1] for a in here.actors_in(*by) if a.mention and a.start == by[0])])
        rest = re.split(r"[.!?;]", here.low[end : end + _NEAR])[0]
        return any(map(str.isalnum, rest)) and not _OF_PLACE.match(rest)

    def _line(self, number: int, here: Paragraph, begins: int, limit: int) -> Said | None:
        for actor in here.actors_in(begins - _REACH, begins + 5):
            if actor.mention is None or actor.end <= begins:
                continue
            if not _LEAD.fullmatch(here.low[begins : actor.start]) or (actor.governed and actor.start > begins):
                continue
            if here.verbs_in(actor.end, min(limit, actor.end + _NEAR)):
                continue  # X, mayor of Y, said that
            rest = here.low[actor.end : limit].strip(" .,)\u00a0")
            if re.match(r"(?:and|et|y|&)\s", rest) and any(a.mention for a in here.actors_in(actor.end, limit)):
                return Said(None, True, True, number, other=True)  # two who sign
            signs = here.text[: actor.start].rstrip()[-1:] in ("–", "—", "~", "-") and _FOR.match(
                here.text, actor.end, limit
            )
            named = actor.mention.role is not None or not rest or bool(signs)
            if (named and not goes_on(rest)) or (not rest):
                return Said(self.who(number, actor, here), True, True, number, (actor.start, actor.end))
        return None

    def _by_given_name(self, number: int, here: Paragraph, quote: Quote) -> Said | None:
        match = _GIVEN.fullmatch(here.text, quote.end)
        near = [a.person for one in self.paragraphs[max(0, number - 3) : number] for a in one.actors if a.person]
        found = {one for one in near if match and one.name.split()[0] == match[1]}
        person = found.pop() if len(found) == 1 else None
        return Said(person, True, True, number, match.span(1), other=person is None) if match else None

    def _inverted(self, number: int, here: Paragraph, end: int, begins: int, limit: int) -> Said:
        match = _ANY_VERB.match(here.text, begins, limit)
        marks = ",?!" if self.language == "en" else ","  # “No!” chortled Ann Lee
        beside = match and any(mark in here.text[end - 2 : begins] for mark in marks) and _may_be_verb(match["verb"])
        match = match if beside else _THUS.match(here.low, begins, limit)
        if not match:
            alone = (
                self.language == "es" and "," in here.text[end - 2 : begins] and _ALONE.match(here.text, begins, limit)
            )
            return Said(None, True, True, number) if alone else Said()
        named = any(a.mention and a.person and not a.governed for a in here.actors_in(match.end(), match.end() + _NEAR))
        if _STRANGER.match(here.low, match.end()) and not named:
            return Said(None, True, True, number, other=True)
        for actor in here.actors_in(match.end(), match.end() + 5):
            if not (actor.governed or actor.pronoun) and _INVERTS.fullmatch(here.low, match.end(), actor.start):
                person = self.who(number, actor, here)
                return Said(person, True, True, number, (begins, actor.end), other=person is None)
        return Said()

    def _according(self, number: int, here: Paragraph, begins: int, limit: int) -> Said:
        for actor in here.actors_in(begins, min(limit, begins + _NEAR)):
            if is_according(here.low[begins : actor.start]):
                return Said(self.who(number, actor, here), True, True, number, (actor.start, actor.end))
        return Said()
