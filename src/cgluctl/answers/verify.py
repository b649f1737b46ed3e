"""Verifying quotations: each in a text against the direct speech of the store, word by word.

Nothing is ever corrected: what is not there is said not to be there, and what is near is shown beside it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from cgluctl.answers import inputs, verdicts
from cgluctl.answers.claims import NEAR, Claim, Names, claim
from cgluctl.answers.context import Context, lines
from cgluctl.answers.items import passage_item
from cgluctl.answers.speech import Speech, Verdict
from cgluctl.errors import InputError, WrongUsage
from cgluctl.language.quotations import Quotation, every_quotation
from cgluctl.language.wording import joined, tokens
from cgluctl.language.words import split
from cgluctl.search.archive import PassageRow, SessionRow, SpeakerRow
from cgluctl.search.postings import Unit, named, near, rarity
from cgluctl.shapes import Answer, Column, Record

if TYPE_CHECKING:
    from cgluctl.blocks import Block

LIMIT = 1_000_000  # bytes of a text
VERDICTS = ("exact", "altered", "misattributed", "reported", "not found", "skipped")


def verify_file(ctx: Context, path: str) -> Answer:
    """The quotations in a file, `-` for standard input. InputError when it cannot be read."""
    return verify(ctx, inputs.decoded(inputs.read_bytes(path, LIMIT), path))


def verify(ctx: Context, text: str) -> Answer:
    """A verdict on each quotation in a text; `proved` in `extra` when all are exact and one at least was checked. WrongUsage for an empty text."""
    if not any(map(str.isalnum, text)):
        raise WrongUsage("There is no text to verify.", 'Give the quotation, as in: cgluctl quote --verify "« … »"')
    if len(text.encode("utf-8", "replace")) > LIMIT:
        raise InputError(
            "The text is larger than {limit} bytes.", "Verify it in parts.", limit=f"{LIMIT:,}".replace(",", " ")
        )
    found = every_quotation(text)
    judge = _Judge(ctx, text, found)
    ends = [match.start() for match in re.finditer("\n", text)]
    items = [
        {"kind": "quotation", "line": bisect_left(ends, one.start) + 1, **judge.item(text, found, number)}
        for number, one in enumerate(found)
    ]
    counts = {verdict: sum(item["verdict"] == verdict for item in items) for verdict in VERDICTS}
    checked = len(items) - counts["skipped"]
    proved = checked > 0 and counts["exact"] == checked

    def screen() -> "list[Block]":
        from cgluctl.answers.screens.cards import verify_screen

        return verify_screen(ctx, items)

    return Answer(
        "verify",
        {"words": len(text.split())},
        items,
        _columns(ctx),
        [_flat(ctx, item) for item in items],
        screen,
        remarks=[verdicts.summary(ctx, counts, checked)],
        extra={"proved": proved, "checked": checked, "counts": counts},
        document=True,
        failed=not proved,
    )


class _Judge:
    def __init__(self, ctx: Context, text: str, found: Sequence[Quotation]) -> None:
        self.ctx = ctx
        around = (text[max(0, one.start - NEAR) : one.start] + "\n" + text[one.end : one.end + NEAR] for one in found)
        bears = bearing(ctx, (one.text for one in found), around)
        self.speech = Speech(bears.passages, bears.sessions, partial(rarity, ctx.archive.db))
        self.names = Names(bears.speakers)
        self.known: dict[int, set[int]] = {}

    @cached_property
    def whole(self) -> bool:
        """Whether the full text of every report is there."""
        sources = [
            event.data["source"] for event in ([self.ctx.current()] if self.ctx.named else self.ctx.archive.events())
        ]
        held = {source["sha256"] for source in sources if source["full_text"]}
        return all(source["sha256"] in held for source in sources)

    def item(self, text: str, found: Sequence[Quotation], number: int) -> Record:
        """One quotation with its verdict, the passage it was set against, and who is named beside it."""
        one = found[number]
        before = found[number - 1].end if number else 0
        after = found[number + 1].start if number + 1 < len(found) else len(text)
        claimed = claim(self.names, text, one.start, one.end, before, after) if one.marks else Claim([])
        verdict = self.speech.verdict(one.text, lambda passage: self._agrees(claimed, passage) is not False)
        if verdict.reason == "short" and claimed.said and not self.speech.holds(one.text):
            verdict = Verdict("not found")  # so few words prove nothing, but they are said to have been spoken
        speaker, nearest = self._speaker(claimed, verdict)
        other = verdict.name == "exact" and speaker == "other"
        return {
            "chars": [one.start, one.end],
            "marks": one.marks,
            "closed": one.closed,
            "text": one.text.strip(),
            "verdict": "misattributed" if other else verdict.name,
            "reason": verdict.reason,
            "excerpt": verdict.excerpt,
            "omitted": verdict.omitted,
            "speaker": speaker,
            "claimed": nearest,
            "diff": [change._asdict() for change in verdict.diff],
            "absent": self.whole if verdict.name == "not found" else None,
            "id": self._id(verdict.passage),
            "also": [self._id(passage) for passage in verdict.also],
            "passage": self._passage(verdict.passage),
        }

    def _agrees(self, claimed: Claim, passage: PassageRow) -> bool | None:
        if passage.speaker is None or not (claimed.speakers or claimed.stranger):
            return None
        mine = self._same(passage.speaker)
        return any(mine & who for who in claimed.speakers)

    def _same(self, n: int) -> set[int]:
        if n not in self.known:
            id = self.ctx.archive.speaker(n).data["id"]
            self.known[n] = {speaker.n for speaker in self.ctx.archive.speakers(id=id)}
        return self.known[n]

    def _speaker(self, claimed: Claim, verdict: Verdict) -> tuple[str | None, Record | None]:
        if verdict.passage is None or verdict.name in ("not found", "skipped"):
            return None, None
        agrees = self._agrees(claimed, verdict.passage)
        if claimed.stranger:
            return "unstated" if agrees is None else "other", {"id": None, "name": claimed.stranger}
        if not claimed.speakers:
            return None, None
        number = verdict.passage.speaker if agrees else min(claimed.speakers[0])
        row = self.ctx.archive.speaker(number or 0)
        flag = "unstated" if agrees is None else "same" if agrees else "other"
        return flag, {"id": row.data["id"], "name": self.ctx.name(row)}

    def _id(self, passage: PassageRow | None) -> str | None:
        return (
            self.ctx.full_id(passage.data["id"], self.ctx.archive.session(passage.session).event) if passage else None
        )

    def _passage(self, passage: PassageRow | None) -> Record | None:
        if passage is None:
            return None
        speaker = None if passage.speaker is None else self.ctx.archive.speaker(passage.speaker)
        return passage_item(self.ctx, passage, self.ctx.archive.session(passage.session), speaker)


def _columns(ctx: Context) -> list[Column]:
    say = ctx.tell.say
    return [
        Column("id", say("Id")),
        Column("verdict", say("Verdict")),
        Column("line", say("Line"), True),
        Column("lines", say("Lines")),
        Column("speaker", say("Speaker")),
        Column("claimed", say("Claimed")),
        Column("note", say("Note")),
        Column("text", say("Text")),
    ]


def _flat(ctx: Context, item: Record) -> Record:
    passage = item["passage"]
    return {
        **item,
        "id": item["id"] or "-",
        "lines": lines(passage["source"]["lines"]) if passage else None,
        "speaker": passage["speaker"]["name"] if passage and passage["speaker"] else None,
        "claimed": item["claimed"]["name"] if item["claimed"] else None,
        "note": verdicts.note(ctx, item),
        "text": verdicts.shown_diff(item) if item["diff"] else item["text"],
    }


class Bearing(NamedTuple):
    """Passages and sessions that are near to the quotations, and the speakers of these or named around them, in the order of the archive."""

    passages: list[PassageRow]
    sessions: list[SessionRow]
    speakers: list[SpeakerRow]


def bearing(ctx: Context, quoted: Iterable[str], around: Iterable[str]) -> Bearing:
    """What bears on the words `quoted` and the texts `around` them; of one event, if the user named it."""
    archive, event = ctx.archive, ctx.current().n if ctx.named else None
    units: dict[int, Unit] = {}
    for text in dict.fromkeys(quoted):
        units |= near(archive.db, joined(tokens(text)), event)
    words = {word.folded for text in around for word in split(text)}
    speakers = named(archive.db, words, event) | {unit.speaker for unit in units.values() if unit.speaker is not None}
    passages = {n for n, unit in units.items() if unit.kind == "passage"}
    sessions = {unit.session for unit in units.values()}
    archive.bring(sessions, speakers, passages)
    return Bearing(
        [archive.passage(n) for n in sorted(passages)],
        [archive.session(n) for n in sorted(sessions)],
        [archive.speaker(n) for n in sorted(speakers)],
    )
