"""Markdown: the text as it stands is the source; its markup is listed, and its words flow."""

import codecs
import re
from bisect import bisect_right
from itertools import accumulate

from cgluctl.errors import InputError
from cgluctl.ingest.document import Block, Document
from cgluctl.ingest.formats.encoding import NO_TEXT, UTF16, decoded
from cgluctl.language.calendar import dates as dates_in
from cgluctl.language.patterns import lazy

FORMAT = "markdown"
EXTRA = "markdown"
LIMIT = 8_000_000  # bytes; a larger text is read as plain text
_LOOKED_AT = 200_000
_LINE_ENDS = lazy("\r\n|\r|\x0b|\x85|\u2028|\u2029")
_DATE = lazy(r"\d{4}-\d\d-\d\d")
_UNDERLINED = lazy(r"^\S.*\n(~|\^)\1{5,}$", re.MULTILINE)  # titles as reStructuredText has them
_LANGUAGES = ("fr", "en", "es")


def recognises(content: bytes) -> bool:
    """Whether the text has clear structure of Markdown; a plain report with dashes and rulers has none."""
    head = content[:_LOOKED_AT]
    if len(content) > LIMIT or (b"\0" in head and not head.startswith(UTF16)) or head.startswith(b"PK\x03\x04"):
        return False
    if not head.startswith(UTF16) and not _is_utf8(head) and len(NO_TEXT.findall(head)) * 200 > len(head):
        return False
    text = head.decode("utf-16" if head.startswith(UTF16) else "utf-8-sig", "replace")
    begins = text.lstrip()
    if begins.startswith(("<?xml", "<schedule", "{", "BEGIN:VCALENDAR", "%PDF")) or '"' in begins[:1]:
        return False
    text = _LINE_ENDS.sub("\n", text)
    return not _UNDERLINED.search(text) and is_markdown(text)


def _is_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def read(content: bytes, path: str) -> Document:
    """The text, its markup as skips and drops. InputError for what is nested beyond reading, or broken UTF-16."""
    from cgluctl.ingest.formats.markdown.blocks import Reading

    text, warnings = decoded(content, path)
    reading = Reading(_LINE_ENDS.sub("\n", text))
    try:
        reading.read()
    except RecursionError as error:
        raise InputError("{path} is nested too deeply to be read.", "Give it as plain text.", path=path) from error
    document = _written_out(reading.source, reading.blocks, reading.drops, reading.changes)
    fields = reading.fields
    language = (fields.get("lang") or fields.get("language") or "")[:2].lower()
    dates = [fields.get(name, "")[:10] for name in (("start", "end") if "start" in fields else ("date", "date"))]
    held = all(map(_DATE.fullmatch, dates)) and ("start" in fields or _says(document, dates[0]))
    return document._replace(
        title=fields.get("title") or None,
        language=language if language in _LANGUAGES else None,
        dates=(dates[0], dates[1]) if held else None,
        warnings=warnings,
    )


def _says(document: Document, when: str) -> bool:
    begins = max((block.end for block in document.blocks if block.reason == "front matter"), default=0)
    year, month, day = map(int, when.split("-"))
    told = dates_in(document.text[begins : begins + _LOOKED_AT])
    return any((one.month, one.day) == (month, day) and one.year in (None, year) for one in told)


def _written_out(
    source: str, blocks: list[Block], drops: list[tuple[int, int]], changes: list[tuple[int, int, str]]
) -> Document:
    changes.sort()
    starts = [start for start, _, _ in changes]
    shifts = [0, *accumulate(len(new) - (end - start) for start, end, new in changes)]

    def moved(place: int) -> int:
        count = bisect_right(starts, place - 1)
        if count and place < changes[count - 1][1]:
            # Inside of what changed: its end.
            place = changes[count - 1][1]
        return place + shifts[count]

    parts, place = [], 0
    for start, end, new in changes:
        parts += [source[place:start], new]
        place = end
    text = "".join([*parts, source[place:]])
    return Document(
        text,
        FORMAT,
        [block._replace(start=moved(block.start), end=moved(block.end)) for block in blocks],
        drops=_apart([(moved(start), moved(end)) for start, end in drops]),
        wrapped=True,
    )


def _apart(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        elif start < end:
            made.append((start, end))
    return made


_FRONT_MATTER = lazy(
    r"---[ \t]*\n(?:[A-Za-z_][\w -]*:.*\n|[ \t]+.*\n|- .*\n|#.*\n|[ \t]*\n)*?[A-Za-z_][\w -]*:.*\n(?:.*\n){0,60}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
# A heading stands alone; lines with a sign each are the comments of some program.
_HEADING = lazy(
    r"(?:\A|(?<=\n)[ \t]*\n) {0,3}#{1,6} +(?=[^\n]*[^\W\d_])(?!\d+[.)]?[ \t]*\n)[^\n]*(?=\n(?! {0,3}#{1,6} )|\Z)"
)
_NEXT = lazy(r"(?<=\n) {0,3}#{1,6} +[^\n]*[^\W\d_][^\n]*\n[ \t]*\n {0,3}(?=[^\s#])")
_STRONG = (
    lazy(r"\[[^\[\]\n]+\]\((?:https?:|mailto:|/|#|\.)[^()\s]*(?:\([^()\s]*\))?(?:\s+\"[^\"\n]*\")?\)"),
    lazy(r"(?<![\w*])(\*\*|__)(?=[^\s*_])[^\n*_]{1,200}?(?<=[^\s*_])\1(?![\w*])"),
    lazy(r"^ {0,3}\|?(?: *:?-{3,}:? *\|)+ *(?::?-{3,}:? *)?$", re.MULTILINE),
    lazy(r"^ {0,3}(```|~~~)[^\n`]*\n(?:.*\n)*?^ {0,3}\1", re.MULTILINE),
    lazy(r"^\[\^[^\]\s]+\]: ", re.MULTILINE),
    lazy(r"^ {0,3}\[[^\]^\n]+\]: +<?https?:", re.MULTILINE),
)
_WEAK = (
    lazy(r"^[^\s#>|+*-][^\n]*\n(?:=+|-{3,})[ \t]*\n(?=[ \t]*\n)", re.MULTILINE),
    lazy(r"(?:^ {0,3}[-*+] +\S[^\n]*\n){2}", re.MULTILINE),
    lazy(r"(?:^ {0,3}> ?[^\n]*\n){2}", re.MULTILINE),
    lazy(r"(?:^ {0,3}\d+\. +\S[^\n]*\n){2}", re.MULTILINE),
)


def is_markdown(text: str) -> bool:
    """Whether a text has front matter or headings of Markdown, or several signs of it of which one is hardly anything else."""
    if _FRONT_MATTER.match(text) or _HEADING.search(text) or _NEXT.search(text):
        return True
    strong = sum(_several(pattern, text) for pattern in _STRONG)
    return strong > 1 or (strong == 1 and any(pattern.search(text) for pattern in _WEAK))


def _several(pattern: re.Pattern[str], text: str) -> int:
    found = 0
    for _ in pattern.finditer(text):
        found += 1
        if found == 3:
            return 2
    return min(found, 1)
