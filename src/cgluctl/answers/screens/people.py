"""Speakers as a person reads them."""

from collections.abc import Sequence

from cgluctl.answers.context import Context, lines
from cgluctl.answers.screens import LONGEST, cut
from cgluctl.blocks import Blank, Block, Fields, Grid, Heading, Paragraph, Span, Spans, plain
from cgluctl.shapes import Column, Record


def _did(ctx: Context, did: list[str]) -> str:
    return ", ".join(ctx.tell.word(word) for word in did)


def table(ctx: Context, items: Sequence[Record]) -> list[Block]:
    """People, then offices, with their sessions and parts."""
    say = ctx.tell.say
    columns = [Column("name", say("Speaker")), Column("sessions", say("Session")), Column("did", say("Part"))]
    rows: list[list[Spans]] = []
    for heading, wanted in ((say("People"), True), (say("Offices, nobody named"), False)):
        group = [item for item in items if item["named"] is wanted]
        if group:
            rows.append([(Span(heading, "day"),)])
        for item in group:
            who = (
                (Span(item["name"], "speaker"), Span(f", {item['role']}" if item["role"] else ""))
                if wanted
                else (Span(item["role"] or item["name"], "speaker"),)
            )
            rows.append(
                [
                    who,
                    (Span(", ".join(ctx.shown_session(p) for p in item["parts"]), "id"),),
                    plain(ctx.tell.semicolon.join(_did(ctx, p["did"]) for p in item["parts"])),
                ]
            )
    return [Grid(columns, rows)]


def card(ctx: Context, item: Record) -> list[Block]:
    """One speaker: spellings, roles, parts, and how much is quoted or reported."""
    say, plural = ctx.tell.say, ctx.tell.plural
    title = item["name"] if item["named"] else item["role"] or item["name"]
    blocks: list[Block] = [Heading((Span(title, "speaker"),), ", ".join(item["events"]))]
    if not item["named"]:
        blocks.append(Paragraph((Span(say("An office: the report names nobody."), "dim"),), 3))
    rows: list[tuple[str, Spans]] = [(say("Usual spelling"), plain(item["usual"]))] if item["usual"] else []
    rows += [(say("Also"), plain(", ".join(item["aliases"])))] if item["aliases"] else []
    for number, role in enumerate(item["roles"] if item["named"] else []):
        where = f"{ctx.shown_session(role)}, " + say("lines {lines}", lines=lines(role["lines"]))
        rows.append((say("Role") if number == 0 else "", (Span(role["title"]), Span(f"  {where}", "dim"))))
    for number, part in enumerate(item["parts"]):
        rows.append(
            (
                say("Part") if number == 0 else "",
                (
                    Span(ctx.shown_session(part), "id"),
                    Span(f" {cut(part['short'], LONGEST)}{ctx.tell.colon}{_did(ctx, part['did'])}"),
                ),
            )
        )
    rows.append(
        (
            say("Speech"),
            plain(
                plural("{n} direct quote", "{n} direct quotes", item["direct"])
                + ", "
                + plural("{n} reported statement", "{n} reported statements", item["reported"])
            ),
        )
    )
    return [*blocks, Fields(rows, 3), Blank()]
