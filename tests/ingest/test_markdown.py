"""Markdown: the text as it stands, its words flowing, its markup listed; a plain report is not taken for it."""

from __future__ import annotations

import pytest
from accounts import checked, of, said
from documents import Piece, reports, told
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.errors import InputError
from cgluctl.ingest.document import Block, Document
from cgluctl.ingest.readers import markdown as reader


def read(text: str) -> Document:
    """The document, with all that must hold of it."""
    return checked(reader.read(text.encode(), "report.md"))


def words(document: Document, block: Block) -> str:
    """What a block says, without what is dropped."""
    dropped = {place for start, end in document.drops for place in range(start, end)}
    return "".join(document.text[place] for place in range(block.start, block.end) if place not in dropped)


def flowing(text: str) -> list[tuple[str, str]]:
    """Role and words of every block that is no skip."""
    document = read(text)
    return [(block.role, " ".join(words(document, block).split())) for block in document.blocks if block.role != "skip"]


def skips(document: Document) -> list[tuple[str, str]]:
    """Text and reason of every skip."""
    return [(said(document, block), block.reason) for block in document.blocks if block.role == "skip"]


def test_headings_and_rulers() -> None:
    """Levels of both kinds of headings; their signs are markup; the source stays as it is."""
    text = "# Le *château* #\n\nMarseille\n---------\n\nSuite.\n\n***\n\n### Jour 1\n"
    document = read(text)
    assert document.text == text
    assert document.wrapped
    assert [(words(document, block), block.level) for block in document.blocks if block.role == "heading"] == [
        *(("Le château", 1), ("Marseille", 2), ("Jour 1", 3))
    ]
    assert skips(document) == [(sign, "markup") for sign in ("#", "#", "---------", "***", "###")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**gras** et *penché* et __fort__ _un_ ~~rayé~~", "gras et penché et fort un rayé"),
        ("***tout*** **a*b*c**", "tout abc"),
        ("snake_case_name 2 * 3 * 4 a*b", "snake_case_name 2 * 3 * 4 a*b"),
        ('`code` ``a`b`` [ici](http://a/b_c_ "t") [lien][r] [seul]\n\n[r]: http://x', "code a`b ici lien [seul]"),
        ("<https://a.example/> \\*pas\\* \\a", "https://a.example/ *pas* \\a"),
        ("caf&eacute; &amp; th&#233; &nonsense; d&#39;abord", "café & thé &nonsense; d'abord"),
        ("un<br>deux<br/>trois <b>gras</b> <!-- non --> fin", "un deux trois gras fin"),
        ("mot[^1] ![Un pont](x.png) fin\n\n[^1]: Note", "mot fin"),
        ("a\\\nb  \nc", "a b c"),
        ("[**gras** `x`](u)", "gras x"),
        ("**a", "**a"),
        ("[a](b", "[a](b"),
    ],
)
def test_markup_within_a_paragraph(source: str, expected: str) -> None:
    """Signs are dropped where they are markup, and stay where they are none."""
    assert flowing(source)[0] == ("text", expected)


def test_lists_and_quotes() -> None:
    """Bullets are markup, numbers are not; each item is one; the marks of a quote are dropped before each line."""
    document = read("- a\n- b\n  c\n\n  d\n    1. e\n\n> « Tous\n> les\nrats. »\n>\n> - f\n")
    assert [(words(document, block), block.level) for block in document.blocks if block.role == "item"] == [
        *(("a", 1), ("b\n  c", 1), ("1. e", 2), ("f", 1))
    ]
    assert [words(document, block).split() for block in document.blocks if block.role == "quote"] == [
        ["«", "Tous", "les", "rats.", "»"]
    ]
    assert of(document, "text") == ["d"]


def test_tables_fences_and_html() -> None:
    """A row is a block; bars at its edges and rules are markup; code is text; tags are dropped, comments are skips."""
    source = (
        "| heure | titre |\n|---|:-:|\n| 9h40 | a \\| **b** |\n\n```py\nx = **1**\n```\n\n    verbatim\n\n"
        "<table><tr><td>un</td><td>d&eacute;<b>u</b>x</td></tr></table>\n\n<!-- rien -->\n\n<hr>\n"
    )
    document = read(source)
    assert flowing(source) == [
        *(("text", "heure | titre"), ("text", "9h40 | a | b"), ("text", "x = **1**"), ("text", "verbatim")),
        ("text", "un déux"),
    ]
    found = skips(document)
    assert ("<!-- rien -->", "comment") in found
    assert {
        ("|", "markup"),
        ("|---|:-:|", "markup"),
        ("```py", "markup"),
        ("```", "markup"),
        ("<hr>", "markup"),
    } <= set(found)


