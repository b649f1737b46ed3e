"""`cgluctl topics`."""

from typing import Annotated

import typer

from cgluctl.answers import topics
from cgluctl.answers.context import Context
from cgluctl.cli.command import command
from cgluctl.shapes import Answer

EXAMPLES = ("cgluctl topics", "cgluctl topics logement")


@command
def run(
    ctx: Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="TOPIC", help="A topic: its id or a label in any language.", show_default=False),
    ] = None,
) -> Answer:
    """What the sessions are about.

    With a topic: its labels in three languages, what lies near, and where it comes up.
    """
    return topics.topics(ctx, " ".join(name) if name else None, ctx.named)
