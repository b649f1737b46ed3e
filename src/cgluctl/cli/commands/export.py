"""`cgluctl export`."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

import typer

from cgluctl.answers import brief, exchange, shelf
from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters
from cgluctl.cli.command import Day, Session, Speaker, Speech, Topic, command
from cgluctl.errors import NotThere, WrongUsage
from cgluctl.shapes import Answer, Files, Record
from cgluctl.views import registry

EXAMPLES = (
    "cgluctl export --format md",
    "cgluctl export 2.3 --full --format csv",
    "cgluctl export --format frab-json --placeholder-times",
)

# Formats that want a clock time of every session, and those that want a date.
TIMED = ("frab-json", "frab-xml")
DATED = ("ical", *TIMED)
SHOWN = 10  # ids that a remark names


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
    every: Annotated[
        bool, typer.Option("--all", help="Every event of the store: json, jsonl, csv, tsv.", show_default=False)
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
    For people: html, one page for a browser, in all languages. For assistants: llms, a folder with a file a session.
    For OpenSearch, in all languages: opensearch-bulk, and beside it the mapping (alone: opensearch-mapping).
    The format store gives the event file itself, byte for byte.
    """
    if placeholder_times:
        raise WrongUsage(
            "{option} is for the formats {formats}.", option="--placeholder-times", formats=", ".join(TIMED)
        )
    places = [place for place in (" ".join(name or []), day, session) if place]
    if len(places) + every > 1:
        raise WrongUsage(
            "{count} places are named; a brief is of one.", "Name a session or a day.", count=len(places) + every
        )
    filters = Filters(speaker=speaker, speech=speech, topic=topic)
    return brief.brief(ctx, places[0] if places else None, full, filters, every)


def _of_one(ctx: Context, **given: Any) -> Answer:
    if given["every"]:
        raise WrongUsage("{option} is for the formats {formats}.", option="--all", formats="json, jsonl, csv, tsv")
    found = _brief(ctx, **{**given, "full": True})
    return found._replace(items=list(found.items))


def _exchange(format: str, ctx: Context, **given: Any) -> Answer:
    """The same places with every passage, for formats that carry the whole, and what such a format leaves out."""
    placeholders = given["placeholder_times"]
    given["placeholder_times"] &= format not in TIMED
    found = _of_one(ctx, **given)
    if format in DATED:
        found = _dated(ctx, found)
    if format in TIMED and not placeholders and not all(map(_is_timed, found.items)):
        raise WrongUsage(
            "{format} wants a time, a room and a duration of every session, and the source does not state all of them.",
            "Have placeholders, each marked as one: --placeholder-times",
            format=format,
        )
    found = exchange.complete(ctx, found)
    loss = registry.LOSSES.get(format)
    remarks = [*found.remarks, *([ctx.tell.say(loss, format=format)] if loss and found.found else [])]
    if format in TIMED and any(map(_is_timed, found.items)):
        remarks.append(ctx.tell.say("The source states no time zone: its local times stand as UTC."))
    return found._replace(remarks=remarks)


def _is_timed(item: Record) -> bool:
    return bool(item["starts"] and item["ends"] and item["room"])


def _dated(ctx: Context, found: Answer) -> Answer:
    kept = [item for item in found.items if item["date"]]
    left = [item["session"] for item in found.items if not item["date"]]
    if not left:
        return found
    shown = ", ".join(left[:SHOWN]) + (" …" if len(left) > SHOWN else "")
    remark = ctx.tell.plural(
        "{n} session is left out, for its date is not stated: {ids}.",
        "{n} sessions are left out, for their dates are not stated: {ids}.",
        len(left),
        ids=shown,
    )
    return found._replace(items=kept, found=bool(kept), remarks=[*found.remarks, remark], document=bool(kept))


def _page(ctx: Context, **given: Any) -> Answer:
    from cgluctl.answers.page import page

    return page(ctx, _of_one(ctx, **given))


def _found(ctx: Context, **given: Any) -> Answer:
    found = _of_one(ctx, **given)
    if not found.items:
        raise NotThere("No such passage there.")
    return found


def _llms(ctx: Context, **given: Any) -> Files:
    from cgluctl.views.llms import as_files

    whole = _found(ctx, **given)
    kept = {**given, "name": None, "day": None, "full": True}
    return as_files(whole, [_brief(ctx, **{**kept, "session": item["id"]}) for item in whole.items], ctx.tell)


def _opensearch(ctx: Context, **given: Any) -> Files:
    """The same places as documents in all languages, with the mapping that an index of them needs."""
    from cgluctl.answers.exchange import documents
    from cgluctl.views import opensearch

    found = documents(ctx, _found(ctx, **given))
    files = {opensearch.BULK: opensearch.as_bulk(found), opensearch.MAPPING: opensearch.as_mapping()}
    return Files(files, opensearch.BULK, [ctx.tell.say("The mapping of its index: --format opensearch-mapping")])


def _mapping(ctx: Context, **given: Any) -> bytes:
    from cgluctl.views import opensearch

    return opensearch.as_mapping()


def _file(ctx: Context, **given: Any) -> bytes:
    if any(given.values()):
        raise WrongUsage("The format store is the whole event file.", "Leave out places and filters.")
    return shelf.event_bytes(ctx)


_FILES: dict[str, Callable[..., Files | bytes]] = {
    "llms": _llms,
    "opensearch-bulk": _opensearch,
    "opensearch-mapping": _mapping,
}
run = command(
    _brief,
    default_format="md",
    others={
        **{format: partial(_exchange, format) for format in registry.EXCHANGE},
        "html": _page,
        "store": _file,
        **_FILES,
    },
)
