"""Turns without labels: what answers the questions of an interview, and who does; and live captions, whose marks tell of another speaker."""

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from cgluctl.ingest.speech.cast import same
from cgluctl.ingest.speech.labels import is_speaker
from cgluctl.ingest.speech.names import Name, names
from cgluctl.ingest.speech.speeches import QUESTION, Introduction, interviewed, is_beside, is_question
from cgluctl.ingest.speech.tokens import WORD, plain
from cgluctl.ingest.speech.transcripts import NOTE, Turn, label_of_name
from cgluctl.ingest.speech.wording import is_first_person
from cgluctl.language.lexicon import ROLES
from cgluctl.language.patterns import lazy

_FEWEST = 3  # questions of an interview
_LEAD = 20  # lines before the first of them in which whoever answers is told of
_NAMED = lazy(r"(?<!\w)(?:(?:entretien|interview|entrevista)(?!\w)|recueillis|l[’']interviewer)")
_BY = lazy(r"(?:par|by|por)\s\Z")  # propos recueillis par Ann Lee, who asks
_YOU = lazy(r"(?<![^\W_])(?:vous|votre|vos|tu|te|toi|ton|tes?|t[’'](?=\w)|you|your|usted(?:es)?|sus?|tus|ti)(?![^\W_])")
_NUMBER = lazy(r"(?:[•*-]\s)?\d{1,2}\s?[.)]\s")
_LABEL = lazy(r"([^\n«“”»\":.!?]{3,60}?)\s?:\s")
_TELLS = lazy(r"[»”\"],?\s(?:said|says|a\s(?:dit|repondu)|dit|dijo|respondio)(?!\w)")
_SELF = lazy(r"(?<!\w)(?:je suis|je m[’']appelle|i[’']m|i am|my name is|me llamo|soy)\s")
_TITLE = lazy(r"(?P<label>[^\n:«“\"]{4,60}?)\s?:\s?[«“\"]")  # Ann Lee: “We need bridges”

_ASIDE = Turn(0, 0, False, voice=None, said=False)


def questions(texts: Sequence[str]) -> list[int]:
    """The paragraphs that ask in an interview, by number; none where no line announces one, they are few, or nobody is asked or answers as I or we."""
    found = [n for n, text in enumerate(texts) if is_question(text)]
    if sum(_NUMBER.match(texts[n]) is not None for n in found) >= _FEWEST:  # 1. Present your farm.
        found = [n for n, text in enumerate(texts) if n in found or (_NUMBER.match(text) and len(text) < QUESTION)]
    if found[:1] == [0] and not _YOU.search(plain(texts[0])):
        del found[0]  # a title
    lead = texts[: found[0]][-_LEAD:] if found else ()
    known = any(map(interviewed, lead))
    below = [texts[n + 1 : after] for n, after in pairwise([*found, len(texts)]) if after > n + 1]
    if len(below) + known < _FEWEST or not any(map(_announces, lead)):
        return []
    own = sum(any(map(is_first_person, answer)) for answer in below)
    asked = known or any(_YOU.search(plain(texts[n])) for n in found)
    return found if asked and 2 * own >= len(below) else []


def _announces(text: str) -> bool:
    return bool(interviewed(text) or _NAMED.search(plain(text)) or _TITLE.match(text))


def guest(lead: Sequence[str], answers: Sequence[str] = (), labels: Sequence[str] = ()) -> str | None:
    """Who answers: whom a line before the questions announces, an answer names, or who alone is told of before with a role; None where it is not clear."""
    announced = [said.label for text in lead if (said := interviewed(text))]
    announced += [m["label"] for text in lead if (m := _TITLE.match(text)) and label_of_name(m["label"])]
    itself = [
        named[0].name
        for text in answers
        for m in _SELF.finditer(plain(text))
        if (named := names(text[m.end() : m.end() + 60]))
        and not named[0].start
        and (label_of_name(named[0].name) or " " in named[0].name)
    ]
    told = [(one.name, _has_role(text, one)) for text in lead for one in names(text) if not _asks(text, one)]
    told = [(name, role) for name, role in told if role or label_of_name(name)]
    alone = [name for name, _ in told] if any(role for _, role in told) else []
    for people in (announced, labels, itself, alone):
        known = max(people, key=len, default=None)  # the fullest form
        if known:
            return known if all(same(name, known) or known.startswith(name) for name in people) else None
    return None


def _asks(text: str, name: Name) -> bool:
    return bool(_BY.search(plain(text[: name.start])))


def _has_role(text: str, name: Name) -> bool:
    around = [*WORD.findall(plain(text[: name.start]))[-2:], *WORD.findall(plain(text[name.end :]))[:4]]
    return not ROLES.isdisjoint(around) and (" " in name.name or name.titled)


def answered(
    texts: Sequence[str], headings: Mapping[int, str], taken: Container[int], titles: Sequence[str] = ()
) -> dict[int, list[Turn]]:
    """The turns of an interview: what stands below each question, up to the next.

    `headings` are those right before a paragraph, `titles` those of the report.
    """
    lines = [(title, -1) for title in titles if title]
    lines += [line for n, text in enumerate(texts) for line in ((headings.get(n, ""), -1), (text, n)) if line[0]]
    asking = questions([text for text, _ in lines])
    lead = [text for text, _ in lines[: asking[0]]] if asking else []
    answers = [text for n in asking for text, _ in lines[n + 1 : n + 2]]
    labels = [match[1] for text in answers if (match := _LABEL.match(text)) and match[1].istitle()]
    who = guest(lead[-_LEAD:], answers, labels)
    if not asking or any(map(_TELLS.search, answers)) or not all(who and same(label, who) for label in labels):
        return {}  # several answer, or somebody tells of it
    headed = any(number < 0 and interviewed(text) for text, number in lines[: asking[0]])
    last = len(lines) if headed else asking[-1] + max(after - n for n, after in pairwise(asking))
    made: dict[int, list[Turn]] = {}
    for n, after in pairwise([*asking, last]):
        made |= {number: [_ASIDE] for _, number in (lines[n], *lines[after : after + 1])}
        for text, number in lines[n + 1 : after]:
            if number < 0 or is_beside(text, Introduction(who or "?", 0, 0, 0)):
                made[number] = [_ASIDE]
                break
            if not NOTE.fullmatch(text):
                made[number] = [Turn(0, 0, False, minutes=True, voice=who, headed=headed)]
    return {number: turns for number, turns in made.items() if number >= 0 and number not in taken}


# Three marks are those of Python, and what begins small is seldom speech.
_MARK = lazy(r"(?:\A|(?<=\s))>>\s*(?:(?P<label>[^\W\d_a-z][^\n:.!?«»“”\"]{1,80}?):\s+)?(?=[A-ZÀ-Þ\d¿¡«“\"\[(…-])")
_LEAST = 3  # turns that make captions of a text


def captions(texts: Sequence[str]) -> dict[int, list[Turn]]:
    """The turns that the marks of captions (`>> Ann Lee: Good morning.`) begin, several in a paragraph where they run on; nobody's where no label follows."""
    made = {number: here for number, text in enumerate(texts) if ">>" in text and (here := _of_captions(text))}
    return made if sum(map(len, made.values())) >= _LEAST else {}


def _of_captions(text: str) -> list[Turn]:
    found = []
    for match in _MARK.finditer(text):
        label = match["label"]
        named = bool(label) and is_speaker(label)
        start = match.end() if named or not label else match.start("label")
        found.append(
            Turn(start, start, True, match.start(), stamped=True, minutes=True, voice=label if named else None)
        )
    return found
