"""Who a text says has spoken: names and offices of the store near a quotation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from cgluctl.answers.context import surname
from cgluctl.answers.tellers import is_said, teller
from cgluctl.language import LANGUAGES
from cgluctl.language.words import Word, split
from cgluctl.search.archive import SpeakerRow

NEAR = 120  # characters before and after a quotation
_SENTENCE = re.compile(r"(?<=\w{3})[.!?]+[\s»”\"]|\n[ \t\r]*\n")
_ONWARD = re.compile(r"\s(?:de|do|del|of)\s[^\W\d_]")  # Rio de Janeiro is not Mr Rio


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
    """Whether a bare surname is written as one: with a capital, and not the beginning of the name of a place."""
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

    Whoever is plainly said to have spoken counts alone, and so does a name that leads in with a colon; else those in the
    same sentence; else any within NEAR characters.
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
