"""Files of the user's own, read whole: one clear line for whatever cannot be read."""

from __future__ import annotations

import os
import stat
import sys

from cgluctl.errors import InputError, Phrase

STDIN = "-"


def read_bytes(path: str, limit: int, regular: bool = False) -> bytes:
    """All bytes of a file, or of standard input for `-`. InputError when it cannot be read or holds more than the limit.

    `regular` refuses pipes and devices, which may never end.
    """
    name = shown(path)
    try:
        content = _stdin(limit) if path == STDIN else _file(path, limit, regular)
    except _TooLarge:
        raise _too_large(name, limit) from None
    except _Irregular:
        raise InputError(
            "{path} is a pipe or a device, not a file.", "Give its text on stdin: cgluctl import -", path=name
        ) from None
    except IsADirectoryError as error:
        raise InputError("{path} is a folder.", "Name a file in it.", path=name) from error
    except FileNotFoundError as error:
        raise InputError("There is no file {path}.", "Check its name.", path=name) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error.args[0]
        raise InputError("{path} cannot be read: {reason}.", "Check the file.", path=name, reason=reason) from error
    if len(content) > limit:
        raise _too_large(name, limit)
    return content


def shown(path: str) -> str:
    """How messages name a file."""
    return "stdin" if path == STDIN else path


class _TooLarge(Exception):
    pass


class _Irregular(Exception):
    pass


def _too_large(shown: str, limit: int) -> InputError:
    return InputError(
        "{path} is larger than {limit} bytes.", "Give a smaller file.", path=shown, limit=f"{limit:,}".replace(",", " ")
    )


def _stdin(limit: int) -> bytes:
    if sys.stdin is None:
        raise ValueError(Phrase("it is closed"))
    return sys.stdin.buffer.read(limit + 1)


def _file(path: str, limit: int, regular: bool) -> bytes:
    flags = getattr(os, "O_NONBLOCK", 0) if regular else 0  # a pipe without a writer would wait for ever
    with open(path, "rb", opener=lambda name, given: os.open(name, given | flags)) as file:
        found = os.fstat(file.fileno())
        if regular and not stat.S_ISREG(found.st_mode):
            raise IsADirectoryError if stat.S_ISDIR(found.st_mode) else _Irregular
        if found.st_size > limit:
            raise _TooLarge
        return file.read(limit + 1)


def is_event_file(content: bytes) -> bool:
    """Whether bytes are an event file of ours: JSON whose first table is `event`."""
    begins = content[:200].removeprefix(b"\xef\xbb\xbf").split()
    return (begins[:1] == [b"{"] and begins[1:2] == [b'"event":']) or b"".join(begins).startswith(b'{"event":{"1":')


def decoded(content: bytes, path: str) -> str:
    """Bytes as text. InputError for what is no text, or no UTF-8."""
    if b"\0" in content:
        raise InputError("{path} is not plain text.", "Save it as plain text (UTF-8).", path=shown(path))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "{path} is not UTF-8 (byte {n}).", "Save it as plain text (UTF-8).", path=shown(path), n=error.start + 1
        ) from error
