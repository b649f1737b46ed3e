"""Putting an event together: from a document to the records of an event file, with the ledger that accounts for all of it."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from cgluctl.ingest import identity, ledger
from cgluctl.ingest.document import Document, Warning
from cgluctl.ingest.identity import Wishes, event_of
from cgluctl.ingest.ledger import Claim, Places
from cgluctl.ingest.outline.dating import other_year, unfit
from cgluctl.ingest.outline.headings import family
from cgluctl.ingest.outline.paragraphs import Paragraph, Skip, paragraphs, with_blocks
from cgluctl.ingest.outline.sections import Heading, Outline, Section, outline
from cgluctl.ingest.speech import people, turns
from cgluctl.ingest.speech.cast import Person, same
from cgluctl.ingest.speech.mentions import mentions, roles_of
from cgluctl.ingest.speech.people import Register, text_in
from cgluctl.ingest.speech.piece import Piece
from cgluctl.ingest.speech.pieces import pieces
from cgluctl.ingest.speech.speeches import interviewed
from cgluctl.language.words import language as detected
from cgluctl.model import Doubt, Entry, Event, Passage, Session, Speaker


class Imported(NamedTuple):
    """An event made from a report: its records, and what to tell the user."""

    event: Event
    sessions: list[Session]
    speakers: list[Speaker]
    passages: list[Passage]
    ledger: list[Entry]
    doubts: list[Doubt]
    warnings: list[Warning]

    def tables(self) -> dict[str, dict[str, Any]]:
        """The tables of an event file, records numbered from 1."""
        named: dict[str, Sequence[Any]] = {
            "event": [self.event],
            "sessions": self.sessions,
            "speakers": self.speakers,
            "passages": self.passages,
            "ledger": self.ledger,
            "doubts": self.doubts,
            "fixes": [],
        }
        return {name: {str(n): record for n, record in enumerate(records, 1)} for name, records in named.items()}


def imported(document: Document, content: bytes, wishes: Wishes, fallback: str) -> Imported:
    """The event in a document; `fallback` is the language of a report that does not show its own."""
    document = with_blocks(document)
    found, skips = paragraphs(document)
    plan = outline(document, found, wishes.year)
    told = wishes.language or document.language or detected(document.text)
    writer = _Writer(document, plan, skips, told or fallback)
    writer.write()
    warnings = list(document.warnings)
    if not told:
        warnings.append(
            Warning(
                "The language of the report is not clear; taken for {lang}. Say it with --lang.", {"lang": fallback}
            )
        )
    days = [(heading.ranges[0][0], heading.ranges[-1][1]) for _, heading in plan.days]
    if wishes.year and (day := unfit(document.text, days, wishes.year)):
        warnings.append(
            Warning(
                "{day} is no day of {year}; its date stays open. Leave out --year, or name a year that it fits.",
                {"day": day, "year": wishes.year},
            )
        )
    elif wishes.year and (other := other_year(document.text, days, wishes.year)):
        warnings.append(
            Warning(
                "The report names the year {other}, and --year says {year}.",
                {"other": other, "year": wishes.year},
            )
        )
    event = event_of(document, content, plan, wishes, told or fallback, writer.sessions)
    entries = ledger.entries(document.text, writer.claims, writer.places, document.drops)
    event["source"]["text_sha256"] = ledger.digest(document.text)
    return Imported(
        event, writer.sessions, writer.register.speakers(), writer.passages, entries, writer.doubts(), warnings
    )


class _Writer:
    def __init__(self, document: Document, plan: Outline, skips: Sequence[Skip], language: str) -> None:
        self.document = document
        self.plan = plan
        self.language = language
        self.places = Places(document.text, document.pages)
        self.register = Register(language)
        self.sessions: list[Session] = []
        self.passages: list[Passage] = []
        self.claims = [Claim(skip.start, skip.end, "skip", None, skip.reason) for skip in skips]
        self.open: list[Doubt] = []

    def write(self) -> None:
        """Makes all records."""
        # What a schedule announces was not said by anybody yet.
        announced = any("persons" in section.data for section in self.plan.sections)
        bodies = [(section.id, [] if announced else section.body) for section in self.plan.sections]
        cast, seen = people.cast_of(bodies, self.language)
        titles = [self.plan.title, *(section.heading for section in self.plan.sections)]
        spoken = turns.by_section(
            [["" if _is_titled(p) else p.text for p in body] for _, body in bodies],
            [(heading.title if heading else None) or "" for heading in titles],
        )
        cast.minutes = any(first.minutes for taken in spoken for first, *_ in taken.values())
        for section, taken in zip(self.plan.sections, spoken, strict=True):
            texts = [p.text for p in section.body]
            if not announced and section.heading and family(self._title(section)) not in ("plain", None):
                cast.spoke = None  # another session, and no crosshead
            made = (
                [Piece(n, 0, len(text)) for n, text in enumerate(texts)]
                if announced
                else pieces(
                    texts,
                    [p.role == "quote" for p in section.body],
                    [p.role == "note" for p in section.body],
                    taken,
                    self.language,
                    cast,
                    self._title(section),
                )
            )
            self._passages(section, made)
            for one in seen[section.id]:
                if one.person.sure:
                    self._person(one)
            self._persons_listed(section)
            self._speech(section, made)
            self.sessions.append(self._session(section))
        self._headings()

    def _passages(self, section: Section, found: Sequence[Piece]) -> None:
        number = 0
        for piece in found:
            paragraph = section.body[piece.paragraph]
            id = f"{section.id}/p{number + 1}"
            claims = ledger.claims(self.document.text, paragraph.flow, paragraph.ranges, piece.start, piece.end, id)
            if piece.label:  # which a page may break
                self.claims += [Claim(part.start, part.end, "skip", None, "speaker label") for part in claims]
                continue
            number += 1
            self.claims += claims
            start, end = paragraph.flow.source(piece.start, piece.end)
            passage: Passage = {
                "id": id,
                "session": section.id,
                "speech": piece.speech,
                "speaker": self.register.id(piece.person) if piece.person else None,
                "verbatim": self.language,
                "text": text_in(paragraph.text[piece.start : piece.end], self.language),
                "source": {
                    "lines": self.places.lines(start, end),
                    "page": self.places.page(start),
                    "chars": [start, end],
                },
            }
            if piece.by:
                passage["source"]["attribution"] = self._attribution(section, piece.at, piece.by)
            if piece.doubt:
                self.open.append(_doubt(id, piece))
            self.passages.append(passage)

    def _above(self, section: Section) -> Heading | None:
        asks = ((section.heading.title if section.heading else None) or "").endswith("?")
        if asks and self.plan.title and interviewed(self.plan.title.title or ""):
            return self.plan.title  # which names who answers
        return section.heading or (self.plan.title if section is self.plan.sections[0] else None)

    def _title(self, section: Section) -> str:
        above = self._above(section)
        return (above.title if above else None) or ""

    def _attribution(self, section: Section, at: int, by: tuple[int, int]) -> list[int]:
        above = self._above(section)
        if at < 0 and above:
            return self.places.lines(above.ranges[0][0], above.ranges[-1][1])
        return self.places.lines(*section.body[at].flow.source(*by))

    def _person(self, seen: people.Seen) -> None:
        start, end = seen.paragraph.flow.source(*seen.mention.whole)
        for deed in people.deeds(seen):
            self.register.did(seen.person, seen.session, deed, self.places.lines(start, end))
        for role in roles_of(seen.paragraph.text, seen.mention):
            self.register.role(seen.person, seen.session, role, self.places.lines(start, end))

    def _persons_listed(self, section: Section) -> None:
        lines = self.places.lines(*section.heading.ranges[0]) if section.heading and section.heading.ranges else [1, 1]
        for name in section.data.get("persons", ()):
            self.register.did(self.register.named(name), section.id, "listed", lines)

    def _speech(self, section: Section, found: Sequence[Piece]) -> None:
        for piece, deed in people.spoken(found):
            if piece.person is None:
                continue
            paragraph = section.body[piece.paragraph]
            lines = self.places.lines(*paragraph.flow.source(piece.start, piece.end))
            self.register.did(piece.person, section.id, deed, lines)
            if piece.person.office:
                self.register.role(piece.person, section.id, _bare(piece.person.name), lines)
            elif piece.at < 0:
                self._roles_above(section, piece.person)

    def _roles_above(self, section: Section, person: Person) -> None:
        title = self._title(section)
        for mention in mentions(title, self.language):
            if same(mention.name, person.name):
                for role in roles_of(title, mention):
                    self.register.role(person, section.id, role, self._attribution(section, -1, (0, 0)))

    def _session(self, section: Section) -> Session:
        texts = [paragraph.text for paragraph in section.body]
        spans = [*(section.heading.ranges if section.heading else ()), *((p.start, p.end) for p in section.body)]
        title = (section.heading.title if section.heading else None) or ""
        lead = identity.lead(texts)
        made: Session = {
            "id": section.id,
            "day": section.day,
            "date": section.date.isoformat() if section.date else None,
            "kind": text_in(None, self.language),
            "title": text_in(title or None, self.language),
            "short": text_in(title if title and len(title) <= identity.SHORT else None, self.language),
            "summary": text_in(lead, self.language),
            "topics": identity.topics(title, texts, self.language),
            "sdgs": [],
            "sdgs_by": None,
            "links": _links(section, self.places),
            "parts": self.register.parts_of(section.id),
            "source": {
                "lines": self.places.lines(min(s for s, _ in spans), max(e for _, e in spans)) if spans else [1, 1]
            },
        }
        if lead:
            made["summary_by"] = "lead"
        for key in ("starts", "ends", "room", "track"):
            if section.data.get(key):
                made[key] = str(section.data[key])
        return made

    def _headings(self) -> None:
        headings: list[tuple[ledger.Kind, str | None, Heading]] = [
            ("day", str(day), heading) for day, heading in self.plan.days
        ]
        headings += [("title", id, heading) for id, heading in (*self.plan.parts, (None, self.plan.title)) if heading]
        headings += [("session", section.id, section.heading) for section in self.plan.sections if section.heading]
        for kind, ref, heading in headings:
            self.claims += [Claim(start, end, kind, ref) for start, end in heading.ranges]

    def doubts(self) -> list[Doubt]:
        """What a person should look at: speech of unknown speakers, people who may be one, sessions without a date."""
        found = list(self.open)
        for id, others in people.ambiguous(self.register.speakers()) if self.register.found else ():
            found.append({"about": id, "kind": "same", "why": ledger.SAME_NAME, "candidates": others})
        for session in self.sessions:
            if session["date"] is None and session["day"]:
                found.append({"about": session["id"], "kind": "date", "why": ledger.NO_DATE, "candidates": []})
        return found


def _is_titled(paragraph: Paragraph) -> bool:
    return paragraph.role == "heading" and bool(re.match(r"[^:]+ [^:]+: *\S", paragraph.text))  # Ann Lee: Two bridges


def _doubt(id: str, piece: Piece) -> Doubt:
    why = ledger.NO_SPEAKER if piece.doubt == "speaker" else ledger.UNCLOSED
    return {"about": id, "kind": "speaker" if piece.doubt == "speaker" else "speech", "why": why, "candidates": []}


def _bare(office: str) -> str:
    return re.sub(r"\A(?:le|la|the|el|un|une|a|an|una|su|son|sa)\s+|\Al[’']", "", office, flags=re.IGNORECASE)


_URL = re.compile(r"https?://[^\s<>«»“”\"]+[^\s<>«»“”\".,;:!?)\]]")


def _links(section: Section, places: Places) -> list[Any]:
    found: dict[str, Any] = {}
    for url, label in section.data.get("links", ()):
        found.setdefault(url, {"url": url, "label": text_in(label, "en"), "lines": [1, 1]})
    for paragraph in section.body:
        for match in _URL.finditer(paragraph.text):
            lines = places.lines(*paragraph.flow.source(match.start(), match.end()))
            found.setdefault(match.group(), {"url": match.group(), "label": text_in(None, "en"), "lines": lines})
    return list(found.values())
