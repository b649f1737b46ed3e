"""Speeches printed whole: a line or a heading says whose words follow, and they follow without marks."""

import re
from collections.abc import Container, Sequence
from itertools import islice
from typing import NamedTuple

from cgluctl.ingest.speech.labels import is_speaker
from cgluctl.ingest.speech.names import names
from cgluctl.ingest.speech.roles import role_after, role_at
from cgluctl.ingest.speech.tokens import plain
from cgluctl.ingest.speech.transcripts import NOTE, QUESTION_ENDS, label_of_name
from cgluctl.ingest.speech.wording import is_first_person
from cgluctl.language import LANGUAGES
from cgluctl.language.fold import fold
from cgluctl.language.lexicon import is_saying
from cgluctl.language.patterns import lazy

# Voici le discours prononcé par, (Palabras de, Opening remarks by: folded, up to where who speaks is named.
_NOUN = r"(?:discours|prise de parole|allocution|intervention|mots?|message|texte|propos|hommage|declaration|speech|remarks|address|statement|keynote|words|palabras|discurso|alocucion|mensaje|declaracion|texto|intervencion)"
_BEFORE = r"(?:voici|here (?:is|are)|full|transcript|transcription|transcripcion|texte?o?|a continuacion|video|opening|closing|welcome|keynote|introductory|integral|et|and|y|the|of|de|du|des|le|la|les|l[’']|el|las|los|su|son|sa)"
_READ = r"(?:prononcee?s?|lue?s?|delivered|given|read|made|pronunciad[oa]s?|leid[oa]s?|ofrecid[oa]s?)"
_BY = r"(?:(?:de la|de l[’']|de|du|par|by|of|from|del|a cargo de|por)\s+|d[’'])"
_INTRODUCES = lazy(
    rf"\W*(?:{_BEFORE}\s?){{0,5}}{_NOUN}(?:\s(?:de|d[’']|of)\s?(?:bienvenue|cloture|ouverture|remerciements?|welcome|thanks|bienvenida|clausura|apertura))?,?\s(?:{_READ}\s)?(?P<by>{_BY})?"
)
# Intervino la coordinadora del proyecto, Ana Ozores: who takes the floor comes last.
_TAKES = lazy(
    r"\W*(?:(?:intervino|interviene|intervient|intervenait|tomo la palabra|toma la palabra|hizo uso de la palabra|prend la parole|prit la parole|took the floor|takes the floor)(?:\sde)?)\s(?P<who>[^:«“\"]{3,160}?)\s?:\s*"
)
_TITLE = lazy(r"(?:M|MM|Mme|Mlle|Mr|Mrs|Ms|Dr|Sr|Sra|Srta)\.?\s|(?:madame|monsieur|senora?|don|dona)\s", re.IGNORECASE)
_LONGEST = 200  # characters of a line that introduces
_WORDS = 9  # of an office that is introduced
_FLOWS = (".", "!", "?", ";", ",")
_SALUTES = lazy(
    r"\W*(?:(?:mes|nos|muy|my|our)\s)?(?:mesdames|messieurs|monsieur|madame|excellences?|chere?s?\s|bonjour|bonsoir|ladies|gentlemen|dear\s|distinguished|honou?rable|excellencies|your excellenc|mr\.?\s(?:chair|president|speaker)|madam\s|good (?:morning|afternoon|evening)|senoras?|senores|senor\s|estimad[oa]s?|querid[oa]s|compatriotas|buen[oa]s\s(?:dias|tardes|noches)|friends|colleagues|chers)(?!\w)"
)
_ALONE = lazy(r"(?<!\w)(?:je|j[’']|mon|mes|moi|i|my|yo|mis?|quiero|quisiera|agradezco|permitanme|espero|creo)(?!\w)")
# I enjoyed this talk, she spoke of: whoever reports of a speech says I too.
_ABOUT = lazy(
    r"(?<!\w)(?:(?:his|her|this|that|the|son|sa|ce|cet|cette|su|este|esta|la|el)\s|l[’'])(?:\w+\s)?(?:talk|keynote|speech|presentation|speaker|lecture|intervention|discours|allocution|expose|conference|orateur|oratrice|charla|discurso|ponencia|intervencion|orador|oradora)(?!\w)"
    r"|(?<!\w)(?:he|she|il|elle|ella)\s(?:\w{1,4}\s)?(?:spoke|talked|told|explained|argued|said|showed|parl|expliqu|rappel|evoqu|soulign|present|montr|hablo|explico|recordo|conto)"
)
_OPENS = '«“"‘'
_MARKS = lazy(r"[«»“”\"]")
# Merci de votre attention: what comes behind is no part of a speech.
_THANKS = lazy(r"(?<!\w)(?:thank(?:s|\syou)|merci|remercie|gracias)(?!\w)[^.!?]{0,60}[.!?…\s]*\Z")
_ELSEWHERE = lazy(r"https?://|www\.|[-_=*]{5}")
_OTHER = lazy(rf"(?:\A|[\n.!?*\\-])\W{{0,8}}{_NOUN}\s(?:{_READ}\s)?{_BY}")
_FIRST = 3  # paragraphs by which a speech is told from an account of one


class Introduction(NamedTuple):
    """Who is to speak, as [start, end) in the paragraph `at`; -1 is the heading."""

    label: str
    at: int
    start: int
    end: int


