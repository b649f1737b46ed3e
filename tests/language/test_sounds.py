"""Names that sound alike share a key."""

import pytest

from cgluctl.language.stems import sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lampedusa", "Lampedouza"),
        ("Philippe", "Filipe"),
        ("Chungong", "Shungong"),
        ("Cuevas", "Kuevas"),
        ("Konya", "Conya"),
        ("Uğur", "ugur"),
        ("Boudra", "Budra"),
        ("Makati", "Macati"),
    ],
)
def test_names_that_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("Rio", "Munro"), ("Altay", "Eaton"), ("Cuevas", "Binay")])
def test_names_that_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)
