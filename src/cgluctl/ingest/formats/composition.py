"""Paragraphs in the making: what office programs and pages have in common, before positions are counted.

What stands inside a paragraph without belonging to its words (deleted text, a note, a text box) follows it as one of
its own, so that a sentence stays in one piece.
"""

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

    def take(self, other: "Draft") -> None:
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


def as_notes(paragraphs: list[Draft], boxed: bool = False) -> list[Draft]:
    """Paragraphs of a note, which no speaker says, or of a text box, which is one where it is no part of the layout."""
    for paragraph in paragraphs if not boxed or not _laid_out(paragraphs) else ():
        paragraph.role = "note" if paragraph.role == "text" else paragraph.role
    return paragraphs


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
    """Whether each paragraph is a printed line, as where a plain text was put into an office program or page as it was."""
    lines = [paragraph for paragraph in paragraphs if paragraph.shown() and paragraph.role == "text"]
    if len(lines) < _LINES or sum(line.length <= _WIDEST for line in lines) < 0.95 * len(lines):
        return False
    pairs = [(a, b) for a, b in pairwise(paragraphs) if a.shown() and b.shown() and a.role == b.role == "text"]
    full = max(line.length for line in lines) / 2  # what ends early is an item or a cell
    going_on = sum(b.text().lstrip()[0].islower() and a.length > full for a, b in pairs)
    return going_on * 3 >= len(pairs) > 0  # no author begins so many in the middle of a sentence


def document(paragraphs: Iterable[Draft], format: str, language: str | None, pages: int = 0, **more: Any) -> Document:
    """The document that paragraphs make, one below the other; a line end inside one is the author's.

    `language` is what the file declares: programs declare their own where nobody chose one, so the words have a say.
    `pages` is how many the file says it has: the breaks that are marked in it count where they make as many.
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
    breaks = builder.pages if pages == len(builder.pages) + 1 else []
    return Document(
        text,
        format,
        _joined(text, builder.blocks) if lines else builder.blocks,
        drops=sorted([*drops, *(match.span() for match in _SOFT_HYPHEN.finditer(text))]),
        wrapped=lines,
        language=language if language in _LANGUAGES and words.language(text) in (None, language) else None,
        pages=[0, *breaks] if breaks else [],
        **more,
    )


def _joined(text: str, blocks: Sequence[Block]) -> list[Block]:
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


_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_WINGDINGS = {
    **{0x28: "☎", 0x2A: "✉", 0x45: "☜", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑"},
    **{0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA4: "◉"},
    **{0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦"},
    **{0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
}
_SYMBOL = {
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **{0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xA7: "♣", 0xA8: "♦", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓"},
    **{0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xDE: "⇒", 0xD7: "⋅", 0xD8: "¬", 0xE5: "∑"},
}
# Other fonts with bullets in the private area have the commonest at the same places.
_ANY = {**{code: _WINGDINGS[code] for code in (0x6E, 0x76, 0xA7, 0xD8, 0xE0, 0xFC)}, 0xB7: "•", 0x2D: "−"}
_LETTERS = 26
_PRIVATE = re.compile("[\uf000-\uf0ff]")


def numeral(number: int, kind: str) -> str:
    """A number as `1`, `01`, `a`, `A`, `i` or `I` would count; as `1` where letters or Roman numerals end."""
    if kind in ("i", "I") and 0 < number < 4000:
        return _roman(number) if kind == "i" else _roman(number).upper()
    if kind in ("a", "A") and 0 < number <= _LETTERS * 30:
        # Office programs go on with aa, bb, cc.
        return chr(ord(kind) + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)
    return f"{number:02d}" if kind == "01" else str(number)


def _roman(number: int) -> str:
    made = ""
    for value, letters in _ROMAN:
        made, number = made + letters * (number // value), number % value
    return made


def symbols(text: str, font: str | None) -> str:
    """Text with the signs of a symbol font as the characters they show; what is unknown stays as it is."""
    name = (font or "").lower()
    if name.startswith("wingdings"):
        # Wingdings 2 and 3 have other signs at the same places.
        table, plain = (_WINGDINGS, True) if name == "wingdings" else ({}, False)
    elif name == "symbol":
        table, plain = _SYMBOL, True
    else:
        table, plain = _ANY, False
    if not plain and not _PRIVATE.search(text):
        return text
    return "".join(_symbol(sign, table, plain) for sign in text)


def _symbol(sign: str, table: dict[int, str], plain: bool) -> str:
    code = ord(sign)
    if 0xF000 <= code <= 0xF0FF:
        return table.get(code - 0xF000, sign)
    return table.get(code, sign) if plain else sign
