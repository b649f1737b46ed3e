"""PDFs as programs print them, and of any words: each word once, in order, paragraphs whole."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from accounts import checked, flowing, of
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import FONT, PROSE, SIZE, STEP, draw, paper, printed, read, skips, stringWidth, wrapped

from cgluctl.ingest.readers import pdf

pytest.importorskip("pypdfium2")

WORD = st.text("abcdefghijklmnopqrstuvwxyzéèàç’A.,;:!?()-0123456789", min_size=1, max_size=9).filter(
    lambda word: not word.isdigit()  # a number by itself at the edge of a page may be that of the page
)


@settings(max_examples=60)
@given(st.lists(st.lists(WORD, min_size=1, max_size=60), min_size=1, max_size=6), st.booleans())
def test_every_word_stands_once_and_in_order(texts: list[list[str]], narrow: bool) -> None:
    from cgluctl.ingest.formats.pdf import child

    def page(made: Any) -> None:
        top = 780.0
        for words in texts:
            top = draw(made, wrapped(" ".join(words), 200 if narrow else 450), top=top, step=12) - 8

    made = child.read(paper(page), lambda size, pages: None)
    document = checked(pdf.made(made, "x"))
    written = [word for words in texts for word in words]
    assert "".join(document.text.split()) == "".join(written)


def test_columns_set_to_both_margins_are_read_one_after_the_other() -> None:
    """Where words are long, the gaps between them are as wide as those between columns."""
    dice = random.Random(7)
    long = [
        "intergouvernementalement",
        "réglementairement",
        "participation",
        "et",
        "la",
        "assainissement",
        "des",
        "ménages",
    ]
    lines = wrapped(" ".join(dice.choice(long) for _ in range(120)), 160)
    half = len(lines) // 2

    def page(made: Any) -> None:
        for number, line in enumerate(lines):
            place = number % half
            gaps = line.count(" ") or 1
            stretched = (160 - stringWidth(line, FONT, SIZE)) / gaps
            left = 72 if number < half else 260
            made.drawString(left, 740 - place * STEP, line, wordSpace=stretched if " " in line else 0)

    document = read(paper(page))
    assert " ".join(document.text.split()) == " ".join(lines)
    assert "\n" not in flowing(document).strip()  # one paragraph, in which lines of two words are no rows of a table


@settings(max_examples=40)
@given(st.lists(WORD, min_size=120, max_size=200), st.integers(2, 3))
def test_columns_keep_the_order_of_words(words: list[str], columns: int) -> None:
    from cgluctl.ingest.formats.pdf import child

    width = 456 / columns - 20
    lines = wrapped("mot " + " ".join(word + "x" for word in words), width)
    each = -(-len(lines) // columns)
    if len(lines) - each * (columns - 1) < 4:
        return

    def page(made: Any) -> None:
        for column in range(columns):
            draw(made, lines[column * each : (column + 1) * each], 72 + column * (width + 20), 780)

    document = checked(pdf.made(child.read(paper(page), lambda size, pages: None), "x"))
    assert "".join(document.text.split()) == "".join("".join(lines).split())


def office(paragraphs: list[str], columns: int) -> str:
    """A text document with a running head, page numbers and so many columns."""
    body = "".join(f'<text:p text:style-name="P">{html.escape(part)}</text:p>' for part in paragraphs)
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"'
        for name, kind in (("office", "office"), ("style", "style"), ("text", "text"), ("fo", "xsl-fo-compatible"))
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document{spaces} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"
 fo:margin-bottom="0.2cm"/><style:text-properties fo:font-size="11pt"/></style:style>
<style:style style:name="S" style:family="section"><style:section-properties><style:columns
 fo:column-count="{columns}" fo:column-gap="0.6cm"/></style:section-properties></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>Bulletin de Montreuil</text:p></style:header>
<style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer></style:master-page>
</office:master-styles><office:body><office:text><text:section text:style-name="S" text:name="s">{body}</text:section>
</office:text></office:body></office:document>"""


def web(paragraphs: list[str], columns: int) -> str:
    """A web page of so many columns."""
    body = "".join(f"<p>{html.escape(part)}</p>" for part in paragraphs)
    return f'<meta charset="utf-8"><style>div{{column-count:{columns};text-align:justify}}</style><div>{body}</div>'


def paragraphs(report: list[str]) -> list[str]:
    """The paragraphs of a wrapped text, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", "\n".join(report)) if part.strip()]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize(("write", "name"), [(office, "report.fodt"), (web, "report.html")])
def test_the_real_report_printed_keeps_its_words_in_order(
    report: list[str], tmp_path: Path, columns: int, write: Callable[[list[str], int], str], name: str
) -> None:
    document = read(printed(write(paragraphs(report), columns), name, tmp_path))
    assert flowing(document).split() == "\n".join(report).split()
    if name.endswith(".fodt"):
        assert ("running head", "Bulletin de Montreuil") in skips(document)
        assert ("running foot", "Page 2") in skips(document)


@pytest.mark.parametrize("name", ["prose.fodt", "prose.html"])
def test_printed_prose_keeps_its_paragraphs(tmp_path: Path, name: str) -> None:
    parts = [f"{number}. {PROSE}".strip().replace(" et ", f" et {number} ") for number in range(30)]
    parts = [part.replace(" puis ", " puis lentement " * (number % 4 + 1)) for number, part in enumerate(parts)]
    document = read(printed((office if name.endswith("fodt") else web)(parts, 1), name, tmp_path))
    assert flowing(document).split("\n") == [" ".join(part.split()) for part in parts]


def test_text_that_was_wrapped_twice_keeps_its_paragraphs(report: list[str], tmp_path: Path) -> None:
    document = read(printed("\n".join(report), "report.txt", tmp_path))
    assert flowing(document).split() == "\n".join(report).split()
    texts = [text for text in of(document, "text") if len(text) > 400]
    assert len(texts) > 15
    assert all(text.rstrip()[-1] in ".?»" for text in flowing(document).split("\n") if len(text) > 400)
