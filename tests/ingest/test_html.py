"""Pages: what a browser shows is text, what is beside it is listed, and hostile pages are refused."""

from __future__ import annotations

from html import escape

import pytest
from accounts import checked, of, said
from documents import Piece, converted, reports, told
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.errors import InputError
from cgluctl.ingest.document import Document
from cgluctl.ingest.readers import html as reader


def read(page: str | bytes) -> Document:
    """The document of a page, with all that must hold of it."""
    content = page.encode() if isinstance(page, str) else page
    return checked(reader.read(content, "page.html"))


def body(inside: str, lang: str = "fr") -> Document:
    """The document of a page's body."""
    return read(f"<!DOCTYPE html><html lang={lang}><head><title>T</title></head><body>{inside}</body></html>")


def skips(document: Document) -> list[tuple[str, str]]:
    """Text and reason of every skip."""
    return [(said(document, block), block.reason) for block in document.blocks if block.role == "skip"]


def test_blocks_and_white_space() -> None:
    """White space is as a browser shows it; a line break is the author's; entities are characters."""
    document = body(
        """<h1>Le  château</h1> loose <p>Un <b>deux</b>
        trois<br>
        quatre&nbsp;: &eacute;&amp;&lt;b&gt;</p><div>Cinq<p>Six</div><pre>a  b
        c</pre>"""
    )
    assert of(document, "heading") == ["Le château"]
    assert of(document, "text") == ["loose", "Un deux trois\nquatre\xa0: é&<b>", "Cinq", "Six", "a  b", "c"]
    assert (document.title, document.wrapped) == ("T", False)


def test_lists_quotes_and_levels() -> None:
    """Items have their depth and what stands before them; a set-off quote is one; marks are there where the source has none."""
    document = body(
        "<h2>Jour 1</h2><ul><li>a<ul><li><p>b<p>c</ul><li>➢ d</ul><ol start=3 type=i><li>e<li value=9>f</ol>"
        "<blockquote><p>« Tous. »</p></blockquote><p>Il dit <q>oui <q>non</q></q> et <q>« déjà »</q>.</p>"
        "<div role=heading aria-level=3>g</div>"
    )
    assert [(said(document, block), block.level) for block in document.blocks if block.role == "item"] == [
        *(("• a", 1), ("• b", 2), ("➢ d", 1), ("iii. e", 1), ("ix. f", 1))
    ]
    assert of(document, "quote") == ["« Tous. »"]
    assert of(document, "text") == ["c", "Il dit «oui “non”» et « déjà »."]
    assert [block.level for block in document.blocks if block.role == "heading"] == [2, 3]


def test_tables() -> None:
    """A row is a block with its cells apart; a table that lays out the page is not."""
    document = body(
        "<table><caption>Ordre</caption><tr><th>heure<th>titre<tr><td>9h40<td><p>Table<p>ronde</table>"
        f"<table><tr><td>menu<td><h2>Jour 1</h2><p>{'mot ' * 200}<p>fin</table>"
    )
    assert of(document, "text")[:4] == ["Ordre", "heure\ttitre", "9h40\tTable\nronde", "menu"]
    assert of(document, "heading") == ["Jour 1"]
    assert of(document, "text")[-1] == "fin"


def test_what_is_beside_the_text() -> None:
    """Menus, heads, feet and forms are navigation; what nobody sees is hidden; programs are no words."""
    document = body(
        "<header>Site</header><nav><ul><li><a href='http://x'>Menu</a></ul></nav><main><article><header><h1>Titre</h1></header>"
        "<p>Un <button>Partager</button>mot.</p><footer>Note</footer></article></main><aside>Lire aussi</aside>"
        "<form><label>Nom</label><select><option>a<option>b</select></form><noscript>Activez</noscript>"
        "<div hidden>h1</div><p style='display: none'>h2</p><span class='sr-only'>h3</span><del>vieux</del>"
        "<script>if (a<b) {}</script><style>p {}</style><template>t</template><footer>Pied</footer>"
        "<svg><title>s</title><text>Carte</text></svg><img alt='Un pont' src=x>"
    )
    assert of(document, "heading") == ["Titre"]
    assert of(document, "text") == ["Un mot.", "Note", "Carte"]
    found = skips(document)
    assert [text for text, reason in found if reason == "navigation"] == [
        *("Site", "Menu", "Partager", "Lire aussi", "Nom a b", "Activez", "Pied")
    ]
    assert [text for text, reason in found if reason == "hidden text"] == ["h1", "h2", "h3", "s"]
    assert [pair for pair in found if pair[1] not in ("navigation", "hidden text")] == [
        *(("vieux", "deleted text"), ("Un pont", "picture description"))
    ]
    assert "if (a" not in document.text


