"""Reports for the readers: parts zipped as office programs do, files of real programs, and generated contents."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import pytest
from hypothesis import strategies as st

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
KINDS = {
    **{"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "comments": "comments"},
    **{"header1": "header", "header2": "header", "footer1": "footer"},
}


def zipped(parts: Mapping[str, str | bytes], **options: int) -> bytes:
    """A zip of parts by their names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", options.get("compression", zipfile.ZIP_DEFLATED)) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def relations(*all: tuple[str, str, str, bool]) -> str:
    """Relationships: id, kind, target, and whether it is outside of the package."""
    each = "".join(
        f'<Relationship Id="{id}" Type="{_TYPE}{kind}" Target="{escape(target)}"{outside * chr(32)}'
        + ('TargetMode="External"/>' if outside else "/>")
        for id, kind, target, outside in all
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def docx(
    body: str, links: Mapping[str, str] | None = None, extra: Mapping[str, str] | None = None, **parts: str
) -> bytes:
    """A Word file: the inside of its body, addresses of links by id, and the insides of other parts."""
    found = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml", False)),
        "word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(
            *((name, KINDS[name], f"{name}.xml", False) for name in parts),
            *((id, "hyperlink", target, True) for id, target in (links or {}).items()),
        ),
        **{f"word/{name}.xml": f"<w:{name} {_WORD}>{inside}</w:{name}>" for name, inside in parts.items()},
        **(extra or {}),
    }
    return zipped(found)


_OFFICE = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "style", "table", "meta")
) + (
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)


def odt(text: str, automatic: str = "", styles: str = "", masters: str = "", meta: str = "", **parts: str) -> bytes:
    """An OpenDocument text: the insides of its text, styles, master pages and properties."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_OFFICE}><office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{text}</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {_OFFICE}><office:styles>{styles}</office:styles>"
            f"<office:master-styles>{masters}</office:master-styles></office:document-styles>",
            "meta.xml": f"<office:document-meta {_OFFICE}><office:meta>{meta}</office:meta></office:document-meta>",
            **parts,
        }
    )


_FOLDER = tempfile.TemporaryDirectory(prefix="cgluctl-test-")


@cache
def converted(content: bytes, name: str, target: str, filter: str = "") -> bytes:
    """A file as LibreOffice saves it in another format; once for all tests of a run."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = Path(tempfile.mkdtemp(dir=_FOLDER.name))
    (folder / name).write_bytes(content)
    made = folder / f"made.{target}"
    done = subprocess.run(
        [
            *(program, f"-env:UserInstallation={(Path(_FOLDER.name) / 'profile').as_uri()}", "--headless"),
            *((f"--infilter={filter}",) if filter else ()),
            *("--convert-to", target, "--outdir", str(folder / "out"), str(folder / name)),
        ],
        capture_output=True,
        timeout=180,
        env={"HOME": _FOLDER.name, "PATH": "/usr/bin:/bin:/usr/local/bin"},
    )
    made = folder / "out" / f"{Path(name).stem}.{target}"
    if not made.is_file():
        pytest.skip(f"LibreOffice does not convert here: {done.stderr[-200:].decode('utf-8', 'replace')}")
    return made.read_bytes()


class Piece(NamedTuple):
    """A paragraph of a generated report: its kind, words before, within and after a deletion."""

    kind: str
    before: str
    deleted: str
    after: str


@st.composite
def reports(draw: st.DrawFn, kinds: Iterable[str] = ("text", "heading", "item", "deleted")) -> list[Piece]:
    """Paragraphs, headings, items and deletions; no word comes twice."""
    count = 0

    def words(least: int) -> str:
        nonlocal count
        made = []
        for _ in range(draw(st.integers(least, 4))):
            count += 1
            letters = draw(st.text(alphabet="aéñœÜßжم語-’'", min_size=0, max_size=4))
            made.append(f"w{count}{letters}x")
        return " ".join(made)

    pieces = []
    for kind in draw(st.lists(st.sampled_from(tuple(kinds)), min_size=1, max_size=12)):
        deletion = draw(st.booleans())
        pieces.append(Piece(kind, words(1), words(1) if deletion else "", words(0)))
    return pieces


def told(pieces: Iterable[Piece]) -> tuple[list[str], list[str]]:
    """The words that are to be seen, in order, and those that are deleted."""
    seen: list[str] = []
    gone: list[str] = []
    for piece in pieces:
        words = f"{piece.before} {piece.after}".split()
        (gone if piece.kind == "deleted" else seen).extend(words)
        gone.extend(piece.deleted.split())
    return seen, sorted(gone)
