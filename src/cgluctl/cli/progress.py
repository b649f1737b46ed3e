"""A line on stderr that says what is being done while it lasts: on a terminal alone, and gone at the end."""

import contextlib
import sys
import threading
from collections.abc import Iterator
from itertools import cycle

from cgluctl.cli import output
from cgluctl.cli import settings as setting
from cgluctl.language.messages import Messages

PATIENCE = 1.0  # seconds: what is over sooner needs no word
_TURN = 0.15
_SIGNS = "|/-\\"


class Progress:
    """Tells of one step at a time; `step` is given the message of the next."""

    def __init__(self, tell: Messages) -> None:
        self._tell = tell
        self._words = ""
        self._over = threading.Event()

    def step(self, message: str) -> None:
        """What is done from now on."""
        self.put(self._tell.word(message))

    def put(self, words: str) -> None:
        """The same, in the user's language already."""
        self._words = words

    def run(self) -> None:
        """Shows the step until all is over, and then takes the line away."""
        if self._over.wait(PATIENCE):
            return
        shown = 0
        for sign in cycle(_SIGNS):
            line = f"{sign} {self._words} … "[: setting.columns() - 1] if self._words else ""
            self._write("\r" + line.ljust(shown))
            shown = len(line)
            if self._over.wait(_TURN):
                break
        self._write("\r" + " " * shown + "\r")

    def end(self) -> None:
        """That all is over."""
        self._over.set()

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError, ValueError, AttributeError):
            sys.stderr.buffer.write(output.encoded(text, "stderr"))
            sys.stderr.buffer.flush()


@contextlib.contextmanager
def progress(tell: Messages, quiet: bool = False) -> Iterator[Progress]:
    """Shows what is being done where a person looks on who wants to know; elsewhere nothing."""
    told = Progress(tell)
    if quiet or not output.is_watched():
        yield told
        return
    line = threading.Thread(target=told.run, daemon=True)
    line.start()
    try:
        yield told
    finally:
        told.end()
        line.join()
