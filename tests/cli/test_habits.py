"""What people type: slips, old habits, settings by option, environment and locale."""

import os
import re
import sys
from collections.abc import Callable

import pytest

from cgluctl.cli.app import COMMANDS
from making import Result, environment

Call = Callable[..., Result]


@pytest.mark.parametrize("word", ["-housing", "-form", "-ocean", "-éducation"])
def test_a_word_that_a_search_leaves_out_is_no_option(word: str, call: Call) -> None:
    apart = call("search", "migration", word, "--json")
    assert apart.json == call("search", f"migration {word}", "--json").json
    assert call("search", "migration", "--limit", "1", word, "-fjson").json["total"] == apart.json["total"]
    assert call("search", "migration", "--json", word).json == apart.json


def test_help_of_what_is_no_command_of_a_command(call: Call) -> None:
    for words in (["search", "extra"], ["fix", "quote", "extra"], ["store", "path", "x"]):
        assert " ".join(words) in call("help", *words).refused(2)


def test_an_empty_filter_is_named_as_it_is_typed(call: Call) -> None:
    for option in ("--from", "--to", "--day", "--speaker"):
        assert f"{option} is empty" in call("search", "migration", option, "").refused(2)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dyas", "days"),
        ("serach", "search"),
        ("Search", "search"),
        ("quotes", "quote"),
        ("qoute", "quote"),
        ("speaker", "speakers"),
        ("people", "speakers"),
        ("find", "search"),
        ("list", "days"),
        ("exprot", "export"),
    ],
)
def test_the_command_that_was_meant_is_named(typed: str, meant: str, call: Call) -> None:
    assert f"cgluctl {meant}" in call(typed, "x").refused(2)


def test_a_word_near_nothing_gets_the_list(call: Call) -> None:
    line = call("xylophone").refused(2)
    assert [name for name in COMMANDS if name not in line] == []


@pytest.mark.parametrize(
    ("command", "meant"),
    [
        (["days", "--formt", "json"], "--format"),
        (["search", "x", "--speeker", "rio"], "--speaker"),
        (["search", "x", "--sesion", "2.3"], "--session"),
        (["quote", "--randm"], "--random"),
        (["days", "--format", "jsno"], "json"),
        (["days", "--format", "markdown"], "md"),
        (["days", "--format", "CSV"], "csv"),
        (["days", "2"], "show 2"),
        (["days", "2021-05-18"], "show 2021-05-18"),
        (["days", "--lang", "english"], "en"),
        (["search", "x", "--speech", "dirct"], "direct"),
        (["search", "x", "--count-by", "speakers"], "speaker"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_the_option_or_value_that_was_meant_is_named(command: list[str], meant: str, call: Call) -> None:
    assert (
        meant in re.split(r"[,:;?]? |\.$|\.? See", call(*command).refused(2).strip()) or meant in call(*command).words
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["quote", "rio"], ["quote", "--speaker", "rio"]),
        (["days", "--json"], ["days", "--format", "json"]),
        (["days", "-f", "json"], ["days", "--format", "json"]),
        (["days", "-fjson"], ["days", "--format=json"]),
        (["--lang", "fr", "days"], ["days", "--lang", "fr"]),
        (["show", "day 2"], ["show", "2"]),
        (["show", "jour", "2"], ["show", "2"]),
        (["search", "speaker:rio"], ["search", "--speaker", "rio"]),
        (["help", "search"], ["search", "--help"]),
        (["help"], ["--help"]),
        (["search", "-h"], ["search", "--help"]),
        (["help", "store", "path"], ["store", "path", "--help"]),
    ],
    ids=" ".join,
)
def test_two_ways_to_say_one_thing(one: list[str], other: list[str], call: Call) -> None:
    first, second = call(*one), call(*other)
    assert (first.code, first.out) == (0, second.out), first.words


def test_a_filter_without_words_lists(call: Call) -> None:
    result = call("search", "--speaker", "rio")
    assert result.code == 0
    assert "cglu-2021-05/2.2/" in result.text


def test_words_after_two_dashes_are_words(call: Call) -> None:
    assert call("search", "--", "--json").code in (1, 2)
    assert call("search", "--", "migration").out == call("search", "migration").out


@pytest.mark.parametrize(
    ("options", "environ", "language"),
    [
        (["--lang", "es"], {"CGLUCTL_LANG": "fr"}, "es"),
        ([], {"CGLUCTL_LANG": "fr", "LANG": "es_ES.UTF-8"}, "fr"),
        ([], {"CGLUCTL_LANG": "", "LANG": "es_ES.UTF-8"}, "es"),
        ([], {"CGLUCTL_LANG": "", "LANG": "es_ES.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, "fr"),
        ([], {"CGLUCTL_LANG": "", "LANG": "de_DE.UTF-8"}, "en"),
        ([], {"CGLUCTL_LANG": "", "LANG": "C"}, "en"),
        ([], {"CGLUCTL_LANG": "", "LANG": ""}, "en"),
    ],
)
def test_the_language_of_the_answer(options: list[str], environ: dict[str, str], language: str, call: Call) -> None:
    weekday = {"en": "Friday", "fr": "vendredi", "es": "viernes"}[language]
    assert call("days", *options, "--json", **environ).json["items"][0]["weekday"] == weekday


def test_keys_of_data_formats_are_english_in_every_language(call: Call) -> None:
    heads = {
        call("days", "--format", "csv", "--lang", language).text.split("\r\n")[0] for language in ("en", "fr", "es")
    }
    assert len(heads) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="locales of another kind")
@pytest.mark.parametrize(
    "command", [["days"], ["show", "4.1"], ["quote"], ["speakers", "altay"], ["help"]], ids=" ".join
)
def test_a_narrow_locale_gets_ascii_and_no_fault(command: list[str], run: Call) -> None:
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    result = run(*command, env=plain)
    assert result.code == 0, result.words
    assert (result.out + result.err).isascii()
    assert run("days", "--json", env=plain).out == run("days", "--json").out


@pytest.mark.skipif(sys.platform == "win32", reason="no terminals of this kind")
@pytest.mark.parametrize(("no_color", "styled"), [("", True), ("1", False)])
def test_on_a_real_terminal(no_color: str, styled: bool, isolated: dict[str, str]) -> None:
    import pty
    import subprocess

    primary, secondary = pty.openpty()
    env = environment(isolated, COLUMNS="80", **({"NO_COLOR": no_color} if no_color else {}))
    done = subprocess.Popen(
        [sys.executable, "-m", "cgluctl", "days"], env=env, stdin=secondary, stdout=secondary, stderr=secondary
    )
    os.close(secondary)
    shown = b""
    try:
        while piece := os.read(primary, 65536):
            shown += piece
    except OSError:  # how a terminal says that its other end has gone
        pass
    finally:
        os.close(primary)
    assert done.wait(30) == 0
    assert "2.3" in shown.decode()
    assert bool(re.search(rb"\x1b\[[0-9;]*36m", shown)) is styled


def test_the_version(call: Call) -> None:
    from cgluctl import __version__

    assert call("--version").text == f"cgluctl {__version__}\n"
