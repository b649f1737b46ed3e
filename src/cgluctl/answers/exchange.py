"""What formats of other people's programs need beyond a brief: who people are, labels, links; and sessions and passages as documents of their own for search engines."""

import json
from collections.abc import Iterator

from cgluctl.answers.context import Context
from cgluctl.language import LANGUAGES
from cgluctl.model import Text
from cgluctl.search.archive import PassageRow, SessionRow, SpeakerRow
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


def documents(ctx: Context, whole: Answer) -> Iterator[Record]:
    """One document a session and one a passage, of all that a full brief holds; what is unknown is left out."""
    wanted = {item["id"]: {passage["id"] for passage in item["passages"]} for item in whole.items}
    event = (whole.extra or {})["event"]["id"]
    number = next(row.n for row in ctx.archive.events() if row.data["id"] == event)
    speakers = {speaker.n: speaker for speaker in ctx.archive.speakers(number)}
    for session in ctx.archive.sessions(number):
        id = ctx.full_id(session.data["id"], session.event)
        if id not in wanted:
            continue
        place = _place(ctx, session)
        yield _known({"id": id, "kind": "session", **place, **_of_session(session)})
        for passage in ctx.archive.passages(session=session.n):
            own = ctx.full_id(passage.data["id"], session.event)
            if own in wanted[id]:
                said = _of_passage(passage, session, speakers.get(passage.speaker or 0))
                yield _known({"id": own, "kind": "passage", **place, **said})


def _place(ctx: Context, session: SessionRow) -> Record:
    data = session.data
    return {
        "event": ctx.archive.event(session.event).data["id"],
        "session": data["id"],
        "day": data["day"],
        "date": data["date"],
        "title": _texts(data["title"]),
        "topics": data["topics"],
    }


def _of_session(session: SessionRow) -> Record:
    return {"text": _texts(session.data["summary"]), "lines": session.data["source"]["lines"]}


def _of_passage(passage: PassageRow, session: SessionRow, speaker: SpeakerRow | None) -> Record:
    data = passage.data
    return {
        "speech": data["speech"],
        "quotable": data["speech"] == "direct",
        "verbatim": data["verbatim"],
        "text": _texts(data["text"]),
        "lines": data["source"]["lines"],
        "page": data["source"]["page"],
        "speaker": _speaker(speaker, session) if speaker else None,
    }


def _speaker(speaker: SpeakerRow, session: SessionRow) -> Record:
    data = speaker.data
    roles = [role["title"] for role in data["roles"] if role["session"] == session.data["id"]]
    names = dict.fromkeys(name for name in (data["usual"], *data["aliases"]) if name)
    return _known(
        {
            "id": data["id"],
            "named": data["named"],
            "name": data["name"],
            "other_names": list(names),
            "role": {language: [t for role in roles if (t := _texts(role).get(language))] for language in LANGUAGES},
        }
    )


def _texts(text: Text) -> dict[str, str]:
    return {language: str(said) for language in LANGUAGES if (said := text.get(language))}


def _known(record: Record) -> Record:
    return {key: value for key, value in record.items() if value not in (None, "", [], {})}
