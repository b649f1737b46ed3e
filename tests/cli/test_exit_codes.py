"""Exit codes and streams: data on stdout, words on stderr, one line for an error."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cgluctl.errors import why
from making import Result, environment

Call = Callable[..., Result]
FOUND = [
    [],
    ["days"],
    ["show", "2.3"],
    ["search", "migration"],
    ["quote"],
    ["speakers"],
    ["topics"],
    ["events"],
    ["export"],
    ["check"],
    ["store", "path"],
    ["store", "schema"],
    ["help"],
    ["help", "search"],
    ["--help"],
    ["-h"],
    ["--version"],
]
NOT_THERE = [
    ["search", "blockchain"],
    ["show", "9.9"],
    ["speakers", "zzzz"],
    ["topics", "zzzz"],
    ["quote", "--speaker", "binay"],
    ["quote", "zzzz"],
    ["days", "--event", "none"],
    ["search", "migration", "--day", "9"],
    ["search", "migration", "--session", "9.9"],
    ["search", "migration", "--from", "2030-01-01"],
    ["export", "9.9"],
]
WRONG = [
    ["nonsense"],
    ["days", "--nonsense"],
    ["--nonsense"],
    ["days", "2"],
    ["days", "--format", "nonsense"],
    ["days", "--format", ""],
    ["days", "--format"],
    ["days", "--lang", "de"],
    ["--lang", "nonsense", "days"],
    ["search"],
    ["search", ""],
    ["show"],
    ["show", "droits"],
    ["show", "2.3", "--speech", "sung"],
    ["search", "x", "--speech", "sung"],
    ["search", "x", "--limit", "-1"],
    ["search", "x", "--limit", "many"],
    ["search", "x", "--from", "yesterday"],
    ["search", "x", "--count-by", "colour"],
    ["store", "nonsense"],
    ["export", "2.3", "--session", "2.3"],
]


@pytest.mark.parametrize("command", FOUND, ids=" ".join)
def test_0_when_there_is_an_answer(command: list[str], call: Call) -> None:
    result = call(*command)
    assert result.code == 0, result.words
    assert result.out


@pytest.mark.parametrize("command", NOT_THERE, ids=" ".join)
def test_1_when_what_was_asked_for_is_not_there(command: list[str], call: Call) -> None:
    result = call(*command)
    assert (result.code, result.out) == (1, b"")
    assert result.err
    found = call(*command, "--json")
    assert (found.code, found.json["items"]) == (1, [])
    assert found.json["format"] == f"cgluctl/{command[0]}"


@pytest.mark.parametrize("command", WRONG, ids=" ".join)
def test_2_when_the_command_line_is_wrong(command: list[str], call: Call) -> None:
    assert call(*command).refused(2).startswith("cgluctl: ")


@pytest.mark.parametrize("command", [command for command in WRONG if "--format" not in command], ids=" ".join)
def test_an_error_in_json_is_one_line_of_json(command: list[str], call: Call) -> None:
    error = json.loads(call(*command, "--json").refused(2))["error"]
    assert set(error) == {"code", "message", "hint"}
    assert error["code"] in ("usage", "ambiguous")
    assert error["message"]


@pytest.mark.parametrize("asked", [["--json"], ["-f", "json"], ["-fjson"], ["--format=json"], ["--format", "jsonl"]])
def test_json_however_it_is_asked_for(asked: list[str], call: Call) -> None:
    assert json.loads(call("nonsense", *asked).refused(2))["error"]["code"] == "usage"


@pytest.mark.parametrize("command", FOUND[1:10], ids=" ".join)
def test_json_is_all_of_stdout_and_stderr_is_silent(command: list[str], call: Call) -> None:
    result = call(*command, "--json")
    assert result.err == b""
    envelope = result.json
    assert list(envelope)[:5] == ["format", "version", "query", "total", "items"]
    assert envelope["version"] == 1


def test_counts_are_words_and_go_to_stderr(call: Call) -> None:
    result = call("days")
    assert "4" in result.words
    assert result.words.strip() not in result.text


@pytest.mark.parametrize("command", FOUND[1:10], ids=" ".join)
def test_a_process_ends_as_the_function_does(command: list[str], run: Call, call: Call) -> None:
    apart, here = run(*command), call(*command)
    assert (apart.code, apart.out, apart.err) == (here.code, here.out, here.err)


def test_an_interruption_is_130_and_says_that_nothing_changed(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*given: object, **named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cgluctl.answers.days.days", interrupt)
    call("days").refused(130)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_leaves_nothing_half_done(name: str, isolated: dict[str, str], own_cache: Path) -> None:
    env = environment(isolated)
    asked = subprocess.Popen(
        [sys.executable, "-m", "cgluctl", "days"], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    while asked.poll() is None and not own_cache.exists():
        time.sleep(0.001)
    asked.send_signal(getattr(signal, name))
    _, err = asked.communicate(timeout=30)
    assert asked.returncode in (0, 130)
    assert asked.returncode == 0 or err == b"cgluctl: interrupted; nothing was changed.\n"
    assert subprocess.run([sys.executable, "-m", "cgluctl", "days"], env=env, capture_output=True).returncode == 0


def test_a_fault_of_ours_is_70_in_one_line(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: object, **named: object) -> None:
        raise RuntimeError("the roof \x1b[31mis off\nand the rain comes in")

    monkeypatch.setattr("cgluctl.answers.days.days", fail)
    line = call("days").refused(70)
    assert "RuntimeError" in line
    assert "\x1b" not in line
    assert json.loads(call("days", "--json").refused(70))["error"]["code"] == "bug"


def test_debug_shows_where_a_fault_of_ours_happened_and_harmlessly(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    assert call("days", "--debug").code == 0

    def fail(*given: object, **named: object) -> None:
        raise RuntimeError("the roof \x1b[31mis off")

    monkeypatch.setattr("cgluctl.answers.days.days", fail)
    result = call("days", "--debug")
    assert (result.code, result.out) == (70, b"")
    assert "test_exit_codes.py" in result.words
    assert result.words.splitlines()[-1].startswith("cgluctl: unexpected RuntimeError")
    assert "\x1b" not in result.words


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of another kind")
@pytest.mark.parametrize(
    "command", [["days"], ["show", "2.3"], ["search", "migration", "--json"], ["help"]], ids=" ".join
)
def test_a_closed_pipe_is_silent(command: list[str], run: Call) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        result = run(*command, stdout=writing)
    finally:
        os.close(writing)
    assert (result.code, result.err) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize(
    "command", [["days"], ["search", "migration", "-f", "csv"], ["help"], ["--version"]], ids=" ".join
)
def test_a_full_disk_is_3_in_one_line(command: list[str], run: Call) -> None:
    with open("/dev/full", "wb") as full:
        run(*command, stdout=full).refused(3)


@pytest.mark.skipif(sys.platform == "win32", reason="no such shell")
@pytest.mark.parametrize(("closed", "code"), [(">&-", 3), ("2>&-", 0), ("<&-", 0)])
def test_a_closed_stream(closed: str, code: int, isolated: dict[str, str]) -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" -m cgluctl days {closed}', sys.executable],
        env=environment(isolated),
        capture_output=True,
    )
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert bool(done.stdout) is (code == 0)


@pytest.mark.parametrize(
    ("lang", "said"), [("fr", "accès refusé"), ("en", "permission denied"), ("es", "permiso denegado")]
)
def test_the_reasons_of_the_system_are_said_in_the_user_s_language(
    lang: str, said: str, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    words = call("days", "--json", "-o", str(tmp_path / "days.json"), "--lang", lang).refused(3)
    assert said in words
    assert "Permission" not in words


def test_an_unusual_reason_is_the_system_s_own() -> None:
    assert why(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
