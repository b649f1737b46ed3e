"""`cgluctl fix`: the group of commands by which a person settles what an import left open."""

from typing import Annotated

import typer

from cgluctl.answers import mend
from cgluctl.answers.context import Context
from cgluctl.cli.command import command
from cgluctl.cli.helped import add, group
from cgluctl.errors import WrongUsage, no_such
from cgluctl.shapes import Answer

_KINDS = ("direct", "reported")
app = group(
    "fix",
    "Settle what an import left open; the fixes outlive a new import of the report.",
    "cgluctl import --review",
    'cgluctl fix quote 2.3/p4 --speaker "Philippe Rio"',
)


def _quote(
    ctx: Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="The passage, as 2.3/p4.", show_default=False)],
    speaker: Annotated[
        str | None,
        typer.Option("--speaker", "-s", metavar="NAME", help="Who said it; unknown for nobody.", show_default=False),
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="The name is new to the event.", show_default=False)] = False,
    speech: Annotated[
        str | None,
        typer.Option("--speech", metavar="direct|reported", help="It is speech, and of this kind.", show_default=False),
    ] = None,
    no_speech: Annotated[bool, typer.Option("--no-speech", help="It is no speech.", show_default=False)] = False,
) -> Answer:
    """Who said a passage, or that it is no speech."""
    if speech is not None and speech not in _KINDS:
        raise no_such("There is no kind of speech {name}.", speech, _KINDS)
    if speech is not None and no_speech:
        raise WrongUsage("--speech and --no-speech contradict each other.", "Leave one of them out.")
    return mend.quote(ctx, id, speaker, new, mend.NO_SPEECH if no_speech else speech)


def _speaker(
    ctx: Context,
    id: Annotated[str, typer.Argument(metavar="SPEAKER", help="A speaker: the id, or a name.", show_default=False)],
    same_as: Annotated[
        str | None,
        typer.Option("--same-as", metavar="SPEAKER", help="The same person as this one.", show_default=False),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="The right name.", show_default=False)
    ] = None,
) -> Answer:
    """Two speakers are one, or a speaker has another name."""
    return mend.speaker(ctx, id, same_as, name)


def _session(
    ctx: Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="The session, as 2.3.", show_default=False)],
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its title.", show_default=False)] = None,
    on: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="Its date, as 2021-05-18.", show_default=False)
    ] = None,
) -> Answer:
    """The title or the date of a session."""
    return mend.session(ctx, id, title, on)


add(
    app,
    "quote",
    command(_quote),
    'cgluctl fix quote 2.3/p4 --speaker "Philippe Rio"',
    "cgluctl fix quote 2.3/p4 --no-speech",
)
add(
    app,
    "speaker",
    command(_speaker),
    "cgluctl fix speaker p-rio --same-as philippe-rio",
    'cgluctl fix speaker rio --name "Philippe Rio"',
)
add(
    app,
    "session",
    command(_session),
    'cgluctl fix session 2.3 --title "Migration"',
    "cgluctl fix session 0.1 --date 2021-05-18",
)
