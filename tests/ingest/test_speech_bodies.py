"""Organisations that speak, live captions, and labels that come again. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made, speech
from test_speech import said

KEEP = "« Nous devons garder ce pont pour tous les enfants »"
HOLD = "“We must keep this bridge for all of the children,”"
SALVA = "“Debemos guardar este puente para todos los niños”"


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        ("fr", f"{KEEP}, explique la Commission des ponts.", "la Commission des ponts"),
        ("fr", f"{KEEP}, a précisé la préfecture.", "la préfecture"),
        ("fr", f"{KEEP}, selon le ministère des Routes.", "le ministère des Routes"),
        ("fr", "La préfecture du Nord a indiqué, dans un communiqué, que « ce pont ferme dès ce soir ».", "la préfecture du Nord"),
        ("en", f"{HOLD} the Bridge Commission said in a statement.", "the Bridge Commission"),
        ("en", f"{HOLD} according to the Ministry of Roads.", "the Ministry of Roads"),
        ("es", f"{SALVA}, afirmó la CPV.", "la CPV"),
        ("es", "El Ministerio de Caminos señaló que “este puente se cierra desde hoy”.", "el Ministerio de Caminos"),
        ("en", f"{HOLD} said the Bridge Commission on Tuesday.", "the Bridge Commission"),
        ("es", f"{SALVA}, señaló la Fiscalía General de Vetusta a través de una nota.", "la Fiscalía General de Vetusta"),
        # Its members and those who speak for it are not the organisation, and a bare noun tells of none.
        ("en", f"{HOLD} the council members said.", None),
        ("fr", f"{KEEP}, a dit le président de la commission des ponts.", "le président de la commission des ponts"),
        ("fr", f"{KEEP}, explique le collectif.", None),
        # Whoever is named speaks.
        ("fr", f"La Commission des ponts est venue. {KEEP}, a dit Emma Bovary, maire d’Yonville.", "Emma Bovary"),
    ],
)  # fmt: skip
def test_an_organisation_speaks_where_it_is_the_subject(language: str, body: str, who: str | None) -> None:
    assert [(name or "").casefold() for name, _ in said(body, language)] == [(who or "").casefold()]


CAPTIONS = """Day one

>> Elizabeth Bennet: Good morning. It is early, and the bridge is wet.

We wait a little.
>> Why?
>> CHARLES BINGLEY: Because it rains.

>> Elizabeth Bennet: Thank you. >> Not at all. >> AUDIENCE MEMBER: We cannot hear.
"""


def test_captions_tell_by_their_marks_that_somebody_else_speaks() -> None:
    event = made(CAPTIONS)
    found = [(one.who, one[1]) for one in speech(event)]
    assert found == [
        ("Elizabeth Bennet", "Good morning. It is early, and the bridge is wet."),
        ("Elizabeth Bennet", "We wait a little."),
        (None, "Why?"),
        ("CHARLES BINGLEY", "Because it rains."),
        ("Elizabeth Bennet", "Thank you."),
        (None, "Not at all."),
        (None, "We cannot hear."),
    ]


def test_two_marks_make_no_captions() -> None:
    assert speech(made("Day one\n\n>> See the plan.\n\nThe mayor spoke.\n\n>> See the map.\n")) == []


def test_lines_of_python_make_no_captions() -> None:
    code = "".join(f">>> print({n})\n\n>> see({n})\n\n" for n in range(5))
    assert speech(made(f"Day one\n\nThe mayor showed this.\n\n{code}The mayor left.\n")) == []


MINUTES = """La séance est ouverte à 18 h 20

Le Président Jean Valjean. Madame la maire, nous sommes très heureux de vous accueillir ici.

Emma Bovary, maire d’Yonville, rapporteure de la commission spéciale sur les ponts

La dernière fois, je vous avais présenté le rapport.

Le Président Jean Valjean. N’oublions pas les routes.

Emma Bovary, maire d’Yonville, rapporteure de la commission spéciale sur les ponts

Si le rapport se concentre sur les ponts, c’est qu’ils tombent.

