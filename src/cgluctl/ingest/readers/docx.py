"""Word (.docx): its own walk through the XML, as what is deleted, hidden or beside the text must be told apart."""

import re
from itertools import chain

from cgluctl.ingest.document import Document
from cgluctl.ingest.formats.package import Package, child, names, protected, too_deep

FORMAT = "docx"
EXTRA = "docx"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TYPES = re.compile(rb"(?:wordprocessingml|ms-word)\.[\w.]*main\+xml")


def recognises(content: bytes) -> bool:
    """Whether this is a zip with a Word text in it, also a damaged one, or an Office file that a password protects."""
    if content.startswith(_OLD_OFFICE):
        return _ENCRYPTED in content
    if not content.startswith(b"PK\x03\x04"):
        return False
    found = names(content)
    if not found:
        return b"word/document.xml" in content
    if "word/document.xml" in found:
        return True
    return "[content_types].xml" in found and _declared(content)


def _declared(content: bytes) -> bool:
    try:
        types = Package(content, "").read("[Content_Types].xml") or b""
    except Exception:  # asking never fails; reading says what is wrong
        return False
    return _TYPES.search(types) is not None


def read(content: bytes, path: str) -> Document:
    """The text with its revisions, notes, boxes, heads and feet. InputError for a damaged, protected or hostile file."""
    from cgluctl.ingest.formats.composition import document
    from cgluctl.ingest.formats.word.walk import Parts, Walk

    if content.startswith(_OLD_OFFICE):
        raise protected(path)
    parts = Parts(Package(content, path))
    try:
        walk = Walk(parts)
        root = parts.tree(parts.main)
        body = child(root, "body")
        made = walk.blocks(root if body is None else body)
        heads = [walk.part(name, "running head") for name in parts.of("header")]
        feet = [walk.part(name, "running foot") for name in parts.of("footer")]
        paragraphs = [*made, *walk.rest(), *chain(*heads), *chain(*feet)]
    except RecursionError as error:
        raise too_deep(path) from error
    language = max(walk.languages, key=walk.languages.__getitem__, default=None)
    title = walk.title or parts.title()
    return document(paragraphs, FORMAT, language, parts.page_count() or 0, title=title, warnings=walk.warnings)
