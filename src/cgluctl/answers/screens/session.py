"""A session or a day, passage by passage, as a person reads it."""

from __future__ import annotations

from collections.abc import Sequence

from cgluctl.answers.context import Context
from cgluctl.answers.screens.common import passage_blocks, session_head
from cgluctl.blocks import Blank, Block, Rule
from cgluctl.search.archive import SessionRow
from cgluctl.shapes import Record


def session_screen(ctx: Context, sessions: Sequence[SessionRow], items: Sequence[Record]) -> list[Block]:
    """Each session's head and passages, a rule between sessions."""
    blocks: list[Block] = []
    for number, (session, item) in enumerate(zip(sessions, items, strict=True)):
        blocks += [Blank(), Rule(), Blank()] if number else []
        blocks += session_head(ctx, session, item)
        blocks += passage_blocks(ctx, item["passages"])
    return blocks
