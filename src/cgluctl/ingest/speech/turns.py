"""Turns of minutes: `M. X, rapporteur. – …`, `Mme la présidente. – …`, `JEAN VALJEAN: …`: a label, then what was said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cgluctl.ingest.speech.names import names, plain
from cgluctl.ingest.speech.roles import role_after, role_at
from cgluctl.language import LANGUAGES
from cgluctl.language.lexicon import TITLES, is_saying
from cgluctl.language.stamps import labelled, stamped, unstamped

_LABEL = re.compile(r"(?P<label>[^\n«“”»\"]{3,160}?)\s*(?P<end>\.\s*[-–—]|[:：]|\s[–—-])\s+(?=\S)")
# M. le président. La parole est à …: a point alone, behind a title.
_POINT = re.compile(r"(?P<label>[^\n«“”»\"():;]{4,160}?)(?P<end>\.)\s+(?=[^\W_a-z]|[«“\"(])")
_PROCEDURE = re.compile(
    r"(?:la (?:seance|reunion|parole|discussion|suite|demande|commission|proposition)|le (?:projet|bureau|president|vote|proces-verbal|texte)|les? (?:amendement|article|vote|debat)s?|l’(?:amendement|article|ordre|assemblee)|l'(?:amendement|article|ordre|assemblee)|il est procede|mm?\.|mmes?\s|sont|the (?:meeting|motion|session|sitting|amendment|chair|committee)|la sesion|se (?:levanta|abre|somete)|el (?:presidente|pleno)|question|applause|applaudissements)(?!\w)"
)
# El señor, La señora, before capitals: the manner of the Spanish parliaments.
_HONOUR = re.compile(
    r"(?:(?:el|la|los|las)\s+(?:señor(?:a|es|as)?|sr\.?|sra\.?)|the\s+hon(?:ourable|\.)?|hon\.?)\s+", re.IGNORECASE
)
_BRACKETED = re.compile(r"\s*\((?P<name>[^()]{3,60})\)\s*\Z")
_TITLED = re.compile(
    rf"(?:{'|'.join(re.escape(title) for title in sorted(TITLES, key=len, reverse=True))})\.?\s", re.IGNORECASE
)


# Speaker 2: how a program labels a voice that it knows no name of.
_NOBODY = re.compile(
    r"(?:unknown|inconnue?|desconocid[oa])?\s*(?:speaker|participant|intervenante?|locuteur|locutrice|orateur|orador|hablante|voix|voz)?\s*#?\s*(?:\d+|[a-z])?"
)


class Turn(NamedTuple):
    """A turn in one paragraph: its label is [`begin`, `label`), and what is said begins at `start`.

    `strong` is the form of minutes, with a title before the name and a point behind it; `stamped` that of transcripts,
    in which everything is said by whoever the last label names.
    """

    label: int
    start: int
    strong: bool
    begin: int = 0
    stamped: bool = False


def by_section(sections: Sequence[Sequence[str]]) -> list[dict[int, list[Turn]]]:
    """The turns of the paragraphs of each section; what a report does often counts where it does so but once."""
    found = turns([text for texts in sections for text in texts])
    made, first = [], 0
    for texts in sections:
        made.append({n: found[first + n] for n in range(len(texts)) if first + n in found})
        first += len(texts)
    return made


def turns(texts: Sequence[str]) -> dict[int, list[Turn]]:
    """The paragraphs that are turns, by number; in minutes one paragraph may hold several.

    One alone with a colon may be anything; a report of turns has several.
    """
    found = _stamped(texts) or _headed(texts)
    if sum(turn.strong for turn in found.values()) < 3:
        return {number: [turn] for number, turn in found.items()}
    made = {}
    for number, text in enumerate(texts):
        first = found.get(number) or _voices(text)
        taken = [*([first] if first else []), *_inner(text, first.start if first else 0)]
        if taken:
            made[number] = taken
    return made


# À droite. Sur divers bancs. Un membre: who calls out in a parliament, nobody by name.
_VOICES = re.compile(
    r"(?:a (?:droite|gauche|l[’']extreme \w+)|au (?:centre|banc\w*)|sur (?:un (?:grand nombre|certain nombre) d[^.]{3,40}|divers|plusieurs|quelques|de nombreux|les)\s?bancs?[^.:]{0,50}|(?:plusieurs|quelques|diverses|de nombreuses|un|une) (?:voix|membres?)[^.:]{0,40}|voix[^.:]{0,40}|(?:several|some|an?) (?:hon\. |honourable )?members?|(?:un|una|varios|varias|algunos) (?:señor(?:es|as?)? )?(?:diputad\w+|senador\w*|voces))\s*[.:]\s+"
)


def _voices(text: str) -> Turn | None:
    """A turn of many, or of somebody whom the minutes do not name."""
    match = _VOICES.match(plain(text).replace("à", "a"))
    if not match or not text[match.end() :][:1].isupper():
        return None
    return Turn(len(text[: match.end()].rstrip(" .:")), match.end(), True)


def _stamped(texts: Sequence[str]) -> dict[int, Turn]:
    """The turns of a transcript: its lines that are a time with a name; one alone may be anything."""
    found = {}
    for number, text in enumerate(texts):
        label = stamped(text)
        if label is not None:
            found[number] = Turn(label, label, False, stamped=True)
        elif match := labelled(text):
            found[number] = Turn(match.end(1), match.end(), False, stamped=True)
    return found if len(found) > 2 else {}


_INNER = re.compile(
    r"(?:(?<=[.!?…)] )|(?<=[!?…)]))(?=(?:M|MM|Mme|Mlle|Mr|Mrs|Ms|Sr|Sra)\.?\s|(?:[AÀ]|Au|Sur|Plusieurs|Voix|Un|Une)\s)"
)


def _inner(text: str, start: int) -> list[Turn]:
    """The turns of others inside a paragraph: `… parole. M. Perin. Je demande la parole.`"""
    made = []
    for match in _INNER.finditer(text, start):
        part = text[match.start() : match.start() + 260]
        turn = _turn(part) or _voices(part)
        if turn and turn.strong and turn.label < 80:
            made.append(Turn(match.start() + turn.label, match.start() + turn.start, True, match.start()))
    return made


def _headed(texts: Sequence[str]) -> dict[int, Turn]:
    initials = _initials(texts)
    found = {number: turn for number, text in enumerate(texts) if (turn := _turn(text, initials))}
    strong = {number: turn for number, turn in found.items() if turn.strong}
    if len(strong) > 1:
        return found
    for number, turn in strong.items():  # one alone is one only in the form with a point
        if "." in texts[number][turn.label : turn.start]:
            return strong
    return found if len(found) > 2 else {}


_SHORT_LABEL = re.compile(r"([A-ZÀ-Þ]{2,5}|[A-ZÀ-Þ][a-zà-ÿ’'-]{2,20}):\s+\S")


def _initials(texts: Sequence[str]) -> frozenset[str]:
    """Initials and last names by which minutes label who speaks: one word with a colon that comes again and again."""
    every = Counter(match.group(1) for text in texts if (match := _SHORT_LABEL.match(text)))
    named = {word for word in every if word.isupper() or _is_last_name(word, texts)}
    found = {word: count for word, count in every.items() if word in named}
    often = max(found.values(), default=0) > 2 or (len(found) > 1 and not any(map(str.isupper, found)))
    least = 5 if any(map(str.isupper, found)) else 3
    return frozenset(found) if sum(found.values()) > least and len(found) > 1 and often else frozenset()


def _is_last_name(word: str, texts: Sequence[str]) -> bool:
    """Whether a text has somebody of this last name, with the name given before it."""
    full = re.compile(rf"(?<![\w’'-])[A-ZÀ-Þ][a-zà-ÿ’'-]+ {re.escape(word)}(?!\w)")
    return any(full.search(text) for text in texts)


def _turn(text: str, initials: frozenset[str] = frozenset()) -> Turn | None:
    short = _SHORT_LABEL.match(text)
    if short and short.group(1) in initials:
        return Turn(short.end(1), short.end() - 1, False)
    for pattern in (_LABEL, _POINT):
        match = pattern.match(text)
        if match and pattern is _POINT:
            match = _behind_abbreviations(text, match)
        if not match or not _is_speaker(match["label"]):
            continue
        titled = bool(_TITLED.match(match["label"]) or _HONOUR.match(match["label"]))
        if not titled and role_at(plain(match["label"]), 0) and text.rstrip()[-1:] not in '.!?…»”"':
            continue  # Chair: Ann Lee
        if match["end"].strip() in ("–", "—", "-") or (pattern is _POINT and not titled):
            continue
        if text[match.end()].islower() and not titled:
            continue  # Ministry of works: to repair the bridge
        if text[match.end()] in '«“"' and not match["end"].startswith("."):
            continue  # M. Rio : « … » introduces a quotation
        return Turn(match.end("label"), match.end(), titled)
    return None


def _behind_abbreviations(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """The label up to a point that is none of a title: not the M. of M. Dupont."""
    found: re.Match[str] | None = match
    while found and found["label"].rpartition(" ")[2].lower().strip(".") in TITLES:
        longer = rf"(?P<label>.{{{found.end() - 1},160}}?)(?P<end>\.)\s+(?=[^\W_a-z]|[«“(])"
        found = re.match(longer, text)
    return found


def is_label(text: str) -> bool:
    """Whether a paragraph begins with the label of a turn, as minutes set it: a title, a name and a point."""
    turn = _turn(text[:260])
    return bool(turn and turn.strong and turn.start < len(text)) or bool(_voices(text))


def is_procedure(text: str) -> bool:
    """Whether a paragraph of minutes tells what was done, in the words of the minutes."""
    return bool(_PROCEDURE.match(plain(text[:60])))


def speaker_in(label: str) -> str:
    """The words of a label that name who speaks: those in brackets behind an office, without `el señor` and the like."""
    label = unstamped(label)
    if _NOBODY.fullmatch(plain(label).strip()) or _voices(f"{label}. A"):
        return ""
    bracketed = _BRACKETED.search(label)
    honour = _HONOUR.match(label)
    if honour and bracketed:
        return bracketed["name"]
    return label[honour.end() :] if honour else label


def _tells(low: str) -> bool:
    """Whether the words of what may be a label make a sentence: one of them says something."""
    words = re.findall(r"[^\W\d_]+", low)
    return "que" in words or any(is_saying(word, language) for word in words for language in LANGUAGES)


def _is_speaker(label: str) -> bool:
    """Whether a label is a name with or without a role, or an office: nothing else may stand in it."""
    honour = _HONOUR.match(label)
    if honour:
        rest = _BRACKETED.sub("", label[honour.end() :])
        surname = rest.istitle() and len(rest.split()) < 4 and not any(map(str.isdigit, rest))
        return (rest.upper() == rest and len(rest) > 2) or surname or bool(names(rest)) or role_at(plain(rest), 0)
    found = names(label)
    low = plain(label)
    if found and found[0].start <= 2:
        role = role_after(label, low, found[0].end)
        rest = label[role[1] if role else found[0].end :].strip(" )")
        return not rest or (rest[0] == "(" and len(rest) < 60)
    titled = _TITLED.match(label)
    if role_at(low, titled.end() if titled else 0) and (titled or len(label.split()) < 4):
        return not _tells(low)  # M. le président, The Chair; not: Monsieur le maire indique que …
    return label.isupper() and 1 < len(label.split()) < 6 and not any(map(str.isdigit, label))
