"""Markdown to send on: documents as headings, lists and quotations, listings as a table; text from the store is never markup."""

import re
from collections.abc import Iterator

from cgluctl.blocks import (
    Bars,
    Blank,
    Block,
    Entry,
    Fields,
    Grid,
    Heading,
    Hints,
    Paragraph,
    Quote,
    Rule,
    Spans,
    joined,
)
from cgluctl.shapes import Answer
from cgluctl.views.door import visible
from cgluctl.views.pipe import filled

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+|~&!])")
_LINE_START = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-=:])")


def escaped(text: str) -> str:
    """Text whose every character stands for itself inside a line of Markdown."""
    return _SPECIAL.sub(r"\\\1", visible(text)).replace("javascript:", "javascript\\:")


def _line(text: str) -> str:
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"{m[4]}\\{m[5]}", text)


def as_markdown(answer: Answer) -> str:
    """A document by its blocks, a listing as a table."""
    if not answer.document:
        return _table(answer)
    return "\n".join(_document(list(answer.blocks()))).strip() + "\n"


def _table(answer: Answer) -> str:
    answer = answer._replace(rows=list(answer.rows))
    columns = filled(answer)
    lines = ["| " + " | ".join(escaped(column.title) for column in columns) + " |"]
    lines.append("| " + " | ".join("---:" if column.right else "---" for column in columns) + " |")
    for row in answer.rows:
        cells = ("" if row.get(column.key) is None else str(row[column.key]) for column in columns)
        lines.append("| " + " | ".join(escaped(text) for text in cells) + " |")
    return "\n".join(lines) + "\n"


def _document(blocks: list[Block]) -> Iterator[str]:
    previous: type[Block] | None = None
    for block in blocks:
        if isinstance(block, Blank | Hints):
            previous = None
            continue
        if not (isinstance(block, Entry) and previous is Entry):
            yield ""
        previous = type(block)
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(left, right, level):
            yield "#" * level + " " + _plain(left)
            if right:
                yield from ("", f"*{escaped(right).strip()}*")
        case Paragraph(spans, _):
            yield _line(_styled(spans).strip())
        case Fields(rows, _):
            for label, spans in rows:
                yield f"- **{escaped(label).strip()}** – {_plain(spans)}" if label else f"  - {_line(_plain(spans))}"
        case Entry():
            mark = {"direct": "❝ ", "reported": "› "}.get(block.speech, "")
            where = f" ({escaped(block.lines)})" if block.lines else ""
            yield f"- {escaped(block.id)} {mark}{_styled(block.spans)}{where}"
        case Quote(text):
            yield "> " + _line(escaped(text).strip())
        case Rule():
            yield "---"
        case Bars(rows):
            yield from _rows(
                [["", "", "", ""], *([name, words, str(value), remark] for name, words, value, remark in rows)]
            )
        case Grid(columns, rows):
            yield from _rows([[column.title for column in columns], *([joined(cell) for cell in row] for row in rows)])
        case _:
            pass


def _rows(rows: list[list[str]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        cells = [escaped(cell).strip() for cell in row] + [""] * (len(rows[0]) - len(row))
        yield "| " + " | ".join(cells) + " |"
        if number == 0:
            yield "|" + " --- |" * len(row)


def _plain(spans: Spans) -> str:
    return escaped(joined(spans)).strip()


def _styled(spans: Spans) -> str:
    parts = []
    for span in spans:
        text = escaped(span.text)
        mark = {"speaker": "**", "hit": "**", "label": "*", "work": "*"}.get(span.style)
        body = text.strip()
        if mark and body:
            text = text.replace(body, f"{mark}{body}{mark}", 1)
        parts.append(text)
    return "".join(parts)
