"""Whether a text is Markdown, or a plain report that has a dash here and a number sign there."""

from __future__ import annotations

import re

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?:[A-Za-z_][\w -]*:.*\n|[ \t]+.*\n|- .*\n|#.*\n|[ \t]*\n)*?[A-Za-z_][\w -]*:.*\n(?:.*\n){0,60}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
# A heading stands alone; lines with a sign each are the comments of some program.
_HEADING = re.compile(
    r"(?:\A|(?<=\n)[ \t]*\n) {0,3}#{1,6} +(?=[^\n]*[^\W\d_])(?!\d+[.)]?[ \t]*\n)[^\n]*(?=\n(?! {0,3}#{1,6} )|\Z)"
)
_NEXT = re.compile(r"(?<=\n) {0,3}#{1,6} +[^\n]*[^\W\d_][^\n]*\n[ \t]*\n {0,3}(?=[^\s#])")
_STRONG = (
    re.compile(r"\[[^\[\]\n]+\]\((?:https?:|mailto:|/|#|\.)[^()\s]*(?:\([^()\s]*\))?(?:\s+\"[^\"\n]*\")?\)"),
    re.compile(r"(?<![\w*])(\*\*|__)(?=[^\s*_])[^\n*_]{1,200}?(?<=[^\s*_])\1(?![\w*])"),
    re.compile(r"^ {0,3}\|?(?: *:?-{3,}:? *\|)+ *(?::?-{3,}:? *)?$", re.MULTILINE),
    re.compile(r"^ {0,3}(```|~~~)[^\n`]*\n(?:.*\n)*?^ {0,3}\1", re.MULTILINE),
    re.compile(r"^\[\^[^\]\s]+\]: ", re.MULTILINE),
    re.compile(r"^ {0,3}\[[^\]^\n]+\]: +<?https?:", re.MULTILINE),
)
_WEAK = (
    re.compile(r"^[^\s#>|+*-][^\n]*\n(?:=+|-{3,})[ \t]*\n(?=[ \t]*\n)", re.MULTILINE),
    re.compile(r"(?:^ {0,3}[-*+] +\S[^\n]*\n){2}", re.MULTILINE),
    re.compile(r"(?:^ {0,3}> ?[^\n]*\n){2}", re.MULTILINE),
    re.compile(r"(?:^ {0,3}\d+\. +\S[^\n]*\n){2}", re.MULTILINE),
)


def is_markdown(text: str) -> bool:
    """Whether a text has front matter or headings of Markdown, or several signs of it of which one is hardly anything else."""
    if _FRONT_MATTER.match(text) or _HEADING.search(text) or _NEXT.search(text):
        return True
    strong = sum(_several(pattern, text) for pattern in _STRONG)
    return strong > 1 or (strong == 1 and any(pattern.search(text) for pattern in _WEAK))


def _several(pattern: re.Pattern[str], text: str) -> int:
    """2 where a sign comes three times or more, 1 where it is there, else 0."""
    found = 0
    for _ in pattern.finditer(text):
        found += 1
        if found == 3:
            return 2
    return min(found, 1)
