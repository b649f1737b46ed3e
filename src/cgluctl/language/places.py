"""Where something stands in a report, as an answer says it: lines, after the page where the report has pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cgluctl.language import citing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cgluctl.language.messages import Messages


def numbers(lines: Sequence[int]) -> str:
    """`84–87`, or `84` when it is one line."""
    return str(lines[0]) if lines[0] == lines[1] else f"{lines[0]}–{lines[1]}"


def at_edge(tell: Messages, source: Mapping[str, Any]) -> str:
    """`84–87` at the edge of a text, or `p. 3, l. 12–14`."""
    shown = numbers(source["lines"])
    return f"{_page(tell, source)}, l.\u00a0{shown}" if source.get("page") else shown


def where(tell: Messages, source: Mapping[str, Any]) -> str:
    """`lines 84–87`, `line 84`, or `p. 3, lines 12–14`."""
    first, last = source["lines"]
    lines = tell.say("line {n}", n=first) if first == last else tell.say("lines {lines}", lines=f"{first}–{last}")
    return f"{_page(tell, source)}, {lines}" if source.get("page") else lines


def spoken(tell: Messages, shown: str) -> str:
    """Numbers of lines as they are shown, in words: `line 84`, `lines 84–87`, `lines 47, 93`."""
    return tell.say("line {n}", n=shown) if shown.isdigit() else tell.say("lines {lines}", lines=shown)


def in_report(tell: Messages, source: Mapping[str, Any]) -> str:
    """`report lines 84–87`, or `report p. 3, lines 12–14`."""
    if source.get("page"):
        return tell.say("report {place}", place=where(tell, source))
    first, last = source["lines"]
    if first == last:
        return tell.say("report line {n}", n=first)
    return tell.say("report lines {lines}", lines=numbers(source["lines"]))


def _page(tell: Messages, source: Mapping[str, Any]) -> str:
    return f"{citing.word('page', tell.language)}{source['page']}"
