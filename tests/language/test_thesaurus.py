"""The thesaurus file: every relation leads somewhere, no label stands for two things without a reason."""

import json
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.language import LANGUAGES, thesaurus
from cgluctl.language.words import split

FILE = Path(thesaurus.__file__).parent / "thesaurus.json"


@pytest.fixture(scope="module")
def content() -> dict[str, Any]:
    return json.loads(FILE.read_text("utf-8"))


def test_ids_are_unique_and_plain(content: dict[str, Any]) -> None:
    ids = list(thesaurus.concepts())
    assert len(ids) == len(content["concepts"])
    assert [id for id in ids if not id.replace("-", "a").isalnum() or not id.isascii() or id != id.lower()] == []
    assert len(ids) >= 200


def test_every_concept_has_a_label_in_every_language() -> None:
    bare = [
        (concept["id"], language)
        for concept in thesaurus.concepts().values()
        for language in LANGUAGES
        if not concept["prefLabel"].get(language, "").strip()
    ]
    assert bare == []


def test_no_label_is_empty_or_listed_twice_in_one_concept() -> None:
    doubled = [
        (concept["id"], language, label)
        for concept in thesaurus.concepts().values()
        for language in LANGUAGES
        for label, count in Counter([concept["prefLabel"][language], *concept["altLabel"].get(language, [])]).items()
        if count > 1 or not label.strip() or label != label.strip()
    ]
    assert doubled == []


@pytest.mark.parametrize("relation", ["broader", "related"])
def test_no_relation_dangles_or_leads_to_itself(relation: str) -> None:
    known = thesaurus.concepts()
    loose = [
        (concept["id"], other)
        for concept in known.values()
        for other in concept[relation]  # type: ignore[literal-required]
        if other not in known or other == concept["id"]
    ]
    assert loose == []


def test_related_goes_both_ways() -> None:
    known = thesaurus.concepts()
    one_way = [
        (c["id"], other) for c in known.values() for other in c["related"] if c["id"] not in known[other]["related"]
    ]
    assert one_way == []


def test_nothing_is_both_related_and_broader() -> None:
    both = [(c["id"], set(c["broader"]) & set(c["related"])) for c in thesaurus.concepts().values()]
    assert [pair for pair in both if pair[1]] == []


def test_no_concept_stands_above_itself() -> None:
    assert [id for id in thesaurus.concepts() if id in thesaurus.narrower(id)] == []


def test_no_label_stands_for_two_concepts_without_a_reason(content: dict[str, Any]) -> None:
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for concept in thesaurus.concepts().values():
        for language, label in thesaurus.labels(concept):
            holders[language, label.casefold()].add(concept["id"])
    explained = {label.casefold() for label in content["shared_labels"]}
    shared = {pair: ids for pair, ids in holders.items() if len(ids) > 1 and pair[1] not in explained}
    assert shared == {}


def test_shared_labels_give_a_reason(content: dict[str, Any]) -> None:
    assert [label for label, reason in content["shared_labels"].items() if not str(reason).strip()] == []


@pytest.mark.parametrize(
    ("text", "language", "concept"),
    [
        ("l’accès aux soins de santé", "fr", "health"),
        ("the digital divide", "en", "digital-divide"),
        ("los derechos humanos", "es", "human-rights"),
        ("les ODD", "fr", "sdgs"),
        ("the WHO", "en", "who"),
    ],
)
def test_a_text_mentions_its_concepts(text: str, language: str, concept: str) -> None:
    found = [mention.concept for mention in thesaurus.mentions(split(text), language)]
    below = {concept, *thesaurus.narrower(concept)}
    assert set(found) & below, found


def test_an_acronym_needs_its_capitals_in_a_text_but_not_in_a_question() -> None:
    words = split("oms")
    assert not thesaurus.mentions(words, "fr")
    assert thesaurus.keys(words, "fr", asked=True) & thesaurus.index().keys()


def test_mentions_do_not_overlap() -> None:
    text = "le droit au logement, les droits humains et la coopération au développement"
    found = thesaurus.mentions(split(text), "fr")
    assert len(found) >= 3
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(("ids"), [["sdgs"], ["health"]])
def test_narrower_is_below(ids: list[str]) -> None:
    for id in ids:
        for below in thesaurus.narrower(id):
            above, level = set(), {below}
            while level:
                level = {up for one in level for up in thesaurus.concepts()[one]["broader"]} - above
                above |= level
            assert id in above


def test_the_keys_of_all_labels_are_collected_once() -> None:
    assert thesaurus.index() is thesaurus.index()


_LABELS = {
    language: sorted(
        {
            label
            for concept in thesaurus.concepts().values()
            for spoken, label in thesaurus.labels(concept)
            if spoken == language
        }
    )
    for language in ("fr", "en", "es")
}
_BETWEEN = st.sampled_from(
    [" ", ", ", " de la ", " d’", " l'", " qu'", "-", ". ", " OMS ", " 2030 ", " élu·e·s ", "\n"]
)


@given(st.data())
def test_a_quick_look_finds_what_a_look_at_every_word_finds(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(sorted(_LABELS)))
    words = st.sampled_from(_LABELS[language]).flatmap(
        lambda label: st.sampled_from([label, label.upper(), label.split()[0], label + "s"])
    )
    text = "".join(one + between for one, between in data.draw(st.lists(st.tuples(words, _BETWEEN), max_size=12)))
    found = [mention.concept for mention in thesaurus.mentions(split(text), language)]
    assert list(thesaurus.concepts_in(text, language)) == found
