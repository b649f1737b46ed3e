"""`cgluctl show`."""

from typing import Annotated

import typer

from cgluctl.answers import sessions
from cgluctl.answers.context import Context
from cgluctl.answers.filters import SPEECHES
from cgluctl.cli.command import command
from cgluctl.cli.filters import Speech
from cgluctl.errors import WrongUsage, no_such
from cgluctl.shapes import Answer

EXAMPLES = ("cgluctl show 2.3", "cgluctl show lampedusa --speech direct", "cgluctl show 2.3/p8")


@command
def run(
    ctx: Context,
    name: Annotated[
        list[str],
        typer.Argument(
            metavar="SESSION|DAY|PASSAGE",
            help="A session (2.3, or words of it), a day (2, 2021-05-18) or a passage (2.3/p8).",
            show_default=False,
        ),
    ],
    speech: Speech = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="Only the ids of the passages, one a line.", show_default=False)
    ] = False,
    source: Annotated[
        str | None,
        typer.Option(
            "--source", metavar="FILE", help="The lines of the report, from your own copy of it.", show_default=False
        ),
    ] = None,
) -> Answer:
    """A session, or all sessions of a day, passage by passage; or one passage."""
    if speech is not None and speech not in SPEECHES:
        raise no_such("There is no kind of speech {name}.", speech, SPEECHES)
    wanted = " ".join(name)
    if source is not None:
        if speech is not None or raw:
            raise WrongUsage("The lines of the report come as they are.", "Leave out --speech and --raw.")
        return _source(ctx, wanted, source)
    answer = _passage(ctx, wanted, speech) if "/" in wanted else None
    answer = answer or sessions.show(ctx, wanted, speech)
    return sessions.ids_only(answer) if raw else answer


def _passage(ctx: Context, name: str, speech: str | None) -> Answer | None:
    from cgluctl.answers import passages

    return passages.show(ctx, name, speech)


def _source(ctx: Context, name: str, path: str) -> Answer:
    from cgluctl.answers import inputs

    return inputs.source(ctx, name, path)
