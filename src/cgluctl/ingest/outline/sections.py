"""The outline of a report: its title, its days, its sessions, and the paragraphs of each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from cgluctl.ingest.document import Document, Range, stripped
from cgluctl.ingest.outline import headings
from cgluctl.ingest.outline.dating import Calendar, calendar
from cgluctl.ingest.outline.days import DayHeading, dated
from cgluctl.ingest.outline.headings import Kind
from cgluctl.ingest.outline.kinds import kinds_of
from cgluctl.ingest.outline.paragraphs import Paragraph


class Heading(NamedTuple):
    """A stretch of the source that heads a session or day; `title` is its words without marks, None where it has none."""

    ranges: tuple[Range, ...]
    title: str | None


class Section(NamedTuple):
    """A session: its day and date, its heading if it has one, and its paragraphs. `number` 0 comes before the first heading."""

    day: int
    number: int
    date: date | None
    heading: Heading | None
    body: list[Paragraph]
    data: Mapping[str, Any] = {}

    @property
    def id(self) -> str:
        """The session's id in its event, as `2.3`."""
        return f"{self.day}.{self.number}"


class Outline(NamedTuple):
    """A report's parts in order; `days` are headings of days, `title` that of the report, `parts` headings above sessions, `period` when it says that the event was held."""

    title: Heading | None
    days: list[tuple[int, Heading]]
    parts: list[tuple[str, Heading]]
    sections: list[Section]
    period: tuple[date, date] | None


def outline(
    document: Document, paragraphs: Sequence[Paragraph], year: int | None = None, fixed: date | None = None
) -> Outline:
    """Days and sessions of a document; `year` is what the user says of dates without one, `fixed` the date of a day's report."""
    kinds = kinds_of(paragraphs)
    when = calendar(document, paragraphs, kinds, year)
    own = when.own(paragraphs, kinds)
    if own != kinds:
        kinds = own
        when = calendar(document, paragraphs, kinds, year)
    first = next((kind.day for kind in kinds if kind.day), None)
    writer = _Writer(when, fixed, before=bool(first and when.begins(first)))
    for n in _dates_first(kinds):
        writer.take(paragraphs[n], kinds[n])
    return writer.outline()


def _dates_first(kinds: Sequence[Kind]) -> list[int]:
    order = list(range(len(kinds)))
    below = [n for n, kind in enumerate(kinds) if n and kind.name == "day" and kinds[n - 1].name == "session"]
    if len(below) > 1 and len(below) == sum(kind.name == "day" for kind in kinds):
        for n in below:
            order[n - 1 : n + 1] = n, n - 1
    return order


