"""The ledger: every character of a report's normalised text in one heading, passage or skip, the reasons for skips and doubts, and the proof of it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import Literal, NamedTuple

from cgluctl.errors import Phrase
from cgluctl.ingest.document import Flow, Range
from cgluctl.language.quotations import LOOKALIKES
from cgluctl.model import Entry

Kind = Literal["title", "day", "session", "passage", "skip"]
LONGEST = 100_000  # characters of the source that one entry holds
Breaks = list[int | list[int | str]]


class Claim(NamedTuple):
    """A stretch of the source and what it became; `within` is where a passage's text holds it."""

    start: int
    end: int
    kind: Kind
    ref: str | None = None
    reason: str | None = None
    within: Range | None = None
    breaks: Sequence[int | list[int | str]] = ()


class Places:
    """Lines (counted from 1) and pages of positions in a text."""

    def __init__(self, text: str, pages: Sequence[int] = ()) -> None:
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._pages = pages

    def lines(self, start: int, end: int) -> list[int]:
        """First and last line of a stretch."""
        return [bisect_right(self._lines, start), bisect_right(self._lines, max(start, end - 1))]

    def page(self, position: int) -> int | None:
        """The page of a position, counted from 1; None where the source has no pages."""
        return max(1, bisect_right(self._pages, position)) if self._pages else None

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._lines)


def entries(text: str, made_of: Iterable[Claim], places: Places, drops: Sequence[Range] = ()) -> list[Entry]:
    """The ledger of a text: the claims in order, and what lies between them as skips: blanks, marks, and what was dropped.

    ValueError when two claims want the same character: a fault of the program.
    """
    made: list[Entry] = []
    place = 0
    for claim in sorted(made_of, key=lambda claim: claim[:2]):
        if claim.start < place:
            raise ValueError(f"two claims on character {claim.start}")
        made += _between(text, place, claim.start, places, drops)
        made.append(_entry(text, claim, places))
        place = claim.end
    made += _between(text, place, len(text), places, drops)
    return [part for entry in made for part in _parted(text, entry, places)]


def _parted(text: str, entry: Entry, places: Places) -> Iterator[Entry]:
    start, end = entry["chars"]
    if entry["text"] is None or end - start <= LONGEST:
        yield entry
        return
    for place in range(start, end, LONGEST):
        claim = Claim(place, min(place + LONGEST, end), entry["kind"], entry["ref"], entry["reason"])
        yield _entry(text, claim, places)


def _between(text: str, start: int, end: int, places: Places, drops: Sequence[Range]) -> Iterator[Entry]:
    place = start
    for first, last in drops[bisect_left(drops, (start, 0)) :]:
        if first >= end:
            break
        yield from _skipped(text, place, first, places)
        dropped = text[max(place, first) : min(last, end)]
        reason = "hyphen" if not dropped.strip("-\u2010\xad\ufffe \t\n") else "markup"
        yield _entry(text, Claim(max(place, first), min(last, end), "skip", None, reason), places)
        place = min(last, end)
    yield from _skipped(text, place, end, places)


def _skipped(text: str, start: int, end: int, places: Places) -> Iterator[Entry]:
    if start < end:
        words = text[start:end]
        reason = (
            "blank"
            if not words.strip()
            else "unexplained"
            if any(map(str.isalnum, words.translate(LOOKALIKES)))
            else "mark"
        )
        yield _entry(text, Claim(start, end, "skip", None, reason), places)


def _entry(text: str, claim: Claim, places: Places) -> Entry:
    return {
        "kind": claim.kind,
        "ref": claim.ref,
        "reason": claim.reason,
        "chars": [claim.start, claim.end],
        "lines": places.lines(claim.start, claim.end),
        "page": places.page(claim.start),
        "text": None if claim.within else text[claim.start : claim.end],
        "within": list(claim.within) if claim.within else None,
        "breaks": list(claim.breaks),
    }


def claims(source: str, flow: Flow, ranges: Sequence[Range], start: int, end: int, ref: str) -> Iterator[Claim]:
    """The claims of a passage whose words are characters `start` to `end` of a flow made of these ranges of the source."""
    for first, last in ranges:
        for here, there in _runs(flow, max(start, flow.place(first)), min(end, flow.place(last))):
            near = there < end and flow.origin[there] < min(last, flow.origin[there - 1] + LONGEST)
            until = flow.origin[there] if near else flow.origin[there - 1] + 1
            breaks = _breaks(source, flow, here, there, until)
            yield Claim(flow.origin[here], until, "passage", ref, None, (here - start, there - start), breaks)


