"""What the program asks of an index, be it in a file (SQLite) or on a server (PostgreSQL).

Tables, terms, numbers and most SQL (`?` for values) are the same; what differs is asked by the methods here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from cgluctl.search.base import LAST, Filter, Ranked, UnitRow


class Rows(Protocol):
    """The rows of an answer, to be walked through once."""

    def __iter__(self) -> Iterator[Any]: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...


class Index(Protocol):
    """An open index, which stays as it is until it is closed."""

    # A condition on a code: whether any unit names it.
    NAMED: str
    # The column data of a record as bytes.
    BYTES: str

    def execute(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = (), /) -> Rows:
        """The rows of a statement that both engines understand."""

    def fact(self, sql: str, *values: object) -> Any:
        """The first row of a statement, or None: asked once, since nothing changes while an index is open."""

    def close(self) -> None:
        """Ends all reading."""

    def content(self, event: int) -> bytes:
        """The file that an event came from, byte for byte."""

    def among(self, column: str, values: Iterable[object]) -> Filter:
        """That a column has one of many values."""

    def holds(self, row: Sequence[str]) -> Filter:
        """The units that hold these folded words side by side."""

    def names(self, code: str, first: int = 0, last: int = LAST) -> Filter:
        """The units with numbers in a span that name a concept or an entry."""

    def on_topic(self, topic: str) -> Filter:
        """The sessions that list a topic."""

    def ranked(
        self, term: str, units: int, conditions: Sequence[Filter], newest: int | None, most: int
    ) -> Iterable[Ranked]:
        """The units that hold a term, which `units` hold in all, the best first and of equals the newest.

        What is told of each is its frequency there on BM25's curve (0 to 2.2, fields weighted, rarity taken out). Without
        conditions, only so many of the `newest` are looked at.
        """

    def holding(
        self, term: str, others: Sequence[str], first: int, last: int, conditions: Sequence[Filter], most: int
    ) -> Iterable[UnitRow]:
        """The units with numbers in a span that hold a term and, if there are `others`, one of them; the newest first."""

    def naming(self, code: str, conditions: Sequence[Filter], most: int) -> Iterable[UnitRow]:
        """The units that name a concept or an entry, the newest first."""

    def spelt(self, word: str, slips: int) -> Filter:
        """The terms (over the table term) that begin with the same letter and may lie so many slips from a word."""

    def words(self, first: int, last: int) -> Iterable[tuple[str, int]]:
        """Every term with the units in a span that hold it."""