def test_front_matter_notes_and_addresses() -> None:
    """Plain fields tell title, language and date; notes are notes where they stand; addresses are skips."""
    document = read(
        '---\ntitle: "Le comte"\ndate: 1815-02-24\nlang: fr-FR\n---\n\nUn mot[^a] du 24 février.\n\n[^a]: Une\n    note.\n\n[r]: http://x\n  "titre"\n\n![Un pont](p.png)\n'
    )
    assert (document.title, document.language, document.dates) == ("Le comte", "fr", ("1815-02-24", "1815-02-24"))
    assert [(block.role, words(document, block).split()) for block in document.blocks if block.role != "skip"] == [
        *(("text", ["Un", "mot", "du", "24", "février."]), ("note", ["Une", "note."]))
    ]
    assert [reason for _, reason in skips(document)] == [
        *("markup", "front matter", "front matter", "front matter", "markup", "markup"),
        *("link address", "link address", "picture description"),
    ]


def test_the_date_of_a_post_is_none_of_what_it_tells_unless_the_text_has_it_too() -> None:
    assert read("---\ndate: 1815-03-24\n---\n\nUn mot du 24 février.\n").dates is None
    assert read("---\ndate: 1815-02-24\n---\n\nUn mot du 24 février 1814.\n").dates is None
    assert read("---\nstart: 1815-03-01\nend: 1815-03-20\n---\n\nUn mot.\n").dates == ("1815-03-01", "1815-03-20")


def test_front_matter_in_toml() -> None:
    document = read('+++\ntitle = "Le comte"\ndate = "1815-02-24"\n[extra]\n+++\n\n# Le 24 février\n\nUn mot.\n')
    assert (document.title, document.dates) == ("Le comte", ("1815-02-24", "1815-02-24"))
    assert [words(document, block) for block in document.blocks if block.role != "skip"] == ["Le 24 février", "Un mot."]


def test_talks_in_bold_with_who_gave_them() -> None:
    """Alone on their line they head what follows; in a list, where several begin so, the title parts from the rest."""
    alone = read("# Talks\n\n[**Old bridges**](http://x), by Emma Bovary\n\nShe said it.\n")
    assert [(block.role, words(alone, block)) for block in alone.blocks if block.role != "skip"][1:] == [
        ("heading", "Old bridges, by Emma Bovary"),
        ("text", "She said it."),
    ]
    items = "".join(f"* **{title}** par [Jean](http://x) : très bien.\n" for title in ("Ponts", "Chemins", "Rivières"))
    listed = read(f"# Compte rendu\n\n{items}")
    assert [(block.role, words(listed, block)) for block in listed.blocks if block.role == "heading"][1:] == [
        ("heading", "Ponts"),
        ("heading", "Chemins"),
        ("heading", "Rivières"),
    ]
    few = read("# Compte rendu\n\n* **Ponts** par Jean : très bien.\n* **Chemins** par Emma : non.\n")
    assert [block.role for block in few.blocks if block.role != "skip"] == ["heading", "item", "item"]


@pytest.mark.parametrize("broken", ["\\\n", "  \n", "\n"])
def test_a_line_in_bold_heads_the_lines_below_it_however_it_is_broken(broken: str) -> None:
    document = read(f"# Rapport\n\n**Le pont**{broken}Il est vieux, et il tombe.\n")
    assert [(block.role, words(document, block).strip()) for block in document.blocks if block.role != "skip"][1:] == [
        ("heading", "Le pont"),
        ("text", "Il est vieux, et il tombe."),
    ]


