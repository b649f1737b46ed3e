"""Event files as an import makes them: one language, every passage word for word, a ledger, and dates that may be missing."""

from __future__ import annotations

import copy
from hashlib import sha256
from typing import Any

from making import Tables, session


class Report:
    """A report that grows piece by piece, one a line with an empty line after it, and what an import makes of it."""

    def __init__(self, language: str = "fr", pages: bool = True) -> None:
        self.language, self.pages = language, pages
        self.page, self.place, self.line = 1, 0, 1
        self.text = ""
        self.sessions: list[dict[str, Any]] = []
        self.passages: list[dict[str, Any]] = []
        self.ledger: list[dict[str, Any]] = []
        self.speakers: dict[str, dict[str, Any]] = {}

    def only(self, words: str | None) -> dict[str, str | None]:
        """A text in the language of the report alone."""
        return {one: words if one == self.language else None for one in ("fr", "en", "es")}

    def head(self, kind: str, words: str) -> Report:
        """A printed title of the report or heading of a day."""
        self._placed({"kind": kind, "ref": None, "text": words, "within": None}, words)
        return self

    def session(self, id: str, title: str | None, date: str | None = None, **more: Any) -> Report:
        """A session; without a title it has none of its own in the text."""
        own = {"kind": self.only(None), "summary": self.only(None), "source": {"lines": [self.line, self.line]}}
        self.sessions.append({**session(id, "", self.only(title), 1), "date": date, **own, **more})
        if title:
            self._placed({"kind": "session", "ref": id, "text": title, "within": None}, title)
        return self

    def passage(self, speech: str, words: str, who: str | None = None) -> Report:
        """The next passage of the session, by a speaker of that name."""
        held = self.sessions[-1]
        held["count"] = held.get("count", 0) + 1
        id = f"{held['id']}/p{held['count']}"
        entry = {"kind": "passage", "ref": id, "text": None, "within": [0, len(words)]}
        source = self._placed(entry, words)
        speaker = self._speaker(who, speech) if who else None
        held["source"] = {"lines": [held["source"]["lines"][0], source["lines"][1]]}
        record = {"id": id, "session": held["id"], "speech": speech, "speaker": speaker, "verbatim": self.language}
        self.passages.append({**record, "text": self.only(words), "source": source})
        return self

    def _placed(self, entry: dict[str, Any], words: str) -> dict[str, Any]:
        """Puts an entry and the empty line after it into the ledger; gives where the words stand."""
        end, page = self.place + len(words), self.page if self.pages else None
        source = {"lines": [self.line, self.line], "page": page, "chars": [self.place, end]}
        self.ledger.append({"reason": None, "breaks": [], **entry, **source})
        blank = {"kind": "skip", "ref": None, "reason": "blank", "text": "\n\n", "within": None, "breaks": []}
        self.ledger.append({**blank, "lines": [self.line, self.line + 1], "page": page, "chars": [end, end + 2]})
        self.place, self.line = end + 2, self.line + 2
        self.text += words + "\n\n"
        return source

    def _speaker(self, name: str, speech: str) -> str:
        id, held = name.lower().replace(" ", "-"), self.sessions[-1]
        title = self.only({"fr": "maire", "en": "mayor", "es": "alcaldesa"}[self.language])
        role = {"session": held["id"], "title": title, "organisation": None, "place": None, "lines": [self.line] * 2}
        person = {"id": id, "named": True, "name": name, "usual": None, "aliases": [], "roles": []}
        known = self.speakers.setdefault(id, person)
        part = next((part for part in held["parts"] if part["speaker"] == id), None)
        if part is None:
            part = {"speaker": id, "did": [], "lines": [[self.line - 2] * 2]}
            held["parts"].append(part)
            known["roles"].append(role)
        did = "quoted" if speech == "direct" else "spoke"
        part["did"] += [] if did in part["did"] else [did]
        return id

    def tables(self, id: str, title: str, **event: Any) -> Tables:
        """The tables of the event file."""
        source = {
            "title": title,
            "description": self.only(None),
            "language": self.language,
            "sha256": "a" * 64,
            "lines": self.line,
            "pages": self.page if self.pages else None,
            "full_text": True,
            "format": "pdf" if self.pages else "text",
            "text_sha256": sha256(self.text.encode()).hexdigest(),
        }
        head = {"format_version": 1, "id": id, "title": self.only(title), "start": None, "end": None, "source": source}
        records: dict[str, list[dict[str, Any]]] = {
            "event": [{**head, **event}],
            "sessions": [{key: value for key, value in one.items() if key != "count"} for one in self.sessions],
            "speakers": list(self.speakers.values()),
            "passages": self.passages,
            "ledger": self.ledger,
            "doubts": [],
            "fixes": [],
        }
        return {name: {str(n): record for n, record in enumerate(rows, 1)} for name, rows in records.items()}


