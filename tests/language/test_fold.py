"""Folding: one spelling for what people type in many ways."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.language.fold import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Santé", "sante"),
        ("SANTÉ", "sante"),
        ("sante\u0301", "sante"),
        ("İbrahim", "ibrahim"),
        ("IBRAHIM", "ibrahim"),
        ("ıbrahım", "ibrahim"),
        ("Uğur", "ugur"),
        ("cœur", "coeur"),
        ("Œuvre", "oeuvre"),
        ("Ærø", "aero"),
        ("Straße", "strasse"),
        ("l’eau", "l'eau"),
        ("l`eau", "l'eau"),
        ("lʼeau", "l'eau"),
        ("l´eau", "l'eau"),
        ("\u0345é", "ιe"),  # a mark that is a letter to some
        ("niño", "nino"),
        ("ﬁn", "fin"),
        ("２０３０", "2030"),
        ("", ""),
    ],
)
def test_many_spellings_are_one(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(("written", "folded"), [("Đặng", "dang"), ("ǽ", "ae"), ("Ǿ", "o"), ("℡", "tel")])
def test_what_decomposition_brings_to_light_is_folded_too(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(alphabet=st.characters(max_codepoint=0x10F), max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x1C0), max_size=40))
def test_composed_or_not_makes_no_difference(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(max_size=40))
def test_any_text_can_be_folded_and_bears_no_marks(text: str) -> None:
    assert not any(unicodedata.combining(character) for character in fold(text))
