"""Documents for OpenSearch: the body of its bulk API, and the mapping of the index they go into."""

from collections.abc import Iterable

from cgluctl.shapes import Record
from cgluctl.views.envelope import dumps

BULK, MAPPING = "bulk.ndjson", "mapping.json"
INDEX = "cgluctl"
_ANALYZERS = {"fr": "french", "en": "english", "es": "spanish"}  # built into OpenSearch
_KEYWORD = {"type": "keyword"}
_LANGUAGES = {"properties": {lang: {"type": "text", "analyzer": name} for lang, name in _ANALYZERS.items()}}
_NAME = {"type": "text", "fields": {"raw": {"type": "keyword", "ignore_above": 256}}}
_FIELDS: Record = {
    **dict.fromkeys(("id", "kind", "event", "session", "topics", "speech", "verbatim"), _KEYWORD),
    "day": {"type": "integer"},
    "date": {"type": "date", "format": "strict_date"},
    "quotable": {"type": "boolean"},
    "title": _LANGUAGES,
    "text": _LANGUAGES,
    "lines": {"type": "integer"},
    "page": {"type": "integer"},
    "speaker": {
        "properties": {
            "id": _KEYWORD,
            "named": {"type": "boolean"},
            "name": _NAME,
            "other_names": _NAME,
            "role": _LANGUAGES,
        }
    },
}


def as_mapping() -> bytes:
    """The body of the request that makes the index."""
    return (dumps({"mappings": {"dynamic": "strict", "properties": _FIELDS}}, indent=1) + "\n").encode()


def as_bulk(documents: Iterable[Record]) -> bytes:
    """Two lines a document: what to do with it, and the document itself; the same document goes over its older self."""
    lines: list[str] = []
    for document in documents:
        lines += [dumps({"index": {"_index": INDEX, "_id": document["id"]}}), dumps(document)]
    return ("\n".join(lines) + "\n").encode() if lines else b""
