"""What each paragraph is to the outline: a title, a day, a session, a part above sessions, or text."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from cgluctl.ingest.outline import headings, matter
from cgluctl.ingest.outline.days import COMING, DayHeading, day_heading, is_sitting
from cgluctl.ingest.outline.headings import BODY, Family, Kind
from cgluctl.ingest.outline.levels import by_level
from cgluctl.ingest.outline.paragraphs import Paragraph
from cgluctl.ingest.speech.transcripts import asked, named
from cgluctl.ingest.speech.turns import is_turn
from cgluctl.ingest.speech.unlabelled import questions
from cgluctl.language.calendar import dates, periods, plain
from cgluctl.language.patterns import lazy

_MEDIUM: tuple[Family, ...] = ("numbered", "caps")
_LONGER = 1.3  # than its headings is the title of an account; headlines are alike
_SENTENCE, _ACCOUNT = 25, 80  # characters under a heading that says nothing: one sentence, or what ends as none
_INTRODUCES = 2  # spaces of a line with a colon that is a sentence and no heading
LINE = 160  # characters of a line that may date the report
_MAST = 4  # paragraphs at the head
_TOLD = 4  # words of a title that two sessions after each other do not share
_COUNT = lazy(r"(\d{1,2})\s?[.)]\s")
_BARE = lazy(r"(\d{1,2})\s[A-ZÀ-Þ][^\n]{3,80}")  # 2 Présentation des fédérations :
_BARE_RUN = 4
_LONG_RUN = 5  # lines that number what minutes treated
_RECORD = 3  # lines of one form that are marked as headings
_ENDS = frozenset('.!?…:;»”")')  # of running text
# What a report sets at its ends without a label.
_CLOSING = lazy(
    r"(?:[\w'’-]+\s){0,3}?(?:farewell|wrap-?up|adjournment|any other business|other matters|questions diverses|divers|varios|ruegos y preguntas|mot de la fin|cierre|conclusion(?:e?s)?|next steps|proximos pasos|prochaines etapes|acuerdos|declara\w+ final\w?|final declaration|remerciements|agradecimientos|thanks|introduction)(?!\w)"
)
_LABELLED = lazy(r"([A-ZÀ-Þ]{2,4}):\s")  # **OL: Why?**
_PAGE = lazy(
    r"\W*(?:page\s|p\.\s?|pág(?:ina)?\.?\s)?\d{1,3}(?:\s?/\s?\d{1,3})?\W*", re.IGNORECASE
)  # what heads a page, and no session


def kinds_of(paragraphs: Sequence[Paragraph]) -> list[Kind]:
    """What each paragraph is, from the forms of headings that this report uses."""
    if any(paragraph.role in ("day", "session") for paragraph in paragraphs):
        return [Kind(p.role) if p.role in ("day", "session") else BODY for p in paragraphs]
    texts = [p.text for p in paragraphs]
    contents = matter.contents(paragraphs)
    labels = [match and match[1] for match in map(_LABELLED.match, texts)]
    often = Counter(labels)
    turns = [n for n, label in enumerate(labels) if label and often[label] >= _RECORD]
    asking = [n for n in (*turns, *questions(texts)) if not paragraphs[n].level]
    beside = {*named(texts), *asked(texts), *asking, *contents, *matter.annexed(paragraphs, contents)}
    whole = paragraphs
    paragraphs = [
        p._replace(role="label")
        if n in beside
        or _PAGE.fullmatch(p.text)
        or (n < _MAST and headings.is_period(p.text) and not day_heading(p.text))
        else p
        for n, p in enumerate(paragraphs)
    ]
    ahead = {n + 1 for n, text in enumerate(texts) if COMING.match(plain(text))}
    days = [
        day_heading(p.text) if p.role in ("text", "heading", "item") and n not in ahead else None
        for n, p in enumerate(paragraphs)
    ]
    if days.count(None) == len(days) - 1 and days[0] and is_sitting(texts[0]):
        days[0] = None  # the title of minutes
    for n in _listed_days(paragraphs, days):
        days[n] = None
    kinds = [Kind("day", day) if day else BODY for day in days]
    levels = {
        p.level
        for p, day in zip(paragraphs, days, strict=True)
        if p.role == "heading" and p.level and not (day or matter.is_apart(p))
    }
    kinds = (levels and by_level(paragraphs, kinds)) or _without_agenda(paragraphs, _by_form(paragraphs, kinds))
    heads = [n for n, kind in enumerate(kinds) if kind.name in ("day", "session")]
    for n in matter.around(whole, heads, contents, len(days) > days.count(None)):
        kinds[n] = Kind("matter")
    return _without_repeats(paragraphs, kinds)


def _listed_days(paragraphs: Sequence[Paragraph], days: Sequence[DayHeading | None]) -> list[int]:
    bare = {n for n, day in enumerate(days) if day and day.weekday is not None and day.number is None}
    found = [n for n in bare if bare & {n - 1, n + 1}]
    headed = {day.number for one, day in zip(paragraphs, days, strict=True) if day and one.role == "heading"}
    return found + [
        n
        for n, day in enumerate(days)
        if day and day.number is not None and day.number in headed and paragraphs[n].role != "heading"
    ]


def _without_repeats(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> list[Kind]:
    last: list[str] = []
    for n, kind in enumerate(kinds):
        if kind.day and not (n and kinds[n - 1].name == "session"):
            last = []
        elif kind.name == "session":
            words = re.findall(r"\w+", plain(paragraphs[n].text))
            if words == last and len(words) >= _TOLD:
                kinds[n] = BODY
            last = words
    return kinds


def _without_agenda(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> list[Kind]:
    days = [n for n, kind in enumerate(kinds) if kind.day]
    first = days[0] if days and not all(kinds[n - 1].name == "session" for n in days) else 0
    later: dict[str, int] = {}  # titles that come later, and how much is said under them
    below = 0  # characters up to the next heading
    for n in reversed(range(len(kinds))):
        if kinds[n].name == "body":
            below += len(paragraphs[n].text)
            continue
        if kinds[n].name == "session":
            title = headings.untimed(paragraphs[n].text)
            told = later.get(title, 0)
            if below >= matter.LITTLE:
                later[title] = below
            elif below < told or (
                n < first
                and headings.family(paragraphs[n].text) != "numbered"
                and _heads_all(below, paragraphs[n + 1 : n + 2])
            ):
                kinds[n] = BODY
            else:
                later[title] = below
        below = 0
    return kinds


def _heads_all(below: int, under: Sequence[Paragraph]) -> bool:
    return not below or any(any(periods(one.text)) for one in under)


def _by_form(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> list[Kind]:
    families = _families(paragraphs, kinds)
    run = _bare_run(paragraphs, kinds)
    chosen = set() if run else _chosen(paragraphs, kinds, families)
    beside = run or _beside(paragraphs, kinds, families, chosen)
    strong = [n for n, family in enumerate(families) if n and family in chosen]
    labelled = not chosen.isdisjoint(("keyword", "time"))
    bold = bool(strong) and all(paragraphs[n].role == "heading" for n in strong)
    for n, family in enumerate(families):
        stands = strong and n > strong[0] and family and _under(paragraphs, kinds, n)[-1:] in _ENDS
        unlabelled = bold and paragraphs[n].role == "heading" and _heads(paragraphs, kinds, n)
        if stands and (unlabelled or (labelled and _CLOSING.match(plain(paragraphs[n].text)))):
            kinds[n] = Kind("session")  # it does not say what it is
            continue
        weak = family == "plain" or (family == "caps" and headings.is_word(paragraphs[n].text))
        if (family in chosen and not (weak and not _heads(paragraphs, kinds, n))) or n in beside:
            kinds[n] = Kind("session")
    if len(paragraphs) > 1 and families[0] in ("caps", "plain", "keyword") and _titles(paragraphs, kinds, families):
        kinds[0] = Kind("title")
    for n, text in enumerate([p.text for p in paragraphs[1:_MAST]], 1):
        # UNITED NATIONS above the name of the meeting and its days
        if families[n] == "keyword" and not headings.is_counted(text) and any(periods(text)):
            kinds[n] = Kind("title")
            if kinds[0].name == "title":
                kinds[0] = BODY
            break
    return kinds


def _families(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind]) -> list[Family | None]:
    found = [
        headings.family(p.text)
        if kind is BODY
        and p.role in ("text", "heading", "item")
        and not (headings.is_break(p.text) or _is_row(paragraphs, kinds, n))
        else None
        for n, (p, kind) in enumerate(zip(paragraphs, kinds, strict=True))
    ]
    if len(topics := [n for n, p in enumerate(paragraphs) if found[n] and headings.TOPIC.match(plain(p.text))]) > 1:
        found = ["mark" if n in topics else family for n, family in enumerate(found)]
    run = _run(paragraphs, found)
    found = [None if family == "numbered" and run and n not in run else family for n, family in enumerate(found)]
    marked = Counter(family for p, family in zip(paragraphs, found, strict=True) if p.role == "heading")
    bare = {family for family in ("plain", "numbered") if marked[family] >= _RECORD}
    return [None if f in bare and p.role != "heading" else f for p, f in zip(paragraphs, found, strict=True)]


def _run(paragraphs: Sequence[Paragraph], families: Sequence[Family | None]) -> list[int]:
    numbers = [
        (n, int(match[1]))
        for n, family in enumerate(families)
        if family == "numbered" and (match := _COUNT.match(paragraphs[n].text))
    ]
    run: list[int] = []
    for n, number in numbers:
        if number == len(run) + 1:
            run.append(n)
    return run if len(run) >= _LONG_RUN and 2 * len(numbers) <= 3 * len(run) else []


def _bare_run(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind]) -> set[int]:
    """The short lines that count 1, 2, 3 … without a point, when what was said stands between them."""
    run: list[int] = []
    for n, paragraph in enumerate(paragraphs):
        match = _BARE.fullmatch(paragraph.text) if kinds[n] is BODY and paragraph.role != "label" else None
        if match and int(match[1]) == len(run) + 1:
            run.append(n)
    told = sum(n + 1 < len(kinds) and n + 1 not in run for n in run)
    return set(run) if len(run) >= _BARE_RUN and 2 * told > len(run) else set()


def _titles(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], families: Sequence[Family | None]) -> bool:
    first = paragraphs[0].text
    if kinds[0] is BODY:
        return families[0] != "plain" or not is_turn(first)
    if kinds[0].name != "session":
        return False
    from statistics import median  # few reports come this far

    others = [len(paragraphs[n].text) for n, kind in enumerate(kinds) if n and kind.name == "session"]
    longer = families[0] == "plain" and len(others) > 1 and len(first) >= _LONGER * median(others)
    if kinds[1].name in ("day", "session") or families[1] in ("plain", "numbered") or longer:
        return True
    return families[0] != "plain" and not headings.is_counted(first) and any(dates(paragraphs[1].text[:LINE]))


def _chosen(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], families: Sequence[Family | None]) -> set[Family]:
    counts = Counter(family for n, family in enumerate(families) if family and n)
    under = families[1:2] == ["keyword"] and not kinds[0].day
    if under and counts["keyword"] == 1 and not _heads(paragraphs, kinds, 1):
        counts["keyword"] = 0  # the line under the title, and no session
    strong = {family for family in headings.STRONG if counts[family]}
    if strong:
        words = [paragraphs[n].text for n, family in enumerate(families) if n and family == "keyword"]
        counted = len(words) > 1 and all(map(headings.is_counted, words))
        if strong == {"keyword"} and not counted and all(map(headings.is_capital, words)):
            return strong | {"caps"}
        # Opening remarks, Influenza update, Rabies: a label or two by chance.
        chance = strong == {"keyword"} and not any(map(headings.is_counted, words))
        for family in ("numbered", "plain") if chance else ():
            others = [n for n, one in enumerate(families) if one == family and n and _heads(paragraphs, kinds, n)]
            alike = family == "plain" and len(others) + len(words) > 2 and 2 * len(others) > counts["plain"]
            if alike or len(others) >= max(len(words), 2):
                return {"numbered"} if family == "numbered" else strong | {"plain"}
        return strong
    if _run(paragraphs, families):
        return {"numbered"}
    for family in _MEDIUM:
        heads = [n for n, one in enumerate(families) if one == family and n and _heads(paragraphs, kinds, n)]
        if len(heads) > 1 and 2 * len(heads) >= counts[family]:
            return {family}
    heads = [n for n, one in enumerate(families) if one == "plain" and n and _heads(paragraphs, kinds, n)]
    bold = [n for n in heads if paragraphs[n].role == "heading"]
    return {"plain"} if bold or len(heads) > 1 else set()


def _beside(
    paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], families: Sequence[Family | None], chosen: set[Family]
) -> set[int]:
    days = [n for n, kind in enumerate(kinds) if kind.day]
    found: set[int] = set()
    for first, last in pairwise([*days, len(kinds)]):
        if any(family in chosen for family in families[first:last]):
            continue
        for family in _MEDIUM:
            heads = [n for n in range(first + 1, last) if families[n] == family and _heads(paragraphs, kinds, n)]
            if len(heads) > 1 and 2 * len(heads) >= families[first:last].count(family):
                found.update(heads)
                break
    return found


def _is_row(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int) -> bool:
    after = _under(paragraphs, kinds, n)
    return "\t" in paragraphs[n].text and ("\t" in after or after[-1:] not in _ENDS)


def _under(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int) -> str:
    for m in range(n + 1, len(paragraphs)):
        if not (headings.is_chaired(paragraphs[m].text) or headings.is_named(paragraphs[m].text)):
            return "" if kinds[m].day else paragraphs[m].text.rstrip()
    return ""


def _heads(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int) -> bool:
    after = _under(paragraphs, kinds, n)
    before = paragraphs[n - 1].text if n else ""
    here = paragraphs[n].text
    if not after or (before and before.rstrip()[-1:] in '»”"'):
        return False
    if headings.family(here) in _MEDIUM:  # it says itself that it is a heading
        if COMING.match(plain(here)):
            return True
        terse = len(after) <= len(here) and headings.family(here) != "numbered"
        return not terse and after[-1:] in _ENDS and headings.family(after) not in _MEDIUM
    marked = paragraphs[n].role == "heading"
    if here[-1:] == ":" and here.count(" ") > _INTRODUCES and not marked:
        return False
    said = after[-1:] in _ENDS and not here.endswith("?")
    if marked and said and ":" not in here[:-1]:  # in bold
        return True
    return len(after) >= 2 * len(here) and len(after) >= (_SENTENCE if said else _ACCOUNT)
