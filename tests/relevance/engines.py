"""The search under test, and two baselines that people use instead of it, all on the bundled event."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters
from cgluctl.answers.find import search
from cgluctl.errors import CgluctlError
from cgluctl.language.messages import Messages
from cgluctl.search.archive import Archive
from cgluctl.store.locate import bundled

from .measure import Engine, Found


@cache
def event() -> dict[str, list[dict[str, Any]]]:
    """The records of the bundled event, table by table."""
    tables = json.loads(bundled().read_text("utf-8"))
    return {name: list(records.values()) for name, records in tables.items()}


@contextmanager
def own(language: str = "en", store: str | None = None) -> Iterator[Engine]:
    """The program's own search, in this process, with an index in a folder that goes away."""
    before = os.environ.get("CGLUCTL_CACHE")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CGLUCTL_CACHE"] = folder
        try:
            archive = Archive(store or str(bundled()))
        finally:
            os.environ.pop("CGLUCTL_CACHE")
            if before is not None:
                os.environ["CGLUCTL_CACHE"] = before
        context = Context(archive, language, Messages(language))
        try:
            yield lambda text: _found(context, text)
        finally:
            archive.db.close()


def _found(context: Context, text: str) -> Found:
    try:
        answer = search(context, [text], Filters())
    except CgluctlError:  # a query that names an unknown filter value says so, and finds nothing
        return Found([], None, False)
    items = [*answer.items, *answer.extra["weak"]]
    speaker = next((item["speaker"]["name"] for item in items if item["speaker"]), None)
    sessions = list(dict.fromkeys(item["session"] for item in items))
    return Found(sessions, speaker, bool(answer.items), items[0]["tier"] if items else None)


def _texts() -> list[tuple[str, str | None, str]]:
    """Session, name of the speaker and text of every passage and session title, a row for each language."""
    names = {speaker["id"]: speaker["name"] for speaker in event()["speakers"]}
    rows = [(s["id"], None, text) for s in event()["sessions"] for text in s["title"].values() if text]
    for passage in event()["passages"]:
        rows += [(passage["session"], names.get(passage["speaker"]), text) for text in passage["text"].values() if text]
    return rows


def _ranked(rows: list[tuple[str, str | None]]) -> Found:
    sessions = list(dict.fromkeys(session for session, _ in rows))
    return Found(sessions, next((name for _, name in rows if name), None), bool(rows))


def plain_fts() -> Engine:
    """SQLite's full text search as it comes: accents folded, the words of the query joined by OR, ranked by bm25."""
    db = sqlite3.connect(":memory:")
    db.execute(
        "CREATE VIRTUAL TABLE t USING fts5(session UNINDEXED, speaker UNINDEXED, body, tokenize='unicode61 remove_diacritics 2')"
    )
    db.executemany("INSERT INTO t VALUES (?, ?, ?)", _texts())

    def engine(text: str) -> Found:
        words = re.findall(r"\w+", text)
        if not words:
            return Found([], None, False)
        query = " OR ".join(f'"{word}"' for word in words)
        return _ranked(
            db.execute("SELECT session, speaker FROM t WHERE t MATCH ? ORDER BY bm25(t)", (query,)).fetchall()
        )

    return engine


def fuzzy(cutoff: float = 60) -> Engine:
    """RapidFuzz's weighted ratio of the query to every whole passage, best first, from a cut-off on."""
    from rapidfuzz.fuzz import WRatio
    from rapidfuzz.process import extract
    from rapidfuzz.utils import default_process

    rows = _texts()
    bodies = [default_process(body) for _, _, body in rows]

    def engine(text: str) -> Found:
        near = extract(default_process(text), bodies, scorer=WRatio, score_cutoff=cutoff, limit=None)
        return _ranked([rows[place][:2] for _, _, place in near])

    return engine
