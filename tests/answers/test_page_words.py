"""The vocabulary of a page: what it says of a word is what the index says."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import pytest

from cgluctl.answers.brief import brief
from cgluctl.answers.context import Context
from cgluctl.answers.page import page
from cgluctl.language import LANGUAGES, thesaurus
from cgluctl.language.fold import fold
from cgluctl.language.messages import Messages
from cgluctl.language.stems import stems
from cgluctl.language.words import split
from cgluctl.search.archive import Archive


@pytest.fixture
def words() -> dict[str, Any]:
    """The vocabulary of the bundled event."""
    context = Context(Archive(None), "en", Messages("en"))
    return (page(context, brief(context, full=True)).extra or {})["page"]["search"]


def decoded(words: dict[str, Any]) -> dict[str, tuple[list[list[str]], set[str]]]:
    """Each word with its stems by language and the ids of its units, read as a page reads them."""
    ids = [row.split("|")[0] for row in words["units"]]
    found = {}
    for line in words["words"].split("\n"):
        word, _, keys, _, units = [*line.split(" "), "", ""][:5]
        rows = [
            [one[1:] if one.startswith("=") else word[: int(one, 36)] for one in row.split("+")]
            for row in keys.split("/")
        ]
        places = accumulate(int(step, 36) for step in units.split(".")) if units else ()
        found[word] = (rows, {ids[place] for place in places})
    return found


def test_a_word_leads_to_every_passage_that_holds_it(words: dict[str, Any], truth: dict[str, dict[str, Any]]) -> None:
    known = decoded(words)
    for term in ("segregation", "lampedusa", "bibliotecas", "vaccins", "resilience"):
        holding = {
            p["id"]
            for p in truth["passages"].values()
            if any(term in {word.folded for word in split(text)} for text in p["text"].values() if text)
        }
        assert holding
        assert {id for id in known[term][1] if "/p" in id and id.rpartition("/p")[2].isdigit()} == holding


def test_stems_are_those_of_the_engine(words: dict[str, Any]) -> None:
    for word, (rows, _) in decoded(words).items():
        for language, row in zip(LANGUAGES, rows, strict=True):
            assert stems(word, language) <= set(row), word


def test_concepts_answer_only_where_the_event_mentions_them(words: dict[str, Any]) -> None:
    concepts = words["concepts"]
    assert {concept["id"] for concept in concepts} <= set(thesaurus.concepts())
    for concept in concepts:
        assert concept["at"] or concept["for"]
        assert all(concepts[other]["at"] for other in concept["for"])


def test_mentions_point_at_their_words(words: dict[str, Any], truth: dict[str, dict[str, Any]]) -> None:
    texts = {p["id"]: p["text"] for p in truth["passages"].values()}
    ids = [row.split("|")[0] for row in words["units"]]
    (named,) = [concept for concept in words["concepts"] if concept["id"] == "xenophobia"]
    cut = []
    for row in named["at"].split(";"):
        unit, spans = row.split(":")
        for span in spans.split(","):
            start, length = (int(number, 36) for number in span[1:].split("."))
            text = texts.get(ids[int(unit, 36)], {}).get(LANGUAGES[int(span[0]) % 3])
            cut += [fold(text[start : start + length])] if text and int(span[0]) < 3 else []
    assert cut
    assert all(word.startswith(("xenophob", "xenofob")) for word in cut)
