"""Records that are cheap to define, and behave as records do."""

from __future__ import annotations

import pytest

from cgluctl.frozen import Frozen


class Place(Frozen):
    name: str
    people: int = 0
    near: tuple[str, ...] = ()


def test_values_come_in_order_by_name_or_from_the_defaults() -> None:
    place = Place("Grigny", near=("Évry",))
    assert (place.name, place.people, place.near) == ("Grigny", 0, ("Évry",))
    assert repr(place) == "Place(name='Grigny', people=0, near=('Évry',))"


def test_a_record_stays_as_it_is() -> None:
    place = Place("Grigny")
    with pytest.raises(AttributeError, match=r"Place\.people cannot be changed"):
        place.people = 3  # type: ignore[misc]
    assert place._replace(people=3) == Place("Grigny", 3)
    assert place == Place("Grigny")


@pytest.mark.parametrize(
    ("values", "named"),
    [(("a", 1, (), "more"), {}), (("a",), {"name": "b"}), (("a",), {"mayor": "c"}), ((), {"people": 1})],
)
def test_values_too_many_or_too_few_are_refused(values: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        Place(*values, **named)


def test_records_are_equal_by_kind_and_values() -> None:
    class Other(Frozen):
        name: str
        people: int = 0
        near: tuple[str, ...] = ()

    assert Place("a") != Other("a")
    assert Place("a", 1) in {Place("a", 1)}


def test_records_match_by_position() -> None:
    match Place("a", 2):
        case Place(name, people):
            assert (name, people) == ("a", 2)
