"""An index with one event, for tests of what may happen to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from making import Result, tables, write
from postgres.server import Server


@pytest.fixture
def archive(server: Server, database: str, tmp_path: Path, call: Callable[..., Result]) -> str:
    """The address of an index with one event."""
    write(tmp_path / "store" / "e.json", tables())
    url = server.url(database)
    assert call("store", "push", "--store", str(tmp_path / "store"), "--index", url).code == 0
    return url
