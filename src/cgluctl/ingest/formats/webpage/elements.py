"""What the elements of a page mean: which begin a line, which are no part of its text, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary table tbody td
    tfoot th thead tr ul xmp""".split()
)
PRE = frozenset({"pre", "listing", "xmp", "plaintext", "textarea"})
BOLD = frozenset({"b", "strong"})
# Not words: programs, looks, and what waits to be used.
SILENT = frozenset({"head", "script", "style", "template", "datalist", "link", "meta"})
_NAVIGATION = frozenset({"nav", "aside", "form", "button", "select", "noscript", "textarea", "search"})
# Shown only where the thing itself cannot be.
_INSTEAD = frozenset(
    {"iframe", "object", "video", "audio", "canvas", "noframes", "noembed", "annotation", "annotation-xml"}
)
_SECTIONS = frozenset({"article", "main", "section"})
_ROLES = frozenset(
    "navigation banner contentinfo search menu menubar complementary toolbar tablist dialog alertdialog".split()
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_PLAIN = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_KEPT_SPACES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_FOR_EARS = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only"})
# As LibreOffice marks the heads and feet of pages.
_RUNNING = {"header": "running head", "footer": "running foot"}

Attributes = Mapping[str, str | None]


class Context(NamedTuple):
    """What holds inside an element by those around it; `reason` says why its words are no text, if they are none."""

    reason: str = ""
    pre: bool = False
    bold: bool = False
    quote: bool = False
    heading: int = 0
    language: str = ""
    quotes: int = 0
    lists: int = 0
    section: bool = False
    banner: bool = False
    drawing: bool = False


def inside(tag: str, attributes: Attributes, context: Context, content: bool) -> Context:
    """The context inside an element; `content` says that it holds the report even if its tag speaks for something else."""
    style = attributes.get("style") or ""
    language = (attributes.get("lang") or attributes.get("xml:lang") or "")[:2].lower()
    reason = context.reason or _reason(tag, attributes, style, context, content)
    level = (attributes.get("aria-level") or "2") if attributes.get("role") == "heading" else ""
    heading = (
        int(tag[1]) if re.fullmatch("h[1-6]", tag) else int(level) if level in tuple("123456") else context.heading
    )
    bold = (context.bold or tag in BOLD or bool(_BOLD.search(style))) and not _PLAIN.search(style)
    return context._replace(
        reason=reason,
        pre=context.pre or tag in PRE or bool(_KEPT_SPACES.search(style)),
        bold=bold,
        quote=context.quote or tag == "blockquote",
        heading=heading,
        language=language or context.language,
        quotes=context.quotes + (tag == "q"),
        lists=context.lists + (tag in ("ul", "ol", "menu", "dir")),
        section=context.section or tag in _SECTIONS,
        banner=context.banner or (tag == "header" and not context.section),
        drawing=context.drawing or tag == "svg",
    )


def _reason(tag: str, attributes: Attributes, style: str, context: Context, content: bool) -> str:
    if _hidden(tag, attributes, style, context):
        return "hidden text"
    if tag == "del":
        return "deleted text"
    if tag == "div" and attributes.get("title") in _RUNNING:
        return _RUNNING[attributes["title"] or ""]
    away = (
        tag in _NAVIGATION
        or (tag in ("header", "footer") and not context.section)
        or (attributes.get("role") or "").lower() in _ROLES
        or attributes.get("aria-hidden") == "true"
    )
    return "navigation" if away and not content else ""


def _hidden(tag: str, attributes: Attributes, style: str, context: Context) -> bool:
    return (
        "hidden" in attributes
        or tag in _INSTEAD
        or (tag == "dialog" and "open" not in attributes)
        or (context.drawing and tag in ("title", "desc", "metadata"))
        or bool(_UNSEEN.search(style))
        or not _FOR_EARS.isdisjoint((attributes.get("class") or "").split())
    )
