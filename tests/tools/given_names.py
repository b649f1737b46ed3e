"""Packs the list of given names beside this file for the program: `python tests/tools/given_names.py`.

A line of the list is a gender (m, f, - for both) and names, folded. Packed, the names are in order, those of both apart,
and each says only how many letters it shares with the one before it and which follow, the last a capital where a woman
bears it: a third less to install.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import takewhile
from pathlib import Path

LISTED = Path(__file__).with_suffix(".txt")
PACKED = Path(__file__).parents[2] / "src/cgluctl/language/given_names.txt"


def listed() -> dict[str, set[str]]:
    """The names of the list by their gender."""
    found: dict[str, set[str]] = {}
    for line in LISTED.read_text("utf-8").splitlines():
        gender, *names = line.split()
        found.setdefault(gender, set()).update(names)
    return found


def packed() -> str:
    """The file that the program reads: a line of names that both bear, and one of all others."""
    names = listed()
    return (
        f"- {''.join(_shared(sorted(names['-'])))}\n  {''.join(_shared(sorted(names['m'] | names['f']), names['f']))}\n"
    )


def _shared(names: list[str], women: Collection[str] = ()) -> Iterator[str]:
    for before, name in zip(["", *names], names, strict=False):
        same = min(9, len(list(takewhile(lambda pair: pair[0] == pair[1], zip(before, name, strict=False)))))
        yield f"{same}{name[same:-1]}{name[-1].upper() if name in women else name[-1]}"


if __name__ == "__main__":
    PACKED.write_text(packed(), "utf-8")
