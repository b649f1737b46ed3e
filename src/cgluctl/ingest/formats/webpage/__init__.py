"""The inside of an HTML page: its encoding, its elements, and the walk through what a browser shows.

Here: its text, and what elements mean.
"""

import codecs
import re
from collections.abc import Mapping
from typing import NamedTuple

from cgluctl.errors import InputError
from cgluctl.ingest.document import Warning
from cgluctl.ingest.formats.encoding import UTF16, decoded
from cgluctl.language.patterns import lazy

DEPTH = 3_000  # elements within each other; the parser's time grows with the square of it
COPIES = 2_000_000  # elements that the parser would add of its own
_META = lazy(rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_DECLARED = lazy(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([\w:.-]{2,40})""")
# What browsers take these names for.
_ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}
_TAG = lazy(r"<(/?)([a-zA-Z][\w:-]*+)[^<>]*+>")
# Elements without an end, and those that the next of their kind ends.
_OPEN_ENDED = frozenset(
    """area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option optgroup
    colgroup rt rp""".split()
)
_STYLES = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_DRAWINGS = frozenset({"svg", "math"})
_SELF_CLOSED = lazy(r"<(a|div|em|i|iframe|noscript|p|script|span|style|td|textarea|title)((?:\s[^<>]*)?)/>")
_LINE_ENDS = lazy("\r\n?")


def text_of(content: bytes, path: str) -> tuple[str, list[Warning]]:
    """The page as text, and what to say of its encoding. InputError when it is nested too deeply or broken."""
    text, warnings = _decoded(content, path)
    if text.lstrip().startswith("<?xml"):
        # In XML an element may close itself; in HTML the rest of the page would be its content.
        text = _SELF_CLOSED.sub(r"<\1\2></\1>", text)
    _check_depth(text, path)
    return _LINE_ENDS.sub("\n", text), warnings


def _decoded(content: bytes, path: str) -> tuple[str, list[Warning]]:
    wide = wide_encoding(content)
    if wide and not content.startswith(UTF16):
        return content.decode(wide, "replace"), [Warning("Read as {encoding}.", {"encoding": "UTF-16"})]
    if wide or content.startswith(codecs.BOM_UTF8) or _is_utf8(content):
        return decoded(content, path)
    match = _META.search(content[:4096]) or _DECLARED.match(content)
    name = match[1].decode("ascii") if match else ""
    try:
        known = codecs.lookup(name).name
        known = _ALIASES.get(known, known)
        if known != "utf-8":
            return content.decode(known), []
    except (LookupError, UnicodeError, ValueError):
        pass
    return decoded(content, path)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not _seven_bit_escapes(content)


def _seven_bit_escapes(content: bytes) -> bool:
    return b"\x1b$" in content or b"\x1b(" in content


def wide_encoding(content: bytes) -> str | None:
    """The encoding of text in two bytes a character, by its mark or its first tag."""
    if content.startswith(UTF16):
        return "utf-16"
    head = content[:64].lstrip(b" \r\n\t\0")
    if head[:2] == b"<\0" or content[:2] == b"<\0":
        return "utf-16-le"
    return "utf-16-be" if content[:2] == b"\0<" else None


def _check_depth(text: str, path: str) -> None:
    depth = drawing = styles = copies = 0
    for match in _TAG.finditer(text):
        tag, closes = match[2].lower(), bool(match[1])
        if tag in _DRAWINGS:
            drawing = max(drawing - 1, 0) if closes else drawing + 1
        if tag in _STYLES:
            styles = max(styles - 1, 0) if closes else styles + 1
        elif tag in _OPEN_ENDED:
            # The parser opens all styles anew in each paragraph.
            copies += styles
        elif not (drawing and match[0].endswith("/>")):
            depth = max(depth - 1, 0) if closes else depth + 1
        if depth > DEPTH or copies > COPIES:
            raise InputError(
                "{path} is nested too deeply to be read.", "Save it anew in the program that made it.", path=path
            )


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
_SECTIONS = frozenset({"article", "blockquote", "main", "section"})  # what may have a head and a foot of its own
_ROLES = frozenset(
    "navigation banner contentinfo search menu menubar complementary toolbar tablist dialog alertdialog".split()
)
_UNSEEN = lazy(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
_BOLD = lazy(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_PLAIN = lazy(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_KEPT_SPACES = lazy(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
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
