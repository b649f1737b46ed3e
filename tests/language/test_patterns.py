"""Patterns that are compiled late: each is a pattern, and none is compiled before it is used."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import cgluctl.ingest
import cgluctl.language
from cgluctl.language.patterns import lazy


def modules() -> Iterator[str]:
    for package in (cgluctl.ingest, cgluctl.language):
        yield from (found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))


def held(value: object) -> Iterator[object]:
    if isinstance(value, dict | list | tuple | frozenset):
        for one in value.values() if isinstance(value, dict) else value:
            yield from held(one)
    elif type(value) is type(lazy("")):
        yield value


def test_every_pattern_of_the_modules_is_one() -> None:
    found = 0
    for name in modules():
        try:
            module = importlib.import_module(name)
        except ImportError:  # of an extra that is not installed
            continue
        for value in vars(module).values():
            for pattern in held(value):
                found += 1
                re.compile(pattern.pattern, pattern.flags)  # type: ignore[attr-defined]
    assert found > 300


def test_it_is_compiled_at_its_first_use_and_not_again(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[object] = []
    real = re.compile
    monkeypatch.setattr(re, "compile", lambda pattern, flags: compiled.append(pattern) or real(pattern, flags))
    pattern = lazy("a+")
    assert not compiled
    assert pattern.search("baa")
    assert pattern.search("ba")
    assert compiled == ["a+"]


def test_it_does_what_a_compiled_one_does() -> None:
    pattern = lazy(r"(?P<x>\w)-(\d+)", re.IGNORECASE)
    assert pattern.sub(r"\2\g<x>", "a-1 B-22") == "1a 22B"
    assert [match["x"] for match in pattern.finditer("a-1 B-22")] == ["a", "B"]
    assert pattern.fullmatch("a-1")
    assert lazy(rb"a+").match(b"aab")
    with pytest.raises(AttributeError):
        _ = pattern.nothing  # type: ignore[attr-defined]


def test_what_is_wrong_is_told_at_the_first_use() -> None:
    wrong = lazy("(")
    with pytest.raises(re.error):
        wrong.search("(")
