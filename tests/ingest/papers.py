"""PDFs made for tests: by reportlab line by line, and by the programs that people print with."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="PDFs for tests are written with reportlab")
from reportlab.lib.pagesizes import A4  # noqa: E402
from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: E402

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
