"""Names for what has no web address of its own: the same in every run and on every machine."""

import base64
import re
import uuid
from datetime import date

from cgluctl.shapes import Answer, Record

_WEB = re.compile(r"https?://[^\s\x00-\x20<>\"{}|\\^`\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


def uuid_of(name: str) -> uuid.UUID:
    """The UUID of a full id such as `cglu-2021-05/2.3` (version 5)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "cgluctl:" + name)


def urn(name: str) -> str:
    """The same as an IRI, `urn:uuid:…`."""
    return uuid_of(name).urn


def report(event: Record) -> str:
    """The report as an IRI made of its sha256 (RFC 6920), whoever keeps a copy and wherever."""
    digest = str(event["source"]["sha256"])
    if not _SHA256.fullmatch(digest):
        return urn(f"{event['id']}/report")
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip("=")


def person(event: Record, id: str) -> str:
    """A person of an event."""
    return urn(f"{event['id']}/person/{id}")


def concept(id: str) -> str:
    """A topic of the thesaurus, which all events share."""
    return urn(f"concept/{id}")


def is_web(address: str) -> bool:
    """Whether an address that the report prints may stand where programs follow it."""
    return _WEB.fullmatch(address) is not None


def last_day(answer: Answer) -> date | None:
    """The day an event ended, which stands for the clock wherever a format wants a time of writing; None where no date is stated."""
    event = (answer.extra or {})["event"]
    dates = (event["end"], *(item["date"] for item in reversed(answer.items)), event["start"])
    return next((date.fromisoformat(text) for text in dates if text), None)
