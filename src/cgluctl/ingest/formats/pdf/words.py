"""The words of a page with their places, sizes and weights; the one module that knows pypdfium2.

Only the first and the last character of a word are asked where they stand: each call is slow.
"""

import ctypes
import math
import re
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

# What PDFium puts in the place of a hyphen at the end of a line.
HYPHENS = "\x02\ufffe"
_WORD = re.compile(rf"[^ \t\r\n{HYPHENS}]*[{HYPHENS}]|[^ \t\r\n{HYPHENS}]+")
# With plain numbers for handles: ctypes makes an object of each pointer otherwise.
_OBJECT = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)


# A word with the number or sign of a note behind it; km2 has none.
_NOTED = re.compile(r"(?![kcdmh]?m[23]\Z)(?P<word>.*[^\W\d_][^\w\s]*)?(?P<note>\d{1,3}|[*†‡])")


class Word(NamedTuple):
    """A word, turned so that it runs from left to right: its ends, baseline, size of type and angle in degrees.

    `note` tells that it is the small raised number of a note, behind the word before it.
    """

    left: float
    right: float
    base: float
    size: float
    bold: bool
    angle: int
    text: str
    note: bool = False


class Style(NamedTuple):
    """What holds for all characters of one text object."""

    size: float
    bold: bool
    angle: int
    cos: float
    sin: float


class Page:
    """The characters of one page, and what PDFium says of them."""

    def __init__(self, page: Any) -> None:
        self._text = pdfium.FPDFText_LoadPage(page)
        self._handle = ctypes.cast(self._text, ctypes.c_void_p)
        self._count = max(0, pdfium.FPDFText_CountChars(self._text))
        self._styles: dict[int, Style] = {}
        self._bold: dict[int, bool] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()

    def close(self) -> None:
        """Frees what PDFium holds."""
        pdfium.FPDFText_ClosePage(self._text)

    def words(self) -> list[Word]:
        """All words, in the order of the file."""
        text, places = self._characters()
        found: list[Word] = []
        for match in _WORD.finditer(text):
            first, last = places[match.start()], places[match.end() - 1]
            noted = match[0][-1] in "0123456789*†‡" and _NOTED.fullmatch(match[0])
            if not noted or not self._noted(noted, first, places[match.start() + noted.start("note")], last, found):
                self._split(match[0], first, last, found)
        return found

    def _noted(self, noted: re.Match[str], first: int, place: int, last: int, found: list[Word]) -> bool:
        style = self._style(place)
        left, base = self._origin(place, style)
        if noted["word"]:
            beside = self._style(first)
            size, line, right = beside.size, self._origin(first, beside)[1], left
        elif found and not found[-1].text[-1].isdigit():
            size, line, right = found[-1].size, found[-1].base, found[-1].right
        else:
            return False
        if style.size > 0.85 * size or not 0.1 * size < base - line < size or not 0 <= left - right < size / 2:
            return False
        if noted["word"]:
            self._split(noted["word"], first, place - 1, found)
        right = self._end(last, style)[0]
        found.append(Word(left, right, line, style.size, style.bold, style.angle, noted["note"], True))
        return True

    def _characters(self) -> tuple[str, Any]:
        buffer = (ctypes.c_ushort * (self._count + 2))()
        written = pdfium.FPDFText_GetText(self._text, 0, self._count, buffer) if self._count else 0
        text = bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "surrogatepass")
        if len(text) == self._count and not re.search("[\ud800-\udfff]", text):
            return text, range(self._count)
        # Where PDFium leaves out or puts in characters, or needs two units for one, each is asked for.
        parts, places = [], []
        codes = [pdfium.FPDFText_GetUnicode(self._text, index) for index in range(self._count)]
        for index, code in enumerate(codes):
            if 0xD800 <= code < 0xDC00 and index + 1 < self._count and 0xDC00 <= codes[index + 1] < 0xE000:
                parts.append(chr(0x10000 + ((code - 0xD800) << 10) + codes[index + 1] - 0xDC00))
            elif 0xD800 <= code < 0xE000 or code > 0x10FFFF:
                continue
            elif code:
                parts.append(chr(code))
            else:
                continue
            places.append(index)
        return "".join(parts), places

    def _split(self, text: str, first: int, last: int, found: list[Word]) -> None:
        style = self._style(first)
        left, base = self._origin(first, style)
        right, low, high = self._end(last, style)
        if last - first >= len(text) or len(text) == 1 or low - style.size * 0.3 <= base <= high + style.size * 0.3:
            found.append(Word(left, max(left, right), base, style.size, style.bold, style.angle, text))
            return
        places = [self._origin(first + offset, style)[1] for offset in range(len(text))]
        cut = next((n for n in range(1, len(text)) if abs(places[n] - base) > style.size * 0.6), 0)
        if not cut:
            found.append(Word(left, max(left, right), base, style.size, style.bold, style.angle, text))
            return
        self._split(text[:cut], first, first + cut - 1, found)
        self._split(text[cut:], first + cut, last, found)

    def _origin(self, index: int, style: Style) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        x, y = self._x.value, self._y.value
        if not style.angle:
            return x, y
        return x * style.cos + y * style.sin, y * style.cos - x * style.sin

    def _end(self, index: int, style: Style) -> tuple[float, float, float]:
        rect = self._rect
        if not pdfium.FPDFText_GetLooseCharBox(self._text, index, rect):
            x, y = self._origin(index, style)
            return x, y, y
        if not style.angle:
            return rect.right, rect.bottom, rect.top
        corners = [(x, y) for x in (rect.left, rect.right) for y in (rect.bottom, rect.top)]
        heights = [y * style.cos - x * style.sin for x, y in corners]
        return max(x * style.cos + y * style.sin for x, y in corners), min(heights), max(heights)

    def _style(self, index: int) -> Style:
        key = _OBJECT(self._handle, index) or 0
        style = self._styles.get(key) if key else None
        if style is None:
            style = self._styles[key] = self._measured(index, bool(key))
        return style

    def _measured(self, index: int, known: bool) -> Style:
        matrix = self._matrix
        if not pdfium.FPDFText_GetMatrix(self._text, index, matrix):
            return Style(10.0, False, 0, 1.0, 0.0)
        size = pdfium.FPDFText_GetFontSize(self._text, index) * (math.hypot(matrix.c, matrix.d) or 1)
        turn = math.atan2(matrix.b, matrix.a) if size > 0 else 0.0
        angle = round(math.degrees(turn)) % 360
        turn = math.radians(angle)
        weighty = known and self._is_bold(pdfium.FPDFText_GetTextObject(self._text, index))
        return Style(abs(size) or 1.0, weighty, angle, math.cos(turn), math.sin(turn))

    def _is_bold(self, handle: Any) -> bool:
        font = pdfium.FPDFTextObj_GetFont(handle)
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._bold:
            name = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, name, 128)
            self._bold[key] = bool(_BOLD.search(name.value.decode("latin-1")))
        # Filled and drawn round about: how programs make a bold of a font that has none.
        return self._bold[key] or pdfium.FPDFTextObj_GetTextRenderMode(handle) == 2
