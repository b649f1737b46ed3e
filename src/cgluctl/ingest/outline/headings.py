"""The forms of headings of sessions, and which lines end or begin a paragraph by what they say."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from cgluctl.ingest.document import Block
from cgluctl.ingest.outline.days import COMING, ENDS, LONGEST, NUMBERED_DAY, TIME, WORD, DayHeading, day_heading
from cgluctl.ingest.outline.layout import RULE
from cgluctl.ingest.speech.turns import is_label, is_turn
from cgluctl.language.calendar import periods, plain
from cgluctl.language.patterns import lazy
from cgluctl.language.stamps import is_aside, stamped


class Kind(NamedTuple):
    """What a paragraph is to the outline: `title`, `day`, `session`, `part` (above sessions), `matter` (around them) or `body`."""

    name: str
    day: DayHeading | None = None


BODY = Kind("body")

Family = Literal["mark", "keyword", "time", "numbered", "caps", "plain"]
STRONG: tuple[Family, ...] = ("mark", "keyword", "time")

MARK = lazy(r"[➢➣➤➔➜➡►▶▸❖◆◈■❑❒⮚\uf0d8\uf076\uf0e8]\s*")
BULLET = lazy(r"(?:[•·●○▪◦‣⁃*+]|[-–—])\s+")
TOPIC = lazy(r"(?:topic|sujet)\s?:\s*(?=\S)")  # Topic: Next meeting, where minutes have several
_KEYWORDS = """session|seance|sesion|table ronde|mesa redonda|mesa|round ?table|panel|atelier|workshop|taller|seminaire|seminar|seminario|pleniere|plenary|plenaria|conference|conferencia|keynote
ouverture|opening|apertura|inauguration|inauguracion|cloture|closing|clausura|debat|debate|dialogue|dialogo|forum|foro|assemblee|assembly|asamblea|allocution|discours|discurso|consultation|consulta
intervention|intervencion|presentation|presentacion|side event|evenement parallele|evento paralelo|ponencia|communication|exposé|temoignage|synthese|bilan|conversation|conversatorio|reunion|meeting
grand temoin|mot de bienvenue|bienvenida|welcome|accueil|high[- ]level|ceremonie|ceremony|ceremonia|bureau|conseil|consejo|council|committee|comite|commission|parallel|axe|eje|theme|tema|bloque|bloc|part|partie|parte"""
_KEYWORD = rf"(?:{'|'.join(row for row in _KEYWORDS.split(chr(10)))})"
_TIMED = lazy(rf"{TIME}\s*[.:|–—-]*\s+(?=\w)")
_NUMBERED_KEYWORD = lazy(
    rf"(?:{TIME}\s*[.:|–—-]*\s+)?(?:[\w-]+\s+){{0,2}}?{_KEYWORD}s?\s*(?:n[°ºo]\.?\s*|#\s*)?(?:\d{{1,2}}|[ivx]{{1,4}}|[a-h](?=\s?[.:–—-])|{WORD})(?!\w)"
)
# Agenda item 3: …, Point 2 : …, Comisión Nº 1: …
_COUNTED = lazy(
    r"(?:agenda\s)?(?:item|point|punto|comision|modul[eo]|topic|cluster)\s(?:n[°ºo]\.?\s*|#\s*)?(?:\d{1,2}|[ivx]{1,4})(?:\s*[.:|–—-]|\s*\Z|(?P<bare>\s))"
)
_ITEM = lazy(r"\A\d{1,2}(?:\.\d{1,2})+\.?\s+")  # 3.1. Session I: …
_KEYWORD_HEAD = lazy(rf"(?:{TIME}\s*[.:|–—-]*\s+)?(?:[\w'’-]+\s+){{0,3}}?{_KEYWORD}e?s?(?!\w)")
_NUMBERED = lazy(
    r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H])\s*[.)–—-]+|[a-h]\)|\d{1,2}(?:\.\d{1,2})+)\s+(?=[^\W\d_a-z])"
)


def family(text: str) -> Family | None:
    """The form of heading a paragraph has, the strongest first; None for running text."""
    if MARK.match(text):
        return "mark"
    if len(text) > LONGEST or not any(map(str.isalpha, text)):
        return None
    if stamped(text) is not None or is_label(text) or is_aside(text) or is_chaired(text):
        return None
    if _ASKED.match(text) or BYLINE.match(text):
        return None
    low = plain(text)
    open_ended = not (ENDS.search(text) or (text[-1] in "!?" and is_turn(text)))
    if is_counted(text) and (open_ended or len(text) < 60) and text[0] not in '«“"(':
        return "keyword"
    if _TIMED.match(low) and open_ended:
        return "time"
    if not open_ended or BULLET.match(text) or text.startswith(("http", "www.", "«", "“", '"', "(")):
        return None
    if (
        len(text) < _TITLE
        and text[0].isupper()
        and _KEYWORD_HEAD.match(low)
        and not (_sentence(_QUOTED.sub("", low)) or COMING.match(low))
    ):
        return "keyword"
    if _NUMBERED.match(text):
        return "numbered"
    if is_capital(text):
        return "caps"
    return "plain" if len(text) <= 120 and (text[0].isupper() or text[0].isdigit() or text[0] in "¿¡") else None


# Voices – What will the meeting bring? An interviewer asks it.
_ASKED = lazy(r"[^–—:?\d]{3,40}?\s[–—]\s[^?]+\?\Z")
BYLINE = lazy(r"(?:By|Par|Por)\s(?:[A-ZÀ-Þ][\w’'.-]+\s){1,3}[A-ZÀ-Þ][\w’'.-]+(?=[\s,|]|\Z)")  # By Ann Lee | May 2
_VERBS = lazy(
    r"(?<!\w)(?:est|sont|etait|a ete|ont|a|avait|s'est|se sont|is|are|was|were|has|have|had|will|met|began|opened|closed|ended|rose|resumed|adjourned|es|son|fue|fueron|ha|han|se|esta|estan)(?!\w)"
)


_QUOTED = lazy(r"[«“\"][^»”\"]*[»”\"]")  # Lecture : « Le fleuve n’a pas de frontière »


def _sentence(low: str) -> bool:
    return bool(_VERBS.search(low))


def is_chaired(text: str) -> bool:
    """Whether a line says who presides over a session, or speaks in it."""
    return bool(_CHAIRED.match(plain(text[:_TITLE])))


def is_counted(text: str) -> bool:
    """Whether a heading numbers the session: `Session 2`, `Item 3:`."""
    return bool(count(text))


def count(text: str) -> str:
    """The number of the session that a heading gives, with its word; nothing where it gives none."""
    low = _ITEM.sub("", untimed(text), count=1)
    match = _NUMBERED_KEYWORD.match(low) or _COUNTED.match(low)
    if match is None or (match.groupdict().get("bare") and not text.isupper()):
        return ""
    return match.group().rstrip(" .:|–—-")


# Session 1: Trees. The meeting …; Closing plenary: The chair …; CONTACT GROUP ON FINANCE: Delegates …
_MARK = r"(?P<mark>(?:\*\*|__)?\s?[.:](?:\*\*|__)?)\s+"
_LEAD = lazy(
    rf"(?:\*\*|__)?(?:(?:[\w-]+\s){{0,2}}?{_KEYWORD}s?\s(?:n[°ºo]\.?\s*)?(?:\d{{1,2}}|[ivx]{{1,4}})(?:\s?[:.–—-]\s[^.:;!?*_]{{3,100}}?)?|(?:\w+\s){{0,2}}(?:open|clos|plen|ouvert|clotur|apertur|clausur|inaugur|keynote)\w*(?:\s\w+){{0,2}}(?=[\s*_]{{0,3}}:)){_MARK}(?=\w)"
)
_CAPITALS = lazy(rf"(?:\*\*|__)?[A-ZÀ-Þ][^a-zà-ÿ.:;]{{5,70}}?(?=[\s*_]{{0,3}}:){_MARK}(?=[A-ZÀ-Þ])")
_BOLD = lazy(r"\*\*[A-ZÀ-Þ][^*.:]{2,60}(?P<mark>\.\*\*|\*\*\.)\s+(?=[A-ZÀ-Þ])")  # **Call to order.** The chair …
_LEADS = 2  # titles that run into their text, in a report that has such


def _lead(text: str) -> tuple[int, int, int] | None:
    match = _LEAD.match(plain(text[:LONGEST])) or _CAPITALS.match(text) or _BOLD.match(text)
    rest = text[match.end() :] if match else ""
    told = rest[:1].isupper() and rest.rstrip()[-1:] in '.!?…»”"'
    if match is None or not told or is_turn(text) or is_turn(re.sub(r"\*\*|__", "", text)):
        return None
    return match.start("mark"), match.end("mark"), match.end()


def _stands_alone(text: str, level: int) -> bool:
    return day_heading(text) is None if level else len(text) < _TITLE and is_counted(text) and family(text) is not None


def led(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a report, with titles that run into their text as headings of their own, where more run so than stand alone."""
    found = {
        n: at
        for n, b in enumerate(blocks)
        if b.role == "text" and (at := _lead(text[b.start : b.end].replace("\n", " ")))
    }
    others = [b for n, b in enumerate(blocks) if b.role in ("text", "heading") and n not in found]
    alone = sum(_stands_alone(text[b.start : b.end], b.level) for b in others)
    if len(found) < _LEADS or alone >= len(found):
        return list(blocks)
    made: list[Block] = []
    for n, block in enumerate(blocks):
        if n in found:
            title, mark, begin = (block.start + place for place in found[n])
            made += [Block(block.start, title, "heading"), Block(title, mark, "skip", reason="markup")]
            made.append(block._replace(start=begin))
        else:
            made.append(block)
    return made


