"""`cgluctl mcp`."""

import typer

from cgluctl.cli.command import EventId, Index, Lang, Store, shelf_of
from cgluctl.cli.settings import Settings, index_of
from cgluctl.errors import MissingExtra, WrongUsage

EXAMPLES = ("cgluctl mcp", "cgluctl mcp --lang fr --event cglu-2021-05")


def run(
    call: typer.Context, event: EventId = None, store: Store = None, index: Index = None, lang: Lang = None
) -> None:
    """Serve the archive to an assistant, read-only.

    Speaks the Model Context Protocol on stdin and stdout: an assistant starts this command itself. Its tools: list_days,
    show_session, search, quote, verify_quote, cite.
    """
    import sys

    from cgluctl.cli.output import is_terminal

    settings = Settings(store=store, lang=lang, event=event, index=index).over(call.obj or Settings())
    shelf = shelf_of(settings)._replace(index=index_of(settings), named=event)
    if is_terminal() or sys.stdin is None:
        raise WrongUsage(
            "An assistant starts this command and speaks to it on stdin and stdout.",
            "Enter it in the settings of your assistant: docs/agents.md",
        )
    try:
        from cgluctl.agents.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "cgluctl":
            raise
        raise MissingExtra("mcp", "mcp") from error
    serve(shelf)
