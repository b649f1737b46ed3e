"""The bundled event: complete in its shape, in three languages, with nothing loose."""

import re
from itertools import pairwise
from typing import Any

import pytest

from cgluctl.language import LANGUAGES, thesaurus
from cgluctl.store.file import load
from cgluctl.store.locate import bundled
from cgluctl.store.storage import dumps

Tables = dict[str, dict[str, Any]]


def records(truth: Tables, name: str) -> list[dict[str, Any]]:
    return list(truth[name].values())


def test_seven_sessions_on_four_days(truth: Tables) -> None:
    assert [(s["id"], s["date"]) for s in records(truth, "sessions")] == [
        ("1.1", "2021-05-14"),
        ("2.1", "2021-05-18"),
        ("2.2", "2021-05-18"),
        ("2.3", "2021-05-18"),
        ("3.1", "2021-05-19"),
        ("4.1", "2021-05-20"),
        ("4.2", "2021-05-20"),
    ]
    assert [s["day"] for s in records(truth, "sessions")] == [1, 2, 2, 2, 3, 4, 4]


def test_fourteen_named_people_and_offices_without_a_name(truth: Tables) -> None:
    people = {s["name"] for s in records(truth, "speakers") if s["named"]}
    assert people == {
        "Philippe Rio",
        "Totò Martello",
        "Jan Van Zanen",
        "Hugh Eaton",
        "Mar-len Abigail Sombillo Binay",
        "Uğur İbrahim Altay",
        "Stella Chungong",
        "Gabriela Cuevas",
        "Mohamed Boudra",
        "Thembisile Nkadimeng",
        "Phumzile Mlambo-Ngucka",
        "Lamia Kamal",
        "Greg Munro",
        "Tedros Adhanom Ghebreyesus",
    }
    assert sum(not s["named"] for s in records(truth, "speakers")) >= 5


def test_three_direct_quotes_each_of_a_named_person(truth: Tables) -> None:
    quotes = [p for p in records(truth, "passages") if p["speech"] == "direct"]
    assert [(p["session"], p["speaker"]) for p in quotes] == [
        ("2.2", "philippe-rio"),
        ("2.3", "toto-martello"),
        ("4.1", "gabriela-cuevas"),
    ]
    assert {p["verbatim"] for p in quotes} == {"fr"}


def test_what_is_not_direct_is_in_our_words(truth: Tables) -> None:
    others = [p for p in records(truth, "passages") if p["speech"] != "direct"]
    assert [p["id"] for p in others if p["verbatim"] is not None] == []
    assert [p["id"] for p in others if (p["speech"] == "reported") is not (p["speaker"] is not None)] == []
    assert 120 <= len(others) <= 200


def test_who_is_said_to_be_quoted_is(truth: Tables) -> None:
    said = {
        (s["id"], part["speaker"]) for s in records(truth, "sessions") for part in s["parts"] if "quoted" in part["did"]
    }
    quoted = {(p["session"], p["speaker"]) for p in records(truth, "passages") if p["speech"] == "direct"}
    assert said == quoted


def test_who_speaks_has_a_part_and_a_role_there(truth: Tables) -> None:
    parts = {(s["id"], part["speaker"]) for s in records(truth, "sessions") for part in s["parts"]}
    spoken = {(p["session"], p["speaker"]) for p in records(truth, "passages") if p["speaker"]}
    roles = {(role["session"], s["id"]) for s in records(truth, "speakers") for role in s["roles"]}
    assert spoken <= parts
    assert parts == roles
    assert {speaker for _, speaker in parts} == {s["id"] for s in records(truth, "speakers")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_in_every_language(language: str, truth: Tables) -> None:
    def texts(value: Any) -> list[dict[str, Any]]:
        if isinstance(value, dict):
            if set(value) == set(LANGUAGES):
                return [value]
            return [text for inner in value.values() for text in texts(inner)]
        return [text for inner in value for text in texts(inner)] if isinstance(value, list) else []

    found = texts(truth)
    assert len(found) > 200
    assert [text for text in found if not str(text[language] or "").strip()] == []
    assert [text for text in found if text[language] != text[language].strip() or "  " in text[language]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_summaries_have_two_to_four_sentences_and_short_titles_40_letters(language: str, truth: Tables) -> None:
    for session in records(truth, "sessions"):
        assert 2 <= len(re.findall(r"[.!?…»”](?:\s|$)", session["summary"][language])) <= 4, session["id"]
        assert len(session["short"][language]) <= 40, session["id"]


def test_ids_count_up_within_their_session(truth: Tables) -> None:
    for session in records(truth, "sessions"):
        ids = [p["id"] for p in records(truth, "passages") if p["session"] == session["id"]]
        assert ids == [f"{session['id']}/p{number}" for number in range(1, len(ids) + 1)]


def test_passages_stand_in_the_order_of_sessions_and_within_their_lines(truth: Tables) -> None:
    lines = {s["id"]: s["source"]["lines"] for s in records(truth, "sessions")}
    order = list(lines)
    places = [order.index(p["session"]) for p in records(truth, "passages")]
    assert places == sorted(places)
    for passage in records(truth, "passages"):
        first, last = lines[passage["session"]]
        assert first <= passage["source"]["lines"][0] <= passage["source"]["lines"][1] <= last, passage["id"]
        assert passage["source"]["page"] is None


def test_no_session_runs_into_the_next(truth: Tables) -> None:
    places = [s["source"]["lines"] for s in records(truth, "sessions")]
    assert all(one[1] < other[0] for one, other in pairwise(places))


def test_topics_are_concepts_and_goals_are_ours(truth: Tables) -> None:
    known = thesaurus.concepts()
    for session in records(truth, "sessions"):
        assert [topic for topic in session["topics"] if topic not in known] == []
        assert session["topics"]
        assert all(1 <= goal <= 17 for goal in session["sdgs"])
        assert session["sdgs_by"] == "cgluctl"


def test_no_text_names_the_number_of_a_goal(truth: Tables) -> None:
    pattern = re.compile(r"\b(ODD|SDG|ODS) ?\d", re.IGNORECASE)
    texts = [
        text
        for name in ("sessions", "passages")
        for r in records(truth, name)
        for key in ("text", "title", "summary")
        for text in (r.get(key) or {}).values()
    ]
    assert [text for text in texts if text and pattern.search(text)] == []


def test_only_quotes_hold_quotation_marks_that_open_a_sentence(truth: Tables) -> None:
    long = re.compile(r"[«“][^»”]{80,}[»”]")
    assert [
        p["id"] for p in records(truth, "passages") if any(long.search(text or "") for text in p["text"].values())
    ] == []


def test_the_file_is_sound_and_written_as_the_program_writes(truth: Tables) -> None:
    load(bundled())
    assert bundled().read_bytes() == dumps(truth)
