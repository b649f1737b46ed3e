"""Quotes, people by their names however spelt, topics and counts."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from making import Result, changed, write

Call = Callable[..., Result]


def ids(result: Result) -> list[str]:
    return [item["id"] for item in result.json["items"]]


@pytest.mark.parametrize(
    "command",
    [
        ["--speaker", "Rio"],
        ["--speaker", "rio"],
        ["-s", "RIO"],
        ["--speaker", "Philippe Rio"],
        ["--speaker", "rio philippe"],
        ["--speaker", "philippe-rio"],
        ["--speaker", "Filipe Rio"],
        ["--speaker", "Ryo"],
        ["--speaker", "Phillipe Roi"],
        ["--speaker", "maire de Grigny"],
        ["--speaker", "mayor of Grigny"],
        ["rio"],
        ["--session", "2.2"],
        ["résilience"],
        ["resilience"],
        ["territorios", "de", "resistencia"],
        ["speaker:rio"],
    ],
    ids=" ".join,
)
def test_one_quote_by_many_ways(command: list[str], call: Call) -> None:
    result = call("quote", *command, "--json")
    assert result.code == 0, result.words
    assert [item["speaker"]["id"] for item in result.json["items"]] == ["philippe-rio"]
    assert {item["speech"] for item in result.json["items"]} == {"direct"}


def test_a_short_name_that_no_name_is_near_finds_nobody(call: Call) -> None:
    assert "No speaker answers to “Xyz”." in call("quote", "--speaker", "Xyz").refused(1)
    assert "Showing Philippe Rio for “Ryo”." in call("quote", "--speaker", "Ryo").words


def test_every_direct_quote(call: Call) -> None:
    items = call("quote", "--json").json["items"]
    assert [item["speaker"]["name"] for item in items] == ["Philippe Rio", "Totò Martello", "Gabriela Cuevas"]
    for item in items:
        assert item["lang"] == "fr"
        assert item["translation"]
        assert item["source"]["lines"]


def test_one_by_chance_is_one_of_them(call: Call) -> None:
    every = set(ids(call("quote", "--json")))
    for _ in range(5):
        (one,) = ids(call("quote", "--random", "--json"))
        assert one in every


@pytest.mark.parametrize("name", ["Binay", "altay", "maire de Genève", "eaton"])
def test_who_is_not_quoted_has_no_quote_but_what_is_reported(name: str, call: Call) -> None:
    result = call("quote", "--speaker", name)
    assert (result.code, result.out) == (1, b"")
    assert not set("«»❝") & set(result.words)
    found = call("quote", "--speaker", name, "--json")
    assert (found.code, found.json["items"]) == (1, [])
    assert {item["speech"] for item in found.json["instead"]["reported"]} == {"reported"}


def test_a_misspelt_name_is_repaired_and_said(call: Call) -> None:
    result = call("quote", "--speaker", "Cuevaz")
    assert result.code == 0
    assert "Gabriela Cuevas" in result.words
    assert "Cuevaz" in result.words


EMPTY = ""


@pytest.mark.parametrize("name", ["Zzyzx", "Mandela", "--", "…", EMPTY, " "])
def test_a_name_of_nobody(name: str, call: Call) -> None:
    result = call("quote", "--speaker", name, "--json")
    assert result.code in (1, 2), result.text[:300]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("chungong", "stella-chungong"),
        ("Dr. Stella Chungong", "stella-chungong"),
        ("mme stella chungong", "stella-chungong"),
        ("shungong", "stella-chungong"),
        ("Uğur İbrahim Altay", "ugur-ibrahim-altay"),
        ("ugur ibrahim altay", "ugur-ibrahim-altay"),
        ("UGUR", "ugur-ibrahim-altay"),
        ("Jan van Zanen", "jan-van-zanen"),
        ("zanen", "jan-van-zanen"),
        ("Mlambo Ngcuka", "phumzile-mlambo-ngucka"),
        ("kamal chaoui", "lamia-kamal"),
        ("Thembi", "thembisile-nkadimeng"),
        ("abby binay", "mar-len-abigail-sombillo-binay"),
        ("toto martello", "toto-martello"),
        ("SALGA", "thembisile-nkadimeng"),
        ("mayor of Mannheim", "maire-de-mannheim"),
    ],
)
def test_a_speaker_by_a_name_however_spelt(name: str, id: str, call: Call) -> None:
    assert ids(call("speakers", name, "--json")) == [id]


def test_a_shared_role_gives_all_who_have_it(call: Call) -> None:
    found = ids(call("speakers", "maire", "--json"))
    assert len(found) >= 8
    assert "philippe-rio" in found
    assert "hugh-eaton" not in found


def test_speakers_are_people_and_offices(call: Call) -> None:
    items = call("speakers", "--json").json["items"]
    assert sum(item["named"] for item in items) == 14
    assert all(item["parts"] for item in items)
    assert all(item["roles"][0]["title"] for item in items)


def test_an_office_is_shown_in_the_language_asked_for(call: Call) -> None:
    for language, shown in (("en", "mayor of Geneva"), ("fr", "maire de Genève"), ("es", "Ginebra")):
        assert shown in call("speakers", "maire-de-geneve", "--lang", language, tty=True, TERM="dumb").text


def test_what_somebody_did_in_several_sessions_is_told_in_the_language_asked_for(call: Call, tmp_path: Path) -> None:
    listed = [{"speaker": "alpha", "did": ["listed"], "lines": [[12, 12]]}]
    store = write(tmp_path / "event.json", changed("sessions.2.parts", listed))
    for language, shown in (("en", "opened, quoted; listed"), ("fr", "ouverture, citation; mention")):
        assert shown in call("speakers", "--store", str(store), "--lang", language).text


@pytest.mark.parametrize("name", ["health", "santé", "salud", "Health", "HEALTH"])
def test_a_topic_by_id_or_label_in_any_language(name: str, call: Call) -> None:
    (item,) = call("topics", name, "--json").json["items"]
    assert item["id"] == "health"
    assert item["sessions"] == ["4.1"]
    assert set(item["labels"]) == {"fr", "en", "es"}


@pytest.mark.parametrize("name", ["zzz", "blockchain", "…", "%"])
def test_no_such_topic(name: str, call: Call) -> None:
    call("topics", name).refused(1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("migratoin", "migration"), ("logemnet", "logement"), ("derechos humnaos", "derechos humanos")],
)
def test_a_misspelt_topic_is_told_the_nearest(typed: str, meant: str, call: Call) -> None:
    assert f"Did you mean {meant}?" in call("topics", typed).refused(1)
    assert f"Did you mean {meant}?" in call("search", "a", "--topic", typed).refused(1)


def test_what_is_no_day_is_refused_as_one(call: Call) -> None:
    assert "There is no day “hier”." in call("search", "a", "--day", "hier").refused(1)


def test_topics_are_labelled_in_the_language_asked_for(call: Call) -> None:
    labels = {
        language: {item["id"]: item["label"] for item in call("topics", "--json", "--lang", language).json["items"]}
        for language in ("en", "fr", "es")
    }
    assert labels["fr"]["health"] == "santé"
    assert labels["es"]["health"] == "salud"
    assert labels["en"].keys() == labels["fr"].keys() == labels["es"].keys()


@pytest.mark.parametrize("by", ["speaker", "day", "session", "topic", "speech", "event", "year"])
def test_counts_add_up(by: str, call: Call) -> None:
    hits = call("search", "droits", "--limit", "0", "--json").json["items"]
    result = call("search", "droits", "--limit", "0", "--count-by", by, "--json")
    counts = {item[by]: item["count"] for item in result.json["items"]}
    assert result.code == 0
    assert list(counts.values()) == sorted(counts.values(), reverse=True)
    if by in ("day", "session", "event", "year"):
        assert sum(counts.values()) == len(hits)
    if by == "speech":
        assert counts["direct"] == sum(hit["speech"] == "direct" for hit in hits)


@pytest.mark.parametrize(
    ("by", "shown", "key"),
    [
        ("speaker", "Relator Especial", "le Rapporteur spécial"),
        ("topic", "derechos humanos", "human-rights"),
        ("speech", "relato", "narrative"),
    ],
)
def test_counts_are_shown_in_the_language_asked_for(by: str, shown: str, key: str, call: Call) -> None:
    counted = ("search", "derechos", "--lang", "es", "--count-by", by)
    screen = call(*counted, tty=True, TERM="dumb").text
    assert (shown in screen, key in screen) == (True, False)
    assert key in call(*counted, "--format", "csv").text


def test_the_counts_of_a_search_do_not_depend_on_the_limit(call: Call) -> None:
    few, all_ = (call("search", "droits", "--limit", n, "--count-by", "session", "--json") for n in ("2", "0"))
    assert json.loads(few.out)["items"] == json.loads(all_.out)["items"]


@pytest.mark.parametrize("command", [["search", "pont"], ["quote"], ["speakers"], ["topics"]], ids=" ".join)
def test_every_event_of_the_store_is_covered_and_one_can_be_named(
    command: list[str], library: Callable[..., Path], call: Call
) -> None:
    from making import tables

    library(tables("a-2020"), "a.json")
    folder = str(library(tables("b-2020"), "b.json").parent)
    both = call(*command, "--store", folder, "--json")
    assert both.code == 0, both.words
    assert {"a-2020", "b-2020"} <= set(json.dumps(both.json).replace("/", '"').split('"'))
    one = call(*command, "--store", folder, "--json", "--event", "a-2020")
    assert one.code == 0, one.words
    assert "b-2020" not in json.dumps(one.json["items"])