# 23rd – 24th March 2017, Toulouse
_PERIOD = lazy(r"(?:(?:du|from|del|le|les|los|the)\s)?(?:[^\W\d_]+\s){0,2}\d")


def is_period(text: str) -> bool:
    """Whether a line begins with when the event was, from one day to another."""
    return len(text) < _TITLE and bool(_PERIOD.match(plain(text))) and any(periods(text))


def untimed(text: str) -> str:
    """A heading in small letters, without the hour before it."""
    low = plain(text)
    timed = _TIMED.match(low)
    return low[timed.end() :] if timed else low


_MEAL = "pause|coffee|tea|lunch|cafe|break|pausa|receso|almuerzo|comida|cena|desayuno|breakfast|dinner|diner|dejeuner|apero|aperitif|cocktail|coctel|refreshments|refrigerio|inscriptions?|inscripcion(?:es)?|registration|acreditacion(?:es)?|emargement"
_BREAK = lazy(
    rf"\W*(?=.*?(?<!\w)(?:{_MEAL})(?!\w))(?:(?<!\w)(?:{_MEAL}|posters?|networking|morning|afternoon|midi|accueil|welcome|participant\w*|and|et|y|d|des?|para|the|del?|la|le|el)(?!\w)[\W\d]*)+"
)


def is_break(text: str) -> bool:
    """Whether a line of a programme is a break or a meal."""
    return len(text) < _TITLE and bool(_BREAK.fullmatch(untimed(text)))


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
    mark = MARK.match(text) or TOPIC.match(plain(text))
    return mark.end() if mark else 0


