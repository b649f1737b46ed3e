"""JSON-LD of three kinds, as rdflib reads it, held against the vocabularies that rdflib and the W3C publish."""

import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from exchanged import HOSTILE, export, hostile
from making import Result, changed, tables

rdflib = pytest.importorskip("rdflib")
from rdflib.namespace import RDF, SDO, SKOS  # noqa: E402

Call = Callable[..., Result]
SHARED = Path(__file__).resolve().parents[3] / "shared"
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA = "https://schema.org/"


def graph(content: Any, context: Any = None) -> Any:
    """The triples of a document, with a context of ours in the place of one on the network."""
    if context:
        assert isinstance(content["@context"], str)
        content = {**content, "@context": context}
    return rdflib.Graph().parse(data=json.dumps(content), format="json-ld")


def keys(content: Any) -> Iterator[str]:
    """Every key at any depth, contexts left out."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield key
            if key != "@context":
                yield from keys(value)
    elif isinstance(content, list):
        for value in content:
            yield from keys(value)


# schema.org


def schema_org(content: Any) -> Any:
    assert content["@context"] == "https://schema.org"
    return graph(content, {"@vocab": SCHEMA})


def test_every_type_and_property_is_one_of_schema_org(call: Call) -> None:
    made = schema_org(export(call, "jsonld").json)
    used = {p for p in made.predicates() if p != RDF.type} | set(made.objects(None, RDF.type))
    assert {str(term) for term in used if term not in SDO} == set()
    types = {str(t).removeprefix(SCHEMA) for t in made.objects(None, RDF.type)}
    assert {"Event", "Person", "Quotation", "Report", "Role", "DefinedTerm"} <= types


def test_every_reference_leads_to_something(call: Call) -> None:
    made = schema_org(export(call, "jsonld").json)
    dangling = {o for p, o in made.predicate_objects() if isinstance(o, rdflib.URIRef) and p != RDF.type}
    dangling -= set(made.subjects())
    assert dangling == set(made.objects(None, SDO.inDefinedTermSet))


def test_quotations_are_the_direct_speech_and_nothing_else(call: Call, truth: dict) -> None:
    made = schema_org(export(call, "jsonld", lang="es").json)
    direct = [p for p in truth["passages"].values() if p["speech"] == "direct"]
    originals = {(p["text"][p["verbatim"]], p["verbatim"]) for p in direct}
    whole = [q for q in made.subjects(RDF.type, SDO.Quotation) if made.value(q, SDO.isPartOf)]
    assert {(str(made.value(q, SDO.text)), str(made.value(q, SDO.inLanguage))) for q in whole} == originals
    for quotation in whole:
        assert made.value(made.value(quotation, SDO.creator), SDO.name)
        assert str(made.value(made.value(quotation, SDO.workTranslation), SDO.inLanguage)) == "es"


def test_a_title_is_a_role_on_its_day_and_an_office_is_a_person_without_a_name(call: Call) -> None:
    made = schema_org(export(call, "jsonld").json)
    roles = list(made.subjects(RDF.type, SDO.Role))
    assert all(made.value(role, SDO.contributor) and made.value(role, SDO.startDate) for role in roles)
    people = set(made.subjects(RDF.type, SDO.Person))
    for person in people:
        assert (made.value(person, SDO.name) is None) != (made.value(person, SDO.jobTitle) is None)


def test_no_address_but_a_web_address_is_a_url(call: Call, library: Callable[..., Path]) -> None:
    made = schema_org(export(call, "jsonld", "--store", str(library(hostile("javascript:alert(1)")))).json)
    assert {str(url) for url in made.objects(None, SDO.url)} == {"https://example.org/a"}


# Web Annotation


@pytest.fixture
def anno() -> Any:
    path = SHARED / "schemas" / "anno.jsonld"
    if not path.is_file():
        pytest.skip("the context is not beside the checkout (../shared/schemas/anno.jsonld)")
    return json.loads(path.read_text("utf-8"))["@context"]


def test_every_key_and_type_is_one_of_the_context(call: Call, anno: Any) -> None:
    content = export(call, "webannotation").json
    assert content["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert set(keys(content)) - set(anno) == {"@context"}
    made = graph(content, anno)
    assert all(isinstance(o, rdflib.URIRef) and "#" in o for o in made.objects(None, RDF.type))


def test_annotations_have_what_the_model_asks_for(call: Call, anno: Any, truth: dict) -> None:
    content = export(call, "webannotation").json
    made = graph(content, anno)
    notes = list(made.subjects(RDF.type, OA.Annotation))
    assert len(notes) == content["total"] == len({item["id"] for item in content["first"]["items"]})
    assert len(notes) > len(truth["passages"])
    digest = next(iter(truth["event"].values()))["source"]["sha256"]
    ni = "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip("=")
    for note in notes:
        assert made.value(note, OA.motivatedBy)
        target = made.value(note, OA.hasTarget)
        assert made.value(target, OA.hasSource) == rdflib.URIRef(ni)
        assert list(made.objects(target, OA.hasSelector))


def test_only_direct_speech_is_found_by_its_text(call: Call, anno: Any, truth: dict) -> None:
    made = graph(export(call, "webannotation", lang="en").json, anno)
    direct = [p for p in truth["passages"].values() if p["speech"] == "direct"]
    assert {str(text) for text in made.objects(None, OA.exact)} == {p["text"][p["verbatim"]] for p in direct}
    assert not list(made.subjects(RDF.type, OA.TextPositionSelector))
    lines = {str(made.value(s, RDF.value)) for s in made.subjects(RDF.type, OA.FragmentSelector)}
    assert {f"line={p['source']['lines'][0] - 1},{p['source']['lines'][1]}" for p in direct} <= lines


def test_positions_and_pages_stand_where_they_are_known(call: Call, anno: Any, library: Callable[..., Path]) -> None:
    store = library(changed("passages.2.source", {"lines": [3, 3], "page": 4, "chars": [10, 28]}))
    made = graph(export(call, "webannotation", "--store", str(store)).json, anno)
    (position,) = made.subjects(RDF.type, OA.TextPositionSelector)
    assert (made.value(position, OA.start).toPython(), made.value(position, OA.end).toPython()) == (10, 28)
    assert "page=4" in {str(value) for value in made.objects(None, RDF.value)}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_reads_back_whole(call: Call, anno: Any, library: Callable[..., Path], text: str) -> None:
    made = graph(export(call, "webannotation", "--store", str(library(hostile(text)))).json, anno)
    assert {str(quote) for quote in made.objects(None, OA.exact)} == {text}
    assert all(str(o) == "https://example.org/a" for o in made.objects(None, OA.hasSource) if str(o).startswith("http"))


# SKOS


def test_topics_have_labels_in_three_languages(call: Call, truth: dict) -> None:
    made = graph(export(call, "skos").json)
    concepts = set(made.subjects(RDF.type, SKOS.Concept))
    topics = {topic for session in truth["sessions"].values() for topic in session["topics"]}
    identifiers = {str(made.value(c, rdflib.DCTERMS.identifier)) for c in concepts}
    assert topics <= identifiers
    for concept in concepts:
        labels = list(made.objects(concept, SKOS.prefLabel))
        assert sorted(label.language for label in labels) == ["en", "es", "fr"]
        assert not set(labels) & set(made.objects(concept, SKOS.altLabel))
    assert list(made.subject_objects(SKOS.altLabel))


def test_the_relations_keep_the_rules_of_skos(call: Call) -> None:
    made = graph(export(call, "skos").json)
    assert {p for p in made.predicates() if p in SKOS} >= {SKOS.broader, SKOS.related, SKOS.inScheme}
    known = set(made.subjects(RDF.type, SKOS.Concept))
    (scheme,) = made.subjects(RDF.type, SKOS.ConceptScheme)
    for relation in (SKOS.broader, SKOS.related):
        assert set(made.objects(None, relation)) <= known
    for concept in known:
        above = set(made.transitive_objects(concept, SKOS.broader)) - {concept}
        assert not above & set(made.objects(concept, SKOS.related))
        assert concept not in {
            x for parent in made.objects(concept, SKOS.broader) for x in made.transitive_objects(parent, SKOS.broader)
        }
        tops = [c for c in {concept} | above if (scheme, SKOS.hasTopConcept, c) in made]
        assert tops
        assert ((concept, SKOS.topConceptOf, scheme) in made) == (made.value(concept, SKOS.broader) is None)


def test_goals_have_their_number_as_notation(call: Call, library: Callable[..., Path]) -> None:
    store = library(changed("sessions.1.topics", ["sdg-11"]))
    made = graph(export(call, "skos", "--store", str(store)).json)
    assert {str(notation) for notation in made.objects(None, SKOS.notation)} >= {"SDG 11"}


def test_a_translation_is_labelled_with_its_own_language(call: Call, library: Callable[..., Path]) -> None:
    """Where the store has none in the language of the answer, the English one stands there and says so."""
    made = tables()
    number, passage = next((n, p) for n, p in made["passages"].items() if p["speech"] == "direct")
    store = str(library(changed(f"passages.{number}.text", {"fr": passage["text"]["fr"], "en": "Ours.", "es": ""})))
    quotation = next(
        one for one in export(call, "jsonld", "--store", store, lang="es").json["@graph"] if one["@type"] == "Quotation"
    )
    assert quotation["inLanguage"] == "fr"
    assert quotation["workTranslation"] == {"@type": "Quotation", "text": "Ours.", "inLanguage": "en"}
    notes = export(call, "webannotation", "--store", store, lang="es").json["first"]["items"]
    bodies = [body for note in notes for body in note["body"] if body.get("value") == "Ours."]
    assert [body["language"] for body in bodies] == ["en"]
