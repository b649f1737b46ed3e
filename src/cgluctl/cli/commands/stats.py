"""`cgluctl stats`."""

from cgluctl.answers import stats
from cgluctl.answers.context import Context
from cgluctl.cli.command import command
from cgluctl.shapes import Answer

EXAMPLES = ("cgluctl stats", "cgluctl stats --format json")


@command
def run(ctx: Context) -> Answer:
    """The event in numbers: who speaks where, and on what."""
    return stats.stats(ctx)
