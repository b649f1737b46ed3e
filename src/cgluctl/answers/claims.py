"""Who a text says has spoken: names and offices of the store near a quotation."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from cgluctl.answers.context import surname
from cgluctl.language import LANGUAGES
from cgluctl.language.words import Word, split
from cgluctl.search.archive import SpeakerRow

NEAR = 120  # characters before and after a quotation
_SENTENCE = re.compile(r"(?<=\w{3})[.!?]+[\s»”\"]|\n[ \t\r]*\n")
_ONWARD = re.compile(r"\s(?:de|do|del|of)\s[^\W\d_]")  # Rio de Janeiro is not Mr Rio

# Who a text plainly says has spoken the words quoted, whether the store knows them or not.
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]\w+(?:[’'-]\w+)*"
_NAME = (
    rf"{_CAPITAL}(?:[ \u00a0](?:(?:de|da|do|di|del|von|van|der|den|la|le|bin|al|el)[ \u00a0]){{0,2}}{_CAPITAL}){{0,4}}"
)
_FULL = _NAME.replace("{0,4}", "{1,4}")
_SAID = (
    r"(?:(?:a|avait|aurait|ha|había|has|had)\s)?(?:alors |ensuite |aussi |then |also )?"
    r"(?:dit|disait|disent|écrit|écrivait|conclut|conclu|"
    r"(?:déclar|affirm|ajout|soulign|rappel|rappell|expliqu|lanc|insist|estim|not|précis|martel|martèl|assur)(?:e|é|a|ait|ent)|"
    r"said|says|told|adds|added|(?:state|declare|note|conclude|argue|continue)[sd]|wrote|writes|"
    r"(?:stress|explain|insist|recall|warn|point)(?:s|es|ed)|"
    r"dijo|dice|decía|dicho|(?:declar|afirm|señal|subray|explic|record|asegur)(?:ó|a|aba|ado)|"
    r"añad(?:ió|e|ía|ido)|conclu(?:yó|ye|ido)|escrib(?:ió|e|ía))(?!\w)"
)
_HONOUR = (
    r"(?:(?:M\.|MM\.|Mme|Mlle|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sr\.?|Sra\.?|don|doña|le|la|the|el|président|présidente|president|"
    r"presidente|presidenta|maire|mayor|alcalde|alcaldesa|ministre|minister|ministro|ministra|pape|pope|papa|roi|reine|"
    r"king|queen|rey|reina)\s+){0,3}"
)
_AS_SAID_BY = (
    r"(?i:selon|d['’]après|according to|in the words of|según|en palabras de|comme (?:l['’]a |le )?dit|como dijo|as)"
)
_AFTER = (
    re.compile(rf"\A[\s,;.–—-]{{0,4}}{_SAID}\s+(?i:{_HONOUR})({_NAME})"),
    re.compile(rf"\A[\s,;.–—-]{{0,4}}(?i:{_HONOUR})({_NAME}),?\s+{_SAID}\b"),
    re.compile(rf"\A\s{{0,2}}(?:\(|[–—-]\s?)({_FULL})"),
    re.compile(rf"\A[\s,;]{{0,3}}{_AS_SAID_BY}\s+(?i:{_HONOUR})({_NAME})"),
)
_BEFORE = (
    re.compile(rf"({_FULL}),?\s+{_SAID}[^.:«“\"]{{0,40}}[:,]?\s{{0,2}}\Z"),
    re.compile(rf"({_NAME})(?:,[^,:]{{1,60}},|,)?\s+{_SAID}[^.:«“\"]{{0,40}}[:,]?\s{{0,2}}\Z"),
    re.compile(rf"({_FULL})(?:,[^,:]{{1,60}},)?\s{{0,2}}:\s{{0,2}}\Z"),
    re.compile(rf"\b{_AS_SAID_BY}\s+(?i:{_HONOUR})({_NAME})[^.:«“\"]{{0,60}}[:,]?\s{{0,2}}\Z"),
)
_IS_SAID = (
    re.compile(
        rf"\A[\s,;]{{0,3}}(?:(?i:he|she|they|we|il|elle|ils|elles|{_HONOUR})\s?(?:{_NAME})?\s?)?(?:a-t-\w+\s+)?{_SAID}"
    ),
    re.compile(rf"\b{_SAID}[^.:«“\"]{{0,40}}:\s{{0,2}}\Z|\b{_SAID}(?:\s+(?:que|that))?,?\s{{0,2}}\Z"),
)
# Words with a capital that are nobody's name.
_NOBODY = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december i he she they we it il elle ils elles on nous je ce cela él ella yo".split()
)


class Names:
    """The names of speakers, and where a text holds them."""

    def __init__(self, speakers: Iterable[SpeakerRow]) -> None:
        self._speakers: dict[tuple[str, ...], set[int]] = defaultdict(set)
        self._first: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._bare: set[tuple[str, ...]] = set()
        for speaker in speakers:
            self._add(speaker)

    def _add(self, speaker: SpeakerRow) -> None:
        data = speaker.data
        phrases = [(title, 3) for role in data["roles"] for lang in LANGUAGES if (title := role["title"].get(lang))]
        if data["named"]:
            for name in (data["name"], data["usual"], *data["aliases"]):
                phrases += [(name, 1), (surname(name), 0)] if name else []
        else:
            phrases.append((data["name"], 3))
        for phrase, fewest in phrases:
            key = tuple(word.folded for word in split(str(phrase)))
            if key and len(key) >= fewest:
                self._speakers[key].add(speaker.n)
                self._first[key[0]].add(key)
                if fewest == 0:
                    self._bare.add(key)

    def within(self, text: str) -> list[tuple[int, frozenset[int]]]:
        """Where the names in a text begin, and the speakers each may mean; the longest name at a place."""
        words = split(text)
        folded = [word.folded for word in words]
        found = []
        place = 0
        while place < len(words):
            keys = [k for k in self._first.get(folded[place], ()) if tuple(folded[place : place + len(k)]) == k]
            keys = [k for k in keys if k not in self._bare or _is_name(text, words[place], words[place + len(k) - 1])]
            longest = max(keys, key=len, default=())
            if longest:
                found.append((words[place].start, frozenset(self._speakers[longest])))
            place += len(longest) or 1
        return found


def _is_name(text: str, first: Word, last: Word) -> bool:
    onward = _ONWARD.match(text, last.end)
    return last.surface[:1].isupper() and not (onward and onward.group()[-1].isupper())


class Claim(NamedTuple):
    """The speakers that stand near a quotation, the nearest first; each entry holds all that one name may mean.

    `stranger` is somebody whom the store does not know and who is said to have spoken; `said` tells of a verb of saying.
    """

    speakers: list[frozenset[int]]
    stranger: str | None = None
    said: bool = False


def claim(names: Names, text: str, start: int, end: int, before: int, after: int) -> Claim:
    """Who is named near the quotation from `start` to `end`, between the quotations that end at `before` and begin at `after`.

    Who is plainly said to have spoken or leads in with a colon counts alone; else those in the sentence; else any within
    NEAR characters.
    """
    lead = text[max(before, start - NEAR) : start]
    tail = text[end : min(after, end + NEAR)]
    if start - NEAR > before:  # no half of a word
        lead = lead[re.match(r"\w*", lead).end() :]  # type: ignore[union-attr]
    if end + NEAR < after:
        tail = tail[: len(tail) - len(re.search(r"\w*\Z", tail).group())]  # type: ignore[union-attr]
    near_lead = _SENTENCE.split(lead)[-1]
    near_tail = _SENTENCE.split(tail)[0]
    told = teller(near_lead, near_tail)
    if told:
        name, place = told
        known = names.within(name)
        if known or not names.within(near_tail[: place + len(name)] if place >= 0 else near_lead):
            return Claim([who for _, who in known[-1:]], None if known else name, True)
    said = is_said(near_lead, near_tail)
    if near_lead.rstrip().endswith(":"):
        introduced = names.within(near_lead)
        if introduced:
            return Claim([introduced[-1][1]], None, said)
    for a, b in ((near_lead, near_tail), (lead, tail)):
        found = [(len(a) - place, who) for place, who in names.within(a)] + names.within(b)
        if found:
            return Claim([who for _, who in sorted(found, key=lambda one: one[0])], None, said)
    return Claim([], None, said)


def is_said(lead: str, tail: str) -> bool:
    """Whether a verb of saying stands right beside a quotation: then it is speech, however short."""
    return bool(_IS_SAID[0].search(tail) or _IS_SAID[1].search(lead))


def teller(lead: str, tail: str) -> tuple[str, int] | None:
    """Who is plainly said to have spoken, in the sentence before a quotation or after it, and where the name begins: in the tail from 0 on, in the lead below 0."""
    for text, patterns, offset in ((tail, _AFTER, 0), (lead, _BEFORE, -len(lead))):
        for pattern in patterns:
            found = pattern.search(text)
            if found and found[1].lower() not in _NOBODY:
                return found[1], found.start(1) + offset
    return None
