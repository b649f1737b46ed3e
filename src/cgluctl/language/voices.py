"""How an answer says where words stand and whose they are: lines and pages, a report, its lead, what is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cgluctl.language import citing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cgluctl.language.messages import Messages


def is_report(passage: Mapping[str, Any]) -> bool:
    """Whether the text of a passage that is shown is word for word from the report."""
    return passage["verbatim"] is not None and passage["verbatim"] == passage["lang"]


def is_lead(session: Mapping[str, Any]) -> bool:
    """Whether a session's summary is the report's own first sentences."""
    return bool(session["summary_by"] == "lead")


def all_report(sessions: Iterable[Mapping[str, Any]]) -> bool:
    """Whether nothing in sessions is in our words: neither a passage nor a summary."""
    return all(
        (is_lead(session) or not session["summary"]) and all(map(is_report, session["passages"]))
        for session in sessions
    )


def of_session(tell: Messages, passages: Iterable[Mapping[str, Any]]) -> str:
    """What is to be known of the passages of a session before they are read."""
    if all(map(is_report, passages)):
        return tell.say("Passages are the report’s own words.")
    return tell.say("Passages are in our words, except inside quotation marks.")


def of_reported(tell: Messages, passage: Mapping[str, Any]) -> str:
    """Of a passage that reports what was said, in few words."""
    return tell.say("reported, in the report’s words") if is_report(passage) else tell.say("reported, in our words")


def reporting(tell: Messages, passage: Mapping[str, Any], who: str) -> str:
    """What stands before a reported passage: `Rio: ` before our words, `[Rio] ` before the report's, which are not Rio's."""
    return f"[{who}] " if is_report(passage) else who + tell.colon


def not_to_be_quoted(tell: Messages, passages: Iterable[Mapping[str, Any]], who: str = "") -> str:
    """Under passages that are no direct speech, of one speaker or of several: what they must not be taken for."""
    kinds = {is_report(passage) for passage in passages}
    if kinds == {False}:
        return tell.say("In our words; not to be quoted.")
    if kinds == {True}:
        return (
            tell.say("In the report’s words; not to be quoted as those of {who}.", who=who)
            if who
            else tell.say("In the report’s words; not to be quoted as a speaker’s.")
        )
    return tell.say("In our words or the report’s; not to be quoted as a speaker’s.")


def reported_instead(tell: Messages, passages: Iterable[Mapping[str, Any]]) -> str:
    """Before what is reported of someone whose words are nowhere quoted."""
    kinds = {is_report(passage) for passage in passages}
    if kinds == {True, False}:
        return tell.say("Reported, in our words or the report’s; not to be quoted as theirs")
    if True in kinds:
        return tell.say("Reported, in the report’s words; not to be quoted as theirs")
    return tell.say("Reported, in our words; not to be quoted")


def summary_label(tell: Messages, session: Mapping[str, Any]) -> str:
    """What stands before a summary that is not ours, with its colon; nothing before one of ours."""
    return tell.say("First sentences of the report") + tell.colon if session["summary"] and is_lead(session) else ""


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
