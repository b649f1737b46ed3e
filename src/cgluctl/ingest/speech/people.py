"""Speakers and their parts, as records: who is named in which session, in which role, and what they did there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from cgluctl.ingest.outline.paragraphs import Paragraph
from cgluctl.ingest.speech.bearers import things
from cgluctl.ingest.speech.cast import Cast, Person, words
from cgluctl.ingest.speech.mentions import CHAIRS, Mention, mentions, roles_of, speaking
from cgluctl.ingest.speech.piece import Piece
from cgluctl.ingest.speech.tokens import plain
from cgluctl.language.fold import fold
from cgluctl.language.patterns import lazy
from cgluctl.language.quotations import sentences
from cgluctl.model import Part, Role, Speaker, Text, in_language

_OPENED = lazy(
    r"(?<!\w)(?:ouvert|ouverte|ouverts|ouvertes|ouvre|ouvrit|inaugur\w+|opened|opens|abrio|abre|abierta|aperturo|debut\w* par|began with|comenzo con)(?!\w)"
)
_SPOKE = lazy(
    r"(?<!\w)(?:pris la parole|prendre la parole|prend la parole|intervention|intervenu\w*|intervient|intervenants?|took the floor|spoke|speakers?|intervencion|intervino|intervinieron|tomo la palabra|ponente|panelists?|presented by|presente par|participe|participo)(?!\w)"
)
_VIDEO = lazy(
    r"(?<!\w)(?:message video|video[- ]message|videomensaje|mensaje (?:de|en) video|visioconference|by video|par video)(?!\w)"
)
_MAYOR = lazy(
    r"(?:maire|mairesse|mayor|alcalde|alcaldesa|intendente|bourgmestre)\s+(?:de\s+la\s+ville\s+)?(?:de|d’|d'|du|of|del)\s*((?:L[aeo]s?\s|El\s)?[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)*)"
)
# Présidence : M. X, sous la présidence de X, Chair: X, Preside D. X: whom minutes then call the president.
_PRESIDES = lazy(
    r"(?<![\w-])(?:presidence|presidencia|chair|preside)\s?(?::|de la|del?|d[’'])?\s*(?:l[’']|la\s|el\s|le\s)?(?:c\.\s|m\.\s)?\Z"
)
_CHAIRED = lazy(
    r"(?:m\.|mme|monsieur|madame)\s(?:le|la)\spresidente?\s?(?:\.|:)|the\s(?:chair|president|speaker)\s?:|(?:el|la)\s(?:senora?\s)?president[ae]\s?:"
)
_PRESIDENT = {
    "fr": ("président", "présidente"),
    "en": ("chair", "chairman", "chairperson"),
    "es": ("presidente", "presidenta"),
}
_LEAD = 30  # characters before a name
_CANDIDATES = 5  # others whom a speaker may be, named for a person to decide
# What somebody did, from the most to the least.
DEEDS = ("opened", "spoke", "quoted", "video message", "listed")


class Seen(NamedTuple):
    """A mention of somebody in a paragraph of a session."""

    person: Person
    session: str
    paragraph: Paragraph
    mention: Mention


def cast_of(sections: Iterable[tuple[str, Sequence[Paragraph]]], language: str) -> tuple[Cast, dict[str, list[Seen]]]:
    """Everybody named, and where in each session; who has which office is noted in the cast."""
    found: list[tuple[str, Paragraph, Sequence[Mention]]] = []
    cast = Cast(language)
    heard: set[str] = set()
    nobody: set[str] = set()
    for session, paragraphs in sections:
        for paragraph in paragraphs:
            found.append((session, paragraph, mentions(paragraph.text, language)))
            heard.update(speaking(paragraph.text, language))
            nobody.update(things(paragraph.text))
    named = [mention for _, _, here in found for mention in here]
    longer = {words(one.name)[0] for one in named if " " in one.name and words(one.name)}
    cast.learn(
        [
            one
            for one in named
            if one.role or one.titled or (one.name not in nobody and (" " in one.name or fold(one.name) not in longer))
        ],
        heard,
    )
    seen: dict[str, list[Seen]] = defaultdict(list)
    chaired = False  # by somebody whose presidency was not announced before
    for session, paragraph, here in found:
        for mention in [*here, *_called(cast, paragraph, here)]:
            person = cast.find(mention, [one.person for one in seen[session][-12:]])
            if person:
                person.sure = person.sure or mention.sure
                seen[session].append(Seen(person, session, paragraph, mention))
                for role in roles_of(paragraph.text, mention):
                    cast.holds(person, role)
                chairs = CHAIRS.search(plain(paragraph.text[max(0, mention.start - _LEAD) : mention.start]))
                if chairs:
                    cast.holds(person, chairs["noun"] if chairs["noun"] != "modera" else "moderador")
                if not chaired and _PRESIDES.search(
                    plain(paragraph.text[max(0, mention.start - _LEAD) : mention.start])
                ):
                    cast.presiding.add(person)
                    for office in _PRESIDENT[language]:
                        cast.holds(person, office)
        chaired = chaired or _CHAIRED.match(plain(paragraph.text)) is not None
    return cast, seen


def _called(cast: Cast, paragraph: Paragraph, here: Sequence[Mention]) -> list[Mention]:
    return [m for m in cast.called(paragraph.text) if not any(a.start < m.end and m.start < a.end for a in here)]


class Register:
    """The speakers of an event and their parts, as they are found."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.ids: dict[int, str] = {}
        self.taken: set[str] = set()
        self.listed: dict[str, Person] = {}  # by the name that a schedule lists
        self.found = False  # whether anybody is known from running text
        self.people: list[Person] = []
        self.roles: dict[int, list[Role]] = {}
        self.parts: dict[str, dict[int, Part]] = {}

    def id(self, person: Person, printed: str = "") -> str:
        """The id of a person: the words of the name, the same in every event; of a nickname, as `printed`."""
        known = self.ids.get(id(person))
        if known is None:
            self.found = self.found or not printed
            slug = printed or ("-".join(words(person.name)) if not person.office else _slug(person.name))
            known, number = _slug(slug) or "speaker", 2
            while known in self.taken:
                known, number = f"{_slug(slug)}-{number}", number + 1
            self.ids[id(person)] = known
            self.taken.add(known)
            self.people.append(person)
            self.roles[id(person)] = []
        return known

    def named(self, name: str) -> Person:
        """The person of a name that a schedule lists, whoever has it already."""
        key = " ".join(fold(name).split())
        person = self.listed.get(key)
        if person is None:
            known = next((p for p in self.people if not p.office and fold(p.name) == key), None) if self.found else None
            person = self.listed[key] = known or Person(name, None)
            self.id(person, _slug(name))
        return person

    def did(self, person: Person, session: str, deed: str, lines: list[int]) -> None:
        """Notes what somebody did in a session, and where the report says so."""
        part = self.parts.setdefault(session, {}).setdefault(
            id(person), {"speaker": self.id(person), "did": [], "lines": []}
        )
        if deed not in part["did"]:
            part["did"].append(deed)
        if lines not in part["lines"]:
            part["lines"].append(lines)

    def role(self, person: Person, session: str, title: str, lines: list[int]) -> None:
        """Notes a role printed under a session, each wording once."""
        self.id(person)
        known = self.roles[id(person)]
        if not any(
            role["session"] == session and fold(in_language(role["title"], self.language) or "") == fold(title)
            for role in known
        ):
            place = _MAYOR.match(title)
            known.append(
                {
                    "session": session,
                    "title": text_in(title, self.language),
                    "organisation": None,
                    "place": place.group(1) if place else None,
                    "lines": lines,
                }
            )

    def parts_of(self, session: str) -> list[Part]:
        """The parts of a session; who is listed did nothing else."""
        made = []
        for part in self.parts.get(session, {}).values():
            did = [deed for deed in DEEDS if deed in part["did"]]
            part["did"] = [deed for deed in did if deed != "listed" or len(did) == 1]
            part["lines"] = _joined(part["lines"])
            made.append(part)
        return made

    def speakers(self) -> list[Speaker]:
        """The records of all speakers, in the order of the report."""
        return [
            {
                "id": self.ids[id(person)],
                "named": not person.office,
                "name": person.name,
                "usual": None,
                "aliases": person.aliases(),
                "roles": self.roles[id(person)],
            }
            for person in self.people
        ]


