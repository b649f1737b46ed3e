"""What is handed to an index and comes back from it, be it in a file or on a server."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

HOLDINGS = ("events", "sessions", "passages", "words")
LAST = (1 << 63) - 1  # the highest number that a record may have


class Filter(NamedTuple):
    """A condition on units in SQL, over the tables unit and session, with its values."""

    sql: str
    values: tuple[object, ...]


class Facts:
    """What an index was asked for once: nothing changes in it while it is open."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._facts: dict[tuple[object, ...], Any] = {}

    def fact(self, sql: str, *values: Any) -> Any:
        """The first row of a statement, or None."""
        if (sql, values) not in self._facts:
            self._facts[sql, values] = self.execute(sql, values).fetchone()  # type: ignore[attr-defined]
        return self._facts[sql, values]

    def holdings(self) -> dict[str, int]:
        """How many of the HOLDINGS there are."""
        held = dict(self.execute("SELECT name, value FROM total"))  # type: ignore[attr-defined]
        return {
            name: self.fact("SELECT count(*) FROM term")[0] if name == "words" else held[name[:-1]] for name in HOLDINGS
        }


Row = tuple[Any, ...]
UnitRow = tuple[int, str, int, int | None]  # number, kind, session, speaker
Ranked = tuple[int, float, str, int, int | None]  # the same, with how much the unit holds after its number


def where(conditions: Sequence[Filter]) -> tuple[str, list[object]]:
    """Conditions as the rest of a WHERE clause, and their values."""
    sql = "".join(f" AND ({condition.sql})" for condition in conditions)
    return sql, [value for condition in conditions for value in condition.values]
