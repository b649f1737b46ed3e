"""`cgluctl show`."""

from typing import Annotated

import typer

from cgluctl.answers import sessions
from cgluctl.answers.context import Context
from cgluctl.answers.filters import SPEECHES
from cgluctl.cli.command import command
from cgluctl.cli.filters import Speech
from cgluctl.errors import no_such
from cgluctl.shapes import Answer

EXAMPLES = ("cgluctl show 2.3", "cgluctl show lampedusa --speech direct")


@command
def run(
    ctx: Context,
    name: Annotated[
        list[str],
        typer.Argument(
            metavar="SESSION|DAY", help="A session (2.3, or words of it) or a day (2, 2021-05-18).", show_default=False
        ),
    ],
    speech: Speech = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="Only the ids of the passages, one a line.", show_default=False)
    ] = False,
) -> Answer:
    """A session, or all sessions of a day, passage by passage."""
    if speech is not None and speech not in SPEECHES:
        raise no_such("There is no kind of speech {name}.", speech, SPEECHES)
    answer = sessions.show(ctx, " ".join(name), speech)
    return sessions.ids_only(answer) if raw else answer
