"""Paragraphs in the making: what office programs and pages have in common, before positions are counted.

What stands inside a paragraph without belonging to its words (deleted text, a comment, a note, a text box) follows it
as a paragraph of its own, so that a sentence stays in one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from cgluctl.ingest.document import Block, Builder, Document, Role
from cgluctl.language import words

SHORT = 200  # characters of a paragraph that may be a heading by its look alone
_SOFT_HYPHEN = re.compile("\u00ad")
_LANGUAGES = ("fr", "en", "es")
_LINES, _WIDEST = 8, 130  # printed lines: so many at least, of so many characters at most
_CELL = (4, 600)  # a cell of more paragraphs, or of several with more characters, is a part of the page's layout


class Draft:
    """Words with a role, and what follows them. `bold` and `plain` count letters and figures set so.

    `drops` are stretches of the words that flowing text leaves out: the mark of a note.
    """

    __slots__ = (
        "_aside_at",
        "_parts",
        "after",
        "bold",
        "drops",
        "length",
        "level",
        "pages",
        "plain",
        "reason",
        "role",
        "row",
    )

    def __init__(self, role: Role = "text", level: int = 0, reason: str = "") -> None:
        self.role: Role = role
        self.level = level
        self.reason = reason
        self.after: list[Draft] = []
        self.pages: list[int] = []
        self.drops: list[tuple[int, int]] = []
        self.length = 0
        self.bold = self.plain = 0
        self.row = False
        self._parts: list[str] = []
        self._aside_at = -1

    def add(self, text: str, bold: bool = False) -> None:
        """Adds words."""
        self._parts.append(text)
        self.length += len(text)
        signs = sum(map(str.isalnum, text))
        if bold:
            self.bold += signs
        else:
            self.plain += signs

    def label(self, text: str) -> None:
        """Puts the number or bullet of a list before the words."""
        self._parts.insert(0, text)
        self.length += len(text)
        self.pages = [page + len(text) for page in self.pages]
        self.drops = [(start + len(text), end + len(text)) for start, end in self.drops]

    def aside(self, text: str, reason: str) -> None:
        """Adds what is no part of the words; what goes on without words between stays in one piece."""
        if self._aside_at == self.length and self.after and self.after[-1].reason == reason:
            self.after[-1].add(text)
        elif text:
            skip = Draft("skip", reason=reason)
            skip.add(text)
            self.after.append(skip)
            self._aside_at = self.length

    def page(self) -> None:
        """Marks that a page begins here."""
        self.pages.append(self.length)

    def text(self) -> str:
        """The words, without what follows."""
        return "".join(self._parts)

    def trim(self) -> None:
        """Takes white space off the end."""
        text = self.text().rstrip(" ")
        self._parts, self.length = [text], len(text)
        self.drops = [(start, min(end, self.length)) for start, end in self.drops if start < self.length]

    def ends(self) -> str:
        """The last character so far, nothing at the beginning."""
        return next((part[-1] for part in reversed(self._parts) if part), "")

    def shown(self) -> bool:
        """Whether there are words to see."""
        return self.role != "skip" and any(part.strip() for part in self._parts)

    def take(self, other: Draft) -> None:
        """Goes on with another paragraph's words, and what follows it."""
        self.pages += [self.length + page for page in other.pages]
        self.drops += [(self.length + start, self.length + end) for start, end in other.drops]
        self._parts.append(other.text())
        self.length += other.length
        self.bold, self.plain = self.bold + other.bold, self.plain + other.plain
        self.after += other.after


def row(cells: Sequence[Sequence[Draft]]) -> list[Draft]:
    """A table row as one paragraph, its cells parted by tabs; as it stands where the table only lays out the page."""
    filled = [[paragraph for paragraph in cell if paragraph.shown()] for cell in cells]
    if sum(map(bool, filled)) <= 1 or any(map(_laid_out, filled)):
        return [paragraph for cell in cells for paragraph in cell]
    merged = Draft()
    merged.row = True
    for number, cell in enumerate(cells):
        if number:
            merged.add("\t")
        first = True
        for paragraph in cell:
            if paragraph.role == "skip":
                merged.after.append(paragraph)
                continue
            if paragraph.shown() and not first:
                merged.add("\n")
            first = first and not paragraph.shown()
            merged.take(paragraph)
    return [merged]


