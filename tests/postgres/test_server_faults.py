"""What goes wrong with an index on a server: one clear line each time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cgluctl.search.archive import Archive
from making import Result, tables, write
from postgres.server import Server, done

psycopg = pytest.importorskip("psycopg", reason='psycopg is missing: pip install "cgluctl[postgres]"')

from cgluctl.search.postgres.push import LOCK  # noqa: E402

Call = Callable[..., Result]


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
    from cgluctl.search.postgres import faults

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
    assert "failed: canceling statement due to statement timeout" in words
    assert "more time" in words
    with psycopg.connect(archive) as other:
        other.execute(f"SELECT pg_advisory_xact_lock({LOCK})")
        words = call("store", "push", "--index", archive, PGOPTIONS="-c lock_timeout=200").refused(3)
        assert "failed: canceling statement due to lock timeout" in words
        assert "more time" in words
    done(archive, "DROP ROLE hasty")


def test_letters_that_no_text_of_a_server_holds_are_not_found(archive: str) -> None:
    with closing(Archive(None, index=archive).db) as db:
        assert db.execute("SELECT n FROM event WHERE id = ?", ("a\0b",)).fetchone() is None
