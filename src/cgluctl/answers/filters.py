"""The filters that every listing of passages obeys."""

import json
from typing import NamedTuple

from cgluctl.answers import people
from cgluctl.answers.context import Context
from cgluctl.errors import NotThere, Typed, WrongUsage, no_such
from cgluctl.language.fold import fold
from cgluctl.search.base import Filter, code_of, span

SPEECHES = ("direct", "reported", "narrative")


class Filters(NamedTuple):
    """What a user narrows an answer to; None leaves it open. `since` and `until` are ISO dates."""

    speaker: str | None = None
    day: str | None = None
    session: str | None = None
    speech: str | None = None
    topic: str | None = None
    event: str | None = None
    since: str | None = None
    until: str | None = None

    def given(self) -> dict[str, str]:
        """Those that are set, for the envelope of JSON."""
        return {name: value for name, value in self._asdict().items() if value is not None}


def conditions(ctx: Context, filters: Filters) -> tuple[list[Filter], list[str]]:
    """The filters in SQL over unit and session, and remarks (a name that was repaired). NotThere, WrongUsage for what means nothing."""
    found: list[Filter] = []
    remarks: list[str] = []
    for name, value in filters.given().items():
        if not value.strip():
            asked = {"since": "from", "until": "to"}.get(name, name)
            raise WrongUsage("The filter {name} is empty.", "Give it a value, or leave it out.", name=f"--{asked}")
    if filters.event:
        found.append(Filter("session.event = ?", (ctx.archive.current(filters.event).n,)))
    if filters.speaker:
        speakers, remark = people.named(ctx, filters.speaker)
        remarks += [remark] if remark else []
        found.append(ctx.archive.db.among("unit.speaker", [speaker.n for speaker in speakers]))
    if filters.session or filters.day:
        found += _places(ctx, filters)
    if filters.speech:
        if filters.speech not in SPEECHES:
            raise no_such("There is no kind of speech {name}.", filters.speech, SPEECHES)
        found.append(Filter("unit.speech = ?", (filters.speech,)))
    if filters.topic:
        found.append(_of_topic(ctx, filters.topic, filters.event))
    if filters.since and filters.until and _iso(filters.since) > _iso(filters.until):
        raise WrongUsage(
            "--from {since} is after --to {until}.", "Swap them.", since=filters.since, until=filters.until
        )
    for bound, sql in ((filters.since, "session.date >= ?"), (filters.until, "session.date <= ?")):
        if bound:
            found.append(Filter(sql, (_iso(bound),)))
    return found, remarks


def left(ctx: Context, found: list[Filter]) -> list[int]:
    """The passages that filters leave, in source order."""
    where = " AND ".join(condition.sql for condition in found) or "true"
    values = [value for condition in found for value in condition.values]
    sql = f"""SELECT unit.n FROM unit JOIN session ON session.n = unit.session
              WHERE unit.kind = 'passage' AND {where} ORDER BY unit.n"""
    return [n for (n,) in ctx.archive.db.execute(sql, values)]


def _places(ctx: Context, filters: Filters) -> list[Filter]:
    found = []
    if filters.session:
        found.append(ctx.archive.db.among("unit.session", _everywhere(ctx, filters.event, filters.session, day=False)))
    if filters.day:
        found.append(ctx.archive.db.among("unit.session", _everywhere(ctx, filters.event, filters.day, day=True)))
    return found


def _everywhere(ctx: Context, event: str | None, name: str, day: bool) -> list[int]:
    from cgluctl.answers.sessions import sessions_named

    numbers: list[int] = []
    missing: NotThere | None = None
    for known in [event] if event else [row.data["id"] for row in ctx.archive.events()]:
        try:
            sessions, is_day = sessions_named(ctx._replace(event=known), name)
        except NotThere as error:
            missing = missing or (_no_day(name, event) if day else error)
            continue
        if day and not is_day:
            missing = _no_day(name, event)
        else:
            numbers += [session.n for session in sessions]
    if not numbers and missing:
        raise missing
    return numbers


def _no_day(name: str, event: str | None) -> NotThere:
    return NotThere(
        "There is no day {name}.",
        "The days: cgluctl days{naming}",
        name=Typed(name[:40]),
        naming=f" --event {event}" if event else "",
    )


def _iso(value: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise WrongUsage("{value} is not a date.", "Write it as 2021-05-18.", value=Typed(value[:40])) from error


def _of_topic(ctx: Context, topic: str, event: str | None) -> Filter:
    concept = topic_named(ctx, topic)
    db = ctx.archive.db
    code = code_of(db, concept)
    named = db.names(code, *span(ctx.archive.current(event).n if event else None))
    if db.execute(f"SELECT 1 FROM unit WHERE kind = 'passage' AND {named.sql} LIMIT 1", named.values).fetchone():
        return db.names(code)
    return db.on_topic(concept)


def topic_named(ctx: Context, name: str) -> str:
    """The concept of an id or a label in any language. NotThere when there is none."""
    from cgluctl.language import LANGUAGES, thesaurus

    db = ctx.archive.db
    row = db.execute("SELECT id FROM concept WHERE id = ?", (fold(name).replace(" ", "-"),)).fetchone()
    if row:
        return str(row[0])
    listed = db.on_topic(name.strip())
    if db.execute(f"SELECT 1 FROM session WHERE {listed.sql} LIMIT 1", listed.values).fetchone():
        return name.strip()  # a topic of the store's that the thesaurus lacks
    words = thesaurus.meaningful(name)
    for language in LANGUAGES:
        for key in sorted(thesaurus.keys(words, language, asked=True)) if words else ():
            row = db.execute("SELECT concept FROM label WHERE key = ?", (key,)).fetchone()
            if row:
                return str(row[0])
    near = _near_topic(ctx, name)
    hint = "Did you mean {near}? The topics: cgluctl topics" if near else "The topics: cgluctl topics"
    raise NotThere("There is no topic {name}.", hint, name=Typed(name[:60]), near=near)


def _near_topic(ctx: Context, name: str) -> str:
    from difflib import get_close_matches

    labels = {
        fold(label): label
        for (data,) in ctx.archive.db.execute("SELECT data FROM concept ORDER BY id")
        for label in json.loads(data)["prefLabel"].values()
    }
    return next((labels[label] for label in get_close_matches(fold(name[:60]), labels, 1, 0.75)), "")
