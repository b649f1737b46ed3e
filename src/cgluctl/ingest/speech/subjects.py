"""Which of those named beside a verb of saying is its subject; and Spanish verbs that name none."""

import re
from collections.abc import Sequence

from cgluctl.ingest.speech.clauses import begins_with_stranger, has_own_subject, is_incise
from cgluctl.ingest.speech.mentions import APPOSED, OF_PLACE
from cgluctl.ingest.speech.quotes import Quote
from cgluctl.ingest.speech.seen import Actor, Paragraph
from cgluctl.ingest.speech.tokens import POINT, WORD, plain
from cgluctl.ingest.speech.verbs import Verb, is_done_to, is_several
from cgluctl.ingest.speech.wording import ADVERBS
from cgluctl.language.lexicon import ROLES, is_saying
from cgluctl.language.patterns import lazy
from cgluctl.language.words import STOP_WORDS

_FILLERS = ADVERBS.union(
    """de faire a ont avait avaient aura aurait auraient est s’est s'est se qui lui leur nous en y ne le la les l’ l' par suite exemple d’abord tout quant pris prit prend prenant parole et pour à tenu tient tenait voulu veut souhaite souhaitait
    has have had would may might who and to wanted wants sought took the takes floor in turn first finally
    ha han habia habria quien que les nos le lo tomo palabra y por su parte puso pone puesto para quiso quiere""".split()
)


# A, who stood for office in the last election, had said: the clause between commas is about A.
_RELATIVE = lazy(
    r"\s*[,–—-]\s*(?:who|qui|quien|whose|dont|que|(?:venu|arrive|present|invite|interroge|interviewe|accompagne|entoure|elu|nomme|absent)e?|joint|jointe|speaking|attending|reached|contacted|interviewed|visiting|representing|(?:acompanad|invitad|consultad|entrevistad|elegid|designad|llegad|encargad)[oa]|presente)\s[^.;:!?«»“”\"]{3,160}?[,–—-](?P<after>[^,.;:–—-]*)"
)


_OF_NAME = lazy(r"\s(?:de|del|d[’'])\s?[A-ZÀ-Þ][\w’-]+(?=[\s,])")  # Ann Lee de Oca, de Oz, dijo
# dijo a la AFP X, a dit à la presse X: who hears it.
HEARER = lazy(
    r"\s(?:a|à|au|aux|to)\s(?:(?:la|los|las|les|the)\s|l[’'])?(?:[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)*|presse|press|prensa|journalistes|reporters|periodistas|medios)(?=,?\s)"
)
# Ann Lee, of the Emerald City Trust (ECT) told
_FROM = lazy(r",\s(?:of|from|with|de|du|del|d[’'])(?!\w)")
# Ann Lee of the Emerald City Trust said
_FROM_PLACE = lazy(r"\s(?:of|from|at)(?:\sthe)?(?:\s(?:[A-ZÀ-Þ][\w’'&-]*|of|and|for|in|the)){1,9},?\s")
# Ann Lee, Director for Studies (DS), University of Oz said: what stands in between is the rest of her role.
_APPOSED = lazy(
    r"(?:[\s,()&–-]|[A-ZÀ-Þ][\w’'-]*|(?:of|for|from|with|the|at|in|and|de|du|des|del|d[’']|l[’']|la|le|les|los|las|et|y|en)(?!\w))*"
)


# Ann Lee, of whom he said
_OF_WHOM = lazy(r",?\s(?:de|a|à|con|sobre|avec|of|to|about)\s(?:quien|qui|whom)\s")
QUOTING = lazy(
    r"(?:,?\s|\A)(?:[Ee]n\s)?(?:[Qq]uoting\s|(?:[Cc]iting|[Cc]itant|[Cc]itando)\s(?:(?:the|le|la|el|al?)\s|l[’'])?[A-ZÀ-Þ])"
)  # …, quoting John Lee
# Ann Lee, for example, said
_EXAMPLE = lazy(
    r",\s(?:for (?:example|instance|(?:his|her) part)|however|meanwhile|too|in turn|par exemple|por ejemplo|sin embargo|en cambio|(?:flanked|accompanied|joined|alongside|together|accompagn\w+|entour\w+|junto)\s[^,.;:]{3,80}),\s"
)
_BRACKETED = lazy(r"\s\([^()]{1,24}\)")  # Ann Lee (FG) assured her


