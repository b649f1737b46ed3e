"""Speech: what is said, by whom, and what only stands in quotation marks. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made, people, roles, speech

HEAD = {
    "fr": "Jour 1. 14.05.2021 :\n\n➢ Les ponts\n\n",
    "en": "Day 1: 14 May 2021\n\n➢ The bridges\n\n",
    "es": "Día 1. 14.05.2021:\n\n➢ Los puentes\n\n",
}
FILL = {
    "fr": "\n\nLes participants ont parlé des ponts et de ce qu’il en coûte de les garder pour la ville et ses habitants.\n",
    "en": "\n\nThe participants talked about the bridges and about what it costs to keep them for the town and its people.\n",
    "es": "\n\nLos participantes hablaron de los puentes y de lo que cuesta conservarlos para la ciudad y para sus vecinos.\n",
}


def said(body: str, language: str = "fr") -> list[tuple[str | None, str]]:
    """Who says what in a session of these paragraphs."""
    return [tuple(one) for one in speech(made(HEAD[language] + body + FILL[language]))]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        (
            "fr",
            "M. Jean Valjean, maire de Montreuil, a déclaré : « Nous devons garder ce pont pour tous. »",
            "Jean Valjean",
        ),
        (
            "fr",
            "« Nous devons garder ce pont pour tous », a déclaré Edmond Dantès, capitaine du Pharaon.",
            "Edmond Dantès",
        ),
        ("fr", "« Nous devons garder ce pont pour tous. » Jean Valjean, maire de Montreuil", "Jean Valjean"),
        ("fr", "« Nous devons garder ce pont pour tous. »\n\nJean Valjean, maire de Montreuil", "Jean Valjean"),
        ("fr", "Selon Mme Emma Bovary, « nous devons garder ce pont pour tous ceux qui passent ».", "Emma Bovary"),
        (
            "fr",
            "Mme Emma Bovary a pris la parole. Elle a insisté : « Nous devons garder ce pont pour tous. »",
            "Emma Bovary",
        ),
        (
            "fr",
            "Emma BOVARY a pris la parole. « Nous devons garder ce pont pour tous », a-t-elle ajouté.",
            "Emma BOVARY",
        ),
        ("fr", "Le maire de Montreuil a dit : « Nous devons garder ce pont pour tous. »", "le maire de Montreuil"),
        (
            "en",
            "Elizabeth Bennet, mayor of Longbourn, said: “We must keep this bridge for everyone.”",
            "Elizabeth Bennet",
        ),
        ("en", '"We must keep this bridge for everyone," said Elizabeth Bennet.', "Elizabeth Bennet"),
        ("en", "Mr Darcy took the floor. “We must keep this bridge for everyone,” he added.", "Darcy"),
        ("en", "According to Dr. John Watson, “we must keep this bridge for everyone who walks”.", "John Watson"),
        (
            "en",
            "H.E. Elizabeth Bennet called on the town: 'We must keep this bridge for everyone.'",
            "Elizabeth Bennet",
        ),
        ("es", "El alcalde Sancho Panza afirmó: «Debemos guardar este puente para todos.»", "Sancho Panza"),
        ("es", "“Debemos guardar este puente para todos”, señaló la Sra. Dulcinea Lorenzo.", "Dulcinea Lorenzo"),
        (
            "es",
            "Según el Lic. Alonso Quijano, «debemos guardar este puente para todos los que pasan».",
            "Alonso Quijano",
        ),
        (
            "es",
            "La alcaldesa de El Toboso dijo: “Debemos guardar este puente para todos.”",
            "la alcaldesa de El Toboso",
        ),
    ],
)
def test_who_said_it(language: str, body: str, who: str) -> None:
    ((name, words),) = said(body, language)
    assert name == who
    assert words.rstrip(".,").lower().endswith(("tous", "passent", "everyone", "walks", "todos", "pasan"))


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fr", "Le groupe a présenté le document « Les ponts de la région et leurs gardiens au siècle dernier »."),
        ("fr", "La ville entre dans une « nouvelle normalité » que nul n’attendait."),
        ("fr", "La session avait pour thème « Garder les ponts, garder la ville »."),
        ("fr", "L’article 5 de la charte dispose : « La ville garde ses ponts et ses chemins. »"),
        ("fr", "À lire aussi : « Nous avons gardé le pont contre la rivière, et nous le garderons ! »"),
        ("en", "The report, titled “Keeping the bridges of the town: a guide for local governments”, was handed out."),
        ("en", "The so-called “bridge tax” was on everybody’s lips."),
        ("es", "Se presentó el libro “Los puentes de La Mancha y sus guardianes”."),
        ("es", "Bajo el lema «Guardar los puentes es guardar la ciudad» se reunieron los vecinos."),
    ],
)
def test_titles_themes_and_terms_are_no_speech(language: str, body: str) -> None:
    assert said(body, language) == []


def test_words_in_marks_of_nobody_known_are_speech_of_nobody_and_listed_for_review() -> None:
    event = made(HEAD["fr"] + "« Nous avons gardé ce pont, et nous le garderons encore cent ans. »" + FILL["fr"])
    assert [one.who for one in speech(event)] == [None]
    assert [(doubt["kind"], doubt["about"]) for doubt in event.doubts] == [("speaker", "1.1/p1")]


def test_two_people_before_a_pronoun_leave_the_speaker_open() -> None:
    body = "M. Jean Valjean et M. Edmond Dantès ont traversé la ville. « Nous devons garder ce pont pour tous », a-t-il dit."
    assert [who for who, _ in said(body)] == [None]


def test_a_name_inside_the_quotation_or_under_a_preposition_is_not_the_speaker() -> None:
    body = "M. Jean Valjean s’est adressé à M. Javert. « Javert, nous devons garder ce pont », a-t-il dit."
    assert [who for who, _ in said(body)] == ["Jean Valjean"]
    body = "M. Jean Valjean, représentant du ministre Edmond Dantès, a déclaré : « Nous devons garder ce pont. »"
    assert [who for who, _ in said(body)] == ["Jean Valjean"]


def test_several_fragments_of_one_speaker_and_words_between_kept() -> None:
    body = "Mme Emma Bovary a jugé ce pont « indispensable à la vie de tous », et a promis « de le garder cent ans encore »."
    assert said(body) == [
        ("Emma Bovary", "indispensable à la vie de tous"),
        ("Emma Bovary", "de le garder cent ans encore"),
    ]


def test_who_speaks_may_stand_inside_the_marks() -> None:
    body = "“Guardamos este puente para todos –sostuvo Sancho Panza, alcalde de Barataria–. Y lo guardaremos cien años más.”"
    assert said(body, "es") == [
        ("Sancho Panza", "Guardamos este puente para todos"),
        ("Sancho Panza", "Y lo guardaremos cien años más."),
    ]
    body = "M. Jean Valjean a parlé. « Nous gardons ce pont, dit-il, et nous le garderons encore. »"
    assert [who for who, _ in said(body)] == ["Jean Valjean", "Jean Valjean"]


def test_nested_marks_belong_to_the_quotation_and_unclosed_ones_are_listed() -> None:
    body = "M. Jean Valjean a déclaré : « Nous dirons “gardez ce pont” à tous ceux qui passent. »"
    assert said(body) == [("Jean Valjean", "Nous dirons “gardez ce pont” à tous ceux qui passent.")]
    event = made(
        HEAD["fr"] + "M. Jean Valjean a déclaré : « Nous devons garder ce pont pour tous ceux qui passent." + FILL["fr"]
    )
    assert [one.who for one in speech(event)] == ["Jean Valjean"]
    assert [doubt["kind"] for doubt in event.doubts] == ["speech"]


def test_a_quotation_that_a_page_breaks_is_one_passage() -> None:
    body = "« Nous devons garder ce pont pour tous ceux qui passent, et le rendre à ceux\n\n\n\nqui viendront après nous. » Jean Valjean, maire de Montreuil"
    assert said(body) == [
        (
            "Jean Valjean",
            "Nous devons garder ce pont pour tous ceux qui passent, et le rendre à ceux qui viendront après nous.",
        )
    ]


def test_a_quotation_over_several_paragraphs_has_one_speaker() -> None:
    body = "M. Jean Valjean a déclaré :\n\n« Nous devons garder ce pont.\n\n« Nous devons le rendre à tous. »"
    assert said(body) == [
        ("Jean Valjean", "Nous devons garder ce pont."),
        ("Jean Valjean", "Nous devons le rendre à tous."),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            [
                "M. Jean Valjean, rapporteur. – Nous devons garder ce pont.",
                "Mme la présidente. – La parole est à M. Javert.",
                "M. Javert. – Je m’y oppose de toutes mes forces.",
            ],
            ["Jean Valjean", "la présidente", "Javert"],
        ),
        (
            [
                "La señora PRESIDENTA: Tiene la palabra el señor Panza.",
                "El señor PANZA: Gracias, señora presidenta. Guardamos el puente.",
                "La señora MINISTRA DE PUENTES (Dulcinea Lorenzo): Muchas gracias a todos por venir.",
            ],
            ["PRESIDENTA", "Panza", "Dulcinea Lorenzo"],
        ),
        (
            [
                "JEAN VALJEAN: We keep the bridge.",
                "EMMA BOVARY: And I shall cross it.",
                "JEAN VALJEAN: Then we agree on it.",
            ],
            ["JEAN VALJEAN", "EMMA BOVARY", "JEAN VALJEAN"],
        ),
    ],
)
def test_turns_of_minutes(lines: list[str], expected: list[str]) -> None:
    event = made("\n\n".join(lines) + "\n", fallback="fr")
    assert [one.who for one in speech(event)] == expected
    assert [entry["reason"] for entry in event.ledger if entry["reason"] == "speaker label"] == ["speaker label"] * 3


def test_one_colon_makes_no_minutes() -> None:
    assert said("Conclusion : nous garderons le pont pour tous ceux qui passent.") == []


def test_one_person_in_several_forms_and_sessions_is_one_speaker() -> None:
    text = (
        HEAD["fr"]
        + "M. Jean Valjean, maire de Montreuil, a ouvert la session. M. Valjean a rappelé le prix des ponts. Jean VALJEAN a conclu."
        + FILL["fr"]
        + "\n➢ Les chemins\n\nM. Valjean a insisté sur les chemins."
        + FILL["fr"]
    )
    event = made(text)
    assert people(event) == ["Jean Valjean"]
    assert event.speakers[0]["id"] == "jean-valjean"
    assert [part["did"] for session in event.sessions for part in session["parts"]] == [["opened", "spoke"], ["spoke"]]


def test_two_people_of_one_last_name_stay_two_and_are_listed_for_review() -> None:
    event = made(
        HEAD["fr"] + "M. Jean Valjean a déclaré son accord. Mme Cosette Valjean a déclaré le sien." + FILL["fr"]
    )
    assert people(event) == ["Jean Valjean", "Cosette Valjean"]
    assert [doubt["kind"] for doubt in event.doubts] == ["same"]


def test_roles_as_printed() -> None:
    body = "« Nous devons garder ce pont pour tous. » Jean Valjean, maire de Montreuil et coprésident de la Commission sur les ponts, les chemins et les rivières."
    event = made(HEAD["fr"] + body + FILL["fr"])
    assert roles(event, "Jean Valjean") == [
        "maire de Montreuil",
        "coprésident de la Commission sur les ponts, les chemins et les rivières",
    ]
    assert event.speakers[0]["roles"][0]["place"] == "Montreuil"


def test_reported_speech_names_its_speaker_and_narrative_names_nobody() -> None:
    body = (
        "M. Jean Valjean a rappelé l’importance des ponts. La pluie tombait sur la ville. L’idée a été saluée par tous."
    )
    event = made(HEAD["fr"] + body + FILL["fr"])
    assert [one.who for one in speech(event, "reported")] == ["Jean Valjean"]
    assert all(one.who is None for one in speech(event, "narrative"))


def test_organisations_and_places_are_nobody() -> None:
    body = "La ville de Subang Jaya a partagé son expérience avec Cités Unies France et l’Organisation mondiale de la santé au stade Jean Valjean."
    assert people(made(HEAD["fr"] + body + FILL["fr"])) == []
