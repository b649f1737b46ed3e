"""PDF: the words as printed, page by page, read by PDFium in a process of its own that a bad file cannot outlive."""

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cgluctl.errors import InputError
from cgluctl.ingest.document import Block, Document, Warning

FORMAT = "pdf"
EXTRA = "pdf"
SECONDS, PER_BYTE = 20, 1 / 20_000  # that reading may take by the clock
_TIMED = {getattr(signal, name, 0) for name in ("SIGXCPU", "SIGKILL")}
# The child sees the parent's modules, and neither the folder it runs in nor the user's settings of Python.
_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from cgluctl.ingest.formats.pdf.child import main; main()"
)
EMPTY = ("Page {pages} holds no text.", "Pages {pages} hold no text.")
LOST = ("Page {pages} cannot be opened.", "Pages {pages} cannot be opened.")
NOTED = (
    "Page {pages} has notes or form fields that are not read.",
    "Pages {pages} have notes or form fields that are not read.",
)
ERRORS = {
    "password": ("{path} is protected by a password.", "Save it without one."),
    "damaged": ("{path} is a damaged PDF.", "Get it anew from where it came."),
    "large": (
        "{path} unpacks to far more than a report holds.",
        "Print it to a new PDF, or import its text.",
    ),
    "time": ("{path} takes too long to read.", "Print it to a new PDF, or import its text."),
    "crash": (
        "{path} cannot be read: PDFium failed on it.",
        "Print it to a new PDF, or import its text.",
    ),
}


def recognises(content: bytes) -> bool:
    """Whether a PDF's header begins the file, or stands in the first bytes of one that also ends as a PDF."""
    head = content[:1024]
    if head.lstrip(b"\xef\xbb\xbf\0 \t\r\n").startswith(b"%PDF-"):
        return True
    return b"%PDF-" in head and b"startxref" in content[-2048:]


def read(content: bytes, path: str) -> Document:
    """The text with its pages. InputError for a PDF that is encrypted, damaged, without text or too costly to read."""
    if find_spec("pypdfium2") is None:
        raise ModuleNotFoundError("No module named 'pypdfium2'", name="pypdfium2")
    return made(_read(content, path), path)


def made(result: dict[str, Any], path: str) -> Document:
    """The document that the child hands over. InputError for what is wrong with it."""
    if "error" in result:
        message, hint = ERRORS.get(result["error"], ERRORS["crash"])
        raise InputError(message, hint, path=path)
    if not result["text"].strip():
        raise InputError("{path} holds images only, and no text.", "Run OCR on it first, such as ocrmypdf.", path=path)
    warnings = [_warning(result["empty"], *EMPTY)] if result["empty"] else []
    warnings += [_warning(result["lost"], *LOST)] if result["lost"] else []
    warnings += [_warning(result["noted"], *NOTED)] if result.get("noted") else []
    return Document(
        result["text"],
        FORMAT,
        tuple(Block(*block) for block in result["blocks"]),
        result["pages"],
        [(start, end) for start, end in result["drops"]],
        warnings=warnings,
    )


def _read(content: bytes, path: str) -> dict[str, Any]:
    folders = json.dumps([*filter(None, sys.path), str(Path(__file__).parents[3])])
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _START, folders],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS + len(content) * PER_BYTE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"error": "time"}
    except OSError as error:
        raise InputError(
            "{path} cannot be read: {reason}.", "Check the memory and processes that are free.", path=path, reason=error
        ) from error
    if done.returncode:
        return {"error": "time" if -done.returncode in _TIMED else "crash"}
    try:
        made: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return {"error": "crash"}
    return made


def _warning(pages: Sequence[int], one: str, several: str) -> Warning:
    return Warning(several if len(pages) > 1 else one, {"pages": ranges(pages)})


def ranges(numbers: Sequence[int]) -> str:
    """`3, 5–7`: ascending numbers with their runs drawn together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
