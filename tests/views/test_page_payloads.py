"""Text that would run if the page took it for markup, script, style or an address: in a real browser none of it does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from making import changed, passage, session, speaker, text, write
from views.browser import asked, chromium, exported

# Each would call the function `ran` with its own number.
_PAYLOADS = [
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
PAYLOADS = [payload.replace("ran()", f"ran({n})") for n, payload in enumerate(_PAYLOADS, 1)]
SHOWN = [payload.replace("\u2028", r"\u2028") for payload in PAYLOADS]  # a control is seen


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for the module."""
    with chromium() as running:
        yield running


def hostile(folder: Path) -> Path:
    """The page of an event whose every text is a payload: each has a session, a speaker and a passage of its own, and the title has all."""
    tables = changed("event.1.title", text(" ".join(PAYLOADS)))
    for n, payload in enumerate(PAYLOADS, 1):
        words, number = text(payload), str(n)
        linked = {"links": [{"url": payload, "label": words, "lines": [1, 1]}]}
        tables["sessions"][number] = session(f"1.{n}", "2020-03-02", words, 1, **linked)
        tables["speakers"][number] = speaker(f"somebody-{n}", payload, words)
        said = {"speaker": f"somebody-{n}", "verbatim": "fr"}
        tables["passages"][number] = passage(f"1.{n}/p1", "direct", words, 3, **said)
    return exported(folder, "--store", str(write(folder / "event.json", tables)))


def watched(context: Any, file: Path) -> tuple[Any, list[Any]]:
    """The page in a fresh window, and the list of what runs in it."""
    shown, runs = context.new_page(), []
    shown.expose_function("ran", lambda *numbers: runs.extend(numbers))
    shown.on("dialog", lambda dialog: runs.append(dialog.message))
    shown.goto(file.as_uri())
    return shown, runs


@pytest.mark.parametrize("bypass", [False, True])
def test_no_payload_runs(bypass: bool, browser: Any, tmp_path: Path) -> None:
    """Read, searched for, clicked through and shown in each language: with the policy of the page, and without it."""
    context = browser.new_context(bypass_csp=bypass)
    shown, runs = watched(context, hostile(tmp_path))
    for language in ("fr", "es", "en"):
        shown.check(f"#lang-{language}", force=True)
        for n, words in enumerate(SHOWN, 1):
            assert words in shown.text_content(f"[id='1.{n}/p1']")
    assert " ".join(PAYLOADS) in shown.title()
    for payload in (*PAYLOADS, "ran"):
        asked(shown, payload)
    shown.evaluate("document.querySelectorAll('main button').forEach((one) => one.click())")
    links = shown.evaluate("[...document.querySelectorAll('a')].map((one) => one.getAttribute('href'))")
    assert [link for link in links if not link.startswith("#")] == []
    assert runs == []
    assert shown.locator("img, svg, iframe, math, base, meta[http-equiv=refresh], [onload], [onerror]").count() == 0
    context.close()


def test_a_script_that_the_page_did_take_would_be_noticed(browser: Any, tmp_path: Path) -> None:
    """The trial itself: without its escapes and its policy the same page does run a payload."""
    file = hostile(tmp_path)
    page = file.read_text("utf-8").replace("&lt;", "<").replace("&gt;", ">")
    file.write_text(page, "utf-8")
    context = browser.new_context(bypass_csp=True)
    shown, runs = watched(context, file)
    shown.wait_for_timeout(200)
    assert runs
    context.close()
