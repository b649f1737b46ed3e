"""The ledger: any text comes back from its headings, passages and skips, letter for letter."""

from __future__ import annotations

import copy

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from imports import made

from cgluctl.ingest import ledger
from cgluctl.ingest.document import flow

WORDS = st.text("abcdé«»“”\"’'.,:;!?()- \t\u00a0\u202f\x1b\u202eÀ1", min_size=1, max_size=30)
LINES = st.one_of(
    WORDS,
    st.sampled_from(
        [
            "",
            "",
            "Jour 1. 14.05.2021 :",
            "➢ Les ponts",
            "M. Jean Valjean a dit : « Oui, nous irons tous. »",
            "12",
            "LES PONTS DE LA VILLE",
            "- un point",
            "divi-",
            "sion",
        ]
    ),
)


@example(["’’1", "’"], "\n\n")
@example(["1", "1", ";", ";", ";"], "\n")
@given(st.lists(LINES, min_size=1, max_size=30), st.sampled_from(["\n", "\n\n"]))
def test_any_text_comes_back(lines: list[str], between: str) -> None:
    text = "début du rapport " + between.join(lines)
    event = made(text, fallback="fr")
    texts = {p["id"]: str(p["text"]["fr"] or p["text"]["en"] or p["text"]["es"]) for p in event.passages}
    assert ledger.text_of(event.ledger, texts) == text
    assert [entry["chars"][0] for entry in event.ledger][1:] == [entry["chars"][1] for entry in event.ledger][:-1]
    for passage in event.passages:
        assert passage["source"]["lines"][0] >= 1


@given(st.text("ab-\n \t", max_size=60), st.data())
def test_flowing_text_knows_where_it_stands(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    made_of = flow(source, [(start, end)])
    assert len(made_of.text) == len(made_of.origin)
    assert all(a < b for a, b in zip(made_of.origin, made_of.origin[1:], strict=False))
    assert "".join(made_of.text.split()) == "".join(source[start:end].split())


@pytest.mark.parametrize("fault", ["letter", "entry", "order", "place"])
def test_a_ledger_that_was_tampered_with_proves_nothing(fault: str) -> None:
    event = made("Jour 1. 14.05.2021 :\n\n➢ Les ponts\n\nUn pont de pierre\nsur la rivière, et un autre de bois.\n")
    entries = copy.deepcopy(event.ledger)
    texts = {p["id"]: str(p["text"]["fr"]) for p in event.passages}
    digest = str(event.event["source"].get("text_sha256"))
    assert ledger.unproved(entries, texts, digest) is None
    match fault:
        case "letter":
            texts["1.1/p1"] = texts["1.1/p1"].replace("pierre", "sable!")
        case "entry":
            del entries[2]
        case "order":
            entries[0], entries[2] = entries[2], entries[0]
        case "place":
            entries[-1]["chars"][1] += 1
    assert ledger.unproved(entries, texts, digest) is not None


def test_divided_words_are_whole_and_their_hyphens_accounted_for() -> None:
    body = "Les gouverne-\nments locaux gardent les ponts. Les gouvernements le savent, et le vice-\nprésident aussi, le vice-président de tous."
    event = made(f"Jour 1. 14.05.2021 :\n\n➢ Les ponts\n\n{body}\n")
    assert "Les gouvernements locaux gardent" in event.passages[0]["text"]["fr"]
    assert "le vice-président aussi" in event.passages[0]["text"]["fr"]