MARKDOWN = (
    "# Rapport\n\nTexte.\n",
    "Texte.\n\n## Jour 1\n\nSuite.\n",
    "---\ntitle: X\n---\nTexte.\n",
    "Voir [ici](https://a.example) et **gras**.\n",
    "Titre\n=====\n\nVoir [ici](https://a.example).\n",
    "| a | b |\n|---|---|\n| c | d |\n\n- un\n- deux\n",
    "Intro\n\n```\ncode\n```\n\n[^1]: Note\n",
    "**Jour 1**\n\ntexte\n\n**Jour 2**\n\ntexte\n\n**Jour 3**\n",
    "\ufeff# Rapport\r\n\r\nTexte.\r\n",
)
PLAIN = (
    "Jour 1. 14.05.2021 :\n\n➢ Une séance\n\nTexte - avec - tirets.\n",
    "Rapport\n=======\n\nTexte.\n\nJour 1\n------\n\n- un\n- deux\n- trois\n",
    "Texte\n\n* note\n* autre\n\n#1 Premier\n#2 Second\n",
    "# 1\n\n# 2\n",
    "# comment of a program\n# another\nx = 1\n",
    "----------\nRapport\n----------\n",
    "Un *mot* et un_autre_mot, 2 * 3 * 4, [sic] (voir p. 3), [1] (http://a).\n",
    "> cité\n> encore\n\nRéponse.\n",
    "1. un\n2. deux\n\n___________\n\nfin\n",
    '{"title": "# x"}',
    '<?xml version="1.0"?>\n<schedule>\n\n# x\n\n</schedule>',
    "",
    "---\nJean Valjean\n---\n",
)


@pytest.mark.parametrize("text", MARKDOWN)
def test_markdown_is_recognised(text: str) -> None:
    """Headings, front matter, or several signs that are hardly anything else."""
    assert reader.recognises(text.encode())


@pytest.mark.parametrize("text", PLAIN)
def test_plain_reports_are_not_taken(text: str) -> None:
    """Dashes, rulers, notes and number signs are no Markdown."""
    assert not reader.recognises(text.encode())


def test_other_files_are_not_taken(report: list[str]) -> None:
    """The report is plain text; binary files are none at all."""
    assert not reader.recognises("\n".join(report).encode())
    assert not reader.recognises(b"PK\x03\x04\n\n# x\n")
    assert not reader.recognises(b"\n\n# x\n\0")


def test_what_is_nested_beyond_reason_is_kept_as_text() -> None:
    """Beyond the parser's depth words are text; nothing is taken for markup that is not."""
    for text in (
        ">" * 50_000 + " mot",
        "".join("  " * depth + "- mot\n" for depth in range(300)),
        "[" * 50_000 + "mot",
    ):
        document = read(text)
        assert "mot" in "".join(said(document, block) for block in document.blocks if block.role != "skip")


def test_broken_encoding() -> None:
    """UTF-16 that breaks off is an error; other bytes are read as any text is."""
    with pytest.raises(InputError):
        reader.read("# Titre".encode("utf-16") + b"x", "report.md")
    assert reader.read("# Été".encode("cp1252"), "report.md").warnings
    assert of(reader.read("# Été".encode("utf-16"), "report.md"), "heading") == ["Été"]


def written(pieces: list[Piece]) -> str:
    """A generated report as Markdown."""
    made = []
    for number, piece in enumerate(pieces):
        sign = {"heading": "## ", "item": "- ", "quote": "> ", "text": ""}[piece.kind]
        line_end = " " if piece.kind == "heading" else f"\n{sign if piece.kind == 'quote' else '  '}"
        styled = ("**{}**", "*{}*", "[{}](http://x)", "`{}`", "{}")[number % 5].format(piece.before)
        made.append(f"{sign}{styled}{line_end + piece.after if piece.after else ''}")
    return "\n\n".join(made)


@given(reports(kinds=("text", "heading", "item", "quote")))
def test_every_word_once_and_in_order(pieces: list[Piece]) -> None:
    """Whatever the mixture, the words flow in order without markup, and the text is the source."""
    text = written(pieces)
    document = read(text)
    assert document.text == text
    seen, _ = told([piece._replace(deleted="") for piece in pieces])
    shown = [word for block in document.blocks if block.role != "skip" for word in words(document, block).split()]
    assert shown == seen


@given(st.text(alphabet="ab #>*_-`[]()!|\\\n\t<&;:~=1.^x\"'/", max_size=80))
def test_any_signs(text: str) -> None:
    """However signs are mixed, blocks lie apart and every letter is in one of them."""
    document = read("x" + text)
    assert "x" in "".join(said(document, block) for block in document.blocks)


def test_quotation_marks_in_plenty_are_text() -> None:
    """Their bytes are no letters of Windows-1252, which counts only where the text is not UTF-8."""
    assert reader.recognises(("# Rapport\n\n" + "“Oui”, said Ada.\n\n" * 20).encode())
