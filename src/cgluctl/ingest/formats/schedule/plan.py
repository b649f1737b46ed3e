"""A schedule, whatever format it came in, and its text: every value of the file once, as words or as a listed field."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from cgluctl.ingest.document import Builder, Document, Warning
from cgluctl.ingest.formats import schedule

Fields = Mapping[str, Sequence[str]]  # values as printed, by the name of their field
SHOWN = 3  # places that a warning names; the rest is counted


class Session(NamedTuple):
    """An event of a schedule. `texts` are its fields of words, (name, value); `fields` all that stands in none of them."""

    title: str
    data: Mapping[str, Any]
    texts: Sequence[tuple[str, str]]
    fields: Fields


class Day(NamedTuple):
    """A day and its sessions in order of time; `printed` is its date as the file has it, empty when it has none."""

    printed: str
    date: str | None
    sessions: Sequence[Session]
    fields: Fields


class Plan(NamedTuple):
    """A whole schedule; `fields` are the values of the conference and of the file about itself."""

    title: str | None
    days: Sequence[Day]
    fields: Fields
    dates: tuple[str, str] | None = None
    warnings: Sequence[Warning] = ()


class Doubts:
    """What was odd, and where: one warning for all places of a kind."""

    def __init__(self) -> None:
        self._places: dict[str, list[str]] = {}

    def add(self, message: str, place: str) -> None:
        """Notes a place; the message has `{places}`."""
        self._places.setdefault(message, []).append(place)

    def warnings(self) -> list[Warning]:
        """A warning a message, naming the first few places."""
        found = []
        for message, places in self._places.items():
            more = len(places) - SHOWN
            shown = "; ".join(places[:SHOWN]) + (f"; + {more}" if more > 0 else "")
            found.append(Warning(message, {"places": shown}))
        return found


def in_order(sessions: Iterable[Session]) -> list[Session]:
    """Sessions by the time they begin; those without one last, in the order of the file."""
    return sorted(sessions, key=lambda session: session.data.get("starts") or "9999")


def document(plan: Plan, format: str) -> Document:
    """The plan as a text with its blocks."""
    builder = Builder()
    _fields(builder, plan.fields)
    for day in plan.days:
        builder.space()
        builder.add(day.printed + "\n", "day", data={"date": day.date})
        _fields(builder, day.fields)
        for session in day.sessions:
            _session(builder, session)
    return Document(
        builder.text(),
        format,
        tuple(builder.blocks),
        wrapped=False,
        title=plan.title,
        language=_language(plan),
        dates=plan.dates,
        warnings=tuple(plan.warnings),
    )


def _session(builder: Builder, session: Session) -> None:
    builder.space()
    builder.add(session.title + "\n", "session", data=session.data)
    for name, value in session.texts:
        parts, tags = schedule.paragraphs(value)
        for part in parts:
            builder.add(part.text + "\n", "item" if part.item else "text")
        if tags:
            builder.add(" ".join(tags) + "\n", "skip", reason=f"markup: {name}")
    _fields(builder, session.fields)


def _fields(builder: Builder, fields: Fields) -> None:
    for name, printed in fields.items():
        if printed:
            builder.add("\n".join(printed) + "\n", "skip", reason=f"field: {name}")


def _language(plan: Plan) -> str | None:
    said = Counter(session.data.get("language") for day in plan.days for session in day.sessions)
    said.pop(None, None)
    most = said.most_common(1)
    return str(most[0][0]) if most and most[0][1] * 2 > said.total() else None
