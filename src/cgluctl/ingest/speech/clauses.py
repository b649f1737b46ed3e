"""The clause of a verb of saying: whether it has a subject of its own, is said of whom it is done to, or of several."""

from itertools import islice, takewhile

from cgluctl.ingest.speech.roles import ONE_OF
from cgluctl.ingest.speech.seen import Paragraph
from cgluctl.ingest.speech.strangers import alone_before
from cgluctl.ingest.speech.tokens import plain
from cgluctl.ingest.speech.verbs import Verb
from cgluctl.ingest.speech.wording import ADVERBS, DETERMINERS, EVERY_PREPOSITION, PREPOSITIONS, SOMEBODY
from cgluctl.language.calendar import WEEKDAYS
from cgluctl.language.lexicon import NO_NAMES, ROLES, SPEECHES
from cgluctl.language.patterns import lazy

# When it was; who spoke is told before, or not at all: el lunes afirmó, ce matin.
_TIMES = frozenset(
    "matin soir midi jour jours semaine mois an ans annee annees years months anos meses fois lendemain veille apres-midi journee instant moment "
    "morning evening day days week month year time moment afternoon night "
    "dia dias semana mes ano manana tarde noche vez momento jornada pasado proximo".split()
).union(WEEKDAYS)
# What may stand between a subject and its verb, or before either.
_PASSED = ADVERBS.union(
    "ne n y se s lui leur nous vous me m te en l le la les lo a ont avait avaient est ete s'est etait tient tenait tenu donc toujours meme pas plus "
    "has have had is was were been being be always once often never still just even "
    "ha han habia habian es fue ya asi mismo siempre no le les nos".split()
)
_BOUNDARY = lazy(
    r"[,;:.!?()«»“”\"–—]|(?<![\w’'-])(?:et|mais|ou|que|qu(?=[’'])|qui|dont|quand|lorsque|lorsqu(?=[’'])|si|car|tandis|pendant que|and|but|or|that|which|who|when|while|where|as|because|y|e|pero|o|quien|cuando|mientras|donde|porque|aunque)(?![\w-])"
)
_SHORT = lazy(r"\([A-ZÀ-Þ][\w&-]{1,8}\)")  # la Société des amis (SDA) explique
_LAST_WORD = lazy(r"([^\W\d_]+)\W*\Z")
_WORD = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")


_OWN = frozenset("son sa ses his her su sus".split())  # his message was: he says it
_DEFINITE = frozenset("le la l the el".split())
# A name that is nobody known right before a verb: mientras que Javert, por su parte, dijo
_ACRONYM = lazy(r"[A-ZÀ-Þ][A-ZÀ-Þ-]+\s(?:(?:a|ha|había|has|had)\s)?")  # IU lamentó
_CALLED = lazy(
    r"(?:(?<![\w’-])(?P<before>[a-zà-ÿ]+)[,;]?\s[A-ZÀ-Þ][\w’-]+|(?<!\w)[A-ZÀ-Þ][\w’-]+(?=,\s))(?:,\s(?:por|par|de|for|quant)[^,.]{3,24},)?\s(?:(?:a|ha|había|has|had|s[’']est)\s)?\Z"
)
# A row of capitals right before a verb: Former Longbourn Park Warden Ann Lee said
_ROW = lazy(
    r"(?:(?P<before>[^\W\d_]+[’']?)[,;]?\s)?(?<![\w’'-])(?P<first>[A-ZÀ-Þ][\w’'.-]*)\s(?:[A-ZÀ-Þ][\w’'.-]*\s){1,6}(?:(?:a|ha|has|had|s[’']est)\s)?\Z"
)
INVERTED = lazy(
    r"(?<!\w)(?:ce qu(?:e\s|[’'])|lo que\s|what\s)(?:(?:les?|nos|me|lui|leur|nous)\s|m[’'])?(?:(?:a|avait|ha|habia)\s)?\Z"
)
# su madre le decía: the mother says it, whoever she is the mother of
_RELATED = lazy(
    r"(?<!\w)(?:(?P<before>[^\W\d_]+)\s)?(?:sus?|sa|son|ses|his|her|mi|ma|mon|my)\s(?P<noun>[^\W\d_]+)\s(?:(?:l[eo]s?|lui|leur|me|nos|nous|a|ha|had|has|avait|habia)\s){0,2}\Z"
)
_THEY = lazy(r"[^\W\d_]{2,}(?:aron|ieron)(?!\w)")
_COMMA = lazy(r"[,;:]")
_RELATIVE = lazy(r"qui|quien|who|which|that")
_ASIDES = ",()–—"
_MOST = 60  # words, or commas, of a sentence that are looked at
_REACH = 240  # characters before a verb in which its subject stands
_GERUNDS = {"fr": ("ant",), "en": ("ing",), "es": ("ando", "endo", "ar", "er", "ir")}
_INFINITES = {"fr": ("er", "ir", "re", "ant"), "en": ("ing",), "es": ("ar", "er", "ir")}
_INFINITIVE = {
    "fr": lazy(
        r"(?:(?<!\w)(?:à|de|pour|sans|en|afin de)\s|d[’'])(?:\w+[’']|(?:le|la|les|lui|leur)\s)?[^\W\d_]+(?:er|ir|re|ant)\Z"
    ),
    "en": lazy(r"(?<!\w)to\s(?:\w+ly\s)?[^\W\d_]+\Z"),
    "es": lazy(r"(?!)"),
}


