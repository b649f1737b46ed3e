"""`cgluctl speakers`."""

from typing import Annotated

import typer

from cgluctl.answers import people
from cgluctl.answers.context import Context
from cgluctl.cli.command import command
from cgluctl.shapes import Answer

EXAMPLES = ("cgluctl speakers", "cgluctl speakers chungong")


@command
def run(
    ctx: Context,
    name: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="A name or an office, however spelt.", show_default=False)
    ] = None,
) -> Answer:
    """Who spoke, was quoted or listed.

    With a name: one speaker with spellings, roles and sessions.
    """
    return people.speakers(ctx, " ".join(name) if name else None, ctx.named)
