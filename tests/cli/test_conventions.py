"""What a terminal and its environment ask for, seen from outside: colour, width, encodings, plain text."""

import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from making import Result, environment
from screens import on_terminal

Run = Callable[..., Result]
if sys.platform == "win32":
    pytest.skip("no terminals of this kind", allow_module_level=True)

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    ("environ", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": ""}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "0"}, True),
    ],
    ids=str,
)
@pytest.mark.parametrize("command", [["days"], ["quote"], ["search", "--help"]], ids=" ".join)
def test_colour_at_a_terminal(
    command: list[str], environ: dict[str, str], coloured: bool, isolated: dict[str, str]
) -> None:
    code, seen = on_terminal(command, isolated, **environ)
    assert code == 0
    assert bool(COLOUR.search(seen)) is coloured


@pytest.mark.parametrize(
    ("environ", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, False),
        ({"FORCE_COLOR": ""}, False),
    ],
    ids=str,
)
def test_colour_in_a_pipe_is_for_who_forces_it(environ: dict[str, str], coloured: bool, run: Run) -> None:
    result, bare = run("days", env=environ), run("days")
    assert bool(COLOUR.search(result.text)) is coloured
    assert [line.rstrip() for line in COLOUR.sub("", result.text).splitlines()] == bare.text.splitlines()
    assert not COLOUR.search(run("days", "--json", env=environ).text)


def test_a_terminal_of_many_colours_gets_those_of_the_theme(isolated: dict[str, str]) -> None:
    assert "\x1b[38;5;30m" in on_terminal(["days"], isolated, TERM="xterm-256color")[1]
    assert "38;5;30" not in on_terminal(["days"], isolated, TERM="xterm")[1]


@pytest.mark.parametrize(("columns", "widest"), [("60", 60), ("100", 100), ("nonsense", 80), ("0", 80)])
def test_the_width_of_columns(columns: str, widest: int, isolated: dict[str, str]) -> None:
    code, seen = on_terminal(["show", "2.3"], isolated, COLUMNS=columns, NO_COLOR="1")
    longest = max(map(len, seen.replace("\r", "").split("\n")))
    assert code == 0
    assert widest - 15 <= longest <= widest


BOXES = re.compile("[\u2500-\u25ff❝›→·]")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize(
    "command",
    [[], ["days"], ["show", "2.3"], ["search", "migration"], ["stats"], ["speakers"], ["topics"], ["events"]],
    ids=" ".join,
)
def test_plain_has_no_boxes_and_no_symbols(command: list[str], language: str, isolated: dict[str, str]) -> None:
    code, seen = on_terminal([*command, "--plain", "--lang", language], isolated, NO_COLOR="1")
    assert code == 0
    assert BOXES.findall(seen) == []


@pytest.mark.parametrize("language", ["fr", "es"])
@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1", "cp850"])
@pytest.mark.parametrize("command", [["days"], ["show", "4.1"], ["quote"], ["help"], ["nonsense"]], ids=" ".join)
def test_a_narrow_encoding_loses_letters_but_never_the_answer(
    command: list[str], encoding: str, language: str, run: Run
) -> None:
    result = (
        run(*command, "--lang", language, env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
        if command != ["nonsense"]
        else run(*command, env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "CGLUCTL_LANG": language})
    )
    assert result.code == (2 if command == ["nonsense"] else 0)
    for stream in (result.out, result.err):
        assert "Traceback" not in stream.decode(encoding)


@pytest.mark.parametrize("locale", ["C", "POSIX", "fr_FR.ISO-8859-1", "xx_XX"])
def test_json_is_utf8_under_any_locale(locale: str, run: Run) -> None:
    plain = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    assert "Totò" in run("quote", "--json", env=plain).out.decode("utf-8")


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv"])
def test_what_programs_read_is_the_same_in_every_language(format: str, run: Run) -> None:
    def shape(language: str) -> object:
        result = run("speakers", "--format", format, "--lang", language)
        if format == "json":
            return result.code, list(result.json), [(item["id"], sorted(item)) for item in result.json["items"]]
        return result.code, result.text.splitlines()[0].split("\t" if format == "tsv" else ",")[
            :3
        ] if format != "jsonl" else 0

    assert shape("en") == shape("fr") == shape("es")
    codes = {run("search", "blockchain", "--lang", language).code for language in ("en", "fr", "es")}
    assert codes == {1}


def test_a_dash_is_stdin_and_two_dashes_end_the_options(run: Run, tmp_path) -> None:
    text = tmp_path / "text"
    text.write_text("« Les gouvernements locaux sont des territoires de résistance et de résilience »", "utf-8")
    with open(text, "rb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "cgluctl", "quote", "--verify", "-", "--json"],
            stdin=file,
            capture_output=True,
            env=environment({"HOME": str(tmp_path), "CGLUCTL_CACHE": str(tmp_path / "cache")}),
        )
    assert done.returncode == 0, done.stderr
    assert "--plain" in run("show", "--", "--plain").words


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_a_command_to_copy_stands_whole_on_its_line(columns: int, isolated: dict[str, str]) -> None:
    asked = ["days", "--event", "the-meetings-of-another-year-altogether"]
    code, seen = on_terminal(asked, isolated, size=(24, columns))
    assert code == 1
    assert "cgluctl events\r\n" in seen
