"""The index in a file: what SQLite and its full text answer."""

import json
import math
import os
import sqlite3
from collections.abc import Iterable, Sequence

from cgluctl.search.base import FIELDS, LAST, Facts, Filter, Ranked, UnitRow, where

_WEIGHTS = ", ".join(str(weight) for weight in FIELDS.values())


class FileIndex(Facts, sqlite3.Connection):
    """A connection to the index in a file, or in memory; what it answers says `interface.Index`."""

    NAMED = "EXISTS (SELECT 1 FROM meant WHERE meant MATCH code)"
    BYTES = "CAST(data AS BLOB)"

    def content(self, event: int) -> bytes:
        """The file that an event came from, byte for byte. StoreError when it cannot be read."""
        from pathlib import Path

        from cgluctl.store.storage import read_bytes

        (file,) = self.execute("SELECT file FROM event WHERE n = ?", (event,)).fetchone()
        return read_bytes(Path(os.fsdecode(file)))

    def among(self, column: str, values: Iterable[object]) -> Filter:
        return Filter(f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(list(values)),))

    def holds(self, row: Sequence[str]) -> Filter:
        return Filter("unit.n IN (SELECT rowid FROM words WHERE words MATCH ?)", (_phrase(row),))

    def names(self, code: str, first: int = 0, last: int = LAST) -> Filter:
        sql = "unit.n IN (SELECT rowid FROM meant WHERE meant MATCH ? AND rowid BETWEEN ? AND ?)"
        return Filter(sql, (code, first, last))

    def on_topic(self, topic: str) -> Filter:
        sql = "SELECT listing.n FROM session listing, json_each(listing.data, '$.topics') t WHERE t.value = ?"
        return Filter(f"session.n IN ({sql})", (topic,))

    def ranked(
        self, term: str, units: int, conditions: Sequence[Filter], newest: int | None, most: int
    ) -> Iterable[Ranked]:
        if conditions:
            more, values = where(conditions)
            sql = f"""SELECT unit.n, bm25(words, {_WEIGHTS}) AS rank, unit.kind, unit.session, unit.speaker FROM words
                      JOIN unit ON unit.n = words.rowid JOIN session ON session.n = unit.session
                      WHERE words MATCH ?{more} ORDER BY rank, unit.n DESC LIMIT ?"""
        else:
            few, values = ("" if newest is None else f"ORDER BY rowid DESC LIMIT {newest}"), []
            sql = f"""SELECT unit.n, rank, unit.kind, unit.session, unit.speaker FROM (
                        SELECT n, rank FROM (SELECT rowid AS n, bm25(words, {_WEIGHTS}) AS rank FROM words WHERE words MATCH ? {few})
                        ORDER BY rank, n DESC LIMIT ?) JOIN unit USING (n)"""
        total = self.fact("SELECT value FROM total WHERE name = 'unit'")[0]
        rarity = max(math.log((total - units + 0.5) / (units + 0.5)), 1e-6)  # as FTS5 reckons it
        for n, score, kind, session, speaker in self.execute(sql, (_phrase([term]), *values, most)):
            yield n, -score / rarity, kind, session, speaker

    def holding(
        self, term: str, others: Sequence[str], first: int, last: int, conditions: Sequence[Filter], most: int
    ) -> Iterable[UnitRow]:
        more, values = where(conditions)
        either = f" AND ({' OR '.join(_phrase([other]) for other in others)})" if others else ""
        sql = f"""SELECT unit.n, unit.kind, unit.session, unit.speaker FROM words
                  JOIN unit ON unit.n = words.rowid JOIN session ON session.n = unit.session
                  WHERE words MATCH ? AND words.rowid BETWEEN ? AND ?{more} ORDER BY words.rowid DESC LIMIT ?"""
        return self.execute(sql, (_phrase([term]) + either, first, last, *values, most))

    def naming(self, code: str, conditions: Sequence[Filter], most: int) -> Iterable[UnitRow]:
        more, values = where(conditions)
        join = "JOIN session ON session.n = unit.session" if conditions else ""
        sql = f"""SELECT unit.n, unit.kind, unit.session, unit.speaker FROM meant JOIN unit ON unit.n = meant.rowid {join}
                  WHERE meant MATCH ?{more} ORDER BY meant.rowid DESC LIMIT ?"""
        return self.execute(sql, (code, *values, most))

    def spelt(self, word: str, slips: int) -> Filter:
        return Filter("initial = ? AND length BETWEEN ? AND ?", (word[0], len(word) - slips, len(word) + slips))

    def words(self, first: int, last: int) -> Iterable[tuple[str, int]]:
        self.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.page_words USING fts5vocab(main, words, instance)")
        return self.execute("SELECT DISTINCT term, doc FROM temp.page_words WHERE doc BETWEEN ? AND ?", (first, last))


def _phrase(row: Sequence[str]) -> str:
    return '"' + " ".join(row) + '"'
