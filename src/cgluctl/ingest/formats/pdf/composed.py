"""The pages of a PDF as a document: running heads and feet set apart, columns in order, words made whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from cgluctl.ingest.document import Builder
from cgluctl.ingest.formats import hyphens
from cgluctl.ingest.formats.pdf import margins, paragraphs
from cgluctl.ingest.formats.pdf.lines import Region, Segment, best_gutter, line, regions, rows, segments
from cgluctl.ingest.formats.pdf.margins import DEPTH, EDGE, Edge
from cgluctl.ingest.formats.pdf.words import Word


class Sheet(NamedTuple):
    """A page: what runs as most of its text does, in rows, and each other direction apart; its lower and upper bound."""

    rows: list[list[Segment]]
    turned: list[list[Segment]]
    low: float
    high: float


def sheet(words: Sequence[Word], width: float, height: float) -> Sheet:
    """A page from its words."""
    sides: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        sides[word.angle].append(word)
    if not sides:
        return Sheet([], [], 0, height)
    main = max(sides, key=lambda angle: sum(len(word.text) for word in sides[angle]))
    turned = [segments(found) for angle, found in sides.items() if angle != main]
    upright = segments(sides[main])
    # Turned by a right angle, heights run from elsewhere than zero.
    low = {0: 0.0, 90: -width, 180: -height, 270: 0.0}.get(main, min(part.base for part in upright))
    high = low + (width if main in (90, 270) else height)
    return Sheet(rows(upright), turned, low, high)


def document(sheets: Sequence[Sheet]) -> dict[str, Any]:
    """Text, blocks, pages and drops of all pages, as the process hands them over."""
    found = margins.running(_edges(sheets), len(sheets))
    columns = _columns(sheets, found)
    measure = paragraphs.measured(columns)
    builder = Builder()
    last: tuple[paragraphs.Paragraph, float] | None = None  # and where its column ends
    for number, page in enumerate(sheets):
        builder.page()
        _running(builder, page, number, found, "running head")
        notes: list[paragraphs.Paragraph] = []
        for region in columns[number]:
            made = paragraphs.paragraphs(region, measure, foot=True)
            left, right = min(line.left for line in region), max(line.right for line in region)
            for place, one in enumerate(made):
                if one.note:
                    notes.append(one)
                    continue
                goes_on = not place and last is not None and paragraphs.joined(*last, one, left)
                _add(builder, one._replace(continues=goes_on))
                last = (one, right)
        for note in notes:
            _add(builder, note)
        for side in page.turned:
            for row in rows(side):
                builder.add(line(row).text + "\n\n")
        _running(builder, page, number, found, "running foot")
    text = builder.text()
    return {
        "text": text,
        "blocks": [list(block) for block in builder.blocks],
        "pages": builder.pages,
        "drops": hyphens.drops(text, builder.blocks),
        "empty": [number + 1 for number, page in enumerate(sheets) if not page.rows and not page.turned],
    }


def _add(builder: Builder, made: paragraphs.Paragraph) -> None:
    data = {"note": True} if made.note else {}
    builder.add(made.text + "\n\n", made.role, level=made.level, continues=made.continues, data=data)  # type: ignore[arg-type]


def _running(builder: Builder, page: Sheet, number: int, found: dict[tuple[int, int], str], reason: str) -> None:
    for place, row in enumerate(page.rows):
        if found.get((number, place)) == reason:
            builder.add(line(row).text + "\n\n", "skip", reason=reason)


def _edges(sheets: Sequence[Sheet]) -> list[Edge]:
    """The rows near the upper and the lower edge of each page."""
    body = _body(sheets)
    found = []
    for number, page in enumerate(sheets):
        count = len(page.rows)
        room = EDGE * (page.high - page.low)
        for place in sorted({*range(min(DEPTH, count)), *range(max(0, count - DEPTH), count)}):
            row = line(page.rows[place])
            large = row.size > 1.1 * body or (row.bold and row.size >= body)
            if _is_prose(page.rows, place):
                continue
            if page.high - row.base < room and place < DEPTH:
                found.append(Edge(number, place, True, page.high - row.base, row.text, large))
            if row.base - page.low < room and place >= count - DEPTH:
                found.append(Edge(number, place, False, row.base - page.low, row.text, large))
    return found


def _is_prose(found: Sequence[Sequence[Segment]], place: int) -> bool:
    """Whether a row runs over the whole width, close to others: the same words may come again without being a head."""
    row, width = found[place], max(part.right for one in found for part in one) - min(one[0].left for one in found)
    beside = [found[near][0].base for near in (place - 1, place + 1) if 0 <= near < len(found)]
    near = any(abs(base - row[0].base) < 1.4 * row[0].size for base in beside)
    return near and len(row) == 1 and row[0].right - row[0].left > 0.8 * width


def _body(sheets: Sequence[Sheet]) -> float:
    sizes: Counter[float] = Counter()
    for page in sheets:
        for row in page.rows:
            for part in row:
                sizes[round(part.size, 1)] += sum(len(word.text) for word in part.words)
    return max(sizes, key=lambda size: sizes[size], default=10.0)


def _columns(sheets: Sequence[Sheet], found: dict[tuple[int, int], str]) -> list[list[Region]]:
    """The columns of each page, without running heads and feet."""
    bodies = [
        [part for place, row in enumerate(page.rows) if (number, place) not in found for part in row]
        for number, page in enumerate(sheets)
    ]
    gutters = Counter(round(gutter) for body in bodies if (gutter := best_gutter(body)) is not None)
    known = [float(gutter) for gutter, _ in gutters.most_common(2)]
    return [regions(body, known) for body in bodies]
