"""Addresses of an index on a server: where they lead, and never a password in what is said."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from making import Result, tables, write
from postgres.server import Server

psycopg = pytest.importorskip("psycopg", reason='psycopg is missing: pip install "cgluctl[postgres]"')

Call = Callable[..., Result]
SECRET = "s3cr3t%2Fw0rd"


@pytest.mark.parametrize("more", [[], ["--debug"], ["--json"]], ids=str)
def test_a_wrong_password_is_never_told(
    server: Server, database: str, archive: str, call: Call, more: list[str]
) -> None:
    result = call("days", "--index", server.tcp(database, password=SECRET), *more)
    assert result.code == 3
    assert "password authentication failed" in result.words
    assert len(result.words.splitlines()) == 1
    for way in (SECRET, "s3cr3t", "w0rd"):
        assert way not in result.words + result.text
    result = call("days", "--index", server.tcp(database), *more, PGPASSWORD="other-secret")
    assert result.code == 3
    assert "other-secret" not in result.words


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://me:s3cr3t@127.0.0.1:1/x",
        "postgresql://me:s3cr3t@%zz/x",
        "postgresql://me:s3cr3t @host/x",
        "postgresql:///x?password=s3cr3t&nonsense=1",
        "mysql://me:s3cr3t@host/x",
        "s3cr3t",
    ],
)
def test_an_address_that_leads_nowhere_is_one_line_without_the_password(call: Call, address: str) -> None:
    for command in (["days"], ["store", "push"], ["mcp"]):
        result = call(*command, CGLUCTL_INDEX=address)
        assert result.code in (2, 3)
        assert result.text == ""
        assert len(result.words.splitlines()) == 1
        assert "Traceback" not in result.words
        assert "s3cr3t" not in result.words


def test_without_the_extra_it_says_what_to_install(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "psycopg.py").write_text("raise ModuleNotFoundError(name='psycopg')", "utf-8")
    words = run("days", "--index", "postgresql:///x", env={"PYTHONPATH": str(tmp_path)}).refused(3)
    assert "Install it: " in words
    assert "[postgres]" in words


def test_a_store_named_by_option_goes_before_the_variable(call: Call, archive: str, tmp_path: Path) -> None:
    store = str(write(tmp_path / "mine.json", tables("mine-2020")))
    assert call("days", "--store", store, "--json", CGLUCTL_INDEX=archive).json["query"]["event"] == "mine-2020"
    assert call("days", "--json", CGLUCTL_INDEX=archive, CGLUCTL_STORE=store).json["query"]["event"] == "test-2020"
    assert "Leave one of them out" in call("days", "--store", store, "--index", archive).refused(2)


def test_push_needs_an_address(call: Call) -> None:
    assert "CGLUCTL_INDEX" in call("store", "push").refused(2)


@pytest.mark.parametrize(
    "command", [["--help"], ["days", "--json"], ["search", "x"], ["store", "push", "--help"]], ids=str
)
def test_nothing_else_loads_psycopg(command: list[str], isolated: dict[str, str]) -> None:
    import json

    from making import environment

    script = (
        "import sys, json; from cgluctl.cli.run import run; run(sys.argv[1:]);"
        "sys.stderr.write('\\n' + json.dumps([n for n in sys.modules if n.startswith(('psycopg', 'cgluctl.search.postgres'))]))"
    )
    finished = subprocess.run(
        [sys.executable, "-c", script, *command], env=environment(isolated), capture_output=True, text=True
    )
    assert json.loads(finished.stderr.splitlines()[-1]) == []


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:s3c?ret@host/x",
        "postgresql://me:s3c/ret@host/x",
        "postgresql://me:s3c@ret@host/x",
        "postgresql://me:s3cret",
        "postgresql://me:s3cret@host:5432/x?sslmode=require",
        "postgresql://me@host/x?password=s3cret",
    ],
)
def test_no_password_is_shown_however_it_is_written(url: str) -> None:
    from cgluctl.search.postgres import _reason, shown

    cut = "ret@host" if "@ret@" in url else "host"
    told = shown(url) + _reason(Exception(f"no host '{cut}' in {url} for s3cret"), url)
    assert not [word for word in ("s3c", "ret") if word in told], told


@pytest.mark.parametrize(
    "options", ["password=s3c@ret", "user=me&password=s3c@ret", "password=s3c?ret@x", "sslmode=require&password=s3c"]
)
def test_a_password_among_the_options_is_not_shown(options: str) -> None:
    from cgluctl.search.postgres import shown

    assert shown(f"postgresql://me@host:5432/x?{options}") == "postgresql://me@host:5432/x"


def test_an_address_without_a_password_is_shown_whole() -> None:
    from cgluctl.search.postgres import shown

    for url in (
        "postgresql://me@host:5432/x",
        "postgresql://host:5432/x",
        "postgresql:///x",
        "postgresql://[::1]:5432/x",
    ):
        assert shown(url) == url
    assert shown("postgresql://me@/x?host=localhost&port=5") == "postgresql://me@/x"


def test_an_environment_of_another_encoding_changes_nothing(call: Call, server: Server, database: str) -> None:
    url = server.url(database)
    assert call("store", "push", "--index", url).code == 0
    found = call("search", "santé", "--json", "--index", url, PGCLIENTENCODING="LATIN1")
    assert (found.code, found.out) == (0, call("search", "santé", "--json", "--index", url).out)
