"""One person or office as a record: spellings, roles and parts, in one event or in several; the same id is the same person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cgluctl.answers import titles
from cgluctl.answers.context import Context
from cgluctl.search.archive import PartRow, SpeakerRow
from cgluctl.shapes import Record, Walk, batched

AT_ONCE = 50  # people whose records are read at once


def person_items(ctx: Context, rows: Iterable[tuple[int, str, bool]]) -> Sequence[Record]:
    """Speakers, given by number, id and whether they are named: each once with all its events, in the order in which they first come.

    Many of them are made as somebody walks through them.
    """
    together: dict[tuple[str, bool], list[int]] = {}
    for n, id, is_named in rows:
        together.setdefault((id, is_named), []).append(n)
    people = list(together.values())

    def made() -> Iterator[Record]:
        for some in batched(people, AT_ONCE):
            yield from _made(ctx, some)

    return list(made()) if len(people) <= AT_ONCE else Walk(made, len(people))


def _made(ctx: Context, people: Sequence[Sequence[int]]) -> Iterator[Record]:
    known = {n for numbers in people for n in numbers}
    rows = {row.n: row for row in ctx.archive.speakers(numbers=known)}
    parts = defaultdict(list)
    for part in ctx.archive.parts(speaker=known):
        parts[part.speaker].append(part)
    ctx.archive.bring({part.session for found in parts.values() for part in found})
    spoken = _spoken(ctx, known)
    for numbers in people:
        yield _item(ctx, [rows[n] for n in numbers], parts, spoken)


def _spoken(ctx: Context, speakers: set[int]) -> Counter[tuple[int, str]]:
    """How many passages of each kind every one of the speakers has."""
    theirs = ctx.archive.db.among("speaker", sorted(speakers))
    sql = f"SELECT speaker, speech, count(*) FROM passage WHERE {theirs.sql} GROUP BY speaker, speech"
    counted = ctx.archive.db.execute(sql, theirs.values)
    return Counter({(n, speech): count for n, speech, count in counted})


def _item(
    ctx: Context, rows: Sequence[SpeakerRow], parts: Mapping[int, list[PartRow]], spoken: Counter[tuple[int, str]]
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
        "parts": [part for row in rows for part in _parts(ctx, row, parts.get(row.n, []))],
        "direct": sum(spoken[row.n, "direct"] for row in rows),
        "reported": sum(spoken[row.n, "reported"] for row in rows),
    }


def _parts(ctx: Context, speaker: SpeakerRow, parts: Sequence[PartRow]) -> list[Record]:
    event = ctx.archive.event(speaker.event).data["id"]
    return [
        {
            "event": event,
            "session": session["id"],
            "date": session["date"],
            "short": titles.short(ctx, session),
            "did": part.data["did"],
            "lines": part.data["lines"],
        }
        for part in parts
        for session in (ctx.archive.session(part.session).data,)
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
