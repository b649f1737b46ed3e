"""Records of turns: whom a label names, and what stands between the turns."""

import re

from cgluctl.ingest.speech.cast import Person
from cgluctl.ingest.speech.labels import BRACKETED, CAPITALS, GIVEN_BEHIND, HONOUR, TITLED
from cgluctl.ingest.speech.names import names
from cgluctl.ingest.speech.roles import role_at
from cgluctl.ingest.speech.tokens import plain
from cgluctl.ingest.speech.transcripts import part_with_name, voices
from cgluctl.ingest.speech.wording import is_spoken
from cgluctl.language import LANGUAGES
from cgluctl.language.fold import fold
from cgluctl.language.lexicon import is_saying
from cgluctl.language.patterns import lazy
from cgluctl.language.stamps import unstamped

_ROOM = lazy(
    r"(?:there (?:was|were) )?(?:(?:general|loud|long|some|prolonged|brief|vifs|longs|nombreux|grandes|largos) )?(?:laughter|applause|cheers|rires|applaudissements|huees|silence|risas|aplausos|silencio)(?: [^.!?]{1,60})?\."
    r"|(?:\w+ )?(?:hands (?:went up|were raised)|mains se (?:levent|leverent|sont levees)|manos se (?:alzan|alzaron|levantan|levantaron))[^.!?]{0,40}\."
)
_DOES = lazy(
    r"quitt\w+|rejoint|distribu\w+|montr\w+|present\w+|arriv\w+|entre|sort|leve|clot|ouvre|absten\w+|absti\w+|donne|prend|lit|pregunta|reclama|ruega"
    r"|show(?:s|ed)|hand(?:s|ed)|left|leaves|seconded|voted|circulated|adjourned"
    r"|muestra|reparte|abandona|sale|llega|incorpora|lee|abre|cierra|vota|occupe|ocupa|dio|presto|tomo"
)
_PASSED = frozenset("a en y se s lui leur l la le les ne n has had ha lo les".split())
_LONGEST = 120  # characters of a paragraph in which that is told


def is_room(text: str) -> bool:
    """Whether a paragraph tells what was heard or seen in the room: `Twelve hands went up.`"""
    return bool(_ROOM.fullmatch(plain(text).strip()))


def is_told(text: str, speaker: str | None) -> bool:
    """Whether a paragraph behind a turn begins with somebody of whom it tells: who speaks does not say the own name so.

    Of others only what minutes note counts: `Mme Roy montre un tableau`, `M. le Maire indique que`.
    """
    led = HONOUR.match(text) or _LED.match(text)
    text = text[led.end() :] if led else text
    found = names(text[:_LONGEST])
    low = plain(text[:_LONGEST])
    if found and not found[0].start and not is_spoken(text):
        after = re.sub(r"\A \([^()]*\)", "", low[found[0].end :])
        if speaker and fold(found[0].name).split()[-1:] == fold(speaker).split()[-1:]:
            return after[:1] == " "
        return (found[0].titled or led is not None) and _does(after)
    office = TITLED.match(text)
    if not office or not role_at(low, office.end()) or is_spoken(text):
        return False
    return _does(low[office.end() :], _OFFICE)


_LED = lazy(
    r"(?:El|La|Le|The)\s(?:[a-zà-ÿ]+\s){1,3}(?=[A-ZÀ-Þ])|L[’'](?:[a-zà-ÿ]+\s){1,3}(?=[A-ZÀ-Þ])"
)  # El asociado Sancho Panza
_OFFICE = 6  # words of an office before what its holder does


def _does(low: str, within: int = 0) -> bool:
    words = re.findall(r"[^\W\d_]+", low)[: within + 4]
    verbs = [
        n for n, word in enumerate(words) if _DOES.fullmatch(word) or any(is_saying(word, one) for one in LANGUAGES)
    ]
    passed = [n for n, word in enumerate(words) if word not in _PASSED]
    return bool(verbs) and (verbs[0] <= within or verbs[0] == (passed or [-1])[0])


