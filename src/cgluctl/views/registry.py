"""The formats by name, each loaded when it is wanted."""

from importlib import import_module

from cgluctl.shapes import Answer

DATA = {
    "json": ("envelope", "as_json"),
    "jsonl": ("envelope", "as_jsonl"),
    "csv": ("delimited", "as_csv"),
    "tsv": ("delimited", "as_tsv"),
    "md": ("markdown", "as_markdown"),
}
TABLE = "table"
NAMES = (TABLE, *DATA)


def data(answer: Answer, name: str) -> bytes:
    """An answer in a data format, always UTF-8."""
    module, function = DATA[name]
    text: str = getattr(import_module(f"cgluctl.views.{module}"), function)(answer)
    return text.encode("utf-8", "backslashreplace")
