"""What stands around the account of an event: contents and forewords in front, annexes, participants and references behind."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from cgluctl.ingest.outline import headings
from cgluctl.ingest.outline.days import day_heading
from cgluctl.ingest.outline.paragraphs import Paragraph
from cgluctl.language.calendar import plain
from cgluctl.language.patterns import lazy

_ITEM = r"(?:(?:\d{1,2}(?:\.\d{1,2})+|(?:\d{1,2}|[ivx]{1,5}|[a-h])\s?[.)–—:-]+)\s+)?"
_CONTENTS = lazy(
    rf"{_ITEM}(?:(?:table of )?contents|sommaire|table des matieres|indice(?: general| de contenidos?)?|(?:tabla de )?contenidos?)\W*"
)
_AGENDA = lazy(rf"{_ITEM}(?:agenda|ordre du jour|orden del dia|programme?|programa|schedule|cronograma)\W*")
_ANNEX = lazy(
    rf"{_ITEM}(?:annex(?:e|es)?|appendi(?:x|ces?)|anexos?|apendices?|attachments?|adjuntos?)(?:\s(?:n[°ºo]\.?\s?)?(?:\d{{1,2}}|[ivx]{{1,4}}|[a-h]))?(?:\W*|\s?[:.–—-]\s.{{3,120}}|\s(?:au|to the|al)\s.{{3,120}})"
)
_PEOPLE = (
    r"participants?|participantes|attendees|attendance|intervenants|speakers|ponentes|orateurs|asistentes|asistencia"
)
_BEHIND = lazy(
    rf"{_ITEM}(?:(?:(?:list|liste|lista) (?:of|des?|de los) )?(?:{_PEOPLE})(?: present)?|(?:members )?present|presents|presentes|(?:(?:informative|normative|cited) )?references|bibliograph(?:y|ie)|bibliografia|referencias(?: bibliograficas)?|(?:end|foot)?notes?|further reading|acknowledge?ments|remerciements|agradecimientos|autor(?:es|as)?|auteurs?|authors?|signatures?|firmas?(?: de los presentes)?|le reste|the rest|lo demas|contacts?|contacto|contact (?:information|us)|about (?:us|the authors?|this report)|a propos|acerca de|(?:list of )?(?:acronyms|abbreviations)|biograph(?:y|ies?)|biografias?|sigles|siglas|acronym[eo]s|abreviaturas|abreviations|gloss(?:ary|aire)|glosario)\W*"
)
_AHEAD = lazy(
    rf"{_ITEM}(?:foreword|preface|avant-propos|prologo|prefacio|(?:executive )?summary|resume(?: executif)?|resumen(?: ejecutivo)?|date,? time and (?:location|place|venue)|date et lieu|lugar y fecha|fecha y lugar|intro(?:duction|duccion)?|background|contexte?|contexto|antecedentes)\W*"
)
LITTLE = 60  # characters that are no account of a session
_FEW = 4  # lists of contents
_LONGEST = 140  # characters of such a heading
_PAGE = lazy(r"(?:[\s.…·]*\d+)?[\s.…·:]*\Z")  # behind a line of the contents


def _is(form: re.Pattern[str], paragraph: Paragraph) -> bool:
    fits = paragraph.role in ("text", "heading") and len(paragraph.text) < _LONGEST
    return fits and bool(form.fullmatch(plain(paragraph.text)))


def is_apart(paragraph: Paragraph) -> bool:
    """Whether a heading is of what stands around an account, wherever it stands."""
    return any(_is(form, paragraph) for form in (_CONTENTS, _ANNEX, _BEHIND))


def contents(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The paragraphs under `Contents`, which only name what comes."""
    found: set[int] = set()
    heads = (n for n, one in enumerate(paragraphs) if _is(_CONTENTS, one) or _is(_AGENDA, one))
    for n in islice(heads, _FEW):
        end = _end(paragraphs, n)
        if _is(_CONTENTS, paragraphs[n]) or _comes_again(paragraphs, n + 1, end):
            found.update(range(n + 1, end))
    return found


def _comes_again(paragraphs: Sequence[Paragraph], first: int, end: int) -> bool:
    entries = {_entry(one.text) for one in paragraphs[first:end]}
    again = entries & {_entry(one.text) for one in paragraphs[end:]}
    return len(again) > 1 and 2 * len(again) >= len(entries)


def annexed(paragraphs: Sequence[Paragraph], contents: set[int]) -> set[int]:
    """The paragraphs behind the first annex, unless a day or numbered session among them is new."""
    first = next((n for n in range(1, len(paragraphs)) if n not in contents and _is(_ANNEX, paragraphs[n])), 0)
    told = [one for n, one in enumerate(paragraphs[:first]) if n not in contents]
    return set(range(first + 1, len(paragraphs))) if first and _labels(paragraphs[first:]) <= _labels(told) else set()


def _end(paragraphs: Sequence[Paragraph], n: int) -> int:
    first = n + 1
    if first < len(paragraphs) and paragraphs[n].level and paragraphs[first].role != "heading":
        return next((m for m in range(first, len(paragraphs)) if paragraphs[m].role == "heading"), first)
    entry = _entry(paragraphs[first].text) if first < len(paragraphs) else ""
    return next((m for m in range(first + 1, len(paragraphs)) if entry and _entry(paragraphs[m].text) == entry), first)


def _entry(text: str) -> str:
    return re.sub(rf"\A{_ITEM}", "", _PAGE.sub("", plain(text[:_LONGEST])))


def _labels(paragraphs: Sequence[Paragraph]) -> set[object]:
    return {label for one in paragraphs if len(one.text) < _LONGEST for label in _label(one.text)}


def _label(text: str) -> Iterator[object]:
    day = day_heading(text)
    if day:
        yield day.number or (day.dated and (day.dated.month, day.dated.day)) or day.weekday
    elif headings.is_counted(text):
        yield headings.count(text)


def around(paragraphs: Sequence[Paragraph], heads: Sequence[int], contents: set[int], dated: bool) -> set[int]:
    """The headings of what stands around an account; a numbered introduction is one only where it has days (`dated`)."""
    apart = {n for n, one in enumerate(paragraphs) if is_apart(one) or (n + 1 in contents and _is(_AGENDA, one))}
    ahead = {
        n for n, one in enumerate(paragraphs) if _is(_AHEAD, one) and (dated or headings.family(one.text) != "numbered")
    }
    own = [n for n in heads if n not in apart | ahead]
    if not own:
        told = sum(len(one.text) for one in paragraphs[: min(apart, default=0)])
        return apart - contents if told >= LITTLE else set()
    depth = max(paragraphs[n].level for n in own)
    found = {n for n in apart | ahead if n < own[0]} | {n for n in apart if n > own[-1]}
    return {n for n in found - contents if n and paragraphs[n].level <= depth}  # the first line is the title