def text_in(text: str | None, language: str) -> Text:
    """A text in one language alone."""
    made: Text = {"fr": None, "en": None, "es": None}
    made[language] = text  # type: ignore[literal-required]
    return made


def _slug(text: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    return re.sub(r"\A(?:le|la|l|the|el|un|une|a|an|una)-(?=.)", "", slug)[:60].strip("-")


_sentences = lru_cache(maxsize=16)(lambda text: tuple(sentences(text)))  # of a paragraph that names many


def deeds(seen: Seen) -> list[str]:
    """What the sentence around a mention says that the person did."""
    low = plain(seen.paragraph.text)
    for start, end in _sentences(seen.paragraph.text):
        if start <= seen.mention.start < end:
            first, last = seen.mention.whole
            before, after = low[max(start, first - 40) : first], low[last : min(end, last + 70)]
            found = (
                ["opened"]
                if _OPENED.search(before)
                or _OPENED.match(after.lstrip(" ,")[2:] if after.lstrip(" ,").startswith("a ") else after.lstrip(" ,"))
                else []
            )
            if _VIDEO.search(after) or _VIDEO.search(before):
                found.append("video message")
            if _SPOKE.search(before) or _SPOKE.search(after):
                found.append("spoke")
            return found or ["listed"]
    return ["listed"]


def _joined(ranges: Iterable[list[int]]) -> list[list[int]]:
    made: list[list[int]] = []
    for first, last in sorted(ranges):
        if made and first <= made[-1][1] + 1:
            made[-1] = [made[-1][0], max(made[-1][1], last)]
        else:
            made.append([first, last])
    return made


def spoken(pieces: Iterable[Piece]) -> Iterable[tuple[Piece, str]]:
    """The passages of somebody, with what they did by them."""
    for piece in pieces:
        if piece.person:
            yield piece, "quoted" if piece.speech == "direct" else "spoke"


def ambiguous(speakers: Sequence[Speaker]) -> list[tuple[str, list[str]]]:
    """Named speakers who may be one person: those with the same last word of the name, and whom each may be by the given name."""
    found: list[tuple[str, list[str]]] = []
    known: dict[str, list[tuple[str, Person]]] = {}
    for speaker in speakers:
        if speaker["named"]:
            person = Person(speaker["name"], None)
            others = known.setdefault("".join(words(speaker["name"])[-1:]), [])
            like = [
                id
                for id, other in others
                if person.may_be("f") is other.may_be("f") or person.may_be("m") is other.may_be("m")
            ]
            if like:
                found.append((speaker["id"], like[:_CANDIDATES]))
            others.append((speaker["id"], person))
    return found
