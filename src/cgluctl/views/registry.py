"""The formats by name, each loaded when it is wanted."""

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
EXCHANGE: dict[str, tuple[str, str]] = {}
NAMES = (TABLE, *DATA)


def data(answer: Answer, name: str) -> bytes:
    """An answer in a data format; text formats are always UTF-8."""
    module, function = {**DATA, **EXCHANGE}[name]
    made: str | bytes = getattr(import_module(f"cgluctl.views.{module}"), function)(answer)
    return made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace")
