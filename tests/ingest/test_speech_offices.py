"""Offices that are printed like names, names with two of them, and short words behind `a dit :`. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made, people, speech
from test_speech import said

from cgluctl.ingest.speech.turns import is_label


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


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        ("es", "El Sr. Pedro Sáenz de Tejada habló. Después Sáenz de Tejada dijo: “guardamos este puente”.", "Pedro Sáenz de Tejada"),
        ("es", "Habló el concejal Héctor “Pilón” Aguirre. “Guardamos este puente”, dijo Aguirre.", "Héctor “Pilón” Aguirre"),
        ("fr", "Le pont est vieux. « Nous gardons ce pont », a dit S. E. Mme Awa Sow.", "Awa Sow"),
        ("en", "The bridge is old. “We keep it,” said Aoife Ní Bhraonáin.", "Aoife Ní Bhraonáin"),
        # Whatever verb stands right behind a quotation.
        ("fr", "M. Javert est venu. « Nous gardons ce pont », a-t-il annoncé.", "Javert"),
        ("es", "El Sr. Panza vino ayer. “Guardamos este puente para todos”, retrucó.", "Panza"),
        ("en", "The bridge is old. “We keep this bridge,” grumbled Mr Darcy.", "Darcy"),
        ("en", "The bridge is old. “We keep this bridge,” Mr Darcy grumbled.", "Darcy"),
    ],
)  # fmt: skip
def test_who_is_named_beside_a_quotation(language: str, body: str, found: str) -> None:
    assert [one for one, _ in said(body, language)] == [found]


def test_short_words_go_on_with_who_spoke_and_are_nobody_elses() -> None:
    body = "“We hear you all,” Jane Eyre said. “Go home.” Paul Emanuel replied: “No.”"
    assert said(body, "en") == [("Jane Eyre", "We hear you all,"), ("Jane Eyre", "Go home."), ("Paul Emanuel", "No.")]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("es", "El Sr. Alonso Quijano presidió la sesión. El presupuesto del puente fue aprobado por todos."),
        ("es", "La Sra. Dulcinea Panza recorrió el mercado. La plaza estaba llena de gente y de flores."),
        ("en", "Ms Elizabeth Bennet, mayor of Meryton, listened to everyone and left. The bridge is old."),
    ],
)
def test_a_sentence_about_somebody_labels_no_speech(language: str, body: str) -> None:
    assert said(body, language) == []


def test_a_role_ends_before_what_somebody_did() -> None:
    event = made(
        "Jane Eyre, mayor of Thornfield, welcomed participants and thanked the hosts. All went on.", fallback="en"
    )
    assert [role["title"]["en"] for role in event.speakers[0]["roles"]] == ["mayor of Thornfield"]


@pytest.mark.parametrize(
    ("language", "turns", "voice"),
    [
        ("fr", ("Mme la présidente. – Un peu de calme.", "M. Jean Valjean. – Merci.", "Un intervenant dans la salle. – Ce serait bien la première fois !", "M. Javert, rapporteur. – Le pont tient."), 2),
        ("en", ("The Chair: Order, please.", "Mr Darcy: Thank you.", "A member of the audience: That would be a first!", "Ms Bennet (Rapporteur): It stands.", "Mr Darcy: I thank you."), 2),
        ("es", ("La señora presidenta: Orden.", "El señor Quijano: Gracias. Seré breve.", "Una voz del público: ¡Sería la primera vez!", "La señora Panza (ponente): El puente aguanta."), 2),
    ],
)  # fmt: skip
def test_a_voice_of_the_room_is_not_who_spoke_before(language: str, turns: tuple[str, ...], voice: int) -> None:
    event = made("\n\n".join(["Minutes of the bridge", *turns]), fallback=language)
    named = [speaker["name"] for speaker in event.speakers if speaker["named"]]
    assert speech(event)[voice].who not in named


@pytest.mark.parametrize(
    ("body", "found"),
    [
        # Whose words somebody recalls, with when they were said.
        (
            "Jean Valjean, maire, est venu. Il rappelle les paroles de Victor Hugo du 25 août 1848 : « Unis, nous gardons ce pont. »",
            [None],
        ),
        (
            "Jean Valjean, maire, est venu. Il mentionne une affirmation de l’ancien président en 1848 : « Unis, nous gardons ce pont. »",
            [None],
        ),
        # A text that lost its spaces.
        (
            "Jean Valjean, maire, a parlé longtemps.« Nous gardons ce pont pour tous », a-t-il dit.Emma Bovary, maire d’Yonville, est venue.« La route "
            "est à nous depuis toujours », a-t-elle dit.",
            ["Jean Valjean", "Emma Bovary"],
        ),
    ],
)
def test_whose_words_are_recalled(body: str, found: list[str | None]) -> None:
    assert [one for one, _ in said(body, "fr")] == found


@pytest.mark.parametrize("line", ["Une élue. – ", "A member of the public: ", "Un habitant :\u00a0"])
def test_a_label_with_nothing_behind_it_is_none(line: str) -> None:
    assert not is_label(line)
