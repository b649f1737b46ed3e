"""Looking around: the events, the days of one, a session or a day passage by passage."""

import re
from collections import defaultdict

from cgluctl.answers import find
from cgluctl.answers.blocks import day_heading, event_heading, passage_blocks, session_head, session_line
from cgluctl.answers.context import Context, lines, surname
from cgluctl.answers.items import flat, part_item, passage_columns, passage_item, session_item
from cgluctl.errors import Ambiguous, NotThere
from cgluctl.language import dates
from cgluctl.search.archive import EventRow, SessionRow
from cgluctl.shapes import Answer, Blank, Block, Column, Grid, Heading, Hints, Record, Rule, Span, plain


def events(ctx: Context) -> Answer:
    """Every event of the store, newest first."""
    items: list[Record] = []
    for event in ctx.archive.events():
        data = event.data
        items.append({"id": data["id"], "title": ctx.text(data["title"]), "start": data["start"], "end": data["end"], **ctx.archive.counts(event.n), "language": data["source"]["language"], "full_text": data["source"]["full_text"]})
    say = ctx.tell.say
    columns = [Column("id", say("Id")), Column("start", say("From")), Column("end", say("To")), Column("days", say("Days"), True), Column("sessions", say("Sessions"), True), Column("quotes", say("Quotes"), True), Column("passages", say("Passages"), True), Column("title", say("Title"))]
    rows = [[(Span(str(item[c.key]), "id" if c.key == "id" else ""),) for c in columns] for item in items]
    return Answer("events", {}, items, columns, items, lambda: [Grid(columns, rows)])


def quoted_names(ctx: Context, event: EventRow) -> dict[int, list[str]]:
    """Who is quoted word for word under each session (by number)."""
    names: dict[int, list[str]] = defaultdict(list)
    sessions = {session.n for session in ctx.archive.sessions(event.n)}
    for passage in ctx.archive.passages(speech="direct"):
        if passage.session in sessions and passage.speaker is not None:
            name = ctx.archive.speaker(passage.speaker).data["name"]
            if name not in names[passage.session]:
                names[passage.session].append(name)
    return names


def days(ctx: Context) -> Answer:
    """The days of the current event with their sessions."""
    event = ctx.current()
    quoted = quoted_names(ctx, event)
    items: list[Record] = []
    for session in ctx.archive.sessions(event.n):
        if not items or items[-1]["date"] != session.data["date"]:
            items.append({"day": session.data["day"], "date": session.data["date"], "weekday": dates.weekday(session.data["date"], ctx.lang), "event": event.data["id"], "sessions": []})
        head = session_item(ctx, session)
        items[-1]["sessions"].append({key: head[key] for key in ("id", "session", "title", "short", "source")} | {"quoted": quoted[session.n]})
    say = ctx.tell.say
    columns = [Column("day", say("Day"), True), Column("date", say("Date")), Column("weekday", say("Weekday")), Column("session", say("Id")), Column("lines", say("Lines")), Column("quoted", say("Quoted")), Column("short", say("Session"))]
    rows = [
        {"day": day["day"], "date": day["date"], "weekday": day["weekday"], "session": s["session"], "lines": lines(s["source"]["lines"]), "quoted": ", ".join(s["quoted"]), "short": s["short"]}
        for day in items for s in day["sessions"]
    ]  # fmt: skip
    counts = _counts(ctx, event)
    return Answer("days", {"event": event.data["id"]}, items, columns, rows, lambda: _days_screen(ctx, event, items), remarks=[counts])


def _counts(ctx: Context, event: EventRow) -> str:
    found, plural = ctx.archive.counts(event.n), ctx.tell.plural
    return ", ".join(
        (
            plural("{n} day", "{n} days", found["days"]),
            plural("{n} session", "{n} sessions", found["sessions"]),
            plural("{n} direct quote", "{n} direct quotes", found["quotes"]),
            plural("{n} named person", "{n} named people", found["people"]),
        )
    )


def _days_screen(ctx: Context, event: EventRow, items: list[Record]) -> list[Block]:
    say = ctx.tell.say
    rows: list[list[tuple[Span, ...]]] = []
    previous = None
    for day in items:
        gap = dates.between(previous, day["date"], ctx.lang) if previous else ""
        if gap:
            rows.append([plain(""), (Span(say("{days}: no session in the report", days=gap), "dim"),), plain(""), plain("")])
        rows.append([(Span(day_heading(ctx, day["day"], day["date"]), "day"),)])
        for session in day["sessions"]:
            names = ", ".join(surname(name) for name in session["quoted"])
            rows.append([(Span(session["session"], "id"),), plain(session["short"]), (Span(f"❝ {names}", "speaker"),) if names else plain(""), (Span(lines(session["source"]["lines"]), "dim"),)])
        previous = day["date"]
    columns = [Column("session", say("Id")), Column("short", say("Session")), Column("quoted", say("Quoted")), Column("lines", say("Lines"), True)]
    return [event_heading(ctx, event), Grid(columns, rows, across=1), Hints([(f"cgluctl show {items[-1]['sessions'][0]['session']}", say("a session, passage by passage"))]) if items else Blank()]


