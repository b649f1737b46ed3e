"""Speech in a session: which words are direct, which reported, and whose they are."""

import re
from collections.abc import Mapping, Sequence

from cgluctl.ingest.speech import quotes as quoting
from cgluctl.ingest.speech import wording
from cgluctl.ingest.speech.antecedents import RECENT
from cgluctl.ingest.speech.attribution import Attribution
from cgluctl.ingest.speech.cast import Cast, Person
from cgluctl.ingest.speech.clauses import is_told_by_another
from cgluctl.ingest.speech.mentions import Mention, mentions
from cgluctl.ingest.speech.piece import Piece, pulled, short
from cgluctl.ingest.speech.quotes import Quote
from cgluctl.ingest.speech.records import gives_floor, is_room, is_told, speaker_in
from cgluctl.ingest.speech.seen import Paragraph, looked_at
from cgluctl.ingest.speech.shape import POINTS, Said, is_speech
from cgluctl.ingest.speech.speeches import Introduction, introduced, of_person, printed
from cgluctl.ingest.speech.subjects import is_one_of_several, quotes_somebody, subject
from cgluctl.ingest.speech.tokens import plain
from cgluctl.ingest.speech.transcripts import NOTE, Turn
from cgluctl.ingest.speech.turns import goes_on
from cgluctl.ingest.speech.verbs import is_done_to, is_several
from cgluctl.language.lexicon import ROLES, SPEECHES
from cgluctl.language.stamps import is_aside
from cgluctl.model import Speech

_NEAR = 2  # paragraphs within which a last name that several have is of who was named with it
_MANY = 20  # verbs of one sentence that are looked at; one of more is made to keep us busy


def pieces(
    texts: Sequence[str],
    set_off: Sequence[bool],
    notes: Sequence[bool],
    spoken: Mapping[int, Sequence[Turn]],
    language: str,
    cast: Cast,
    title: str = "",
) -> list[Piece]:
    """The passages of a session under its `title`, in order: every word of its paragraphs but quotation marks and the labels of turns."""
    marked = quoting.quotes(texts, set_off)
    found = [quoting.broken(text, here, language) for text, here in zip(texts, marked, strict=True)]
    seen: list[Paragraph] = []
    for text, here in zip(texts, found, strict=True):
        seen.append(looked_at(text, here, language, cast, seen[-_NEAR:], cast.met))
        cast.met.update(actor.person for actor in seen[-1].actors if actor.person)
    judge = _Judge(seen, language, cast, title)
    whole = printed(texts, title, spoken)
    heading = introduced(title)
    judge.introduces(heading or of_person(title), announced=heading is not None)
    made: list[Piece] = []
    turn: Piece | None = None
    begun = 0
    for number, paragraph in enumerate(seen):
        if number in spoken and not spoken[number][0].said:
            turn = judge.attribution.last = None
        elif number in spoken:
            begun = number
            first = spoken[number][0].begin
            if first:  # what stands before the first label of a paragraph
                made.append(judge.before(number, paragraph, first, turn, spoken))
            for place, taken in enumerate(spoken[number]):
                following = spoken[number][place + 1 : place + 2]
                turn = judge.turn(number, paragraph, taken)
                end = following[0].begin if following else len(paragraph.text)
                made += _label_and_turn(taken, turn, len(paragraph.text[:end].rstrip()))
            continue
        if turn is not None and (
            notes[number] or "\t" in paragraph.text or is_aside(paragraph.text) or is_room(paragraph.text)
        ):
            made.append(Piece(number, 0, len(paragraph.text)))
            continue
        told = turn is not None and is_told(paragraph.text, turn.person.name if turn.person else None)
        turn = None if told or quotes_somebody(paragraph, language) else turn
        if turn is not None and (
            goes_on(paragraph.text, spoken, number - begun) or gives_floor(turn.person, paragraph.low)
        ):
            made.append(turn._replace(paragraph=number, start=0, end=len(paragraph.text)))
            continue
        note = turn is not None and NOTE.fullmatch(paragraph.text)
        if note and (" " not in paragraph.text or any(t[0].stamped for t in spoken.values())):  # [Translation]
            made.append(Piece(number, 0, len(paragraph.text)))
            continue
        turn = None
        if number in whole and not notes[number]:
            made.append(judge.printed(number, paragraph, whole[number]))
            continue
        made += judge.paragraph(number, paragraph)
        judge.introduces(introduced(paragraph.text, number))
    cast.spoke = judge.attribution.unbroken(len(seen) - 1, len(seen[-1].text)) if seen else None
    cast.recent = frozenset(actor.person for one in seen[-RECENT:] for actor in one.actors if actor.person)
    return [part for piece in pulled(made, texts) for part in short(piece, texts[piece.paragraph])]


