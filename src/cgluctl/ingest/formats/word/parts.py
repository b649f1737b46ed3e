"""The parts of a Word file, found by the relationships between them, as programs place them where they like."""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple

from cgluctl.errors import InputError
from cgluctl.ingest.formats.package import Element, Package, attribute, child, children, descendants, parsed


class Relation(NamedTuple):
    """What a part refers to: the kind (`styles`, `hyperlink`), and a part's name or an address outside."""

    kind: str
    target: str
    outside: bool


class Parts:
    """The main part of a Word file and all it refers to, each read when asked for."""

    def __init__(self, package: Package) -> None:
        """Finds the main part. InputError where there is none."""
        self.package = package
        self.main = self._main()
        self.relations = self.related(self.main)

    def _main(self) -> str:
        for relation in self.related("").values():
            if relation.kind == "officeDocument" and self.package.read(relation.target) is not None:
                return relation.target
        if "word/document.xml" in self.package.names:
            return "word/document.xml"
        raise InputError(
            "{path} has no text in it.", "Save it anew in the program that made it.", path=self.package.path
        )

    def related(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by the ids it uses."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for each in children(root, "Relationship"):
            outside = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[each.get("Id", "")] = Relation(each.get("Type", "").rpartition("/")[2], target, outside)
        return found

    def tree(self, name: str) -> Element | None:
        """A part as XML, None where there is none."""
        content = self.package.read(name)
        return None if content is None else parsed(content, self.package.path)

    def of(self, kind: str) -> list[str]:
        """The names of the parts of a kind that the main part refers to, in the order of their names."""
        found = {relation.target for relation in self.relations.values() if relation.kind == kind}
        return sorted(found, key=lambda name: (len(name), name))

    def first(self, kind: str) -> Element | None:
        """The first part of a kind as XML, None where there is none."""
        return next((self.tree(name) for name in self.of(kind)), None)

    def title(self) -> str | None:
        """The title among the properties of the file."""
        for relation in self.related("").values():
            if relation.kind == "core-properties":
                element = child(self.tree(relation.target), "title")
                title = " ".join((element.text or "").split()) if element is not None else ""
                return title or None
        return None

    def page_count(self) -> int | None:
        """How many pages the program that saved the file counted."""
        for relation in self.related("").values():
            if relation.kind == "extended-properties":
                element = child(self.tree(relation.target), "Pages")
                if element is not None and re.fullmatch(r"\d{1,6}", element.text or ""):
                    return int(element.text)
        return None

    def notes(self, kind: str, element: str) -> dict[str, Element]:
        """Footnotes, endnotes or comments by their ids, without the rules that part them from the text."""
        return {
            attribute(each, "id") or "": each
            for each in descendants(self.first(kind), element)
            if attribute(each, "type") in (None, "normal")
        }
