"""`cgluctl check`."""

from typing import Annotated

import typer

from cgluctl.answers import shelf
from cgluctl.answers.context import Shelf
from cgluctl.cli.command import command
from cgluctl.shapes import Answer

EXAMPLES = ("cgluctl check", "cgluctl check --format json")


def _check(
    place: Shelf,
    seal: Annotated[
        bool, typer.Option("--seal", help="Accept changes made by hand, once they are valid.", show_default=False)
    ] = False,
) -> Answer:
    """Whether every event file is sound.

    Each is checked against the model, for changes since it was sealed, and an imported one against its ledger: headings,
    passages and skips must give the report back.
    """
    return shelf.check(place.store, place.tell, seal)


run = command(_check, opens=False)
