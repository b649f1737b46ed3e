"""What every answer needs: the archive, and the language to answer in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cgluctl.frozen import Frozen
from cgluctl.language.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cgluctl.model import Text
    from cgluctl.search.archive import Archive, EventRow, SessionRow, SpeakerRow


class Context(Frozen):
    """An open archive, the display language, and the event of days, show and export; `named` if --event names it."""

    archive: Archive
    lang: str
    tell: Messages
    event: str | None = None
    named: str | None = None

    def text(self, text: Text | None) -> str:
        """A text in the display language, else in whichever it has."""
        return self.chosen(text)[0]

    def chosen(self, text: Text | None) -> tuple[str, str]:
        """A text and its language: the display language if the text has it, else English, French or Spanish."""
        if text:
            for language in (self.lang, "en", "fr", "es"):
                found = text.get(language)
                if found:
                    return str(found), language
        return "", self.lang

    def only(self, text: Text, language: str) -> str | None:
        """A text in just that language."""
        found = text.get(language)
        return found if isinstance(found, str) else None

    def current(self) -> EventRow:
        """The event that days, show and export address."""
        return self.archive.current(self.event)

    def full_id(self, local: str, event: int) -> str:
        """`cglu-2021-05/2.3` from `2.3`."""
        return f"{self.archive.event(event).data['id']}/{local}"

    def shown_id(self, local: str, event: int) -> str:
        """An id as a person needs it: with its event where there are several to choose from."""
        return self.full_id(local, event) if self._is_of_several() else local

    def naming(self, event: int) -> str:
        """What a command needs so that it means an event: ` --event ID`, or nothing where there is but one."""
        return f" --event {self.archive.event(event).data['id']}" if self.archive.has_several() else ""

    def typed_id(self, local: str, event: int) -> str:
        """An id as it may be typed whichever event is meant."""
        return self.full_id(local, event) if self.archive.has_several() else local

    def shown_item(self, item: Mapping[str, Any]) -> str:
        """The same for a record that leaves the program, whose id is full."""
        return str(item["id"] if self._is_of_several() else item["id"][len(item["event"]) + 1 :])

    def shown_session(self, item: Mapping[str, Any]) -> str:
        """The same for the session of such a record."""
        return f"{item['event']}/{item['session']}" if self._is_of_several() else str(item["session"])

    def _is_of_several(self) -> bool:
        return self.event is None and self.archive.has_several()

    def name(self, speaker: SpeakerRow) -> str:
        """How a speaker is shown: the name as printed, or the office in the display language."""
        if speaker.data["named"] or not speaker.data["roles"]:
            return speaker.data["name"]
        return self.text(speaker.data["roles"][0]["title"])

    def role(self, speaker: SpeakerRow, session: SessionRow | None = None, language: str | None = None) -> str:
        """The roles of a speaker under one session (or all), joined by semicolons."""
        titles: list[str] = []
        for role in speaker.data["roles"]:
            if session is None or role["session"] == session.data["id"]:
                title = (role["title"].get(language) if language else None) or self.text(role["title"])
                if title and title not in titles:
                    titles.append(str(title))
        return self.tell.semicolon.join(titles)


class Shelf(Frozen):
    """What commands on the store itself get: where it is, and how to speak. Nothing is opened yet."""

    store: str | None
    lang: str
    tell: Messages
    event: str | None = None
    index: str | None = None
    named: str | None = None

    def open(self) -> Context:
        """The context of answers, from the index of this store, or from the one on a server where it names one."""
        from cgluctl.search.archive import Archive

        return Context(Archive(self.store, index=self.index), self.lang, self.tell, self.event, self.named)


_PARTICLES = frozenset("van von de der den del della di da dos das du el al bin ben ibn la le".split())


def surname(name: str) -> str:
    """The last word of a name with its particles: `Van Zanen`, `Rio`; an office whole, which begins with a small letter."""
    words = name.split()
    if not words or name[0].islower():
        return name
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _PARTICLES:
        first -= 1
    return " ".join(words[first:])


def surnames(names: Sequence[str]) -> list[str]:
    """The surnames of people; those who share one by their whole names."""
    short = [surname(name) for name in names]
    return [name if short.count(last) > 1 else last for name, last in zip(names, short, strict=True)]


def lines(numbers: list[int]) -> str:
    """`84–87`, or `84` when it is one line."""
    return str(numbers[0]) if numbers[0] == numbers[1] else f"{numbers[0]}–{numbers[1]}"
