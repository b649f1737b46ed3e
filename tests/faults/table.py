"""What a proof comes to: a promise, how often it was tried, and how often it was broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """A promise and its figures; `broken` counts each way in which it was, `note` says how it was tried."""

    promise: str
    trials: int
    broken: Counter[str] = field(default_factory=Counter)
    note: str = ""

    @property
    def failures(self) -> int:
        """How often the promise was broken."""
        return self.broken.total()


def lines(rows: Iterable[Row]) -> list[str]:
    """The table, and below it the ways in which promises were broken."""
    rows = list(rows)
    width = max(len(row.promise) for row in rows)
    table = [f"{'Promise':{width}}  {'Trials':>7}  {'Failures':>8}  How"]
    table += [f"{row.promise:{width}}  {row.trials:>7}  {row.failures:>8}  {row.note}".rstrip() for row in rows]
    for row in rows:
        table += [f"  {row.promise}: {count} x {way}" for way, count in row.broken.most_common(12)]
    return table
