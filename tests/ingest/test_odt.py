"""OpenDocument texts: what is shown is text, what is not is listed, and nothing is lost or twice there."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

import docx as python_docx
import pytest
from accounts import checked, of, said
from documents import Piece, converted, odt, reports, told, zipped
from hypothesis import given

from cgluctl.errors import InputError
from cgluctl.ingest.document import Document
from cgluctl.ingest.readers import odt as reader


def read(content: bytes) -> Document:
    """The document, with all that must hold of it."""
    assert reader.recognises(content)
    return checked(reader.read(content, "report.odt"))


def p(inside: str, style: str = "") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def skips(document: Document) -> list[tuple[str, str]]:
    """Text and reason of every skip."""
    return [(said(document, block), block.reason) for block in document.blocks if block.role == "skip"]


def style(name: str, more: str = "", parent: str = "", family: str = "paragraph") -> str:
    """A style."""
    return f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">{more}</style:style>'


def test_white_space_signs_and_links() -> None:
    """White space counts once, spaces and tabs of their own as they are; the address of a link follows."""
    document = read(
        odt(
            p(" un\n  <text:span>deux </text:span> trois<text:s text:c='2'/>x<text:tab/>y<text:line-break/>z")
            + p('<text:a xlink:href="http://a">ici</text:a> <text:a xlink:href="http://b">http://b</text:a>')
            + p("<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby>")
            + p(
                "le <text:date>2 mai</text:date>, <text:hidden-text text:string-value='caché'/>vu<text:s text:c='999999999'/>"
            )
        )
    )
    assert of(document, "text") == ["un deux trois  x\ty\nz", "ici http://b", "漢 (kan)", "le 2 mai, vu"]
    assert skips(document) == [("http://a", "link address"), ("caché", "hidden text")]


def test_revisions_notes_boxes_and_comments() -> None:
    """Deletions, notes, comments and boxes follow their paragraph, each once; insertions stay in it."""
    document = read(
        odt(
            '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>Speaker Alpha'
            f"</dc:creator></office:change-info>{p('lition')}</text:deletion></text:changed-region>"
            f'<text:changed-region text:id="c3"><text:deletion>{p("perdu")}</text:deletion></text:changed-region>'
            '<text:changed-region text:id="c2"><text:insertion/></text:changed-region></text:tracked-changes>'
            + p(
                'démo<text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>cratie<text:change-end/>'
                f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('Une note.')}</text:note-body></text:note>"
                f"<office:annotation><dc:creator>A</dc:creator><dc:date>2020</dc:date>{p('à vérifier')}</office:annotation>"
                f"<draw:frame><draw:text-box>{p('Cadre')}</draw:text-box><draw:text-box>{p('Cadre')}</draw:text-box><svg:desc>Un pont</svg:desc>"
                "</draw:frame> suit"
            )
        )
    )
    assert of(document, "text") == ["démocratie suit"]
    assert of(document, "note") == ["Une note.", "Cadre"]
    assert skips(document) == [
        *(("lition", "deleted text"), ("à vérifier", "comment"), ("Un pont", "picture description")),
        ("perdu", "deleted text"),
    ]


def test_headings_titles_sections_and_indexes() -> None:
    """Levels, the title by style, hidden sections, contents, heads and feet."""
    document = read(
        odt(
            p("Rapport", "P1")
            + "<text:table-of-content><text:index-body><text:p>Jour 1 ... 3</text:p></text:index-body></text:table-of-content>"
            + '<text:h text:outline-level="2">Jour 1</text:h><text:section text:name="s">'
            + p("vu")
            + '</text:section><text:section text:display="none">'
            + p("caché")
            + "</text:section>"
            + p("Gras", "P2")
            + p("Suite.")
            + p("Cité", "Quotations")
            + p("Fort", "Intense_20_Quote"),
            automatic=style("P1", parent="Title") + style("P2", '<style:text-properties fo:font-weight="bold"/>'),
            styles=style("Title") + style("Quotations") + style("Intense_20_Quote") + "<text:outline-style>"
            '<text:outline-level-style text:level="2" style:num-format="I" style:num-suffix="."/></text:outline-style>',
            masters=f"<style:master-page><style:header>{p('Tête')}</style:header><style:footer>{p('Pied')}</style:footer>"
            f'<style:header-left style:display="false">{p("rien")}</style:header-left></style:master-page>',
            meta="<dc:title>Autre</dc:title>",
        )
    )
    assert document.title == "Rapport"
    assert [(said(document, block), block.level) for block in document.blocks if block.role == "heading"] == [
        *(("Rapport", 1), ("I. Jour 1", 2), ("Gras", 0))
    ]
    assert of(document, "text") == ["vu", "Suite."]
    assert of(document, "quote") == ["Cité", "Fort"]
    assert skips(document) == [
        *(("Jour 1 ... 3", "table of contents"), ("caché", "hidden text")),
        *(("Tête", "running head"), ("Pied", "running foot")),
    ]


LISTS = """<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=")" text:start-value="4"/>
<text:list-level-style-number text:level="2" style:num-format="a" text:display-levels="2"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="\uf0d8"><style:text-properties style:font-name="Wingdings"/>
</text:list-level-style-bullet></text:list-style>"""


def test_labels_of_lists() -> None:
    """Numbers count on through levels; a second paragraph has none; lists go on where they say so."""
    inner = f"<text:list><text:list-item>{p('b')}{p('c')}</text:list-item></text:list>"
    document = read(
        odt(
            f'<text:list text:style-name="L1"><text:list-header>{p("z")}</text:list-header><text:list-item>{p("a")}{inner}</text:list-item>'
            f"<text:list-item>{p('d')}</text:list-item></text:list>"
            f'<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item>{p("e")}</text:list-item></text:list>'
            f'<text:list text:style-name="L1"><text:list-item>{p("f")}</text:list-item></text:list>'
            f'<text:list text:style-name="L2"><text:list-item>{p("g")}</text:list-item></text:list>',
            automatic=LISTS,
        )
    )
    assert [(said(document, block), block.level) for block in document.blocks if block.role == "item"] == [
        *(("z", 1), ("4) a", 1), ("4.a b", 2), ("5) d", 1), ("6) e", 1), ("4) f", 1), ("➢ g", 1))
    ]
    assert of(document, "text") == ["c"]


def test_tables() -> None:
    """A row is a block with its cells apart; what lies under a merged cell is hidden."""
    cell = "<table:table-cell>{}</table:table-cell>".format
    document = read(
        odt(
            f"<table:table><table:table-column/><table:table-header-rows><table:table-row>{cell(p('heure'))}{cell(p('titre'))}</table:table-row>"
            f"</table:table-header-rows><table:table-row>{cell(p('9h40'))}<table:covered-table-cell>{p('dessous')}</table:covered-table-cell>"
            f"{cell(p('a') + p('b'))}</table:table-row></table:table>"
        )
    )
    assert of(document, "text") == ["heure\ttitre", "9h40\t\ta\nb"]
    assert skips(document) == [("dessous", "hidden text")]


def test_a_flat_file() -> None:
    """The same text as one XML file."""
    page = (
        '<?xml version="1.0"?><office:document xmlns:office="o" xmlns:text="t" office:mimetype="application/vnd.oasis.opendocument.text">'
        "<office:body><office:text><text:p>plat</text:p></office:text></office:body></office:document>"
    )
    assert of(read(page.encode()), "text") == ["plat"]


ENCRYPTED = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": b"\x01\x02",
    "META-INF/manifest.xml": "<manifest:encryption-data/>",
}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (zipped(ENCRYPTED, compression=0)[:-30], "damaged"),
        (zipped(ENCRYPTED), "password"),
        (odt("<text:p>"), "broken XML"),
        (odt("<text:section>" * 50_000 + "</text:section>" * 50_000), "nested too deeply"),
        (odt(p(" " * 30_000_000)), "unpacks to far more"),
        (zipped({**ENCRYPTED, "META-INF/manifest.xml": "", "content.xml": "<!DOCTYPE a><a/>"}), "document type"),
        (zipped({**ENCRYPTED, "META-INF/manifest.xml": "", "content.xml": "<a/>"}), "no text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(content: bytes, message: str) -> None:
    """Damaged, hostile and protected files are taken for OpenDocument, and each is refused with its reason."""
    assert reader.recognises(content)
    with pytest.raises(InputError) as error:
        reader.read(content, "report.odt")
    assert message in error.value.message
    assert error.value.values["path"] == "report.odt"
    assert error.value.hint


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        zipped({"mimetype": "application/epub+zip", "content.xml": "x"}),
        zipped({"content.xml": "x"}),
        b"<a/>",
    ],
)
def test_other_files_are_not_taken(content: bytes) -> None:
    """Nothing else is an OpenDocument text."""
    assert not reader.recognises(content)


def written(pieces: list[Piece]) -> bytes:
    """A generated report as OpenDocument XML."""
    regions, made = [], []
    for number, piece in enumerate(pieces):
        marks = [f'<text:change text:change-id="r{number}"/>']
        gone = piece.deleted
        if piece.kind == "deleted":
            gone = f"{piece.before} {piece.deleted} {piece.after}"
        if gone:
            regions.append(
                f'<text:changed-region text:id="r{number}"><text:deletion>{p(escape(gone))}</text:deletion></text:changed-region>'
            )
        inside = "" if piece.kind == "deleted" else f"{escape(piece.before)} {{}}{escape(piece.after)}"
        inside = inside.format(*marks) if inside else marks[0]
        made.append(
            {
                "heading": f'<text:h text:outline-level="1">{inside}</text:h>',
                "item": f'<text:list text:style-name="L2"><text:list-item>{p(inside)}</text:list-item></text:list>',
            }.get(piece.kind, p(inside))
        )
    changes = f"<text:tracked-changes>{''.join(regions)}</text:tracked-changes>"
    return odt(changes + "".join(made), automatic=LISTS)


@given(reports())
def test_every_word_once_and_in_order(pieces: list[Piece]) -> None:
    """Whatever the mixture, what is shown comes in order, and the rest is listed."""
    document = read(written(pieces))
    seen, gone = told(pieces)
    shown = [word for block in document.blocks if block.role != "skip" for word in said(document, block).split()]
    assert [word for word in shown if word != "➢"] == seen
    assert sorted(word for text, _ in skips(document) for word in text.split()) == gone


def test_a_word_file_by_way_of_libreoffice() -> None:
    """Headings, lists, tables, heads and feet as a real program writes them."""
    made = python_docx.Document()
    made.add_heading("Le château d’If", 0)
    made.add_heading("Jour 1", 1)
    made.add_paragraph("Edmond Dantès parle.")
    made.add_paragraph("une corde", style="List Bullet")
    made.add_paragraph("premier", style="List Number")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "9h40", "Table ronde"
    made.sections[0].header.paragraphs[0].text = "Marseille"
    file = io.BytesIO()
    made.save(file)
    document = read(converted(file.getvalue(), "made.docx", "odt"))
    assert document.title == "Le château d’If"
    assert of(document, "heading") == ["Le château d’If", "Jour 1"]
    assert of(document, "item") == ["• une corde", "1. premier"]
    assert of(document, "text") == ["Edmond Dantès parle.", "9h40\tTable ronde"]
    assert skips(document) == [("Marseille", "running head")]


def test_the_report_by_way_of_libreoffice(report: list[str]) -> None:
    """The report as a program saves it: every character of it, and nothing else; its pages where the count agrees."""
    text = "\n".join(report)
    content = converted(text.encode(), "report.txt", "odt", "Text (encoded):UTF8")
    document = reader.read(content, "report.odt")
    assert "".join(document.text.split()) == "".join(text.split())
    assert len(document.pages) > 1
