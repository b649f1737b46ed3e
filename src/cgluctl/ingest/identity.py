"""What a user says of a report, and what an event is called and is about: its record, a bracketed description, its default id, its lead and topics."""

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from itertools import islice
from typing import NamedTuple

from cgluctl.ingest.document import Document
from cgluctl.ingest.ledger import Places
from cgluctl.ingest.outline.sections import Outline
from cgluctl.ingest.speech.people import text_in
from cgluctl.language import thesaurus
from cgluctl.language.fold import fold
from cgluctl.language.quotations import sentences
from cgluctl.model import FORMAT_VERSION, Event, Session, Text, Told


class Wishes(NamedTuple):
    """What the user says of a report: the event's id and title, the report's language, the year of dates without one."""

    event: str | None = None
    title: str | None = None
    language: str | None = None
    year: int | None = None

    def told(self) -> Told:
        """What was said that a report does not show itself."""
        made: Told = {}
        if self.language is not None:
            made["language"] = self.language
        if self.year is not None:
            made["year"] = self.year
        return made

    def remembering(self, told: Told) -> "Wishes":
        """The wishes with what was said of an earlier version, where this time nothing is."""
        return self._replace(language=self.language or told.get("language"), year=self.year or told.get("year"))


def event_of(
    document: Document, content: bytes, plan: Outline, wishes: Wishes, language: str, sessions: Sequence[Session]
) -> Event:
    days = sorted(session["date"] for session in sessions if session["date"])
    held = plan.period and (plan.period[0].isoformat(), plan.period[1].isoformat())
    written = document.dates
    if written and written[0] == written[1] and len({number for number, _ in plan.days}) > 1:
        written = None  # of a post on several days
    first, last = (days[0], days[-1]) if days else held or written or (None, None)
    printed = (plan.title.title if plan.title else None) or document.title
    title = wishes.title or printed
    description = _description(language, first, last)
    told = wishes.told()
    named: Text = text_in(" ".join(title.split()), language) if title else description
    made: Event = {
        "format_version": FORMAT_VERSION,
        "id": wishes.event or default_id(title or _UNNAMED[language], first),
        "title": named,
        "start": first,
        "end": last,
        "source": {
            "title": printed,
            "description": description,
            "language": language,
            "sha256": sha256(content).hexdigest(),
            "lines": Places(document.text).count,
            "pages": len(document.pages) or None,
            "full_text": True,
            "format": document.format,
        },
    }
    if told:
        made["source"]["told"] = told
    return made


def _description(language: str, first: str | None, last: str | None) -> Text:
    from cgluctl.language import dates

    tongues = {
        "fr": ("français", "French", "francés"),
        "en": ("anglais", "English", "inglés"),
        "es": ("espagnol", "Spanish", "español"),
    }
    made: Text = {"fr": None, "en": None, "es": None}
    for position, (shown, words) in enumerate(
        (("fr", "Rapport en {}"), ("en", "Report in {}"), ("es", "Informe en {}"))
    ):
        when = dates.period(first, last, shown) if first and last else ""
        made[shown] = f"[{words.format(tongues[language][position])}{', ' + when if when else ''}]"  # type: ignore[literal-required]
    return made


_UNNAMED = {"fr": "rapport", "en": "report", "es": "informe"}


def default_id(title: str, start: str | None) -> str:
    """A slug of title and month: `congress-of-cities-2021-05`."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")
    month = start[:7] if start else ""
    if month:
        words = re.sub(rf"-?{month[:4]}\Z|\A{month[:4]}-?", "", words)
    cut = words[:40].rstrip("-")
    cut = cut.rpartition("-")[0] if len(words) > 40 and "-" in cut else cut
    return "-".join(part for part in (cut or "event", month) if part)


SHORT = 40  # characters of a title that needs no shorter one
_LEAD, _TOPICS = 420, 8  # characters, concepts


def lead(texts: Sequence[str]) -> str | None:
    """The first sentences, as far as they fit; None where there is no sentence."""
    for text in texts:
        head = text[: 4 * _LEAD]  # what is longer is no lead
        found = [head[start:end] for start, end in islice(sentences(head), 3)]
        if not found or "://" in found[0] or len(found[0].split()) < 5:
            continue
        made = found[0]
        for sentence in found[1:]:
            if len(made) + len(sentence) >= _LEAD:
                break
            made += " " + sentence
        return made if len(made) <= 2 * _LEAD else None
    return None


def topics(title: str, texts: Sequence[str], language: str) -> list[str]:
    """The concepts of the thesaurus that a session is about: those its title names, then those it names most."""
    weights: Counter[str] = Counter()
    for concept in thesaurus.concepts_in(title, language):
        weights[concept] += 3
    for text in texts:
        weights.update(thesaurus.concepts_in(text, language))
    return [concept for concept, weight in weights.most_common(_TOPICS) if weight > 1]
