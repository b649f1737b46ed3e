"""Whatever the words of an event are, every format of it is what it says it is, says the words, and does nothing else."""

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from making import Result, changed

Call = Callable[..., Result]
PIECES = st.sampled_from(
    [
        *"=+-@\t\r\n\"'<>&;,:\\{}[]()*_#`|~!%$^/ \u2028\u202e\u200b\x1b\x00\ufeff",
        "</script><script>x()</script>",
        "<!--",
        "]]>",
        "&amp;",
    ]
    + [
        "javascript:x()",
        "\r\nBEGIN:VALARM",
        "---\n",
        "\\input{x}",
        "é",
        "’",
        "漢",
        "👩\u200d👧",
        "e\u0301",
        "word",
        "1.5",
        "=1+1",
    ]
)
WORDS = st.lists(PIECES, min_size=1, max_size=8).map("".join).filter(str.strip)
FORMATS = "json jsonl csv tsv md html jsonld webannotation skos csl-json bibtex ris frab-json frab-xml store".split()
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What some formats show as an escape, some as it is, and some leave out.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")
_BEGINS_FORMULA = re.compile(r"[=+@\t\r＝＋－＠]|-(?!\d+([.,]\d+)?\Z)")


def plain(text: str) -> str:
    """A text without what formats may set in other ways: white space, marks that are not seen, and composition."""
    kept = (c for c in unicodedata.normalize("NFC", text) if not c.isspace() and unicodedata.category(c)[0] != "C")
    return "".join(kept)


def strings(node: Any) -> str:
    """All strings of a JSON value."""
    if isinstance(node, dict):
        return "\n".join(map(strings, node.values()))
    return "\n".join(map(strings, node)) if isinstance(node, list) else str(node)


def of_json(content: bytes) -> str:
    return strings(json.loads(content))


def of_lines(content: bytes) -> str:
    return strings([json.loads(line) for line in content.decode().splitlines()])


def of_table(content: bytes, **dialect: Any) -> str:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), **dialect))
    assert len({len(row) for row in rows if row}) == 1
    assert [cell for row in rows for cell in row if _BEGINS_FORMULA.match(cell)] == []
    return "\n".join(cell for row in rows for cell in row)


def of_page(content: bytes) -> str:
    html5lib = pytest.importorskip("html5lib")
    tree = html5lib.parse(content, namespaceHTMLElements=False)
    scripts = [node.text or "" for node in tree.iter("script")]
    assert not [text for text in scripts if text.strip() == "x()"]
    for node in tree.iter():
        assert not [name for name in node.attrib if str(name).startswith("on")]
        assert not str(node.attrib.get("href", "")).lower().startswith("javascript:")
    return "".join(tree.itertext())


def of_xml(content: bytes) -> str:
    assert b"<!DOCTYPE" not in content
    return "".join(ElementTree.fromstring(content).itertext())


READ: dict[str, Callable[[bytes], str]] = {
    **dict.fromkeys(("json", "jsonld", "webannotation", "skos", "csl-json", "frab-json", "store"), of_json),
    "jsonl": of_lines,
    "csv": of_table,
    "tsv": lambda content: of_table(content, delimiter="\t", quoting=csv.QUOTE_NONE),
    "html": of_page,
    "frab-xml": of_xml,
}
# Formats that hold titles and quotes unescaped once they are read; in others escaping is theirs to define.
WHOLE = {"json", "jsonl", "html", "frab-json", "frab-xml", "webannotation", "store"}


@settings(
    max_examples=max(4, settings.default.max_examples // 20),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(WORDS)
@example("=")
@example('=HYPERLINK("http://example.org";"x")')
@example("</script><script>x()</script>\u202e\x1b]0;x\x07")
def test_every_format_holds_hostile_words_harmlessly(library: Callable[..., Path], call: Call, words: str) -> None:
    text = {"fr": words, "en": words, "es": words}
    made = changed("passages.2.text", text, changed("event.1.title", text, changed("sessions.1.title", text)))
    made = changed("speakers.1.name", words, changed("sessions.1.summary", text, made))
    store = str(library(made))
    for name in FORMATS:
        more = ["--placeholder-times"] if name.startswith("frab") else []
        result = call("export", "--format", name, *more, "--store", store)
        assert result.code == 0, (name, result.words)
        if name != "store":
            assert not _UNSAFE.search(result.text.replace("\u200b", "")), name
        found = READ[name](result.out) if name in READ else result.text
        if name in WHOLE:
            for piece in _HIDDEN.split(words):
                assert plain(piece) in plain(found), name


@settings(
    max_examples=max(3, settings.default.max_examples // 40),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(WORDS)
def test_documents_and_calendars_hold_them_too(library: Callable[..., Path], call: Call, words: str) -> None:
    icalendar = pytest.importorskip("icalendar")
    pytest.importorskip("docx")
    text = {"fr": words, "en": words, "es": words}
    store = str(library(changed("passages.2.text", text, changed("sessions.1.title", text))))
    calendar = call("export", "--format", "ical", "--store", store)
    assert calendar.code == 0
    assert max(map(len, calendar.out.split(b"\r\n"))) <= 75
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", calendar.out)
    read = icalendar.Calendar.from_ical(calendar.out)
    assert len(read.walk("VEVENT")) == 3
    assert not read.walk("VALARM")
    document = call("export", "--format", "docx", "--store", store)
    assert document.code == 0
    with zipfile.ZipFile(io.BytesIO(document.out)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
