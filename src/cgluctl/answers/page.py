"""The page: everything of an event, a day or a session in all its languages, for one file that is read in a browser."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

from cgluctl.answers.context import Context, lines
from cgluctl.answers.items import untitled
from cgluctl.answers.page_words import vocabulary
from cgluctl.language import LANGUAGES, dates, voices, when
from cgluctl.language.messages import Messages, quoted
from cgluctl.model import Text
from cgluctl.search.archive import PassageRow, SessionRow, SpeakerRow
from cgluctl.shapes import Answer, Record

_ROLE_JOIN = {"fr": "\u00a0; ", "en": "; ", "es": "; "}


def page(ctx: Context, whole: Answer) -> Answer:
    """The sessions and passages of a full brief, with every text in every language it has, and the words to search them by."""
    wanted = {item["id"]: {passage["id"] for passage in item["passages"]} for item in whole.items}
    sessions = [s for s in ctx.archive.sessions() if ctx.full_id(s.data["id"], s.event) in wanted]
    event = ctx.archive.event(sessions[0].event) if sessions else ctx.current()
    speakers = {speaker.n: speaker for speaker in ctx.archive.speakers(event.n)}
    passages = {session.n: _kept(ctx, session, wanted) for session in sessions}
    items = [_session(ctx, session, speakers, passages[session.n]) for session in sessions]
    data = event.data
    content = {
        "lang": ctx.lang,
        "event": {
            "id": data["id"],
            "title": _whole(data["title"]),
            "dates": _period(data["start"], data["end"]),
            "source": data["source"],
            "described": _source_name(data["source"]["title"], data["source"]["description"]),
        },
        "own": voices.all_report(whole.items),
        "days": _days(items),
        "people": _people(items, speakers),
        "topics": _topics(items),
        "search": vocabulary(ctx, sessions, passages),
    }
    return whole._replace(name="page", extra={"page": content})


def _kept(ctx: Context, session: SessionRow, wanted: dict[str, set[str]]) -> list[PassageRow]:
    ids = wanted[ctx.full_id(session.data["id"], session.event)]
    return [p for p in ctx.archive.passages(session=session.n) if ctx.full_id(p.data["id"], session.event) in ids]


def _whole(text: Text | None, otherwise: Mapping[str, str] = {}) -> Record:
    found: Record = {}
    for language in LANGUAGES:
        order = (language, "en", "fr", "es")
        chosen = next((one for one in order if text and text.get(one)), None)
        found[language] = [
            chosen or language,
            str(text.get(chosen)) if text and chosen else otherwise.get(language, ""),
        ]
    return found


def _same(words: dict[str, str]) -> Record:
    return {language: [language, words[language]] for language in LANGUAGES}


def _session(ctx: Context, session: SessionRow, speakers: dict[int, SpeakerRow], passages: list[PassageRow]) -> Record:
    data = session.data
    otherwise = {language: untitled(Messages(language), data) for language in LANGUAGES}
    return {
        "id": data["id"],
        "day": data["day"],
        "date": data["date"],
        "kind": _whole(data["kind"]),
        "title": _whole(data["title"] if any(data["title"].values()) else data["short"], otherwise),
        "short": _whole(data["short"] if any(data["short"].values()) else data["title"], otherwise),
        "at": " · ".join(part for part in (when.clock(data), data.get("room"), data.get("track")) if part),
        "summary": _whole(data["summary"]),
        "lead": data.get("summary_by") == "lead",
        "topics": [{"id": topic, "label": _topic(topic)} for topic in data["topics"]],
        "sdgs": data["sdgs"],
        "links": [{"url": link["url"], "label": _whole(link["label"])} for link in data["links"]],
        "lines": lines(data["source"]["lines"]),
        "people": [_part(session, speakers[p.speaker], p.data["did"]) for p in ctx.archive.parts(session=session.n)],
        "passages": [_passage(ctx, p, session, speakers.get(p.speaker or 0)) for p in passages],
    }


def _part(session: SessionRow, speaker: SpeakerRow, did: list[str]) -> Record:
    words = {language: Messages(language) for language in LANGUAGES}
    return {
        **_speaker(speaker, session),
        "did": _same({language: ", ".join(map(tell.word, did)) for language, tell in words.items()}),
    }


def _speaker(speaker: SpeakerRow, session: SessionRow | None = None) -> Record:
    data = speaker.data
    titles = [role["title"] for role in data["roles"] if session is None or role["session"] == session.data["id"]]
    roles = {
        language: _ROLE_JOIN[language].join(dict.fromkeys(_whole(title)[language][1] for title in titles))
        for language in LANGUAGES
    }
    office = _whole(data["roles"][0]["title"]) if data["roles"] and not data["named"] else None
    return {
        "id": data["id"],
        "named": data["named"],
        "name": office or _same(dict.fromkeys(LANGUAGES, data["name"])),
        "role": _same(roles) if data["named"] and any(roles.values()) else None,
    }


def _passage(ctx: Context, passage: PassageRow, session: SessionRow, speaker: SpeakerRow | None) -> Record:
    data = passage.data
    item: Record = {
        "id": data["id"],
        "speech": data["speech"],
        "text": _whole(data["text"]),
        "original": None,
        "printed": data["verbatim"] is not None,
        "speaker": _speaker(speaker, session) if speaker else None,
        "page": data["source"]["page"],
        "lines": lines(data["source"]["lines"]),
        "cite": None,
    }
    printed = ctx.only(data["text"], data["verbatim"]) if data["verbatim"] else None
    if data["speech"] == "direct" and data["verbatim"] and printed:
        item["original"] = [data["verbatim"], printed]
        item["quoted"] = quoted("\n", data["verbatim"]).split("\n")
        item["cite"] = _citation(ctx, session, item)
    return item


_CITED = {
    "fr": "{who}, cité dans {source}, {lines}, imprimé sous la session {session} ({event}). Texte tel qu’imprimé ; la langue parlée n’est pas indiquée.",
    "en": "{who}, quoted in {source}, {lines}, printed under session {session} ({event}). Text as printed; the language spoken is not stated.",
    "es": "{who}, citado en {source}, {lines}, impreso en la sesión {session} ({event}). Texto tal como está impreso; no se indica el idioma hablado.",
}
_NOBODY = {"fr": "Personne non nommée", "en": "Speaker not named", "es": "Persona no nombrada"}
_LINES = {"fr": ("ligne", "lignes"), "en": ("line", "lines"), "es": ("línea", "líneas")}


def _citation(ctx: Context, session: SessionRow, item: Record) -> Record:
    event = ctx.archive.event(session.event).data
    source = _source_name(event["source"]["title"], event["source"]["description"])
    made = {}
    for language in LANGUAGES:
        speaker = item["speaker"]
        names = [speaker["name"][language][1], (speaker["role"] or {}).get(language, ["", ""])[1]] if speaker else []
        values = {
            "who": ", ".join(name for name in names if name) or _NOBODY[language],
            "source": source[language][1],
            "lines": f"{_page(item)}{_LINES[language]['–' in item['lines']]} {item['lines']}",
            "session": session.data["id"],
            "event": event["id"],
        }
        cited = _CITED[language].replace(" ;", "\u00a0;").format(**values)
        made[language] = cited[:1].upper() + cited[1:]
    return _same(made)


def _page(item: Record) -> str:
    return f"p.\u00a0{item['page']}, " if item["page"] else ""


def _source_name(title: str | None, description: Text) -> Record:
    return _same(dict.fromkeys(LANGUAGES, title)) if title else _whole(description)


def _period(start: str | None, end: str | None) -> Record:
    return _same({language: when.period(Messages(language), start, end) for language in LANGUAGES})


def _said(words: Callable[[Messages], str]) -> Record:
    return _same({language: words(Messages(language)) for language in LANGUAGES})


def _days(items: list[Record]) -> list[Record]:
    days: list[Record] = []
    for item in items:
        if not days or not when.same_day(days[-1], item):
            days.append({"day": item["day"], "date": None, "sessions": []})
        days[-1]["date"] = days[-1]["date"] or item["date"]
        days[-1]["sessions"].append(item)
    before = None
    for day in days:
        day.update(_named(day["day"], day["date"], before))
        before = day["date"]
    return days


def _named(day: int, date: str | None, before: str | None) -> Record:
    gap = {language: dates.between(before, date, language) if before and date else "" for language in LANGUAGES}
    return {
        "name": _said(lambda tell: when.named(tell, day, date)),
        "long": None if when.is_outside(day, date) else _said(lambda tell: when.long(tell, date)),
        "short": _said(lambda tell: when.short(tell, date, False)) if date else None,
        "gap": _same(gap) if gap["en"] else None,
    }


def _people(items: list[Record], speakers: dict[int, SpeakerRow]) -> list[Record]:
    parts: dict[str, list[Record]] = defaultdict(list)
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for item in items:
        for part in item["people"]:
            parts[part["id"]].append({"session": item["id"], "short": item["short"], "did": part["did"]})
        for passage in item["passages"]:
            if passage["speaker"]:
                said[passage["speaker"]["id"]][passage["speech"]] += 1
    found = []
    for speaker in speakers.values():
        id = speaker.data["id"]
        if id in parts or id in said:
            counts = {speech: said[id][speech] for speech in ("direct", "reported", "narrative")}
            found.append({**_speaker(speaker), "parts": parts[id], "counts": counts})
    return found


def _topic(topic: str) -> Record:
    from cgluctl.language import thesaurus

    known = thesaurus.concepts().get(topic)
    return _same({language: known["prefLabel"].get(language, topic) if known else topic for language in LANGUAGES})


def _topics(items: list[Record]) -> list[Record]:
    where: dict[str, list[str]] = {}
    for item in items:
        for topic in item["topics"]:
            where.setdefault(topic["id"], []).append(item["id"])
    made = [{"id": topic, "label": _topic(topic), "sessions": found} for topic, found in where.items()]
    return sorted(made, key=lambda topic: (-len(topic["sessions"]), topic["label"]["en"][1], topic["id"]))
