"""Sessions with all that was said as lines of JSON, for exports of any size: what the index keeps passes through as it is.

The records are those of `brief`; made one by one, a hundred thousand passages take ten times as long.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any, Literal

import msgspec
from msgspec import Raw

from cgluctl.answers.context import Context
from cgluctl.answers.items import part_item, session_item, speaker_reference
from cgluctl.json_text import safe_bytes
from cgluctl.search.archive import PartRow, SessionRow, SpeakerRow
from cgluctl.shapes import Record

_NONE = Raw(b"null")
_MISSING = Raw(b'""')  # a text in a language that a passage lacks


class _Texts(msgspec.Struct, gc=False):
    fr: Raw = _MISSING
    en: Raw = _MISSING
    es: Raw = _MISSING


class _Passage(msgspec.Struct, gc=False, kw_only=True):
    """A passage as it is kept, and as it leaves once `_Filling` has seen it: the fields are those of `passage_item`."""

    id: str
    event: str = ""
    session: Raw
    date: str | None = None
    kind: str = "passage"
    speech: Raw
    speaker: str | Raw | None
    verbatim: Literal["fr", "en", "es"] | None
    lang: str = ""
    text: _Texts | Raw
    translation: Raw = _NONE
    translation_lang: str | None = None
    source: Raw


_DECODE = msgspec.json.Decoder(list[_Passage]).decode
_ENCODE = msgspec.json.Encoder().encode


def lines(ctx: Context, sessions: Iterable[SessionRow], full: bool) -> Iterator[bytes]:
    """Each session as one line of JSON, in pieces; without `full`, of its passages the direct quotes."""
    ctx.archive.decode = msgspec.json.decode
    for event, group in groupby(sessions, attrgetter("event")):
        yield from _of_event(ctx, event, list(group), None if full else "direct")


def _of_event(ctx: Context, event: int, sessions: list[SessionRow], speech: str | None) -> Iterator[bytes]:
    speakers = {speaker.n: speaker for speaker in ctx.archive.speakers(event)}
    numbers = [session.n for session in sessions]
    parts: dict[int, list[PartRow]] = {n: [] for n in numbers}
    for part in ctx.archive.parts(session=numbers):
        parts[part.session].append(part)
    passages = ctx.archive.stored_passages(numbers, speech)
    n, stored = next(passages, (None, None))
    for session in sessions:
        items = [part_item(ctx, part, session, speakers[part.speaker]) for part in parts[session.n]]
        yield _encoded({**session_item(ctx, session), "parts": items})[:-1] + b',"passages":['
        if n == session.n and stored is not None:
            filling = _Filling(ctx, session, items, speakers)
            for place, some in enumerate(stored):
                yield b"," * bool(place) + filling.encoded(some)
            n, stored = next(passages, (None, None))
        yield b"]}\n"


def _encoded(record: Record) -> bytes:
    return safe_bytes(_ENCODE(record))


class _Filling:
    """What the passages of one session have in common; makes those that are kept whole."""

    def __init__(
        self, ctx: Context, session: SessionRow, parts: list[Record], speakers: Mapping[int, SpeakerRow]
    ) -> None:
        self.ctx, self.session, self.speakers = ctx, session, speakers
        self.order = tuple(dict.fromkeys((ctx.lang, "en", "fr", "es")))
        self.references: dict[Any, Raw] = {part["speaker"]["id"]: Raw(_encoded(part["speaker"])) for part in parts}
        self.references[None] = _NONE

    def encoded(self, stored: list[bytes]) -> bytes:
        """Passages as they leave, parted by commas."""
        event, date = self.ctx.archive.event(self.session.event).data["id"], self.session.data["date"]
        references = self.references
        passages = _DECODE(b"[%b]" % b",".join(stored))
        for passage in passages:
            passage.id = f"{event}/{passage.id}"
            passage.event = event
            passage.date = date
            who: Any = passage.speaker
            passage.speaker = references.get(who) or self._reference(who)
            texts: Any = passage.text
            original = passage.verbatim or ""
            for lang in self.order:
                text = getattr(texts, lang)
                if text is not _MISSING:
                    break
            else:
                lang = self.ctx.lang
            if lang != original and (printed := getattr(texts, original, _MISSING)) is not _MISSING:
                passage.translation, passage.translation_lang = text, lang
                lang, text = original, printed
            passage.lang, passage.text = lang, text
        return _ENCODE(passages)[1:-1]

    def _reference(self, id: str) -> Raw:
        speaker = next(one for one in self.speakers.values() if one.data["id"] == id)
        found = self.references[id] = Raw(_encoded(speaker_reference(self.ctx, speaker, self.session)))
        return found
