"""Zip files within bounds: what is broken, protected or too large is refused, and asking never fails."""

from __future__ import annotations

import contextlib
import io
import struct
import tracemalloc
import zipfile

import pytest
from documents import zipped
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.errors import InputError
from cgluctl.ingest.formats import package
from cgluctl.ingest.formats.package import Package, parsed
from cgluctl.ingest.readers import docx, html, markdown, odt

READERS = (docx, odt, html, markdown)


def test_parts_are_found_whatever_their_case_and_slashes() -> None:
    """Programs write names as they like; a name is never a path."""
    found = Package(zipped({"Word/Document.xml": "a", "\\docProps\\core.xml": "b", "../../etc/passwd": "c"}), "")
    assert found.read("word/document.xml") == b"a"
    assert found.read("/docProps/core.xml") == b"b"
    assert found.read("word/none.xml") is None


def test_a_bomb_is_stopped_before_it_unpacks() -> None:
    """A part that shrinks a hundredfold is unpacked only as far as a small one could be."""
    bomb = zipped({"a": bytes(150_000_000)})
    tracemalloc.start()
    with pytest.raises(InputError) as error:
        Package(bomb, "bomb.zip").read("a")
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()
    assert "unpacks to far more" in error.value.message


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    """The size that a part declares is no more than a claim."""
    content = bytearray(zipped({"a": bytes(1_000_000)}))
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<I", 10)
    with pytest.raises(InputError):
        Package(bytes(content), "x").read("a")


def test_all_parts_together_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many parts of a modest size are a bomb too."""
    monkeypatch.setattr(package, "TOTAL", 2_500)
    found = Package(zipped({str(number): bytes(1_000) for number in range(4)}), "x")
    assert found.read("0")
    assert found.read("1")
    with pytest.raises(InputError):
        found.read("2")


def test_too_many_parts_and_protected_ones() -> None:
    """A directory of thousands is not even listed; a part with a password says so."""
    with pytest.raises(InputError) as error:
        Package(zipped({str(number): "" for number in range(package.MEMBERS + 1)}), "x")
    assert error.value.values == {"path": "x", "n": package.MEMBERS}
    content = bytearray(zipped({"a": "b"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(InputError) as error:
        Package(bytes(content), "x").read("a")
    assert "password" in error.value.message


def test_unknown_compression_is_damage() -> None:
    """A method that nobody unpacks is refused like a broken file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("a", "b")
    content = made.getvalue().replace(b"\x14\x00\x00\x00\x00\x00", b"\x14\x00\x00\x00\x63\x00")
    with pytest.raises(InputError):
        Package(content, "x").read("a")


@given(st.binary(max_size=200), st.integers(0, 400), st.sampled_from(["docx", "odt", ""]))
def test_asking_never_fails(noise: bytes, place: int, kind: str) -> None:
    """Whatever the bytes, each reader says yes or no, and one that says yes reads or refuses."""
    whole = {
        "docx": zipped({"word/document.xml": "<document><body><p><r><t>a</t></r></p></body></document>"}),
        "odt": zipped(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a><body><text/></body></a>"}
        ),
        "": b"",
    }[kind]
    content = whole[:place] + noise + whole[place + len(noise) :]
    for reader in READERS:
        if reader.recognises(content):
            with contextlib.suppress(InputError):
                reader.read(content, "x")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_document_types_are_refused_in_any_encoding(encoding: str) -> None:
    """An entity is never expanded, nor is anything fetched."""
    bomb = '<?xml version="1.0" encoding="{}"?><!DOCTYPE a [<!ENTITY b "{}">]><a>&b;&b;</a>'.format(
        "utf-8" if encoding == "utf-8" else "utf-16", "x" * 1000
    )
    with pytest.raises(InputError):
        parsed(bomb.encode(encoding), "x")


def test_xml_keeps_its_words_around_comments() -> None:
    """Comments and instructions are no words, and part none."""
    assert parsed(b"<a>un<!-- x --> deux<?y?> trois</a>", "x").text == "un deux trois"
