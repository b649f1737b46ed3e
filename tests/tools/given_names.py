"""Packs the list of given names beside this file for the program: `python tests/tools/given_names.py`.

A line of the list is a gender (m, f, - for both) and names, folded. Packed, the names are in order, and each says only
how many letters it shares with the one before it and which follow: a third less to install.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    """The file that the program reads: a line for each gender."""
    return "".join(f"{gender} {''.join(_shared(sorted(names)))}\n" for gender, names in sorted(listed().items()))


def _shared(names: list[str]) -> Iterator[str]:
    for before, name in zip(["", *names], names, strict=False):
        same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(before, name, strict=False))))
        yield f"{min(same, 9)}{name[min(same, 9) :]}"


if __name__ == "__main__":
    PACKED.write_text(packed(), "utf-8")
