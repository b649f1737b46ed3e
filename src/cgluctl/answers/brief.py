"""The brief: what to send on of an event, a day or a session."""

from collections.abc import Sequence

from cgluctl.answers.blocks import LANGUAGE_NAMES, passage_entry, quote_card, topic_labels
from cgluctl.answers.browse import sessions_named
from cgluctl.answers.context import Context, lines
from cgluctl.answers.items import flat, part_item, passage_item, session_item
from cgluctl.language import dates
from cgluctl.search.archive import SessionRow
from cgluctl.shapes import Answer, Blank, Block, Column, Fields, Heading, Paragraph, Record, Span, Spans, plain


def brief(ctx: Context, name: str | None = None, full: bool = False) -> Answer:
    """Summaries, people, direct quotes and source lines of the current event, or of the day or session named; `full` adds every passage."""
    event = ctx.current()
    sessions = sessions_named(ctx, name)[0] if name else ctx.archive.sessions(event.n)
    event = ctx.archive.event(sessions[0].event) if sessions else event
    speakers = {speaker.n: speaker for speaker in ctx.archive.speakers(event.n)}
    items: list[Record] = []
    for session in sessions:
        parts = [part_item(ctx, part, session, speakers[part.speaker]) for part in ctx.archive.parts(session=session.n)]
        passages = [passage_item(ctx, p, session, speakers.get(p.speaker or 0)) for p in ctx.archive.passages(session=session.n, speech=None if full else "direct")]
        items.append({**session_item(ctx, session), "parts": parts, "passages": passages})
    head = {"id": event.data["id"], "title": ctx.text(event.data["title"]), "start": event.data["start"], "end": event.data["end"], "source": event.data["source"]}
    rows = [row for item in items for row in _rows(item)]
    return Answer("brief", {"name": name, "full": full}, items, _columns(ctx), rows, lambda: _screen(ctx, head, sessions, items, full), extra={"event": head}, document=True)


def _columns(ctx: Context) -> list[Column]:
    say = ctx.tell.say
    keys = (("id", "Id"), ("date", "Date"), ("kind", "Kind"), ("speech", "Speech"), ("speaker", "Speaker"), ("role", "Role"), ("did", "Part"), ("lines", "Lines"), ("lang", "Language"), ("text", "Text"), ("translation", "Translation"))
    return [Column(key, say(title)) for key, title in keys]


def _rows(item: Record) -> list[Record]:
    """A session flat: its summary, then who took part, then passages."""
    blank: Record = {"speech": None, "speaker": None, "role": None, "did": None, "translation": None, "lang": None}
    where = lines(item["source"]["lines"])
    rows: list[Record] = [blank | {"id": item["id"], "date": item["date"], "kind": "title", "lines": where, "text": item["title"]}]
    rows.append(blank | {"id": item["id"], "date": item["date"], "kind": "summary", "lines": where, "text": item["summary"]})
    rows += [blank | flat(part) | {"did": ", ".join(part["did"])} for part in item["parts"]]
    rows += [blank | flat(passage) for passage in item["passages"]]
    return rows


def _screen(ctx: Context, head: Record, sessions: Sequence[SessionRow], items: Sequence[Record], full: bool) -> list[Block]:
    say = ctx.tell.say
    when = f"{dates.long(head['start'], ctx.lang)} – {dates.long(head['end'], ctx.lang)}"
    language = say(LANGUAGE_NAMES.get(head["source"]["language"], "?"))
    blocks: list[Block] = [Heading((Span(head["title"], "title"),), head["id"]), Paragraph(plain(when)), Blank()]
    blocks += [Paragraph((Span(say("From a report in {language}; lines are its printed lines. Summaries are ours; only words inside quotation marks are quotations.", language=language), "dim"),)), Blank()]
    for item in items:
        blocks += _session(ctx, item, full)
    return blocks


def _session(ctx: Context, item: Record, full: bool) -> list[Block]:
    say = ctx.tell.say
    blocks: list[Block] = [Heading((Span(item["session"], "id"), Span("  "), Span(item["title"], "title")), dates.short(item["date"], ctx.lang), 2), Blank()]
    blocks += [Paragraph(plain(item["summary"])), Blank()]
    rows: list[tuple[str, Spans]] = []
    for number, part in enumerate(item["parts"]):
        rows.append((say("People") if number == 0 else "", plain(part["text"])))
    if item["topics"]:
        rows.append((say("Topics"), plain(", ".join(topic_labels(ctx, item["topics"])))))
    if item["links"]:
        rows.append((say("Links"), plain(", ".join(link["url"] for link in item["links"]))))
    rows.append((say("Source"), plain(say("report lines {lines}", lines=lines(item["source"]["lines"])))))
    blocks += [Fields(rows), Blank()]
    for passage in item["passages"]:
        blocks += [*quote_card(ctx, passage, {"short": item["short"]}), Blank()] if passage["speech"] == "direct" else [passage_entry(ctx, passage)]
    return [*blocks, *([Blank()] if full else [])]
