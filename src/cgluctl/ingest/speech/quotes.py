"""Quotations in the paragraphs of a report: where each stands, also over several paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from cgluctl.ingest.speech.marks import CONTINUES, OF_MANY, directed, doubled, turned
from cgluctl.ingest.speech.verbs import incises
from cgluctl.ingest.speech.wording import is_first_person
from cgluctl.language import LANGUAGES
from cgluctl.language.fold import fold
from cgluctl.language.lexicon import is_saying
from cgluctl.language.patterns import lazy
from cgluctl.language.quotations import quotations
from cgluctl.language.stamps import is_aside

_OPENS = {"«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’"}
_SINGLE = (
    lazy(rf"(?<![^\W_])‘(?=[^\W_])([^‘“”\"]{{2,1500}}?)’{OF_MANY}(?![^\W_])"),
    lazy(
        rf"(?<![^\W_])'(?=[^\W\d_])((?:[^'\n“”\"]|(?<=[^\W_])'(?=[^\W_])|(?<=s)'(?=\s[a-z])){{8,1500}}?)'{OF_MANY}(?![^\W_])(?=[\s.,;:)!?]|\Z)"
    ),
)
_NESTING = lazy(r"(?<![^\W_])‘(?=[^\W_]|“)((?:[^‘“”]|“[^‘“”]*”){2,1500}?)’(?![^\W_])")  # ‘… “…” …’
SIGNED = lazy(r"[–—-]{1,2}\s*[^\W\d_].{2,160}\Z")  # — Ann Lee, mayor: under a quotation that is set off
_SIGNED_IN = lazy(r"(?<=[.!?…»”\"])\s[–—]\s?(?=[A-ZÀ-Þ])[^.!?]{3,160}\Z")  # or at its end


class Quote(NamedTuple):
    """A quotation in one paragraph: `start` and `end` with its marks, `first` and `last` its words alone.

    `goes_on` tells one that began in a paragraph before, or before who speaks is told, `closed` whether anything closes it, `set_off` a block set as a quotation without marks.
    """

    start: int
    end: int
    first: int
    last: int
    closed: bool = True
    goes_on: bool = False
    set_off: bool = False


def quotes(texts: Sequence[str], set_off: Sequence[bool] = ()) -> list[list[Quote]]:
    """The outermost quotations of each of some paragraphs that follow each other."""
    texts = doubled(texts)
    found: list[list[Quote]] = []
    open_mark = ""
    run = 0
    for number, text in enumerate(texts):
        here: list[Quote] = []
        start = 0
        if open_mark and is_aside(text):
            found.append([])
            continue
        if open_mark:
            closes = _closes_soon(texts, number, open_mark) or (open_mark == '"' and _ends_straight(texts, number))
            rest = _rest(text, open_mark, closes)
            run += 1
            if rest is None or run > CONTINUES:
                open_mark = ""
            else:
                here.append(rest)
                start = rest.end
                open_mark = "" if rest.closed else open_mark
        if start < len(text) and not (here and not here[0].closed):
            here += _within(text, start)
        if here and not here[-1].closed and not open_mark and text[here[-1].start] in _OPENS:
            mark = text[here[-1].start]
            if mark == '"' and not text[: here[-1].start].strip() and _ends_straight(texts, number + 1):
                open_mark, run = mark, 0
            if _closes_soon(texts, number + 1, mark) or "".join(texts[number + 1 : number + 2]).startswith(mark):
                open_mark, run = mark, 0
        here = here or _dialogue(text)
        if not here and number < len(set_off) and set_off[number] and not SIGNED.match(text):
            signed = _SIGNED_IN.search(text)
            end = signed.start() if signed else len(text)
            here.append(Quote(0, end, 0, end, set_off=True))
        found.append([_trimmed(text, quote) for quote in here])
    return found


def _within(text: str, start: int) -> list[Quote]:
    part = turned(text[start:])
    if "‘" in part and (found := [_marked(match, start) for match in _NESTING.finditer(part)]):
        doubles = [start + place for place, mark in enumerate(part) if mark in '«»“”"']
        begins = [one.start for one in found]
        held = (bisect_right(begins, place) - 1 for place in doubles)
        if doubles and all(n >= 0 and place < found[n].end for place, n in zip(doubles, held, strict=True)):
            return found
    if '"' in part and not any(mark in part for mark in "«»“”„"):
        return [_moved(quote, start) for quote in _straight(part)]
    if any(mark in part for mark in '«»“”„"'):
        return [
            Quote(
                start + one.start,
                start + one.end,
                start + one.start + 1,
                start + one.end - (1 if one.closed else 0),
                one.closed,
            )
            for one in quotations(part)
            if one.marks is not None and (one.closed or one.marks != '"' or one.end - one.start > 40)
        ]
    for pattern in _SINGLE:
        if found := [_marked(match, start) for match in pattern.finditer(part)]:
            return found
    return []


# —No cederemos —dijo Ana Ozores—. Lo diremos otra vez.
_DIALOGUE = lazy(
    r"\s*[—–]\s?(?P<first>[^\W_][^—–]*?|[¿¡][^—–]+?)\s?[—–](?=\s?(?P<verb>[^\W\d_]+))[^—–]+?(?:[—–]\s?[.,;:]?\s?(?P<rest>[^—–]*))?\Z"
)

# – Combien de foyers ? a demandé Emma Bovary.
_ASKED = lazy(
    r"\s*(?P<dash>[—–])\s?(?P<first>[^—–«»“”\"\n]{3,300}?[?!,…])\s(?:(?:lui|leur|nous)\s)?(?:(?:a|avait|s[’']est)\s)?(?P<verb>[^\W\d_]+)\s(?:l[ea]\s|l[’'])?(?:[^\W\d_]+\.?\s)?[A-ZÀ-Þ][^—–]{1,120}"
)


_ANSWERS = lazy(r"repond|repli|retorq|riposte|lanc")


def _dialogue(text: str) -> list[Quote]:
    asked = _ASKED.fullmatch(text)
    spoken = asked and (  # else an item of a list
        asked["first"][-1] != "," or is_first_person(asked["first"]) or _ANSWERS.match(fold(asked["verb"]))
    )
    if asked and spoken and (is_saying(fold(asked["verb"]), "fr") or asked["verb"].startswith("demand")):
        return [Quote(asked.start("dash"), asked.end("first"), *asked.span("first"))]
    match = _DIALOGUE.fullmatch(text)
    if match is None or not (
        match["verb"].endswith("ó") or any(is_saying(fold(match["verb"]), one) for one in LANGUAGES)
    ):
        return []
    spans = [match.span(part) for part in ("first", "rest") if match[part]]
    return [Quote(first - (not n), last + 1 - n, first, last, goes_on=n > 0) for n, (first, last) in enumerate(spans)]


def _marked(match: re.Match[str], start: int) -> Quote:
    return Quote(start + match.start(), start + match.end(), start + match.start(1), start + match.end(1))


def _moved(quote: Quote, by: int) -> Quote:
    return quote._replace(start=quote.start + by, end=quote.end + by, first=quote.first + by, last=quote.last + by)


def _straight(text: str) -> list[Quote]:
    found: list[Quote] = []
    begun: int | None = None
    inner = False
    marks = directed(text)
    for number, (place, opens, closes) in enumerate(marks):
        if begun is None:
            begun = place if opens else None
        elif inner:
            inner = False
        elif opens and not closes:
            inner = [mark[1:] for mark in marks[number + 1 : number + 3]] == [(False, True)] * 2
            if not inner:
                found.append(Quote(begun, place, begun + 1, place))
                begun = place
        elif closes:
            found.append(Quote(begun, place + 1, begun + 1, place))
            begun = None
    if begun is not None and len(text) - begun > 40:
        found.append(Quote(begun, len(text), begun + 1, len(text), closed=False))
    return found


def broken(text: str, found: Sequence[Quote], language: str) -> list[Quote]:
    """The quotations with those that are broken by who speaks in their parts, so that the words between stand outside."""
    made: list[Quote] = []
    for quote in found:
        place, first = quote.start, quote.first
        seen = quote.last if quote.closed else quote.last + 3  # « …, demande X. « … »
        for begins, ends in incises(text[quote.first : seen], language):
            start, end = quote.first + begins, min(quote.first + ends, quote.last)
            if start - first < 2:
                continue
            part = quote._replace(start=place, end=start, first=first, last=start, closed=True)
            made.append(_trimmed(text, part._replace(goes_on=quote.goes_on or first > quote.first)))
            place = first = end
        if quote.last - first > 2 or not made or made[-1].start < quote.start:
            goes_on = quote.goes_on or first > quote.first
            made.append(_trimmed(text, quote._replace(start=place, first=first, goes_on=goes_on)))
    return made


def _rest(text: str, mark: str, closes: bool) -> Quote | None:
    again = (text.startswith((mark, _OPENS[mark][0])) and mark != '"') or (mark == '"' and text.startswith('"'))
    first = 1 if again else 0
    depth = 0
    for place in range(first, len(text)):
        letter = text[place]
        if letter in _OPENS[mark] and not depth:
            return Quote(0, place + 1, first, place, goes_on=True)
        if letter == mark:
            if not again:
                return None
            depth += 1
        elif letter in _OPENS[mark]:
            depth -= 1
    return Quote(0, len(text), first, len(text), closed=False, goes_on=True) if again or closes else None


def _closes_soon(texts: Sequence[str], number: int, mark: str) -> bool:
    if mark == '"':
        return False
    for text in texts[number : number + CONTINUES]:
        places = [text.find(closing) for closing in _OPENS[mark] if closing in text]
        opens = text.find(mark)
        if places:
            return opens == -1 or min(places) < opens
        if opens != -1:
            return False
    return False


def _ends_straight(texts: Sequence[str], number: int) -> bool:
    following = next((text for text in texts[number : number + CONTINUES] if '"' in text), "")
    return following.count('"') == 1 and following.rstrip().endswith(('."', '!"', '?"', '…"', '".', '",'))


def _trimmed(text: str, quote: Quote) -> Quote:
    first, last = quote.first, quote.last
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return quote._replace(first=first, last=max(first, last))
