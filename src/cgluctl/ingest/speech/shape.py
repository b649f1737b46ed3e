"""Whether quoted words may be speech: their shape, what names something, and what is known of who said them."""

import re
from typing import NamedTuple

from cgluctl.ingest.speech.cast import Person
from cgluctl.ingest.speech.naming import (
    CHARGE,
    is_calling,
    is_named,
    is_named_colon,
    is_naming,
    is_written,
    sentence_of,
)
from cgluctl.ingest.speech.quotes import Quote
from cgluctl.ingest.speech.seen import Actor, Paragraph
from cgluctl.ingest.speech.wording import is_first_person, is_sentence, is_title, length
from cgluctl.language.lexicon import WRITINGS
from cgluctl.language.patterns import lazy

# She said the way was “confusing”.
_BE = "sido|ete|is|was|are|were|be|been|being|became|become|est|etait|sont|etaient|soit|serait|es|son|era|eran|fue|fueron|sea|seria|esta|estaba|resulta|resulto"
# Oz’s “smart” meters
_TERM = lazy(
    r"(?:[’']s|s[’']|(?<![\w’'-])(?:the|its|their|his|her|our|les|ses|leurs?|los|las|sus?))\s\Z", re.IGNORECASE
)
_IS = lazy(rf"(?<!\w)(?:{_BE})(?:\s[a-z]+)?(?:\s(?:an?|the|une?|una?|le|la|el))?\Z")
# Whoever comes behind is who says it, known or not: selon le communiqué.
_SOURCE = lazy(
    r"(?:\A|(?<=, )|(?<=\())(?:selon|d[’']apres|according to|segun|de acuerdo con)\s(?P<who>(?:l[’'])?[^\W\d_][^«“\".;:!?]{1,120}?)(?=,|\s?[-–—:«“\"]|\Z)"
)

# Celle-ci lui a dit : « … »; » a promis cette dernière: whoever was told of last, and not who speaks.
_LATTER = r"(?:cel(?:ui|le)-ci|ce dernier|cette derniere|est[ea] ultim[oa]|the latter)"
LATTER = lazy(
    rf"(?:\A|[.;,]\s|(?<!\w)(?:et|mais|y|pero|and|but|que)\s){_LATTER}\s[^\W\d_][^.;:«»“”\"]{{0,60}}(?:\Z|[«“\":])"
)
LATTER_BEHIND = lazy(rf"(?<!\w){_LATTER}(?=\s?[,.;]|\Z)")
_THAT = lazy(r"(?:(?<!\w)que|(?<!\w)qu[’']|(?<!\w)that)\s*\Z")
_CLAUSE = 6  # words that are more than a name
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
    return Said(None, True, not names_writing(match["who"]), number, other=True)


def names_writing(low: str) -> bool:
    """Whether words begin with the noun of a law or a book."""
    return any(word in WRITINGS for word in re.findall(r"[^\W\d_]+", low)[:3])


def colon_ends(here: Paragraph, start: int, end: int) -> bool:
    """Whether the words of a stretch end with a colon."""
    return here.low[start:end].rstrip(" \u00a0").endswith(":")


# The words of X: what is read or recalled is not the reader's.
_WORDS_OF = lazy(
    r"(?<!\w)(?:lettre|letter|carta|courriers?|courriel|e?-?mails?|sms|textos?|correo|mots?|paroles|propos|declaration|declaracion|affirmation|afirmacion|words?|palabras?|phrase|frase|formule|formula|citation|quote|quotation|cita|maxime|proverbe|proverb|saying|dicho|poemes?|poems?|poema|vers|verses?|versos?|message|mensaje|statement|communique|comunicado|lines?|lignes?|titre|slogan|devise|lema|cito|citaba|citando|(?:parole|floor|palabra)(?=\s(?:à|au|to|al?)\s))\s(?:[^\W\d_]+\s)?(?:d[’']|(?:de|du|des|del|of|from|by|à|au|to|al?)\s(?:l[’']|(?:le|la|the|el)\s)?)\Z"
)
_DATED = lazy(r"(?:\s(?:du|de|en|le|lors|on|in|of|from|del|el|durante)\s[^«“\".;:]{2,160})?[\s:]*")
_CLAIM = lazy(r"[’']s\s(?:\w+\s)?(?:claim|words?|statement|letter|message|quote|remark|comment|warning|promise)\s?:\s?")
_LEADS = 60  # characters in which they stand


