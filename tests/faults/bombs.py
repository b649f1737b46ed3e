"""Small files that unpack to large ones, or that cost far more to read than to write: each is refused, quickly and in little memory."""

from __future__ import annotations

import io
import os
import sys
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .desk import Desk
from .table import Row

SECONDS, MEGABYTES = 5, 500
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_LAUGHS = '<!DOCTYPE l [<!ENTITY a "lollol">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
)


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """A zip archive of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(body: str, head: str = "", **more: str) -> bytes:
    """A Word file around XML."""
    document = (
        f'<?xml version="1.0"?>{head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>"
    )
    return zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": document, **more})


def odt(body: str, head: str = "") -> bytes:
    """An OpenDocument text around XML."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?>{head}<office:document-content xmlns:office="{space}:office:1.0" xmlns:text="{space}:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def pdf(stream: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    """A PDF with one packed stream."""
    head = b"4 0 obj<</Filter%s/Length %d>>stream\n" % (filters, len(stream))
    return _PDF + head + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def bombs() -> Iterator[tuple[str, bytes]]:
    """File names and contents."""
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    yield "unpacks.docx", docx(paragraph.format("A" * 300_000_000))
    yield "members.docx", docx("", **{f"word/x{n}.xml": "<a/>" for n in range(20_000)})
    yield "laughs.docx", docx(paragraph.format("&j;"), _LAUGHS + "]>")
    yield "within.docx", docx("", **{"word/embeddings/x.docx": "0" * 250_000_000})
    yield "unpacks.odt", odt("<text:p>" + "A" * 300_000_000 + "</text:p>")
    yield "laughs.odt", odt("<text:p>&j;</text:p>", _LAUGHS + "]>")
    yield (
        "laughs.xml",
        f"<?xml version='1.0'?>{_LAUGHS}]><schedule><conference><title>&j;</title></conference></schedule>".encode(),
    )
    yield (
        "square.xml",
        ("<!DOCTYPE s [<!ENTITY a '" + "a" * 100_000 + "'>]><schedule>" + "&a;" * 100_000 + "</schedule>").encode(),
    )
    yield "outside.xml", b"<!DOCTYPE s [<!ENTITY x SYSTEM 'file:///dev/zero'>]><schedule>&x;</schedule>"
    yield "deep.xml", b"<schedule>" + b"<a>" * 500_000
    yield "deep.json", b'{"schedule": ' + b"[" * 5_000_000
    yield "digits.json", b'{"schedule": {"conference": ' + b"9" * 5_000_000 + b"}}"
    yield "things.json", b'{"schedule": {"conference": {"days": [' + b"{}," * 8_000_000 + b"{}]}}}"
    yield "event.json", b'{"event": {"1": ' + b'{"a":' * 2_000_000
    packed = zlib.compress(b" " * 500_000_000, 9)
    yield "spaces.pdf", pdf(packed)
    yield "twice.pdf", pdf(zlib.compress(packed), b"[/FlateDecode/FlateDecode]")
    yield "words.pdf", pdf(zlib.compress(b"BT (x) Tj ET " * 25_000_000, 9))
    yield "large.txt", b"a" * 256_000_001
    yield "nothing.txt", b"\0" * 200_000_000


def _spent(command: list[str], env: dict[str, str]) -> tuple[int, float, float, bytes]:
    """Exit code, CPU seconds and megabytes of a command and its children, and its words."""
    import json
    import subprocess

    watch = (
        "import json, resource, subprocess, sys; d = subprocess.run(sys.argv[1:], capture_output=True);"
        "u = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(json.dumps([d.returncode, u.ru_utime + u.ru_stime, u.ru_maxrss / 1000, d.stderr.decode()]))"
    )
    done = subprocess.run([sys.executable, "-c", watch, *command], env=env, capture_output=True, check=True)
    code, seconds, size, words = json.loads(done.stdout)
    return code, seconds, size, words.encode()


def refused(desk: Desk, folder: Path) -> Row:
    """Every bomb imported."""
    broken, most, longest, tried = Counter[str](), 0.0, 0.0, 0
    for name, content in bombs():
        path = folder / name
        path.write_bytes(content)
        command = [sys.executable, "-m", "cgluctl", "import", str(path), "--store", str(desk.lib)]
        code, seconds, size, words = _spent(command, {**os.environ, **desk.env})
        os.unlink(path)
        tried += 1
        most, longest = max(most, size), max(longest, seconds)
        if code != 3 or words.count(b"\n") != 1:
            broken[f"{name}: exit {code}, {words.decode()[:120]}"] += 1
        if seconds > SECONDS or size > MEGABYTES:
            broken[f"{name}: {seconds:.1f} s, {size:.0f} MB"] += 1
    note = f"at most {longest:.1f} s of processor, {most:.0f} MB"
    return Row(f"A bomb is refused within {SECONDS} s and {MEGABYTES} MB", tried, broken, note)