def test_the_report_in_a_form_or_page_head_is_still_found() -> None:
    """Some programs put the whole page into a form, or its only title into the page's head."""
    assert of(body("<form><h1>A</h1><p>b</p></form>"), "text") == ["b"]
    assert of(body("<header id=title-block-header><h1>A</h1></header><p>b</p>"), "heading") == ["A"]
    assert of(body("<aside><p>b</p></aside>"), "text") == ["b"]


def test_addresses_of_links_are_kept_apart() -> None:
    """The words of a link stay in the sentence; its address follows the paragraph, unless it is the words."""
    document = body(
        "<p>voir <a href='https://a.example/'>ici</a>, <a href='http://b'>http://b</a>, <a href='#c'>c</a>.</p>"
    )
    assert of(document, "text") == ["voir ici, http://b, c."]
    assert skips(document) == [("https://a.example/", "link address")]


def test_marks_of_notes_are_left_out_of_the_flow() -> None:
    """The number of a note would become part of the word before it; it stays in the text."""
    document = body(
        "<p>Un mot<a href='#n1'><sup>1</sup></a>, <a href='#s'>2021</a> suit.</p><p id=n1><a href='#r1'>1</a>Note. <a href='#r1'>↩</a></p>"
    )
    assert of(document, "text") == ["Un mot1, 2021 suit.", "1Note. ↩"]
    assert [document.text[start:end] for start, end in document.drops] == ["1", "1", "↩"]


@pytest.mark.parametrize(
    ("content", "words", "warned"),
    [
        ("<html><p>été".encode(), "été", False),
        ("\ufeff<html><p>été".encode(), "été", False),
        ("<html><p>été".encode("utf-16"), "été", True),
        ("<html><p>été".encode("utf-16-le"), "été", True),
        ("<html><p>été".encode("cp1252"), "été", True),
        ("<html><meta charset=iso-8859-1><p>été €".encode("cp1252"), "été €", False),
        (
            '<html><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>мир'.encode("koi8-r"),
            "мир",
            False,
        ),
        ("<html><meta charset=utf-8><p>été".encode("cp1252"), "été", True),
        ("<html><meta charset=nonsense><p>été".encode("cp1252"), "été", True),
        ("<html><meta charset=latin-1><p>été".encode(), "été", False),
    ],
)
def test_encodings(content: bytes, words: str, warned: bool) -> None:
    """By mark, by declaration where it holds, else as any text is read, with a warning."""
    assert reader.recognises(content)
    document = read(content)
    assert document.text.strip() == words
    assert bool(document.warnings) == warned


def test_xhtml_elements_that_close_themselves() -> None:
    """In XML they are empty; a browser would take the rest of the page for a script."""
    page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x"/></head><body><p>a<br/>b</p></body></html>'
    assert reader.recognises(page.encode())
    assert of(read(page), "text") == ["a\nb"]


@pytest.mark.parametrize(
    ("content", "taken"),
    [
        ("<!-- saved --> \n<!DOCTYPE HTML PUBLIC '-//W3C//DTD'>", True),
        ("<html>", True),
        ("<div><p>a</p><p>b</p></div>", True),
        ("<body bgcolor=white>", True),
        ('<?xml version="1.0"?><schedule><day><title>a</title></day></schedule>', False),
        ("<schedule><day><title>a</title><p/><p/><p/></day></schedule>", False),
        ('{"schedule": "<p><p><p>"}', False),
        ("Un texte avec <p> et <b>", False),
        ("<p> seul", False),
        ('<div align="center"><p>x</p></div>\n\n# Titre\n', False),
        ("<!-- " + "x" * 100_000, False),
        ("", False),
    ],
)
def test_what_is_a_page(content: str, taken: bool) -> None:
    """Its first tags tell, never a tag in a text."""
    assert reader.recognises(content.encode()) is taken


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<div>" * 50_000 + "x",
        "<html>" + "<x/>" * 50_000,
        "<html>" + "".join(f"<b id={number}>" for number in range(2_000)) + "<p>x" * 2_000,
    ],
)
def test_hostile_nesting_is_refused(page: str) -> None:
    """The parser would need hours or all memory."""
    with pytest.raises(InputError) as error:
        read(page)
    assert "nested too deeply" in error.value.message


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<div>" * 2_900 + "<p>x",
        "<html>" + "<p>" * 20_000 + "x",
        "<html>" + "<b>" * 20_000 + "x",
        "<html>" + "<table><tr><td>" * 900 + "x",
        "<html><svg>" + "<path/>" * 20_000 + "</svg>x",
        "<html>" + "</div>" * 20_000 + "x",
        "<html><" + "a" * 100_000 + " x <p>x",
        "<html><p>x<q><li></ul></td></q></a><td></tr>",
    ],
)
def test_odd_pages_are_read(page: str) -> None:
    """Deep, broken and unclosed, but a page."""
    assert read(page).text.strip(" \n«»“”•") == "x"


