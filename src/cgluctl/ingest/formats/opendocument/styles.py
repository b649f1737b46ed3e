"""The parts of an OpenDocument text and its styles: what paragraphs, spans and lists are by style and inheritance."""

import posixpath
import re
from functools import cache
from typing import NamedTuple

from cgluctl.errors import InputError
from cgluctl.ingest.formats.composition import numeral, symbols
from cgluctl.ingest.formats.package import (
    QUOTES,
    Element,
    Look,
    Package,
    attribute,
    child,
    descendants,
    local,
    parsed,
    protected,
)

_HEADING = re.compile(r"Heading(?:_20_| )([1-9])")
_TITLES = frozenset({"Title"})
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_LIST_STYLES = frozenset({"list-style", "outline-style"})


def over(look: Look, properties: Element | None) -> Look:
    """A look changed by `style:text-properties`."""
    for key, value in properties.attrib.items() if properties is not None else ():
        name = key.rpartition("}")[2]
        if name == "font-weight":
            look = look._replace(bold=value in _BOLD)
        elif name == "text-transform":
            look = look._replace(capitals=value == "uppercase")
        elif name == "display":
            look = look._replace(hidden=value == "none")
        elif name in ("font-name", "font-family"):
            look = look._replace(font=value.strip("'"))
        elif name == "language":
            look = look._replace(language=value[:2].lower())
    return look


class Style(NamedTuple):
    """A paragraph style with all it inherits; `level` is that of a heading, 0 for none."""

    look: Look = Look()
    level: int = 0
    title: bool = False
    quote: bool = False
    new_page: bool = False


class Level(NamedTuple):
    """How a level of a list is labelled; `kind` as numerals has it, `bullet`, or nothing."""

    kind: str = ""
    bullet: str = ""
    before: str = ""
    behind: str = ""
    start: int = 1
    shown: int = 1


class Styles:
    """The styles of a part by family and name; automatic ones come before those of the same name in the file."""

    def __init__(self, *parts: Element | None) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        for element in (each for part in parts if part is not None for each in part):
            name = local(element)
            family = attribute(element, "family") or ""
            if name == "default-style":
                self._defaults.setdefault(family, element)
            elif name == "style":
                self._elements.setdefault((family, attribute(element, "name") or ""), element)
            elif name in _LIST_STYLES:
                title = "Outline" if name == "outline-style" else attribute(element, "name") or ""
                self._lists.setdefault(title, _levels(element))
        self.paragraph = cache(self._paragraph)
        self.chain = cache(self._chain)

    def _chain(self, family: str, name: str) -> tuple[tuple[str, Element], ...]:
        chain: list[tuple[str, Element]] = []
        while (element := self._elements.get((family, name))) is not None and len(chain) < 50:
            chain.append((name, element))
            name = attribute(element, "parent-style-name") or ""
        return tuple(reversed(chain))

    def _paragraph(self, name: str) -> Style:
        style = Style(over(Look(), child(self._defaults.get("paragraph"), "text-properties")))
        for title, element in self.chain("paragraph", name):
            properties = child(element, "paragraph-properties")
            heading = _HEADING.fullmatch(title)
            style = Style(
                over(style.look, child(element, "text-properties")),
                int(heading[1]) if heading else style.level,
                style.title or title in _TITLES,
                style.quote or title.replace("_20_", " ").lower() in QUOTES,
                attribute(properties, "break-before") == "page" or bool(attribute(element, "master-page-name")),
            )
        return style

    def span(self, look: Look, name: str) -> Look:
        """The look of a span of a style in text of this look."""
        for _, element in self.chain("text", name):
            look = over(look, child(element, "text-properties"))
        return look

    def hidden_section(self, name: str) -> bool:
        """Whether sections of a style are not shown."""
        return any(
            attribute(child(element, "section-properties"), "display") == "none"
            for _, element in self.chain("section", name)
        )

    def label(self, list_style: str, number: int, counts: dict[int, int], start: int | None = None) -> str:
        """Counts on at a level of a list, the highest 1, and gives the label with the space behind it."""
        levels = self._lists.get(list_style, {})
        level = levels.get(number, Level())
        counts[number] = counts.get(number, level.start - 1) + 1 if start is None else start
        for deeper in [each for each in counts if each > number]:
            del counts[deeper]
        if level.kind == "bullet":
            # LibreOffice writes what stands around a bullet, and does not show it.
            return f"{level.bullet} " if level.bullet.strip() else ""
        if not level.kind:
            return ""
        numbers = [
            numeral(counts.get(each, levels.get(each, level).start), levels.get(each, level).kind)
            for each in range(max(number - level.shown + 1, 1), number + 1)
            if levels.get(each, level).kind not in ("", "bullet")
        ]
        return f"{level.before}{'.'.join(numbers)}{level.behind} "


def _levels(element: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for each in element:
        number = _number(attribute(each, "level"), 0)
        bullet = attribute(each, "bullet-char")
        properties = child(each, "text-properties")
        font = attribute(properties, "font-name") or attribute(properties, "font-family")
        levels[number] = Level(
            "bullet" if bullet else attribute(each, "num-format") or "",
            symbols(bullet, font) if bullet else "",
            attribute(each, "num-prefix") or "",
            attribute(each, "num-suffix") or "",
            _number(attribute(each, "start-value"), 1),
            _number(attribute(each, "display-levels"), 1),
        )
    return levels


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"\d{1,6}", value) else otherwise


class Parts:
    """The trees of a text: its content, its styles and its properties; in a flat file one and the same."""

    def __init__(self, content: bytes, path: str) -> None:
        """Reads the content. InputError when it is damaged, protected by a password or no text."""
        self.path = path
        self._package = Package(content, path) if content.startswith(b"PK") else None
        if self._package is None:
            self.content = self.styles = self.meta = parsed(content, path)
        else:
            if b"encryption-data" in (self._package.read("META-INF/manifest.xml") or b""):
                raise protected(path)
            self.content, self.styles, self.meta = map(self.tree, ("content.xml", "styles.xml", "meta.xml"))
        body = child(self.content, "body", "text")
        if body is None:
            raise InputError("{path} holds no text.", "Save it anew in the program that made it.", path=path)
        self.body: Element = body

    def tree(self, name: str) -> Element | None:
        """A part as XML, None where there is none."""
        content = self._package.read(name) if self._package else None
        return None if content is None else parsed(content, self.path)

    def embedded(self, element: Element) -> Element | None:
        """The content of an object such as a chart or formula, in the file or in a part of its own."""
        address = attribute(element, "href")
        if address:
            return self.tree(posixpath.join(address.removeprefix("./"), "content.xml"))
        return element if len(element) else None

    def title(self) -> str | None:
        """The title among the properties of the file."""
        element = child(self.meta, "meta", "title")
        return " ".join((element.text or "").split()) or None if element is not None else None

    def page_count(self) -> int | None:
        """How many pages the program that saved the file counted."""
        count = attribute(child(self.meta, "meta", "document-statistic"), "page-count") or ""
        return int(count) if count.isdigit() and len(count) < 7 else None

    def running(self) -> list[tuple[Element, str]]:
        """The heads and feet of pages, and which of the two each is."""
        found = [
            (each, "running head" if local(each).startswith("header") else "running foot")
            for master in descendants(child(self.styles, "master-styles"), "master-page")
            for each in master
            if local(each).startswith(("header", "footer")) and attribute(each, "display") != "false"
        ]
        return sorted(found, key=lambda pair: pair[1] == "running foot")
