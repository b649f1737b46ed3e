"""Quotation marks of every kind, the quotations of a text, and where its sentences end."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cgluctl.language.patterns import lazy

_PARAGRAPH = lazy(r"\n[ \t\r]*\n")
_MARKS = lazy('[«»“”„‹›"]')
_OPENERS = {"«": "»", "‹": "›", "“": "”", "„": "“", '"': '"'}
# Marks that close what another opened; „ is closed by “ or by ”.
_FAMILY = {"«": "«", "»": "«", "‹": "‹", "›": "‹", "“": "“", "”": "“", "„": "“", '"': '"'}


class Quotation(NamedTuple):
    """Words between marks: `text` without the marks, `start` and `end` with them, in code points of the whole text.

    `marks` is None where the whole text is taken for one quotation; `closed` is false for one that nothing closes.
    """

    text: str
    start: int
    end: int
    marks: str | None
    closed: bool = True


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations of a text in order, or the whole text when it has no mark; none where there are no words."""
    pairs = _pairs(text)
    found: list[Quotation] = []
    ends = [match.start() for match in _PARAGRAPH.finditer(text)] + [len(text)]
    openings = sorted(pairs)
    following = _following(text, openings)
    last, paragraph = 0, 0
    for opening in openings:
        if opening < last:
            continue
        closing = pairs[opening]
        if closing is None:
            while ends[paragraph] < opening:
                paragraph += 1
            last = min(ends[paragraph], following[opening])
            found.append(Quotation(text[opening + 1 : last], opening, last, text[opening], closed=False))
        else:
            last = closing + 1
            found.append(Quotation(text[opening + 1 : closing], opening, last, text[opening] + text[closing]))
    if not pairs:
        found = [Quotation(text, 0, len(text), None)]
    return [one for one in found if any(map(str.isalnum, one.text))]


def _following(text: str, openings: list[int]) -> dict[int, int]:
    after: dict[str, int] = {}
    found = {}
    for opening in reversed(openings):
        family = _FAMILY[text[opening]]
        found[opening] = after.get(family, len(text))
        after[family] = opening
    return found


def _pairs(text: str) -> dict[int, int | None]:
    pairs: dict[int, int | None] = {}
    stacks: dict[str, list[int]] = {"«": [], "‹": [], "“": [], '"': []}
    borders = [match.start() for match in _PARAGRAPH.finditer(text)]
    border = 0
    for match in _MARKS.finditer(text):
        place, mark = match.start(), match.group()
        while border < len(borders) and borders[border] < place:
            stacks['"'].clear()
            border += 1
        stack = stacks[_FAMILY[mark]]
        if stack and _closes(text, stack[-1], mark):
            pairs[stack.pop()] = place
        elif mark in _OPENERS and (mark != '"' or _may_open(text, place)):
            stack.append(place)
            pairs[place] = None
    return pairs


def _closes(text: str, opening: int, mark: str) -> bool:
    return mark == _OPENERS[text[opening]] or mark == "”"


