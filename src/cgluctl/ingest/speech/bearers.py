"""Names that are nobody’s: of what bears a name, or of what an office is of."""

from functools import lru_cache

from cgluctl.ingest.speech.names import Name
from cgluctl.language.lexicon import ROLES, begins_with_given
from cgluctl.language.patterns import lazy

_LONGEST = 30  # characters of a given name
# A stadium or a street that bears a name is nobody.
BEARER = lazy(
    r"(?<!\w)(?:discoteca|discotheque|nightclub|hotel|restaurante?|stade|salle|maison|famille|couple|epoux|freres|familia|matrimonio|pareja|hermanos|hermanas|groupe|cabinet|gymnase|musee|bibliotheque|mediatheque|cinema|quartier|rue|avenue|place|boulevard|lycee|ecole|college|universite|hopital|centre|fondation|prix|theatre|aeroport|pont|parc|espace|institut|street|stadium|hall|school|university|foundation|award|airport|bridge|park|calle|avenida|barrio|colegio|parque|casa|grupo|museo|biblioteca|plaza|estadio|escuela|premio|teatro|hospital|universidad|fundacion|instituto|sala)\s+\Z"
)
AT = lazy(r"(?:du|l[’'])\s?(?:lycee|ecole|college|universite|hopital|stade)\s\Z")  # un professeur du lycée Jean Moulin
# What stands in small letters before the name of an organisation: the charity Big Issue.
_ORGANISATION = lazy(
    r"(?<![\w-])(?:group|charity|firm|company|union|association|party|newspaper|paper|magazine|club|organi[sz]ation|ngo|collectif|syndicat|mouvement|parti|ong|journal|quotidien|revue|asociacion|colectivo|sindicato|partido|empresa|periodico|diario|revista|movimiento|portal|radio|canal|chaine|site|website|emisora|cadena|blog)(?:\s(?:electronico|digital|online|web|regional|local))?\s\Z"
)


VESSEL = lazy(
    r"(?<!\w)(?:navire|chalutier|bateau|voilier|ship|vessel|trawler|boat|ferry|buque|barco)(?: de peche)?\s\Z"
)


def bears(text: str, low: str, start: int, role: bool) -> bool:
    """Whether a thing or a group that bears the name stands right before it."""
    before = max(0, start - 16)
    group = _ORGANISATION.search(low, max(0, start - 28), start)
    given = begins_with_given(text[start : start + _LONGEST])
    return bool(
        (not role and BEARER.search(low, before, start)) or (group and text[group.start()].islower() and not given)
    )


# The River Keepers, sus Cuadernos Verdes, la ville de Bobo Dioulasso: no names of people
_NAME = r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s(?:de\s|of\s)?[A-ZÀ-Þ][\w’'-]+)+)"
_DETERMINED = lazy(
    rf"(?<![\w’'-])(?:tercer|segundo|primer|first|second|third|deuxième|troisième|(?i:the|la|las|los|les|ses|sus?|leurs?|sa|its?|our|nos|notre|cette|cet|est[ea]|these|those))\s{_NAME}"
)
_PLACED = lazy(
    rf"(?<!\w)(?i:ville|commune|village|province|région|district|quartier|département|ciudad|pueblo|municipio|provincia|comuna|departamento|estado|city|town|village|county|state)\s(?:de\s|d[’']|of\s){_NAME}"
)


@lru_cache(maxsize=256)
def things(text: str) -> frozenset[str]:
    """What bears a name of several words and is nobody: a place, or what an article stands before."""
    determined = {match["name"] for match in _DETERMINED.finditer(text)}
    return frozenset(
        {name for name in determined if not begins_with_given(name)}
        | {match["name"] for match in _PLACED.finditer(text)}
    )


_HELD = lazy(r"([^\W\d_]+)\s(?:(?:of|at|for|de|du|del)\s|d[’'])\Z")


def is_held(low: str, name: Name) -> bool:
    """Whether a name is what an office is of: `President of Creative Strategies, who asked`."""
    office = _HELD.search(low, max(0, name.start - _LONGEST), name.start)
    return bool(office and office[1] in ROLES) and not begins_with_given(name.name)
