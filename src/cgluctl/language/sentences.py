"""Sentences of a text: where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

# A point after these does not end a sentence.
ABBREVIATIONS = frozenset(
    "m mm mr mrs ms mme mmes mlle me dr dre dra pr prof sr sra srta srs sras lic ing arq mtro mtra excmo excma ilmo ilma hon rev pbro d dna st ste jr etc cf no n art al p pp vol ed h s e.g i.e u.s a.m p.m vs fig col av bd".split()
)
# The last form is that of a text whose space was lost: `dans le monde.Pour lui`.
_END = re.compile(
    r"[.!?…]+[\s\u00a0\u202f]*[»”\"’)\]]*(?=\s+[^\W_]|\s+[«“\"¿¡(\[–—-]|\s*\Z)|(?<=[a-zß-ÿ]{4})[.!?](?=[A-ZÀ-Þ][a-zß-ÿ’'])"
)
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.)*[A-ZÀ-Þ]")  # H.E. Ann Lee
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\Z")


def sentences(text: str, whole: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The sentences of a text as [start, end); no end is looked for inside the stretches that are to stay `whole`."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        inside = next((span for span in whole if span[0] < match.start() < span[1] - 1), None)
        closes = inside and match.end() >= inside[1] and text[start : inside[0]].strip()
        if (inside and not closes) or _goes_on(text, match):
            continue
        found.append((start, end))
        start = end + len(text[end:]) - len(text[end:].lstrip())
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return found


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether a point ends no sentence: after an abbreviation or an initial, or before a small letter."""
    following = text[match.end() :].lstrip()[:1]
    if following.islower():
        return True
    if match.group().strip() != ".":
        return False
    word = _LAST_WORD.search(text[max(0, match.start() - 12) : match.start()])
    return bool(word and following and (_INITIALS.fullmatch(word.group()) or word.group().lower() in ABBREVIATIONS))
