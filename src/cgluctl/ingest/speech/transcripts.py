"""Turns of transcripts, labels that stand on lines of their own, beside a time or before a dash. See `records` for what stands between them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cgluctl.ingest.speech.labels import is_speaker
from cgluctl.ingest.speech.names import names
from cgluctl.ingest.speech.roles import role_at
from cgluctl.ingest.speech.tokens import plain
from cgluctl.ingest.speech.wording import is_first_person, is_spoken, length
from cgluctl.language.fold import fold
from cgluctl.language.lexicon import begins_with_given, given_names
from cgluctl.language.patterns import lazy
from cgluctl.language.stamps import labelled, stamped


class Turn(NamedTuple):
    """A turn in one paragraph: its label is [`begin`, `label`), and what is said begins at `start`.

    `strong` is the form of minutes (a title before, a point behind), `stamped` that of transcripts, in which all is said
    by the last label, or one paragraph where turns are `brief`; `minutes` tells of a report of turns throughout.
    `voice` is whom the label stands for, where that is said elsewhere: `headed` is who is named above. What is not `said` belongs to the record itself.
    """

    label: int
    start: int
    strong: bool
    begin: int = 0
    stamped: bool = False
    minutes: bool = False
    brief: bool = False
    voice: str | None = ""
    said: bool = True
    headed: bool = False


NOTE = lazy(r"[(\[{][^()\[\]{}]*[)\]}]\.?")  # (Applause): what a transcript hears beside the words
_LONGEST = 200  # characters of a label on a line of its own
ALONE = lazy(r"(?P<label>[^\n«“”»\"():;,]{4,60}):")


def alone(texts: Sequence[str], inline: Mapping[int, Turn]) -> dict[int, Turn]:
    """The turns of a transcript whose labels stand on lines of their own, where one comes again and again."""
    lines = {number: match["label"] for number, text in enumerate(texts) if (match := ALONE.fullmatch(text))}
    often = Counter(
        label
        for number, label in lines.items()
        if label_of_name(label)
        and (not label.isupper() or begins_with_given(label) or is_spoken(" ".join(texts[number + 1 : number + 2])))
    )
    if max(often.values(), default=0) < 2:
        return {}
    found = {n: Turn(len(label), len(texts[n]), False) for n, label in lines.items() if label in often}
    return {n: turn._replace(stamped=True) for n, turn in sorted({**inline, **found}.items())}


def label_of_name(label: str) -> bool:
    """Whether a label is a name of several words and nothing else, in capitals or with a known given name."""
    named = names(label)
    if len(named) != 1 or (named[0].start, named[0].end) != (0, len(label)):
        return False
    return named[0].titled or label.isupper() or begins_with_given(label)


_BEHIND_ENDS = ']) »”"*\u00a0'  # what may stand behind the end of a sentence
_ENDED = (".", "?", "!", "…")
_MOST = 300  # labels of a transcript
_MANY = 10  # labels inside paragraphs that make a transcript
_OFTEN = 3  # times that a label alone on its line comes in a record
_PARTS = lazy(r"\s\|\s")  # Cuba | Representative


def named(texts: Sequence[str]) -> dict[int, Turn]:
    """The turns of a record whose labels stand alone on their lines, one of them three times or more over sentences.

    A label that is no name alone (`Ann Lee, mayor`, `The Chair`, `Cuba | Representative`) counts where people speak below as I or we.
    """
    found = _lines(texts)
    if not _comes_again(texts, found):
        return {}
    parted = any(len(_PARTS.split(texts[n])) > 1 for n in found)  # as programs label
    return {n: Turn(len(texts[n]), len(texts[n]), False, stamped=parted, minutes=True) for n in found}


def named_twice(texts: Sequence[str]) -> dict[int, Turn]:
    """The labels that stand alone on their lines and come again: turns in a report that has turns of another form."""
    found = _lines(texts)
    often = Counter(found.values())
    return {n: Turn(len(texts[n]), len(texts[n]), False) for n, voice in found.items() if often[voice] > 1}


def _lines(texts: Sequence[str]) -> dict[int, str]:
    return {
        number: voice
        for number, text in enumerate(texts[:-1])
        if (voice := _voice(text)) and texts[number + 1].rstrip(_BEHIND_ENDS).endswith(_ENDED)
    }


def _comes_again(texts: Sequence[str], found: Mapping[int, str]) -> bool:
    often = Counter(found.values())
    if any(often[voice] >= _OFTEN and label_of_name(texts[number]) for number, voice in found.items()):
        return True
    heard = [number for number in found if is_spoken(texts[number + 1])]
    if len(heard) < _OFTEN:
        return False
    names_alone = all(label_of_name(texts[number]) for number in found) and len(often) > 1
    return max(often.values()) >= _OFTEN or (names_alone and 3 * len(heard) >= 2 * len(found))


def _voice(line: str) -> str | None:
    if len(line) > _LONGEST or line.endswith((".", "!", "?")):
        return None
    label = line.rstrip(" :\u00a0")
    parts = _PARTS.split(label)
    if len(parts) > 1:
        whole = len(parts) < 5 and any(label_of_name(part) or role_at(plain(part), 0) for part in parts)
    else:
        whole = label_of_name(label) or is_speaker(label)
    return fold(label) if whole else None


_QUESTION, _REPLY = ("p", "q", "pregunta", "question"), ("r", "a", "respuesta", "reponse", "answer")
_ASKED = lazy(rf"(?P<label>{'|'.join((*_QUESTION, *_REPLY))})\s?[:.]\s?[–—-]?\s*(?=[^\W\d_]|[¿¡«“\"\d…])")
_GUEST = lazy(r"\W*(?:entrevistad[oa]|interviewee?|interviewe|invitee?|guest|informante?)\s?:\s*")


_REPLIES = lazy(
    r"(?<=[.!?…»”\"] )(?P<label>Respuesta|Réponse|Answer|Pregunta|Question|[PQRA])(?:\.\s?[–—-]|\s?:)\s+(?=[A-ZÀ-Þ¿¡«“\"\d…])"
)


def asked(texts: Sequence[str], guest: str = "") -> dict[int, list[Turn]]:
    """The questions and answers of an interview that labels them `P:` and `R:`, `Q.` and `A.`, also in one paragraph; the answers are those of whom a line names as the guest, else of the `guest`."""
    found = {number: match for number, text in enumerate(texts) if (match := _ASKED.match(plain(text[:40])))}
    often = Counter(match["label"] in _QUESTION for match in found.values())
    inner = {number: list(_REPLIES.finditer(texts[number])) for number in found}
    often.update(plain(match["label"]) in _QUESTION for matches in inner.values() for match in matches)
    least = 1 if all(len(match["label"]) > 1 for match in found.values()) else _OFTEN
    if min(often[True], often[False]) < least or len({match["label"][0] for match in found.values()}) > 2:
        return {}
    guests = {
        named[0].name
        for text in texts
        if (lead := _GUEST.match(plain(text[:60]))) and (named := names(text[lead.end() : 160]))
    }
    guest = guests.pop() if len(guests) == 1 else guest
    return {
        number: [
            Turn(m.end("label"), m.end(), False, m.start(), minutes=True, voice=_voiced(m["label"], guest))
            for m in (match, *inner[number])
        ]
        for number, match in found.items()
    }


def _voiced(label: str, guest: str) -> str:
    return "" if plain(label) in _QUESTION else guest


_CALLED = lazy(
    r"(?:\A|(?<=[.!?…–—-]\s)|(?<=\s\s))(?P<label>[A-ZÀ-Þ](?:[a-zà-ÿ’']|(?<=[a-z])-[A-ZÀ-Þ]?){2,20}):\s+(?=\S)"
)


_MATTERS = ("Topic", "Action", "Meeting", "Present", "Agenda")


def called(texts: Sequence[str]) -> dict[int, list[Turn]]:
    """The turns of a transcript that runs on: `… now. Adams: Thank you. Fritz: The same.`, by last names that come again and again."""
    every = (match["label"] for text in texts for match in _CALLED.finditer(text))
    often = Counter(label for label in every if label not in _MATTERS)
    words = {word for text in texts for word in re.findall(r"[^\W\d_]+", text) if word.islower()} if often else set()
    words -= given_names().keys()  # karl writes it so
    labels = {label for label, count in often.items() if count >= _OFTEN or label.lower() not in words}
    usual = [label for label in labels if often[label] >= _OFTEN and label.lower() not in words]
    if len(usual) < 2 or sum(often[label] for label in labels) < _MANY or len(often) > _MOST:
        return {}
    listed = "|".join(map(re.escape, sorted(often)))
    label = re.compile(
        rf"(?<![\w’'-])(?<![a-zà-ÿ,]\s)(?:[A-ZÀ-Þ][a-zà-ÿ’'-]+\s){{0,2}}(?P<last>{listed}):(?:\s+(?=\S)|(?=[¿¡«“]))"
    )
    made: dict[int, list[Turn]] = {}
    for number, text in enumerate(texts):
        here = [
            Turn(m.end("last"), m.end(), True, m.start(), minutes=True, voice="" if m["last"] in labels else None)
            for m in label.finditer(text)
        ]
        if here:
            made[number] = here
    return made


# What may be a label, and the Q by which briefings set the questions of reporters apart.
_STRANGE = lazy(
    r"(?P<label>[A-ZÀ-Þ¿¡\d][^\n«“”»\".:;!?]{2,60}?)\s?:(?:\s+|\Z|(?=[¿¡«“]))|(?P<asked>Q)\s+(?=[A-ZÀ-Þ“\"(…])"
)
_TWICE = 2


def strange(texts: Sequence[str], spoken: Mapping[int, Sequence[Turn]]) -> dict[int, list[Turn]]:
    """The paragraphs of a record under a label that is nobody's known and comes again: they end the turn before them.

    Where most of them ask, or speak as I or we, they are turns of somebody unknown.
    """
    found: dict[str, list[int]] = {}
    starts = {}
    for number, text in enumerate(texts):
        if number not in spoken and (match := _STRANGE.match(text)):
            found.setdefault(fold(match["label"] or match["asked"]), []).append(number)
            starts[number] = match
    made = {}
    for numbers in found.values():
        words = [texts[number][starts[number].end() :].rstrip() for number in numbers]
        said = 2 * sum(each.endswith("?") or is_spoken(each) for each in words) > len(words)
        for number in numbers if len(numbers) >= _TWICE else ():
            match = starts[number]
            said = said or bool(match["asked"])
            made[number] = [Turn(match.end(match.lastgroup or 0), match.end(), False, voice=None, said=said)]
    return made


def part_with_name(label: str) -> str:
    """Of a label in parts (`Panel | Ann Lee | Chair`) the one that is a name; any other label whole."""
    return next((part for part in _PARTS.split(label) if label_of_name(part)), label)


QUESTION_ENDS = ' *_"”»\u00a0'
_ANSWER = lazy(r"(?P<label>[^\n«“”»\"():;,.!?]{4,60}?)\s[–—]\s?(?=[A-ZÀ-Þ¿¡])")


def answers(texts: Sequence[str]) -> dict[int, Turn]:
    """The answers of an interview: a name, a dash, and a paragraph that soon speaks as I or we, or answers a question."""
    found = {}
    for number, text in enumerate(texts):
        match = _ANSWER.match(text)
        if not match or not label_of_name(match["label"]) or length(text[:400]) <= 20:
            continue
        answers = number > 0 and texts[number - 1].rstrip(QUESTION_ENDS).endswith("?")
        place = match["label"].isupper() and not begins_with_given(match["label"])  # NEW YORK — We
        if answers or (not place and is_first_person(text[match.end() : match.end() + 200])):
            found[number] = Turn(match.end("label"), match.end(), False)
    return found


def stamps(texts: Sequence[str]) -> dict[int, Turn]:
    """The turns of a transcript: its lines that are a time with a name; one alone may be anything."""
    found = {}
    for number, text in enumerate(texts):
        label = stamped(text)
        if label is not None:
            found[number] = Turn(label, label, False, stamped=True)
        elif match := labelled(text):
            found[number] = Turn(match.end(1), match.end(), False, stamped=True)
    if len(found) < 3:
        return {}
    # A program that writes down speech puts all of a turn in one paragraph.
    places = list(found)
    longer = sum(after - before > 2 for before, after in pairwise(places))
    brief = longer * 4 < len(places) and all(turn.label == turn.start for turn in found.values())
    return {number: turn._replace(brief=brief) for number, turn in found.items()}


# À droite. Sur divers bancs. Un membre: who calls out in a parliament, nobody by name.
_VOICES = lazy(
    r"(?:a (?:droite|gauche|l[’']extreme \w+)|au (?:centre|banc\w*)|sur (?:un (?:grand nombre|certain nombre) d[^.]{3,40}|divers|plusieurs|quelques|de nombreux|les)\s?bancs?[^.:]{0,50}|(?:plusieurs|quelques|diverses|de nombreuses|des|une?) (?:voix|membres?)[^.:]{0,40}|voix[^.:]{0,40}|(?:several|some|an?) (?:hon\. |honourable )?members?[^.:]{0,40}|(?:un|una|varios|varias|algunos) (?:señor(?:es|as?)? )?(?:diputad\w+|senador\w*|voces)"
    r"|(?:une?|an?|una|another|plusieurs|several|vari[oa]s) (?:intervenante?|participante?|auditeur|auditrice|habitante?|elue?|deputee?|spectat\w+|personne|voice|voices|man|woman|resident|delegate|councillor|participant|spectator|speaker|questioner|voz|asistente|vecin[oa]|participante|persona|ciudadan[oa]|concejala?)s?(?![^\W_])[^.:;,«“\"]{0,50})\s?(?:\.\s?[–—-]|[.:])\s+"
)


def voices(text: str) -> Turn | None:
    """A turn of many, or of somebody whom the minutes do not name."""
    match = _VOICES.match(plain(text).replace("à", "a"))
    follows = text[match.end() : match.end() + 1] if match else ""
    if not match or not (follows.isupper() or follows in ("¡", "¿")):
        return None
    return Turn(len(text[: match.end()].rstrip(" .:–—-")), match.end(), True)
