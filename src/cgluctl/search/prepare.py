"""From the records of one event to the rows that the index has of them: texts read as terms, without touching the index."""

import os
from collections import defaultdict
from collections.abc import Container, Iterable
from datetime import date
from functools import cache
from itertools import count, pairwise
from typing import Any, NamedTuple
from zlib import crc32

import msgspec

from cgluctl.errors import StoreError
from cgluctl.json_text import safe_bytes
from cgluctl.language import LANGUAGES, thesaurus
from cgluctl.language.reading import Surface, named
from cgluctl.language.words import joined, split
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

BREAK = "0x0break0x0"  # between texts, so that no phrase runs from one into the next; no fold of a word makes it
_BREAK = f" {BREAK} "

Row = tuple[Any, ...]


class Prepared(NamedTuple):
    """The rows of one event by table; its words as written, each as `term language word`; and whether a text lacks a language."""

    event: int
    id: str
    rows: dict[str, list[Row]]
    surfaces: set[str]
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
        spoken_by = known.get(passage["speaker"] or "")
        made.passage(passage, heads[passage["session"]], spoken_by and spoken_by[0])
    if made.n - n >= 1 << LOCAL:
        raise StoreError("{path} has too many records.", "Make several events of it.", path=file)
    return Prepared(n, event["id"], dict(made.rows), {surface.key for surface in made.seen}, made.translated)


def _json(record: Any) -> str:
    return safe_bytes(msgspec.json.encode(record)).decode()


class _Made:
    def __init__(self, event: int, lexicon: Lexicon) -> None:
        self.event = event
        self.lexicon = lexicon
        self.n = event
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.names: dict[int, str] = {}  # of speakers who have any, as terms
        self.seen: set[Surface] = set()
        self.translated = False

    def next(self) -> int:
        self.n += 1
        return self.n

    def speaker(self, n: int, speaker: Speaker) -> None:
        self.rows["speaker"].append((n, self.event, speaker["id"], speaker["named"], _json(speaker)))
        places = [role["place"] or "" for role in speaker["roles"]]
        words = _name_terms(speaker) if speaker["named"] else []
        if words:
            self.names[n] = " ".join(words)
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
        if speaker_n in self.names:
            unit.add("name", self.names[speaker_n])
        for role in speaker["roles"]:
            if role["session"] == session["id"]:
                unit.texts("role", role["title"])
        for did in part["did"]:
            for language, words in _PARTS.get(did, {}).items():
                unit.words("text", words, language)
        unit.done(n, "speaker", session_n, speaker_n, None)

    def passage(self, passage: Passage, session_n: int, speaker_n: int | None) -> None:
        n = self.next()
        speech = passage["speech"]
        stored = {**passage, "text": {language: text for language, text in passage["text"].items() if text}}
        self.rows["passage"].append((n, session_n, speaker_n, speech, _json(stored)))
        unit = _Unit(self)
        unit.texts("speech" if speech == "direct" else "text", passage["text"])
        if speaker_n in self.names:
            unit.add("by", self.names[speaker_n])
        unit.done(n, "passage", session_n, speaker_n, speech)


class _Unit:
    def __init__(self, made: _Made) -> None:
        self.made = made
        self.fields: dict[str, str] = {}
        self.codes: list[str] = []

    def texts(self, field: str, text: Text) -> None:
        """A text in all its languages with the concepts in each; one that lacks a language is to be found by translation."""
        written = [in_language(text, language) for language in LANGUAGES]
        alone = not all(written)
        for language, one in zip(LANGUAGES, written, strict=True):
            if one and (words := self.words(field, one, language)):
                self.codes += named(words, alone)
                self.made.translated |= alone

    def words(self, field: str, text: str | None, language: str) -> list[Surface]:
        """Adds a text in one language to a field."""
        if not text:
            return []
        words, more = self.made.lexicon.reader(language).read(text)
        self.made.seen.update(words)
        self.add(field, _BREAK.join([" ".join([word.term for word in words]), *more, ""]))
        return words

    def add(self, field: str, terms: str) -> None:
        """Adds terms to a field."""
        self.fields[field] = self.fields.get(field, "") + terms

    def done(self, n: int, kind: str, session: int, speaker: int | None, speech: str | None) -> None:
        """Writes the unit down."""
        rows = self.made.rows
        rows["unit"].append((n, kind, session, speaker, speech))
        rows["words"].append((n, *map(self.fields.get, FIELDS)))
        if self.codes:
            codes = dict.fromkeys(self.codes)
            if len(codes) < len(self.codes):
                codes |= {f"{code}x": None for code in codes if self.codes.count(code) > 1}
            rows["meant"].append((n, " ".join(codes)))


@cache
def _topic_labels() -> dict[str, dict[str, str]]:
    return {concept["id"]: concept["prefLabel"] for concept in thesaurus.concepts().values()}


def _terms(text: str | None) -> list[str]:
    words = split(text or "")
    return [*(word.folded for word in words), *joined(text or "", words)]


def _name_terms(speaker: Speaker) -> list[str]:
    found: dict[str, None] = {}
    for name in (speaker["name"], speaker["usual"], *speaker["aliases"]):
        terms = _terms(name)
        found.update(dict.fromkeys([*terms, *(first + second for first, second in pairwise(terms))]))
    return list(found)