class _Writer:
    def __init__(self, when: Calendar, fixed: date | None, before: bool) -> None:
        self.when = when
        self.before = before  # whether what stands before the first day is of none
        self.fixed = fixed
        self.title: Heading | None = None
        self.days: list[tuple[int, Heading]] = []
        self.parts: list[tuple[int, Heading]] = []  # number of the session below, in order
        self.sections: list[Section] = []
        self.day = self.shift = 0
        self.weekday: int | None = None  # of a day that has no number or date
        self.date: date | None = None
        self.known: dict[date, int] = {}
        self.counts: Counter[int] = Counter()
        self.waiting: list[Heading] = []
        self.bare: Heading | None = None  # a day's heading with no session under it yet
        self.apart = False  # whether what stands around the account is told

    def take(self, paragraph: Paragraph, kind: Kind) -> None:
        """Puts the next paragraph where it belongs."""
        if kind.name == "title" and self.title is None:
            self.title = Heading(paragraph.ranges, paragraph.text)
        elif kind.name == "day":
            self._day(paragraph, kind.day)
        elif kind.name == "session":
            self._session(paragraph)
        elif kind.name == "matter":  # of no day
            self._empty_day()
            self._open(Heading(paragraph.ranges, paragraph.text), {}, day=0)
            self.bare, self.apart = None, True
        elif kind.name in ("part", "title"):
            self.waiting.append(Heading(paragraph.ranges, paragraph.text))
        else:
            self._body(paragraph)

    def _day(self, paragraph: Paragraph, heading: DayHeading | None) -> None:
        when = self.when.of(paragraph, heading)
        number = heading.number if heading else None
        if number is not None and number < 1 and not self.days:
            self.shift = 1 - number  # days of the store count from 1
        number = None if number is None else number + self.shift
        weekday = heading.weekday if heading and number is None and when is None else None
        if weekday is not None and weekday == self.weekday:
            number = self.day  # Wednesday morning, Wednesday afternoon
        self.weekday = weekday
        if number is None and when is not None and when in self.known:
            number = self.known[when]
        elif number is None:
            number = max([self.day, *self.known.values()], default=0) + 1
        if number != self.day:
            self._empty_day()
        self.day, self.date = number, when
        if when is not None:
            self.known.setdefault(when, number)
        title = paragraph.text[heading.end :].strip() if heading else ""
        self.days.append((number, Heading(paragraph.ranges, None)))
        self.apart = False
        self.bare = Heading((), title or paragraph.text.strip(" :.–—-")) if heading else None

    def _empty_day(self) -> None:
        if self.bare:
            self._open(self.bare, {}, 0)
            self.bare = None

    def _session(self, paragraph: Paragraph) -> None:
        start = headings.title_start(paragraph.text)
        start, end = stripped(paragraph.text, start, len(paragraph.text))
        title = paragraph.text[start:end] or None
        own = dated(title or "") if not self.days else None
        if own and (when := self.when.whole(own)):
            self.day = self.known.setdefault(when, len(self.known) + 1)
            self.date = when
        self._begin_day_if_none()
        self.bare = None
        self._open(Heading(paragraph.ranges, title), paragraph.data)

    def _begin_day_if_none(self) -> None:
        if self.day == 0 and not self.before:
            self.day = 1
            self.date = self.fixed or self.when.only

    def _open(
        self, heading: Heading | None, data: Mapping[str, Any], number: int | None = None, day: int | None = None
    ) -> None:
        day = self.day if day is None else day
        if number is None:
            self.counts[day] += 1
            number = self.counts[day]
        section = Section(day, number, self._date(data) if day == self.day else None, heading, [], data)
        self.parts += [(len(self.sections), part) for part in self.waiting]
        self.waiting = []
        self.sections.append(section)

    def _date(self, data: Mapping[str, Any]) -> date | None:
        return date.fromisoformat(data["date"]) if data.get("date") else self.date

    def _body(self, paragraph: Paragraph) -> None:
        if self.waiting:  # a part with words of its own and no session before them
            self._begin_day_if_none()
            self._open(self.waiting.pop(), {})
        current = self.sections[-1] if self.sections else None
        if current is None or (current.day != self.day and not self.apart) or self.bare:
            # Words before the first session of a day, or of the report.
            self._open(self.bare, {}, 0)
            self.bare = None
            current = self.sections[-1]
        current.body.append(paragraph)

    def outline(self) -> Outline:
        """All of it, days without sessions and reports without days made whole."""
        self._empty_day()
        while self.waiting:
            self._begin_day_if_none()
            self._open(self.waiting.pop(0), {})
        sections = _numbered(self.sections)
        sections = _one_day(sections, self.fixed or self.when.only)
        parts = [(sections[number].id, part) for number, part in self.parts]
        return Outline(self.title, self.days, parts, sections, self.when.event)


def _numbered(sections: list[Section]) -> list[Section]:
    sections = _by_half_days(sections)
    counts = Counter(section.day for section in sections)
    seen: set[str] = set()
    made = []
    for section in sections:
        number = section.number
        if section.day and number == 0 and counts[section.day] == 1:
            number = 1
        while f"{section.day}.{number}" in seen:
            number += 1
        seen.add(f"{section.day}.{number}")
        made.append(section._replace(number=number))
    return made


def _by_half_days(sections: list[Section]) -> list[Section]:
    headed = {section.day for section in sections if section.heading and section.heading.ranges}
    numbers: Counter[int] = Counter()
    made = []
    for section in sections:
        if section.day and section.day not in headed:
            numbers[section.day] += 1
            made.append(section._replace(number=numbers[section.day]))
            continue
        made.append(section)
    return made


def _one_day(sections: list[Section], when: date | None) -> list[Section]:
    told = [section for section in sections if section.day or section.heading is None]
    if len(told) == 1 and told[0].day == 0:
        return [section._replace(day=1, number=1, date=when) if section is told[0] else section for section in sections]
    return sections
