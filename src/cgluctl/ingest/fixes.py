"""Decisions of a person on an imported event: kept as records of their own, and applied to the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cgluctl.ingest.summary import SHORT
from cgluctl.model import Fix

Tables = dict[str, dict[str, Any]]


def records(tables: Tables, name: str) -> Iterator[Any]:
    """The records of a table in order."""
    yield from tables.get(name, {}).values()


def added(tables: Tables, fix: Fix) -> Tables:
    """The tables with a fix applied and kept; an earlier fix of the same thing gives way where both set the same."""
    kept = [
        {**old, "set": {key: value for key, value in old["set"].items() if key not in fix["set"]}}
        if (old["about"], old["id"]) == (fix["about"], fix["id"])
        else old
        for old in records(tables, "fixes")
    ]
    kept = [old for old in kept if old["set"]] + [fix]
    return applied({**tables, "fixes": {str(n): one for n, one in enumerate(kept, 1)}}, [fix])


def applied(tables: Tables, fixes: Iterable[Fix]) -> Tables:
    """The tables with the fixes made true in all other records; one about something that is gone does nothing."""
    for fix in fixes:
        _BY[fix["about"]](tables, fix)
    _settle(tables)
    return tables


def _quote(tables: Tables, fix: Fix) -> None:
    for passage in records(tables, "passages"):
        if passage["id"] == fix["id"]:
            passage["speech"] = fix["set"].get("speech") or passage["speech"]
            if "speaker" in fix["set"]:
                passage["speaker"] = _speaker(tables, fix["set"]["speaker"], fix["set"].get("name"))
            _part(tables, passage)


def _speaker(tables: Tables, id: str | None, name: str | None) -> str | None:
    """The id of a speaker that is there, made if a name comes with it; None for nobody."""
    if id is None or any(speaker["id"] == id for speaker in records(tables, "speakers")):
        return id
    if name:
        speaker = {"id": id, "named": True, "name": name, "usual": None, "aliases": [], "roles": []}
        _append(tables, "speakers", speaker)
        return id
    return None


def _append(tables: Tables, name: str, record: Any) -> None:
    tables[name][str(max(map(int, tables[name]), default=0) + 1)] = record


def _part(tables: Tables, passage: Any) -> None:
    """Whoever speaks has a part in the session."""
    did = {"direct": "quoted", "reported": "spoke"}.get(passage["speech"])
    for session in records(tables, "sessions"):
        if session["id"] == passage["session"] and passage["speaker"] and did:
            part = next((part for part in session["parts"] if part["speaker"] == passage["speaker"]), None)
            if part is None:
                part = {"speaker": passage["speaker"], "did": [], "lines": []}
                session["parts"].append(part)
            part["did"] = [deed for deed in part["did"] if deed != "listed"]
            if did not in part["did"]:
                part["did"].append(did)
            if passage["source"]["lines"] not in part["lines"]:
                part["lines"].append(passage["source"]["lines"])


def _merge(tables: Tables, fix: Fix) -> None:
    """Makes one speaker of two: names become aliases, roles and parts are joined. Or gives a speaker another name."""
    speakers = {speaker["id"]: speaker for speaker in records(tables, "speakers")}
    one, other = speakers.get(fix["id"]), speakers.get(fix["set"].get("same_as") or "")
    if one and fix["set"].get("name"):
        one["aliases"] = sorted({*one["aliases"], one["name"]} - {fix["set"]["name"]})
        one["name"], one["named"] = fix["set"]["name"], True
    if not one or not other or one is other:
        return
    other["aliases"] = sorted({*other["aliases"], *one["aliases"], one["name"]} - {other["name"]})
    other["roles"] += [role for role in one["roles"] if role not in other["roles"]]
    for passage in records(tables, "passages"):
        if passage["speaker"] == one["id"]:
            passage["speaker"] = other["id"]
    for session in records(tables, "sessions"):
        _join_parts(session, one["id"], other["id"])
    rest = [speaker for speaker in speakers.values() if speaker is not one]
    tables["speakers"] = {str(n): speaker for n, speaker in enumerate(rest, 1)}


def _join_parts(session: Any, one: str, other: str) -> None:
    mine = next((part for part in session["parts"] if part["speaker"] == one), None)
    theirs = next((part for part in session["parts"] if part["speaker"] == other), None)
    if mine is None:
        return
    if theirs is None:
        mine["speaker"] = other
        return
    theirs["did"] += [deed for deed in mine["did"] if deed not in theirs["did"]]
    theirs["lines"] = sorted([*theirs["lines"], *(lines for lines in mine["lines"] if lines not in theirs["lines"])])
    session["parts"].remove(mine)


def _session(tables: Tables, fix: Fix) -> None:
    language = next(records(tables, "event"))["source"]["language"]
    for session in records(tables, "sessions"):
        if session["id"] != fix["id"]:
            continue
        if fix["set"].get("title"):
            title = str(fix["set"]["title"])
            session["title"] = {**session["title"], language: title}
            session["short"] = {**session["short"], language: title if len(title) <= SHORT else None}
        if fix["set"].get("date"):
            session["date"] = fix["set"]["date"]
    event = next(records(tables, "event"))
    days = sorted(session["date"] for session in records(tables, "sessions") if session["date"])
    if days:
        event["start"], event["end"] = days[0], days[-1]


_BY = {"quote": _quote, "speaker": _merge, "session": _session}


def _settle(tables: Tables) -> None:
    """Takes away the doubts that are settled, and those about what is gone."""
    passages = {passage["id"]: passage for passage in records(tables, "passages")}
    sessions = {session["id"]: session for session in records(tables, "sessions")}
    speakers = {speaker["id"] for speaker in records(tables, "speakers")}
    settled = {(fix["about"], fix["id"]) for fix in records(tables, "fixes")}

    def stands(doubt: Any) -> bool:
        about = doubt["about"]
        if doubt["kind"] in ("speaker", "speech"):
            return about in passages and ("quote", about) not in settled
        if doubt["kind"] == "same":
            doubt["candidates"] = [one for one in doubt["candidates"] if one in speakers]
            return about in speakers and bool(doubt["candidates"]) and ("speaker", about) not in settled
        return about in sessions and ("session", about) not in settled

    kept = [doubt for doubt in records(tables, "doubts") if stands(doubt)]
    tables["doubts"] = {str(n): doubt for n, doubt in enumerate(kept, 1)}
