"""Asking the index of the bundled event without the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters
from cgluctl.answers.find import search
from cgluctl.language.messages import Messages
from cgluctl.search.archive import Archive
from cgluctl.shapes import Answer
from cgluctl.store.locate import bundled


@pytest.fixture(scope="package")
def archive(warm_cache: object) -> Iterator[Archive]:
    """The bundled event's index, opened once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CGLUCTL_CACHE", str(warm_cache))
        opened = Archive(str(bundled()))
    yield opened
    opened.db.close()


@pytest.fixture(scope="package")
def context(archive: Archive) -> Context:
    """A context in English."""
    return Context(archive, "en", Messages("en"))


@pytest.fixture(scope="package")
def find(context: Context) -> Callable[..., Answer]:
    """Searches the bundled event: words, and filters by name."""

    def found(*words: str, limit: int = 50, **filters: str) -> Answer:
        return search(context, words, Filters(**filters), limit)

    return found
