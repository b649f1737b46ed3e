"""What Typer says of a wrong command line, said in our own words and in the user's language."""

from __future__ import annotations

import re
from typing import Any

from cgluctl.language.messages import HELP, Messages


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
        return tell.say("There is no place for {words}.", words=repr(extra[1][:60]))
    return message if message.endswith((".", "?")) else message + "."


def _bad_value(param: Any, message: str, tell: Messages) -> str:
    """A value that is not of the option's kind; of numbers alone have we any."""
    value = re.match(r"('.*'|\".*\") is not ", message)
    if value and param.type.name in ("int", "integer", "integer range"):
        return tell.say("{value} is no whole number, as {name} asks for.", value=value[1], name=_named(param, tell))
    return tell.say("{name} cannot have this value.", name=_named(param, tell))


def _named(param: Any, tell: Messages) -> str:
    """An option by its longest name, an argument by what stands for it in help."""
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return tell.word(param.metavar or param.name.upper())