def home(ctx: Context) -> Answer:
    """The event in one screen, and what to type next."""
    answer = days(ctx)
    return answer._replace(name="home", screen=lambda: _home_screen(ctx, answer), remarks=[])


def _home_screen(ctx: Context, answer: Answer) -> list[Block]:
    say, event = ctx.tell.say, ctx.current()
    blocks: list[Block] = [Heading((Span(ctx.text(event.data["title"]), "title"),), _counts(ctx, event)), Blank()]
    example = None
    for day in answer.items:
        for number, session in enumerate(day["sessions"]):
            blocks.append(session_line(ctx, day, session, first=number == 0))
            if session["quoted"]:
                example = (session["session"], surname(session["quoted"][0]))
    session_id = example[0] if example else (answer.items[0]["sessions"][0]["session"] if answer.items else "1.1")
    rows = [(f"cgluctl show {session_id}", say("a session, passage by passage")), ("cgluctl search migration", say("French, English or Spanish; typos forgiven"))]
    if example:
        rows.append((f"cgluctl quote --speaker {example[1]}", say("exact words and where they stand")))
    rows += [("cgluctl export --format md", say("a brief to send on")), ("cgluctl --help", say("everything else"))]
    return [*blocks, Blank(), Hints(rows)]


_DAY = re.compile(r"\s*(?:day|jour|d[ií]a)?\s*(\d{1,4})\s*\Z", re.IGNORECASE)


def sessions_named(ctx: Context, name: str) -> tuple[list[SessionRow], bool]:
    """The sessions that a name stands for, and whether it named a whole day: `2.3`, a full id, `2`, a date, or words.

    NotThere when nothing has that name, Ambiguous when words stand for several sessions.
    """
    event_id, _, local = name.rpartition("/")
    event = ctx.archive.current(event_id or ctx.event)
    sessions = ctx.archive.sessions(event.n)
    by_id = [session for session in sessions if session.data["id"] == local.strip()]
    if by_id:
        return by_id, False
    day = _DAY.match(name)
    of_day = [s for s in sessions if s.data["date"] == name.strip() or (day and s.data["day"] == int(day[1]))]
    if of_day:
        return of_day, True
    if day or re.fullmatch(r"[\d.\s-]+", name):
        raise NotThere("There is no session or day {name} in {event}.", "Its days and sessions: cgluctl days", name=name[:80], event=event.data["id"])
    return [_by_words(ctx, name, sessions)], False


def _by_words(ctx: Context, name: str, sessions: list[SessionRow]) -> SessionRow:
    known = {session.n: session for session in sessions}
    ranked = [r for r in find.ranked(ctx, [name]) if r.session in known and r.cover >= 0.99]
    if not ranked:
        raise NotThere("No session answers to {name}.", "The sessions: cgluctl days; anything else: cgluctl search", name=repr(name[:80]))
    if len(ranked) > 1 and ranked[0].score < 1.6 * ranked[1].score:
        choices = "; ".join(f"{known[r.session].data['id']} {ctx.text(known[r.session].data['short'])}" for r in ranked[:5])
        raise Ambiguous("{name} may be any of: {choices}.", "Name one by its id, as in: cgluctl show {first}", name=repr(name[:80]), choices=choices, first=known[ranked[0].session].data["id"])
    return known[ranked[0].session]


def show(ctx: Context, name: str, speech: str | None = None) -> Answer:
    """A session or a whole day, passage by passage."""
    sessions, _ = sessions_named(ctx, name)
    items: list[Record] = []
    speakers = {speaker.n: speaker for speaker in ctx.archive.speakers(sessions[0].event)}
    for session in sessions:
        passages = list(ctx.archive.passages(session=session.n, speech=speech))
        parts = [part_item(ctx, part, session, speakers[part.speaker]) for part in ctx.archive.parts(session=session.n)]
        shown = [passage_item(ctx, p, session, speakers.get(p.speaker or 0)) for p in passages]
        items.append({**session_item(ctx, session), "parts": parts, "passages": shown})
    rows = [flat(passage) for item in items for passage in item["passages"]]

    def screen() -> list[Block]:
        blocks: list[Block] = []
        for number, (session, item) in enumerate(zip(sessions, items, strict=True)):
            blocks += [Blank(), Rule(), Blank()] if number else []
            blocks += session_head(ctx, session, item)
            blocks += passage_blocks(ctx, item["passages"])
        return blocks

    remarks = [] if rows else [ctx.tell.say("No such passage there.")]
    return Answer("show", {"name": name, "speech": speech}, items, passage_columns(ctx), rows, screen, remarks=remarks, found=bool(rows) or speech is None, document=True)


def ids_only(answer: Answer) -> Answer:
    """The ids of the passages and nothing else."""
    rows = [{"id": row["id"]} for row in answer.rows]
    return answer._replace(name="ids", items=rows, rows=rows, columns=answer.columns[:1], screen=lambda: [Grid(answer.columns[:1], [[plain(row["id"])] for row in rows])], document=False)
