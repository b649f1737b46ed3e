"""What is said of a verified quotation, in the user's language."""

from cgluctl.answers.context import Context
from cgluctl.language import voices
from cgluctl.language.messages import VERDICTS
from cgluctl.language.wording import faithful, tokens
from cgluctl.shapes import Record


def summary(ctx: Context, counts: dict[str, int], checked: int) -> str:
    """`3 quotations checked: 2 exact, 1 altered.`"""
    if not checked:
        return ctx.tell.say("No quotation was checked: the text holds none that could be speech.")
    told = ", ".join(_counted(ctx, verdict, n) for verdict, n in counts.items() if n and verdict != "skipped")
    return ctx.tell.plural("{n} quotation checked: {told}.", "{n} quotations checked: {told}.", checked, told=told)


def _counted(ctx: Context, verdict: str, n: int) -> str:
    plural = ctx.tell.plural
    match verdict:
        case "exact":
            return plural("{n} exact", "{n} exact", n)
        case "altered":
            return plural("{n} altered", "{n} altered", n)
        case "misattributed":
            return plural("{n} by another speaker", "{n} by other speakers", n)
        case "reported":
            return plural("{n} not as speech", "{n} not as speech", n)
    return plural("{n} not found", "{n} not found", n)


def label(ctx: Context, verdict: str) -> str:
    """A verdict in the user's language."""
    return ctx.tell.word(VERDICTS.get(verdict, verdict))


def note(ctx: Context, item: Record) -> str:
    """What is to be said of one quotation, in a sentence or two."""
    say = ctx.tell.say
    where = _where(ctx, item)
    match item["verdict"]:
        case "exact":
            told = say("A part of the quotation printed.") if item["excerpt"] else ""
            told += " " + say("Left out: {words}.", words=" | ".join(item["omitted"])) if item["omitted"] else ""
            told += " " + say("The report does not say who spoke.") if item["speaker"] == "unstated" else ""
            also = ", ".join(_local(ctx, id) for id in item["also"])
            told += " " + say("Also in {where}.", where=also) if also else ""
        case "misattributed":
            told = say(
                "Right words, other speaker: said by {who}, not by {claimed}.",
                who=_name(item),
                claimed=item["claimed"]["name"],
            )
        case "altered":
            told = (
                say("Cut into pieces too small to be proved.")
                if item["reason"] == "scattered"
                else say("Near {where}, but not word for word.", where=where)
            )
            if item["speaker"] == "other":
                told += " " + say("Said by {who}, not by {claimed}.", who=_name(item), claimed=item["claimed"]["name"])
        case "reported":
            told = (
                say("A translation of {where}; those are not the words printed.", where=where)
                if item["reason"] == "translation"
                else _told(ctx, item, where)
            )
        case "not found":
            told = _not_found(ctx, item, where)
        case _:
            told = (
                say("A title or a term, not speech.") if item["reason"] == "title" else say("Too short to be speech.")
            )
    return told.strip() + ("" if item["closed"] else " " + say("The quotation mark is not closed."))


def _not_found(ctx: Context, item: Record, where: str) -> str:
    say = ctx.tell.say
    nearest = say("nearest {where}", where=where) if where else say("nothing near")
    if item["absent"]:
        return say("Absent from the report, whose full text is in the store; {nearest}.", nearest=nearest)
    return say("Not among the direct quotes; {nearest}; import the report to check.", nearest=nearest)


def _told(ctx: Context, item: Record, where: str) -> str:
    passage = item["passage"]
    if voices.is_report(passage) and faithful(tokens(item["text"]), tokens(passage["text"])):
        return ctx.tell.say(
            "The report’s own words ({where}), not a speaker’s; not to be quoted as speech.", where=where
        )
    return ctx.tell.say("In the store ({where}), but not as speech; not to be quoted.", where=where)


def _where(ctx: Context, item: Record) -> str:
    return _local(ctx, item["id"]) if item["id"] else ""


def _local(ctx: Context, id: str) -> str:
    return ctx.shown_item({"id": id, "event": id.partition("/")[0]})


def _name(item: Record) -> str:
    speaker = (item["passage"] or {}).get("speaker")
    return str(speaker["name"]) if speaker else "?"


def shown_diff(item: Record) -> str:
    """The way from the words printed to those quoted, in one line: `[-removed-]`, `{+added+}`, `[…]` for a cut."""
    marks = {"removed": "[-{}-]", "added": "{{+{}+}}", "cut": "[…]", "same": "{}"}
    return " ".join(marks[change["op"]].format(change["text"]) for change in item["diff"])
