"""`cgluctl events`."""

from cgluctl.answers import events
from cgluctl.answers.context import Context
from cgluctl.cli.command import command
from cgluctl.shapes import Answer

EXAMPLES = ("cgluctl events", "cgluctl events --format jsonl")


@command
def run(ctx: Context) -> Answer:
    """The events of the store, newest first."""
    return events.events(ctx)
