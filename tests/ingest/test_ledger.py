"""The ledger: any text comes back from its headings, passages and skips, letter for letter."""

from __future__ import annotations

import copy
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from imports import made

from cgluctl.ingest import ledger
from cgluctl.ingest.document import Builder, Document, flow
from cgluctl.ingest.event import imported
from cgluctl.ingest.identity import Wishes

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


SPOKEN = st.sampled_from(
    [
        "Adams: All right. Any discussion? Moore-Love: A substitute ordinance. Fish: So moved. Adams: Aye.",
        "Moore-Love: There is one. Fish: So moved. Adams: Aye. Moore-Love: Thank you. Fish: Aye. Adams: Aye.",
        "M. Jean VALJEAN, maire de Montreuil. – « Nous irons tous », a dit Mme Fantine Lefort. Il l’a répété.",
        "Mme FANTINE LEFORT : Merci, monsieur le maire.",
        "“We will build the bridges,” said Ann Lee, mayor of Oz. “All of them,” she added, “and the roads too.”",
        "1.  Ouverture",
        "Jour 2. 15.05.2021 :",
        "➢ Les ponts de la ville",
    ]
)


@example(["Adams: All right. Moore-Love: A substitute. Fish: So moved. Adams: Aye. Fish: Aye."] * 5, [42])
@given(st.lists(st.one_of(LINES, SPOKEN), min_size=1, max_size=12), st.lists(st.integers(1, 900), max_size=8))
def test_any_text_comes_back_wherever_its_pages_end(paragraphs: list[str], ends: list[int]) -> None:
    whole = "\n\n".join(["Début du rapport", *paragraphs])
    page = Builder()
    for number, (start, end) in enumerate(pairwise([0, *sorted(set(ends)), len(whole)]), 1):
        for place, part in enumerate(whole[start:end].split("\n\n")):
            page.space("\n\n" if place else "")
            page.add(part, continues=place == 0 and start > 0 and "\n" not in whole[start - 1 : start + 1])
        page.space("\n\n")
        page.add(str(number), "skip", reason="running foot")
        page.space("\n\n")
    document = Document(page.text(), "pdf", tuple(page.blocks))
    event = imported(document, b"", Wishes(), "fr")
    language = event.event["source"]["language"]
    texts = {p["id"]: str(p["text"][language]) for p in event.passages}  # type: ignore[literal-required]
    assert ledger.unproved(event.ledger, texts, ledger.digest(document.text)) is None


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
