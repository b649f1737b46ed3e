"""`cgluctl help`."""

from typing import Annotated

import typer

from cgluctl.cli.command import Lang
from cgluctl.cli.helped import show, show_page

EXAMPLES = ("cgluctl help search", "cgluctl help settings")
SETTINGS = "settings"  # what holds for every command


def run(
    call: typer.Context,
    command: Annotated[
        list[str] | None, typer.Argument(metavar="COMMAND", help="The command to explain.", show_default=False)
    ] = None,
    lang: Lang = None,
) -> None:
    """What cgluctl can do, or how to use one command."""
    if command == [SETTINGS]:
        from cgluctl.cli.notes import notes

        show_page(notes, call)
        return
    parent = call.parent
    assert parent is not None
    context, found = parent, parent.command
    for name in command or []:
        _, found, _ = found.resolve_command(context, [name])  # type: ignore[attr-defined]
        context = type(call)(found, info_name=name, parent=context)
    show(found, context)
