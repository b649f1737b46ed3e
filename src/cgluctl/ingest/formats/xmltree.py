"""XML as a tree, read without document types, entities or network, and looked at by local names.

Local names, as the same vocabulary has several namespaces (transitional and strict Word, drafts of OpenDocument).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from cgluctl.errors import InputError

Element = Any  # lxml has no types of its own
_ANEW = "Save it anew in the program that made it."
_DOCTYPE = "<!DOCTYPE"
_DOCTYPES = tuple(_DOCTYPE.encode(name) for name in ("ascii", "utf-16-le", "utf-16-be"))


def parsed(content: bytes, path: str) -> Element:
    """The root of an XML document. InputError when it is damaged, nested too deeply or declares a document type."""
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
