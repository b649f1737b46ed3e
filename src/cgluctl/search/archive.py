"""The records of the store as the index keeps them: every read of a command comes from here."""

from __future__ import annotations

import json
import os
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from cgluctl.errors import NotThere, Phrase
from cgluctl.frozen import Frozen
from cgluctl.search.base import keys_of
from cgluctl.search.index import Progress, open_index
from cgluctl.shapes import batched

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from cgluctl.model import Event, Part, Passage, Session, Speaker
    from cgluctl.search.interface import Index


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
    """An open index: that of a store, or the one on a server at the address `index`. `remarks` are words for the user about how it was opened."""

    def __init__(
        self, store: str | None, cached: bool = True, progress: Progress | None = None, index: str | None = None
    ) -> None:
        self.db: Index
        self.remarks: list[Phrase] = []
        if index is None:
            self.db, self.remarks = open_index(store, cached, progress)
        else:
            from cgluctl.search.postgres.index import ServerIndex

            self.db = ServerIndex(index)
        self.decode: Callable[[str], Any] = _decode  # how a record is read; msgspec is quicker, and slower to load
        self._events: dict[int, EventRow] = {}
        self._sessions: dict[int, SessionRow] = {}
        self._speakers: dict[int, SpeakerRow] = {}
        self._passages: dict[int, PassageRow] = {}
        self._parts: dict[int, PartRow] = {}
        self._keys: dict[str, list[str]] = {}

    def _event(self, row: tuple[int, bytes, str]) -> EventRow:
        return EventRow(row[0], os.fsdecode(row[1]), self.decode(row[2]))

    def events(self) -> Iterator[EventRow]:
        """Every event, newest first, those without dates last; of the same dates the bundled one first, then in the order of their ids."""
        return map(self._event, self.db.execute(_EVENTS + _NEWEST_FIRST))

    def event(self, n: int) -> EventRow:
        """The event of a number."""
        if n not in self._events:
            self._events[n] = self._event(self.db.execute(_EVENTS + "WHERE n = ?", (n,)).fetchone())
        return self._events[n]

    def has_several(self) -> bool:
        """Whether there is more than one event."""
        return len(self.db.execute("SELECT n FROM event LIMIT 2").fetchall()) > 1

    def has_event(self, id: str) -> bool:
        """Whether there is an event of this id."""
        return self.db.execute("SELECT 1 FROM event WHERE id = ?", (id,)).fetchone() is not None

    def event_with(self, session: str, but: int) -> str | None:
        """The id of the newest event but one that has a session of this id."""
        sql = """SELECT event.id FROM session JOIN event ON event.n = session.event
                 WHERE session.id = ? AND event.n <> ? ORDER BY event.n DESC LIMIT 1"""
        row = self.db.execute(sql, (session, but)).fetchone()
        return row[0] if row else None

    def current(self, wanted: str | None) -> EventRow:
        """The event that commands address: the one named, else the newest. NotThere for an unknown id."""
        if wanted is None:
            return self._event(self.db.execute(f"{_EVENTS}{_NEWEST_FIRST} LIMIT 1").fetchone())
        row = self.db.execute(_EVENTS + "WHERE id = ?", (wanted,)).fetchone()
        if row is None:
            raise NotThere("There is no event {id}.", "List them: cgluctl events", id=wanted)
        return self._event(row)

    def sessions(
        self, event: int | Iterable[int] | None = None, numbers: Iterable[int] | None = None
    ) -> list[SessionRow]:
        """Sessions in the order of events and files, of these events or of the numbers given."""
        return list(self.each_session(event, numbers))

    def each_session(
        self, event: int | Iterable[int] | None = None, numbers: Iterable[int] | None = None
    ) -> Iterator[SessionRow]:
        """The same, one at a time."""
        sql, values = _chosen(
            self.db,
            "SELECT n, event, data FROM session",
            {"event": [event] if isinstance(event, int) else event, "n": numbers},
        )
        for n, event_n, data in self.db.execute(sql + " ORDER BY n", values):
            yield SessionRow(n, event_n, self.decode(data))

    def session(self, n: int) -> SessionRow:
        """The session of a number."""
        if n not in self._sessions:
            self._sessions[n] = self.sessions(numbers=[n])[0]
        return self._sessions[n]

    def passages(
        self,
        session: int | Iterable[int] | None = None,
        numbers: Iterable[int] | None = None,
        speaker: Iterable[int] | None = None,
        speech: str | None = None,
    ) -> Iterator[PassageRow]:
        """Passages in source order by any of these conditions."""
        sql, values = _chosen(
            self.db,
            "SELECT n, session, speaker, data FROM passage",
            {"session": session, "n": numbers, "speaker": speaker, "speech": speech},
        )
        for n, session_n, speaker_n, data in self.db.execute(sql + " ORDER BY n", values):
            yield PassageRow(n, session_n, speaker_n, self.decode(data))

    def stored_passages(
        self, sessions: Iterable[int], speech: str | None = None
    ) -> Iterator[tuple[int, Iterator[list[bytes]]]]:
        """The number of each of these sessions that has any passages, and those as the JSON that is kept, some at a time; in source order.

        Texts that a passage lacks are left out of it.
        """
        sql, values = _chosen(
            self.db,
            f"SELECT session, {self.db.BYTES} FROM passage",
            {"session": sessions, "speech": speech},
        )
        rows = self.db.execute(sql + " ORDER BY session, n", values)
        for session, found in groupby(rows, itemgetter(0)):
            yield session, batched(map(itemgetter(1), found), AT_ONCE)

    def parts(
        self,
        session: int | Iterable[int] | None = None,
        speaker: Iterable[int] | None = None,
        numbers: Iterable[int] | None = None,
    ) -> list[PartRow]:
        """Parts of sessions, of speakers, or of the numbers given."""
        sql, values = _chosen(
            self.db,
            "SELECT n, session, speaker, data FROM part",
            {"session": session, "speaker": speaker, "n": numbers},
        )
        return [
            PartRow(n, session_n, speaker_n, self.decode(data))
            for n, session_n, speaker_n, data in self.db.execute(sql + " ORDER BY n", values)
        ]

    def speakers(
        self,
        event: int | None = None,
        numbers: Iterable[int] | None = None,
        id: str | None = None,
        word: str | None = None,
    ) -> Iterator[SpeakerRow]:
        """Speakers in the order of events and files, by any of these conditions; `word` is a folded word of a name."""
        sql, values = _chosen(self.db, "SELECT n, event, data FROM speaker", {"event": event, "n": numbers, "id": id})
        if word is not None:
            sql += (" AND" if values else " WHERE") + " n IN (SELECT speaker FROM name WHERE word = ?)"
            values.append(word)
        for n, event_n, data in self.db.execute(sql + " ORDER BY n", values):
            yield SpeakerRow(n, event_n, self.decode(data))

    def cast(self, event: int | None = None) -> Iterator[tuple[int, str, bool]]:
        """Number, id and whether there is a name of every speaker, in the order of events and files."""
        sql, values = _chosen(self.db, "SELECT n, id, named FROM speaker", {"event": event})
        for n, id, is_named in self.db.execute(sql + " ORDER BY n", values):
            yield n, id, bool(is_named)

    def speaker(self, n: int) -> SpeakerRow:
        """The speaker of a number."""
        if n not in self._speakers:
            self._speakers[n] = next(self.speakers(numbers=[n]))
        return self._speakers[n]

    def passage(self, n: int) -> PassageRow:
        """The passage of a number."""
        return self._passages.get(n) or next(self.passages(numbers=[n]))

    def part(self, n: int) -> PartRow:
        """The part of a number."""
        return self._parts.get(n) or self.parts(numbers=[n])[0]

    def bring(
        self,
        sessions: Collection[int] = (),
        speakers: Collection[int] = (),
        passages: Collection[int] = (),
        parts: Collection[int] = (),
    ) -> None:
        """Reads records at once that will be asked for one by one: on a server, each question is a journey.

        Of those asked for before, passages and parts are dropped, and the others when there are many.
        """
        for known in (self._sessions, self._speakers, self._events):
            if len(known) > MANY:
                known.clear()
        self._passages = {p.n: p for p in self.passages(numbers=passages)} if passages else {}
        self._parts = {p.n: p for p in self.parts(numbers=parts)} if parts else {}
        if missing := set(sessions) - self._sessions.keys():
            self._sessions.update((s.n, s) for s in self.sessions(numbers=missing))
        if missing := set(speakers) - self._speakers.keys():
            self._speakers.update((s.n, s) for s in self.speakers(numbers=missing))
        if missing := {self._sessions[n].event for n in sessions} - self._events.keys():
            among = self.db.among("n", missing)
            found = map(self._event, self.db.execute(f"{_EVENTS}WHERE {among.sql}", among.values))
            self._events.update((event.n, event) for event in found)

    def keys_of(self, concept: str) -> list[str]:
        """The keys of the labels of a concept or of a translation."""
        if concept not in self._keys:
            self._keys[concept] = list(keys_of(self.db, concept))
        return self._keys[concept]

    def counts(self, event: int) -> dict[str, int]:
        """How many days, sessions, direct quotes and named people an event has."""
        row = self.db.execute(
            """SELECT (SELECT count(DISTINCT coalesce(date, CAST(day AS TEXT))) FROM session s WHERE event = :e AND (date IS NOT NULL OR (day <> 0
                         AND NOT EXISTS (SELECT 1 FROM session t WHERE t.event = :e AND t.day = s.day AND t.date IS NOT NULL)))), (SELECT count(*) FROM session WHERE event = :e),
                      (SELECT count(*) FROM passage WHERE speech = 'direct' AND session IN (SELECT n FROM session WHERE event = :e)),
                      (SELECT count(*) FROM speaker WHERE event = :e AND named), (SELECT count(*) FROM passage WHERE session IN (SELECT n FROM session WHERE event = :e))""",
            {"e": event},
        ).fetchone()
        return dict(zip(("days", "sessions", "quotes", "people", "passages"), row, strict=True))


AT_ONCE = 200  # passages
MANY = 2_000  # records of a kind that are held at once
_DECODE = json.JSONDecoder().raw_decode  # json.loads looks for white space first, and what it finds it hands to this
_EVENTS = "SELECT n, file, data FROM event "
_NEWEST_FIRST = "ORDER BY start DESC NULLS LAST, stop DESC NULLS LAST, bundled DESC, id"


def _decode(text: str) -> Any:
    return _DECODE(text)[0]


def _chosen(db: Index, sql: str, conditions: Mapping[str, Iterable[object] | int | None]) -> tuple[str, list[object]]:
    given = [(column, allowed) for column, allowed in conditions.items() if allowed is not None]
    chosen = [db.among(column, [one] if isinstance(one, (int, str)) else one) for column, one in given]
    clauses = " AND ".join(condition.sql for condition in chosen)
    return sql + (f" WHERE {clauses}" if chosen else ""), [value for condition in chosen for value in condition.values]
