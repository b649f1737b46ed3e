"""Dates of days: what a heading prints, completed only by what the report or the user says."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from cgluctl.ingest.document import Document
from cgluctl.ingest.outline.days import DayHeading
from cgluctl.ingest.outline.headings import BODY, BULLET, BYLINE, Kind
from cgluctl.ingest.outline.kinds import LINE
from cgluctl.ingest.outline.matter import LITTLE
from cgluctl.language.calendar import Dated, dates, periods, plain, real, years

if TYPE_CHECKING:
    from cgluctl.ingest.outline.paragraphs import Paragraph

_FAR = 31  # days from an event's period that no day of it is
_FRONT = 3000  # characters before the first day in which a report says when it was


# When a text was written, sent or approved says nothing of when the event was.
_POSTED = re.compile(
    r"\W*(?:(?:date|fecha)\W(?:d\w*|of)\W(?:la )?|last |first |derniere )?(?:posted|published|updated|publi|mise? (?:a jour|en ligne)|actualiz|difusi|diffus|affich|approuv|approv|aprob|adopt|revis|redig|redac|draft|prepared|elabora|compiled|report by|convoc|version|doc(?:ument)?\b|distr|issue|envoi|signed|fait|done|printed|imprim)"
)
# The meeting was held on 9 April 2019: a sentence that dates a report.
_HELD = re.compile(
    r"[^.;:]{0,60}?(?:held|met|convened|organi[sz]ed|tenue?s?|reunie?s?|deroulee?s?|celebrad\w+|celebro|took place|eu lieu|tuvo lugar|realizo|desarrollo|organiz\w+)(?!\w)"
)


class Calendar(NamedTuple):
    """What a report says of its time: its years, its periods, its one date if it names but one, and how many days it numbers."""

    years: frozenset[int]
    months: frozenset[tuple[int, int]]
    periods: tuple[tuple[date, date], ...]
    only: date | None
    numbered: int
    front: frozenset[int]  # the years of the dates before the first day
    event: tuple[date, date] | None  # the one period that a title or a line says the event was held in

    def of(self, paragraph: "Paragraph", heading: DayHeading | None) -> date | None:
        """The date of a day's heading; None where the report does not say all of it."""
        if heading is None:
            told = paragraph.data.get("date")
            return date.fromisoformat(told) if told else None
        if heading.dated:
            return self.whole(heading.dated)
        if heading.weekday is not None:
            return self._unique([day for day in self._days() if day.weekday() == heading.weekday])
        if heading.number is not None and len(self.periods) == 1:
            first, last = self.periods[0]
            # Day 2 of 18 to 20 May is the 19th only where the report has as many days as the period.
            filled = (last - first).days + 1 == self.numbered
            return first + timedelta(heading.number - 1) if filled and heading.number <= self.numbered else None
        return None

    def whole(self, dated: Dated) -> date | None:
        """A printed date with month and year from the report where it lacks them; None when they do not agree."""
        if dated.month and dated.year:
            when = real(dated.year, dated.month, dated.day)
            other = None if dated.spelled or self._during(when) else real(dated.year, dated.day, dated.month)
            when = other if self._during(other) else when  # 05/04/2023 of 4 to 5 May
            return when if when and dated.weekday in (None, when.weekday()) else None
        if dated.month:
            found = [real(year, dated.month, dated.day) for year in self.years]
        else:
            found = [day for day in self._days() if day.day == dated.day]
            found = found or [real(year, month, dated.day) for year, month in self.months]
        fitting = [day for day in found if day and (dated.weekday is None or day.weekday() == dated.weekday)]
        fitting = list(filter(self._during, fitting)) or fitting
        return self._unique(fitting)

    def own(self, paragraphs: "Sequence[Paragraph]", kinds: Sequence[Kind]) -> list[Kind]:
        """What paragraphs are, with dates for text that head no day: of a programme, a chronology, a cover, a signature, the next meeting."""
        whole = {n: self.whole(kind.day.dated) for n, kind in enumerate(kinds) if kind.day and kind.day.dated}
        inside = any(map(self._during, whole.values()))
        styled = {day for n, day in whole.items() if paragraphs[n].level}
        listed = {n for n in whole if paragraphs[n].role == "item" or BULLET.match(paragraphs[n].text)}
        headings = [n for n, kind in enumerate(kinds) if kind.name in ("day", "session")]
        made = list(kinds)
        first = next(filter(None, whole.values()), None)
        for n, day in whole.items():
            after, heading = whole.get(n + 1), kinds[n].day
            last = (
                n == headings[-1]
                and headings[0] < n
                and not self._during(day)
                and sum(len(p.text) for p in paragraphs[n + 1 :]) < LITTLE
            )
            around = kinds[n].day and _around(paragraphs[n].text, kinds[n].day)
            earlier = around and day and first and day < first  # the minutes of the meeting before, which were approved
            strange = self._strange(day, inside) or last or earlier or (after and day and after < day)
            alone = day and heading and heading.weekday is None and heading.number is None
            announced = (day in styled and not paragraphs[n].level) or (n in listed and len(listed) < len(whole))
            if announced or (alone and strange):
                made[n] = BODY
        return made

    def _strange(self, day: date | None, inside: bool) -> bool:
        if day is None or self._during(day):
            return False
        if self.periods:
            return inside or all(abs((day - end).days) > _FAR for period in self.periods for end in period)
        return bool(self.front) and day.year not in self.front

    def begins(self, heading: DayHeading) -> bool:
        """Whether the first day that a report heads is the first of its days, so that what stands before it is of none."""
        when = self.whole(heading.dated) if heading.dated else None
        late = when and len(self.periods) == 1 and self.periods[0][0] < when <= self.periods[0][1]
        return (heading.number or 1) <= 1 and not late

    def _during(self, day: date | None) -> bool:
        return day is not None and any(first <= day <= last for first, last in self.periods)

    def _days(self) -> list[date]:
        return [
            first + timedelta(n)
            for first, last in self.periods
            if (last - first).days <= 31
            for n in range((last - first).days + 1)
        ]

    @staticmethod
    def _unique(found: Sequence[date]) -> date | None:
        return found[0] if len(set(found)) == 1 else None


