"""What an import left open, and that the command beside each point settles it."""

import json
import shlex
from typing import Any

import pytest

from making import changed, write
from reports import ID, OPEN, TEXT, Desk

SCREEN: Any = {"tty": True, "NO_COLOR": "1", "TERM": "dumb"}
KINDS = {"speaker", "speech", "same", "date"}


def points(desk: Desk, *options: str) -> list[dict[str, Any]]:
    result = desk.call("import", "--review", *options, "--json")
    assert result.code == 0, result.words
    return list(result.json["items"])


def typed(point: dict[str, Any]) -> list[str]:
    """The command of a point, with what the user decides put in."""
    word = {"NAME": point["candidates"][0] if point["candidates"] else "unknown", "YYYY-MM-DD": "2025-03-04"}
    return [word.get(part, part) for part in shlex.split(point["command"])[1:]]


@pytest.mark.parametrize("store", [[], ["--store", "mine and theirs"]])
def test_each_point_is_settled_by_its_command(store: list[str], desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.folder)
    desk.load(*store, text=OPEN)
    found = points(desk, *store)
    assert {point["kind"] for point in found} == KINDS
    while found:
        result = desk.call(*typed(found[0]), "--json")
        assert result.code == 0, (found[0], result.words)
        assert result.json["items"][0]["state"] == "fixed"
        left = points(desk, *store)
        assert found[0]["id"] not in [point["id"] for point in left]
        assert len(left) < len(found)
        found = left
    assert "Nothing is open." in desk.call("import", "--review", *store).words
    assert desk.call("check", *store).code == 0


def test_a_point_has_its_words_and_its_place(desk: Desk) -> None:
    item = desk.load(text=OPEN)
    assert item["open"] == len(points(desk))
    found = {point["kind"]: point for point in reversed(points(desk))}
    assert found["speaker"]["text"].startswith("Qui paiera les ponts")
    assert found["speaker"]["lines"] == "7"
    assert "jean-valjean" in found["speaker"]["candidates"]
    assert found["same"]["candidates"] == ["quijote"]
    assert found["date"]["text"] == "Les moulins et le vent"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("no speaker is certain", "the same last name", "points are open")),
        ("fr", ("aucun intervenant n’est certain", "le même nom de famille", "points sont en suspens")),
        ("es", ("ningún ponente es seguro", "el mismo apellido", "puntos están pendientes")),
    ],
)
def test_reasons_are_in_the_language_of_the_user_for_people_alone(
    lang: str, words: tuple[str, ...], desk: Desk
) -> None:
    desk.load(text=OPEN)
    for how in ({}, SCREEN):
        shown = desk.call("--lang", lang, "import", "--review", **how)
        assert [word for word in words if word not in shown.text + shown.words] == []
    machine = desk.call("--lang", lang, "import", "--review", "--json").json["items"]
    assert {point["why"] for point in machine} == {
        "no speaker is certain",
        "nothing closes the quotation",
        "the same last name",
        "no full date is stated",
    }


def test_commands_are_never_broken_on_a_screen(desk: Desk) -> None:
    desk.load(text=OPEN)
    shown = desk.call("import", "--review", **SCREEN).text
    assert [point["command"] for point in points(desk) if point["command"] not in shown] == []


def test_one_event_or_all(desk: Desk) -> None:
    desk.load(text=OPEN)
    desk.load("--event", "second", text=OPEN)
    assert len(points(desk)) == 2 * len(points(desk, "--event", "second")) > 0
    assert {point["event"] for point in points(desk, "--event", "second")} == {"second"}
    assert desk.call("import", "--review", "--event", "third").code == 1
    assert desk.call("import", "--review", "--event", "cglu-2021-05").code == 1
    desk.call("import", "--review", "--event", "second", desk.report()).refused(2)


def test_nothing_is_open_in_an_empty_library(desk: Desk) -> None:
    assert points(desk) == []


def test_a_single_file_is_reviewed_too(desk: Desk) -> None:
    out = desk.folder / "out.json"
    desk.load("-o", str(out), text=OPEN)
    found = points(desk, "--store", str(out))
    assert {point["kind"] for point in found} == KINDS
    assert desk.call(*typed(found[0])).code == 0
    assert len(points(desk, "--store", str(out))) == len(found) - 1
    (desk.folder / "no.json").write_text('{"event": 3}')
    desk.call("import", "--review", "--store", str(desk.folder / "no.json")).refused(3)


def test_the_list_goes_to_a_file(desk: Desk) -> None:
    desk.load(text=OPEN)
    out = desk.folder / "points.json"
    assert desk.call("import", "--review", "--json", "-o", str(out)).code == 0
    assert json.loads(out.read_bytes())["total"] == len(points(desk))


def test_a_title_that_is_fixed_leaves_the_date_open(desk: Desk) -> None:
    desk.load(text=OPEN)
    assert desk.call("fix", "session", "2.1", "--title", "Le vent").code == 0
    assert "date" in {point["kind"] for point in points(desk)}


def test_a_point_about_nothing_is_not_listed(desk: Desk) -> None:
    desk.load(text=TEXT)
    tables = json.loads(desk.file.read_bytes())
    doubt = {"about": "9.9/p9", "kind": "speaker", "why": "no speaker is certain", "candidates": []}
    write(desk.file, changed("doubts", {"1": doubt}, tables))
    desk.call("import", "--review", "--event", ID).refused(3)
