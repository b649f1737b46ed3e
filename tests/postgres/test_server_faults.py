"""What goes wrong with an index on a server: one clear line each time, and never a password."""

from __future__ import annotations

import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from cgluctl.search.archive import Archive
from cgluctl.search.files import files_of
from making import Result, tables, write
from postgres import libraries
from postgres.server import Server

psycopg = pytest.importorskip("psycopg", reason='psycopg is missing: pip install "cgluctl[postgres]"')

from cgluctl.search.postgres.push import LOCK, push  # noqa: E402

Call = Callable[..., Result]
SECRET = "s3cr3t%2Fw0rd"


@pytest.fixture
def archive(server: Server, database: str, tmp_path: Path, call: Call) -> str:
    """The address of an index with one event."""
    write(tmp_path / "store" / "e.json", tables())
    url = server.url(database)
    assert call("store", "push", "--store", str(tmp_path / "store"), "--index", url).code == 0
    return url


def done(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as db:
        for statement in statements:
            db.execute(statement)


@pytest.fixture
def reader(server: Server, database: str, archive: str) -> Iterator[str]:
    """The address of the index for a role with the grants of the guide."""
    grants = (Path(__file__).parents[2] / "docs" / "postgresql.md").read_text("utf-8")
    lines = [line for line in grants.splitlines() if line.startswith("GRANT ") and line.endswith(";")]
    assert len(lines) == 2
    done(archive, "CREATE ROLE archive_reader LOGIN", *lines)
    yield server.url(database, "archive_reader")
    done(archive, "DROP OWNED BY archive_reader", "DROP ROLE archive_reader")


def test_a_role_that_may_only_read_suffices_for_reading(call: Call, archive: str, reader: str, tmp_path: Path) -> None:
    for command in (
        ["days"],
        ["search", "bridge"],
        ["search", "lanterrn"],
        ["quote"],
        ["speakers"],
        ["topics"],
        ["stats"],
    ):
        mine, all_rights = (call(*command, "--json", "--index", url) for url in (reader, archive))
        assert (mine.code, mine.out) == (0, all_rights.out)
    write(tmp_path / "other" / "e.json", tables("other-2020"))
    words = call("store", "push", "--store", str(tmp_path / "other"), "--index", reader).refused(3)
    assert "does not let you: permission denied" in words
    assert "docs/postgresql.md" in words


def test_a_role_without_grants_is_told_where_they_stand(
    server: Server, database: str, archive: str, call: Call
) -> None:
    done(archive, "CREATE ROLE stranger LOGIN")
    words = call("days", "--index", server.url(database, "stranger")).refused(3)
    assert "permission denied for schema cgluctl" in words
    assert "docs/postgresql.md" in words


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


def test_an_empty_database_says_how_to_fill_it(server: Server, database: str, call: Call) -> None:
    words = call("search", "x", "--index", server.url(database)).refused(3)
    assert "There is no index at" in words
    assert "cgluctl store push" in words


def test_an_index_of_another_version_is_refused_and_an_older_one_filled_anew(
    call: Call, archive: str, tmp_path: Path
) -> None:
    done(archive, "UPDATE cgluctl.made_by SET version = '7.0'")
    assert "made by an older cgluctl" in call("days", "--index", archive).refused(3)
    assert call("store", "push", "--store", str(tmp_path / "store"), "--index", archive).code == 0
    assert call("days", "--index", archive).code == 0
    done(archive, "UPDATE cgluctl.made_by SET version = '9999.0'")
    for command in (["days"], ["store", "push", "--store", str(tmp_path / "store")]):
        assert "made by a newer cgluctl" in call(*command, "--index", archive).refused(3)


def test_a_server_that_takes_no_writing(
    call: Call, server: Server, database: str, archive: str, tmp_path: Path
) -> None:
    done(archive, f"ALTER DATABASE {database} SET default_transaction_read_only = on")
    write(tmp_path / "store" / "e.json", tables("other-2020"))
    words = call("store", "push", "--store", str(tmp_path / "store"), "--index", archive).refused(3)
    assert "cannot be written" in words
    assert call("days", "--index", archive).code == 0


def test_a_full_disk_is_one_line() -> None:
    from cgluctl.errors import IndexFault
    from cgluctl.search.postgres.connect import faults

    with pytest.raises(IndexFault) as caught, faults("postgresql://me:s3cr3t@host/x"):
        raise psycopg.errors.DiskFull('could not extend file "base/1/2": No space left on device')
    assert "cannot be written" in caught.value.message
    assert caught.value.values["place"] == "postgresql://me@host/x"
    assert "No space left" in str(caught.value.values["reason"])


def test_a_connection_that_drops_is_one_line(archive: str) -> None:
    from cgluctl.errors import IndexFault

    with closing(Archive(None, index=archive).db) as db:
        (pid,) = db.execute("SELECT pg_backend_pid()").fetchone()
        done(archive, f"SELECT pg_terminate_backend({pid})")
        with pytest.raises(IndexFault) as caught:
            db.execute("SELECT 1")
    assert "cannot be reached" in caught.value.message


def test_a_dropped_push_leaves_the_old_event_and_the_next_one_ends_it(archive: str, call: Call, tmp_path: Path) -> None:
    """The event is locked by another, who goes away with the connection of the push."""
    write(tmp_path / "store" / "e.json", {**tables(), "passages": {"1": tables()["passages"]["1"]}})
    results: list[Result] = []
    command = ("store", "push", "--store", str(tmp_path / "store"), "--index", archive)
    with psycopg.connect(archive) as other, psycopg.connect(archive, autocommit=True) as looker:
        other.execute("SELECT 1 FROM cgluctl.event FOR UPDATE")
        thread = threading.Thread(target=lambda: results.append(call(*command)))
        thread.start()
        waiting = "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        while not (found := looker.execute(waiting).fetchone()):
            pass
        done(archive, f"SELECT pg_terminate_backend({found[0]})")
        thread.join(60)
    assert "cannot be reached" in results[0].refused(3)
    with closing(Archive(None, index=archive).db) as db:
        assert db.execute("SELECT value FROM total WHERE name = 'passage'").fetchone()[0] == 4
    assert call(*command).code == 0
    with closing(Archive(None, index=archive).db) as db:
        assert db.execute("SELECT value FROM total WHERE name = 'passage'").fetchone()[0] == 1


def test_who_reads_while_others_push_sees_whole_events(archive: str, call: Call, tmp_path: Path) -> None:

    store, dice, over = tmp_path / "store", random.Random(4), threading.Event()

    def pushing() -> None:
        for _ in range(6):
            write(store / "e.json", libraries.event(dice, "test-2020"))
            push(archive, files_of(str(store)))
        over.set()

    thread = threading.Thread(target=pushing)
    thread.start()
    looks = 0
    while not over.is_set() or looks == 0:
        with closing(Archive(None, index=archive).db) as db:
            assert whole(db)
        looks += 1
    thread.join()


def whole(db: Any) -> bool:
    """Whether all tables speak of the same state: records, totals, units and the counts of terms."""
    (units,) = db.execute("SELECT count(*) FROM unit").fetchone()
    assert db.execute("SELECT value FROM total WHERE name = 'unit'").fetchone() == (units,)
    records = db.execute(
        "SELECT (SELECT count(*) FROM session) + (SELECT count(*) FROM part) + (SELECT count(*) FROM passage)"
    )
    assert records.fetchone() == (units,)
    wrong = """SELECT count(*) FROM term WHERE units <> (SELECT count(*) FROM unit WHERE terms @> ARRAY[term.term])"""
    return db.execute(wrong).fetchone() == (0,)


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


def test_what_a_push_did_is_listed(call: Call, server: Server, database: str, tmp_path: Path) -> None:
    url = server.url(database)
    for id in "ab":
        write(tmp_path / "store" / f"{id}.json", tables(f"{id}-2020"))
    command = ("store", "push", "--store", str(tmp_path / "store"), "--index", url)
    assert [item["state"] for item in call(*command, "--json").json["items"]] == ["imported", "imported"]
    made = tables("a-2020")
    made["passages"]["1"]["text"]["en"] = "Another bridge."
    write(tmp_path / "store" / "a.json", made)
    (tmp_path / "store" / "b.json").unlink()
    found = call(*command, "--mirror", "--json").json
    assert [(item["event"], item["state"]) for item in found["items"]] == [("a-2020", "updated"), ("b-2020", "removed")]
    assert found["query"] == {"index": server.url(database).partition("?")[0]}
    assert "nothing was changed" in call(*command).words


@pytest.mark.parametrize(
    "command", [["--help"], ["days", "--json"], ["search", "x"], ["store", "push", "--help"]], ids=str
)
def test_nothing_else_loads_psycopg(command: list[str], isolated: dict[str, str]) -> None:
    import json
    import subprocess

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
    from cgluctl.search.postgres import connect

    cut = "ret@host" if "@ret@" in url else "host"
    told = connect.shown(url) + connect._reason(Exception(f"no host '{cut}' in {url} for s3cret"), url)
    assert not [word for word in ("s3c", "ret") if word in told], told


@pytest.mark.parametrize(
    "options", ["password=s3c@ret", "user=me&password=s3c@ret", "password=s3c?ret@x", "sslmode=require&password=s3c"]
)
def test_a_password_among_the_options_is_not_shown(options: str) -> None:
    from cgluctl.search.postgres.connect import shown

    assert shown(f"postgresql://me@host:5432/x?{options}") == "postgresql://me@host:5432/x"


def test_an_address_without_a_password_is_shown_whole() -> None:
    from cgluctl.search.postgres.connect import shown

    for url in (
        "postgresql://me@host:5432/x",
        "postgresql://host:5432/x",
        "postgresql:///x",
        "postgresql://[::1]:5432/x",
    ):
        assert shown(url) == url
    assert shown("postgresql://me@/x?host=localhost&port=5") == "postgresql://me@/x"


def test_a_question_that_fails_leaves_no_connection_behind(server: Server, database: str) -> None:
    """Not even a program that asks again and again, as an assistant does."""
    from cgluctl.errors import IndexFault

    url = server.url(database)
    with psycopg.connect(url, autocommit=True) as db:
        for _ in range(3):
            with pytest.raises(IndexFault):
                Archive(None, index=url)
        sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        for _ in range(50):  # a server takes a moment to see that somebody hung up
            if db.execute(sql).fetchone() == (0,):
                break
            time.sleep(0.1)
        assert db.execute(sql).fetchone() == (0,)


def test_a_database_that_cannot_hold_every_letter_is_said_to_be_one(call: Call, server: Server) -> None:
    with psycopg.connect(server.url(), autocommit=True) as db:
        db.execute("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    found = call("store", "push", "--index", server.url("latin"))
    assert (found.code, found.err.count(b"\n")) == (3, 1)
    assert b"LATIN1" in found.err


def test_an_environment_of_another_encoding_changes_nothing(call: Call, server: Server, database: str) -> None:
    url = server.url(database)
    assert call("store", "push", "--index", url).code == 0
    found = call("search", "santé", "--json", "--index", url, PGCLIENTENCODING="LATIN1")
    assert (found.code, found.out) == (0, call("search", "santé", "--json", "--index", url).out)


def test_pg_trgm_may_lie_in_any_schema(call: Call, server: Server, database: str) -> None:
    url = server.url(database)
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("CREATE SCHEMA tools")
        db.execute("CREATE EXTENSION pg_trgm SCHEMA tools")
    assert call("store", "push", "--index", url).code == 0
    assert call("search", "migratoin", "--index", url).code == 0


def test_events_come_from_the_server_too(call: Call, server: Server, database: str) -> None:
    url = server.url(database)
    assert call("store", "push", "--index", url).code == 0
    assert call("events", "--json", "--index", url).out == call("events", "--json").out


def test_a_question_that_takes_too_long_and_a_variable_that_is_none_are_said(
    call: Call, archive: str, server: Server
) -> None:
    words = call("days", "--index", archive, PGCONNECT_TIMEOUT="soon").refused(3)
    assert "cannot be reached" in words
    assert "Check the address" in words
    done(archive, "CREATE ROLE hasty LOGIN SUPERUSER")
    done(archive, "ALTER ROLE hasty SET statement_timeout = '200ms'")
    with psycopg.connect(archive) as other:
        other.execute("LOCK TABLE cgluctl.event IN ACCESS EXCLUSIVE MODE")
        words = call("days", "--index", archive.replace("archivist@", "hasty@")).refused(3)
    assert "gave up: canceling statement due to statement timeout" in words
    assert "more time" in words
    with psycopg.connect(archive) as other:
        other.execute(f"SELECT pg_advisory_xact_lock({LOCK})")
        assert "gave up" in call("store", "push", "--index", archive, PGOPTIONS="-c lock_timeout=200").refused(3)
    done(archive, "DROP ROLE hasty")


def test_status_tells_of_the_index_on_the_server(call: Call, server: Server, database: str, tmp_path: Path) -> None:
    url, store = server.url(database), tmp_path / "store"
    file = write(store / "e.json", tables())
    assert "There is no index at" in call("store", "status", "--index", url).refused(3)
    assert call("store", "push", "--store", str(store), "--index", url).code == 0
    status = ("store", "status", "--json", "--index", url)
    found, own = (
        call(*command, CGLUCTL_STORE=str(store)).json["items"][0] for command in (status, ("store", "status", "--json"))
    )
    assert found["index"] == server.url(database).partition("?")[0]
    assert found["bytes"] > 0
    for name in ("files", "events", "sessions", "passages", "words"):
        assert found[name] == own[name] or own["state"] != "fresh", name
    assert found["state"] == "fresh"
    assert call(*status).json["items"][0]["state"] == "stale"  # the bundled event was not pushed
    made = tables()
    made["passages"]["1"]["text"]["en"] = "Another bridge."
    write(file, made)
    assert call(*status, CGLUCTL_STORE=str(store)).json["items"][0]["state"] == "stale"


class Pooled(psycopg.Connection[Any]):
    """As behind a pooler that may give every transaction to another connection: nothing outlives one."""

    def execute(self, *query: Any, **more: Any) -> Any:
        if self.info.transaction_status == psycopg.pq.TransactionStatus.IDLE:
            super().execute("DISCARD ALL")
        return super().execute(*query, **more)

    def transaction(self, *given: Any, **more: Any) -> Any:
        super().execute("DISCARD ALL")
        return super().transaction(*given, **more)


def test_a_pooler_may_stand_between(
    server: Server, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(psycopg, "connect", Pooled.connect)
    url, store = server.url(database), tmp_path / "store"
    for id in ("one-2020", "two-2020"):
        write(store / f"{id}.json", tables(id))
    assert len(push(url, files_of(str(store))).added) == 2
    (store / "two-2020.json").unlink()
    assert push(url, files_of(str(store)), mirror=True).removed == ["two-2020"]
    archive = Archive(None, index=url)
    with closing(archive.db):
        assert [event.data["id"] for event in archive.events()] == ["one-2020"]


def test_who_reads_while_the_tables_are_made_anew_is_not_told_that_they_are_old(server: Server, database: str) -> None:
    from cgluctl.errors import IndexFault

    url, files = server.url(database), files_of(None)
    push(url, files)
    told: list[str] = []
    ended = threading.Event()

    def read() -> None:
        while not ended.is_set():
            try:
                Archive(None, index=url).db.close()
            except IndexFault as fault:
                told.append(str(fault))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for _ in range(4):
        push(url, files, rebuild=True)
    ended.set()
    for reader in readers:
        reader.join()
    assert [words for words in told if "older" in words] == []


def test_push_sends_the_event_that_is_named(call: Call, server: Server, database: str, tmp_path: Path) -> None:
    url, store = server.url(database), str(tmp_path / "store")
    for id in ("one-2020", "two-2020"):
        write(tmp_path / "store" / f"{id}.json", tables(id))
    push_one = ("store", "push", "--store", store, "--index", url, "--event", "two-2020")
    assert [item["event"] for item in call(*push_one, "--json").json["items"]] == ["two-2020"]
    assert "Leave one of them out" in call(*push_one, "--mirror").refused(2)
    assert "There is no event three" in call(*push_one[:-1], "three").refused(1)


def test_many_words_that_go_with_their_event(server: Server, database: str, tmp_path: Path) -> None:
    """A join of each word with each would take a minute, and more than memory lets a test wait for."""
    url, store = server.url(database), tmp_path / "store"
    made = tables()
    many = " ".join(
        f"{a}{b}{c}ul{d}" for a in "bdfgklmnpr" for b in "aeiouy" for c in "bdfgklmnprst" for d in "aeiouybdfgklmn"
    )
    made["passages"]["1"]["text"]["en"] = many
    file = write(store / "e.json", made)
    push(url, files_of(str(store)))
    file.write_bytes(write(tmp_path / "other.json", tables()).read_bytes())
    assert len(push(url, files_of(str(store))).replaced) == 1
    with closing(Archive(None, index=url).db) as db:
        assert db.execute("SELECT count(*) FROM term WHERE units <= 0").fetchone()[0] == 0
        assert db.execute("SELECT count(*) FROM term").fetchone()[0] < 200


def test_letters_that_no_text_of_a_server_holds_are_not_found(archive: str) -> None:
    with closing(Archive(None, index=archive).db) as db:
        assert db.execute("SELECT n FROM event WHERE id = ?", ("a\0b",)).fetchone() is None
