"""Citations: what is cited, what each style says of it, and what no citation may claim."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.answers.styles import STYLES, Facts, parts
from cgluctl.language import citing
from making import Result, Tables, changed

Call = Callable[..., Result]
LANGUAGES = ("en", "fr", "es")
MARKS = re.compile('[«»“”„"]')


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_direct_speech_is_cited_word_for_word_in_its_own_language(
    style: str, language: str, call: Call, truth: dict
) -> None:
    for passage in truth["passages"].values():
        if passage["speech"] != "direct":
            continue
        item = call("--lang", language, "cite", passage["id"], "--style", style, "--json").json["items"][0]
        assert item["text"].count(f"«\u00a0{passage['text']['fr']}\u00a0»") == 1
        assert item["translation"] == (None if language == "fr" else passage["text"][language])
        assert passage["text"]["en"] not in item["text"]
        speaker = next(s for s in truth["speakers"].values() if s["id"] == passage["speaker"])
        assert speaker["name"] in item["text"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_direct_speech_has_no_quotation_marks(style: str, language: str, call: Call, truth: dict) -> None:
    others = [p for p in truth["passages"].values() if p["speech"] != "direct"]
    for passage in others[:: len(others) // 12]:
        item = call("--lang", language, "cite", passage["id"], "--style", style, "--json").json["items"][0]
        assert passage["text"][language].rstrip(".") in item["text"]
        assert not [mark for mark in MARKS.findall(item["text"]) if mark not in passage["text"][language]]
        assert item["speech"] == passage["speech"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_citation_says_what_is_not_known(language: str, call: Call) -> None:
    words = citing.WORDS[language]
    for style in STYLES:
        item = call("--lang", language, "cite", "2.3/p8", "--style", style, "--json").json["items"][0]
        said = f"{item['text']} {item['note'] or ''}"
        assert words["spoken"] in said
        assert f"{words['under']} 2.3" in said
        assert f"{words['lines']} 108–110" in said
        assert (words["quoted"].lower() in said.lower()) or words["cited"] in said
        if style != "press":
            assert words["undated"] in said
            assert words["undated"] in item["reference"].lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_described_in_brackets_and_has_no_author(language: str, call: Call, truth: dict) -> None:
    description = truth["event"]["1"]["source"]["description"][language]
    for style in STYLES[1:]:
        item = call("--lang", language, "cite", "--style", style, "--json").json["items"][0]
        assert item["reference"].startswith(description)
        assert not re.search("CGLU|UCLG", item["reference"].replace(description, ""))
        rest = item["reference"].removeprefix(description)
        known = [citing.word(key, language) for key in ("undated", "type")]
        assert re.sub(r"[\W_]|" + "|".join(map(re.escape, known)), "", rest, flags=re.IGNORECASE) == ""
    press = call("--lang", language, "cite").text
    assert description[1:-1] in press
    assert "[" not in press


def test_a_printed_title_takes_the_place_of_the_description(call: Call, library: Callable[..., Path]) -> None:
    store = str(library(changed("event.1.source.title", "Le rapport des ponts")))
    for style in STYLES[1:]:
        item = call("--store", store, "cite", "1.1/p2", "--style", style, "--json").json["items"][0]
        assert item["reference"].startswith("Le rapport des ponts [Trial]")
    markdown = call("--store", store, "cite", "--style", "apa", "--format", "md").text
    assert "*Le rapport des ponts* \\[Trial\\]. (n.d.)." in markdown


def test_a_page_is_the_locator_where_there_is_one(call: Call, library: Callable[..., Path]) -> None:
    store = str(library(changed("passages.2.source.page", 7)))
    assert "n.d., p. 7; printed under" in call("--store", store, "cite", "1.1/p2", "--style", "apa").text
    assert "pages = {7}" in call("--store", store, "cite", "1.1/p2", "--format", "bibtex").text
    assert "pages" not in call("--store", store, "cite", "1.1", "--format", "bibtex").text


def test_an_office_stands_without_a_name(call: Call, truth: dict) -> None:
    office = next(p for p in truth["passages"].values() if p["speaker"] == "maire-de-geneve")
    text = call("cite", office["id"]).text
    assert text.startswith("mayor of Geneva (paraphrase, in our words): ")
    assert "le maire" not in text


def test_speech_of_nobody_named_says_so(call: Call, library: Callable[..., Path]) -> None:
    store = str(library(changed("passages.2.speaker", None)))
    assert "– speaker not stated. Quoted in: " in call("--store", store, "cite", "1.1/p2").text
    assert call("--store", store, "cite", "1.1/p2", "--style", "apa").text.startswith("Speaker not stated: «")
    assert (
        "\nSpeaker not stated, quoted in [Trial]" in call("--store", store, "cite", "1.1/p2", "--style", "chicago").text
    )


def test_words_of_the_report_are_not_called_ours(call: Call, library: Callable[..., Path]) -> None:
    store = str(library(changed("passages.3.verbatim", "fr")))
    text = call("--store", store, "--lang", "fr", "cite", "1.2/p1").text
    assert "propos rapportés, avec les mots du rapport" in text
    assert "nos mots" not in text


@pytest.mark.parametrize("name", ["2.3/p8", "cglu-2021-05/2.3/p8", " 2.3/P8 "])
def test_a_passage_by_any_of_its_ids(name: str, call: Call) -> None:
    assert call("cite", name, "--json").json["items"][0]["id"] == "cglu-2021-05/2.3/p8"


@pytest.mark.parametrize(
    ("name", "kind", "id"),
    [
        ([], "event", "cglu-2021-05"),
        (["cglu-2021-05"], "event", "cglu-2021-05"),
        (["2.3"], "session", "cglu-2021-05/2.3"),
        (["cglu-2021-05/2.3"], "session", "cglu-2021-05/2.3"),
        (["lampedusa"], "session", "cglu-2021-05/2.3"),
    ],
)
def test_an_event_and_a_session_by_their_names(name: list[str], kind: str, id: str, call: Call) -> None:
    (item,) = call("cite", *name, "--json").json["items"]
    assert (item["kind"], item["id"]) == (kind, id)


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("2", 2, "2.1, 2.2, 2.3"),
        ("2/p1", 1, "2"),
        ("2.3/p99", 1, "2.3/p99"),
        ("2.3/p", 1, "2.3/p"),
        ("9.9", 1, "9.9"),
        ("9.9/p1", 1, "9.9"),
        ("nowhere/2.3/p8", 1, "nowhere"),
        ("/", 1, ""),
        ("\n", 0, ""),
    ],
)
@pytest.mark.parametrize("form", ["table", "bibtex"])
def test_a_name_of_nothing_is_refused(name: str, code: int, words: str, form: str, call: Call) -> None:
    result = call("cite", name, "--format", form)
    if code == 0:  # white space names nothing, and nothing named is the event
        assert result.code == 0
    else:
        assert words in result.refused(code)


@pytest.mark.parametrize("form", ["table", "json", "ris"])
def test_a_style_that_does_not_exist(form: str, call: Call) -> None:
    assert "chicago" in call("cite", "--style", "chicgo", "--format", form).refused(2)


@pytest.mark.parametrize("style", STYLES)
def test_a_pipe_gets_the_citation_and_nothing_else(style: str, call: Call) -> None:
    result = call("cite", "2.3/p8", "--style", style)
    item = call("cite", "2.3/p8", "--style", style, "--json").json["items"][0]
    translation = citing.word("translation", "en") + item["translation"]
    lines = [line for line in (item["text"], translation, item["note"], item["reference"]) if line]
    assert result.text == "\n".join(lines) + "\n"


def test_another_event_is_cited_by_its_full_id(call: Call, library: Callable[..., Path]) -> None:
    first = library()
    library(changed("event.1.id", "test-2021"), "later.json")
    for form in ("table", "bibtex"):
        found = [
            call("--store", str(first.parent), "cite", f"{id}/1.1/p2", "--format", form)
            for id in ("test-2020", "test-2021")
        ]
        assert [result.code for result in found] == [0, 0]
        assert all("L'arche tient bon." in result.text for result in found)


texts = st.text(max_size=40)
facts = st.builds(
    Facts,
    lang=st.sampled_from(LANGUAGES),
    speech=st.sampled_from(["direct", "reported", "narrative", None]),
    name=texts,
    who=texts,
    words=texts.filter(str.strip),
    ours=st.booleans(),
    work=texts.filter(str.strip),
    locator=texts,
    under=texts,
    event=texts,
)


@given(facts, st.sampled_from(STYLES))
def test_every_style_names_words_and_work_of_anything(given_facts: Facts, style: str) -> None:
    made = parts(given_facts, style)
    text = "\n".join(part.text for part in made)
    bare = given_facts.words.removesuffix(".")
    assert bare in text
    assert given_facts.work in text or given_facts.work[1:-1] in text
    assert len({part.kind for part in made}) == len(made)
    if given_facts.speech == "direct":
        assert citing.word("spoken", given_facts.lang) in text
    else:
        assert citing.word("spoken", given_facts.lang) not in text.replace(given_facts.words, "")


@given(st.text(max_size=30))
def test_a_description_is_bracketed_once(text: str) -> None:
    made = citing.bracketed(text)
    assert citing.bracketed(made) == made
    assert made == "" if not text.strip() else (made[0], made[-1]) == ("[", "]")


def test_the_three_languages_have_the_same_words() -> None:
    assert len({tuple(words) for words in citing.WORDS.values()}) == 1
    for key in citing.WORDS["en"]:
        assert all(words[key] for words in citing.WORDS.values())


@pytest.mark.parametrize(
    ("page", "lines", "language", "said"),
    [
        (None, [84, 87], "en", "lines 84–87"),
        (None, [84, 84], "fr", "ligne 84"),
        (None, [84, 87], "es", "líneas 84–87"),
        (12, [84, 87], "fr", "p.\u00a012"),
        (None, None, "en", ""),
    ],
)
def test_locators(page: int | None, lines: list[int] | None, language: str, said: str) -> None:
    assert citing.locator(page, lines, language) == said


HOSTILE = "\x1b[31m\u202e}\\end{x}\"'\n\tER  - \r\n<script>=1+1|`*_\x00"


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("form", ["table", "json", "md", "csv", "tsv", "csl-json", "bibtex", "ris"])
def test_hostile_text_is_inert_in_every_format(
    style: str, form: str, call: Call, shelf: Callable[[Tables], Path]
) -> None:
    made = changed("passages.2.text.fr", HOSTILE)
    for place in ("speakers.1.name", "sessions.1.short.en", "event.1.source.title", "sessions.1.title.fr"):
        made = changed(place, HOSTILE, made)
    for id in ("1.1/p2", "1.1", "test-2020"):
        result = call("--store", str(shelf(made)), "cite", id, "--style", style, "--format", form)
        assert result.code == 0
        allowed = {"ris": "\r\n", "csv": "\r\n", "tsv": "\t\n"}.get(form, "\n")
        assert not set(re.findall("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", result.text)) - set(allowed)
        if form == "table":
            assert len(result.text.splitlines()) <= 4
        if form == "md":
            assert "<script" not in result.text.replace("\\<script", "")
            assert "\\`\\*\\_" in result.text
        if form.endswith("json"):
            assert result.json


def test_the_same_bytes_whatever_the_clock_says(run: Callable[..., Result]) -> None:
    for form in ("table", "csl-json", "bibtex", "ris"):
        first = run("cite", "2.3/p8", "--format", form, env={"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"})
        second = run("cite", "2.3/p8", "--format", form, env={"TZ": "America/Adak", "PYTHONHASHSEED": "2"})
        assert first.out == second.out != b""
