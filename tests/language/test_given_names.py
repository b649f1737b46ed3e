"""The given names that the program reads are those of the list that people mend."""

from __future__ import annotations

import pytest

from cgluctl.language.lexicon import given_names
from tools import given_names as tool


def test_the_packed_names_are_what_the_script_makes() -> None:
    assert tool.PACKED.read_text("utf-8") == tool.packed()


def test_every_name_of_the_list_is_read_back() -> None:
    listed = {name: None if gender == "-" else gender for gender, names in tool.listed().items() for name in names}
    assert given_names() == listed


@pytest.mark.parametrize(("name", "gender"), [("emma", "f"), ("julien", "m"), ("dominique", None)])
def test_a_name_is_of_its_gender(name: str, gender: str | None) -> None:
    assert given_names()[name] == gender
