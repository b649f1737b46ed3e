"""Blocks on a terminal, set by Rich; every text is shown letter for letter, never read as markup."""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from cgluctl.blocks import Bars, Block, Entry, Fields, Grid, Heading, Hints, Paragraph, Quote, Rule, Span, Spans, plain
from cgluctl.frozen import Frozen
from cgluctl.shapes import Answer
from cgluctl.views.door import visible

WIDEST, NARROWEST = 110, 24
STYLES = {
    "title": Style(bold=True),
    "id": Style(color="cyan"),
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
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=terminal.styled,
        color_system="standard" if terminal.colour and terminal.styled else None,
        no_color=not terminal.colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        soft_wrap=False,
        _environ={},
    )
    for block in _set(blocks, terminal, width):
        console.print(block, crop=False)
    return _TRAILING.sub(r"\1", out.getvalue()).replace(_TIED, "\u00a0")


def _set(blocks: Sequence[Block], terminal: Terminal, width: int) -> Iterator[RenderableType]:
    """One renderable a block; entries that follow each other share their columns."""
    for is_entry, group in groupby(blocks, key=lambda block: isinstance(block, Entry)):
        if is_entry:
            yield _entries([block for block in group if isinstance(block, Entry)], terminal)
        else:
            for block in group:
                yield _one(block, terminal, width)


def _one(block: Block, terminal: Terminal, width: int) -> RenderableType:
    match block:
        case Heading(left, right, _):
            return _heading(left, right, width)
        case Paragraph(spans, indent):
            return Padding(_text(spans), (0, 0, 0, min(indent, width // 4)))
        case Fields(rows, indent):
            return Padding(
                _columns([(_text((Span(label, "label"),)), _text(spans)) for label, spans in rows], gap=2, width=width),
                (0, 0, 0, min(indent, width // 4)),
            )
        case Grid():
            return _grid(block, terminal, width)
        case Bars(rows):
            return _bars(rows, terminal, width)
        case Quote(text):
            mark = PLAIN_MARKS["direct"] if terminal.plain else MARKS["direct"]
            return _columns([(Text(mark), _text((Span(text, "quote"),)))], gap=2)
        case Rule(label):
            return _rule(label, terminal, width)
        case Hints(rows):
            return _hints(rows, width)
        case _:
            return Text("")


def _text(spans: Spans) -> Text:
    text = Text()
    for span in spans:
        text.append(visible(span.text).replace("\u00a0", _TIED), STYLES[span.style])
    return text


def _heading(left: Spans, right: str, width: int) -> RenderableType:
    if not right:
        return _hanging(left)
    words = _text(left)
    if width < 50 or (len(right) > width // 2 and len(words) + len(right) + 2 > width):
        return Text("\n").join([words, _text((Span(right, "dim"),))])
    gap = width - words.cell_len - cell_len(right)
    if gap >= 2:
        return words.append(" " * gap).append_text(_text((Span(right, "dim"),)))
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(ratio=1)
    table.add_column(justify="right", no_wrap=True)
    table.add_row(_hanging(left), _text((Span(right, "dim"),)))
    return table


def _hanging(spans: Spans) -> RenderableType:
    """Words whose further lines stand under the first, past an id that leads them."""
    if not spans or spans[0].style != "id":
        return _text(spans)
    return _columns([(_text(spans[:1]), _text(tuple(span for span in spans[1:] if span.text.strip())))], gap=2)


def _columns(rows: list[tuple[Text, Text]], gap: int, width: int = WIDEST) -> Table:
    """Two columns, the first at most a third of the width."""
    widest = max((label.cell_len for label, _ in rows), default=0)
    table = Table.grid(padding=(0, gap, 0, 0))
    table.add_column(width=min(widest, max(width // 3, 8)), overflow="fold")
    table.add_column(overflow="fold")
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


def _hints(rows: Sequence[tuple[str, str]], width: int) -> RenderableType:
    commands = max((cell_len(visible(command)) for command, _ in rows), default=0)
    if any(commands + cell_len(visible(words)) + 5 > width for _, words in rows):
        pairs = [(_text((Span(command),)), _text((Span(words, "dim"),))) for command, words in rows]
        return Padding(_columns(pairs, gap=3), (0, 0, 0, 2))
    lines = [_text((Span(f"  {command:<{commands}}   "), Span(words, "dim"))) for command, words in rows]
    return Text("\n").join(lines)


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
    fits = _fits(rows, grid, width)
    table = Table(
        box=None if terminal.plain else _LINES,
        header_style=STYLES["dim"],
        border_style=STYLES["dim"],
        pad_edge=True,
        expand=False,
    )
    for column in grid.columns:
        table.add_column(
            _text((Span(column.title),)),
            justify="right" if column.right else "left",
            no_wrap=fits or column.right or column.key in ("id", "session", "start", "end", "date"),
            overflow="fold",
        )
    # Rich sets a table cell by cell: rows that need no wrapping look the same as one row of many lines, for a third of the time.
    for row in [[Text("\n").join(cells) for cells in zip(*rows, strict=True)]] if fits else rows:
        table.add_row(*row)
    return table


def _cells(row: Sequence[Spans], grid: Grid) -> list[Text]:
    """The cells of a row; a heading inside the table has but one, and empty ones beside it."""
    cells = [_text(spans) for spans in row]
    if len(cells) == 1 and len(grid.columns) > 1:
        return [Text("")] * grid.across + cells + [Text("")] * (len(grid.columns) - grid.across - 1)
    return cells


def _fits(rows: list[list[Text]], grid: Grid, width: int) -> bool:
    """Whether every cell has room for its words on one line, with the space around it."""
    titles = [cell_len(visible(column.title)) for column in grid.columns]
    widest = [
        max(title, *(cell.cell_len for cell in cells))
        for title, cells in zip(titles, zip(*rows, strict=True), strict=False)
    ]
    return len(rows) > 1 and sum(widest) + 3 * len(widest) + 1 <= width


def _entries(entries: list[Entry], terminal: Terminal) -> Table:
    """Passages: id, mark, words with a hanging indent, source lines at the right edge."""
    marks = PLAIN_MARKS if terminal.plain else MARKS
    table = Table.grid(expand=True, padding=(0, 1, 0, 0))
    table.add_column(min_width=4, no_wrap=True)
    table.add_column(width=1)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    for entry in entries:
        mark = marks[entry.speech] if entry.id else ""
        words = (*entry.spans, Span(f"  {entry.remark}", "dim")) if entry.remark else entry.spans
        table.add_row(
            _text((Span(" " + entry.id, "id"),)), Text(mark), _text(words), _text((Span(entry.lines, "dim"),))
        )
    return table
