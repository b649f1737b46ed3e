"""PDF: every word once and in order, running heads apart, columns, paragraphs over pages, and files that are no good."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from accounts import checked, flowing, of, said
from papers import HEIGHT, PROSE, STEP, WIDTH, canvas, draw, paper, read, skips, stringWidth, wrapped

from cgluctl.errors import InputError
from cgluctl.ingest.readers import pdf

pdfium = pytest.importorskip("pypdfium2")


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


def _raised(made: Any, text: str, left: float, top: float) -> float:
    """Writes on a line, what stands after `^` small and raised; where the line ends."""
    for part in text.split("|"):
        small = part.startswith("^")
        font, size = "Times-Roman", 7 if small else 11
        made.setFont(font, size)
        made.drawString(left, top + (4 if small else 0), part.lstrip("^"))
        left += stringWidth(part.lstrip("^"), font, size)
    made.setFont("Times-Roman", 11)
    return left


def test_numbers_of_notes_stay_out_of_the_words_and_powers_stay_in() -> None:
    def page(made: Any) -> None:
        draw(made, wrapped(PROSE, 450))
        _raised(
            made,
            "« Le logement est un droit|^12| pour tous|^*|, dit Cosette, et 25 m|^2| par tête, ou 10|^3| fois. »",
            72,
            500,
        )
        _raised(made, "Le reste, dit la 1|^re| note, est vain.|^3", 72, 487)

    document = checked(pdf.read(paper(page), "notes.pdf"))  # PDFium sets the comma behind a note apart
    gone = [document.text[start:end] for start, end in document.drops]
    assert gone == ["12", "*", "3"]
    words = flowing(document)
    assert "un droit pour tous, dit Cosette, et 25 m2 par tête, ou 103 fois. »" in words
    assert "dit la 1re note, est vain." in words


def test_a_note_in_large_type_that_a_small_number_begins_is_no_part_of_what_goes_on() -> None:
    lines = wrapped(PROSE * 4, 450)

    def first(made: Any) -> None:
        draw(made, lines[:6])
        _raised(made, "^1| Voir la lettre de Fantine, page douze.", 72, 60)

    document = read(paper(first, lambda made: draw(made, lines[6:])))
    assert of(document, "note") == ["1 Voir la lettre de Fantine, page douze."]
    assert (
        " ".join(said(document, block) for block in document.blocks if block.role == "text").split()
        == (PROSE * 4).split()
    )


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


def test_the_last_words_of_a_paragraph_are_no_foot_though_they_end_every_page() -> None:
    full = wrapped(PROSE, 450)[0]

    def page(number: int) -> Callable[[Any], None]:
        def drawn(made: Any) -> None:
            draw(made, [*wrapped(PROSE * 20, 450)[:45], full, "sous la pluie."])
            made.drawString(300, 40, str(number))

        return drawn

    document = read(paper(*map(page, (1, 2, 3))))
    assert skips(document) == [("running foot", str(number)) for number in (1, 2, 3)]
    assert document.text.count("sous la pluie.") == 3


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


@pytest.mark.parametrize("content", [b"", b"PDF", b"text about %PDF-1.7 files", b"{}", b"%PD"])
def test_other_content_is_left_to_others(content: bytes) -> None:
    assert not pdf.recognises(content)


def test_the_library_is_not_loaded_here() -> None:
    code = "import sys; from cgluctl.ingest.readers import pdf; pdf.recognises(b'%PDF-'); print('pypdfium2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


def test_notes_and_filled_fields_are_said_not_to_be_read() -> None:
    """Links and empty fields are no words of the report."""

    def noted(page: canvas.Canvas) -> None:
        draw(page, [PROSE[:60]])
        page.textAnnotation("Une note", Rect=[100, 600, 200, 650])

    def linked(page: canvas.Canvas) -> None:
        draw(page, [PROSE[:60]])
        page.linkURL("https://example.org", (0, 0, 10, 10))
        page.acroForm.textfield(name="vide", x=100, y=500)

    def filled(page: canvas.Canvas) -> None:
        draw(page, [PROSE[:60]])
        page.acroForm.textfield(name="nom", value="Cosette", x=100, y=500)

    told = pdf.read(paper(noted, linked, filled), "report.pdf").warnings
    assert [warning.message.format(**warning.values) for warning in told] == [
        "Pages 1, 3 have notes or form fields that are not read."
    ]
