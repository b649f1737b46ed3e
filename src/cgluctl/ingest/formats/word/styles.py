"""The styles of a Word file: what a paragraph and a run are by style, inheritance and direct formatting."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cgluctl.ingest.formats.xmltree import Element, attribute, child, children
from cgluctl.language.fold import fold

# Built-in headings keep their outline level; the names help with files of programs that leave it out.
_HEADING = re.compile(r"(?:heading|titre|titulo|encabezado|uberschrift|titolo|cabecalho|kop)\s*([1-9])")
_TITLES = frozenset({"title", "titre", "titulo", "titolo", "titel", "puesto"})
_CONTENTS = re.compile(r"(?:toc|tm|tdc|contents|table des matieres|tabla de contenido)\s*[1-9]")
_QUOTES = frozenset({"quote", "intense quote", "citation", "citation intense", "cita", "cita destacada", "quotations"})
_OFF = frozenset({"0", "false", "off", "none"})


class Look(NamedTuple):
    """How a run is set, as far as it tells what the words are."""

    bold: bool = False
    capitals: bool = False
    hidden: bool = False
    font: str | None = None
    language: str | None = None

    def over(self, properties: Element | None) -> Look:
        """This look changed by the properties of a run, `w:rPr`."""
        look = self
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
        self._default = Look().over(child(root, "docDefaults", "rPrDefault", "rPr"))
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
        """A style and those it is based on, the basis first."""
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
                style.look.over(child(element, "rPr")),
                self._level(name, properties, style.level),
                style.title or name in _TITLES,
                style.contents or bool(_CONTENTS.fullmatch(name)),
                style.quote or name in _QUOTES,
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
            look = look.over(child(element, "rPr"))
        return look.over(properties)


def outline_level(properties: Element | None) -> int | None:
    """The level that paragraph properties give, 1 the highest, 0 for running text; None where they give none."""
    value = attribute(child(properties, "outlineLvl"), "val")
    if value is None or not value.isdigit():
        return None
    return int(value) + 1 if int(value) < 9 else 0
