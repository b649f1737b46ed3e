"""What is known of who said a quotation, and the small questions that both its sides ask."""

from __future__ import annotations

import re
from typing import NamedTuple

from cgluctl.ingest.speech import shape
from cgluctl.ingest.speech.cast import Person
from cgluctl.ingest.speech.quotes import Quote
from cgluctl.ingest.speech.seen import Paragraph
from cgluctl.language.lexicon import WRITINGS

# Whoever comes behind is who says it, known or not: selon le communiqué.
_SOURCE = re.compile(
    r"(?:\A|(?<=, )|(?<=\())(?:selon|d[’']apres|according to|segun|de acuerdo con)\s(?P<who>(?:l[’'])?[^\W\d_][^«“\".;:!?]{1,120}?)(?=,|\s?[-–—:«“\"]|\Z)"
)

# Celle-ci lui a dit : « … »; » a promis cette dernière: whoever was told of last, and not who speaks.
LATTER = re.compile(
    r"(?<!\w)(?:cel(?:ui|le)-ci|(?:ce dernier|cette derniere)(?=\s(?:a|ont|avait|lui|leur|se|ne|qui|est|y|en|le|la)\s|\s?[,.:;«]|\s\w[’']|\W*\Z)|est[ea] ultim[oa]|the latter)(?!\w)(?=[^.;:«»“”\"]{0,60}(?:\Z|[«“\":]))"
)
_THAT = re.compile(r"(?:(?<!\w)que|(?<!\w)qu[’']|(?<!\w)that)\s*\Z")
_LONG = 14  # words of a sentence that is more than a title
POINTS = (".", "!", "?", "…")


class Said(NamedTuple):
    """What is known of who said something: the person or None, whether a cue says that it was said, and where that stands.

    `by` is [start, end) in the paragraph `at`. `strong` tells a cue in the same sentence or right behind, `other` that it
    names somebody who is nobody known: `», the party said`.
    """

    person: Person | None = None
    cue: bool = False
    strong: bool = False
    at: int = 0
    by: tuple[int, int] | None = None
    other: bool = False


def source(number: int, low: str) -> Said:
    """What words say that name whose they are, known or not: `Selon le communiqué`; a law or a book speaks with no mouth."""
    match = _SOURCE.match(low) or _SOURCE.search(low, max(0, len(low) - 100))
    if match is None:
        return Said()
    return Said(None, True, not is_written(match["who"]), number, other=True)


def is_written(low: str) -> bool:
    """Whether words begin with the noun of a law or a book."""
    return any(word in WRITINGS for word in re.findall(r"[^\W\d_]+", low)[:3])


def colon_ends(here: Paragraph, start: int, end: int) -> bool:
    """Whether the words of a stretch end with a colon."""
    return here.low[start:end].rstrip(" \u00a0").endswith(":")


def quote_ends(text: str, quote: Quote) -> bool:
    """Whether a quotation ends with the end of a sentence."""
    return text[quote.first : quote.last].rstrip()[-1:] in ".!?…"


def quote_alone(here: Paragraph, quote: Quote) -> bool:
    """Whether nothing but quotations stands in a paragraph up to the end of this one, which is long enough to be speech."""
    return quote.last - quote.first > 40


def is_speech(
    before: str, words: str, said: Said, quote: Quote, language: str, whole: bool, leads: bool = False
) -> bool:
    """Whether quoted words are somebody's speech: by who is said to have said them, else by their shape; titles and terms are none.

    `whole` tells a paragraph that is but its quotation, `leads` a sentence that begins with it and then says whose it is.
    """
    count = shape.length(words)
    sentence = shape.is_sentence(words)
    naming = shape.is_naming(before, language, somebody=bool(said.strong and said.person))
    if quote.set_off:
        return said.strong or (said.cue and count > 4)
    if language == "en" and not leads and shape.is_title(words):
        return False
    if shape.is_named(before, words) or (shape.is_written(before, language) and not said.strong):
        return False
    colon = before.rstrip(" \u00a0").endswith(":")
    if shape.is_named_colon(before) and count < 10 and not sentence:
        return False
    naming = naming and not (said.strong and said.person and before.rstrip().endswith(",") and words[:1].islower())
    if naming and not (colon and said.strong) and not (said.strong and said.person and count >= 6 and sentence):
        return False
    if said.strong:
        if said.person and ((count < 3 and (leads or colon)) or (count == 2 and shape.is_calling(before))):
            return True
        return count >= (3 if not sentence else 1 if said.person else 2)
    if said.cue:
        if _THAT.search(before):  # pide que « … »
            return count >= 3
        return (sentence and count >= 4) or count >= 7
    if whole or colon:
        return (sentence and count >= 6) or (count >= 12 and (whole or shape.is_first_person(words)))
    if count >= 12 and words.rstrip()[-1:] in POINTS and shape.is_first_person(words):
        return True
    return sentence and count >= 6 and (shape.is_first_person(words) or count >= _LONG)
