"""The account of an import as a person reads it."""

from collections.abc import Sequence

from cgluctl.answers.context import lines
from cgluctl.answers.screens import LANGUAGE_NAMES
from cgluctl.blocks import Blank, Block, Fields, Heading, Hints, Paragraph, Span, Spans, plain
from cgluctl.ingest import ledger
from cgluctl.language import voices
from cgluctl.language.messages import Messages
from cgluctl.shapes import Record

_CHANGES = 20  # shown of those made by a new version

STATES = (
    "dry run",
    "imported",
    "updated",
    "unchanged",
    "fixed",
    "removed",
    "restored",
    "sound",
    "fresh",
    "stale",
    "missing",
)


def account_screen(item: Record, tell: Messages) -> list[Block]:
    """What became of a report, and what to type next."""
    say = tell.say
    head: list[Block] = [
        Heading((Span(str(item.get("title") or item["event"]), "title"),), tell.word(item["state"])),
        Blank(),
    ]
    if "characters" not in item:
        return [
            *head,
            Fields([(say("Event"), (Span(item["event"], "id"),)), (say("File"), plain(item["file"] or "-"))], 2),
        ]
    rows: list[tuple[str, Spans]] = [
        (say("Event"), (Span(item["event"], "id"),)),
        (say("Read as"), plain(f"{tell.small(item['format'])}, {say(LANGUAGE_NAMES.get(item['language'], '?'))}")),
        (say("Days"), plain(_when(item))),
        (say("Sessions"), plain(str(item["sessions"]))),
        (say("Passages"), plain(str(item["passages"]))),
        (say("Quotes"), plain(_quotes(item, tell))),
        (
            say("People"),
            plain(
                f"{item['people']} (+ {tell.plural('{n} office without a name', '{n} offices without a name', item['offices'])})"
                if item["offices"]
                else str(item["people"])
            ),
        ),
        (
            say("Characters"),
            plain(
                say(
                    "{all}: {placed} placed, {skipped} skipped, {lost} unexplained",
                    all=_number(item["characters"]),
                    placed=_number(item["placed"]),
                    skipped=_number(item["characters"] - item["placed"] - item["unexplained"]),
                    lost=_number(item["unexplained"]),
                )
            ),
        ),
    ]
    rows += [(say("Skipped"), plain(_skip(skip, tell))) for skip in item["skipped"]]
    if item["file"]:
        rows.append((say("File"), plain(item["file"])))
    return [*head, Fields(rows, 2), *_changes(item, tell), *_next(item, tell)]


def _when(item: Record) -> str:
    period = f" ({item['start']} – {item['end']})" if item["start"] else ""
    return f"{item['days']}{period}"


def _quotes(item: Record, tell: Messages) -> str:
    unknown = f" ({tell.say('{n} of unknown speaker', n=item['unknown'])})" if item["unknown"] else ""
    return f"{item['quotes']}{unknown}"


def _skip(skip: Record, tell: Messages) -> str:
    where = ", ".join(lines(pair) for pair in skip["lines"][:8]) + (" …" if len(skip["lines"]) > 8 else "")
    told = tell.say(
        "{reason}: {count} ×, {characters} characters",
        reason=_reason(tell, skip["reason"]),
        count=skip["count"],
        characters=_number(skip["characters"]),
    )
    return told + (f"{tell.semicolon}{voices.spoken(tell, where)}" if where else "")


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u00a0")


def _changes(item: Record, tell: Messages) -> list[Block]:
    made: list[Block] = []
    signs = {"added": "+", "removed": "-", "changed": "~"}
    for change in item["changes"][:_CHANGES]:
        words = change["new"] or change["old"] or ""
        made.append(Paragraph((Span(f"{signs[change['op']]} {change['id']} ", "id"), Span(words[:160])), 2))
    rest = len(item["changes"]) - _CHANGES
    if rest > 0:
        made.append(Paragraph((Span(tell.say("… and {n} more", n=rest), "dim"),), 2))
    return [Blank(), *made] if made else []


def _next(item: Record, tell: Messages) -> list[Block]:
    if item["state"] == "dry run" or not item["file"]:
        return []
    return [
        Blank(),
        Hints(
            [
                (f"cgluctl days --event {item['event']}", tell.say("its days and sessions")),
                (f"cgluctl quote --event {item['event']}", tell.say("its quotes")),
            ]
        ),
    ]


_LONGEST = 400  # characters of a passage


def review_screen(items: Sequence[Record], tell: Messages) -> list[Block]:
    """Each point: where it stands, what is open, its words, who was there, and the command that settles it."""
    say = tell.say
    made: list[Block] = []
    alone = len({item["event"] for item in items}) == 1
    for item in items:
        where = voices.spoken(tell, item["lines"]) if item["lines"] else ""
        made += [
            Heading(
                (
                    Span(item["id"].partition("/")[2] if alone else item["id"], "id"),
                    Span(f"  {tell.word(item['why'])}"),
                ),
                where,
                3,
            )
        ]
        if item["text"]:
            text = item["text"] if len(item["text"]) <= _LONGEST else item["text"][:_LONGEST] + " …"
            made.append(Paragraph((Span(text),), 2))
        if item["candidates"]:
            made.append(Paragraph((Span(say("Named there: {names}", names=", ".join(item["candidates"])), "dim"),), 2))
        made += [Hints([(item["command"], "")]), Blank()]
    return made


def _reason(tell: Messages, reason: str) -> str:
    form, name = ledger.parted(reason)
    return tell.word(form).replace("{name}", name)
