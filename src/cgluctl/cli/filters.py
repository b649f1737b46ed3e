"""The filter options that listings of passages share."""

from typing import Annotated

import typer

Speaker = Annotated[
    str | None,
    typer.Option("--speaker", "-s", metavar="NAME", help="Only what this person or office said.", show_default=False),
]
Day = Annotated[
    str | None, typer.Option("--day", metavar="DAY", help="A day: its number or its date.", show_default=False)
]
Session = Annotated[
    str | None, typer.Option("--session", metavar="NAME", help="A session: its id, or words of it.", show_default=False)
]
Speech = Annotated[
    str | None, typer.Option("--speech", metavar="KIND", help="direct, reported or narrative.", show_default=False)
]


def _topics(incomplete: str) -> list[tuple[str, str]]:
    """Topics of the store for a shell to complete: ids, with their labels where the shell shows them."""
    from cgluctl.answers.context import Context
    from cgluctl.answers.topics import topics
    from cgluctl.cli.settings import Settings, language_of, store_of
    from cgluctl.language.fold import fold
    from cgluctl.language.messages import Messages
    from cgluctl.search.archive import Archive

    language = language_of(Settings())
    found = topics(Context(Archive(store_of(Settings())), language, Messages(language))).items
    return [(item["id"], item["label"]) for item in found if item["id"].startswith(fold(incomplete))]


Topic = Annotated[
    str | None,
    typer.Option(
        "--topic",
        metavar="TOPIC",
        help="A topic: its id or a label in any language.",
        show_default=False,
        autocompletion=_topics,
    ),
]
Since = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="Sessions on this date or later.", show_default=False)
]
Until = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Sessions on this date or earlier.", show_default=False)
]
Limit = Annotated[int, typer.Option("--limit", metavar="N", help="At most so many; 0 for all.")]
