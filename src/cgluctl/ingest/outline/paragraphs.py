"""Paragraphs of a document: its blocks, or what blank lines and line ends part; running heads and feet set aside."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from cgluctl.ingest.document import Block, Document, Flow, Range, Role, flow, stripped
from cgluctl.ingest.formats import hyphens
from cgluctl.ingest.outline import headings, layout
from cgluctl.language.patterns import lazy
from cgluctl.language.stamps import stamped

LONGEST = 10_000  # characters of a paragraph that is looked at as one


class Paragraph(NamedTuple):
    """A paragraph, heading or item: stretches of the source that read as one, and their running text."""

    ranges: tuple[Range, ...]
    flow: Flow
    role: Role = "text"
    level: int = 0
    data: Mapping[str, Any] = {}

    @property
    def text(self) -> str:
        """The running text."""
        return self.flow.text

    @property
    def start(self) -> int:
        """Where it begins in the source."""
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        """Where it ends in the source."""
        return self.ranges[-1][1]


class Skip(NamedTuple):
    """A stretch that is no part of the report's running text, and why."""

    start: int
    end: int
    reason: str


def with_blocks(document: Document) -> Document:
    """A document that knows its blocks: one without structure gets those that its lines show, and whole words for divided ones."""
    if any(block.role == "session" for block in document.blocks):  # a schedule, which says itself what is what
        return document
    if document.blocks:
        labels = layout.labels(document.text)
        apart = [part for block in document.blocks for part in _lines_apart(document.text, block, labels)]
        return document._replace(blocks=headings.led(document.text, _without_feet(document.text, apart)))
    blocks = headings.led(document.text, list(_joined(document.text, _blocks(document.text, document.pages))))
    return document._replace(blocks=blocks, drops=hyphens.drops(document.text, blocks))


def _lines_apart(text: str, block: Block, labels: frozenset[str]) -> Iterator[Block]:
    if block.role not in ("text", "heading"):
        yield block
        return
    place = start = block.start
    for line in text[block.start : block.end].split("\n"):
        end = place + len(line)
        alone = stamped(line.strip()) is not None
        if alone or layout.label(line) in labels:
            yield from _part(text, block, start, place)
            start, block = place, block._replace(continues=block.continues and place == start)
        if alone:
            yield from _part(text, block._replace(role="text"), start, end)
            start = end
        place = end + 1
    yield from _part(text, block, start, block.end)


def _part(text: str, block: Block, start: int, end: int) -> Iterator[Block]:
    start, end = stripped(text, start, end)
    if start < end:
        yield block._replace(start=start, end=end)


def _without_feet(text: str, blocks: Sequence[Block]) -> Sequence[Block]:
    groups = [((block.start, block.end),) for block in blocks if block.role != "skip"]
    feet = _beside(text, groups, [group for group in groups if _PAGE_NUMBER.fullmatch(text[slice(*group[0])])])
    return (
        [
            block._replace(role="skip", reason="running foot") if ((block.start, block.end),) in feet else block
            for block in blocks
        ]
        if feet
        else blocks
    )


def paragraphs(document: Document) -> tuple[list[Paragraph], list[Skip]]:
    """The paragraphs of a document with blocks, in order, and what is skipped. A paragraph may go on behind a note."""
    skips = _joined_fields(document)
    made: list[list[Block]] = []
    running: list[Block] | None = None
    for block in (part for whole in document.blocks for part in _bounded(document.text, whole)):
        if block.role == "skip":
            continue
        if block.continues and running is not None and block.end - running[0].start <= LONGEST:
            running.append(block)
            continue
        made.append([block])
        if not block.data.get("note"):
            running = made[-1]
    return [_paragraph(document, group) for group in made], skips


def _bounded(text: str, block: Block) -> Iterator[Block]:
    while block.end - block.start > LONGEST and block.role in ("text", "heading", "item", "quote", "note"):
        least, most = block.start + LONGEST // 2, block.start + LONGEST
        cut = max(text.rfind(mark, least, most) + 1 for mark in (". ", ".\n", "? ", "! "))
        cut = cut or max(text.rfind(" ", least, most), text.rfind("\n", least, most))
        cut = cut if cut > least else most
        yield block._replace(end=block.start + len(text[block.start : cut].rstrip()), role=_running_role(block))
        block = block._replace(
            start=cut + len(text[cut : block.end]) - len(text[cut : block.end].lstrip()), continues=False
        )
    yield block


def _running_role(block: Block) -> Role:
    return "text" if block.role == "heading" else block.role


def _joined_fields(document: Document) -> list[Skip]:
    made: list[Skip] = []
    for block in document.blocks:
        if block.role != "skip":
            continue
        is_field = block.reason.startswith("field")
        if made and is_field and made[-1].reason == "fields" and not document.text[made[-1].end : block.start].strip():
            made[-1] = made[-1]._replace(end=block.end)
        else:
            made.append(Skip(block.start, block.end, "fields" if is_field else block.reason))
    return made


def _paragraph(document: Document, blocks: Sequence[Block]) -> Paragraph:
    ranges: list[Range] = []
    for block in blocks:
        between = document.text[ranges[-1][1] : block.start] if ranges else "x"
        if not between.strip():
            ranges[-1] = (ranges[-1][0], block.end)
        else:
            ranges.append((block.start, block.end))
    first = blocks[0]
    return Paragraph(tuple(ranges), flow(document.text, ranges, document.drops), first.role, first.level, first.data)


_ENDS = lazy(r"[.!?…:;»”\"]\s*\Z|\w\)\s*\Z")


