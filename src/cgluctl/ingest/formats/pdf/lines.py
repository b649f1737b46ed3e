"""Words put together to segments, rows and, column by column, to lines in the order of reading."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from cgluctl.ingest.formats.pdf.words import HYPHENS, Word

GAP = 0.9  # of the size of type: a wider gap between words may be that between columns
NARROW = 0.18  # of the width: what is narrower is a margin or a column of times, read along with what stands beside it
FEW = 3  # lines that a column has at least
CELL = 1.8  # of the size of type: a gap as in tables
EVEN = 1.5  # times the narrowest gap of a line: wider ones are not stretched alike
LEAST = 9  # times the size of type: no column of text is narrower
DENSE = 0.4  # of the lines of one column: so many has the other beside them
PROSE = 0.5  # of a column's width: half of the lines of running text are longer

_HYPHEN = str.maketrans(dict.fromkeys(HYPHENS, "-"))


class Segment(NamedTuple):
    """Words on one line without a wide gap."""

    left: float
    right: float
    base: float
    size: float
    words: tuple[Word, ...]


class Line(NamedTuple):
    """A printed line of a column, with what tells headings and paragraphs."""

    left: float
    right: float
    base: float
    size: float
    bold: bool
    text: str
    lead: float  # the width of what would have had to fit on the line above
    cell: float | None = None  # where its last part begins, after a gap such as those of tables
    marks: tuple[tuple[int, int], ...] = ()  # the numbers of notes in the text
    note: bool = False  # it begins with a small number, as a note does


Region = list[Line]  # a column, or what stands between columns


def segments(words: Sequence[Word]) -> list[Segment]:
    """The words of a page in runs, from their order in the file."""
    found: list[list[Word]] = []
    for word in words:
        last = found[-1][-1] if found else None
        if last is None or not _goes_on(last, word):
            found.append([word])
        else:
            found[-1].append(word)
    return [_segment(run) for run in found]


def _goes_on(last: Word, word: Word) -> bool:
    size = max(last.size, word.size)
    return abs(last.base - word.base) < size * 0.5 and -size * 0.5 < word.left - last.right < size * GAP


def _segment(run: Sequence[Word]) -> Segment:
    # A small raised figure has not the line's baseline.
    main = max(run, key=lambda word: word.size * (1 + 0.01 * len(word.text)))
    return Segment(min(w.left for w in run), max(w.right for w in run), main.base, main.size, tuple(run))


def rows(parts: Iterable[Segment]) -> list[list[Segment]]:
    """Segments on one baseline together, from the top down, each row from left to right."""
    found: list[list[Segment]] = []
    for part in sorted(parts, key=lambda part: -part.base):
        if found and (_level(found[-1][0], part) or _raised(found[-1], part)):
            found[-1].append(part)
        else:
            found.append([part])
    return [sorted(row, key=lambda part: part.left) for row in found]


def _level(one: Segment, other: Segment) -> bool:
    return abs(one.base - other.base) < 0.45 * min(one.size, other.size)


def _raised(row: list[Segment], part: Segment) -> bool:
    size = max(row[0].size, part.size)
    apart = row[0].base - part.base
    small = min(row[0].size, part.size) < 0.8 * size
    near = any(-size < part.left - one.right < size or -size < one.left - part.right < size for one in row)
    return small and near and apart < 0.5 * size


def line(row: Sequence[Segment]) -> Line:
    """A row as the line that is read."""
    words = [word for part in row for word in part.words]
    main = Counter[tuple[float, bool]]()
    for word in words:
        main[round(word.size, 1), word.bold] += len(word.text)
    size = max(main, key=lambda key: main[key])[0]
    bold = sum(count for (_, weighty), count in main.items() if weighty) >= 0.9 * main.total()
    text, marks = "", []
    for number, word in enumerate(words):
        if word.note:
            marks.append((len(text), len(text) + len(word.text)))
        elif number and not (words[number - 1].note and word.text[0] in ".,)"):
            text += " "
        text += word.text.translate(_HYPHEN)
    last = int(len(words) > 1 and not any(map(str.isalnum, words[0].text)))
    while last + 1 < len(words) and words[last + 1].text[0] in "»?!;:":  # never on a new line
        last += 1
    first = words[last].right - words[0].left
    left, right = min(part.left for part in row), max(part.right for part in row)
    note = words[0].size < 0.85 * size and words[0].text.isdigit()
    return Line(left, right, row[0].base, size, bold, text, first, _cell(words, size), tuple(marks), note)


def _cell(words: Sequence[Word], size: float) -> float | None:
    wide = [two.left - one.right for one, two in pairwise(words)]
    if len(wide) > 1 and max(wide) < EVEN * min(wide):
        return None
    gaps = [two.left for one, two in pairwise(words) if two.left - one.right > CELL * size]
    marks = sum(map(str.isalnum, words[0].text)) < 2
    return gaps[-1] if gaps and not (marks and len(gaps) == 1 and gaps[0] == words[1].left) else None


def regions(parts: Sequence[Segment], known: Sequence[float] = ()) -> list[Region]:
    """The columns of a page in the order of reading; `known` are gutters that other pages have."""
    gutter = best_gutter(parts)
    if gutter is None:
        gutter = next((x for x in known if _fits(parts, x)), None)
    if gutter is None:
        return [[line(row) for row in rows(parts)]] if parts else []
    found: list[Region] = []
    across: list[list[Segment]] = []
    for left, right, row in _bands(parts, gutter):
        if row:
            across.append(row)
            continue
        if across:
            found += [[line(one) for one in across]]
            across = []
        found += regions(left) + regions(right)
    return found + ([[line(one) for one in across]] if across else [])


def best_gutter(parts: Sequence[Segment]) -> float | None:
    """Where the second column of a page begins; None for a page of one column."""
    if len(parts) < 2 * FEW:
        return None
    low, high = min(part.left for part in parts), max(part.right for part in parts)
    margin = max((high - low) * NARROW, LEAST * median(part.size for part in parts))
    edges = Counter(round(part.left) for part in parts)
    counts = {edge: sum(edges[edge + step] for step in (-1, 0, 1)) for edge in edges}
    best, most = None, (0, 0)
    for edge in sorted(counts):
        if counts[edge] >= FEW and low + margin < edge < high - margin:
            score = (_score(parts, edge, low, high), counts[edge])
            if score > most and score[0]:
                best, most = float(edge), score
    return best


def _score(parts: Sequence[Segment], edge: float, low: float, high: float) -> int:
    score = 0
    for left, right, row in _bands(parts, edge):
        if row or len(left) < FEW or len(right) < FEW or not _beside(left, right):
            continue
        lines = [rows(side) for side in (left, right)]
        sides = ((left, lines[0], edge - low), (right, lines[1], high - edge))
        if (
            min(map(len, lines)) >= FEW
            and _is_dense(*lines)
            and all(_is_prose(inside, width) or best_gutter(side) is not None for side, inside, width in sides)
        ):
            score += sum(map(len, lines))
    return score


def _beside(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    top = min(max(part.base for part in side) for side in (left, right))
    bottom = max(min(part.base for part in side) for side in (left, right))
    shorter = min(max(part.base for part in side) - min(part.base for part in side) for side in (left, right))
    return top - bottom >= 0.5 * shorter


def _is_dense(one: Sequence[Sequence[Segment]], other: Sequence[Sequence[Segment]]) -> bool:
    bases = [[row[0].base for row in side] for side in (one, other)]
    top, bottom = min(max(side) for side in bases), max(min(side) for side in bases)
    counts = [sum(bottom <= base <= top for base in side) for side in bases]
    return min(counts) >= DENSE * max(counts)


def _is_prose(lines: Sequence[Sequence[Segment]], width: float) -> bool:
    return median(sum(part.right - part.left for part in row) for row in lines) >= PROSE * width


def _fits(parts: Sequence[Segment], gutter: float) -> bool:
    left = [part for part in parts if part.right < gutter - 1]
    right = [part for part in parts if abs(part.left - gutter) <= 2]
    return bool(left and right) and len(left) + len(right) >= 0.5 * len(parts)


def _bands(parts: Sequence[Segment], gutter: float) -> list[tuple[list[Segment], list[Segment], list[Segment]]]:
    found: list[tuple[list[Segment], list[Segment], list[Segment]]] = []
    for row in rows(parts):
        if any(part.left < gutter - 2 and part.right > gutter for part in row):
            found.append(([], [], row))
            continue
        if not found or found[-1][2]:
            found.append(([], [], []))
        for part in row:
            found[-1][part.left >= gutter - 2].append(part)
    return found
