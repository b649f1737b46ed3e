"""Records as they leave the program: one shape for a passage, a session, a speaker, wherever it is listed."""

from typing import TYPE_CHECKING

from cgluctl.answers.context import Context, lines
from cgluctl.search.archive import PartRow, PassageRow, SessionRow, SpeakerRow
from cgluctl.shapes import Column, Record

if TYPE_CHECKING:
    from cgluctl.language.messages import Messages
    from cgluctl.model import Session


def passage_item(ctx: Context, passage: PassageRow, session: SessionRow, speaker: SpeakerRow | None) -> Record:
    """A passage: `text` is the original for direct speech, with `translation`, in `translation_lang`; else our words in the display language."""
    data = passage.data
    original = data["verbatim"]
    text, language = ctx.chosen(data["text"])
    translation, shown = None, language
    verbatim = ctx.only(data["text"], original) if original else None
    if original and verbatim:
        translation = text if language != original else None
        text, language = verbatim, original
    return {
        "id": ctx.full_id(data["id"], session.event),
        "event": ctx.archive.event(session.event).data["id"],
        "session": session.data["id"],
        "date": session.data["date"],
        "kind": "passage",
        "speech": data["speech"],
        "speaker": speaker_reference(ctx, speaker, session) if speaker else None,
        "verbatim": original,
        "lang": language,
        "text": text,
        "translation": translation,
        "translation_lang": shown if translation else None,
        "source": data["source"],
    }


def speaker_reference(ctx: Context, speaker: SpeakerRow, session: SessionRow) -> Record:
    """Who spoke, with the role under that session; `role_printed` as the report has it."""
    printed = ctx.archive.event(speaker.event).data["source"]["language"]
    role = ctx.role(speaker, session)
    return {
        "id": speaker.data["id"],
        "named": speaker.data["named"],
        "name": speaker.data["name"],
        "role": role,
        "role_printed": role if printed == ctx.lang else ctx.role(speaker, session, printed),
    }


def session_item(ctx: Context, session: SessionRow) -> Record:
    """A session's head."""
    data = session.data
    title, language = session_title(ctx, data)
    return {
        "id": ctx.full_id(data["id"], session.event),
        "event": ctx.archive.event(session.event).data["id"],
        "session": data["id"],
        "date": data["date"],
        "day": data["day"],
        "kind": "session",
        "starts": data.get("starts"),
        "ends": data.get("ends"),
        "room": data.get("room"),
        "track": data.get("track"),
        "lang": language,
        "title": title,
        "title_printed": data["title"].get(ctx.archive.event(session.event).data["source"]["language"]),
        "short": short_title(ctx, data),
        "meeting": ctx.text(data["kind"]),
        "summary": ctx.text(data["summary"]),
        "summary_by": data.get("summary_by"),
        "topics": data["topics"],
        "sdgs": data["sdgs"],
        "sdgs_by": data["sdgs_by"],
        "links": [{"url": link["url"], "lines": link["lines"]} for link in data["links"]],
        "source": data["source"],
    }


def part_item(ctx: Context, part: PartRow, session: SessionRow, speaker: SpeakerRow) -> Record:
    """A speaker in a session: what they did there, and the lines that say so."""
    said = ", ".join(ctx.tell.word(did) for did in part.data["did"])
    who = speaker_reference(ctx, speaker, session)
    role = who["role"]
    return {
        "id": ctx.full_id(session.data["id"], session.event) + "/" + speaker.data["id"],
        "event": ctx.archive.event(session.event).data["id"],
        "session": session.data["id"],
        "date": session.data["date"],
        "kind": "speaker",
        "speech": None,
        "speaker": who,
        "lang": ctx.lang,
        "text": f"{ctx.name(speaker)}, {role}{ctx.tell.colon}{said}"
        if speaker.data["named"] and role
        else f"{ctx.name(speaker)}{ctx.tell.colon}{said}",
        "translation": None,
        "translation_lang": None,
        "did": part.data["did"],
        "source": {
            "lines": [min(part.data["lines"])[0], max(last for _, last in part.data["lines"])]
            if part.data["lines"]
            else None,
            "page": None,
            "chars": None,
        },
    }


def passage_columns(ctx: Context) -> list[Column]:
    """The columns of any listing of passages: ids first, text last."""
    say = ctx.tell.say
    return [
        Column("id", say("Id")),
        Column("date", say("Date")),
        Column("speech", say("Speech")),
        Column("speaker", say("Speaker")),
        Column("role", say("Role")),
        Column("page", say("Page")),
        Column("lines", say("Lines")),
        Column("lang", say("Language")),
        Column("text", say("Text")),
        Column("translation", say("Translation")),
    ]


def flat(item: Record) -> Record:
    """An item of a passage, session or speaker with nothing nested, for tables, CSV and pipes."""
    speaker = item.get("speaker") or {}
    source = item.get("source") or {}
    where = source.get("lines")
    return {
        **item,
        "speaker": speaker.get("name"),
        "role": speaker.get("role"),
        "page": source.get("page"),
        "lines": lines(where) if where else None,
        "text": item.get("text") or item.get("title"),
    }


def session_title(ctx: Context, session: "Session") -> tuple[str, str]:
    """The title in the display language, else in another, with its language."""
    found, language = ctx.chosen(session["title"])
    return (found, language) if found else (ctx.text(session["short"]) or untitled(ctx.tell, session), ctx.lang)


def short_title(ctx: Context, session: "Session") -> str:
    """The short name, else the title."""
    return ctx.text(session["short"]) or session_title(ctx, session)[0]


def untitled(tell: "Messages", session: "Session") -> str:
    """What a session without any title is: the text outside the days, or before the first session of one."""
    from cgluctl.language import when

    if when.is_outside(session["day"], session["date"]):
        return when.named(tell, session["day"], session["date"])
    return tell.say("Before the first session") if session["id"].endswith(".0") else tell.say("Untitled session")
