"""An index that took in one change after the other is the index that a build of the files would give, to the last row."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters
from cgluctl.answers.find import search
from cgluctl.errors import StoreError
from cgluctl.language.messages import Messages
from cgluctl.search import build, index
from cgluctl.search.archive import Archive
from making import Tables, passage, speaker, tables, text, write

SAID = (
    "Les migrants de l'arche, co-présidents du droit à la ville.",
    "The towns said that cities and the right to the city are one.",
    "Las ciudades acogen a los migrantes en 2030.",
    "L'OMS et la santé : un défi pour les élu·e·s.",
    "Marché public, eau potable, feuille de route.",
)
NAMES = ("Totò Martello", "Jan van Zanen", "Marie Par", "Ada Colau", "An Li")
QUERIES = ("migration", "ville", "cities", "martello", "mirgation", "droit à la ville", "santé", "van zanen", "par")


def event(number: int, version: int) -> Tables:
    """One version of one event: who speaks, what is said and in which languages differs."""
    made = tables(f"event-{number}")
    made["event"]["1"]["start"] = None if number == 3 else f"202{number}-03-02"
    made["event"]["1"]["end"] = made["event"]["1"]["start"]
    name = NAMES[(number + version) % len(NAMES)]
    made["speakers"]["1"] = speaker("alpha", name, text("maire de Lyon", "mayor of Lyon", "alcaldesa de Lyon"))
    made["speakers"]["1"]["roles"][0]["place"] = "Lyon"
    made["sessions"]["2"]["topics"] = ["migration"] if version % 2 else []
    said = SAID[(number * 2 + version) % len(SAID)]
    alone: Any = {"fr": said, "en": None, "es": None} if version % 3 else text(said)
    made["passages"]["9"] = passage("2.1/p9", "direct", alone, 25, speaker="alpha", verbatim="fr")
    return made


def content(db: sqlite3.Connection) -> dict[str, Counter[tuple[Any, ...]]]:
    """Everything an index holds, in an order that does not depend on how it came in."""
    names = [
        name
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
    ]
    kept = [name for name in names if not name.startswith(("words_", "meant_", "sqlite_"))]
    rows = {name: Counter(db.execute(f"SELECT * FROM {name}")) for name in kept}
    for words in ("words", "meant"):
        db.execute(f"CREATE VIRTUAL TABLE temp.{words}_seen USING fts5vocab(main, {words}, instance)")
        rows[words] = Counter(db.execute(f"SELECT * FROM temp.{words}_seen"))
        db.execute(f"DROP TABLE temp.{words}_seen")
    rows["total"] = Counter(row for row in rows["total"].elements() if row[1])
    return rows


class Library:
    """A folder of events and its index, side by side with what a build from nothing gives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = str(folder)

    def put(self, number: int, version: int) -> None:
        write(self.folder / f"{number}.json", event(number, version))

    def check(self) -> None:
        """The index and a fresh one are the same, and so are the answers they give."""
        kept, fresh = Archive(self.store), Archive(self.store, cached=False)
        assert not kept.remarks
        assert content(kept.db) == content(fresh.db)
        for query in QUERIES:
            assert _answer(kept, query) == _answer(fresh, query)
        kept.db.close()
        fresh.db.close()


def _answer(archive: Archive, query: str) -> Any:
    found = search(Context(archive, "en", Messages("en")), [query], Filters(), 0)
    return found.items, found.extra, found.remarks


@contextlib.contextmanager
def library() -> Iterator[Library]:
    """A library of one event, with a cache of its own."""
    with tempfile.TemporaryDirectory() as root, pytest.MonkeyPatch.context() as patch:
        patch.setenv("CGLUCTL_CACHE", str(Path(root) / "cache"))
        made = Library(Path(root) / "events")
        for number in range(4):
            made.put(number, 0)
        yield made


