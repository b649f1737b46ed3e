"""Dates as people of three languages write them."""

from datetime import date, timedelta

_DAYS = {
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "es": "lunes martes miércoles jueves viernes sábado domingo".split(),
}
_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}
_SHORT_DAYS = {
    "fr": "lun. mar. mer. jeu. ven. sam. dim.".split(),
    "en": "Mon Tue Wed Thu Fri Sat Sun".split(),
    "es": "lun mar mié jue vie sáb dom".split(),
}
_SHORT_MONTHS = {
    "fr": "janv. févr. mars avr. mai juin juill. août sept. oct. nov. déc.".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    "es": "ene feb mar abr may jun jul ago sept oct nov dic".split(),
}
_OF = {"fr": " ", "en": " ", "es": " de "}


def _day(day: date, language: str) -> str:
    return "1er" if language == "fr" and day.day == 1 else str(day.day)


def _month(day: date, language: str) -> str:
    return _OF[language] + _MONTHS[language][day.month - 1]


def long(iso: str, language: str) -> str:
    """`Tuesday 18 May 2021`, `mardi 18 mai 2021`, `martes 18 de mayo de 2021`."""
    day = date.fromisoformat(iso)
    return f"{_DAYS[language][day.weekday()]} {_day(day, language)}{_month(day, language)}{_OF[language]}{day.year}"


def short(iso: str, language: str, year: bool = True) -> str:
    """`Tue 18 May 2021`, `mar. 18 mai 2021`, `mar, 18 may 2021`; with the year or without."""
    day = date.fromisoformat(iso)
    weekday = _SHORT_DAYS[language][day.weekday()] + ("," if language == "es" else "")
    words = [weekday, _day(day, language), _SHORT_MONTHS[language][day.month - 1]]
    return " ".join([*words, str(day.year)] if year else words)


def between(first: str, last: str, language: str) -> str:
    """The days after `first` and before `last`, as `15–17 May`; empty when there is none."""
    start, end = date.fromisoformat(first) + timedelta(1), date.fromisoformat(last) - timedelta(1)
    return _span(start, end, language) if start <= end else ""


def period(first: str, last: str, language: str) -> str:
    """A period with its year: `14–20 May 2021`, `14–20 mai 2021`, `14–20 de mayo de 2021`."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if start.year == end.year:
        return f"{_span(start, end, language)}{_OF[language]}{end.year}"
    return f"{period(first, first, language)} – {period(last, last, language)}"


def _span(start: date, end: date, language: str) -> str:
    tail = _month(end, language)
    if start == end:
        return f"{_day(start, language)}{tail}"
    head = "" if (start.year, start.month) == (end.year, end.month) else _month(start, language)
    return f"{_day(start, language)}{head}–{_day(end, language)}{tail}"


def weekday(iso: str, language: str) -> str:
    """The name of the day of the week."""
    return _DAYS[language][date.fromisoformat(iso).weekday()]
