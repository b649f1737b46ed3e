"""Speech of strangers beside speakers, words read aloud, who answers, and offices in the middle of a sentence. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made, people, speech
from test_speech_evidence import who


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        # Somebody shouts from the room, and the prefect goes on.
        ("fr", "La préfète, Emma Bovary, prend la parole : Q. Un murmure. Q crie quelqu’un.", ["Emma Bovary", None]),
        # A message that somebody else reads.
        ("fr", "L’annonce tombe par un message que Jean Valjean lit au micro, sans commentaire : Q.", [None]),
        ("es", "Llegó una carta que Ana Ozores leyó en la sala: Q.", [None]),
        # Who wants to know waits for the answer.
        ("es", "Ana Ozores, concejala, habló. La periodista Dorotea Clenarda moderó. “¿Qué le pediría hoy al alcalde?”, quiso saber Dorotea Clenarda.\n\nQ, contestó ella.", ["Dorotea Clenarda", None]),
        # A body with a capital speaks for itself, whoever is posted to it.
        ("es", "Q, afirmó el embajador ante la Unesco, Sancho Panza.\n\nQ, afirmó la Unesco al término de la votación.", ["Sancho Panza", None]),
        # Whom “between” governs, with the one joined to them.
        ("es", "El parque está en disputa entre el gobernador de la provincia, Sancho Panza, y el intendente de esa ciudad, Alonso Quijano. El mandatario cuestionó la gestión y lanzó: Q.", [None]),
        # What leads into the words decides, not who wishes something behind them.
        ("fr", "M. Valjean a déclaré qu’« au moins cinq autres » communes souhaitaient un accord avec la région.", ["Valjean"]),
        # An office named with what it is of, and no comma.
        ("fr", "Le président de la République Jean Valjean a ouvert la séance. Q, a-t-il dit.", ["Jean Valjean"]),
        # What somebody is, without an article.
        ("en", "Q, Elizabeth Bennet, head of the delegation of Meryton, told reporters.", ["Elizabeth Bennet"]),
        ("en", "Q, said Eoin Ó Catháin, mayor of Cork.", ["Eoin Ó Catháin"]),
        # Whom somebody else praised.
        ("es", "Clenarda refirió que nadie es ajeno a los cambios.\n\nLa defensa que quiere abordar este foro, sin embargo, dijo, no se trata de una batalla sino de estimular la lectura, y también, constituirse en un acto de justicia al dedicarse a figuras que se han destacado como el regiomontano Sancho Panza, a quien distinguió como “uno de los grandes maestros de la cultura mexicana”.", [None]),
        # One of two surnames joined by a hyphen.
        ("es", "El relator, Dr. Sancho Panza-Quijano, leyó un documento. Q, ironizó Panza.", ["Sancho Panza-Quijano"]),
        # The office behind what tells when.
        ("es", "Q, afirmó al término de la votación el ministro de Cultura, Sancho Panza.", ["Sancho Panza"]),
    ],
)  # fmt: skip
def test_who_said_it(language: str, body: str, expected: list[str | None]) -> None:
    assert who(language, body) == expected


def test_an_office_ends_before_its_verb() -> None:
    body = "Il a fallu de la patience pour ramener le calme. L’ancienne institutrice attend que chacun se rassoie. « On peut bouder, on peut aussi travailler », dit l’ancienne institutrice."
    event = made(f"Congrès\n\n{body}\n", fallback="fr")
    assert not [one["name"] for one in event.speakers if "attend" in one["name"]]


def test_a_party_is_nobody() -> None:
    body = (
        "The Longbourn Conservatives said the report should “signal the end of the ill-conceived plans for the town”."
    )
    event = made(f"Costs\n\n{body}\n\nThe vote is next week.\n", fallback="en")
    assert people(event) == []


def test_any_verb_turned_round_breaks_a_french_quotation() -> None:
    body = "Jean Valjean ouvre la séance. « Je vais vous épargner les remerciements, commence-t-il. Nous avons perdu six classes en un an. »"
    event = made(f"Congrès\n\n{body}\n", fallback="fr")
    assert [one.words for one in speech(event)] == [
        "Je vais vous épargner les remerciements",
        "Nous avons perdu six classes en un an.",
    ]


def test_a_question_turned_round_is_part_of_the_words() -> None:
    body = "« Le ministre, viendra-t-il, nous écouter un jour ou l’autre ? », demande Jean Valjean."
    event = made(f"Congrès\n\n{body}\n", fallback="fr")
    assert [one.words for one in speech(event)] == ["Le ministre, viendra-t-il, nous écouter un jour ou l’autre ?"]


NOTED = """# Séance

Mme ROY : Le logement est un droit[^1] pour tous.

M. ADAM : Nous devons agir maintenant.

Mme ROY : Merci à tous.

M. ADAM : La séance est levée.

Figure 1. Logements par commune.

[^1]: Voir la loi du 5 mars 2007.
"""


def test_notes_and_captions_are_nobodys_turn() -> None:
    event = made(NOTED, "seance.md", fallback="fr")
    assert [one.words for one in speech(event)] == [
        *("Le logement est un droit pour tous.", "Nous devons agir maintenant.", "Merci à tous."),
        "La séance est levée.",
    ]


SIGNED = """# Forum

> Towns are the future of the world and we must act.
>
> — Charles Bingley, mayor of Netherfield

> Lands are the future of the world and we must act.

— Elizabeth Bennet, mayor of Longbourn

> Seas are the future of the world and we must act.
> — Emma Woodhouse, mayor of Highbury
"""


def test_set_off_quotations_are_of_who_signs_below() -> None:
    found = speech(made(SIGNED, "forum.md"))
    assert [one.who for one in found] == ["Charles Bingley", "Elizabeth Bennet", "Emma Woodhouse"]
    assert all(one.words.endswith("we must act.") for one in found)


def test_a_turn_ends_where_somebody_is_quoted() -> None:
    turns = "Ms Bennet: Thank you all.\n\nMr Bingley: We are happy.\n\nMs Bennet: Let us begin.\n\nMr Bingley: Yes."
    told = "The mayor of Highbury, Emma Woodhouse, said: “We want peace now”. She left."
    event = made(f"City Forum\n\n{turns}\n\n{told}\n", fallback="en")
    assert [(one.who, one.words) for one in speech(event)][-1] == ("Emma Woodhouse", "We want peace now")


def test_days_that_count_from_nought() -> None:
    event = made(
        "Day 0: 3 June 2021\n\nSession 1: Training\n\nHello.\n\nDay 1: 4 June 2021\n\nSession 1: Opening\n\nHello.\n"
    )
    assert [(one["day"], one["date"]) for one in event.sessions] == [(1, "2021-06-03"), (2, "2021-06-04")]


@pytest.mark.parametrize(
    "body",
    [
        "Le sociologue Jean Valjean, auteur de « Le Pont et le Puits », est revenu sur la fatigue des élus.",
        "La journée fut placée sous le mot d’ordre solennel : « Vers de nouvelles règles — Valjean dit : Je bâtirai ma ville ».",
    ],
)
def test_titles_and_mottos_are_no_speech(body: str) -> None:
    assert speech(made(body, fallback="fr")) == []


def test_any_spanish_verb_alone_behind_the_words_makes_them_speech() -> None:
    body = "Panza insistió con sus consultas. “No tengo que pedir permiso para hacer una pregunta”, se anticipó. “Nadie me paga por venir hasta aquí”, presumió."
    assert [words for _, words in speech(made(body, fallback="es"))] == [
        "No tengo que pedir permiso para hacer una pregunta",
        "Nadie me paga por venir hasta aquí",
    ]
