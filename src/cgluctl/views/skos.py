"""SKOS in JSON-LD: the topics of the sessions and what is broader, with labels in three languages."""

from collections.abc import Mapping
from typing import Any

from cgluctl.shapes import Answer, Record
from cgluctl.views import names
from cgluctl.views.envelope import dumps

_LABEL = {"@container": "@language"}
_REFERENCE = {"@type": "@id"}
# The context is in the file: no reader has to fetch one.
CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "id": "@id",
    "type": "@type",
    "ConceptScheme": "skos:ConceptScheme",
    "Concept": "skos:Concept",
    "title": "dcterms:title",
    "identifier": "dcterms:identifier",
    "notation": "skos:notation",
    **{name: {"@id": f"skos:{name}", **_LABEL} for name in ("prefLabel", "altLabel")},
    **{
        name: {"@id": f"skos:{name}", **_REFERENCE}
        for name in ("broader", "related", "inScheme", "topConceptOf", "hasTopConcept")
    },
}


def as_skos(answer: Answer) -> str:
    """A concept scheme and its concepts; a related concept that is not in the file is left out."""
    concepts = {concept["id"]: concept for concept in (answer.extra or {})["concepts"]}
    scheme = names.urn("thesaurus")
    tops = [names.concept(id) for id, concept in concepts.items() if not concept["broader"]]
    head = {"id": scheme, "type": "ConceptScheme", "title": "cgluctl", "hasTopConcept": tops}
    graph = [head, *(_concept(concept, concepts, scheme) for concept in concepts.values())]
    return dumps({"@context": CONTEXT, "@graph": graph}, indent=1) + "\n"


def _concept(concept: Record, known: Mapping[str, Record], scheme: str) -> Record:
    above = _above(concept["id"], known)
    made: dict[str, Any] = {
        "id": names.concept(concept["id"]),
        "type": "Concept",
        "identifier": concept["id"],
        "inScheme": scheme,
        "topConceptOf": scheme if not concept["broader"] else None,
        "notation": concept["notation"],
        "prefLabel": concept["prefLabel"],
        "altLabel": concept["altLabel"],
        "broader": [names.concept(id) for id in concept["broader"]],
        # SKOS forbids that the same two are related and one above the other.
        "related": [
            names.concept(id)
            for id in concept["related"]
            if id in known and id not in above and concept["id"] not in _above(id, known)
        ],
    }
    return {key: value for key, value in made.items() if value}


def _above(id: str, known: Mapping[str, Record]) -> set[str]:
    found: set[str] = set()
    waiting = [id]
    while waiting:
        for broader in known[waiting.pop()]["broader"]:
            if broader not in found:
                found.add(broader)
                waiting.append(broader)
    return found
