"""JSON that may stand on a terminal and in a script as it is: control and bidirectional characters are escaped."""

import re

# What JSON may hold as it is, but a terminal or a JavaScript reader may not.
_UNSAFE = "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"  # compiled where it is first needed
_FIRST = (b"\x7f", b"\xc2", b"\xd8", b"\xe2", b"\xef")  # what those characters begin with, as UTF-8


def safe(text: str) -> str:
    """JSON with such characters escaped."""
    if text.isascii() and "\x7f" not in text:
        return text
    return re.sub(_UNSAFE, lambda match: f"\\u{ord(match.group()):04x}", text)


def safe_bytes(encoded: bytes) -> bytes:
    """The same of UTF-8; what has no such character is soon told."""
    return safe(encoded.decode()).encode() if any(first in encoded for first in _FIRST) else encoded
