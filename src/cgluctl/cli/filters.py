"""The filter options that listings of passages share."""

from typing import Annotated

import typer

Speaker = Annotated[
    str | None,
    typer.Option("--speaker", "-s", metavar="NAME", help="Only what this person or office said.", show_default=False),
]
Day = Annotated[
    str | None, typer.Option("--day", metavar="DAY", help="A day: its number or its date.", show_default=False)
]
Session = Annotated[
    str | None, typer.Option("--session", metavar="NAME", help="A session: its id, or words of it.", show_default=False)
]
Speech = Annotated[
    str | None, typer.Option("--speech", metavar="KIND", help="direct, reported or narrative.", show_default=False)
]


Topic = Annotated[
    str | None,
    typer.Option(
        "--topic",
        metavar="TOPIC",
        help="A topic: its id or a label in any language.",
        show_default=False,
    ),
]
Since = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="Sessions on this date or later.", show_default=False)
]
Until = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Sessions on this date or earlier.", show_default=False)
]
Limit = Annotated[
    int,
    # no archive has more, and an engine no larger number
    typer.Option("--limit", metavar="N", help="At most so many; 0 for all.", callback=lambda most: min(most, 10**9)),
]
