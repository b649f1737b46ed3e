"""The values of options and arguments, as the store has them: sessions with their titles, speakers, days, topics, events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from cgluctl.frozen import Frozen
from cgluctl.language import LANGUAGES

if TYPE_CHECKING:
    from cgluctl.answers.context import Context

Value = tuple[str, str, str]  # the value, what it stands for, and words by which it may be meant

# Where the shell's own file names stand: options, and arguments of a command by their number.
FILES = frozenset({"--store", "--output", "--source", "--verify-file", ("import", "0")})
LONGEST = 60  # letters of an explanation


class Asked(Frozen):
    """The command that the line has reached, all words before the one asked for, and the user's language."""

    command: Sequence[str]
    words: Sequence[str]
    language: str


def values(place: str, asked: Asked, current: str, formats: Sequence[str]) -> Iterator[Value]:
    """The values of an option (`--day`) or of an argument (`0`)."""
    if place == "--format":
        yield from ((name, "", "") for name in formats)
    elif place in _FIXED:
        yield from ((name, "", "") for name in _FIXED[place]())
    elif asked.command == ["completion"]:
        yield from ((name, "", "") for name in _shells() if place == "0")
    elif asked.command == ["help"]:
        from cgluctl.cli.app import COMMANDS

        yield from ((name, "", "") for name in (*COMMANDS, "settings") if place == "0")
    elif asked.command == ["events"] and place == "1" and "restore" in asked.words:
        yield from _backups(asked)
    else:
        source = _SOURCES.get(place) or _SOURCES.get((" ".join(asked.command), place))
        yield from source(_opened(asked), current) if source else ()


def _given(asked: Asked, name: str) -> str | None:
    return next((after for word, after in zip(asked.words, asked.words[1:], strict=False) if word == name), None)


def _backups(asked: Asked) -> Iterator[Value]:
    from cgluctl.cli.settings import Settings, store_of
    from cgluctl.store import change, library

    folder = library.folder_of(store_of(Settings(store=_given(asked, "--store"))))
    for _, event in library.heads(change.backup_of(folder / "event.json").parent):
        titles = [event["title"].get(language) for language in (asked.language, *LANGUAGES)]
        title = _short(next(filter(None, titles), ""))
        yield event["id"], title, title


def _opened(asked: Asked) -> Context:
    from cgluctl.answers.context import Context
    from cgluctl.cli.settings import Settings, event_of, index_of, store_of
    from cgluctl.language.messages import Messages
    from cgluctl.search.archive import Archive

    store, event, index = (_given(asked, name) for name in ("--store", "--event", "--index"))
    settings = Settings(store=store, event=event, index=index)
    archive = Archive(store_of(settings), index=index_of(settings))
    return Context(archive, asked.language, Messages(asked.language), event_of(settings))


def _sessions(ctx: Context, current: str) -> Iterator[Value]:
    for session in ctx.archive.sessions(ctx.current().n):
        titles = " ".join(str(title) for title in session.data["title"].values() if title)
        yield session.data["id"], _short(ctx.text(session.data["short"])), titles


def _days(ctx: Context, current: str) -> Iterator[Value]:
    from cgluctl.language import when

    days = [(str(session.data["day"]), session.data["date"]) for session in ctx.archive.sessions(ctx.current().n)]
    numbers = dict(reversed(days))
    yield from ((day, when.long(ctx.tell, numbers[day]), "") for day in dict.fromkeys(day for day, _ in days))
    if current:
        yield from ((date, when.long(ctx.tell, date), "") for date in dict.fromkeys(date for _, date in days if date))


def _passages(ctx: Context, current: str) -> Iterator[Value]:
    if "/" not in current:
        yield from _sessions(ctx, current)
        return
    for session in ctx.archive.sessions(ctx.current().n):
        if session.data["id"] == current.partition("/")[0]:
            for passage in ctx.archive.passages(session=session.n):
                yield passage.data["id"], _short(ctx.text(passage.data["text"])), ""


def _places(ctx: Context, current: str) -> Iterator[Value]:
    yield from _passages(ctx, current)
    if "/" not in current:
        yield from _days(ctx, current)


def _speakers(ctx: Context, current: str) -> Iterator[Value]:
    seen: set[str] = set()
    for speaker in ctx.archive.speakers():
        name = ctx.name(speaker)
        if name not in seen:
            seen.add(name)
            also = " ".join([*speaker.data["aliases"], speaker.data["usual"] or "", speaker.data["id"]])
            yield name, _short(ctx.role(speaker)) if speaker.data["named"] else "", also


def _speaker_ids(ctx: Context, current: str) -> Iterator[Value]:
    for speaker in ctx.archive.speakers(ctx.current().n):
        yield speaker.data["id"], ctx.name(speaker), ctx.name(speaker)


def _topics(ctx: Context, current: str) -> Iterator[Value]:
    from cgluctl.answers.topics import topics

    yield from ((item["id"], item["label"], item["label"]) for item in topics(ctx).items)


def _events(ctx: Context, current: str) -> Iterator[Value]:
    for event in ctx.archive.events():
        title = _short(ctx.text(event.data["title"]))
        yield event.data["id"], title, title


def _actions(ctx: Context, current: str) -> Iterator[Value]:
    yield from (("remove", "", ""), ("restore", "", ""))


def _styles() -> Sequence[str]:
    from cgluctl.answers.styles import STYLES

    return STYLES


def _speeches() -> Sequence[str]:
    from cgluctl.answers.filters import SPEECHES

    return SPEECHES


def _counts() -> Sequence[str]:
    from cgluctl.answers.stats import COUNTS

    return COUNTS


def _shells() -> Sequence[str]:
    from cgluctl.cli.shells.scripts import SHELLS

    return tuple(SHELLS)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


_FIXED: dict[str, Callable[[], Sequence[str]]] = {
    "--lang": lambda: LANGUAGES,
    "--style": _styles,
    "--speech": _speeches,
    "--count-by": _counts,
}
_SOURCES: dict[object, Callable[[Context, str], Iterator[Value]]] = {
    "--speaker": _speakers,
    "--same-as": _speaker_ids,
    "--day": _days,
    "--session": _sessions,
    "--topic": _topics,
    "--event": _events,
    ("show", "0"): _places,
    ("export", "0"): _places,
    ("cite", "0"): _passages,
    ("quote", "0"): _speakers,
    ("speakers", "0"): _speakers,
    ("topics", "0"): _topics,
    ("events", "0"): _actions,
    ("events", "1"): _events,
    ("fix quote", "0"): _passages,
    ("fix speaker", "0"): _speaker_ids,
    ("fix session", "0"): _sessions,
}
