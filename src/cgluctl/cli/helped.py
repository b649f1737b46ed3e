"""Commands and groups of Typer's whose help page is ours: `-h` and `--help` in the user's language."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from cgluctl.cli.settings import Settings
from cgluctl.errors import Typed, WrongUsage

if TYPE_CHECKING:
    from cgluctl.cli.pages import Page


def show(command: Any, context: Any) -> None:
    """Writes the help page of a command; `context` names it and knows the settings."""
    from cgluctl.cli.pages import page

    show_page(lambda language: page(command, context, language), context)


def show_page(made: "Callable[[str], Page]", context: Any) -> None:
    """Writes the page that is made for the user's language."""
    from cgluctl.cli import output
    from cgluctl.cli.pages import blocks
    from cgluctl.cli.settings import language_of
    from cgluctl.language.messages import Messages

    settings = context.find_root().obj or Settings()
    language = language_of(settings)
    output.show(blocks(made(language), Messages(language).colon), settings)


def _option() -> Any:
    def asked(context: Any, param: Any, value: bool) -> None:
        if value and not context.resilient_parsing:
            show(context.command, context)
            raise typer.Exit

    return TyperOption(
        param_decls=["-h", "--help"], is_flag=True, expose_value=False, is_eager=True, hidden=True, callback=asked
    )


def group(name: str, words: str, *examples: str) -> typer.Typer:
    """A group of commands that shows its help page when none of them is named."""
    made = typer.Typer(
        name=name,
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        invoke_without_command=True,
        help=words,
        epilog="\n".join(examples),
    )

    @made.callback()
    def root(call: typer.Context) -> None:
        if call.invoked_subcommand is None:
            show(call.command, call)

    return made


def add(to: typer.Typer, name: str, run: Callable[..., None], *examples: str) -> None:
    """Adds a command to a group."""
    to.command(name, cls=Command, epilog="\n".join(examples))(run)


class Helped:
    """A command with our help option."""

    _ours: Any = None

    def get_help_option(self, ctx: Any) -> Any:
        """The option that shows the help page; the same at every call, as Typer compares it."""
        if self._ours is None:
            self._ours = _option()
        return self._ours


class Command(Helped, TyperCommand):
    """One command."""


class Group(Helped, TyperGroup):
    """A group of commands, which names the nearest command for one that does not exist."""

    habits: Mapping[str, str] = {}

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command in the arguments; WrongUsage with the nearest name for one that does not exist."""
        name, known = args[0], self.list_commands(ctx)
        if name in known or name.startswith("-"):
            return super().resolve_command(ctx, args)
        near = self.habits.get(name.lower()) or next(iter(get_close_matches(name.lower(), known, 1)), None)
        hint = "Did you mean: {command} {near}" if near else "The commands: {choices}"
        raise WrongUsage(
            "There is no command {name}.",
            hint,
            name=Typed(name[:40]),
            command=ctx.command_path,
            near=near,
            choices=", ".join(known),
        )
