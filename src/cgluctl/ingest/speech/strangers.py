"""People whom nobody knows: by names that the report tells nothing else of, where a subject may stand."""

import re
from collections.abc import Iterator

from cgluctl.ingest.speech.names import names
from cgluctl.ingest.speech.seen import Paragraph
from cgluctl.ingest.speech.tokens import plain, tokens
from cgluctl.ingest.speech.verbs import Verb
from cgluctl.ingest.speech.wording import DETERMINERS, EVERY_PREPOSITION
from cgluctl.language.lexicon import OPENERS, given_names
from cgluctl.language.patterns import lazy

_WHO = lazy(r"(?<=[a-zà-ÿ]\s)[A-ZÀ-Þ][a-zà-ÿ]+(?=,\s(?:who|qui|quien)(?!\w))")  # to Selam, who passed
# Where a clause begins, and its subject with it.
SUBJECT = lazy(r"(?:\A|[.;:,!?»”\"–—-]\s*|(?<!\w)(?:et|y|e|and|que|mais|pero|but)\s)\s*(?:[lL][’'])?\Z")
_ALONE = lazy(r"[A-ZÀ-Þ][a-zà-ÿ]+(?=,?\s[a-zà-ÿ])")
_BEGINS = lazy(r"(?:(?:\A|[.!?»”\",]\s+)(?:(?:Para|Pour|For)\s)?|(?<!\w)(?:que|that)\s)\Z")
_STRETCH = 300  # characters before a quotation


def is_broken(here: Paragraph, start: int, end: int) -> bool:
    """Whether words name somebody of two names or more whom nobody knows, where a subject may stand: `, y Pérez Jácome`."""
    start = max(start, end - _STRETCH)
    words = here.text[start:end]
    known = [(a.start - start, a.end - start) for a in here.actors_in(max(0, start - _STRETCH), end)]
    named = [(name.start, name.end) for name in names(words) if SUBJECT.search(words, 0, name.start)]
    named += [match.span() for match in _WHO.finditer(words)]
    named += [(first - start, last - start) for first, last in _beside_verbs(here, start, end)]
    named += [
        (token.start, token.end)
        for token in tokens(words)
        if token.folded in given_names() and _ALONE.match(words, token.start) and _BEGINS.search(words, 0, token.start)
    ]
    return any(
        here.outside(start + begins) and not any(first < stop and begins < last for first, last in known)
        for begins, stop in named
    )


_LAST = lazy(
    r"(?:(?P<before>[^\W\d_]+[’']?)[ \u00a0])?(?<![\w’'-])(?P<word>[A-ZÀ-Þ][\w’-]{2,})[ \u00a0](?:(?:a|ha|había|has|had|avait|s[’']est)[ \u00a0])?\Z"
)
_ROOM = 60  # characters in which a word and the one before it stand
_DETERMINED = frozenset().union(*DETERMINERS.values())
_NEXT = lazy(r"\s(?P<word>[A-ZÀ-Þ][\w’-]{2,})(?=\s?[.,:;«“\"]|\s[a-zà-ÿ])")


def _beside_verbs(here: Paragraph, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where one capitalised word stands beside a verb of saying: `Cheok explained:`, `Residents said`, `afirmó Vidal`."""
    for verb in here.verbs_in(start, end):
        before = None if verb.act else alone_before(here, start, verb)
        after = None if before or verb.act or verb.pronoun else _NEXT.match(here.text, verb.end)
        if before:
            yield before
        if after and not _opens(here.low[slice(*after.span("word"))]):
            yield after.span("word")


def alone_before(here: Paragraph, start: int, verb: Verb) -> tuple[int, int] | None:
    """Where one capitalised word, which is no preposition's and opens no sentence, stands right before a verb: `Cheok explained`."""
    found = None if verb.pronoun else _LAST.search(here.text, max(start, verb.start - _ROOM), verb.start)
    if found is None or _opens(here.low[slice(*found.span("word"))]) or found["word"].endswith("ó"):
        return None  # Concluyó asegurando
    before = plain(found["before"] or "")
    return None if before in EVERY_PREPOSITION or before in _DETERMINED else found.span("word")


def _opens(word: str) -> bool:
    return re.split(r"[’']", word, maxsplit=1)[0] in OPENERS
