"""Whether quoted words may be speech: their shape, what names something, and what is known of who said them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cgluctl.ingest.speech.cast import Person
from cgluctl.ingest.speech.quotes import Quote
from cgluctl.ingest.speech.seen import Actor, Paragraph
from cgluctl.ingest.speech.tokens import HYPHENED, plain
from cgluctl.language.lexicon import FIRST_PERSON, NAMING, WRITINGS, is_saying
from cgluctl.language.patterns import lazy

_WORDS = lazy(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NEAR = 400  # characters before a quotation in which it may be introduced


def length(words: str) -> int:
    """How many words there are."""
    return len(_WORDS.findall(words))


def is_sentence(words: str) -> bool:
    """Whether words have the shape of a sentence: a capital first, a mark of its end last."""
    return bool(words) and (words[0].isupper() or words[0] in "¿¡…[") and words.rstrip()[-1:] in ".!?…,"


def is_title(words: str) -> bool:
    """Whether words are set as English titles are, each of length with a capital: `An Hour with Absent Members.`"""
    every = _WORDS.findall(words)
    long = [word for word in every if len(word) > 3]
    several = len(long) > 1 or (len(every) > 1 and all(word[0].isupper() for word in every))
    return several and 0 < len(long) < 9 and all(word[0].isupper() for word in long) and words.rstrip()[-1:] not in "!?"


def is_first_person(words: str) -> bool:
    """Whether words speak as I or we; the I of `I Congreso` is a number, and US a country."""
    low = plain(words)
    found = FIRST_PERSON.finditer(low)
    return any(
        words[one.start() : one.end()] != "US"
        and (one.group() != "i" or not re.match(r"\s[A-ZÀ-Þ]", words[one.end() :]))
        for one in found
    )


_YOU = lazy(r"(?<!\w)(?:vous|you|your|usted(?:es)?)(?!\w)")


def is_spoken(words: str) -> bool:
    """Whether words speak as I or we, or to somebody."""
    return is_first_person(words) or bool(_YOU.search(plain(words)))


# By which somebody gives something a name: Elizabeth called it a "lost opportunity".
_CALLING = frozenset("called calls dubbed termed qualifie qualifiait appelle llamo califico tildo".split())


def _sentence(before: str) -> str:
    return re.split(r"[.!?;…]\s|[»”\"]", plain(before[-_NEAR:]).rstrip(" \u00a0") + " ")[-1].rstrip()


def is_naming(before: str, language: str, somebody: bool = False) -> bool:
    """Whether what stands before a quotation says that it names something: a title, a theme, a term.

    Where `somebody` is the subject of a verb of calling, the name given is what that person says.
    """
    low = _OF_WORDS.sub("", _sentence(before))
    if re.search(r"(?:lire aussi|[aà] lire|read also|also read|see also|leer tambien|lea tambien|voir aussi)\b", low):
        return True
    if _CHARGE.search(low):
        return True
    near = HYPHENED.findall(low)[-5:]
    if low.endswith(":") and len(near) > 1 and not any(word in NAMING for word in near[-2:]):
        return False
    said = [n for n, word in enumerate(near) if _says(near, n, language)]
    return any(
        word in NAMING and not (somebody and word in _CALLING) for word in (near[said[-1] + 1 :] if said else near[-3:])
    )


# poner de manifiesto, según sus palabras, in her own words: nothing bears a name there.
_OF_WORDS = lazy(
    r"de manifiesto|confer\w+ de pre\w+|(?:fait|fit) part de|(?<!\w)(?:segun|en|con|selon|avec|in)\s(?:sus?|ses|his|her|their|leurs)\s(?:\w+\s)?(?:palabras|mots|termes|words)"
)

# An inquiry opened for « … », charged with “…”: the name of an offence.
_CHARGE = lazy(
    r"(?<!\w)(?:ouverte?|examen|condamne\w*|poursuivi\w*|investigation|charged|convicted|condenad\w+|imputad\w+|investigad\w+)(?:\s\w+){0,3}?\s(?:pour|du chef de|into|with|of|por)\Z"
)
_SPOKEN = frozenset("dit mot mots question questions word words termes palabra palabras pregunta".split())


def is_named_colon(before: str) -> bool:
    """Whether the noun of what bears a title stands right before a colon: `leur site : « … »`."""
    near = HYPHENED.findall(plain(before[-60:]))[-1:]
    return before.rstrip(" \u00a0").endswith(":") and any(word in NAMING and word not in _SPOKEN for word in near)


# intitulé volontairement : « … », bajo el lema: “…”
_TITLED = lazy(
    r"(?<!\w)(?:intitulee?s?|(?:en)?titled|titulad[oa]s?|sous-titree?|baptisee?|aut(?:eure?|rice|hor|or|ora)s? (?:de|of)|mot d[’']ordre(?: \w+)?|le (?:titre|slogan|theme)|the (?:title|slogan|theme|motto)|el (?:titulo|lema|tema))(?:\s[^\W\d_]+(?:ment|mente|ly))?\s?:?\Z"
)
# un « Fonds restreint », ce « Sommet des villes », des Cérémonies “Un jour”: names.
_BEARING = lazy(
    r"(?<!\w)(?:ce|cet|cette|this|est[ea]|une?|du|au|del|al|the|an?|una)\Z|(?<!\w)(?:des|les|la|le|the|los|las|el|del|du)\s[A-ZÀ-Þ][a-zà-ÿ]{4,}\Z"
)


# What somebody shows, defends or remembers: « Les Misérables », le thème du jour, « Deux ponts »; one's own words begin small there.
_WORK = lazy(
    r"(?<!\w)(?:evoqu|defend|defiend|present|abord|recommand|recomiend|recomend|review|recens|lu|lit|lisait|relit|leyo|lee|chant|cant[oa]|dirig|sang|sings|reads)\w*\Z"
    r"|(?<!\w)(?:theme|tema|lema|conference|conferencia|ponencia|charla|talk|expose|atelier|taller|workshop|paper)\s(?:de|d[’']|du|of|by|del|para|for)\s?[^,.:;]{3,60},\Z"
)


def is_named(before: str, words: str) -> bool:
    """Whether quoted words are a name, whoever is about: behind `intitulé`, or with a capital and no end behind `ce`, a noun with one or `a présenté`."""
    near = before[-_NEAR:].rstrip(" \u00a0\u202f")
    if _TITLED.search(plain(near)):
        return True
    return (
        words[:1].isupper()
        and length(words) < 10
        and not is_sentence(words)
        and bool(_BEARING.search(near) or (_WORK.search(plain(near)) and not is_first_person(words)))
    )


_HAVE = frozenset("s’est s'est est a ont avait avaient ai avons avez has have had ha han habia habian".split())


def is_calling(before: str) -> bool:
    """Whether a verb by which somebody characterises a thing stands right before: `a qualifié cette journée de « … »`."""
    near = HYPHENED.findall(re.split(r"[.!?;…]\s|[»”\"]", plain(before[-_NEAR:]))[-1])[-6:]
    return any(re.match(r"(?:call|dubb|termed|qualif|valor|calific|tild|llam|describ|decri)", word) for word in near)


def _says(words: Sequence[str], number: int, language: str) -> bool:
    word = words[number]
    had = any(one in _HAVE for one in words[max(0, number - 2) : number])
    if word in _CALLING or not is_saying(word, language, "ó" if had else ""):
        return False
    return had or word not in NAMING


def is_written(before: str, language: str) -> bool:
    """Whether the subject before a quotation is a document: `l’article 5 dispose : « … »`."""
    words = HYPHENED.findall(_sentence(before))[-10:]
    said = [n for n, word in enumerate(words) if is_saying(word, language)]
    subject = words[: said[-1]] if said else words
    return any(word in WRITINGS for word in (subject[-3:] if said else subject[-4:])) or (
        any(
            word in ("stipule", "dispose", "prevoit", "lit", "reads", "states", "stipulates", "establece", "dispone")
            for word in words[-3:]
        )
        and any(word in WRITINGS for word in words)
    )


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
    small = words[:1].islower() and not _CHARGE.search(_sentence(before))
    naming = naming and not (said.strong and small and count >= _CLAUSE)
    aside = said.person and before.rstrip().endswith(",")  # il parle du projet, « … »
    naming = naming and not (
        aside and ((said.strong and count >= _CLAUSE) or (small and (said.strong or count >= _CLAUSE)))
    )
    naming = naming or (count < 3 and not leads and bool(_TERM.search(before)))
    if naming and not (colon and said.strong) and not (said.strong and said.person and count >= 6 and sentence):
        return False
    if said.strong:
        if said.person and count < 3 and (leads or colon or is_calling(before) or _IS.search(_sentence(before))):
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
