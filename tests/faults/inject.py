"""Every system call by which a change writes is made to fail, or is the last that a run makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

from .calls import Call, calls, traced
from .desk import DEEDS, Deed, Desk
from .table import Row

FAULTS = {"ENOSPC": "error=ENOSPC", "EIO": "error=EIO", "kill -9": "signal=KILL", "Ctrl-C": "signal=INT"}
SHARE = 12  # of the many alike calls that write the index, which is derived and disposable, so many a change are tried
_MARK = {"ENOSPC": "(INJECTED)", "EIO": "(INJECTED)"}


def injections(desk: Desk, seed: int, each: int | None = None, deeds: Sequence[Deed] = DEEDS) -> list[Row]:
    """A row for each fault; `each` tries so many calls of a change, picked by the seed, instead of all."""
    trials: Counter[str] = Counter()
    broken: dict[str, Counter[str]] = {fault: Counter() for fault in FAULTS}
    random, log = Random(seed), desk.root / "calls.log"
    for deed in deeds:
        desk.outcome(deed)
        found = _recorded(desk, deed)
        for fault, option in FAULTS.items():
            for call in _picked(found, each, desk.env["CGLUCTL_CACHE"], random):
                done = traced(desk, deed, log, "-e", f"inject={call.name}:{option}:when={call.nth}")
                if _MARK.get(fault, "") not in log.read_text("utf-8", "replace"):
                    continue  # this run took another way, and the fault met nothing
                trials[fault] += 1
                ways = (f"{deed.name}, {call.name} {call.nth}: {wrong}" for wrong in desk.wrongs(deed, done))
                broken[fault].update(ways)
    return [
        Row(f"{fault} at every writing call: old or new, nothing stray", trials[fault], broken[fault], "strace inject=")
        for fault in FAULTS
    ]


def _recorded(desk: Desk, deed: Deed) -> list[Call]:
    """What a run calls under the desk, and its words to stdout and stderr."""
    log = desk.root / "calls.log"
    done = traced(desk, deed, log)
    if done.code:
        raise RuntimeError(f"{deed.name} under strace: {done}")
    return list(calls(log, desk.root))


def _picked(found: list[Call], each: int | None, cache: str, random: Random) -> list[Call]:
    """The calls to try: all but most of the index's, or `each` of them."""
    index = [call for call in found if cache in call.line]
    rest = [call for call in found if cache not in call.line]
    picked = [*rest, *random.sample(index, min(SHARE, len(index)))]
    return picked if each is None else random.sample(picked, min(each, len(picked)))
