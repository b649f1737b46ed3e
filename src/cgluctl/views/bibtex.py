"""BibTeX for LaTeX writers and reference managers: an entry that BibTeX and biblatex both know."""

import re

from cgluctl.shapes import Answer
from cgluctl.views.references import reference

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
