"""The right session first, whole sessions together, and filters that only narrow."""

from collections.abc import Callable
from itertools import groupby

import pytest

from cgluctl.errors import CgluctlError
from cgluctl.search import engine, postings
from cgluctl.search.archive import Archive
from cgluctl.search.query import parse
from cgluctl.search.understand import understand
from cgluctl.shapes import Answer

Find = Callable[..., Answer]


def first(answer: Answer) -> str:
    assert answer.items, answer.remarks
    return answer.items[0]["session"]


@pytest.mark.parametrize(
    ("query", "session"),
    [
        ("accès au logement", "1.1"),
        ("right to housing", "1.1"),
        ("coopération au développement", "2.1"),
        ("development cooperation", "2.1"),
        ("Charte des droits humains dans la ville", "2.2"),
        ("Charter-Agenda", "2.2"),
        ("charte de lampedusa", "2.3"),
        ("xenophobia", "2.3"),
        ("numérisation inclusive", "3.1"),
        ("internet access", "3.1"),
        ("salud para todos", "4.1"),
        ("couverture sanitaire universelle", "4.1"),
        ("caring society", "4.2"),
        ("sociedad que cuida", "4.2"),
    ],
)
def test_the_right_session_comes_first(query: str, session: str, find: Find) -> None:
    assert first(find(query)) == session


@pytest.mark.parametrize(
    ("query", "speaker"),
    [
        ("rio", "philippe-rio"),
        ("Philippe Rio", "philippe-rio"),
        ("Altay Ugur", "ugur-ibrahim-altay"),
        ("İbrahim", "ugur-ibrahim-altay"),
        ("van zanen", "jan-van-zanen"),
        ("Mlambo-Ngcuka", "phumzile-mlambo-ngucka"),
        ("Kamal-Chaoui", "lamia-kamal"),
        ("Dr Tedros", "tedros-adhanom-ghebreyesus"),
        ("maire de Grigny", "philippe-rio"),
        ("mayor of Lampedusa", "toto-martello"),
        ("alcalde de Konya", "ugur-ibrahim-altay"),
        ("directeur de Cities Alliance", "greg-munro"),
    ],
)
def test_a_name_or_an_office_puts_the_speaker_first(query: str, speaker: str, find: Find) -> None:
    top = find(query).items[0]
    assert (top["kind"], top["speaker"]["id"]) == ("speaker", speaker)


@pytest.mark.parametrize("query", ["migration", "droits", "health", "pandemic"])
def test_the_hits_of_a_session_stand_together(query: str, find: Find) -> None:
    order = [session for session, _ in groupby(item["session"] for item in find(query).items)]
    assert len(order) == len(set(order))


def test_the_exact_word_comes_before_its_forms(find: Find) -> None:
    found = [item["tier"] for item in find("migration").items if item["kind"] == "passage"]
    assert found.index("exact") < found.index("form")
    assert found == sorted(found, key=("exact", "form", "spelling", "meaning").index)


def test_a_phrase_keeps_only_what_has_it(find: Find) -> None:
    loose, strict = find("human rights"), find('"human rights"')
    ids = [item["id"] for item in strict.items]
    assert set(ids) < {item["id"] for item in loose.items} | set(ids)
    assert 0 < len(ids) <= len(loose.items)
    passages = [item for item in strict.items if item["kind"] == "passage" and item["lang"] == "en"]
    assert passages
    assert all("human rights" in item["text"].lower() for item in passages)


def test_a_word_left_out_is_left_out(find: Find) -> None:
    with_it, without = find("migration"), find("migration -charter")
    assert {item["id"] for item in without.items} < {item["id"] for item in with_it.items}


@pytest.mark.parametrize(
    "filters",
    [
        {"speaker": "martello"},
        {"day": "2"},
        {"day": "2021-05-18"},
        {"session": "2.3"},
        {"speech": "direct"},
        {"topic": "migration"},
        {"since": "2021-05-18", "until": "2021-05-18"},
        {"speaker": "martello", "speech": "reported"},
        {"event": "cglu-2021-05"},
    ],
    ids=str,
)
def test_filters_only_narrow(filters: dict[str, str], find: Find) -> None:
    everything = {item["id"] for item in find("migration", limit=0).items}
    narrowed = find("migration", limit=0, **filters).items
    assert narrowed
    assert {item["id"] for item in narrowed} <= everything
    for item in narrowed:
        assert filters.get("speech") in (None, item["speech"])
        assert filters.get("session") in (None, item["session"])
        if "speaker" in filters:
            assert item["speaker"]["id"] == "toto-martello"


@pytest.mark.parametrize(
    "filters", [{"speaker": "zzzz"}, {"day": "9"}, {"session": "9.9"}, {"topic": "zzzz"}, {"speech": "sung"}], ids=str
)
def test_a_filter_that_means_nothing_is_an_error(filters: dict[str, str], find: Find) -> None:
    with pytest.raises(CgluctlError) as caught:
        find("migration", **filters)
    assert caught.value.exit_code in (1, 2)


def test_filters_without_words_list_every_passage(find: Find) -> None:
    answer = find(speaker="martello")
    assert [item["id"].split("/")[-1] for item in answer.items] == sorted(
        (item["id"].split("/")[-1] for item in answer.items), key=lambda id: int(id[1:])
    )
    assert {item["speaker"]["id"] for item in answer.items} == {"toto-martello"}


def test_filters_in_the_query_are_those_of_the_options(find: Find) -> None:
    assert find("migration speaker:martello").items == find("migration", speaker="martello").items


@pytest.mark.parametrize("limit", [1, 3, 0])
def test_the_limit_cuts_and_says_so(limit: int, find: Find) -> None:
    everything = find("rights", limit=0)
    answer = find("rights", limit=limit)
    assert answer.total == everything.total
    assert list(answer.items) == list(everything.items)[: limit or None]
    assert bool(answer.remarks) is (limit != 0)


def test_of_a_frequent_word_the_best_of_the_newest_are_looked_at(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And of each further form as much less as fewer of it are kept."""
    for name, value in (("RANKED", 8), ("KEPT", 4), ("LEAST", 2)):
        monkeypatch.setattr(postings, name, value)
    understood = understand(archive.db, parse(["villes"]))
    crowds = engine.crowded(archive.db, understood, 4)
    (first, *forms) = crowds.values()
    assert (first.ranked, first.kept) == (8, 4)
    assert {(min(crowd.ranked, 4), crowd.kept) for crowd in forms} <= {(4, 2)}
    assert engine.crowded(archive.db, understood, postings.ALL) == {}
    found = {hit.n for ranked in engine.rank(archive.db, understood, [], 4, 2) for hit in ranked.hits}
    every = {hit.n for ranked in engine.rank(archive.db, understood, [], postings.ALL) for hit in ranked.hits}
    assert found < every
