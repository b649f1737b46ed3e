"""The forms of headings: what a line must look like to begin a day or a session."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from cgluctl.ingest.document import Range
from cgluctl.ingest.speech.turns import is_label, is_turn
from cgluctl.language.calendar import WEEKDAYS, Dated, dates, plain
from cgluctl.language.stamps import is_aside, stamped

Family = Literal["mark", "keyword", "time", "numbered", "caps", "plain"]
STRONG: tuple[Family, ...] = ("mark", "keyword", "time")
LONGEST = 300  # characters of a title

_NUMBERS = {
    word: number
    for number, row in enumerate(
        """un|une|premier|premiere|1er|1re|1ere|one|first|1st|uno|una|primer|primero|primera
deux|deuxieme|second|seconde|two|2nd|dos|segundo|segunda
trois|troisieme|three|third|3rd|tres|tercer|tercero|tercera
quatre|quatrieme|four|fourth|cuatro|cuarto|cuarta
cinq|cinquieme|five|fifth|cinco|quinto|quinta
six|sixieme|sixth|seis|sexto|sexta
sept|septieme|seven|seventh|siete|septimo|septima""".split("\n"),
        1,
    )
    for word in row.split("|")
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_COUNT = rf"(?P<n>\d{{1,3}}(?!\d)|{_WORD}|[ivx]{{1,4}})(?!\w)(?:\s*(?:er|re|e|eme|st|nd|rd|th|o|a|º|ª)(?!\w))?"
_DAY = r"(?:jour|journee|day|dia|jornada|j(?=\d))"
_ITEM = r"\W*(?:(?:\d{1,2}(?:\.\d{1,2})+\s|(?:\d{1,2}|[ivx]{1,4}|[a-h])\s?[.)])\s*[–—-]?\s*)?"
_NUMBERED_DAY = re.compile(
    rf"{_ITEM}(?:{_DAY}\s*(?:n[°ºo]\.?\s*|#\s*)?{_COUNT}|(?:la\s+|le\s+|el\s+|the\s+)?(?P<m>\d{{1,2}}(?:er|re|e|eme|st|nd|rd|th|º|ª)|{_WORD})\s+{_DAY})(?!\w)"
)
_HOURS = r"(?:au|dans|la|le|l|in|the|en|por|de|a)?\s*(?:matin(?:ee)?|apres[- ]midi|soir(?:ee)?|morning|afternoon|evening|manana|tarde|noche|am|pm)"
_CLOCK = r"\d{1,2}\s?(?:h\s?\d{0,2}|[:.]\d\d)(?:\s?(?:am|pm|hrs?\.?|h\.?))?"
_TIME = rf"(?:de\s+|from\s+)?{_CLOCK}(?:\s*(?:[-–—]|a|à|to|al?)\s*{_CLOCK})?"
# Jeudi 4 mai 2023 (9h-17h), 2024-03-10 (Sun), 4 May 2023, 10:00-12:00
_AFTER_DATE = re.compile(
    rf"[\s.,:;()\[\]*|–—-]*(?:(?:{_HOURS}|(?<=\()[a-z.]{{2,9}}(?=\))|(?:{_TIME}|(?:at )?\d{{1,2}} ?[ap]\.?m)(?=\W*\Z))[\s.,:;()\[\]*|–—-]*)*"
)
# 1. Journée du jeudi 4 mai, Première demi-journée (17 novembre), Date: 4 May 2023
_BEFORE_DATE = re.compile(
    rf"{_ITEM}(?P<of>date|when|fecha|quand|(?:\w+\s)?(?:(?:demi-)?journee|matinee|apres-midi|jornada|proceedings)(?:\s(?:du|del|of))?)?\W*\Z"
)
_WEEKDAY_ALONE = re.compile(rf"\W*(?:le\s+|el\s+)?(?P<weekday>{'|'.join(WEEKDAYS)})(?:\s+{_HOURS})?\W*\Z")
_WEEKDAY_BESIDE = re.compile(rf"[\s(,–—-]+(?P<weekday>{'|'.join(WEEKDAYS)})(?!\w)")

MARK = re.compile(r"[➢➣➤➔➜➡►▶▸❖◆◈■❑❒⮚\uf0d8\uf076\uf0e8]\s*")
BULLET = re.compile(r"(?:[•·●○▪◦‣⁃*+]|[-–—])\s+")
_KEYWORDS = """session|seance|sesion|table ronde|mesa redonda|mesa|round ?table|panel|atelier|workshop|taller|seminaire|seminar|seminario|pleniere|plenary|plenaria|conference|conferencia|keynote
ouverture|opening|apertura|inauguration|inauguracion|cloture|closing|clausura|debat|debate|dialogue|dialogo|forum|foro|assemblee|assembly|asamblea|allocution|discours|discurso|consultation|consulta
intervention|intervencion|presentation|presentacion|side event|evenement parallele|evento paralelo|ponencia|communication|exposé|temoignage|synthese|bilan|conversation|conversatorio|reunion|meeting
grand temoin|mot de bienvenue|bienvenida|welcome|accueil|high[- ]level|ceremonie|ceremony|ceremonia|bureau|conseil|consejo|council|committee|comite|commission|parallel|axe|eje|theme|tema|bloque|bloc|part|partie|parte"""
_KEYWORD = rf"(?:{'|'.join(row for row in _KEYWORDS.split(chr(10)))})"
_HOUR = re.compile(_TIME)
_TIMED = re.compile(rf"{_TIME}\s*[.:|–—-]*\s+(?=\w)")
_NUMBERED_KEYWORD = re.compile(
    rf"(?:{_TIME}\s*[.:|–—-]*\s+)?(?:[\w-]+\s+){{0,2}}?{_KEYWORD}s?\s*(?:n[°ºo]\.?\s*|#\s*)?(?:\d{{1,2}}|[ivx]{{1,4}}|[a-h](?=\s?[.:–—-])|{_WORD})(?!\w)"
)
_KEYWORD_HEAD = re.compile(rf"(?:{_TIME}\s*[.:|–—-]*\s+)?(?:[\w'’-]+\s+){{0,3}}?{_KEYWORD}e?s?(?!\w)")
_NUMBERED = re.compile(
    r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H])\s*[.)–—-]+|\d{1,2}(?:\.\d{1,2})+)\s+(?=[^\W\d_a-z])"
)
_ENDS = re.compile(r"[.;,]\s*[»”\"’)]*\s*\Z")


class DayHeading(NamedTuple):
    """A day as a report heads it: the number printed, the date, a weekday alone, and where a title may follow."""

    number: int | None
    dated: Dated | None
    weekday: int | None
    end: int


def day_heading(text: str) -> DayHeading | None:
    """The day that a line heads; None for any other line. What follows `end` is a title, or nothing."""
    low = plain(text)
    match = _NUMBERED_DAY.match(low)
    found = dates(text[:LONGEST])
    if match:
        end = match.end()
        dated = next((one for one in found if one.start >= end and one.start - end <= 12), None)
        alone = _WEEKDAY_BESIDE.match(low, end) if not dated else None
        if alone:
            when = WEEKDAYS[alone["weekday"]]
            return _checked(text, DayHeading(_number(match), None, when, _AFTER_DATE.match(low, alone.end()).end()))  # type: ignore[union-attr]
        if dated:
            end = dated.end
        return _checked(text, DayHeading(_number(match), dated, None, _AFTER_DATE.match(low, end).end()))  # type: ignore[union-attr]
    led = _BEFORE_DATE.match(low[: found[0].start]) if found else None
    if led:
        first = found[0]
        full = first.year or len(text) <= 40 or led["of"]
        if first.weekday is None and not (first.month and full):
            return None
        return _checked(text, DayHeading(None, first, first.weekday, _AFTER_DATE.match(low, first.end).end()))  # type: ignore[union-attr]
    alone = _WEEKDAY_ALONE.match(low)
    return DayHeading(None, None, WEEKDAYS[alone["weekday"]], len(text)) if alone else None


# Opening plenary (4 May 2023), Opening plenary    4 May 2023
_APART = re.compile(r"[,(–—|\t-]\s*\Z|\s{3}\Z")


def dated(title: str) -> Dated | None:
    """The date that stands set apart at the end of the title of a session."""
    last = next(reversed(dates(title)), None)
    apart = last and last.month and _APART.search(title[: last.start]) and not title[last.end :].strip(" ).")
    return last if apart else None


def _number(match: re.Match[str]) -> int | None:
    word = match["n"] or re.sub(r"(?<=\d)\D+\Z", "", match["m"])
    return int(word) if word.isdigit() else _NUMBERS.get(word) or _ROMAN.get(word)


def _checked(text: str, heading: DayHeading) -> DayHeading | None:
    """The heading, if the line is one: short, or with a title set off from the day."""
    rest = text[heading.end :]
    if not rest:
        return heading if len(text) < 120 else None
    head = text[: heading.end].rstrip()
    set_off = head[-1:] in (":", "–", "—", "-", ".", "|", ")") or text[heading.end - 1] == ","
    begins = rest[0].isupper() or rest[0] in '«“"' or head.endswith(":")
    titled = len(rest) <= LONGEST and not _ENDS.search(rest) and ((set_off and begins) or _HOUR.match(rest))
    return heading if titled else None


def family(text: str) -> Family | None:
    """The form of heading a paragraph has, the strongest first; None for running text."""
    if MARK.match(text):
        return "mark"
    if len(text) > LONGEST or not any(map(str.isalpha, text)):
        return None
    if stamped(text) is not None or is_label(text) or is_aside(text) or _ASKED.match(text):
        return None
    low = plain(text)
    open_ended = not (_ENDS.search(text) or (text[-1] in "!?" and is_turn(text)))
    if _NUMBERED_KEYWORD.match(low) and (open_ended or len(text) < 60) and text[0] not in '«“"(':
        return "keyword"
    if _TIMED.match(low) and open_ended:
        return "time"
    if not open_ended or BULLET.match(text) or text.startswith(("http", "www.", "«", "“", '"', "(")):
        return None
    if len(text) < 160 and text[0].isupper() and _KEYWORD_HEAD.match(low) and not _sentence(low):
        return "keyword"
    if _NUMBERED.match(text):
        return "numbered"
    if is_capital(text):
        return "caps"
    return "plain" if len(text) <= 120 and (text[0].isupper() or text[0].isdigit() or text[0] in "¿¡") else None


# Voices – What will the meeting bring? An interviewer asks it.
_ASKED = re.compile(r"[^–—:?\d]{3,40}?\s[–—]\s[^?]+\?\Z")
_VERBS = re.compile(
    r"(?<!\w)(?:est|sont|etait|a ete|ont|a|avait|s'est|se sont|is|are|was|were|has|have|had|will|es|son|fue|fueron|ha|han|se|esta|estan)(?!\w)"
)


def _sentence(low: str) -> bool:
    """Whether a short line has the verb of a sentence, which titles seldom have."""
    return bool(_VERBS.search(low))


def untimed(text: str) -> str:
    """A heading in small letters, without the hour before it."""
    low = plain(text)
    timed = _TIMED.match(low)
    return low[timed.end() :] if timed else low


def is_caps(text: str) -> bool:
    """Whether a line is set in capitals, and is more than an acronym."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 6:
        return False
    return sum(map(str.isupper, letters)) >= 0.9 * len(letters) and (" " in text.strip() or len(letters) > 8)


