"""Labels of speakers: a name with or without a role, or an office, and nothing else; and which wordings are one office."""

import re
from collections.abc import Sequence
from functools import lru_cache

from cgluctl.ingest.speech.names import Name, names
from cgluctl.ingest.speech.roles import ONE_OF, role_after, role_at
from cgluctl.ingest.speech.tokens import plain
from cgluctl.language import LANGUAGES
from cgluctl.language.fold import fold
from cgluctl.language.lexicon import DETERMINERS, ROLES, TITLES, is_saying
from cgluctl.language.patterns import lazy

# El señor, La señora, before capitals: the manner of the Spanish parliaments.
HONOUR = lazy(
    r"(?:(?:el|la|los|las)\s+(?:señor(?:a|es|as)?|sr\.?|sra\.?)|the\s+hon(?:ourable|\.)?|hon\.?)\s+", re.IGNORECASE
)
BRACKETED = lazy(r"\s*\((?P<name>[^()]{3,60})\)\s*\Z")
TITLED = lazy(
    rf"(?:{'|'.join(re.escape(title) for title in sorted(TITLES, key=len, reverse=True))})\.?\s", re.IGNORECASE
)


def tells(low: str) -> bool:
    """Whether the words of what may be a label make a sentence: one of them says something."""
    words = re.findall(r"[^\W\d_]+", low)
    return "que" in words or any(is_saying(word, language) for word in words for language in LANGUAGES)


# Question de Jean Valjean, 2nd reply by Cosette: what is asked or answered, and by whom.
_ASKED = lazy(
    r"(?:\d{1,2}\w{0,4}\s)?(?:question|reponse|intervention|replique|remarque|reply|answer|remark|pregunta|respuesta|intervencion)\s(?:de\s|d[’']|du\s|of\s|by\s|from\s|del\s)"
)


def office_and_name(label: str, found: Sequence[Name]) -> bool:
    """Whether a label is offices and then a name: `La diputada Ana Ozores (desde su curul)`, `Le président (M. Valjean)`."""
    rest = re.sub(r"\s*\([^()]{1,40}\)\s*\Z", "", label)
    if not found or found[0].end not in (len(rest), len(label.rstrip(" )"))):
        return False
    before = re.findall(r"[^\W\d_]+", plain(label[: found[0].start]))
    return 0 < len(before) < 5 and all(word in ROLES or word in DETERMINERS for word in before)


# ministre delegue a la cooperation: without accents a verb looks like the preposition.
_UNACCENTED = lazy(r"a\s(?:la\s|l[’'])(?!parole)[^.:;,]{3,60}")


# THOSE PRESENT WERE, In attendance, Objet, Lugar y fecha: what heads a list or says what a record is of.
HEADS = lazy(
    r"(?:(?:those|also|officers|members|etaient|sont|estan|miembros)\s)?(?:in\s)?(?:presente?s?|attendance|absente?s?|apologies|excuse(?:s|d|es)?|key|notes?|dates?|time|venue|subject|agenda|objet|lieu|heure|asistentes|ausentes|asistencia|fecha|hora|lugar|asunto|procurations?|pouvoirs|quorum|in favou?r|against|absten\w+|pour|contre|a favor|en contra|secretaires? de seance)(?:\s(?:were|are|for absence|et heure|y hora|and time))?"
)
# CONTACT GROUP ON FINANCE: a heading in capitals that runs into its text
_MATTER = lazy(
    r"(?<!\w)(?:(?:on|of|and|for|to|with|sur|pour|et|sobre|para|(?:open|clos)ing)(?!\w)|plen|session|seance|sesion|meeting|group|committee|comit[eé]|panel|workshop|debat|discuss|agenda|item|next|key|main|point|action|decision|conclu|summary|finding|recom|statement|background|introd)"
)
_WORDS = 9  # of an office in a label
_ASKS = lazy(r"[?!¿¡]")


def _is_named(label: str, low: str) -> bool:
    found = names(label)
    if not found or found[0].start > 2:
        return False
    role = role_after(label, low, found[0].end)
    rest = label[role[1] if role else found[0].end :].strip(" )")
    return not rest or (rest[0] == "(" and len(rest) < 60) or bool(role and _UNACCENTED.fullmatch(plain(rest)))