def crash(made: Library, after: int) -> None:
    """The next change is cut off after some statements, as by a kill."""

    class Cut(BaseException):
        pass

    class Connection(sqlite3.Connection):
        left = after

        def executemany(self, *given: Any) -> sqlite3.Cursor:
            self.left -= 1
            if self.left < 0:
                raise Cut
            return super().executemany(*given)

    real = sqlite3.connect

    def connect(*given: Any, **named: Any) -> sqlite3.Connection:
        return real(*given, **{**named, "factory": Connection})

    with pytest.MonkeyPatch.context() as patch, contextlib.suppress(Cut):
        patch.setattr(index.sqlite3, "connect", connect)
        Archive(made.store).db.close()


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 5), st.integers(0, 9)),
        st.tuples(st.just("remove"), st.integers(0, 5), st.just(0)),
        st.tuples(st.just("touch"), st.integers(0, 5), st.just(0)),
        st.tuples(st.just("rename"), st.integers(0, 5), st.just(0)),
        st.tuples(st.just("crash"), st.integers(0, 5), st.integers(0, 25)),
        st.tuples(st.just("ask"), st.just(0), st.just(0)),
    ),
    max_size=8,
)


@settings(max_examples=int(os.environ.get("CGLUCTL_EXAMPLES", "12")))
@given(STEPS)
@example([("ask", 0, 0), ("put", 0, 1), ("ask", 0, 0), ("remove", 0, 0), ("ask", 0, 0), ("put", 5, 3)])
@example([("ask", 0, 0), ("put", 3, 4), ("crash", 3, 7), ("ask", 0, 0), ("rename", 3, 0)])
def test_whatever_happens_the_index_is_that_of_the_files(steps: list[tuple[str, int, int]]) -> None:
    with library() as made:
        for step, number, value in steps:
            path = made.folder / f"{number}.json"
            if step == "put":
                made.put(number, value)
            elif step == "ask":
                made.check()
            elif step == "crash":
                made.put(number, value)
                crash(made, value)
            elif path.exists() and step == "touch":
                os.utime(path, ns=(value, value))
            elif path.exists() and step == "rename":
                path.rename(made.folder / f"x{number}.json")
                (made.folder / f"x{number}.json").rename(path)
            elif path.exists() and len(list(made.folder.iterdir())) > 1:
                path.unlink()
        made.check()


def test_one_change_replaces_the_rows_of_one_event(monkeypatch: pytest.MonkeyPatch) -> None:
    with library() as made:
        Archive(made.store).db.close()
        read: list[str] = []
        real = build.read
        monkeypatch.setattr(
            build, "read", lambda file, n, known: read.append(Path(file.path).name) or real(file, n, known)
        )
        monkeypatch.setattr(build, "build", None)
        made.put(2, 5)
        Archive(made.store).db.close()
        assert read == ["2.json"]
        os.utime(made.folder / "1.json", ns=(1, 1))
        Archive(made.store).db.close()
        assert read == ["2.json"], "a file that was only touched is not read again"


def test_a_change_that_cannot_be_read_leaves_the_index_as_it_was() -> None:
    with library() as made:
        Archive(made.store).db.close()
        (made.folder / "2.json").write_text("{")
        with pytest.raises(StoreError) as caught:
            Archive(made.store)
        assert str(caught.value.values["path"]).endswith("2.json")
        made.put(2, 0)
        made.check()


def test_who_reads_sees_one_state_while_another_writes() -> None:
    with library() as made:
        reader = Archive(made.store)
        before = content(reader.db)
        made.put(2, 7)
        writer = Archive(made.store)
        assert content(reader.db) == before
        assert content(writer.db) != before
        reader.db.close()
        writer.db.close()
        made.check()


def test_two_files_of_one_event_are_refused_also_when_the_second_comes_later() -> None:
    with library() as made:
        Archive(made.store).db.close()
        write(made.folder / "again.json", event(2, 0))
        with pytest.raises(StoreError) as caught:
            Archive(made.store)
        assert caught.value.values["id"] == "event-2"