def introduced(line: str, at: int = -1) -> Introduction | None:
    """Whose speech a line says to follow: `Discours de Jean Valjean, maire`, `(Palabras Sr. Gobernador)`; None for any other line."""
    if len(line) > _LONGEST:
        return None
    if line.rstrip().endswith(":") and (takes := _taking(line, at)):
        return takes
    match = _INTRODUCES.match(plain(line))
    if not match or (
        line.rstrip(" )*").endswith(_FLOWS) and not plain(line).startswith(("voici", "here ", "a continuacion"))
    ):
        return None
    start, end = match.end(), len(line.rstrip(" ):.\u00a0"))
    rest = line[start:end]
    titled = _TITLE.match(plain(rest))
    found = names(rest)
    begins = titled.end() if titled else 0
    if not match["by"] and not titled:
        return None
    if found and found[0].start <= begins:
        role = role_at(plain(rest), begins) or role_after(rest, plain(rest), found[0].end)
        if _tells(rest[found[0].end :]) or not (titled or role or label_of_name(found[0].name)):
            return None
        label = rest[: found[0].end]
    elif found and role_at(plain(rest), begins) and rest[: found[0].start].endswith(", "):
        label = rest[: found[0].end]  # du président de la République, Jean Valjean
    elif role_at(plain(rest), begins) and len(rest.split()) < _WORDS and not _tells(rest):
        label = rest[begins:]
    else:
        return None
    return Introduction(label, at, start, start + len(label))


def _taking(line: str, at: int) -> Introduction | None:
    match = _TAKES.fullmatch(plain(line))
    if not match:
        return None
    words = line[match.start("who") : match.end("who")]
    named = [one for one in names(words) if one.end == len(words)]
    if not named and not role_at(plain(words), 0):
        return None
    start = match.start("who") + (named[0].start if named else 0)
    return Introduction(line[start : match.end("who")], at, start, match.end("who"))


def of_person(title: str) -> Introduction | None:
    """Whom the section under a heading is about, where that is a name with or without a role and nothing else."""
    found = names(title)
    known = found and (found[0].titled or label_of_name(found[0].name) or role_after(title, plain(title), found[0].end))
    return Introduction(title, -1, 0, len(title)) if known and is_speaker(title) else None


def _tells(words: str) -> bool:
    return any(is_saying(word, one) for word in re.findall(r"[^\W\d_]+", plain(words)) for one in LANGUAGES)


def printed(texts: Sequence[str], title: str, taken: Container[int]) -> dict[int, Introduction]:
    """The paragraphs of a section that are a speech printed whole, each with who says it; those `taken` are turns."""
    found = {}
    speaks = introduced(title)
    if not (speaks and _begins(texts)):
        speaks = None
    for number, text in enumerate(texts):
        here = introduced(text, number)
        if here or number in taken:
            speaks = here if number not in taken and _begins(texts[number + 1 :]) else None
        elif speaks and is_beside(text, speaks):
            speaks = None
        elif speaks and not NOTE.fullmatch(text):
            if text[:1] not in _OPENS:
                found[number] = speaks
            if _THANKS.search(plain(text)) and number - speaks.at > _FIRST:
                speaks = None
    return found


# Trois questions à Ann Lee, Entrevista con Ana Ozores: who answers under such a title.
_INTERVIEWS = lazy(
    r"(?<!\w)(?:(?:entretien|interview|entrevista|conversation|conversacion|questions|preguntas)\s(?:\w+\s)?(?:(?:avec|de|[aà]|with|to|con)\s|d[’'])|interview:\s)"
)
QUESTION = 400  # characters of a question


def interviewed(title: str) -> Introduction | None:
    """Who answers in the interview that a title announces."""
    match = _INTERVIEWS.search(plain(title))
    named = names(title[match.end() :]) if match else []
    if not match or len(named) != 1:
        return None
    return Introduction(named[0].name, -1, match.end() + named[0].start, match.end() + named[0].end)


def is_question(text: str) -> bool:
    """Whether a paragraph is a question and nothing else."""
    return len(text) < QUESTION and text.rstrip(QUESTION_ENDS).endswith("?") and text[:1] not in _OPENS


def is_beside(text: str, speaks: Introduction) -> bool:
    """Whether a paragraph is no part of a speech: a heading, an address, or one that names who speaks."""
    low = plain(text)
    heads = text[:1] not in _OPENS and text.rstrip(" *")[-1:].isalnum()
    return _names(text, speaks) or heads or bool(_ELSEWHERE.search(low)) or bool(_OTHER.search(low))


def _begins(texts: Sequence[str]) -> bool:
    worded = (text for text in texts if any(map(str.isalnum, text)) and not NOTE.fullmatch(text))
    first = list(islice(worded, _FIRST))
    if not first or any(map(introduced, first)):
        return False
    if first[0][0] in _OPENS:  # a mark that nothing closes opens all of a speech
        return len(first) > 1 and not any(_MARKS.search(text[1:]) for text in first)
    bare = [re.sub(r"«[^»]*»|“[^”]*”|\"[^\"]*\"", " ", text) for text in first]
    if any(_ABOUT.search(plain(text)) for text in bare):
        return False
    if _SALUTES.match(plain(first[0])):
        return any(map(is_first_person, bare))
    return any(_ALONE.search(plain(text)) for text in bare[:2]) and sum(map(is_first_person, bare)) * 2 >= len(first)


def _names(text: str, speaks: Introduction) -> bool:
    last = fold(speaks.label.split()[-1])
    return len(last) > 2 and any(fold(word) == last for word in re.findall(r"[^\W\d_]+", text))
