"""`cgluctl show`."""

import re
from typing import Annotated

import typer

from cgluctl.answers import sessions
from cgluctl.answers.context import Context
from cgluctl.answers.filters import SPEECHES
from cgluctl.cli.command import Speech, command
from cgluctl.errors import WrongUsage, no_such
from cgluctl.shapes import Answer

EXAMPLES = ("cgluctl show 2.3", "cgluctl show lampedusa --speech direct", "cgluctl show 2.2 2.3/p8")
_ID = r"(?:[^/\s]+/)?\d+(?:[.-]\d+)*(?:/p\d+)?"


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
    if source is not None and (speech is not None or raw):
        raise WrongUsage("The lines of the report come as they are.", "Leave out --speech and --raw.")
    ids = all(re.fullmatch(_ID, word, re.IGNORECASE) for word in name)
    names = list(dict.fromkeys(name)) if ids else [" ".join(name)]
    answer = sessions.joined([_one(ctx, wanted, speech, source) for wanted in names])
    return sessions.ids_only(answer) if raw else answer


def _one(ctx: Context, name: str, speech: str | None, source: str | None) -> Answer:
    if source is not None:
        from cgluctl.answers import inputs

        return inputs.source(ctx, name, source)
    return (_passage(ctx, name, speech) if "/" in name else None) or sessions.show(ctx, name, speech)


def _passage(ctx: Context, name: str, speech: str | None) -> Answer | None:
    from cgluctl.answers import passages

    return passages.show(ctx, name, speech)
