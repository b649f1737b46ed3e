"""Quotations verified: exact, altered, reported, said by another, or not there."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.answers.context import Context
from cgluctl.answers.verify import VERDICTS, verify
from cgluctl.language.messages import Messages
from cgluctl.search.archive import Archive
from cgluctl.store.locate import bundled
from making import Result, changed, tables

Call = Callable[..., Result]
RIO = (
    "Les gouvernements locaux sont des territoires de résistance et de résilience où nous défendons et conquérons les"
    " droits humains au quotidien"
)
OURS = "Nos sociétés ont un trésor : la diversité."


def verified(call: Call, text: str, *more: str) -> tuple[Result, list[dict]]:
    result = call("quote", "--verify", text, "--json", *more)
    return result, result.json["items"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (RIO, "exact"),
        (f"« {RIO}. » Philippe Rio, maire de Grigny", "exact"),
        (f"Philippe Rio a dit : “{RIO.replace(' au', chr(0xA0) + 'au')}”", "exact"),
        (f"“{RIO}”, said the mayor of Grigny.", "exact"),
        ('"nous sommes des territoires d’inno-\nvation (…) pour concrétiser cette vision"', "exact"),
        (f"« {RIO}", "exact"),
        (f"« {RIO} », a dit Totò Martello.", "misattributed"),
        (f"Martello : « {RIO} ». Philippe Rio écoutait.", "misattributed"),
        (f"« {RIO.replace('territoires', 'zones')} »", "altered"),
        (f"« {RIO.replace('sont', 'ne sont pas')} »", "altered"),
        (f"« {RIO} ! »", "altered"),
        (OURS, "reported"),
        ("“Diversity is a treasure for our societies.”", "reported"),
        (
            '"Local governments are territories of resistance and resilience where we defend and win human rights every day"',
            "reported",
        ),
        ("« Les villes interdiront les voitures dès demain matin »", "not found"),
        ("“qqqq wwww eeee rrrr tttt”", "not found"),
        ("une « nouvelle normalité »", "skipped"),
        ("le rapport “The Right to the City for All”", "skipped"),
    ],
)
def test_the_verdict_on_one_quotation(text: str, verdict: str, call: Call) -> None:
    result, items = verified(call, text)
    assert [item["verdict"] for item in items] == [verdict]
    assert result.code == (0 if verdict == "exact" else 1)
    assert result.err == b""
    assert result.json["format"] == "cgluctl/verify"
    assert result.json["proved"] is (verdict == "exact")
    assert sum(result.json["counts"].values()) == 1


def test_every_direct_quote_of_the_store_is_exact(call: Call, truth: dict) -> None:
    for passage in truth["passages"].values():
        if passage["speech"] != "direct":
            continue
        result, (item,) = verified(call, "« " + passage["text"][passage["verbatim"]] + " »")
        assert (result.code, item["excerpt"]) == (0, False)
        assert item["id"].endswith("/" + passage["id"])
        assert item["passage"]["source"] == passage["source"]


def test_no_other_text_of_the_store_is_exact(call: Call, truth: dict) -> None:
    draft = "\n\n".join(
        f"« {text.replace('«', '').replace('»', '')} »"
        for passage in truth["passages"].values()
        for language, text in passage["text"].items()
        if passage["verbatim"] != language
    )
    result, items = verified(call, draft)
    assert result.code == 1
    assert len(items) > 400
    assert "exact" not in {item["verdict"] for item in items}
    assert sum(item["verdict"] == "reported" for item in items) > 0.95 * len(items)


def test_a_report_is_quoted_exactly(call: Call, report: list[str], tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("\n".join(report), "utf-8")
    result = call("quote", "--verify-file", str(path), "--json")
    assert (result.code, result.json["counts"]["exact"]) == (0, 3)
    assert {item["speaker"] for item in result.json["items"] if item["verdict"] == "exact"} == {"same"}


def test_the_difference_is_a_list_and_is_seen_without_colour(call: Call) -> None:
    text = f"« {RIO.replace('résistance', 'soumission')} »"
    _, (item,) = verified(call, text)
    assert {"op": "removed", "text": "résistance"} in item["diff"]
    assert {"op": "added", "text": "soumission"} in item["diff"]
    shown = call("quote", "--verify", text, tty=True, NO_COLOR="1", TERM="dumb")
    assert shown.code == 1
    assert "[-résistance-] {+soumission+}" in " ".join(shown.text.split())
    assert "[-résistance-] {+soumission+}" in call("quote", "--verify", text).text


def test_what_a_cut_leaves_out_is_told(call: Call) -> None:
    _, (item,) = verified(call, "« Nous sommes des territoires d'innovation […] pour concrétiser cette vision »")
    assert item["excerpt"]
    assert item["omitted"][0].startswith("où nous trouvons des solutions.")


def test_not_found_says_absent_only_with_the_full_text(call: Call, library: Callable[..., Path]) -> None:
    text = "« Les voitures volantes arriveront demain »"
    for full in (True, False):
        store = str(library(changed("event.1.source.full_text", full), f"{full}.json"))
        _, (item,) = verified(call, text, "--store", store)
        assert (item["verdict"], item["absent"]) == ("not found", full)
        shown = call("quote", "--verify", text, "--store", store).text
        assert ("Absent" in shown) is full
        assert ("import the report" in shown) is not full


def test_what_shares_one_word_is_not_the_nearest(call: Call) -> None:
    _, (item,) = verified(call, "« Les voitures brûlent devant la mairie fermée »")
    assert (item["id"], item["passage"]) == (None, None)
    _, (item,) = verified(call, "« Nos sociétés ont pour richesse secrète la diversité cachée »")
    assert (item["verdict"], item["id"]) == ("not found", "cglu-2021-05/2.3/p5")


def test_a_short_quote_is_checked_when_it_is_the_whole(call: Call, event: Path) -> None:
    result, (item,) = verified(call, "« l’arche tient bon »", "--store", str(event))
    assert (result.code, item["verdict"]) == (0, "exact")
    result, (item,) = verified(call, "« l’arche tient »", "--store", str(event))
    assert (result.code, item["verdict"]) == (1, "skipped")


def test_all_events_are_looked_through_unless_one_is_named(call: Call, library: Callable[..., Path]) -> None:
    library(tables("a-2020"), "a.json")
    other = changed("passages.2.text.fr", "La lanterne éclaire tout le port.", tables("b-2020"))
    folder = str(library(other, "b.json").parent)
    text = "« La lanterne éclaire tout le port » et « L'arche tient bon »"
    _, items = verified(call, text, "--store", folder)
    assert [item["passage"]["event"] for item in items] == ["b-2020", "a-2020"]
    _, items = verified(call, text, "--store", folder, "--event", "b-2020")
    assert [item["verdict"] for item in items] == ["exact", "skipped"]


def test_a_skipped_quotation_fails_nothing(call: Call) -> None:
    result, items = verified(call, f"la « nouvelle normalité » : « {RIO} »")
    assert [item["verdict"] for item in items] == ["skipped", "exact"]
    assert result.code == 0


def test_two_speakers_each_with_their_own_words(call: Call) -> None:
    hers = "C'est pourquoi votre présence est si cruciale"
    right = f"« {RIO} », a dit Philippe Rio. « {hers} », a ajouté Gabriela Cuevas."
    assert verified(call, right)[0].code == 0
    _, items = verified(call, right.replace("Philippe Rio", "X").replace("Gabriela Cuevas", "Philippe Rio"))
    assert [item["verdict"] for item in items][1] == "misattributed"
    assert items[1]["claimed"]["id"] == "philippe-rio"


def test_a_place_is_no_speaker(call: Call) -> None:
    result, (item,) = verified(call, f"À Rio de Janeiro, on a lu « {RIO} ».")
    assert (result.code, item["speaker"]) == (0, None)


@pytest.mark.parametrize("form", ["table", "md", "csv", "tsv", "jsonl"])
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_format_shows_what_failed(form: str, language: str, call: Call) -> None:
    result = call("quote", "--verify", f"« {RIO} mal »", "--format", form, "--lang", language)
    assert result.code == 1
    assert "résistance" in result.text


@pytest.mark.parametrize("how", [{}, {"tty": True, "TERM": "dumb"}])
def test_a_verdict_is_in_the_language_asked_for(how: dict, call: Call) -> None:
    for language, told in (("fr", "autre intervenant"), ("es", "otro ponente")):
        assert told in call("quote", "--verify", f"« {RIO} » dit Martello", "--lang", language, **how).text
    assert "misattributed" in call("quote", "--verify", f"« {RIO} » dit Martello", "--lang", "fr", "-fcsv").text


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_the_screen_fits(columns: int, call: Call) -> None:
    text = f"« {RIO} mal » « {OURS} » « inventé de toutes pièces ce matin » « {RIO} » dit Martello"
    result = call("quote", "--verify", text, tty=True, COLUMNS=str(columns), NO_COLOR="1", TERM="dumb")
    assert result.code == 1
    assert max(map(len, result.text.split("\n"))) <= columns


def test_text_that_steers_a_terminal_is_made_visible(call: Call) -> None:
    result = call("quote", "--verify", "« \x1b]0;x\x07 \u202edroits humains pour tous ici »")
    assert not set("\x1b\x07\u202e") & set(result.text)


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, 3), (b"\x00\x01PNG", 3), ("« été »".encode("latin-1"), 3), (b"", 2), (b" \n\n", 2), (b"a " * 600_000, 3)],
    ids=["missing", "binary", "latin-1", "empty", "blank", "huge"],
)
def test_a_file_that_cannot_be_verified(content: bytes | None, code: int, call: Call, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    if content is not None:
        path.write_bytes(content)
    call("quote", "--verify-file", str(path)).refused(code)
    error = json.loads(call("quote", "--verify-file", str(path), "--json").refused(code))["error"]
    assert error["message"]


def test_a_folder_is_no_file(call: Call, tmp_path: Path) -> None:
    assert "folder" in call("quote", "--verify-file", str(tmp_path)).refused(3)


def test_a_byte_order_mark_is_no_word(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(RIO, "utf-8-sig")
    assert call("quote", "--verify-file", str(path)).code == 0


@pytest.mark.parametrize("option", ["--verify", "--verify-file"])
def test_standard_input(option: str, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(f"« {RIO} »\n".encode())))
    assert call("quote", option, "-").code == 0


@pytest.mark.parametrize(
    "more",
    [["mots"], ["--speaker", "Rio"], ["--random"], ["--verify-file", "x"], ["--day", "2"]],
    ids=" ".join,
)
def test_a_text_is_verified_by_itself(more: list[str], call: Call) -> None:
    call("quote", "--verify", RIO, *more).refused(2)


@pytest.mark.parametrize("text", ["", " ", "« »", "…"])
def test_no_text_is_no_proof(text: str, call: Call) -> None:
    call("quote", "--verify", text).refused(2)


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """The bundled event, opened once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CGLUCTL_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield Context(Archive(str(bundled())), "en", Messages("en"))