_PROCEDURE = lazy(
    r"(?:\d{1,2}\s?(?:[.)°º-]|\.?[°º])(?=\s)|sin mas|puest[oa] a|la (?:seance|reunion|parole|discussion|suite|demande|commission|proposition|deliberation|resolution|motion)|(?:deliberation )?(?:adopt|approuv|rejet)e\w*(?= [àap]| unan)|(?:arrivee|depart|fin) d\w*|apres (?:debat|discussion|vote)|le (?:projet|bureau|president|vote|proces-verbal|texte)|les? (?:amendement|article|vote|debat)s?|l’(?:amendement|article|ordre|assemblee)|l'(?:amendement|article|ordre|assemblee)|il est procede|mm?\.|mmes?\s|sont|ont vote|vote\s?:|il est decide|murmures|le rapport est|the (?:meeting|motion|session|sitting|amendment|chair|committee)|la sesion|se (?:levanta|abre|somete|apr[ou]\w*|ac[ou]\w*rd\w*|rechaz\w*|inform\w*|integr\w*|dio)|el (?:presidente|pleno)|(?:la (?:propuesta|mocion) )?queda \w+d[oa]|la (?:propuesta|mocion) (?:es|fue)|a continuacion,? (?:l[ao]s|el|la|se)|carried|resolved|adopted|approved|defeated|the council (?:then|adj|res|agr|app|not)\w*|no habiendo|sometid[oa]|le conseil(?: \w+)?,? (?:apres|a |decide|adopte|approuve|passe|vote)|l[’']ordre du jour (?:etant|est) (?:epuise|adopte)|item (?:no\.? ?|nos\.? )?\d+|question|motions? (?:agreed|accord|carried|put|was|lost)|members (?:indicated|agreed|disagreed)|applause|applaudissements)(?!\w)"
)


def is_procedure(text: str) -> bool:
    """Whether a paragraph of minutes tells what was done, in the words of the minutes."""
    return bool(_PROCEDURE.match(plain(text[:60])))


_FLOOR = lazy(r"la parole est (?:a|à|au)\s|i call\s|tiene la palabra\s|la palabra (?:la tiene|es para)\s")
_CHAIR = lazy(r"(?<!\w)(?:president\w*|chair\w*|speaker)(?!\w)")


def gives_floor(person: Person | None, low: str) -> bool:
    """Whether who presides goes on by giving somebody the floor, which nobody else does."""
    return bool(person and person.office and _FLOOR.match(low) and _CHAIR.search(plain(person.name)))


# Speaker 2, NEW SPEAKER: how a program or a typist labels a voice whose name is not known.
_NOBODY = lazy(
    r"(?:(?:new|other|another|next|autre|nouvel\w*|otr[oa]|nuev[oa])\s|unknown|unidentified|inconnue?|desconocid[oa])?\s*(?:speaker|audience members?|(?:fe)?male voice|participant|intervenante?|locuteur|locutrice|orateur|orador|hablante|voix|voz|pregunta|respuesta|question|reponse|answer)?\s*#?\s*(?:\d+|[a-z])?"
)


def is_nobody(label: str) -> bool:
    """Whether a label is that of a voice whose name is not known: `PREGUNTA`, `Speaker 2`."""
    return _NOBODY.fullmatch(plain(label).strip()) is not None


def speaker_in(label: str) -> str:
    """The words of a label that name who speaks: those in brackets behind an office, without `el señor` and the like."""
    label = unstamped(label)
    if is_nobody(label) or voices(f"{label}. A"):
        return ""
    parted = CAPITALS.fullmatch(label.strip())
    label = parted["name"] if parted else part_with_name(label)
    bracketed = BRACKETED.search(label)
    honour = HONOUR.match(label)
    if honour and bracketed:
        office = label[honour.end() : bracketed.start()]
        return bracketed["name"] if role_at(plain(office), 0) else _given_first(office)
    return _given_first(label[honour.end() :]) if honour else label


def _given_first(name: str) -> str:
    parts = GIVEN_BEHIND.fullmatch(name.strip())
    return f"{parts['given']} {parts['last']}" if parts else name
