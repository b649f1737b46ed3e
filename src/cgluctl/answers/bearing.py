"""What of the archive bears on quotations: the records that share their words, and whoever is named beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cgluctl.answers.context import Context
from cgluctl.language.wording import joined, tokens
from cgluctl.language.words import split
from cgluctl.search.archive import PassageRow, SessionRow, SpeakerRow
from cgluctl.search.near import named, near
from cgluctl.search.postings import Unit


class Bearing(NamedTuple):
    """Passages and sessions that are near to the quotations, and the speakers of these or named around them, in the order of the archive."""

    passages: list[PassageRow]
    sessions: list[SessionRow]
    speakers: list[SpeakerRow]


def bearing(ctx: Context, quoted: Iterable[str], around: Iterable[str]) -> Bearing:
    """What bears on the words `quoted` and the texts `around` them; of one event, if the user named it."""
    archive, event = ctx.archive, ctx.current().n if ctx.event else None
    units: dict[int, Unit] = {}
    for text in dict.fromkeys(quoted):
        units |= near(archive.db, joined(tokens(text)), event)
    words = {word.folded for text in around for word in split(text)}
    speakers = named(archive.db, words, event) | {unit.speaker for unit in units.values() if unit.speaker is not None}
    passages = {n for n, unit in units.items() if unit.kind == "passage"}
    sessions = {unit.session for unit in units.values()}
    archive.bring(sessions, speakers, passages)
    return Bearing(
        [archive.passage(n) for n in sorted(passages)],
        [archive.session(n) for n in sorted(sessions)],
        [archive.speaker(n) for n in sorted(speakers)],
    )
