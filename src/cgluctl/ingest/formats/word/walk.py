"""The walk through a Word text: paragraphs, tables, notes and boxes in reading order, revisions apart."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from cgluctl.errors import InputError
from cgluctl.ingest.document import Warning
from cgluctl.ingest.formats.composition import Draft, as_notes, row
from cgluctl.ingest.formats.package import Element, Package, attribute, child, children, descendants, local, parsed
from cgluctl.ingest.formats.word.runs import Runs
from cgluctl.ingest.formats.word.styles import Numbering, Style, Styles, outline_level

DELETED = frozenset({"del", "moveFrom"})
_NOTHING = frozenset({"tblGrid", "sectPr", "docDefaults"})
_INLINE = frozenset({"r", "hyperlink", "fldSimple", "oMath", "oMathPara", "t"})
_EMBEDDED = frozenset({"altChunk", "subDoc"})


class Walk:
    """Makes paragraphs of elements; counts lists, notes seen and languages as it goes."""

    def __init__(self, parts: "Parts") -> None:
        self.parts = parts
        self.styles = Styles(parts.first("styles"))
        self.numbering = Numbering(parts.first("numbering"))
        self.notes = {
            (kind, id): note
            for kind in ("footnote", "endnote", "comment")
            for id, note in parts.notes(f"{kind}s", kind).items()
        }
        self.languages: Counter[str] = Counter()
        self.warnings: list[Warning] = []
        self.title: str | None = None
        self.relations = parts.relations
        self._runs = Runs(self)
        # A paragraph whose end was deleted: the next one goes on with it.
        self._open: Draft | None = None

    def part(self, name: str, reason: str) -> list[Draft]:
        """The paragraphs of a part of its own, such as a page head."""
        root = self.parts.tree(name)
        return [] if root is None else self._of(name, root, reason)

    def _of(self, part: str, element: Element, reason: str) -> list[Draft]:
        own, self.relations = self.relations, self.parts.related(part)
        made = self.blocks(element, reason)
        self.relations = own
        return made

    def rest(self) -> list[Draft]:
        """Notes and comments that no place in the text refers to."""
        return [paragraph for key in list(self.notes) for paragraph in self.note(*key)]

    def note(self, kind: str, id: str, reason: str = "") -> list[Draft]:
        """The paragraphs of a note, the first time it is asked for."""
        element = self.notes.pop((kind, id), None)
        if element is None:
            return []
        part = self.parts.of(f"{kind}s")[0]
        return as_notes(self._of(part, element, reason or ("comment" if kind == "comment" else "")))

    def blocks(self, element: Element, reason: str = "") -> list[Draft]:
        """The paragraphs in an element; with a reason, all of them are skips."""
        made: list[Draft] = []
        carried, self._open = self._open, None
        for each in element:
            self._block(each, reason, made)
        self._close(made)
        self._open = carried
        return made

    def _close(self, made: list[Draft]) -> None:
        if self._open is not None:
            made.append(self._open)
        self._open = None

    def _block(self, element: Element, reason: str, made: list[Draft]) -> None:
        name = local(element)
        if name == "p":
            self.paragraph(element, reason, made)
        elif name == "tbl":
            self._close(made)
            for cells in self._rows(element, reason):
                made += row(cells)
        elif name in _INLINE:
            loose = Draft()
            self._runs.piece(element, loose, reason)
            made.append(loose)
        elif name in _EMBEDDED:
            self.warnings.append(Warning("A document embedded in this one was not read."))
        elif not name.endswith("Pr") and name not in _NOTHING:
            inner = reason or ("deleted text" if name in DELETED else _reason(element, name))
            for each in chosen(element, name):
                self._block(each, inner, made)

    def paragraph(self, element: Element, reason: str, made: list[Draft]) -> None:
        """Adds a paragraph, or keeps it open where the deletion of its end joins it to the next."""
        properties = child(element, "pPr")
        style = self.styles.paragraph(attribute(child(properties, "pStyle"), "val"))
        reason = reason or ("table of contents" if style.contents else "")
        joined = child(properties, "rPr", "del") is not None
        draft, self._open = self._open or Draft(), None
        self._runs.paragraph(element, draft, style.look, reason)
        if joined and draft.shown():
            self._open = draft
            return
        if not joined and not reason:
            self._dress(draft, properties, style)
        made.append(draft)

    def _dress(self, draft: Draft, properties: Element | None, style: Style) -> None:
        direct = outline_level(properties)
        level = style.level if direct is None else direct
        if style.title:
            level = 1
            if self.title is None and draft.shown():
                self.title = " ".join(draft.text().split())
        list_id, depth = self._list(properties, style)
        if level:
            draft.role, draft.level = "heading", level
        elif list_id:
            draft.role, draft.level = "item", depth + 1
        elif style.quote:
            draft.role = "quote"
        if list_id and (label := self.numbering.label(list_id, depth)) and draft.shown():
            draft.label(label)

    def _list(self, properties: Element | None, style: Style) -> tuple[str | None, int]:
        own = child(properties, "numPr")
        list_id = attribute(child(own, "numId"), "val") or style.numbering[0]
        depth = attribute(child(own, "ilvl"), "val") or style.numbering[1]
        if not list_id or list_id == "0":
            return None, 0
        if depth is not None and depth.isdigit():
            return list_id, int(depth)
        return list_id, self.numbering.level_of(list_id, style.id)

    def _rows(self, table: Element, reason: str) -> Iterator[list[list[Draft]]]:
        for each, why in _inside(table, "tr", reason):
            properties = child(each, "trPr")
            gone = "deleted text" if child(properties, "del") is not None else ""
            hidden = "hidden text" if child(properties, "hidden") is not None else ""
            yield [self._cell(cell, inner) for cell, inner in _inside(each, "tc", why or gone or hidden)]

    def _cell(self, cell: Element, reason: str) -> list[Draft]:
        gone = child(cell, "tcPr", "cellDel") is not None
        return self.blocks(cell, reason or ("deleted text" if gone else ""))


def _inside(element: Element, name: str, reason: str) -> Iterator[tuple[Element, str]]:
    for each in element:
        found = local(each)
        if found == name:
            yield each, reason
        elif found not in ("tbl", "p") and not found.endswith("Pr"):
            yield from _inside(each, name, reason or ("deleted text" if found in DELETED else _reason(each, found)))


def _reason(element: Element, name: str) -> str:
    properties = child(element, "sdtPr") if name == "sdt" else None
    if properties is None:
        return ""
    if child(properties, "showingPlcHdr") is not None:
        return "placeholder"
    gallery = attribute(child(properties, "docPartObj", "docPartGallery"), "val") or ""
    return "table of contents" if gallery == "Table of Contents" else ""


def chosen(element: Element, name: str) -> Iterator[Element]:
    """The children to read: of alternatives for newer and older programs, the first with words in it."""
    if name != "AlternateContent":
        yield from element
        return
    options = [each for each in element if local(each) in ("Choice", "Fallback")]
    yield from next((each for each in options if next(descendants(each, "t"), None) is not None), options[:1] or ())


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
        raise InputError("{path} holds no text.", "Save it anew in the program that made it.", path=self.package.path)

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
