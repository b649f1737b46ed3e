"""The walk through a page: its words as a browser sets them, what is beside the text told apart.

Without recursion, as pages may be nested as deeply as their programs please.
"""

import re
from collections.abc import Callable
from typing import Any

from cgluctl.ingest.formats.composition import Draft, flattened, numeral, row
from cgluctl.ingest.formats.webpage import BLOCKS, SILENT, Attributes, Context, inside

Node = Any  # a node of selectolax
_SPACES = re.compile("[ \t\n\f\r]+")
_MARKED = re.compile(r"\s*(?:[^\w\s«“\"'‘(\[¿¡]|\d{1,3}[.)]\s)")
_QUOTED = re.compile(r"\s*[«“”„\"‘‹]")
_QUOTES = {"fr": ("«»", "“”"), "es": ("«»", "“”"), "en": ("“”", "‘’")}
_ADDRESS = re.compile(r"(?:https?|mailto|ftp):", re.IGNORECASE)
# The number of a note, in the text or before the note, and the sign that leads back.
_NOTE = re.compile(r"\s*(?:\[?(?:\d{1,3}|[ivx]{1,6}|[*†‡]{1,3})\]?|[↩↑^]\ufe0e?)\s*")
_ENDED = re.compile(r"[.!?…»”\"]\s*\Z")
_UNMARKED = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)


class _List:
    def __init__(self, tag: str, attributes: Attributes, items: int) -> None:
        self.kind = (attributes.get("type") or "1") if tag == "ol" else "bullet"
        self.marked = not _UNMARKED.search(attributes.get("style") or "")
        self.step = -1 if "reversed" in attributes else 1
        start = attributes.get("start") or ""
        first = int(start) if re.fullmatch(r"-?\d{1,6}", start) else items if self.step < 0 else 1
        self.next = first

    def label(self, attributes: Attributes) -> str:
        """The label of the next item, with the space behind it."""
        value = attributes.get("value") or ""
        if re.fullmatch(r"-?\d{1,6}", value):
            self.next = int(value)
        number, self.next = self.next, self.next + self.step
        if not self.marked or _UNMARKED.search(attributes.get("style") or ""):
            return ""
        return "• " if self.kind == "bullet" else f"{numeral(number, self.kind)}. "


