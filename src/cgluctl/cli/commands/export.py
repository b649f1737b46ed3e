"""`cgluctl export`."""

from functools import partial
from typing import Annotated, Any

import typer

from cgluctl.answers import brief, exchange, shelf
from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters
from cgluctl.cli.command import command
from cgluctl.cli.filters import Day, Session, Speaker, Speech, Topic
from cgluctl.errors import WrongUsage
from cgluctl.shapes import Answer
from cgluctl.views import registry

EXAMPLES = (
    "cgluctl export --format md",
    "cgluctl export 2.3 --full --format csv",
    "cgluctl export --format frab-json --placeholder-times",
)

# Formats that want a clock time of every session.
TIMED = ("frab-json", "frab-xml")


def _brief(
    ctx: Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="SESSION|DAY", help="A session or a day; the whole event without.", show_default=False),
    ] = None,
    speaker: Speaker = None,
    day: Day = None,
    session: Session = None,
    speech: Speech = None,
    topic: Topic = None,
    full: Annotated[
        bool, typer.Option("--full", help="Every passage, not only direct quotes.", show_default=False)
    ] = False,
    placeholder_times: Annotated[
        bool,
        typer.Option(
            "--placeholder-times",
            help="For frab-json and frab-xml: times, rooms and durations that the source lacks, marked as placeholders.",
            show_default=False,
        ),
    ] = False,
) -> Answer:
    """A brief to send on.

    Summaries, people, direct quotes and source lines as md (the default), json, jsonl, csv or tsv.
    With every passage, for other programs: ical, frab-json, frab-xml, jsonld, webannotation, docx; topics alone: skos.
    For people: html, one page for a browser, in all languages.
    The format store gives the event file itself, byte for byte.
    """
    if placeholder_times:
        raise WrongUsage("--placeholder-times is for the formats {formats}.", formats=", ".join(TIMED))
    places = [place for place in (" ".join(name or []), day, session) if place]
    if len(places) > 1:
        raise WrongUsage("{count} places are named; a brief is of one.", "Name a session or a day.", count=len(places))
    filters = Filters(speaker=speaker, speech=speech, topic=topic)
    return brief.brief(ctx, places[0] if places else None, full, filters)


def _exchange(format: str, ctx: Context, **given: Any) -> Answer:
    """The same places with every passage, for formats that carry the whole, and what such a format leaves out."""
    if format in TIMED and not given["placeholder_times"]:
        raise WrongUsage(
            "{format} wants a time, a room and a duration of every session, and the source states none.",
            "Have placeholders, each marked as one: --placeholder-times",
            format=format,
        )
    given["placeholder_times"] &= format not in TIMED
    found = exchange.complete(ctx, _brief(ctx, **{**given, "full": True}))
    loss = registry.LOSSES.get(format)
    return found._replace(remarks=[*found.remarks, *([ctx.tell.say(loss)] if loss else [])])


def _page(ctx: Context, **given: Any) -> Answer:
    """The same places as a page for a browser, in all languages."""
    from cgluctl.answers.page import page

    return page(ctx, _brief(ctx, **{**given, "full": True}))


def _file(ctx: Context, **given: Any) -> bytes:
    if any(given.values()):
        raise WrongUsage("The format store is the whole event file.", "Leave out places and filters.")
    return shelf.event_bytes(ctx)


run = command(
    _brief,
    default_format="md",
    others={**{format: partial(_exchange, format) for format in registry.EXCHANGE}, "html": _page, "store": _file},
)
