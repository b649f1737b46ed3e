"""What a shell is offered: asked as its script asks, and in real shells under tmux."""

import os
import shlex
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which

import pytest

from cgluctl.cli.app import COMMANDS
from cgluctl.cli.shells.scripts import SHELLS, escaped, script, unquoted
from cgluctl.store.locate import library_folder
from making import Result, environment, tables, write

Call = Callable[..., Result]


@pytest.fixture
def offered(call: Call) -> Callable[..., list[str]]:
    """The values offered for words of which the last is not complete."""

    def ask(*words: str, shell: str = "fish", **environ: str) -> list[str]:
        result = call(*words, _CGLUCTL_COMPLETE=shell, **environ)
        assert (result.code, result.err) == (0, b"")
        return [line.partition("\t")[0] for line in result.text.splitlines()]

    return ask


OFFERED = [
    (["se"], ["search"]),
    (["--la"], ["--lang"]),
    (["--lang", ""], ["fr", "en", "es"]),
    (["--lang", "fr", "se"], ["search"]),
    (["days", "--for"], ["--format", "--force"]),
    (["days", "--format", "js"], ["json", "jsonl"]),
    (["days", "--format=js"], ["--format=json", "--format=jsonl"]),
    (["export", "--format", "frab"], ["frab-json", "frab-xml"]),
    (["days", "--format", "frab"], []),
    (["search", "--topic", "mig"], ["migration"]),
    (["search", "--topic", "right-to"], ["right-to-the-city", "right-to-housing"]),
    (["search", "--topic", "qz"], []),
    (["search", "x", "--day", "2"], ["2", "2021-05-14", "2021-05-18", "2021-05-19", "2021-05-20"]),
    (["search", "x", "--count-by", "s"], ["speaker", "session", "speech"]),
    (["search", "x", "--speech", "d"], ["direct"]),
    (["search", "x", "--session", "2."], ["2.1", "2.2", "2.3"]),
    (["show", "lamped"], ["2.3"]),
    (["show", "4"], ["4.1", "4.2", "4"]),
    (["show", "2.3/p8"], ["2.3/p8"]),
    (["quote", "--speaker", "Phil"], ["Philippe Rio"]),
    (["quote", "--speaker", "Totò M"], ["Totò Martello"]),
    (["quote", "martel"], ["Totò Martello"]),
    (["cite", "--style", "i"], ["iso690"]),
    (["days", "--event", "cg"], ["cglu-2021-05"]),
    (["events", "re"], ["remove", "restore"]),
    (["events", "remove", "c"], ["cglu-2021-05"]),
    (["fix", "q"], ["quote"]),
    (["fix", "speaker", "totò"], ["toto-martello"]),
    (["help", "sp"], ["speakers"]),
    (["completion", ""], ["bash", "zsh", "fish"]),
    (["import", ""], [":files"]),
    (["days", "-o", ""], [":files"]),
    (["quote", "--verify-file="], [":files"]),
    (["nonsense", "x"], []),
    (["search", "--", "--fo"], []),
]


@pytest.mark.parametrize(("words", "values"), OFFERED, ids=" ".join)
def test_what_may_follow(words: list[str], values: list[str], offered: Callable[..., list[str]]) -> None:
    assert offered(*words) == values


def test_every_command_is_offered(offered: Callable[..., list[str]]) -> None:
    assert offered("") == list(COMMANDS)


def test_an_option_that_stands_already_is_not_offered(offered: Callable[..., list[str]]) -> None:
    assert "--json" in offered("days", "--")
    assert "--json" not in offered("days", "--json", "--")


def test_sessions_come_with_their_titles_in_the_language(call: Call) -> None:
    for language, word in (("en", "mobility"), ("fr", "mobilité"), ("es", "movilidad")):
        text = call("show", "2.3", _CGLUCTL_COMPLETE="zsh", CGLUCTL_LANG=language).text
        assert text.startswith("2.3\t")
        assert word in text.lower()
        assert call("--lang", language, "show", "2.3", _CGLUCTL_COMPLETE="zsh").text == text


def test_the_store_on_the_line_is_the_one_asked(offered: Callable[..., list[str]], tmp_path: Path) -> None:
    store = str(write(tmp_path / "event.json", tables()))
    assert offered("quote", "--store", store, "--speaker", "Sp") == ["Speaker Alpha"]


def test_what_can_be_restored_is_offered(offered: Callable[..., list[str]], call: Call) -> None:
    assert offered("events", "restore", "") == []
    for name in ("alpha-2020", "beta-2020"):
        write(library_folder() / f"{name}.json", tables(name))
        assert call("events", "remove", name, "--yes").code == 0
    assert offered("events", "restore", "") == ["alpha-2020", "beta-2020"]
    assert offered("events", "restore", "be") == ["beta-2020"]