def _around(text: str, heading: DayHeading | None) -> bool:
    if heading is None or heading.dated is None:
        return False
    return any(map(str.isalpha, text[: heading.dated.start] + text[heading.dated.end :]))


def _dates_alone(line: str) -> bool:
    low = plain(line)
    told = line.rstrip().endswith((".", ":", ";")) and len(line) > 40 and not _HELD.match(low)
    return len(line) <= LINE and not told and not (_POSTED.match(low) or BYLINE.match(line))


# Rosario, 18 de noviembre de 2022. – Its month is that of the days, if their weekdays agree.
_LINE_DATE = re.compile(r"[A-ZÀ-Þ][^.:;\d]{2,40},\s(?:le |el )?(?=\d|[^\W\d_])")


def _line_date(paragraph: str) -> date | None:
    place = _LINE_DATE.match(paragraph)
    first = next(iter(dates(paragraph[:LINE])), None) if place else None
    if place is None or first is None or first.start > place.end() or not (first.year and first.month):
        return None
    return real(first.year, first.month, first.day)


def calendar(
    document: Document, paragraphs: "Sequence[Paragraph]", kinds: Sequence[Kind], year: int | None = None
) -> Calendar:
    """What the title, the words before the first day and the headings say of the time of the event.

    A year counts when the report prints just one in those places, or when the user names it.
    """
    told = [paragraph.text for paragraph, kind in zip(paragraphs, kinds, strict=True) if kind.name in ("title", "day")]
    front: list[str] = [document.title or ""]
    for paragraph, kind in zip(paragraphs, kinds, strict=True):
        heads = kind.name == "session" and not any(periods(paragraph.text))
        if heads or kind.name == "day" or sum(map(len, front)) > _FRONT:
            break
        front.append(paragraph.text)
    found = list(periods("\n".join([*front, *told])))
    # A law or a book of another year may be named in running text; a short line by itself dates the report.
    fronts = "\n".join(filter(_dates_alone, front))
    words = "\n".join([fronts, *told])
    if document.dates:
        found.append((date.fromisoformat(document.dates[0]), date.fromisoformat(document.dates[1])))
    full = [real(one.year, one.month, one.day) for one in dates(words) if one.year and one.month]
    known = (
        {year}
        if year
        else {day.year for day in full if day} | {day.year for pair in found for day in pair} or years(words)
    )
    lines = [one for line in front if (one := _line_date(line))]
    known = known or {day.year for day in lines}
    if len(known) > 1 and not any(first.year < last.year for first, last in found):
        known = set()
    told_of = [*(day for day in full if day), *(end for pair in found for end in pair)]
    months = {(one.year, one.month) for one in told_of or lines}
    single = {day for day in full if day}
    named = {(one.month, one.day) for one in dates(words) if one.month}  # Cork, 13 April, and Galway, 14 April 2019
    headed = any(kind.day for kind in kinds)  # a day's date is not that of what stands before it
    only = single.pop() if len(single) == len(named) == 1 and not found and not headed else None
    numbered = {kind.day.number for kind in kinds if kind.day and kind.day.number}
    printed = frozenset({one.year for one in dates(fronts) if one.year})
    held = set(periods(words))
    event = held.pop() if len(held) == 1 else None
    return Calendar(
        frozenset(known), frozenset(months), tuple(dict.fromkeys(found)), only, len(numbered), printed, event
    )


_HEAD, _DATES = 2_000, 80  # characters in which a report says when it was, and of a line that says so


def unfit(text: str, days: Sequence[tuple[int, int]], year: int) -> str | None:
    """The first of the day headings (where they stand in the text) that is no day of a year, as printed."""
    for start, end in days:
        printed = text[start:end]
        for one in dates(printed):
            when = real(one.year or year, one.month or 0, one.day)
            if one.month and one.weekday is not None and (when is None or when.weekday() != one.weekday):
                return printed.strip(" :.")
    return None


def other_year(text: str, days: Sequence[tuple[int, int]], year: int) -> int | None:
    """The year that a report names in front of its days, if that is another."""
    front = text[: min([_HEAD, *(start for start, _ in days)])]
    head = "\n".join(line for line in front.split("\n") if len(line) < _DATES)  # as those are that date a report
    said = {day.year for pair in periods(head) for day in pair} | {one.year for one in dates(head) if one.year}
    return min(said) if said and year not in said else None
