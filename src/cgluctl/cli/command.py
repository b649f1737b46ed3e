"""Making a Typer command of a function from a context to an answer: the options that every command has are added here."""

import contextlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any

import typer

from cgluctl.answers.context import Context, Shelf
from cgluctl.cli import output
from cgluctl.cli import settings as setting
from cgluctl.cli.settings import Settings
from cgluctl.language.messages import Messages
from cgluctl.search.archive import Archive
from cgluctl.shapes import Answer, Files
from cgluctl.views import registry

Store = Annotated[
    str | None, typer.Option("--store", metavar="PATH", help="An event file, or a folder of them.", show_default=False)
]
Index = Annotated[
    str | None,
    typer.Option("--index", metavar="URL", help="The index on a PostgreSQL server to read from.", show_default=False),
]
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="fr|en|es", help="The language to answer in.", show_default=False)
]
EventId = Annotated[
    str | None, typer.Option("--event", metavar="ID", help="The event, when the store has several.", show_default=False)
]
Format = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="NAME", help="table, json, jsonl, csv, tsv or md.", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="The same as --format json.", show_default=False)]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead of stdout.", show_default=False),
]
Force = Annotated[bool, typer.Option("--force", help="Replace the file if it exists.", show_default=False)]
Plain = Annotated[bool, typer.Option("--plain", help="No boxes and no symbols.", show_default=False)]

# The filters that listings of passages share.
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

_COMMON: dict[str, tuple[Any, Any]] = {
    "event": (EventId, None),
    "store": (Store, None),
    "index": (Index, None),
    "lang": (Lang, None),
    "format": (Format, None),
    "json": (Json, False),
    "output": (Output, None),
    "force": (Force, False),
    "plain": (Plain, False),
}
# What help says of them: an option of the same name may mean something else, as --lang of import does.
COMMON_HELP = frozenset(kind.__metadata__[0].help for kind, _ in _COMMON.values())


def command(
    answer: Callable[..., Answer],
    default_format: str | None = None,
    others: Mapping[str, Callable[..., Answer | bytes | Files]] | None = None,
    opens: bool = True,
    fills: bool = False,
    reads: bool = False,
) -> Callable[..., None]:
    """A function that Typer can register: `answer`'s own parameters (all but its context) and the common ones.

    The context is an open archive, or where the command `opens` none, the shelf that the store stands on; one that `fills`
    the index on a server, or may read from it, finds its address there.

    `others` are formats of this command alone, each with the function that answers for it: with an Answer that the
    format sets, or with bytes or files that leave as they are.
    """
    own = list(inspect.signature(answer).parameters.values())[1:]
    known = (*registry.NAMES, *(others or {}))

    def run(call: typer.Context, **values: Any) -> None:
        settings = settings_of(call.obj or Settings(), values)
        settings = settings._replace(format=default_format if settings.format is None else settings.format)
        given = {parameter.name: readable(values[parameter.name]) for parameter in own}
        chosen = (others or {}).get(settings.format or "", answer)
        if opens:
            respond(lambda ctx: chosen(ctx, **given), settings, known)
            return
        setting.format_of(settings, known)
        index = setting.index_named(settings) if fills else setting.index_of(settings) if reads else None
        finish(answer(shelf_of(settings)._replace(index=index), **given), settings, known)

    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
        for name, (kind, default) in _COMMON.items()
        if name != "index" or opens or fills or reads
    ]
    first = inspect.Parameter("call", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    signature = inspect.Signature([first, *(p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own), *added])
    run.__signature__ = signature  # type: ignore[attr-defined]
    run.__annotations__ = {}
    run.formats = known  # type: ignore[attr-defined]
    run.__name__, run.__doc__ = answer.__name__, answer.__doc__
    return run


def shelf_of(settings: Settings) -> Shelf:
    """The shelf that the settings speak of."""
    language = setting.language_of(settings)
    return Shelf(setting.store_of(settings), language, Messages(language), setting.event_of(settings))


def respond(
    answer: Callable[[Context], Answer | bytes | Files], settings: Settings, known: tuple[str, ...] = registry.NAMES
) -> None:
    """Opens the archive, asks, writes the answer, and ends with 0, or 1 when nothing was found."""
    store, language = setting.store_of(settings), setting.language_of(settings)
    setting.format_of(settings, known)
    tell = Messages(language)
    with building(tell, settings.quiet) as told:
        archive = Archive(store, settings.cached, told, setting.index_of(settings))
    with contextlib.closing(archive.db):
        found = answer(Context(archive, language, tell, setting.event_of(settings), settings.event))
        if isinstance(found, bytes):
            output.write([found], settings, store)
            return
        if isinstance(found, Files):
            from cgluctl.cli.folder import write_files

            write_files(found, settings, store)
            return
        # That an answer took a little longer is news for a person, noise for a script.
        slow = [tell.say(remark, **remark.values) for remark in archive.remarks if output.is_watched()]
        finish(found._replace(remarks=[*slow, *found.remarks]), settings, known)


@contextlib.contextmanager
def building(tell: Messages, quiet: bool = False) -> Iterator[Callable[[int, int], None]]:
    """What is to be told of an index that is being built: the events read so far and in all; shown where it takes longer than a second."""
    with contextlib.ExitStack() as stack:
        line = None

        def told(done: int, total: int) -> None:
            nonlocal line
            if line is None:
                from cgluctl.cli.progress import progress

                line = stack.enter_context(progress(tell, quiet))
            line.put(tell.say("Building the index: {done} of {total} events", done=done, total=total))

        yield told


def finish(answer: Answer, settings: Settings, known: tuple[str, ...] = registry.NAMES) -> None:
    """Writes an answer and ends with 0, or 1 when nothing was found."""
    output.emit(answer, settings, setting.store_of(settings), setting.format_of(settings, known))
    raise typer.Exit(0 if answer.found and not answer.failed else 1)


def settings_of(before: Settings, values: dict[str, Any]) -> Settings:
    """The settings in a command's values, completed by those given before the command."""
    chosen = "json" if values["json"] and values["format"] is None else values["format"]
    return (
        Settings(
            values["store"],
            values["lang"],
            readable(values["event"]),
            chosen,
            values["output"],
            values["force"],
            values["plain"],
        )
        ._replace(index=values.get("index"))
        .over(before)
    )


def readable(value: Any) -> Any:
    """Words from the shell as whole Unicode: bytes that are none become replacement characters."""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return [readable(one) for one in value] if isinstance(value, list) else value
