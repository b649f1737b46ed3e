"""PDF: every word once and in order, running heads apart, columns, paragraphs over pages, and files that are no good."""

from __future__ import annotations

import html
import re
import subprocess
import sys
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from accounts import checked, flowing, of, said
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import HEIGHT, STEP, WIDTH, draw, paper, printed, wrapped

from cgluctl.errors import InputError
from cgluctl.ingest.document import Document
from cgluctl.ingest.readers import pdf

pdfium = pytest.importorskip("pypdfium2")

PROSE = (
    "Les habitants de la ville se sont réunis pour parler du logement et des écoles. Jean Valjean a ouvert la séance et"
    " a remercié tous ceux qui étaient venus de loin. Cosette a lu une lettre de Fantine à l’assemblée, puis Javert a"
    " posé plusieurs questions au maire. Gavroche a chanté avant la fin, et chacun est rentré chez soi. "
)


def read(content: bytes) -> Document:
    """The document of a PDF, checked, and with every word that PDFium itself finds in it."""
    assert pdf.recognises(content)
    document = checked(pdf.read(content, "report.pdf"))
    words: Counter[str] = Counter()
    for page in pdfium.PdfDocument(content):
        words += Counter(re.sub("[\x02\ufffe]", "-\n", page.get_textpage().get_text_bounded()).split())
    assert Counter(document.text.split()) == words
    return document


def skips(document: Document) -> list[tuple[str, str]]:
    """Reason and text of all skips."""
    return [(block.reason, said(document, block)) for block in document.blocks if block.role == "skip"]


def test_paragraphs_are_parted_by_space_indents_and_lines_that_end_early() -> None:
    lines = wrapped(PROSE, 450)
    indented = [PROSE[: len(lines[0]) - 6].rpartition(" ")[0]]
    indented += wrapped(PROSE[len(indented[0]) :], 450)

    def page(made: Any) -> None:
        top = draw(made, lines)
        top = draw(made, lines, top=top - 10)  # space between
        draw(made, indented[:1], 90, top)
        top = draw(made, indented[1:], 72, top - STEP)
        draw(made, lines, 72, top)  # the last line above ended early

    document = read(paper(page))
    assert of(document, "text") == ["\n".join(part) for part in (lines, lines, indented, lines)]
    assert document.wrapped
    assert document.pages == [0]


def test_headings_by_size_and_weight() -> None:
    def page(made: Any) -> None:
        for font, size, text, top in (
            ("Times-Roman", 20, "Un rapport", 780),
            ("Times-Roman", 14, "Première séance", 740),
            ("Times-Bold", 11, "Ouverture", 720),
        ):
            made.setFont(font, size)
            made.drawString(72, top, text)
        made.setFont("Times-Roman", 11)
        top = draw(made, wrapped(PROSE * 3, 450))
        made.setFont("Times-Roman", 14)
        draw(made, ["Deuxième séance"], top=top - 20)

    document = read(paper(page))
    headings = [(block.level, said(document, block)) for block in document.blocks if block.role == "heading"]
    assert headings == [(1, "Un rapport"), (2, "Première séance"), (0, "Ouverture"), (2, "Deuxième séance")]


@pytest.mark.parametrize("pages", [2, 3, 12])
@pytest.mark.parametrize("head", ["Bulletin de Montreuil", ""])
def test_running_heads_and_page_numbers_are_skips(pages: int, head: str) -> None:
    def page(number: int) -> Callable[[Any], None]:
        def drawn(made: Any) -> None:
            if head:
                made.drawString(72, HEIGHT - 40, head)
            made.drawCentredString(WIDTH / 2, 40, f"– {number} –")
            draw(made, [f"Jour {number}", "", *wrapped(PROSE * 8, 450)][: 45 if number < pages else 9], top=HEIGHT - 90)

        return drawn

    document = read(paper(*(page(number) for number in range(1, pages + 1))))
    expected = []
    for number in range(1, pages + 1):
        expected += [("running head", head)] if head else []
        expected.append(("running foot", f"– {number} –"))
    assert skips(document) == expected
    assert f"Jour {pages}" in of(document, "text")
    assert len(document.pages) == pages
    assert all(document.text.startswith(head or "Jour", place) for place in document.pages)


