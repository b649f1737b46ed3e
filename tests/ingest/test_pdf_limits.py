"""PDFs that are no good: encrypted, damaged, too large, or made to do harm; each is one clear error."""

from __future__ import annotations

import subprocess
import zlib
from typing import Any

import pytest
from papers import draw, paper

from cgluctl.errors import InputError
from cgluctl.ingest.readers import pdf

pytest.importorskip("pypdfium2")


def test_encrypted_and_damaged_files_are_refused() -> None:
    encryption = pytest.importorskip("reportlab.lib.pdfencrypt").StandardEncryption

    def page(made: Any) -> None:
        draw(made, ["Bonjour"])

    with pytest.raises(InputError, match="password"):
        pdf.read(paper(page, encrypt=encryption("secret")), "x")
    assert pdf.read(paper(page, encrypt=encryption("", "owner")), "x").text.strip() == "Bonjour"
    whole = paper(page)
    for content in (whole[:300], b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 40, b"%PDF-1.7\n" + b"[" * 500_000):
        with pytest.raises(InputError, match="damaged"):
            pdf.read(content, "x")


def raw(stream: bytes, filters: bytes, kids: int = 1) -> bytes:
    """A PDF with one stream of content, shown on so many pages."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (kids, b"5 0 R " * kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d/Filter%s>>stream\n%s\nendstream" % (len(stream), filters, stream),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>",
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, part) for n, part in enumerate(parts, 1))
    return body + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n0\n%%EOF"


def test_bombs_are_refused_in_a_process_of_their_own() -> None:
    pytest.importorskip("resource", reason="this platform limits no process")
    import resource

    packer = zlib.compressobj(9)
    spaces = b"".join(packer.compress(b" " * 1_000_000) for _ in range(500)) + packer.flush()
    flate = b"/FlateDecode"
    words = zlib.compress(b"BT /F1 10 Tf 50 700 Td " + b"(word word word) Tj 0 -12 Td " * 1_000_000 + b"ET")
    bombs = [
        raw(spaces, flate),
        raw(zlib.compress(spaces), b"[/FlateDecode/FlateDecode]"),
        raw(words, flate),
        raw(zlib.compress(b" "), flate, 200_000),
    ]
    for bomb in bombs:
        with pytest.raises(InputError):
            pdf.read(bomb, "x")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 500_000


@pytest.mark.parametrize(
    ("code", "message"),
    [("import os; os.abort()", "PDFium failed"), ("print(1", "PDFium failed"), ("", "PDFium failed")],
)
def test_a_crash_is_one_clear_error(monkeypatch: pytest.MonkeyPatch, code: str, message: str) -> None:
    monkeypatch.setattr(pdf, "_START", code)
    with pytest.raises(InputError, match=message):
        pdf.read(b"%PDF-1.7", "x")


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*given: Any, **options: Any) -> Any:
        raise subprocess.TimeoutExpired("child", 1)

    monkeypatch.setattr(subprocess, "run", late)
    with pytest.raises(InputError, match="too long"):
        pdf.read(b"%PDF-1.7", "x")
