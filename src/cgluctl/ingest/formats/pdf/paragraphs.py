"""Lines as paragraphs, headings and list items: by space between lines, indents, lines that end early, and type."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import quantiles
from typing import NamedTuple

from cgluctl.ingest.formats.pdf.lines import Line, Region

LARGE, SMALL = 1.07, 0.93  # of the body's size of type: headings, notes
SPACED = 1.25  # of the usual distance of lines: a paragraph begins
LONG = 300  # characters that no heading has
_BULLET = re.compile(r"[•●◦‣▪■□➢➤►✓❖*·–—-]\s+\S|\(?(?:\d{1,2}|[a-z])[.)]\s+\S", re.IGNORECASE)
_ITEM = re.compile(r"[•●◦‣▪■□➢➤►✓❖*·]\s|[–-]\s")
_ENDED = re.compile(r"[.!?…:;»”\"]\W*\Z")
_DIVIDED = re.compile(r"[^\W\d_][-\xad]\Z")
_FIGURE = re.compile(r"\d\W*\Z")
_NOTE = re.compile(r"[\d*†‡(\[]")


class Measure(NamedTuple):
    """What is usual in a document: the body's size of type, whether it is bold, sizes of headings, distance of lines.

    `broken` tells of lines that end early inside sentences, `spaced` of space between paragraphs.
    """

    size: float
    bold: bool
    sizes: tuple[float, ...]
    leading: dict[float, float]
    broken: bool = False
    spaced: bool = False


class Paragraph(NamedTuple):
    """Lines that belong together."""

    lines: tuple[Line, ...]
    role: str
    level: int = 0
    continues: bool = False
    note: bool = False

    @property
    def text(self) -> str:
        """The lines as printed."""
        return "\n".join(line.text for line in self.lines)


def measured(pages: Sequence[Sequence[Region]]) -> Measure:
    """The measure of a document's lines."""
    regions = [region for page in pages for region in page]
    weight: Counter[tuple[float, bool]] = Counter()
    sizes: Counter[float] = Counter()
    steps: dict[float, list[float]] = {}
    for region in regions:
        for line in region:
            weight[_rounded(line.size), line.bold] += len(line.text)
            sizes[_rounded(line.size)] += len(line.text)
        for above, below in pairwise(region):
            if 0.8 * below.size < above.base - below.base < 2.5 * below.size and above.size == below.size:
                steps.setdefault(_rounded(below.size), []).append(above.base - below.base)
    body = max(sizes, key=lambda size: sizes[size], default=10.0)
    larger = sorted((size for size in sizes if size > body * LARGE), reverse=True)
    leading = {size: quantiles(found, n=4)[0] if len(found) > 1 else found[0] for size, found in steps.items()}
    usual = SPACED * leading.get(body, 1.2 * body)
    spaced = sum(step > usual for step in steps.get(body, ()))
    return Measure(
        body,
        weight[body, True] > weight[body, False],
        tuple(larger),
        leading,
        _broken(regions, usual),
        spaced * 20 > len(steps.get(body, ())),
    )


def _broken(regions: Iterable[Region], usual: float) -> bool:
    early = inside = 0
    for region in regions:
        right = _edge([line.right for line in region], region) if region else 0
        for above, below in pairwise(region):
            if above.base - below.base <= usual and _fits_above(above, below, right):
                early += 1
                inside += not _ENDED.search(above.text) and below.text[:1].islower()
    return inside > 3 and inside > 0.3 * early


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def paragraphs(region: Region, measure: Measure, foot: bool = False) -> list[Paragraph]:
    """The paragraphs of a column; `foot` tells that its end is that of the page's text, where notes stand."""
    if not region:
        return []
    right = _edge([line.right for line in region], region)
    left = min(line.left for line in region)
    groups: list[list[Line]] = []
    for line in _stretched(region, left, right):
        if groups and not _begins(groups[-1], line, left, right, measure):
            groups[-1].append(line)
        else:
            groups.append([line])
    notes = _notes(groups, measure) if foot else 0
    made = [_paragraph(group, measure) for group in groups[: len(groups) - notes]]
    return made + [Paragraph(tuple(group), "note", note=True) for group in groups[len(groups) - notes :]]


