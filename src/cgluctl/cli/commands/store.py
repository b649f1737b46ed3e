"""`cgluctl store`: the group of commands on the store itself."""

import typer

from cgluctl.answers import shelf
from cgluctl.cli import output
from cgluctl.cli.command import Force, Format, Json, Lang, Output, Plain, Store, finish, settings_of
from cgluctl.cli.settings import Settings, language_of, store_of
from cgluctl.language.messages import Messages

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


@app.command(context_settings=_CONTEXT, epilog=_examples("cgluctl store path", "cgluctl store path --format json"))
def path(
    call: typer.Context,
    store: Store = None,
    lang: Lang = None,
    format: Format = None,
    json: Json = False,
    output: Output = None,
    force: Force = False,
    plain: Plain = False,
) -> None:
    """Where the event files, your library and the cache lie."""
    settings = settings_of(
        call.obj or Settings(),
        {
            "store": store,
            "lang": lang,
            "event": None,
            "format": format,
            "json": json,
            "output": output,
            "force": force,
            "plain": plain,
        },
    )
    finish(shelf.paths(store_of(settings), Messages(language_of(settings))), settings)


@app.command(context_settings=_CONTEXT, epilog=_examples("cgluctl store schema", "cgluctl store schema -o schema.json"))
def schema(call: typer.Context, to: Output = None, force: Force = False) -> None:
    """The JSON Schema of an event file."""
    from cgluctl.views.envelope import dumps

    output.write(
        (dumps(shelf.schema(), indent=1) + "\n").encode(),
        Settings(output=to, force=force),
        store_of(call.obj or Settings()),
    )
