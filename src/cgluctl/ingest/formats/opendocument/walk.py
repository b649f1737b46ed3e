"""The walk through an OpenDocument text: paragraphs, lists, tables and sections in reading order."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cgluctl.ingest.formats.composition import Draft, row
from cgluctl.ingest.formats.opendocument.pieces import Pieces
from cgluctl.ingest.formats.opendocument.styles import Parts, Styles
from cgluctl.ingest.formats.package import Element, attribute, child, children, local

_NOTHING = frozenset({"tracked-changes", "forms", "change-info", "index-source", "table-column", "table-columns"})
_INDEXES = {
    "table-of-content": "table of contents",
    **dict.fromkeys(("alphabetical-index", "illustration-index", "table-index", "object-index", "user-index"), "index"),
}
_PLAIN_BLOCKS = frozenset({"section", "index-body", "index-title", "list-item", "list-header", "text-box", "note-body"})


class Item(NamedTuple):
    """The item of a list that a paragraph begins: its level, the style of the list, its count, where it starts anew."""

    level: int
    style: str
    counts: dict[int, int]
    start: int | None = None
    labelled: bool = True


class Walk:
    """Makes paragraphs of elements; counts lists, deletions seen and languages as it goes."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        own = child(parts.styles, "styles")
        self._body = Styles(child(parts.content, "automatic-styles"), own)
        self._running = Styles(child(parts.styles, "automatic-styles"), own)
        self.styles = self._body
        self.languages: Counter[str] = Counter()
        self.title: str | None = None
        self._deleted = {
            attribute(region, "id") or "": deletion
            for region in children(child(parts.body, "tracked-changes"), "changed-region")
            if (deletion := child(region, "deletion")) is not None
        }
        self._outline: dict[int, int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._pieces = Pieces(self)
        self._page_begins = False
        self._begun = False

    def running(self) -> list[Draft]:
        """The heads and feet of pages."""
        self.styles = self._running
        made = [paragraph for each, reason in self.parts.running() for paragraph in self.blocks(each, reason)]
        self.styles = self._body
        return made

    def deleted(self, id: str) -> list[Draft]:
        """The paragraphs of a deletion, the first time it is asked for."""
        element = self._deleted.pop(id, None)
        return [] if element is None else self.blocks(element, "deleted text")

    def rest(self) -> list[Draft]:
        """Deletions that no place in the text refers to."""
        return [paragraph for id in list(self._deleted) for paragraph in self.deleted(id)]

    def blocks(self, elements: Iterable[Element], reason: str = "") -> list[Draft]:
        """The paragraphs in an element; with a reason, all of them are skips."""
        made: list[Draft] = []
        for each in elements:
            self._block(each, reason, made)
        return made

    def _block(self, element: Element, reason: str, made: list[Draft], item: Item | None = None) -> None:
        name = local(element)
        if name in ("p", "h"):
            self._paragraph(element, reason, made, item)
        elif name == "list":
            self._list(element, reason, made, item)
        elif name == "table":
            for cells in self._rows(element, reason):
                made += row(cells)
        elif name == "soft-page-break":
            self._page_begins = True
        elif name in _INDEXES or name in _PLAIN_BLOCKS:
            inner = reason or _INDEXES.get(name, "") or ("hidden text" if self._hidden(element) else "")
            for each in element:
                self._block(each, inner, made)
        elif name == "numbered-paragraph":
            self._numbered(element, reason, made)
        elif name not in _NOTHING and not name.endswith("-decls"):
            holder = Draft()
            self._pieces.piece(element, holder, reason)
            made += [holder] if holder.length else holder.after

    def _hidden(self, section: Element) -> bool:
        return (
            attribute(section, "display") == "none"
            or attribute(section, "is-hidden") == "true"
            or self.styles.hidden_section(attribute(section, "style-name") or "")
        )

    def _paragraph(self, element: Element, reason: str, made: list[Draft], item: Item | None) -> None:
        style = self.styles.paragraph(attribute(element, "style-name") or "")
        draft = Draft()
        if self._page_begins or (style.new_page and self._begun and not reason):
            draft.page()
        self._page_begins = False
        self._begun = True
        self._pieces.paragraph(element, draft, style.look, reason)
        made.append(draft)
        if reason:
            return
        label = self.styles.label(item.style, item.level, item.counts, item.start) if item and item.labelled else ""
        if local(element) == "h":
            level = attribute(element, "outline-level") or attribute(element, "level") or "1"
            draft.role, draft.level = "heading", int(level) if level.isdigit() and len(level) < 3 else 1
            if item is None and attribute(element, "is-list-header") != "true":
                label = self.styles.label("Outline", draft.level, self._outline)
        elif style.title or style.level:
            draft.role, draft.level = "heading", 1 if style.title else style.level
        elif item:
            draft.role, draft.level = "item", item.level
        elif style.quote:
            draft.role = "quote"
        if style.title and self.title is None and draft.shown():
            self.title = " ".join(draft.text().split())
        if label and draft.shown():
            draft.label(label)

    def _list(self, element: Element, reason: str, made: list[Draft], outer: Item | None) -> None:
        style = attribute(element, "style-name") or (outer.style if outer else "")
        level = outer.level + 1 if outer else 1
        counts = outer.counts if outer else self._counting(element, style)
        for each in element:
            if local(each) not in ("list-item", "list-header"):
                continue
            start = attribute(each, "start-value") or ""
            item: Item | None = Item(
                level, style, counts, int(start) if start.isdigit() else None, local(each) == "list-item"
            )
            for inner in each:
                name = local(inner)
                if name == "list":
                    self._list(inner, reason, made, Item(level, style, counts))
                else:
                    self._block(inner, reason, made, item)
                    # An item has its label once.
                    item = None if name in ("p", "h") else item

    def _counting(self, element: Element, style: str) -> dict[int, int]:
        went_on = attribute(element, "continue-list") or (
            f"style {style}" if attribute(element, "continue-numbering") == "true" else ""
        )
        counts = self._counts.get(went_on, {}) if went_on else {}
        self._counts[f"style {style}"] = counts
        self._counts[attribute(element, "id") or ""] = counts
        return counts

    def _numbered(self, element: Element, reason: str, made: list[Draft]) -> None:
        level = attribute(element, "level") or "1"
        style = attribute(element, "style-name") or ""
        counts = self._counts.setdefault(f"numbered {attribute(element, 'list-id') or style}", {})
        item = Item(int(level) if level.isdigit() and len(level) < 3 else 1, style, counts)
        for each in element:
            self._block(each, reason, made, item)

    def _rows(self, table: Element, reason: str) -> Iterator[list[list[Draft]]]:
        for each in table:
            name = local(each)
            if name == "table-row":
                yield [self._cell(cell, reason) for cell in each if local(cell).endswith("table-cell")]
            elif name == "soft-page-break":
                self._page_begins = True
            elif name.startswith("table-") and name not in _NOTHING:
                yield from self._rows(each, reason)
            elif name in ("title", "desc"):
                yield [self._described(each)]

    @staticmethod
    def _described(element: Element) -> list[Draft]:
        holder = Draft()
        holder.aside(element.text or "", "description")
        return holder.after

    def _cell(self, cell: Element, reason: str) -> list[Draft]:
        covered = local(cell) == "covered-table-cell"
        return self.blocks(cell, reason or ("hidden text" if covered else ""))
