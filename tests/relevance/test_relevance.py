"""The floor under search: figures that no change may go below. `make relevance` prints all of them."""

import pytest

from . import ablation, engines, score
from .measure import ask, by_kind, figures, written

COUNT = 100  # automatic queries a set and language; `make relevance` takes more


@pytest.fixture(scope="module")
def engine():
    with engines.own() as search:
        yield search


@pytest.fixture(scope="module")
def queries(engine):
    return ask(engine, written("queries"))


@pytest.fixture(scope="module")
def phrases(engine):
    return ask(engine, written("phrases"))


def test_a_written_query_finds_its_session_first(queries):
    assert figures(queries).first >= 0.95


def test_the_right_person_is_named_first(queries):
    assert figures(queries).speaker >= 0.95


def test_no_kind_of_query_is_left_behind(queries):
    low = {
        kind: found.first for kind, found in by_kind(queries).items() if found.first is not None and found.first < 0.85
    }
    assert not low


def test_what_was_not_spoken_of_is_not_answered_strongly(queries):
    assert figures(queries).false <= 1 / 8


def test_a_long_phrase_in_other_words_finds_its_session(phrases):
    found = figures(phrases)
    assert found.first >= 0.87
    assert found.third >= 0.97


@pytest.mark.parametrize(
    ("name", "floor"), [("one slip", 0.92), ("another form", 0.90), ("accents off", 0.98)], ids=["slip", "form", "bare"]
)
def test_a_word_of_the_event_is_found_otherwise_written(engine, name, floor):
    asked = ask(engine, score.made(name, COUNT))
    assert len(asked) >= COUNT
    assert figures(asked).first >= floor


def test_a_word_of_a_dictionary_that_is_off_topic_is_not_answered_strongly(engine):
    asked = ask(engine, score.made("off topic", 3 * COUNT))
    if not asked:
        pytest.skip(f"no word list is installed: {', '.join(score.missing())}")
    assert figures(asked).false <= 0.03


def test_better_than_what_people_use_instead(queries, phrases):
    for baseline in (engines.plain_fts(), engines.fuzzy()):
        for name, own in (("queries", queries), ("phrases", phrases)):
            other = figures(ask(baseline, written(name)))
            assert figures(own).first > other.first, name


def test_every_part_that_the_ablation_takes_out_exists():
    for part in ablation.PARTS:
        with ablation.without(part):
            pass


def test_the_written_sets_are_whole():
    assert len(written("queries")) >= 200
    assert len({query.text for query in written("queries")}) == len(written("queries"))
    assert len(by_kind(ask(lambda text: engines.Found([], None, False), written("queries")))) == 12
