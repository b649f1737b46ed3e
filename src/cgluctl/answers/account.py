"""The account of an import: what became of the report, in numbers, with every skip and warning."""

from collections import Counter, defaultdict
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

from cgluctl.ingest.event import Imported
from cgluctl.ingest.fixes import records
from cgluctl.ingest.identity import Wishes
from cgluctl.language.messages import Messages
from cgluctl.shapes import Answer, Column, Record

if TYPE_CHECKING:
    from cgluctl.answers.acquire import Outcome
    from cgluctl.blocks import Block
    from cgluctl.store.file import Loaded

_LINES = 1000  # places of skips that are listed for each reason


def of(found: Imported, outcome: "Outcome", tell: Messages, aside: str | None = None) -> Answer:
    """What became of a report that was read; `aside` is the file it went to, where that is none of the library."""
    tables = outcome.tables
    passages = list(records(tables, "passages"))
    direct = [p for p in passages if p["speech"] == "direct"]
    speakers = list(records(tables, "speakers"))
    sessions = list(records(tables, "sessions"))
    skips = _skips(tables)
    characters = sum(e["chars"][1] - e["chars"][0] for e in records(tables, "ledger"))
    event = next(records(tables, "event"))
    english = Messages("en")
    item: Record = {
        "event": event["id"],
        "state": outcome.state,
        "file": None if outcome.state == "dry run" else str(outcome.file),
        "title": _title(event["title"], tell.language),
        "format": event["source"]["format"],
        "language": event["source"]["language"],
        "start": event["start"],
        "end": event["end"],
        "days": len({(s["day"], s["date"]) for s in sessions if s["day"]}),
        "sessions": len(sessions),
        "passages": len(passages),
        "quotes": len(direct),
        "unknown": sum(p["speaker"] is None for p in direct),
        "reported": sum(p["speech"] == "reported" for p in passages),
        "people": sum(bool(s["named"]) for s in speakers),
        "offices": sum(not s["named"] for s in speakers),
        "characters": characters,
        "placed": characters - sum(skip["characters"] for skip in skips),
        "skipped": skips,
        "unexplained": sum(skip["characters"] for skip in skips if skip["reason"] == "unexplained"),
        "open": len(tables["doubts"]),
        "warnings": [english.say(warning.message, **warning.values) for warning in found.warnings],
        "changes": [change._asdict() for change in outcome.changes],
    }
    warnings = [tell.say(warning.message, **warning.values) for warning in found.warnings]
    return _said(item, [*warnings, *_remarks(item, tell, aside)], tell)


def adopted(loaded: "Loaded", state: str, path: Path, tell: Messages) -> Answer:
    """What became of an event file that was read back."""
    id, count = loaded.event["id"], len(loaded.passages)
    item: Record = {
        "event": id,
        "state": state,
        "file": None if state == "dry run" else str(path),
        "title": _title(loaded.event["title"], tell.language),
        "sessions": len(loaded.sessions),
        "passages": count,
    }
    if state == "unchanged":
        told = tell.say("This event file is there already; nothing was changed.")
    else:
        told = tell.plural("{n} passage, taken as it is.", "{n} passages, taken as they are.", count)
    return _said(item, [told], tell)


def unchanged(id: str, path: Path, tell: Messages, wishes: Wishes = Wishes()) -> Answer:
    """That a report is there already."""
    told = [tell.say("This report is there already, as {event}; nothing was changed.", event=id)]
    if wishes._replace(event=None) != Wishes():
        told.append(tell.say("To read it anew with these options, add --update."))
    return _said({"event": id, "state": "unchanged", "file": str(path)}, told, tell)


def _title(title: Any, language: str) -> str | None:
    return next((str(title[one]) for one in (language, "en", "fr", "es") if title.get(one)), None)


def _skips(tables: dict[str, Any]) -> list[Record]:
    found: dict[str, Any] = defaultdict(lambda: {"count": 0, "characters": 0, "lines": []})
    for entry in records(tables, "ledger"):
        if entry["kind"] == "skip":
            row = found[entry["reason"]]
            row["count"] += 1
            row["characters"] += entry["chars"][1] - entry["chars"][0]
            if entry["reason"] not in ("blank", "mark") and len(row["lines"]) < _LINES:
                row["lines"].append(entry["lines"])
    return [{"reason": reason, **row} for reason, row in found.items()]


def _remarks(item: Record, tell: Messages, aside: str | None) -> list[str]:
    made = []
    if item["state"] == "unchanged":
        made.append(tell.say("The report says the same as before; nothing was changed."))
    if item["changes"]:
        count = Counter(change["op"] for change in item["changes"])
        made.append(
            tell.say(
                "Changes: {added} added, {changed} changed, {removed} removed.",
                added=count["added"],
                changed=count["changed"],
                removed=count["removed"],
            )
        )
    if item["open"]:
        told = tell.plural("{n} point is open.", "{n} points are open.", item["open"])
        if item["file"] is not None:
            told = f"{told[:-1]}{tell.colon}cgluctl import --review --event {item['event']}"
            told += "" if aside is None else f" --store {quote(aside)}"
        made.append(told)
    return made


_NUMBERS = tuple("days sessions passages quotes unknown people characters placed".split())
_SHOWN = ("event", "state", *_NUMBERS, "file")


def _said(item: Record, remarks: list[str], tell: Messages) -> Answer:
    say = tell.say
    titles = {
        "event": say("Event"),
        "state": say("State"),
        "days": say("Days"),
        "sessions": say("Sessions"),
        "passages": say("Passages"),
        "quotes": say("Quotes"),
        "unknown": say("unknown speaker").capitalize(),
        "people": say("People"),
        "characters": say("Characters"),
        "placed": say("Placed"),
        "file": say("File"),
    }
    columns = [Column(key, titles[key], key in _NUMBERS) for key in _SHOWN if key in item]

    def screen() -> "list[Block]":
        from cgluctl.answers.screens.acquire import account_screen

        return account_screen(item, tell)

    return Answer("import", {}, [item], columns, [item], screen, remarks=remarks)
