"""Blocks on a terminal, set by Rich; every text is shown letter for letter, never read as markup."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.box import Box
from rich.cells import cell_len
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from cgluctl.blocks import (
    Bars,
    Block,
    Entry,
    Fields,
    Grid,
    Heading,
    Hints,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Terms,
    plain,
)
from cgluctl.frozen import Frozen
from cgluctl.shapes import Answer
from cgluctl.views.door import visible
from cgluctl.views.sheet import Sheet

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDEST, NARROWEST = 110, 24
STYLES = {
    "title": Style(bold=True),
    "id": Style(color="cyan"),
    "term": Style(color="cyan"),
    "speaker": Style(bold=True),
    "quote": Style(bold=True),
    "work": Style(italic=True),
    "hit": Style(bold=True, underline=True),
    "day": Style(bold=True),
    "label": Style(dim=True),
    "dim": Style(dim=True),
    "": Style(),
}
MARKS = {"direct": "❝", "reported": "›", "narrative": ""}
PLAIN_MARKS = {"direct": "Q", "reported": "R", "narrative": "-"}
# Rich breaks lines at no-break spaces; this stand-in is one column wide and no space to it.
_TIED = "\ue0a0"
# A column of fewer is no column; below that Rich makes do as it can.
_FEW = 12
_TRAILING = re.compile(r" +((?:\x1b\[[0-9;]*m)*)$", re.MULTILINE)
_LINES = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")


class Terminal(Frozen):
    """What the screen can do: columns, colours, and whether boxes and symbols are wanted."""

    width: int = 80
    colour: bool = True
    styled: bool = True
    plain: bool = False


def as_screen(answer: Answer, terminal: Terminal) -> str:
    """The blocks of an answer as text for this terminal."""
    return render(answer.screen(), terminal)


def render(blocks: Sequence[Block], terminal: Terminal) -> str:
    """Blocks as text with or without escape sequences."""
    width = max(NARROWEST, min(terminal.width, WIDEST))
    renderables = list(_set(blocks, terminal, width))
    colours = terminal.colour and terminal.styled
    try:
        text = Sheet(width, colours).text(renderables)
    except (AttributeError, TypeError):  # a Rich that asks more of its console than a sheet can answer
        text = _printed(renderables, width, colours)
    return _TRAILING.sub(r"\1", text).replace(_TIED, "\u00a0")


def _printed(renderables: Sequence[RenderableType], width: int, colours: bool) -> str:
    """The same by Rich's own console, which takes longer to load."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=True,
        color_system="standard" if colours else None,
        no_color=not colours,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        soft_wrap=False,
        _environ={},
    )
    for renderable in renderables:  # a console takes texts apart, and forgets whether they may be broken
        whole = renderable if isinstance(renderable, Text) else Text()
        console.print(renderable, crop=False, no_wrap=whole.no_wrap, overflow=whole.overflow)
    return out.getvalue()


def _set(blocks: Sequence[Block], terminal: Terminal, width: int) -> Iterator[RenderableType]:
    """One renderable a block; entries that follow each other share their columns."""
    for is_entry, group in groupby(blocks, key=lambda block: isinstance(block, Entry)):
        if is_entry:
            yield _entries([block for block in group if isinstance(block, Entry)], terminal, width)
        else:
            for block in group:
                made = _one(block, terminal, width)
                yield from made if isinstance(made, list) else (made,)


