"""What commands say of imported events: dates that are missing, places with pages, and whose words a passage is in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import imported
from making import Result, changed, tables, write

Call = Callable[..., Result]
SCREEN: Any = {"tty": True, "NO_COLOR": "1", "TERM": "dumb"}
NO_DATE = {"en": "date not stated", "fr": "date non indiquée", "es": "fecha no indicada"}
BEFORE = {"en": "Outside the days", "fr": "Hors des journées", "es": "Fuera de las jornadas"}


@pytest.fixture
def ask(call: Call, tmp_path: Path) -> Call:
    """Asks the event without dates."""
    path = write(tmp_path / "rivages.json", imported.rivages())

    def asked(*words: str, **more: Any) -> Result:
        return call(*words, "--store", str(path), **more)

    return asked


@pytest.fixture
def both(call: Call, tmp_path: Path, truth: Any) -> Call:
    """Asks a library that holds the bundled event and its report imported whole."""
    write(tmp_path / "both" / "bundled.json", truth)
    write(tmp_path / "both" / "again.json", imported.again(truth))

    def asked(*words: str, **more: Any) -> Result:
        return call(*words, "--store", str(tmp_path / "both"), **more)

    return asked


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_a_missing_date_is_said_in_words(ask: Call, lang: str) -> None:
    shown = ask("days", "--lang", lang, **SCREEN).text
    assert shown.count(NO_DATE[lang]) == 2
    assert BEFORE[lang] in shown
    assert NO_DATE[lang] in ask("show", "1.1", "--lang", lang, **SCREEN).text
    assert NO_DATE[lang] in ask("quote", "--lang", lang, **SCREEN).text
    assert NO_DATE[lang] not in ask("show", "0.0", "--lang", lang, **SCREEN).text


def test_days_are_told_by_their_numbers(ask: Call) -> None:
    items = ask("days", "--json").json["items"]
    assert [(day["day"], day["date"], day["weekday"]) for day in items] == [(n, None, None) for n in (0, 1, 2)]
    assert [session["session"] for session in items[1]["sessions"]] == ["1.0", "1.1"]
    assert ask("days").words.startswith("2 days, 4 sessions")


@pytest.mark.parametrize(("name", "ids"), [("1", ["1.0", "1.1"]), ("0", ["0.0"]), ("1.0", ["1.0"]), ("0.0", ["0.0"])])
def test_days_and_their_beginnings_answer_to_their_names(ask: Call, name: str, ids: list[str]) -> None:
    assert [item["session"] for item in ask("show", name, "--json").json["items"]] == ids


def test_a_session_without_passages_is_shown(ask: Call) -> None:
    result = ask("show", "2.1", **SCREEN)
    assert result.code == 0
    assert "Visite du port" in result.text
    assert "own words" not in result.text
    assert "nothing under this title" in result.words


def test_text_before_the_first_session_has_a_name(ask: Call) -> None:
    (item,) = ask("show", "1.0", "--json").json["items"]
    assert (item["title"], item["title_printed"], item["lang"]) == ("Before the first session", None, "en")
    assert "Avant la première session" in ask("show", "1.0", "--lang", "fr", **SCREEN).text


def test_an_undated_session_is_on_no_date(ask: Call) -> None:
    assert ask("search", "mer").code == 0
    assert ask("search", "mer", "--from", "1900-01-01").code == 1
    assert ask("search", "mer", "--to", "2999-01-01").code == 1
    assert ask("search", "mer", "--day", "1").code == 0


def test_hits_are_counted_by_number_where_a_day_has_no_date(ask: Call) -> None:
    assert ask("search", "--count-by", "day", "--speech", "reported", "--json").json["items"] == [
        {"day": "rivages/1", "count": 2}
    ]
    assert ask("search", "--count-by", "year", "--speech", "reported", "--json").json["items"] == []


def test_the_newest_event_by_its_dates_is_current(call: Call, tmp_path: Path) -> None:
    write(tmp_path / "a" / "a.json", imported.rivages(id="zz"))
    write(tmp_path / "a" / "b.json", tables("test-2020"))
    found = call("events", "--store", str(tmp_path / "a"), "--json").json["items"]
    assert [(item["id"], item["start"]) for item in found] == [("test-2020", "2020-03-02"), ("zz", None)]
    assert "Trial meeting" in call("days", "--store", str(tmp_path / "a"), **SCREEN).text


def test_places_have_pages(ask: Call) -> None:
    shown = ask("show", "1.1", **SCREEN).text
    assert "p. 2, l. 13" in shown.replace("\u00a0", " ")
    assert "report in French, p. 2, line 13" in ask("quote", **SCREEN).text
    assert [p["source"]["page"] for p in ask("show", "1.1", "--json").json["items"][0]["passages"]] == [2, 2, 3, 3]
    assert ask("search", "digue", "--json").json["items"][0]["source"]["page"] == 2
    rows = ask("show", "1.1", "--format", "csv").text.splitlines()
    assert rows[0].split(",")[5:7] == ["page", "lines"]
    assert rows[2].split(",")[5:7] == ["2", "13"]


def test_a_citation_prefers_the_page(ask: Call) -> None:
    assert "Rencontre des rivages, n.d., p. 2;" in ask("cite", "1.1/p2", "--style", "apa").text
    assert "p. 3" in ask("cite", "1.1/p3", "--format", "ris").text
    assert "n.d., pp. 2–3)" in ask("cite", "1.1", "--style", "apa").text
    for style, undated in (("apa", "(s.\u00a0d.)"), ("chicago", "S.\u00a0d."), ("iso690", "[s.\u00a0d.]")):
        assert undated in ask("cite", "1.1/p2", "--style", style, "--lang", "fr").text
    assert "[s.\u00a0f.]" in ask("cite", "--style", "iso690", "--lang", "es").text


@pytest.mark.parametrize("format", ["bibtex", "ris", "csl-json"])
def test_a_record_has_no_date_that_nobody_states(ask: Call, format: str) -> None:
    for name in ([], ["1.1"], ["1.1/p2"]):
        made = ask("cite", *name, "--format", format)
        assert made.code == 0
        assert not any(word in made.text for word in ("date", "None", "null/", "1970"))


def test_words_of_the_report_are_no_words_of_ours(ask: Call) -> None:
    shown = ask("show", "1.1", **SCREEN).text
    assert "Passages are the report’s own words." in shown
    assert "our words" not in shown
    assert "[Ruiz] Ana Ruiz a indiqué" in shown
    assert "«\u00a0Ana Ruiz" not in shown
    told = ask("quote", "--speech", "reported", "--speaker", "Ruiz", **SCREEN).text
    assert "In the report’s words; not to be quoted as those of Ruiz." in told
    assert "in the words of the report" in ask("cite", "1.1/p3", "--style", "apa").text
    assert not any("our words" in ask(*words).text for words in (["cite", "1.1/p1"], ["export", "--full"]))


def test_who_is_nowhere_quoted_is_reported_in_the_words_of_the_report(call: Call, event: Path) -> None:
    write(event, changed("passages.4.speech", "reported", imported.rivages()))
    result = call("quote", "--speaker", "Ruiz", "--store", str(event))
    assert result.code == 1
    assert "Reported, in the report’s words; not to be quoted as theirs: 1.1/p2" in result.words


def test_a_lead_is_marked_as_what_it_is(ask: Call) -> None:
    assert "*First sentences of the report:* La mer monte" in ask("export", "--format", "md").text
    assert "Premières phrases du rapport" in ask("export", "--lang", "fr").text
    items = ask("export", "--json").json["items"]
    assert [item["summary_by"] for item in items] == [None, None, "lead", None]
    assert "lead,,,,,,9–17,,La mer monte" in ask("export", "--format", "csv").text


def test_no_translation_where_there_is_none(ask: Call) -> None:
    for words in (["quote"], ["export", "--full"], ["show", "1.1"]):
        assert "ranslation" not in ask(*words, **SCREEN).text
    assert ask("quote", "--json").json["items"][0]["translation"] is None


def test_times_and_rooms_of_a_schedule_are_shown(call: Call, event: Path) -> None:
    write(event, imported.schedule())
    store = ("--store", str(event))
    assert "09:00–10:30 · Hall A" in call("days", *store, **SCREEN).text
    assert "Day 1 · 09:00–10:30 · Hall A · Networks" in call("show", "1.1", *store, **SCREEN).text
    session = call("days", *store, "--json").json["items"][0]["sessions"][0]
    assert (session["starts"], session["room"], session["track"]) == ("2026-02-02T09:00:00", "Hall A", "Networks")
    assert "2026-02-02T09:00:00,2026-02-02T10:30:00,Hall A" in call("days", *store, "--format", "csv").text


def test_the_same_quote_in_two_events_is_told_apart(both: Call) -> None:
    found = both("quote", "Rio", **SCREEN).text
    assert "again/2.2/p15" in found
    assert "cglu-2021-05/2.2/p15" in found
    listed = both("quote", "--speech", "reported", "--speaker", "Altay", **SCREEN).text
    assert "again/4.1/p8" in listed
    assert "cglu-2021-05/4.1/p8" in listed
    assert "In our words or the report’s; not to be quoted as a speaker’s." in listed


def test_verify_names_every_event_that_has_the_words(both: Call) -> None:
    result = both("quote", "--verify", "« Nous sommes des territoires »", "--json")
    (item,) = result.json["items"]
    assert (item["id"], item["also"]) == ("cglu-2021-05/2.2/p15", ["again/2.2/p15"])
    assert "Also in again/2.2/p15." in both("quote", "--verify", "« Nous sommes des territoires »", **SCREEN).text


def test_absent_is_said_only_where_the_whole_report_is_held(both: Call, ask: Call) -> None:
    wrong = ("quote", "--verify", "« Les poissons volent dans les nuages du dimanche »")
    assert "Absent from the report" in ask(*wrong).text
    assert "Absent from the report" in both(*wrong).text
    assert "Absent" not in both(*wrong, "--event", "cglu-2021-05").text


def test_verify_tells_words_of_the_report_from_speech(ask: Call) -> None:
    result = ask("quote", "--verify", "« Les travaux commenceront en mars »")
    assert result.code == 1
    assert "report’s own words (1.1/p3), not a speaker’s" in result.text
    assert "own words" not in ask("quote", "--verify", "« Les travaux en mars commenceront vite »").text
    assert ask("quote", "--verify", "« Nous bâtirons la digue avant l’hiver prochain », dit Ana Ruiz").code == 0


def test_topics_of_one_event_count_that_event_alone(both: Call, call: Call) -> None:
    alone = {item["id"]: item for item in call("topics", "--json").json["items"]}
    chosen = {item["id"]: item for item in both("topics", "--event", "cglu-2021-05", "--json").json["items"]}
    assert {id: item["passages"] for id, item in chosen.items()} == {id: item["passages"] for id, item in alone.items()}
    assert chosen["health"]["sessions"] == ["4.1"]
    (one,) = both("topics", "health", "--event", "cglu-2021-05", "--json").json["items"]
    assert one["passages"] == alone["health"]["passages"]
    assert both("topics", "health", "--json").json["items"][0]["passages"] > one["passages"]


def test_a_person_of_two_events_is_shown_once(both: Call) -> None:
    (item,) = both("speakers", "Chungong", "--json").json["items"]
    assert sorted(item["events"]) == ["again", "cglu-2021-05"]
    assert sorted({part["event"] for part in item["parts"]}) == ["again", "cglu-2021-05"]
    assert item["reported"] == 6
    assert both("speakers", "Chungong", "--event", "again", "--json").json["items"][0]["reported"] == 3
    shown = both("speakers", "Chungong", **SCREEN).text
    assert shown.count("Speech") == 1
    assert "again/4.1" in shown


@pytest.mark.parametrize("words", [["stats"], ["export"], ["days"], ["cite"], ["search", "droits"], ["speakers"]])
def test_an_event_is_asked_by_its_id(both: Call, words: list[str]) -> None:
    result = both(*words, "--event", "again", "--json")
    assert result.code == 0
    assert "cglu-2021-05/" not in result.text


def test_a_large_event_has_a_screen(call: Call, event: Path) -> None:
    write(event, imported.large(60, 120, 40))
    shown = call("--store", str(event), **SCREEN).text
    assert "1.1–1.10     10 sessions" in shown
    assert max(map(len, shown.splitlines())) <= 80
    stats = call("stats", "--store", str(event), **SCREEN).text
    assert "Who speaks most" in stats
    assert "20 of 40 speakers; all: cgluctl speakers" in stats


def test_the_session_to_show_next_is_of_a_day(call: Call, tmp_path: Path) -> None:
    """What stands behind the last day, such as an annex, is no session to begin with."""
    report = tmp_path / "report.md"
    report.write_text(
        "# Meeting\n\n## Day 1\n\n### Bridges\n\nEmma spoke.\n\n## Day 2\n\n### Roads\n\nJean spoke.\n\n## Annex\n\nA list.\n",
        encoding="utf-8",
    )
    made = tmp_path / "meeting.json"
    assert call("import", str(report), "--event", "meeting", "-o", str(made)).code == 0
    shown = call("days", "--store", str(made), **SCREEN).text
    assert shown.index(BEFORE["en"]) < shown.index("cgluctl show 2.1")