@given(pieces=st.lists(st.sampled_from([*'«»“”"„‹›\n.…’-', *RIO.split()]), min_size=1))
def test_any_text_has_a_verdict(pieces: list[str], context: Context) -> None:
    text = " ".join(pieces)
    if not any(map(str.isalnum, text)):
        return
    answer = verify(context, text)
    assert len(answer.items) == len(answer.rows)
    for item in answer.items:
        assert item["verdict"] in VERDICTS
        assert item["text"] in text
        assert (item["verdict"] == "altered") == bool(item["diff"])
    assert list(answer.screen()) or not answer.items


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("« Les villes mentent », a dit Philippe Rio.", "not found"),
        ("Rio a dit : « jamais de la vie »", "not found"),
        ("“Never again”, he said.", "not found"),
        ("« territoires d'innovation », disait Rio.", "skipped"),
        ("une « nouvelle normalité », notamment", "skipped"),
    ],
)
def test_few_words_that_are_said_to_be_spoken_are_not_passed_over(text: str, verdict: str, call: Call) -> None:
    result, items = verified(call, f"« {RIO} ». Plus tard. {text}")
    assert [item["verdict"] for item in items] == ["exact", verdict]
    assert result.code == (0 if verdict == "skipped" else 1)


def test_a_speaker_whom_the_store_does_not_know_is_named(call: Call) -> None:
    _, (item,) = verified(call, f"« {RIO} », a dit Giorgia Meloni à Philippe Rio.")
    assert (item["verdict"], item["speaker"]) == ("misattributed", "other")
    assert item["claimed"] == {"id": None, "name": "Giorgia Meloni"}
    assert (
        "said by Philippe Rio, not by Giorgia Meloni"
        in call("quote", "--verify", f"« {RIO} », a dit Giorgia Meloni").text
    )


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("{}, a dit Totò Martello à Philippe Rio.", "other"),
        ("{}, said Martello, quoting Rio.", "other"),
        ("Totò Martello, maire de Lampedusa, a lancé à Philippe Rio : {}", "other"),
        ("{}, a dit Philippe Rio à Totò Martello.", "same"),
        ("Le maire de Grigny, Philippe Rio, a dit à Martello : {}", "same"),
        ("Selon Martello, Philippe Rio a dit : {}", "same"),
    ],
)
def test_who_speaks_is_told_from_who_is_spoken_to(text: str, speaker: str, call: Call) -> None:
    _, (item,) = verified(call, text.format(f"« {RIO} »"))
    assert item["speaker"] == speaker


def test_a_word_of_half_a_million_letters_is_answered(context: Context) -> None:
    """Looked at from every letter again, it would take hours."""
    answer = verify(context, f"« {'x' * 500_000} » a dit Rio.")
    assert not any(item["verdict"] == "exact" for item in answer.items)
