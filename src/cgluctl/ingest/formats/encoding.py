"""Which bytes are what: the kinds of files that give themselves away, and text in the encodings that reports come in."""

import codecs
import json
import re

from cgluctl.errors import InputError, Phrase
from cgluctl.ingest.document import Warning
from cgluctl.language.patterns import lazy

UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What Windows-1252 leaves undefined, and control characters that no text of an office program holds.
NO_TEXT = lazy(rb"[\x00-\x06\x0e-\x1a\x81\x8d\x8f\x90\x9d]")


def decoded(content: bytes, path: str) -> tuple[str, list[Warning]]:
    """Bytes as text, and what to say of how they were read. InputError for broken UTF-16."""
    for encoding, marks in (("UTF-32", UTF32), ("UTF-16", UTF16)):  # one mark begins with the other
        if content.startswith(marks):
            try:
                return content.decode(encoding), [Warning("Read as {encoding}.", {"encoding": encoding})]
            except UnicodeDecodeError as error:
                raise InputError(
                    "{path} is broken {encoding} (byte {n}).",
                    "Save it as UTF-8.",
                    path=path,
                    encoding=encoding,
                    n=error.start + 1,
                ) from error
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        # Undefined bytes stay what they are, as control characters, so that none is lost.
        text = "".join(map(_one, content)) if NO_TEXT.search(content) else content.decode("cp1252")
        return text, [Warning("Not UTF-8 (byte {n}); read as Windows-1252. Check accents.", {"n": error.start + 1})]


def _one(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


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


_LINES = 400  # that are looked at, and of each so many characters: what follows one is tried from every letter
_WIDTH = 400
_CODE = lazy(
    r"""\s*(?:(?:async\s+)?def\s\w+\(|class\s\w+[(:]|import\s[\w.]+\s*(?:;|,|\Z|as\s)|from\s[\w.]+\simport\s|return(?:\s.*)?;?\Z|@\w+(?:\.\w+)*(?:\(.*\))?\Z
    |(?:if|for|while|elif|with|except)\b.*:\Z|else:\Z|try:\Z|\#include\s|(?:public|private|static|const|let|var|function|package|use|fn)\s.*[{;(]\Z|[\w.\[\]]+\s*[+-]?=\s*[^=].*|[\w.]+\(.*\)?[;,(]?\Z|.*[{};]\Z|[)}\]]+[,;]?\Z)""",
    re.VERBOSE,
)
_SETTING = lazy(r"""\s*(?:[\w."'-]+\s*=\s*\S.*|\[+[\w."' :-]+\]+|[;#].*|["'][^"']*["'],?|\],?|\{.*\},?)\s*\Z""")
_NAME = lazy(r"[^\W\d_]{2}")
_PROSE = lazy(r"[^\W\d_]{2,}(?:[,’']?\s[^\W\d_]+){5,}")


def source(content: bytes) -> Phrase | None:
    """`source code` or `a settings file`, where most lines are that and few are prose; None for a text to read."""
    text = content[:200_000].decode("utf-8", "replace")
    lines = [line[:_WIDTH] for line in text.splitlines()[:_LINES] if line.strip()]
    if len(lines) < 5 or 4 * sum(bool(_PROSE.search(line)) for line in lines) > len(lines):
        return None
    settings = [line for line in lines if _SETTING.match(line)]
    if 5 * len(settings) >= 4 * len(lines) and any("=" in line for line in settings):
        return Phrase("a settings file")
    code = [line for line in lines if _CODE.match(line)]
    named = sum(bool(_NAME.search(line)) for line in code)  # code has names; semicolons alone are marks
    return Phrase("source code") if 5 * len(code) >= 3 * len(lines) and 2 * named >= len(code) else None


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
