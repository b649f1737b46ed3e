"""What all tests share: an isolated environment, two ways to run the command line, and small event files."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from cgluctl.cli.run import run as run_cli
from cgluctl.search.archive import Archive
from cgluctl.search.index import Index, index_of
from cgluctl.store.locate import bundled
from making import ROOT, SHARED, Result, Tables, environment, write
from postgres.server import NoServer, Server, running
from reports import Desk

# A busy machine is no fault of the program: no test is timed.
settings.register_profile(
    "untimed",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "25")),
)
settings.register_profile("thorough", settings.get_profile("untimed"), max_examples=400)
settings.load_profile("untimed")


_SLOW = (
    "faults",
    "relevance",
    "test_guide.py",
    "test_completion.py",
    "test_mcp.py",
    "test_agent_paging.py",
)

_BROWSED = ("test_page_in_browser.py", "test_page_payloads.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes is run apart: pytest -m slow. What needs a browser comes first, and so on one worker: three browsers take thrice as long."""
    items.sort(key=lambda item: item.path.name not in _BROWSED)
    for item in items:
        if any(part in _SLOW for part in item.path.relative_to(ROOT / "tests").parts):
            item.add_marker("slow")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The switch that writes the golden files anew."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/expected anew")


@pytest.fixture(scope="session")
def warm_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for the whole run: an index is keyed by its store, so tests do not meet in it."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def built(warm_cache: Path) -> Index:
    """The index of the bundled event alone, built once: each test has a library of its own, and gets a copy for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CGLUCTL_CACHE", str(warm_cache / "built"))
        patch.setenv("XDG_DATA_HOME", str(warm_cache / "empty"))
        Archive(None).db.close()
        return index_of(None)


@pytest.fixture(autouse=True)
def isolated(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, warm_cache: Path, built: Index
) -> Iterator[dict[str, str]]:
    """An environment in which nothing of the user's is read or written."""
    for name in [name for name in os.environ if name.startswith(("CGLUCTL_", "LC_"))]:
        monkeypatch.delenv(name)
    for name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.delenv(name, raising=False)
    values = {
        "CGLUCTL_CACHE": str(warm_cache),
        "CGLUCTL_LANG": "en",
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CACHE_HOME": str(tmp_path / "xdg-cache"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "LOCALAPPDATA": str(tmp_path / "data"),
        "APPDATA": str(tmp_path / "config"),
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "PAGER": "cat",
        "PYTHONUTF8": "1",
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    own = index_of(None)
    shutil.copy2(built.file, own.file)
    shutil.copy2(built.seal, own.seal)
    yield values
    for path in (own.file, own.seal, own.lock):
        path.unlink(missing_ok=True)


@pytest.fixture
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, isolated: dict[str, str]) -> Path:
    """A cold cache of this test alone."""
    folder = tmp_path / "own-cache"
    monkeypatch.setenv("CGLUCTL_CACHE", str(folder))
    isolated["CGLUCTL_CACHE"] = str(folder)
    return folder


class Stream(io.TextIOWrapper):
    """A standard stream that keeps its bytes, and is a terminal when told so."""

    def __init__(self, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")
        self.terminal = terminal

    def isatty(self) -> bool:
        """Whether a person is said to look on."""
        return self.terminal

    def taken(self) -> bytes:
        """All bytes written so far."""
        self.flush()
        return self.buffer.getvalue()  # type: ignore[attr-defined]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command line inside this process; `tty` makes both streams a terminal of 80 columns."""

    def run_here(*arguments: str, tty: bool = False, **env: str) -> Result:
        out, err = Stream(tty), Stream(tty)
        with monkeypatch.context() as patch:
            for name, value in {**({"COLUMNS": "80"} if tty else {}), **env}.items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = run_cli(arguments)
        return Result(code, out.taken(), err.taken())

    return run_here


@pytest.fixture
def run(isolated: dict[str, str], tmp_path: Path) -> Callable[..., Result]:
    """Runs a command line in a process of its own; `options` are those of subprocess.run."""

    def run_apart(*arguments: str, env: dict[str, str] | None = None, **options: Any) -> Result:
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        done = subprocess.run(
            [sys.executable, "-m", "cgluctl", *arguments],
            env=environment(isolated, **(env or {})),
            cwd=tmp_path,
            timeout=60,
            stdin=subprocess.DEVNULL,
            **pipes,
        )
        return Result(done.returncode, done.stdout or b"", done.stderr or b"")

    return run_apart


@pytest.fixture
def library(tmp_path: Path) -> Callable[..., Path]:
    """Writes a small event file and gives its path."""

    def make(made: Tables | None = None, name: str = "event.json") -> Path:
        return write(tmp_path / "library" / name, made)

    return make


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Tables], Path]:
    """An event file that is only read, in a folder of its own: equal ones are one file, so its index is built once a run."""
    folder = tmp_path_factory.mktemp("shelf")

    def keep(made: Tables) -> Path:
        name = hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()
        path = folder / name / "event.json"
        return path if path.exists() else write(path, made)

    return keep


@pytest.fixture
def event(library: Callable[..., Path]) -> Path:
    """The small event as a file."""
    return library()


@pytest.fixture(scope="session")
def truth() -> dict[str, dict[str, Any]]:
    """The tables of the bundled event, as JSON has them."""
    return json.loads(bundled().read_bytes())


@pytest.fixture(scope="session")
def report() -> list[str]:
    """The lines of the French report, where the folder beside the checkout has it."""
    path = SHARED / "report" / "cglu-2021-05.fr.txt"
    if not path.is_file():
        pytest.skip("the report is not beside the checkout (../shared/report)")
    return path.read_text("utf-8").split("\n")


@pytest.fixture
def desk(call: Callable[..., Result], tmp_path: Path) -> Desk:
    """A small report, and an empty library to import it into."""
    return Desk(call, tmp_path)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A running server; tests that need one are skipped where none can be had."""
    pytest.importorskip("psycopg", reason='psycopg is missing: pip install "cgluctl[postgres]"')
    with ExitStack() as stack:
        try:
            found = stack.enter_context(running())
        except NoServer as error:
            pytest.skip(str(error))
        yield found


@pytest.fixture(scope="session")
def databases(server: Server) -> Callable[[], str]:
    """Makes an empty database and gives its name."""
    import psycopg

    numbers = count(1)

    def make() -> str:
        name = f"archive_{next(numbers)}"
        with psycopg.connect(server.url(), autocommit=True) as db:
            db.execute(f"CREATE DATABASE {name}")
        return name

    return make


@pytest.fixture
def database(databases: Callable[[], str]) -> str:
    """The name of an empty database."""
    return databases()
