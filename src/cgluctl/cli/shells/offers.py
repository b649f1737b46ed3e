"""What may follow on a command line: commands, options and values, each with a word of explanation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cgluctl.cli.shells.values import FILES, Asked, values
from cgluctl.frozen import Frozen
from cgluctl.language.fold import fold
from cgluctl.language.messages import HELP, Messages


class Offer(Frozen):
    """One word that may follow; `also` are words by which it may be meant, such as the title of a session."""

    value: str
    words: str = ""
    also: str = ""


class Offers(Frozen):
    """Everything that may follow, or that a file name does; `before` is what the word typed holds before the value."""

    offers: Sequence[Offer] = ()
    files: bool = False
    before: str = ""


def offers(typed: Sequence[str], language: str) -> Offers:
    """What may stand in the place of the last word typed, the others being complete."""
    from typer.main import get_command

    from cgluctl.cli.app import app

    words, current = list(typed[:-1]), typed[-1] if typed else ""
    command, context, rest = _reached(get_command(app), words)
    pending, given = _parsed(command, rest)
    before = ""
    if pending is None and "--" not in rest and current.startswith("--") and "=" in current:
        name, _, current = current.partition("=")
        pending, before = _option(command, name), name + "="
    asked = Asked(context.command_path.split()[1:], words, language)
    if pending is not None:
        return _values(max(pending.opts, key=len), asked, current, before, command)
    if current.startswith("-") and "--" not in rest:
        return Offers([offer for offer in _options(command, rest, language) if offer.value.startswith(current)])
    if hasattr(command, "list_commands"):
        told = Messages(language, HELP)
        return Offers(_fitting(_commands(command, context, told), current))
    return _values(str(given), asked, current, before, command)


def _reached(command: Any, words: Sequence[str]) -> tuple[Any, Any, list[str]]:
    """The command that words lead to, its context, and the words behind it."""
    context = command.make_context("cgluctl", [], resilient_parsing=True)
    rest = list(words)
    while hasattr(command, "list_commands"):
        place = _first_argument(command, rest)
        found = command.get_command(context, rest[place]) if place < len(rest) else None
        if found is None:
            break
        command, context = found, type(context)(found, info_name=rest[place], parent=context)
        rest = rest[place + 1 :]
    return command, context, rest


def _first_argument(command: Any, words: Sequence[str]) -> int:
    """Where the first word stands that is neither an option nor the value of one."""
    place = 0
    while place < len(words) and words[place].startswith("-"):
        option = _option(command, words[place])
        place += 2 if option is not None and not option.is_flag else 1
    return place


def _option(command: Any, name: str) -> Any:
    """The option of that name, or None."""
    return next((param for param in command.params if name in param.opts and param.param_type_name == "option"), None)


def _parsed(command: Any, words: Sequence[str]) -> tuple[Any, int]:
    """The option that still wants its value, if one does, and how many arguments stand already."""
    arguments, place, ended = 0, 0, False
    while place < len(words):
        word = words[place]
        option = None if ended else _option(command, word)
        if word == "--" and not ended:
            ended = True
        elif option is not None and not option.is_flag:
            if place + 1 == len(words):
                return option, arguments
            place += 1
        elif ended or not word.startswith("-"):
            arguments += 1
        place += 1
    return None, arguments


def _options(command: Any, given: Sequence[str], language: str) -> Iterator[Offer]:
    """The options that are not there yet, those that may stand anywhere last."""
    from cgluctl.cli.ahead import SWITCHES

    tell = Messages(language, HELP)
    for param in command.params:
        if param.param_type_name == "option" and not param.hidden and not set(param.opts) & set(given):
            yield Offer(max(param.opts, key=len), tell.word(param.help or ""))
    yield from (Offer(name, tell.word(words)) for name, words in SWITCHES.items() if name not in given)
    yield Offer("--help", tell.say("Show this page."))


def _commands(command: Any, context: Any, tell: Messages) -> Iterator[Offer]:
    from cgluctl.cli.pages import paragraphs

    for name in command.list_commands(context):
        found = command.get_command(context, name)
        yield Offer(name, tell.word(paragraphs(found.help or "")[0]))


def _values(place: str, asked: Asked, current: str, before: str, command: Any) -> Offers:
    """The values of an option by its name, or of an argument by its number."""
    if place in FILES or (" ".join(asked.command), place) in FILES:
        return Offers(files=True, before=before)
    found = [Offer(*value) for value in values(place, asked, current, getattr(command.callback, "formats", ()))]
    return Offers(_fitting(found, current), before=before)


def _fitting(found: Sequence[Offer] | Iterator[Offer], current: str) -> list[Offer]:
    """Those that begin as typed; where there are none, those of which a word does, however it is spelt."""
    offered, wanted = list(found), fold(current)
    near = [offer for offer in offered if fold(offer.value).startswith(wanted)]
    return near or [
        offer
        for offer in offered
        if any(word.startswith(wanted) for word in fold(f"{offer.value} {offer.also}").replace("-", " ").split())
    ]
