"""What a reader makes of a report: one text, and what each stretch of it is.

The text is the report's *normalised source*: every character the reader found, in reading order, lines ended by `\\n`.
Positions are code points of it. Nothing is left out without being listed as a skip.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

Role = Literal["text", "heading", "item", "quote", "note", "skip", "day", "session", "label"]


class Block(NamedTuple):
    """A stretch of the text from `start` up to `end`: a paragraph, heading, list item, set-off quote, note or skip.

    Between blocks stands nothing but white space. `level` is the depth of a heading (1 the highest; 0 where the format
    has none) or of a list item. `reason` says why a skip is one (`running head`, `running foot`, `deleted text`,
    `navigation`, `field name`). `continues` tells a paragraph that goes on from the last one across a page or a skip.
    `day` and `session` come from schedules alone, which say themselves what is one; their `data` may hold `date` (ISO),
    `starts`, `ends` (ISO, local), `room`, `track`, `persons` (names), `links` ([url, label]), `language`.
    """

    start: int
    end: int
    role: Role = "text"
    level: int = 0
    reason: str = ""
    continues: bool = False
    data: Mapping[str, Any] = {}


class Warning(NamedTuple):
    """Something a user should know of how the report was read: a message key with its values."""

    message: str
    values: Mapping[str, object] = {}


class Document(NamedTuple):
    """A report as read.

    `blocks` are in order and do not overlap; a reader that knows no structure gives none, and paragraphs are then what
    blank lines part. `pages` are the positions where each page begins, empty for formats without pages. `drops` are
    stretches ([start, end)) that flowing text leaves out: a hyphen with its line end where a word goes on. `wrapped`
    tells that a line end inside a block is an accident of typesetting, as in text and PDF.
    """

    text: str
    format: str
    blocks: Sequence[Block] = ()
    pages: Sequence[int] = ()
    drops: Sequence[tuple[int, int]] = ()
    wrapped: bool = True
    title: str | None = None
    language: str | None = None
    dates: tuple[str, str] | None = None
    warnings: Sequence[Warning] = ()


class Builder:
    """Collects text and blocks in order, so that a reader need not count positions."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.pages: list[int] = []

    def add(self, text: str, role: Role = "text", **more: Any) -> None:
        """Adds a stretch as a block of its own; text without letters or marks of any kind adds none."""
        if text.strip():
            start = self.length + len(text) - len(text.lstrip())
            self.blocks.append(Block(start, self.length + len(text.rstrip()), role, **more))
        self.space(text)

    def space(self, text: str = "\n") -> None:
        """Adds text that belongs to no block: white space between two."""
        self._parts.append(text)
        self.length += len(text)

    def page(self) -> None:
        """Marks the beginning of a page here."""
        self.pages.append(self.length)

    def text(self) -> str:
        """All that was added."""
        return "".join(self._parts)


Range = tuple[int, int]
_LINE_END = re.compile(r"[^\S\n]*\n\s*")


class Flow(NamedTuple):
    """Running text made of stretches of the source; `origin[i]` is where its character `i` stands there.

    A line end with the white space around it is one space; what the reader dropped (the hyphen of a divided word) is left out.
    """

    text: str
    origin: Sequence[int]

    def source(self, start: int, end: int) -> Range:
        """The stretch of the source, from the first to the last, that characters `start` to `end` were made of."""
        return self.origin[start], self.origin[end - 1] + 1

    def part(self, start: int, end: int) -> "Flow":
        """The flow of a part of the text, without white space at its ends."""
        start, end = stripped(self.text, start, end)
        return Flow(self.text[start:end], self.origin[start:end])

    def place(self, position: int) -> int:
        """Where a position of the source stands in the text, or the next one after it."""
        return bisect_left(self.origin, position)


def flow(source: str, ranges: Iterable[Range], drops: Sequence[Range] = ()) -> Flow:
    """The running text of stretches of the source, a space between two but where a divided word goes on."""
    text: list[str] = []
    origin: list[int] = []
    before = 0
    ranges = tuple(ranges)
    if len(ranges) == 1 and tuple(_kept(*ranges[0], drops)) == ranges and "\n" not in source[slice(*ranges[0])]:
        return Flow(source[slice(*ranges[0])], range(*ranges[0]))  # as most are where lines are not wrapped
    for start, end in ranges:
        if origin and not any(
            first <= before < last for first, last in drops[max(0, bisect_left(drops, (before, 0)) - 1) :][:3]
        ):
            text.append(" ")
            origin.append(origin[-1] + 1)
        for first, last in _kept(start, end, drops):
            _add(source, first, last, text, origin)
        before = end
    return Flow("".join(text), origin)


def _kept(start: int, end: int, drops: Sequence[Range]) -> Iterable[Range]:
    place = start
    for first, last in drops[bisect_left(drops, (start, 0)) :]:
        if first >= end:
            break
        if first > place:
            yield place, first
        place = max(place, last)
    if place < end:
        yield place, end


def _add(source: str, start: int, end: int, text: list[str], origin: list[int]) -> None:
    place = start
    for gap in _LINE_END.finditer(source, start, end):
        text.append(source[place : gap.start()])
        origin.extend(range(place, gap.start()))
        text.append(" ")
        origin.append(gap.start())
        place = gap.end()
    text.append(source[place:end])
    origin.extend(range(place, end))


def stripped(text: str, start: int, end: int) -> Range:
    """The bounds of a stretch without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
