"""`cgluctl export`."""

from typing import Annotated, Any

import typer

from cgluctl.answers import brief, shelf
from cgluctl.answers.context import Context
from cgluctl.cli.command import command
from cgluctl.cli.filters import Day, Session
from cgluctl.errors import WrongUsage
from cgluctl.shapes import Answer
from cgluctl.views import registry

EXAMPLES = ("cgluctl export --format md", "cgluctl export 2.3 --full --format csv")


def _brief(
    ctx: Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="SESSION|DAY", help="A session or a day; the whole event without.", show_default=False),
    ] = None,
    day: Day = None,
    session: Session = None,
    full: Annotated[
        bool, typer.Option("--full", help="Every passage, not only direct quotes.", show_default=False)
    ] = False,
) -> Answer:
    """A brief to send on.

    Summaries, people, direct quotes and source lines as md (the default), json, jsonl, csv or tsv;
    the format store gives the event file itself, byte for byte.
    """
    places = [place for place in (" ".join(name or []), day, session) if place]
    if len(places) > 1:
        raise WrongUsage("{count} places are named; a brief is of one.", "Name a session or a day.", count=len(places))
    return brief.brief(ctx, places[0] if places else None, full)


def _exchange(ctx: Context, **given: Any) -> Answer:
    """The same places with every passage, for formats that carry the whole."""
    return _brief(ctx, **{**given, "full": True})


def _file(ctx: Context, **given: Any) -> bytes:
    return shelf.event_bytes(ctx)


run = command(_brief, default_format="md", others={**dict.fromkeys(registry.EXCHANGE, _exchange), "store": _file})