def is_word(text: str) -> bool:
    """Whether a line is one word in capitals, which may be a heading (AGUA) or an acronym."""
    return text.isalpha() and text.isupper() and 4 <= len(text) <= 8


def is_capital(text: str) -> bool:
    """Whether a line has no small letters but those between capitals."""
    return is_caps(text) or is_word(text)


def title_start(text: str) -> int:
    """Where the title begins behind the mark of a heading."""
    mark = MARK.match(text)
    return mark.end() if mark else 0


def begins(line: str) -> bool:
    """Whether a printed line cannot be the rest of the one before it: it has a mark, a bullet, or is a day or session."""
    if MARK.match(line) or BULLET.match(line) or stamped(line) is not None:
        return True
    low = plain(line[:LONGEST])
    return bool(_NUMBERED_DAY.match(low) and day_heading(line)) or bool(
        len(line) < 200 and (_NUMBERED_KEYWORD.match(low) and line[0].isupper() and not _sentence(low))
    )


# A line that begins with words and a colon, and is not the rest of the one before it.
_LABEL = re.compile(r"(?<!\w\n)^[^\S\n]*([^\W\d_a-z][^\n:«“\"»”]{0,58}?)\s?:\s+\S", re.MULTILINE)
_FEW = 2  # lines with a label
_NEARLY = 6  # characters by which a line may be shorter or longer than what it underlines


