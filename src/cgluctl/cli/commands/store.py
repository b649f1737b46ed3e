"""`cgluctl store`: the group of commands on the store itself."""

from typing import Annotated

import typer

from cgluctl.answers import shelf
from cgluctl.answers.context import Shelf
from cgluctl.cli import output
from cgluctl.cli.command import Force, Output, building, command
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
    """Where everything lies: event files, your library, backups, configuration and cache."""
    return shelf.paths(place.store, place.tell)


def _status(place: Shelf) -> Answer:
    """Whether the index is fresh, and how much the archive holds."""
    return shelf.status(place)


def _rebuild(place: Shelf) -> Answer:
    """Build the index anew from the event files."""
    with building(place.tell) as told:
        return shelf.rebuilt(place.store, place.tell, told)


def _push(
    place: Shelf,
    mirror: Annotated[
        bool,
        typer.Option("--mirror", help="Take out events that this store does not hold.", show_default=False),
    ] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Empty the index on the server first.", show_default=False)
    ] = False,
) -> Answer:
    """Fill the index on a PostgreSQL server from the event files.

    Only events that changed are sent, each in one transaction. Commands read from there with --index or CGLUCTL_INDEX.
    """
    from cgluctl.cli.progress import progress

    with progress(place.tell) as told:
        told.step("Filling the index")
        return shelf.push(place, rebuild, mirror)


def _schema(call: typer.Context, to: Output = None, force: Force = False) -> None:
    """The JSON Schema of an event file."""
    from cgluctl.views.envelope import dumps

    output.write(
        [(dumps(shelf.schema(), indent=1) + "\n").encode()],
        Settings(output=to, force=force),
        store_of(call.obj or Settings()),
    )


add(app, "path", command(_path, opens=False), "cgluctl store path", "cgluctl store path --format json")
add(
    app,
    "status",
    command(_status, opens=False, reads=True),
    "cgluctl store status",
    "cgluctl store status --format json",
)
add(app, "rebuild", command(_rebuild, opens=False), "cgluctl store rebuild", "cgluctl store rebuild --format json")
add(
    app,
    "push",
    command(_push, opens=False, fills=True),
    "cgluctl store push --index postgresql://archive.example.org/archive",
    "cgluctl store push --index postgresql://archive.example.org/archive --mirror",
)
add(app, "schema", _schema, "cgluctl store schema", "cgluctl store schema -o schema.json")