def _runs(flow: Flow, start: int, end: int) -> Iterator[Range]:
    if start < end and flow.origin[end - 1] - flow.origin[start] - (end - start) >= LONGEST:
        for place in range(start + 1, end):
            if flow.origin[place] - flow.origin[place - 1] >= LONGEST:
                yield start, place
                start = place
    if start < end:
        yield start, end


def _breaks(source: str, flow: Flow, start: int, end: int, until: int) -> Breaks:
    if source[flow.origin[start] : until] == flow.text[start:end]:
        return []
    found: Breaks = []
    for place in range(start, end):
        begins = flow.origin[place]
        ends = flow.origin[place + 1] if place + 1 < end else until
        if ends == begins + 1 and source[begins] == flow.text[place]:
            continue
        printed = source[begins:ends]
        if printed == "\n":
            found.append(place - start)
        elif printed[0] == flow.text[place]:
            found.append([place + 1 - start, 0, printed[1:]])
        else:
            found.append([place - start, 1, printed])
    return found


def restored(entry: Entry, passages: Mapping[str, str]) -> str:
    """What the report prints at an entry. KeyError or IndexError when the ledger does not fit the passages."""
    if entry["within"] is None:
        return entry["text"] or ""
    start, end = entry["within"]
    words = passages[entry["ref"] or ""][start:end]
    made: list[str] = []
    place = 0
    for found in entry["breaks"]:
        at, length, printed = (found, 1, "\n") if isinstance(found, int) else found
        made += [words[place : int(at)], str(printed)]
        place = int(at) + int(length)
    return "".join([*made, words[place:]])


def text_of(ledger: Iterable[Entry], passages: Mapping[str, str]) -> str:
    """The normalised source, put together again from headings, passages and skips."""
    return "".join(restored(entry, passages) for entry in ledger)


def digest(text: str) -> str:
    """The sha256 of a normalised source, as the event file keeps it."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def unproved(ledger: Sequence[Entry], passages: Mapping[str, str], text_sha256: str) -> Phrase | None:
    """What is wrong with a ledger, in a few words; None when headings, passages and skips give the source back.

    Every word of every passage must come from the source, too: none may be more than the ledger has.
    """
    for before, after in pairwise(ledger):
        if before["chars"][1] != after["chars"][0]:
            return Phrase("characters {first} to {last}", first=before["chars"][1], last=after["chars"][0])
    for number, entry in enumerate(ledger, 1):
        try:
            fits = len(restored(entry, passages)) == entry["chars"][1] - entry["chars"][0]
        except (KeyError, IndexError, ValueError, TypeError):
            fits = False
        if not fits:
            return Phrase(
                "{place}, characters {first} to {last}",
                place=entry["ref"] or f"ledger {number}",
                first=entry["chars"][0],
                last=entry["chars"][1],
            )
    added = _added(ledger, passages)
    if added is not None:
        return Phrase("{place} has words that are not in it", place=added)
    return None if digest(text_of(ledger, passages)) == text_sha256 else Phrase("the text is another")


def _added(ledger: Iterable[Entry], passages: Mapping[str, str]) -> str | None:
    covered: dict[str, list[Range]] = {id: [] for id in passages}
    for entry in ledger:
        if entry["within"] is not None:
            covered[entry["ref"] or ""].append((entry["within"][0], entry["within"][1]))
    for id, ranges in covered.items():
        place = 0
        for start, end in [*sorted(ranges), (len(passages[id]), len(passages[id]))]:
            if passages[id][place:start].strip():
                return id
            place = max(place, end)
    return None


SKIPS = (
    *("blank", "mark", "hyphen", "markup", "unexplained", "speaker label", "running head", "running foot"),
    *("deleted text", "hidden text", "navigation", "link address", "picture description", "description", "comment"),
    *("table of contents", "index", "placeholder", "field code", "fields", "front matter"),
)
# What a schedule has beside its titles and texts, by its name there: `field: room`.
NAMED = ("field: {name}", "markup: {name}")
NO_SPEAKER, UNCLOSED = "no speaker is certain", "nothing closes the quotation"
SAME_NAME, NO_DATE = "the same last name", "no full date is stated"
DOUBTS = (NO_SPEAKER, UNCLOSED, SAME_NAME, NO_DATE)


def parted(reason: str) -> tuple[str, str]:
    """The listed form of a reason, and the name in it where it has one: `field: {name}` and `room`."""
    kind, colon, name = reason.partition(": ")
    return (f"{kind}: {{name}}", name) if colon else (reason, "")
