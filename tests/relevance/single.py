"""Events in one language: the bundled event with two of its languages taken out, and the report imported as text."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cgluctl.language import LANGUAGES

from . import engines
from .measure import Engine

REPORT = "CGLUCTL_REPORT"  # names the report where it is not beside the checkout
_BESIDE = Path(__file__).parents[3] / "shared" / "report" / "cglu-2021-05.fr.txt"
SETS = ("queries", "phrases", "imported", "imported_after")


def report() -> Path | None:
    """The French report as text, which is no part of the repository; None where it is absent."""
    path = Path(os.environ.get(REPORT) or _BESIDE)
    return path if path.is_file() else None


def left(language: str) -> dict[str, Any]:
    """The tables of the bundled event in one language alone."""
    tables = {name: {str(n): record for n, record in enumerate(rows, 1)} for name, rows in engines.event().items()}
    made: dict[str, Any] = _only(tables, language)
    for passage in made["passages"].values():
        if passage["verbatim"]:
            passage["verbatim"] = language
    return made


def _only(value: Any, language: str) -> Any:
    if isinstance(value, list):
        return [_only(one, language) for one in value]
    if not isinstance(value, dict):
        return value
    if set(value) == set(LANGUAGES):
        return {name: text if name == language else None for name, text in value.items()}
    return {name: _only(one, language) for name, one in value.items()}


@contextmanager
def bundled_in(language: str) -> Iterator[Engine]:
    """The search on the bundled event in one language."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "event.json"
        store.write_text(json.dumps(left(language), ensure_ascii=False), "utf-8")
        with engines.own(store=str(store)) as search:
            yield search


@contextmanager
def imported(path: Path) -> Iterator[Engine]:
    """The search on the event that the import makes of a report."""
    from typer.testing import CliRunner

    from cgluctl.cli.app import app

    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "event.json"
        done = CliRunner().invoke(app, ["import", str(path), "--lang", "fr", "-o", str(store)])
        if not store.is_file():
            raise RuntimeError(f"the import failed: {done.output}")
        with engines.own(store=str(store)) as search:
            yield search
