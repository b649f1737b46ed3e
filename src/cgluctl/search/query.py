"""Reading a query: words, phrases, exclusions, prefixes and filters; broken syntax is read as words."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cgluctl.errors import WrongUsage
from cgluctl.language.words import Word, is_stop, joined, split

FILTERS = ("speaker", "day", "session", "speech", "topic", "event")
LONGEST = 400  # words of a query that are looked at
_PIECE = re.compile(
    r'(?P<minus>(?<![^\s])[-−])?(?:"(?P<phrase>[^"]+)"|“(?P<curly>[^”]+)”|«(?P<angle>[^»]+)»'
    rf'|(?P<field>{"|".join(FILTERS)}):(?:"(?P<quoted>[^"]+)"|(?P<value>\S+))|(?P<bare>[^\s"“«]+))'
)
_COURTESY = frozenset("m mr mrs ms mme mlle dr me sr sra srta lic don dona".split())


class QueryWord(NamedTuple):
    """One word to find; `prefix`: it ended in `*`; `compound`: it is two words that a hyphen joined, folded into one."""

    surface: str
    folded: str
    prefix: bool = False
    compound: bool = False


class Query(NamedTuple):
    """What a user asked: words in order, phrases that must stand as they are, phrases preferred, words to leave out."""

    text: str
    words: list[QueryWord]
    strict: list[list[str]]
    preferred: list[list[str]]
    excluded: list[str]
    filters: dict[str, str]
    dropped: list[str]


def parse(arguments: Sequence[str]) -> Query:
    """The query in a command's arguments; an argument with a space is a preferred phrase as well as its words."""
    query = Query(" ".join(arguments).strip(), [], [], [], [], {}, [])
    for argument in arguments:
        plain: list[str] = []
        for piece in _PIECE.finditer(argument):
            _read(piece, query, plain)
        row = [word.folded for word in split(" ".join(plain))]
        if 1 < len(row) <= 12:
            query.preferred.append(row)
    del query.words[LONGEST:]
    return _without_stop_words(query)


def _read(piece: re.Match[str], query: Query, plain: list[str]) -> None:
    phrase = piece["phrase"] or piece["curly"] or piece["angle"]
    if piece["field"]:
        if piece["minus"]:
            raise WrongUsage(
                "The filter {name} cannot be left out of a search.",
                "Say what to keep, as in: speaker:rio",
                name=piece["field"],
            )
        query.filters.setdefault(piece["field"], piece["quoted"] or piece["value"])
        return
    text = phrase or piece["bare"]
    words = split(text)
    if piece["minus"]:
        query.excluded.extend(word.folded for word in words)
    elif phrase and words:
        query.strict.append([word.folded for word in words])
        query.words.extend(QueryWord(word.surface, word.folded) for word in words)
    else:
        plain.append(text)
        query.words.extend(_bare(text, words))


def _bare(text: str, words: list[Word]) -> list[QueryWord]:
    prefix = text.endswith("*") and len(words) == 1 and len(words[0].folded) >= 2
    made = [QueryWord(word.surface, word.folded, prefix) for word in words]
    if len(words) == 2 and not prefix and len(text) == len(words[0].surface) + len(words[1].surface) + 1:
        made = [QueryWord(text, form, compound=True) for form in joined(text, words)[:1]] or made
    return made


def _without_stop_words(query: Query) -> Query:
    kept = [word for word in query.words if not _empty(word)]
    if not kept:
        kept = [word for word in query.words if not is_stop(Word(word.surface, word.folded, 0, 0))] or query.words
    seen: set[str] = set()
    once = [word for word in kept if not (word.folded in seen or seen.add(word.folded))]  # type: ignore[func-returns-value]
    dropped = [word.surface for word in query.words if word not in kept]
    return query._replace(words=once, dropped=dropped)


def _empty(word: QueryWord) -> bool:
    if word.prefix or word.compound:
        return False
    return (
        is_stop(Word(word.surface, word.folded, 0, 0))
        or word.folded in _COURTESY
        or (len(word.folded) == 1 and not word.folded.isdigit())
    )
