"""Spanish verbs of saying that name no subject: whoever spoke goes on."""

from cgluctl.ingest.speech.clauses import begins_with_stranger, has_own_subject, is_incise
from cgluctl.ingest.speech.quotes import Quote
from cgluctl.ingest.speech.seen import Actor, Paragraph
from cgluctl.ingest.speech.subjects import subject
from cgluctl.ingest.speech.verbs import Verb, is_done_to, is_several
from cgluctl.language.patterns import lazy

_SAYS_THAT = lazy(r"\s(?:en\s|a\s[^,;.:]{3,40}\s)?que(?!\w)")
_LEAD = 6  # words before a quotation that are the subject of what is said in it


def is_reported(here: Paragraph, actor: Actor) -> bool:
    """Whether somebody is told of by whoever goes on: `Aseguró que el fiscal Sancho Panza miente`."""
    start = max((first for first, _ in here.sentences if first <= actor.start), default=0)
    saying = (v for v in here.verbs_in(start, actor.start) if not v.act and _SAYS_THAT.match(here.low, v.end))
    return any(subject(here.text, "es", v, here.actors_in(start, v.start), after=False) is None for v in saying)


def speaks_anew(here: Paragraph, start: int, quote: Quote) -> bool:
    """Whether words that lead to a quotation begin with somebody or something new that may say it."""
    verb = _first(here, start, quote.start)
    if verb is None:
        return not _is_woven(here, start, quote) and begins_with_stranger(here, start, quote.start, "es")
    return not is_incise(here.low, verb, "es") and _has_subject(here, start, verb)


def tells_on(here: Paragraph, start: int, end: int) -> bool:
    """Whether a sentence tells what whoever spoke says on: `Añadió que …`, `El puente, recordó, se cae`."""
    verb = _first(here, start, end)
    if verb is None or is_several(here.low, verb, "es") or is_done_to(here.low, verb, "es"):
        return False
    if is_incise(here.low, verb, "es"):
        return True
    told = _SAYS_THAT.match(here.low, verb.end) and not here.actors_in(start, verb.start)
    return bool(told) and not _has_subject(here, start, verb)


def _first(here: Paragraph, start: int, end: int) -> Verb | None:
    return next((verb for verb in here.verbs_in(start, end) if not verb.act), None)


def _has_subject(here: Paragraph, start: int, verb: Verb) -> bool:
    return begins_with_stranger(here, start, verb.start, "es") or has_own_subject(here, start, verb, "es")


def _is_woven(here: Paragraph, start: int, quote: Quote) -> bool:
    # la reforma “se encamina a otra cosa”, indicó: it is the reform that does
    behind = next(iter(here.verbs_in(quote.end, quote.end + _LEAD)), None)
    short = len(here.low[start : quote.start].split()) <= _LEAD and here.text[quote.first].islower()
    return short and behind is not None and here.low[quote.end : behind.start] == ", "
