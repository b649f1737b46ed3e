"""Citations by the rules of a style: what stands in the text, in a note, and in the list of references.

All four begin a report without author with its title, and describe one without title in square brackets. Nothing is
given that the source does not print. Only direct speech stands between quotation marks.
"""

from collections.abc import Callable
from typing import NamedTuple

from cgluctl.language.citing import word

STYLES = ("press", "apa", "chicago", "iso690")


class Facts(NamedTuple):
    """What is cited: an event, a session or a passage, in the language of the citation."""

    lang: str
    speech: str | None = None
    name: str = ""  # empty when nobody is named
    who: str = ""  # the name with the role
    words: str = ""  # direct speech between its marks, else a paraphrase; for a session its title
    ours: bool = True
    work: str = ""  # the report's title, or our description in brackets
    locator: str = ""
    under: str = ""
    event: str = ""


class Part(NamedTuple):
    """A piece of a citation: `kind` is text, note or reference."""

    kind: str
    text: str


def parts(facts: Facts, style: str) -> list[Part]:
    """The pieces of a citation in a style, in the order in which a writer needs them."""
    makers: dict[str, Callable[[Facts], list[Part]]] = {
        "press": _press,
        "apa": _apa,
        "chicago": _chicago,
        "iso690": _iso690,
    }
    return [part for part in makers[style](facts) if part.text]


def _press(facts: Facts) -> list[Part]:
    key = {"direct": "credit-quoted", "reported": "credit-reported"}.get(facts.speech or "", "credit")
    # A newspaper's reader knows no square brackets; the credit reads as a description as it is.
    work = facts.work[1:-1] if facts.work.startswith("[") and facts.work.endswith("]") else facts.work
    # Nor does the session's short name, which is ours too, need any.
    under = facts.under.replace("[", "(", 1)[::-1].replace("]", ")", 1)[::-1]
    credit = word(key, facts.lang) + word("semicolon", facts.lang).join(
        _present(_comma(work, facts.locator), under, _spoken(facts))
    )
    quote = f"{facts.words} – {facts.who or _nobody(facts)}"
    said = quote if facts.speech == "direct" else _said(facts) or facts.event
    return [Part("text", f"{_stopped(said)} {credit}." if said else f"{credit}.")]


def _apa(facts: Facts) -> list[Part]:
    undated = word("undated", facts.lang)
    key = {"direct": "cited", "reported": "reported"}.get(facts.speech or "")
    secondary = f"{word(key, facts.lang)} " if key else ""
    cited = _comma(secondary + facts.work, undated, facts.locator)
    reference = f"{facts.work}. ({undated})."
    return [Part("text", _in_text(facts, cited)), Part("reference", reference)]


def _chicago(facts: Facts) -> list[Part]:
    undated = word("undated", facts.lang)
    key = {"direct": "quoted", "reported": "reported"}.get(facts.speech or "")
    head = f"{facts.name or _nobody(facts, True)}, {word(key, facts.lang)} {facts.work}" if key else facts.work
    note = _comma(head, undated, facts.locator, facts.under, _spoken(facts))
    # A sentence begins with a capital, also where it is an abbreviation.
    listed = undated[0].upper() + undated[1:]
    return [Part("text", _said(facts)), Part("note", _stopped(note)), Part("reference", f"{facts.work}. {listed}")]


def _iso690(facts: Facts) -> list[Part]:
    undated = f"[{word('undated', facts.lang)}]"
    key = {"direct": "cited", "reported": "reported"}.get(facts.speech or "")
    secondary = f"{word(key, facts.lang)} " if key else ""
    cited = _comma(secondary + facts.work, undated, facts.locator)
    # The designation of what kind of thing it is follows the title and date.
    reference = f"{facts.work}, {undated}. {word('type', facts.lang)}."
    return [Part("text", _in_text(facts, cited)), Part("reference", reference)]


def _in_text(facts: Facts, cited: str) -> str:
    source = word("semicolon", facts.lang).join(_present(cited, facts.under, _spoken(facts)))
    said = _said(facts)
    unstopped = said[:-1] if said.endswith(".") else said
    return f"{unstopped} ({source})." if said else f"({source})"


def _said(facts: Facts) -> str:
    if facts.speech == "direct":
        return f"{facts.who or _nobody(facts, True)}{word('colon', facts.lang)}{facts.words}"
    if facts.speech is None:
        return facts.words
    if facts.speech == "reported":
        how = word("ours" if facts.ours else "theirs", facts.lang)
        return f"{facts.who or _nobody(facts, True)} ({how}){word('colon', facts.lang)}{facts.words}"
    how = word("ours" if facts.ours else "report", facts.lang)
    return f"{how[:1].upper()}{how[1:]}{word('colon', facts.lang)}{facts.words}"


def _nobody(facts: Facts, leading: bool = False) -> str:
    text = word("nobody", facts.lang)
    return text[:1].upper() + text[1:] if leading else text


def _spoken(facts: Facts) -> str:
    return word("spoken", facts.lang) if facts.speech == "direct" else ""


def _present(*texts: str) -> list[str]:
    return [text for text in texts if text]


def _comma(*texts: str) -> str:
    return ", ".join(_present(*texts))


def _stopped(text: str) -> str:
    return text if not text or text.rstrip("\u00a0 ")[-1:] in (".", "?", "!") else f"{text}."
