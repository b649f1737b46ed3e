"""One passage by its id, and every passage that some filters leave."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters, left
from cgluctl.answers.items import flat, passage_columns, passage_item
from cgluctl.answers.sessions import NO_SESSION, not_there
from cgluctl.errors import NotThere, Typed
from cgluctl.search.archive import PassageRow, SessionRow
from cgluctl.search.base import Filter
from cgluctl.search.postings import without
from cgluctl.shapes import Answer, Record, Walk, batched

if TYPE_CHECKING:
    from cgluctl.blocks import Block

# 2.3/p8, or after the id of its event cglu-2021-05/2.3/p8.
_ID = r"\s*(?:([^/]+)/)?([^/\s]+)/([^/\s]+)\s*\Z"


def passage_named(ctx: Context, name: str) -> tuple[SessionRow, PassageRow] | None:
    """The passage of an id with its session; None when the name is no such id. NotThere for an id that nothing has."""
    match = re.match(_ID, name)
    if not match or (match[1] is None and ctx.archive.has_event(match[2])):
        return None
    event = ctx.archive.current(match[1] or ctx.event)
    session = next((s for s in ctx.archive.sessions(event.n) if s.data["id"] == match[2]), None)
    if session is None:
        if match[1] is None and not match[3].lower().startswith("p"):
            return None
        raise not_there(ctx, NO_SESSION, Typed(match[2][:40]), match[2], event, match[1] is not None)
    local = f"{match[2]}/{match[3]}".lower()
    for passage in ctx.archive.passages(session=session.n):
        if passage.data["id"].lower() == local:
            return session, passage
    raise NotThere(
        "There is no passage {name} in {event}.",
        "The passages of the session: cgluctl show {session}",
        name=Typed(f"{match[2]}/{match[3]}"[:60]),
        event=event.data["id"],
        session=ctx.typed_id(session.data["id"], event.n),
    )


def show(ctx: Context, name: str, speech: str | None = None) -> Answer | None:
    """One passage alone; None when the name is no id of a passage."""
    found = passage_named(ctx, name)
    if found is None:
        return None
    session, passage = found
    speaker = ctx.archive.speaker(passage.speaker) if passage.speaker is not None else None
    item = passage_item(ctx, passage, session, speaker)
    items = [item] if speech in (None, item["speech"]) else []

    def screen() -> "list[Block]":
        from cgluctl.answers.screens.cards import passage_screen

        return [block for item in items for block in passage_screen(ctx, session, item)]

    return Answer(
        "show",
        {"name": name, "speech": speech},
        items,
        passage_columns(ctx),
        [flat(item) for item in items],
        screen,
        remarks=[] if items else [ctx.tell.say("No such passage there.")],
        found=bool(items),
        document=True,
    )


AT_ONCE = 500  # passages that are held


def listing(
    ctx: Context, filters: Filters, sql: list[Filter], limit: int, remarks: list[str], excluded: list[str]
) -> Answer:
    """Every passage that the filters leave, in source order."""
    numbers = left(ctx, [*sql, *(without(ctx.archive.db, word) for word in excluded)])
    shown = numbers[: limit or None]
    few = len(shown) <= AT_ONCE
    items = list(_listed(ctx, shown)) if few else Walk(lambda: _listed(ctx, shown), len(shown))

    def screen() -> "Sequence[Block]":
        from cgluctl.answers.screens.results import results_screen

        return results_screen(ctx, None, items, [], (len(numbers), _held(ctx, numbers)))

    if not items:
        remarks = [*remarks, ctx.tell.say("No such passage there.")]
    return Answer(
        "search",
        {"text": "", **filters.given()},
        items,
        passage_columns(ctx),
        Walk(lambda: map(flat, items), len(shown)),
        screen,
        total=len(numbers),
        remarks=remarks,
        found=bool(items),
        extra={"weak": [], "instead": None, "understood": None},
    )


def _listed(ctx: Context, numbers: Sequence[int]) -> Iterator[Record]:
    for some in batched(numbers, AT_ONCE):
        passages = list(ctx.archive.passages(numbers=some))
        sessions = {s.n: s for s in ctx.archive.sessions(numbers={p.session for p in passages})}
        speakers = {s.n: s for s in ctx.archive.speakers(numbers={p.speaker for p in passages if p.speaker})}
        for p in passages:
            item = passage_item(ctx, p, sessions[p.session], speakers.get(p.speaker or 0))
            yield item | {"tier": None, "matched": None, "spans": []}


def _held(ctx: Context, numbers: Sequence[int]) -> int:
    among = ctx.archive.db.among("n", numbers)
    sql = f"SELECT count(DISTINCT session) FROM passage WHERE {among.sql}"
    return int(ctx.archive.db.execute(sql, among.values).fetchone()[0])
