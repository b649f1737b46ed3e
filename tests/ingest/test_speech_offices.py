"""Offices that are printed like names, names with two of them, and short words behind `a dit :`. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made, people, speech
from test_speech import said


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        (
            "es",
            "Habló el abogado Alonso Quijano, Defensor Adjunto del Pueblo de Barataria, y tendrá lugar otra vez. El Defensor Adjunto hizo "
            "hincapié en el puente. “Guardamos este puente para todos los que pasan”, destacó.",
            "Alonso Quijano",
        ),
        (
            "fr",
            "Le pont est vieux. La Directrice Régionale a souligné : « nous gardons ce pont pour tous ceux qui passent ».",
            None,
        ),
        (
            "es",
            "El Gerente Comercial de la obra dijo que “guardamos este puente para todos”.",
            "el Gerente Comercial de la obra",
        ),
        (
            "fr",
            "Le pont est vieux. Le Maire Madeleine a dit : « nous gardons ce pont pour tous ceux qui passent ».",
            "Madeleine",
        ),
    ],
)
def test_an_office_in_capitals_is_no_name(language: str, body: str, who: str | None) -> None:
    assert [one for one, _ in said(body, language)] == [who]


def test_the_office_behind_a_profession_is_kept_and_ends_before_a_verb() -> None:
    event = made("Habló la ingeniera Dulcinea Panza, directora de Obras, y tendrá lugar otra vez.", fallback="es")
    (one,) = event.speakers
    assert [role["title"]["es"] for role in one["roles"]] == ["directora de Obras"]
    assert people(event) == ["Dulcinea Panza"]


def test_a_note_before_the_label_of_a_turn_is_no_speech() -> None:
    turns = "EB: We keep it.\n\nFD: For whom?\n\n(Longbourn) EB: For those who pass.\n\nFD: And the road?\n\nEB: The road too.\n\nFD: Then I agree."
    found = speech(
        made(f"# Notes\n\nElizabeth Bennet (EB), Fitzwilliam Darcy (FD)\n\n{turns}", "notes.md", fallback="en")
    )
    assert [one.words for one in found][:3] == ["We keep it.", "For whom?", "For those who pass."]
    assert found[2].who == "Elizabeth Bennet"


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        ("fr", "Le pont est vieux. Le Maire Madeleine a dit : « nous gardons ce pont ».", "Madeleine"),
        ("es", "El puente es viejo. En palabras del Sr. Panza, “guardamos este puente”.", "Panza"),
    ],
)
def test_a_few_words_without_a_capital_are_speech_where_they_are_said(language: str, body: str, who: str) -> None:
    assert [one for one, _ in said(body, language)] == [who]


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        # She is whoever she was in the sentence before, not whom she thanked.
        (
            "fr",
            "Mme Anne Ozores a pris la parole. Elle a d’abord remercié Jean Valjean, qui avait organisé la rencontre. "
            "« Nous gardons ce pont pour tous ceux qui passent », a-t-elle conclu.",
            ["Anne Ozores"],
        ),
        (
            "fr",
            "Jean Valjean en est sûr. Un avis que ne partage pas Emma Bovary, pour qui « la route est à nous depuis toujours ».",
            ["Emma Bovary"],
        ),
        # What a mother told is hers.
        (
            "es",
            "Ana Ozores, alcaldesa de Vetusta, contó que cuando era niña su madre le decía: “guardamos este puente para todos”.",
            [None],
        ),
    ],
)
def test_whom_a_clause_is_about(language: str, body: str, found: list[str | None]) -> None:
    assert [one for one, _ in said(body, language)] == found
