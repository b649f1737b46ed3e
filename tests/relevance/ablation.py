"""The search with one of its parts taken out, to see what the part is good for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from cgluctl.search import engine, query, spelling, sqlite, understand

Patch = tuple[Any, str, Any]  # module, name, what stands in its place


def _none(*_: Any, **__: Any) -> list[Any]:
    return []


def _no_narrower(*given: Any) -> list[Any]:
    return [meaning for meaning in _expanded(*given) if meaning.tier != "narrower"]


def _no_related(*given: Any) -> list[Any]:
    return [meaning for meaning in _expanded(*given) if meaning.tier != "related"]


def _no_phrases(db: Any, understood: Any, conditions: Any) -> Any:
    return _rank(db, understood._replace(query=understood.query._replace(preferred=[])), conditions)


def _as_one(db: Any, word: Any) -> Any:
    return word


def _all_alike(db: Any, gathered: Any, understood: Any) -> list[float]:
    return [1.0] * len(understood.words)


_expanded, _rank = understand._expanded, engine.rank
_FLAT = ", ".join(["1.0"] * len(sqlite.FIELDS))
_NO_STEMS: Patch = (understand, "stems", lambda word, language: frozenset())
_NO_FAMILIES: Patch = (understand, "root", lambda word, language: None)

PARTS: dict[str, list[Patch]] = {
    "stems": [_NO_STEMS],
    "families": [_NO_FAMILIES],
    "stems and families": [_NO_STEMS, _NO_FAMILIES],
    "meaning (thesaurus)": [(understand, "_meanings", _none), (understand, "_corrected_meanings", _none)],
    "narrower concepts": [(understand, "_expanded", _no_narrower)],
    "related concepts": [(understand, "_expanded", _no_related)],
    "spelling": [(spelling, "_by_letters", _none), (spelling, "_one_slip", _none)],
    "sound of names": [(spelling, "_by_sound", _none)],
    "field weights": [(sqlite, "_WEIGHTS", _FLAT)],
    "phrase bonus": [(engine, "rank", _no_phrases)],
    "rarity by session": [(engine, "_rarity", _all_alike)],
    "joined words, elisions": [(understand, "_without_elision", _as_one), (query, "joined", _none)],
}


@contextmanager
def without(part: str) -> Iterator[None]:
    """The search without one part. AttributeError when the part is no longer where it was."""
    with ExitStack() as stack:
        for module, name, other in PARTS[part]:
            stack.enter_context(patch.object(module, name, other))
        yield


def each(run: Callable[[], Any]) -> Iterator[tuple[str, Any]]:
    """What `run` gives with everything, then without each part."""
    yield "(everything)", run()
    for part in PARTS:
        with without(part):
            yield part, run()
