"""One thing as a person reads it: a topic, a citation to copy, quotes and whether they are right, people."""

from collections.abc import Sequence

from cgluctl.answers import verdicts
from cgluctl.answers.context import Context, lines
from cgluctl.answers.items import short_title
from cgluctl.answers.screens import LONGEST, credit, cut, passage_blocks, quote_card, shown_name
from cgluctl.answers.styles import Part
from cgluctl.answers.topics import label
from cgluctl.blocks import Blank, Block, Entry, Fields, Grid, Heading, Hints, Paragraph, Rule, Span, Spans, plain
from cgluctl.language import voices, when
from cgluctl.search.archive import SessionRow
from cgluctl.shapes import Column, Record

NAMED = 400  # letters of a quotation that is only named here
_BESIDE = ("altered", "reported", "not found")  # shown with the passage that is near
# Marks as well as styles: the difference must be seen without colour.
_MARKS = {"removed": ("[-", "-]", "dim"), "added": ("{+", "+}", "hit"), "cut": ("", "", "dim"), "same": ("", "", "")}


def card(ctx: Context, item: Record) -> list[Block]:
    """One topic: labels in three languages, what lies near, and where it comes up."""
    say = ctx.tell.say
    rows: list[tuple[str, Spans]] = [
        (language, plain(", ".join([item["labels"].get(language, ""), *item["other_labels"].get(language, [])])))
        for language in ("fr", "en", "es")
    ]
    for title, key in ((say("Broader"), "broader"), (say("Related"), "related")):
        if item[key]:
            rows.append((title, plain(", ".join(label(ctx, topic) for topic in item[key]))))
    rows.append((say("Sessions"), (Span(", ".join(item["sessions"]) or "—", "id"),)))
    rows.append((say("Passages"), plain(str(item["passages"]))))
    return [Heading((Span(item["label"], "title"),), item["id"]), Fields(rows, 3), Blank()]


def cite_screen(ctx: Context, pieces: Sequence[Part], title: str) -> list[Block]:
    """Each piece a paragraph; where there are a note or a reference, each under what it is for. `title` is set as a work's."""
    say = ctx.tell.say
    labels = {"text": say("In the text"), "note": say("In a note"), "reference": say("In the list of references")}
    labelled = len([piece for piece in pieces if piece.kind in labels]) > 1
    blocks: list[Block] = []
    for piece in pieces:
        blocks += [Blank()] if blocks else []
        if labelled and piece.kind in labels:
            blocks.append(Paragraph((Span(labels[piece.kind], "label"),)))
        blocks.append(Paragraph(_set(piece, title)))
    return blocks


def _set(piece: Part, title: str) -> Spans:
    if piece.kind == "translation":
        return (Span(piece.text, "dim"),)
    before, found, after = piece.text.rpartition(title) if title else (piece.text, "", "")
    return tuple(span for span in (Span(before), Span(found, "work"), Span(after)) if span.text)


def passage_screen(ctx: Context, session: SessionRow, item: Record) -> list[Block]:
    """A quote as a card; any other passage under its session."""
    short = short_title(ctx, session.data)
    if item["speech"] == "direct":
        return quote_card(ctx, item, {"short": short})
    head = Heading(
        (Span(item["session"], "id"), Span("  "), Span(short, "title")), when.of_session(ctx.tell, session.data)
    )
    blocks = [head, Blank(), *passage_blocks(ctx, [item])]
    if item["speech"] == "reported" and voices.is_report(item):
        told = voices.not_to_be_quoted(ctx.tell, [item], shown_name(ctx, item) if item["speaker"] else "")
        blocks += [Blank(), Paragraph((Span(told, "dim"),), 3)]
    return blocks


