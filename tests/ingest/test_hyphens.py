"""Words divided at line ends: whole where the document has them whole, with their hyphen where they have one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.ingest.document import Block
from cgluctl.ingest.formats.hyphens import drops


def flowing(text: str, *blocks: Block) -> str:
    """The text of all blocks that are no skips, without its drops, line ends as spaces."""
    blocks = blocks or (Block(0, len(text)),)
    gone = {place for start, end in drops(text, blocks) for place in range(start, end)}
    parts = []
    for block in blocks:
        if block.role != "skip":
            kept = "".join(text[place] for place in range(block.start, block.end) if place not in gone)
            parts.append(kept + ("" if block.end in gone or block.end - 1 in gone else "\n"))
    return " ".join("".join(parts).split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The document has the word whole elsewhere.
        ("Le gouverne-\nment du gouvernement", "Le gouvernement du gouvernement"),
        # The document has it with its hyphen elsewhere.
        ("le sous-\nsecrétaire, un sous-secrétaire", "le sous-secrétaire, un sous-secrétaire"),
        ("le co-\nmité, un co-mité et le co-mité, comité", "le co-mité, un co-mité et le co-mité, comité"),
        # Nothing else tells: a word is whole.
        ("la réu-\nnion", "la réunion"),
        ("la réu\u2010\n  nion", "la réunion"),
        ("la réu\xad\nnion", "la réunion"),
        # Known parts of compounds, names, numbers, forms of address.
        ("le vice-\nprésident", "le vice-président"),
        ("à Saint-\nDenis", "à Saint-Denis"),
        ("Rhône-\nAlpes", "Rhône-Alpes"),
        ("en 2019-\n2020", "en 2019-2020"),
        ("dit-\nelle", "dit-elle"),
        ("l'avant-\ndernier", "l'avant-dernier"),
        ("RAP-\nPORT", "RAPPORT"),
        ("milieux urbains, ruraux et urbains-\nruraux", "milieux urbains, ruraux et urbains-ruraux"),
        ("le sous-secré-\ntaire", "le sous-secrétaire"),
        # No divided words.
        ("un mot -\nun autre", "un mot - un autre"),
        ("voir - \n12", "voir - 12"),
        ("--\nfin", "-- fin"),
    ],
)
def test_divided_words(text: str, expected: str) -> None:
    assert flowing(text) == expected


def test_a_word_that_goes_on_after_a_skip_is_whole() -> None:
    text = "La commis-\n\n12\n\nsion parle.\n"
    first, foot = Block(0, 10), Block(12, 14, "skip", reason="running foot")
    assert flowing(text, first, foot, Block(16, 27, continues=True)) == "La commission parle."
    assert flowing(text, first, foot, Block(16, 27)) == "La commis- sion parle."
    text = "Le vice-\n\nprésident.\n"
    assert flowing(text, Block(0, 8), Block(10, 20, continues=True)) == "Le vice-président."


def test_a_note_between_the_parts_is_passed_over() -> None:
    text = "La commis-\n\n1 Note.\n\nsion parle.\n"
    blocks = (Block(0, 10), Block(12, 19, data={"note": True}), Block(21, 32, continues=True))
    assert drops(text, blocks) == [(9, 11)]


def test_skips_are_left_alone() -> None:
    assert drops("un-\ndeux", [Block(0, 8, "skip")]) == []


@given(st.text("ab-\u2010\xad \n9Zé", max_size=60))
def test_only_hyphens_and_white_space_are_dropped(text: str) -> None:
    found = drops(text, [Block(0, len(text))])
    assert all(not text[start:end].strip("-\u2010\xad \n") and "\n" in text[start:end] for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))


def test_where_no_program_divided_words_a_hyphen_at_a_line_end_is_the_words_own() -> None:
    lines = [f"Line {number} of a text that nobody divided stands here." for number in range(80)]
    lines[40:42] = ["The remark drew criticism from Mohammed Rafi-", "ud-Din of the town."]
    text = "\n".join(lines)
    made = drops(text, [Block(0, len(text))])
    assert [text[start:end] for start, end in made] == ["\n"]


def test_one_word_that_is_also_written_whole_does_not_make_a_divided_document() -> None:
    lines = [f"Line {number} of a text that nobody divided stands here." for number in range(300)]
    ends = ("the Mar-", "len Hall", "the co-", "presidents and copresidents", "a low-", "rise block")
    for place, (end, rest) in enumerate(zip(ends[::2], ends[1::2], strict=True)):
        lines[place * 60 + 40 : place * 60 + 42] = [f"Here is {end}", f"{rest} of the town."]
    text = "\n".join(lines)
    assert [text[start:end] for start, end in drops(text, [Block(0, len(text))])] == ["\n"] * 3
