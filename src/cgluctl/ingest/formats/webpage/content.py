"""Which elements of a page hold the report, although their tags speak of forms, menus or page heads."""

from __future__ import annotations

from typing import Any

from cgluctl.ingest.formats.composition import Draft, flattened
from cgluctl.ingest.formats.webpage.elements import Context
from cgluctl.ingest.formats.webpage.walk import Node, Walk

_PROSE = 3  # paragraphs that no form has for its own sake


def paragraphs(tree: Any, language: str) -> list[Draft]:
    """The paragraphs of a page, as a rule without its navigation; with it where there is nothing else."""
    start = Context(language=language)
    root = tree.root
    if root is None:
        return []
    headless = all(_in_banner(each) for each in tree.css("h1"))

    def held(node: Node, tag: str, context: Context) -> bool:
        if tag == "form":
            return node.css_first("main, article, h1, h2") is not None or len(node.css("p")) >= _PROSE
        # A page whose only main heading stands in its head: there the title of the report is.
        return tag == "header" and headless and node.css_first("h1") is not None and node.css_first("nav") is None

    made = Walk(held).paragraphs(root, start)
    if any(each.shown() for each in flattened(made)):
        return made
    return Walk(lambda *_: True).paragraphs(root, start)


def _in_banner(node: Node) -> bool:
    inside = False
    while node is not None:
        if node.tag in ("article", "main", "section"):
            return False
        inside = inside or node.tag in ("header", "nav", "aside")
        node = node.parent
    return inside