def test_numbered_days_and_notes_at_the_edge_are_no_page_numbers() -> None:
    def page(number: int) -> Callable[[Any], None]:
        def drawn(made: Any) -> None:
            draw(made, [f"Jour {number} : les travaux"], top=HEIGHT - 60)
            draw(made, wrapped(PROSE * 2, 450))
            made.setFont("Times-Roman", 8)
            draw(made, [f"{number} {('Voir Fantine.', 'Lettre de Cosette.', 'Chanson.')[number - 1]}"], top=50)

        return drawn

    document = read(paper(*map(page, (1, 2, 3))))
    assert not skips(document)
    assert [block.data.get("note") for block in document.blocks].count(True) == 3


def test_two_columns_are_read_one_after_the_other_under_a_title() -> None:
    lines = wrapped(PROSE * 5, 215)
    half = len(lines) // 2

    def page(made: Any) -> None:
        made.setFont("Times-Bold", 18)
        made.drawCentredString(WIDTH / 2, 780, "Un titre au-dessus des deux colonnes")
        made.setFont("Times-Roman", 11)
        # Row by row, as some programs write: the order of the file is of no help.
        for place in range(half):
            draw(made, lines[place : place + 1], 72, 740 - place * STEP)
            draw(made, lines[half + place : half + place + 1], 310, 740 - place * STEP)
        draw(made, lines[2 * half :], 310, 740 - half * STEP)

    document = read(paper(page))
    assert flowing(document).split() == ["Un", "titre", "au-dessus", "des", "deux", "colonnes", *(PROSE * 5).split()]
    assert of(document, "heading") == ["Un titre au-dessus des deux colonnes"]
    assert [block.continues for block in document.blocks if block.role == "text"] == [False, True]


def test_three_columns_and_a_margin() -> None:
    lines = wrapped(PROSE * 5, 140)
    third = len(lines) // 3 + 1

    def page(made: Any) -> None:
        for column in range(3):
            draw(made, lines[column * third : (column + 1) * third], 72 + column * 160)
        made.saveState()
        made.translate(30, 300)
        made.rotate(90)
        made.drawString(0, 0, "Texte dans la marge")
        made.restoreState()

    document = read(paper(page))
    assert flowing(document).split() == [*(PROSE * 5).split(), "Texte", "dans", "la", "marge"]


def test_tables_are_read_row_by_row() -> None:
    people = [("Jean Valjean", "maire"), ("Cosette", "élève"), ("Javert", "inspecteur"), ("Gavroche", "chanteur")]

    def page(made: Any) -> None:
        for place, (name, role) in enumerate(people):
            made.drawString(72, 700 - place * 16, name)
            made.drawString(300, 700 - place * 16, role)
            made.drawString(72, 500 - place * 16, f"{9 + place}h40")
            made.drawString(120, 500 - place * 16, f"Table ronde n° {place} sur le logement et les écoles de la ville")

    lines = read(paper(page)).text.split("\n\n")
    assert lines[:4] == [f"{name} {role}" for name, role in people]
    assert lines[4] == "9h40 Table ronde n° 0 sur le logement et les écoles de la ville"


def test_divided_words_are_restored_and_made_whole_over_pages_and_notes() -> None:
    def first(made: Any) -> None:
        draw(made, ["Le sous-secrétaire est venu parler du gouverne-", "ment. Le gouvernement a entendu le sous-"])
        draw(made, ["secrétaire parler longuement devant la commis-"], top=700 - 2 * STEP)
        made.setFont("Times-Roman", 8)
        draw(made, ["1 Une note en petits caractères, au bas de la page."], top=60)

    def second(made: Any) -> None:
        draw(made, ["sion. La commission est partie."])

    document = read(paper(first, second))
    assert "gouverne-\nment" in document.text
    gone = [document.text[start:end] for start, end in document.drops]
    assert gone == ["-\n", "\n", "-\n"]
    note = next(block for block in document.blocks if block.data.get("note"))
    assert said(document, note).startswith("1 Une note")
    assert document.blocks[-1].continues


