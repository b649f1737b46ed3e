"""Who spoke: the list of speakers, and one as a record: spellings, roles and parts, in one event or in several."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cgluctl.answers.context import Context
from cgluctl.answers.items import short_title
from cgluctl.errors import NotThere, Phrase, Typed
from cgluctl.language.words import split
from cgluctl.search.archive import PartRow, SpeakerRow
from cgluctl.search.base import Filter
from cgluctl.search.engine import rank
from cgluctl.search.query import parse
from cgluctl.search.spelling import suggestions
from cgluctl.search.understand import Understood, understand
from cgluctl.shapes import Answer, Column, Record, Walk, batched

if TYPE_CHECKING:
    from cgluctl.blocks import Block

ALL = Phrase("All speakers: cgluctl speakers")
_SPEAKERS = Filter("unit.kind = 'speaker'", ())


def named(ctx: Context, name: str) -> tuple[list[SpeakerRow], str]:
    """The speakers that a name or an office stands for, and a remark when its spelling was repaired. NotThere for none."""
    same = list(ctx.archive.speakers(id=name.strip()))
    if same:  # one id may stand in several events
        return same, ""
    query = parse([name])
    for names_only in (True, False):
        understood = understand(ctx.archive.db, query, names_only=names_only)
        numbers = _matching(ctx, understood._replace(meanings=[]) if names_only else understood)
        if numbers:
            rows = list(ctx.archive.speakers(numbers=numbers))
            repaired = [found for found in understood.words if found.corrected]
            shown = ", ".join(dict.fromkeys(row.data["name"] for row in rows))
            return rows, ctx.tell.say(
                "Showing {found} for {asked}.", found=shown, asked=ctx.tell.quote(name.strip())
            ) if repaired else ""
    # Who had no part in a session is in no unit, but may have spoken all the same.
    asked = {word.folded for word in query.words}
    apart = [row for row in ctx.archive.speakers(word=min(asked)) if asked <= name_words(row)] if asked else []
    if apart:
        return apart, ""
    near = dict.fromkeys(s for word in query.words for s in suggestions(ctx.archive.db, word.folded, names_only=True))
    told = "{near} {all}" if near else ALL
    raise NotThere(
        "No speaker answers to {name}.",
        told,
        name=Typed(name.strip()[:80]),
        near=Phrase("Nearest words: {near}.", near=", ".join(near)),
        all=ALL,
    )


def _matching(ctx: Context, understood: Understood) -> list[int]:
    whole: dict[int, bool] = {}
    for ranked in rank(ctx.archive.db, understood, [_SPEAKERS]):
        for hit in ranked.hits:
            if hit.speaker is not None and hit.cover >= 0.99:
                found = {evidence.by for evidence in hit.evidence.values()}
                whole[hit.speaker] = whole.get(hit.speaker, False) or bool(
                    found & name_words(ctx.archive.speaker(hit.speaker))
                )
    by_name = [number for number, in_name in whole.items() if in_name]
    return sorted(by_name or whole)


def name_words(speaker: SpeakerRow) -> set[str]:
    """The folded words of a person's names; an office has none."""
    data = speaker.data
    if not data["named"]:
        return set()
    return {word.folded for name in (data["name"], data["usual"], *data["aliases"]) if name for word in split(name)}


def speakers(ctx: Context, name: str | None = None, event: str | None = None) -> Answer:
    """Every speaker of the store, or those that a name stands for."""
    chosen = ctx.archive.current(event).n if event else None
    rows: Iterable[tuple[int, str, bool]]
    if name is None:
        rows, remark = ctx.archive.cast(chosen), ""
    else:
        found, remark = named(ctx, name)
        rows = ((row.n, row.data["id"], row.data["named"]) for row in found if chosen in (None, row.event))
    items = person_items(ctx, rows)
    if name is not None and not items:
        raise NotThere("No speaker answers to {name}.", ALL, name=Typed(name.strip()[:80]))
    say = ctx.tell.say
    columns = [
        Column("id", say("Id")),
        Column("event", say("Event")),
        Column("name", say("Name")),
        Column("sessions", say("Sessions")),
        Column("did", say("Part")),
        Column("direct", say("Quotes"), True),
        Column("reported", say("Reported"), True),
        Column("role", say("Role")),
    ]

    def screen() -> "list[Block]":
        from cgluctl.answers.screens.cards import people_screen, person_screen

        return (
            [block for item in items for block in person_screen(ctx, item)]
            if name is not None
            else people_screen(ctx, items)
        )

    return Answer(
        "speakers",
        {"name": name},
        items,
        columns,
        Walk(lambda: (_flat(ctx, item) for item in items), len(items)),
        screen,
        remarks=[remark] if remark else [],
        document=name is not None,
    )


def _flat(ctx: Context, item: Record) -> Record:
    return {
        **item,
        "event": ", ".join(item["events"]),
        "sessions": ", ".join(ctx.shown_session(p) for p in item["parts"]),
        "did": "; ".join(", ".join(p["did"]) for p in item["parts"]),
    }


AT_ONCE = 50  # people whose records are read at once


def person_items(ctx: Context, rows: Iterable[tuple[int, str, bool]]) -> Sequence[Record]:
    """Speakers, given by number, id and whether they are named: each once with all its events; many are made as somebody walks through them."""
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
            "short": short_title(ctx, session),
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
