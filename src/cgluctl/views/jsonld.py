"""JSON-LD: the event, its sessions, people in their roles and quotations in the words of schema.org, and as Web Annotations of the report."""

from collections.abc import Iterator
from typing import Any

from cgluctl.language import voices
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
    place = f"{report_title(answer)}, {voices.where(Messages(extra['lang']), passage['source'])}"
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


ANNOTATIONS = "http://www.w3.org/ns/anno.jsonld"
# Fragments of a text file (lines) and of a PDF (pages).
LINES, PAGES = "http://tools.ietf.org/rfc/rfc5147", "http://tools.ietf.org/rfc/rfc3778"


def as_webannotation(answer: Answer) -> str:
    """One collection with one page of annotations."""
    event = (answer.extra or {})["event"]
    items = [note for item in answer.items for note in _notes(answer, item)]
    collection = names.urn(f"{event['id']}/annotations")
    page = {
        "id": names.urn(f"{event['id']}/annotations/1"),
        "type": "AnnotationPage",
        "partOf": collection,
        "startIndex": 0,
        "items": items,
    }
    head = {"@context": ANNOTATIONS, "id": collection, "type": "AnnotationCollection", "label": event["title"]}
    return dumps({**head, "total": len(items), "first": page}, indent=1) + "\n"


def _notes(answer: Answer, item: Record) -> Iterator[Record]:
    extra = answer.extra or {}
    event = extra["event"]
    bodies = [_text(item["title"], item["lang"], "identifying")]
    if item["summary"]:
        bodies.append(_text(summary(Messages(extra["lang"]), item), item["lang"], "describing"))
    bodies += [
        {"type": "SpecificResource", "source": names.concept(topic), "purpose": "classifying"}
        for topic in item["topics"]
    ]
    yield _note(item["id"], "describing", bodies, _target(event, [_lines(item["source"]["lines"])]))
    for link in item["links"]:
        web = {"type": "SpecificResource", "source": link["url"], "purpose": "linking"}
        label = _text(extra["links"].get(link["url"]) or link["url"], extra["lang"], "describing")
        bodies = [label, web if names.is_web(link["url"]) else _text(link["url"], None, "linking")]
        yield _note(f"{item['id']}/{link['url']}", "linking", bodies, _target(event, [_lines(link["lines"])]))
    for part in item["parts"]:
        if part["source"]["lines"]:
            bodies = [_text(part["text"], extra["lang"], "identifying")]
            yield _note(part["id"], "identifying", bodies, _target(event, [_lines(part["source"]["lines"])]))
    for passage in item["passages"]:
        yield _passage(extra, passage)


def _passage(extra: Record, passage: Record) -> Record:
    printed, source = voices.is_report(passage), passage["source"]
    selectors: list[Record] = [{"type": "TextQuoteSelector", "exact": passage["text"]}] if printed else []
    if source["chars"]:
        start, end = source["chars"]
        selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
    selectors.append(_lines(source["lines"]))
    if source["page"]:
        selectors.append({"type": "FragmentSelector", "conformsTo": PAGES, "value": f"page={source['page']}"})
    bodies = [] if printed else [_text(passage["text"], passage["lang"], "describing")]
    if passage["translation"]:
        bodies.append(_text(passage["translation"], passage["translation_lang"], "describing"))
    bodies.append(_text(passage["speech"], "en", "tagging"))
    bodies += _speaker(extra, passage["speaker"])
    return _note(passage["id"], "highlighting" if printed else "describing", bodies, _target(extra["event"], selectors))


def _speaker(extra: Record, speaker: Record | None) -> list[Record]:
    if speaker is None:
        return []
    person, language = extra["people"][speaker["id"]], extra["lang"]
    role = speaker["role"]
    if role == speaker["role_printed"]:
        language = extra["event"]["source"]["language"]
    name = _text(person["name"], None if person["named"] else language, "identifying")
    return [name] + ([_text(role, language, "identifying")] if role and role != person["name"] else [])


def _text(text: str, language: str | None, purpose: str) -> Record:
    body = {"type": "TextualBody", "value": text, "format": "text/plain", "language": language, "purpose": purpose}
    return {key: value for key, value in body.items() if value is not None}


def _lines(numbers: list[int]) -> Record:
    return {"type": "FragmentSelector", "conformsTo": LINES, "value": f"line={numbers[0] - 1},{numbers[1]}"}


def _target(event: Record, selectors: list[Record]) -> Record:
    return {"source": names.report(event), "selector": selectors[0] if len(selectors) == 1 else selectors}


def _note(id: str, motivation: str, bodies: list[Record], target: Record) -> dict[str, Any]:
    return {"id": names.urn(id), "type": "Annotation", "motivation": motivation, "body": bodies, "target": target}
