"""`cgluctl events`."""

from typing import Annotated

import typer

from cgluctl.answers import days
from cgluctl.answers.context import Shelf
from cgluctl.cli import output
from cgluctl.cli.command import command
from cgluctl.errors import WrongUsage, no_such
from cgluctl.shapes import Answer

EXAMPLES = ("cgluctl events", "cgluctl events --format jsonl", "cgluctl events remove congress-2024 --yes")
_ACTIONS = ("remove", "restore")


def _events(
    place: Shelf,
    action: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[remove|restore ID]",
            help="Take an event out of the library, or bring it back.",
            show_default=False,
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Without asking.", show_default=False)] = False,
) -> Answer:
    """The events of the store, newest first.

    remove ID takes one out of your library and keeps a backup; restore ID brings its last version back.
    """
    if not action:
        return days.events(place.open())
    if action[0] not in _ACTIONS:
        raise no_such("events does not know {name}.", action[0], _ACTIONS)
    if len(action) != 2:
        raise WrongUsage("Name one event.", "As in: cgluctl events {action} congress-2024", action=action[0])
    from cgluctl.answers import library

    sure = (lambda _: True) if yes else output.asked
    if action[0] == "restore":
        return library.restore(place, action[1], sure)
    return library.remove(place, action[1], sure)


run = command(_events, opens=False, reads=True)
