"""Headings that their format marks, by their depth."""

import re
from collections import Counter
from collections.abc import Sequence

from cgluctl.ingest.outline import headings
from cgluctl.ingest.outline.headings import BODY, Kind
from cgluctl.ingest.outline.paragraphs import Paragraph
from cgluctl.language.calendar import plain

_FIRST = 4  # headings, of which one may say the title again
# II. Paper sessions: those below are sessions
_SEVERAL = re.compile(
    r"(?<!\w)(?:sessions|seances|sesiones|panels|paneles|workshops|ateliers|talleres|talks|charlas|presentations|presentaciones|ponencias|communications|conferences|conferencias|keynotes|tables rondes|mesas redondas|round tables|roundtables|plenaries|plenieres|plenarias|proposals|propositions|propuestas)\W*\Z"
)
_ENDS = frozenset('.!?…:;»”")')  # of running text


def by_level(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> list[Kind] | None:
    """Headings by their depth: the highest below the days (or below the one title) are sessions; None where none is."""
    marked = [n for n, p in enumerate(paragraphs) if p.role == "heading" and p.level]
    own = [n for n in marked if kinds[n] is BODY and not headings.is_break(paragraphs[n].text)]
    own = [n for place, n in enumerate(own) if not place or not _says_title(paragraphs, own, place)]
    days = [paragraphs[n].level for n in marked if kinds[n].day]
    counts = Counter(paragraphs[n].level for n in own)
    if not own:
        return None
    top = min(counts)
    first_day = next((n for n, kind in enumerate(kinds) if kind.day), len(kinds))
    alone = counts[top] == 1 and own[0] == min(n for n in own if paragraphs[n].level == top)
    above = days and not own[0] and len(paragraphs) > 1 and paragraphs[1].text.rstrip()[-1:] not in _ENDS
    bare = sum(p.role == "heading" and not p.level for p in paragraphs[own[0] :])
    lone = own == [0] and not headings.is_counted(paragraphs[0].text)
    more = len(counts) > 1 or first_day < len(kinds) or bare or lone
    if len(counts) == 1 and alone and bare > 1 and _SEVERAL.fullmatch(plain(paragraphs[own[0]].text)):
        more = 0  # Talks: a heading of those below, and no title
    if (above or alone) and own[0] < first_day and more and own[0] <= 5:
        kinds[own.pop(0)] = Kind("title")
    below = [paragraphs[n].level for n in own if not days or paragraphs[n].level > min(days)]
    level = min(below or [paragraphs[n].level for n in own], default=0)
    for n in own:
        if days and paragraphs[n].level == min(days) and headings.family(paragraphs[n].text) != "keyword":
            kinds[n] = Kind("matter")  # beside the days
        elif paragraphs[n].level <= level:
            kinds[n] = Kind("session" if paragraphs[n].level == level or not days else "part")
    if all(kinds[n].name not in ("session", "part") for n in own):
        return None
    return _with_parts(paragraphs, kinds, own)


def _says_title(paragraphs: Sequence[Paragraph], own: Sequence[int], place: int) -> bool:
    first, here = (plain(paragraphs[n].text).strip() for n in (own[0], own[place]))
    top = paragraphs[own[0]].level == 1
    return top and place < _FIRST and here.count(" ") > 0 and here in first


def _with_parts(paragraphs: Sequence[Paragraph], kinds: list[Kind], own: Sequence[int]) -> list[Kind]:
    for place, n in enumerate(own):
        if kinds[n].name != "session":
            continue
        several = _SEVERAL.search(plain(paragraphs[n].text))
        end = own[place + 1] if place + 1 < len(own) else len(paragraphs)
        bare = [m for m in range(n + 1, end) if paragraphs[m].role == "heading" and not paragraphs[m].level]
        if several and len(bare) > 1:
            kinds[n] = Kind("part")
            for m in bare:
                kinds[m] = Kind("session")
            continue
        deeper = end < len(paragraphs) and paragraphs[end].level > paragraphs[n].level
        if not deeper or (end != n + 1 and not several):
            continue
        if headings.is_counted(paragraphs[n].text) and not headings.is_counted(paragraphs[end].text):
            continue  # Session 2: Buses, with its keynote and its debate
        kinds[n] = Kind("part")
        for below in map(own.__getitem__, range(place + 1, len(own))):
            if paragraphs[below].level <= paragraphs[n].level:
                break
            if paragraphs[below].level == paragraphs[end].level:
                kinds[below] = Kind("session")
    return kinds
