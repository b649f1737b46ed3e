"""What a file is by its first bytes, for telling a user what was given in the place of a report."""

import json

from cgluctl.errors import Phrase

SIGNATURES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls, .ppt)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"PK\x03\x04", "a zip archive without a Word or OpenDocument text in it"),
    (b"%!PS", "a PostScript file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a SQLite database"),
)


STARTS = tuple(start for start, _ in SIGNATURES)


def known(content: bytes) -> Phrase:
    """`a PNG picture`, `a JSON file`: what a file is, in words; `a binary file` where nothing tells."""
    for start, name in SIGNATURES:
        if content.startswith(start):
            return Phrase(name)
    begins = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if begins[:1] in (b"{", b"["):
        return Phrase("a JSON file that is no conference schedule" if _is_json(content) else "a damaged JSON file")
    if begins.startswith(b"<"):
        return Phrase("an XML file that is no conference schedule")
    return Phrase("a binary file")


def _is_json(content: bytes) -> bool:
    try:
        json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return True
