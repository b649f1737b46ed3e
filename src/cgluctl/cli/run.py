"""Running the program: the only place that ends it."""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NoReturn

from typer.exceptions import TyperException
from typer.main import get_command

from cgluctl.cli import ahead, output
from cgluctl.cli.app import COMMANDS, app
from cgluctl.cli.output import ReaderGone, complain, to_stdout
from cgluctl.cli.settings import Settings, defaults, named_by
from cgluctl.errors import STOPPING, CgluctlError, NotThere, OutputError
from cgluctl.language.messages import Messages

BUG, INTERRUPTED = 70, 130


def main() -> NoReturn:
    """Runs the command line and ends the process with its exit code.

    No signal is given back: what ends after a change was made can no longer say that nothing was changed.
    """
    _hear()
    _prepare()
    code = _ended(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    # Nothing is left to clean up, and taking the interpreter apart costs a tenth of a short run.
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line, in a process that goes on; every error becomes one line on stderr."""
    before = _hear()
    _prepare()
    try:
        return _ended(arguments)
    finally:
        for number, heard in before.items():
            signal.signal(number, heard)


def _prepare() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _hear() -> dict[int, Any]:
    before = {}
    for name in STOPPING:
        with contextlib.suppress(ValueError, AttributeError):  # no such signal, or not in the main thread
            number = getattr(signal, name)
            if signal.getsignal(number) is not signal.SIG_IGN:
                before[number] = signal.signal(number, signal.default_int_handler)
    return before


def _ended(given: Sequence[str]) -> int:
    arguments, switches = ahead.split(given)
    told = Settings(
        lang=ahead.lang(arguments),
        quiet="--quiet" in switches,
        pager="--no-pager" not in switches,
        cached="--no-cache" not in switches,
    )
    try:
        told = told.over(defaults())
        if sys.stdout is None and not any(word.startswith(("-o", "--output")) for word in arguments):
            raise OutputError("stdout is closed.", "Give it somewhere to go, or name a file: -o FILE")
        if "_CGLUCTL_COMPLETE" in os.environ:
            return _complete(given)
        code = get_command(app).main(
            args=ahead.left_out(arguments), prog_name="cgluctl", standalone_mode=False, obj=told
        )
        code = code if isinstance(code, int) else 0
        if code == INTERRUPTED:
            raise KeyboardInterrupt
        return code
    except KeyboardInterrupt:
        complain(Messages(ahead.language(arguments)).say("cgluctl: interrupted; nothing was changed."))
        return INTERRUPTED
    except ReaderGone:
        _drop_stdout()
        return 0
    except Exception as error:
        if "--debug" in switches and not isinstance(error, (CgluctlError, TyperException)):
            import traceback

            for line in "".join(traceback.format_exception(error)).splitlines():
                complain(line)
        return _failed(error, arguments)


def _complete(typed: Sequence[str]) -> int:
    from cgluctl.cli.shells.scripts import answer

    with contextlib.suppress(Exception):
        shell, kind = os.environ["_CGLUCTL_COMPLETE"], os.environ.get("COMP_TYPE", "9")
        to_stdout([answer(shell, typed, ahead.language(typed), kind).encode("utf-8", "surrogateescape")])
    return 0


def _failed(error: Exception, arguments: Sequence[str]) -> int:
    ended = _said(error, arguments)
    for other in getattr(error, "others", ()):
        _said(other, arguments)
    return ended


def _said(error: Exception, arguments: Sequence[str]) -> int:
    code, message, hint, exit_code = _told(error, arguments)
    if not ahead.wants_json(arguments):
        complain(f"cgluctl: {_short(message)}" + (f" {hint}" if hint else ""))
        return exit_code
    from cgluctl.views.envelope import VERSION, dumps

    if isinstance(error, NotThere) and not ahead.is_jsonl(arguments):
        command = next(_command(arguments), "cgluctl")
        empty = {"format": f"cgluctl/{command}", "version": VERSION, "query": {}, "total": 0, "items": []}
        to_file = any(word.startswith(("-o", "--output")) for word in arguments)
        with contextlib.suppress(ReaderGone, OutputError):
            to_stdout([] if to_file else [(dumps(empty, indent=1) + "\n").encode("utf-8", "backslashreplace")])
    complain(dumps({"error": {"code": code, "message": _short(message), "hint": hint or None}}))
    return exit_code


def _command(arguments: Sequence[str]) -> Iterator[str]:
    return islice((word for word in arguments if word in COMMANDS), 1)


def _short(message: str) -> str:
    return message if len(message) <= 400 else f"{message[:250]} … {message[-140:]}"


def _told(error: Exception, arguments: Sequence[str]) -> tuple[str, str, str, int]:
    language = ahead.language(arguments)
    if isinstance(error, TyperException):
        from cgluctl.cli.pages import told

        return "usage", *told(error, language, " ".join(("cgluctl", *_command(arguments)))), 2
    tell = Messages(language)
    if isinstance(error, OSError):
        error = output.unwritable(error)
    if isinstance(error, CgluctlError):
        hint = tell.say(error.hint, **error.values) if error.hint else ""
        place = named_by(error, arguments)
        message = (place and place + tell.colon) + tell.say(error.message, **error.values)
        return error.code, message, hint, error.exit_code
    return (
        "bug",
        tell.say("unexpected {kind}: {reason}.", kind=type(error).__name__, reason=str(error)[:200]),
        tell.say("Please report it with the command you typed; --debug shows where it happened."),
        BUG,
    )


def _drop_stdout() -> None:
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
