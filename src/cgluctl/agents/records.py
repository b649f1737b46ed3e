"""Passages as assistants get them: the words as printed, who said them or that nobody is named, and the citation."""

from __future__ import annotations

from cgluctl.answers import cite
from cgluctl.answers.context import Context
from cgluctl.language import voices
from cgluctl.shapes import Record

UNKNOWN = "unknown speaker"


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
    return str(cite.cite(ctx, named).items[0]["text"])
