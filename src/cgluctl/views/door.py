"""The one door by which text reaches a terminal: whatever could steer it is made visible instead."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[\t\n\v\f\r]+")
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_FLOOD = re.compile(
    "([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4,}|([\u200b-\u200d\u2060]{2})[\u200b-\u200d\u2060]{3,}"
)
_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u0300-\u036f\u061c\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2028-\u202e\u2060-\u2069\u20d0-\u20ff\ufe20-\ufe2f\ufeff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Text safe for any terminal: white space is a space, control and bidirectional characters are shown as escapes (`\\x1b`), floods of marks cut."""
    if not _SUSPECT.search(text):
        return text
    text = _SPACES.sub(" ", text)
    text = _STEERING.sub(lambda match: escape(match.group()), text)
    return _FLOOD.sub(lambda match: f"{match.group(1) or match.group(2)}…", text)


def escape(character: str) -> str:
    """`\\x1b` or `\\u202e`."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
