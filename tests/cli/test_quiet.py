"""`--quiet`, `--debug` and `--no-pager`: switches that may stand anywhere on the line."""

import os
from collections.abc import Callable

import pytest

from cgluctl.cli import output
from making import Result

Call = Callable[..., Result]


@pytest.mark.parametrize("where", [["--quiet", "days"], ["days", "--quiet"]], ids=" ".join)
def test_quiet_leaves_out_counts_and_hints(where: list[str], call: Call) -> None:
    quiet, loud = call(*where), call("days")
    assert loud.err
    assert (quiet.code, quiet.out, quiet.err) == (0, loud.out, b"")


def test_quiet_says_nothing_of_what_is_not_there_but_the_code(call: Call) -> None:
    assert (call("search", "blockchain", "--quiet").code, call("search", "blockchain", "--quiet").err) == (1, b"")


def test_quiet_keeps_errors(call: Call) -> None:
    assert call("days", "--quiet", "--nonsense").refused(2)
    assert call("show", "9.9", "--quiet").code == 1
    assert call("show", "9.9", "--quiet").err


def test_debug_lets_a_fault_of_ours_be_seen(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: object, **named: object) -> None:
        raise RuntimeError("the roof is off")

    monkeypatch.setattr("cgluctl.answers.days.days", fail)
    call("days").refused(70)
    shown = call("days", "--debug")
    assert (shown.code, shown.out) == (70, b"")
    assert "Traceback" in shown.words


@pytest.mark.parametrize("switch", ["--quiet", "--debug", "--no-pager"])
def test_after_two_dashes_they_are_words(switch: str, call: Call) -> None:
    assert switch in call("show", "--", switch).words


@pytest.mark.parametrize(("language", "words"), [("fr", "inattendu"), ("es", "inesperado")])
def test_a_fault_of_ours_is_told_in_the_language(
    language: str, words: str, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object, **named: object) -> None:
        raise RuntimeError("the roof is off")

    monkeypatch.setattr("cgluctl.answers.days.days", fail)
    assert words in call("days", "--lang", language).refused(70)


def test_who_took_the_first_of_an_answer_and_went_hears_no_remarks(monkeypatch: pytest.MonkeyPatch) -> None:
    end, start = os.pipe()
    with os.fdopen(start, "wb") as pipe:
        monkeypatch.setattr("sys.stdout", pipe)
        assert not output._has_left()
        os.close(end)
        assert output._has_left()
