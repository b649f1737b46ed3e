"""Queries with their accepted sessions, and the figures of an engine that answers them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Query(NamedTuple):
    """One query: the sessions that are right answers (none: it has no answer), and the speaker to be named first."""

    text: str
    kind: str
    want: frozenset[str]
    speaker: str | None = None


class Found(NamedTuple):
    """What an engine said: sessions best first (strong, then weak), the first speaker named, whether any hit is strong."""

    sessions: list[str]
    speaker: str | None
    strong: bool
    tier: str | None = None


Engine = Callable[[str], Found]


class Figures(NamedTuple):
    """Means over queries of one kind; None where nothing of that sort was asked."""

    count: int
    first: float | None
    third: float | None
    reciprocal: float | None
    speaker: float | None
    false: float | None


class Miss(NamedTuple):
    """A query that went wrong, and what came instead."""

    query: Query
    found: Found
    why: str


def written(name: str) -> list[Query]:
    """The queries of a file beside this one."""
    lines = (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines if line.strip()]
    return [Query(r["q"], r["kind"], frozenset(r["want"]), r.get("speaker")) for r in records]


def _mean(values: Iterable[float]) -> float | None:
    listed = list(values)
    return sum(listed) / len(listed) if listed else None


def _rank(query: Query, found: Found) -> int | None:
    return next((place for place, session in enumerate(found.sessions, 1) if session in query.want), None)


def figures(asked: list[tuple[Query, Found]]) -> Figures:
    """The figures of queries with what was found for each."""
    ranks = [_rank(query, found) for query, found in asked if query.want]
    return Figures(
        len(asked),
        _mean(rank == 1 for rank in ranks),
        _mean(rank is not None and rank <= 3 for rank in ranks),
        _mean(1 / rank if rank else 0 for rank in ranks),
        _mean(found.speaker == query.speaker for query, found in asked if query.speaker),
        _mean(found.strong for query, found in asked if not query.want),
    )


def ask(engine: Engine, queries: Iterable[Query]) -> list[tuple[Query, Found]]:
    """Every query with what the engine found."""
    return [(query, engine(query.text)) for query in queries]


def by_kind(asked: list[tuple[Query, Found]]) -> dict[str, Figures]:
    """The figures of each kind, in the order in which kinds come."""
    kinds = dict.fromkeys(query.kind for query, _ in asked)
    return {kind: figures([pair for pair in asked if pair[0].kind == kind]) for kind in kinds}


def misses(asked: list[tuple[Query, Found]]) -> list[Miss]:
    """What went wrong: another session first, another speaker, or a strong answer where there is none."""
    wrong = []
    for query, found in asked:
        if not query.want and found.strong:
            wrong.append(Miss(query, found, "answered strongly"))
        elif query.want and _rank(query, found) != 1:
            wrong.append(Miss(query, found, "another session first" if found.sessions else "nothing found"))
        elif query.speaker and found.speaker != query.speaker:
            wrong.append(Miss(query, found, "another speaker first"))
    return wrong
