"""The pages of a PDF as a document: running heads and feet set apart, columns in order, words made whole."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from cgluctl.ingest.document import Builder, Range
from cgluctl.ingest.formats import hyphens
from cgluctl.ingest.formats.pdf import paragraphs
from cgluctl.ingest.formats.pdf.lines import Region, Segment, best_gutter, line, regions, rows, segments
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
    found = running(_edges(sheets), len(sheets))
    columns = _columns(sheets, found)
    measure = paragraphs.measured(columns)
    builder = Builder()
    marks: list[Range] = []
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
                _add(builder, one._replace(continues=goes_on), marks)
                last = (one, right)
        for note in notes:
            _add(builder, note, marks)
        for side in page.turned:
            for row in rows(side):
                builder.add(line(row).text + "\n\n")
        _running(builder, page, number, found, "running foot")
    text = builder.text()
    return {
        "text": text,
        "blocks": [list(block) for block in builder.blocks],
        "pages": builder.pages,
        "drops": sorted([*hyphens.drops(text, builder.blocks), *marks]),
        "empty": [number + 1 for number, page in enumerate(sheets) if not page.rows and not page.turned],
    }


def _add(builder: Builder, made: paragraphs.Paragraph, marks: list[Range]) -> None:
    place = builder.length
    for each in made.lines:
        marks += [(place + first, place + last) for first, last in each.marks]
        place += len(each.text) + 1
    data = {"note": True} if made.note else {}
    builder.add(made.text + "\n\n", made.role, level=made.level, continues=made.continues, data=data)  # type: ignore[arg-type]


def _running(builder: Builder, page: Sheet, number: int, found: dict[tuple[int, int], str], reason: str) -> None:
    for place, row in enumerate(page.rows):
        if found.get((number, place)) == reason:
            builder.add(line(row).text + "\n\n", "skip", reason=reason)


def _edges(sheets: Sequence[Sheet]) -> "list[Edge]":
    body = _body(sheets)
    found = []
    for number, page in enumerate(sheets):
        count = len(page.rows)
        room = EDGE * (page.high - page.low)
        for place in sorted({*range(min(DEPTH, count)), *range(max(0, count - DEPTH), count)}):
            row = line(page.rows[place])
            large = row.size > 1.1 * body or (row.bold and row.size >= body)
            if _is_prose(page.rows, place, row.text):
                continue
            if page.high - row.base < room and place < DEPTH:
                found.append(Edge(number, place, True, page.high - row.base, row.text, large))
            if row.base - page.low < room and place >= count - DEPTH:
                found.append(Edge(number, place, False, row.base - page.low, row.text, large))
    return found


def _is_prose(found: Sequence[Sequence[Segment]], place: int, text: str) -> bool:
    row, width = found[place], max(part.right for one in found for part in one) - min(one[0].left for one in found)
    beside = [found[near] for near in (place - 1, place + 1) if 0 <= near < len(found)]
    beside = [one for one in beside if abs(one[0].base - row[0].base) < 1.4 * row[0].size]
    # The end of a paragraph, below its last full line.
    ends = text[:1].islower() and not _BARE.fullmatch(text)
    lines = [row, *(one for one in beside if ends and one[0].base > row[0].base)]
    return bool(beside) and any(len(one) == 1 and one[0].right - one[0].left > 0.8 * width for one in lines)


def _body(sheets: Sequence[Sheet]) -> float:
    sizes: Counter[float] = Counter()
    for page in sheets:
        for row in page.rows:
            for part in row:
                sizes[round(part.size, 1)] += sum(len(word.text) for word in part.words)
    return max(sizes, key=lambda size: sizes[size], default=10.0)


def _columns(sheets: Sequence[Sheet], found: dict[tuple[int, int], str]) -> list[list[Region]]:
    bodies = [
        [part for place, row in enumerate(page.rows) if (number, place) not in found for part in row]
        for number, page in enumerate(sheets)
    ]
    gutters = Counter(round(gutter) for body in bodies if (gutter := best_gutter(body)) is not None)
    known = [float(gutter) for gutter, _ in gutters.most_common(2)]
    return [regions(body, known) for body in bodies]


DEPTH = 3  # rows from the edge that may be running heads or feet
HEIGHT = 4.0  # points by which their height may differ
WIDE = 80  # characters that no running head has
EDGE = 0.15  # of the page's height: where they stand
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxl]{1,7}", re.IGNORECASE)
_BARE = re.compile(r"(?:[-–—|\[(/·.]|\s|pages?|página|pág\.?|p\.|seite|of|sur|de|/|\d|[ivxl]+\b)+", re.IGNORECASE)
# A number that counts something else than pages.
_COUNTS = re.compile(
    r"\W*(?:jour|journée|day|d[ií]a|séance|session|sesión|chap|cap[ií]tulo|part|annexe?|anexo|article|artículo|table|section)",
    re.IGNORECASE,
)


class Edge(NamedTuple):
    """A row near the top or the bottom of a page: its page, its height there, and whether it is large type."""

    page: int
    row: int
    top: bool
    height: float
    text: str
    large: bool


def running(edges: Sequence[Edge], pages: int) -> dict[tuple[int, int], str]:
    """`running head` or `running foot` by page and row."""
    found: dict[tuple[int, int], str] = {}
    for top in (True, False):
        reason = "running head" if top else "running foot"
        for group in _at_one_height([edge for edge in edges if edge.top is top]):
            found |= dict.fromkeys(((edge.page, edge.row) for edge in _alike(group, pages)), reason)
    return found


def _at_one_height(edges: Sequence[Edge]) -> list[list[Edge]]:
    groups: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda edge: edge.height):
        if (
            groups
            and edge.height - groups[-1][-1].height <= HEIGHT / 2
            and edge.height - groups[-1][0].height <= HEIGHT
        ):
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups


def _alike(group: Sequence[Edge], pages: int) -> list[Edge]:
    found: dict[tuple[int, int], Edge] = {}
    same: dict[str, list[Edge]] = defaultdict(list)
    shifts: dict[int, list[Edge]] = defaultdict(list)
    for edge in group:
        same[" ".join(edge.text.casefold().split())].append(edge)
        for number in _numbers(edge.text):
            shifts[number - edge.page].append(edge)
    for those in same.values():
        if len({edge.page for edge in those}) > 1 and not (all(edge.large for edge in those) and len(those) == 2):
            found |= {(edge.page, edge.row): edge for edge in those}
    for shift, counted in shifts.items():
        for those in _of_a_kind(counted):
            bare = bool(_BARE.fullmatch(those[0].text))
            several = len({edge.page for edge in those}) > 1
            if (several and (bare or not any(edge.large for edge in those))) or (bare and shift == 1):
                found |= {(edge.page, edge.row): edge for edge in those}
    return list(found.values())


def _of_a_kind(counted: Sequence[Edge]) -> list[list[Edge]]:
    kinds: dict[str, list[Edge]] = defaultdict(list)
    for edge in counted:
        words = " ".join(_NUMBER.sub("", edge.text).casefold().split())
        kinds["" if _BARE.fullmatch(edge.text) else "head" if edge.top and len(words) < WIDE else words].append(edge)
    return list(kinds.values())


def _numbers(text: str) -> list[int]:
    if _COUNTS.match(text):
        return []
    words = text.split()
    ends = [words[0], words[-1]] if words else []
    found = [int(match[0]) for word in ends for match in _NUMBER.finditer(word[:8])]
    if _BARE.fullmatch(text):
        found += [int(number) for number in _NUMBER.findall(text)[:1]]
        found += [_roman(word) for word in words if _ROMAN.fullmatch(word)]
    return list(dict.fromkeys(found))


def _roman(word: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in word.lower()]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
