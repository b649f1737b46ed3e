"""Filling the index on a server: what it holds is what a new index of the same files holds, whatever came and went before."""

from __future__ import annotations

import random
import sqlite3
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cgluctl.errors import StoreError
from cgluctl.search.base import FIELDS
from cgluctl.search.build import build
from cgluctl.search.files import EventFile
from cgluctl.search.files import files_of as files_in
from cgluctl.search.prepare import BREAK
from making import tables, write
from postgres import libraries
from postgres.server import Server

psycopg = pytest.importorskip("psycopg", reason='psycopg is missing: pip install "cgluctl[postgres]"')

from cgluctl.search.postgres.push import Pushed, push  # noqa: E402

TABLES = {
    "event": "n, id, start, stop, bundled, data",
    "session": "n, event, id, day, date, data",
    "speaker": "n, event, id, named, data",
    "passage": "n, session, speaker, speech, data",
    "part": "n, session, speaker, data",
    "unit": "n, kind, session, speaker, speech",
    "name": "word, speaker",
    "surface": "term, lang, surface, events",
    "term": "term, units, initial, length, sound",
    "form": "key, term",
    "label": "key, concept",
    "concept": "id, code, data, narrower",
    "entry": "key, name, code, light, written, spelt, place",
}


def files_of(store: Path | None) -> list[EventFile]:
    return files_in(None if store is None else str(store))


def rows(db: Any, sql: str) -> list[tuple[Any, ...]]:
    return sorted((tuple(row) for row in db.execute(sql)), key=repr)


def counted(db: Any, sql: str) -> Counter[tuple[Any, ...]]:
    return Counter(map(tuple, db.execute(sql)))


def assert_same_as_new(url: str, store: Path | None) -> None:
    """The index on the server holds what one in a file holds that was made of these files at once."""
    fresh = sqlite3.connect(":memory:")
    build(fresh, files_of(store))
    with psycopg.connect(url) as db:
        for table, columns in TABLES.items():
            schema = "cgluctl." + table
            kept = counted(db, f"SELECT {columns} FROM {schema}")
            assert kept == counted(fresh, f"SELECT {columns} FROM {table}"), table
        assert rows(db, "SELECT term FROM cgluctl.stop WHERE units <= 0") == []
        totals = dict(rows(db, "SELECT name, value FROM cgluctl.total WHERE name <> 'size'"))
        assert totals == dict(rows(fresh, "SELECT name, value FROM total"))
        assert_same_words(db, fresh)


def assert_same_words(db: Any, fresh: sqlite3.Connection) -> None:
    """Every posting: which word stands how often in which field of which unit, and how long a unit is."""
    fresh.execute("CREATE VIRTUAL TABLE temp.posted USING fts5vocab(main, words, instance)")
    weights: dict[tuple[int, str], float] = {}
    sizes: dict[int, int] = {}
    for term, n, column in fresh.execute("SELECT term, doc, col FROM temp.posted"):
        sizes[n] = sizes.get(n, 0) + 1
        if term != BREAK:
            weights[n, term] = weights.get((n, term), 0) + FIELDS[column]
    found = {}
    for n, terms, often, size in db.execute("SELECT n, terms, weights, size FROM cgluctl.unit"):
        assert size == sizes.get(n, 0)
        found |= {(n, term): weight for term, weight in zip(terms, often, strict=True)}
    assert found == pytest.approx(weights)
    (total,) = db.execute("SELECT value FROM cgluctl.total WHERE name = 'size'").fetchone()
    assert total == sum(sizes.values())


def test_the_bundled_event(server: Server, database: str) -> None:
    url = server.url(database)
    assert push(url, files_of(None)) == Pushed(["cglu-2021-05"], [], [], [])
    assert_same_as_new(url, None)
    assert push(url, files_of(None)) == Pushed([], [], ["cglu-2021-05"], [])


@pytest.mark.parametrize("seed", range(3))
def test_what_came_and_went_leaves_no_trace(server: Server, database: str, tmp_path: Path, seed: int) -> None:
    dice, url = random.Random(seed), server.url(database)
    for _ in range(6):
        for id in dice.sample("abcdef", 3):
            path = tmp_path / f"{id}.json"
            if path.exists() and dice.random() < 0.3 and len(list(tmp_path.iterdir())) > 1:
                path.unlink()
            else:
                write(path, libraries.event(dice, f"event-{id}"))
        push(url, files_of(tmp_path), mirror=True)
        assert_same_as_new(url, tmp_path)


def test_other_events_stay_unless_the_index_is_to_mirror_the_store(
    server: Server, database: str, tmp_path: Path
) -> None:
    url = server.url(database)
    for name in ("one", "two"):
        write(tmp_path / name / "e.json", tables(f"{name}-2020"))
    push(url, files_of(tmp_path / "one"))
    assert push(url, files_of(tmp_path / "two")) == Pushed(["two-2020"], [], [], [])
    with psycopg.connect(url) as db:
        assert rows(db, "SELECT id FROM cgluctl.event") == [("one-2020",), ("two-2020",)]
    assert push(url, files_of(tmp_path / "two"), mirror=True).removed == ["one-2020"]
    assert_same_as_new(url, tmp_path / "two")


def test_two_who_push_at_once_lose_nothing(server: Server, database: str, tmp_path: Path) -> None:
    dice, url = random.Random(9), server.url(database)
    for number in range(12):
        made = libraries.event(dice, f"event-{number}")
        write(tmp_path / "all" / f"{number}.json", made)
        write(tmp_path / ("one" if number < 8 else "two") / f"{number}.json", made)
        if 4 <= number < 8:
            write(tmp_path / "two" / f"{number}.json", made)
    push(url, [])
    done: list[Pushed] = []
    threads = [
        threading.Thread(target=lambda store=store: done.append(push(url, files_of(tmp_path / store))))
        for store in ("one", "two")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(id for one in done for id in one.added) == sorted(f"event-{n}" for n in range(12))
    assert_same_as_new(url, tmp_path / "all")


def test_a_push_that_breaks_off_leaves_whole_events(server: Server, database: str, tmp_path: Path) -> None:
    url = server.url(database)
    for name in ("a", "b"):
        write(tmp_path / f"{name}.json", tables(f"{name}-2020"))
    whole = files_of(tmp_path)
    write(tmp_path / "b.json", {**tables("b-2020"), "passages": {"1": {"id": 7}}})
    with pytest.raises(StoreError):
        push(url, whole)
    (tmp_path / "b.json").unlink()
    assert_same_as_new(url, tmp_path)
