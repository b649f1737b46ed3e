"""Lines that head a day: what they look like, and the date or number that they print."""

import re
from typing import NamedTuple

from cgluctl.language.calendar import WEEKDAYS, Dated, dates, periods, plain
from cgluctl.language.patterns import lazy

LONGEST = 300  # characters of a title
ENDS = lazy(r"[.;,]\s*[»”\"’)]*\s*\Z")
_NUMBERS = {
    word: number
    for number, row in enumerate(
        """un|une|premier|premiere|1er|1re|1ere|one|first|1st|uno|una|primer|primero|primera
deux|deuxieme|second|seconde|two|2nd|dos|segundo|segunda
trois|troisieme|three|third|3rd|tres|tercer|tercero|tercera
quatre|quatrieme|four|fourth|cuatro|cuarto|cuarta
cinq|cinquieme|five|fifth|cinco|quinto|quinta
six|sixieme|sixth|seis|sexto|sexta
sept|septieme|seven|seventh|siete|septimo|septima""".split("\n"),
        1,
    )
    for word in row.split("|")
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_COUNT = rf"(?P<n>\d{{1,3}}(?!\d)|{WORD}|[ivx]{{1,4}})(?!\w)(?:\s*(?:er|re|e|eme|st|nd|rd|th|o|a|º|ª)(?!\w))?"
_DAY = r"(?:jour|journee|day|dia|jornada|j(?=\d))"
_ITEM = r"\W*(?:(?:\d{1,2}(?:\.\d{1,2})+\s|(?:\d{1,2}|[ivx]{1,4}|[a-h])\s?[.)])\s*[–—-]?\s*)?"
NUMBERED_DAY = lazy(
    rf"{_ITEM}(?:{_DAY}(?:\s*(?:n[°ºo]\.?\s*|#\s*)?|[-–]){_COUNT}|{_DAY}\s(?P<z>-\d)|(?:la\s+|le\s+|el\s+|the\s+)?(?P<m>\d{{1,2}}(?:er|re|e|eme|st|nd|rd|th|º|ª)|{WORD})\s+{_DAY})(?!\w)"
)
_HOURS = r"(?:au|dans|la|le|l|in|the|en|por|de|a)?\s*(?:matin(?:ee)?|apres[- ]midi|soir(?:ee)?|morning|afternoon|evening|manana|tarde|noche|am|pm)"
_CLOCK = r"\d{1,2}\s?(?:h\s?\d{0,2}|[:.]\d\d|(?=[ap]\.?m))(?:\s?(?:[ap]\.?m\.?|hrs?\.?|horas|h\.?))?"
TIME = rf"(?:de\s+|from\s+)?{_CLOCK}(?:\s*(?:[-–—]|a|à|to|al?)\s*{_CLOCK})?"
# Jeudi 4 mai 2023 (9h-17h), 2024-03-10 (Sun), 4 May 2023, 10:00-12:00
_AFTER_DATE = lazy(
    rf"[\s.,:;()\[\]*|–—-]*(?:(?:{_HOURS}|(?<=\()[a-z.]{{2,9}}(?=\))|(?:{TIME}|(?:at )?\d{{1,2}} ?[ap]\.?m)(?=\W*\Z))[\s.,:;()\[\]*|–—-]*)*"
)
COMING = lazy(r"(?:.{0,30}\W)?(?:next|prochaine?s?|proxim[ao]s?) \w+\s*(?::|\Z)")  # Date of next meeting
_SITTING = r"(?:seance|reunion|sesion|session|meeting|sitting|audience|hearing|audiencia)"
# Séance du jeudi 4 mai, Regular meeting of 4 May; 1st meeting, 4 May
_SAT = (
    rf"(?:\w+\s)?{_SITTING}(?:\s\w+)?\s(?:du|del|of|on)|(?:\d{{1,2}}[a-zº°ª]{{1,3}}|{WORD})\s{_SITTING}(?=\s?[,:(–—-])"
)
# 1. Journée du jeudi 4 mai, Première demi-journée (17 novembre), Date: 4 May 2023
_BEFORE_DATE = lazy(
    rf"{_ITEM}(?P<of>date|when|fecha|quand|(?P<sat>{_SAT})|(?:\w+\s)?(?:(?:demi-)?journee|matinee|apres-midi|jornada|proceedings)(?:\s(?:du|del|of))?)?\W*\Z"
)
_WEEKDAY_ALONE = lazy(rf"\W*(?:le\s+|el\s+)?(?P<weekday>{'|'.join(WEEKDAYS)})(?:\s+{_HOURS})?(?:\s*\([^()]*\))?\W*\Z")
_WEEKDAY_BESIDE = lazy(rf"[\s(,–—-]+(?P<weekday>{'|'.join(WEEKDAYS)})(?!\w)")


class DayHeading(NamedTuple):
    """A day as a report heads it: the number printed, the date, a weekday alone, and where a title may follow."""

    number: int | None
    dated: Dated | None
    weekday: int | None
    end: int


def is_sitting(text: str) -> bool:
    """Whether a line dates a sitting, as the title of minutes does too: `Séance du jeudi 4 mai`."""
    first = next(iter(dates(text)), None)
    led = first and _BEFORE_DATE.match(plain(text[: first.start]))
    return bool(led and led["sat"])


def day_heading(text: str) -> DayHeading | None:
    """The day that a line heads; None for any other line. What follows `end` is a title, or nothing."""
    low = plain(text)
    match = NUMBERED_DAY.match(low)
    found = dates(text[:LONGEST])
    if match:
        end = match.end()
        dated = next((one for one in found if one.start >= end and one.start - end <= 12), None)
        alone = _WEEKDAY_BESIDE.match(low, end) if not dated else None
        if alone:
            when = WEEKDAYS[alone["weekday"]]
            return _checked(text, DayHeading(_number(match), None, when, _AFTER_DATE.match(low, alone.end()).end()))  # type: ignore[union-attr]
        if dated:
            end = dated.end
        return _checked(text, DayHeading(_number(match), dated, None, _AFTER_DATE.match(low, end).end()))  # type: ignore[union-attr]
    led = _BEFORE_DATE.match(low[: found[0].start]) if found else None
    if led and not any(periods(text)):
        first = found[0]
        full = first.year or len(text) <= 40 or led["of"]
        if first.weekday is None and not (first.month and full):
            return None
        return _checked(text, DayHeading(None, first, first.weekday, _AFTER_DATE.match(low, first.end).end()))  # type: ignore[union-attr]
    alone = _WEEKDAY_ALONE.match(low)
    return DayHeading(None, None, WEEKDAYS[alone["weekday"]], len(text)) if alone else None


# Opening plenary (4 May 2023), Opening plenary    4 May 2023
_APART = lazy(r"[,:(–—|\t-]\s*\Z|\s{3}\Z")
# Session 1 (1 September, morning): Property tax
_BRACKETED = lazy(rf"\w+ (?:\d{{1,2}}|{WORD}|[ivx]{{1,4}}) \((?P<when>[^()]*)\)", re.IGNORECASE)


def dated(title: str) -> Dated | None:
    """The date that stands set apart in the title of a session."""
    if any(periods(title)):
        return None
    bracketed = _BRACKETED.match(title)
    if bracketed and (inner := dates(bracketed["when"])):
        return inner[0] if inner[0].month else None
    last = next(reversed(dates(title)), None)
    apart = last and last.month and _APART.search(title[: last.start])
    return last if last and apart and _AFTER_DATE.fullmatch(plain(title[last.end :])) else None


_PLACE = 60  # characters of where a day was held
_PLACE_WORD = r"(?:[A-ZÀ-Þ\d][\w'’-]*|[dl]['’]\w+|salle|auditoire|auditorium|room|hall|sala|auditorio|des?|du|del|the|las?|le|les|el|los|of|and|et|y|at|in|à|en)"
_PLACED = lazy(rf"{_PLACE_WORD}(?:,?\s+{_PLACE_WORD})*")  # Thursday 4 May, Civic Hall, Leeds


def _number(match: re.Match[str]) -> int | None:
    if match["z"]:
        return int(match["z"])
    word = match["n"] or re.sub(r"(?<=\d)\D+\Z", "", match["m"])
    return int(word) if word.isdigit() else _NUMBERS.get(word) or _ROMAN.get(word)


# Deuxième jour de la rencontre !
_WHOLE = lazy(rf"(?:{WORD})\s{_DAY}\s(?:de\s|d[’']|du\s|of\s|del\s)[^.;:,?]{{3,40}}")


def _checked(text: str, heading: DayHeading) -> DayHeading | None:
    rest = text[heading.end :]
    if not rest:
        return heading if len(text) < 120 else None
    if _WHOLE.fullmatch(plain(text)) and text[0].isupper():
        return heading._replace(end=len(text))
    head = text[: heading.end].rstrip()
    set_off = head[-1:] in (":", "–", "—", "-", ".", "|", ")") or text[heading.end - 1] == ","
    begins = rest[0].isupper() or rest[0] in '«“"' or head.endswith(":")
    when = heading.dated
    placed = head.endswith(",") and when and (when.year or when.weekday is not None) and len(rest) < _PLACE
    if placed and _PLACED.fullmatch(rest):
        return heading._replace(end=len(text))
    headed = (set_off and begins) or re.match(TIME, rest)
    return heading if headed and len(rest) <= LONGEST and not ENDS.search(rest) else None
