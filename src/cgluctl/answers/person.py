"""One person or office as a record: spellings, roles and parts, in one event or in several; the same id is the same person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cgluctl.answers import titles
from cgluctl.answers.context import Context
from cgluctl.search.archive import SessionRow, SpeakerRow
from cgluctl.shapes import Record


def person_items(ctx: Context, rows: Iterable[SpeakerRow]) -> list[Record]:
    """Speakers, each once with all its events, in the order in which they first come."""
    together: dict[tuple[str, bool], list[SpeakerRow]] = {}
    for row in rows:
        together.setdefault((row.data["id"], row.data["named"]), []).append(row)
    known = {row.n for found in together.values() for row in found}
    events = {row.event for found in together.values() for row in found}
    sessions = {s.n: s for s in ctx.archive.sessions(events)}
    spoken = _spoken(ctx, known)
    return [_item(ctx, found, sessions, spoken) for found in together.values()]


def _spoken(ctx: Context, speakers: set[int]) -> Counter[tuple[int, str]]:
    """How many passages of each kind every one of the speakers has."""
    theirs = ctx.archive.db.among("speaker", sorted(speakers))
    sql = f"SELECT speaker, speech, count(*) FROM passage WHERE {theirs.sql} GROUP BY speaker, speech"
    counted = ctx.archive.db.execute(sql, theirs.values)
    return Counter({(n, speech): count for n, speech, count in counted})


def _item(
    ctx: Context, rows: Sequence[SpeakerRow], sessions: dict[int, SessionRow], spoken: Counter[tuple[int, str]]
) -> Record:
    data = rows[0].data
    names = [name for row in rows for name in (row.data["name"], *row.data["aliases"])]
    events = [ctx.archive.event(row.event).data["id"] for row in rows]
    return {
        "id": data["id"],
        "event": events[0],
        "events": events,
        "kind": "speaker",
        "named": data["named"],
        "name": data["name"],
        "usual": next((row.data["usual"] for row in rows if row.data["usual"]), None),
        "aliases": [name for name in dict.fromkeys(names) if name != data["name"]] if rows[1:] else data["aliases"],
        "role": ctx.tell.semicolon.join(dict.fromkeys(role for row in rows if (role := ctx.role(row)))),
        "roles": [role for row in rows for role in _roles(ctx, row)],
        "parts": [part for row in rows for part in _parts(ctx, row, sessions)],
        "direct": sum(spoken[row.n, "direct"] for row in rows),
        "reported": sum(spoken[row.n, "reported"] for row in rows),
    }


def _parts(ctx: Context, speaker: SpeakerRow, sessions: dict[int, SessionRow]) -> list[Record]:
    event = ctx.archive.event(speaker.event).data["id"]
    return [
        {
            "event": event,
            "session": sessions[p.session].data["id"],
            "date": sessions[p.session].data["date"],
            "short": titles.short(ctx, sessions[p.session].data),
            "did": p.data["did"],
            "lines": p.data["lines"],
        }
        for p in ctx.archive.parts(speaker=[speaker.n])
    ]


def _roles(ctx: Context, speaker: SpeakerRow) -> list[Record]:
    event = ctx.archive.event(speaker.event).data
    return [
        {
            "title": ctx.text(role["title"]),
            "title_printed": role["title"].get(event["source"]["language"]),
            "place": role["place"],
            "event": event["id"],
            "session": role["session"],
            "lines": role["lines"],
        }
        for role in speaker.data["roles"]
    ]