# Whom somebody rises to thank hears and does not speak: no subject stands behind an infinitive.
_INFINITIVE = lazy(r"[^\W\d_]{3,}(?:er|ir|ar)|dire|conclure|[^\W\d_]+ndre")
# a fait valoir X, a tenu à rappeler X, quiso recordar X
_MODAL = lazy(
    r"(?<!\w)(?:fait|fit|faisait|laisse|voulu|veut|voulait|souhaite|tenu [aà]|tient [aà]|tenait [aà]|fini par|quiso|quiere|ha querido)\s\Z"
)


_STOPS = lazy(rf"{POINT}|[;:!?«»“”\"]")


def _filled(gap: str) -> bool:
    if _STOPS.search(gap) or len(gap) > 90:
        return False
    words = [re.sub(r"\A[lsnmty][’']", "", word) for word in WORD.findall(gap)]
    return all(word in _FILLERS or word.endswith(("ment", "ly", "mente")) for word in words) and "ete" not in words


def subject(text: str, language: str, verb: Verb, cast: Sequence[Actor], after: bool = True) -> Actor | None:
    """The subject of a verb of saying: who stands right before it, else right after it where `after` allows."""
    low = plain(text)
    if verb.pronoun:
        return Actor(verb.start, verb.end, None, verb.pronoun, False)
    after = after and not (
        _INFINITIVE.fullmatch(verb.word) and not _MODAL.search(low, max(0, verb.start - 16), verb.start)
    )
    for actor in reversed([one for one in cast if one.end <= verb.start and not (one.mention and one.mention.nested)]):
        if _OF_WHOM.match(low, actor.end):
            return None
        if actor.governed:
            relative = re.match(r"(?:\s\([^()]{1,24}\))?,?\s*(?:qui|who|quien)\s|,\sque\s", low[actor.end : verb.start])
            if not relative and not verb.word.endswith("ing"):  # with Ann Lee noting that
                continue
        relative = _RELATIVE.fullmatch(low[actor.end : verb.start])
        between = text[actor.end : verb.start]
        surname = _OF_NAME.match(text, actor.end, verb.start)
        gap = OF_PLACE.sub(" ", low[surname.end() if surname else actor.end : verb.start], count=1)
        gap = _EXAMPLE.sub(" ", _BRACKETED.sub(" ", APPOSED.sub(" ", gap, count=1)))
        rest_of_role = actor.mention and (
            (_APPOSED if actor.mention.role or _FROM.match(between) else _FROM_PLACE).fullmatch(between)
        )
        if rest_of_role or _filled(_without_saying(relative["after"] if relative else gap, language)):
            return _above(low, actor, cast)
        break
    if after:
        for actor in cast:
            if actor.start >= verb.end:
                gap = _ASIDE.sub(" ", plain(HEARER.sub("", text[verb.end : actor.start])))
                own = ["el"] if actor.mention and actor.mention.office else []  # the article that is its own
                led = _led([*WORD.findall(gap), *own]) or _is_what(text, low, verb.end, actor.start, language)
                if gap[:1] == "," and low[: verb.start].endswith(", ") and _CLAUSE.match(text, actor.end):
                    return None  # so, she said, the governor must come
                if len(gap) <= 60 and led and not _STOPS.search(gap):
                    return actor if not actor.governed else None
                break
    return None


_CLAUSE = lazy(r"\s[a-zà-ÿ]")
# estime quant à lui le maire, explique devant les habitants, X
_ASIDE = lazy(
    r",\s[^\W\d_]{4,14},\s|\A\s(?:valoir|savoir|remarquer|observer|noter)\s|,?\s(?:quant [aà] (?:lui|elle)|[aà] son tour|pour sa part|de son cote|por su parte|a su vez|for (?:his|her) part)(?:,\s|\s)|\s(?:devant|lors|ante|durante|during|before)\s[^,.;:]{3,50},\s"
    r"|\s(?:en (?:ese|este) momento|entonces|ce jour-là|à ce moment-là|at the time|that day|(?:il y a|hace)\s(?:[^\W\d_]+\s){1,2}(?:jours?|semaines?|mois|ans?|heures?|dias?|semanas?|mes(?:es)?|anos?|horas?))\s"
)
_CAPITALS = lazy(r"(?:\s[A-Za-zÀ-ÿ][\w.’-]+){1,6}\s")
_NOUNS = lazy(r"(?:\s+(?:[a-z-]{3,}|[A-Z][\w’'-]+)){1,6}\s+")  # said parent Ann Lee
_PRENOMINAL = frozenset("incoming outgoing former newly-elected longtime interim and of for".split())


