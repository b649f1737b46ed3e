"""Where bytes leave: stdout or one whole file, never half of one."""

import contextlib
import os
import re
import stat
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cgluctl.cli import settings as setting
from cgluctl.errors import OutputError, WrongUsage, why
from cgluctl.language.messages import VERDICTS, Messages
from cgluctl.shapes import Answer, Record, Walk
from cgluctl.store.locate import is_of_store
from cgluctl.views import registry

if TYPE_CHECKING:
    from cgluctl.blocks import Block
    from cgluctl.views.terminal import Terminal

FEW = 10  # lines that fit every terminal
_MOMENT = 10  # milliseconds
_WORDS = frozenset(("speech", "tier", "verdict", "state", "did", "value", "why"))  # columns that hold words of ours
# What a narrow character set lacks, and the nearest it has.
_TYPOGRAPHY = str.maketrans("’‘“”❝›·–—─➢\u00a0\u202f", '\'\'""">---->  ', "") | {ord("…"): "...", ord("→"): "->"}


def is_terminal() -> bool:
    """Whether a person reads stdout."""
    try:
        return sys.stdout is not None and sys.stdout.isatty()
    except (ValueError, OSError):
        return False


class ReaderGone(Exception):
    """Whoever read stdout has closed it: no fault, and nothing more to say."""


def emit(answer: Answer, settings: setting.Settings, store: str | None, wanted: str) -> None:
    """Writes an answer in a format to the place the user asked for, then its remarks to stderr."""
    terminal = is_terminal() and settings.output in (None, "-")
    if wanted in (registry.TABLE, "md"):
        answer = _worded(answer, Messages(setting.language_of(settings)))
    if wanted != registry.TABLE:
        content: Iterable[bytes] = registry.data(answer, wanted)
    elif terminal or settings.output not in (None, "-"):
        content = [_screen(answer, settings, terminal)]
    else:
        from cgluctl.views.pipe import as_lines

        coloured = "NO_COLOR" not in os.environ and _is_styled(False)
        content = [encoded(as_lines(answer, coloured))]
    if answer.found or wanted in ("json", "jsonl") or (terminal and answer.name == "search"):
        if terminal and settings.pager:
            whole = b"".join(content)
            content = [b"" if _is_paged(whole, settings) else whole]
        write(content, settings, store)
    if wanted in ("json", "jsonl") or settings.quiet:
        return
    if terminal and not answer.found and answer.document:
        _explain(answer, settings)
        return
    if answer.remarks and _has_left():
        raise ReaderGone
    for remark in answer.remarks:
        complain(remark)


def _worded(answer: Answer, tell: Messages) -> Answer:
    def said(row: Record) -> Record:
        keys = _WORDS & row.keys() - (set() if row.get("what") == "state" else {"value"})
        texts = {
            key: VERDICTS.get(str(row[key]), str(row[key])) if key == "verdict" else str(row[key])
            for key in keys
            if row[key]
        }
        words = {key: "".join(map(tell.word, re.split("([,;] )", text))) for key, text in texts.items()}
        small = {key: tell.small(row[key]) for key in ("kind", "what") if key in row}
        return {**row, **words, **small, **row.get("shown", {})}

    return answer if tell.language == "en" else answer._replace(rows=Walk(lambda: map(said, answer.rows)))


def _has_left() -> bool:
    try:
        if not stat.S_ISFIFO(os.fstat(sys.stdout.fileno()).st_mode):
            return False
        from select import POLLERR, poll
    except (OSError, ValueError, AttributeError, ImportError):
        return False
    watched = poll()
    watched.register(sys.stdout.fileno(), 0)
    return any(event & POLLERR for _, event in watched.poll(_MOMENT))


def _explain(answer: Answer, settings: setting.Settings) -> None:
    for remark in answer.remarks[:1]:
        complain(remark)
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.buffer.write(_screen(answer, settings, True))
        sys.stderr.buffer.flush()


def show(blocks: "Sequence[Block]", settings: setting.Settings) -> None:
    """Writes blocks that are no answer, such as a help page, to stdout; a pipe gets them too, without colour."""
    from cgluctl.views.terminal import render

    content = encoded(render(blocks, _looks(settings, is_terminal())))
    if not (is_terminal() and settings.pager and _is_paged(content, settings)):
        to_stdout([content])


def _is_paged(content: bytes, settings: setting.Settings) -> bool:
    lines = content.count(b"\n")
    if lines < FEW:
        return False
    from cgluctl.cli.pager import pager, shown

    command = pager(lines)
    if command is None:
        return False
    tell = Messages(setting.language_of(settings))
    return shown(content, command, tell.say("Space: further, q: back"))


def _screen(answer: Answer, settings: setting.Settings, terminal: bool) -> bytes:
    from cgluctl.views.terminal import as_screen

    text = as_screen(answer, _looks(settings, terminal))
    return encoded(text) if terminal else text.encode("utf-8", "backslashreplace")