def label(line: str) -> str | None:
    """The words before a colon that a line begins with."""
    match = _LABEL.match(line)
    return match and match[1]


def labels(text: str) -> frozenset[str]:
    """The labels of turns of which each has a line of its own: those of speakers, and those that come again."""
    heads = Counter(_LABEL.findall(text))
    found = frozenset(head for head, count in heads.items() if count > 1 or is_turn(f"{head}: Yes."))
    return found if len(found) > 1 and sum(heads[head] for head in found) > _FEW else frozenset()


def alone(line: str) -> bool:
    """Whether a printed line is a heading, its rule or the label of a transcript, that what follows does not go on."""
    if RULE.fullmatch(line):
        return True
    return len(line) < 120 and not MARK.match(line) and (stamped(line) is not None or bool(day_heading(line)))


def parted(before: str, here: str, width: int, even: int = 0) -> bool:
    """Whether a paragraph ends between two lines: lines are not wrapped, or the first is short and ends a sentence or heads what follows.

    Where a program wrapped the text to `even` characters, one ends that the next word would have fitted on.
    """
    if not width:
        return True
    low = plain(before[:LONGEST])
    heads = _NUMBERED_KEYWORD.match(low) or _TIMED.match(low)
    if heads and (day_heading(here) or (_TIMED.match(low) and _TIMED.match(plain(here)))):
        return True
    ends = before.rstrip('»”"’) \u00a0')[-1:] in ".!?…:" or (heads and not _ENDS.search(before))
    begins = here[0].isupper() or here[0] in '«“"—–'
    if len(before) + 1 + len(here.split(" ", maxsplit=1)[0]) <= even and (here[0].isupper() or here[0].isdigit()):
        return True
    return bool(ends and begins and len(before) < 0.75 * width) or is_caps(before) != is_caps(here)


