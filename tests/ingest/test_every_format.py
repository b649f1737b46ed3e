"""The ledger in every format: whatever a report holds, its headings, passages and skips are its text, letter for letter."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from accounts import checked
from hypothesis import given, settings
from hypothesis import strategies as st
from imports import made
from written import FORMATS, reports

from cgluctl.ingest import ledger, readers
from cgluctl.ingest.event import Imported

# A PDF is read in a process of its own; `pytest --hypothesis-profile thorough` tries ten times as many of all.
FEWER = {"pdf": 12}
WORDS = re.compile(r"w\d+[aéñÀ]x")


def passages(event: Imported) -> dict[str, str]:
    """The words of each passage by its id."""
    return {one["id"]: next(filter(None, one["text"].values())) for one in event.passages}  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FORMATS)
def test_headings_passages_and_skips_are_the_report(name: str) -> None:
    """Joined they give the normalised source back; each span holds what it says, none overlaps, and no word is lost or twice."""
    form = FORMATS[name]

    @settings(max_examples=max(3, settings.default.max_examples // FEWER.get(name, 2)))  # type: ignore[union-attr]
    @given(reports(form.spaces, form.controls), st.just(name))
    def holds(parts: list[object], name: str) -> None:
        content = form.write(parts)  # type: ignore[arg-type]
        document = (
            checked(readers.read(content, f"report.{name}")) if name != "text" else readers.read(content, "report.txt")
        )
        assert document.format == name
        event = made(content, f"report.{name}", fallback="fr")
        texts = passages(event)
        assert ledger.text_of(event.ledger, texts) == document.text
        assert event.event["source"]["text_sha256"] == ledger.digest(document.text)
        place = 0
        for entry in event.ledger:
            start, end = entry["chars"]
            assert (start, place < end) == (place, True)
            assert ledger.restored(entry, texts) == document.text[start:end]
            assert entry["lines"][0] == document.text.count("\n", 0, start) + 1
            place = end
        assert place == len(document.text)
        placed = "".join(ledger.restored(entry, texts) for entry in event.ledger if entry["kind"] != "skip")
        wanted = [word for part in parts for word in WORDS.findall(f"{part.words} {part.note}")]  # type: ignore[attr-defined]
        assert Counter(WORDS.findall(placed)) == Counter(wanted)

    holds()
