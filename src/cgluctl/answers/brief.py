"""The brief: what to send on of an event, a day or a session."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from cgluctl.answers.context import Context
from cgluctl.answers.context import lines as of_lines
from cgluctl.answers.filters import Filters, conditions, left
from cgluctl.answers.items import flat, part_item, passage_item, session_item
from cgluctl.answers.sessions import sessions_named
from cgluctl.errors import WrongUsage
from cgluctl.language import voices
from cgluctl.search.base import total
from cgluctl.shapes import Answer, Column, Record, Walk

if TYPE_CHECKING:
    from cgluctl.blocks import Block
    from cgluctl.search.archive import SessionRow

EVERYTHING = Filters()


def brief(
    ctx: Context, name: str | None = None, full: bool = False, filters: Filters = EVERYTHING, every: bool = False
) -> Answer:
    """Summaries, people, direct quotes and source lines of the current event, of the day or session named, or of `every` event.

    `full` adds every passage; with filters, the passages they leave and the sessions and people of those. One session at
    a time is held, however many there are.
    """
    sql, remarks = conditions(ctx, filters)
    chosen = set(left(ctx, sql)) if sql else None
    held = None if chosen is None else _sessions_of(ctx, chosen)
    head: Record | None = None
    of: Callable[[], Iterable[SessionRow]]
    if every:
        count = total(ctx.archive.db, "session") if held is None else len(held)
        of = partial(_every, ctx, held)
    else:
        sessions = sessions_named(ctx, name)[0] if name else ctx.archive.sessions(ctx.current().n)
        head = _head(ctx, sessions)
        sessions = [session for session in sessions if held is None or session.n in held]
        count, of = len(sessions), lambda: sessions
    items = Walk(lambda: _items(ctx, of(), full, chosen), count)
    rows = Walk(lambda: (row for item in items for row in _rows(item)))

    def lines() -> Iterator[bytes]:
        from cgluctl.answers import whole

        return whole.lines(ctx, of(), full)

    def screen() -> "list[Block]":
        from cgluctl.answers.screens.brief import brief_screen

        if head is None:
            raise WrongUsage("{option} is for the formats {formats}.", option="--all", formats="json, jsonl, csv, tsv")
        return brief_screen(ctx, head, list(items), full)

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
        lines=lines if chosen is None else None,
    )


def _head(ctx: Context, sessions: "list[SessionRow]") -> Record:
    data = (ctx.archive.event(sessions[0].event) if sessions else ctx.current()).data
    title = ctx.text(data["title"])
    return {"id": data["id"], "title": title, "start": data["start"], "end": data["end"], "source": data["source"]}


def _sessions_of(ctx: Context, passages: Collection[int]) -> set[int]:
    among = ctx.archive.db.among("n", passages)
    return {
        n for (n,) in ctx.archive.db.execute(f"SELECT DISTINCT session FROM passage WHERE {among.sql}", among.values)
    }


def _every(ctx: Context, held: Collection[int] | None) -> "Iterator[SessionRow]":
    for event in ctx.archive.events():
        yield from (s for s in ctx.archive.sessions(event.n) if held is None or s.n in held)


def _items(
    ctx: Context, sessions: "Iterable[SessionRow]", full: bool, chosen: Collection[int] | None
) -> Iterator[Record]:
    of, speakers = None, {}
    for session in sessions:
        if session.event != of:
            of, speakers = session.event, {speaker.n: speaker for speaker in ctx.archive.speakers(session.event)}
        parts = [part_item(ctx, part, session, speakers[part.speaker]) for part in ctx.archive.parts(session=session.n)]
        passages = [
            passage_item(ctx, p, session, speakers.get(p.speaker or 0))
            for p in ctx.archive.passages(session=session.n, speech=None if full or chosen else "direct")
            if chosen is None or p.n in chosen
        ]
        if chosen is not None:
            said = {passage["speaker"]["id"] for passage in passages if passage["speaker"]}
            parts = [part for part in parts if part["speaker"]["id"] in said]
        yield {**session_item(ctx, session), "parts": parts, "passages": passages}


def _summary_kind(item: Record) -> str:
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
    blank: Record = {"speech": None, "speaker": None, "role": None, "did": None, "translation": None}
    blank |= {"lang": None, "page": None}
    where = of_lines(item["source"]["lines"])
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
