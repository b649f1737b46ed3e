"""HTML: what a browser shows, with menus, page heads and what is hidden told apart from the text."""

import re

from cgluctl.ingest.document import Document
from cgluctl.ingest.formats.webpage import text_of, wide_encoding

FORMAT = "html"
EXTRA = "html"
_BEFORE = re.compile(r"(?:\s|</\w+\s*>|<!--.*?-->|<\?xml[^>]*\?>|<!--.*\Z)*", re.DOTALL)
_ROOT = re.compile(r"<(?:!doctype\s+html|html|head|body)(?=[\s>/])", re.IGNORECASE)
_BLOCK = re.compile(
    r"<(?:p|div|h[1-6]|ul|ol|li|table|tr|td|blockquote|section|article|main|header|nav|title|meta|hr|br|pre|center|aside|button|details|dl|figure|footer|form|link|script|style|fieldset|address|hgroup|tbody|noscript|iframe)(?=[\s>/])[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?:[abiu]|em|strong|font|span|img|big|small)(?=[\s>])[^<>]*>|" + _BLOCK.pattern, re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\[[^\]]+\]: |```)", re.MULTILINE)
_HEAD = 65_536  # bytes looked at


def recognises(content: bytes) -> bool:
    """Whether this begins as a page does: with its document type, its root, or several block elements."""
    head = content[:_HEAD]
    wide = wide_encoding(head)
    text = head.decode(wide or "latin-1", "replace").removeprefix("\xef\xbb\xbf").removeprefix("\ufeff")
    begins = text[_BEFORE.match(text).end() :]  # type: ignore[union-attr]
    if _ROOT.match(begins):
        return True
    if not begins.startswith("<") or "<?xml" in text[:100]:
        return False
    whole = len(content) < _HEAD and begins.rstrip().endswith(">") and _BLOCK.match(begins)
    tagged = _TAG.match(begins) and (whole or len(_BLOCK.findall(begins)) >= 3)
    return bool(tagged) and not _MARKDOWN.search(begins)


def read(content: bytes, path: str) -> Document:
    """The page's text. InputError when it is nested too deeply or its encoding is broken."""
    from selectolax.lexbor import LexborHTMLParser

    from cgluctl.ingest.formats.composition import document
    from cgluctl.ingest.formats.webpage.walk import paragraphs

    text, warnings = text_of(content, path)
    tree = LexborHTMLParser(text)
    language = ""
    for selector in ("html", "body"):
        node = tree.css_first(selector)
        language = language or ((node.attributes.get("lang") or "") if node else "")[:2].lower()
    title = tree.css_first("head > title")
    return document(
        paragraphs(tree, language),
        FORMAT,
        language,
        title=" ".join((title.text() if title else "").split()) or None,
        warnings=warnings,
    )
