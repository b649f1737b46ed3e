"""The readers: one module a format, asked in turn whether a file is theirs, by its content and never by its name.

Each module has FORMAT (a name), EXTRA (the optional extra that brings its library, or None), `recognises(content)`,
which is quick and never fails, and `read(content, path)`, which makes a Document or raises InputError; `path` is for
messages only.
"""

import os
from importlib import import_module
from typing import Protocol, cast

from cgluctl.errors import InputError, MissingExtra, Phrase
from cgluctl.ingest.document import Document
from cgluctl.ingest.formats import encoding

# Asked in this order; text takes what is left.
READERS = ("pdf", "docx", "odt", "schedule_json", "schedule_xml", "icalendar", "html", "markdown", "text")
LIMIT = 256_000_000  # bytes of a report


class Reader(Protocol):
    """What every module of this package offers."""

    FORMAT: str
    EXTRA: str | None

    def recognises(self, content: bytes) -> bool:
        """Whether a file's content is of this format."""

    def read(self, content: bytes, path: str) -> Document:
        """The document in a file. InputError when it is damaged, protected or too large to unpack."""


def read(content: bytes, path: str) -> Document:
    """The document in a file of any format. InputError for what is none of them, MissingExtra where a library is missing."""
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise InputError("{path} is empty.", "Name the report itself.", path=path)
    for name in READERS:
        if name == "markdown" and (found := encoding.source(content)):
            raise _no_report(path, found)
        reader = cast("Reader", import_module(f"cgluctl.ingest.readers.{name}"))
        if reader.recognises(content):
            _refuse_misnamed(reader.FORMAT, path)
            document = _read(reader, content, path)
            if not document.text.strip():
                raise InputError("{path} holds no text.", "Name a report with text in it.", path=path)
            return document
    raise _no_report(path, encoding.known(content))


def _no_report(path: str, found: Phrase) -> InputError:
    return InputError(
        "{path} is {found}, not a report that can be imported.",
        "Formats: text, Markdown, Word (.docx), OpenDocument (.odt), PDF, HTML, frab schedules (.json, .xml), iCalendar.",
        path=path,
        found=found,
    )


# A text under such a name is most likely not the file the user means.
PROMISED = {
    ".pdf": "a PDF file",
    ".docx": "a Word file",
    ".odt": "an OpenDocument text",
    ".doc": "a Word file",
    ".json": "JSON",
    ".xml": "XML",
    ".ics": "a calendar",
}


def _refuse_misnamed(format: str, path: str) -> None:
    promised = PROMISED.get(os.path.splitext(path)[1].lower())
    if promised and format == "text":
        raise InputError(
            "{path} is named like {promised}, but holds plain text.",
            "If it is the report all the same, give it the ending .txt.",
            path=path,
            promised=Phrase(promised),
        )


def _read(reader: Reader, content: bytes, path: str) -> Document:
    try:
        return reader.read(content, path)
    except ModuleNotFoundError as error:
        if reader.EXTRA is None or (error.name or "").startswith("cgluctl"):
            raise
        raise MissingExtra(str(error.name), reader.EXTRA) from error
