"""From the records of one event to the rows that the index has of them: texts read as terms, without touching the index."""

from __future__ import annotations

import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from datetime import date
from itertools import count, pairwise
from typing import Any, NamedTuple
from zlib import crc32

from cgluctl.errors import StoreError
from cgluctl.language import LANGUAGES, thesaurus
from cgluctl.language.words import (
    APOSTROPHES,
    ELIDED,
    HYPHENS,
    LONGEST,
    MAY_BE_INCLUSIVE,
    fold_word,
    joined,
    split,
)
from cgluctl.model import Event, Part, Passage, Session, Speaker, Text, in_language
from cgluctl.search.base import FIELDS, LOCAL
from cgluctl.search.lexicon import Lexicon

_HASH = 13  # bits that tell the events of one day apart

# What people call a part when they ask who had it.
_PARTS = {
    "opened": {
        "fr": "a ouvert la session, ouverture",
        "en": "opened the session, opening",
        "es": "abrió la sesión, apertura",
    },
    "video message": {"fr": "message vidéo", "en": "video message", "es": "mensaje de vídeo, videomensaje"},
}

Row = tuple[Any, ...]


class Prepared(NamedTuple):
    """The rows of one event by table; its words as written, as (term, language, word); and whether a text lacks a language."""

    event: int
    id: str
    rows: dict[str, list[Row]]
    surfaces: set[tuple[str, str, str]]
    translated: bool


def number(id: str, start: str | None, taken: Container[int] = ()) -> int:
    """The number of an event: later ones have higher numbers, and the same event has the same in every index.

    Its records have the LOCAL bits below it.
    """
    try:
        day = date.fromisoformat(start or "").toordinal()
    except ValueError:
        day = 0
    for step in count():
        found = (day << _HASH | (crc32(id.encode("utf-8", "surrogatepass")) + step) % (1 << _HASH)) << LOCAL
        if found not in taken:
            return found
    raise AssertionError


def of_its_day(n: int) -> tuple[int, int]:
    """The first and the last number that an event of the same day as `n` may have."""
    first = n >> _HASH + LOCAL << _HASH + LOCAL
    return first, first + (1 << _HASH + LOCAL) - 1


def prepare(
    event: Event,
    sessions: Iterable[Session],
    speakers: Iterable[Speaker],
    passages: Iterable[Passage],
    n: int,
    file: str,
    bundled: bool,
    lexicon: Lexicon,
) -> Prepared:
    """The rows of an event that has the number `n`. StoreError when it has more records than can be counted."""
    made = _Made(n, lexicon)
    made.rows["event"].append((n, event["id"], event["start"], event["end"], bundled, os.fsencode(file), _json(event)))
    known = {speaker["id"]: (made.next(), speaker) for speaker in speakers}
    for speaker_n, speaker in known.values():
        made.speaker(speaker_n, speaker)
    heads: dict[str, int] = {}
    for session in sessions:
        heads[session["id"]] = made.session(session)
        for part in session["parts"]:
            made.part(part, session, heads[session["id"]], *known[part["speaker"]])
    for passage in passages:
        made.passage(passage, heads[passage["session"]], known.get(passage["speaker"] or ""))
    if made.n - n >= 1 << LOCAL:
        raise StoreError("{path} has too many records.", "Make several events of it.", path=file)
    return Prepared(n, event["id"], dict(made.rows), made.surfaces(), made.translated)


_json = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


class _Made:
    """The rows made so far, the numbers given, and the words seen."""

    def __init__(self, event: int, lexicon: Lexicon) -> None:
        self.event = event
        self.lexicon = lexicon
        self.n = event
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.seen: dict[str, set[str]] = {language: set() for language in LANGUAGES}
        self.translated = False

    def next(self) -> int:
        self.n += 1
        return self.n

    def surfaces(self) -> set[tuple[str, str, str]]:
        return {(term, language, word) for language in LANGUAGES for word, term in written(self.seen[language])}

    def speaker(self, n: int, speaker: Speaker) -> None:
        self.rows["speaker"].append((n, self.event, speaker["id"], speaker["named"], _json(speaker)))
        places = [role["place"] or "" for role in speaker["roles"]]
        words = _name_terms(speaker) if speaker["named"] else []
        terms = {*words, *(term for place in places for term in _terms(place))}
        self.rows["name"] += [(term, n) for term in sorted(terms)]

    def session(self, session: Session) -> int:
        n = self.next()
        self.rows["session"].append((n, self.event, session["id"], session["day"], session["date"], _json(session)))
        unit = _Unit(self)
        unit.texts("title", session["title"])
        unit.texts("summary", session["summary"])
        for language in LANGUAGES:
            unit.words("summary", in_language(session["short"], language), language)
            unit.words("summary", in_language(session["kind"], language), language)
            for topic in session["topics"]:
                unit.words("topic", _topic_labels().get(topic, {}).get(language), language)
        for link in session["links"]:
            unit.words("summary", link["url"], "en")
        unit.done(n, "session", n, None, None)
        return n

    def part(self, part: Part, session: Session, session_n: int, speaker_n: int, speaker: Speaker) -> None:
        n = self.next()
        self.rows["part"].append((n, session_n, speaker_n, _json(part)))
        unit = _Unit(self)
        if speaker["named"]:
            unit.add("name", " ".join(_name_terms(speaker)))
        for role in speaker["roles"]:
            if role["session"] == session["id"]:
                unit.texts("role", role["title"])
        for did in part["did"]:
            for language, words in _PARTS.get(did, {}).items():
                unit.words("text", words, language)
        unit.done(n, "speaker", session_n, speaker_n, None)

    def passage(self, passage: Passage, session_n: int, spoken_by: tuple[int, Speaker] | None) -> None:
        n = self.next()
        speaker_n, speaker = spoken_by or (None, None)
        speech = passage["speech"]
        self.rows["passage"].append((n, session_n, speaker_n, speech, _json(passage)))
        unit = _Unit(self)
        unit.texts("speech" if speech == "direct" else "text", passage["text"])
        if speaker and speaker["named"]:
            unit.add("by", " ".join(_name_terms(speaker)))
        unit.done(n, "passage", session_n, speaker_n, speech)


