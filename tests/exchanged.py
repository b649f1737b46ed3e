"""What the tests of exchange formats share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from making import Result, Tables, changed, tables

FORMATS = ("ical", "frab-json", "frab-xml", "jsonld", "webannotation", "skos", "docx")
# Each may break out of some format, were it set as it is.
HOSTILE = (
    "x\r\nBEGIN:VALARM\r\nACTION:AUDIO\r\nEND:VALARM\rX-EVIL:1;,\\n",
    "]]><script>alert(1)</script><!ENTITY x 'y'> & \"'",
    "\x1b[31m\x00\x07 \u202eevil\u202c \ufffe\uffff \u2028 \x85",
    "javascript:alert(1) {0} %s [x](y)",
    "é" * 300 + "\U0001f469\u200d",
)


def export(call: Callable[..., Result], format: str, *more: str, lang: str = "en") -> Result:
    """An export that succeeds, with placeholders where the format needs them."""
    placeholders = ["--placeholder-times"] if format.startswith("frab") else []
    result = call("--lang", lang, "export", "--format", format, *placeholders, *more)
    assert result.code == 0, result.words
    return result


def hostile(text: str) -> Tables:
    """The small event with one text in every place a text can stand."""
    made = tables()
    words = {"fr": text, "en": text, "es": text}
    for place in ("event.1.title", "sessions.1.title", "sessions.1.short", "sessions.1.summary", "passages.1.text"):
        made = changed(place, words, made)
    made = changed("passages.2.text", words, made)
    made = changed("passages.3.text", words, made)
    made = changed("speakers.1.name", text, made)
    made = changed("speakers.1.roles.0.title", words, made)
    made = changed("event.1.source.description", words, made)
    links: list[dict[str, Any]] = [
        {"url": address, "label": words, "lines": [1, 1]} for address in (text, "https://example.org/a")
    ]
    return changed("sessions.1.links", links, made)
