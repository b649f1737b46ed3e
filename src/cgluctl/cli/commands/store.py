"""`cgluctl store`: the group of commands on the store itself."""

import typer

from cgluctl.answers import shelf
from cgluctl.answers.context import Shelf
from cgluctl.cli import output
from cgluctl.cli.command import Force, Output, command
from cgluctl.cli.settings import Settings, store_of
from cgluctl.shapes import Answer

_CONTEXT = {"help_option_names": ["-h", "--help"]}
app = typer.Typer(
    name="store",
    add_completion=False,
    rich_markup_mode=None,
    context_settings=_CONTEXT,
    help="Where the store lies, and the shape of its files.",
    invoke_without_command=True,
)


@app.callback()
def root(call: typer.Context) -> None:
    """Where the store lies, and the shape of its files."""
    if call.invoked_subcommand is None:
        output.to_stdout((call.get_help() + "\n").encode("utf-8"))


def _examples(*examples: str) -> str:
    return "\b\nExamples:\n" + "\n".join(f"  {example}" for example in examples)


def _path(place: Shelf) -> Answer:
    """Where the event files, your library and the cache lie."""
    return shelf.paths(place.store, place.tell)


app.command(
    "path", context_settings=_CONTEXT, epilog=_examples("cgluctl store path", "cgluctl store path --format json")
)(command(_path, opens=False))


@app.command(context_settings=_CONTEXT, epilog=_examples("cgluctl store schema", "cgluctl store schema -o schema.json"))
def schema(call: typer.Context, to: Output = None, force: Force = False) -> None:
    """The JSON Schema of an event file."""
    from cgluctl.views.envelope import dumps

    output.write(
        (dumps(shelf.schema(), indent=1) + "\n").encode(),
        Settings(output=to, force=force),
        store_of(call.obj or Settings()),
    )
