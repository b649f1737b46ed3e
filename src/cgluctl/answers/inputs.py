"""What a person gives to a command: files and standard input, and the lines of their own copy of a report."""

import os
import stat
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

from cgluctl.errors import InputError, Phrase, why
from cgluctl.shapes import Answer, Column, Record

if TYPE_CHECKING:
    from cgluctl.answers.context import Context
    from cgluctl.blocks import Block
    from cgluctl.search.archive import EventRow

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
        raise InputError("{path} is a folder.", "Name a file.", path=name) from error
    except FileNotFoundError as error:
        if not os.path.islink(path):
            raise InputError("There is no file {path}.", "Check its name.", path=name) from error
        raise _unread(name, Phrase("the link leads nowhere")) from error
    except (OSError, ValueError) as error:
        raise _unread(name, why(error)) from error
    if len(content) > limit:
        raise _too_large(name, limit)
    return content


def _unread(name: str, reason: object) -> InputError:
    return InputError(
        "{path} cannot be read: {reason}.", "Check the file and your right to read it.", path=name, reason=reason
    )


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
            "{path} is not UTF-8 text (byte {n}).",
            "Save it as plain text (UTF-8).",
            path=shown(path),
            n=error.start + 1,
        ) from error


LIMIT = 256_000_000  # bytes of a report


def source(ctx: "Context", name: str, path: str) -> Answer:
    """The source lines of a passage, a session or a day, each with its number. InputError when the file is not the report."""
    event, places = _places(ctx, name)
    printed = _lines(event, path)
    items: list[Record] = [
        {
            "id": id,
            "event": event.data["id"],
            "kind": "source",
            "sha256": event.data["source"]["sha256"],
            "lines": [first, last],
            "text": [{"line": n, "text": printed[n - 1]} for n in range(first, min(last, len(printed)) + 1)],
        }
        for id, first, last in places
    ]
    columns = [Column("id", ctx.tell.say("Id")), Column("line", ctx.tell.say("Line"), True)]
    columns.append(Column("text", ctx.tell.say("Text")))
    rows: list[Record] = [{"id": item["id"], **line} for item in items for line in item["text"]]

    def screen() -> "list[Block]":
        from cgluctl.answers.screens.cards import source_screen

        return source_screen(ctx, items)

    return Answer("source", {"name": name}, items, columns, rows, screen, document=True)


def _places(ctx: "Context", name: str) -> "tuple[EventRow, list[tuple[str, int, int]]]":
    from cgluctl.answers.passages import passage_named  # an import asks no index
    from cgluctl.answers.sessions import sessions_named

    found = passage_named(ctx, name) if "/" in name else None
    if found is None:
        sessions = sessions_named(ctx, name)[0]
        event = ctx.archive.event(sessions[0].event)
        return event, [(ctx.full_id(s.data["id"], s.event), *_range(s.data["source"]["lines"])) for s in sessions]
    session, passage = found
    where = passage.data["source"]
    ranges = [where["lines"], *([where["attribution"]] if where.get("attribution") else [])]
    id = ctx.full_id(passage.data["id"], session.event)
    if len(ranges) == 2 and ranges[1][0] <= ranges[0][1] + 1 and ranges[1][1] >= ranges[0][0] - 1:
        ranges = [[min(r[0] for r in ranges), max(r[1] for r in ranges)]]
    return ctx.archive.event(session.event), [(id, *_range(r)) for r in ranges]


def _range(lines: list[int]) -> tuple[int, int]:
    return lines[0], lines[1]


def _lines(event: "EventRow", path: str) -> list[str]:
    content = read_bytes(path, LIMIT)
    if sha256(content).hexdigest() != event.data["source"]["sha256"].lower():
        raise InputError(
            "{path} is another file than the report of {event}: its SHA-256 differs.",
            "Give the very file the event was made from.",
            path=path,
            event=event.data["id"],
        )
    if event.data["source"].get("format"):  # lines are those of the text that the import read
        from cgluctl.ingest import readers

        return readers.read(content, path).text.split("\n")
    return decoded(content, path).replace("\r\n", "\n").split("\n")
