"""Pushing to a server as users do: several at once, broken off, through a pooler, one event alone; and what status tells."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from cgluctl.search.archive import Archive
from cgluctl.search.files import files_of
from making import Result, tables, write
from postgres import libraries
from postgres.server import Server, done

psycopg = pytest.importorskip("psycopg", reason='psycopg is missing: pip install "cgluctl[postgres]"')

from cgluctl.search.postgres.push import push  # noqa: E402

Call = Callable[..., Result]


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