def width(text: str, groups: Sequence[tuple[Range, ...]]) -> int:
    """How long a full line is; 0 where lines are not wrapped, each being a paragraph."""
    lengths = sorted(end - start for group in groups for start, end in group[:-1])
    if not lengths:
        return 0
    width = lengths[len(lengths) * 9 // 10]
    return width if width <= 160 else 0


_EVEN = 0.95  # of the lines of a text that a program wrapped, those which the next word would have made too long
_SOME = 6  # lines by which that is told


def even(text: str, groups: Sequence[tuple[Range, ...]]) -> int:
    """How long lines may be in a text that a program wrapped, each as full as can be; 0 for any other."""
    pairs = [
        (end - start, len(text[slice(*after)].split(" ", maxsplit=1)[0]))
        for group in groups
        for (start, end), after in pairwise(group)
        if text[end - 1] not in '.!?…:;»”"' and text[after[0]].islower()
    ]
    longest = max((end - start for group in groups for start, end in group), default=0)
    full = sum(length + 1 + word > longest for length, word in pairs)
    return longest if len(pairs) >= _SOME and full >= _EVEN * len(pairs) else 0


RULE = re.compile(r"([-=~^*_+#])\1{3,}")  # under a title


def is_rule(before: str, line: str) -> bool:
    """Whether a line underlines the one before it, and makes it a heading."""
    return bool(RULE.fullmatch(line)) and abs(len(line) - len(before)) < _NEARLY


def rules(text: str) -> list[str]:
    """The signs of the lines that underline others, those of the highest headings first."""
    return list(
        dict.fromkeys(line[0] for before, line in pairwise(text.split("\n")) if is_rule(before.strip(), line.strip()))
    )
