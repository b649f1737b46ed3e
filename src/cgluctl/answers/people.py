"""Who spoke: the list of speakers, and one speaker with roles and parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cgluctl.answers.context import Context
from cgluctl.answers.person import person_items
from cgluctl.errors import NotThere
from cgluctl.language.words import split
from cgluctl.search.archive import SpeakerRow
from cgluctl.search.base import Filter
from cgluctl.search.engine import rank
from cgluctl.search.query import parse
from cgluctl.search.spelling import suggestions
from cgluctl.search.understand import Understood, understand
from cgluctl.shapes import Answer, Column, Record, Walk

if TYPE_CHECKING:
    from cgluctl.blocks import Block

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
                "Showing {names} for {asked}.", names=shown, asked=ctx.tell.quote(name.strip())
            ) if repaired else ""
    # Who had no part in a session is in no unit, but may have spoken all the same.
    asked = {word.folded for word in query.words}
    apart = [row for row in ctx.archive.speakers(word=min(asked)) if asked <= name_words(row)] if asked else []
    if apart:
        return apart, ""
    near = dict.fromkeys(s for word in query.words for s in suggestions(ctx.archive.db, word.folded, names_only=True))
    hint = "Nearest words: {near}. All speakers: cgluctl speakers" if near else "All speakers: cgluctl speakers"
    raise NotThere("No speaker answers to {name}.", hint, name=repr(name.strip()[:80]), near=", ".join(near))


def _matching(ctx: Context, understood: Understood) -> list[int]:
    """The speakers that hold every word; those whose name does come before those whose role does."""
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
        raise NotThere("No speaker answers to {name}.", "All speakers: cgluctl speakers", name=repr(name.strip()[:80]))
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

    def screen() -> list[Block]:
        from cgluctl.answers.screens.people import card, table

        return [block for item in items for block in card(ctx, item)] if name is not None else table(ctx, items)

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
