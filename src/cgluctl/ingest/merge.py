"""A new version of a report laid over the event made from the last one: what stayed keeps its id, and a person's fixes stay."""

import copy
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from cgluctl.ingest.fixes import Tables, applied, records, standing
from cgluctl.language.fold import fold

_ALIKE = 60  # of 100: so like the old passage, it is that one, changed


class Change(NamedTuple):
    """One session or passage that differs between two versions: `op` is added, removed or changed."""

    op: str
    id: str
    old: str | None
    new: str | None


def merged(old: Tables, new: Tables) -> tuple[Tables, list[Change]]:
    """The new tables with the old ids where a session or passage stayed, the old fixes applied, and what differs."""
    new = copy.deepcopy(new)
    retired = set(next(records(old, "event")).get("retired", ()))
    _rename_sessions(old, new, retired)
    _keep_title(old, new)
    changes: list[Change] = []
    renamed: dict[str, str] = {}
    for session in records(new, "sessions"):
        before = [p for p in records(old, "passages") if p["session"] == session["id"]]
        after = [p for p in records(new, "passages") if p["session"] == session["id"]]
        top = max((_number(id) for id in [*retired, *_ids(before)] if id.startswith(session["id"] + "/")), default=0)
        changes += _passages(before, after, top, renamed)
    _rename(new, renamed)
    gone = {s["id"] for s in records(old, "sessions")} - {s["id"] for s in records(new, "sessions")}
    changes += [Change("removed", p["id"], _words(p), None) for p in records(old, "passages") if p["session"] in gone]
    new["fixes"] = copy.deepcopy(old.get("fixes", {}))
    new = standing(applied(new, list(records(new, "fixes"))))
    _retire(old, new, retired)
    return new, [*_sessions(old, new), *changes]


def _keep_title(old: Tables, new: Tables) -> None:
    before, after = next(records(old, "event")), next(records(new, "event"))
    if _is_told(before) and not _is_told(after):
        after["title"] = before["title"]


def _is_told(event: Any) -> bool:
    printed = " ".join((event["source"]["title"] or "").split())
    title = event["title"].get(event["source"]["language"])
    return bool(title) and title not in (printed, event["source"]["description"].get(event["source"]["language"]))


def _retire(old: Tables, new: Tables, retired: set[str]) -> None:
    tables = ("sessions", "passages")
    there = {record["id"] for table in tables for record in records(new, table)}
    retired |= {record["id"] for table in tables for record in records(old, table)} - there
    if retired:
        next(records(new, "event"))["retired"] = sorted(retired)


def _ids(found: Sequence[Any]) -> list[str]:
    return [record["id"] for record in found]


def _number(id: str) -> int:
    digits = id.rpartition("/p")[2]
    return int(digits) if digits.isdecimal() else 0


def _rename(new: Tables, renamed: dict[str, str]) -> None:
    for passage in records(new, "passages"):
        passage["id"] = renamed.get(passage["id"], passage["id"])
    for table, key in (("ledger", "ref"), ("doubts", "about")):
        for record in records(new, table):
            record[key] = renamed.get(record[key], record[key])


def _rename_sessions(old: Tables, new: Tables, retired: set[str]) -> None:
    renamed = _stayed(old, new)
    used = retired | set(renamed.values()) | {s["id"] for s in records(old, "sessions")}
    for session in records(new, "sessions"):
        if session["id"] not in renamed:
            renamed[session["id"]] = _free(session["id"], used)
            used.add(renamed[session["id"]])
    for session in records(new, "sessions"):
        session["id"] = renamed[session["id"]]
    for passage in records(new, "passages"):
        local = passage["id"].rpartition("/")[2]
        passage["session"] = renamed[passage["session"]]
        passage["id"] = f"{passage['session']}/{local}"
    for speaker in records(new, "speakers"):
        for role in speaker["roles"]:
            role["session"] = renamed.get(role["session"], role["session"])
    for table, key in (("ledger", "ref"), ("doubts", "about")):
        for record in records(new, table):
            head, slash, local = (record[key] or "").partition("/")
            if head in renamed and not (table == "ledger" and record["kind"] == "day"):
                record[key] = renamed[head] + slash + local


