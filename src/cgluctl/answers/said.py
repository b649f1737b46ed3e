"""Words of imports and of the library as a person reads them; data formats keep the English ones."""

from __future__ import annotations

from cgluctl.ingest import ledger
from cgluctl.language.messages import Messages

STATES = (
    "dry run",
    "imported",
    "updated",
    "unchanged",
    "fixed",
    "removed",
    "restored",
    "sound",
    "fresh",
    "stale",
    "missing",
)


def state(tell: Messages, word: str) -> str:
    """What became of an event or a file."""
    return tell.word(word)


def skip(tell: Messages, reason: str) -> str:
    """Why a stretch of a report was skipped. A file may hold any reason; one that is not ours stays as it is."""
    form, name = ledger.parted(reason)
    return tell.word(form).replace("{name}", name)


def doubt(tell: Messages, why: str) -> str:
    """Why a point is left open."""
    return tell.word(why)
