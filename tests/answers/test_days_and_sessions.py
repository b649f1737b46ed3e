"""Days, sessions by any of their names, and the brief."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cgluctl.answers.context import surnames
from making import Result, changed, passage, speaker, tables, text, write

Call = Callable[..., Result]


def shown(result: Result) -> list[str]:
    assert result.code == 0, result.words
    return [item["session"] for item in result.json["items"]]


@pytest.mark.parametrize(
    ("name", "sessions"),
    [
        ("2.3", ["2.3"]),
        ("cglu-2021-05/2.3", ["2.3"]),
        ("2", ["2.1", "2.2", "2.3"]),
        ("day 2", ["2.1", "2.2", "2.3"]),
        ("Jour 2", ["2.1", "2.2", "2.3"]),
        ("día 2", ["2.1", "2.2", "2.3"]),
        ("2021-05-18", ["2.1", "2.2", "2.3"]),
        ("lampedusa", ["2.3"]),
        ("Lampedousa", ["2.3"]),
        ("logement", ["1.1"]),
        ("caring society", ["4.2"]),
        (" 2.3 ", ["2.3"]),
    ],
)
def test_a_session_or_day_by_any_of_its_names(name: str, sessions: list[str], call: Call) -> None:
    assert shown(call("show", name, "--json")) == sessions


@pytest.mark.parametrize("name", ["9.9", "0", "7", "2021-05-15", "2.33", "blockchain", "cglu-1999-01/2.3", "none/2"])
def test_a_name_of_nothing_is_not_there(name: str, call: Call) -> None:
    call("show", name).refused(1)
    result = call("show", name, "--json")
    assert (result.code, result.json["items"]) == (1, [])
    assert json.loads(result.words)["error"]["code"] == "not-found"


def test_an_ambiguous_name_lists_the_choices(call: Call) -> None:
    line = call("show", "droits").refused(2)
    assert {"2.2", "2.3"} <= {word.strip(";:.") for word in line.split()}
    assert json.loads(call("show", "droits", "--json").refused(2))["error"]["code"] == "ambiguous"


def test_words_need_no_quotation_marks(call: Call) -> None:
    assert call("show", "caring", "society").out == call("show", "caring society").out


def test_several_ids_are_shown_one_below_the_other(call: Call) -> None:
    asked = ("2.3", "2.2/p15", "cglu-2021-05/4.2", "2.2/p15")
    alone = [call("show", name, "--json").json["items"][0] for name in dict.fromkeys(asked)]
    assert call("show", *asked, "--json").json["items"] == alone
    texts = [call("show", name, "-f", "csv").text.splitlines() for name in dict.fromkeys(asked)]
    assert call("show", *asked, "-f", "csv").text.splitlines() == texts[0] + texts[1][1:] + texts[2][1:]
    read = call("show", *asked, "-f", "md").text
    assert all(call("show", name, "-f", "md").text.strip() in read for name in asked)


def test_of_several_ids_none_may_be_missing(call: Call) -> None:
    assert "9.9" in call("show", "2.3", "9.9").refused(1)


def test_of_several_ids_those_without_such_speech_are_left_out(call: Call) -> None:
    both = call("show", "2.3/p1", "2.2/p15", "--speech", "direct", "--json")
    assert both.json["items"] == call("show", "2.2/p15", "--json").json["items"]
    assert call("show", "2.3/p1", "2.2/p1", "--speech", "direct").code == 1


@pytest.mark.parametrize(("speech", "count"), [("direct", 1), ("reported", 1), ("narrative", 1)])
def test_show_by_speech(speech: str, count: int, call: Call) -> None:
    (item,) = call("show", "2.3", "--speech", speech, "--json").json["items"]
    assert {passage["speech"] for passage in item["passages"]} == {speech}
    assert len(item["passages"]) >= count


def test_show_of_a_speech_that_is_not_there(call: Call) -> None:
    result = call("show", "1.1", "--speech", "direct")
    assert (result.code, result.out) == (1, b"")
    assert result.err


def test_raw_ids_are_those_of_the_passages(call: Call) -> None:
    lines = call("show", "2.3", "--raw").text.split()
    ids = [passage["id"] for passage in call("show", "2.3", "--json").json["items"][0]["passages"]]
    assert lines == ids


def test_days_hold_every_session_in_order_with_who_is_quoted(call: Call) -> None:
    days = call("days", "--json").json["items"]
    assert [(day["day"], day["date"], len(day["sessions"])) for day in days] == [
        (1, "2021-05-14", 1),
        (2, "2021-05-18", 3),
        (3, "2021-05-19", 1),
        (4, "2021-05-20", 2),
    ]
    assert [name for day in days for s in day["sessions"] for name in s["quoted"]] == [
        "Philippe Rio",
        "Totò Martello",
        "Gabriela Cuevas",
    ]


def test_the_days_between_are_said(call: Call) -> None:
    assert "15–17 May" in call("days", tty=True, TERM="dumb").text


def test_short_titles_are_short_in_every_language(call: Call) -> None:
    for language in ("en", "fr", "es"):
        days = call("days", "--json", "--lang", language).json["items"]
        assert [s["short"] for day in days for s in day["sessions"] if not 0 < len(s["short"]) <= 40] == []


def test_a_missing_language_gives_way_to_another(library: Callable[..., Path], call: Call) -> None:
    made = changed("sessions.1.title", {"fr": "Les ponts", "en": None, "es": None})
    path = str(library(changed("passages.1.text", {"fr": "Un pont.", "en": None, "es": None}, made)))
    (item,) = call("show", "1.1", "--store", path, "--json", "--lang", "es").json["items"]
    assert item["title"] == "Les ponts"
    assert (item["passages"][0]["text"], item["passages"][0]["lang"]) == ("Un pont.", "fr")


def test_direct_speech_is_always_the_original_with_its_translation(call: Call) -> None:
    for language in ("en", "es", "fr"):
        (item,) = call("quote", "--speaker", "rio", "--lang", language, "--json").json["items"]
        assert item["lang"] == "fr"
        assert item["text"].startswith("Les gouvernements locaux")
        assert (item["translation"] is None) is (language == "fr")


@pytest.mark.parametrize("where", [["2.3"], ["--session", "2.3"], ["--session", "lampedusa"], ["lampedusa"]])
def test_a_brief_of_one_session(where: list[str], call: Call) -> None:
    assert shown(call("export", *where, "--format", "json")) == ["2.3"]


@pytest.mark.parametrize("where", [["2"], ["--day", "2"], ["2021-05-18"]])
def test_a_brief_of_one_day(where: list[str], call: Call) -> None:
    assert shown(call("export", *where, "--format", "json")) == ["2.1", "2.2", "2.3"]


def test_a_brief_has_direct_quotes_only_unless_full(call: Call, truth: dict[str, dict]) -> None:
    brief, full = call("export", "-f", "json").json["items"], call("export", "--full", "-f", "json").json["items"]
    assert {p["speech"] for item in brief for p in item["passages"]} == {"direct"}
    assert sum(len(item["passages"]) for item in full) == len(truth["passages"])
    assert all(item["summary"] and item["source"]["lines"] for item in brief)


def test_the_brief_of_two_places_is_refused(call: Call) -> None:
    call("export", "2.3", "--day", "2").refused(2)


def test_export_of_the_store_is_the_file_byte_for_byte(event: Path, call: Call, tmp_path: Path) -> None:
    assert call("export", "--format", "store", "--store", str(event)).out == event.read_bytes()
    out = tmp_path / "copy.json"
    assert call("export", "--format", "store", "--store", str(event), "-o", str(out)).code == 0
    assert out.read_bytes() == event.read_bytes()


def test_an_event_without_sessions_is_answered(library: Callable[..., Path], call: Call) -> None:
    made = tables()
    path = str(library({**made, "sessions": {}, "passages": {}, "speakers": {}}))
    for command in (["days"], [], ["speakers"], ["topics"], ["export"], ["quote"], ["events"]):
        for tty in (False, True):
            result = call("--store", path, *command, tty=tty)
            assert result.code in (0, 1), (command, result.words)
            assert "Traceback" not in result.words


def test_what_another_event_has_is_pointed_to_and_remedies_name_the_event(
    call: Call, truth: dict, tmp_path: Path
) -> None:
    newer = changed("event.1.start", "2030-03-02", changed("event.1.end", "2030-03-04"))
    for session in newer["sessions"].values():
        session["date"] = session["date"].replace("2020", "2030")
    write(tmp_path / "all" / "new.json", newer)
    write(tmp_path / "all" / "old.json", truth)

    def told(*command: str) -> str:
        answer = call(*command, "--store", str(tmp_path / "all"))
        assert answer.code == 1
        return answer.words

    for command in (["show", "2.3"], ["cite", "2.3/p8"], ["show", "2.3/p8"]):
        assert "cgluctl show cglu-2021-05/2.3" in told(*command)
    for command in (["show", "9.9"], ["cite", "9.9/p1"]):
        assert "cgluctl days --event cglu-2021-05" in told(*command, "--event", "cglu-2021-05")
    assert "cgluctl show cglu-2021-05/2.2" in told("show", "2.2/p99", "--event", "cglu-2021-05")
    named = ("--event", "cglu-2021-05", "--store", str(tmp_path / "all"))
    assert "cgluctl show cglu-2021-05/4.2" in call("quote", "boudra", *named).words
    assert "cgluctl show 2 --event cglu-2021-05" in call("days", "2", *named).refused(2)
    assert "cgluctl days --event cglu-2021-05" in told("search", "x", "--day", "99", "--event", "cglu-2021-05")
    assert "cgluctl show cglu-2021-05/4.1" in call("days", *named, tty=True).text
    asked = call("show", "droits", "--event", "cglu-2021-05", "--store", str(tmp_path / "all"))
    assert "cgluctl show cglu-2021-05/2.2" in asked.refused(2)


def test_people_of_one_label_are_below_it_in_markdown(call: Call, tmp_path: Path) -> None:
    parts = [{"speaker": who, "did": ["listed"], "lines": [[2, 2]]} for who in ("alpha", "harbour-master")]
    store = write(tmp_path / "event.json", changed("sessions.1.parts", parts))
    made = call("show", "1.1", "--store", str(store), "--format", "md", "--lang", "en").text
    assert "- **Listed** – Speaker Alpha, engineer\n  - harbour master\n" in made


def test_two_of_one_surname_are_told_apart() -> None:
    assert surnames(["Ana Lefort", "Rami Haddad", "Luc Lefort"]) == ["Ana Lefort", "Haddad", "Luc Lefort"]


def test_two_of_one_surname_are_told_apart_wherever_they_speak(call: Call, tmp_path: Path) -> None:
    """In `search`, `show` and a passage alone; who shares the surname in a role or a place alone does not count."""
    made = tables()
    made["speakers"]["3"] = speaker("ana", "Ana Lefort", text("maire de Lyon"))
    made["speakers"]["4"] = speaker("luc", "Luc Lefort", text("élu"))
    made["speakers"]["5"] = speaker("eva", "Eva Prat", text("élue", None, None))
    for place, who in enumerate(("ana", "luc", "eva")):
        words = text(f"Il faut des logements neufs {place}.")
        made["passages"][f"7{place}"] = passage(f"1.1/z{place}", "reported", words, 20 + place, speaker=who)
    store = str(write(tmp_path / "two.json", made))
    for asked in (["search", "logements", "--store", store], ["show", "1.1", "--store", store]):
        shown = call(*asked, "--lang", "fr", tty=True).text
        assert ("Ana Lefort" in shown, "Luc Lefort" in shown) == (True, True)
        assert re.search(r"(?<!Eva )Prat", shown), shown
    assert "Ana Lefort" in call("show", "1.1/z0", "--store", store, tty=True).text
