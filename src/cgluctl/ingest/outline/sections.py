"""The outline of a report: its title, its days, its sessions, and the paragraphs of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from cgluctl.ingest.document import Document
from cgluctl.ingest.flow import Range, stripped
from cgluctl.ingest.outline import headings
from cgluctl.ingest.outline.dating import Calendar, calendar
from cgluctl.ingest.outline.headings import DayHeading, Family
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
    """A report's parts in order; `days` are headings of days, `title` that of the report, `parts` headings above sessions."""

    title: Heading | None
    days: list[tuple[int, Heading]]
    parts: list[tuple[str, Heading]]
    sections: list[Section]
    undated: list[str]


def outline(
    document: Document, paragraphs: Sequence[Paragraph], year: int | None = None, fixed: date | None = None
) -> Outline:
    """Days and sessions of a document; `year` is what the user says of dates without one, `fixed` the date of a day's report."""
    kinds = _kinds(paragraphs)
    when = calendar(document, paragraphs, kinds, year)
    writer = _Writer(when, fixed)
    for paragraph, kind in zip(paragraphs, kinds, strict=True):
        writer.take(paragraph, kind)
    return writer.outline()


class Kind(NamedTuple):
    """What a paragraph is to the outline: `title`, `day`, `session`, `part` (above sessions) or `body`."""

    name: str
    day: DayHeading | None = None


BODY = Kind("body")


def _kinds(paragraphs: Sequence[Paragraph]) -> list[Kind]:
    """What each paragraph is, from the forms of headings that this report uses."""
    if any(paragraph.role in ("day", "session") for paragraph in paragraphs):
        return [Kind(p.role) if p.role in ("day", "session") else BODY for p in paragraphs]
    days = [headings.day_heading(p.text) if p.role in ("text", "heading", "item") else None for p in paragraphs]
    kinds = [Kind("day", day) if day else BODY for day in days]
    levels = {p.level for p, day in zip(paragraphs, days, strict=True) if p.role == "heading" and p.level and not day}
    if levels:
        return _by_level(paragraphs, kinds)
    return _by_form(paragraphs, kinds)


