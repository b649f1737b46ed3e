"""`cgluctl help`, and what holds for every command: exit codes, variables and files, as the manual tells of them too."""

from typing import Annotated, Any

import typer

from cgluctl.cli.command import Lang
from cgluctl.cli.helped import show, show_page
from cgluctl.cli.pages import Page, Section
from cgluctl.language.messages import HELP, Messages

EXAMPLES = ("cgluctl help search", "cgluctl help settings")
SETTINGS = "settings"  # what holds for every command
EXIT_CODES = {
    "0": "found",
    "1": "not there: no hit, no such session or speaker",
    "2": "wrong usage: an unknown option, an ambiguous name, nothing to look for",
    "3": "a store, report or output that cannot be read or written",
    "70": "a fault of ours: please report it",
    "130": "interrupted; nothing was changed",
}
VARIABLES = {
    "CGLUCTL_LANG": "The language to answer in: fr, en or es; else that of the locale, else English.",
    "CGLUCTL_STORE": "An event file or a folder of them, instead of the bundled event and your own.",
    "CGLUCTL_INDEX": "The address of an index on a PostgreSQL server to read from, instead of files.",
    "CGLUCTL_EVENT": "The event that days, show and export speak of.",
    "CGLUCTL_PLAIN": "1 for no boxes and no symbols.",
    "CGLUCTL_CACHE": "The folder of the search index; deleting it costs one rebuild and nothing else.",
    "PAGER": "What shows a long answer at a terminal page by page; empty for nothing.",
    "NO_COLOR": "No colour, whatever its value.",
    "FORCE_COLOR": "Colour in a pipe too.",
    "COLUMNS": "The width to write for.",
}
FILES = {
    "config.toml": 'What you would rather not say each time, as in: lang = "fr". Known are: {choices}.',
    "events": "Your own events, one file each; cgluctl store path names the folder.",
}


def run(
    call: typer.Context,
    command: Annotated[
        list[str] | None, typer.Argument(metavar="COMMAND", help="The command to explain.", show_default=False)
    ] = None,
    lang: Lang = None,
) -> None:
    """What cgluctl can do, or how to use one command."""
    if command == [SETTINGS]:
        show_page(notes, call)
        return
    assert call.parent is not None
    show(*_reached(call.parent, command or []))


def _reached(context: Any, names: list[str]) -> tuple[Any, Any]:
    parent, found = context, context.command
    for name in names:
        if not hasattr(found, "resolve_command"):  # it has no commands of its own
            return _reached(parent, [" ".join(names)])
        _, found, _ = found.resolve_command(context, [name])
        context = type(context)(found, info_name=name, parent=context)
    return found, context


def notes(language: str) -> Page:
    """The page of what holds for every command."""
    from cgluctl.cli.settings import CONFIGURABLE

    tell = Messages(language, HELP)
    files = {name: tell.word(words).replace("{choices}", ", ".join(CONFIGURABLE)) for name, words in FILES.items()}
    return Page(
        "cgluctl help settings",
        "",
        "",
        [tell.say("An option counts more than a variable, a variable more than the configuration file.")],
        [
            Section(tell.say("Variables"), [(name, tell.word(words)) for name, words in VARIABLES.items()]),
            Section(tell.say("Files"), list(files.items())),
            Section(tell.say("Exit codes"), [(code, tell.word(words)) for code, words in EXIT_CODES.items()]),
        ],
        tell.say("Examples"),
        ["cgluctl store path", "CGLUCTL_LANG=es cgluctl days"],
    )
