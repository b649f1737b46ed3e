"""Long answers page by page: on a terminal alone, by the program that PAGER names."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from making import Result

pytest.importorskip("pty", reason="no terminals of this kind")
if sys.platform == "win32":
    pytest.skip("no terminals of this kind", allow_module_level=True)

from screens import on_terminal, script

LONG = ["show", "4.1"]


@pytest.fixture
def counting(tmp_path: Path) -> str:
    """A pager that says how many lines it was given."""
    return str(script(tmp_path, "pages", "echo PAGED $(wc -l)"))


def test_a_long_answer_goes_through_the_pager(counting: str, isolated: dict[str, str]) -> None:
    code, seen = on_terminal(LONG, isolated, PAGER=counting)
    assert code == 0
    assert "PAGED" in seen
    assert "4.1/p" not in seen


@pytest.mark.parametrize(
    ("arguments", "more", "size"),
    [
        (["quote", "--speaker", "rio"], {}, (60, 80)),
        ([*LONG, "--no-pager"], {}, (24, 80)),
        (["--no-pager", *LONG], {}, (24, 80)),
        (LONG, {"TERM": "dumb"}, (24, 80)),
        (LONG, {"PAGER": ""}, (24, 80)),
        (LONG, {"PAGER": "no-such-pager"}, (24, 80)),
        (LONG, {"PAGER": 'a "quotation mark too few'}, (24, 80)),
        (LONG, {"LINES": "999"}, (24, 80)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_is_written_at_once(
    arguments: list[str], more: dict[str, str], size: tuple[int, int], counting: str, isolated: dict[str, str]
) -> None:
    code, seen = on_terminal(arguments, isolated, size=size, **{"PAGER": counting, **more})
    assert code == 0
    assert "PAGED" not in seen
    assert "\r\n" in seen


def test_a_pipe_has_no_pager(counting: str, run: Callable[..., Result]) -> None:
    assert run(*LONG, env={"PAGER": counting}).out == run(*LONG).out


def test_help_has_pages_too(counting: str, isolated: dict[str, str]) -> None:
    assert "PAGED" in on_terminal(["search", "--help"], isolated, PAGER=counting)[1]


def test_whoever_leaves_the_pager_early_is_no_fault(tmp_path: Path, isolated: dict[str, str]) -> None:
    leaving = str(script(tmp_path, "leaves", "head -n 1; exit 3"))
    code, seen = on_terminal(LONG, isolated, PAGER=leaving)
    assert code == 0
    assert "Traceback" not in seen


@pytest.mark.parametrize(
    ("language", "prompt"),
    [("en", "Space: further, q: back"), ("fr", "Espace : suite, q : retour"), ("es", "Espacio: seguir, q: volver")],
)
def test_less_says_which_key_turns_the_page(language: str, prompt: str, isolated: dict[str, str]) -> None:
    from shutil import which

    if not which("less"):
        pytest.skip("less is not installed")
    code, seen = on_terminal([*LONG, "--lang", language], isolated, typed=b"q", PAGER="less", LC_ALL="C.UTF-8")
    assert code == 0
    assert prompt in seen


@pytest.mark.parametrize(("own", "charset"), [({}, "utf-8"), ({"LESSCHARSET": "latin1"}, "latin1")])
def test_less_is_told_how_letters_are_written(
    own: dict[str, str], charset: str, tmp_path: Path, isolated: dict[str, str]
) -> None:
    telling = str(script(tmp_path, "telling", "cat >/dev/null; echo LETTERS=$LESSCHARSET"))
    _, seen = on_terminal(LONG, isolated, PAGER=telling, PYTHONUTF8="1", **own)
    assert f"LETTERS={charset}" in seen
