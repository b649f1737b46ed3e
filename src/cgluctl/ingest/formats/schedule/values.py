"""Values of a tree as JSON and XML give it: strings, lists and dicts, whatever their makers meant by them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

BLANK = " \t\r\n"
NAMES = ("public_name", "full_public_name", "name", "full_name", "display_name", "text", "title", "nickname")


def clean(value: str) -> str:
    """A string without white space around it, its line ends made one."""
    return value.strip(BLANK).replace("\r\n", "\n").replace("\r", "\n")


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
