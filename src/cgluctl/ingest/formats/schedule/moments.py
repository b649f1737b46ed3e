"""Dates, times and durations as schedules write them: leniently read, always local, without a zone."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_CLOCK = re.compile(r"\s*(\d{1,2})[:hH.](\d{2})(?:[:.]\d{2})?\s*([AaPp])?\.?[Mm]?\.?\s*$", re.ASCII)
_HOURS = re.compile(r"\s*(\d{1,3})[:hH](\d{2})(?::\d{2}(?:\.\d+)?)?\s*$", re.ASCII)
_MINUTES = re.compile(r"\s*(\d{1,5})(?:\.0+)?\s*(?:m|min|mins|minutes)?\.?\s*$", re.ASCII | re.IGNORECASE)
_PERIOD = re.compile(r"\s*P(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,5})M)?(?:\d+S)?)?\s*$", re.ASCII)
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)", re.ASCII)
_EUROPEAN = re.compile(r"\s*(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)", re.ASCII)
_TIME = re.compile(r"[T ]\s*(\d{1,2}):?(\d{2})(?::?(\d{2}))?", re.ASCII)
YEARS = range(1970, 2200)
NIGHT = 6 * 60  # minutes after midnight: what begins earlier may belong to the day before


def day(text: str | None) -> date | None:
    """The date that a text begins with: `2008-02-23…`, `20080223…`, `23.02.2008…`; None where there is none."""
    match = _ISO.match(text or "")
    parts = match.groups() if match else ()
    if not match and (match := _EUROPEAN.match(text or "")):
        parts = match.groups()[::-1]
    try:
        found = date(*map(int, parts)) if parts else None
    except ValueError:
        return None
    return found if found and found.year in YEARS else None


def moment(text: str | None) -> datetime | None:
    """The date and time in a text, as printed, whatever its zone; None where either is missing."""
    found = day(text)
    match = _TIME.search(text or "") if found else None
    if not found or not match:
        return None
    hour, minute, second = (int(part or 0) for part in match.groups())
    if hour > 24 or minute > 59:
        return None
    return datetime(found.year, found.month, found.day) + timedelta(hours=hour, minutes=minute, seconds=min(second, 59))


def clock(text: str | None) -> int | None:
    """The minutes after midnight of `15:00`, `9h30` or `3:00 pm`."""
    match = _CLOCK.match(text or "")
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2])
    if match[3] and hour <= 12:
        hour = hour % 12 + (12 if match[3] in "pP" else 0)
    return hour * 60 + minute if hour <= 47 and minute <= 59 else None


def length(text: str | None) -> timedelta | None:
    """A duration: `00:45`, `1:30:00`, `45`, `45 min`, `PT1H30M`."""
    if match := _HOURS.match(text or ""):
        return timedelta(hours=int(match[1]), minutes=int(match[2]))
    if match := _MINUTES.match(text or ""):
        return timedelta(minutes=int(match[1]))
    match = _PERIOD.match(text or "")
    if match and any(match.groups()):
        days, hours, minutes = (int(part or 0) for part in match.groups())
        return timedelta(days, hours=hours, minutes=minutes)
    return None


def at(on: date, minutes: int) -> datetime:
    """So many minutes after the midnight a day begins with."""
    return datetime(on.year, on.month, on.day) + timedelta(minutes=minutes)


def nearest(to: datetime, minutes: int) -> datetime:
    """The moment nearest to another at which a clock shows so many minutes after midnight."""
    return min((at(to.date() + timedelta(days), minutes % 1440) for days in (-1, 0, 1)), key=lambda one: abs(one - to))


def iso(found: datetime | None) -> str | None:
    """`2008-02-23T15:00`, with seconds only where there are some."""
    return found.isoformat(timespec="seconds" if found.second else "minutes") if found else None
