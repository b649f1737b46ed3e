"""Long answers page by page: for a person at a terminal, by the program that PAGER names, else by less where there is one."""

import os
import sys
from collections.abc import Mapping


def pager(lines: int, environ: Mapping[str, str] = os.environ) -> list[str] | None:
    """The command that shows so many lines page by page; None when they fit, nobody could turn pages, or none is wanted."""
    if environ.get("TERM", "") == "dumb" or not _is_someone_there() or lines < _height(environ):
        return None
    import shlex
    from shutil import which

    named = environ.get("PAGER")
    if named is None:
        return ["less"] if which("less") else None
    try:
        words = shlex.split(named, posix=os.name == "posix")
    except ValueError:  # a quotation mark too few
        return None
    return words if words and words != ["cat"] and which(words[0]) else None


def shown(content: bytes, command: list[str], prompt: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the pager could be started; it has shown the content, as far as the person wanted to see it."""
    import signal
    import subprocess

    if os.path.basename(command[0]) == "less" and "LESS" not in environ:
        # Some versions of less garble other letters in a prompt; colons and full stops mean something to all.
        words = prompt.replace("\u00a0", " ").encode("ascii", "ignore").decode()
        command = [*command, "-FRX", "-Ps?e(END) ." + words.replace(":", "\\:").replace(".", "\\.")]
    # In a locale that is not installed less takes letters for bytes, where Python writes UTF-8 all the same.
    letters = {"LESSCHARSET": "utf-8"} if _is_utf8() else {}
    try:
        child = subprocess.Popen(command, stdin=subprocess.PIPE, env={**letters, **environ})
    except OSError:
        return False
    # An interruption is for the pager, which ends a search with it.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        child.communicate(content)
    finally:
        signal.signal(signal.SIGINT, before)
    return True


def _is_utf8() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"


def _is_someone_there() -> bool:
    try:
        return all(os.isatty(stream.fileno()) for stream in (sys.stdin, sys.stdout))
    except (OSError, ValueError, AttributeError):
        return False


def _height(environ: Mapping[str, str]) -> int:
    said = environ.get("LINES", "")
    if said.isascii() and said.isdigit() and int(said[:6]) > 0:
        return int(said[:6])
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or 24
    except (OSError, ValueError, AttributeError):
        return 24
