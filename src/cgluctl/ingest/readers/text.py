"""Plain text: UTF-8, UTF-16 or UTF-32 with a byte-order mark, else Windows-1252 with a warning."""

import codecs
import re

from cgluctl.ingest.document import Document
from cgluctl.ingest.formats import encoding
from cgluctl.ingest.formats.encoding import NO_TEXT, UTF16, UTF32, decoded

FORMAT = "text"
EXTRA = None
_TAGS = re.compile(rb"<[A-Za-z_][\w:.-]*(?:\s[^<>]*)?/?>\s*<")
_LINE_ENDS = re.compile("\r\n|\r|\x0b|\x85|\u2028|\u2029")


def recognises(content: bytes) -> bool:
    """Whether the bytes are text in an encoding that can be told."""
    if content.startswith((*UTF16, *UTF32)):
        return True
    if b"\0" in content or content.startswith(encoding.STARTS):
        return False
    return not _structured(content) and (_is_utf8(content) or len(NO_TEXT.findall(content)) * 200 < len(content))


def _structured(content: bytes) -> bool:
    begins = content[:4096].removeprefix(codecs.BOM_UTF8).lstrip()
    return begins.startswith((b"{", b"<?xml", b"[{", b"[[", b'["')) or bool(_TAGS.match(begins))


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def read(content: bytes, path: str) -> Document:
    """The text with its line ends made one, and a warning where the encoding was not UTF-8."""
    text, warnings = decoded(content, path)
    return Document(_LINE_ENDS.sub("\n", text), FORMAT, warnings=warnings)
