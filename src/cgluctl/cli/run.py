"""Running the program: the only place that ends it."""

import contextlib
import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import NoReturn

from typer.exceptions import TyperException
from typer.main import get_command

from cgluctl.cli.app import COMMANDS, app
from cgluctl.cli.output import ReaderGone, complain, to_stdout
from cgluctl.cli.settings import Settings, language_of
from cgluctl.errors import CgluctlError, NotThere, OutputError
from cgluctl.language.messages import Messages

BUG, INTERRUPTED = 70, 130


def main() -> NoReturn:
    """Runs the command line and ends the process with its exit code."""
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    # Nothing is left to clean up, and taking the interpreter apart costs a tenth of a short run.
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line; every error becomes one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    debugging = "--debug" in arguments
    arguments = [word for word in arguments if word != "--debug"]
    try:
        if sys.stdout is None and not any(word.startswith(("-o", "--output")) for word in arguments):
            raise OutputError("stdout is closed.", "Give it somewhere to go, or name a file: -o FILE")
        if "_CGLUCTL_COMPLETE" in os.environ:  # a shell asks what may follow
            from typer.completion import completion_init  # type: ignore[attr-defined]

            completion_init()
        code = get_command(app).main(args=list(arguments), prog_name="cgluctl", standalone_mode=False)
        code = code if isinstance(code, int) else 0
        if code == INTERRUPTED:
            complain("cgluctl: interrupted; nothing was changed.")
        return code
    except ReaderGone:
        _drop_stdout()
        return 0
    except Exception as error:
        if debugging and not isinstance(error, (CgluctlError, TyperException)):
            raise
        return _failed(error, arguments)


def _failed(error: Exception, arguments: Sequence[str]) -> int:
    """One line for an error, in words or as JSON, and its exit code."""
    code, message, hint, exit_code = _told(error, arguments)
    wants_json = _wants_json(arguments)
    if not wants_json:
        complain(f"cgluctl: {_short(message)}" + (f" {hint}" if hint else ""))
        return exit_code
    from cgluctl.views.envelope import VERSION, dumps

    if isinstance(error, NotThere) and not _is_jsonl(arguments):
        command = next((word for word in arguments if word in COMMANDS), "cgluctl")
        empty = {"format": f"cgluctl/{command}", "version": VERSION, "query": {}, "total": 0, "items": []}
        to_file = any(word.startswith(("-o", "--output")) for word in arguments)
        with contextlib.suppress(ReaderGone, OutputError):
            to_stdout(b"" if to_file else (dumps(empty, indent=1) + "\n").encode("utf-8", "backslashreplace"))
    complain(dumps({"error": {"code": code, "message": _short(message), "hint": hint or None}}))
    return exit_code


def _short(message: str) -> str:
    """A message of at most 400 characters: what it names may be as long as a book."""
    return message if len(message) <= 400 else f"{message[:250]} … {message[-140:]}"


def _told(error: Exception, arguments: Sequence[str]) -> tuple[str, str, str, int]:
    """Code, sentence, remedy and exit code of an error."""
    if isinstance(error, CgluctlError):
        tell = Messages(_language(arguments))
        hint = tell.say(error.hint, **error.values) if error.hint else ""
        return error.code, tell.say(error.message, **error.values), hint, error.exit_code
    if isinstance(error, TyperException):
        return "usage", *_usage(error), 2
    if isinstance(error, OSError):
        return (
            "output",
            f"stdout cannot be written: {error.strerror or error}.",
            "Free some space, or name a file elsewhere: -o FILE",
            3,
        )
    return (
        "bug",
        f"unexpected {type(error).__name__}: {str(error)[:200]}.",
        "Please report it with the command you typed; --debug shows where it happened.",
        BUG,
    )


def _language(arguments: Sequence[str]) -> str:
    """The language to complain in, even on a command line that cannot be parsed."""
    named = next((b for a, b in pairwise(arguments) if a == "--lang"), None)
    named = named or next((word[7:] for word in arguments if word.startswith("--lang=")), None)
    try:
        return language_of(Settings(lang=named))
    except CgluctlError:
        return "en"


def _usage(error: TyperException) -> tuple[str, str]:
    """A usage error of Typer's in our manner: one sentence, and where to look."""
    message = " ".join(error.message.split()) or " ".join(error.format_message().split())
    near = getattr(error, "possibilities", None)
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "cgluctl"
    hint = f"Did you mean {', '.join(sorted(near))}? " if near else ""
    message = error.format_message() if not near and getattr(error, "param", None) is not None else message
    message = " ".join(message.split()).rstrip(".")[:300]
    return message if message.endswith("?") else message + ".", f"{hint}See: {command} --help"


def _wants_json(arguments: Sequence[str]) -> bool:
    """Whether the user asked for JSON, even on a command line that cannot be parsed."""
    for number, word in enumerate(arguments):
        following = arguments[number + 1] if number + 1 < len(arguments) else ""
        if word == "--":
            return False
        if (
            word == "--json"
            or (word in ("--format", "-f") and following in ("json", "jsonl"))
            or word in ("--format=json", "--format=jsonl", "-fjson", "-fjsonl")
        ):
            return True
    return False


def _is_jsonl(arguments: Sequence[str]) -> bool:
    """Whether the user asked for JSON by lines, where nothing found is no line."""
    return any("jsonl" in word for word in arguments)


def _drop_stdout() -> None:
    """Points stdout nowhere, so that nothing complains when it is flushed at the end."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
