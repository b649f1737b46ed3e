"""What stands side by side, and in how much room."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cgluctl.blocks import Grid
from cgluctl.shapes import Column
from cgluctl.views.door import visible

if TYPE_CHECKING:
    from rich.console import RenderableType

# A column of fewer is no column; below that Rich makes do as it can.
FEW = 12
WIDE = 36  # columns; the most that labels take beside what they label
_WHOLE = ("id", "session", "start", "end", "date")


def beside(rows: list[tuple[Text, Text]], gap: int, room: int, most: int = WIDE) -> Table:
    """Two columns in the room there is, the first at most so wide."""
    first = min(max((label.cell_len for label, _ in rows), default=0), most)
    rest = room - first - gap
    table = Table.grid(padding=(0, gap, 0, 0))
    table.add_column(width=first, overflow="fold")
    table.add_column(width=rest if rest >= FEW else None, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def below(label: Text, words: Text, indent: int) -> "Iterator[RenderableType]":
    """A label, and what it labels on the lines below it."""
    yield Padding(label, (0, 0, 0, indent))
    yield Padding(words, (0, 0, 0, indent + 2))


def needed(rows: list[list[Text]], grid: Grid) -> list[int]:
    """The room that each column needs to have all its words on one line."""
    titles = [cell_len(visible(column.title)) for column in grid.columns]
    return [
        max(title, *(row[number].cell_len for row in rows)) if rows else title for number, title in enumerate(titles)
    ]


def is_whole(column: Column) -> bool:
    """Whether the words of a column are never broken: ids, dates and numbers."""
    return column.right or column.key in _WHOLE


def least(rows: list[list[Text]], grid: Grid) -> int:
    """The room that the columns need at least: for what is never broken all of it, for words FEW."""
    widths = zip(grid.columns, needed(rows, grid), strict=True)
    return sum(widest if is_whole(column) else min(widest, FEW) for column, widest in widths)
