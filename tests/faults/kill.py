"""Changes killed, interrupted or told to end at random moments."""

from __future__ import annotations

import contextlib
import signal
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

from .desk import DEEDS, Deed, Desk
from .table import Row

SIGNALS = {signal.SIGKILL: "kill -9", signal.SIGINT: "Ctrl-C", signal.SIGTERM: "SIGTERM"}


def kills(
    desk: Desk, trials: int, seed: int, number: int = signal.SIGKILL, deeds: Sequence[Deed] = DEEDS, how: str = ""
) -> Row:
    """So many changes that met the signal while they ran; those that ended before it are not counted."""
    random, broken = Random(seed), Counter[str]()
    spans = {deed.name: _span(desk, deed) for deed in deeds}
    met = missed = 0
    for deed in _in_turn(deeds):
        if met >= trials or missed > 20 * trials + 50:
            break
        # Half of the moments fall into the last third of a run, where files change.
        span = spans[deed.name]
        moment = span * (random.random() if random.random() < 0.5 else 0.65 + 0.4 * random.random())
        desk.lay(deed)
        running = desk.start(desk.words(deed), desk.env)
        time.sleep(moment)
        with contextlib.suppress(ProcessLookupError):
            running.send(number)
        done = running.wait()
        if done.code == 0:
            missed += 1
            continue
        met += 1
        broken.update(f"{deed.name}: {wrong}" for wrong in desk.wrongs(deed, done))
    return Row(f"{SIGNALS[signal.Signals(number)]} during a change: old or new, nothing stray", met, broken, how)


def _in_turn(deeds: Sequence[Deed]) -> Iterator[Deed]:
    while True:
        yield from deeds


def _span(desk: Desk, deed: Deed) -> float:
    """Seconds that a change takes, the middle of three."""
    desk.outcome(deed)
    spans = []
    for _ in range(3):
        desk.lay(deed)
        begun = time.monotonic()
        desk.start(desk.words(deed), desk.env).wait()
        spans.append(time.monotonic() - begun)
    return sorted(spans)[1]
