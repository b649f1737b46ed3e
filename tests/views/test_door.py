"""The door to the terminal: nothing that steers it passes, and every word comes out letter for letter."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.views.door import visible
from making import Result, Tables, changed

Call = Callable[..., Result]
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LITERAL = [
    "[sic]",
    "[/x]",
    "[/red]",
    "[red]x[/red]",
    ":smile:",
    "{0}",
    "{name}",
    "%s",
    "\\[x]",
    "<b>",
    "&amp;",
    "**x**",
]
# What is put in -> what must not come out as it is.
SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
STEERING = {
    "colour": "\x1b[31mred",
    "title of the window": "\x1b]0;owned\x07",
    "link": "\x1b]8;;http://x\x1b\\y",
    "C1": "\x9b31m",
    "NUL": "a\0b",
    "backspace": "ab\x08c",
    "bell": "\a",
    "delete": "\x7f",
    "direction": "\u202egnp.exe",
    "isolate": "\u2066x\u2069",
    "line separator": "a\u2028b",
    "byte order mark": "\ufeffx",
}


def steers(text: str) -> set[str]:
    """The characters of a text that a terminal might obey."""
    return {c for c in text if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in BIDI or c == "\ufeff"}


@given(st.text(max_size=60))
def test_nothing_that_steers_a_terminal_passes(text: str) -> None:
    assert steers(visible(text)) == set()


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z", "M")), max_size=60))
def test_words_pass_unchanged(text: str) -> None:
    assert visible(text) == text


@given(st.text(max_size=40))
def test_passing_twice_is_passing_once(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(st.characters(categories=("Cc", "Cs")))
def test_what_is_hidden_is_shown_as_an_escape_or_a_space(character: str) -> None:
    shown = visible(f"a{character}b")
    assert shown == "a b" or shown.startswith("a\\")


@pytest.mark.parametrize("text", LITERAL)
def test_letter_for_letter(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "\\x1b[31m"),
        ("\u202egnp", "\\u202egnp"),
        ("a\nb\tc\r\nd", "a b c d"),
        ("e\u0301", "e\u0301"),
        ("e" + "\u0301" * 100, "e" + "\u0301" * 4 + "…"),
        ("a" + "\u200b" * 50 + "b", "a\u200b\u200b…b"),
        ("a" + "\u0e49" * 40, "a" + "\u0e49" * 4 + "…"),
        ("a" + "\u0301\u200b" * 40, "a" + "\u0301\u200b" * 2 + "…"),
        ("a\ufff9b\u206ac", "a\\ufff9b\\u206ac"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        (f"{SCOTLAND} Écosse", f"{SCOTLAND} Écosse"),
        ("a" + "\U000e0041" * 40, "a" + "\U000e0041" * 6 + "…"),
        ("हिन्दी में", "हिन्दी में"),
        ("ภาษาไทยที่นี่", "ภาษาไทยที่นี่"),
        ("شَكَّ", "شَكَّ"),
    ],
)
def test_what_comes_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.fixture
def store_with(shelf: Callable[[Tables], Path]) -> Callable[[str], str]:
    """An event whose texts, titles and names all hold one string."""

    def make(text: str) -> str:
        made = changed("passages.1.text", {"fr": text, "en": text, "es": text})
        for place in ("sessions.1.title", "sessions.1.short", "speakers.1.roles.0.title", "event.1.title"):
            made = changed(place, {"fr": text, "en": text, "es": text}, made)
        made = changed("passages.2.text.fr", text, changed("speakers.1.name", text, made))
        return str(shelf(made))

    return make


COMMANDS = (
    [],
    ["days"],
    ["show", "1.1"],
    ["quote"],
    ["speakers"],
    ["speakers", "alpha"],
    ["events"],
    ["export", "-f", "table"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("tty", [False, True], ids=["pipe", "terminal"])
def test_words_of_a_store_are_shown_letter_for_letter(
    command: list[str], tty: bool, store_with: Callable[[str], str], call: Call
) -> None:
    result = call("--store", store_with("x [sic] :smile: [/b] {0}"), *command, tty=tty, NO_COLOR="1")
    assert result.code == 0, result.words
    for word in ("[sic]", ":smile:", "[/b]", "{0}"):
        assert word in result.text


@pytest.mark.parametrize("kind", STEERING)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_store_cannot_steer_the_terminal(
    kind: str, command: list[str], store_with: Callable[[str], str], call: Call
) -> None:
    store = store_with(f"x{STEERING[kind]}y")
    result = (
        call("--store", store, *command, "--plain", tty=True, NO_COLOR="1", TERM="dumb")
        if command
        else call("--store", store, tty=True, NO_COLOR="1", TERM="dumb")
    )
    assert result.code == 0, result.words
    assert steers((result.text + result.words).replace("\n", "")) == set()


@pytest.mark.parametrize("kind", [kind for kind in STEERING if kind != "NUL"])
@pytest.mark.parametrize(
    "command", [["show"], ["search"], ["quote", "--speaker"], ["topics"], ["days", "--format"], ["--lang"], ["-o"], []]
)
def test_nor_can_an_argument(kind: str, command: list[str], call: Call) -> None:
    result = call(*command, f"x{STEERING[kind]}y", tty=True, NO_COLOR="1", TERM="dumb")
    assert result.code in (1, 2)
    assert steers((result.text + result.words).replace("\n", "")) == set()