Le Président Jean Valjean. La séance est levée, merci à tous.
"""


def test_labels_with_a_point_behind_an_office_and_lines_that_come_again() -> None:
    found = [one.who for one in speech(made(MINUTES))]
    assert found == ["Jean Valjean", "Emma Bovary", "Jean Valjean", "Emma Bovary", "Jean Valjean"]


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        ("fr", f"Le président français Jean Valjean est venu.\n\n{KEEP}, a dit le chef de l’État.", "Jean Valjean"),
        ("en", f"The Spanish president Elizabeth Bennet came.\n\n{HOLD} the head of state said.", "Elizabeth Bennet"),
        ("es", f"Habló Sancho, 'Panza', Gobernador.\n\nSancho 'Barataria' Panza vino. {SALVA}, dijo Panza.", "Sancho 'Barataria' Panza"),
        # A mark turned the wrong way, behind a comma.
        ("en", "Elizabeth Bennet told of the importance of roads,”We are pleased to keep this bridge for our peers”, she said.", "Elizabeth Bennet"),
        ("en", "“We must keep the bridge, whatever it costs us all,”Elizabeth Bennet said.", "Elizabeth Bennet"),
    ],
)  # fmt: skip
def test_printers_faults_and_names_between_names(language: str, body: str, who: str) -> None:
    assert [name for name, _ in said(body, language)] == [who]


STENOGRAPHIC = """**MODERADOR:** Tiene el uso de la palabra la alcaldesa.

**ANA OZORES QUINTANAR. ALCALDESA DE VETUSTA:** Muy buenas tardes.

Agradecemos mucho a quienes vinieron a ver el puente.

**PREGUNTA:** Buenas noches. ¿Cuándo se abre el puente?

**SANCHO PANZA QUIJANO:** Muchas gracias. Lo abrimos mañana.
"""


def test_labels_in_bold_capitals_are_no_titles_and_have_an_office_behind_a_point() -> None:
    event = made(STENOGRAPHIC, "report.md")
    assert [one.who for one in speech(event)] == [
        "MODERADOR",
        "ANA OZORES QUINTANAR",
        "ANA OZORES QUINTANAR",
        None,
        "SANCHO PANZA QUIJANO",
    ]
    assert len(event.sessions) == 1


CONGRESS = """Sesión del Congreso Pleno

El señor PANZA, don Sancho (Presidente).- Se abre la sesión, y les doy las gracias.

El señor QUIJANO (Ministro de Obras).- Señor Presidente, vengo a dar cuenta del puente.

La señora OZORES, doña Ana.- Señor Presidente, nos alegramos del puente.
"""


def test_given_names_behind_capitals() -> None:
    assert [one.who for one in speech(made(CONGRESS))] == ["Sancho PANZA", "QUIJANO", "Ana OZORES"]


def test_a_label_of_nobody_known_ends_the_turn_before_it() -> None:
    text = (
        "Day one\n\nLady Catherine de Bourgh: I hope we have not kept you.\n\nThe Witness: Not at all, we are glad.\n\n"
        "Mr Charles Bingley: You are the vicar?\n\nMr William Collins: I am, and we live here.\n\nMr Charles Bingley: Thank you.\n"
    )
    assert ("Lady Catherine de Bourgh", "Not at all, we are glad.") not in [tuple(one) for one in speech(made(text))]
    assert next(one.who for one in speech(made(text))).endswith("Catherine de Bourgh")  # type: ignore[union-attr]


CHAIRS = """SEANCE DU 20 OCTOBRE 1995

M. le Président. - La séance est ouverte, chers collègues.

M. Javert. - Je propose la candidature de Jean Valjean pour la présidence.

Présidence de M. Jean Valjean

M. le Président. - Je vous remercie, mes chers collègues, de votre confiance.

M. Javert. - Nous vous félicitons tous.
"""


def test_who_takes_the_chair_later_did_not_have_it_before() -> None:
    assert next(one.who for one in speech(made(CHAIRS))) != "Jean Valjean"


def test_a_piece_of_a_page_that_begins_with_an_end_is_a_page() -> None:
    page = (
        "</p><p align='CENTER'> LE PONT <a name=PG1></a> </p><br><strong>Mme la présidente . </strong>La parole est à M. Jean Valjean.<br><br>"
        "<strong>M. Jean Valjean . </strong>C’est avec émotion que je prends la parole ici.<br><br><strong>M. Javert . </strong>Très bien !<br>"
        "<p></p>"
    )
    event = made(page, "report.html")
    assert event.event["source"]["format"] == "html"
    assert [one.who for one in speech(event)][1:] == ["Jean Valjean", "Javert"]
