"""What is handed to an index and comes back from it, be it in a file or on a server."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

LAST = (1 << 63) - 1  # the highest number that a record may have


class Filter(NamedTuple):
    """A condition on units in SQL, over the tables unit and session, with its values."""

    sql: str
    values: tuple[object, ...]


Row = tuple[Any, ...]
UnitRow = tuple[int, str, int, int | None]  # number, kind, session, speaker
Ranked = tuple[int, float, str, int, int | None]  # the same, with how much the unit holds after its number


def where(conditions: Sequence[Filter]) -> tuple[str, list[object]]:
    """Conditions as the rest of a WHERE clause, and their values."""
    sql = "".join(f" AND ({condition.sql})" for condition in conditions)
    return sql, [value for condition in conditions for value in condition.values]
