"""CSV and TSV that a spreadsheet opens without running anything."""

import csv
import io
import re
from collections.abc import Iterator

from cgluctl.shapes import Answer, Record
from cgluctl.views.door import escape

_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
# A cell that begins so is a formula to some spreadsheet, once spaces are dropped.
_FORMULA = re.compile(r"[\s\x00-\x20\u00a0]*[=+\-@＝＋－＠\t\r\n|%]")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?\Z")


def cell(value: object) -> str:
    """A value as the text of one cell; one that would be a formula begins with an apostrophe."""
    text = "" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = _CONTROLS.sub(lambda match: escape(match.group()), text)
    return "'" + text if _FORMULA.match(text) and not _NUMBER.match(text) else text


def as_csv(answer: Answer) -> Iterator[str]:
    """RFC 4180, with a header of the English keys."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.key for column in answer.columns])
    for row in answer.rows:
        writer.writerow([cell(row.get(column.key)) for column in answer.columns])
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def as_tsv(answer: Answer) -> Iterator[str]:
    """One line a row, tabs between; tabs and line ends inside a cell become spaces."""
    yield "\t".join(column.key for column in answer.columns) + "\n"
    for row in answer.rows:
        yield "\t".join(_one_line(row, column.key) for column in answer.columns) + "\n"


def _one_line(row: Record, key: str) -> str:
    return re.sub(r"[\t\r\n]+", " ", cell(row.get(key)))
