"""The event files that an index is made of: what tells one version from the next, and their rows, read by several processes."""

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from cgluctl.errors import StoreError
from cgluctl.language.reading import Form, forms_of
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
_WAITING = 1 << 20  # bytes


class EventFile:
    """One event file; `stamp` is what `stat` said of it before it was read."""

    def __init__(self, path: str, stamp: str) -> None:
        self.path = path
        self.stamp = stamp
        self._sha256: str | None = None

    @property
    def size(self) -> int:
        """In bytes."""
        return int(self.stamp.split()[0])

    def content(self) -> bytes:
        """Its bytes. StoreError when they cannot be read."""
        content = read_bytes(Path(self.path))
        self._sha256 = hashlib.sha256(content).hexdigest()
        return content

    def sha256(self) -> str:
        """Of its bytes. StoreError when they cannot be read."""
        if self._sha256 is None:
            self.content()
        return str(self._sha256)


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
    loaded = load(path, file.content())
    return prepare(
        loaded.event, loaded.sessions, loaded.speakers, loaded.passages, n, file.path, is_bundled(path), lexicon
    )


class Reading(NamedTuple):
    """A file that was read, the rows of its event, and the forms of words that were not in those read before."""

    file: EventFile
    made: Prepared
    forms: list[Form]


class _Share:
    """The files that one process reads."""

    def __init__(self) -> None:
        self._lexicon = whole()
        self._known: set[str] = set()

    def reading(self, file: EventFile, n: int) -> Reading:
        made = read(file, n, self._lexicon)
        new = made.surfaces - self._known
        self._known |= new
        return Reading(file, made, list(forms_of(new)))


def reading_all(numbered: Sequence[tuple[EventFile, int]]) -> Iterator[Reading]:
    """Every file in the order given; much is read by several processes at once, each with forms of its own. StoreError as `read`."""
    share = _Share()
    workers = min(os.cpu_count() or 1, WORKERS, len(numbered))
    if workers < 2 or sum(file.size for file, _ in numbered) < MANY:
        for file, n in numbered:
            yield share.reading(file, n)
        return
    import multiprocessing

    ends: list[Connection] = []
    processes = []
    for first in range(workers):
        ours, theirs = multiprocessing.Pipe(duplex=False)
        _widen(theirs)
        shares = list(islice(numbered, first, None, workers))
        process = multiprocessing.Process(target=_serve, args=(theirs, shares), daemon=True)
        process.start()
        theirs.close()
        ends.append(ours)
        processes.append(process)
    try:
        for (file, n), end in zip(numbered, cycle(ends), strict=False):
            yield _received(end) or share.reading(file, n)
    finally:
        for end in ends:
            end.close()
        for process in processes:  # who is stopped in the middle has readers that wait for room in a pipe
            process.kill()
            process.join()


def _widen(end: "Connection") -> None:
    """Lets several events wait in a pipe, where the system can: whoever reads is seldom as far as who writes."""
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(end.fileno(), fcntl.F_SETPIPE_SZ, _WAITING)


def _received(end: "Connection") -> Reading | None:
    try:
        found = end.recv()
    except (EOFError, OSError):
        return None
    return found if isinstance(found, Reading) else None


def _serve(end: "Connection", files: Sequence[tuple[EventFile, int]]) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interruption is for the process that asks
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    share = _Share()
    with suppress(BrokenPipeError, OSError):
        for file, n in files:
            try:
                found = share.reading(file, n)
            except StoreError:
                end.send(None)
            else:
                end.send(found)
