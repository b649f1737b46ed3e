"""Texts are read a chunk between two spaces at a time, and that is how they are read whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.language import reading
from cgluctl.language.reading import Labels, Reader, named
from cgluctl.language.words import split
from cgluctl.search.lexicon import whole

FRENCH = whole().reader("fr")

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
    assert [surface.term for surface in FRENCH.read(text)[0]] == [word.folded for word in split(text)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Évoquée,", "evoquee fr évoquée"),
        ("délégué·e·s", "delegue fr délégué"),
        ("d’élu(e)s", "elu fr élu"),
        ("OMS", "oms fr oms"),
    ],
)
def test_the_vocabulary_has_a_word_in_small_letters_and_of_an_inclusive_form_the_stem(text: str, key: str) -> None:
    assert [surface.key for surface in FRENCH.read(text)[0]] == [key]


def test_what_may_be_written_in_one_or_apart_is_read_both_ways() -> None:
    surfaces, more = FRENCH.read("Le co-président de CSU2030, hier.")
    assert [surface.term for surface in surfaces] == ["le", "co", "president", "de", "csu2030", "hier"]
    assert more == ["copresident", "csu", "2030"]


def test_what_is_remembered_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MANY", 3)
    reader = Reader("fr", Labels())
    for text in ("co-maire d’une ville", "co-maire et maires", "co-maire"):
        surfaces, more = reader.read(text)
        assert [surface.term for surface in surfaces][:2] == ["co", "maire"]
        assert more == ["comaire"]


def test_the_longest_label_counts_whatever_small_words_stand_in_it() -> None:
    right, city, both = (named(FRENCH.read(text)[0], entries=False) for text in ("droit", "ville", "droit à la ville"))
    assert len(both) == 1
    assert both[0] not in {*right, *city}
