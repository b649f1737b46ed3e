"""schema.org in JSON-LD: the event, its sessions, people in their roles, quotations, and the report they stand in."""

from __future__ import annotations

from typing import Any

from cgluctl.language import places
from cgluctl.language.messages import Messages
from cgluctl.shapes import Answer, Record
from cgluctl.views import names
from cgluctl.views.envelope import dumps
from cgluctl.views.prose import report_title, summary

CONTEXT = "https://schema.org"


def as_jsonld(answer: Answer) -> str:
    """One graph; things refer to each other by their ids."""
    extra = answer.extra or {}
    event = extra["event"]
    graph = [
        _filled(
            {
                "@type": "Event",
                "@id": names.urn(event["id"]),
                "identifier": event["id"],
                "name": event["title"],
                "startDate": event["start"],
                "endDate": event["end"],
                "recordedIn": {"@id": names.report(event)},
                "subEvent": [_session(answer, item) for item in answer.items],
            }
        ),
        _report(answer),
        *(_person(event, person) for person in extra["people"].values()),
        *(
            _quotation(answer, item, passage)
            for item in answer.items
            for passage in item["passages"]
            if passage["speech"] == "direct"
        ),
    ]
    return dumps({"@context": CONTEXT, "@graph": graph}, indent=1) + "\n"


def _session(answer: Answer, item: Record) -> Record:
    extra = answer.extra or {}
    printed = item["title_printed"]
    return _filled(
        {
            "@type": "Event",
            "@id": names.urn(item["id"]),
            "identifier": item["id"],
            "name": item["title"],
            "alternateName": printed if printed != item["title"] else None,
            "description": summary(Messages(extra["lang"]), item),
            "startDate": item["starts"] or item["date"],
            "endDate": item["ends"] or item["date"],
            "location": {"@type": "Place", "name": item["room"]} if item["room"] else None,
            "about": [
                {
                    "@type": "DefinedTerm",
                    "@id": names.concept(topic),
                    "name": extra["topics"][topic],
                    "termCode": topic,
                    "inDefinedTermSet": {"@id": names.urn("thesaurus")},
                }
                for topic in item["topics"]
            ],
            "contributor": [_role(extra["event"], item, part) for part in item["parts"]],
            "subjectOf": [
                _filled({"@type": "WebPage", "url": link["url"], "name": extra["links"].get(link["url"])})
                for link in item["links"]
                if names.is_web(link["url"])
            ],
        }
    )


def _role(event: Record, item: Record, part: Record) -> Record:
    """A title belongs to a person on that day: it is a role between the session and the person, never the person's own."""
    return _filled(
        {
            "@type": "Role",
            "roleName": part["speaker"]["role"],
            "startDate": item["date"],
            "description": part["text"],
            "contributor": {"@id": names.person(event, part["speaker"]["id"])},
        }
    )


def _person(event: Record, person: Record) -> Record:
    """A person; where the report names an office alone, that is all there is to say."""
    name, named = person["name"], person["named"]
    return _filled(
        {
            "@type": "Person",
            "@id": names.person(event, person["id"]),
            "name": name if named else None,
            "alternateName": person["other_names"],
            "jobTitle": None if named else name,
        }
    )


def _quotation(answer: Answer, item: Record, passage: Record) -> Record:
    extra = answer.extra or {}
    event, speaker = extra["event"], passage["speaker"]
    translation = {"@type": "Quotation", "text": passage["translation"], "inLanguage": passage["translation_lang"]}
    place = f"{report_title(answer)}, {places.where(Messages(extra['lang']), passage['source'])}"
    return _filled(
        {
            "@type": "Quotation",
            "@id": names.urn(passage["id"]),
            "identifier": passage["id"],
            "text": passage["text"],
            "inLanguage": passage["lang"],
            "creator": {"@id": names.person(event, speaker["id"])} if speaker else None,
            "workTranslation": translation if passage["translation"] else None,
            "citation": place,
            "isPartOf": {"@id": names.report(event)},
            "recordedAt": {"@id": names.urn(item["id"])},
        }
    )


def _report(answer: Answer) -> Record:
    event = (answer.extra or {})["event"]
    source = event["source"]
    return _filled(
        {
            "@type": "Report",
            "@id": names.report(event),
            "name": report_title(answer),
            "inLanguage": source["language"],
            "identifier": {"@type": "PropertyValue", "propertyID": "sha256", "value": source["sha256"]},
            "recordedAt": {"@id": names.urn(event["id"])},
        }
    )


def _filled(record: dict[str, Any]) -> Record:
    return {key: value for key, value in record.items() if value not in (None, "", [])}