def _looks(settings: setting.Settings, terminal: bool) -> "Terminal":
    from cgluctl.views.terminal import Terminal

    wide = terminal or "COLUMNS" in os.environ
    return Terminal(
        setting.columns() if wide else 80,
        "NO_COLOR" not in os.environ,
        _is_styled(terminal),
        settings.plain,
        _has_many(),
    )


def _is_styled(terminal: bool) -> bool:
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return terminal and os.environ.get("TERM", "") not in ("", "dumb")


def _has_many() -> bool:
    return "256color" in os.environ.get("TERM", "") or os.environ.get("COLORTERM") in ("truecolor", "24bit")


def encoded(text: str, stream: str = "stdout") -> bytes:
    """Text in the encoding of a stream; letters it lacks come as escapes, typography as its plain likeness."""
    encoding = getattr(getattr(sys, stream), "encoding", None) or "utf-8"
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        known = {code: plain for code, plain in _TYPOGRAPHY.items() if not _encodable(chr(code), encoding)}
        return text.translate(known).encode(encoding, "backslashreplace")


def _encodable(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def is_watched() -> bool:
    """Whether a person reads stderr."""
    try:
        return sys.stderr is not None and sys.stderr.isatty()
    except (ValueError, OSError):
        return False


def asked(question: str) -> bool | None:
    """Whether a person at the terminal says yes; None when nobody is there."""
    if not is_watched() or sys.stdin is None or not sys.stdin.isatty():
        return None
    from cgluctl.views.door import visible

    sys.stderr.write(visible(question))
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes", "o", "oui", "s", "si", "sí")


def complain(sentence: str) -> None:
    """One line on stderr; nothing when stderr is closed."""
    from cgluctl.views.door import visible

    text = visible(sentence)
    if is_watched() and len(text) > setting.columns():
        text = "\n".join(_lines(text, max(20, setting.columns() - 1)))
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.buffer.write(encoded(text + "\n", "stderr"))
        sys.stderr.buffer.flush()


def _lines(text: str, width: int) -> list[str]:
    import textwrap

    command = re.search(r"(?<=[:\u00a0] )\S*(?:cgluctl|python3?|pipx|uv) .*\Z", text)
    said = text[: command.start()] if command else text
    lines = textwrap.wrap(said, width, break_long_words=False, break_on_hyphens=False)
    if not command:
        return lines
    last = f"{lines[-1]} {command.group()}"
    return [*lines[:-1], last] if len(last) <= width else [*lines, command.group()]


def write(content: Iterable[bytes], settings: setting.Settings, store: str | None) -> None:
    """Pieces of bytes to stdout, or to the file named by -o in one step. OutputError when they cannot be written."""
    if settings.output in (None, "-"):
        to_stdout(content)
    else:
        to_file(content, settings.output or "", settings.force, store)


def to_stdout(content: Iterable[bytes]) -> None:
    """All bytes of an answer; ReaderGone when nobody reads any more."""
    if sys.stdout is None:
        raise OutputError("stdout is closed.", "Give it somewhere to go, or name a file: -o FILE")
    for piece in content:
        _put(piece)
    _put(b"", flush=True)


def _put(piece: bytes, flush: bool = False) -> None:
    try:
        sys.stdout.buffer.write(piece)
        if flush:
            sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error
    except (OSError, ValueError) as error:
        raise unwritable(error) from error


def unwritable(error: OSError | ValueError) -> OutputError:
    """The error of ours for one of the system's while stdout was written."""
    return OutputError(
        "{path} cannot be written: {reason}.",
        "Free some space, or name a file elsewhere: -o FILE",
        path="stdout",
        reason=why(error),
    )


def to_file(content: Iterable[bytes], name: str, force: bool, store: str | None) -> None:
    """Pieces of bytes to a file that does not exist yet, or with `force` in the place of one; never onto an event file."""
    from cgluctl.store.storage import replace, sweep

    path = Path(name)
    try:
        _refuse_store(path, store)
        found = os.stat(path) if os.path.lexists(path) else None
        if found and stat.S_ISDIR(found.st_mode):
            raise OutputError("{path} is a folder.", "Name a file.", path=name)
        if found and not stat.S_ISREG(found.st_mode):
            with open(path, "wb") as device:
                device.writelines(content)
            return
        if found and not force:
            raise OutputError("{path} exists already.", "Name another file, or replace it with --force.", path=name)
        sweep(path.parent)
        replace(path, content, out=True)
    except OSError as error:
        raise OutputError(
            "{path} cannot be written: {reason}.",
            "Check the folder, your right to write there, and the space left.",
            path=name,
            reason=why(error),
        ) from error
    except ValueError as error:
        raise OutputError("{path} is no file name.", "Name a file.", path=name) from error


def _refuse_store(path: Path, store: str | None) -> None:
    if os.path.exists(path) and is_of_store(path, store):
        raise WrongUsage(
            "{path} is the store itself.", "Name another file; the store is never an output.", path=str(path)
        )
