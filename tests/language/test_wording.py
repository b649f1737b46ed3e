"""Wordings: what typography may change, what a fragment may leave out, and how a difference is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.language.wording import changes, faithful, parts, tokens, words

PRINTED = "L'arche du pont tient bon, et nous l'avons bâtie au cœur du port. Co-bâtir coûte peu : chaque pierre compte."
KNOWN = {"co", "bâtir"}


def matched(quoted: str, printed: str = PRINTED):
    return faithful(tokens(quoted, KNOWN), tokens(printed))


@pytest.mark.parametrize(
    "quoted",
    [
        PRINTED,
        PRINTED.removesuffix("."),
        PRINTED.replace("'", "’"),
        PRINTED.replace(" :", "\u00a0:").replace("pont tient", "pont\u202ftient"),
        PRINTED.replace(" ", "\n"),
        PRINTED.replace("pierre", "pier-\nre"),
        PRINTED.replace("pierre", "pier\u00adre"),
        PRINTED.replace("Co-bâtir", "Co-\nbâtir"),
        PRINTED.replace("Co-bâtir", "Co\u2011bâtir"),
        PRINTED.replace("cœur", "coeur"),
        PRINTED.replace("â", "a\u0302").replace("û", "u\u0302"),
        "l" + PRINTED[1:],
        "[l]" + PRINTED[1:],
        "« " + PRINTED.replace("pont", "“pont”") + " »",
        PRINTED.replace("bon, et", "bon, et\n> "),
    ],
)
def test_typography_is_set_aside(quoted: str) -> None:
    found = matched(quoted)
    assert found is not None
    assert (found.excerpt, found.omitted) == (False, [])


@pytest.mark.parametrize("cut", ["...", "…", "[…]", "[...]", "(…)", "(...)", "[ … ]", ". . ."])
def test_a_cut_in_order_is_faithful(cut: str) -> None:
    found = matched(f"L'arche du pont {cut} chaque pierre compte")
    assert found is not None
    assert found.excerpt
    assert found.omitted == ["tient bon, et nous l'avons bâtie au coeur du port. Co-bâtir coûte peu :"]


@pytest.mark.parametrize(
    "quoted",
    [
        PRINTED.replace("bon", "mal"),
        PRINTED.replace("tient", "ne tient pas"),
        PRINTED.replace("bâtie", "batie"),
        PRINTED.replace("bon, et", "bon et"),
        PRINTED.removesuffix(".") + " !",
        PRINTED.removesuffix(".") + " ?",
        PRINTED.replace("pont", "PONT"),
        PRINTED.replace("pont", "p\u043ent"),  # a Cyrillic letter
        PRINTED.replace("pont", "\u202epont"),
        "chaque pierre compte … L'arche du pont",
        "L'arche … tient … bâtie … compte",
        "tient bon",
        "…",
        "",
    ],
)
def test_other_words_are_not(quoted: str) -> None:
    assert matched(quoted) is None


def test_a_short_text_may_be_quoted_whole() -> None:
    assert matched("l’arche tient", "L'arche tient.") == (False, [])


def test_the_changes_are_told_word_by_word() -> None:
    told = changes(tokens("nous l’avons détruite au cœur … coûte beaucoup"), tokens(PRINTED))
    assert [change.op for change in told] == ["same", "removed", "added", "same", "cut", "same", "removed", "added"]
    assert [change.text for change in told][1:3] == ["bâtie", "détruite"]
    assert told[-1].text == "beaucoup"


WORDS = st.lists(st.sampled_from("arche pont tient bon nous pierre compte au port".split()), min_size=4, max_size=30)


@given(WORDS, st.data())
def test_every_fragment_of_four_words_is_faithful(printed: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(printed) - 4))
    last = data.draw(st.integers(first + 4, len(printed)))
    found = matched(" ".join(printed[first:last]), " ".join(printed))
    assert found is not None
    assert found.excerpt or printed[first:last] == printed


@given(WORDS, st.data())
def test_a_foreign_word_is_never_faithful(printed: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(printed)))
    quoted = [*printed[:place], "étranger", *printed[place:]]
    assert matched(" ".join(quoted), " ".join(printed)) is None
    added = [c.text for c in changes(tokens(" ".join(quoted)), tokens(" ".join(printed))) if c.op == "added"]
    assert "étranger" in " ".join(added).split()


@given(WORDS, WORDS)
def test_changes_hold_every_word_quoted(quoted: list[str], printed: list[str]) -> None:
    told = changes(tokens(" ".join(quoted)), tokens(" ".join(printed)))
    held = " ".join(change.text for change in told if change.op in ("same", "added")).split()
    assert [word.lower() for word in held] == quoted


@given(st.text())
def test_any_text_has_tokens(text: str) -> None:
    found = tokens(text)
    assert 0 <= words(found) <= len(found)
    assert all(parts(found))
    assert all(token.surface.strip() for token in found)