class Walk:
    """Makes paragraphs of a page; `content` tells which elements hold the report although they look like navigation."""

    def __init__(self, content: Callable[[Node, str, Context], bool]) -> None:
        self._content = content
        self._made: list[list[Draft]] = [[]]
        self._rows: list[list[list[Draft]]] = []
        self._lists: list[_List] = []
        self._draft = Draft()
        # The item whose first words are still to come: its level and label.
        self._item: tuple[int, str] | None = None
        self._links: list[tuple[Draft, int, str]] = []
        self._marks: list[str] = []

    def paragraphs(self, root: Node, context: Context) -> list[Draft]:
        """The paragraphs below a node."""
        node, path = root, list[tuple[Node, Context]]()
        while True:
            within = self._enter(node, context)
            first = node.first_child if within is not None else None
            if first is not None and within is not None:
                path.append((node, context))
                node, context = first, within
                continue
            if within is not None:
                self._leave(node, context)
            while node.next is None or node is root:
                if not path:
                    self._flush()
                    return self._made[0]
                node, context = path.pop()
                self._leave(node, context)
            node = node.next

    def _enter(self, node: Node, context: Context) -> Context | None:
        tag = node.tag
        if tag == "-text":
            self._text(node.text_content or "", context)
            return None
        if tag in SILENT or tag.startswith(("-", "!")):
            return None
        attributes = node.attributes
        within = inside(tag, attributes, context, self._content(node, tag, context))
        if tag in BLOCKS:
            self._flush()
        if tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._made.append([])
        elif tag in ("ul", "ol", "menu", "dir"):
            self._lists.append(_List(tag, attributes, sum(1 for each in node.iter() if each.tag == "li")))
        elif tag == "li":
            self._item = (max(within.lists, 1), self._lists[-1].label(attributes) if self._lists else "")
        else:
            self._enter_inline(node, tag, attributes, within)
        return within

    def _enter_inline(self, node: Node, tag: str, attributes: Attributes, context: Context) -> None:
        if tag == "br":
            self._break(context)
        elif tag == "cite" and context.quote and _ENDED.search(self._draft.text()):
            self._flush()  # who said the words before it, not the title of a work
        elif tag == "a":
            self._links.append((self._draft, self._draft.length, (attributes.get("href") or "").strip()))
        elif tag == "q":
            outer, inner = _QUOTES.get(context.language, _QUOTES["en"])
            marks = outer if context.quotes % 2 else inner
            marked = _QUOTED.match(node.text() or "")
            self._marks.append("" if marked else marks[1])
            self._text("" if marked else marks[0], context)
        elif tag in ("img", "area") and attributes.get("alt"):
            alternative = _SPACES.sub(" ", attributes["alt"] or "")
            self._draft.aside(f" {alternative}", context.reason or "picture description")
        elif tag == "rt" and not _has(node.parent, "rp"):
            self._text(" (", context)
        elif tag in ("option", "optgroup"):
            self._draft.aside(" ", context.reason)

    def _leave(self, node: Node, context: Context) -> None:
        tag = node.tag
        if tag in BLOCKS:
            self._flush()
        if tag == "tr":
            cells = self._rows.pop()
            self._made[-1] += row(cells)
        elif tag in ("td", "th"):
            cell = self._made.pop()
            if self._rows:
                self._rows[-1].append(cell)
            else:
                self._made[-1] += cell
        elif tag in ("ul", "ol", "menu", "dir"):
            self._lists.pop()
        elif tag == "li":
            self._item = None
        elif tag == "a" and self._links:
            self._address(*self._links.pop(), context)
        elif tag == "q":
            self._text(self._marks.pop(), context)
        elif tag == "rt" and not _has(node.parent, "rp"):
            self._text(")", context)

    def _address(self, draft: Draft, start: int, href: str, context: Context) -> None:
        if href.startswith("#") and draft is self._draft and _NOTE.fullmatch(draft.text(), start):
            draft.drops.append((start, draft.length))
        if not context.reason and _ADDRESS.match(href):
            label = draft.text()[start:].strip()
            if label.removeprefix("mailto:") != href.removeprefix("mailto:"):
                self._draft.aside(f" {href}", "link address")

    def _text(self, text: str, context: Context) -> None:
        if context.reason:
            self._draft.aside(_SPACES.sub(" ", text), context.reason)
        elif context.pre:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._flush(blank=True)
                self._words(line, context)
        else:
            text = _SPACES.sub(" ", text)
            if self._draft.ends() in ("", " ", "\n"):
                text = text.removeprefix(" ")
            self._words(text, context)

    def _words(self, text: str, context: Context) -> None:
        draft = self._draft
        if not draft.length and text.strip():
            self._dress(draft, text, context)
        if text:
            draft.add(text, context.bold)

    def _dress(self, draft: Draft, text: str, context: Context) -> None:
        label = ""
        if self._item:
            draft.role = "item"
            draft.level, label = self._item
            self._item = None
        elif context.quote:
            draft.role = "quote"
        if context.heading:
            draft.role, draft.level = "heading", context.heading
        if label and not (label == "• " and _MARKED.match(text)):
            draft.label(label)

    def _break(self, context: Context) -> None:
        if context.pre:
            self._flush(blank=True)
        elif context.reason:
            self._draft.aside("\n", context.reason)
        elif self._draft.ends() == "\n":  # two in a row set paragraphs apart
            self._flush()
        elif self._draft.length:
            self._draft.trim()
            self._draft.add("\n")

    def _flush(self, blank: bool = False) -> None:
        if self._draft.length or self._draft.after or blank:
            self._draft.trim()
            self._made[-1].append(self._draft)
            self._draft = Draft()


def _has(node: Node | None, tag: str) -> bool:
    return node is not None and any(each.tag == tag for each in node.iter())


_PROSE = 3  # paragraphs that no form has for its own sake


def paragraphs(tree: Any, language: str) -> list[Draft]:
    """The paragraphs of a page, as a rule without its navigation; with it where there is nothing else."""
    start = Context(language=language)
    root = tree.root
    if root is None:
        return []
    headless = all(_in_banner(each) for each in tree.css("h1"))

    def held(node: Node, tag: str, context: Context) -> bool:
        if tag == "form":
            return node.css_first("main, article, h1, h2") is not None or len(node.css("p")) >= _PROSE
        # A page whose only main heading stands in its head: there the title of the report is.
        return tag == "header" and headless and node.css_first("h1") is not None and node.css_first("nav") is None

    made = Walk(held).paragraphs(root, start)
    if any(each.shown() for each in flattened(made)):
        return made
    return Walk(lambda *_: True).paragraphs(root, start)


def _in_banner(node: Node) -> bool:
    inside = False
    while node is not None:
        if node.tag in ("article", "main", "section"):
            return False
        inside = inside or node.tag in ("header", "nav", "aside")
        node = node.parent
    return inside
