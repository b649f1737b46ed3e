"""What reference managers read: CSL-JSON, RIS and BibTeX."""

import re
from typing import Any

from cgluctl.shapes import Answer
from cgluctl.views.envelope import dumps
from cgluctl.views.references import reference

# Processors read these tags in a text as italics and the like; a joiner after the bracket keeps them letters.
_TAG = re.compile(r"<(?=/?(?:i|b|su[bp]|span)\b)", re.IGNORECASE)


def as_csl(answer: Answer) -> str:
    """A list of one item of the type report; what CSL has no variable for stands under `custom`."""
    found = reference(answer)
    days = [[int(part) for part in day.split("-")] for day in dict.fromkeys((found.start, found.end)) if day]
    item: dict[str, Any] = {
        "id": found.key,
        "type": "report",
        "title": _letters(found.title),
        "language": found.language,
        "event-title": _letters(found.event),
        "event-date": {"date-parts": days} if days else None,
        "keyword": _letters(", ".join(found.keywords)),
        "number-of-pages": found.pages,
        "page": found.page,
        "note": _letters("\n".join([*([found.place] if found.place else []), *found.notes])),
        "custom": {"cgluctl_id": found.id, "source_sha256": found.sha256, "quotes": found.quotes},
    }
    return dumps([{name: value for name, value in item.items() if value not in (None, "")}], indent=1) + "\n"


def _letters(text: str) -> str:
    return _TAG.sub("<\u2060", text)


def as_ris(answer: Answer) -> str:
    """One record of the type RPRT; every line ends with CR LF, and no value holds a line end."""
    found = reference(answer)
    fields = [
        ("TY", "RPRT"),
        ("ID", found.key),
        ("TI", found.title),
        ("LA", found.language),
        ("SP", "" if found.page is None else str(found.page)),
        *(("KW", word) for word in found.keywords),
        ("N1", ", ".join(part for part in (found.event, found.period) if part)),
        ("N1", found.place),
        *(("N1", note) for note in found.notes),
    ]
    lines = [f"{tag}  - {value.strip()}" for tag, value in fields if value.strip()]
    return "\r\n".join([*lines, "ER  - ", ""])


_LANGUAGES = {"fr": "french", "en": "english", "es": "spanish"}
# BibTeX counts braces even behind a backslash, so a brace of the text is never written as one.
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    **{character: f"\\{character}" for character in "&%$#_"},
}
_ESCAPED = re.compile(r"[\\{}~^`<>|&%$#_]")
# In a row, TeX makes these a dash or a quotation mark.
_LIGATURE = re.compile(r"([-',])(?=\1)")


def escaped(text: str) -> str:
    """Text whose every character LaTeX sets as itself."""
    return _LIGATURE.sub(r"\1{}", _ESCAPED.sub(lambda match: _SPECIAL[match.group()], text))


def as_bibtex(answer: Answer) -> str:
    """One entry; quotes go to `annote`, which no bibliography prints, the place cited to `note`, which they do."""
    found = reference(answer)
    place = found.place[:1].upper() + found.place[1:]
    fields = {
        # Braces of ours around the whole keep styles from changing capitals.
        "title": f"{{{escaped(found.title)}}}",
        "type": "Report",
        "language": _LANGUAGES.get(found.language, escaped(found.language)),
        "langid": _LANGUAGES.get(found.language, ""),
        "eventtitle": escaped(found.event),
        "eventdate": found.period,
        "pages": str(found.page) if found.page is not None else "",
        "pagetotal": str(found.pages) if found.pages is not None else "",
        "keywords": ", ".join(escaped(word.replace(",", " ")) for word in found.keywords),
        "note": escaped(place),
        "annote": " \\par ".join(escaped(note) for note in found.notes),
    }
    # Not `report`, which only biblatex knows; the type says that it is no "technical report".
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@techreport{{{found.key},\n" + ",\n".join(lines) + "\n}\n"