@given(
    st.lists(
        st.sampled_from(
            "<p> </p> <b> a <td> <tr> <table> </table> <li> <ul> </ul> <q> <pre> <br> <nav> </nav> \x01 <a/href=http://x> <a/href=#x> <rt> <form> <h1>".split()
        ),
        max_size=30,
    )
)
def test_any_mixture_of_tags(tags: list[str]) -> None:
    """However tags are mixed, all words come out once and blocks lie apart."""
    words = [tag if tag != "a" else f" w{number} " for number, tag in enumerate(tags)]
    document = read("<html><body>" + "".join(words))
    found = sorted(word.strip("«»“”‘’•()") for word in document.text.split() if word.strip("«»“”‘’•()").startswith("w"))
    assert found == sorted(word.strip() for word in words if word.startswith(" w"))


def written(pieces: list[Piece]) -> str:
    """A generated report as a page."""
    tags = {"heading": "h2", "item": "li", "nav": "nav", "text": "p", "deleted": "del"}
    made = []
    for piece in pieces:
        gone = f"<del> {escape(piece.deleted)} </del>" if piece.deleted else ""
        tag = tags[piece.kind]
        made.append(f"<div><{tag}>{escape(piece.before)}{gone} {escape(piece.after)}</{tag}></div>")
    return "<!DOCTYPE html>" + "\n".join(made)


def test_two_line_breaks_in_a_row_set_paragraphs_apart() -> None:
    page = "<p>The bridge<br>is long.<br />\n<br>\n<br /> It is <b>old</b>.<br><br></p><ul><li><br>A stone</li></ul>"
    document = read(page)
    assert [said(document, block) for block in document.blocks] == ["The bridge\nis long.", "It is old.", "• A stone"]


@given(reports())
def test_every_word_once_and_in_order(pieces: list[Piece]) -> None:
    """Whatever the mixture, what is shown comes in order, and the rest is listed."""
    document = read(written(pieces))
    seen, gone = told(pieces)
    shown = [word for block in document.blocks if block.role != "skip" for word in said(document, block).split()]
    assert [word for word in shown if word != "•"] == seen
    assert sorted(word for text, _ in skips(document) for word in text.split()) == gone


def test_the_report_by_way_of_libreoffice(report: list[str]) -> None:
    """The report as a program saves it: every character of it, and nothing else."""
    text = "\n".join(report)
    content = converted(text.encode(), "report.txt", "html", "Text (encoded):UTF8")
    assert reader.recognises(content)
    document = reader.read(content, "report.html")
    assert "".join(document.text.split()) == "".join(text.split())


def test_a_fragment_is_a_page() -> None:
    assert reader.recognises(b"<article><p>Hello to all who came.</p></article>\n")
    assert reader.recognises(b"<fieldset><img src=x.jpg><h2>The bridge</h2><span>Hello to all.</span></fieldset>\n")
    assert not reader.recognises(b"<p align=center>Hello</p>\n\nText with *marks* of its own.\n")


def test_who_signs_a_quotation_stands_below_it() -> None:
    """A foot is the page's own only outside of a quotation; a work that is named inside a sentence stays in it."""
    document = body(
        "<blockquote><p>Tous.</p><footer>— Jean Valjean, maire</footer></blockquote><footer>© La page</footer>"
        "<blockquote><p>Ensemble. <cite>Emma Bovary, préfète</cite></p></blockquote><blockquote>Lisez <cite>Le Pont</cite> !</blockquote>"
    )
    assert of(document, "quote") == [
        *("Tous.", "— Jean Valjean, maire"),
        *("Ensemble.", "Emma Bovary, préfète", "Lisez Le Pont !"),
    ]
    assert skips(document) == [("© La page", "navigation")]