def _stretched(region: Region, left: float, right: float) -> Region:
    full = [abs(line.left - left) < 1 and abs(line.right - right) < 1 for line in region]
    if sum(fits and line.cell is None for fits, line in zip(full, region, strict=True)) < len(region) / 3:
        return region
    return [
        line._replace(cell=None) if fits and not _FIGURE.search(line.text) else line
        for fits, line in zip(full, region, strict=True)
    ]


def _edge(ends: Sequence[float], region: Region) -> float:
    ends = sorted(ends, reverse=True)
    width = ends[0] - min(line.left for line in region)
    return ends[1] if len(ends) > 2 and ends[0] - ends[1] > 0.02 * width else ends[0]


def _begins(group: Sequence[Line], line: Line, left: float, right: float, measure: Measure) -> bool:
    above = group[-1]
    step = above.base - line.base
    usual = measure.leading.get(_rounded(line.size), 1.2 * line.size)
    early = _fits_above(above, line, right)
    if abs(above.size - line.size) > 0.07 * max(above.size, line.size):
        return True
    if above.bold != line.bold and (early or measure.broken):
        return True
    if step > SPACED * usual + 0.5 or step < -0.5 * line.size:
        return True
    if line.cell is not None or (above.cell is not None and abs(line.left - above.cell) > 3):
        return True
    if _DIVIDED.search(above.text) and line.text[:1].islower():
        return False
    if _BULLET.match(line.text):
        # A dash or a number may also stand at the beginning of a line by chance.
        return line.left <= group[0].left + 0.5 * line.size and (early or _listed(group, line))
    indent = line.left - left
    if (
        indent > 0.8 * line.size
        and above.left - left < 0.4 * line.size
        and len(group) > 1
        and not _centred(above, line)
    ):
        return True
    if measure.broken:
        # Only the end of a sentence may end a paragraph, and not even that where there is space between them.
        return early and not measure.spaced and bool(_ENDED.search(above.text)) and not line.text[:1].islower()
    return early and not (_centred(above, line) and _is_large(line, measure))


def _listed(group: Sequence[Line], line: Line) -> bool:
    return bool(_BULLET.match(group[0].text)) or bool(_ENDED.search(group[-1].text))


def _fits_above(above: Line, line: Line, right: float) -> bool:
    return above.right + 0.25 * line.size + line.lead < right - 0.2 * line.size


def _centred(above: Line, line: Line) -> bool:
    middles = ((one.left + one.right) / 2 for one in (above, line))
    return abs(next(middles) - next(middles)) < 3 and abs(above.left - line.left) > 3


def _is_large(line: Line, measure: Measure) -> bool:
    return _rounded(line.size) > measure.size * LARGE or (line.bold and not measure.bold)


def _notes(groups: Sequence[Sequence[Line]], measure: Measure) -> int:
    count = 0
    for group in reversed(groups):
        if group[0].size > measure.size * SMALL and not group[0].note:
            break
        count += 1
    while count and not _NOTE.match(groups[len(groups) - count][0].text):
        count -= 1
    return count if count < len(groups) else 0


def _paragraph(group: Sequence[Line], measure: Measure) -> Paragraph:
    size = _rounded(group[0].size)
    length = sum(len(line.text) for line in group)
    bold = all(line.bold for line in group) and not measure.bold
    if length <= LONG and any(map(str.isalpha, group[0].text)):
        if size in measure.sizes:
            return Paragraph(tuple(group), "heading", min(6, measure.sizes.index(size) + 1))
        if bold and size >= measure.size * SMALL and not _ITEM.match(group[0].text):
            return Paragraph(tuple(group), "heading", 0)
    return Paragraph(tuple(group), "item" if _ITEM.match(group[0].text) else "text")


def joined(before: Paragraph, right: float, first: Paragraph, left: float) -> bool:
    """Whether a column's first paragraph goes on from the last one; where the column before ends, and this begins."""
    if first.role != "text" or before.role not in ("text", "item"):
        return False
    last, line = before.lines[-1], first.lines[0]
    if abs(last.size - line.size) > 0.07 * line.size or _BULLET.match(line.text):
        return False
    if last.text.endswith("-"):
        return True
    if last.cell is not None or line.cell is not None or (line.left - left > 0.8 * line.size and len(first.lines) > 1):
        return False
    if line.text[:1].islower():
        return True
    # A sentence that ends where a full line does is seldom the end of its paragraph.
    full = not _fits_above(last, line, right)
    return full and (not _ENDED.search(last.text) or (len(before.lines) > 1 and len(first.lines) > 1))
