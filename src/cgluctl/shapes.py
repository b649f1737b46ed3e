"""What an answer looks like to a view: records for machines, blocks for people; neither knows a terminal or a file."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

Record = dict[str, Any]


class Span(NamedTuple):
    """A run of text in one named style: title, id, speaker, quote, hit, day, label, dim, or none."""

    text: str
    style: str = ""


Spans = tuple[Span, ...]


class Heading(NamedTuple):
    """A title with a remark at the right edge; `level` 1 to 3."""

    left: Spans
    right: str = ""
    level: int = 1


class Paragraph(NamedTuple):
    """Running text, indented by so many columns."""

    spans: Spans
    indent: int = 0


class Blank(NamedTuple):
    """An empty line."""


class Rule(NamedTuple):
    """A line across, with words in it or without."""

    label: str = ""


class Fields(NamedTuple):
    """Labelled values, the values aligned."""

    rows: Sequence[tuple[str, Spans]]
    indent: int = 0


class Column(NamedTuple):
    """One column of a listing: `key` names it in data formats (in English), `title` on the screen."""

    key: str
    title: str
    right: bool = False


class Grid(NamedTuple):
    """A table; a row of a single cell is a heading inside it and stands in the column `across`."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Spans]]
    across: int = 0


class Entry(NamedTuple):
    """One passage in a list: id, mark (direct, reported, narrative), text, lines at the right, a remark below."""

    id: str
    speech: str
    spans: Spans
    lines: str
    remark: str = ""


class Quote(NamedTuple):
    """Direct speech, set as such: the words with their quotation marks."""

    text: str


class Hints(NamedTuple):
    """What to type next: commands with an explanation."""

    rows: Sequence[tuple[str, str]]


Block = Heading | Paragraph | Blank | Rule | Fields | Grid | Entry | Quote | Hints


class Answer(NamedTuple):
    """What a command found.

    `items` are the records of the JSON envelope; `columns` and `rows` the same, flat, for tables and pipes; `screen` makes
    the blocks for a person, only when asked; `remarks` are words for stderr; `found` false ends with exit code 1.
    """

    name: str
    query: Record
    items: Sequence[Record]
    columns: Sequence[Column]
    rows: Sequence[Record]
    screen: Callable[[], Sequence[Block]]
    total: int | None = None
    remarks: Sequence[str] = ()
    found: bool = True
    extra: Record = {}
    document: bool = False


def plain(text: str) -> Spans:
    """One span without a style."""
    return (Span(text),)


def joined(spans: Spans) -> str:
    """The text of spans without their styles."""
    return "".join(span.text for span in spans)
