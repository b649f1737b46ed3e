"""Sessions by their names, and one of them or a whole day passage by passage."""

import re
from typing import TYPE_CHECKING

from cgluctl.answers.context import Context
from cgluctl.answers.items import flat, part_item, passage_columns, passage_item, session_item, short_title
from cgluctl.errors import Ambiguous, NotThere, Phrase, Typed
from cgluctl.shapes import Answer, Column, Record

if TYPE_CHECKING:
    from cgluctl.blocks import Block
    from cgluctl.search.archive import EventRow, SessionRow

NO_SESSION = Phrase("There is no session {name} in {event}.")
_NO_DAY = Phrase("There is no session or day {name} in {event}.")
_DAY = r"\s*(?:day|jour|d[ií]a)?\s*(\d{1,4})\s*\Z"


def sessions_named(ctx: Context, name: str) -> "tuple[list[SessionRow], bool]":
    """The sessions that a name stands for, and whether it named a whole day: `2.3`, a full id, `2`, a date, or words.

    NotThere when nothing has that name, Ambiguous when words stand for several sessions.
    """
    event_id, _, local = name.rpartition("/")
    event = ctx.archive.current(event_id or ctx.event)
    sessions = ctx.archive.sessions(event.n)
    by_id = [session for session in sessions if session.data["id"] == local.strip()]
    if by_id:
        return by_id, False
    day = re.match(_DAY, local, re.IGNORECASE)
    of_day = [s for s in sessions if s.data["date"] == local.strip() or (day and s.data["day"] == int(day[1]))]
    if of_day:
        return of_day, True
    if day or re.fullmatch(r"[\d.\s-]+", local):
        raise not_there(ctx, _NO_DAY, name[:80], local.strip(), event, bool(event_id))
    return [_by_words(ctx, local, sessions)], False


def not_there(
    ctx: Context, message: Phrase, name: str, session: str, event: "EventRow", is_named: bool = False
) -> NotThere:
    """That an event has no such session, and where there is one: in another event, unless the user named this one."""
    other = None if is_named or ctx.event else ctx.archive.event_with(session, event.n)
    return NotThere(
        message,
        "Another event has one: cgluctl show {other}" if other else "Its days and sessions: cgluctl days{naming}",
        name=name,
        event=event.data["id"],
        naming=ctx.naming(event.n),
        other=f"{other}/{session}",
    )


def _by_words(ctx: Context, name: str, sessions: "list[SessionRow]") -> "SessionRow":
    from cgluctl.answers import find

    known = {session.n: session for session in sessions}
    ranked = [r for r in find.ranked(ctx, [name]) if r.session in known and r.cover >= 0.99]
    if not ranked:
        raise NotThere(
            "No session answers to {name}.",
            "The sessions: cgluctl days{naming}; anything else: cgluctl search",
            name=Typed(name[:80]),
            naming=ctx.naming(sessions[0].event) if sessions else "",
        )
    if len(ranked) > 1 and ranked[0].score < 1.6 * ranked[1].score:
        choices = ctx.tell.semicolon.join(
            f"{ctx.shown_id(known[r.session].data['id'], sessions[0].event)} {short_title(ctx, known[r.session].data)}"
            for r in ranked[:5]
        )
        raise Ambiguous(
            "{name} may be any of: {choices}.",
            "Name one by its id, as in: cgluctl show {first}",
            name=Typed(name[:80]),
            choices=choices,
            first=ctx.typed_id(known[ranked[0].session].data["id"], sessions[0].event),
        )
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

    def screen() -> "list[Block]":
        from cgluctl.answers.screens import session_screen

        return session_screen(ctx, sessions, items)

    none = (
        ctx.tell.say("No such passage there.") if speech else ctx.tell.say("The report has nothing under this title.")
    )
    remarks = [] if rows else [none]
    return Answer(
        "show",
        {"name": name, "speech": speech},
        items,
        passage_columns(ctx),
        rows,
        screen,
        remarks=remarks,
        found=bool(rows) or speech is None,
        document=True,
    )


def joined(answers: list[Answer]) -> Answer:
    """Answers of one kind as one, each below the one before, without those that hold nothing."""
    first, *others = [answer for answer in answers if answer.items] or answers[:1]

    def screen() -> "list[Block]":
        from cgluctl.blocks import Blank, Rule

        return [*first.blocks(), *(block for a in others for block in (Blank(), Rule(), Blank(), *a.blocks()))]

    rows = [row for answer in (first, *others) for row in answer.rows]
    return first._replace(
        query=first.query | {"name": " ".join(answer.query["name"] for answer in answers)},
        items=[item for answer in answers for item in answer.items],
        rows=rows,
        screen=screen,
        remarks=[] if rows else first.remarks,
        found=any(answer.found for answer in answers),
    )


def ids_only(answer: Answer) -> Answer:
    """The ids of the passages and nothing else."""
    rows = [{"id": row["id"]} for row in answer.rows]

    columns = [Column("id", "")]  # no head: for a script, one id a line and nothing else
    return answer._replace(name="ids", items=rows, rows=rows, columns=columns, screen=None, document=False)
