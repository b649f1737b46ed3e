"""The data formats: they read back, and nothing in them runs."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cgluctl import blocks
from cgluctl.shapes import Answer, Column
from cgluctl.views import delimited, envelope, markdown, pipe, registry
from making import Result, Tables, changed

Call = Callable[..., Result]
texts = st.text(max_size=30)
COLUMNS = [Column("id", "Id"), Column("n", "N", right=True), Column("text", "Text")]


def answer(*rows: dict[str, Any]) -> Answer:
    return Answer("trial", {"asked": "x"}, list(rows), COLUMNS, list(rows), lambda: [])


def row(text: str, id: str = "1.1/p1", n: int | None = 1) -> dict[str, Any]:
    return {"id": id, "n": n, "text": text}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(json_values)
def test_json_reads_back_and_holds_no_control_or_bidirectional_character(value: Any) -> None:
    written = envelope.dumps(value)
    assert json.loads(written) == value
    assert not re.search("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]", written)
    assert written.encode("utf-8")


def test_json_leaves_letters_as_they_are() -> None:
    assert envelope.dumps("Uğur İbrahim, santé, 城市 – «»") == '"Uğur İbrahim, santé, 城市 – «»"'


def test_the_envelope() -> None:
    made = json.loads("".join(envelope.as_json(answer(row("a"), row("b")))))
    assert made == {
        "format": "cgluctl/trial",
        "version": 1,
        "query": {"asked": "x"},
        "total": 2,
        "items": [row("a"), row("b")],
    }


@given(st.lists(texts, max_size=5))
def test_jsonl_is_one_item_a_line(values: list[str]) -> None:
    lines = "".join(envelope.as_jsonl(answer(*map(row, values)))).split("\n")
    assert [json.loads(line)["text"] for line in lines[:-1]] == values
    assert lines[-1] == ""


FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|'/c calc'!A0",
    " =1",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "%0a=1",
    "|x",
]
FORMULAS += ["\u00a0=1", "\u3000=1", "\x00=1"]


@pytest.mark.parametrize("formula", FORMULAS, ids=ascii)
@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_a_formula_is_words(formula: str, name: str) -> None:
    written = b"".join(registry.data(answer(row(formula)), name)).decode()
    reader = csv.reader(io.StringIO(written, newline=""), delimiter="," if name == "csv" else "\t")
    cell = list(reader)[1][2]
    assert cell.startswith(("'", "\\x00"))


@pytest.mark.parametrize("number", ["-5", "12", "-1.5", "2021-05-18", "84–87"])
def test_a_number_or_a_date_is_left_alone(number: str) -> None:
    assert delimited.cell(number) == number


@given(st.lists(texts, min_size=1, max_size=4))
def test_csv_reads_back(values: list[str]) -> None:
    written = "".join(delimited.as_csv(answer(*map(row, values))))
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert rows[0] == ["id", "n", "text"]
    assert [cells[2] for cells in rows[1:]] == [delimited.cell(value) for value in values]


@given(st.lists(texts, min_size=1, max_size=4))
def test_tsv_is_one_line_a_row_with_the_same_columns(values: list[str]) -> None:
    lines = "".join(delimited.as_tsv(answer(*map(row, values)))).split("\n")
    assert [line.count("\t") for line in lines[:-1]] == [2] * (len(values) + 1)


@given(texts)
def test_no_cell_begins_a_formula(value: str) -> None:
    shown = delimited.cell(value).lstrip()
    assert not shown.startswith(("=", "@", "+")) or re.fullmatch(r"-?\d+([.,]\d+)?", shown)


SCRIPTS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](http://x/y.png)",
    "`code`",
    "# title",
    "> quote",
    "- item",
    "1. item",
    "| a | b |",
    "***",
    "---",
    "===",
    "\n# title",
    "*x*",
    "_x_",
    "~~x~~",
    "&lt;b&gt;",
    "[x]: http://x",
]


def shape(text: str) -> list[str]:
    """What a reader of Markdown makes of a document whose every part says `text`: the kinds of its parts."""
    parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable(["table", "strikethrough"])
    said = blocks.plain(text)
    parts = [
        blocks.Heading(said, text),
        blocks.Paragraph(said),
        blocks.Fields([("", said), (text, said)]),
        blocks.Entry("p1", "narrative", said, "1"),
        blocks.Quote(text),
        blocks.Grid(COLUMNS, [[said, said, said]]),
    ]
    made = answer()._replace(document=True, screen=lambda: parts)
    found = []
    for token in parser.parse(markdown.as_markdown(made)):
        found.append(token.type)
        found += [child.type for child in token.children or () if child.type not in ("text", "text_special")]
    return found


@pytest.mark.parametrize("script", SCRIPTS, ids=ascii)
def test_markdown_of_a_text_is_only_that_text(script: str) -> None:
    assert shape(script) == shape("word")


@example(text=" 1")
@given(text=st.text(alphabet="ab1 .)*_#>-=+`~[]()!<&;:/|\\\n\t\"'", min_size=1, max_size=12).filter(str.strip))
def test_no_text_changes_the_shape_of_a_markdown_document(text: str) -> None:
    assert shape(f"{text}b") == shape("word")


@given(texts)
def test_no_text_breaks_out_of_a_markdown_table(value: str) -> None:
    lines = markdown.as_markdown(answer(row(value))).split("\n")
    assert len(lines) == 4
    assert len(re.findall(r"(?<!\\)\|", lines[2].replace("\\\\", ""))) == 4


@given(st.lists(texts, min_size=1, max_size=4))
def test_a_pipe_gets_one_line_a_row_with_nothing_cut(values: list[str]) -> None:
    from cgluctl.views.door import visible

    lines = pipe.as_lines(answer(*map(row, values))).split("\n")
    assert len(lines) == len(values) + 2
    for line, value in zip(lines[1:-1], values, strict=True):
        assert line.endswith(visible(value).rstrip())


def test_a_pipe_gets_aligned_columns_with_the_text_last() -> None:
    first = {"id": "1", "n": 5, "text": "short"}
    second = {"id": "22/p1", "n": None, "text": "second"}
    assert pipe.as_lines(answer(first, second)) == "Id     N  Text\n1      5  short\n22/p1     second\n"


def test_a_pipe_gets_nothing_of_nothing() -> None:
    assert pipe.as_lines(answer()) == ""


HOSTILE = "=1+1 <script> [x](javascript:alert(1)) | \x1b[31m \u202e 'x' \"y\""


@pytest.mark.parametrize("name", [*registry.DATA])
@pytest.mark.parametrize(
    "command", [["show", "1.1"], ["export", "--full"], ["search", "pont"], ["quote"], ["speakers"]]
)
def test_a_hostile_store_leaves_inert_in_every_format(
    name: str, command: list[str], shelf: Callable[[Tables], Path], call: Call
) -> None:
    made = changed("passages.1.text", {"fr": f"pont {HOSTILE}", "en": f"bridge {HOSTILE}", "es": HOSTILE})
    made = changed("passages.2.text.fr", HOSTILE, changed("speakers.1.name", HOSTILE, made))
    result = call(*command, "--store", str(shelf(made)), "--format", name)
    assert result.code == 0, result.words
    assert not {"\x1b", "\u202e"} & set(result.text)
    if name == "md":
        assert "<script>" not in result.text
        assert not re.search(r"(?<!\\)\]\(", result.text)


@pytest.mark.parametrize("name", [*registry.DATA])
@pytest.mark.parametrize(
    "command", [["days"], ["show", "2.3"], ["search", "migration"], ["export"], ["topics"]], ids=" ".join
)
def test_the_same_bytes_whatever_the_locale_and_the_clock(name: str, command: list[str], call: Call) -> None:
    plain = call(*command, "--format", name)
    other = call(*command, "--format", name, LC_ALL="tr_TR.UTF-8", TZ="Pacific/Kiritimati", COLUMNS="20", NO_COLOR="1")
    assert plain.code == 0
    assert plain.out == other.out


@pytest.mark.parametrize("command", [["search", "droits", "--json"], ["export", "--full"], ["topics", "--json"]])
def test_the_same_bytes_whatever_the_hash_seed(command: list[str], run: Call) -> None:
    found = {run(*command, env={"PYTHONHASHSEED": seed}).out for seed in ("0", "1", "2")}
    assert len(found) == 1
    assert found != {b""}


@pytest.mark.parametrize("name", [*registry.DATA])
def test_every_row_is_in_every_format(name: str, call: Call) -> None:
    ids = [item["id"] for item in call("search", "migration", "--json").json["items"]]
    text = call("search", "migration", "--format", name).text.replace("\\", "")
    assert [id for id in ids if id not in text] == []


@pytest.mark.parametrize(
    ("command", "english", "french", "spanish"),
    [
        (["show", "2.3"], "narrative", "récit", "relato"),
        (["search", "lampedusa"], "exact", "exact", "exacto"),
        (["search", "migration", "--count-by", "speech"], "reported", "rapporté", "referido"),
        (["speakers", "rio"], "quoted", "citation", "cita"),
        (["stats"], "speaker", "intervenant", "ponente"),
        (["quote", "--verify", "nothing of the kind"], "not found", "non trouvé", "no encontrada"),
        (["check"], "sound", "intact", "íntegro"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_table_in_a_pipe_holds_the_users_words_and_data_the_programs(
    command: list[str], english: str, french: str, spanish: str, call: Call
) -> None:
    for language, word in (("fr", french), ("es", spanish), ("en", english)):
        cells = re.split(r"\s{2,}|, |\n", call(*command, "--lang", language).text)
        assert word in cells
        assert word == english or english not in cells
        assert english in re.split(r'[,\r\n"]\s?', call(*command, "--lang", language, "-f", "csv").text)
