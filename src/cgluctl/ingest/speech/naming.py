"""What gives something a name: quoted words behind it are a title, a theme or a term, and nobody’s speech."""

import re
from collections.abc import Sequence

from cgluctl.ingest.speech.tokens import HYPHENED, plain
from cgluctl.ingest.speech.wording import is_first_person, is_sentence, length
from cgluctl.language.lexicon import NAMING, WRITINGS, is_saying
from cgluctl.language.patterns import lazy

_NEAR = 400  # characters before a quotation in which it may be introduced
# By which somebody gives something a name: Elizabeth called it a "lost opportunity".
_CALLING = frozenset("called calls dubbed termed qualifie qualifiait appelle llamo califico tildo".split())


def sentence_of(before: str) -> str:
    """The words of a sentence that stand before a quotation in it, folded."""
    return re.split(r"[.!?;…]\s|[»”\"]", plain(before[-_NEAR:]).rstrip(" \u00a0") + " ")[-1].rstrip()


def is_naming(before: str, language: str, somebody: bool = False) -> bool:
    """Whether what stands before a quotation says that it names something: a title, a theme, a term.

    Where `somebody` is the subject of a verb of calling, the name given is what that person says.
    """
    low = _OF_WORDS.sub("", sentence_of(before))
    if re.search(r"(?:lire aussi|[aà] lire|read also|also read|see also|leer tambien|lea tambien|voir aussi)\b", low):
        return True
    if CHARGE.search(low):
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
CHARGE = lazy(
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
    words = HYPHENED.findall(sentence_of(before))[-10:]
    said = [n for n, word in enumerate(words) if is_saying(word, language)]
    subject = words[: said[-1]] if said else words
    return any(word in WRITINGS for word in (subject[-3:] if said else subject[-4:])) or (
        any(
            word in ("stipule", "dispose", "prevoit", "lit", "reads", "states", "stipulates", "establece", "dispone")
            for word in words[-3:]
        )
        and any(word in WRITINGS for word in words)
    )
