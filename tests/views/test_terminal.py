"""Screens: they fit the terminal, bear no colour where none is wanted, and lose no word."""

import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from making import Result

Call = Callable[..., Result]
COMMANDS = [
    [],
    ["days"],
    ["show", "2.3"],
    ["show", "2"],
    ["search", "migration"],
    ["search", "digital divide"],
    ["search", "droits", "--explain"],
    ["quote", "--speaker", "Rio"],
    ["quote"],
    ["speakers"],
    ["speakers", "chungong"],
    ["topics"],
    ["topics", "health"],
    ["events"],
    ["export", "--format", "table"],
    ["export", "--full", "--format", "table"],
    ["check"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_no_line_is_wider_than_the_terminal(command: list[str], columns: int, language: str, call: Call) -> None:
    result = call("--lang", language, *command, tty=True, COLUMNS=str(columns), NO_COLOR="1")
    assert result.code == 0, result.words
    assert [line for line in result.text.split("\n") if cell_len(line) > columns] == []


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("columns", [1, 20, 40, 1000])
def test_any_width_will_do(command: list[str], columns: int, call: Call) -> None:
    result = call(*command, tty=True, COLUMNS=str(columns), NO_COLOR="1")
    assert result.code == 0, result.words
    assert result.out


@pytest.mark.parametrize("said", ["0", "-5", "wide", "", "٨٠", "9" * 30])
def test_a_width_that_is_none_is_passed_over(said: str, call: Call) -> None:
    assert call("days", tty=True, COLUMNS=said, NO_COLOR="1").code == 0


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_colour_is_no_colour_and_a_dumb_terminal_gets_no_escape(command: list[str], call: Call) -> None:
    plain = call(*command, tty=True, NO_COLOR="1")
    assert not re.search(rb"\x1b\[[0-9;]*3[0-9]", plain.out)
    assert b"\x1b" not in call(*command, tty=True, TERM="dumb").out


def test_a_terminal_gets_colour_and_a_pipe_none(call: Call) -> None:
    assert b"\x1b[" in call("days", tty=True).out
    assert b"\x1b" not in call("days").out


@pytest.mark.parametrize("columns", ["24", "80", "200"])
def test_a_quote_loses_no_word(columns: str, call: Call) -> None:
    quote = call("quote", "--speaker", "rio", "--json").json["items"][0]
    shown = "".join(call("quote", "--speaker", "rio", tty=True, TERM="dumb", COLUMNS=columns).text.split())
    for text in (quote["text"], quote["translation"]):
        assert "".join(text.split()) in shown


def test_plain_has_no_boxes_and_no_symbols(call: Call) -> None:
    shown = call("show", "2.3", "--plain", tty=True, TERM="dumb").text
    assert not set(shown) & set("─│❝›")
    assert re.search(r"^ *p8 +Q ", shown, re.MULTILINE)


def test_only_direct_speech_stands_in_quotation_marks(call: Call) -> None:
    shown = call("quote", "--speech", "reported", "--speaker", "martello", tty=True, TERM="dumb").text
    assert shown.strip()
    assert not set(shown) & set("«»“”❝")
    assert "«" in call("quote", "--speaker", "martello", tty=True, TERM="dumb").text


def test_a_hit_is_marked_on_the_screen(call: Call) -> None:
    assert re.search(rb"\x1b\[1;4m[Mm]igration", call("search", "migration", tty=True).out)


@pytest.mark.parametrize(
    ("query", "lang", "reason"),
    [
        ("digital divide", "en", "meaning: digital divide → Inclusive digitalisation"),
        ("commons", "en", "exact (summary)"),
        ("ODD", "fr", "exact (thème)"),
        ("lampedusa", "es", "Carta de Lampedusa exacto"),
    ],
)
def test_a_session_says_why_it_was_found(query: str, lang: str, reason: str, call: Call) -> None:
    shown = call("search", query, "--lang", lang, tty=True, TERM="dumb").text
    assert reason in " ".join(shown.split())


def test_the_words_of_the_screen_go_to_a_file_without_escapes(call: Call, tmp_path: pytest.TempPathFactory) -> None:
    path = f"{tmp_path}/days.txt"
    assert call("days", "-o", path, tty=True).code == 0
    with open(path, "rb") as file:
        written = file.read()
    assert b"\x1b" not in written
    assert "2.3" in written.decode()
