"""What units name: the concepts of the thesaurus and the entries of the translations, and how many units there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cgluctl.search.base import LAST
from cgluctl.search.schema import LOCAL

if TYPE_CHECKING:
    from cgluctl.search.interface import Index


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
