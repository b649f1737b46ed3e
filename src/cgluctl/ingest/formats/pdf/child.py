"""Reads a PDF from standard input under limits, and writes the document to standard output as JSON.

What is wrong with a file is a word: `password`, `damaged`, `large`. A file that crashes PDFium ends this process alone.
"""

import ctypes
import gc
import json
import sys
import time
from collections.abc import Callable
from typing import Any

MEMORY = 420_000_000  # bytes, and FACTOR for each of the file's
FACTOR = 4
SECONDS, PER_BYTE, PER_PAGE = 3.5, 1 / 500_000, 0.1
CHARACTERS, TIMES = 400_000, 12  # of text: what a small file may unpack to, and how many for each of its bytes
ANNOTATIONS = 1_000  # of a page that are looked at
PAGES, BYTES = 1_000, 50  # pages that a small file may have, and the bytes that each page more takes at least


class Refused(Exception):
    """A word for what is wrong."""


def main() -> None:
    """Reads, and writes what it made or `{"error": …}`."""
    gc.disable()  # all that is made stays
    content = sys.stdin.buffer.read()
    limit(len(content), 0)
    try:
        made = read(content, limit)
    except Refused as refused:
        made = {"error": str(refused)}
    except MemoryError:
        made = {"error": "large"}
    sys.stdout.buffer.write(json.dumps(made).encode("ascii"))
    sys.stdout.flush()


def limit(size: int, pages: int) -> None:
    """Bounds memory, and the time until the next page is read; where the platform has no limits, the parent waits."""
    try:
        import resource
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    memory = MEMORY + FACTOR * size
    if hard == resource.RLIM_INFINITY or memory < hard:
        resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    seconds = int(SECONDS + size * PER_BYTE + pages * PER_PAGE) + 1
    if hard == resource.RLIM_INFINITY or seconds < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def read(content: bytes, bound: Callable[[int, int], None]) -> dict[str, Any]:
    """The document in a PDF; `bound` is told the file's size and the pages read. Refused for one that cannot be read."""
    import pypdfium2.raw as pdfium

    from cgluctl.ingest.formats.pdf import composed

    pdfium.FPDF_InitLibrary()
    # PDFium reads from this buffer as long as the document is open.
    buffer = ctypes.create_string_buffer(content, len(content))
    document = pdfium.FPDF_LoadMemDocument64(buffer, len(content), None)
    if not document:
        code = pdfium.FPDF_GetLastError()
        raise Refused("password" if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) else "damaged")
    sheets = []
    count, room = 0, CHARACTERS + TIMES * len(content)
    lost, noted = [], []
    pages = pdfium.FPDF_GetPageCount(document)
    if pages > PAGES + len(content) / BYTES:
        raise Refused("large")
    for number in range(pages):
        bound(len(content), number)
        words, width, height, notes = _page(pdfium, document, number)
        if words is None:
            lost.append(number + 1)
        if notes:
            noted.append(number + 1)
        count += sum(len(word.text) for word in words or ())
        if count > room:
            raise Refused("large")
        sheets.append(composed.sheet(words or (), width, height))
    if not sheets or len(lost) == len(sheets):
        raise Refused("damaged")
    bound(len(content), pages * 2 + int(time.process_time() / PER_PAGE))
    return composed.document(sheets) | {"lost": lost, "noted": noted}


def _page(pdfium: Any, document: Any, number: int) -> tuple[list[Any] | None, float, float, bool]:
    from cgluctl.ingest.formats.pdf.words import Page

    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return None, 0.0, 0.0, False
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if pdfium.FPDFPage_GetRotation(page) % 2:
        width, height = height, width
    text = Page(page)
    words = text.words()
    text.close()
    notes = _has_notes(pdfium, page)
    pdfium.FPDF_ClosePage(page)
    return words, width, height, notes


def _has_notes(pdfium: Any, page: Any) -> bool:
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), ANNOTATIONS)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        key = b"V" if kind == pdfium.FPDF_ANNOT_WIDGET else b"Contents"
        aside = kind in (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
        # A string is UTF-16 with a zero at its end: two bytes are an empty one.
        filled = not aside and pdfium.FPDFAnnot_GetStringValue(note, key, None, 0) > 2
        pdfium.FPDFPage_CloseAnnot(note)
        if filled:
            return True
    return False
