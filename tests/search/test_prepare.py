"""Texts are read for the index a chunk between two spaces at a time, and that is how they are read whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.language.words import split
from cgluctl.search import prepare
from cgluctl.search.lexicon import whole
from cgluctl.search.prepare import BREAK, read

PIECES = [
    *"abEÉœßİı½Ⅷ’'`-‐·–.,;()[]«»\"…:!?2 \u00a0\u202f\u200b\n\x1c\u0301",
    "中文",
    "l’",
    "qu'",
    "CSU2030",
    "élu",
    "(e)s",
]
PIECES += ["·e·s", "-e-s", "ne", "trice", "co-"]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_a_text_is_read_as_its_words_are_split(text: str) -> None:
    words, terms = read(text)
    assert words == [word.surface for word in split(text)]
    assert terms.split(f" {BREAK} ")[0].split() == [word.folded for word in split(text)]


def test_what_may_be_written_in_one_or_apart_stands_behind_the_text() -> None:
    assert read("Le co-président de CSU2030, hier.")[1].split() == [
        *("le", "co", "president", "de", "csu2030", "hier", BREAK),
        *("copresident", BREAK, "csu", BREAK, "2030", BREAK),
    ]


def test_what_is_remembered_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "_MANY", 3)
    for text in ("co-maire d’une ville", "co-maire et maires", "co-maire"):
        assert read(text)[1].split()[:2] == ["co", "maire"]
        assert "comaire" in read(text)[1]


def test_the_longest_label_counts_whatever_small_words_stand_in_it() -> None:
    lexicon = whole()
    right, city, both = (
        lexicon.named(text.split(), "fr", entries=False) for text in ("droit", "ville", "droit à la ville")
    )
    assert len(both) == 1
    assert both[0] not in {*right, *city}
