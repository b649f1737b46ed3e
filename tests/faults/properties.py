"""The properties that the tests check on made-up input, with more examples than a test run has time for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from .table import Row

PLACES = ("tests/views", "tests/language", "tests/store", "tests/ingest/test_ledger.py")
_PASSING, _FAILED = re.compile(r"(\d+) passing\b"), re.compile(r"^FAILED (\S+)", re.MULTILINE)


def properties(root: Path, examples: int) -> Row:
    """Every property of the door, the folds, the ledger, strict reading and the serializers, with so many examples each."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "0", "-m", "hypothesis", "--hypothesis-show-statistics", *PLACES],
        cwd=root,
        env={**os.environ, "HYPOTHESIS_EXAMPLES": str(examples)},
        capture_output=True,
        text=True,
    )
    broken = Counter(_FAILED.findall(done.stdout))
    if done.returncode and not broken:
        broken[f"pytest ended with {done.returncode}: {done.stdout[-300:]}"] += 1
    # Each phase of a property tells of its examples.
    tried = sum(map(int, _PASSING.findall(done.stdout)))
    return Row("Door, folds, ledger, strict reading and serializers keep their properties", tried, broken, "Hypothesis")
