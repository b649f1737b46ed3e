"""`cgluctl search`."""

from typing import Annotated

import typer

from cgluctl.answers import find
from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters
from cgluctl.cli.command import Day, Limit, Session, Since, Speaker, Speech, Topic, Until, command
from cgluctl.shapes import Answer

EXAMPLES = ('cgluctl search "digital divide"', "cgluctl search droits --speaker rio --speech direct")


@command
def run(
    ctx: Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS",
            help='What to look for, in French, English or Spanish; "a phrase", -word, word*.',
            show_default=False,
        ),
    ] = None,
    speaker: Speaker = None,
    day: Day = None,
    session: Session = None,
    speech: Speech = None,
    topic: Topic = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = find.LIMIT,
    weak: Annotated[
        bool, typer.Option("--weak", help="Weaker hits too, in pipes and files.", show_default=False)
    ] = False,
    count_by: Annotated[
        str | None,
        typer.Option(
            "--count-by",
            metavar="WHAT",
            help="Counts by speaker, day, session, topic, speech, event or year.",
            show_default=False,
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="How the query was understood.", show_default=False)
    ] = False,
) -> Answer:
    """Find passages, sessions and speakers.

    In French, English or Spanish; accents, endings and typing slips are forgiven.
    """
    filters = Filters(speaker, day, session, speech, topic, ctx.named, since, until)
    return find.search(ctx, words or [], filters, limit, count_by=count_by, explain=explain, weak=weak)
