"""Writes a made-up archive of event files to measure with: python benchmarks/archive.py FOLDER [--passages 100000].

Mostly French, some English and Spanish, an event of one language each. Words come in the shares that words have (Zipf): function words, the
words that cgluctl knows translations of, and a long tail of made-up ones with endings. The same numbers give the
same files. What it says means nothing.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from cgluctl.language import LANGUAGES, translations

PER_EVENT, SESSIONS = 100, 6
FIRST, LAST = date(1996, 1, 8), date(2026, 11, 2)
SHARES = {"fr": 0.8, "en": 0.12, "es": 0.08}
SPEAKERS, TAIL, ZIPF = 4000, 60_000, 1.1  # so that three million words are some 70,000 different ones, as in reports
FUNCTION = {
    "fr": "de la le les et des à en du une un que dans pour qui sur au par plus est ce avec pas se son ont sont aux cette".split(),
    "en": "the of and to in a that for is on with as it by are this from be at have an or was not which their has we".split(),
    "es": "de la que el en y los del las un por con una para se al es lo como más su o este sus son entre ha".split(),
}
ENDINGS = {
    "fr": ("", "s", "e", "es", "er", "tion", "tions", "ment", "eur", "eurs", "ique", "ité"),
    "en": ("", "s", "ed", "ing", "er", "ers", "ion", "ions", "ly", "ness", "al", "ity"),
    "es": ("o", "os", "a", "as", "ar", "ción", "ciones", "mente", "dor", "dores", "ico", "idad"),
}
SOUNDS = ("b br c ch cl d dr f fl g gr l m n p pl pr qu r s st t tr v vr".split(), "a e i o u é ou ai on en".split())
ROLES = {
    "fr": ("maire de {}", "adjointe au maire de {}", "présidente de la région {}"),
    "en": ("mayor of {}", "deputy mayor of {}", "governor of {}"),
    "es": ("alcalde de {}", "alcaldesa de {}", "gobernadora de {}"),
}
MIGRATION = 250  # the place of "migration" among the words that mean something, near where reports have it


class Tongue(NamedTuple):
    """The words of a language with their summed weights."""

    words: list[str]
    weights: list[float]


class Person(NamedTuple):
    """A made-up speaker, who comes to many events."""

    id: str
    name: str
    place: str


def _made(dice: random.Random, syllables: int) -> str:
    return "".join(dice.choice(SOUNDS[0]) + dice.choice(SOUNDS[1]) for _ in range(syllables))


def _tongue(language: str, dice: random.Random) -> Tongue:
    labels = {label for entry in translations.entries() for label in entry.labels[language] if label.isalpha()}
    known = sorted(labels - {"migration", "migración"})
    dice.shuffle(known)
    known.insert(MIGRATION, "migración" if language == "es" else "migration")
    stems = [_made(dice, dice.randint(2, 4)) for _ in range(TAIL // len(ENDINGS[language]))]
    tail = [stem + ending for ending in ENDINGS[language] for stem in stems]
    dice.shuffle(tail)
    words = [*FUNCTION[language], *known, *tail]
    weights = (1 / (place + 3) ** ZIPF for place in range(len(words)))
    return Tongue(words, list(accumulate(weights)))


def _people(dice: random.Random) -> list[Person]:
    found: dict[str, Person] = {}
    while len(found) < SPEAKERS:
        name = f"{_made(dice, 2).capitalize()} {_made(dice, dice.randint(2, 3)).capitalize()}"
        id = name.lower().replace(" ", "-").replace("é", "e")
        found.setdefault(id, Person(id, name, _made(dice, 3).capitalize()))
    return list(found.values())


def _text(language: str, said: str | None) -> dict[str, str | None]:
    return {other: said if other == language else None for other in LANGUAGES}


class _Writer:
    """What all events draw from."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.tongues = {language: _tongue(language, self.dice) for language in LANGUAGES}
        self.people = _people(self.dice)

    def words(self, language: str, count: int) -> str:
        tongue = self.tongues[language]
        said = " ".join(self.dice.choices(tongue.words, cum_weights=tongue.weights, k=count))
        return said[:1].upper() + said[1:]

    def event(self, number: int, passages: int) -> dict[str, Any]:
        """The tables of one event."""
        dice = self.dice
        language = dice.choices(list(SHARES), weights=list(SHARES.values()))[0]
        start = FIRST + timedelta(days=dice.randrange((LAST - FIRST).days))
        people = dice.sample(self.people, 12)
        sessions = [self.session(n, start, language, dice.sample(people, 3)) for n in range(SESSIONS)]
        made = [self.passage(n, passages, sessions, language) for n in range(passages)]
        speakers = [self.speaker(person, sessions, language) for person in people]
        event = {
            "format_version": 1,
            "id": f"forum-{number:05}",
            "title": _text(language, f"Forum {number}: {self.words(language, 3)}"),
            "start": start.isoformat(),
            "end": (start + timedelta(days=1)).isoformat(),
            "source": {
                "title": None,
                "description": _text(language, "[made up]"),
                "language": language,
                "sha256": "0" * 64,
                "lines": passages,
                "pages": None,
                "full_text": True,
            },
        }
        tables = {"event": [event], "sessions": sessions, "speakers": speakers, "passages": made}
        return {name: {str(n): row for n, row in enumerate(rows, 1)} for name, rows in tables.items()}

    def session(self, n: int, start: date, language: str, people: list[Person]) -> dict[str, Any]:
        day, place = divmod(n, SESSIONS // 2)
        title = self.words(language, 7)
        return {
            "id": f"{day + 1}.{place + 1}",
            "day": day + 1,
            "date": (start + timedelta(days=day)).isoformat(),
            "kind": _text(language, None),
            "title": _text(language, title),
            "short": _text(language, title[:40]),
            "summary": _text(language, self.words(language, 30)),
            "topics": ["migration"] if self.dice.random() < 0.01 else [],
            "sdgs": [],
            "sdgs_by": None,
            "links": [],
            "parts": [{"speaker": person.id, "did": ["spoke"], "lines": [[1, 1]]} for person in people],
            "source": {"lines": [1, 1]},
        }

    def passage(self, n: int, count: int, sessions: list[dict[str, Any]], language: str) -> dict[str, Any]:
        session = sessions[n * len(sessions) // count]
        speech = self.dice.choices(("direct", "reported", "narrative"), weights=(1, 4, 5))[0]
        speaker = None if speech == "narrative" else self.dice.choice(session["parts"])["speaker"]
        return {
            "id": f"{session['id']}/p{n + 1}",
            "session": session["id"],
            "speech": speech,
            "speaker": speaker,
            "verbatim": language,
            "text": _text(language, self.words(language, self.dice.randint(12, 45)) + "."),
            "source": {"lines": [n + 1, n + 1], "page": None, "chars": None},
        }

    def speaker(self, person: Person, sessions: list[dict[str, Any]], language: str) -> dict[str, Any]:
        title = self.dice.choice(ROLES[language]).format(person.place)
        roles = [
            {"session": s["id"], "title": _text(language, title), "organisation": None, "place": person.place, "lines": [1, 1]}
            for s in sessions
            if any(part["speaker"] == person.id for part in s["parts"])
        ]  # fmt: skip
        return {"id": person.id, "named": True, "name": person.name, "usual": None, "aliases": [], "roles": roles}


def events(passages: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """The names and contents of the event files of an archive of so many passages."""
    writer = _Writer(seed)
    for number in range(-(-passages // PER_EVENT)):
        count = min(PER_EVENT, passages - number * PER_EVENT)
        content = json.dumps(writer.event(number, count), ensure_ascii=False, separators=(",", ":"))
        yield f"forum-{number:05}.json", content.encode()


def write(folder: Path, passages: int, seed: int = 1) -> None:
    """Fills a folder, which may not exist yet, with event files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in events(passages, seed):
        (folder / name).write_bytes(content)


def main() -> None:
    """Reads the arguments and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.folder, given.passages, given.seed)


if __name__ == "__main__":
    main()
