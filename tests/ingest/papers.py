"""PDFs made for tests: by reportlab line by line, and by the programs that people print with."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="PDFs for tests are written with reportlab")
from accounts import checked, said  # noqa: E402
from reportlab.lib.pagesizes import A4  # noqa: E402
from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: E402

from cgluctl.ingest.document import Document  # noqa: E402
from cgluctl.ingest.readers import pdf  # noqa: E402

WIDTH, HEIGHT = A4
FONT, SIZE, STEP = "Times-Roman", 11, 13


def paper(*pages: Callable[[canvas.Canvas], None], **options: object) -> bytes:
    """A PDF with one page for each function that draws one."""
    out = io.BytesIO()
    made = canvas.Canvas(out, pagesize=A4, invariant=1, **options)
    for draw in pages:
        made.setFont(FONT, SIZE)
        draw(made)
        made.showPage()
    made.save()
    return out.getvalue()


def wrapped(text: str, width: float, size: float = SIZE, font: str = FONT) -> list[str]:
    """A text as lines that fit a width."""
    lines: list[str] = []
    for word in text.split():
        if lines and stringWidth(f"{lines[-1]} {word}", font, size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def draw(page: canvas.Canvas, lines: Sequence[str], left: float = 72, top: float = 700, step: float = STEP) -> float:
    """Draws lines one under the other; the height of what would be the next."""
    for line in lines:
        page.drawString(left, top, line)
        top -= step
    return top


def printed(source: str, name: str, folder: Path) -> bytes:
    """A PDF of a page or text by LibreOffice (.fodt, .txt) or Chromium (.html); skips where the program is missing."""
    path = folder / name
    path.write_text(source, "utf-8")
    out = path.with_suffix(".pdf")
    if name.endswith(".html"):
        program = next(filter(shutil.which, ("chromium", "chromium-browser", "google-chrome")), None)
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={out}", str(path)]
    else:
        program = next(filter(shutil.which, ("soffice", "libreoffice")), None)
        settings = f"-env:UserInstallation=file://{folder}/office"
        command = [program, settings, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    if program is None:
        pytest.skip("the program that prints this is not installed")
    subprocess.run(command, capture_output=True, timeout=120, check=False)
    if not out.is_file():
        pytest.skip(f"{program} printed nothing here")
    return out.read_bytes()


PROSE = (
    "Les habitants de la ville se sont réunis pour parler du logement et des écoles. Jean Valjean a ouvert la séance et"
    " a remercié tous ceux qui étaient venus de loin. Cosette a lu une lettre de Fantine à l’assemblée, puis Javert a"
    " posé plusieurs questions au maire. Gavroche a chanté avant la fin, et chacun est rentré chez soi. "
)


def read(content: bytes) -> Document:
    """The document of a PDF, checked, and with every word that PDFium itself finds in it."""
    assert pdf.recognises(content)
    document = checked(pdf.read(content, "report.pdf"))
    pdfium = pytest.importorskip("pypdfium2")
    words: Counter[str] = Counter()
    for page in pdfium.PdfDocument(content):
        words += Counter(re.sub("[\x02\ufffe]", "-\n", page.get_textpage().get_text_bounded()).split())
    assert Counter(document.text.split()) == words
    return document


def skips(document: Document) -> list[tuple[str, str]]:
    """Reason and text of all skips."""
    return [(block.reason, said(document, block)) for block in document.blocks if block.role == "skip"]
