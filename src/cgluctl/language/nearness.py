"""Which of many texts a quotation is near to: by the words they share, rare ones first, and by their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence, Set
from difflib import SequenceMatcher
from heapq import nsmallest
from typing import NamedTuple

from cgluctl.language.words import STOP_WORDS, split

LONGEST = 2000  # words of a quotation that are set in order against a text
_KEY = 7  # letters of a word that count: endings differ


class Near(NamedTuple):
    """A text by its number, with how much of the quotation (0 to 1) it shares."""

    number: int
    share: float


class Shelf:
    """Texts by number, each added once; then asked which are near.

    `rarity` tells how much a word tells, of which so many letters count: the rarer, the more.
    """

    def __init__(self, rarity: Callable[[str, int], float]) -> None:
        self._rarity = rarity
        self._keys: list[list[str]] = []
        self._holders: dict[str, list[int]] = defaultdict(list)

    def add(self, text: str) -> int:
        """The number of a text."""
        number = len(self._keys)
        self._keys.append(keys(text))
        for key in dict.fromkeys(self._keys[-1]):
            self._holders[key].append(number)
        return number

    def weight(self, key: str) -> float:
        """How much a word tells: the rarer, the more."""
        return self._rarity(key, _KEY)

    def near(self, asked: Sequence[str], among: Set[int], most: int = 50) -> list[Near]:
        """The texts of some numbers that share words with a quotation, the nearest first."""
        shared: dict[int, float] = defaultdict(float)
        total = 0.0
        for key in dict.fromkeys(asked):
            weight = self.weight(key)
            total += weight
            for number in self._holders.get(key, ()):
                if number in among:
                    shared[number] += weight
        best = nsmallest(most, shared.items(), key=lambda found: (-found[1], found[0]))
        return [Near(number, share / total) for number, share in best]

    def common(self, asked: Sequence[str], number: int, telling: bool = False) -> int:
        """How many different words a quotation and a text share; the `telling` ones are no articles and the like."""
        shared = set(asked).intersection(self._keys[number])
        return len(shared - STOP_WORDS if telling else shared)

    def in_order(self, asked: Sequence[str], number: int) -> tuple[float, int]:
        """How much of a quotation stands in a text in the same order, and how many words in its longest run."""
        if len(asked) > LONGEST:
            return 0.0, 0
        blocks = SequenceMatcher(None, asked, self._keys[number], autojunk=False).get_matching_blocks()
        total = sum(map(self.weight, asked))
        shared = sum(self.weight(key) for start, _, size in blocks for key in asked[start : start + size])
        return (shared / total if total else 0.0), max(block.size for block in blocks)


def keys(text: str) -> list[str]:
    """The words of a text as they are compared here: folded, without their endings."""
    return [word.folded[:_KEY] for word in split(text)]
