"""Organisations that speak: `explique la Commission européenne`, `the ministry said`; none is taken for a person."""

import re
from collections.abc import Iterator

from cgluctl.ingest.speech.offices import office_end
from cgluctl.ingest.speech.quotes import Quote
from cgluctl.ingest.speech.seen import Paragraph
from cgluctl.ingest.speech.tokens import HYPHENED
from cgluctl.language.calendar import WEEKDAYS
from cgluctl.language.lexicon import ORGANISATIONS, ROLES
from cgluctl.language.patterns import lazy
from cgluctl.language.words import STOP_WORDS

# What a text has but one of speaks by the bare noun, any other with what tells which it is.
_ONLY = "gouvernement|government|gobierno|police|policia|gendarmerie|prefecture|parquet|fiscalia|ministere|ministry|ministerio|parlement|parliament|parlamento|senat|senate|senado|mairie|ayuntamiento|alcaldia|elysee"
_OTHER = "|".join(
    [
        *sorted(ORGANISATIONS),
        "haute autorite|high authority|alta autoridad|municipalite|metropole|confederation|societe|direction|ambassade|academie|rectorat|observatoire|ligue|mouvement|cabinet|delegation|haut-commissariat|court|embassy|academy|chamber|league|movement|service|trust|society|confederacion|colectivo|sociedad|compania|direccion|corte|embajada|academia|camara|observatorio|coalicion|liga|gabinete|delegacion|procuraduria|contraloria|gobernacion|intendencia",
    ]
)
_BODY = lazy(
    rf"(?<![\w’'-])(?:(?:the|la|le|el)\s|l[’'])(?P<before>(?:[^\W\d_][\w-]*\s){{0,3}}?)(?P<noun>{_ONLY}|{_OTHER})(?![\w’'-])"
)
_SINGLE = lazy(_ONLY)
_PEOPLE = ROLES - frozenset("general generale principal executive special high senior".split())
# When or by what means it was said is no part of who says it.
_WHEN = lazy(
    rf"\s(?:(?:on|this|last|ce|cette|este|esta|mediante|through|via|par|por|a traves de)\s|(?:el\s|le\s)?(?:{'|'.join(WEEKDAYS)})(?!\w))"
)
_ACRONYM = lazy(
    r"(?<![\w’'-])(?:(?:[Tt]he|[Ll][ae]|[Ee]l)\s|[Ll][’'])(?P<noun>(?!PDG|CEO|CFO|CTO|DGS?|SG)[A-ZÀ-Þ][A-ZÀ-Þ-]{2,9})(?![\w’'-])"
)
_LEADS = lazy(r"(?:,\s[^,.;:«»“”\"]{2,60},)?\W*(?:que|qu|that)?\W*")
_ACCORDING = lazy(r"(?:selon|d[’']apres|according to|segun|de acuerdo con)\s\Z")
# Where a subject begins, and what stands between it and its verb.
_BEGINS = lazy(r"(?:\A|[.,;:!?»”\"–—(]\s?|(?<!\w)(?:que|qu[’']|that|et|and|y|mais|but|pero)\s)\Z")
_BETWEEN = lazy(
    r"(?:,?\s(?:dans|en|in|por|par)\s[^,.;:«»“”\"]{2,50},)?\s(?:(?:a|ont|ha|has|had|avait|habia|s[’']est|se|lui|le|leur|aussi|also|tambien|egalement)\s){0,2}"
)
_AUXILIARY = lazy(r"[\s,.;:!?…»”\"’)–—-]*(?:(?:a|ha|has|s[’']est|avait)\s)?")
_REACH = 200  # characters beside a quotation that are looked at


def speaks(here: Paragraph, quote: Quote, language: str) -> tuple[int, int] | None:
    """Where the organisation stands whose words a quotation is: subject of the verb of saying beside it, or behind `according to`."""
    following = here.quote_after(quote.end)
    limit = min(following.start if following else len(here.low), quote.end + _REACH, len(here.low))
    before = here.quote_before(quote.start)
    start = max((first for first, _ in here.sentences if first <= quote.start), default=0)
    start = max(start, before.end if before else 0, quote.start - _REACH)
    return _behind(here, quote.end, limit, language) or _before(here, start, quote.start, language)


def _bodies(here: Paragraph, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    for match in _BODY.finditer(here.low, start, end):
        words = match["before"].split()
        stop = office_end(here.text, here.low, match.end("noun"), language)
        when = _WHEN.search(here.low, match.end("noun"), stop)
        stop = when.start() if when else stop
        rest = HYPHENED.findall(here.low[match.end("noun") : stop])
        if any(word in STOP_WORDS or word in _PEOPLE for word in words) or any(word in _PEOPLE for word in rest):
            continue  # the president of the council, the council members
        if words or rest or _SINGLE.fullmatch(match["noun"]):
            yield match.start(), min(stop, end)
    for match in _ACRONYM.finditer(here.text, start, end):  # la CIDH
        if match["noun"].lower() not in ROLES:
            yield match.span()


def _behind(here: Paragraph, start: int, limit: int, language: str) -> tuple[int, int] | None:
    verb = next((one for one in here.verbs_in(start, limit) if not one.act), None)
    for begins, ends in _bodies(here, start, limit, language):
        first = verb and _AUXILIARY.fullmatch(here.low, start, verb.start)
        if verb and first and here.low[verb.end : begins].isspace():
            named = here.low.startswith(",", ends) and any(a.person for a in here.actors_in(ends, limit))
            return None if named else (begins, ends)  # said the University of Oz, Professor Lee
        lead = here.low[start:begins].lstrip(' ,.;:!?…»”"’)–—-\u00a0')
        if (verb and not lead and _BETWEEN.fullmatch(here.low, ends, verb.start)) or _ACCORDING.fullmatch(lead):
            return begins, ends
    return None


def _before(here: Paragraph, start: int, end: int, language: str) -> tuple[int, int] | None:
    verb = next((one for one in reversed(here.verbs_in(start, end)) if not one.act), None)
    for begins, ends in _bodies(here, start, end, language):
        if _ACCORDING.search(here.low, start, begins) and re.fullmatch(r"\W*", here.low[ends:end]):
            return begins, ends
        led = verb and _LEADS.fullmatch(here.low, verb.end, end) and _BEGINS.search(here.low, start, begins)
        if verb and led and ends <= verb.start and _BETWEEN.fullmatch(here.low, ends, verb.start):
            return begins, ends
    return None