def names_stranger(low: str, start: int, end: int, language: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether words without names begin, behind what tells where or when, with somebody or something: `in the hall a man`."""
    found = list(islice(_WORD.finditer(low, start, end), _MOST))
    governed = aside = False  # whether a preposition stands right before, or somewhere before
    for number, match in enumerate(found):
        word = match.group()
        if word in PREPOSITIONS[language]:
            governed = aside = True
            continue
        noun = next((one.group() for one in found[number + 1 : number + 3] if one.group() not in _PASSED), "")
        if not governed and (word in SOMEBODY[language] or (word in DETERMINERS[language] and noun)):
            if word in known and noun not in NO_NAMES:  # a indiqué le ministère: a body is nobody named before
                return False
            if not (noun in _TIMES or noun.isdigit() or (word in _OWN and noun in SPEECHES)):
                return True
            governed = aside = True
        elif not (aside or word in _PASSED or word in _TIMES or word.endswith(("ment", "ly", "mente"))):
            return number + 1 == len(found) and language == "en" and word.endswith("s")  # residents said
        else:
            governed = governed and word.endswith(_INFINITES[language])  # al concluir su visita, after leaving the town
    return False


_ONE_OF_THEM = lazy(r"\s(?:(?:l[’'])?une?\s(?:des\s|d[’'](?:entre\s)?)|un[oa]\sde\s|one\sof\s)")


def is_said_by_stranger(low: str, verb: Verb, end: int, language: str) -> bool:
    """Whether behind a verb somebody new is told of by no name: `dit un élu`, `said one of them`; `dit le juge` may be who was named before."""
    if _is_infinite(low, verb, language):
        return False
    if _ONE_OF_THEM.match(low, verb.end):
        return True
    cut = _BOUNDARY.search(low, verb.end, end)
    return names_stranger(low, verb.end, cut.start() if cut else end, language, known=_DEFINITE)


_OF_NEW = lazy(
    r"(?<!\w)(?:that|lettre|rapport|note|courrier|message|letter|report|carta|informe|mensaje|nota|words?|line|phrase|sentence|cry|question|celle|celui|mots?|cri|la|las|palabras|frase|grito)\s(?:of\s|from\s|del?\s|d[’'])(?=(?:one|an?|une?|una)\s[^,.;:«»“”\"]{3,60}:\W*\Z)"
)


def is_of_somebody_new(low: str, start: int, end: int) -> bool:
    """Whether words end with whose the quotation is, and that is somebody of no name: `that of one teacher:`."""
    new = _OF_NEW.search(low, start, end)
    return bool(new and (begins_with_somebody_new(low, new.end()) or ONE_OF.match(low, new.end())))


def ends_with_stranger(low: str, start: int, end: int, language: str) -> bool:
    """Whether the last clause of some words without names begins with somebody or something: `and the crowd shouted:`."""
    end = start + len(low[start:end].rstrip(" :\u00a0"))
    cuts = [match.end() for match in _BOUNDARY.finditer(low, start, end)]
    return bool(cuts) and names_stranger(low, cuts[-1], end, language)


def names_anything(low: str, start: int, end: int) -> bool:
    """Whether words hold any but auxiliaries and adverbs."""
    words = [match.group() for match in _WORD.finditer(low, start, end)]
    return any(word not in _PASSED and not word.endswith(("ment", "ly", "mente")) for word in words)


def begins_with_stranger(here: Paragraph, start: int, end: int, language: str) -> bool:
    """Whether a sentence that names nobody begins, behind what tells where or when, with somebody or something."""
    main = _BOUNDARY.search(here.low, start, end)
    several = language == "es" and _THEY.search(here.low, start, main.start() if main else end)
    if several:
        return True
    for cut in islice(_COMMA.finditer(here.low, start, end), _MOST):
        if names_stranger(here.low, start, cut.start(), language):
            return True
        start = cut.end()
    return names_stranger(here.low, start, end, language)


_VIEW = lazy(r"(?:selon|according to|segun)\s(?:an?|une?|una)\s")  # Selon un témoin


def hears_stranger(here: Paragraph, language: str) -> bool:
    """Whether somebody or something of no name says something in a paragraph, or has a view."""
    for start, end in here.sentences:
        if _VIEW.match(here.low, start) and not here.actors_in(start, end):
            return True
        tells = any(not verb.act and here.outside(verb.start) for verb in here.verbs_in(start, end))
        if tells and begins_with_stranger(here, start, end, language):
            return True
    return False


# Somebody told of for the first time: une riveraine, another farmer.
_NEW = lazy(r"(?:an?|one|another|une?|un autre|une autre|una?|otr[oa])(?P<words>(?:\s[^\W\d_]+(?:-[^\W\d_]+)*){1,5})")
_FIRST = 6  # words of a sentence


_HUMAN = frozenset(
    "antecesor antecesora sucesor sucesora predecesor predecesora predecesseur predecessor successor homme femme dame monsieur jeune personne voix fille garcon paysan paysanne man woman lady gentleman boy girl person voice hombre mujer senor senora joven persona voz campesino campesina".split()
)


def names_somebody(low: str, start: int, end: int) -> bool:
    """Whether one of the first words of a sentence is the noun of a person: `The man at the door`."""
    return any(match.group() in _HUMAN for match in islice(_WORD.finditer(low, start, end), _FIRST))


# He spoke of his sister. She said: the sister may be meant, whoever she is.
_KIN = {
    "f": lazy(
        r"(?<!\w)(?:(?:sa|ma|his|her|my|su|mi|[\w-]+[’']s?)\s(?:(?:grand-?)?mere|sœur|soeur|fille|femme|epouse|tante|voisine|(?:grand)?mother|sister|daughter|wife|aunt|madre|abuela|hermana|hija|esposa|mujer|tia|vecina)(?!\w)|(?:la\s|l[’'])(?:mere|sœur|soeur|fille|femme|epouse|madre|abuela|hermana|hija|esposa|mujer|tia)\s(?:de\s|d[’']|del\s))"
    ),
    "m": lazy(
        r"(?<!\w)(?:(?:son|mon|his|her|my|su|mi|[\w-]+[’']s?)\s(?:(?:grand-?)?pere|frere|fils|mari|oncle|voisin|(?:grand)?father|brother|husband|uncle|padre|abuelo|hermano|hijo|esposo|marido|tio|vecino)(?!\w)|(?:le|el)\s(?:pere|frere|fils|mari|oncle|padre|abuelo|hermano|hijo|esposo|marido|tio)\s(?:de\s|d[’']|del\s))"
    ),
}


_IS_NAMED = lazy(r",?\s[A-ZÀ-Þ]")  # her son, John Lee; of her son John alone nobody knows more
_NAMED = 4  # characters in which such a name begins
_LONGEST = 2000  # characters before a quotation that are looked at


def names_kin(here: Paragraph, start: int, end: int, gender: str | None) -> bool:
    """Whether words outside quotations tell of a relative whom a pronoun of this gender may stand for."""
    found = _KIN[gender].finditer(here.low, max(start, end - _LONGEST), end) if gender else ()
    return any(
        here.outside(match.start())
        and not (_IS_NAMED.match(here.text, match.end()) and here.actors_in(match.end(), match.end() + _NAMED))
        for match in found
    )


def begins_with_somebody_new(low: str, start: int) -> bool:
    """Whether a sentence begins with somebody of no name who was not told of before."""
    if ONE_OF.match(low, start):
        return True
    match = _NEW.match(low, start)
    words = takewhile(lambda word: word not in EVERY_PREPOSITION, match["words"].split() if match else ())
    return any(word in _HUMAN or word in ROLES for word in words)


def has_own_subject(here: Paragraph, start: int, verb: Verb, language: str) -> bool:
    """Whether the subject of a finite verb, in words from `start` on, is somebody or something that is nobody known."""
    if verb.pronoun or _is_infinite(here.low, verb, language) or is_incise(here.low, verb, language):
        return False
    said = here.quote_before(verb.start)
    start = max(start, verb.start - _REACH, said.end if said else 0)
    before = [v.end for v in here.verbs_in(start, verb.start) if v.end <= verb.start][-1:]
    last = max([start, *before])
    known = [a.end for a in here.actors_in(last, verb.start) if not a.governed and a.end <= verb.start][-1:]
    first = max([last, *known])
    short = [match.span() for match in _SHORT.finditer(here.text, first, verb.start)]
    cuts = [match.span() for match in _BOUNDARY.finditer(here.low, first, verb.start)]
    cuts = [cut for cut in cuts if not any(begins <= cut[0] < ends for begins, ends in short)]
    called = _CALLED.search(here.text, max(first, verb.start - 80), verb.start)
    if alone_before(here, first, verb) or (not known and _ACRONYM.fullmatch(here.text, first, verb.start)):
        return True
    if called and not known and plain(called["before"] or "") not in PREPOSITIONS[language]:
        return True
    row = _ROW.search(here.text, max(first, verb.start - 80), verb.start)
    if row and not known and not {plain(row["before"] or ""), plain(row["first"])} & PREPOSITIONS[language]:
        return True
    if INVERTED.search(here.low, first, verb.start) and names_stranger(here.low, verb.end, verb.end + 30, language):
        return True  # ce que disait sa mère
    related = _RELATED.search(here.low, first, verb.start)
    if related and related["noun"] not in SPEECHES | _TIMES and related["before"] not in PREPOSITIONS[language]:
        return True
    closest = _LAST_WORD.search(here.low, first, verb.start)
    if closest and closest[1] in SOMEBODY[language]:
        return True
    if not cuts:
        # Ann Lee said her mother told: English needs no `that`
        return not known and (not before or language == "en") and names_stranger(here.low, first, verb.start, language)
    if _RELATIVE.match(here.low, cuts[-1][0]) and not names_anything(here.low, cuts[-1][1], verb.start):
        return True  # a law that said: if who stands before could speak, it would be its subject
    if here.low[cuts[-1][0]] in _ASIDES and not _WORD.search(here.low, cuts[-1][1], verb.start):
        # the subject stands before the commas: the town, which was late, said
        if len(cuts) < 3 and first > start:
            return False
        first, last = (cuts[-3][1] if len(cuts) > 2 else start), cuts[max(-2, -len(cuts))][0]
        return names_stranger(here.low, first, last, language)
    return names_stranger(here.low, cuts[-1][1], verb.start, language)


def is_incise(low: str, verb: Verb, language: str) -> bool:
    """Whether a Spanish verb stands between commas: `El puente, aseguró, se cae`; whoever spoke goes on."""
    return language == "es" and low[verb.start - 2 : verb.start] == ", " and low[verb.end : verb.end + 1] == ","


_ENCLITIC = lazy(r"(?:(?<=[aei]r)|(?<=ndo))(?:l[aeo]s?|se|me|nos)\Z")  # anunciarlo, diciéndoles


def _is_infinite(low: str, verb: Verb, language: str) -> bool:
    word = _ENCLITIC.sub("", verb.word) if language == "es" else verb.word
    if word.endswith(_GERUNDS[language]):
        return True
    return bool(_INFINITIVE[language].search(low, max(0, verb.start - 12), verb.end))


_TELLS = lazy(r"\s(?:que|qu[’']|that)\s?(?:(?:el|la|le|the)\s|l[’'])?")


def is_told_by_another(here: Paragraph, place: int) -> bool:
    """Whether somebody else tells what is said from a place on: `Añadió que X les dijo: “…”`."""
    start = max((first for first, _ in here.sentences if first <= place), default=0)
    before = here.verbs_in(start, place)[-1:]
    return bool(before and _TELLS.fullmatch(here.low, before[0].end, place))
