"""What a command line says before it is parsed, or when it cannot be: the language, JSON or not, and the switches that may stand anywhere."""

import re
from collections.abc import Sequence
from contextlib import suppress

from cgluctl.cli.settings import Settings, language_of
from cgluctl.errors import CgluctlError

# Words that stand before or after the command, and what help says of each.
SWITCHES = {
    "--quiet": "No counts and no hints on stderr; errors alone.",
    "--no-pager": "Write a long answer at once, not page by page.",
    "--no-cache": "Make the index in memory for this run and keep none.",
    "--debug": "Show where in the program a fault of ours happened.",
}


def split(arguments: Sequence[str]) -> tuple[list[str], frozenset[str]]:
    """The arguments without the switches, and the switches; what stands after `--` is text."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    found = frozenset(word for word in arguments[:end] if word in SWITCHES)
    if not found:
        return list(arguments), found
    return [word for number, word in enumerate(arguments) if number >= end or word not in SWITCHES], found


_FLAGS = "--json --plain --force --weak --explain --random".split()  # without a value
_LEFT_OUT = re.compile(r"-(?!s|f(?:json|jsonl|csv|tsv|md|table)$)[^\W\d_]{3,}")


def left_out(arguments: Sequence[str]) -> list[str]:
    """The same, with the words that a search leaves out (`-housing`) behind `--`."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    words: list[str] = []
    others: list[str] = []
    for word in arguments[:end] if arguments[:1] in (["search"], ["quote"]) else ():
        is_value = others[-1:] and others[-1].startswith("-") and others[-1] not in _FLAGS
        (words if _LEFT_OUT.fullmatch(word) and not is_value else others).append(word)
    return [*others, "--", *words, *arguments[end + 1 :]] if words else list(arguments)


def lang(arguments: Sequence[str]) -> str | None:
    """The value of --lang, wherever it stands; that of `import` is the language of a report, not of the answer."""
    found, others = None, not {"-h", "--help"}.isdisjoint(arguments)
    for number, word in enumerate(arguments):
        if word == "--" or (word == "import" and not others):
            break
        others = others or word in ("help", "search", "quote", "show")
        if word == "--lang" and number + 1 < len(arguments):
            found = arguments[number + 1]
        elif word.startswith("--lang="):
            found = word[7:]
    return found


def language(arguments: Sequence[str]) -> str:
    """The language to speak in; where --lang is at fault what is named elsewhere, else English."""
    for named in (lang(arguments), None):
        with suppress(CgluctlError):
            return language_of(Settings(lang=named))
    return "en"


def wants_json(arguments: Sequence[str]) -> bool:
    """Whether the user asked for JSON."""
    for number, word in enumerate(arguments):
        following = arguments[number + 1] if number + 1 < len(arguments) else ""
        if word == "--":
            return False
        if (
            word == "--json"
            or (word in ("--format", "-f") and following in ("json", "jsonl"))
            or word in ("--format=json", "--format=jsonl", "-fjson", "-fjsonl")
        ):
            return True
    return False


def is_jsonl(arguments: Sequence[str]) -> bool:
    """Whether the user asked for JSON by lines, where nothing found is no line."""
    return any("jsonl" in word for word in arguments)
