"""Decisions of a person on an imported event: kept as records of their own, and applied to the others."""

from collections.abc import Iterable, Iterator
from typing import Any

from cgluctl.ingest.identity import SHORT
from cgluctl.model import Fix

Tables = dict[str, dict[str, Any]]


def records(tables: Tables, name: str) -> Iterator[Any]:
    """The records of a table in order."""
    yield from tables.get(name, {}).values()


def added(tables: Tables, fix: Fix) -> Tables:
    """The tables with a fix applied and kept; an earlier fix of the same thing gives way where both set the same."""
    before = list(records(tables, "fixes"))
    if fix in before:
        return tables
    kept = [
        {**old, "set": {key: value for key, value in old["set"].items() if key not in fix["set"]}}
        if (old["about"], old["id"]) == (fix["about"], fix["id"])
        else old
        for old in before
    ]
    kept = [old for old in kept if old["set"]] + [fix]
    return applied({**tables, "fixes": _numbered(kept)}, [fix])


def applied(tables: Tables, fixes: Iterable[Fix]) -> Tables:
    """The tables with the fixes made true in all other records; one about something that is gone does nothing."""
    for fix in fixes:
        _BY[fix["about"]](tables, fix)
    _settle(tables)
    return tables


def standing(tables: Tables) -> Tables:
    """The tables without the fixes about what is gone."""
    there = {name: {record["id"] for record in records(tables, name)} for name in ("passages", "sessions", "speakers")}
    fixes = list(records(tables, "fixes"))
    while True:
        joined = {fix["id"] for fix in fixes if fix["about"] == "speaker" and fix["set"].get("same_as")}
        known = {
            "quote": there["passages"],
            "session": there["sessions"],
            "speaker": there["speakers"] | joined,
        }
        kept = [fix for fix in fixes if (fix["set"].get("same_as") or fix["id"]) in known[fix["about"]]]
        if len(kept) == len(fixes):
            return {**tables, "fixes": _numbered(kept)}
        fixes = kept


def _numbered(found: Iterable[Any]) -> dict[str, Any]:
    return {str(number): record for number, record in enumerate(found, 1)}


def _quote(tables: Tables, fix: Fix) -> None:
    for passage in records(tables, "passages"):
        if passage["id"] != fix["id"]:
            continue
        told = {"speech": fix["set"].get("speech") or passage["speech"], "speaker": passage["speaker"]}
        if "speaker" in fix["set"]:
            told["speaker"] = _speaker(tables, fix["set"]["speaker"], fix["set"].get("name"))
        if any(passage[key] != value for key, value in told.items()):
            _leave(tables, passage)
            passage.update(told)
            _part(tables, passage)


def _speaker(tables: Tables, id: str | None, name: str | None) -> str | None:
    if id is None or any(speaker["id"] == id for speaker in records(tables, "speakers")):
        return id
    if name:
        speaker = {"id": id, "named": True, "name": name, "usual": None, "aliases": [], "roles": []}
        _append(tables, "speakers", speaker)
        return id
    return None


def _append(tables: Tables, name: str, record: Any) -> None:
    tables[name][str(max(map(int, tables[name]), default=0) + 1)] = record


_DEEDS = {"direct": "quoted", "reported": "spoke"}


def _session_of(tables: Tables, passage: Any) -> Any:
    return next(session for session in records(tables, "sessions") if session["id"] == passage["session"])


def _part(tables: Tables, passage: Any) -> None:
    did = _DEEDS.get(passage["speech"])
    if not passage["speaker"] or not did:
        return
    session = _session_of(tables, passage)
    part = next((part for part in session["parts"] if part["speaker"] == passage["speaker"]), None)
    if part is None:
        part = {"speaker": passage["speaker"], "did": [], "lines": []}
        session["parts"].append(part)
    part["did"] = [deed for deed in part["did"] if deed != "listed"]
    if did not in part["did"]:
        part["did"].append(did)
    if passage["source"]["lines"] not in part["lines"]:
        part["lines"].append(passage["source"]["lines"])


def _leave(tables: Tables, passage: Any) -> None:
    session, did = _session_of(tables, passage), _DEEDS.get(passage["speech"])
    part = next((part for part in session["parts"] if part["speaker"] == passage["speaker"]), None)
    if part is None or did not in part["did"]:
        return
    others = [
        other
        for other in records(tables, "passages")
        if other is not passage
        and (other["session"], other["speaker"]) == (session["id"], part["speaker"])
        and other["speech"] in _DEEDS
    ]
    said = [other["source"]["lines"] for other in others]
    lines = passage["source"]["lines"]
    part["lines"] = [pair for pair in part["lines"] if pair != lines or pair in said] or said
    if not any(_DEEDS[other["speech"]] == did for other in others) and (did == "quoted" or not part["lines"]):
        part["did"] = [deed for deed in part["did"] if deed != did] or ["listed"]
    if not part["lines"]:
        session["parts"].remove(part)


def _merge(tables: Tables, fix: Fix) -> None:
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
    tables["speakers"] = _numbered(rest)


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
    passages = {passage["id"] for passage in records(tables, "passages")}
    sessions = {session["id"]: session for session in records(tables, "sessions")}
    speakers = {speaker["id"] for speaker in records(tables, "speakers")}
    settled = {(fix["about"], fix["id"]) for fix in records(tables, "fixes")}
    titled = {fix["id"] for fix in records(tables, "fixes") if fix["about"] == "session" and "title" in fix["set"]}

    def stands(doubt: Any) -> bool:
        about = doubt["about"]
        match doubt["kind"]:
            case "speaker" | "speech":
                return about in passages and ("quote", about) not in settled
            case "same":
                doubt["candidates"] = [one for one in doubt["candidates"] if one in speakers]
                return about in speakers and bool(doubt["candidates"]) and ("speaker", about) not in settled
            case "date":
                return about in sessions and sessions[about]["date"] is None
        return about in sessions and about not in titled

    tables["doubts"] = _numbered([doubt for doubt in records(tables, "doubts") if stands(doubt)])
