"""What assistants may ask: each tool is a question to `answers`, and its answer a page of records."""

from __future__ import annotations

from itertools import islice

from cgluctl.agents import records
from cgluctl.answers import cite as citing
from cgluctl.answers import days, events, find, quotes, sessions, verdicts
from cgluctl.answers import verify as verifying
from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters
from cgluctl.errors import WrongUsage
from cgluctl.shapes import Answer, Record

EVENTS = 50  # named beside the days


def list_days(ctx: Context, offset: int, budget: int) -> Record:
    """The sessions of an event, day by day, and which events there are."""
    known = events.events(ctx)
    head = {
        "event": ctx.current().data["id"],
        "events": [{key: item[key] for key in ("id", "title", "start", "end")} for item in known.items[:EVENTS]],
        "events_total": len(known.items),
    }
    found = [
        {"day": day["day"], "date": day["date"], "event": day["event"], **session}
        for day in days.days(ctx).items
        for session in day["sessions"]
    ]
    return records.page({**head, "total": len(found)}, found[offset:], offset, False, budget)


def show_session(ctx: Context, name: str, speech: str | None, offset: int, limit: int, budget: int) -> Record:
    """A session passage by passage; on the first page with its title, summary, topics and people. WrongUsage for a day."""
    answer = sessions.show(ctx, name, speech)
    if len(answer.items) > 1:
        raise WrongUsage(
            "{name} is a day.",
            "Its sessions: {choices}",
            name=name[:80],
            choices=", ".join(item["id"] for item in answer.items),
        )
    (session,) = answer.items
    passages = session["passages"]
    head: Record = {key: session[key] for key in ("id", "event", "session", "date", "title")}
    if offset == 0:
        head |= {key: session[key] for key in ("title_printed", "meeting", "summary", "topics", "source")}
        head["summary_words"] = "report's words" if session["summary_by"] == "lead" else "cgluctl's own words"
        head["people"] = [
            {"speaker": records.speaker(part), "did": part["did"], "lines": part["source"]["lines"]}
            for part in session["parts"]
        ]
        head["citation"] = records.citation(ctx, {**session, "kind": "session"})
    found = [records.passage(ctx, item) for item in passages[offset : offset + limit]]
    return records.page({**head, "total": len(passages)}, found, offset, len(passages) > offset + limit, budget)


def search(ctx: Context, words: str, filters: Filters, offset: int, limit: int, budget: int) -> Record:
    """What answers to words, best first, each with the way it was found."""
    answer = find.search(ctx, _given(words), filters, offset + limit + 1)
    weak = (answer.extra or {}).get("weak") or []
    head = {
        "query": answer.query,
        "total": answer.total,
        "instead": (answer.extra or {}).get("instead"),
        "weaker": [{key: item[key] for key in ("id", "lang", "text", "tier")} for item in weak[:3]],
        "remarks": list(answer.remarks) if not answer.items else [],
    }
    return _listed(ctx, head, answer, offset, limit, budget)


def quote(ctx: Context, words: str, filters: Filters, offset: int, limit: int, budget: int) -> Record:
    """Direct speech; where there is none, what is merely reported comes apart."""
    answer = quotes.quote(ctx, _given(words), filters._replace(speech="direct"), limit=offset + limit + 1)
    reported = ((answer.extra or {}).get("instead") or {}).get("reported", [])
    head = {
        "query": answer.query,
        "total": answer.total,
        "reported_not_to_be_quoted": [records.passage(ctx, item) for item in reported[:limit]],
        "remarks": list(answer.remarks) if not answer.items else [],
    }
    return _listed(ctx, head, answer, offset, limit, budget)


def verify_quote(ctx: Context, text: str, offset: int, budget: int) -> Record:
    """A verdict on each quotation in a text, with the words printed."""
    answer = verifying.verify(ctx, text)
    found = [_verdict(ctx, item) for item in answer.items[offset:]]
    extra = answer.extra or {}
    head = {"proved": extra["proved"], "checked": extra["checked"], "counts": extra["counts"]}
    return records.page({**head, "total": len(answer.items)}, found, offset, False, budget)


def cite(ctx: Context, name: str | None, style: str, budget: int) -> Record:
    """The citation of an event, a session or a passage."""
    answer = citing.cite(ctx, name, style)
    return records.page({"remarks": list(answer.remarks), "total": 1}, list(answer.items), 0, False, budget)


def _given(words: str) -> list[str]:
    """Words as arguments of a command: several count as a preferred phrase."""
    return [words] if words.strip() else []


def _listed(ctx: Context, head: Record, answer: Answer, offset: int, limit: int, budget: int) -> Record:
    """A page of an answer's passages, of which one more than is shown was asked for."""
    found = [
        records.passage(ctx, item) | {key: item.get(key) for key in ("tier", "matched")}
        for item in islice(answer.items, offset, offset + limit)
    ]
    return records.page(head, found, offset, len(answer.items) > offset + limit, budget)


def _verdict(ctx: Context, item: Record) -> Record:
    kept = ("id", "text", "verdict", "reason", "excerpt", "omitted", "closed", "line", "chars", "also", "diff")
    made = {key: item[key] for key in kept}
    made["speaker_named_beside_it"] = {"agrees": item["speaker"], "name": (item["claimed"] or {}).get("name")}
    made["note"] = verdicts.note(ctx, item)
    made["passage"] = records.passage(ctx, item["passage"]) if item["passage"] else None
    return made
