"""The parts of an OpenDocument text, a package or one flat file."""

from __future__ import annotations

import posixpath

from cgluctl.errors import InputError
from cgluctl.ingest.formats.package import Package, protected
from cgluctl.ingest.formats.xmltree import Element, attribute, child, descendants, local, parsed


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
            raise InputError("{path} has no text in it.", "Save it anew in the program that made it.", path=path)
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
