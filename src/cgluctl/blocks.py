"""What a screen is made of: blocks for a person to read, which a view sets for a terminal or a page."""

from collections.abc import Sequence

from cgluctl.frozen import Frozen
from cgluctl.shapes import Column, Record


class Span(Frozen):
    """A run of text in one named style: title, id, speaker, quote, work, hit, day, label, dim, or none."""

    text: str
    style: str = ""


Spans = tuple[Span, ...]


class Heading(Frozen):
    """A title with a remark at the right edge; `level` 1 to 3."""

    left: Spans
    right: str = ""
    level: int = 1


class Paragraph(Frozen):
    """Running text, indented by so many columns."""

    spans: Spans
    indent: int = 0


class Blank(Frozen):
    """An empty line."""


class Rule(Frozen):
    """A line across, with words in it or without."""

    label: str = ""


class Fields(Frozen):
    """Labelled values, the values aligned."""

    rows: Sequence[tuple[str, Spans]]
    indent: int = 0


class Grid(Frozen):
    """A table; a row of a single cell is a heading inside it and stands in the column `across`."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Spans]]
    across: int = 0


class Bars(Frozen):
    """Numbers as bars: id, name, value, and words behind the bar."""

    rows: Sequence[tuple[str, str, int, str]]


class Entry(Frozen):
    """One passage in a list: id, mark (direct, reported, narrative), text, lines at the right, a remark below."""

    id: str
    speech: str
    spans: Spans
    lines: str
    remark: str = ""


class Quote(Frozen):
    """Direct speech, set as such: the words with their quotation marks."""

    text: str


class Hints(Frozen):
    """What to type next: commands with an explanation."""

    rows: Sequence[tuple[str, str]]


class Terms(Frozen):
    """What words stand for: options, commands and arguments with an explanation."""

    rows: Sequence[tuple[str, str]]


Block = Heading | Paragraph | Blank | Rule | Fields | Grid | Bars | Entry | Quote | Hints | Terms


def plain(text: str) -> Spans:
    """One span without a style."""
    return (Span(text),)


def joined(spans: Spans) -> str:
    """The text of spans without their styles."""
    return "".join(span.text for span in spans)


def listing(columns: Sequence[Column], rows: Sequence[Record]) -> list[Block]:
    """A plain table of records; the column `id` in the style of ids."""
    return [
        Grid(
            columns,
            [
                [(Span("" if row[c.key] is None else str(row[c.key]), "id" if c.key == "id" else ""),) for c in columns]
                for row in rows
            ],
        )
    ]