def _is_what(text: str, low: str, start: int, end: int, language: str) -> bool:
    nouns = language == "en" and _NOUNS.fullmatch(text, start, end)
    if nouns and not any(word in STOP_WORDS or word.endswith(("ing", "ly")) for word in low[start:end].split()):
        return True
    if not _CAPITALS.fullmatch(text, start, end):
        return False
    words = zip(text[start:end].split(), low[start:end].split(), strict=True)
    return all(printed[0].isupper() or word in _PRENOMINAL or word in ROLES for printed, word in words)


_ARTICLES = frozenset("le la l’ l' el the un une una a su son sa leur his her their".split())


_RANKS = frozenset("alta alto haute haut high nouvelle nouveau nueva nuevo actual actuel actuelle".split())
_ADVERBS = ADVERBS.union("ayer hoy today jeudi".split())
# What begins where or when something was said: sur X ce mardi le président.
_ADJUNCTS = frozenset(
    "al au aux a à sur dans lors devant depuis ce cet cette hier en ante durante tras este esta on in at during before yesterday".split()
)


def _led(words: Sequence[str]) -> bool:
    rest = [w for w in words if w not in _ADVERBS and not w.endswith(("ment", "ly", "mente"))]
    if not rest or (rest[0] in _ARTICLES and len(rest) <= 3) or (rest[0][:2] in _ARTICLES and len(rest) == 1):
        return True
    rest = rest[:-1] if rest[-1] in _RANKS and len(rest) > 1 else rest
    if rest[0] in ROLES and len(rest) < 4:
        return True  # reflexionaba investigador francés X
    return rest[-1] in _ARTICLES and (len(rest) == 2 or rest[0] in _ADJUNCTS)


_BETWEEN = lazy(r",(?:[^,.;:!?]|(?<=\s\w\w)\.|(?<=\s\w{3})\.)+|\s[–—][^.;:!?–—]+")  # , who stood in for Sen. Luis


def _above(low: str, actor: Actor, cast: Sequence[Actor]) -> Actor:
    rest = low[actor.end :].lstrip()
    if not rest.startswith((",", "–", "—")) or re.match(r",\s(?:who|qui|quien)\s", rest):
        return actor
    for other in cast:
        gap = low[other.end : actor.start]
        if other.end <= actor.start and _BETWEEN.fullmatch(gap) and other.mention and not other.governed:
            return actor if other.mention.office and actor.person else other  # an office, then its holder
    return actor


_GOES_ON = lazy(
    r",?\s*(?:(?:qui|who|quien|a|ont|avait|est|s[’']est|se|lui|leur|had|has|is|was|would|will|ha|habia|es|fue|\w{2,}(?:ait|ed))\s)"
)


def goes_on(rest: str) -> bool:
    """Whether the words behind a name make a clause of it, with a verb."""
    return bool(_GOES_ON.match(rest))


_JOINED = lazy(  # Ann Lee, a nurse, and her husband Tom
    r"(?:,\s[^,.;:]{3,60},)?,?\s(?:and|as well as|along with|et|ainsi que|y|e)\s(?:(?:the|a|an|le|la|el)\s|l[’'])?(?:(?:his|her|sa|son|su)\s[^\W\d_]+,?\s)?"
)


def is_one_of_several(low: str, actor: Actor, cast: Sequence[Actor]) -> bool:
    """Whether another name is joined to an actor by `and`, on either side: two who speak are not one."""
    named = [other for other in cast if other.mention]
    return any(
        _JOINED.fullmatch(low, other.end, actor.start) or _JOINED.fullmatch(low, actor.end, other.start)
        for other in named
        if other.end <= actor.start or actor.end <= other.start
    )


def _without_saying(gap: str, language: str) -> str:
    return WORD.sub(lambda match: "" if is_saying(match.group(), language) else match.group(), gap)


_FIRST, _NAMED = 160, 60  # characters in which it begins and somebody is named


def quotes_somebody(here: Paragraph, language: str) -> bool:
    """Whether a paragraph begins by quoting somebody by name: no turn goes on so."""
    first = here.quotes[0] if here.quotes else None
    if first is None:
        return False
    begins, ends = (first.end, first.end + _NAMED) if here.begins(first.start) and not first.start else (0, first.start)
    verbs = [verb for verb in here.verbs_in(begins, ends) if not verb.act]
    who = subject(here.text, language, verbs[0], here.actors_in(begins, ends + _NAMED)) if verbs else None
    return bool(who and who.mention and not who.mention.office and ends <= _FIRST)


# Spanish verbs of saying that name no subject: whoever spoke goes on.
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