_CLOCK = r"\d{1,2}(?:[:.]\d\d|\s?h\s?\d{0,2})"
_SLOT = lazy(rf"{_CLOCK}\s?[–—-]\s?{_CLOCK}(?:\s?hr?s?\.?)?\s?[|:–—-]?\s+[A-ZÀ-Þ¿¡«“]")  # 15:30–16:45 h | Panel III


def begins(line: str) -> bool:
    """Whether a printed line cannot be the rest of the one before it: it has a mark, a bullet, or is a day or session."""
    if MARK.match(line) or BULLET.match(line) or stamped(line) is not None or _SLOT.match(line):
        return True
    low = plain(line[:LONGEST])
    return bool(NUMBERED_DAY.match(low) and day_heading(line)) or bool(
        len(line) < 200 and (_NUMBERED_KEYWORD.match(low) and line[0].isupper() and not _sentence(low))
    )


def alone(line: str) -> bool:
    """Whether a printed line is a heading, its rule or the label of a transcript, that what follows does not go on."""
    if RULE.fullmatch(line):
        return True
    return len(line) < 120 and not MARK.match(line) and (stamped(line) is not None or bool(day_heading(line)))


_TITLE = 160  # characters of the line of a title
# Moderator: Jane Bennet, below the title of a session
_CHAIRED = lazy(
    r"(?:avec|with|preside|modera|panel+ist|chair|rapporteu|relator|animat|facilitat|presentat(?:eur|rice)|presenter|speaker|orador|ponente|intervenant|coordin|discussant)[^:]{0,30}:"
)


