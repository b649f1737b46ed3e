"""The formats by name, each loaded when it is wanted."""

from collections.abc import Iterable, Iterator
from importlib import import_module

from cgluctl.shapes import Answer

TABLE = "table"
# For every answer: columns and rows, or items.
DATA = {
    "json": ("envelope", "as_json"),
    "jsonl": ("envelope", "as_jsonl"),
    "csv": ("delimited", "as_csv"),
    "tsv": ("delimited", "as_tsv"),
    "md": ("markdown", "as_markdown"),
}
# For a whole brief: what other people's programs read.
EXCHANGE: dict[str, tuple[str, str]] = {
    "ical": ("ical", "as_ical"),
    "frab-json": ("frab", "as_frab_json"),
    "frab-xml": ("frab", "as_frab_xml"),
    "jsonld": ("jsonld", "as_jsonld"),
    "webannotation": ("jsonld", "as_webannotation"),
    "skos": ("skos", "as_skos"),
    "docx": ("word", "as_docx"),
    "html": ("page", "as_page"),
}
# What reference managers read; `cite` gives it too.
REFERENCES = {"csl-json": ("managers", "as_csl"), "bibtex": ("managers", "as_bibtex"), "ris": ("managers", "as_ris")}
EXCHANGE.update(REFERENCES)
_WORK = "{format} holds the report as one work, with direct quotes: it leaves out sessions, summaries, reported speech, links, and people who are not quoted."
# What a format leaves out of a brief, as stderr says it.
LOSSES = {
    "ical": "{format} leaves out Sustainable Development Goals, character positions, and texts in other languages.",
    "docx": "{format} leaves out Sustainable Development Goals, character positions, and texts in other languages.",
    "frab-json": "{format} leaves out topics but the first, Sustainable Development Goals, character positions, and texts in other languages.",
    "frab-xml": "{format} leaves out topics but the first, people's roles but in the description, Sustainable Development Goals, character positions, and texts in other languages.",
    "jsonld": "{format} leaves out passages that are not direct quotes, Sustainable Development Goals, character positions, and texts in other languages.",
    "webannotation": "{format} leaves out Sustainable Development Goals, labels of topics, and texts in other languages.",
    "skos": "{format} holds the topics alone: no sessions, no people, no passages.",
    **dict.fromkeys(REFERENCES, _WORK),
}
NAMES = (TABLE, *DATA)
PIECE = 1 << 16  # characters or bytes that leave at once


def data(answer: Answer, name: str) -> Iterable[bytes]:
    """An answer in a data format, piece by piece; text formats are always UTF-8."""
    module, function = {**DATA, **EXCHANGE}[name]
    made: str | bytes | Iterator[str | bytes] = getattr(import_module(f"cgluctl.views.{module}"), function)(answer)
    return [made] if isinstance(made, bytes) else _pieces([made] if isinstance(made, str) else made)


def _pieces(texts: Iterable[str | bytes]) -> Iterator[bytes]:
    held: list[bytes] = []
    size = 0
    for text in texts:
        held.append(text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace"))
        size += len(text)
        if size > PIECE:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)
