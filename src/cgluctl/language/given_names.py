"""What names of people are made of: frequent given names with their gender, and particles. All folded (see `fold`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PARTICLES = frozenset(
    "de da do dos das del della di du des la le las los van von der den ter ten zu y e i al el bin ibn ben bint abu ould o'".split()
)


@cache
def given_names() -> dict[str, str | None]:
    """Frequent given names, with their gender (m, f, None where both bear them): before another capitalised word, most likely somebody."""
    lines = (Path(__file__).parent / "given_names.txt").read_text("utf-8").splitlines()
    return {line.partition(" ")[0]: line.partition(" ")[2] or None for line in lines}
