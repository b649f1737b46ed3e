"""OpenDocument text (.odt, also flat): its own walk through the XML, as Word has one."""

import re

from cgluctl.ingest.document import Document
from cgluctl.ingest.formats.package import Package, names, too_deep

FORMAT = "odt"
EXTRA = "odt"
_TYPE = b"application/vnd.oasis.opendocument.text"
_FLAT = re.compile(rb"<office:document\s[^<>]*mimetype\s*=\s*[\"']application/vnd\.oasis\.opendocument\.text")
_MASTER = re.compile(rb"application/vnd\.oasis\.opendocument\.text[\w-]*")


def recognises(content: bytes) -> bool:
    """Whether this is a zip that says it is an OpenDocument text, also a damaged one, or a flat file of the kind."""
    if not content.startswith(b"PK\x03\x04"):
        return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and bool(_FLAT.search(content[:16_384]))
    found = names(content)
    if not found:
        return b"mimetype" + _TYPE in content[:256]
    return "content.xml" in found and _declared(content)


def _declared(content: bytes) -> bool:
    try:
        package = Package(content, "")
        kind = package.read("mimetype")
        declared = _MASTER.search(package.read("META-INF/manifest.xml") or b"") if kind is None else None
    except Exception:  # asking never fails; reading says what is wrong
        return b"mimetype" + _TYPE in content[:256]
    return declared is not None if kind is None else kind.strip().startswith(_TYPE)


def read(content: bytes, path: str) -> Document:
    """The text with its revisions, notes, boxes, heads and feet. InputError for a damaged, protected or hostile file."""
    from cgluctl.ingest.formats.composition import document
    from cgluctl.ingest.formats.opendocument.styles import Parts
    from cgluctl.ingest.formats.opendocument.walk import Walk

    parts = Parts(content, path)
    try:
        walk = Walk(parts)
        paragraphs = [*walk.blocks(parts.body), *walk.rest(), *walk.running()]
    except RecursionError as error:
        raise too_deep(path) from error
    language = max(walk.languages, key=walk.languages.__getitem__, default=None)
    title = walk.title or parts.title()
    return document(paragraphs, FORMAT, language, parts.page_count() or 0, title=title)
