"""Marks that are set in unusual ways: single ones over paragraphs, apostrophes that close nothing, ones turned the wrong way. All speakers are from novels."""

from __future__ import annotations

import pytest
from test_speech import said

BRITISH = """Elizabeth Bennet said: 'Reports of the bridge undermine faith in the county's plan.

'We cannot allow it to look as though there is one rule for some.

'That is all.'

Charles Bingley came later. In a message, he wrote: 'The bridge is a workplace for us.

'Obviously it must not be closed,' he added.
"""


@pytest.mark.parametrize("marks", ["''", "‘’"])
def test_single_marks_run_over_paragraphs(marks: str) -> None:
    opened, closed = marks
    text = BRITISH.replace(" '", f" {opened}").replace("\n'", f"\n{opened}").replace(".'", f".{closed}")
    found = said(text.replace(",'", f",{closed}"), "en")
    assert [(name, words.split()[0]) for name, words in found] == [
        *(("Elizabeth Bennet", "Reports"), ("Elizabeth Bennet", "We"), ("Elizabeth Bennet", "That")),
        *(("Charles Bingley", "The"), ("Charles Bingley", "Obviously")),
    ]


@pytest.mark.parametrize(
    ("language", "body", "words"),
    [
        # An apostrophe behind an s, where a mark that closes comes later, and where none does.
        ("en", "'The students' union of Longbourn is ours,' said Elizabeth Bennet.", "The students' union of Longbourn is ours,"),
        ("en", "Elizabeth Bennet called it 'the best of all bridges' and left for the ladies’ hall.", "the best of all bridges"),
        # A mark that was turned the wrong way behind an elision.
        ("fr", "Emma Bovary a souligné qu’”il est urgent que le pont soit gardé pour tous”.", "il est urgent que le pont soit gardé pour tous"),
        # Words of an I or a we that go over into the sentence.
        (
            "fr",
            'Le conseil vise un pont. "Est-ce le rôle du conseil ? Nous ne sommes pas des bâtisseurs de ponts, et le risque est grand de tout perdre" ouvert au public.',
            "Est-ce le rôle du conseil ? Nous ne sommes pas des bâtisseurs de ponts, et le risque est grand de tout perdre",
        ),
    ],
)  # fmt: skip
def test_words_in_such_marks_are_whole(language: str, body: str, words: str) -> None:
    assert [found for _, found in said(body, language)] == [words]


def test_dashes_lead_to_words_in_french() -> None:
    body = "Emma Bovary, maire, et Jean Valjean sont venus.\n\n– Combien de ponts tiennent ? a demandé Emma Bovary.\n\n– Six cents, a répondu M. Valjean.\n\n– Le pont de pierre, ouvert en 1900"
    assert said(body, "fr") == [("Emma Bovary", "Combien de ponts tiennent ?"), ("Jean Valjean", "Six cents,")]


def test_a_single_mark_behind_an_s_may_close() -> None:
    body = "Elizabeth Bennet, mayor of Longbourn, said: ‘We need more buses’ and left.\n\n‘They cost too much,’ said Charles Bingley."
    assert said(body, "en") == [("Elizabeth Bennet", "We need more buses"), ("Charles Bingley", "They cost too much,")]
