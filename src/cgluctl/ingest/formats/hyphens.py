"""Words divided at the end of a line: which hyphens belong to them, by the document's own vocabulary."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cgluctl.ingest.document import Block

SOFT = "\xad"
_MARKS = "-\u2010\xad"
# Mark first: it is rare, and what stands before it is looked at only there.
_DIVIDED = re.compile(rf"(?<=[^\W_])([{_MARKS}])([ \t]*\n[ \t]*)(?=[^\W_])")
_BEGINNING = re.compile(r"[^\W_](?:[^\W_]|[-’'\u2010])*\Z")
_FIRST = re.compile(r"[^\W_](?:[^\W_]|-)*")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# First parts and last parts of compounds of which no other trace may stand in the document.
_BEFORE = frozenset(
    "vice sous ex non demi mi semi quasi avant après arrière contre porte haut bas grand saint sainte nord sud est ouest"
    " nouveau franco afro anglo euro ibero self well co pro anti post socio self-".split()
)
_AFTER = frozenset(
    "là ci même mêmes il ils elle elles on ce je tu nous vous moi toi lui leur y en t-il t-elle t-on dessus dessous"
    " delà vis être clé clés chef chefs based wide led".split()
)


_RARE = 60  # lines for each hyphen at an end, where no program divided words


def drops(text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The stretches that flowing text leaves out, so that divided words are whole.

    Each is the hyphen with its line end, or the line end alone where the hyphen is the word's own. Where a word goes on
    in the next block (`continues`), it reaches over the line end after the first.
    """
    found: list[tuple[Divided, tuple[int, int], int]] = []
    before: Block | None = None
    for block in blocks:
        if block.role == "skip":
            continue
        if before and block.continues and text[before.end - 1] in _MARKS:
            word = _divided(text, before.end - 1, before.start, block.start)
            found += [(word, (before.end - 1, before.end), before.end + 1)] if word else []
        for match in _DIVIDED.finditer(text, block.start, block.end):
            word = _divided(text, match.start(), block.start, match.end())
            found += [(word, match.span(1), match.end())] if word else []
        if not block.data.get("note"):
            before = block
    if not found:
        return []
    vocabulary = _vocabulary(text, {place for word, hyphen, _ in found for place in (hyphen[0], word.rest)})
    joined = sum(vocabulary[_ending(word.left) + word.right.casefold()] > 0 for word, *_ in found)
    own = 2 * joined < len(found) and len(found) * _RARE < text.count("\n")
    return sorted(
        (hyphen[word.mark != SOFT if own else _has_hyphen(word, vocabulary)], end) for word, hyphen, end in found
    )


class Divided(NamedTuple):
    """The parts of a word divided at the end of a line, and the mark between them."""

    left: str
    mark: str
    right: str
    rest: int  # where the right part stands


def _divided(text: str, place: int, start: int, rest: int) -> Divided | None:
    left = _BEGINNING.search(text, max(start, place - 60), place)
    right = _FIRST.match(text, rest)
    return Divided(left[0], text[place], right[0], rest) if left and right else None


def _vocabulary(text: str, divided: set[int]) -> Counter[str]:
    return Counter(
        match[0].casefold()
        for match in _WORD.finditer(text)
        if match.start() not in divided and match.end() not in divided
    )


def _ending(left: str) -> str:
    return re.split("[’']", left)[-1].casefold()


def _has_hyphen(word: Divided, vocabulary: Counter[str]) -> bool:
    right = word.right
    if word.mark == SOFT:
        return False
    left, after = _ending(word.left), right.casefold()
    joined, compound = vocabulary[left + after], vocabulary[f"{left}-{after}"]
    if joined or compound:
        return compound > joined
    if left[-1:].isdigit() or after[:1].isdigit():
        return True
    if right[:1].isupper() and not right.isupper():
        return True
    # Two words of the document, each long enough not to be a syllable by chance: urbains-ruraux.
    if min(len(left), len(after)) > 3 and vocabulary[left] and vocabulary[after]:
        return True
    return left.rpartition("-")[2] in _BEFORE or after in _AFTER