def parted(before: str, here: str, width: int, even: int = 0) -> bool:
    """Whether a paragraph ends between two lines: lines are not wrapped, or the first is short and ends a sentence or heads what follows.

    Where a program wrapped the text to `even` characters, one ends that the next word would have fitted on.
    """
    if not width:
        return True
    low = plain(before[:LONGEST])
    heads = _NUMBERED_KEYWORD.match(low) or _TIMED.match(low)
    if heads and is_caps(here) and _NUMBERED_KEYWORD.fullmatch(low.rstrip(" .:–—-")):
        return False  # SESSION I, and its title below
    if heads and not ENDS.search(before) and here[0].isupper() and here.rstrip()[-1] in ".!?":
        return True
    if heads and (day_heading(here) or (_TIMED.match(low) and _TIMED.match(plain(here)))):
        return True
    if (
        len(before) < _TITLE
        and not ENDS.search(before)
        and is_chaired(here)
        and (":" in here[:24] or not is_chaired(before))
    ):
        return True
    ends = before.rstrip('»”"’) \u00a0')[-1:] in ".!?…:" or (heads and not ENDS.search(before))
    begins = here[0].isupper() or here[0] in '«“"—–'
    if len(before) + 1 + len(here.split(" ", maxsplit=1)[0]) <= even and (here[0].isupper() or here[0].isdigit()):
        return True
    return bool(ends and begins and len(before) < 0.75 * width) or is_caps(before) != is_caps(here)


def is_dated_below(title: str, line: str) -> bool:
    """Whether the line under a title is its date, in full."""
    alone = len(title) < _TITLE and title[0].isupper() and not re.search(r"[:.;,]|\s{3}", title)
    day = day_heading(line) if alone else None
    return bool(day and day.dated and day.dated.year and day.end == len(line))


# Under a title: Jane Bennet, Secretary for Health
_NAMED = lazy(
    r"(?:(?:M\.|Mme|Mr|Mrs|Ms|Dr|Sra?\.)\s)?(?:[A-ZÀ-Þ][\w’'.-]+\s){1,3}[A-ZÀ-Þ][\w’'-]+(?:,|\s[–—(])\s?[^.!?:;\d]{3,80}"
)


def is_named_below(title: str, line: str) -> bool:
    """Whether the line under a title says who speaks, and what they are."""
    return len(title) < _TITLE and title[0].isupper() and not ENDS.search(title) and is_named(line)


def is_named(line: str) -> bool:
    """Whether a line is a name and what that person is."""
    return bool(_NAMED.fullmatch(line)) and not line.isupper()
