"""Running heads and feet: rows at the edge of a page that come again at the same height, or that count the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

DEPTH = 3  # rows from the edge that may be running heads or feet
HEIGHT = 4.0  # points by which their height may differ
WIDE = 80  # characters that no running head has
EDGE = 0.15  # of the page's height: where they stand
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxl]{1,7}", re.IGNORECASE)
_BARE = re.compile(r"(?:[-–—|\[(/·.]|\s|pages?|página|pág\.?|p\.|seite|of|sur|de|/|\d|[ivxl]+\b)+", re.IGNORECASE)
# A number that counts something else than pages.
_COUNTS = re.compile(
    r"\W*(?:jour|journée|day|d[ií]a|séance|session|sesión|chap|cap[ií]tulo|part|annexe?|anexo|article|artículo|table|section)",
    re.IGNORECASE,
)


class Edge(NamedTuple):
    """A row near the top or the bottom of a page: its page, its height there, and whether it is large type."""

    page: int
    row: int
    top: bool
    height: float
    text: str
    large: bool


def running(edges: Sequence[Edge], pages: int) -> dict[tuple[int, int], str]:
    """`running head` or `running foot` by page and row."""
    found: dict[tuple[int, int], str] = {}
    for top in (True, False):
        reason = "running head" if top else "running foot"
        for group in _at_one_height([edge for edge in edges if edge.top is top]):
            found |= dict.fromkeys(((edge.page, edge.row) for edge in _alike(group, pages)), reason)
    return found


def _at_one_height(edges: Sequence[Edge]) -> list[list[Edge]]:
    groups: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda edge: edge.height):
        if (
            groups
            and edge.height - groups[-1][-1].height <= HEIGHT / 2
            and edge.height - groups[-1][0].height <= HEIGHT
        ):
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups


def _alike(group: Sequence[Edge], pages: int) -> list[Edge]:
    """Those of one height that say the same on several pages, or whose number counts the pages."""
    found: dict[tuple[int, int], Edge] = {}
    same: dict[str, list[Edge]] = defaultdict(list)
    shifts: dict[int, list[Edge]] = defaultdict(list)
    for edge in group:
        same[" ".join(edge.text.casefold().split())].append(edge)
        for number in _numbers(edge.text):
            shifts[number - edge.page].append(edge)
    for those in same.values():
        if len({edge.page for edge in those}) > 1 and not (all(edge.large for edge in those) and len(those) == 2):
            found |= {(edge.page, edge.row): edge for edge in those}
    for shift, counted in shifts.items():
        for those in _of_a_kind(counted):
            bare = bool(_BARE.fullmatch(those[0].text))
            several = len({edge.page for edge in those}) > 1
            if (several and (bare or not any(edge.large for edge in those))) or (bare and shift == 1):
                found |= {(edge.page, edge.row): edge for edge in those}
    return list(found.values())


def _of_a_kind(counted: Sequence[Edge]) -> list[list[Edge]]:
    """Rows that differ in their number alone; heads may also name the chapter, but what differs in a foot is a note."""
    kinds: dict[str, list[Edge]] = defaultdict(list)
    for edge in counted:
        words = " ".join(_NUMBER.sub("", edge.text).casefold().split())
        kinds["" if _BARE.fullmatch(edge.text) else "head" if edge.top and len(words) < WIDE else words].append(edge)
    return list(kinds.values())


def _numbers(text: str) -> list[int]:
    """The numbers a row may count pages with: at its beginning or its end, never that of a day or chapter."""
    if _COUNTS.match(text):
        return []
    words = text.split()
    ends = [words[0], words[-1]] if words else []
    found = [int(match[0]) for word in ends for match in _NUMBER.finditer(word[:8])]
    if _BARE.fullmatch(text):
        found += [int(number) for number in _NUMBER.findall(text)[:1]]
        found += [_roman(word) for word in words if _ROMAN.fullmatch(word)]
    return list(dict.fromkeys(found))


def _roman(word: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in word.lower()]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
