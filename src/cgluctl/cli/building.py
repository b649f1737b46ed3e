"""Telling a person that the index is being built, and how far it is; nothing is loaded for it before it is."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from cgluctl.language.messages import Messages


@contextlib.contextmanager
def building(tell: Messages, quiet: bool = False) -> Iterator[Callable[[int, int], None]]:
    """What is to be told the events read so far and in all; shown where it takes longer than a second."""
    with contextlib.ExitStack() as stack:
        line = None

        def told(done: int, total: int) -> None:
            nonlocal line
            if line is None:
                from cgluctl.cli.progress import progress

                line = stack.enter_context(progress(tell, quiet))
            line.put(tell.say("Building the index: {done} of {total} events", done=done, total=total))

        yield told
