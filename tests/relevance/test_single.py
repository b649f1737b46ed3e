"""The floor under search across languages: an event in one language, asked in all three."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from . import single
from .measure import Engine, ask, figures, written

FLOORS = {"queries": 0.93, "phrases": 0.95, "imported": 0.9, "imported_after": 0.9}


@pytest.fixture(scope="module", params=["fr", "en", "es"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with single.bundled_in(request.param) as search:
        yield search


@pytest.fixture(scope="module")
def report() -> Iterator[Engine]:
    path = single.report()
    if path is None:
        pytest.skip(f"the report is not beside the checkout; {single.REPORT} can name it")
    with single.imported(path) as search:
        yield search


@pytest.mark.parametrize("name", single.SETS)
def test_any_language_finds_its_session_in_an_event_in_one(engine: Engine, name: str) -> None:
    found = figures(ask(engine, written(name)))
    assert found.first >= FLOORS[name]
    assert (found.false or 0.0) <= 1 / 8


def test_any_language_finds_its_session_in_the_report(report: Engine) -> None:
    found = figures(ask(report, written("queries")))
    assert found.first >= 0.97
    assert found.speaker >= 0.95
    assert found.false <= 1 / 8


def test_a_long_phrase_in_other_words_finds_its_session_in_the_report(report: Engine) -> None:
    found = figures(ask(report, written("phrases")))
    assert found.first >= 0.87
    assert found.third >= 0.97


@pytest.mark.parametrize("name", ["imported", "imported_after"])
def test_queries_written_for_the_report_find_their_session(report: Engine, name: str) -> None:
    found = figures(ask(report, written(name)))
    assert found.first >= 0.93
    assert found.third >= 0.97
    assert found.false <= 1 / 8


@pytest.mark.parametrize("name", ["imported", "imported_after"])
def test_the_written_sets_are_whole(name: str) -> None:
    queries = written(name)
    assert len(queries) >= 100
    assert len({query.text for query in queries}) == len(queries)
    assert all(query.want for query in queries if query.kind != "negative")
