"""Blocks set as Rich's tables and texts, in the width there is."""

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
from cgluctl.views.door import visible
from cgluctl.views.layout import FEW, below, beside, is_whole, least, needed
from cgluctl.views.theme import MARKS, PLAIN_MARKS, plainly, styles

if TYPE_CHECKING:
    from rich.console import RenderableType

# Rich breaks lines at no-break spaces; this stand-in is one column wide and no space to it.
TIED = "\ue0a0"
NARROW = 50  # columns; in fewer, what stands side by side stands one below the other
_LINES = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
_ADDRESS = re.compile(r"https?://[^\s<>\"«»“”]+[^\s<>\"«»“”.,;:!?)\]]")


class Setter:
    """Sets blocks for one width, with symbols or plainly, in many colours or few."""

    def __init__(self, width: int, plain: bool, many: bool) -> None:
        self.width = width
        self.plain = plain
        self.styles = styles(many)
        self.marks = PLAIN_MARKS if plain else MARKS

    def all(self, blocks: Sequence[Block]) -> "Iterator[RenderableType]":
        """What blocks are set as; entries that follow each other share their columns."""
        for is_entry, group in groupby(blocks, key=lambda block: isinstance(block, Entry)):
            if is_entry:
                yield self._entries([block for block in group if isinstance(block, Entry)])
            else:
                for block in group:
                    yield from self._one(block)

    def _one(self, block: Block) -> "Sequence[RenderableType]":
        match block:
            case Heading(left, right, _):
                return self._heading(left, right)
            case Paragraph(spans, indent):
                return [Padding(self.text(spans), (0, 0, 0, min(indent, self.width // 4)))]
            case Fields(rows, indent):
                return self._fields(rows, min(indent, self.width // 4))
            case Grid():
                return self._grid(block)
            case Bars(rows):
                return self._bars(rows)
            case Quote(text):
                return [beside([(Text(self.marks["direct"]), self.words((Span(text, "quote"),)))], 2, self.width)]
            case Rule(label):
                return [self._rule(label)]
            case Hints(rows):
                return self._hints(rows, "", "dim")
            case Terms(rows):
                return self._hints(rows, "term", "")
            case _:
                return [Text("")]

    def words(self, spans: Spans) -> Text:
        """Spans as they are; addresses of the web lead there, on terminals that know how."""
        text = Text()
        for span in spans:
            shown = visible(span.text).replace("\u00a0", TIED)
            start = len(text)
            text.append(shown, self.styles[span.style])
            if "://" in shown:
                for found in _ADDRESS.finditer(shown):
                    text.stylize(Style(link=found.group()), start + found.start(), start + found.end())
        return text

    def text(self, spans: Spans) -> Text:
        """Spans in our own words, without symbols where plain text is wanted; what somebody said stays as it is."""
        if not self.plain:
            return self.words(spans)
        return self.words(
            tuple(span if span.style == "quote" else Span(plainly(span.text), span.style) for span in spans)
        )

    def _dim(self, words: str) -> Text:
        return self.text((Span(words, "dim"),))

    def _heading(self, left: Spans, right: str) -> "list[RenderableType]":
        width = self.width
        if not right:
            return [self._hanging(left, width)]
        words = self.text(left)
        remark = self._dim(right)
        if width < NARROW or (len(right) > width // 2 and len(words) + len(right) + 2 > width):
            return [self._hanging(left, width), remark]
        gap = width - words.cell_len - remark.cell_len
        if gap >= 2:
            return [words.append(" " * gap).append_text(remark)]
        room = width - remark.cell_len - 2
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=room)
        table.add_column(justify="right", no_wrap=True, width=remark.cell_len)
        table.add_row(self._hanging(left, room), remark)
        return [table]

    def _hanging(self, spans: Spans, room: int) -> "RenderableType":
        if not spans or spans[0].style != "id":
            return self.text(spans)
        rest = tuple(span for span in spans[1:] if span.text.strip())
        return beside([(self.text(spans[:1]), self.text(rest))], 2, room)

    def _fields(self, rows: Sequence[tuple[str, Spans]], indent: int) -> "list[RenderableType]":
        pairs = [(self.text((Span(label, "label"),)), self.text(spans)) for label, spans in rows]
        most = max(self.width // 3, 8)
        if self.width < NARROW and any(label.cell_len > most for label, _ in pairs):
            return [part for pair in pairs for part in below(*pair, indent)]
        return [Padding(beside(pairs, 2, self.width - indent, most), (0, 0, 0, indent))]

    def _bars(self, rows: Sequence[tuple[str, str, int, str]]) -> "list[RenderableType]":
        width = self.width
        most = max((value for _, _, value, _ in rows), default=0) or 1
        taken = max((cell_len(name) + cell_len(words) + cell_len(remark) for name, words, _, remark in rows), default=0)
        longest = max(8, min(width // 3, width - taken - 14))
        bars = [self._bar(value / most, longest) for _, _, value, _ in rows]
        told = [
            self.words((Span(str(value)), Span(f"  {remark}" if remark else "", "dim"))) for _, _, value, remark in rows
        ]
        names = [(self.words((Span(name, "id"),)), self.text(plain(words))) for name, words, _, _ in rows]
        if width < NARROW:
            parts = zip(names, bars, told, strict=True)
            return [
                part
                for (name, words), bar, end in parts
                for part in (
                    beside([(name, words)], 2, width),
                    Padding(Text(" ").join([Text(bar), end]), (0, 0, 0, name.cell_len + 2)),
                )
            ]
        table = Table.grid(padding=(0, 2, 0, 0))
        for fold in (False, True, False, True):
            table.add_column(no_wrap=not fold, overflow="fold")
        for (name, words), bar, end in zip(names, bars, told, strict=True):
            table.add_row(name, words, Text(bar), end)
        return [table]

    def _bar(self, share: float, longest: int) -> str:
        eighths = round(share * longest * 8)
        return "#" * round(eighths / 8) if self.plain else "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()

    def _hints(self, rows: Sequence[tuple[str, str]], first: str, second: str) -> "list[RenderableType]":
        commands = max((cell_len(visible(command)) for command, _ in rows), default=0)
        if commands * 2 > self.width:  # a command is copied: it has its line alone, and is never broken
            return [part for row in rows for part in self._stacked(row, first, second)]
        if any(commands + cell_len(visible(words)) + 5 > self.width for _, words in rows):
            pairs = [
                (self.words((Span(command, first),)), self.text((Span(words, second),))) for command, words in rows
            ]
            return [Padding(beside(pairs, 3, self.width - 2), (0, 0, 0, 2))]
        lines = [
            self.words((Span(f"  {command:<{commands}}   ", first),)).append_text(self.text((Span(words, second),)))
            for command, words in rows
        ]
        return [Text("\n").join(lines)]

    def _stacked(self, row: tuple[str, str], first: str, second: str) -> "Iterator[RenderableType]":
        command, words = row
        line = self.words((Span(f"  {command}", first),))
        line.no_wrap, line.overflow = True, "ignore"
        yield line
        if words:
            yield Padding(self.text((Span(words, second),)), (0, 0, 0, min(4, self.width // 8)))

    def _rule(self, label: str) -> Text:
        start = f"── {visible(label)} " if label else ""
        if self.plain or len(start) > self.width:
            return self._dim(label)
        line = start + "─" * max(0, self.width - len(start))
        return Text(line, self.styles["dim"], no_wrap=True, overflow="crop")

    def _grid(self, grid: Grid) -> "list[RenderableType]":
        rows = [self._cells(row, grid) for row in grid.rows]
        widths = needed(rows, grid)
        frame = 3 * len(widths) + 1
        fits = bool(rows) and sum(widths) + frame <= self.width
        if not fits and (self.width < NARROW or least(rows, grid) + frame > self.width):
            return [part for row in grid.rows for part in self._card(row, grid)]
        titled = any(column.title for column in grid.columns)
        table = Table(
            box=None if self.plain or not titled else _LINES,
            show_header=titled,
            header_style=self.styles["dim"],
            border_style=self.styles["dim"],
            pad_edge=True,
            expand=False,
        )
        for column, widest in zip(grid.columns, widths, strict=True):
            table.add_column(
                self.text((Span(column.title),)),
                justify="right" if column.right else "left",
                no_wrap=fits or is_whole(column),
                overflow="fold",
                width=widest if fits else None,
            )
        # Rich sets a table cell by cell: rows that need no wrapping look the same as one of many lines.
        for row in [[Text("\n").join(cells) for cells in zip(*rows, strict=True)]] if fits else rows:
            table.add_row(*row)
        return [table]

    def _card(self, row: Sequence[Spans], grid: Grid) -> "Iterator[RenderableType]":
        if len(row) == 1 and len(grid.columns) > 1:
            yield self.text(row[0])
            return
        shown = [
            (column.title, spans)
            for column, spans in zip(grid.columns, row, strict=True)
            if any(s.text.strip() for s in spans)
        ]
        place = 0
        while place < len(shown):
            title, spans = shown[place]
            if spans[0].style == "id" and place + 1 < len(shown) and cell_len(spans[0].text) <= self.width // 3:
                yield beside([(self.text(spans), self.text(shown[place + 1][1]))], 2, self.width)
                place += 1
            else:
                label = (Span(f"{title} ", "label"),) if title and place else ()
                yield Padding(self.text((*label, *spans)), (0, 0, 0, 4 if place else 0))
            place += 1

    def _cells(self, row: Sequence[Spans], grid: Grid) -> list[Text]:
        cells = [self.text(spans) for spans in row]
        if len(cells) == 1 and len(grid.columns) > 1:
            return [Text("")] * grid.across + cells + [Text("")] * (len(grid.columns) - grid.across - 1)
        return cells

    def _entries(self, entries: list[Entry]) -> Table:
        ids = max(4, *(cell_len(visible(entry.id)) + 1 for entry in entries))
        lines = max(cell_len(visible(entry.lines)) for entry in entries)
        words = self.width - ids - lines - len("  x ")
        known = words >= FEW
        table = Table.grid(expand=not known, padding=(0, 1, 0, 0))
        table.add_column(min_width=4, no_wrap=True, width=ids if known else None)
        table.add_column(width=1)
        table.add_column(ratio=None if known else 1, overflow="fold", width=words if known else None)
        table.add_column(justify="right", no_wrap=True, width=lines if known else None)
        for entry in entries:
            mark = self.marks[entry.speech] if entry.id else ""
            said = self.words(entry.spans)
            if entry.remark:
                said = said.append_text(self._dim(f"  {entry.remark}"))
            table.add_row(self.words((Span(" " + entry.id, "id"),)), Text(mark), said, self._dim(entry.lines))
        return table
