"""Verified quotations as a person reads them."""

from collections.abc import Sequence

from cgluctl.answers.context import Context
from cgluctl.answers.verdicts import label, note
from cgluctl.blocks import Blank, Block, Heading, Paragraph, Span, Spans
from cgluctl.language import voices
from cgluctl.shapes import Record

LONGEST = 400  # letters of a quotation that is only named here
_BESIDE = ("altered", "reported", "not found")  # shown with the passage that is near
# Marks as well as styles: the difference must be seen without colour.
_MARKS = {"removed": ("[-", "-]", "dim"), "added": ("{+", "+}", "hit"), "cut": ("", "", "dim"), "same": ("", "", "")}


def verify_screen(ctx: Context, items: Sequence[Record]) -> list[Block]:
    """Each quotation with its verdict; the changes of altered ones marked."""
    blocks: list[Block] = []
    for item in items:
        blocks += [Blank()] if blocks else []
        blocks += _card(ctx, item)
    if any(item["diff"] for item in items):
        legend = ctx.tell.say("[-printed, not quoted-]  {{+quoted, not printed+}}")
        blocks += [Blank(), Paragraph((Span(legend, "dim"),), 3)]
    return blocks


def _card(ctx: Context, item: Record) -> list[Block]:
    verdict = label(ctx, item["verdict"])
    if item["excerpt"]:
        verdict += " · " + ctx.tell.say("excerpt")
    where = ctx.tell.say("line {n}", n=item["line"])
    left: Spans = (Span(verdict, "title"), Span(f"  {where}", "dim"))
    blocks: list[Block] = [Heading(left, _place(ctx, item), 3)]
    text: Spans = diff_spans(item) if item["diff"] else (Span(_short(item["text"])),)
    blocks.append(Paragraph(text, 3))
    told = note(ctx, item)
    if told:
        blocks.append(Paragraph((Span(told, "label"),), 3))
    passage = item["passage"]
    if passage and item["verdict"] in _BESIDE and not item["diff"]:
        shown = passage["translation"] if item["reason"] == "translation" else passage["text"]
        blocks.append(Paragraph((Span(_short(f"{_local(item)}{ctx.tell.colon}{shown or passage['text']}"), "dim"),), 3))
    elif passage and passage["speaker"] and item["verdict"] != "skipped":
        role = passage["speaker"]["role"]
        blocks.append(Paragraph((Span(passage["speaker"]["name"], "speaker"), Span(f", {role}" if role else "")), 3))
    return blocks


def _local(item: Record) -> str:
    return str(item["id"]).partition("/")[2]


def _place(ctx: Context, item: Record) -> str:
    if not item["passage"] or item["verdict"] in ("not found", "skipped"):
        return ""
    where = voices.in_report(ctx.tell, item["passage"]["source"])
    return f"{item['id']} · {where}"


def diff_spans(item: Record) -> Spans:
    """The changes from the words printed to those quoted."""
    spans: list[Span] = []
    for change in item["diff"]:
        opening, closing, style = _MARKS[change["op"]]
        spans += [Span(" ")] if spans else []
        spans.append(Span("[…]" if change["op"] == "cut" else f"{opening}{change['text']}{closing}", style))
    return tuple(spans)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 100].rstrip() + " … " + text[-80:].lstrip()
