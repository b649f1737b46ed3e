"""The page as a person meets it: in a real browser, from a file, without any network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters
from cgluctl.answers.find import search
from cgluctl.language.messages import Messages
from cgluctl.search.archive import Archive
from making import changed, write
from views.browser import asked, chromium, exported, visible

HOSTILE = '</script><script>document.title="broken"</script><img src=x onerror="document.title=1">'


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for the module."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled event as a page."""
    return exported(tmp_path_factory.mktemp("page"))


@pytest.fixture
def page(browser: Any, file: Path) -> Iterator[Any]:
    """The page in a fresh window; any word in the console, any error and any request fails the test."""
    yield from opened(browser, file)


@pytest.fixture(scope="module")
def kept(browser: Any, file: Path) -> Iterator[Any]:
    """A window that stays open, in which one query follows the other; nothing may go wrong in it either."""
    yield from opened(browser, file)


def opened(browser: Any, file: Path, **options: Any) -> Iterator[Any]:
    """A fresh window on a file."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
    shown, troubles = context.new_page(), []
    shown.on("console", lambda message: troubles.append(message.text))
    shown.on("pageerror", lambda error: troubles.append(str(error)))
    shown.on("request", lambda request: None if request.url.startswith("file:") else troubles.append(request.url))
    shown.goto(file.as_uri())
    yield shown
    context.close()
    assert troubles == []


def until(page: Any, condition: str) -> None:
    """Waits for something to become true; asked from outside, for the page's policy lets nothing be evaluated inside."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


# Exact, accents, inflection, another language, meaning, a slip, a name by its sound, a half-typed word.
QUERIES = [
    "migration",
    "segregation",
    "bibliothèques",
    "vivienda",
    "digital divide",
    "fracture numérique",
    "lampedoussa",
    "vacunas",
    "téléconsult",
    "Rio droits",
]


@pytest.mark.parametrize("query", QUERIES)
def test_search_finds_what_the_program_finds(kept: Any, query: str) -> None:
    """The first passage of the program's answer is among those the page shows, and its session is."""
    context = Context(Archive(None), "en", Messages("en"))
    found = asked(kept, query)
    known = [
        item["id"].split("/", 1)[1] for item in search(context, [query], Filters()).items if item["kind"] == "passage"
    ]
    assert found
    if known:
        assert known[0] in found


def test_the_page_answers_as_the_program_does(kept: Any) -> None:
    """Of the queries that relevance is measured with: the same first session, nothing where there is nothing, nearly always the first passage."""
    lines = (Path(__file__).parent.parent / "relevance" / "queries.jsonl").read_text("utf-8").splitlines()
    queries = [json.loads(line)["q"] for line in lines][::2]
    context = Context(Archive(None), "en", Messages("en"))
    held = []
    for query in queries:
        shown = set(asked(kept, query))
        items = search(context, [query], Filters()).items
        if not items:
            assert not shown or "nearest" in kept.inner_text("#count"), query
            continue
        sessions = kept.evaluate(
            "[...document.querySelectorAll('.session')].filter((one) => one.checkVisibility()).map((one) => one.id)"
        )
        assert items[0]["session"] in sessions, query
        known = [item["id"].split("/", 1)[1] for item in items if item["kind"] == "passage"]
        held += [known[0] in shown] if known else []
    assert len(held) > 50
    assert sum(held) >= 0.95 * len(held)


def test_search_says_how_many_and_marks_them(page: Any) -> None:
    found = asked(page, "libraries")
    assert page.inner_text("#count").startswith(f"{len(found)} passage")
    assert page.get_attribute("#count", "role") == "status"
    marks = page.evaluate(
        "[...document.querySelectorAll('.passages mark')].filter((one) => one.checkVisibility()).map((one) => one.textContent)"
    )
    assert "libraries" in marks
    page.fill("#q", "")
    until(page, "!document.querySelector('mark')")
    assert len(visible(page)) == 159