def test_a_paragraph_goes_on_over_a_page_and_its_foot() -> None:
    lines = wrapped(PROSE * 4, 450)

    def page(number: int, part: list[str]) -> Callable[[Any], None]:
        def drawn(made: Any) -> None:
            draw(made, part)
            made.drawString(300, 40, str(number))

        return drawn

    document = read(paper(page(1, lines[:6]), page(2, lines[6:])))
    blocks = [block for block in document.blocks if block.role == "text"]
    assert [block.continues for block in blocks] == [False, True]
    assert flowing(document).split() == (PROSE * 4).split()


def test_bullets_are_kept_as_items() -> None:
    def page(made: Any) -> None:
        draw(made, ["• du pain", "• du vin", "- de l’eau"])

    made = paper(page)
    document = read(made)
    assert of(document, "item") == ["• du pain", "• du vin", "- de l’eau"]


def test_pages_without_text_are_named() -> None:
    def text(made: Any) -> None:
        draw(made, wrapped(PROSE, 450))

    def picture(made: Any) -> None:
        made.rect(100, 100, 200, 200, fill=1)

    document = read(paper(text, text, picture))
    assert [warning.message.format(**warning.values) for warning in document.warnings] == ["Page 3 holds no text."]
    document = read(paper(text, text, picture, text, picture, picture, picture))
    assert [warning.message.format(**warning.values) for warning in document.warnings] == ["Pages 3, 5–7 hold no text."]
    assert len(document.pages) == 7
    with pytest.raises(InputError, match="images only") as caught:
        pdf.read(paper(picture, picture), "x")
    assert "OCR" in caught.value.hint


def test_a_turned_page_is_read_as_it_is_looked_at() -> None:
    def page(made: Any) -> None:
        made.setPageRotation(90)
        made.rotate(90)
        draw(made, wrapped(PROSE, 450), 72, -100)

    content = paper(page)
    document = checked(pdf.read(content, "x"))
    assert document.text.split() == PROSE.split()
    assert of(document, "text") == ["\n".join(wrapped(PROSE, 450))]


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


@pytest.mark.parametrize("content", [b"", b"PDF", b"text about %PDF-1.7 files", b"{}", b"%PD"])
def test_other_content_is_left_to_others(content: bytes) -> None:
    assert not pdf.recognises(content)


def test_the_library_is_not_loaded_here() -> None:
    code = "import sys; from cgluctl.ingest.readers import pdf; pdf.recognises(b'%PDF-'); print('pypdfium2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


WORD = st.text("abcdefghijklmnopqrstuvwxyzéèàç’A.,;:!?()-0123456789", min_size=1, max_size=9)


@settings(max_examples=60)
@given(st.lists(st.lists(WORD, min_size=1, max_size=60), min_size=1, max_size=6), st.booleans())
def test_every_word_stands_once_and_in_order(texts: list[list[str]], narrow: bool) -> None:
    from cgluctl.ingest.pdf import child

    def page(made: Any) -> None:
        top = 780.0
        for words in texts:
            top = draw(made, wrapped(" ".join(words), 200 if narrow else 450), top=top, step=12) - 8

    made = child.read(paper(page), lambda size, pages: None)
    document = checked(pdf.made(made, "x"))
    written = [word for words in texts for word in words]
    assert "".join(document.text.split()) == "".join(written)


@settings(max_examples=40)
@given(st.lists(WORD, min_size=120, max_size=200), st.integers(2, 3))
def test_columns_keep_the_order_of_words(words: list[str], columns: int) -> None:
    from cgluctl.ingest.pdf import child

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