def is_read(here: Paragraph, start: int, end: int) -> bool:
    """Whether words end with whose words these are: `a letter from X:`."""
    actor = next(iter(here.actors_in(start, end)[-1:]), None)
    if actor is None:
        return False
    if _CLAIM.fullmatch(here.low, actor.end, end):
        return True
    if not _DATED.fullmatch(here.low, actor.end, end):
        return False
    return bool(_WORDS_OF.search(here.low, max(0, actor.start - _LEADS), actor.start))


_REPLY = "question|pregunta|reponse|replique|reply|response|answer|respuesta|replica|verdict|conclusion|message"
_REPLY_OF = lazy(
    rf"\W*(?:(?:la|the)\s)?(?:{_REPLY})(?!\w)[^.:;«“\"]{{0,80}}\s(?:del?|du|of|from|d[’'])\s?(?:(?:le|la|el|the)\s|l[’'])?"
)
_REPLY_BY = lazy(rf"[’']s\s(?:\w+\s)?(?:{_REPLY})(?!\w)")
_COMES = lazy(rf"(?:\s\([^()]{{1,40}}\))?(?:\s(?:{_BE}|came|no|n[e’'])(?:[\s’'][^\W\d_]+){{1,5}})?\s?:\W*")


def is_reply_of(low: str, start: int, one: Actor, end: int) -> bool:
    """Whether words say whose answer comes: `La réponse de X est nette :`, `X’s reply:`."""
    own = _REPLY_BY.match(low, one.end, end)
    behind = own.end() if own else one.end
    return bool(own or _REPLY_OF.fullmatch(low, start, one.start)) and bool(_COMES.fullmatch(low, behind, end))


def quote_ends(text: str, quote: Quote) -> bool:
    """Whether a quotation ends with the end of a sentence."""
    return text[quote.first : quote.last].rstrip()[-1:] in ".!?…"


def quote_alone(here: Paragraph, quote: Quote) -> bool:
    """Whether a quotation is long enough to be speech by itself."""
    return quote.last - quote.first > 40


def is_speech(
    before: str, words: str, said: Said, quote: Quote, language: str, whole: bool, leads: bool = False
) -> bool:
    """Whether quoted words are somebody's speech: by who is said to have said them, else by their shape; titles and terms are none.

    `whole` tells a paragraph that is but its quotation, `leads` a sentence that begins with it and then says whose it is.
    """
    count = length(words)
    sentence = is_sentence(words)
    naming = is_naming(before, language, somebody=bool(said.strong and said.person))
    if quote.set_off:
        return said.strong or (said.cue and count > 4)
    if language == "en" and not leads and is_title(words):
        return False
    if is_named(before, words) or (is_written(before, language) and not said.strong):
        return False
    colon = before.rstrip(" \u00a0").endswith(":")
    if is_named_colon(before) and count < 10 and not (sentence or (said.strong and said.other)):
        return False
    small = words[:1].islower() and not CHARGE.search(sentence_of(before))
    naming = naming and not (said.strong and small and count >= _CLAUSE)
    aside = said.person and before.rstrip().endswith(",")  # il parle du projet, « … »
    naming = naming and not (
        aside and ((said.strong and count >= _CLAUSE) or (small and (said.strong or count >= _CLAUSE)))
    )
    naming = naming or (count < 3 and not leads and bool(_TERM.search(before[-20:])))
    if naming and not (colon and said.strong) and not (said.strong and said.person and count >= 6 and sentence):
        return False
    if said.strong:
        if said.person and count < 3 and (leads or colon or is_calling(before) or _IS.search(sentence_of(before))):
            return True
        return count >= (3 if not sentence else 1 if said.person else 2)
    if said.cue:
        if _THAT.search(before):  # pide que « … »
            return count >= 3
        return (sentence and count >= 4) or count >= 7
    if whole or colon:
        return (sentence and count >= 6) or (count >= 12 and (whole or is_first_person(words)))
    told = words.rstrip()[-1:] in POINTS or (count >= _LONG and words[:1].isupper())
    if count >= 12 and told and is_first_person(words):
        return True
    return sentence and count >= 6 and (is_first_person(words) or count >= _LONG)
