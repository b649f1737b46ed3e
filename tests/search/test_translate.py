"""A report in one language, asked in the two others: by translation, by places, and by names that are called otherwise."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters
from cgluctl.answers.find import search
from cgluctl.language.messages import Messages
from cgluctl.search import spelling
from cgluctl.search.archive import Archive
from cgluctl.shapes import Answer
from relevance import single

Find = Callable[[str], Answer]


@pytest.fixture(scope="module")
def contexts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Context]]:
    """The bundled event in French alone and in English alone."""
    folder = tmp_path_factory.mktemp("single")
    opened: dict[str, Context] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CGLUCTL_CACHE", str(folder))
        for language in ("fr", "en"):
            store = folder / f"{language}.json"
            store.write_text(json.dumps(single.left(language)), "utf-8")
            opened[language] = Context(Archive(str(store)), "en", Messages("en"))
    yield opened
    for context in opened.values():
        context.archive.db.close()


@pytest.fixture
def find(contexts: dict[str, Context]) -> Find:
    return lambda text: search(contexts["fr"], [text], Filters())


@pytest.fixture
def find_in_english(contexts: dict[str, Context]) -> Find:
    return lambda text: search(contexts["en"], [text], Filters())


@pytest.mark.parametrize(
    ("query", "session"),
    [
        ("road map", "2.2"),
        ("hoja de ruta", "2.2"),
        ("libraries", "3.1"),
        ("suiza", "4.1"),
        ("germany", "3.1"),
        ("south american", "2.3"),
        ("vice president of microsoft", "3.1"),
        ("patentes", "4.1"),
        ("asamblea general", "1.1"),
    ],
)
def test_a_translation_is_a_strong_hit_by_meaning(query: str, session: str, find: Find) -> None:
    answer = find(query)
    assert [item["session"] for item in answer.items][:1] == [session]


def test_the_word_that_stands_there_is_shown_and_marked(find: Find) -> None:
    item = find("libraries").items[0]
    start, end = item["spans"][0]
    assert item["tier"] == "meaning"
    assert item["matched"]["word"] == item["text"][start:end] == "bibliothèques"


def test_it_works_the_other_way_round(find_in_english: Find) -> None:
    assert find_in_english("bibliothèque").items[0]["session"] == "3.1"
    assert find_in_english("suisse").items[0]["session"] == "4.1"


def test_a_word_that_is_there_goes_before_its_synonyms(find: Find) -> None:
    assert {item["tier"] for item in find("bibliothèques").items[:1]} == {"exact"}


@pytest.mark.parametrize("query", ["find", "take", "encontrar", "different ways"])
def test_what_says_little_is_not_answered_strongly_by_translation(query: str, find: Find) -> None:
    assert not find(query).items


@pytest.mark.parametrize("query", ["wine harvest", "moscow", "bicycle", "fishing port"])
def test_a_known_word_that_the_report_lacks_is_not_taken_for_a_slip(query: str, find: Find) -> None:
    answer = find(query)
    assert not answer.items
    assert not any("Showing" in remark for remark in answer.remarks)


@pytest.mark.parametrize(
    "query",
    [
        "how do I repair a car engine at home",
        "¿cuál es la mejor receta de paella valenciana?",
        "la coupe du monde de ski",
    ],
)
def test_a_sentence_about_something_else_is_not_answered_strongly(query: str, find: Find) -> None:
    assert not find(query).items


def test_explain_names_the_entry(find: Find) -> None:
    (first, _) = find("road map").extra["understood"]["words"]
    assert "feuille de route = road map = hoja de ruta" in first["concepts"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Yan Van Zannen", "Jan Van Zanen"),
        ("Gabi Cuevas", "Gabriela Cuevas"),
        ("Gregory Munro", "Greg Munro"),
    ],
)
def test_a_surname_with_a_given_name_that_is_called_otherwise(query: str, name: str, find: Find) -> None:
    answer = find(query)
    assert answer.items[0]["speaker"]["name"] == name
    assert any(name in remark for remark in answer.remarks)


@pytest.mark.parametrize("query", ["Leila Martello", "Rio de Janeiro", "altay skateboard", "Maria Binay"])
def test_a_surname_with_a_stranger_is_weak(query: str, find: Find) -> None:
    assert not find(query).items


@pytest.mark.parametrize(
    ("asked", "given", "same"),
    [
        ("abby", "abigail", True),
        ("thembi", "thembisile", True),
        ("yan", "jan", True),
        ("mo", "mohamed", True),
        ("gabi", "gabriela", True),
        ("greg", "gregory", True),
        ("gregory", "greg", True),
        ("maria", "marlen", False),
        ("bob", "philippe", False),
        ("a", "abigail", False),
    ],
)
def test_how_a_given_name_may_be_called(asked: str, given: str, same: bool) -> None:
    assert spelling.alike(asked, given) is same
