"""A page of an answer: never larger than its budget, never a text cut, always a step forward."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cgluctl.agents.tools import LEAST, page, size


def walked(items: list[dict], budget: int, limit: int = 50) -> list[dict]:
    """All items of all pages, each page within the budget."""
    found: list[dict] = []
    offset: int | None = 0
    while offset is not None:
        made = page({"total": len(items)}, items[offset : offset + limit], offset, len(items) > offset + limit, budget)
        assert size(made) <= budget
        assert made["offset"] == offset
        assert made["next_offset"] is None or made["next_offset"] > offset
        found += made["items"]
        offset = made["next_offset"]
    return found


@given(
    some.lists(some.integers(0, 3 * LEAST), max_size=30),
    some.integers(LEAST, 3 * LEAST),
    some.integers(1, 10),
)
def test_pages_hold_every_item_once_and_whole(lengths: list[int], budget: int, limit: int) -> None:
    items = [{"id": f"e/1.1/p{n}", "text": "é" * length, "source": [n, n]} for n, length in enumerate(lengths)]
    found = walked(items, budget, limit)
    assert [item["id"] for item in found] == [item["id"] for item in items]
    for item, whole in zip(found, items, strict=True):
        assert item == whole or (item["text"] is None and item["omitted"] == ["text"] and item["bytes"] > LEAST // 4)


@pytest.mark.parametrize("id", ["x" * 10_000, "\u202e" * 10_000])
def test_an_item_with_nothing_short_in_it_is_still_passed_over(id: str) -> None:
    (one, two) = walked([{"id": id, "text": "a"}, {"id": "2", "text": "b"}], LEAST)
    assert one["id"] == id[:200]
    assert one["omitted"] == ["text"]
    assert two["text"] == "b"


def test_a_large_head_leaves_room_for_the_items() -> None:
    made = page({"summary": "s" * 5000, "title": "t", "total": 1}, [{"id": "1", "text": "w"}], 0, False, LEAST)
    assert (made["summary"], made["title"], made["omitted"]) == (None, "t", ["summary"])
    assert made["items"] == [{"id": "1", "text": "w"}]