def _one(block: Block, terminal: Terminal, width: int) -> RenderableType | list[RenderableType]:
    match block:
        case Heading(left, right, _):
            return _heading(left, right, width)
        case Paragraph(spans, indent):
            return Padding(_text(spans), (0, 0, 0, min(indent, width // 4)))
        case Fields(rows, indent):
            indent = min(indent, width // 4)
            pairs = [(_text((Span(label, "label"),)), _text(spans)) for label, spans in rows]
            return Padding(_columns(pairs, 2, width - indent, max(width // 3, 8)), (0, 0, 0, indent))
        case Grid():
            return _grid(block, terminal, width)
        case Bars(rows):
            return _bars(rows, terminal, width)
        case Quote(text):
            mark = PLAIN_MARKS["direct"] if terminal.plain else MARKS["direct"]
            return _columns([(Text(mark), _text((Span(text, "quote"),)))], 2, width)
        case Rule(label):
            return _rule(label, terminal, width)
        case Hints(rows):
            return _hints(rows, width, "", "dim")
        case Terms(rows):
            return _hints(rows, width, "term", "")
        case _:
            return Text("")


def _text(spans: Spans) -> Text:
    text = Text()
    for span in spans:
        text.append(visible(span.text).replace("\u00a0", _TIED), STYLES[span.style])
    return text


def _heading(left: Spans, right: str, width: int) -> RenderableType:
    if not right:
        return _hanging(left, width)
    words = _text(left)
    if width < 50 or (len(right) > width // 2 and len(words) + len(right) + 2 > width):
        return Text("\n").join([words, _text((Span(right, "dim"),))])
    gap = width - words.cell_len - cell_len(right)
    if gap >= 2:
        return words.append(" " * gap).append_text(_text((Span(right, "dim"),)))
    room = width - cell_len(visible(right)) - 2
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=room)
    table.add_column(justify="right", no_wrap=True, width=cell_len(visible(right)))
    table.add_row(_hanging(left, room), _text((Span(right, "dim"),)))
    return table


def _hanging(spans: Spans, room: int) -> RenderableType:
    """Words whose further lines stand under the first, past an id that leads them."""
    if not spans or spans[0].style != "id":
        return _text(spans)
    return _columns([(_text(spans[:1]), _text(tuple(span for span in spans[1:] if span.text.strip())))], 2, room)


def _columns(rows: list[tuple[Text, Text]], gap: int, room: int, most: int = WIDEST // 3) -> Table:
    """Two columns in the room there is, the first at most so wide."""
    first = min(max((label.cell_len for label, _ in rows), default=0), most)
    rest = room - first - gap
    table = Table.grid(padding=(0, gap, 0, 0))
    table.add_column(width=first, overflow="fold")
    table.add_column(width=rest if rest >= _FEW else None, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def _bars(rows: Sequence[tuple[str, str, int, str]], terminal: Terminal, width: int) -> Table:
    """A bar a row in the room that the words leave; an eighth of a column is still seen."""
    most = max((value for _, _, value, _ in rows), default=0) or 1
    taken = max((cell_len(name) + cell_len(words) + cell_len(remark) for name, words, _, remark in rows), default=0)
    longest = max(8, min(width // 3, width - taken - 14))
    table = Table.grid(padding=(0, 2, 0, 0))
    for fold in (False, True, False, True):
        table.add_column(no_wrap=not fold, overflow="fold")
    for name, words, value, remark in rows:
        eighths = round(value / most * longest * 8)
        bar = "#" * round(eighths / 8) if terminal.plain else "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()
        told = (Span(str(value)), Span(f"  {remark}" if remark else "", "dim"))
        table.add_row(_text((Span(name, "id"),)), _text(plain(words)), _text(plain(bar)), _text(told))
    return table


def _hints(rows: Sequence[tuple[str, str]], width: int, first: str, second: str) -> list[RenderableType]:
    """Commands and the like, and what they do beside them, in two styles."""
    commands = max((cell_len(visible(command)) for command, _ in rows), default=0)
    if commands * 2 > width:  # a command is copied: it has its line alone, and is never broken
        return [part for row in rows for part in _stacked(row, width, first, second)]
    if any(commands + cell_len(visible(words)) + 5 > width for _, words in rows):
        pairs = [(_text((Span(command, first),)), _text((Span(words, second),))) for command, words in rows]
        return [Padding(_columns(pairs, 3, width - 2), (0, 0, 0, 2))]
    lines = [_text((Span(f"  {command:<{commands}}   ", first), Span(words, second))) for command, words in rows]
    return [Text("\n").join(lines)]


def _stacked(row: tuple[str, str], width: int, first: str, second: str) -> Iterator[RenderableType]:
    command, words = row
    line = _text((Span(f"  {command}", first),))
    line.no_wrap, line.overflow = True, "ignore"
    yield line
    if words:
        yield Padding(_text((Span(words, second),)), (0, 0, 0, min(4, width // 8)))


def _rule(label: str, terminal: Terminal, width: int) -> Text:
    if terminal.plain:
        return _text((Span(label, "dim"),))
    start = f"── {visible(label)} " if label else ""
    return (
        Text(start + "─" * max(0, width - len(start)), STYLES["dim"], no_wrap=True, overflow="crop")
        if len(start) <= width
        else _text((Span(label, "dim"),))
    )


def _grid(grid: Grid, terminal: Terminal, width: int) -> Table:
    rows = [_cells(row, grid) for row in grid.rows]
    widths = _widths(rows, grid)
    fits = bool(rows) and sum(widths) + 3 * len(widths) + 1 <= width
    table = Table(
        box=None if terminal.plain else _LINES,
        header_style=STYLES["dim"],
        border_style=STYLES["dim"],
        pad_edge=True,
        expand=False,
    )
    for column, widest in zip(grid.columns, widths, strict=True):
        table.add_column(
            _text((Span(column.title),)),
            justify="right" if column.right else "left",
            no_wrap=fits or column.right or column.key in ("id", "session", "start", "end", "date"),
            overflow="fold",
            width=widest if fits else None,
        )
    # Rich measures and sets a table cell by cell: rows that need no wrapping look the same as one row of many lines.
    for row in [[Text("\n").join(cells) for cells in zip(*rows, strict=True)]] if fits else rows:
        table.add_row(*row)
    return table


def _cells(row: Sequence[Spans], grid: Grid) -> list[Text]:
    """The cells of a row; a heading inside the table has but one, and empty ones beside it."""
    cells = [_text(spans) for spans in row]
    if len(cells) == 1 and len(grid.columns) > 1:
        return [Text("")] * grid.across + cells + [Text("")] * (len(grid.columns) - grid.across - 1)
    return cells


def _widths(rows: list[list[Text]], grid: Grid) -> list[int]:
    """The room that each column needs to have all its words on one line."""
    titles = [cell_len(visible(column.title)) for column in grid.columns]
    return [
        max(title, *(row[number].cell_len for row in rows)) if rows else title for number, title in enumerate(titles)
    ]


def _entries(entries: list[Entry], terminal: Terminal, width: int) -> Table:
    """Passages: id, mark, words with a hanging indent, source lines at the right edge."""
    marks = PLAIN_MARKS if terminal.plain else MARKS
    ids = max(4, *(cell_len(visible(entry.id)) + 1 for entry in entries))
    lines = max(cell_len(visible(entry.lines)) for entry in entries)
    words = width - ids - lines - len("  x ")
    known = words >= _FEW
    table = Table.grid(expand=not known, padding=(0, 1, 0, 0))
    table.add_column(min_width=4, no_wrap=True, width=ids if known else None)
    table.add_column(width=1)
    table.add_column(ratio=None if known else 1, overflow="fold", width=words if known else None)
    table.add_column(justify="right", no_wrap=True, width=lines if known else None)
    for entry in entries:
        mark = marks[entry.speech] if entry.id else ""
        spans = (*entry.spans, Span(f"  {entry.remark}", "dim")) if entry.remark else entry.spans
        table.add_row(
            _text((Span(" " + entry.id, "id"),)), Text(mark), _text(spans), _text((Span(entry.lines, "dim"),))
        )
    return table