def _stayed(old: Tables, new: Tables) -> dict[str, str]:
    free = [s["id"] for s in records(old, "sessions")]
    found: dict[str, str] = {}
    before, after = _titles(old), _titles(new)
    said, says = _said(old), _said(new)

    def pair(session: str, known: str | None) -> None:
        if known is not None:
            found[session] = known
            free.remove(known)

    for id in _ids(list(records(new, "sessions"))):
        same = [known for known in free if after[id] and after[id] & before[known]]
        pair(id, max(same, key=lambda known: (said[known] & says[id]).total(), default=None))
    for id in [id for id in after if id not in found]:
        shared = {known: (said[known] & says[id]).total() for known in free}
        pair(id, max((known for known in free if shared[known]), key=shared.__getitem__, default=None))
    for id in [id for id in after if id not in found and id in free]:
        if not (after[id] and before[id]) and not (says[id] and said[id]):
            pair(id, id)
    return found


def _titles(tables: Tables) -> dict[str, set[str]]:
    language = _language(tables)
    found = {s["id"]: {fold(_title(s, language))} for s in records(tables, "sessions")}
    for entry in records(tables, "ledger"):
        if entry["kind"] == "session" and entry["ref"] in found:
            found[entry["ref"]].add(fold(" ".join((entry["text"] or "").split())))
    return {id: titles - {""} for id, titles in found.items()}


def _said(tables: Tables) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {s["id"]: Counter() for s in records(tables, "sessions")}
    for passage in records(tables, "passages"):
        found[passage["session"]][_words(passage)] += 1
    return found


def _free(id: str, used: set[str]) -> str:
    if id not in used:
        return id
    day = id.partition(".")[0]
    number = 1
    while f"{day}.{number}" in used:
        number += 1
    return f"{day}.{number}"


def _sessions(old: Tables, new: Tables) -> Iterator[Change]:

    def told(tables: Tables) -> dict[str, str]:
        language = _language(tables)
        return {
            s["id"]: " · ".join(filter(None, (s["date"], _title(s, language)))) for s in records(tables, "sessions")
        }

    before, after = told(old), told(new)
    yield from (Change("removed", id, words, None) for id, words in before.items() if id not in after)
    for id, words in after.items():
        if id not in before:
            yield Change("added", id, None, words)
        elif before[id] != words:
            yield Change("changed", id, before[id], words)


def _passages(before: Sequence[Any], after: Sequence[Any], top: int, renamed: dict[str, str]) -> list[Change]:
    from rapidfuzz.fuzz import ratio

    old, new = [_words(p) for p in before], [_words(p) for p in after]
    changes: list[Change] = []
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            renamed.update({after[c + n]["id"]: before[a + n]["id"] for n in range(b - a)})
            continue
        rest = list(range(a, b))
        for n in range(c, d):
            like = next((m for m in rest if ratio(old[m], new[n]) >= _ALIKE), None)
            if like is None:
                top += 1
                renamed[after[n]["id"]] = f"{after[n]['session']}/p{top}"
                changes.append(Change("added", renamed[after[n]["id"]], None, new[n]))
            else:
                rest = [m for m in rest if m > like]
                renamed[after[n]["id"]] = before[like]["id"]
                changes.append(Change("changed", before[like]["id"], old[like], new[n]))
        taken = {renamed.get(p["id"]) for p in after[c:d]}
        changes += [
            Change("removed", before[m]["id"], old[m], None) for m in range(a, b) if before[m]["id"] not in taken
        ]
    return changes


def _language(tables: Tables) -> str:
    return str(next(records(tables, "event"))["source"]["language"])


def _title(session: Any, language: str) -> str:
    return str(session["title"].get(language) or "")


def _words(passage: Any) -> str:
    return str(passage["text"].get(passage["verbatim"]) or "")
