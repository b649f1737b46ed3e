"""The labels of lists as programs show them: numbers, letters, Roman numerals, and bullets of symbol fonts."""

from __future__ import annotations

import re

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
        roman = _roman(number)
        return roman if kind == "i" else roman.upper()
    if kind in ("a", "A") and 0 < number <= _LETTERS * 30:
        # Office programs go on with aa, bb, cc.
        return chr(ord(kind) + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)
    return f"{number:02d}" if kind == "01" else str(number)


def _roman(number: int) -> str:
    made = ""
    for value, letters in _ROMAN:
        made += letters * (number // value)
        number %= value
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
