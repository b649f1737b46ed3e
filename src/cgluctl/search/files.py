"""The event files that an index is made of: what tells one version from the next, and their rows, read by several processes."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from cgluctl.errors import StoreError
from cgluctl.search.lexicon import Lexicon, whole
from cgluctl.search.prepare import Prepared, prepare
from cgluctl.store.file import load
from cgluctl.store.library import is_bundled
from cgluctl.store.locate import event_stamps
from cgluctl.store.storage import read_bytes

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

MANY = 4 << 20  # bytes in all; reading so much is worth a second process
WORKERS = 4


class EventFile:
    """One event file; `stamp` is what `stat` said of it before it was read."""

    def __init__(self, path: str, stamp: str) -> None:
        self.path = path
        self.stamp = stamp

    @property
    def size(self) -> int:
        """In bytes."""
        return int(self.stamp.split()[0])

    @cached_property
    def _sha256(self) -> str:
        return hashlib.sha256(read_bytes(Path(self.path))).hexdigest()

    def sha256(self) -> str:
        """Of its bytes. StoreError when it cannot be read."""
        return self._sha256


def files_of(store: str | None) -> list[EventFile]:
    """The event files of a store. StoreError when it cannot be read."""
    return [EventFile(*stamped) for stamped in event_stamps(store)]


def header(file: EventFile) -> tuple[str, str | None]:
    """The id and the first date of the event in a file. StoreError when it holds none."""
    content = read_bytes(Path(file.path))
    try:
        record = next(iter(_HEADERS.decode(content.removeprefix(b"\xef\xbb\xbf")).event.values()))
    except (msgspec.MsgspecError, UnicodeDecodeError, StopIteration, RecursionError):
        event = load(Path(file.path), content).event  # says what is wrong
        return event["id"], event["start"]
    return record.id, record.start


class _Header(msgspec.Struct):
    id: str
    start: str | None


class _File(msgspec.Struct):
    event: dict[str, _Header]


_HEADERS = msgspec.json.Decoder(_File)  # passes over whatever else is in a file


def read(file: EventFile, n: int, lexicon: Lexicon) -> Prepared:
    """The rows of the event in a file, which has the number `n`. StoreError when it is no event."""
    path = Path(file.path)
    loaded = load(path)
    return prepare(
        loaded.event, loaded.sessions, loaded.speakers, loaded.passages, n, file.path, is_bundled(path), lexicon
    )


def reading_all(numbered: Sequence[tuple[EventFile, int]]) -> Iterator[tuple[EventFile, Prepared]]:
    """The rows of every file in the order given; much is read by several processes at once. StoreError as `read`."""
    lexicon = whole()
    workers = min(os.cpu_count() or 1, WORKERS, len(numbered))
    if workers < 2 or sum(file.size for file, _ in numbered) < MANY:
        for file, n in numbered:
            yield file, read(file, n, lexicon)
        return
    import multiprocessing

    ends: list[Connection] = []
    processes = []
    for first in range(workers):
        ours, theirs = multiprocessing.Pipe(duplex=False)
        shares = list(islice(numbered, first, None, workers))
        process = multiprocessing.Process(target=_serve, args=(theirs, shares), daemon=True)
        process.start()
        theirs.close()
        ends.append(ours)
        processes.append(process)
    try:
        for (file, n), end in zip(numbered, cycle(ends), strict=False):
            yield file, _received(end) or read(file, n, lexicon)
    finally:
        for end in ends:
            end.close()
        for process in processes:  # who is stopped in the middle has readers that wait for room in a pipe
            process.kill()
            process.join()


def _received(end: "Connection") -> Prepared | None:
    try:
        made = end.recv()
    except (EOFError, OSError):
        return None
    return made if isinstance(made, Prepared) else None


def _serve(end: "Connection", shares: Sequence[tuple[EventFile, int]]) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interruption is for the process that asks
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    lexicon = whole()
    with suppress(BrokenPipeError, OSError):
        for file, n in shares:
            try:
                made = read(file, n, lexicon)
            except StoreError:
                end.send(None)
            else:
                end.send(made)
