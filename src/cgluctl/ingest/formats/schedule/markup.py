"""HTML inside a field of a schedule: its words as paragraphs, its tags apart."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

_BLOCKS = "p|div|br|hr|ul|ol|li|dl|dt|dd|h[1-6]|blockquote|pre|table|thead|tbody|tr|td|th|section|article|figure"
_INLINE = "a|b|i|em|strong|u|s|del|ins|small|big|sub|sup|span|font|code|tt|kbd|samp|cite|q|abbr|img|center|figcaption"
_TAG = re.compile(rf"<!--.*?-->|</?({_BLOCKS}|{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE | re.DOTALL)
# One closing tag, or a tag that needs none, tells HTML from a text that speaks of <a> tags.
_CERTAIN = re.compile(rf"</(?:{_BLOCKS}|{_INLINE})\s*>|<(?:br|p|hr|img)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK = re.compile(rf"(?:{_BLOCKS})", re.IGNORECASE)
_ADDRESS = re.compile(r"""<a\s[^<>]*?href\s*=\s*["']?([^"'\s<>]+)[^<>]*>(.*?)</a\s*>""", re.IGNORECASE | re.DOTALL)
_BULLET = re.compile(r"[*•‣–+-]\s|\d{1,2}[.)]\s")
_BLANK = re.compile(r"\n[ \t]*\n[ \t\n]*")
_SPACES = re.compile("[ \t\f]+")


class Paragraph(NamedTuple):
    """A paragraph of a field, or an item of a list in it."""

    text: str
    item: bool = False


def paragraphs(value: str) -> tuple[list[Paragraph], list[str]]:
    """The paragraphs of a field, and the tags that were taken out of it."""
    if not _CERTAIN.search(value):
        return [part for chunk in _BLANK.split(value) for part in _lines(chunk, "\n")], []
    found: list[Paragraph] = []
    tags: list[str] = []
    words, item, end = "", False, 0
    for match in _TAG.finditer(value):
        words += value[end : match.start()]
        end = match.end()
        tags.append(match[0])
        if match[1] and _BLOCK.fullmatch(match[1]):
            found += _chunk(words, item)
            words, item = "", match[1].lower() == "li" and not match[0].startswith("</")
    return found + _chunk(words + value[end:], item), tags


def links(value: str) -> list[tuple[str, str]]:
    """The addresses and words of the links in a field."""
    return [
        (unescape(match[1]), " ".join(unescape(_TAG.sub("", match[2])).split())) for match in _ADDRESS.finditer(value)
    ]


def _chunk(words: str, item: bool) -> list[Paragraph]:
    """What stands between two block tags, with white space as HTML shows it; lines with a bullet stay lines."""
    parts = _lines(unescape(words), " ")
    return [parts[0]._replace(item=item or parts[0].item), *parts[1:]] if parts else []


def _lines(chunk: str, joint: str) -> list[Paragraph]:
    """A paragraph, parted before each line that begins with a bullet."""
    parts: list[list[str]] = []
    items: list[bool] = []
    for whole in chunk.split("\n"):
        line = _SPACES.sub(" ", whole).strip(" ") if joint == " " else whole.strip(" \t")
        bullet = bool(_BULLET.match(line))
        if not line:
            continue
        if bullet or not parts:
            parts.append([])
            items.append(bullet)
        parts[-1].append(line)
    return [Paragraph(joint.join(part), item) for part, item in zip(parts, items, strict=True)]