def test_fish_is_given_an_id_where_a_name_would_not_hold_what_is_typed(offered: Callable[..., list[str]]) -> None:
    assert offered("quote", "--speaker", "toto", shell="fish") == ["toto-martello"]
    assert offered("quote", "--speaker", "toto", shell="zsh") == ["Totò Martello"]


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        (["quote", "--speaker", "Phil"], "Philippe\\ Rio\n"),
        (["quote", "--speaker", '"Phil'], "Philippe Rio\n"),
        (["quote", "--speaker", "Philippe\\ R"], "Philippe\\ Rio\n"),
        (["quote", "--speaker", "tot"], "Totò\\ Martello\n"),
        (["days", "--format", "=", "csv"], "csv\n"),
        (["days", "--format", "="], "table\njson\njsonl\ncsv\ntsv\nmd\n"),
        (["import", ""], ":files\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_words_as_bash_parts_and_quotes_them(words: list[str], reply: str, call: Call) -> None:
    assert call(*words, _CGLUCTL_COMPLETE="bash", COMP_TYPE="9").text == reply


@pytest.mark.parametrize("value", ["Totò Martello", "d'Or", 'a"b', "$HOME", "a;b", "2.3/p8", "*", "~x"])
def test_what_is_escaped_is_one_word_to_a_shell(value: str) -> None:
    assert shlex.split(escaped(value)) == [value]
    assert unquoted(escaped(value)) == value


def test_what_cannot_be_said_is_nothing(call: Call) -> None:
    for environ in ({"CGLUCTL_STORE": "/no/such/store"}, {"_CGLUCTL_COMPLETE": "tcsh"}, {"_CGLUCTL_COMPLETE": ""}):
        result = call("show", "", **{"_CGLUCTL_COMPLETE": "zsh", **environ})
        assert (result.code, result.out, result.err) == (0, b"", b"")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed_or_written(shell: str, call: Call, tmp_path: Path) -> None:
    assert call("completion", shell).text == script(shell)
    assert call("completion", SHELL=f"/usr/bin/{shell}").text == script(shell)
    done = call("completion", shell, "--install")
    written = Path(done.text.strip())
    assert written.read_text("utf-8") == script(shell)
    assert tmp_path in written.parents
    assert done.words


def test_a_shell_we_do_not_know(call: Call) -> None:
    assert "bash" in call("completion", "tcsh").refused(2)
    assert "bash" in call("completion", SHELL="").refused(2)


class Typist:
    """A shell in a terminal of tmux, and somebody who types."""

    def __init__(self, shell: str, env: dict[str, str], folder: Path) -> None:
        self.tmux = ["tmux", "-S", str(folder / "tmux"), "-f", os.devnull]
        start = {
            "bash": ["bash", "--norc", "--noprofile", "-i"],
            "zsh": ["zsh", "-f", "-i"],
            "fish": ["fish", "--no-config", "-i"],
        }[shell]
        paths = os.pathsep.join([sysconfig.get_path("scripts"), env["PATH"]])
        subprocess.run(
            [*self.tmux, "new-session", "-d", "-x", "110", "-y", "40", *start],
            env={**env, "PATH": paths, "LC_ALL": "C.UTF-8", "PS1": "$ "},
            cwd=folder,
            check=True,
        )
        path = folder / f"script.{shell}"
        path.write_text(script(shell), "utf-8")
        ready = {"zsh": "PS1='$ '; autoload -Uz compinit; compinit -u -d ./dump; "}.get(shell, "")
        self.type(f"{ready}source {path.name}; echo rea''dy", "Enter")
        self.sees("\nready")
        self.type("clear", "Enter")

    def type(self, text: str, *keys: str) -> None:
        """Types a text letter by letter, then keys by their names."""
        subprocess.run([*self.tmux, "send-keys", "-l", "--", text], check=True)
        for key in keys:
            subprocess.run([*self.tmux, "send-keys", key], check=True)

    def screen(self) -> str:
        """What stands in the terminal."""
        done = subprocess.run([*self.tmux, "capture-pane", "-p"], capture_output=True, check=True)
        return done.stdout.decode()

    def sees(self, *words: str) -> str:
        """The screen, once it holds the words; fails where they never come."""
        for _ in range(300):
            shown = self.screen()
            if all(word in shown for word in words):
                return shown
            time.sleep(0.1)
        pytest.fail(f"never saw {words}:\n{shown}")

    def afresh(self) -> None:
        """Takes the line away, once the shell has done what it was asked."""
        before = ""
        while before != (before := self.screen()):
            time.sleep(0.5)
        self.type("", "C-u", "C-u", "C-l")

    def end(self) -> None:
        """Closes the terminal."""
        subprocess.run([*self.tmux, "kill-server"], capture_output=True)


@pytest.fixture(params=SHELLS)
def typist(request: pytest.FixtureRequest, isolated: dict[str, str], tmp_path: Path) -> Iterator[Typist]:
    """Somebody at each shell that is installed."""
    if sys.platform == "win32":
        pytest.skip("no such shells")
    for program in ("tmux", request.param):
        if not which(program):
            pytest.skip(f"{program} is not installed")
    if not (Path(sysconfig.get_path("scripts")) / "cgluctl").exists():
        pytest.skip("cgluctl is not installed as a command")
    one = Typist(request.param, environment(isolated), tmp_path)
    yield one
    one.end()


def test_in_a_real_shell(typist: Typist) -> None:
    """A command, an option, a value with its title, a name with a space and an accent, each completed by the tabulator."""
    typist.type("cgluctl sea", "Tab")
    typist.sees("cgluctl search")
    typist.type("--spe", "Tab")
    typist.sees("cgluctl search --spe")
    typist.type("aker Phil", "Tab")
    shown = typist.sees("Philippe")
    assert "Rio" in shown
    typist.afresh()
    typist.type("cgluctl show 2.", "Tab", "Tab")
    typist.sees("2.3", "Lampedusa Charter")
    typist.afresh()
    typist.type("cgluctl quote --speaker Totò", "Tab")
    typist.sees("Martello")
    typist.type("", "Enter")
    typist.sees("mayor of Lampedusa")
