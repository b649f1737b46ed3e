"""Every example of the README is run, on a terminal of 80 columns, and must answer what the README shows.

A console block is a session in a folder of its own: `$ ` begins a command, the lines below are what it writes, and a
line of three dots stands for any number of lines. A Python block is a script; the text block after it is its output.
`pytest --update-golden` writes today's outputs into the README, but for blocks with three dots.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="the examples are shown on a Unix terminal")
termios = pytest.importorskip("termios", reason="the examples are shown on a Unix terminal")

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
INSTALL = "python3 -m venv --without-pip .venv && python3 -m pip --python .venv install -q . && . .venv/bin/activate && cgluctl days"
DEVELOP = 'python3 -m venv --without-pip .venv && python3 -m pip --python .venv install -q -e ".[test]" && . .venv/bin/activate && python -m pytest'
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README.read_text("utf-8"), re.DOTALL | re.MULTILINE)
CONSOLE = [body for kind, body in BLOCKS if kind == "console"]
SCRIPTS = [(body, BLOCKS[n + 1][1]) for n, (kind, body) in enumerate(BLOCKS) if kind == "python"]
ANY = "..."


def surroundings(home: Path) -> dict[str, str]:
    """An environment that knows nothing of the user's library, cache, language and settings."""
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.defpath])
    own = {"HOME": str(home), "CGLUCTL_CACHE": str(home / "cache"), "XDG_DATA_HOME": str(home / "share"), "PATH": path}
    return {**own, "CGLUCTL_LANG": "en", "LC_ALL": "C.UTF-8", "TERM": "xterm", "PAGER": "cat", "PYTHONUTF8": "1"}


def on_terminal(command: str, folder: Path, home: Path) -> str:
    """What a person sees who types a command: stdout and stderr, without colours and spaces at the end of lines."""
    screen, end = pty.openpty()
    termios.tcsetwinsize(end, (24, 80))
    child = subprocess.Popen(
        ["sh", "-c", command], stdin=end, stdout=end, stderr=end, cwd=folder, env=surroundings(home)
    )
    os.close(end)
    seen = b""
    while True:
        try:
            piece = os.read(screen, 65536)
        except OSError:  # how a terminal says that its last writer is gone
            break
        if not piece:
            break
        seen += piece
    os.close(screen)
    child.wait()
    return plain(seen.decode())


def plain(text: str) -> str:
    """Text without colours, progress, and spaces and empty lines at its ends."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", text.replace("\r\n", "\n"))
    text = re.sub(r"\r[^\n]*\r", "", text)  # what a slow machine says meanwhile, and takes away
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n") + "\n"


def parts(block: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output shown."""
    found = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
    assert not found[0].strip(), f"an output without a command: {found[0]}"
    return list(zip(found[1::2], found[2::2], strict=True))


def assert_alike(shown: str, real: str) -> None:
    """Fails with both outputs unless the real one is the shown one, three dots standing for any lines."""
    if ANY not in shown.splitlines():
        assert real.strip("\n") == shown.strip("\n")
        return
    lines = ["(?:.*\n)*?" if line == ANY else re.escape(line) + "\n" for line in shown.strip("\n").split("\n")]
    assert re.fullmatch("".join(lines), real.strip("\n") + "\n"), f"shown:\n{shown}\nreal:\n{real}"


def rewrite(kind: str, shown: str, real: str) -> None:
    """Puts today's output in the place of the one shown."""
    README.write_text(README.read_text("utf-8").replace(f"```{kind}\n{shown}```", f"```{kind}\n{real}```"), "utf-8")


@pytest.mark.parametrize("block", CONSOLE, ids=[parts(block)[0][0] for block in CONSOLE])
def test_console_examples_show_what_the_program_writes(
    block: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    seen = [(command, shown, on_terminal(command, folder, tmp_path)) for command, shown in parts(block)]
    if request.config.getoption("--update-golden") and ANY not in block.splitlines():
        rewrite(
            "console",
            block,
            "\n".join(f"$ {command}\n{real}" if real.strip() else f"$ {command}" for command, _, real in seen),
        )
        return
    for _, shown, real in seen:
        assert_alike(shown, real)


@pytest.mark.parametrize(("script", "shown"), SCRIPTS)
def test_scripts_print_what_is_shown(script: str, shown: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", cwd=tmp_path, env=surroundings(tmp_path)
    )
    assert (run.stderr, run.returncode) == ("", 0)
    if request.config.getoption("--update-golden"):
        rewrite("text", shown, run.stdout)
        return
    assert_alike(shown, run.stdout)


@pytest.mark.parametrize("command", [INSTALL, DEVELOP])
def test_the_two_commands_of_the_readme_stand_word_for_word(command: str) -> None:
    assert f"```sh\n{command}\n```\n" in README.read_text("utf-8")


def test_the_readme_names_every_command() -> None:
    from cgluctl.cli.app import COMMANDS

    text = README.read_text("utf-8")
    assert [name for name in COMMANDS if f"`cgluctl {name}" not in text and f"$ cgluctl {name}" not in text] == []


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_links_to_files_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / page).read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []
