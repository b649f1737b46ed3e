"""How answers are set for a person; loaded only when somebody looks.

Here: sessions, passages and quotes, for every command that shows them.
"""

import json
from collections.abc import Iterable, Sequence

from cgluctl.answers.context import Context, lines, surname, surnames
from cgluctl.blocks import Blank, Block, Entry, Fields, Heading, Paragraph, Quote, Rule, Span, Spans, plain
from cgluctl.language import dates, voices, when
from cgluctl.language.messages import quoted
from cgluctl.language.words import split
from cgluctl.search.archive import EventRow, SessionRow
from cgluctl.shapes import Record

SHORT, NAMES = 40, 12  # letters of a session's name, and of those who are quoted there, where each session has one line
LONGEST = 90  # letters of a title beside which other things stand
LANGUAGE_NAMES = {"fr": "French", "en": "English", "es": "Spanish"}


def event_heading(ctx: Context, event: EventRow) -> Heading:
    """The event's title, with its id and the language of its report."""
    language = ctx.tell.say(LANGUAGE_NAMES.get(event.data["source"]["language"], "?"))
    right = f"{event.data['id']} · " + ctx.tell.say("report in {language}", language=language)
    return Heading((Span(ctx.text(event.data["title"]), "title"),), right)


def session_row(ctx: Context, day: Record, session: Record, first: bool) -> list[Spans]:
    """One session of the home screen, in four cells: day and date on the first of a day."""
    names = _few(surnames(session["quoted"]))
    return [
        (Span(f"{day['day']:>2}  {_short_day(ctx, day)}" if first else "", "day"),),
        (Span(session["session"], "id"),),
        (Span(cut(session["short"], SHORT)),),
        (Span(f"❝ {names}" if names else "", "speaker"),),
    ]


def day_line(ctx: Context, day: Record) -> Paragraph:
    """One day of the home screen where its sessions would not fit."""
    ids = [session["session"] for session in day["sessions"]]
    shown = ids[0] if len(ids) == 1 else f"{ids[0]}–{ids[-1]}"
    count = ctx.tell.plural("{n} session", "{n} sessions", len(ids))
    head = f"{day['day']:>3}  {_short_day(ctx, day):<12}  "
    return Paragraph((Span(head, "day"), Span(f"{shown:<13}", "id"), Span(count)))


def _few(names: Sequence[str]) -> str:
    whole = ", ".join(names)
    return whole if len(names) < 2 or len(whole) <= NAMES else f"{names[0]} +{len(names) - 1}"


def cut(text: str, longest: int) -> str:
    """A title that fits a table or a line, cut between words."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-(«“\u00a0") + "…"


def _short_day(ctx: Context, day: Record) -> str:
    if not day["date"]:
        return ""
    return dates.short(day["date"], ctx.lang, year=False)


def session_head(ctx: Context, session: SessionRow, item: Record) -> list[Block]:
    """Title, printed title, day, kind, source lines, people by part, links and topics."""
    say = ctx.tell.say
    blocks: list[Block] = [
        Heading(
            (Span(item["session"], "id"), Span("  "), Span(item["title"], "title")),
            when.of_session(ctx.tell, item),
        )
    ]
    if item["title_printed"] and item["title_printed"] != item["title"]:
        blocks.append(Paragraph((Span(item["title_printed"], "dim"),), 5))
    day = when.named(ctx.tell, item["day"], item["date"])
    under = " · ".join(
        part
        for part in (
            "" if item["title"] == day else day,
            when.clock(item),
            item["room"],
            item["track"],
            item["meeting"],
            voices.in_report(ctx.tell, item["source"]),
        )
        if part
    )
    blocks += [Paragraph((Span(under, "dim"),), 5), Blank()]
    people = [(_part_label(ctx, part["did"]), _person(ctx, part)) for part in item["parts"]]
    rows = _merged(people)
    if item["links"]:
        rows.append((say("Links"), plain(", ".join(link["url"] for link in item["links"]))))
    if item["topics"]:
        rows.append((say("Topics"), plain(", ".join(topic_labels(ctx, item["topics"])))))
    if rows:
        blocks += [Fields(rows, 5), Blank()]
    if item["passages"]:
        blocks += [Paragraph((Span(voices.of_session(ctx.tell, item["passages"]), "dim"),), 5), Blank()]
    return blocks


def topic_labels(ctx: Context, topics: Sequence[str]) -> list[str]:
    """The labels of topics in the display language."""
    wanted = ctx.archive.db.among("id", topics)
    rows = ctx.archive.db.execute(f"SELECT id, data FROM concept WHERE {wanted.sql}", wanted.values)
    known = {topic: json.loads(data)["prefLabel"][ctx.lang] for topic, data in rows}
    return [known.get(topic, topic) for topic in topics]


def _part_label(ctx: Context, did: Sequence[str]) -> str:
    label = ", ".join(ctx.tell.word(word) for word in did)
    return label[:1].upper() + label[1:]


def _person(ctx: Context, part: Record) -> Spans:
    name, role = part["speaker"]["name"], part["speaker"]["role"]
    named = not role or part["text"].startswith(name)
    return (Span(name, "speaker"), Span(f", {role}" if role else "")) if named else (Span(role, "speaker"),)


def _merged(people: Iterable[tuple[str, Spans]]) -> list[tuple[str, Spans]]:
    rows: list[tuple[str, Spans]] = []
    previous = None
    for label, spans in people:
        rows.append(("" if label == previous else label, spans))
        previous = label
    return rows


def passage_blocks(ctx: Context, passages: Sequence[Record]) -> list[Block]:
    """Numbered passages, the direct quotes set as quotes."""
    blocks: list[Block] = []
    for item in passages:
        if item["speech"] == "direct":
            if blocks and not isinstance(blocks[-1], Blank):
                blocks.append(Blank())
            blocks += [quote_entry(ctx, item), *quote_tail(ctx, item), Blank()]
        else:
            blocks.append(passage_entry(ctx, item))
    return blocks


def local_id(item: Record) -> str:
    """`p4` of `cglu-2021-05/2.3/p4`."""
    return str(item["id"]).rsplit("/", 1)[-1]


def passage_entry(ctx: Context, item: Record, spans: Spans | None = None, remark: str = "") -> Entry:
    """A narrative or reported passage; who is reported stands before the words."""
    who: Spans = ()
    if item["speech"] == "reported" and item["speaker"]:
        who = (Span(voices.reporting(ctx.tell, item, shown_name(ctx, item)), "speaker"),)
    return Entry(
        local_id(item),
        item["speech"],
        who + (spans or plain(item["text"])),
        voices.at_edge(ctx.tell, item["source"]),
        remark,
    )


def shown_name(ctx: Context, item: Record) -> str:
    """The surname of who spoke, the whole name where others of the event share it, or the office."""
    speaker = item["speaker"]
    if not speaker["named"]:
        return str(speaker["role"] or speaker["name"])
    short = surname(speaker["name"])
    words = split(short)
    of_it = ctx.archive.speakers(ctx.archive.current(item["event"]).n, word=words[-1].folded) if words else ()
    shared = any(one.data["id"] != speaker["id"] and surname(one.data["name"]) == short for one in of_it)
    return str(speaker["name"]) if shared else short


def quote_entry(ctx: Context, item: Record, spans: Spans | None = None, remark: str = "") -> Entry:
    """A direct quote in a list, inside the quotation marks of its language."""
    opening, closing = quoted("\n", item["lang"]).split("\n")
    words = (Span(opening, "quote"), *(spans or (Span(item["text"], "quote"),)), Span(closing, "quote"))
    return Entry(local_id(item), "direct", words, voices.at_edge(ctx.tell, item["source"]), remark)


def credit(speaker: Record, indent: int) -> Paragraph:
    """Who spoke, with the role."""
    role = speaker["role"]
    return Paragraph((Span(speaker["name"], "speaker"), Span(f", {role}" if role else "")), indent)


def quote_tail(ctx: Context, item: Record) -> list[Block]:
    """Under a quote: who said it, and our translation, marked as such."""
    blocks: list[Block] = []
    if item["speaker"]:
        blocks.append(credit(item["speaker"], 7))
    if item["translation"]:
        blocks.append(Paragraph((Span(ctx.tell.say("Our translation:") + " " + item["translation"], "dim"),), 7))
    return blocks


def quote_card(ctx: Context, item: Record, session: Record) -> list[Block]:
    """One direct quote in full: words, speaker, translation, and where it stands."""
    say = ctx.tell.say
    blocks: list[Block] = [Quote(quoted(item["text"], item["lang"])), Blank()]
    if item["speaker"]:
        blocks.append(credit(item["speaker"], 3))
    else:
        blocks.append(Paragraph((Span(say("speaker not stated by the report"), "dim"),), 3))
    if item["translation"]:
        blocks += [
            Blank(),
            Paragraph((Span(say("Our translation, not the speaker’s words"), "label"),), 3),
            Paragraph((Span(item["translation"], "dim"),), 3),
        ]
    source = item["source"]
    language = say(LANGUAGE_NAMES.get(item["lang"], "?"))
    where = say("report in {language}", language=language) + f", {voices.where(ctx.tell, source)}"
    if source.get("attribution"):
        where += ctx.tell.semicolon + say("name and role {lines}", lines=lines(source["attribution"]))
    rows = [
        (say("Printed under"), plain(f"{item['session']} {session['short']} · {when.short(ctx.tell, item['date'])}")),
        (say("Source"), plain(where)),
        (say("Spoken in"), plain(say("not stated by the report"))),
        (say("Id"), (Span(item["id"], "id"),)),
    ]
    return [*blocks, Blank(), Fields(rows, 3)]


def session_screen(ctx: Context, sessions: Sequence[SessionRow], items: Sequence[Record]) -> list[Block]:
    """Each session's head and passages, a rule between sessions."""
    blocks: list[Block] = []
    for number, (session, item) in enumerate(zip(sessions, items, strict=True)):
        blocks += [Blank(), Rule(), Blank()] if number else []
        blocks += session_head(ctx, session, item)
        blocks += passage_blocks(ctx, item["passages"])
    return blocks