# ARIADNA LÓPEZ. SUBSECRETARIA DE BIENESTAR: as Mexican offices write down what is said.
CAPITALS = lazy(r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ’'-]+(?: [A-ZÀ-Þ’'-]+)+)\. (?P<office>[A-ZÀ-Þ][A-ZÀ-Þ ,’'-]{3,120})")

# El señor ZALDÍVAR, don Andrés (Presidente): the manner of Chile's congress.
GIVEN_BEHIND = lazy(
    r"(?P<last>[A-ZÀ-Þ][A-ZÀ-Þ’'-]+(?: [A-ZÀ-Þ’'-]+)*), (?:don|doña|D\.|Dª\.?|Dña\.) (?P<given>[A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+)*)"
)


def is_speaker(label: str) -> bool:
    """Whether a label is a name with or without a role, or an office: nothing else may stand in it."""
    if HEADS.fullmatch(plain(label)):
        return False
    if parted := CAPITALS.fullmatch(label):
        return is_speaker(parted["name"]) and role_at(plain(parted["office"]), 0)
    honour = HONOUR.match(label)
    if honour:
        rest = BRACKETED.sub("", label[honour.end() :])
        if GIVEN_BEHIND.fullmatch(rest.strip()):
            return True
        surname = rest.istitle() and len(rest.split()) < 4 and not any(map(str.isdigit, rest))
        if (rest.upper() == rest and len(rest) > 2) or surname:
            return True
        low = plain(rest)
        return _is_named(rest, low) or (role_at(low, 0) and not tells(low) and len(rest.split()) < _WORDS)
    asked = _ASKED.match(plain(label))
    if asked:
        return is_speaker(label[asked.end() :])
    found = names(label)
    low = plain(label)
    matter = label.isupper() and _MATTER.search(low) and not TITLED.match(label)
    if found and found[0].start <= 2:
        return not matter and _is_named(label, low)
    titled = TITLED.match(label)
    if role_at(low, titled.end() if titled else 0) and (titled or len(label.split()) < 4):
        # M. le président, The Chair; not: Monsieur le maire indique que …, Monsieur le ministre, qui voulons-nous protéger ?
        parts = re.finditer(r",\s(?:et\s|and\s|y\s)?", low)
        return not (tells(low) or _ASKS.search(label)) and all(role_at(low, part.end()) for part in parts)
    if office_and_name(label, found):
        return True
    said = label.removeprefix("The ").isupper() and 1 < len(label.split()) < 6 and not any(map(str.isdigit, label))
    return said and not matter


# Ann Lee, mayor of Oz – “…”: one of a list.
_LISTED = lazy(r"[^\w«“(]*(?P<who>[^\W\d_][^«“”»\"\n:;!?]{2,160}?)\s?[–—-]\s*")
_DASH = lazy(r"\s?[–—-]\s")


def listed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the label stands of who speaks at `end`, when that and a dash are all of a stretch."""
    label = _LISTED.fullmatch(text, start, end)
    return label.span("who") if label and is_speaker(label["who"]) else None


def is_dashed(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands between dashes: `The mayor – “a man of peace” – told her`."""
    return bool(_DASH.match(text, end)) and text[:start].rstrip()[-1:] in ("–", "—", "-")


# What an office is of is none: a secretario de Gobernación is no gobernador.
_OF = lazy(r"\s(?:de|du|des|del|of|for|to|al|aux?|à|en|in|chargee?)\s|\sd[’']")
# Who was mayor or stands in for one is not the mayor.
RANKS = frozenset(
    "ancien ancienne ex former antiguo antigua deputy vice assistant adjoint adjointe teniente honoraire".split()
)
# Two names of one office.
_ALSO = {
    "chef de l'etat": "president de la republique", "chef du gouvernement": "premier ministre",
    "premier magistrat de la commune": "maire", "premier magistrat de la ville": "maire", "premier edile": "maire",
    "premiere magistrate de la commune": "maire", "premiere magistrate de la ville": "maire", "primer edil": "alcalde",
    "jefe comunal": "alcalde", "jefa comunal": "alcaldesa",
    "jefe del estado": "presidente de la republica", "jefe de gobierno": "primer ministro",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def head(role: str) -> tuple[str, ...]:
    """The words of a role before what it is of or for."""
    return tuple(re.split(r"[\s-]+", _OF.split(role, maxsplit=1)[0]))


def role_key(role: str) -> str:
    """What all wordings of one office have in common."""
    key = _bare_key(role)
    return _ALSO.get(key, key)


def _bare_key(role: str) -> str:
    one = ONE_OF.match(role.lower())
    return re.sub(r"\A(?:le|la|the|el|un|une|a|an|una|su|son|sa)\s+|\Al'", "", fold(role[one.end() :] if one else role))
