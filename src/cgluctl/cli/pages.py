"""Help pages as blocks, and what Typer says of a wrong command line: in our own words and in the user's language."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cgluctl.cli.ahead import SWITCHES
from cgluctl.errors import Typed
from cgluctl.frozen import Frozen
from cgluctl.language.messages import HELP, Messages

if TYPE_CHECKING:
    from cgluctl.blocks import Block


class Section(Frozen):
    """A titled list of terms, each with its explanation."""

    title: str
    rows: Sequence[tuple[str, str]]


class Page(Frozen):
    """The help of one command, in one language."""

    name: str
    usage: str
    usage_title: str
    about: Sequence[str]
    sections: Sequence[Section]
    examples_title: str
    examples: Sequence[str]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a docstring, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]


def examples(command: Any) -> list[str]:
    """The command lines that a command gives as examples."""
    return [line.strip() for line in (command.epilog or "").splitlines() if line.strip().startswith("cgluctl")]


def walk() -> Iterator[tuple[Any, Any]]:
    """Every command with a context that names it, groups before what they hold."""
    from typer.main import get_command

    from cgluctl.cli.app import app

    top: Any = get_command(app)
    open_ = [(top, top.make_context("cgluctl", [], resilient_parsing=True))]
    while open_:
        command, context = open_.pop(0)
        yield command, context
        if hasattr(command, "list_commands"):
            inner = [(command.get_command(context, name), name) for name in command.list_commands(context)]
            open_[:0] = [(one, type(context)(one, info_name=name, parent=context)) for one, name in inner]


def page(command: Any, context: Any, language: str) -> Page:
    """The help of a Typer command whose context names it; the words are translated, commands, options and values are not."""
    tell = Messages(language, HELP)
    name = context.command_path
    options = [param for param in command.params if param.param_type_name == "option" and not param.hidden]
    shared = [param for param in options if _is_shared(param)]
    sections = [
        Section(tell.say("Commands"), list(_commands(command, context, tell))),
        Section(tell.say("Arguments"), [(_metavar(a, tell), tell.word(a.help or "")) for a in _arguments(command)]),
        Section(tell.say("Options"), [_option(param, tell) for param in options if param not in shared]),
        Section(tell.say("General options"), [*(_option(param, tell) for param in shared), *_anywhere(tell)]),
    ]
    about = [tell.word(part) for part in paragraphs(command.help or "")]
    if hasattr(command, "list_commands"):
        some = "search" if name == "cgluctl" else next(iter(command.list_commands(context)), "")
        about.append(tell.say("A command is explained, with examples, by: {command}", command=_helper(name, some)))
    if name == "cgluctl":
        about.append(tell.say("Variables, files and exit codes: {command}", command="cgluctl help settings"))
    return Page(
        name,
        _usage(command, name, tell),
        tell.say("Usage"),
        about,
        [section for section in sections if section.rows],
        tell.say("Examples"),
        examples(command),
    )


def _helper(name: str, command: str) -> str:
    first, _, rest = name.partition(" ")
    return " ".join(part for part in (first, "help", rest, command) if part)


def _is_shared(param: Any) -> bool:
    from cgluctl.cli.command import COMMON_HELP

    return param.help in COMMON_HELP


def _commands(command: Any, context: Any, tell: Messages) -> Iterator[tuple[str, str]]:
    if hasattr(command, "list_commands"):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            yield name, tell.word(paragraphs(found.help or "")[0])


def _arguments(command: Any) -> list[Any]:
    return [param for param in command.params if param.param_type_name == "argument" and not param.hidden]


def _metavar(param: Any, tell: Messages) -> str:
    named: str = param.metavar or param.name.upper()
    return tell.word(named) if named != named.lower() else named


def _option(param: Any, tell: Messages) -> tuple[str, str]:
    names = ", ".join(sorted(param.opts, key=len))
    term = names if param.is_flag else f"{names} {_metavar(param, tell)}"
    words = tell.word(param.help or "")
    if param.show_default and param.default not in (None, False):
        words += " " + tell.say("[default: {value}]", value=param.default)
    return term, words


def _anywhere(tell: Messages) -> Iterator[tuple[str, str]]:
    for name, words in SWITCHES.items():
        yield name, tell.word(words)
    yield "-h, --help", tell.say("Show this page.")


def _usage(command: Any, name: str, tell: Messages) -> str:
    pieces = [name, f"[{tell.say('OPTIONS')}]"]
    if hasattr(command, "list_commands"):
        pieces += [f"[{tell.word('COMMAND')}]", "..."]
    for param in _arguments(command):
        metavar = _metavar(param, tell)
        bare = param.required or metavar.startswith("[")
        pieces.append((metavar if bare else f"[{metavar}]") + ("..." if param.nargs == -1 else ""))
    return " ".join(pieces)


def blocks(found: Page, colon: str) -> "list[Block]":
    """A page as a person reads it."""
    from cgluctl.blocks import Blank, Heading, Hints, Paragraph, Span, Terms, plain

    made: list[Block] = []
    if found.usage:
        made += [Paragraph((Span(found.usage_title + colon, "label"), Span(found.usage))), Blank()]
    for number, part in enumerate(found.about):
        made += [*([Blank()] if number else []), Paragraph(plain(part), 2)]
    for section in found.sections:
        made += [Blank(), Heading((Span(section.title, "title"),)), Terms(section.rows)]
    if found.examples:
        made += [Blank(), Heading((Span(found.examples_title, "title"),))]
        made.append(Hints([(example, "") for example in found.examples]))
    return made


def told(error: Any, language: str, typed: str) -> tuple[str, str]:
    """One sentence for a usage error of Typer's, and where to look: at the help of the command `typed`, if Typer names none."""
    tell = Messages(language, HELP)
    context = getattr(error, "ctx", None)
    hint = tell.say("See: {command} --help", command=context.command_path if context is not None else typed)
    near = getattr(error, "possibilities", None)
    if near:
        hint = tell.say("Did you mean {near}?", near=", ".join(sorted(near))) + " " + hint
    return _sentence(error, tell), hint


def _sentence(error: Any, tell: Messages) -> str:
    kind, message = type(error).__name__, " ".join(str(error.message).split())[:300]
    param = getattr(error, "param", None)
    if kind == "NoSuchOption":
        return tell.say("There is no option {name}.", name=error.option_name[:60])
    if kind == "BadOptionUsage" and "not take a value" in message:
        return tell.say("The option {name} takes no value.", name=error.option_name[:60])
    if kind == "BadOptionUsage":
        return tell.say("The option {name} needs a value.", name=error.option_name[:60])
    if kind == "MissingParameter" and param is not None:
        return tell.say("{name} is missing.", name=_named(param, tell))
    if kind == "BadParameter" and param is not None:
        return _bad_value(param, message, tell)
    extra = re.fullmatch(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", message)
    if extra:
        return tell.say("There is no place for {words}.", words=Typed(extra[1][:60]))
    return message if message.endswith((".", "?")) else message + "."


def _bad_value(param: Any, message: str, tell: Messages) -> str:
    value = re.match(r"('.*'|\".*\") is not ", message)
    if value and param.type.name in ("int", "integer", "integer range"):
        return tell.say("{value} is no whole number, as {name} asks for.", value=value[1], name=_named(param, tell))
    return tell.say("{name} cannot have this value.", name=_named(param, tell))


def _named(param: Any, tell: Messages) -> str:
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return tell.word(param.metavar or param.name.upper())
