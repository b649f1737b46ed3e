"""Turns of minutes: `M. X, rapporteur. – …`, `Mme la présidente. – …`, `JEAN VALJEAN: …`: a label, then what was said."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate

from cgluctl.ingest.speech import wording
from cgluctl.ingest.speech.labels import (
    HEADS,
    HONOUR,
    TITLED,
    is_speaker,
    office_and_name,
    tells,
)
from cgluctl.ingest.speech.names import names
from cgluctl.ingest.speech.records import is_nobody, is_procedure
from cgluctl.ingest.speech.roles import role_at
from cgluctl.ingest.speech.tokens import initials_of, plain
from cgluctl.ingest.speech.transcripts import (
    ALONE,
    NOTE,
    QUESTION_ENDS,
    Turn,
    alone,
    answers,
    asked,
    called,
    label_of_name,
    named,
    named_twice,
    stamps,
    strange,
    voices,
)
from cgluctl.ingest.speech.unlabelled import answered, captions, guest
from cgluctl.language import LANGUAGES
from cgluctl.language.fold import fold
from cgluctl.language.lexicon import TITLES, given_names, is_saying
from cgluctl.language.patterns import lazy

_LABEL = lazy(r"(?P<label>[^\n«“”»\"]{3,160}?)\s*(?P<end>\.\s*[-–—](?=\s)|[:：](?=[\s¿¡«“])|\s[–—-](?=\s))\s*(?=\S)")
# M. le président. La parole est à …: a point alone, behind a title.
_POINT = lazy(r"(?P<label>[^\n«“”»\"():;]{4,160}?)\s?(?P<end>\.)\s+(?=[^\W_a-z]|[«“\"(…])")


_LONGEST = 160  # characters of a label
_LEAD = 6  # paragraphs before the first turn, which tell who talks
_RECORD = 3  # turns that make a report a record of turns


def by_section(sections: Sequence[Sequence[str]], titles: Sequence[str] = ()) -> list[dict[int, list[Turn]]]:
    """The turns of the paragraphs of each section; what a report does often counts where it does so but once.

    `titles` are that of the report, and those of the sections.
    """
    every = [text for texts in sections for text in texts]
    found = turns(every, titles)
    if len(found) >= _RECORD:
        found.update(strange(every, found))
        found.update(_questions(every, found))
    firsts = accumulate(map(len, sections), initial=0)
    if not any(taken[0].minutes for taken in found.values()):
        heads = {first: title for first, title in zip(firsts, titles[1:], strict=False) if title}
        found = {**answered(every, heads, found, titles[:1]), **found}
    made, first = [], 0
    for texts in sections:
        made.append({n: found[first + n] for n in range(len(texts)) if first + n in found})
        first += len(texts)
    return made


def turns(texts: Sequence[str], titles: Sequence[str] = ()) -> dict[int, list[Turn]]:
    """The paragraphs that are turns, by number; in minutes one paragraph may hold several.

    One alone with a colon may be anything; a report of turns has several.
    """
    if interview := asked(texts):
        return asked(texts, guest([*titles, *texts[: min(interview)]]) or "")
    if talk := captions(texts):
        return talk
    if running := called(texts):
        return _with_first(texts, running)
    inline = {number: turn for number, text in enumerate(texts) if (turn := _turn(text))}
    found = stamps(texts) or alone(texts, inline) or named(texts) or _headed(texts) or answers(texts)
    if sum(turn.strong for turn in found.values()) < 3:
        return {number: [turn] for number, turn in found.items()}
    made = {}
    found = {**named_twice(texts), **found}
    for number, text in enumerate(texts):
        first = found.get(number) or voices(text) or _titled(text) or _asking(text)
        taken = [*([first] if first else []), *_inner(text, first.start if first else 0)]
        if taken:
            made[number] = [turn._replace(minutes=True) for turn in taken]
    return made


def _questions(texts: Sequence[str], found: Mapping[int, Sequence[Turn]]) -> dict[int, list[Turn]]:
    labels = {initials_of(texts[n][: taken[0].label]) for n, taken in found.items() if taken[0].voice is not None}
    asked = [n - 1 for n in found if n and n - 1 not in found and texts[n - 1].rstrip(QUESTION_ENDS).endswith("?")]
    if len(labels) != 1 or 2 * len(asked) < len(found):
        return {}
    answers = {n: [taken[0]._replace(minutes=True), *taken[1:]] for n, taken in found.items()}
    return answers | {n: [Turn(0, 0, False, voice=None, said=False)] for n in asked}


def _with_first(texts: Sequence[str], running: dict[int, list[Turn]]) -> dict[int, list[Turn]]:
    for number, text in enumerate(texts):
        here = running.get(number, [])
        first = _turn(text) if not here or here[0].begin else None
        if first and (not here or first.start <= here[0].begin):
            here = [first._replace(minutes=True), *here]
        if here:
            running[number] = here
    return dict(sorted(running.items()))


_SHORT = lazy(r"(?P<label>[^\n«“”»\":;.!?]{2,8}\.?\s[^\n«“”»\":;.!?]{2,60}?)\s?:\s+(?=[A-ZÀ-Þ¿¡(…])")


def _titled(text: str) -> Turn | None:
    match = _SHORT.match(text)
    if not match or not TITLED.match(match["label"]) or tells(plain(match["label"])):
        return None
    return Turn(match.end("label"), match.end(), True)


def _asking(text: str) -> Turn | None:
    if not text.endswith(":") or len(text) > 160:
        return None
    honour = HONOUR.match(text)
    named = names(text[honour.end() if honour else 0 :])
    if not named or named[0].start > 2:
        return None
    end = (honour.end() if honour else 0) + named[0].end
    verb = re.match(r"\s([^\W\d_]+)", plain(text[end:]))
    return Turn(end, len(text), True) if verb and any(is_saying(verb[1], one) for one in LANGUAGES) else None


_INNER = lazy(
    r"(?:(?<=[.!?…)] )|(?<=[!?…)]))(?=(?:M|MM|Mme|Mlle|Mr|Mrs|Ms|Sr|Sra)\.?\s|(?:[AÀ]|Au|Sur|Plusieurs|Voix|Un|Une)\s)"
)


def _inner(text: str, start: int) -> list[Turn]:
    made = []
    for match in _INNER.finditer(text, start):
        part = text[match.start() : match.start() + 260]
        turn = _turn(part) or voices(part)
        if turn and turn.strong and turn.label < 80:
            made.append(Turn(match.start() + turn.label, match.start() + turn.start, True, match.start()))
    return made


def _headed(texts: Sequence[str]) -> dict[int, Turn]:
    initials = _initials(texts)
    found = {number: turn for number, text in enumerate(texts) if (turn := _turn(text, initials))}
    meant = _named_before(texts[: min(found)]) if found else {}
    for number, turn in found.items():
        found[number] = turn._replace(voice=meant.get(texts[number][turn.begin : turn.label], turn.voice))
    strong = {number: turn for number, turn in found.items() if turn.strong}
    if len(strong) > 1:
        return found
    for number, turn in strong.items():  # one alone is one only in the form with a point
        if "." in texts[number][turn.label : turn.start]:
            return strong
    return found if len(found) > 2 else {}


def _named_before(lead: Sequence[str]) -> dict[str, str]:
    """The names that stand before a conversation by their initials, VS for Vishwa Shanmugam; none where two have the same."""
    every = {one.name: initials_of(one.name) for text in lead[-_LEAD:] for one in names(text) if " " in one.name}
    often = Counter(every.values())
    return {letters: name for name, letters in every.items() if often[letters] == 1}


# (Microsoft) LH: …: what a note before the label says is no speech.
_SHORT_LABEL = lazy(
    r"(?:\([^()\n]{1,40}\)\s)?((?:[A-ZÀ-Þ]\.\s?){2,4}|[A-ZÀ-Þ]{2,5}|[A-ZÀ-Þ][a-zà-ÿ’'-]{2,20})\s?(?:[:>]\s+|:(?=[¿¡«“]))\S"
)


def _initials(texts: Sequence[str]) -> frozenset[str]:
    every = Counter(match.group(1) for text in texts if (match := _SHORT_LABEL.match(text)))
    full = {initials_of(text[: turn.label]) for text in texts if every and (turn := _turn(text))}
    if meant := frozenset(word for word in every if word.isupper() and initials_of(word) in full):
        return meant
    if talk := _conversation(texts):
        return talk
    named = {word for word in every if word.isupper() or _is_last_name(word, texts)}
    found = {word: count for word, count in every.items() if word in named}
    often = max(found.values(), default=0) > 2 or (len(found) > 1 and not any(map(str.isupper, found)))
    least = 5 if any(map(str.isupper, found)) else 3
    return frozenset(found) if sum(found.values()) > least and len(found) > 1 and often else frozenset()


def _conversation(texts: Sequence[str]) -> frozenset[str]:
    """The names of two or more who talk with each other, one of them a known given name: each label comes again, before words of an I, a we or a you."""
    said: dict[str, list[bool]] = {}
    for text in texts:
        if (match := _SHORT_LABEL.match(text)) and match[1].istitle() and not HEADS.fullmatch(plain(match[1])):
            said.setdefault(match[1], []).append(wording.is_spoken(text[match.end() - 1 :]))
    again = {label: spoken for label, spoken in said.items() if len(spoken) > 1}
    all_of_them = [one for spoken in again.values() for one in spoken]
    known = any(fold(label) in given_names() for label in again)
    return frozenset(again) if known and len(again) > 1 and 3 * sum(all_of_them) > 2 * len(all_of_them) else frozenset()


def _is_last_name(word: str, texts: Sequence[str]) -> bool:
    full = re.compile(rf"(?<![\w’'-])[A-ZÀ-Þ][a-zà-ÿ’'-]+ {re.escape(word)}(?!\w)")
    return any(full.search(text) for text in texts)


def _turn(text: str, initials: frozenset[str] = frozenset()) -> Turn | None:
    short = _SHORT_LABEL.match(text)
    if short and short.group(1) in initials:
        return Turn(short.end(1), short.end() - 1, False, short.start(1))
    for pattern in (_LABEL, _POINT):
        match = pattern.match(text)
        if match and pattern is _POINT:
            match = _behind_abbreviations(text, match)
        if match and match["label"].isupper() and is_nobody(match["label"]):
            return Turn(match.end("label"), match.end(), False)  # PREGUNTA:
        if not match or not is_speaker(match["label"]):
            continue
        titled = bool(TITLED.match(match["label"]) or HONOUR.match(match["label"]))
        if not titled and role_at(plain(match["label"]), 0) and text.rstrip(' )»”"')[-1:] not in ".!?…—":
            continue  # Chair: Ann Lee
        strong = titled or office_and_name(match["label"], names(match["label"]))
        if match["end"].strip() in ("–", "—", "-") or (pattern is _POINT and not strong):
            continue
        if _is_name(text[match.end() :]) or (not titled and _is_of_talk(text[match.end() :])):
            continue  # Secrétaire de séance : Mme Fantine Thénard.
        if text[match.end()].islower() and not titled:
            continue  # Ministry of works: to repair the bridge
        if text[match.end()] in '«“"' and not match["end"].startswith("."):
            continue  # M. Rio : « … » introduces a quotation
        return Turn(match.end("label"), match.end(), strong)
    return None


def _is_of_talk(words: str) -> bool:
    return words.rstrip()[-1:] != "." and wording.is_title(words.rstrip("?! "))  # Ann Lee: Two Bridges and a Mill


def _is_name(words: str) -> bool:
    found = names(words[:_LONGEST])
    return len(found) == 1 and found[0].start == 0 and not words[found[0].end :].strip(" .\u00a0")


def _behind_abbreviations(text: str, match: re.Match[str]) -> re.Match[str] | None:
    found: re.Match[str] | None = match
    while found and _abbreviated(found["label"].rpartition(" ")[2]):
        if found.end() > _LONGEST:
            return None
        longer = rf"(?P<label>.{{{found.end() - 1},{_LONGEST}}}?)(?P<end>\.)\s+(?=[^\W_a-z]|[«“(…])"
        found = re.match(longer, text)
    return found


def _abbreviated(word: str) -> bool:
    return word.lower().strip(".") in TITLES or bool(re.fullmatch(r"(?:[A-ZÀ-Þ]\.)*[A-ZÀ-Þ]", word))


def is_label(text: str) -> bool:
    """Whether a paragraph begins with the label of a turn, as minutes set it: a title, a name and a point."""
    if (alone := ALONE.fullmatch(text)) and label_of_name(alone["label"]):
        return True
    turn = _turn(text[:260])
    return bool(turn and turn.strong and turn.start < len(text)) or bool(voices(text))


def is_turn(text: str) -> bool:
    """Whether a paragraph begins with what may label a turn."""
    return _turn(text[:260]) is not None


_ANOTHER = lazy(r"(?:The|An?|L[ea]|Une?|El|Una)\s[A-ZÀ-Þ][\w’-]+(?:\s[A-ZÀ-Þ][\w’-]+)?\s?:\s")  # The Witness: I am.


def goes_on(text: str, spoken: Mapping[int, Sequence[Turn]], since: int = 0) -> bool:
    """Whether a paragraph without a label goes on the turn before it, as in minutes: all but what the minutes say themselves.

    `since` is how many paragraphs on from its label this is.
    """
    if NOTE.fullmatch(text) or _ANOTHER.match(text):
        return False
    if any(taken[0].stamped for taken in spoken.values()):
        return since < 2 or not all(taken[0].brief for taken in spoken.values()) or wording.is_spoken(text)
    strong = any(taken[0].minutes for taken in spoken.values())
    capital = sum(map(str.isupper, text)) > sum(map(str.islower, text))
    if (len(spoken) < 3 and not strong) or text[:1] in "([{" or (capital and wording.length(text) > 2):
        return False
    if wording.length(text) < 5 and not (strong and text.rstrip()[-1:] in ".!?…" and not text[:1].isdigit()):
        return False
    if text.rstrip()[-1:].isalnum() and wording.length(text) < 12:
        return False  # the head or the date of what comes next
    return wording.is_first_person(text) or (strong and not is_procedure(text))