def rivages(pages: bool = True, **event: Any) -> Tables:
    """An event without dates: text before the first day and before a day's first session, and a session without passages."""
    report = Report("fr", pages)
    report.head("title", "Rencontre des rivages")
    report.session("0.0", None).passage("narrative", "Le présent rapport rend compte de deux journées.")
    report.head("day", "Premier jour")
    report.session("1.0", None).passage("narrative", "La salle des fêtes était pleine dès le matin.")
    report.page = 2
    lead = report.only("La mer monte plus vite que prévu.")
    report.session("1.1", "Les digues et les marées", summary=lead, summary_by="lead", topics=["climate-change"])
    report.passage("narrative", "La mer monte plus vite que prévu.")
    report.passage("direct", "Nous bâtirons la digue avant l’hiver prochain", "Ana Ruiz")
    report.page = 3
    report.passage("reported", "Ana Ruiz a indiqué que les travaux commenceront en mars.", "Ana Ruiz")
    report.passage("reported", "Il a été demandé de revoir le budget de la santé.")
    report.head("day", "Deuxième jour")
    report.session("2.1", "Visite du port, sans débat")
    made = report.tables(event.pop("id", "rivages"), "Rencontre des rivages", **event)
    made["doubts"]["1"] = {"about": "1.1/p4", "kind": "speaker", "why": "nobody is named", "candidates": ["ana-ruiz"]}
    made["fixes"]["1"] = {"about": "quote", "id": "1.1/p2", "set": {"speaker": "ana-ruiz"}}
    return made


def schedule() -> Tables:
    """A conference as its schedule has it: dates, times, rooms and tracks, and abstracts word for word."""
    report = Report("en", pages=False)
    monday = {"date": "2026-02-02", "track": "Networks"}
    times = {"starts": "2026-02-02T09:00:00", "ends": "2026-02-02T10:30:00", "room": "Hall A"}
    report.session("1.1", "Routing for small islands", **monday, **times)
    report.passage("narrative", "How an archipelago connects its harbours.", "Bo Lindqvist")
    times = {"starts": "2026-02-02T11:00", "ends": "2026-02-03T00:15", "room": "Hall B"}
    report.session("1.2", "A night of antennas", **monday, **times)
    report.session(
        "2.1", "Closing", "2026-02-03", starts="2026-02-03T16:00:00", ends="2026-02-03T16:20:00", room="Hall A"
    )
    return report.tables("islands-2026", "Islands online", start="2026-02-02", end="2026-02-03")


def large(sessions: int = 300, passages: int = 5_000, speakers: int = 120) -> Tables:
    """An event of many sessions, ten a day, whose passages share their words."""
    words = "port digue marée budget école logement santé climat migration transport données culture".split()
    report = Report("fr")
    for number in range(passages):
        if number % max(1, passages // sessions) == 0 and len(report.sessions) < sessions:
            day, place = divmod(len(report.sessions), 10)
            report.page += 1
            report.session(
                f"{day + 1}.{place + 1}", f"Séance {words[number % 12]} {words[(number // 12) % 12]} {number}"
            )
        who = f"Personne N{number % speakers}" if number % 3 else None
        speech = ("narrative", "reported", "direct")[number % 3]
        told = " ".join(words[(number * step) % 12] for step in range(1, 25))
        report.passage(speech, f"Le point {number} porte sur {told}.", who)
    return report.tables("large", "Un grand congrès")


def again(truth: Tables, id: str = "again") -> Tables:
    """The report of another event imported whole: the same quotes stand in both, all in the report's words and its language."""
    made: Tables = copy.deepcopy({name: truth[name] for name in ("event", "sessions", "speakers", "passages")})
    event = made["event"]["1"]
    event.pop("checksum", None)
    event["id"] = id
    event["source"] |= {"full_text": True, "format": "text"}
    language = event["source"]["language"]
    for session_ in made["sessions"].values():
        session_ |= {"summary": {"fr": None, "en": None, "es": None}, "kind": _alone(session_["kind"], language)}
        session_ |= {name: _alone(session_[name], language) for name in ("title", "short")}
    for passage in made["passages"].values():
        passage |= {"verbatim": language, "text": _alone(passage["text"], language)}
    return made


def _alone(text: dict[str, str | None], language: str) -> dict[str, str | None]:
    return {one: text[one] if one == language else None for one in ("fr", "en", "es")}
