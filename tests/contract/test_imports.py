"""The house: data flows one way, and a command loads only what it uses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from making import environment

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import io, json, sys
out, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO())
sys.stdout.isatty = lambda: TTY
from cgluctl.cli.run import run
code = run(json.loads(sys.argv[1]))
out.write(json.dumps({"code": code, "modules": sorted(sys.modules)}))
"""


def loaded(command: list[str], isolated: dict[str, str], tty: bool = False) -> set[str]:
    """The modules that a command has loaded when it ends, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.replace("TTY", str(tty)), json.dumps(command)],
        env=environment(isolated, NO_COLOR="1"),
        capture_output=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert found["code"] == 0, done.stderr
    return set(found["modules"])


HEAVY = {"rich", "tinydb", "rapidfuzz", "msgspec", "Stemmer"}


@pytest.mark.parametrize(
    ("command", "without"),
    [
        (["days", "--format", "json"], HEAVY | {"csv", "random", "tempfile", "asyncio"}),
        (["days"], HEAVY),
        (["show", "2.3", "--format", "json"], {"rich", "tinydb", "rapidfuzz", "msgspec"}),
        (["search", "migration", "--format", "json"], {"rich", "tinydb", "rapidfuzz", "msgspec"}),
        (["search", "migration"], {"rich", "tinydb", "rapidfuzz", "msgspec"}),
        (["export", "--format", "csv"], {"rich", "tinydb", "rapidfuzz", "msgspec"}),
        (["topics", "--format", "json"], {"rich", "tinydb", "rapidfuzz", "msgspec"}),
        (
            ["import", "REPORT", "--dry-run"],
            {"rich", "rapidfuzz", "urllib.request", "ssl", "asyncio", "lxml", "selectolax"},
        ),
        (["--version"], HEAVY | {"cgluctl.answers.days"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_is_not_loaded(command: list[str], without: set[str], isolated: dict[str, str], tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Jour 1. 14.05.2021 :\n\n➢ Les ponts\n\n« Un pont se garde. », a dit Jean Valjean.\n", "utf-8")
    command = [str(report) if word == "REPORT" else word for word in command]
    loaded(["days"], isolated)  # warms the index
    assert loaded(command, isolated) & without == set()


def test_a_terminal_loads_of_rich_what_tables_are_made_of(isolated: dict[str, str]) -> None:
    loaded(["days"], isolated)
    for command in (["days"], ["events"], ["show", "2.3"], ["search", "migration"], ["quote"], []):
        found = loaded(command, isolated, tty=True)
        assert "rich.table" in found
        console_and_all_it_brings = (
            "console markup themes highlighter pager screen live pretty syntax logging traceback"
        )
        assert {f"rich.{name}" for name in console_and_all_it_brings.split()} & found == set()
        assert {"pygments", "markdown_it", "tinydb", "rapidfuzz", "msgspec"} & found == set()
        # The words of speech and all of importing are for who imports.
        assert not [name for name in found if name.startswith(("cgluctl.language.lexicon", "cgluctl.ingest"))]


def test_a_table_that_is_measured_loads_no_console(isolated: dict[str, str]) -> None:
    script = "import sys; from cgluctl.views.sheet import Sheet; from rich.table import Table; t = Table.grid(); t.add_row('c', 'd' * 99); Sheet(40, False).text([t]); sys.exit('rich.console' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], env=environment(isolated)).returncode == 0


def test_a_terminal_loads_rich_and_a_typo_rapidfuzz(isolated: dict[str, str]) -> None:
    assert "rich" in loaded(["days"], isolated, tty=True)
    assert "rapidfuzz" not in loaded(["search", "migration"], isolated, tty=True)
    assert "rapidfuzz" in loaded(["search", "lampedoussa"], isolated)


def test_a_command_loads_no_other_command(isolated: dict[str, str]) -> None:
    commands = {name for name in loaded(["days"], isolated) if name.startswith("cgluctl.cli.commands.")}
    assert commands == {"cgluctl.cli.commands.days"}


def test_the_contracts_are_kept() -> None:
    pytest.importorskip("importlinter")
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]


SOURCES = sorted((ROOT / "src" / "cgluctl").rglob("*.py"))


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    assert [str(path) for path in SOURCES if path.read_text("utf-8").count("\n") > 310] == []


def test_only_the_way_in_and_out_ends_the_program() -> None:
    enders = [
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if any(word in path.read_text("utf-8") for word in ("sys.exit(", "os._exit(", "SystemExit"))
    ]
    assert sorted(enders) == ["src/cgluctl/__main__.py", "src/cgluctl/cli/run.py"]


def test_nothing_prints() -> None:
    assert [path.name for path in SOURCES if "    print(" in path.read_text("utf-8")] == []
