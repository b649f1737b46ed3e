"""The scripts of bash, zsh and fish, where each shell looks for them, and how each is answered."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cgluctl.cli.shells.values import FILES, Asked, values
from cgluctl.frozen import Frozen
from cgluctl.language.fold import fold
from cgluctl.language.messages import HELP, Messages

# The files of the shells' own, below the folder of the user's data or configuration.
SHELLS = {
    "bash": ("XDG_DATA_HOME", ".local/share", "bash-completion/completions/cgluctl"),
    "zsh": ("XDG_DATA_HOME", ".local/share", "zsh/site-functions/_cgluctl"),
    "fish": ("XDG_CONFIG_HOME", ".config", "fish/completions/cgluctl.fish"),
}
_LISTING = ("9", "33", "63", "64")  # COMP_TYPE where bash shows a list, or the beginning that all have in common


def script(shell: str) -> str:
    """The script that a shell reads."""
    return (Path(__file__).parent / f"cgluctl.{shell}").read_text("utf-8")


def place(shell: str, environ: Mapping[str, str] = os.environ) -> Path:
    """Where a shell looks for the user's completions, or may be told to."""
    variable, below, name = SHELLS[shell]
    named = environ.get(variable, "")
    return (Path(named) if os.path.isabs(named) else Path(os.path.expanduser("~")) / below) / name


def answer(shell: str, typed: Sequence[str], language: str, comp_type: str = "9") -> str:
    """What a shell's script expects on stdout for the words typed, the last of them not complete."""
    if shell not in SHELLS:
        return ""
    if shell == "bash":
        return _for_bash(_joined(typed), language, comp_type)
    words = [*typed[:-1], unquoted(typed[-1])] if typed else [""]
    found = offers(words, language)
    if found.files:
        return ":files\n"
    lines = [f"{found.before}{_value(offer, words[-1], shell)}\t{offer.words}".rstrip("\t") for offer in found.offers]
    return "".join(f"{line}\n" for line in lines)


def _value(offer: "Offer", current: str, shell: str) -> str:
    typed = current.rpartition("=")[2].lower()
    if shell == "fish" and typed not in offer.value.lower():
        return next((word for word in offer.also.split() if word.startswith(typed)), offer.value)
    return offer.value


def _for_bash(words: Sequence[str], language: str, comp_type: str) -> str:
    typed = words[-1] if words else ""
    found = offers([unquoted(word) for word in words], language)
    if found.files:
        return ":files\n"
    values = [offer.value if typed[:1] in ("'", '"') else escaped(offer.value) for offer in found.offers]
    if len(values) < 2 or comp_type not in _LISTING:
        return "".join(f"{value}\n" for value in values)
    lines = [f"{value}  ({o.words})" if o.words else value for value, o in zip(values, found.offers, strict=True)]
    current = unquoted(typed).rpartition("=")[2]
    if not all(offer.value.startswith(current) for offer in found.offers):
        lines.append(" ")  # bash puts in what all have in common, which would undo what is typed
    return "".join(f"{line}\n" for line in lines)


def _joined(words: Sequence[str]) -> list[str]:
    made: list[str] = []
    for number, word in enumerate(words):
        if word == "=" and made and made[-1].startswith("--"):
            made[-1] += "="
        elif made and made[-1].startswith("--") and made[-1].endswith("=") and words[number - 1] == "=":
            made[-1] += word
        else:
            made.append(word)
    return made


def unquoted(word: str) -> str:
    """A word as the shell will understand it, also when its quotation mark is not closed yet."""
    return re.sub(r"\\(.)|[\"']", lambda match: match[1] or "", word) if word[:1] != "'" else word.strip("'")


def escaped(value: str) -> str:
    """A value that a shell reads as one word."""
    return re.sub(r"([^\w@%+=:,./~-])", r"\\\1", value)


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
    place = 0
    while place < len(words) and words[place].startswith("-"):
        option = _option(command, words[place])
        place += 2 if option is not None and not option.is_flag else 1
    return place


def _option(command: Any, name: str) -> Any:
    return next((param for param in command.params if name in param.opts and param.param_type_name == "option"), None)


def _parsed(command: Any, words: Sequence[str]) -> tuple[Any, int]:
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
    if place in FILES or (" ".join(asked.command), place) in FILES:
        return Offers(files=True, before=before)
    found = [Offer(*value) for value in values(place, asked, current, getattr(command.callback, "formats", ()))]
    return Offers(_fitting(found, current), before=before)


def _fitting(found: Sequence[Offer] | Iterator[Offer], current: str) -> list[Offer]:
    offered, wanted = list(found), fold(current)
    near = [offer for offer in offered if fold(offer.value).startswith(wanted)]
    return near or [
        offer
        for offer in offered
        if any(word.startswith(wanted) for word in fold(f"{offer.value} {offer.also}").replace("-", " ").split())
    ]
