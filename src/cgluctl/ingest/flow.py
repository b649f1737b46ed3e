"""Flowing text: printed lines joined into running words, each character knowing where it stands in the source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

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

    def part(self, start: int, end: int) -> Flow:
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
    """The stretch without what is dropped."""
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
