"""`cgluctl quote`."""

from typing import Annotated

import typer

from cgluctl.answers import quotes
from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters
from cgluctl.answers.find import LIMIT
from cgluctl.cli.command import Day, Limit, Session, Since, Speaker, Speech, Topic, Until, command
from cgluctl.errors import WrongUsage
from cgluctl.shapes import Answer

EXAMPLES = (
    "cgluctl quote --speaker Rio",
    "cgluctl quote santé --lang es",
    'cgluctl quote --verify "Nous sommes des territoires d\'innovation"',
)


@command
def run(
    ctx: Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="Words of the quote, or a name.", show_default=False)
    ] = None,
    speaker: Speaker = None,
    day: Day = None,
    session: Session = None,
    speech: Speech = None,
    topic: Topic = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = LIMIT,
    random: Annotated[bool, typer.Option("--random", help="One of them, by chance.", show_default=False)] = False,
    verify: Annotated[
        str | None,
        typer.Option(
            "--verify",
            metavar="TEXT",
            help="Check each quotation in a text, word by word; - for stdin.",
            show_default=False,
        ),
    ] = None,
    verify_file: Annotated[
        str | None,
        typer.Option("--verify-file", metavar="FILE", help="The same for the text in a file.", show_default=False),
    ] = None,
) -> Answer:
    """Exact words, who said them, and where they stand.

    With --verify, whether a text quotes them rightly: exit code 0 only when every quotation in it is exact.
    """
    if verify is not None or verify_file is not None:
        given = [words, speaker, day, session, speech, topic, since, until, random or None]
        if any(value for value in given) or (verify is not None and verify_file is not None):
            raise WrongUsage("A text is verified by itself.", "Give one of --verify and --verify-file, and no filter.")
        return _verified(ctx, verify, verify_file)
    filters = Filters(speaker, day, session, speech, topic, ctx.named, since, until)
    return quotes.quote(ctx, words or [], filters, random, limit)


def _verified(ctx: Context, text: str | None, path: str | None) -> Answer:
    from cgluctl.answers import verify

    if text is None or text == "-":
        return verify.verify_file(ctx, path or "-")
    return verify.verify(ctx, text)
