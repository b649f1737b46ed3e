"""Word files: what is shown is text, what is not is listed, and nothing is lost or twice there."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

import docx as python_docx
import pytest
from accounts import checked, of, said
from documents import Piece, converted, docx, relations, reports, told, zipped
from hypothesis import given

from cgluctl.errors import InputError
from cgluctl.ingest.document import Document
from cgluctl.ingest.readers import docx as reader


def read(content: bytes) -> Document:
    """The document, with all that must hold of it."""
    assert reader.recognises(content)
    return checked(reader.read(content, "report.docx"))


def p(*runs: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def skips(document: Document) -> list[tuple[str, str]]:
    """Text and reason of every skip."""
    return [(said(document, block), block.reason) for block in document.blocks if block.role == "skip"]


def test_paragraphs_headings_and_lists_of_python_docx() -> None:
    """A file of a real writer: title, headings by style, items with what Word shows before them."""
    made = python_docx.Document()
    made.add_heading("Le château d’If", 0)
    made.add_heading("Jour 1", 1)
    made.add_paragraph("Edmond Dantès parle.")
    made.add_paragraph("une corde", style="List Bullet")
    made.add_paragraph("premier", style="List Number")
    made.add_paragraph("second", style="List Number")
    table = made.add_table(2, 2)
    for number, words in enumerate(("heure", "titre", "9h40", "Table ronde")):
        table.cell(number // 2, number % 2).text = words
    made.sections[0].header.paragraphs[0].text = "Marseille"
    made.sections[0].footer.paragraphs[0].text = "page 1"
    file = io.BytesIO()
    made.save(file)
    document = read(file.getvalue())
    assert document.title == "Le château d’If"
    assert [(said(document, block), block.level) for block in document.blocks if block.role == "heading"] == [
        ("Le château d’If", 1),
        ("Jour 1", 1),
    ]
    assert of(document, "item") == ["• une corde", "1. premier", "2. second"]
    assert of(document, "text") == ["Edmond Dantès parle.", "heure\ttitre", "9h40\tTable ronde"]
    assert skips(document) == [("Marseille", "running head"), ("page 1", "running foot")]
    assert not document.wrapped


def test_revisions() -> None:
    """Insertions stay in the sentence, deletions follow it; a word that a deletion cut stays one word."""
    document = read(
        docx(
            p(
                r("démo"),
                "<w:del><w:r><w:delText>lition</w:delText></w:r></w:del>",
                f"<w:ins>{r('cratie')}</w:ins>",
                f"<w:moveFrom>{r(' ailleurs')}</w:moveFrom>",
                f"<w:moveTo>{r(' ici')}</w:moveTo>",
            )
            + p("<w:del><w:r><w:delText>tout</w:delText></w:r></w:del>", properties="<w:rPr><w:del/></w:rPr>")
            + p(r("un "), properties="<w:rPr><w:del/></w:rPr>")
            + p(r("seul paragraphe"))
            + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
            + p(r("rayé"))
            + "</w:tc></w:tr></w:tbl>"
        )
    )
    assert of(document, "text") == ["démocratie ici", "un seul paragraphe"]
    assert {reason for _, reason in skips(document)} == {"deleted text"}
    assert [text for text, _ in skips(document)] == ["lition", "ailleurs", "tout", "rayé"]


def test_text_boxes_once_and_after_their_paragraph() -> None:
    """A box for newer and one for older programs hold the same words; a box for the older alone is read too."""
    box = f"<w:txbxContent>{p(r('Dans le cadre'))}</w:txbxContent>"
    new = f"<mc:Choice><w:drawing><wp:inline><wps:txbx>{box}</wps:txbx></wp:inline></w:drawing></mc:Choice>"
    old = f"<mc:Fallback><w:pict><v:shape><v:formulas><v:f eqn='x'/></v:formulas><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
    body = p(r("avant "), f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>", r("après"))
    empty = body.replace(new, "<mc:Choice><w:drawing/></mc:Choice>")
    for each in (body, empty):
        document = read(docx(each))
        assert (of(document, "text"), of(document, "note")) == (["avant après"], ["Dans le cadre"])


def test_notes_and_comments_follow_what_refers_to_them() -> None:
    """Notes are text of their own; comments are skips; a note that nothing refers to comes last."""
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", r("Une note."))}</w:footnote>'
        f'<w:footnote w:id="3">{p(r("Seule."))}</w:footnote>'
    )
    comments = f'<w:comment w:id="5" w:author="Speaker Alpha">{p(r("à vérifier"))}</w:comment>'
    document = read(
        docx(
            p(
                r("Texte"),
                '<w:r><w:footnoteReference w:id="2"/></w:r>',
                '<w:r><w:commentReference w:id="5"/></w:r>',
                r(" suivi."),
            )
            + p(r("Fin.")),
            footnotes=notes,
            comments=comments,
        )
    )
    assert [said(document, block) for block in document.blocks] == [
        *("Texte suivi.", "Une note.", "à vérifier", "Fin.", "Seule.")
    ]
    assert skips(document) == [("à vérifier", "comment")]


def test_content_controls_tables_in_tables_and_custom_xml() -> None:
    """Whatever wraps paragraphs, rows, cells or runs, their words are read in order."""
    cell = "<w:tc>{}</w:tc>".format
    inner = f"<w:tbl><w:tr>{cell(p(r('c')))}{cell(p(r('d')))}</w:tr></w:tbl>"
    document = read(
        docx(
            f"<w:sdt><w:sdtPr/><w:sdtContent><w:sdt><w:sdtContent>{p(r('a'))}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
            f"<w:tbl><w:sdt><w:sdtContent><w:tr>{cell(p(r('b')))}<w:sdt><w:sdtContent>{cell(inner + p())}</w:sdtContent></w:sdt>"
            f"</w:tr></w:sdtContent></w:sdt></w:tbl>"
            f"<w:customXml>{p('<w:smartTag>' + r('e') + '</w:smartTag>', '<w:sdt><w:sdtContent>' + r('f') + '</w:sdtContent></w:sdt>')}</w:customXml>"
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p(r('Cliquez ici'))}</w:sdtContent></w:sdt>"
        )
    )
    assert of(document, "text") == ["a", "b", "c\td", "ef"]
    assert skips(document) == [("Cliquez ici", "placeholder")]


def test_signs_fields_links_hidden_text_and_ruby() -> None:
    """Tabs, breaks and signs are characters; codes, addresses and what is hidden are skips."""
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    document = read(
        docx(
            p(
                r("a"),
                "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r>",
                '<w:r><w:sym w:font="Wingdings" w:char="F0D8"/><w:sym w:font="Symbol" w:char="F061"/></w:r>',
            )
            + p(
                *(
                    field("begin"),
                    "<w:r><w:instrText> PAGE </w:instrText></w:r>",
                    field("separate"),
                    r("7"),
                    field("end"),
                ),
                '<w:fldSimple w:instr="DATE">' + r(" mai") + "</w:fldSimple>",
            )
            + p(
                '<w:hyperlink r:id="l1">' + r("ici") + "</w:hyperlink>",
                '<w:hyperlink r:id="l2">' + r("http://b") + "</w:hyperlink>",
            )
            + p(r("vu"), r("caché", "<w:vanish/>"), r(" aussi", '<w:vanish w:val="0"/>'))
            + p("<w:r><w:ruby><w:rt>" + r("kan") + "</w:rt><w:rubyBase>" + r("漢") + "</w:rubyBase></w:ruby></w:r>")
            + p(
                "<m:oMath><m:f><m:num><m:r><m:t>x</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
            ),
            links={"l1": "http://a", "l2": "http://b"},
        )
    )
    assert of(document, "text") == ["a\tb\nc\u2011d\u00ade➢α", "7 mai", "icihttp://b", "vu aussi", "漢 (kan)", "x/2"]
    assert skips(document) == [
        *(("PAGE", "field code"), ("DATE", "field code"), ("http://a", "link address"), ("caché", "hidden text"))
    ]
    assert [document.text[start:end] for start, end in document.drops] == ["\u00ad"]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    """Damaged fields are common in old reports."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    document = read(docx(p(begin, "<w:r><w:instrText>REF x</w:instrText></w:r>") + p(r("La suite."))))
    assert of(document, "text") == ["La suite."]


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'
    for id, name, more in (
        ("Normal", "Normal", ""),
        ("T1", "Titre 1", '<w:basedOn w:val="Normal"/>'),
        ("Fille", "Fille", '<w:basedOn w:val="T1"/><w:rPr><w:b/></w:rPr>'),
        ("Plan", "Autre", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        ("Tdm", "toc 1", ""),
        ("Cercle1", "Cercle 1", '<w:basedOn w:val="Cercle2"/>'),
        ("Cercle2", "Cercle 2", '<w:basedOn w:val="Cercle1"/>'),
        ("Puce", "Puce", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'),
    )
)


def styled(id: str, text: str, more: str = "") -> str:
    """A paragraph of a style."""
    return p(r(text), properties=f'<w:pStyle w:val="{id}"/>{more}')


def test_headings_by_style_inheritance_and_level() -> None:
    """A style is a heading by its name in any of the three languages, by its level, or by what it is based on."""
    body = (
        *(styled("T1", "Un"), styled("Fille", "Deux"), styled("Plan", "Trois"), styled("Tdm", "Un ... 3")),
        *(styled("T1", "Texte", '<w:outlineLvl w:val="9"/>'), styled("Cercle1", "Rond"), styled("Inconnu", "Rien")),
    )
    document = read(docx("".join(body), styles=STYLES))
    assert [(said(document, block), block.level) for block in document.blocks if block.role == "heading"] == [
        *(("Un", 1), ("Deux", 1), ("Trois", 3))
    ]
    assert skips(document) == [("Un ... 3", "table of contents")]
    assert of(document, "text") == ["Texte", "Rond", "Rien"]


@pytest.mark.parametrize("name", ["Quote", "Intense Quote", "Block Text", "Cita destacada"])
def test_quotations_by_style(name: str) -> None:
    style = f'<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="{name}"/></w:style>'
    assert of(read(docx(styled("Q", "Tous ensemble."), styles=style)), "quote") == ["Tous ensemble."]


def test_bold_lines_are_headings_only_before_text() -> None:
    """A short bold line before text is a heading of no level; a bold sentence, list or last line is none."""
    bold = "<w:b/>"
    document = read(
        docx(
            p(r("Une séance", bold), r(" :"))
            + p(r("Jean Valjean parle."))
            + p(r("Une phrase.", bold))
            + p(r("Suite."))
            + p(r("À demi", bold), r(" gras"))
            + p(r("CAPITALES", "<w:caps/>"))
            + p(r("Suite."))
            + p(r("Dernière", bold))
        )
    )
    assert [(said(document, block), block.level) for block in document.blocks if block.role == "heading"] == [
        *(("Une séance :", 0), ("CAPITALES", 0))
    ]


NUMBERING = """
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/><w:isLgl/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0d8"/>
<w:pStyle w:val="Puce"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
"""


def listed(list_id: int, level: int, text: str) -> str:
    """A paragraph of a list."""
    return p(r(text), properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_labels_of_lists() -> None:
    """Numbers count on, start over below a new one, and restart where the list says; arrows are arrows."""
    body = (
        *(listed(1, 0, "a"), listed(1, 1, "b"), listed(1, 1, "c"), listed(1, 0, "d"), listed(1, 1, "e")),
        *(listed(3, 0, "f"), listed(3, 0, "g"), styled("Puce", "h"), listed(0, 0, "i"), listed(77, 0, "j")),
    )
    document = read(docx("".join(body), numbering=NUMBERING, styles=STYLES))
    assert of(document, "item") == [*("III. a", "3.1) b", "3.2) c", "IV. d", "4.1) e", "IX. f", "X. g", "➢ h", "j")]
    assert of(document, "text") == ["i"]


def test_pages_only_where_the_count_agrees() -> None:
    """Marks of pages are old news in an edited file; the count that the program kept tells."""
    body = p(r("a"), "<w:r><w:lastRenderedPageBreak/></w:r>", r("b"))
    rels = relations(
        ("r1", "officeDocument", "word/document.xml", False), ("r2", "extended-properties", "docProps/app.xml", False)
    )
    for count, pages in ((2, [0, 1]), (3, [])):
        app = f'<Properties xmlns="x"><Pages>{count}</Pages></Properties>'
        document = read(docx(body, extra={"_rels/.rels": rels, "docProps/app.xml": app}))
        assert list(document.pages) == pages


def test_language_is_believed_only_where_the_words_agree() -> None:
    """Programs declare their own language where nobody chose one."""
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault></w:docDefaults>'
    french, english = (
        "La mer est dans la baie et les rats sont sur le pont.",
        "The sea is in the bay and it was at the bridge.",
    )
    assert read(docx(p(r(french)), styles=styles)).language == "fr"
    assert read(docx(p(r(english)), styles=styles)).language is None


def test_printed_lines_as_paragraphs_are_read_as_plain_text() -> None:
    """A plain text put into an office program has a paragraph a line: its paragraphs are what blank ones part."""
    lines = [
        "Le comte de Monte-Cristo est",
        "arrivé à Rome où il",
        "attendait le baron et",
        "les autres voyageurs.",
        "",
    ] * 4
    content = docx("".join(p(r(line)) for line in lines))
    document = reader.read(content, "")
    assert document.wrapped
    assert not document.blocks
    assert document.text.split("\n")[:20] == lines
    headed = read(docx("".join(p(r(line)) for line in lines), header1=p(r("Rome"))))
    assert [block.role for block in headed.blocks] == ["text"] * 4 + ["skip"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (docx(p(r("x")))[:-60], "damaged"),
        (docx(p(r("x"))).replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged"),
        (docx("<w:p>"), "broken XML"),
        (docx("<w:sdt>" * 50_000 + "</w:sdt>" * 50_000), "nested too deeply"),
        (zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "document type"),
        (zipped({"word/document.xml": b"<a>" + b" " * 30_000_000}), "unpacks to far more"),
        (zipped({"word/document.xml": "<a/>", **{f"x{number}": "" for number in range(2_100)}}), "more than {n} files"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (zipped({"[Content_Types].xml": "wordprocessingml.document.main+xml"}), "no text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(content: bytes, message: str) -> None:
    """Damaged, hostile and protected files are taken for Word's, and each is refused with its reason."""
    assert reader.recognises(content)
    with pytest.raises(InputError) as error:
        reader.read(content, "report.docx")
    assert message in error.value.message
    assert error.value.values["path"] == "report.docx"
    assert error.value.hint


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF", b"un texte", zipped({"a": "b"})])
def test_other_files_are_not_taken(content: bytes) -> None:
    """Nothing else is a Word file."""
    assert not reader.recognises(content)


def test_the_main_part_is_found_by_relationships() -> None:
    """Other programs name the main part as they like."""
    content = docx(p(r("ailleurs")))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    moved = {
        "_rels/.rels": parts["_rels/.rels"].replace("word/document.xml", "/Story/Main.xml"),
        "[Content_Types].xml": "<Types>application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml</Types>",
        "story/main.xml": parts["word/document.xml"],
    }
    assert of(read(zipped(moved)), "text") == ["ailleurs"]


def written(pieces: list[Piece]) -> bytes:
    """A generated report as Word XML."""
    styles = {"heading": '<w:pStyle w:val="T1"/>', "item": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'}
    made = []
    for piece in pieces:
        runs = [r(piece.before), r(f" {piece.after}")]
        if piece.deleted:
            runs.insert(
                1, f'<w:del><w:r><w:delText xml:space="preserve"> {escape(piece.deleted)}</w:delText></w:r></w:del>'
            )
        if piece.kind == "deleted":
            runs = ["<w:del>", *runs, "</w:del>"]
        made.append(p(*runs, properties=styles.get(piece.kind, "")))
    return docx("".join(made), styles=STYLES, numbering=NUMBERING)


@given(reports())
def test_every_word_once_and_in_order(pieces: list[Piece]) -> None:
    """Whatever the mixture, what is shown comes in order, and the rest is listed."""
    document = read(written(pieces))
    seen, gone = told(pieces)
    shown = [word for block in document.blocks if block.role != "skip" for word in said(document, block).split()]
    assert [word for word in shown if word != "➢"] == seen
    assert sorted(word for text, _ in skips(document) for word in text.split()) == gone


def test_the_report_by_way_of_libreoffice(report: list[str]) -> None:
    """The report as a program saves it: every character of it, and nothing else."""
    text = "\n".join(report)
    content = converted(text.encode(), "report.txt", "docx", "Text (encoded):UTF8")
    document = reader.read(content, "report.docx")
    assert "".join(document.text.split()) == "".join(text.split())
    assert document.language in (None, "fr")
