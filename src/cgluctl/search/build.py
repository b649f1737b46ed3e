"""Filling an empty index from event files."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from cgluctl.errors import StoreError
from cgluctl.language import LANGUAGES, thesaurus, translations
from cgluctl.language.sounds import sound
from cgluctl.language.stems import root, stems
from cgluctl.language.words import LONGEST, STOP_WORDS, fold_word, joined, split
from cgluctl.model import Part, Passage, Session, Speaker, Text, in_language
from cgluctl.search.schema import FIELDS, TABLES
from cgluctl.store.file import Loaded, load


def build(connection: sqlite3.Connection, files: Iterable[Path]) -> None:
    """Makes the tables and fills them from the files. StoreError when a file is no event or two have one id."""
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES)
    filler = _Filler(connection)
    with connection:
        for path in files:
            filler.event(load(path), path)
        filler.finish()


def _json(record: Any) -> str:
    return json.dumps(record, ensure_ascii=False)


BESIDE = 1 << 40  # beyond any place in a text
BREAK = "0x0break0x0"  # between texts, so that no phrase runs from one into the next; no fold of a word makes it
# What people call a part when they ask who had it.
_PARTS = {
    "opened": {
        "fr": "a ouvert la session, ouverture",
        "en": "opened the session, opening",
        "es": "abrió la sesión, apertura",
    },
    "video message": {"fr": "message vidéo", "en": "video message", "es": "mensaje de vídeo, videomensaje"},
}


class _Filler:
    """The state of one build: numbers given so far, and the vocabulary seen."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection
        self.n = 0
        self.ids: dict[str, Path] = {}
        self.seen: dict[tuple[str, str], str] = {}  # (surface in lower case, language) -> term
        self.names: set[str] = set()
        self.translated = False  # whether a text lacks a language
        self.topic_labels = {c["id"]: c["prefLabel"] for c in thesaurus.concepts().values()}

    def next(self) -> int:
        self.n += 1
        return self.n

    def event(self, loaded: Loaded, path: Path) -> None:
        event = loaded.event
        if event["id"] in self.ids:
            raise StoreError(
                "{path} and {other} hold the same event {id}.",
                "Move one of them away.",
                path=str(path),
                other=str(self.ids[event["id"]]),
                id=event["id"][:60],
            )
        self.ids[event["id"]] = path
        number = self.next()
        self.db.execute(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?)", (number, event["id"], event["start"], str(path), _json(event))
        )
        speakers = {speaker["id"]: (self.next(), speaker) for speaker in loaded.speakers}
        for n, speaker in speakers.values():
            self.db.execute(
                "INSERT INTO speaker VALUES (?, ?, ?, ?, ?)",
                (n, number, speaker["id"], speaker["named"], _json(speaker)),
            )
        sessions: dict[str, int] = {}
        for session in loaded.sessions:
            sessions[session["id"]] = self.session(session, number)
            for part in session["parts"]:
                self.part(part, session, sessions[session["id"]], *speakers[part["speaker"]])
        for passage in loaded.passages:
            spoken_by = speakers.get(passage["speaker"] or "")
            self.passage(passage, sessions[passage["session"]], spoken_by)

    def session(self, session: Session, event: int) -> int:
        n = self.next()
        self.db.execute(
            "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?)",
            (n, event, session["id"], session["day"], session["date"], _json(session)),
        )
        self.db.execute("INSERT INTO unit VALUES (?, 'session', ?, NULL, NULL)", (n, n))
        fields: dict[str, list[tuple[str, str]]] = defaultdict(list)
        fields["title"] = self.texts(session["title"], n)
        fields["summary"] = self.texts(session["summary"], n, beside=True)
        for language in LANGUAGES:
            for text in (session["short"], session["kind"]):
                fields["summary"] += self.terms(in_language(text, language), language)
            for topic in session["topics"]:
                fields["topic"] += self.terms(self.topic_labels.get(topic, {}).get(language), language)
        for link in session["links"]:
            fields["summary"] += self.terms(link["url"], "en")
        self.words(n, fields)
        return n

    def part(self, part: Part, session: Session, session_n: int, speaker_n: int, speaker: Speaker) -> None:
        n = self.next()
        self.db.execute("INSERT INTO part VALUES (?, ?, ?, ?)", (n, session_n, speaker_n, _json(part)))
        self.db.execute("INSERT INTO unit VALUES (?, 'speaker', ?, ?, NULL)", (n, session_n, speaker_n))
        fields: dict[str, list[tuple[str, str]]] = defaultdict(list)
        if speaker["named"]:
            fields["name"] = self.name_terms(speaker)
        for role in speaker["roles"]:
            if role["session"] == session["id"]:
                fields["role"] += self.texts(role["title"], n)
                self.names.update(term for term, _ in self.terms(role["place"], "") if term != BREAK)
        for did in part["did"]:
            for language, words in _PARTS.get(did, {}).items():
                fields["text"] += self.terms(words, language)
        self.words(n, fields)

    def passage(self, passage: Passage, session_n: int, spoken_by: tuple[int, Speaker] | None) -> None:
        n = self.next()
        speaker_n = spoken_by[0] if spoken_by else None
        self.db.execute(
            "INSERT INTO passage VALUES (?, ?, ?, ?, ?)", (n, session_n, speaker_n, passage["speech"], _json(passage))
        )
        self.db.execute("INSERT INTO unit VALUES (?, 'passage', ?, ?, ?)", (n, session_n, speaker_n, passage["speech"]))
        field = "speech" if passage["speech"] == "direct" else "text"
        fields: dict[str, list[tuple[str, str]]] = defaultdict(list)
        fields[field] = self.texts(passage["text"], n)
        if spoken_by and spoken_by[1]["named"]:
            fields["by"] = self.name_terms(spoken_by[1])
        self.words(n, fields)

    def name_terms(self, speaker: Speaker) -> list[tuple[str, str]]:
        """A speaker's names as terms: as printed, as usually spelt, and aliases; each word once."""
        found: list[tuple[str, str]] = []
        for name in (speaker["name"], speaker["usual"], *speaker["aliases"]):
            terms = [term for term, _ in self.terms(name, "") if term != BREAK]
            terms += [first + second for first, second in pairwise(terms)]  # vanzanen
            found += [(term, "") for term in terms if (term, "") not in found]
        self.names.update(term for term, _ in found)
        return found

    def texts(self, text: Text, unit: int, beside: bool = False) -> list[tuple[str, str]]:
        """The terms of a text in all its languages, with the concepts that it mentions in each noted for a unit.

        A text `beside` the one that is shown counts, but its mentions have places that no shown text reaches. What a text
        does not say in every language itself is to be found by translation.
        """
        found: list[tuple[str, str]] = []
        alone = not all(in_language(text, language) for language in LANGUAGES)
        for language in LANGUAGES:
            said = in_language(text, language)
            if not said:
                continue
            words = split(said)
            self.note("mention", thesaurus.mentions(words, language), unit, language, beside)
            if alone:
                self.translated = True
                self.note("held", translations.mentions(words, language), unit, language, beside)
            found += self.terms(said, language)
        return found

    def note(self, table: str, mentions: Iterable[thesaurus.Mention], unit: int, language: str, beside: bool) -> None:
        """Notes where a unit names concepts or holds entries."""
        shift = BESIDE if beside else 0
        rows = [(m.concept, unit, language, m.start + shift, m.end + shift) for m in mentions]
        self.db.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?, ?, ?)", rows)

    def terms(self, text: str | None, language: str) -> list[tuple[str, str]]:
        """The terms of a text in order, each with its language."""
        if not text:
            return []
        words = split(text)
        for word in words:
            self.seen.setdefault((word.surface[:LONGEST].lower(), language), word.folded)
        extra = joined(text, words)
        for term in extra:
            self.seen.setdefault((term, language), term)
        found = [(word.folded, language) for word in words]
        for term in extra:
            found += [(BREAK, ""), (term, language)]
        return [*found, (BREAK, "")]

    def words(self, n: int, fields: dict[str, list[tuple[str, str]]]) -> None:
        columns = [" ".join(term for term, _ in fields.get(field, ())) for field in FIELDS]
        self.db.execute(
            f"INSERT INTO words (rowid, {', '.join(FIELDS_QUOTED)}) VALUES ({', '.join('?' * (len(FIELDS) + 1))})",
            (n, *columns),
        )

    def finish(self) -> None:
        """The vocabulary with its stems, and the thesaurus."""
        self.db.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)")
        rows = [
            (term, units, term[0], len(term), sound(term) if term in self.names else None)
            for term, units in self.db.execute("SELECT term, doc FROM temp.vocabulary")
            if term != BREAK and (term not in STOP_WORDS or term in self.names)
        ]
        self.db.executemany("INSERT INTO term VALUES (?, ?, ?, ?, ?)", rows)
        self.db.execute("DROP TABLE temp.vocabulary")
        self.db.executemany("INSERT OR IGNORE INTO form VALUES (?, ?)", self.forms())
        self.db.executemany("INSERT OR IGNORE INTO label VALUES (?, ?)", thesaurus.index().items())
        concepts = thesaurus.concepts().values()
        self.db.executemany(
            "INSERT INTO concept VALUES (?, ?, ?)",
            [(c["id"], _json(c), _json(thesaurus.narrower(c["id"]))) for c in concepts],
        )
        if self.translated:
            self.db.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", _entries())

    def forms(self) -> Iterable[tuple[str, str]]:
        for (surface, language), term in self.seen.items():
            if term in STOP_WORDS or not language:
                continue
            for key in stems(surface, language):
                yield f"{language}:{key}", term
            family = root(surface, language)
            if family:
                yield f"{language}~{family}", term


def _entries() -> Iterator[tuple[str, str, bool, str]]:
    for key, senses in translations.index().items():
        for entry, written in senses:
            alone = sorted({fold_word(word) for word in written if word.isalpha()})
            yield key, entry.name, entry.light, " ".join(alone)


FIELDS_QUOTED = [f'"{field}"' for field in FIELDS]