class _Unit:
    """The words and concepts of one unit."""

    def __init__(self, made: _Made) -> None:
        self.made = made
        self.fields: dict[str, str] = {}
        self.codes: list[str] = []

    def texts(self, field: str, text: Text) -> None:
        """A text in all its languages with the concepts in each; one that lacks a language is to be found by translation."""
        alone = not all(text.get(language) for language in LANGUAGES)
        for language in LANGUAGES:
            words = self.words(field, in_language(text, language), language)
            if words:
                self.codes += self.made.lexicon.named(words, language, alone)
                self.made.translated |= alone

    def words(self, field: str, text: str | None, language: str) -> list[str]:
        """Adds a text in one language to a field."""
        if not text:
            return []
        words, terms = read(text)
        self.made.seen[language].update(words)
        self.add(field, terms)
        return words

    def add(self, field: str, terms: str) -> None:
        """Adds terms to a field."""
        self.fields[field] = self.fields.get(field, "") + terms

    def done(self, n: int, kind: str, session: int, speaker: int | None, speech: str | None) -> None:
        """Writes the unit down."""
        rows = self.made.rows
        rows["unit"].append((n, kind, session, speaker, speech))
        rows["words"].append((n, *(self.fields.get(field) for field in FIELDS)))
        if self.codes:
            times = Counter(self.codes)
            rows["meant"].append((n, " ".join([code if times[code] == 1 else f"{code} {code}x" for code in times])))


def _topic_labels() -> dict[str, dict[str, str]]:
    return {concept["id"]: concept["prefLabel"] for concept in thesaurus.concepts().values()}


def _terms(text: str | None) -> list[str]:
    return [term for term in read(text).terms.split() if term != BREAK] if text else []


def _name_terms(speaker: Speaker) -> list[str]:
    """A speaker's names as terms: as printed, as usually spelt, and aliases; each word once, and two together (vanzanen)."""
    found: dict[str, None] = {}
    for name in (speaker["name"], speaker["usual"], *speaker["aliases"]):
        terms = _terms(name)
        found.update(dict.fromkeys([*terms, *(first + second for first, second in pairwise(terms))]))
    return list(found)


BREAK = "0x0break0x0"  # between texts, so that no phrase runs from one into the next; no fold of a word makes it
_BREAK = f" {BREAK} "
# It looks ahead first, so that what is no letter costs one look: a text may be a flood of marks.
_QUICK = re.compile(
    rf"(?=[^\W_])(?:(?<![^\W_])(?:{'|'.join(sorted(ELIDED))})[{APOSTROPHES}]|([^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*))",
    re.IGNORECASE,
)
# What one look at the words cannot tell: inclusive forms, compounds with a hyphen, letters and digits in one word.
_SLOW = re.compile(rf"{MAY_BE_INCLUSIVE}|[^\W_][{HYPHENS}][^\W_]|[^\W\d_]{{2}}\d{{2}}")


class _Folds(dict[str, str]):
    def __missing__(self, word: str) -> str:
        self[word] = folded = fold_word(word)
        return folded


_folds = _Folds()


class Read(NamedTuple):
    """A text read: its words as written, and its terms as one string, with a BREAK at the end."""

    words: list[str]
    terms: str


def read(text: str) -> Read:
    """The words and terms of one text, as `split` and `joined` find them."""
    if _SLOW.search(text):
        return _slowly(text)
    words = [word for word in _QUICK.findall(text) if word and _folds[word]]
    return Read(words, " ".join([_folds[word] for word in words]) + _BREAK)


def _slowly(text: str) -> Read:
    words = split(text)
    terms = " ".join([word.folded for word in words])
    return Read([word.surface for word in words], terms + _BREAK + "".join(one + _BREAK for one in joined(text, words)))


def written(words: set[str]) -> Iterator[tuple[str, str]]:
    """Each word in lower case with its term, those that are written alike once."""
    for word in {word[:LONGEST].lower() for word in words}:
        if _folds[word]:
            yield word, _folds[word]
