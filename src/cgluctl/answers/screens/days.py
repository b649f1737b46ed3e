"""The days of an event as a person reads them."""

from cgluctl.answers.context import Context, lines, surname, surnames
from cgluctl.answers.screens import LONGEST, cut, day_line, event_heading, session_row
from cgluctl.blocks import Blank, Block, Grid, Heading, Hints, Span, Spans, plain
from cgluctl.language import dates, when
from cgluctl.search.archive import EventRow
from cgluctl.shapes import Answer, Column, Record

MOST = 40  # sessions that one screen names


def days_screen(ctx: Context, event: EventRow, items: list[Record]) -> list[Block]:
    """A table of sessions under their days, with the gaps between days said."""
    say = ctx.tell.say
    rows: list[list[tuple[Span, ...]]] = []
    previous = None
    for day in items:
        gap = dates.between(previous, day["date"], ctx.lang) if previous and day["date"] else ""
        if gap:
            rows.append(
                [plain(""), (Span(say("{days}: no session in the report", days=gap), "dim"),), plain(""), plain("")]
            )
        rows.append([(Span(when.heading(ctx.tell, day["day"], day["date"]), "day"),)])
        for session in day["sessions"]:
            names = ", ".join(surnames(session["quoted"]))
            rows.append(
                [
                    (Span(session["session"], "id"),),
                    _session(session),
                    (Span(f"❝ {names}", "speaker"),) if names else plain(""),
                    (Span(lines(session["source"]["lines"]), "dim"),),
                ]
            )
        previous = day["date"]
    columns = [
        Column("session", say("Id")),
        Column("short", say("Session")),
        Column("quoted", say("Quoted")),
        Column("lines", say("Lines"), True),
    ]
    last = max(items, key=lambda day: day["day"], default=None)
    first = last["sessions"][0]["session"] if last else ""
    return [
        event_heading(ctx, event),
        Grid(columns, rows, across=1),
        Hints([(f"cgluctl show {ctx.typed_id(first, event.n)}", say("a session, passage by passage"))])
        if items
        else Blank(),
    ]


def _session(session: Record) -> tuple[Span, ...]:
    at = " · ".join(part for part in (when.clock(session), session["room"]) if part)
    return (Span(cut(session["short"], LONGEST)), *((Span(f"  {at}", "dim"),) if at else ()))


def home_screen(ctx: Context, answer: Answer, counts: str) -> list[Block]:
    """Every session on one line, and what to type next."""
    say, event = ctx.tell.say, ctx.current()
    blocks: list[Block] = [Heading((Span(ctx.text(event.data["title"]), "title"),), counts), Blank()]
    example = None
    large = sum(len(day["sessions"]) for day in answer.items) > MOST
    listed: list[list[Spans]] = []
    for day in answer.items:
        if large:
            blocks.append(day_line(ctx, day))
        for number, session in enumerate(day["sessions"]):
            listed.append(session_row(ctx, day, session, first=number == 0))
            if session["quoted"]:
                example = (session["session"], surname(session["quoted"][0]))
    if not large:
        blocks.append(Grid([Column(key, "") for key in ("day", "session", "short", "quoted")], listed))
    session_id = example[0] if example else (answer.items[0]["sessions"][0]["session"] if answer.items else "1.1")
    rows = [
        (f"cgluctl show {session_id}", say("a session, passage by passage")),
        ("cgluctl search migration", say("French, English or Spanish; typos forgiven")),
    ]
    if example:
        rows.append((f"cgluctl quote --speaker {example[1]}", say("exact words and where they stand")))
    rows += [("cgluctl export --format md", say("a brief to send on")), ("cgluctl --help", say("everything else"))]
    return [*blocks, Blank(), Hints(rows)]
