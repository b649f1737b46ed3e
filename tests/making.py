"""Small event files for tests: three sessions on two days, a direct quote, a report of what was said, and an office."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

Tables = dict[str, dict[str, Any]]
ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"  # what lies beside the project, where somebody has it


def text(fr: str | None, en: str | None = None, es: str | None = None) -> dict[str, str | None]:
    """A text in three languages; with one alone, that one in all three."""
    return {"fr": fr, "en": en or fr, "es": es or fr}


def session(id: str, date: str, title: dict[str, str | None], first: int, **more: Any) -> dict[str, Any]:
    """A session of ten lines."""
    return {
        "id": id,
        "day": int(id.split(".", maxsplit=1)[0]),
        "date": date,
        "kind": text("Réunion", "Meeting", "Reunión"),
        "title": title,
        "short": title,
        "summary": title,
        "topics": [],
        "sdgs": [],
        "sdgs_by": None,
        "links": [],
        "parts": [],
        "source": {"lines": [first, first + 9]},
        **more,
    }


def passage(id: str, speech: str, words: dict[str, str | None], line: int, **more: Any) -> dict[str, Any]:
    """A passage of one line."""
    return {
        "id": id,
        "session": id.partition("/")[0],
        "speech": speech,
        "speaker": None,
        "verbatim": None,
        "text": words,
        "source": {"lines": [line, line], "page": None, "chars": None},
        **more,
    }


def speaker(id: str, name: str, title: dict[str, str | None], named: bool = True) -> dict[str, Any]:
    """A speaker with one role under session 1.1."""
    role = {"session": "1.1", "title": title, "organisation": None, "place": None, "lines": [1, 1]}
    return {"id": id, "named": named, "name": name, "usual": None, "aliases": [], "roles": [role]}


def tables(id: str = "test-2020") -> Tables:
    """The tables of a small, valid event."""
    event = {
        "format_version": 1,
        "id": id,
        "title": text("Réunion d’essai", "Trial meeting", "Reunión de prueba"),
        "start": "2020-03-02",
        "end": "2020-03-04",
        "source": {
            "title": None,
            "description": text("[Essai]", "[Trial]", "[Prueba]"),
            "language": "fr",
            "sha256": "0" * 64,
            "lines": 30,
            "pages": None,
            "full_text": False,
        },
    }
    quoted = {"speaker": "alpha", "did": ["opened", "quoted"], "lines": [[1, 3]]}
    listed = {"speaker": "harbour-master", "did": ["listed"], "lines": [[2, 2]]}
    sessions = [
        session("1.1", "2020-03-02", text("Les ponts", "Bridges", "Los puentes"), 1, parts=[quoted, listed]),
        session("1.2", "2020-03-02", text("Les jardins", "Gardens", "Los jardines"), 11, topics=["health"]),
        session("2.1", "2020-03-04", text("Les phares", "Lighthouses", "Los faros"), 21),
    ]
    speakers = [
        speaker("alpha", "Speaker Alpha", text("ingénieur", "engineer", "ingeniero")),
        speaker("harbour-master", "le capitaine", text("capitaine du port", "harbour master"), named=False),
    ]
    passages = [
        passage("1.1/p1", "narrative", text("Un pont de pierre.", "A stone bridge.", "Un puente de piedra."), 1),
        passage(
            "1.1/p2",
            "direct",
            text("L'arche tient bon.", "The arch holds.", "El arco aguanta."),
            3,
            speaker="alpha",
            verbatim="fr",
        ),
        passage(
            "1.2/p1",
            "reported",
            text("Les roses poussent.", "Roses grow.", "Las rosas crecen."),
            12,
            speaker="harbour-master",
        ),
        passage("2.1/p1", "narrative", text("La lanterne brille.", "The lantern shines.", "La linterna brilla."), 22),
    ]
    return {
        name: {str(number): record for number, record in enumerate(records, 1)}
        for name, records in (
            ("event", [event]),
            ("sessions", sessions),
            ("speakers", speakers),
            ("passages", passages),
        )
    }


def changed(place: str, value: Any, base: Tables | None = None) -> Tables:
    """The tables with the value at a path such as `passages.2.text.fr` put in."""
    made = copy.deepcopy(base or tables())
    *path, last = place.split(".")
    record: Any = made
    for key in path:
        record = record[int(key)] if isinstance(record, list) else record[key]
    record[last] = value
    return made


def write(path: Path, made: Tables | None = None) -> Path:
    """The tables as an event file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(made or tables(), ensure_ascii=False, indent=1), "utf-8")
    return path


class Result(NamedTuple):
    """What a run of the command line left behind."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """stdout as text."""
        return self.out.decode()

    @property
    def words(self) -> str:
        """stderr as text."""
        return self.err.decode()

    @property
    def json(self) -> Any:
        """stdout as JSON."""
        return json.loads(self.out)

    def refused(self, code: int) -> str:
        """The one line of an error; fails when the run did not end as an error must."""
        assert (self.code, self.out) == (code, b""), (self.code, self.out[:300], self.err[:600])
        assert self.words.removesuffix("\n").splitlines() == [self.words.strip()], self.words[:2000]
        assert "Traceback" not in self.words
        return self.words


def environment(isolated: Mapping[str, str], **more: str) -> dict[str, str]:
    """The environment of a subprocess: the isolated one, nothing of cgluctl's from outside."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CGLUCTL_", "LC_", "COLUMNS"))}
    return {**kept, **isolated, **more}
