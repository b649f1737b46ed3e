"""What assistants may ask: each tool is a question to `answers`, and its answer a page of records."""

from collections.abc import Sequence
from itertools import islice

from cgluctl.answers import cite as citing
from cgluctl.answers import days, find, quotes, sessions, verdicts
from cgluctl.answers import verify as verifying
from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters
from cgluctl.errors import WrongUsage
from cgluctl.language import voices
from cgluctl.shapes import Answer, Record
from cgluctl.views.envelope import dumps

EVENTS = 50  # named beside the days


def list_days(ctx: Context, offset: int, budget: int) -> Record:
    """The sessions of an event, day by day, and which events there are."""
    known = days.events(ctx)
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
    return page({**head, "total": len(found)}, found[offset:], offset, False, budget)


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
            {"speaker": speaker(part), "did": part["did"], "lines": part["source"]["lines"]}
            for part in session["parts"]
        ]
        head["citation"] = citation(ctx, {**session, "kind": "session"})
    found = [passage(ctx, item) for item in passages[offset : offset + limit]]
    return page({**head, "total": len(passages)}, found, offset, len(passages) > offset + limit, budget)


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
        "reported_not_to_be_quoted": [passage(ctx, item) for item in reported[:limit]],
        "remarks": list(answer.remarks) if not answer.items else [],
    }
    return _listed(ctx, head, answer, offset, limit, budget)


def verify_quote(ctx: Context, text: str, offset: int, budget: int) -> Record:
    """A verdict on each quotation in a text, with the words printed."""
    answer = verifying.verify(ctx, text)
    found = [_verdict(ctx, item) for item in answer.items[offset:]]
    extra = answer.extra or {}
    head = {"proved": extra["proved"], "checked": extra["checked"], "counts": extra["counts"]}
    return page({**head, "total": len(answer.items)}, found, offset, False, budget)


def cite(ctx: Context, name: str | None, style: str, budget: int) -> Record:
    """The citation of an event, a session or a passage."""
    answer = citing.cite(ctx, name, style)
    return page({"remarks": list(answer.remarks), "total": 1}, list(answer.items), 0, False, budget)


def _given(words: str) -> list[str]:
    return [words] if words.strip() else []


def _listed(ctx: Context, head: Record, answer: Answer, offset: int, limit: int, budget: int) -> Record:
    found = [
        passage(ctx, item) | {key: item.get(key) for key in ("tier", "matched")}
        for item in islice(answer.items, offset, offset + limit)
    ]
    return page(head, found, offset, len(answer.items) > offset + limit, budget)


def _verdict(ctx: Context, item: Record) -> Record:
    kept = ("id", "text", "verdict", "reason", "excerpt", "omitted", "closed", "line", "chars", "also", "diff")
    made = {key: item[key] for key in kept}
    made["speaker_named_beside_it"] = {"agrees": item["speaker"], "name": (item["claimed"] or {}).get("name")}
    made["note"] = verdicts.note(ctx, item)
    made["passage"] = passage(ctx, item["passage"]) if item["passage"] else None
    return made


UNKNOWN = "unknown speaker"
LEAST, USUAL, MOST = 2_000, 20_000, 1_000_000  # bytes
_ROOM = 40  # bytes for the number of the next page
_LONG = ("translation", "text", "citation", "diff", "passage")  # what an item too large for any page goes without
_NAMED = 200  # characters of an id


def passage(ctx: Context, item: Record) -> Record:
    """A passage, session or speaker of an answer, with whose words its text is in, who speaks, and its citation."""
    quotable = item["speech"] == "direct"
    kept = ("id", "kind", "event", "session", "date", "speech")
    made = {key: item[key] for key in kept}
    made |= {"quotable": quotable, "speaker": speaker(item), "words": words(item)}
    made |= {key: item[key] for key in ("lang", "text", "translation", "translation_lang", "source")}
    return made | {"citation": citation(ctx, item)}


def speaker(item: Record) -> Record:
    """Who speaks: a named person, an office whose holder is not named, an unknown speaker, or nobody."""
    found = item["speaker"]
    if found is None:
        narrated = item["speech"] in (None, "narrative")
        return {"status": "nobody speaks" if narrated else UNKNOWN, "id": None, "name": None, "role": None}
    status = "named" if found["named"] else "office, holder not named"
    return {"status": status, "id": found["id"], "name": found["name"], "role": found["role"] or None}


def words(item: Record) -> str:
    """Whose words the text is in."""
    if item["kind"] != "passage":
        return "heading" if item["kind"] == "session" else "cgluctl's own words"
    if item["speech"] == "direct":
        return "speaker's words, verbatim from the report"
    return "report's words, verbatim" if voices.is_report(item) else "cgluctl's own words"


def citation(ctx: Context, item: Record) -> str:
    """The citation, ready to print, of a passage, or of the session that a heading or a speaker stands in."""
    named = item["id"] if item["kind"] in ("passage", "session") else f"{item['event']}/{item['session']}"
    return str(citing.cite(ctx, named).items[0]["text"])


def size(record: Record) -> int:
    """How many bytes a record takes as JSON."""
    return len(dumps(record).encode())


def page(head: Record, items: Sequence[Record], offset: int, more: bool, budget: int) -> Record:
    """As many items as a budget of bytes allows, one at least; `next_offset` is where to go on, None at the end.

    `items` are those from `offset` on; `more` come after them. What does not fit goes whole, and `omitted` names it.
    """
    made = _head(head, offset, budget)
    left = budget - size(made) - _ROOM
    for item in items:
        needed = size(item) + 2
        if needed > left:
            enough = max(LEAST, size(_head(head, offset, 2 * MOST)) + _ROOM + needed)
            made["items"] = made["items"] or [_without_texts(item, enough, left)]
            break
        made["items"].append(item)
        left -= needed
    after = offset + len(made["items"])
    made["next_offset"] = after if more or len(made["items"]) < len(items) else None
    return made


def _head(head: Record, offset: int, budget: int) -> Record:
    made = {**head, "offset": offset, "items": [], "next_offset": None, "omitted": []}
    for key in sorted(head, key=lambda key: -size({key: head[key]})):
        if size(made) <= budget // 2:
            break
        made |= {key: None, "omitted": [*made["omitted"], key]}
    return made


def _without_texts(item: Record, enough: int, left: int) -> Record:
    told = {"omitted": [key for key in _LONG if item.get(key)], "bytes": enough}
    short = {**item, **dict.fromkeys((key for key in _LONG if key in item), None), **told}
    return short if size(short) + 2 <= left else {"id": str(item.get("id"))[:_NAMED], **told}