def _by_level(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> list[Kind]:
    """Headings by their depth: the highest below the days (or below the one title) are sessions."""
    marked = [n for n, p in enumerate(paragraphs) if p.role == "heading" and p.level]
    own = [n for n in marked if kinds[n] is BODY]
    days = [paragraphs[n].level for n in marked if kinds[n].day]
    counts = Counter(paragraphs[n].level for n in own)
    top = min(counts)
    first_day = next((n for n, kind in enumerate(kinds) if kind.day), len(kinds))
    alone = counts[top] == 1 and own[0] == min(n for n in own if paragraphs[n].level == top)
    if alone and own[0] < first_day and (len(counts) > 1 or days) and own[0] <= 5:
        kinds[own.pop(0)] = Kind("title")
    below = [paragraphs[n].level for n in own if not days or paragraphs[n].level > min(days)]
    level = min(below or [paragraphs[n].level for n in own], default=0)
    for n in own:
        if paragraphs[n].level <= level:
            kinds[n] = Kind("session" if paragraphs[n].level == level or not days else "part")
    if not own:
        return _by_form(paragraphs, kinds)
    return _with_parts(paragraphs, kinds, own)


def _with_parts(paragraphs: Sequence[Paragraph], kinds: list[Kind], own: Sequence[int]) -> list[Kind]:
    """A heading with nothing under it but deeper headings is a part, and those are its sessions."""
    for place, n in enumerate(own):
        if kinds[n].name != "session" or n + 1 not in own or paragraphs[n + 1].level <= paragraphs[n].level:
            continue
        kinds[n] = Kind("part")
        for below in own[place + 1 :]:
            if paragraphs[below].level <= paragraphs[n].level:
                break
            if paragraphs[below].level == paragraphs[n + 1].level:
                kinds[below] = Kind("session")
    return kinds


def _by_form(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> list[Kind]:
    """Headings by the form of their line: strong forms always, else the form that this report sets its headings in."""
    families: list[Family | None] = [
        headings.family(p.text) if kind is BODY and p.role in ("text", "heading", "item") else None
        for p, kind in zip(paragraphs, kinds, strict=True)
    ]
    chosen = _chosen(paragraphs, kinds, families)
    first = next((n for n, kind in enumerate(kinds) if kind.day or families[n] in chosen), len(kinds))
    for n, family in enumerate(families):
        if family in chosen and not (family == "plain" and not _heads(paragraphs, kinds, n)):
            kinds[n] = Kind("session")
    if (
        first
        and families[0] in ("caps", "plain", "keyword")
        and (kinds[0] is BODY or first == 0)
        and len(paragraphs) > 1
    ) or (
        kinds[0].name == "session"
        and len(paragraphs) > 1
        and families[0] in ("caps", "plain", "keyword")
        and _titles(kinds, families)
    ):
        kinds[0] = Kind("title")
    return kinds


def _titles(kinds: Sequence[Kind], families: Sequence[Family | None]) -> bool:
    """Whether the first line is a title: a day or another heading comes right after it."""
    return len(kinds) > 1 and (kinds[1].name in ("day", "session") or bool(families[1] == "plain"))


def _chosen(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], families: Sequence[Family | None]) -> set[Family]:
    """The forms that head sessions in this report."""
    counts = Counter(family for n, family in enumerate(families) if family and n)
    strong = {family for family in headings.STRONG if counts[family]}
    if strong:
        return strong
    medium: tuple[Family, ...] = ("numbered", "caps")
    for family in medium:
        heads = [n for n, one in enumerate(families) if one == family and n and _heads(paragraphs, kinds, n)]
        if len(heads) > 1 and 2 * len(heads) >= counts[family]:
            return {family}
    heads = [n for n, one in enumerate(families) if one == "plain" and n and _heads(paragraphs, kinds, n)]
    bold = [n for n in heads if paragraphs[n].role == "heading"]
    return {"plain"} if bold or len(heads) > 1 else set()


def _heads(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int) -> bool:
    """Whether a short line stands over running text, and not under a quotation as the name of who spoke."""
    after = paragraphs[n + 1 : n + 2]
    before = paragraphs[n - 1].text if n else ""
    if not after or len(after[0].text) < 2 * len(paragraphs[n].text) or len(after[0].text) < 80 or kinds[n + 1].day:
        return False
    return before.rstrip()[-1:] not in '»”"' or not before


class _Writer:
    """The outline as it grows: the day and session that the next paragraph falls under."""

    def __init__(self, when: Calendar, fixed: date | None) -> None:
        self.when = when
        self.fixed = fixed
        self.title: Heading | None = None
        self.days: list[tuple[int, Heading]] = []
        self.parts: list[tuple[int, Heading]] = []  # number of the session below, in order
        self.sections: list[Section] = []
        self.day = 0
        self.date: date | None = None
        self.known: dict[date, int] = {}
        self.counts: Counter[int] = Counter()
        self.waiting: list[Heading] = []
        self.bare: Heading | None = None  # a day's heading with no session under it yet

    def take(self, paragraph: Paragraph, kind: Kind) -> None:
        """Puts the next paragraph where it belongs."""
        if kind.name == "title":
            self.title = Heading(paragraph.ranges, paragraph.text)
        elif kind.name == "day":
            self._day(paragraph, kind.day)
        elif kind.name == "session":
            self._session(paragraph)
        elif kind.name == "part":
            self.waiting.append(Heading(paragraph.ranges, paragraph.text))
        else:
            self._body(paragraph)

    def _day(self, paragraph: Paragraph, heading: DayHeading | None) -> None:
        when = self.when.of(paragraph, heading)
        number = heading.number if heading else None
        if number is None and when is not None and when in self.known:
            number = self.known[when]
        elif number is None:
            number = max([self.day, *self.known.values()], default=0) + 1
        self.day, self.date = number, when
        if when is not None:
            self.known.setdefault(when, number)
        title = paragraph.text[heading.end :].strip() if heading else ""
        self.days.append((number, Heading(paragraph.ranges, None)))
        self.bare = Heading((), title or paragraph.text.strip(" :.–—-"))

    def _session(self, paragraph: Paragraph) -> None:
        start = headings.title_start(paragraph.text)
        start, end = stripped(paragraph.text, start, len(paragraph.text))
        self._begin_day_if_none()
        title = paragraph.text[start:end] or None
        self.bare = None
        self._open(Heading(paragraph.ranges, title), paragraph.data)

    def _begin_day_if_none(self) -> None:
        """A report of one day heads no day: its sessions are of day 1."""
        if self.day == 0:
            self.day = 1
            self.date = self.fixed or self.when.only

    def _open(self, heading: Heading | None, data: Mapping[str, Any], number: int | None = None) -> None:
        if number is None:
            self.counts[self.day] += 1
            number = self.counts[self.day]
        section = Section(self.day, number, self._date(heading, data), heading, [], data)
        self.parts += [(len(self.sections), part) for part in self.waiting]
        self.waiting = []
        self.sections.append(section)

    def _date(self, heading: Heading | None, data: Mapping[str, Any]) -> date | None:
        return date.fromisoformat(data["date"]) if data.get("date") else self.date

    def _body(self, paragraph: Paragraph) -> None:
        if self.waiting:  # a part with words of its own and no session before them
            self._begin_day_if_none()
            self._open(self.waiting.pop(), {})
        current = self.sections[-1] if self.sections else None
        if current is None or current.day != self.day or self.bare:
            # Words before the first session of a day, or of the report.
            self._open(self.bare, {}, 0)
            self.bare = None
            current = self.sections[-1]
        current.body.append(paragraph)

    def outline(self) -> Outline:
        """All of it, days without sessions and reports without days made whole."""
        while self.waiting:
            self._begin_day_if_none()
            self._open(self.waiting.pop(0), {})
        sections = _numbered(self.sections)
        sections = _one_day(sections, self.fixed or self.when.only)
        undated = [section.id for section in sections if section.date is None and section.day]
        parts = [(sections[number].id, part) for number, part in self.parts]
        return Outline(self.title, self.days, parts, sections, undated)


def _numbered(sections: list[Section]) -> list[Section]:
    """A day whose words stand under no session of their own are its first session; ids that stand twice get the next number."""
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
    """A day that has only headings of its own, as those of its morning and afternoon, has them for sessions."""
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
    """A report without any heading is one session of one day."""
    if len(sections) == 1 and sections[0].day == 0:
        return [sections[0]._replace(day=1, number=1, date=when)]
    return sections


def gaps(sections: Sequence[Section]) -> list[tuple[Section, Section]]:
    """Neighbours whose dates run backwards: a report that is not in the order of its days."""
    dated = [section for section in sections if section.date]
    return [(a, b) for a, b in pairwise(dated) if a.date and b.date and a.date > b.date]