def source_screen(ctx: Context, items: Sequence[Record]) -> list[Block]:
    """The lines of each place with their numbers."""
    blocks: list[Block] = []
    for item in items:
        blocks += [Blank()] if blocks else []
        where = ctx.tell.say("report lines {lines}", lines=lines(item["lines"]))
        blocks += [Heading((Span(item["id"], "id"),), where, 2), Blank()]
        blocks.append(Fields([(f"{line['line']:>5}", plain(line["text"])) for line in item["text"]], 1))
    return blocks


def quotes_screen(ctx: Context, items: Sequence[Record]) -> list[Block]:
    """Direct speech as cards; other speech as a list that says it is not to be quoted."""
    events = {ctx.archive.current(id).n: id for id in {item["event"] for item in items}}
    sessions = {(events[s.event], s.data["id"]): short_title(ctx, s.data) for s in ctx.archive.sessions(events)}
    blocks: list[Block] = []
    for number, item in enumerate(items):
        if item["speech"] == "direct":
            blocks += [Blank(), Rule(), Blank()] if number else []
            blocks += quote_card(ctx, item, {"short": sessions[item["event"], item["session"]]})
        else:
            blocks.append(_reported(ctx, item))
    if items and items[0]["speech"] != "direct":
        blocks.append(Paragraph((Span(voices.not_to_be_quoted(ctx.tell, items, _alone(ctx, items)), "dim"),), 3))
    return blocks


def _alone(ctx: Context, items: Sequence[Record]) -> str:
    names = {shown_name(ctx, item) if item["speaker"] else "" for item in items}
    return names.pop() if len(names) == 1 else ""


def _reported(ctx: Context, item: Record) -> Entry:
    who = (Span(voices.reporting(ctx.tell, item, shown_name(ctx, item)), "speaker"),) if item["speaker"] else ()
    return Entry(
        ctx.shown_item(item),
        item["speech"],
        (*who, Span(item["text"])),
        voices.at_edge(ctx.tell, item["source"]),
    )


def instead_screen(ctx: Context, reported: Sequence[Record], next_step: str) -> list[Block]:
    """What is reported of someone who is nowhere quoted."""
    say = ctx.tell.say
    told: list[Block] = (
        [Paragraph((Span(voices.reported_instead(ctx.tell, reported) + ctx.tell.colon.rstrip(), "dim"),))]
        if reported
        else []
    )
    return [
        *told,
        *(_reported(ctx, item) for item in reported),
        Blank(),
        Hints([(next_step, say("Every direct quote: cgluctl quote"))]),
    ]


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
    verdict = verdicts.label(ctx, item["verdict"])
    if item["excerpt"]:
        verdict += " · " + ctx.tell.say("excerpt")
    where = ctx.tell.say("line {n}", n=item["line"])
    left: Spans = (Span(verdict, "title"), Span(f"  {where}", "dim"))
    blocks: list[Block] = [Heading(left, _place(ctx, item), 3)]
    text: Spans = diff_spans(item) if item["diff"] else (Span(_short(item["text"])),)
    blocks.append(Paragraph(text, 3))
    told = verdicts.note(ctx, item)
    if told:
        blocks.append(Paragraph((Span(told, "label"),), 3))
    passage = item["passage"]
    if passage and item["verdict"] in _BESIDE and not item["diff"]:
        shown = passage["translation"] if item["reason"] == "translation" else passage["text"]
        blocks.append(Paragraph((Span(_short(f"{_local(item)}{ctx.tell.colon}{shown or passage['text']}"), "dim"),), 3))
    elif passage and passage["speaker"] and item["verdict"] != "skipped":
        blocks.append(credit(passage["speaker"], 3))
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
    return text if len(text) <= NAMED else text[: NAMED - 100].rstrip() + " … " + text[-80:].lstrip()


def _did(ctx: Context, did: list[str]) -> str:
    return ", ".join(ctx.tell.word(word) for word in did)


def people_screen(ctx: Context, items: Sequence[Record]) -> list[Block]:
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


def person_screen(ctx: Context, item: Record) -> list[Block]:
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