def _may_open(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return not before.isalnum() and bool(after) and not after.isspace() and before not in set(".,;:!?…")


_DOUBLED = lazy(r"<<(?=\s?[\w\[(….])|(?<=\S)[ \t\u00a0\u202f]?>>(?![\w>])")
_BACKWARD = lazy(r"[^«»‹›]*(?:(?<=[\s(\[])|\A)[»›][\w\[(…][^»›]*[«‹]")
LOOKALIKES = str.maketrans("ʺ＂〝〞❝❞", '""“”“”')  # what programs and hasty hands set for the customary marks
_SWAPPED = str.maketrans("«»‹›", "»«›‹")
_OPENS = lazy(r"(?<![\w'’‘])[‘'](?=[\w\[(…])")
_CLOSES = lazy(r"(?<=[\w.,;:!?…\])])[’'](?![\w])")
_FEWEST, _FARTHEST = 4, 4000  # words between single marks, for they are apostrophes too; and characters


def every_quotation(text: str) -> list[Quotation]:
    """The quotations of a text in whatever marks, with `text`, `start` and `end` as they stand in it."""
    found = quotations(unified(text))
    return [one._replace(text=_inside(text, one), marks=_around(text, one)) for one in found]


def unified(text: str) -> str:
    """The same text, as long as before, with the customary marks in the place of the others."""
    text = text.translate(LOOKALIKES)
    text = _DOUBLED.sub(lambda match: "«\u2060" if match.group() == "<<" else match.group()[:-2] + "\u2060»", text)
    if _BACKWARD.match(text):
        text = text.translate(_SWAPPED)
    letters = list(text)
    for opening, closing in _single(text):
        letters[opening], letters[closing] = "“", "”"
    return "".join(letters)


def _single(text: str) -> list[tuple[int, int]]:
    closes = [match.start() for match in _CLOSES.finditer(text)]
    borders = [match.start() for match in _PARAGRAPH.finditer(text)] + [len(text)]
    found: list[tuple[int, int]] = []
    last = -1
    for match in _OPENS.finditer(text):
        opening = match.start()
        if opening <= last:
            continue
        wanted = "’" if match.group() == "‘" else "'"
        end = min(borders[bisect_right(borders, opening)], opening + _FARTHEST)
        for number in range(bisect_right(closes, opening), bisect_right(closes, end)):
            closing = closes[number]
            if text[closing] == wanted and len(text[opening:closing].split(None, _FEWEST)) >= _FEWEST:
                found.append((opening, closing))
                last = closing
                break
    return found


def _inside(text: str, one: Quotation) -> str:
    if one.marks is None:
        return text[one.start : one.end]
    inside = text[one.start + 1 : one.end - one.closed]
    return inside.removeprefix("<").removesuffix(">") if text[one.start] == "<" else inside


def _around(text: str, one: Quotation) -> str | None:
    if one.marks is None:
        return None
    width = 2 if text[one.start] == "<" else 1
    closing = text[one.end - width : one.end] if one.closed else ""
    return text[one.start : one.start + width] + closing


# A point after these does not end a sentence.
ABBREVIATIONS = frozenset(
    "m mm mr mrs ms mme mmes mlle me dr dre dra pr prof sr sra srta srs sras lic ing arq mtro mtra excmo excma ilmo ilma hon rev pbro d dna st ste jr etc cf no n art al p pp vol ed h s e.g i.e u.s a.m p.m vs fig col av bd ma fco gral gen gov gob sen rep dip sgt lt capt maj cllr atty engr mons".split()
)
# The last form is that of a text whose space was lost: `dans le monde.Pour lui`.
_END = lazy(
    r"[.!?…]+[\s\u00a0\u202f]*[»”\"’)\]]*(?=\s+[^\W_]|\s+[«“\"¿¡(\[–—-]|\s*\Z)|(?<=[a-zß-ÿ]{4})[.!?](?=[A-ZÀ-Þ][a-zß-ÿ’'])"
)
_INITIALS = lazy(r"(?:[A-ZÀ-Þ]\.)*[A-ZÀ-Þ]")  # H.E. Ann Lee
_LAST_WORD = lazy(r"[^\W_]+(?:\.[^\W_]+)*\Z")
_SPACES = lazy(r"\s*")


def sentences(text: str, whole: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[int, int]]:
    """The sentences of a text as [start, end); no end is looked for inside the stretches that are to stay `whole`."""
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        inside = next((span for span in whole if span[0] < match.start() < span[1] - 1), None)
        closes = inside and match.end() >= inside[1] and text[start : inside[0]].strip()
        space = _SPACES.match(text, end)
        behind = space.end() if space else end
        if (inside and not closes) or _goes_on(text, match, text[behind : behind + 1]):
            continue
        yield start, end
        start = behind
    if text[start:].strip():
        yield start, len(text.rstrip())


def _goes_on(text: str, match: re.Match[str], following: str) -> bool:
    if following.islower():
        return True
    if match.group().strip() != ".":
        return False
    word = _LAST_WORD.search(text[max(0, match.start() - 12) : match.start()])
    return bool(word and following and (_INITIALS.fullmatch(word.group()) or word.group().lower() in ABBREVIATIONS))
