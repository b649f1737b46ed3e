"""Lines that a page or a web site prints between paragraphs and that are part of none: `Page 12`, `[7]`, `PNG - 2.5 Mo`."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\W*(?:pages?|p\.|página|pág\.)?\W*\d{1,4}\W*", re.IGNORECASE)
_FILE = re.compile(
    r"\W*(?:png|jpe?g|gif|webp|pdf|docx?|odt|mp[34])\s*[-–—(:]?\s*\d[\d.,]*\s?(?:[kmg][ob]|octets|bytes)\W*",
    re.IGNORECASE,
)


def is_aside(line: str) -> bool:
    """Whether a line is the number of a page, or the kind and size of a file."""
    return len(line) < 60 and bool(_NUMBER.fullmatch(line) or _FILE.fullmatch(line))
