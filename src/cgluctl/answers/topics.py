"""What the store is about: the topics of its sessions, and one topic with where it comes up."""

import json

from cgluctl.answers.context import Context
from cgluctl.answers.filters import topic_named
from cgluctl.errors import NotThere
from cgluctl.shapes import Answer, Blank, Block, Column, Fields, Grid, Heading, Record, Span, Spans, plain


def topics(ctx: Context, name: str | None = None, event: str | None = None) -> Answer:
    """The topics of the sessions with how often passages name them; or one topic, with labels and what lies near."""
    chosen = ctx.archive.current(event).n if event else None
    items = _of_sessions(ctx, chosen)
    if name is not None:
        wanted = topic_named(ctx, name)
        items = [_full(ctx, next((item for item in items if item["id"] == wanted), None) or _item(ctx, wanted, []))]
        if not items[0]["sessions"] and not items[0]["passages"]:
            raise NotThere("{topic} is a topic, but nothing in the store is about it.", "The topics there are: cgluctl topics", topic=items[0]["label"])
    say = ctx.tell.say
    columns = [Column("id", say("Id")), Column("label", say("Topic")), Column("passages", say("Passages"), True), Column("sessions", say("Sessions"))]
    rows = [{**item, "sessions": ", ".join(item["sessions"])} for item in items]
    screen = (lambda: _card(ctx, items[0])) if name is not None else (lambda: _table(columns, rows))
    return Answer("topics", {"name": name}, items, columns, rows, screen)


def _of_sessions(ctx: Context, event: int | None) -> list[Record]:
    sessions: dict[str, list[str]] = {}
    several = len(ctx.archive.events()) > 1
    for session in ctx.archive.sessions(event):
        for topic in session.data["topics"]:
            sessions.setdefault(topic, []).append(ctx.full_id(session.data["id"], session.event) if several else session.data["id"])
    items = [_item(ctx, topic, where) for topic, where in sessions.items()]
    return sorted(items, key=lambda item: (-len(item["sessions"]), -item["passages"], item["label"]))


def _concept(ctx: Context, topic: str) -> Record:
    row = ctx.archive.db.execute("SELECT data FROM concept WHERE id = ?", (topic,)).fetchone()
    found: Record = json.loads(row[0]) if row else {"prefLabel": {}, "altLabel": {}, "broader": [], "related": [], "notation": None}
    return found


def _label(ctx: Context, topic: str) -> str:
    return str(_concept(ctx, topic)["prefLabel"].get(ctx.lang, topic))


def _item(ctx: Context, topic: str, sessions: list[str]) -> Record:
    count = ctx.archive.db.execute("SELECT count(DISTINCT unit) FROM mention JOIN passage ON passage.n = unit WHERE concept = ?", (topic,)).fetchone()[0]
    return {"id": topic, "kind": "topic", "label": _label(ctx, topic), "labels": _concept(ctx, topic)["prefLabel"], "passages": count, "sessions": sessions}


def _full(ctx: Context, item: Record) -> Record:
    concept = _concept(ctx, item["id"])
    return {**item, "other_labels": concept["altLabel"], "broader": concept["broader"], "related": concept["related"], "notation": concept["notation"]}


def _table(columns: list[Column], rows: list[Record]) -> list[Block]:
    return [Grid(columns, [[(Span(str(row[c.key]), "id" if c.key == "id" else ""),) for c in columns] for row in rows])]


def _card(ctx: Context, item: Record) -> list[Block]:
    say = ctx.tell.say
    rows: list[tuple[str, Spans]] = [(language, plain(", ".join([item["labels"].get(language, ""), *item["other_labels"].get(language, [])]))) for language in ("fr", "en", "es")]
    for label, key in ((say("Broader"), "broader"), (say("Related"), "related")):
        if item[key]:
            rows.append((label, plain(", ".join(_label(ctx, topic) for topic in item[key]))))
    rows.append((say("Sessions"), (Span(", ".join(item["sessions"]) or "—", "id"),)))
    rows.append((say("Passages"), plain(str(item["passages"]))))
    return [Heading((Span(item["label"], "title"),), item["id"]), Fields(rows, 3), Blank()]
