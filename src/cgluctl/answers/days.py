"""What there is: the events of a store, and the days of one."""

from collections import defaultdict
from typing import TYPE_CHECKING

from cgluctl.answers.context import Context, lines
from cgluctl.answers.items import session_item
from cgluctl.language import dates, when
from cgluctl.shapes import Answer, Column, Record

if TYPE_CHECKING:
    from cgluctl.blocks import Block
    from cgluctl.search.archive import EventRow

KEPT = ("id", "session", "starts", "ends", "room", "track", "title", "short", "source")  # of a session's head


def quoted_names(ctx: Context, event: "EventRow") -> dict[int, list[str]]:
    """Who is quoted word for word under each session (by number)."""
    names: dict[int, list[str]] = defaultdict(list)
    numbers = [session.n for session in ctx.archive.sessions(event.n)]
    for passage in ctx.archive.passages(session=numbers, speech="direct"):
        if passage.speaker is not None:
            name = ctx.name(ctx.archive.speaker(passage.speaker))
            if name not in names[passage.session]:
                names[passage.session].append(name)
    return names


def days(ctx: Context) -> Answer:
    """The days of the current event with their sessions."""
    event = ctx.current()
    quoted = quoted_names(ctx, event)
    items: list[Record] = []
    for session in ctx.archive.sessions(event.n):
        if not items or not when.same_day(items[-1], session.data):
            items.append(
                {
                    "day": session.data["day"],
                    "date": session.data["date"],
                    "weekday": None,
                    "event": event.data["id"],
                    "sessions": [],
                }
            )
        if items[-1]["weekday"] is None and session.data["date"]:
            items[-1] |= {"date": session.data["date"], "weekday": dates.weekday(session.data["date"], ctx.lang)}
        head = session_item(ctx, session)
        items[-1]["sessions"].append({key: head[key] for key in KEPT} | {"quoted": quoted[session.n]})
    columns, rows = _table(ctx, items)

    def screen() -> "list[Block]":
        from cgluctl.answers.screens.days import days_screen

        return days_screen(ctx, event, items)

    return Answer("days", {"event": event.data["id"]}, items, columns, rows, screen, remarks=[counts(ctx, event)])


def _table(ctx: Context, items: list[Record]) -> tuple[list[Column], list[Record]]:
    rows = [
        {key: day[key] for key in ("day", "date", "weekday")}
        | {key: session[key] for key in ("session", "starts", "ends", "room", "short")}
        | {"lines": lines(session["source"]["lines"]), "quoted": ", ".join(session["quoted"])}
        for day in items
        for session in day["sessions"]
    ]
    say = ctx.tell.say
    timed = [Column("starts", say("Starts")), Column("ends", say("Ends")), Column("room", say("Room"))]
    columns = [
        Column("day", say("Day"), True),
        Column("date", say("Date")),
        Column("weekday", say("Weekday")),
        Column("session", say("Id")),
        *(column for column in timed if any(row[column.key] for row in rows)),
        Column("lines", say("Lines")),
        Column("quoted", say("Quoted")),
        Column("short", say("Session")),
    ]
    return columns, rows


def counts(ctx: Context, event: "EventRow") -> str:
    """`4 days, 7 sessions, 3 direct quotes, 14 named people`."""
    found, plural = ctx.archive.counts(event.n), ctx.tell.plural
    return ", ".join(
        (
            plural("{n} day", "{n} days", found["days"]),
            plural("{n} session", "{n} sessions", found["sessions"]),
            plural("{n} direct quote", "{n} direct quotes", found["quotes"]),
            plural("{n} named person", "{n} named people", found["people"]),
        )
    )


def home(ctx: Context) -> Answer:
    """The event in one screen, and what to type next."""
    answer = days(ctx)

    def screen() -> "list[Block]":
        from cgluctl.answers.screens.days import home_screen

        return home_screen(ctx, answer, counts(ctx, ctx.current()))

    return answer._replace(name="home", screen=screen, remarks=[])


def events(ctx: Context) -> Answer:
    """Every event of the store, newest first."""
    items: list[Record] = []
    for event in ctx.archive.events():
        data = event.data
        items.append(
            {
                "id": data["id"],
                "title": ctx.text(data["title"]),
                "start": data["start"],
                "end": data["end"],
                **ctx.archive.counts(event.n),
                "language": data["source"]["language"],
                "full_text": data["source"]["full_text"],
            }
        )
    say = ctx.tell.say
    columns = [
        Column("id", say("Id")),
        Column("start", say("From")),
        Column("end", say("To")),
        Column("days", say("Days"), True),
        Column("sessions", say("Sessions"), True),
        Column("quotes", say("Quotes"), True),
        Column("passages", say("Passages"), True),
        Column("title", say("Title")),
    ]

    def screen() -> "list[Block]":
        from cgluctl.blocks import listing

        return listing([column for column in columns if column.key not in ("days", "quotes", "passages")], items)

    return Answer("events", {}, items, columns, items, screen)
