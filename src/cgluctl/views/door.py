"""The one door by which text reaches a terminal: whatever could steer it is made visible instead."""

from __future__ import annotations

import re

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_STEERING = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
_SUSPECT = f"[{_STEERING}{_MARKS}\u200b-\u200d\u2060]"
# Letters and typography of the languages we speak; the soft hyphen, U+00AD, is not among them.
_ORDINARY = dict.fromkeys([*range(0xA0, 0xAD), *range(0xAE, 0x180), *map(ord, "–—‘’“”„‹›…❝─→\u202f")])


def visible(text: str) -> str:
    """Text safe for any terminal: white space is a space, control and bidirectional characters are shown as escapes (`\\x1b`), floods of marks cut."""
    # The pattern is slow to compile, and nearly no text needs it.
    rest = text if text.isascii() else text.translate(_ORDINARY)
    if rest.isascii() and rest.isprintable():
        return text
    return _made_visible(text) if re.search(_SUSPECT, text) else text


def _made_visible(text: str) -> str:
    text = re.sub(r"[\t\n\v\f\r]+", " ", text)
    text = re.sub(f"[{_STEERING}]", lambda match: escape(match.group()), text)
    flood = f"([{_MARKS}]{{4}})[{_MARKS}]{{4,}}|([\u200b-\u200d\u2060]{{2}})[\u200b-\u200d\u2060]{{3,}}"
    return re.sub(flood, lambda match: f"{match.group(1) or match.group(2)}…", text)


def escape(character: str) -> str:
    """`\\x1b` or `\\u202e`."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
