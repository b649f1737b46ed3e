"""How the lines of a printed page lie: how long they are, and which begin with a label, underline or stand above others."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from cgluctl.ingest.document import Range
from cgluctl.ingest.speech.turns import is_turn

# A line that begins with words and a colon, and is not the rest of the one before it.
_LABEL = re.compile(r"(?<!\w\n)^[^\S\n]*([^\W\d_a-z][^\n:«“\"»”]{0,58}?)\s?:\s+\S", re.MULTILINE)
_FEW = 2  # lines with a label


def label(line: str) -> str | None:
    """The words before a colon that a line begins with."""
    match = _LABEL.match(line)
    return match and match[1]


def labels(text: str) -> frozenset[str]:
    """The labels of turns of which each has a line of its own: those of speakers, and those that come again."""
    heads = Counter(_LABEL.findall(text))
    found = frozenset(head for head, count in heads.items() if count > 1 or is_turn(f"{head}: Yes."))
    return found if len(found) > 1 and sum(heads[head] for head in found) > _FEW else frozenset()


def width(text: str, groups: Sequence[tuple[Range, ...]]) -> int:
    """How long a full line is; 0 where lines are not wrapped, each being a paragraph."""
    lengths = sorted(end - start for group in groups for start, end in group[:-1])
    if not lengths:
        return 0
    width = lengths[len(lengths) * 9 // 10]
    return width if width <= 160 else 0


_EVEN = 0.95  # of the lines of a text that a program wrapped, those which the next word would have made too long
_SOME = 6  # lines by which that is told


def even(text: str, groups: Sequence[tuple[Range, ...]]) -> int:
    """How long lines may be in a text that a program wrapped, each as full as can be; 0 for any other."""
    pairs = [
        (end - start, len(text[slice(*after)].split(" ", maxsplit=1)[0]))
        for group in groups
        for (start, end), after in pairwise(group)
        if text[end - 1] not in '.!?…:;»”"' and text[after[0]].islower()
    ]
    longest = max((end - start for group in groups for start, end in group), default=0)
    full = sum(length + 1 + word > longest for length, word in pairs)
    return longest if len(pairs) >= _SOME and full >= _EVEN * len(pairs) else 0


_HEADS = 2  # short lines above text, in a report that has such


def above(text: str, groups: Sequence[tuple[Range, ...]]) -> frozenset[Range]:
    """The short lines right above the text that they head, in a report where most paragraphs have such a line."""
    several = [group for group in groups if len(group) > 1]
    longest = max((end - start for group in several for start, end in group), default=0)
    found = {
        (start, end)
        for (start, end), below, *more in several
        if end - start < 0.6 * longest and text[start].isupper() and text[end - 1].isalnum()
        and text[below[0]].isupper() and text[[below, *more][-1][1] - 1] in '.!?…»”"'
    }  # fmt: skip
    return frozenset(found) if len(found) > _HEADS and 2 * len(found) >= len(several) else frozenset()


_NEARLY = 6  # characters by which a line may be shorter or longer than what it underlines
_UNDER = "=~^"  # signs that part nothing, but underline
RULE = re.compile(r"([-=~^*_+#])\1{3,}")  # under a title


def is_rule(before: str, line: str) -> bool:
    """Whether a line underlines the one before it, and makes it a heading."""
    longer = line[:1] in _UNDER and len(line) >= len(before)
    return bool(RULE.fullmatch(line)) and (longer or abs(len(line) - len(before)) < _NEARLY)


def rules(text: str) -> list[str]:
    """The signs of the lines that underline others, those of the highest headings first."""
    return list(
        dict.fromkeys(line[0] for before, line in pairwise(text.split("\n")) if is_rule(before.strip(), line.strip()))
    )
