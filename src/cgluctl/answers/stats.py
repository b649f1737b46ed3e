"""The event in numbers: passages by session, who speaks where, topics by session."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cgluctl.answers.context import Context
from cgluctl.answers.filters import SPEECHES
from cgluctl.answers.items import short_title
from cgluctl.answers.topics import label
from cgluctl.errors import no_such
from cgluctl.search.base import code_of, span
from cgluctl.shapes import Answer, Column, Record

if TYPE_CHECKING:
    from cgluctl.blocks import Block


def stats(ctx: Context) -> Answer:
    """Counts of the current event: one item a session, then one a speaker, then one a topic."""
    event = ctx.current()
    sessions = ctx.archive.sessions(event.n)
    local = {session.n: session.data["id"] for session in sessions}
    passages = [passage for session in sessions for passage in ctx.archive.passages(session=session.n)]
    by_session: Counter[tuple[int, str]] = Counter((p.session, p.data["speech"]) for p in passages)
    items: list[Record] = [
        {
            "kind": "session",
            "id": session.data["id"],
            "name": short_title(ctx, session.data),
            "date": session.data["date"],
            "passages": sum(by_session[session.n, speech] for speech in SPEECHES),
            **{speech: by_session[session.n, speech] for speech in SPEECHES},
        }
        for session in sessions
    ]
    items += _speakers(ctx, event.n, local, Counter((p.speaker, p.session) for p in passages if p.speaker is not None))
    items += _topics(ctx, event.n, local)
    say = ctx.tell.say
    columns = [
        Column("kind", say("Kind")),
        Column("id", say("Id")),
        Column("name", say("Name")),
        Column("date", say("Date")),
        Column("passages", say("Passages"), True),
        *(Column(speech, ctx.tell.word(speech), True) for speech in SPEECHES),
        Column("sessions", say("Sessions")),
    ]
    rows = [{**item, "sessions": _flat(item.get("sessions"))} for item in items]

    def screen() -> list["Block"]:
        from cgluctl.answers.screens.stats import stats_screen

        return stats_screen(ctx, event, items)

    return Answer("stats", {"event": event.data["id"]}, items, columns, rows, screen, document=True)


def _flat(counts: dict[str, int] | None) -> str | None:
    return None if counts is None else ", ".join(f"{session}={count}" for session, count in counts.items())


def _speakers(ctx: Context, event: int, local: dict[int, str], spoken: Counter[tuple[int | None, int]]) -> list[Record]:
    items: list[Record] = []
    for speaker in ctx.archive.speakers(event):
        where = {local[p.session]: spoken[speaker.n, p.session] for p in ctx.archive.parts(speaker=[speaker.n])}
        where |= {local[session]: count for (who, session), count in spoken.items() if who == speaker.n}
        name = ctx.name(speaker)
        items.append(
            {
                "kind": "speaker",
                "id": speaker.data["id"],
                "name": name,
                "passages": sum(where.values()),
                "sessions": where,
            }
        )
    return sorted(items, key=lambda item: (-item["passages"], list(item["sessions"])[:1], item["name"]))


def _topics(ctx: Context, event: int, local: dict[int, str]) -> list[Record]:
    listed: dict[str, dict[str, int]] = {}
    for session in ctx.archive.sessions(numbers=list(local)):
        for topic in session.data["topics"]:
            listed.setdefault(topic, {})[local[session.n]] = 0
    for topic, where in listed.items():
        named = ctx.archive.db.names(code_of(ctx.archive.db, topic), *span(event))
        sql = f"SELECT session, count(*) FROM unit WHERE kind = 'passage' AND {named.sql} GROUP BY session"
        for session_n, count in ctx.archive.db.execute(sql, named.values):
            if session_n in local:
                where[local[session_n]] = count
    items = [
        {"kind": "topic", "id": topic, "name": label(ctx, topic), "passages": sum(where.values()), "sessions": where}
        for topic, where in listed.items()
    ]
    return sorted(items, key=lambda item: (-item["passages"], item["id"]))


COUNTS = ("speaker", "day", "session", "topic", "speech", "event", "year")


def counted(ctx: Context, answer: Answer, by: str | None) -> Answer:
    """The answer as counts by one property, or as it is without one. WrongUsage for a property that hits have not."""
    if by is None:
        return answer
    if by not in COUNTS:
        raise no_such("Hits cannot be counted by {name}.", by, COUNTS)
    counter: Counter[str] = Counter()
    offices: dict[str, str] = {}
    known: dict[str, dict[str, _Session]] = {}
    for item in answer.items:
        event = item["event"]
        if event not in known:
            of = ctx.archive.sessions(ctx.archive.current(event).n)
            known[event] = {s.data["id"]: _Session(s.data["day"], tuple(s.data["topics"])) for s in of}
        counter.update(_keys(item, known[event][item["session"]], by))
        if (who := item["speaker"]) and not who["named"]:
            offices[who["name"]] = who["role"]
    items: list[Record] = [
        {by: key, "count": count} for key, count in sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    columns = [Column("count", ctx.tell.say("Hits"), True), Column(by, ctx.tell.say(by.capitalize()))]

    def screen() -> list["Block"]:
        from cgluctl.answers.screens import topic_labels
        from cgluctl.blocks import listing

        shown = [offices.get(item[by]) or item[by] for item in items]
        if by == "topic":
            shown = topic_labels(ctx, shown)
        return listing(columns, [{**item, by: name} for item, name in zip(items, shown, strict=True)])

    return answer._replace(
        name="search-counts",
        items=items,
        columns=columns,
        rows=items,
        screen=None if by == "speech" else screen,
        total=len(items),
        extra=None,
    )


class _Session(NamedTuple):
    day: int
    topics: tuple[str, ...]


def _keys(item: Record, session: _Session, by: str) -> Sequence[str]:
    if by == "speaker":
        return [item["speaker"]["name"]] if item["speaker"] else []
    if by == "topic":
        return session.topics
    keys = {
        "day": item["date"] or f"{item['event']}/{session.day}",
        "session": f"{item['event']}/{item['session']}",
        "speech": item.get("speech"),
        "event": item["event"],
        "year": item["date"] and item["date"][:4],
    }
    return [str(keys[by])] if keys[by] else []
