"""`cgluctl cite`."""

from typing import Annotated

import typer

from cgluctl.answers import cite
from cgluctl.answers.context import Context
from cgluctl.cli.command import command
from cgluctl.shapes import Answer
from cgluctl.views.registry import REFERENCES

EXAMPLES = ("cgluctl cite 2.3/p8 --style apa --lang fr", "cgluctl cite 2.3 --format bibtex")

Name = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID", help="A passage (2.3/p8) or a session (2.3); the event without.", show_default=False),
]
Style = Annotated[str, typer.Option("--style", metavar="STYLE", help="press, apa, chicago or iso690.")]


def _citation(ctx: Context, name: Name = None, style: Style = "press") -> Answer:
    """A quote, passage, session or the event as a citation.

    In the language of --lang. Direct speech stays in its original between quotation marks; what is reported has
    none. For reference managers: --format csl-json, bibtex or ris.
    """
    return cite.cite(ctx, " ".join(name or []) or None, style)


def _record(ctx: Context, name: list[str] | None = None, style: str = "press") -> Answer:
    return cite.record(ctx, " ".join(name or []) or None, style)


run = command(_citation, others=dict.fromkeys(REFERENCES, _record))
