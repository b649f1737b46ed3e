"""What is told beside speech: the room of minutes, whom something is done to, titles of works. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made, people, speech
from test_speech import said

MINUTES = """Parish Council of Longbourn

The Chair: We come to the bridge.

Mrs Bennet: The stones cost four thousand pounds.

{told}

Mr Darcy: Where does the rest come from?

Mrs Bennet: From the county, if we ask before June.
"""
SEANCE = """Conseil communal de Montreuil

M. SOREL : Le budget augmente de trois pour cent.

{told}

Mme BOVARY : Le pont à lui seul coûte deux cent mille francs.

M. SOREL : C’est exact. Nous n’avons pas le choix.
"""


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (MINUTES, "Mrs Bennet handed round a drawing."),
        (MINUTES, "Twelve hands went up."),
        (MINUTES, "There was laughter."),
        (MINUTES, "Mr Darcy left the room."),
        (SEANCE, "Mme Bovary montre un tableau des dépenses."),
        (SEANCE, "Rires dans la salle."),
        (SEANCE, "M. Sorel s’assied."),
    ],
)
def test_what_minutes_tell_between_turns_is_nobodys_speech(minutes: str, told: str) -> None:
    assert told not in [one.words for one in speech(made(minutes.format(told=told)))]


@pytest.mark.parametrize(
    ("minutes", "more"),
    [
        (MINUTES, "Mr Darcy has asked us for a plan, and the county wants one too."),
        (MINUTES, "Mrs Long, you have the floor."),
        (SEANCE, "Mme Bovary a les chiffres."),
    ],
)
def test_a_turn_goes_on_with_other_names(minutes: str, more: str) -> None:
    assert more in [one.words for one in speech(made(minutes.format(told=more)))]


def test_a_short_surname_in_capitals_is_one_person() -> None:
    event = made(SEANCE.replace("SOREL", "VAUT").format(told="M. Vaut remercie Mme Bovary."))
    assert sorted(people(event)) == ["Bovary", "Vaut"]


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        ("en", "The Chair thanked Mr Darcy.\n\nThe mayor thanked Elizabeth Bennet. He said: “We must keep this bridge for all.”", None),
        ("en", "Mr Bennet spoke first. Elizabeth Bennet presented a plan. She said: “We must keep this bridge for all.”", "Elizabeth Bennet"),
    ],
)  # fmt: skip
def test_whom_something_is_done_to_does_not_say_it(language: str, body: str, who: str | None) -> None:
    assert [name for name, _ in said(body, language)][-1:] == [who]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fr", "Emma Bovary a présenté « La maison des vents », son roman. Elle y évoque « Les Misérables »."),
        ("fr", "Emma Bovary défend « Le Roman de la rose » et chante « La Marseillaise »."),
        ("es", "Ana Ozores presentó “La casa del viento” y defendió “El sombrero de tres picos”."),
        ("en", "Elizabeth Bennet presented “The house of winds”, her novel."),
    ],
)
def test_the_work_that_somebody_presents_is_not_said(language: str, body: str) -> None:
    assert said(body, language) == []


def test_what_somebody_defends_in_small_letters_is_said() -> None:
    assert said("Emma Bovary défend « une école ouverte à tous ».", "fr") == [
        ("Emma Bovary", "une école ouverte à tous")
    ]


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        # A school bears a name that ends as hers does.
        ("fr", "Emma Bovary, maire, est venue. « Le pont doit tenir », a-t-elle dit.\n\nC’est aussi l’avis de Marie Sorel, élève du lycée Yaya Bovary. « Il tiendra pour tous », déclare-t-elle.", "Marie Sorel"),
        # A pronoun behind a clause that leads to somebody else.
        ("en", "After the chair, Charles Bingley called the bridge “a sorry heap of stones”, the mason, William Lucas, was told to leave. He said he had “built it to stand for ever”.", None),
        ("en", "Charles Bingley spoke. “The bridge stands firm.”\n\nThe evening ended with Henry Tilney and with William Lucas. “It will stand for ever,” he said.", None),
        # Two subjects of one verb.
        ("fr", "Jean Valjean et Julien Sorel soulignent « la patience de tous » ou « le prix d’un pont de pierre ».", None),
        ("es", "Ana Ozores y Sancho Panza destacaron “la paciencia de todos” o “el precio de un puente de piedra”.", None),
        # A couple, a relative, and who hears it.
        ("es", "Ana Ozores habló primero. El matrimonio Ozores agradeció el gesto: «Lloramos los dos toda la noche».", None),
        ("es", "Ana Ozores no ha hablado. Lo contó su marido: «Ana dice que el puente es de todos».", None),
        ("es", "Sancho Panza salió al patio, donde esperaba Teresa. «Perdiste por cinco votos», le dijo esta.", None),
        ("fr", "Jean Valjean a retrouvé Fantine. « Le pont est à nous tous », lui a dit celle-ci.", None),
    ],
)  # fmt: skip
def test_who_is_named_near_words_does_not_always_say_them(language: str, body: str, who: str | None) -> None:
    assert [name for name, _ in said(body, language)][-1:] == [who]


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        # Who hears it stands before an office of nobody known.
        ("fr", "Selon le parquet, Jean Valjean a rencontré le jeune homme. « Le pont tient encore debout », a indiqué au Monde le premier substitut du procureur.", None),
        # Whose view a sentence tells, and whom it is about.
        ("en", "For Charles Bingley, a teacher, William Lucas was a legend. He said, “William Lucas built the bridge for all of us.”", None),
        # A wording is read by somebody, and is not theirs; a delegate is not whoever was named before.
        ("en", "The motion was carried after secretary Elizabeth Bennet read out the wording again: “That the bridge be kept for all who pass”.", None),
        ("en", "Secretary Elizabeth Bennet opened the meeting.\n\nThe county board’s delegate brought a warning. “Any bridge without a keeper will be closed by March,” the delegate said.", None),
        # A society with its initials in brackets is the subject.
        ("fr", "Emma Bovary est arrivée le 11 octobre. La Société des journalistes (SDJ) d’Yonville explique alors, par un communiqué, avoir « appris avec consternation la venue de l’animateur ».", None),
        # Who is called that.
        ("fr", "L’animateur Jean Valjean, outre les critiques qui lui sont adressées, La Gazette le qualifiant d’« homme le plus douteux de la ville », est mis en examen.", None),
        # An office with a capital behind the name, and what it is of.
        ("es", "Así mismo, Pedro Ozores Director del Puente, nos comentó que “esta iniciativa tiene origen en la falta de piedra”.", "Pedro Ozores"),
    ],
)  # fmt: skip
def test_words_are_of_nobody_known_rather_than_of_who_is_near(language: str, body: str, who: str | None) -> None:
    assert [name for name, _ in said(body, language)][-1:] in ([who], [])
