"""`cgluctl import`."""

from typing import Annotated

import typer

from cgluctl.cli.command import Force, Format, Json, Plain, Store, finish, readable, settings_of, shelf_of
from cgluctl.cli.settings import Settings, format_of
from cgluctl.errors import WrongUsage
from cgluctl.language import LANGUAGES
from cgluctl.views import registry

EXAMPLES = ("cgluctl import report.pdf --dry-run", "cgluctl import report.docx --event congress-2024 --year 2024")


def run(
    call: typer.Context,
    report: Annotated[
        str | None, typer.Argument(metavar="REPORT", help="The file; - for text on stdin.", show_default=False)
    ] = None,
    event: Annotated[
        str | None, typer.Option("--event", metavar="ID", help="The id of the event.", show_default=False)
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="The title of the event.", show_default=False)
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="fr|en|es", help="The language of the report.", show_default=False),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year", metavar="YEAR", help="The year of dates that are printed without one.", show_default=False
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be imported; write nothing.", show_default=False)
    ] = False,
    update: Annotated[
        bool,
        typer.Option(
            "--update", help="Lay a new version of the report over the event; ids and fixes stay.", show_default=False
        ),
    ] = False,
    review: Annotated[
        bool, typer.Option("--review", help="List what needs a person in an imported event.", show_default=False)
    ] = False,
    to: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write the event to this file, not into the library.",
            show_default=False,
        ),
    ] = None,
    force: Force = False,
    store: Store = None,
    format: Format = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """A report becomes an event: days, sessions, speakers, quotes and the whole text.

    Text, Markdown, Word (.docx), OpenDocument (.odt), PDF, HTML, conference schedules (frab .json and .xml) and
    iCalendar. Every character of the report is accounted for. An event file that export wrote is read back.
    """
    common = {
        "store": store,
        "lang": None,
        "event": None,
        "format": format,
        "json": json,
        "output": None,
        "force": force,
        "plain": plain,
    }
    settings = settings_of(call.obj or Settings(), common)._replace(event=event)
    place = shelf_of(settings)
    format_of(settings, registry.NAMES)
    if review:
        from cgluctl.answers.review import review as listed

        if report is not None:
            raise WrongUsage("--review is about an event that is imported already.", "Name it: --event ID")
        finish(listed(place), settings._replace(output=to))
    if report is None:
        raise WrongUsage("There is no report to import.", "Name a file, as in: cgluctl import report.pdf")
    if lang is not None and lang not in LANGUAGES:
        raise WrongUsage("Reports can be in fr, en or es.", "Say which: --lang fr")
    if year is not None and not 1000 <= year <= 9999:
        raise WrongUsage("{year} is no year.", "Write it as 2021.", year=year)
    from cgluctl.answers.acquire import Order, acquire
    from cgluctl.cli.progress import progress
    from cgluctl.ingest.identity import Wishes

    title = " ".join(readable(title or "").split()) or None
    with progress(place.tell, settings.quiet) as line:
        order = Order(Wishes(event and readable(event), title, lang, year), dry_run, update, to, force, line.step)
        answer = acquire(place.store, report, order, place.tell, place.lang)
    finish(answer, settings)
