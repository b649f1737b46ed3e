"""What all exchange formats promise: the same bytes anywhere, hostile text inert, and losses told."""

import builtins
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cgluctl.views import registry
from exchanged import FORMATS, HOSTILE, export, hostile
from making import Result, Tables, changed

Call = Callable[..., Result]
LIBRARY = {"ical": "icalendar", "docx": "docx"}


def needed(format: str) -> None:
    if format in LIBRARY:
        pytest.importorskip(LIBRARY[format])


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_bytes_under_another_clock_locale_and_hash_seed(run: Call, format: str) -> None:
    needed(format)
    here = export(run, format)
    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0", "COLUMNS": "20"}
    assert export(lambda *words: run(*words, env=elsewhere), format).out == here.out


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("format", FORMATS)
def test_hostile_text_never_stops_an_export(
    call: Call, shelf: Callable[[Tables], Path], format: str, text: str
) -> None:
    needed(format)
    made = export(call, format, "--store", str(shelf(hostile(text))))
    assert made.out
    if format != "docx":
        assert not {"\x00", "\x07", "\x1b", "\u202e", "\u2028", "\x85"} & set(made.text)


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_left_out_is_told_on_stderr(call: Call, format: str) -> None:
    needed(format)
    assert registry.LOSSES[format].format(format=format) in export(call, format).words


@pytest.mark.parametrize(("format", "library"), [("ical", "icalendar"), ("docx", "python-docx")])
def test_a_missing_library_is_one_clear_line(
    call: Call, monkeypatch: pytest.MonkeyPatch, format: str, library: str
) -> None:
    module, real = LIBRARY[format], builtins.__import__

    def without(name: str, *more: Any) -> Any:
        if name.partition(".")[0] == module:
            raise ImportError(name)
        return real(name, *more)

    for name in [name for name in sys.modules if name.partition(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    told = call("export", "--format", format).refused(3)
    assert library in told
    assert "Install it: " in told
    assert f"[{format}]" in told


def test_the_extra_all_has_every_extra_for_users() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    (all_of,) = extras["all"]
    named = set(all_of.removeprefix("cgluctl[").removesuffix("]").split(","))
    assert named == set(extras) - {"all", "test", "supply"}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "made",
    [
        changed("sessions.3.date", "9999-12-31"),
        changed("sessions.2.topics", ["no-such-topic"]),
        changed(
            "sessions.2.id", "../../x", changed("passages.3.id", "../../x/p1", changed("passages.3.session", "../../x"))
        ),
        changed("sessions.2.day", -5),
        changed("event.1.source.sha256", "no digest"),
    ],
    ids=["last-day-of-all", "topic", "id", "day", "digest"],
)
def test_odd_records_still_leave(call: Call, shelf: Callable[[Tables], Path], format: str, made: Tables) -> None:
    needed(format)
    assert export(call, format, "--store", str(shelf(made))).out


def test_a_session_keeps_its_names_whatever_else_is_exported(call: Call) -> None:
    whole, one = (export(call, "jsonld", *place).json["@graph"] for place in ((), ("2.3",)))
    ids = {part["@id"] for part in whole[0]["subEvent"]}
    assert one[0]["subEvent"][0]["@id"] in ids
    assert len(ids) == 7
