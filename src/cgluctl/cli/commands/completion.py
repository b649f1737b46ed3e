"""`cgluctl completion`."""

import os
from typing import Annotated

import typer

from cgluctl.cli import output
from cgluctl.cli.command import Lang, shelf_of
from cgluctl.cli.settings import Settings
from cgluctl.errors import OutputError, WrongUsage, no_such, why
from cgluctl.language.messages import Messages

EXAMPLES = ("cgluctl completion bash", "cgluctl completion fish --install")


def run(
    call: typer.Context,
    shell: Annotated[
        str | None,
        typer.Argument(metavar="bash|zsh|fish", help="The shell; without, the one you are in.", show_default=False),
    ] = None,
    install: Annotated[
        bool, typer.Option("--install", help="Write the script where the shell looks for it.", show_default=False)
    ] = False,
    lang: Lang = None,
) -> None:
    """Have your shell complete commands, options and values.

    Prints the script of the shell; with --install, writes it and says what is left to do. Completed are sessions with their
    titles, speakers, topics, days, events and formats.
    """
    from cgluctl.cli.shells.scripts import SHELLS, place, script

    shell = shell or os.path.basename(os.environ.get("SHELL", ""))
    if shell not in SHELLS:
        if not shell:
            raise WrongUsage("Which shell is it?", "Name it: cgluctl completion bash")
        raise no_such("There is no completion for {name}.", shell, tuple(SHELLS))
    if not install:
        output.to_stdout([script(shell).encode()])
        return
    settings = Settings(lang=lang).over(call.obj or Settings())
    path, tell = place(shell), shelf_of(settings).tell
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script(shell), "utf-8")
    except OSError as error:
        hint = "Check the folder, your right to write there, and the space left."
        raise OutputError("{path} cannot be written: {reason}.", hint, path=path, reason=why(error)) from error
    output.to_stdout([f"{path}\n".encode()])
    if not settings.quiet:
        output.complain(_left_to_do(shell, str(path), tell))


def _left_to_do(shell: str, path: str, tell: Messages) -> str:
    if shell == "bash":
        return tell.say(
            "It works in new terminals if bash-completion is installed; if not, add to ~/.bashrc: source {path}",
            path=path,
        )
    if shell == "zsh":
        folder = os.path.dirname(path)
        return tell.say("Add to ~/.zshrc, before compinit is called: fpath=({folder} $fpath)", folder=folder)
    return tell.say("It works in new terminals.")
