"""Conference schedules: what frab, pretalx and calendars say, as one plan of days and sessions.

Here: values as JSON and XML give them.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from html import unescape
from typing import Any, NamedTuple

from cgluctl.errors import InputError
from cgluctl.language.patterns import lazy

HINT = "Export the schedule as frab or pretalx schedule.json or schedule.xml, or give the report as text."
BLANK = " \t\r\n"
NAMES = ("public_name", "full_public_name", "name", "full_name", "display_name", "text", "title", "nickname")


def no_schedule(path: str, format: str) -> InputError:
    """What is said of JSON or XML that is something else."""
    return InputError(
        "{path} is {format}, but not a conference schedule (frab): it has no days with events.",
        HINT,
        path=path,
        format=format,
    )


def clean(value: str) -> str:
    """A string without white space around it, its line ends made one."""
    stripped = value.strip(BLANK)
    return stripped.replace("\r\n", "\n").replace("\r", "\n") if "\r" in stripped else stripped


def text(value: Any) -> str:
    """A string or truth value as text; empty for what is neither."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return clean(value) if isinstance(value, str) else ""


def leaves(value: Any, without: Collection[int] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each string in a tree with the keys that lead to it, in order; `without` are ids of branches that count elsewhere."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), value)]
    while waiting:
        path, found = waiting.pop()
        if id(found) in without:
            continue
        if isinstance(found, dict):
            waiting += [((*path, str(key)), part) for key, part in reversed(found.items())]
        elif isinstance(found, list):
            waiting += [(path, part) for part in reversed(found)]
        elif said := text(found):
            yield path, said


def fields(value: Any, without: Collection[int] = (), but: Collection[str] = ()) -> dict[str, list[str]]:
    """All strings of a tree by its first key, save those of the keys in `but`."""
    found: dict[str, list[str]] = {}
    for path, said in leaves(value, without):
        name = path[0] if path else "text"
        if name not in but:
            found.setdefault(name, []).append(said)
    return found


def first(record: dict[str, Any], keys: Collection[str]) -> Any:
    """The value of the first key that has one."""
    return next((record[key] for key in keys if record.get(key) not in (None, "", [], {})), None)


def label(value: Any) -> str:
    """What a thing is called: itself, its name, or the first of its names in several languages."""
    if isinstance(value, dict):
        named = first(value, NAMES)
        if isinstance(named, (dict, list)):
            return next((said for _, said in leaves(named)), "")
        return text(named) or next((said for _, said in leaves(value)), "")
    if isinstance(value, list):
        return next((said for _, said in leaves(value)), "")
    return text(value)


def listed(value: Any, wrappers: Collection[str] = ()) -> list[Any]:
    """A list of what may be a list, one thing, a dict of things by some key, or wrapped in a key such as `person`."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        inner = first(value, wrappers)
        if isinstance(inner, (list, dict)):
            return listed(inner, wrappers)
        if all(isinstance(part, (dict, list)) for part in value.values()):
            return [one for part in value.values() for one in (part if isinstance(part, list) else [part])]
        return [inner] if inner else [value]
    return [value] if text(value) else []


def names(value: Any, wrappers: Collection[str]) -> list[str]:
    """The names of people, each once; a record without a name gives none."""
    found = dict.fromkeys(" ".join(_name(person).split()) for person in listed(value, wrappers))
    return [name for name in found if name]


def _name(person: Any) -> str:
    if not isinstance(person, dict) or first(person, NAMES):
        return label(person)
    return f"{text(person.get('first_name'))} {text(person.get('last_name'))}"


_BLOCKS = "p|div|br|hr|ul|ol|li|dl|dt|dd|h[1-6]|blockquote|pre|table|thead|tbody|tr|td|th|section|article|figure"
_INLINE = "a|b|i|em|strong|u|s|del|ins|small|big|sub|sup|span|font|code|tt|kbd|samp|cite|q|abbr|img|center|figcaption"
_TAG = lazy(rf"<!--.*?-->|</?({_BLOCKS}|{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE | re.DOTALL)
# One closing tag, or a tag that needs none, tells HTML from a text that speaks of <a> tags.
_CERTAIN = lazy(rf"</(?:{_BLOCKS}|{_INLINE})\s*>|<(?:br|p|hr|img)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK = lazy(rf"(?:{_BLOCKS})", re.IGNORECASE)
_ADDRESS = lazy(r"""<a\s[^<>]*?href\s*=\s*["']?([^"'\s<>]+)[^<>]*>(.*?)</a\s*>""", re.IGNORECASE | re.DOTALL)
_BULLET = lazy(r"[*•‣–+-]\s|\d{1,2}[.)]\s")
_BLANK = lazy(r"\n[ \t]*\n[ \t\n]*")
_SPACES = lazy("[ \t\f]+")


class Paragraph(NamedTuple):
    """A paragraph of a field, or an item of a list in it."""

    text: str
    item: bool = False


def paragraphs(value: str) -> tuple[list[Paragraph], list[str]]:
    """The paragraphs of a field, and the tags that were taken out of it."""
    if not _CERTAIN.search(value):
        return [part for chunk in _BLANK.split(value) for part in _lines(chunk, "\n")], []
    found: list[Paragraph] = []
    tags: list[str] = []
    words, item, end = "", False, 0
    for match in _TAG.finditer(value):
        words += value[end : match.start()]
        end = match.end()
        tags.append(match[0])
        if match[1] and _BLOCK.fullmatch(match[1]):
            found += _chunk(words, item)
            words, item = "", match[1].lower() == "li" and not match[0].startswith("</")
    return found + _chunk(words + value[end:], item), tags


def links(value: str) -> list[tuple[str, str]]:
    """The addresses and words of the links in a field."""
    found = _ADDRESS.finditer(value) if "</" in value else ()
    return [(unescape(match[1]), " ".join(unescape(_TAG.sub("", match[2])).split())) for match in found]


def _chunk(words: str, item: bool) -> list[Paragraph]:
    parts = _lines(unescape(words), " ")
    return [parts[0]._replace(item=item or parts[0].item), *parts[1:]] if parts else []


def _lines(chunk: str, joint: str) -> list[Paragraph]:
    parts: list[list[str]] = []
    items: list[bool] = []
    for whole in chunk.split("\n"):
        line = _SPACES.sub(" ", whole).strip(" ") if joint == " " else whole.strip(" \t")
        bullet = bool(_BULLET.match(line))
        if not line:
            continue
        if bullet or not parts:
            parts.append([])
            items.append(bullet)
        parts[-1].append(line)
    return [Paragraph(joint.join(part), item) for part, item in zip(parts, items, strict=True)]


_CLOCK = lazy(r"\s*(\d{1,2})[:hH.](\d{2})(?:[:.]\d{2})?\s*([AaPp])?\.?[Mm]?\.?\s*$", re.ASCII)
_HOURS = lazy(r"\s*(\d{1,3})[:hH](\d{2})(?::\d{2}(?:\.\d+)?)?\s*$", re.ASCII)
_MINUTES = lazy(r"\s*(\d{1,5})(?:\.0+)?\s*(?:m|min|mins|minutes)?\.?\s*$", re.ASCII | re.IGNORECASE)
_PERIOD = lazy(r"\s*P(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,5})M)?(?:\d+S)?)?\s*$", re.ASCII)
_ISO = lazy(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)", re.ASCII)
_EUROPEAN = lazy(r"\s*(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)", re.ASCII)
_TIME = lazy(r"[T ]\s*(\d{1,2}):?(\d{2})(?::?(\d{2}))?", re.ASCII)
YEARS = range(1970, 2200)
NIGHT = 6 * 60  # minutes after midnight: what begins earlier may belong to the day before


def day(text: str | None) -> date | None:
    """The date that a text begins with: `2008-02-23…`, `20080223…`, `23.02.2008…`; None where there is none."""
    match = _ISO.match(text or "")
    parts = match.groups() if match else ()
    if not match and (match := _EUROPEAN.match(text or "")):
        parts = match.groups()[::-1]
    try:
        found = date(*map(int, parts)) if parts else None
    except ValueError:
        return None
    return found if found and found.year in YEARS else None


def moment(text: str | None) -> datetime | None:
    """The date and time in a text, as printed, whatever its zone; None where either is missing."""
    found = day(text)
    match = _TIME.search(text or "") if found else None
    if not found or not match:
        return None
    hour, minute, second = (int(part or 0) for part in match.groups())
    if hour > 24 or minute > 59:
        return None
    return datetime(found.year, found.month, found.day) + timedelta(hours=hour, minutes=minute, seconds=min(second, 59))


def clock(text: str | None) -> int | None:
    """The minutes after midnight of `15:00`, `9h30` or `3:00 pm`."""
    match = _CLOCK.match(text or "")
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2])
    if match[3] and hour <= 12:
        hour = hour % 12 + (12 if match[3] in "pP" else 0)
    return hour * 60 + minute if hour <= 47 and minute <= 59 else None


def length(text: str | None) -> timedelta | None:
    """A duration: `00:45`, `1:30:00`, `45`, `45 min`, `PT1H30M`."""
    if match := _HOURS.match(text or ""):
        return timedelta(hours=int(match[1]), minutes=int(match[2]))
    if match := _MINUTES.match(text or ""):
        return timedelta(minutes=int(match[1]))
    match = _PERIOD.match(text or "")
    if match and any(match.groups()):
        days, hours, minutes = (int(part or 0) for part in match.groups())
        return timedelta(days, hours=hours, minutes=minutes)
    return None


def at(on: date, minutes: int) -> datetime:
    """So many minutes after the midnight a day begins with."""
    return datetime(on.year, on.month, on.day) + timedelta(minutes=minutes)


def nearest(to: datetime, minutes: int) -> datetime:
    """The moment nearest to another at which a clock shows so many minutes after midnight."""
    return min((at(to.date() + timedelta(days), minutes % 1440) for days in (-1, 0, 1)), key=lambda one: abs(one - to))


def iso(found: datetime | None) -> str | None:
    """`2008-02-23T15:00`, with seconds only where there are some."""
    return found.isoformat(timespec="seconds" if found.second else "minutes") if found else None