def _label_and_turn(turn: Turn, said: Piece, end: int) -> list[Piece]:
    label = Piece(said.paragraph, turn.begin, turn.start, label=True)
    return [label, said._replace(start=turn.start, end=end)] if end > turn.start else [label]


class _Judge:
    def __init__(self, seen: Sequence[Paragraph], language: str, cast: Cast, title: str) -> None:
        self.seen = seen
        self.language = language
        self.cast = cast
        self.attribution = Attribution(seen, language, cast)
        if mentions(title, language) or not (ROLES | SPEECHES).isdisjoint(re.findall(r"[^\W\d_]+", plain(title))):
            self.attribution.before = None  # whoever the heading names, or whose words it announces
        self._previous: Piece | None = None  # the last quotation's, None where it was no speech

    def turn(self, number: int, paragraph: Paragraph, turn: Turn) -> Piece:
        """Who takes a turn, by its label."""
        label = speaker_in(turn.voice or paragraph.text[turn.begin : turn.label])
        person = self._who(label) if turn.voice is not None else None
        self.attribution.last = (number, turn.start, person) if person else None
        end, doubt = len(paragraph.text), "" if person else "speaker"
        at, by = (-1, (0, 0)) if turn.headed else (number, (0, turn.label) if turn.label else None)
        return Piece(number, turn.start, end, "direct", person, at, by, doubt)

    def introduces(self, said: Introduction | None, announced: bool = True) -> None:
        """Notes who is to speak, as a line or the heading says; who is not `announced` is only whom a pronoun means."""
        person = self._who(said.label) if said else None
        if said and person:
            self.attribution.last = (said.at, said.start, person)
            if announced:
                self.attribution.introduced[said.at] = Said(person, True, True, said.at, (said.start, said.end))

    def printed(self, number: int, here: Paragraph, said: Introduction) -> Piece:
        """A paragraph of a speech that is printed whole."""
        return Piece(number, 0, len(here.text), "direct", self._who(said.label), said.at, (said.start, said.end))

    def before(
        self, number: int, here: Paragraph, end: int, turn: Piece | None, spoken: Mapping[int, Sequence[Turn]]
    ) -> Piece:
        """What a paragraph has before its first label: the end of the turn before, or what the minutes tell."""
        text = here.text[:end].rstrip()
        if turn is not None and goes_on(text, spoken):
            return turn._replace(paragraph=number, start=0, end=len(text))
        return Piece(number, 0, len(text))

    def _who(self, label: str) -> Person | None:
        named = mentions(label, self.language)
        known = self.cast.find(named[0]) if named else None
        if known and " " in label.strip() and " " not in known.name and not known.office:
            known.known_as(named[0].name)  # El señor PANZA, don Sancho
        return known or self._labelled(named[0].name if named else label)

    def _labelled(self, label: str) -> Person | None:
        known = self.cast.find(Mention(0, len(label), label, sure=True))
        return known or self.cast.labelled(label.strip(" .")) if label else None

    def paragraph(self, number: int, here: Paragraph) -> list[Piece]:
        """The passages of one paragraph: its quotations that are speech, and the sentences around them."""
        made: list[Piece] = []
        place = heard = 0
        for quote in here.quotes:
            self._around(number, here, heard, quote.start)  # who is reported there may speak
            direct = self._direct(number, here, quote)
            self._previous = direct
            if direct is None:
                heard = max([place, *(start for start, _ in here.sentences if start <= quote.start)])
                continue
            made += self._around(number, here, place, quote.start)
            made.append(direct)
            place = heard = quote.end
            if direct.person and not (direct.by and is_told_by_another(here, direct.by[0])):
                self.attribution.last = (number, quote.start, direct.person)
        return [*made, *self._around(number, here, place, len(here.text))]

    def _direct(self, number: int, here: Paragraph, quote: Quote) -> Piece | None:
        words = here.text[quote.first : quote.last]
        if not any(map(str.isalnum, words)):
            return None
        begun = self._going_on(number, here, quote) if quote.goes_on else None
        if quote.goes_on and not quote.start:
            return begun
        said = self.attribution.of(number, quote)
        leads = said.by is not None and said.at == number and said.by[0] >= quote.end and here.begins(quote.start)
        whole = self._is_whole(here, quote) or self._goes_on_after(number, quote)
        likely = said.cue or said.person or wording.is_first_person(words) or not here.text[: quote.start].strip()
        colon = here.text[: quote.start].rstrip(" \u00a0").endswith(":")
        if (colon or (likely and here.begins(quote.start))) and here.text[quote.end : quote.end + 1] in POINTS:
            words += here.text[quote.end : quote.end + 1]  # Spanish sets the point behind the mark
        is_said = is_speech(here.text[: quote.start], words, said, quote, self.language, whole, leads)
        if not is_said or (begun and not said.person):
            return begun
        if (said.other or said.strong) and not said.person:  # whoever spoke before is not taken for who goes on
            self.attribution.last = None
        doubt = "" if said.person else "speaker"
        doubt = doubt or ("" if quote.closed or self._goes_on_after(number, quote) else "unclosed")
        return Piece(number, quote.first, quote.last, "direct", said.person, said.at, said.by, doubt)

    def _going_on(self, number: int, here: Paragraph, quote: Quote) -> Piece | None:
        before = self._previous
        if before is None:
            return None
        return before._replace(paragraph=number, start=quote.first, end=quote.last)

    def _goes_on_after(self, number: int, quote: Quote) -> bool:
        following = next((p for p in self.seen[number + 1 : number + 4] if not is_aside(p.text)), None)
        return bool(not quote.closed and following and following.quotes and following.quotes[0].goes_on)

    def _is_whole(self, here: Paragraph, quote: Quote) -> bool:
        return not here.text[: quote.start].strip(" –—-\u00a0") and len(here.text) - quote.end < 160

    def _around(self, number: int, here: Paragraph, start: int, end: int) -> list[Piece]:
        made: list[Piece] = []
        for begins, ends in here.sentences:
            first, last = max(begins, start), min(ends, end)
            if start:  # the point or comma that closes a quotation begins no passage
                first += len(here.text[first:last]) - len(here.text[first:last].lstrip(" ,.;:\u00a0\u202f"))
            if first >= last or not any(map(str.isalnum, here.text[first:last])):
                continue
            person, by = self._reported(number, here, first, last)
            words = here.text[first:last]
            inquit = here.quotes and wording.length(words) < 7 and (words[0].islower() or words[-1] not in ".!?")
            told = None if inquit else person  # ajoute-t-il, tells nothing by itself
            speech: Speech = "reported" if told else "narrative"
            if made and made[-1].speech == speech and made[-1].person is told:
                made[-1] = made[-1]._replace(end=last)
            else:
                made.append(Piece(number, first, last, speech, told, number, by if told else None))
            person = person or self._acted(number, here, first, last)
            if person is None and last == ends:
                person = self.attribution.goes_on(number, here, first, last)
            if person and not (by and is_told_by_another(here, by[0])):
                self.attribution.last = (number, first, person)
        return made

    def _acted(self, number: int, here: Paragraph, start: int, end: int) -> Person | None:
        everybody = [a for a in here.actors_in(start, end) if a.end <= end]
        acts = [verb for verb in here.verbs_in(start, end)[:_MANY] if verb.act]
        subjects = [subject(here.text, self.language, verb, everybody) for verb in acts]
        alone = [who for who in subjects if who and not is_one_of_several(here.low, who, everybody)]
        people = {self.attribution.who(number, who, here) for who in alone}
        return people.pop() if len(people) == 1 else None

    def _reported(
        self, number: int, here: Paragraph, start: int, end: int
    ) -> tuple[Person | None, tuple[int, int] | None]:
        found: dict[Person, tuple[int, int]] = {}
        everybody = [a for a in here.actors_in(start, end) if a.end <= end]
        for verb in here.verbs_in(start, end)[:_MANY]:
            if (
                not verb.act
                and not is_several(here.low, verb, self.language)
                and not is_done_to(here.low, verb, self.language)
            ):
                before = here.low[start : verb.start]
                closes = before.endswith(", ") or bool(_VERB_FIRST.fullmatch(before))  # it is late, said Ann
                who = subject(here.text, self.language, verb, everybody, after=closes)
                aside = who and _ASIDE.search(here.low, max(start, who.start - 20), who.start)
                if who is None or aside or is_one_of_several(here.low, who, everybody):
                    continue
                person = self.attribution.speaker(number, who, here, start, verb)
                if person:
                    found.setdefault(person, (min(who.start, verb.start), max(who.end, verb.end)))
        if len(found) != 1:
            return None, None
        return next(iter(found.items()))


_VERB_FIRST = re.compile(r"\W*les?\s")  # Le respondió Ana Ozores
# The stage where Ann Lee gave thanks: a sentence that tells of somebody else.
_ASIDE = re.compile(r"[^\W\d_]\s(?:donde|ou|where)\s(?:(?:le|la|el|the)\s|l[’'])?\Z")
