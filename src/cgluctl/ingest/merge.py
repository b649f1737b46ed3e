"""A new version of a report laid over the event made from the last one: what stayed keeps its id, and a person's fixes stay."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from cgluctl.ingest.fixes import Tables, applied, records
from cgluctl.language.fold import fold

_ALIKE = 60  # of 100: a passage that is so like the old one is the old one, changed


class Change(NamedTuple):
    """One passage that differs between two versions: `op` is added, removed or changed."""

    op: str
    id: str
    old: str | None
    new: str | None


def merged(old: Tables, new: Tables) -> tuple[Tables, list[Change]]:
    """The new tables with the old ids where a session or passage stayed, the old fixes applied, and what differs."""
    new = copy.deepcopy(new)
    language = next(records(new, "event"))["source"]["language"]
    _rename_sessions(old, new, language)
    changes: list[Change] = []
    renamed: dict[str, str] = {}
    for session in records(new, "sessions"):
        before = [p for p in records(old, "passages") if p["session"] == session["id"]]
        after = [p for p in records(new, "passages") if p["session"] == session["id"]]
        changes += _passages(before, after, language, session["id"], renamed)
    gone = {s["id"] for s in records(old, "sessions")} - {s["id"] for s in records(new, "sessions")}
    changes += [
        Change("removed", p["id"], p["text"][language], None) for p in records(old, "passages") if p["session"] in gone
    ]
    for passage in records(new, "passages"):
        passage["id"] = renamed.get(passage["id"], passage["id"])
    for table, key in (("ledger", "ref"), ("doubts", "about")):
        for record in records(new, table):
            record[key] = renamed.get(record[key], record[key])
    new["fixes"] = copy.deepcopy(old.get("fixes", {}))
    return applied(new, list(records(new, "fixes"))), changes


def _rename_sessions(old: Tables, new: Tables, language: str) -> None:
    """Gives sessions of the same title the id they had; others keep their own unless it is another's."""
    known = {fold(s["title"].get(language) or ""): s["id"] for s in reversed(list(records(old, "sessions")))}
    renamed: dict[str, str] = {}
    for session in records(new, "sessions"):
        before = known.get(fold(session["title"].get(language) or ""))
        if before and before not in renamed.values():
            renamed[session["id"]] = before
    used = set(renamed.values()) | {s["id"] for s in records(old, "sessions")}
    for session in records(new, "sessions"):
        if session["id"] not in renamed:
            renamed[session["id"]] = _free(session["id"], used) if session["id"] in renamed.values() else session["id"]
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


def _free(id: str, used: set[str]) -> str:
    day = id.partition(".")[0]
    number = 1
    while f"{day}.{number}" in used:
        number += 1
    return f"{day}.{number}"


def _passages(
    before: Sequence[Any], after: Sequence[Any], language: str, session: str, renamed: dict[str, str]
) -> list[Change]:
    """Matches the passages of a session in order; ids of what is gone are never given again."""
    from rapidfuzz.fuzz import ratio

    old, new = [_words(p, language) for p in before], [_words(p, language) for p in after]
    changes: list[Change] = []
    top = max((int(p["id"].rpartition("/p")[2]) for p in before), default=0)
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            renamed.update({after[c + n]["id"]: before[a + n]["id"] for n in range(b - a)})
            continue
        rest = list(range(a, b))
        for n in range(c, d):
            like = next((m for m in rest if ratio(old[m], new[n]) >= _ALIKE), None)
            if like is None:
                top += 1
                renamed[after[n]["id"]] = f"{session}/p{top}" if before else after[n]["id"]
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


def _words(passage: Any, language: str) -> str:
    return str(passage["text"].get(language) or "")
