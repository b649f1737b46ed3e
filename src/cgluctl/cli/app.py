"""The command `cgluctl`: its commands, each loaded only when it is run, and the options before them."""

from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any

import typer
from typer.main import get_command

from cgluctl import __version__
from cgluctl.cli import output
from cgluctl.cli.command import Index, Lang, Plain, Store, respond
from cgluctl.cli.helped import Command, Group
from cgluctl.cli.settings import Settings

COMMANDS = tuple(
    "days show search quote cite speakers topics events stats export import fix check store mcp completion help".split()
)
# Words people try first, and the command that answers them.
_HABITS = {
    "list": "days",
    "sessions": "days",
    "session": "show",
    "day": "show",
    "find": "search",
    "grep": "search",
    "quotes": "quote",
    "people": "speakers",
    "speaker": "speakers",
    "topic": "topics",
    "event": "events",
    "man": "help",
}


class Commands(Group):
    """A group that imports a command's module when the command is asked for."""

    habits = _HABITS

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands, in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name, or None."""
        return load(cmd_name) if cmd_name in COMMANDS else None


def load(name: str) -> Any:
    """The Typer command in the module of that name: its function, or its group `app`."""
    module = import_module(f"cgluctl.cli.commands.{name}_" if iskeyword(name) else f"cgluctl.cli.commands.{name}")
    group = getattr(module, "app", None)
    if group is not None:
        return get_command(group)
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name, cls=Command, epilog="\n".join(module.EXAMPLES))(module.run)
    return get_command(single)


app = typer.Typer(cls=Commands, add_completion=False, rich_markup_mode=None, invoke_without_command=True)


@app.callback(epilog="cgluctl days\ncgluctl search migration\ncgluctl quote --speaker Rio")
def root(
    call: typer.Context,
    store: Store = None,
    index: Index = None,
    lang: Lang = None,
    plain: Plain = False,
    version: Annotated[bool, typer.Option("--version", help="Show the version.", show_default=False)] = False,
) -> None:
    """Keep, find, quote and pass on what was said at a multi-day public event."""
    call.obj = Settings(store=store, lang=lang, plain=plain, index=index).over(call.obj or Settings())
    if version:
        output.to_stdout([f"cgluctl {__version__}\n".encode()])
        raise typer.Exit
    if call.invoked_subcommand is None:
        from cgluctl.answers.days import home

        respond(home, call.obj)
