"""Which of the three languages a text is in."""

from __future__ import annotations

import re
from collections import Counter

# Words that are frequent in one language and rare as words of the others.
_MARKS = {
    "fr": frozenset(
        "le les des du une est et dans pour que qui sur par avec cette ont pas plus au aux ces leur leurs nous a été sont".split()
    ),
    "en": frozenset(
        "the of and to in that is was for with on as by this are be from has have it their will which were at".split()
    ),
    "es": frozenset(
        "el los las del una y en que por con para como más se su sus al ha han este esta son fue lo entre desde".split()
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 200_000  # characters


def language(text: str) -> str | None:
    """`fr`, `en` or `es`, whichever has most of its small words in the text; None when there are too few to tell."""
    found = Counter[str]()
    for word, count in Counter(_WORD.findall(text[:_SAMPLE].lower())).items():
        for name, marks in _MARKS.items():
            if word in marks:
                found[name] += count
    ranked = found.most_common(2)
    if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
