"""Every passage that some filters leave, whatever it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters, left
from cgluctl.answers.items import flat, passage_columns, passage_item
from cgluctl.search.base import Filter
from cgluctl.search.postings import without
from cgluctl.shapes import Answer, Record, Walk, batched

if TYPE_CHECKING:
    from cgluctl.blocks import Block

AT_ONCE = 500  # passages that are held


def listing(
    ctx: Context, filters: Filters, sql: list[Filter], limit: int, remarks: list[str], excluded: list[str]
) -> Answer:
    """Every passage that the filters leave, in source order."""
    numbers = left(ctx, [*sql, *(without(ctx.archive.db, word) for word in excluded)])
    shown = numbers[: limit or None]
    few = len(shown) <= AT_ONCE
    items = list(_listed(ctx, shown)) if few else Walk(lambda: _listed(ctx, shown), len(shown))

    def screen() -> Sequence[Block]:
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
    """The passages of these numbers as records, so many at a time."""
    for some in batched(numbers, AT_ONCE):
        passages = list(ctx.archive.passages(numbers=some))
        sessions = {s.n: s for s in ctx.archive.sessions(numbers={p.session for p in passages})}
        speakers = {s.n: s for s in ctx.archive.speakers(numbers={p.speaker for p in passages if p.speaker})}
        for p in passages:
            item = passage_item(ctx, p, sessions[p.session], speakers.get(p.speaker or 0))
            yield item | {"tier": None, "matched": None, "spans": []}


def _held(ctx: Context, numbers: Sequence[int]) -> int:
    """In how many sessions passages are."""
    among = ctx.archive.db.among("n", numbers)
    sql = f"SELECT count(DISTINCT session) FROM passage WHERE {among.sql}"
    return int(ctx.archive.db.execute(sql, among.values).fetchone()[0])
