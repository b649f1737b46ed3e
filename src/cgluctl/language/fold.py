"""Folding: one spelling for what people type in many ways."""

import unicodedata

_DOTTED = str.maketrans(
    {
        "İ": "i",
        "ı": "i",
        "œ": "oe",
        "Œ": "oe",
        "æ": "ae",
        "Æ": "ae",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
    }
)
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u02bc\u02b9\u00b4\u0060\u2032\uff07\u201b", "'"))
_ACUTE = "\u00b4"  # opens into a space with a mark
_MARKS = dict.fromkeys(range(0x300, 0x345))  # what stands behind it is a letter to some


def fold(text: str) -> str:
    """Lower case without accents: `İbrahim`, `ibrahim` and `IBRAHIM` are one; ligatures opened, apostrophes straight."""
    if text.isascii():
        return text.lower().replace("`", "'")
    bare = unicodedata.normalize("NFKD", text.replace("`", "'")).translate(_MARKS)
    if bare.isascii() and _ACUTE not in text:  # as nearly all words of our languages: the same in a third of the time
        return bare.lower()
    # Decomposing first and last: letters with a stroke or a ligature may come out of either step.
    text = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).translate(_DOTTED).casefold()
    text = unicodedata.normalize("NFKD", text)
    return "".join([c for c in text if not unicodedata.combining(c)])
