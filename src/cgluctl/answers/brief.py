"""The brief: what to send on of an event, a day or a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgluctl.answers.context import Context, lines
from cgluctl.answers.filters import Filters, conditions, left
from cgluctl.answers.items import flat, part_item, passage_item, session_item
from cgluctl.answers.sessions import sessions_named
from cgluctl.language import voices
from cgluctl.shapes import Answer, Column, Record

if TYPE_CHECKING:
    from cgluctl.blocks import Block

EVERYTHING = Filters()


def brief(ctx: Context, name: str | None = None, full: bool = False, filters: Filters = EVERYTHING) -> Answer:
    """Summaries, people, direct quotes and source lines of the current event, or of the day or session named.

    `full` adds every passage; with filters, the passages they leave and the sessions and people of those.
    """
    sql, remarks = conditions(ctx, filters)
    chosen = set(left(ctx, sql)) if sql else None
    event = ctx.current()
    sessions = sessions_named(ctx, name)[0] if name else ctx.archive.sessions(event.n)
    event = ctx.archive.event(sessions[0].event) if sessions else event
    speakers = {speaker.n: speaker for speaker in ctx.archive.speakers(event.n)}
    items: list[Record] = []
    for session in sessions:
        parts = [part_item(ctx, part, session, speakers[part.speaker]) for part in ctx.archive.parts(session=session.n)]
        passages = [
            passage_item(ctx, p, session, speakers.get(p.speaker or 0))
            for p in ctx.archive.passages(session=session.n, speech=None if full or chosen else "direct")
            if chosen is None or p.n in chosen
        ]
        if chosen is not None:
            if not passages:
                continue
            said = {passage["speaker"]["id"] for passage in passages if passage["speaker"]}
            parts = [part for part in parts if part["speaker"]["id"] in said]
        items.append({**session_item(ctx, session), "parts": parts, "passages": passages})
    head = {
        "id": event.data["id"],
        "title": ctx.text(event.data["title"]),
        "start": event.data["start"],
        "end": event.data["end"],
        "source": event.data["source"],
    }
    rows = [row for item in items for row in _rows(item)]

    def screen() -> list[Block]:
        from cgluctl.answers.screens.brief import brief_screen

        return brief_screen(ctx, head, items, full)

    return Answer(
        "brief",
        {"name": name, "full": full, **filters.given()},
        items,
        _columns(ctx),
        rows,
        screen,
        remarks=remarks if items else [*remarks, ctx.tell.say("No such passage there.")],
        found=bool(items),
        extra={"event": head},
        document=True,
    )


def _summary_kind(item: Record) -> str:
    """Whose summary it is, for one who reads a table: `lead` are the report's own first sentences."""
    return "lead" if voices.is_lead(item) else "summary"


def _columns(ctx: Context) -> list[Column]:
    say = ctx.tell.say
    keys = (
        ("id", "Id"),
        ("date", "Date"),
        ("kind", "Kind"),
        ("speech", "Speech"),
        ("speaker", "Speaker"),
        ("role", "Role"),
        ("did", "Part"),
        ("page", "Page"),
        ("lines", "Lines"),
        ("lang", "Language"),
        ("text", "Text"),
        ("translation", "Translation"),
    )
    return [Column(key, say(title)) for key, title in keys]


def _rows(item: Record) -> list[Record]:
    """A session flat: its summary, then who took part, then passages."""
    blank: Record = {"speech": None, "speaker": None, "role": None, "did": None, "translation": None}
    blank |= {"lang": None, "page": None}
    where = lines(item["source"]["lines"])
    rows: list[Record] = [
        blank | {"id": item["id"], "date": item["date"], "kind": "title", "lines": where, "text": item["title"]}
    ]
    rows.append(
        blank
        | {"id": item["id"], "date": item["date"], "kind": _summary_kind(item), "lines": where, "text": item["summary"]}
    )
    rows += [blank | flat(part) | {"did": ", ".join(part["did"])} for part in item["parts"]]
    rows += [blank | flat(passage) for passage in item["passages"]]
    return rows
