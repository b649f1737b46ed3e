"""Conference schedules of Pentabarf, frab and pretalx as XML, read without document types, entities or network."""

import re
from html import escape
from typing import Any
from xml.parsers import expat

from cgluctl.errors import InputError
from cgluctl.ingest.document import Document, Warning
from cgluctl.ingest.formats.encoding import UTF16, decoded
from cgluctl.ingest.formats.schedule import HINT, frab, no_schedule
from cgluctl.ingest.formats.schedule.plan import document

FORMAT = "frab-xml"
EXTRA = None
LIMIT = 32_000_000  # bytes
ELEMENTS = 500_000
DEPTH = 64
_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>\s*)*<(?:[\w.-]+:)?(?:schedule|conference)[\s/>]",
    re.DOTALL,
)
# Elements whose content is words, in which tags are HTML that was not escaped.
_WORDS = frozenset(frab.WORDS)
# Control characters that XML forbids, read by way of characters that no text uses.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:x0*([0-9a-fA-F]{1,2})|0*(\\d{1,2}));")
_ASIDE = 0xF8000
_BACK = {_ASIDE + code % 0x1000: code for code in (*range(32), 0xFFFE, 0xFFFF)}


class _Refused(Exception):
    """Why reading stopped: a message with {path}."""


def recognises(content: bytes) -> bool:
    """Whether the root of this XML is a schedule."""
    head = content[:65536].decode("utf-16" if content.startswith(UTF16) else "latin-1", "replace")
    return _ROOT.match(head.removeprefix("\xef\xbb\xbf")) is not None


def read(content: bytes, path: str) -> Document:
    """The schedule's days and sessions. InputError for XML that is damaged, too large, has a DTD, or is no schedule."""
    if len(content) > LIMIT:
        raise InputError("{path} is too large for a conference schedule.", HINT, path=path)
    tree, warnings = _tree(content, path)
    plan = frab.plan(tree, warnings)
    if plan is None:
        raise no_schedule(path, "XML")
    return document(plan, FORMAT)


def _tree(content: bytes, path: str) -> tuple[Any, list[Warning]]:
    try:
        try:
            return _Reading(None).parse(content), []
        except expat.ExpatError:
            source, warnings = decoded(content, path)
            return _Reading("utf-8").parse(_FORBIDDEN.sub(_aside, source).encode("utf-8", "replace")), warnings
    except _Refused as error:
        raise InputError(str(error), HINT, path=path) from None
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 1)
        raise InputError(
            "{path} is damaged {format} (line {n}).", "Get it anew from where it came.", path=path, format="XML", n=line
        ) from error


def _aside(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2]) if match[2] else ord(match[0])
    return chr(_ASIDE + code % 0x1000) if (code < 32 and code not in (9, 10, 13)) or code > 0xFF else match[0]


class _Reading:
    def __init__(self, encoding: str | None) -> None:
        self._parser = expat.ParserCreate(encoding)
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._words
        self._open: list[tuple[str, dict[str, Any], list[str]]] = []
        self._count = 0
        self._inside = 0  # how many elements of HTML are open
        self._moved = encoding is not None
        self._root: Any = None

    def parse(self, content: bytes) -> Any:
        """The root as a dict. ExpatError for what is not well-formed."""
        self._parser.Parse(content, True)
        return self._root

    def _doctype(self, *declared: object) -> None:
        raise _Refused("{path} declares a document type (DTD), which is not read.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > ELEMENTS:
            raise _Refused("{path} is too large for a conference schedule.")
        if len(self._open) + self._inside >= DEPTH:
            raise _Refused("{path} is nested too deeply to be read.")
        if self._inside or (self._open and self._open[-1][0] in _WORDS):
            self._inside += 1
            said = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
            self._open[-1][2].append(f"<{name}{said}>")
            return
        made: dict[str, Any] = {}
        for key, value in attributes.items():
            _put(made, key.rpartition(":")[2], self._back(value))
        self._open.append((name.rpartition(":")[2].lower(), made, []))

    def _words(self, text: str) -> None:
        if self._open:
            self._open[-1][2].append(escape(text, quote=False) if self._inside else text)

    def _end(self, name: str) -> None:
        if self._inside:
            self._inside -= 1
            self._open[-1][2].append(f"</{name}>")
            return
        name, made, words = self._open.pop()
        said = self._back("".join(words))
        if not made:
            made_or_said: Any = said
        else:
            if said.strip():
                _put(made, "text", said)
            made_or_said = made
        if self._open:
            _put(self._open[-1][1], name, made_or_said)
        else:
            self._root = made_or_said

    def _back(self, text: str) -> str:
        return text.translate(_BACK) if self._moved and not text.isascii() else text


def _put(made: dict[str, Any], name: str, value: Any) -> None:
    if name not in made:
        made[name] = value
    elif isinstance(made[name], list):
        made[name].append(value)
    else:
        made[name] = [made[name], value]
