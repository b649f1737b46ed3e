"""Quotations in a text: every kind of mark, nested, unclosed, and none at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.language.quotations import quotations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Il dit « un pont ».", [" un pont "]),
        ("She said “a bridge” and left.", ["a bridge"]),
        ('She said "a bridge" and left.', ["a bridge"]),
        ("Er sagte „eine Brücke“ leise.", ["eine Brücke"]),
        ("Er sagte „eine Brücke” leise.", ["eine Brücke"]),
        ("Il dit ‹ un pont ›.", [" un pont "]),
        ("« a » puis « b »", [" a ", " b "]),
        ("« il a dit “un pont” hier »", [" il a dit “un pont” hier "]),
        ("« il a dit « un pont » hier »", [" il a dit « un pont » hier "]),
        ("« un pont\n\nReste", [" un pont"]),
        ("« un pont sans fin", [" un pont sans fin"]),
        ("« un pont « une arche »", [" un pont ", " une arche "]),
        ("« un\n\n« deux »", [" un", " deux "]),
        ('"one\n\n"two"', ["one", "two"]),
        ('a 5" pipe and "a bridge"', ["a bridge"]),
        ("pas de marque", ["pas de marque"]),
        ("« »", []),
        ("fin » seule", ["fin » seule"]),
        ("", []),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    assert [one.text for one in quotations(text)] == found


def test_an_unclosed_mark_is_told() -> None:
    assert [one.closed for one in quotations("« un pont\n\n« une arche »")] == [False, True]


def test_the_whole_text_has_no_marks() -> None:
    (one,) = quotations("un pont")
    assert (one.marks, one.start, one.end) == (None, 0, 7)


@given(st.text(alphabet='«»“”„‹›" \nab.'))
def test_quotations_stand_in_order_and_where_they_say(text: str) -> None:
    found = quotations(text)
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        assert one.text in text[one.start : one.end]
        end = one.end
    if "a" in text and not set('«“„‹"') & set(text):
        assert [one.text for one in found] == [text]


@given(st.text(alphabet="ab ,.", min_size=1).filter(str.strip), st.sampled_from(["«»", "“”", '""', "„“", "‹›"]))
def test_a_marked_text_is_found_whole(text: str, marks: str) -> None:
    found = quotations(f"x {marks[0]}{text}{marks[1]}")
    expected = [text] if set(text) & set("ab") else []
    if marks != '""':  # a straight mark opens only before a word
        assert [one.text for one in found] == expected
