"""Marks that people quote with where « », “ ” and " " are not at hand or not the custom: ‘ ’, ' ', << >>, » «."""

from __future__ import annotations

import re
from bisect import bisect_right

from cgluctl.language.quotations import Quotation, quotations

_DOUBLED = re.compile(r"<<(?=\s?[\w\[(….])|(?<=\S)[ \t\u00a0\u202f]?>>(?![\w>])")
_BACKWARD = re.compile(r"[^«»‹›]*(?:(?<=[\s(\[])|\A)[»›][\w\[(…][^»›]*[«‹]")
LOOKALIKES = str.maketrans("ʺ＂〝〞❝❞", '""“”“”')  # what programs and hasty hands set for the customary marks
_SWAPPED = str.maketrans("«»‹›", "»«›‹")
_OPENS = re.compile(r"(?<![\w'’‘])[‘'](?=[\w\[(…])")
_CLOSES = re.compile(r"(?<=[\w.,;:!?…\])])[’'](?![\w])")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_FEWEST, _FARTHEST = 4, 4000  # words between single marks, for they are apostrophes too; and characters


def every_quotation(text: str) -> list[Quotation]:
    """The quotations of a text in whatever marks, with `text`, `start` and `end` as they stand in it."""
    found = quotations(unified(text))
    return [one._replace(text=_inside(text, one), marks=_around(text, one)) for one in found]


def unified(text: str) -> str:
    """The same text, as long as before, with the customary marks in the place of the others."""
    text = text.translate(LOOKALIKES)
    text = _DOUBLED.sub(lambda match: "«\u2060" if match.group() == "<<" else match.group()[:-2] + "\u2060»", text)
    if _BACKWARD.match(text):
        text = text.translate(_SWAPPED)
    letters = list(text)
    for opening, closing in _single(text):
        letters[opening], letters[closing] = "“", "”"
    return "".join(letters)


def _single(text: str) -> list[tuple[int, int]]:
    """Where single marks open and close a quotation: the first close behind enough words, inside the paragraph."""
    closes = [match.start() for match in _CLOSES.finditer(text)]
    borders = [match.start() for match in _PARAGRAPH.finditer(text)] + [len(text)]
    found: list[tuple[int, int]] = []
    last = -1
    for match in _OPENS.finditer(text):
        opening = match.start()
        if opening <= last:
            continue
        wanted = "’" if match.group() == "‘" else "'"
        end = min(borders[bisect_right(borders, opening)], opening + _FARTHEST)
        for number in range(bisect_right(closes, opening), bisect_right(closes, end)):
            closing = closes[number]
            if text[closing] == wanted and len(text[opening:closing].split(None, _FEWEST)) >= _FEWEST:
                found.append((opening, closing))
                last = closing
                break
    return found


def _inside(text: str, one: Quotation) -> str:
    if one.marks is None:
        return text[one.start : one.end]
    inside = text[one.start + 1 : one.end - one.closed]
    return inside.removeprefix("<").removesuffix(">") if text[one.start] == "<" else inside


def _around(text: str, one: Quotation) -> str | None:
    if one.marks is None:
        return None
    width = 2 if text[one.start] == "<" else 1
    closing = text[one.end - width : one.end] if one.closed else ""
    return text[one.start : one.start + width] + closing
