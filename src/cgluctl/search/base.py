"""What is handed to an index and comes back from it, be it in a file or on a server, and what it is asked again and again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from cgluctl.search.schema import LOCAL

if TYPE_CHECKING:
    from cgluctl.search.interface import Index


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


def total(db: Index, name: str) -> int:
    """How many events, sessions, passages or units an index has, or events that are `translated`: that lack a language."""
    row = db.fact("SELECT value FROM total WHERE name = ?", name)
    return int(row[0]) if row else 0


def span(event: int | None) -> tuple[int, int]:
    """The numbers that the records of an event may have, or of any."""
    return (0, LAST) if event is None else (event, event + (1 << LOCAL) - 1)


def code_of(db: Index, concept: str) -> str:
    """The code under which units name a concept or an entry; one that no unit has for what is neither."""
    row = db.fact(
        "SELECT code FROM concept WHERE id = ?1 UNION ALL SELECT code FROM entry WHERE name = ?1 LIMIT 1", concept
    )
    return str(row[0]) if row else "none"


def named(db: Index, concepts: Iterable[str]) -> set[str]:
    """Those of some concepts that a unit names."""
    asked = db.among("id", concepts)
    return {id for (id,) in db.execute(f"SELECT id FROM concept WHERE {asked.sql} AND {db.NAMED}", asked.values)}


def keys_of(db: Index, concept: str) -> Iterator[str]:
    """The keys of the labels of a concept or an entry: `fr:droit ville`."""
    sql = "SELECT key FROM label WHERE concept = ?1 UNION SELECT key FROM entry WHERE name = ?1"
    for (key,) in db.execute(sql, (concept,)):
        yield key
