"""Text that would run if the page took it for markup, script, style or an address: in a real browser none of it does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from making import changed, write
from views.browser import asked, chromium, exported

# Each would call the function `ran`.
PAYLOADS = [
    "<script>ran()</script>",
    "</script><script>ran()</script>",
    "</style><script>ran()</script>",
    "</title></textarea></noscript><script>ran()</script>",
    "<img src=x onerror=ran()>",
    '"><img src=x onerror="ran()">',
    "' onmouseover='ran()' autofocus onfocus='ran()",
    "<svg/onload=ran()>",
    "<details open ontoggle=ran()>",
    "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
    "javascript:ran()",
    "<a href=javascript:ran()>x</a>",
    "<!--<script>ran()</script>-->]]><base href=javascript:ran()//>",
    "{{constructor.constructor('ran()')()}}${ran()}",
    "<meta http-equiv=refresh content='0;url=javascript:ran()'>",
    "\u2028<math><mtext><table><mglyph><style><img src onerror=ran()>",
]
PLACES = ("event.1.title", "sessions.1.title", "sessions.1.short", "sessions.1.summary", "passages.1.text")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for the module."""
    with chromium() as running:
        yield running


def hostile(payload: str, folder: Path) -> Path:
    """The page of an event with a payload in every place a text can stand."""
    words = dict.fromkeys(("fr", "en", "es"), payload)
    tables = changed("speakers.1.name", payload)
    for place in PLACES:
        tables = changed(place, words, tables)
    tables = changed("sessions.1.links", [{"url": payload, "label": words, "lines": [1, 1]}], tables)
    return exported(folder, "--store", str(write(folder / "event.json", tables)))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_runs(payload: str, browser: Any, tmp_path: Path) -> None:
    """Read, searched for, clicked through and shown in each language: with the policy of the page, and without it."""
    file = hostile(payload, tmp_path)
    for bypass in (False, True):
        context = browser.new_context(bypass_csp=bypass)
        shown, runs = context.new_page(), []
        shown.expose_function("ran", lambda runs=runs: runs.append("ran"))
        shown.on("dialog", lambda dialog, runs=runs: runs.append(dialog.message))
        shown.goto(file.as_uri())
        for language in ("fr", "es", "en"):
            shown.check(f"#lang-{language}", force=True)
        asked(shown, payload)
        asked(shown, "ran")
        shown.evaluate("document.querySelectorAll('main button').forEach((one) => one.click())")
        links = shown.evaluate("[...document.querySelectorAll('a')].map((one) => one.getAttribute('href'))")
        assert [link for link in links if not link.startswith("#")] == []
        assert runs == []
        assert shown.locator("img, svg, iframe, math, base, meta[http-equiv=refresh], [onload], [onerror]").count() == 0
        context.close()


def test_a_script_that_the_page_did_take_would_be_noticed(browser: Any, tmp_path: Path) -> None:
    """The trial itself: without its escapes and its policy the same page does run the first payload."""
    file = hostile(PAYLOADS[0], tmp_path)
    page = file.read_text("utf-8").replace("&lt;script&gt;", "<script>").replace("&lt;/script&gt;", "</script>")
    file.write_text(page, "utf-8")
    context = browser.new_context(bypass_csp=True)
    shown, runs = context.new_page(), []
    shown.expose_function("ran", lambda: runs.append("ran"))
    shown.goto(file.as_uri())
    shown.wait_for_timeout(200)
    assert runs
    context.close()
