"""The words of a text, as index and query both see them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.language.words import LONGEST, STOP_WORDS, Word, is_acronym, is_stop, joined, split


def folded(text: str) -> list[str]:
    return [word.folded for word in split(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l’eau et l'air", ["eau", "et", "air"]),
        ("jusqu’à demain", ["a", "demain"]),
        ("qu'il", ["il"]),
        ("aujourd'hui", ["aujourd", "hui"]),
        ("co-président", ["co", "president"]),
        ("les participant·e·s", ["les", "participant"]),
        ("les participant.e.s", ["les", "participant"]),
        ("délégué(e)s", ["delegue"]),
        ("des élu-e-s", ["des", "elu"]),
        ("un cessez-le-feu", ["un", "cessez", "le", "feu"]),
        ("ODD 11", ["odd", "11"]),
        ("CSU2030", ["csu2030"]),
        ("M.Uğur", ["m", "ugur"]),
        ("", []),
        ("… – !?", []),
    ],
)
def test_split(text: str, words: list[str]) -> None:
    assert folded(text) == words


@pytest.mark.parametrize(
    ("text", "made"),
    [("co-président", ["copresident"]), ("CSU2030", ["csu", "2030"]), ("un pont", []), ("a – b", [])],
)
def test_forms_a_reader_may_write_in_one(text: str, made: list[str]) -> None:
    assert joined(text, split(text)) == made


@pytest.mark.parametrize(
    ("surface", "acronym"),
    [("OMS", True), ("CSU2030", True), ("Oms", False), ("A", False), ("2030", False), ("É", False)],
)
def test_acronyms(surface: str, acronym: bool) -> None:
    assert is_acronym(surface) is acronym


@pytest.mark.parametrize(("surface", "stop"), [("who", True), ("WHO", False), ("des", True), ("DE", True)])
def test_an_acronym_is_no_stop_word(surface: str, stop: bool) -> None:
    assert is_stop(Word(surface, surface.lower(), 0, 0)) is stop


def test_stop_words_are_written_folded() -> None:
    assert [word for word in STOP_WORDS if folded(word) != [word] and len(word) > 1] == []


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    before = 0
    for word in split(text):
        assert before <= word.start < word.end <= len(text)
        assert text[word.start : word.end] == word.surface
        assert word.folded.isalnum()
        before = word.end


def test_a_word_longer_than_any_language_has_is_cut() -> None:
    (word,) = split("a" * 10_000)
    assert (len(word.surface), len(word.folded)) == (10_000, LONGEST)
