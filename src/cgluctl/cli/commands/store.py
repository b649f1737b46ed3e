"""`cgluctl store`: the group of commands on the store itself."""

import typer

from cgluctl.answers import shelf
from cgluctl.answers.context import Shelf
from cgluctl.cli import output
from cgluctl.cli.building import building
from cgluctl.cli.command import Force, Output, command
from cgluctl.cli.helped import add, group
from cgluctl.cli.settings import Settings, store_of
from cgluctl.shapes import Answer

app = group(
    "store",
    "Where the store lies, its index, and the shape of its files.",
    "cgluctl store status",
    "cgluctl store schema -o schema.json",
)


def _path(place: Shelf) -> Answer:
    """Where the event files, your library and the cache lie."""
    return shelf.paths(place.store, place.tell)


def _status(place: Shelf) -> Answer:
    """Whether the index is fresh, and how much the archive holds."""
    return shelf.status(place.store, place.tell)


def _rebuild(place: Shelf) -> Answer:
    """Build the index anew from the event files."""
    with building(place.tell) as told:
        return shelf.rebuilt(place.store, place.tell, told)


def _schema(call: typer.Context, to: Output = None, force: Force = False) -> None:
    """The JSON Schema of an event file."""
    from cgluctl.views.envelope import dumps

    output.write(
        (dumps(shelf.schema(), indent=1) + "\n").encode(),
        Settings(output=to, force=force),
        store_of(call.obj or Settings()),
    )


add(app, "path", command(_path, opens=False), "cgluctl store path", "cgluctl store path --format json")
add(
    app,
    "status",
    command(_status, opens=False),
    "cgluctl store status",
    "cgluctl store status --format json",
)
add(app, "rebuild", command(_rebuild, opens=False), "cgluctl store rebuild", "cgluctl store rebuild --format json")
add(app, "schema", _schema, "cgluctl store schema", "cgluctl store schema -o schema.json")
