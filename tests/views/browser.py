"""A real browser for tests of the page: Chromium without a window, driven by Playwright; reasons to skip where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cgluctl.cli.run import run as run_cli

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@contextmanager
def chromium() -> Iterator[Any]:
    """A running browser. Skips, saying why, when Playwright or Chromium is not installed."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed (the extra `test` has it)"
    )
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine (Debian's package is `chromium`)")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield running
        finally:
            running.close()


def exported(folder: Path, *more: str) -> Path:
    """A page in a file of its own."""
    before = dict(os.environ)
    os.environ.update({"CGLUCTL_CACHE": str(folder / "cache"), "CGLUCTL_LANG": "en", "XDG_DATA_HOME": str(folder)})
    try:
        assert run_cli(("export", "--format", "html", "-o", str(folder / "event.html"), *more)) == 0
    finally:
        os.environ.clear()
        os.environ.update(before)
    return folder / "event.html"


def asked(page: Any, words: str) -> list[str]:
    """The passages that a query leaves."""
    page.fill("#q", words)
    page.press("#q", "Enter")
    return visible(page)


def visible(page: Any) -> list[str]:
    """The ids of the passages that are shown."""
    return page.evaluate(
        "[...document.querySelectorAll('.passages > li')].filter((one) => one.checkVisibility()).map((one) => one.id)"
    )
