"""`cgluctl check`."""

from typing import Annotated

import typer

from cgluctl.answers import shelf
from cgluctl.cli.command import Force, Format, Json, Lang, Output, Plain, Store, finish, settings_of
from cgluctl.cli.settings import Settings, language_of, store_of
from cgluctl.language.messages import Messages

EXAMPLES = ("cgluctl check", "cgluctl check --format json")


def run(
    call: typer.Context,
    seal: Annotated[
        bool, typer.Option("--seal", help="Accept changes made by hand, once they are valid.", show_default=False)
    ] = False,
    store: Store = None,
    lang: Lang = None,
    format: Format = None,
    json: Json = False,
    output: Output = None,
    force: Force = False,
    plain: Plain = False,
) -> None:
    """Whether every event file is sound.

    Each is checked against the model, and for changes since it was sealed.
    """
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
    tell = Messages(language_of(settings))
    finish(shelf.check(store_of(settings), tell, seal), settings)
