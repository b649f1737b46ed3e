"""The one door by which text reaches a terminal: whatever could steer it is made visible instead."""

from __future__ import annotations

import re

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_STEERING = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
_SUSPECT = re.compile(f"[{_STEERING}{_MARKS}\u200b-\u200d\u2060]")


def visible(text: str) -> str:
    """Text safe for any terminal: white space is a space, control and bidirectional characters are shown as escapes (`\\x1b`), floods of marks cut."""
    return _made_visible(text) if _SUSPECT.search(text) else text


def _made_visible(text: str) -> str:
    # These patterns are compiled when they are first needed: nearly no text needs them.
    text = re.sub(r"[\t\n\v\f\r]+", " ", text)
    text = re.sub(f"[{_STEERING}]", lambda match: escape(match.group()), text)
    flood = f"([{_MARKS}]{{4}})[{_MARKS}]{{4,}}|([\u200b-\u200d\u2060]{{2}})[\u200b-\u200d\u2060]{{3,}}"
    return re.sub(flood, lambda match: f"{match.group(1) or match.group(2)}…", text)


def escape(character: str) -> str:
    """`\\x1b` or `\\u202e`."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
