"""The records of the store as the index keeps them: every read of a command comes from here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cgluctl.errors import NotThere
from cgluctl.frozen import Frozen
from cgluctl.search.index import open_index

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from cgluctl.model import Event, Part, Passage, Session, Speaker


class EventRow(Frozen):
    """An event with its number in the index and the file it came from."""

    n: int
    file: str
    data: Event


class SessionRow(Frozen):
    """A session with its number and that of its event."""

    n: int
    event: int
    data: Session


class SpeakerRow(Frozen):
    """A speaker with its number and that of its event."""

    n: int
    event: int
    data: Speaker


class PassageRow(Frozen):
    """A passage with its number and those of its session and speaker."""

    n: int
    session: int
    speaker: int | None
    data: Passage


class PartRow(Frozen):
    """A part with its number and those of its session and speaker."""

    n: int
    session: int
    speaker: int
    data: Part


class Archive:
    """An open index. `remarks` are words for the user about how it was opened."""

    def __init__(self, store: str | None) -> None:
        self.db: sqlite3.Connection
        self.db, self.remarks = open_index(store)
        self._events = {
            row[0]: EventRow(row[0], row[1], json.loads(row[2]))
            for row in self.db.execute("SELECT n, file, data FROM event")
        }

    def events(self) -> list[EventRow]:
        """Every event, newest first, those without dates last; of the same dates in the order of their files, the bundled one first."""
        return sorted(
            self._events.values(), key=lambda event: (event.data["start"] or "", event.data["end"] or ""), reverse=True
        )

    def event(self, n: int) -> EventRow:
        """The event of a number."""
        return self._events[n]

    def current(self, wanted: str | None) -> EventRow:
        """The event that commands address: the one named, else the newest. NotThere for an unknown id."""
        events = self.events()
        if wanted is None:
            return events[0]
        for event in events:
            if event.data["id"] == wanted:
                return event
        raise NotThere("There is no event {id}.", "List them: cgluctl events", id=wanted)

    def sessions(self, event: int | None = None, numbers: Iterable[int] | None = None) -> list[SessionRow]:
        """Sessions in the order of their files, of one event or of the numbers given."""
        sql, values = _chosen(
            "SELECT n, event, data FROM session", {"event": None if event is None else [event], "n": numbers}
        )
        return [
            SessionRow(n, event, json.loads(data)) for n, event, data in self.db.execute(sql + " ORDER BY n", values)
        ]

    def session(self, n: int) -> SessionRow:
        """The session of a number."""
        return self.sessions(numbers=[n])[0]

    def passages(
        self,
        session: int | None = None,
        numbers: Iterable[int] | None = None,
        speaker: Iterable[int] | None = None,
        speech: str | None = None,
    ) -> Iterator[PassageRow]:
        """Passages in source order by any of these conditions."""
        sql, values = _chosen(
            "SELECT n, session, speaker, data FROM passage",
            {
                "session": None if session is None else [session],
                "n": numbers,
                "speaker": speaker,
                "speech": None if speech is None else [speech],
            },
        )
        for n, session_n, speaker_n, data in self.db.execute(sql + " ORDER BY n", values):
            yield PassageRow(n, session_n, speaker_n, json.loads(data))

    def parts(
        self, session: int | None = None, speaker: Iterable[int] | None = None, numbers: Iterable[int] | None = None
    ) -> list[PartRow]:
        """Parts of a session, of speakers, or of the numbers given."""
        sql, values = _chosen(
            "SELECT n, session, speaker, data FROM part",
            {"session": None if session is None else [session], "speaker": speaker, "n": numbers},
        )
        return [
            PartRow(n, session_n, speaker_n, json.loads(data))
            for n, session_n, speaker_n, data in self.db.execute(sql + " ORDER BY n", values)
        ]

    def speakers(self, event: int | None = None, numbers: Iterable[int] | None = None) -> list[SpeakerRow]:
        """Speakers in the order of their files."""
        sql, values = _chosen(
            "SELECT n, event, data FROM speaker", {"event": None if event is None else [event], "n": numbers}
        )
        return [
            SpeakerRow(n, event, json.loads(data)) for n, event, data in self.db.execute(sql + " ORDER BY n", values)
        ]

    def speaker(self, n: int) -> SpeakerRow:
        """The speaker of a number."""
        return self.speakers(numbers=[n])[0]

    def counts(self, event: int) -> dict[str, int]:
        """How many days, sessions, direct quotes and named people an event has."""
        row = self.db.execute(
            """SELECT (SELECT count(DISTINCT coalesce(date, day)) FROM session s WHERE event = :e AND (date IS NOT NULL OR (day <> 0
                         AND NOT EXISTS (SELECT 1 FROM session t WHERE t.event = :e AND t.day = s.day AND t.date IS NOT NULL)))), (SELECT count(*) FROM session WHERE event = :e),
                      (SELECT count(*) FROM passage WHERE speech = 'direct' AND session IN (SELECT n FROM session WHERE event = :e)),
                      (SELECT count(*) FROM speaker WHERE event = :e AND named), (SELECT count(*) FROM passage WHERE session IN (SELECT n FROM session WHERE event = :e))""",
            {"e": event},
        ).fetchone()
        return dict(zip(("days", "sessions", "quotes", "people", "passages"), row, strict=True))


def _chosen(sql: str, conditions: dict[str, Iterable[object] | None]) -> tuple[str, list[object]]:
    """SQL with the conditions that are not None; each lists the values allowed."""
    clauses, values = [], []
    for column, allowed in conditions.items():
        if allowed is not None:
            listed = list(allowed)
            clauses.append(f"{column} IN ({', '.join('?' * len(listed))})")
            values += listed
    return sql + (" WHERE " + " AND ".join(clauses) if clauses else ""), values
