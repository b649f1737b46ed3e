"""Days, dates and times as an answer says them, also where a source states none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cgluctl.language import dates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cgluctl.language.messages import Messages


def is_outside(day: int, date: str | None) -> bool:
    """Whether this is no day: what stands around the account of the days."""
    return day == 0 and date is None


def named(tell: Messages, day: int, date: str | None) -> str:
    """`Day 2`, or `Outside the days`."""
    return tell.say("Outside the days") if is_outside(day, date) else tell.say("Day {n}", n=day)


def long(tell: Messages, date: str | None) -> str:
    """`Tuesday 18 May 2021`, or that the date is not stated."""
    return dates.long(date, tell.language) if date else tell.say("date not stated")


def short(tell: Messages, date: str | None, year: bool = True) -> str:
    """`Tue 18 May 2021`, or that the date is not stated."""
    return dates.short(date, tell.language, year) if date else tell.say("date not stated")


def of_session(tell: Messages, item: Mapping[str, Any]) -> str:
    """The date of a session in full; what stands outside the days has none to miss."""
    return "" if is_outside(item["day"], item["date"]) else long(tell, item["date"])


def heading(tell: Messages, day: int, date: str | None) -> str:
    """`Day 2 · Tuesday 18 May 2021`; what stands outside the days has no date to miss."""
    name = named(tell, day, date)
    return name if is_outside(day, date) else f"{name} · {long(tell, date)}"


def period(tell: Messages, start: str | None, end: str | None) -> str:
    """`Friday 14 May 2021 – Thursday 20 May 2021`, or that the dates are not stated."""
    if start is None or end is None:
        return tell.say("dates not stated")
    first = dates.long(start, tell.language)
    return first if start == end else f"{first} – {dates.long(end, tell.language)}"


def clock(item: Mapping[str, Any]) -> str:
    """`09:00–10:30` of a session that a schedule gives times of, else nothing."""
    starts, ends = item.get("starts"), item.get("ends")
    if not starts:
        return ""
    return f"{starts[11:16]}–{ends[11:16]}" if ends and ends[11:16] != starts[11:16] else str(starts[11:16])


def same_day(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two sessions are of one day; a date that is not stated is no other date."""
    dates_differ = one["date"] and other["date"] and one["date"] != other["date"]
    return one["day"] == other["day"] and not dates_differ
