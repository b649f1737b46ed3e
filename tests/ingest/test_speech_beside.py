"""What stands beside a quotation: verbs that say only there, marks set by hand, and whoever the sentence names. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made, speech
from test_speech import said

EN, FR, ES = (
    "we must keep this bridge for everyone who walks",
    "nous devons garder ce pont pour tous ceux qui passent",
    "debemos guardar este puente para todos los que pasan",
)


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        ("en", f"Jane Bennet, mayor of Meryton, notes that “{EN}”.", "Jane Bennet"),
        ("en", f"Jane Bennet, mayor of Meryton, claims: “{EN}.”", "Jane Bennet"),
        ("en", f"Jane Bennet, mayor of Meryton, is here. “{EN},” Jane Bennet reports.", "Jane Bennet"),
        ("en", f"Jane Bennet, mayor of Meryton, is here. “{EN},” Bennet laughed.", "Jane Bennet"),
        ("fr", f"Emma Bovary, maire de Yonville, trouve que « {FR} ».", "Emma Bovary"),
        ("es", f"Sancho Panza, alcalde de Barataria, escribe que “{ES}”.", "Sancho Panza"),
        (
            "es",
            f"Sancho Panza, del Consejo de los Puentes, Barataria, piensa que la villa es rica y que “{ES}”.",
            "Sancho Panza",
        ),
        ("es", f"Sancho Panza, alcalde, se tiene por pobre pero dice que “{ES}”.", "Sancho Panza"),
        ("es", f"“{ES}” Sancho Panza, Gerente de Puentes de Barataria.", "Sancho Panza"),
    ],
)
def test_a_word_that_says_only_beside_a_quotation(language: str, body: str, who: str) -> None:
    assert [name for name, _ in said(body, language)] == [who]


@pytest.mark.parametrize(
    "body",
    [
        f'" {FR.capitalize()} ", a indiqué Emma Bovary, maire de Yonville.',
        f"ʺ {FR.capitalize()} ʺ, a indiqué Emma Bovary, maire de Yonville.",
        f"❝{FR.capitalize()}❞, a indiqué Emma Bovary, maire de Yonville.",
    ],
)
def test_marks_as_hasty_hands_set_them(body: str) -> None:
    """Straight marks set apart by spaces, and signs that look like them, quote."""
    assert said(body) == [("Emma Bovary", FR.capitalize())]


def test_signs_that_look_like_marks_are_accounted_for_as_marks() -> None:
    event = made(f"➢ Les ponts\n\nʺ {FR.capitalize()} ʺ, a indiqué Emma Bovary, maire de Yonville.", fallback="fr")
    assert {entry["reason"] for entry in event.ledger if entry["kind"] == "skip"} <= {"blank", "mark"}


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        # Whoever the sentence names comes before who spoke in the paragraph before.
        ("es", f"El puente fue para Teresa Panza, de la villa, cosa “de las buenas”, y “{ES}”.", "Teresa Panza"),
        # Nobody known leads to the block: it is not of who spoke before.
        (
            "es",
            f"Fierabrás Malambruno, el Grande, de la Torre y hoy en Barataria menciona que:\n\n“{ES.capitalize()}.”",
            None,
        ),
        # What bears a name is not who speaks, nor is the rest of a saint's.
        ("es", f"El vecino del proyecto Canoa Grande, reflexiona: “{ES}”.", None),
    ],
)
def test_the_last_who_spoke_gives_way(language: str, body: str, who: str | None) -> None:
    found = said(f"Sancho Panza, alcalde de Barataria, dijo: “Guardamos el puente de la villa”.\n\n{body}", language)
    assert found[0][0] == "Sancho Panza"
    assert [name for name, _ in found[1:]][-1:] != ["Sancho Panza"]
    if who:
        assert found[-1][0] == who


@pytest.mark.parametrize(
    ("body", "who"),
    [
        (f"San Remo Mayor Edward Ferrars said this: “{EN}.”", "Edward Ferrars"),
        (f"At San Fairfax Churchill, Edward Ferrars, the mayor, said: “{EN}.”", "Edward Ferrars"),
    ],
)
def test_the_rest_of_the_name_of_a_place_is_nobody(body: str, who: str) -> None:
    assert [name for name, _ in said(body, "en")] == [who]


def test_the_questions_of_a_briefing_are_nobodys_known() -> None:
    turns = [
        "MS. BENNET:  We keep the bridge.",
        "Q    Will it hold?",
        "MS. BENNET:  It will hold, and I thank you.",
        "Q    When did you see it?",
        "MR. DARCY:  I saw it with her.",
        "You may go and see it too.",
    ]
    found = [(one.who, one.words[:9]) for one in speech(made("\n\n".join(turns), fallback="en"))]
    assert [words for who, words in found if who is None] == ["Will it h", "When did "]
    assert len({who for who, _ in found if who}) == 2
