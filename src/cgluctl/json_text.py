"""JSON that may stand on a terminal and in a script as it is: control and bidirectional characters are escaped."""

import re

# What JSON may hold as it is, but a terminal or a JavaScript reader may not.
_UNSAFE = "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"  # compiled where it is first needed


def safe(text: str) -> str:
    """JSON with such characters escaped."""
    if text.isascii() and "\x7f" not in text:
        return text
    return re.sub(_UNSAFE, lambda match: f"\\u{ord(match.group()):04x}", text)


def safe_bytes(encoded: bytes) -> bytes:
    """The same of UTF-8; what has no such character is soon told."""
    # What those characters begin with, as UTF-8.
    if b"\xc2" in encoded or b"\xe2" in encoded or b"\x7f" in encoded or b"\xd8" in encoded or b"\xef" in encoded:
        return safe(encoded.decode()).encode()
    return encoded
