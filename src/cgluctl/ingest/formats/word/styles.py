"""The styles of a Word file: what a paragraph and a run are by style, inheritance and direct formatting."""

import re
from functools import cache
from typing import NamedTuple

from cgluctl.ingest.formats.composition import numeral, symbols
from cgluctl.ingest.formats.package import QUOTES, Element, Look, attribute, child, children
from cgluctl.language.fold import fold

# Built-in headings keep their outline level; the names help with files of programs that leave it out.
_HEADING = re.compile(r"(?:heading|titre|titulo|encabezado|uberschrift|titolo|cabecalho|kop)\s*([1-9])")
_TITLES = frozenset({"title", "titre", "titulo", "titolo", "titel", "puesto"})
_CONTENTS = re.compile(r"(?:toc|tm|tdc|contents|table des matieres|tabla de contenido)\s*[1-9]")
_OFF = frozenset({"0", "false", "off", "none"})


def over(look: Look, properties: Element | None) -> Look:
    """A look changed by the properties of a run, `w:rPr`."""
    for each in properties if properties is not None else ():
        name = each.tag.rpartition("}")[2]
        if name == "b":
            look = look._replace(bold=_on(each))
        elif name == "caps":
            look = look._replace(capitals=_on(each))
        elif name == "vanish":
            look = look._replace(hidden=_on(each))
        elif name == "rFonts":
            font = attribute(each, "ascii") or attribute(each, "hAnsi")
            look = look._replace(font=font or look.font)
        elif name == "lang":
            look = look._replace(language=(attribute(each, "val") or "")[:2].lower() or look.language)
    return look


def _on(element: Element) -> bool:
    return (attribute(element, "val") or "1").lower() not in _OFF


class Style(NamedTuple):
    """A paragraph style with all it inherits; `level` is that of a heading, 0 for none; `numbering` is numId and ilvl."""

    id: str = ""
    look: Look = Look()
    level: int = 0
    title: bool = False
    contents: bool = False
    quote: bool = False
    numbering: tuple[str | None, str | None] = (None, None)


class Styles:
    """The styles of a file by their ids, read from `styles.xml`, which may be missing."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {attribute(each, "styleId") or "": each for each in children(root, "style")}
        self._default = over(Look(), child(root, "docDefaults", "rPrDefault", "rPr"))
        self.paragraph = cache(self._paragraph)
        self._normal = next(
            (
                id
                for id, each in self._elements.items()
                if attribute(each, "type") in (None, "paragraph") and attribute(each, "default") in ("1", "true", "on")
            ),
            "",
        )

    def _chain(self, id: str) -> list[Element]:
        chain: list[Element] = []
        while (element := self._elements.get(id)) is not None and element not in chain and len(chain) < 50:
            chain.append(element)
            id = attribute(child(element, "basedOn"), "val") or ""
        return chain[::-1]

    def _paragraph(self, id: str | None) -> Style:
        known = id if id in self._elements else self._normal
        style = Style(known or "", self._default)
        for element in self._chain(known or ""):
            properties = child(element, "pPr")
            name = fold(attribute(child(element, "name"), "val") or "").strip()
            numbering = child(properties, "numPr")
            style = Style(
                style.id,
                over(style.look, child(element, "rPr")),
                self._level(name, properties, style.level),
                style.title or name in _TITLES,
                style.contents or bool(_CONTENTS.fullmatch(name)),
                style.quote or name in QUOTES,
                (
                    attribute(child(numbering, "numId"), "val") or style.numbering[0],
                    attribute(child(numbering, "ilvl"), "val") or style.numbering[1],
                ),
            )
        return style

    @staticmethod
    def _level(name: str, properties: Element | None, inherited: int) -> int:
        level = outline_level(properties)
        if level is not None:
            return level
        named = _HEADING.fullmatch(name)
        return int(named[1]) if named else inherited

    def run(self, look: Look, properties: Element | None) -> Look:
        """The look of a run in a paragraph of this look."""
        if properties is None:
            return look
        id = attribute(child(properties, "rStyle"), "val")
        for element in self._chain(id) if id else ():
            look = over(look, child(element, "rPr"))
        return over(look, properties)


def outline_level(properties: Element | None) -> int | None:
    """The level that paragraph properties give, 1 the highest, 0 for running text; None where they give none."""
    value = attribute(child(properties, "outlineLvl"), "val")
    if value is None or not value.isdigit():
        return None
    return int(value) + 1 if int(value) < 9 else 0


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
