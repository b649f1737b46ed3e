"""The words of a query by their translations: which entries they are, where the index holds them, and which say little."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cgluctl.language import LANGUAGES, thesaurus
from cgluctl.language.reading import spelt
from cgluctl.language.words import Word
from cgluctl.search import base
from cgluctl.search.query import QueryWord

if TYPE_CHECKING:
    from cgluctl.search.interface import Index


class Row(NamedTuple):
    """The words from `first` to `last` are a label of an entry, which the index may hold or not."""

    name: str
    first: int
    last: int
    light: bool
    held: bool


class Translated(NamedTuple):
    """The entries of a query that the index holds, and the places of words that are known and of those that say little."""

    rows: list[Row]
    known: frozenset[int]
    light: frozenset[int]


NOTHING = Translated([], frozenset(), frozenset())


def translated(db: "Index", words: Sequence[QueryWord]) -> Translated:
    """The entries that the words of a query name, the longest label first where one stands inside another."""
    if not base.total(db, "translated"):
        return NOTHING
    rows = sorted(_rows(db, words), key=lambda row: (row.first - row.last, row.first))
    kept: list[Row] = []
    taken: dict[int, tuple[int, int]] = {}
    for row in rows:
        places = range(row.first, row.last + 1)
        if row.held and all(taken.get(place, (row.first, row.last)) == (row.first, row.last) for place in places):
            taken.update(dict.fromkeys(places, (row.first, row.last)))
            kept.append(row)
    heavy = {place for row in rows if not row.light for place in range(row.first, row.last + 1)}
    known = {place for row in rows for place in range(row.first, row.last + 1)}
    return Translated(kept, frozenset(known), frozenset(known - heavy))


def _rows(db: "Index", words: Sequence[QueryWord]) -> list[Row]:
    forms = [[] if word.prefix else [Word(word.surface, word.folded, 0, 0)] for word in words]
    found: dict[Row, None] = {}
    for first, row in enumerate(forms):
        for language in LANGUAGES if row else ():
            alone: list[tuple[Row, list[str]]] = []
            for key in sorted(thesaurus.keys(row, language, asked=True)):
                for label, name, light, held, written in db.execute(_LABELS.format(held=db.NAMED), (key, key + "!")):
                    length = label.count(" ") + 1
                    made = Row(name, first, first + length - 1, bool(light), bool(held))
                    whole = [word for one in forms[first : first + length] for word in one]
                    if length == 1:
                        alone.append((made, written.split()))
                    elif len(whole) == length and label in thesaurus.keys(whole, language, asked=True):
                        found[made] = None
            found |= dict.fromkeys(made for made, _ in spelt(alone, words[first].folded, lambda pair: pair[1]))
    return list(found)


# A key, and every longer one that begins with it: the sign after the space that parts words ends the span.
_LABELS = """SELECT key, name, light, {held}, written FROM entry
             WHERE key >= ? AND key < ? ORDER BY key, name"""


def senses(rows: Sequence[Row]) -> dict[tuple[int, int], int]:
    """How many entries each row of words names."""
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for row in rows:
        counts[row.first, row.last] += 1
    return counts
