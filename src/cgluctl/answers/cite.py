"""Citations: an event, a session or a passage, by the rules of a style or as a record for a reference manager."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cgluctl.answers import styles
from cgluctl.answers.brief import brief
from cgluctl.answers.context import Context
from cgluctl.answers.exchange import complete
from cgluctl.answers.items import passage_item, session_item
from cgluctl.answers.passages import passage_named
from cgluctl.answers.sessions import sessions_named
from cgluctl.errors import WrongUsage, no_such
from cgluctl.language import citing
from cgluctl.language.messages import quoted
from cgluctl.shapes import Answer, Column, Record

if TYPE_CHECKING:
    from cgluctl.blocks import Block
    from cgluctl.search.archive import EventRow, PassageRow, SessionRow, SpeakerRow

_SPACES = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")


class Cited(NamedTuple):
    """What an id stands for: the event always, a session or a passage of it."""

    event: EventRow
    session: SessionRow | None = None
    passage: PassageRow | None = None
    speaker: SpeakerRow | None = None


def cite(ctx: Context, name: str | None = None, style: str = styles.STYLES[0]) -> Answer:
    """The citation of an event (without a name), a session (`2.3`) or a passage (`2.3/p8`)."""
    _check(style)
    cited = _named(ctx, name)
    facts = _facts(ctx, cited)
    item, pieces = _item(ctx, cited, facts, style)
    title = cited.event.data["source"]["title"]

    def screen() -> list[Block]:
        from cgluctl.answers.screens.cards import cite_screen

        return cite_screen(ctx, pieces, _one_line(title or ""))

    say = ctx.tell.say
    remarks = (
        [say("Not direct speech: it has no quotation marks.")] if facts.speech in ("reported", "narrative") else []
    )
    if style != "press":
        remarks.append(say("The store knows no author, publisher or date of the report, so the citation names none."))
    return Answer(
        "cite",
        {"name": name, "style": style},
        [item],
        [Column("part", ""), Column("citation", "")],
        [{"part": piece.kind, "citation": piece.text} for piece in pieces],
        screen,
        total=1,
        remarks=remarks,
        document=True,
    )


def record(ctx: Context, name: str | None = None, style: str = styles.STYLES[0]) -> Answer:
    """The same things as a brief of no more than what is cited, for reference managers, which set the style themselves."""
    _check(style)
    cited = _named(ctx, name)
    within = ctx._replace(event=cited.event.data["id"])
    local = cited.session.data["id"] if cited.session else None
    whole = brief(within, None if local is None else f"{cited.event.data['id']}/{local}", full=True)
    whole = complete(within, whole)
    extra = {**(whole.extra or {}), "cited": cited.event.data["id"]}
    if cited.session is None:
        return whole._replace(extra=extra)
    extra["cited"] = ctx.full_id(cited.session.data["id"], cited.event.n)
    if cited.passage is None:
        return whole._replace(extra=extra)
    extra["cited"] = ctx.full_id(cited.passage.data["id"], cited.event.n)
    (session,) = whole.items
    passages = [passage_item(ctx, cited.passage, cited.session, cited.speaker)]
    return whole._replace(items=[{**session, "passages": passages}], extra=extra)


def _check(style: str) -> None:
    if style not in styles.STYLES:
        raise no_such("There is no style {name}.", style, styles.STYLES)


def _named(ctx: Context, name: str | None) -> Cited:
    wanted = (name or "").strip()
    if not wanted:
        return Cited(ctx.current())
    if ctx.archive.has_event(wanted):
        return Cited(ctx.archive.current(wanted))
    found = passage_named(ctx, wanted)
    if found:
        session, passage = found
        speaker = None if passage.speaker is None else ctx.archive.speaker(passage.speaker)
        return Cited(ctx.archive.event(session.event), session, passage, speaker)
    sessions, _ = sessions_named(ctx, wanted)
    if len(sessions) > 1:
        raise WrongUsage(
            "{name} is a day, and a citation is of a session or a passage.",
            "Its sessions: {choices}",
            name=wanted[:80],
            choices=", ".join(session.data["id"] for session in sessions),
        )
    return Cited(ctx.archive.event(sessions[0].event), sessions[0])


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _facts(ctx: Context, cited: Cited) -> styles.Facts:
    source = cited.event.data["source"]
    description = citing.bracketed(_one_line(ctx.text(source["description"])))
    title = _one_line(source["title"] or "")
    event = _one_line(ctx.text(cited.event.data["title"]))
    work = f"{title} {description}".strip() or citing.bracketed(event)
    facts = styles.Facts(ctx.lang, work=work, event=event)
    if cited.session is None:
        return facts
    head = session_item(ctx, cited.session)
    if cited.passage is None:
        words = citing.heading(
            _one_line(head["title"]), _one_line(head["title_printed"] or ""), source["language"], ctx.lang
        )
        words = f"{words}, {citing.word('session', ctx.lang)} {head['session']}"
        words += f", {citing.day(head['date'], ctx.lang)}" if head["date"] else ""
        pages = [p.data["source"]["page"] for p in ctx.archive.passages(session=cited.session.n)]
        first, last = citing.span(pages)
        locator = citing.locator(first, head["source"]["lines"], ctx.lang, last)
        return facts._replace(words=words, locator=locator)
    item = passage_item(ctx, cited.passage, cited.session, cited.speaker)
    direct = item["speech"] == "direct"
    words = _one_line(item["text"])
    return facts._replace(
        speech=item["speech"],
        name=_one_line(ctx.name(cited.speaker)) if cited.speaker else "",
        who=_who(ctx, cited),
        words=quoted(words, item["lang"]) if direct else words,
        ours=cited.passage.data["verbatim"] is None,
        locator=citing.locator(item["source"]["page"], item["source"]["lines"], ctx.lang),
        under=citing.under(
            head["session"],
            _one_line(head["short"]),
            head["date"],
            ctx.lang,
            source["language"] if citing.is_printed(head["short"], head["title_printed"]) else None,
        ),
    )


def _who(ctx: Context, cited: Cited) -> str:
    if cited.speaker is None:
        return ""
    name, role = ctx.name(cited.speaker), ctx.role(cited.speaker, cited.session)
    named = cited.speaker.data["named"] and role
    return _one_line(f"{name}, {role}" if named else name)


def _item(ctx: Context, cited: Cited, facts: styles.Facts, style: str) -> tuple[Record, list[styles.Part]]:
    pieces = styles.parts(facts, style)
    event = cited.event.data
    local = (cited.passage or cited.session or cited.event).data["id"]
    item: Record = {
        "id": ctx.full_id(local, cited.event.n) if cited.session else event["id"],
        "event": event["id"],
        "session": cited.session.data["id"] if cited.session else None,
        "kind": "passage" if cited.passage else "session" if cited.session else "event",
        "style": style,
        "lang": ctx.lang,
        **{
            kind: next((piece.text for piece in pieces if piece.kind == kind), None)
            for kind in ("text", "note", "reference")
        },
        "translation": None,
        "speech": facts.speech,
        "speaker": None,
        "source": (cited.passage or cited.session).data["source"] if cited.session else None,
    }
    if cited.passage and cited.session:
        passage = passage_item(ctx, cited.passage, cited.session, cited.speaker)
        item["speaker"] = passage["speaker"]
        if passage["speech"] == "direct" and passage["translation"]:
            item["translation"] = _one_line(passage["translation"])
            marked = citing.word("translation", ctx.lang) + item["translation"]
            pieces.insert(1, styles.Part("translation", marked))
    return item, pieces
