"""The index on a server as a command reads it: one snapshot from the first question to the last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cgluctl.errors import IndexFault
from cgluctl.search import postgres
from cgluctl.search.base import LAST, Facts, Filter, Ranked, UnitRow, where

if TYPE_CHECKING:
    import psycopg

# BM25 as FTS5 reckons it, without the rarity of the term: k1 is 1.2 and b is 0.75.
_FREQUENCY = "often * 2.2 / (often + 1.2 * (0.25 + 0.75 * size / average))"
_AVERAGE = """(SELECT CAST(sum(value) FILTER (WHERE name = 'size') AS double precision) / sum(value) FILTER (WHERE name = 'unit')
               AS average FROM total) AS lengths"""


SPARE = 1.3  # how many more events are looked at than ought to hold the newest of a term's units


class ServerIndex(Facts):
    """An open index on a server, as `interface.Index` says. IndexFault from every question that the server does not answer."""

    NAMED = "code IN (SELECT named.code FROM named)"
    BYTES = "convert_to(data, 'UTF8')"

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self._connection = self._opened()

    def _opened(self, again: bool = True) -> postgres.Connection:
        found = postgres.connect(self.url)
        try:
            with postgres.faults(self.url):
                found.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                found.execute(postgres.SETTINGS)
                postgres.check_version(self.url, found)
        except BaseException as error:
            found.close()
            if again and isinstance(error, IndexFault):
                return self._opened(again=False)
            raise
        return found

    def execute(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = (), /) -> psycopg.Cursor[Any]:
        with postgres.faults(self.url):
            return self._connection.execute(*numbered(sql, values))

    def close(self) -> None:
        self._connection.close()

    def content(self, event: int) -> bytes:
        (content,) = self.execute("SELECT content FROM original WHERE event = ?", (event,)).fetchone() or (b"",)
        return bytes(content)

    def among(self, column: str, values: Iterable[object]) -> Filter:
        return Filter(f"{column} = ANY(?)", (list(values),))

    def holds(self, row: Sequence[str]) -> Filter:
        if len(row) == 1:
            return Filter("unit.terms @> ?", (list(row),))
        return Filter("(unit.terms @> ? AND strpos(unit.words, ?) > 0)", (sorted(set(row)), f" {' '.join(row)} "))

    def names(self, code: str, first: int = 0, last: int = LAST) -> Filter:
        return Filter("unit.n IN (SELECT n FROM meant WHERE code = ? AND n BETWEEN ? AND ?)", (code, first, last))

    def on_topic(self, topic: str) -> Filter:
        listed = "SELECT json_array_elements_text(CAST(session.data AS json) -> 'topics')"
        return Filter(f"CAST(? AS text) IN ({listed})", (topic,))

    def ranked(
        self, term: str, units: int, conditions: Sequence[Filter], newest: int | None, most: int
    ) -> Iterable[Ranked]:
        more, values = where(conditions)
        join = "JOIN session ON session.n = unit.session" if conditions else ""
        few = f"ORDER BY unit.n DESC LIMIT {newest}" if newest is not None and not conditions else ""
        sql = f"""SELECT n, {_FREQUENCY} AS frequency, kind, session, speaker, count(*) OVER () AS held FROM (
                    SELECT unit.n, unit.weights[array_position(unit.terms, ?)] AS often, unit.size, unit.kind, unit.session, unit.speaker
                    FROM unit {join} WHERE unit.terms @> ? AND unit.n >= ?{more} {few}) AS held, {_AVERAGE}
                  ORDER BY frequency DESC, n DESC LIMIT ?"""
        since = self._since(units, newest) if few and newest is not None else 0
        rows = self.execute(sql, (term, [term], since, *values, _limit(most))).fetchall()
        if since and newest is not None and (not rows or rows[0][-1] < newest):  # fewer stand there than elsewhere
            rows = self.execute(sql, (term, [term], 0, *values, _limit(most))).fetchall()
        return [row[:-1] for row in rows]

    def _since(self, units: int, newest: int) -> int:
        events = self.fact("SELECT value FROM total WHERE name = 'event'")[0]
        wanted = int(events * SPARE * newest / units)
        return (
            self.fact("SELECT n FROM event ORDER BY n DESC LIMIT 1 OFFSET ?", wanted)[0] if wanted < events / 2 else 0
        )

    def holding(
        self, term: str, others: Sequence[str], first: int, last: int, conditions: Sequence[Filter], most: int
    ) -> Iterable[UnitRow]:
        together = "AND unit.terms && ? OFFSET 0" if others else ""
        more, values = where(conditions)
        sql = f"""SELECT unit.n, unit.kind, unit.session, unit.speaker
                  FROM (SELECT * FROM unit WHERE unit.n BETWEEN ? AND ? AND unit.terms @> ? {together}) AS unit
                  JOIN session ON session.n = unit.session WHERE true{more} ORDER BY unit.n DESC LIMIT ?"""
        asked = [first, last, [term], *([list(others)] if others else [])]
        return self.execute(sql, (*asked, *values, _limit(most)))

    def naming(self, code: str, conditions: Sequence[Filter], most: int) -> Iterable[UnitRow]:
        more, values = where(conditions)
        join = "JOIN session ON session.n = unit.session" if conditions else ""
        sql = f"""SELECT unit.n, unit.kind, unit.session, unit.speaker FROM meant JOIN unit ON unit.n = meant.n {join}
                  WHERE meant.code = ?{more} ORDER BY meant.n DESC LIMIT ?"""
        return self.execute(sql, (code, *values, _limit(most)))

    def spelt(self, word: str, slips: int) -> Filter:
        """The terms that begin with the same letter and may lie so many slips from a word.

        A slip spoils at most four of a word's groups of three letters: a term that is near has the others.
        """
        length = len(word)
        sql = "initial = ? AND length BETWEEN ? AND ?"
        span = (word[0], length - slips, length + slips)
        groups = {f"  {word} "[place : place + 3] for place in range(length + 1)}
        shared = len(groups) - 4 * slips
        if shared < 1 or not word.isascii():
            return Filter(sql, span)
        least = shared / (len(groups) + length + slips + 1 + 2 * slips - shared)
        self.execute("SELECT set_config('pg_trgm.similarity_threshold', ?, true)", (f"{least * 0.99:.4f}",))
        return Filter(f"{sql} AND (term || '') % ?", (*span, word))

    def words(self, first: int, last: int) -> Iterable[tuple[str, int]]:
        return self.execute("SELECT unnest(terms), n FROM unit WHERE n BETWEEN ? AND ?", (first, last))


def _limit(most: int) -> int | None:
    return None if most < 0 else most


# A string, a mark with or without a number, or a named one; a colon pair is a cast.
_MARK = re.compile(r"'(?:[^']|'')*'|\?(\d*)|(?<!:):([a-z_]+)")


def numbered(sql: str, values: Sequence[Any] | Mapping[str, Any]) -> tuple[str, list[Any]]:
    """The statement with `$1`, `$2` … for its `?`, `?1` or `:name`, and the values in that order."""
    made, names = _marked(sql)
    given = [values[name] for name in names] if isinstance(values, Mapping) else values
    return made, [_kept(value) for value in given]


def _kept(value: Any) -> Any:
    if isinstance(value, list):
        return [_kept(one) for one in value]
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


@lru_cache(maxsize=256)
def _marked(sql: str) -> tuple[str, list[str]]:
    names: list[str] = []
    count = 0

    def mark(found: re.Match[str]) -> str:
        nonlocal count
        if found[2]:
            if found[2] not in names:
                names.append(found[2])
            return f"${names.index(found[2]) + 1}"
        if not found[0].startswith("?"):
            return found[0]
        count += 1
        return f"${found[1] or count}"

    return _MARK.sub(mark, sql), names
