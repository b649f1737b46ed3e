"""The open points of an import as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence

from cgluctl.answers import said
from cgluctl.blocks import Blank, Block, Heading, Hints, Paragraph, Span
from cgluctl.language import places
from cgluctl.language.messages import Messages
from cgluctl.shapes import Record

_LONGEST = 400  # characters of a passage


def review_screen(items: Sequence[Record], tell: Messages) -> list[Block]:
    """Each point: where it stands, what is open, its words, who was there, and the command that settles it."""
    say = tell.say
    made: list[Block] = []
    alone = len({item["event"] for item in items}) == 1
    for item in items:
        where = places.spoken(tell, item["lines"]) if item["lines"] else ""
        made += [
            Heading(
                (
                    Span(item["id"].partition("/")[2] if alone else item["id"], "id"),
                    Span(f"  {said.doubt(tell, item['why'])}"),
                ),
                where,
                3,
            )
        ]
        if item["text"]:
            text = item["text"] if len(item["text"]) <= _LONGEST else item["text"][:_LONGEST] + " …"
            made.append(Paragraph((Span(text),), 2))
        if item["candidates"]:
            made.append(Paragraph((Span(say("Named there: {names}", names=", ".join(item["candidates"])), "dim"),), 2))
        made += [Hints([(item["command"], "")]), Blank()]
    return made
