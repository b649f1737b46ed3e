"""Reading a query: its syntax where it is whole, words where it is not, and never a failure."""

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cgluctl.errors import CgluctlError
from cgluctl.search.query import parse
from cgluctl.shapes import Answer
from making import Result

Call = Callable[..., Result]
Find = Callable[..., Answer]


def words(*arguments: str) -> list[str]:
    return [word.folded for word in parse(arguments).words]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("migration",), ["migration"]),
        (("Santé", "des", "villes"), ["sante", "villes"]),
        (("le droit à la ville",), ["droit", "ville"]),
        (("l'utilisation",), ["utilisation"]),
        (("who",), ["who"]),
        (("WHO", "report"), ["who", "report"]),
        (("M. Rio",), ["rio"]),
        (("rio", "Rio"), ["rio"]),
        (("",), []),
        (("--", "…"), []),
    ],
)
def test_words_without_what_carries_no_meaning(arguments: tuple[str, ...], found: list[str]) -> None:
    assert words(*arguments) == found


@pytest.mark.parametrize("written", ['"droit à la ville"', "“droit à la ville”", "« droit à la ville »"])
def test_a_phrase_in_any_quotation_marks_is_strict(written: str) -> None:
    assert parse([written]).strict == [["droit", "a", "la", "ville"]]


def test_an_argument_with_a_space_is_a_preferred_phrase() -> None:
    assert parse(["digital divide"]).preferred == [["digital", "divide"]]
    assert parse(["digital", "divide"]).preferred == []


def test_what_is_left_out() -> None:
    query = parse(["droits", "-ville", "−santé"])
    assert query.excluded == ["ville", "sante"]
    assert [word.folded for word in query.words] == ["droits"]


def test_a_hyphen_inside_a_word_excludes_nothing() -> None:
    assert parse(["co-président"]).excluded == []


def test_the_beginning_of_a_word() -> None:
    (word,) = parse(["migr*"]).words
    assert (word.folded, word.prefix) == ("migr", True)
    assert not any(word.prefix for word in parse(["m*", "*"]).words)


@pytest.mark.parametrize(
    ("written", "filters"),
    [
        ("speaker:rio", {"speaker": "rio"}),
        ('speaker:"philippe rio" day:2', {"speaker": "philippe rio", "day": "2"}),
        ("session:2.3 topic:migration speech:direct", {"session": "2.3", "topic": "migration", "speech": "direct"}),
        ("speaker:", {}),
        ("other:rio", {}),
    ],
)
def test_filters_written_in_the_query(written: str, filters: dict[str, str]) -> None:
    assert parse([written]).filters == filters


HOSTILE = (
    "AND",
    "OR OR",
    "NOT migration",
    "NEAR(a b, 3)",
    "migration AND (",
    'a" OR "b',
    '"""',
    '"unclosed phrase',
    "title:migration",
    "{title name}: x",
    "^migration",
    "migration + rights",
    "*",
    "**",
    "(((((",
    "))",
    "words MATCH 'x'",
    "'; DROP TABLE words; --",
    "speaker:",
    'speaker:"',
    "day:x",
    "-",
    "--",
    "- -",
    '-""',
    "-migration",
    "a\0b",
    "\0",
    "😀 🏙️",
    "\u202egnp.exe",
    "حق المدينة",
    "城市权利",
    "\u0301\u0301",
    "½ ﷺ ﬁ",
    "the of and",
    "%s {0} {name} %(x)s",
    "\\",
    "\x1b[31m",
    "a" * 10_000,
    "droit " * 2_000,
    '"' * 10_000,
    "-" * 5_000,
    "((" * 2_000 + "x",
    "é-" * 3_000,
)


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: ascii(query)[:24])
def test_hostile_input_is_answered_or_refused_in_one_line(query: str, call: Call) -> None:
    result = call("search", "--json", "--", query)
    assert result.code in (0, 1, 2)
    if result.code == 2:
        assert json.loads(result.refused(2))["error"]["code"]
    else:
        assert result.json["format"] == "cgluctl/search"
        assert (result.code == 0) is bool(result.json["items"])
    assert "sqlite" not in result.words.lower()
    assert "fts5" not in result.words.lower()


query_text = st.text(
    alphabet=st.one_of(st.sampled_from("\"'*-:^(){}+«»“” \0\tadeilnoruté’"), st.characters(codec="utf-8")), max_size=60
)


@given(st.lists(query_text, max_size=3))
def test_whatever_is_typed_is_read_as_plain_words(arguments: list[str]) -> None:
    query = parse(arguments)
    rows = [[word.folded for word in query.words], query.excluded, *query.strict, *query.preferred]
    assert all(word.isalnum() for row in rows for word in row), "only letters and digits may reach the index"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(query=query_text)
def test_whatever_is_typed_the_index_answers(query: str, find: Find) -> None:
    try:
        answer = find(query)
    except CgluctlError as error:
        assert error.exit_code in (1, 2)  # noqa: PT017
    else:
        assert answer.found is bool(answer.items)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    pieces=st.lists(
        st.sampled_from(
            ["migration", "AND", "OR", "NOT", "NEAR", '"', "(", ")", "*", "-", "speaker:rio", "day:2", "droits", "^"]
        ),
        max_size=8,
    ),
    space=st.sampled_from(["", " "]),
)
def test_broken_syntax_is_words(pieces: list[str], space: str, find: Find) -> None:
    try:
        find(space.join(pieces))
    except CgluctlError as error:
        assert error.exit_code in (1, 2)  # noqa: PT017


@pytest.mark.parametrize("query", [[], [""], ["   "], ["…", "!"], ['""']])
def test_a_query_that_says_nothing_is_wrong_usage(query: list[str], call: Call) -> None:
    call("search", *query).refused(2)
