"""The one door by which text reaches a terminal: whatever could steer it is made visible instead."""

import re
from functools import lru_cache

# Control, bidirectional, separating and interlinear characters, and half characters.
_STEERING = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
# A run of what is neither letter, digit, space nor ASCII: only such a run can be a flood of marks.
_RUN = r"[^\w\s\x00-\x7f]{5,}"
# How many after each other are shown: marks on one letter, unseen characters, tags of a flag.
_ENOUGH = {"mark": (7, 4), "unseen": (4, 2), "tag": (6, 6)}
# Letters and typography of the languages we speak; the soft hyphen, U+00AD, is not among them.
_ORDINARY = dict.fromkeys([*range(0xA0, 0xAD), *range(0xAE, 0x180), *map(ord, "–—‘’“”„‹›…❝─→\u202f")])


def visible(text: str) -> str:
    """Text safe for any terminal: white space is a space, control and bidirectional characters are shown as escapes (`\\x1b`), floods of marks cut."""
    rest = text if text.isascii() else text.translate(_ORDINARY)
    if rest.isascii() and rest.isprintable():
        return text
    # What is printable holds nothing that steers, and the patterns are slow to compile.
    if not rest.isprintable():
        text = re.sub(r"[\t\n\v\f\r]+", " ", text)
        text = re.sub(f"[{_STEERING}]", lambda match: escape(match.group()), text)
    return re.sub(_RUN, lambda match: _thinned(match.group()), text)


def _thinned(run: str) -> str:
    from itertools import groupby

    pieces = []
    for hidden, group in groupby(run, lambda character: _kind(character) != ""):
        characters = "".join(group)
        kinds = set(map(_kind, set(characters)))
        enough, kept = _ENOUGH[kinds.pop() if len(kinds) == 1 else "mark"] if hidden else (len(run), 0)
        pieces.append(characters if len(characters) <= enough else characters[:kept] + "…")
    return "".join(pieces)


@lru_cache(maxsize=1024)  # a flood is of few different characters
def _kind(character: str) -> str:
    from unicodedata import category

    if "\U000e0020" <= character <= "\U000e007f":
        return "tag"
    found = category(character)
    if found == "Cf" or character in "\u115f\u1160\u3164\uffa0\u034f" or "\ufe00" <= character <= "\ufe0f":
        return "unseen"
    return "mark" if found in ("Mn", "Me") else ""


def escape(character: str) -> str:
    """`\\x1b` or `\\u202e`."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
