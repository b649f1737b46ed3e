"""Bytes as text: UTF-8, UTF-16 or UTF-32 with a byte-order mark, else Windows-1252 with a warning."""

from __future__ import annotations

import codecs
import re

from cgluctl.errors import InputError
from cgluctl.ingest.document import Warning

UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What Windows-1252 leaves undefined, and control characters that no text of an office program holds.
NO_TEXT = re.compile(rb"[\x00-\x06\x0e-\x1a\x81\x8d\x8f\x90\x9d]")


def decoded(content: bytes, path: str) -> tuple[str, list[Warning]]:
    """Bytes as text, and what to say of how they were read. InputError for broken UTF-16."""
    if content.startswith(UTF32):  # its little-endian mark begins with that of UTF-16
        try:
            return content.decode("utf-32"), [Warning("Read as UTF-32.")]
        except UnicodeDecodeError as error:
            raise InputError(
                "{path} is broken UTF-32 (byte {n}).", "Save it as UTF-8.", path=path, n=error.start + 1
            ) from error
    if content.startswith(UTF16):
        try:
            return content.decode("utf-16"), [Warning("Read as UTF-16.")]
        except UnicodeDecodeError as error:
            raise InputError(
                "{path} is broken UTF-16 (byte {n}).", "Save it as UTF-8.", path=path, n=error.start + 1
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
