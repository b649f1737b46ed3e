"""The lists of a Word file: which bullet or number a paragraph shows."""

from __future__ import annotations

import re
from typing import NamedTuple

from cgluctl.ingest.formats.numerals import numeral, symbols
from cgluctl.ingest.formats.xmltree import Element, attribute, child, children

_KINDS = {
    **{"decimal": "1", "decimalZero": "01", "lowerLetter": "a", "upperLetter": "A"},
    **{"lowerRoman": "i", "upperRoman": "I"},
}
_PLACE = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """How a level of a list is labelled: `kind` as numerals has it, or `bullet` or `none`; `text` as `%1.%2`."""

    kind: str = "none"
    text: str = ""
    start: int = 1
    font: str | None = None
    legal: bool = False
    joint: str = " "
    restart: int | None = None
    style: str | None = None


def _level(element: Element) -> Level:
    kind = _value(element, "numFmt") or "decimal"
    joint = _value(element, "suff")
    restart = _value(element, "lvlRestart")
    return Level(
        kind if kind in ("bullet", "none") else _KINDS.get(kind, "1"),
        _value(element, "lvlText") or "",
        _number(_value(element, "start"), 1),
        attribute(child(element, "rPr", "rFonts"), "ascii"),
        child(element, "isLgl") is not None,
        # A bullet stands apart from the words by an indent, if by nothing else.
        "" if joint == "nothing" and kind != "bullet" else " ",
        _number(restart, 0) if restart else None,
        _value(element, "pStyle"),
    )


def _value(element: Element | None, name: str) -> str | None:
    return attribute(child(element, name), "val")


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"\d{1,6}", value) else otherwise


class Numbering:
    """The lists of a file and how far each has counted, read from `numbering.xml`, which may be missing."""

    def __init__(self, root: Element | None) -> None:
        self._abstract = {attribute(each, "abstractNumId") or "": each for each in children(root, "abstractNum")}
        self._styled = {_value(each, "styleLink") or "": id for id, each in self._abstract.items()}
        self._lists = {attribute(each, "numId") or "": each for each in children(root, "num")}
        self._levels: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level_of(self, list_id: str, style: str) -> int:
        """The level at which a list has a paragraph style; the first where it names none."""
        _, levels = self._list(list_id)
        return next((number for number, level in levels.items() if level.style == style), 0)

    def label(self, list_id: str, number: int) -> str | None:
        """Counts on, and gives the label with the space behind it; None where there is no such list."""
        abstract, levels = self._list(list_id)
        level = levels.get(number)
        if level is None:
            return None
        counts = self._counts.setdefault(abstract, {})
        if (list_id, number) not in self._begun:
            self._begun.add((list_id, number))
            if self._override(list_id, number) is not None or number not in counts:
                counts[number] = level.start - 1
        counts[number] = counts.get(number, level.start - 1) + 1
        for deeper in [each for each in counts if each > number]:
            restart = levels.get(deeper, Level()).restart
            if restart is None or number < restart:
                del counts[deeper]
        text = self._text(level, levels, counts)
        return f"{text}{level.joint}" if text else ""

    @staticmethod
    def _text(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
        if level.kind == "bullet":
            # The letter o of a typewriter font is how Word draws a hollow bullet.
            return "◦" if level.text == "o" else symbols(level.text, level.font)
        if level.kind == "none":
            return _PLACE.sub("", level.text)

        def shown(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            of = levels.get(place, level)
            return numeral(counts.get(place, of.start), "1" if level.legal else of.kind)

        return _PLACE.sub(shown, level.text)

    def _list(self, list_id: str) -> tuple[str, dict[int, Level]]:
        """The abstract list behind a list, and its levels."""
        if list_id not in self._levels:
            element = self._lists.get(list_id)
            abstract = _value(element, "abstractNumId") or ""
            linked = _value(self._abstract.get(abstract), "numStyleLink")
            abstract = self._styled.get(linked, abstract) if linked else abstract
            levels = {
                _number(attribute(each, "ilvl"), 0): _level(each)
                for each in children(self._abstract.get(abstract), "lvl")
            }
            for change in children(element, "lvlOverride"):
                number = _number(attribute(change, "ilvl"), 0)
                own = child(change, "lvl")
                if own is not None:
                    levels[number] = _level(own)
                start = _value(change, "startOverride")
                if start and number in levels:
                    levels[number] = levels[number]._replace(start=_number(start, 1))
            self._levels[list_id] = (abstract, levels)
        return self._levels[list_id]

    def _override(self, list_id: str, number: int) -> str | None:
        for change in children(self._lists.get(list_id), "lvlOverride"):
            if _number(attribute(change, "ilvl"), 0) == number:
                return _value(change, "startOverride")
        return None
