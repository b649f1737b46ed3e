"""Quotations in marks other than the customary ones, and apostrophes that are none."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cgluctl.language.quotations import every_quotation, unified


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("'We build a long bridge', she said.", [("We build a long bridge", "''")]),
        ("‘We build a long bridge,’ she said.", [("We build a long bridge,", "‘’")]),
        ("'The cities' role is the key', she said.", [("The cities' role is the key", "''")]),
        ("Il dit << nous bâtissons un pont >> hier", [(" nous bâtissons un pont ", "<<>>")]),
        ("»Wir bauen eine Brücke«, sagte sie. »Bald«.", [("Wir bauen eine Brücke", "»«"), ("Bald", "»«")]),
        ("Elle dit « l'arche d'un pont de l'île » et part", [(" l'arche d'un pont de l'île ", "«»")]),
        ("“We build a ‘bridge of many words’ here”", [("We build a ‘bridge of many words’ here", "“”")]),
        ("rock 'n' roll of the '90s", [("rock 'n' roll of the '90s", None)]),
        ("l'homme d'hier n'a rien", [("l'homme d'hier n'a rien", None)]),
        (">> We build a bridge\n>> today", [(">> We build a bridge\n>> today", None)]),
        ("'un\n\ndeux trois quatre cinq'", [("'un\n\ndeux trois quatre cinq'", None)]),
        ("« un pont", [(" un pont", "«")]),
    ],
)
def test_what_is_found(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(one.text, one.marks) for one in every_quotation(text)] == found


@given(st.text(alphabet="«»‹›“”„‘’'\"<> \nab.,"))
@example("<>><a")
def test_quotations_stand_where_they_say(text: str) -> None:
    assert len(unified(text)) == len(text)
    end = 0
    for one in every_quotation(text):
        assert end <= one.start < one.end <= len(text)
        assert one.text in text[one.start : one.end]
        end = one.end