def _joined(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    before: Block | None = None
    for block in blocks:
        if block.role == "text":
            cut = before is not None and _is_cut(text[before.start : before.end], text[block.start : block.end])
            before = block._replace(continues=cut)
            yield before
        else:
            yield block


def _is_cut(words: str, rest: str) -> bool:
    return not _ENDS.search(words) and rest[:1].islower() and len(words) > 40


def _blocks(text: str, pages: Sequence[int]) -> Iterator[Block]:
    groups = _groups(text)
    feet = _running(text, groups)
    width, even, labels = layout.width(text, groups), layout.even(text, groups), layout.labels(text)
    rules, heads = layout.rules(text), layout.above(text, groups)
    for group in groups:
        aside = "running foot" if group in feet else _contents([text[slice(*line)] for line in group])
        if aside:
            yield Block(group[0][0], group[-1][1], "skip", reason=aside)
            continue
        first = last = group[0]
        for line in group[1:]:
            before, here = text[slice(*last)], text[slice(*line)]
            alone, ends = first == last, line == group[-1]
            ruled = alone and layout.is_rule(before, here)
            dated = group is groups[0] and headings.is_dated_below(before, here)
            below = alone and ends and (dated or headings.is_named_below(before, here))
            begins = ruled or below or headings.begins(here) or layout.label(here) in labels
            if begins or last in heads or headings.alone(before) or headings.parted(before, here, width, even):
                yield (
                    Block(first[0], last[1], "heading", rules.index(here[0]) + 1)
                    if ruled
                    else _block(text, first, last)
                )
                first = line
            last = line
        yield _block(text, first, last)


def _block(text: str, first: Range, last: Range) -> Block:
    ruled = first == last and layout.RULE.fullmatch(text, *first)
    return Block(first[0], last[1], "skip", reason="markup") if ruled else Block(first[0], last[1])


_LEADER = lazy(r"(?:\.{3}|…{2}|(?:\s\.){3}|\t)[\s.…]*(\d{1,4})\Z")


def _contents(lines: Sequence[str]) -> str:
    pages = [int(match[1]) for line in lines if (match := _LEADER.search(line))]
    return "table of contents" if len(pages) > 2 and len(pages) >= len(lines) / 2 and pages == sorted(pages) else ""


def _groups(text: str) -> list[tuple[Range, ...]]:
    groups: list[list[Range]] = [[]]
    place = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = place + line.index(words[0])
            groups[-1].append((start, start + len(words)))
            if "\f" in line[:1] and groups[-1][:-1]:  # a new page
                groups.append([groups[-1].pop()])
        elif groups[-1]:
            groups.append([])
        place += len(line) + 1
    return [tuple(group) for group in groups if group]


_PAGE_NUMBER = lazy(
    r"[-–—\s]*(?:pages?|p\.|página|pág\.)?\s*\d{1,4}(?:\s*(?:/|sur|of|de)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE
)


_HEAD_WITH_NUMBER = lazy(r"\S.{4,100}\s{3,}(?:page|p\.|pág(?:ina|\.))\s?\d+", re.IGNORECASE)
_SENTENCE = lazy(r"\s\S*[.!?…]\Z")


def _running(text: str, groups: Sequence[tuple[Range, ...]]) -> set[tuple[Range, ...]]:
    printed = Counter(line.strip() for line in text.split("\n"))
    found: set[tuple[Range, ...]] = set()
    numbers: list[tuple[Range, ...]] = []
    for number, group in enumerate(groups):
        if len(group) > 1:
            continue
        words = text[slice(*group[0])]
        before = groups[number - 1][-1][1] if number else 0
        after = groups[number + 1][0][0] if number + 1 < len(groups) else len(text)
        around = (text[before : group[0][0]], text[group[0][1] : after])
        # The meeting rose at 6 p.m.: what ends like a sentence is one, unless a page ends there.
        spaced = any(part.count("\n") > 2 for part in around) and not _SENTENCE.search(words)
        gap = spaced or any("\f" in part for part in around)
        if _PAGE_NUMBER.fullmatch(words):
            numbers.append(group)
        elif _HEAD_WITH_NUMBER.fullmatch(words) or (
            gap and printed[words] > 1 and not headings.begins(words) and len(words) < 160 and before
        ):
            found.add(group)
    found.update(_beside(text, groups, numbers))
    if len(numbers) > 1 and _ascending([text[slice(*group[0])] for group in numbers]):
        found.update(numbers)
    return found


_HEAD = 3  # words of the head of a page, at least so many and one


def _beside(
    text: str, groups: Sequence[tuple[Range, ...]], numbers: Sequence[tuple[Range, ...]]
) -> set[tuple[Range, ...]]:
    places = {group: number for number, group in enumerate(groups)}
    near: dict[tuple[Range, ...], str] = {}
    printed = _ascending([text[slice(*group[0])] for group in numbers])
    for group in numbers:
        if text[slice(*group[0])].strip(" -–—").isdigit():  # 2, and not Page 2: only what is long enough for a head
            for other in groups[max(0, places[group] - 1) : places[group] + 2]:
                words = text[slice(*other[0])]
                if printed and len(other) == 1 and len(words) < 160 and len(words.split()) > _HEAD:
                    near[other] = words
        else:
            for other in groups[max(0, places[group] - 2) : places[group] + 4]:
                if len(other) == 1 and other[0][1] - other[0][0] < 60:
                    near[other] = re.sub(r"\d+", "#", text[slice(*other[0])])
    often = Counter(near.values())
    return {group for group, key in near.items() if often[key] > 1}


def _ascending(printed: Sequence[str]) -> bool:
    values = [int(re.findall(r"\d+", words)[0]) for words in printed]
    return all(a < b for a, b in pairwise(values))