def _laid_out(cell: Sequence[Draft]) -> bool:
    paragraphs, characters = _CELL
    return (
        len(cell) > paragraphs
        or (len(cell) > 1 and sum(paragraph.length for paragraph in cell) > characters)
        or any(paragraph.role == "heading" or paragraph.row for paragraph in cell)
    )


def flattened(paragraphs: Iterable[Draft]) -> Iterator[Draft]:
    """The paragraphs, each followed by what belongs after it."""
    stack = [iter(paragraphs)]
    while stack:
        for paragraph in stack[-1]:
            yield paragraph
            if paragraph.after:
                stack.append(iter(paragraph.after))
                break
        else:
            stack.pop()


def _emphatic(paragraph: Draft) -> bool:
    return paragraph.bold > 0 and paragraph.plain == 0 and not paragraph.row


def promote(paragraphs: Iterable[Draft]) -> None:
    """Makes headings of what looks like one: short, wholly bold, no sentence, and followed by text that is not."""
    shown = [paragraph for paragraph in paragraphs if paragraph.shown()]
    for this, following in pairwise(shown):
        text = this.text().strip()
        if (
            this.role == "text"
            and _emphatic(this)
            and len(text) < SHORT
            and not text.endswith((".", ";", ","))
            and any(map(str.isalpha, text))
            and following.role != "heading"
            and not _emphatic(following)
        ):
            this.role = "heading"


def typewritten(paragraphs: Sequence[Draft]) -> bool:
    """Whether each paragraph is a printed line, as where a plain text was put into an office program or page as it was.

    No author begins every third paragraph in the middle of a sentence.
    """
    lines = [paragraph for paragraph in paragraphs if paragraph.shown() and paragraph.role == "text"]
    if len(lines) < _LINES or sum(line.length <= _WIDEST for line in lines) < 0.95 * len(lines):
        return False
    pairs = [(a, b) for a, b in pairwise(paragraphs) if a.shown() and b.shown() and a.role == b.role == "text"]
    going_on = sum(following.text().lstrip()[0].islower() for _, following in pairs)
    return going_on * 3 >= len(pairs) > 0


def document(paragraphs: Iterable[Draft], format: str, language: str | None = None, **more: Any) -> Document:
    """The document that paragraphs make, one below the other; a line end inside one is the author's.

    `language` is what the file declares: programs declare their own where nobody chose one, so the words have a say.
    """
    every = list(flattened(paragraphs))
    lines = typewritten(every)
    if not lines:
        promote(every)
    builder = Builder()
    drops: list[tuple[int, int]] = []
    for paragraph in every:
        drops += [(builder.length + start, builder.length + end) for start, end in paragraph.drops]
        builder.pages += [builder.length + page for page in paragraph.pages]
        builder.add(paragraph.text(), paragraph.role, level=paragraph.level, reason=paragraph.reason)
        builder.space("\n")
    text = builder.text()
    return Document(
        text,
        format,
        _joined(text, builder.blocks) if lines else builder.blocks,
        drops=sorted([*drops, *(match.span() for match in _SOFT_HYPHEN.finditer(text))]),
        wrapped=lines,
        language=language if language in _LANGUAGES and words.language(text) in (None, language) else None,
        **{"pages": builder.pages, **more},
    )


def _joined(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs of printed lines: none where there is nothing but text, so that it is read as plain text is."""
    if all(block.role == "text" for block in blocks):
        return []
    made: list[Block] = []
    for block in blocks:
        before = made[-1] if made else None
        if before and before.role == block.role == "text" and text[before.end : block.start].count("\n") < 2:
            made[-1] = before._replace(end=block.end)
        else:
            made.append(block)
    return made
