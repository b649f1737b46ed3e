"""How a hit was found: exact, form, meaning or spelling; and what is not repaired."""

from collections.abc import Callable

import pytest

from cgluctl.answers.context import Context
from cgluctl.search.query import QueryWord, parse
from cgluctl.search.spelling import edits_allowed, nearest
from cgluctl.search.understand import understand
from cgluctl.shapes import Answer

Find = Callable[..., Answer]


def tiers(answer: Answer) -> set[str]:
    return {item["tier"] for item in answer.items}


def sessions(answer: Answer) -> list[str]:
    return list(dict.fromkeys(item["session"] for item in answer.items))


@pytest.mark.parametrize(
    ("query", "tier", "session"),
    [
        ("migration", "exact", "2.3"),
        ("Lampedusa", "exact", "2.3"),
        ("logement", "exact", "1.1"),
        ("vivienda", "exact", "1.1"),
        ("migrations", "form", "2.3"),
        ("sante", "exact", "4.1"),
        ("migratoires", "form", "2.3"),
        ("digital divide", "meaning", "3.1"),
        ("xenofobia", "exact", "2.3"),
        ("lampedoussa", "spelling", "2.3"),
        ("migrattion", "spelling", "2.3"),
        ("segregaton", "spelling", "1.1"),
    ],
)
def test_the_first_hit_says_how_it_was_found(query: str, tier: str, session: str, find: Find) -> None:
    answer = find(query)
    assert answer.items, answer.remarks
    assert answer.items[0]["session"] == session
    assert tier in tiers(answer)
    if tier in ("meaning", "spelling"):
        assert "exact" not in tiers(answer)


@pytest.mark.parametrize(
    ("query", "without"), [("migration", "migrations"), ("santé", "sante"), ("l'accès", "acces"), ("ODD", "odd")]
)
def test_endings_accents_case_and_articles_lead_to_the_same_session(query: str, without: str, find: Find) -> None:
    assert sessions(find(query))[0] == sessions(find(without))[0]


@pytest.mark.parametrize(
    ("asked", "meant", "told"),
    [
        ('"dijital divide"', '"digital divide"', "Showing “digital” for “dijital”."),
        ('"lute contre"', '"lutte contre"', "Showing “lutte” for “lute”."),
        ('"lutte contr" xenophobie', '"lutte contre" xenophobie', "Showing “contre” for “contr”."),
    ],
)
def test_a_slip_in_a_phrase_finds_what_the_phrase_finds(asked: str, meant: str, told: str, find: Find) -> None:
    slipped = find(asked)
    assert [item["id"] for item in slipped.items] == [item["id"] for item in find(meant).items] != []
    assert told in slipped.remarks


def test_a_phrase_that_stands_in_no_spelling_is_not_corrected(find: Find) -> None:
    answer = find('"human divid"')
    assert not answer.items
    assert not any("Showing" in remark for remark in answer.remarks)


@pytest.mark.parametrize("query", ["lutilisation", "l’utilisation", "utilisation"])
def test_a_forgotten_apostrophe(query: str, find: Find) -> None:
    assert {hit["id"] for hit in find(query).items} == {hit["id"] for hit in find("utilisation").items} != set()


@pytest.mark.parametrize("trio", [("santé", "health", "salud"), ("logement", "housing", "vivienda")])
def test_three_languages_find_one_session(trio: tuple[str, str, str], find: Find) -> None:
    assert len({sessions(find(word))[0] for word in trio}) == 1


@pytest.mark.parametrize("query", ["blockchain", "zxqwv", "football", "XQZ"])
def test_nothing_is_far_fetched(query: str, find: Find) -> None:
    answer = find(query)
    assert not answer.found
    assert list(answer.items) == []
    assert answer.remarks


def test_weak_hits_stand_apart_and_name_what_is_missing(find: Find) -> None:
    answer = find("migration blockchain volleyball")
    assert not answer.items
    assert answer.extra
    weak = answer.extra["weak"]
    assert weak
    assert all("blockchain" in item["missing"] for item in weak)


@pytest.mark.parametrize(
    ("word", "edits"), [("de", 0), ("OMS", 0), ("rios", 1), ("content", 1), ("contents", 2), ("migration", 2)]
)
def test_how_many_slips_a_word_may_hold(word: str, edits: int) -> None:
    assert edits_allowed(word) == edits


@pytest.mark.parametrize("word", ["rip", "OSM", "2031", "WHX", "whoo"])
def test_short_words_acronyms_and_numbers_are_not_repaired_onto_stop_words(word: str, context: Context) -> None:
    from cgluctl.language.words import STOP_WORDS

    near = nearest(context.archive.db, QueryWord(word, word.lower()))
    assert not set(near) & STOP_WORDS
    if len(word) <= 3 or word.isdigit():
        assert near == []


@pytest.mark.parametrize("query", ["lampedoussa", "numerisacion", "gouvernments"])
def test_a_repair_is_said(query: str, find: Find) -> None:
    answer = find(query)
    assert answer.found
    assert any(query in remark for remark in answer.remarks)


def test_a_known_word_is_never_repaired(context: Context) -> None:
    for query in ("migration", "droits", "city", "salud"):
        (word,) = understand(context.archive.db, parse([query])).words
        assert word.corrected == ()
        assert word.terms[word.word.folded] == "exact"


def test_every_hit_says_why_and_where(find: Find) -> None:
    for query in ("migration", "digital divide", "rio", "lampedoussa", "maire"):
        for item in find(query).items:
            assert item["matched"]["word"], item["id"]
            assert item["matched"]["lang"] in ("fr", "en", "es")
            assert item["tier"] in ("exact", "form", "meaning", "spelling")
            spans = item["spans"]
            assert all(0 <= start < end <= len(item["text"]) for start, end in spans)
            assert spans == sorted(spans)


def test_an_exact_hit_is_marked_in_the_text(find: Find) -> None:
    item = next(item for item in find("migration").items if item["tier"] == "exact" and item["lang"] == "en")
    start, end = item["spans"][0]
    assert item["text"][start:end].lower() == "migration"
