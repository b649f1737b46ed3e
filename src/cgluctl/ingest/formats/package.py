"""A file of an office program: a zip of parts, read within bounds, their XML as trees, and how words are set in it.

XML is looked at by local names, as one vocabulary has several namespaces.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from cgluctl.errors import InputError

MEMBERS = 2_000  # parts of a file; office programs write some dozens
MEMBER = 64_000_000  # bytes of one part, unpacked
TOTAL = 200_000_000  # bytes of all parts read, unpacked
RATIO, MODEST = 100, 4_000_000  # a part may shrink to less than 1/RATIO only when it is no larger than MODEST
# The styles of set-off quotations, as office programs in three languages and pandoc name them.
QUOTES = frozenset("quote|quotations|intense quote|block text|citation|citation intense|cita|cita destacada".split("|"))
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
_ENTRY = b"PK\x01\x02"
_SLASHES = re.compile(r"[\\/]+")


class Package:
    """The parts of a zip file. Names are looked up as office programs do: whatever their case and slashes."""

    def __init__(self, content: bytes, path: str) -> None:
        """Opens a zip. InputError when it is damaged, holds too many parts or a password protects it."""
        self.path = path
        self._left = TOTAL
        if content.count(_ENTRY) > MEMBERS:
            raise InputError("{path} holds more than {n} files inside.", _ANEW, path=path, n=MEMBERS)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise damaged(path) from error
        self._members = {_key(member.filename): member for member in self._zip.infolist()}

    @property
    def names(self) -> list[str]:
        """The names of all parts, in small letters."""
        return list(self._members)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none. InputError when it is too large, damaged or protected."""
        member = self._members.get(_key(name))
        if member is None:
            return None
        if member.flag_bits & 1:
            raise protected(self.path)
        limit = min(MEMBER, self._left)
        if member.file_size > max(MODEST, RATIO * member.compress_size):
            limit = min(limit, MODEST)
        try:
            with self._zip.open(member) as stream:
                content = stream.read(limit + 1)
        except _BROKEN as error:
            raise damaged(self.path) from error
        if len(content) > limit:
            raise InputError("{path} unpacks to far more than a report holds.", _ANEW, path=self.path)
        self._left -= len(content)
        return content


_ANEW = "Save it anew in the program that made it."


def _key(name: str) -> str:
    return posixpath.normpath(_SLASHES.sub("/", name)).lstrip("/").lower()


def damaged(path: str) -> InputError:
    """The error for a file that breaks off or cannot be unpacked."""
    return InputError("{path} is damaged and cannot be unpacked.", "Get it anew from where it came.", path=path)


def protected(path: str) -> InputError:
    """The error for a file that only a password opens."""
    return InputError("{path} is protected by a password.", "Save it without one.", path=path)


def names(content: bytes) -> list[str]:
    """The names of the parts of a zip, none for anything else; never fails."""
    if not content.startswith(b"PK\x03\x04"):
        return []
    try:
        return Package(content, "").names
    except InputError:
        return []


Element = Any  # lxml has no types of its own
_DOCTYPE = "<!DOCTYPE"
_DOCTYPES = tuple(_DOCTYPE.encode(name) for name in ("ascii", "utf-16-le", "utf-16-be"))


def parsed(content: bytes, path: str) -> Element:
    """The root of an XML document. InputError when it is damaged, nested too deeply or declares a document type."""
    from lxml import etree

    # Before parsing: a declaration costs nothing if it is never read.
    if any(doctype in content for doctype in _DOCTYPES):
        raise _doctype(path)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise too_deep(path) from error
        raise InputError("{path} is damaged: broken XML in line {n}.", _ANEW, path=path, n=error.lineno or 1) from error
    if root.getroottree().docinfo.doctype:
        raise _doctype(path)
    return root


def _doctype(path: str) -> InputError:
    return InputError("{path} declares a document type in XML, which no report needs.", _ANEW, path=path)


def too_deep(path: str) -> InputError:
    """The error for a document whose elements lie in each other hundreds of times."""
    return InputError("{path} is nested too deeply to be read.", _ANEW, path=path)


@lru_cache(4096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return _local(element.tag)


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of a name, then its first child of the next name, and so on; None where there is none."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if _local(each.tag) == name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of a name."""
    if element is not None:
        yield from (each for each in element if _local(each.tag) == name)


def attribute(element: Element | None, name: str) -> str | None:
    """The value of an attribute by its local name."""
    if element is not None:
        for key, value in element.attrib.items():
            if _local(key) == name:
                return str(value)
    return None


def descendants(element: Element | None, name: str) -> Iterator[Element]:
    """All elements of a name below this one, in document order."""
    if element is not None:
        yield from (each for each in element.iter() if _local(each.tag) == name)


class Look(NamedTuple):
    """How words are set, as far as it tells what they are."""

    bold: bool = False
    capitals: bool = False
    hidden: bool = False
    font: str | None = None
    language: str | None = None
