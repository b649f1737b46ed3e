"""Dates as reports print them, read: `14.05.2021`, `Vendredi 20 septembre`, `May 18, 2021`, `El jueves 3`."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from cgluctl.language.patterns import lazy

_MONTHS = """janvier|january|jan|enero|ene
fevrier|february|feb|febrero|fevr
mars|march|mar|marzo
avril|april|apr|abril|abr|avr
mai|may|mayo
juin|june|jun|junio
juillet|july|jul|julio|juil
aout|august|aug|agosto|ago
septembre|september|sep|sept|septiembre|setiembre
octobre|october|oct|octubre
novembre|november|nov|noviembre
decembre|december|dec|diciembre|dic"""
_WEEKDAYS = """lundi|monday|lunes
mardi|tuesday|martes
mercredi|wednesday|miercoles
jeudi|thursday|jueves
vendredi|friday|viernes
samedi|saturday|sabado
dimanche|sunday|domingo"""
MONTHS = {name: number for number, row in enumerate(_MONTHS.split("\n"), 1) for name in row.split("|")}
WEEKDAYS = {name: number for number, row in enumerate(_WEEKDAYS.split("\n")) for name in row.split("|")}
_SHORT = {
    name[: 3 + more]: number for name, number in WEEKDAYS.items() for more in (0, 1, 2)
}  # jeu. 4 mai, Thurs 4 May

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(WEEKDAYS)
_ANY = "|".join([*WEEKDAYS, *_SHORT])
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_BEFORE_DAY = rf"(?:(?:le|el|the|on)\s+)?(?:(?P<weekday>{_ANY})[.:]?,?\s+(?:the\s+|le\s+|el\s+)?)?"
_FORMS = (
    rf"(?<![\w.])(?P<year>{_YEAR})-(?P<monthnumber>\d\d)-(?P<day>\d\d)(?!\w)",
    rf"(?<![\w.]){_BEFORE_DAY}(?P<day>{_DAY})(?P<sep>[./-])(?P<monthnumber>0?[1-9]|1[0-2])(?P=sep)(?P<year>{_YEAR})(?![\w])",
    rf"(?<!\w){_BEFORE_DAY}(?P<day>{_DAY})(?:er|st|nd|rd|th|o|º)?\s+(?:de\s+|of\s+)?(?P<month>{_MONTH})\b\.?(?:,?\s+(?:de\s+|del\s+)?(?P<year>{_YEAR})(?!\w))?",
    rf"(?<![\w.]){_BEFORE_DAY}(?P<day>{_DAY})/(?P<month>{_MONTH})/(?P<year>{_YEAR})(?!\w)",  # 20/Ago/2008
    rf"(?<![\w.])(?P<monthnumber>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>{_YEAR})(?!\w)",  # 9/14/2023
    rf"(?<!\w)(?:(?P<weekday>{_ANY})[.:]?,?\s+)?(?P<month>{_MONTH})\b\.?\s+(?P<day>{_DAY})(?:st|nd|rd|th)?(?!\w)(?:,?\s+(?P<year>{_YEAR})(?!\w))?",
    rf"(?<!\w)(?P<weekday>{_WEEKDAY})\s+(?P<day>{_DAY})/(?P<monthnumber>0?[1-9]|1[0-2])(?![\w/])",  # jueves 10/08
    rf"(?<!\w)(?:(?:le|el|the|on)\s+)?(?P<weekday>{_WEEKDAY})\s+(?:the\s+)?(?P<day>{_DAY})(?:er|st|nd|rd|th)?(?![\w./h-]|:\d)",
)
_PATTERNS = [lazy(form) for form in _FORMS]
# The two ends of one period: `14–20 May 2021`, `du mardi 18 au jeudi 20 mai 2021`, `30 December 2016 – 2 January 2017`, `May 3 and 5,
# 2018`, `13.–14.4.2019`, `2019-04-13/14`.
_TO = r"\s*(?:[-–—/&]|au|al|a|to|et|y|and)\s*(?:(?:le|el|the)\s+)?"
_ON = rf"(?:(?:{_ANY})\.?,?\s+)?"
_SUFFIX = r"(?:er|st|nd|rd|th|º)?"
_IN = rf"\s*(?:de\s+)?(?P<month1>{_MONTH})\b\.?(?:,?\s+(?:de\s+|del\s+)?(?P<year1>{_YEAR}))?"
_RANGES = [
    lazy(
        rf"(?<![\w.,])(?P<first>{_DAY}){_SUFFIX}(?:(?:{_IN})?(?:,\s*{_DAY})*{_TO}{_ON}|,\s?)(?P<last>{_DAY}){_SUFFIX}\s+(?:de\s+|of\s+)?(?P<month>{_MONTH})\b\.?(?:,?\s+(?:de\s+|del\s+)?(?P<year>{_YEAR}))?"
    ),
    lazy(
        rf"(?<!\w)(?P<month1>{_MONTH})\.?\s+(?P<first>{_DAY}){_SUFFIX}(?:,?\s+(?P<year1>{_YEAR}))?{_TO}{_ON}(?:(?P<month>{_MONTH})\.?\s+)?(?P<last>{_DAY}){_SUFFIX}(?:,?\s+(?P<year>{_YEAR}))?(?!\w)"
    ),
    lazy(
        rf"(?<![\w.])(?P<first>{_DAY})\.?\s?[-–/]\s?(?P<last>{_DAY})(?P<sep>[./])(?P<number>0?[1-9]|1[0-2])(?P=sep)(?P<year>{_YEAR})(?!\w)"
    ),
    lazy(rf"(?<![\w.])(?P<year>{_YEAR})-(?P<number>\d\d)-(?P<first>\d\d)[/–](?P<last>\d\d)(?![\w-])"),
]
_DIGIT = lazy(r"\d")
YEAR = lazy(rf"(?<![\w.,]){_YEAR}(?![\w])")


class Dated(NamedTuple):
    """A date in a text, at `start` to `end` (code points); what is not printed is None. `weekday` 0 is Monday; `spelled` tells 5 April from 05/04."""

    start: int
    end: int
    day: int
    month: int | None
    year: int | None
    weekday: int | None
    spelled: bool = True


def plain(text: str, but: str = "") -> str:
    """Lower case without accents, letter for letter: positions stay those of the text. Letters of `but` keep theirs."""
    return text.lower() if text.isascii() else _marked(but).sub(lambda mark: _PLAIN[mark[0]], text).lower()


@cache
def _marked(but: str) -> re.Pattern[str]:
    return re.compile(f"[{''.join(letter for letter in _PLAIN if letter not in but)}]")


_PLAIN = dict(
    zip(
        "àâäáãåçéèêëíìîïñóòôöõúùûüýÿÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝ\u00a0\u202f\u2009İ",
        "aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuy   i",
        strict=True,
    )
)


def dates(text: str) -> list[Dated]:
    """Every date in a text, in order; none inside another."""
    low = plain(text)
    found: list[Dated] = []
    if not _DIGIT.search(low):
        return found
    for pattern in _PATTERNS:
        for match in pattern.finditer(low):
            if all(match.end() <= one.start or match.start() >= one.end for one in found):
                found.append(_dated(match))
    return sorted(found)


def _dated(match: re.Match[str]) -> Dated:
    groups = match.groupdict()
    month = groups.get("month")
    number = MONTHS[month] if month else int(groups.get("monthnumber") or 0) or None
    year, weekday = groups.get("year"), groups.get("weekday")
    return Dated(
        match.start(),
        match.end(),
        int(groups["day"]),
        number,
        int(year) if year else None,
        _SHORT.get(weekday[:5]) if weekday else None,
        not groups.get("monthnumber"),
    )


def periods(text: str) -> Iterator[tuple[date, date]]:
    """The periods in a text whose year, month and both ends are printed."""
    low = plain(text)
    for pattern in _RANGES:
        for match in pattern.finditer(low):
            told = {name: words or "" for name, words in match.groupdict().items()}
            months = [MONTHS.get(told.get(name, "")) or int(told.get("number", "0")) for name in ("month", "month1")]
            last_month, first_month = months[0] or months[1], months[1] or months[0]
            if told["year"]:
                year = int(told["year"])
                turned = not told.get("year1") and first_month > last_month  # 30 December to 2 January 2017
                first = real(int(told.get("year1") or year - turned), first_month, int(told["first"]))
                last = real(year, last_month, int(told["last"]))
                if first and last and first <= last:
                    yield first, last


def real(year: int, month: int, day: int) -> date | None:
    """The date, or None when the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def years(text: str) -> set[int]:
    """The years printed in a text, from 1800 to 2099."""
    return {int(match.group()) for match in YEAR.finditer(text)}
