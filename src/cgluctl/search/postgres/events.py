"""Events put into the index on a server and taken out of it, inside a transaction that holds the lock."""

import json
import os
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cgluctl.search.base import FIELDS, LOCAL
from cgluctl.search.lexicon import Lexicon
from cgluctl.search.postgres.vocabulary import Vocabulary
from cgluctl.search.prepare import BREAK, Prepared, number, of_its_day, prepare

if TYPE_CHECKING:
    from cgluctl.search.postgres import Connection

_RANGES = ("session", "speaker", "passage", "part", "unit")  # tables whose `n` is in the range of an event


def copied(db: "Connection", table: str, rows: Iterable[Iterable[Any]]) -> None:
    """Writes rows into a table, in the order of its columns."""
    with db.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(list(row))


class Events:
    """The events of an index while they change; `finish` mends the vocabulary and the totals."""

    def __init__(self, db: "Connection", lexicon: Lexicon) -> None:
        self.db = db
        self.lexicon = lexicon
        self.vocabulary = Vocabulary(db)
        self.totals: Counter[str] = Counter()

    def number(self, id: str) -> int | None:
        """The number of an event that is there."""
        found = self.db.execute("SELECT n FROM event WHERE id = $1", [id]).fetchone()
        return int(str(found[0])) if found else None

    def free(self, id: str, start: str | None, own: int | None) -> int:
        """The number that an event gets beside the others of its day; its `own` is free for it."""
        sql = "SELECT n FROM event WHERE n BETWEEN $1 AND $2 AND n IS DISTINCT FROM $3::bigint"
        taken = self.db.execute(sql, [*of_its_day(number(id, start)), own])
        return number(id, start, {int(str(n)) for (n,) in taken})

    def sha256(self, n: int) -> str | None:
        """Of the file that an event came from."""
        found = self.db.execute("SELECT sha256 FROM original WHERE event = $1", [n]).fetchone()
        return str(found[0]) if found else None

    def add(self, made: Prepared, sha256: str, content: bytes) -> None:
        """Writes the rows of an event, and the file that they come from."""
        units = list(_units(made))
        (event,) = made.rows["event"]
        n, id, start, stop, bundled, file, data = event
        copied(self.db, "event", [(n, id, start, stop, bool(bundled), os.path.basename(os.fsdecode(file)), data)])
        for table in ("session", "speaker", "passage", "part", "name"):
            copied(self.db, table, made.rows.get(table, ()))
        copied(self.db, "unit", units)
        codes = ((code, n) for n, found in made.rows.get("meant", ()) for code in set(found.split()))
        copied(self.db, "meant", sorted(codes))
        self.db.execute("INSERT INTO original VALUES ($1, $2, $3)", [n, sha256, content])
        self._count(made, units, 1)

    def remove(self, n: int) -> None:
        """Takes out the rows of an event: what was read of it is read again, and unsaid."""
        made = self._stored(n)
        self._count(made, list(_units(made)), -1)
        last = n + (1 << LOCAL) - 1
        codes = "SELECT unnest(codes) AS code, n FROM unit WHERE n BETWEEN $1 AND $2"
        self.db.execute(
            f"DELETE FROM meant USING ({codes}) AS gone WHERE (meant.code, meant.n) = (gone.code, gone.n)", [n, last]
        )
        for table in _RANGES:
            self.db.execute(f"DELETE FROM {table} WHERE n BETWEEN $1 AND $2", [n, last])
        self.db.execute("DELETE FROM name WHERE speaker BETWEEN $1 AND $2", [n, last])
        self.db.execute("DELETE FROM original WHERE event = $1", [n])
        self.db.execute("DELETE FROM event WHERE n = $1", [n])

    def _stored(self, n: int) -> Prepared:
        def records(table: str) -> list[Any]:
            sql = f"SELECT data FROM {table} WHERE n BETWEEN $1 AND $2 ORDER BY n"
            return [json.loads(str(data)) for (data,) in self.db.execute(sql, [n, n + (1 << LOCAL) - 1])]

        (event,) = records("event")
        return prepare(event, records("session"), records("speaker"), records("passage"), n, "", False, self.lexicon)

    def _count(self, made: Prepared, units: list[tuple[Any, ...]], sign: int) -> None:
        self.vocabulary.weigh(made, sign)
        for table in ("event", "session", "passage", "unit"):
            self.totals[table] += sign * len(made.rows.get(table, ()))
        self.totals["translated"] += sign * made.translated
        self.totals["size"] += sign * sum(unit[5] for unit in units)

    def finish(self) -> None:
        """Mends the vocabulary and the totals, once for all that came and went."""
        self.vocabulary.finish()
        self.db.execute(
            """INSERT INTO total SELECT * FROM unnest($1::text[], $2::bigint[])
               ON CONFLICT (name) DO UPDATE SET value = total.value + excluded.value""",
            [list(self.totals), list(self.totals.values())],
        )


def _units(made: Prepared) -> Iterable[tuple[Any, ...]]:
    fields = {n: texts for n, *texts in made.rows.get("words", ())}
    codes = {n: sorted(set(found.split())) for n, found in made.rows.get("meant", ())}
    for n, kind, session, speaker, speech in made.rows.get("unit", ()):
        weights: Counter[str] = Counter()
        size = 0
        kept = [text for text in fields[n] if text]
        for weight, text in zip(FIELDS.values(), fields[n], strict=True):
            for term in (text or "").split():
                weights[term] += weight  # type: ignore[assignment]
                size += 1
        del weights[BREAK]
        terms = sorted(weights)
        words = " ".join(["", *f" {BREAK} ".join(kept).split(), ""])
        often = "{" + ",".join(str(weights[term]) for term in terms) + "}"
        yield n, kind, session, speaker, speech, size, array(terms), often, words, array(codes.get(n, ()))


def array(words: Iterable[str]) -> str:
    """Words as the server writes an array: they hold letters and digits alone."""
    return '{"' + '","'.join(words) + '"}' if words else "{}"
