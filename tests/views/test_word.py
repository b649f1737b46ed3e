"""DOCX, as python-docx reads it back."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cgluctl.views.prose import plain
from exchanged import HOSTILE, export, hostile
from making import Result

docx = pytest.importorskip("docx")
etree = pytest.importorskip("lxml.etree")
Call = Callable[..., Result]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(result: Result):
    return docx.Document(io.BytesIO(result.out))


def footnotes(content: bytes) -> dict[str, str]:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/footnotes.xml"))
    return {note.get(f"{W}id"): "".join(note.itertext()).strip() for note in root if note.get(f"{W}type") is None}


def test_days_and_sessions_are_headings(call: Call, truth: dict) -> None:
    paragraphs = opened(export(call, "docx")).paragraphs
    found = [p.text for p in paragraphs if p.style.name == "Heading 2"]
    assert found == [f"{s['id']}  {s['title']['en']}" for s in truth["sessions"].values()]
    assert len([p for p in paragraphs if p.style.name == "Heading 1"]) == 4


def test_quotes_are_the_direct_speech_and_nothing_else(call: Call, truth: dict) -> None:
    paragraphs = opened(export(call, "docx")).paragraphs
    direct = [p for p in truth["passages"].values() if p["speech"] == "direct"]
    quotes = [p.text for p in paragraphs if p.style.name == "Quote"]
    assert quotes == [f"«\u00a0{p['text'][p['verbatim']]}\u00a0»" for p in direct]


def test_each_quote_has_a_footnote_with_its_lines(call: Call, truth: dict) -> None:
    result = export(call, "docx")
    notes = footnotes(result.out)
    references = opened(result).element.body.iter(f"{W}footnoteReference")
    assert [reference.get(f"{W}id") for reference in references] == list(notes)
    for passage in truth["passages"].values():
        first, last = passage["source"]["lines"]
        where = f"line {first}" if first == last else f"lines {first}–{last}"
        assert any(note.startswith(f"cglu-2021-05/{passage['id']}, {where}") for note in notes.values())


def test_nothing_tells_who_exported_or_when(call: Call) -> None:
    result = export(call, "docx")
    properties = opened(result).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created.date().isoformat() == properties.modified.date().isoformat() == "2021-05-20"
    with zipfile.ZipFile(io.BytesIO(result.out)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        types = archive.read("[Content_Types].xml").decode()
    assert types.count("/word/footnotes.xml") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(call: Call, library: Callable[..., Path], text: str) -> None:
    result = export(call, "docx", "--store", str(library(hostile(text))))
    with zipfile.ZipFile(io.BytesIO(result.out)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
        assert b"javascript:" not in archive.read("word/_rels/document.xml.rels")
    words = "\n".join(p.text for p in opened(result).paragraphs)
    assert not {"\x1b", "\u202e", "\ufffe", "\r"} & set(words)
    assert words.count(plain(text)) > 5
