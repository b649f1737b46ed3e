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
