"""`cgluctl days`."""

from typing import Annotated

import typer

from cgluctl.answers import days
from cgluctl.answers.context import Context
from cgluctl.cli.command import command
from cgluctl.errors import WrongUsage
from cgluctl.shapes import Answer

EXAMPLES = ("cgluctl days", "cgluctl days --lang fr --format csv")


@command
def run(ctx: Context, name: Annotated[str | None, typer.Argument(hidden=True)] = None) -> Answer:
    """The days of an event, with the sessions of each."""
    if name is not None:
        meant = name[:40] + (f" --event {ctx.named}" if ctx.named else "")
        raise WrongUsage("days lists all days and takes no name.", "Did you mean: cgluctl show {name}", name=meant)
    return days.days(ctx)
