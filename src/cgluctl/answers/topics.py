"""What the store is about: the topics of its sessions, and one topic with where it comes up."""

import json
from typing import TYPE_CHECKING

from cgluctl.answers.context import Context
from cgluctl.answers.filters import topic_named
from cgluctl.errors import NotThere
from cgluctl.search.base import code_of, span
from cgluctl.shapes import Answer, Column, Record

if TYPE_CHECKING:
    from cgluctl.blocks import Block


def topics(ctx: Context, name: str | None = None, event: str | None = None) -> Answer:
    """The topics of the sessions with how often passages name them; or one topic, with labels and what lies near."""
    chosen = ctx.archive.current(event).n if event else None
    items = _of_sessions(ctx, chosen)
    if name is not None:
        wanted = topic_named(ctx, name)
        known = [item for item in items if item["id"] == wanted] or [_item(ctx, wanted, [], chosen)]
        items = [_full(ctx, known[0])]
        if not items[0]["sessions"] and not items[0]["passages"]:
            raise NotThere(
                "{topic} is a topic, but nothing in the store is about it.",
                "The topics: cgluctl topics",
                topic=items[0]["label"],
            )
    say = ctx.tell.say
    columns = [
        Column("id", say("Id")),
        Column("label", say("Topic")),
        Column("passages", say("Passages"), True),
        Column("sessions", say("Topic of")),
    ]
    rows = [{**item, "sessions": ", ".join(item["sessions"])} for item in items]

    def screen() -> "list[Block]":
        from cgluctl.answers.screens.cards import card

        return card(ctx, items[0])

    return Answer("topics", {"name": name}, items, columns, rows, None if name is None else screen)


def _of_sessions(ctx: Context, event: int | None) -> list[Record]:
    sessions: dict[str, list[str]] = {}
    for session in ctx.archive.each_session(event):
        for topic in session.data["topics"]:
            id = session.data["id"]
            shown = id if event is not None else ctx.shown_id(id, session.event)
            sessions.setdefault(topic, []).append(shown)
    items = [_item(ctx, topic, where, event) for topic, where in sessions.items()]
    return sorted(items, key=lambda item: (-len(item["sessions"]), -item["passages"], item["label"]))


def _concept(ctx: Context, topic: str) -> Record:
    row = ctx.archive.db.execute("SELECT data FROM concept WHERE id = ?", (topic,)).fetchone()
    found: Record = (
        json.loads(row[0]) if row else {"prefLabel": {}, "altLabel": {}, "broader": [], "related": [], "notation": None}
    )
    return found


def label(ctx: Context, topic: str) -> str:
    """A topic in the display language."""
    return str(_concept(ctx, topic)["prefLabel"].get(ctx.lang, topic))


def _item(ctx: Context, topic: str, sessions: list[str], event: int | None) -> Record:
    named = ctx.archive.db.names(code_of(ctx.archive.db, topic), *span(event))
    sql = f"SELECT count(*) FROM unit WHERE kind = 'passage' AND {named.sql}"
    count = ctx.archive.db.execute(sql, named.values).fetchone()[0]
    return {
        "id": topic,
        "kind": "topic",
        "label": label(ctx, topic),
        "labels": _concept(ctx, topic)["prefLabel"],
        "passages": count,
        "sessions": sessions,
    }


def _full(ctx: Context, item: Record) -> Record:
    concept = _concept(ctx, item["id"])
    return {
        **item,
        "other_labels": concept["altLabel"],
        "broader": concept["broader"],
        "related": concept["related"],
        "notation": concept["notation"],
    }
