"""Conference schedules of frab and pretalx as JSON."""

import codecs
import json
import re
from typing import Any

from cgluctl.errors import InputError
from cgluctl.ingest.document import Document
from cgluctl.ingest.formats.encoding import UTF16, decoded
from cgluctl.ingest.formats.schedule import HINT, frab, no_schedule
from cgluctl.ingest.formats.schedule.plan import document

FORMAT = "frab-json"
EXTRA = None
LIMIT = 32_000_000  # bytes; the largest real schedules hold some 10 million
THINGS = 3_000_000  # brackets and commas: what memory goes into
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(u[dD][89a-fA-F][\da-fA-F]{2})|.)", re.DOTALL
)


def recognises(content: bytes) -> bool:
    """Whether this is a JSON object that speaks of a schedule."""
    if content.startswith(UTF16):
        content = content[:4096].replace(b"\0", b"")[2:]
    content = content.removeprefix(codecs.BOM_UTF8)
    return content[:4096].lstrip().startswith(b"{") and (b'"schedule"' in content or b'"conference"' in content)


def read(content: bytes, path: str) -> Document:
    """The schedule's days and sessions. InputError for JSON that is damaged, too large or no schedule."""
    source, warnings = decoded(content, path)
    if len(content) > LIMIT or sum(map(source.count, "[{,")) > THINGS:
        raise InputError("{path} is too large for a conference schedule.", HINT, path=path)
    plan = frab.plan(_tree(source, path), warnings)
    if plan is None:
        raise no_schedule(path, "JSON")
    return document(plan, FORMAT)


def _tree(source: str, path: str) -> Any:
    if re.search(r"\\u[dD][89a-fA-F]", source):
        source = _ESCAPE.sub(lambda match: "\\ufffd" if match[1] else match[0], source)
    try:
        return json.loads(source, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_both)
    except RecursionError:
        raise InputError("{path} is nested too deeply to be read.", HINT, path=path) from None
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise InputError(
            "{path} is damaged {format} (line {n}).",
            "Get it anew from where it came.",
            path=path,
            format="JSON",
            n=line,
        ) from error


def _both(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    made = {}
    for key, value in pairs:
        name, count = key, 1
        while name in made:
            count += 1
            name = f"{key} ({count})"
        made[name] = value
    return made