@pytest.mark.parametrize("width", [390, 1024, 1600])
def test_an_answer_is_brought_into_sight_and_nothing_else(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    found = asked(page, "libraries")
    sessions = page.locator(".session >> visible=true").evaluate_all("(all) => all.map((one) => one.id)")
    assert sessions == sorted({id.split("/")[0] for id in found})
    bar, first = page.locator("#find").bounding_box(), page.locator(f"[id='{found[0]}']").bounding_box()
    assert bar["y"] + bar["height"] <= first["y"] + 1 <= 800
    assert page.evaluate("document.activeElement.id") == "q"


def test_what_is_not_there_is_not_found(page: Any) -> None:
    assert asked(page, "blockchain") == []
    assert "“blockchain”" in page.inner_text("#count")


def test_filters_leave_what_they_name(page: Any, truth: dict[str, dict[str, Any]]) -> None:
    passages = truth["passages"].values()
    page.select_option("#f-speech", "d")
    assert visible(page) == [p["id"] for p in passages if p["speech"] == "direct"]
    page.select_option("#f-speech", "")
    page.select_option("#f-speaker", "hugh-eaton")
    assert visible(page) == [p["id"] for p in passages if p["speaker"] == "hugh-eaton"]
    page.select_option("#f-speaker", "")
    page.select_option("#f-day", "4")
    assert {id[:2] for id in visible(page)} == {"4."}
    page.click("#clear")
    assert len(visible(page)) == len(passages)
    page.select_option("#f-topic", "telemedicine")
    context = Context(Archive(None), "en", Messages("en"))
    items = search(context, [], Filters(topic="telemedicine"), 0).items
    assert visible(page) == [item["id"].split("/", 1)[1] for item in items]


@pytest.mark.parametrize(
    ("language", "heading", "all_text"),
    [("fr", "Chronologie", "Tous les textes"), ("es", "Cronología", "Todos los textos")],
)
def test_the_language_changes_everywhere(page: Any, language: str, heading: str, all_text: str) -> None:
    page.check(f"#lang-{language}", force=True)
    assert page.inner_text("#timeline") == heading
    assert page.evaluate("document.documentElement.lang") == language
    assert page.inner_text("#f-speech option >> nth=0") == all_text
    others = {"fr", "en", "es"} - {language}
    shown = page.evaluate(
        "[...new Set([...document.querySelectorAll('.passages span[class]')].filter((one) => one.checkVisibility() && /^(fr|en|es)$/.test(one.className)).map((one) => one.className))]"
    )
    assert set(shown) == {language}
    assert not others & set(shown)


def test_a_quote_is_always_shown_in_its_own_language(page: Any, truth: dict[str, dict[str, Any]]) -> None:
    quote = next(p for p in truth["passages"].values() if p["id"] == "2.3/p8")
    for language in ("en", "es", "fr"):
        page.check(f"#lang-{language}", force=True)
        assert page.inner_text("[id='2.3/p8'] blockquote").replace("\u00a0", " ") == f"« {quote['text']['fr']} »"
        shown = page.locator("[id='2.3/p8'] .translation >> visible=true").all_inner_texts()
        assert len(shown) == (0 if language == "fr" else 1)


@pytest.mark.parametrize("anchor", ["2.3", "2.3/p8", "4.2/p22"])
def test_a_permalink_opens_at_its_place(browser: Any, file: Path, anchor: str) -> None:
    for page in opened(browser, file):
        page.goto(f"{file.as_uri()}#{anchor}")
        assert page.evaluate("document.activeElement.id") == anchor
        assert page.locator(f"[id='{anchor}']").bounding_box()["y"] < 400


def test_a_permalink_ends_a_search_that_hides_it(page: Any) -> None:
    asked(page, "libraries")
    page.evaluate("location.hash = '#2.2/p15'")
    until(page, "document.activeElement.id === '2.2/p15'")
    assert "2.2/p15" in visible(page)


def test_copying(browser: Any, file: Path, truth: dict[str, dict[str, Any]]) -> None:
    quote = next(p for p in truth["passages"].values() if p["id"] == "2.3/p8")["text"]["fr"]
    for page in opened(browser, file, permissions=["clipboard-read", "clipboard-write"]):
        buttons = page.locator("[id='2.3/p8'] .acts button")
        buttons.nth(0).click()
        until(page, "document.getElementById('count').textContent === 'Copied.'")
        first = page.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ")
        assert first.startswith(f"« {quote} » — Totò Martello, mayor of Lampedusa")
        buttons.nth(1).click()
        until(page, "navigator.clipboard.readText().then((text) => text.includes('[Report'))")
        cited = page.evaluate("navigator.clipboard.readText()")
        assert "quoted in [Report in French" in cited
        assert "lines 108–110" in cited
        buttons.nth(2).click()
        until(page, f"navigator.clipboard.readText().then((text) => text === '{file.as_uri()}#2.3/p8')")


def test_the_keyboard_alone_is_enough(page: Any) -> None:
    page.wait_for_selector(".timeline .n", state="attached")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.wait_for_timeout(300)  # the jump to the content ends after the key does, and takes the focus along
    page.keyboard.press("/")
    page.wait_for_selector("#q:focus")
    page.keyboard.type("libraries")
    page.keyboard.press("Enter")
    assert 0 < len(visible(page)) < 20
    page.keyboard.press("Escape")
    assert len(visible(page)) == 159


def test_without_scripts_everything_reads_and_the_language_changes(browser: Any, file: Path) -> None:
    for page in opened(browser, file, java_script_enabled=False):
        assert not page.locator("#find").is_visible()
        assert page.locator(".passages > li").count() == page.locator(".passages > li >> visible=true").count() == 159
        page.check("#lang-fr", force=True)
        assert page.locator("#timeline").inner_text() == "Chronologie"


@pytest.mark.parametrize("width", [320, 390, 1024, 1600])
def test_no_screen_is_too_narrow(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["reading", "searching"])
@pytest.mark.parametrize("width", [390, 1600])
def test_no_barrier(browser: Any, file: Path, scheme: str, state: str, width: int) -> None:
    """axe finds no violation."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed (the extra `test` has it)"
    )
    for page in opened(browser, file, color_scheme=scheme, bypass_csp=True):
        page.set_viewport_size({"width": width, "height": 900})
        if state == "searching":
            asked(page, "droits")
        found = axe.Axe().run(page).response["violations"]
        assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []


def test_hostile_text_does_nothing(browser: Any, tmp_path: Path) -> None:
    tables = changed("passages.1.text.fr", HOSTILE, changed("speakers.1.name", HOSTILE))
    for page in opened(browser, exported(tmp_path, "--store", str(write(tmp_path / "event.json", tables)))):
        assert page.title() == "Trial meeting"
        page.check("#lang-fr", force=True)
        assert HOSTILE in page.locator("[id='1.1/p1']").inner_text()
        asked(page, "broken")
        assert page.locator("img").count() == 0
        assert page.title() == "Réunion d’essai"
