"""`cgluctl quote`."""

from typing import Annotated

import typer

from cgluctl.answers import quotes
from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters
from cgluctl.answers.find import LIMIT
from cgluctl.cli.command import command
from cgluctl.cli.filters import Day, Limit, Session, Since, Speaker, Speech, Topic, Until
from cgluctl.shapes import Answer

EXAMPLES = ("cgluctl quote --speaker Rio", "cgluctl quote santé --lang es")


@command
def run(
    ctx: Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="Words of the quote, or a name.", show_default=False)
    ] = None,
    speaker: Speaker = None,
    day: Day = None,
    session: Session = None,
    speech: Speech = None,
    topic: Topic = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = LIMIT,
    random: Annotated[bool, typer.Option("--random", help="One of them, by chance.", show_default=False)] = False,
) -> Answer:
    """Exact words, who said them, and where they stand."""
    filters = Filters(speaker, day, session, speech, topic, ctx.event, since, until)
    return quotes.quote(ctx, words or [], filters, random, limit)
