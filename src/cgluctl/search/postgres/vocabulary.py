"""The words of the index on a server: how many units have each, how it is written, and the forms that follow."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from cgluctl.language.reading import forms_of
from cgluctl.language.stems import sound
from cgluctl.language.words import STOP_WORDS
from cgluctl.search.prepare import BREAK

if TYPE_CHECKING:
    from cgluctl.search.postgres import Connection
    from cgluctl.search.prepare import Prepared


class Vocabulary:
    """How much the words of events that come and go change the counts of all."""

    def __init__(self, db: "Connection") -> None:
        self.db = db
        self.units: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()
        self.surfaces: Counter[str] = Counter()
        self.names: set[str] = set()

    def weigh(self, made: "Prepared", sign: int) -> None:
        """Adds the words of an event, or with a negative `sign` takes them away."""
        for _, *fields in made.rows.get("words", ()):
            for term in {term for text in fields if text for term in text.split()} - {BREAK}:
                self.units[term] += sign
        for _, codes in made.rows.get("meant", ()):
            for code in codes.split():
                self.codes[code] += sign
        for surface in made.surfaces:
            self.surfaces[surface] += sign
        self.names.update(word for word, _ in made.rows.get("name", ()))

    def finish(self) -> None:
        """Writes the changes down."""
        self._stop_words()
        self._codes()
        self._terms()
        self._forms(*self._written())

    def _stop_words(self) -> None:
        self._on_rows(
            """INSERT INTO stop SELECT term, more::int FROM given
               ON CONFLICT (term) DO UPDATE SET units = stop.units + excluded.units""",
            "term more",
            [(term, more) for term, more in self.units.items() if more and term in STOP_WORDS],
        )
        self._drop("stop", "term", "units", (term for term in self.units if term in STOP_WORDS))

    def _codes(self) -> None:
        self._on_rows(
            """INSERT INTO named SELECT code, more::int FROM given
               ON CONFLICT (code) DO UPDATE SET units = named.units + excluded.units""",
            "code more",
            [(code, more) for code, more in self.codes.items() if more],
        )
        self._drop("named", "code", "units", (code for code, more in self.codes.items() if more < 0))

    def _terms(self) -> None:
        touched = {term for term, more in self.units.items() if more} | self.names
        listed = "SELECT DISTINCT word FROM name JOIN given ON word = term"
        named = {str(word) for (word,) in self._on_rows(listed, "term", [(term,) for term in sorted(touched)])}
        plain, stops = sorted(touched - STOP_WORDS), sorted(touched & STOP_WORDS)
        self._on_rows(
            """INSERT INTO term SELECT term, more::int, left(term, 1), length(term), nullif(sound, '') FROM given
               ON CONFLICT (term) DO UPDATE SET units = term.units + excluded.units, sound = excluded.sound""",
            "term more sound",
            [(term, self.units[term], sound(term) if term in named else "") for term in plain],
        )
        gone = "DELETE FROM term USING given WHERE term.term = given.term"
        self._drop("term", "term", "units", (term for term in plain if self.units[term] <= 0))
        self._on_rows(gone, "term", [(term,) for term in stops if term not in named])
        self._on_rows(
            """INSERT INTO term SELECT term, units, left(term, 1), length(term), sound FROM given JOIN stop USING (term)
               WHERE units > 0 ON CONFLICT (term) DO UPDATE SET units = excluded.units""",
            "term sound",
            [(term, sound(term)) for term in stops if term in named],
        )
        self._on_rows(
            f"{gone} AND NOT EXISTS (SELECT 1 FROM stop WHERE stop.term = given.term AND stop.units > 0)",
            "term",
            [(t,) for t in stops if t in named and self.units[t] < 0],
        )

    def _written(self) -> tuple[list[str], list[str]]:
        found = self._on_rows(
            """INSERT INTO surface SELECT term, lang, surface, more::int FROM given
               ON CONFLICT (term, lang, surface) DO UPDATE SET events = surface.events + excluded.events
               RETURNING concat_ws(' ', term, lang, surface), events, xmax = 0""",
            "term lang surface more",
            [(*surface.split(" "), more) for surface, more in sorted(self.surfaces.items()) if more],
        )
        new = [str(surface) for surface, events, made in found if made and events > 0]
        gone = [str(surface) for surface, events, _ in found if events <= 0]
        self._drop("surface", "term", "events", (term for (term,) in _terms(gone)))
        return new, gone

    def _forms(self, new: list[str], gone: list[str]) -> None:
        if gone:
            others = "SELECT concat_ws(' ', term, lang, surface) FROM surface JOIN given USING (term)"
            kept = [str(surface) for (surface,) in self._on_rows(others, "term", _terms(gone))]
            lost = set(forms_of(gone)) - set(forms_of(kept))
            dropped = "DELETE FROM form USING given WHERE form.key = given.key AND form.term = given.term"
            self._on_rows(dropped, "key term", sorted(lost))
        made = "INSERT INTO form SELECT key, term FROM given ON CONFLICT DO NOTHING"
        self._on_rows(made, "key term", sorted(set(forms_of(new))))

    def _drop(self, table: str, key: str, count: str, values: Iterable[str]) -> None:
        sql = f"DELETE FROM {table} WHERE {key} = ANY(string_to_array($1, chr(10))) AND {count} <= 0"
        if keys := "\n".join(values):
            self.db.execute(sql, [keys])

    def _on_rows(self, sql: str, columns: str, rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        if not rows:
            return []
        names = columns.split()
        given = ", ".join(f"string_to_array(${place}, chr(10))" for place in range(1, len(names) + 1))
        values = ["\n".join(map(str, column)) for column in zip(*rows, strict=True)]
        done = self.db.execute(f"WITH given ({', '.join(names)}) AS (SELECT * FROM unnest({given})) {sql}", values)
        return done.fetchall() if done.description else []


def _terms(surfaces: Iterable[str]) -> list[tuple[str]]:
    return [(term,) for term in sorted({surface.partition(" ")[0] for surface in surfaces})]
