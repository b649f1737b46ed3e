"""What formats of other people's programs need beyond a brief: who people are, labels of topics and links."""

from __future__ import annotations

import json

from cgluctl.answers.context import Context
from cgluctl.shapes import Answer, Record


def complete(ctx: Context, answer: Answer) -> Answer:
    """A brief with `extra` made whole: `lang`, `people` by id, `topics` (labels by id), `concepts`, `links` (labels by address)."""
    extra = dict(answer.extra or {})
    event = ctx.archive.current(extra["event"]["id"])
    numbers = [s for s in ctx.archive.sessions(event.n) if s.data["id"] in {item["session"] for item in answer.items}]
    wanted = list(dict.fromkeys(topic for item in answer.items for topic in item["topics"]))
    concepts = _concepts(ctx, wanted)
    extra["lang"] = ctx.lang
    extra["people"] = _people(ctx, event.n, answer)
    extra["topics"] = {topic: concepts[topic]["prefLabel"].get(ctx.lang) or topic for topic in wanted}
    extra["concepts"] = list(concepts.values())
    extra["links"] = {link["url"]: ctx.text(link["label"]) for session in numbers for link in session.data["links"]}
    return answer._replace(extra=extra)


def _people(ctx: Context, event: int, answer: Answer) -> Record:
    """Everyone who took part or spoke in the sessions of the brief."""
    rows = [row for item in answer.items for row in (*item["parts"], *item["passages"]) if row["speaker"]]
    here = {row["speaker"]["id"] for row in rows}
    return {
        speaker.data["id"]: {
            "id": speaker.data["id"],
            "named": speaker.data["named"],
            "name": ctx.name(speaker),
            "other_names": [
                name for name in (speaker.data["usual"], *speaker.data["aliases"]) if name and speaker.data["named"]
            ],
        }
        for speaker in ctx.archive.speakers(event)
        if speaker.data["id"] in here
    }


def _concepts(ctx: Context, wanted: list[str]) -> dict[str, Record]:
    """The topics named, then whatever is broader; an id that no thesaurus knows has no labels."""
    found: dict[str, Record] = {}
    waiting = list(wanted)
    while waiting:
        topic = waiting.pop(0)
        if topic in found:
            continue
        row = ctx.archive.db.execute("SELECT data FROM concept WHERE id = ?", (topic,)).fetchone()
        concept = json.loads(row[0]) if row else {}
        found[topic] = {
            "id": topic,
            **{key: concept.get(key, {}) for key in ("prefLabel", "altLabel")},
            **{key: concept.get(key, []) for key in ("broader", "related")},
            "notation": concept.get("notation"),
        }
        waiting += found[topic]["broader"]
    return found
