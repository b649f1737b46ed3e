"""Whom a text has named before and calls by less: a given name, the head of a state. All speakers are from novels."""

from __future__ import annotations

import pytest
from test_speech import said

KEEP = {
    "fr": "« Nous devons garder ce pont pour tous les enfants »",
    "en": "“We must keep this bridge for all of the children,”",
    "es": "“Debemos guardar este puente para todos los niños”",
}


@pytest.mark.parametrize(
    ("language", "before", "behind", "who"),
    [
        # The head of a state is its president.
        ("fr", "Le président Jean Valjean a ouvert le sommet.", ", a déclaré le chef de l’État.", "Jean Valjean"),
        ("fr", "Le président du Chili, Jean Valjean, est venu.", ", a dit le président de la République.", "Jean Valjean"),
        ("es", "Llegó el presidente de la República, Sancho Panza.", ", dijo el jefe de Estado.", "Sancho Panza"),
        ("en", "Prime Minister Elizabeth Bennet came.", " the head of government said.", "Elizabeth Bennet"),
        ("es", "Llegó el presidente del Gobierno, Sancho Panza.", ", dijo el jefe del Ejecutivo.", "Sancho Panza"),
        # Who presides over something else is not.
        ("fr", "Le président Jean Valjean, président de l’Union des clubs, est venu.", ", a dit le chef de l’État.", "le chef de l’État"),
        ("fr", "Le président délégué Jean Valjean est venu.", ", a dit le chef de l’État.", "le chef de l’État"),
        ("fr", "Le président Jean Valjean et le président Charles Bovary sont venus.", ", a dit le chef de l’État.", "le chef de l’État"),
        ("fr", "Le président Valjean est venu.", ", a dit le chef de l’État.", "le chef de l’État"),
        # A given name stands for the one person who has it and of whom a role or a verb has told.
        ("fr", "Emma Bovary, maire d’Yonville, est venue.", ", ajoute Emma.", "Emma Bovary"),
        ("es", "Habló Ana Ozores, alcaldesa de Vetusta.", ", contó Ana.", "Ana Ozores"),
        ("fr", "Emma Bovary, maire d’Yonville, et Emma Rouault, élue, sont venues.", ", ajoute Emma.", None),
        ("es", "La presidenta de Perú, Ana Ozores, llegó.\n\nLa jefa de Estado arremetió contra las obras.", ", enfatizó.", "Ana Ozores"),
        ("es", "El presidente de la asociación, Sancho Panza, cuenta con dos puentes.", ", dijo el activista.", "Sancho Panza"),
        ("es", "La alcaldesa de Vetusta, Ana Ozores, vino.", ", precisó la jefa comunal.", "Ana Ozores"),
        # When it was said stands between the verb and who said it.
        ("fr", "Le pont est vieux.", ", a prévenu il y a quelques jours le président de la région, Jean Valjean.", "Jean Valjean"),
        ("fr", "Le pont est vieux.", ", affirme encore Jean Valjean.", "Jean Valjean"),
        ("es", "El puente es viejo.", ", dijo al abrir el congreso la Alta Comisionada de Derechos Humanos Ana Ozores.", "Ana Ozores"),
        # A street, a school or a rank: no strangers who might speak.
        ("en", "Councillor Elizabeth Bennet spoke. At the Hall, St Yves Street, she rose.", " she said.", "Elizabeth Bennet"),
        ("en", "A shelter is what LT Charles Bingley, instructor for the Longbourn Academy, likes most.", " he said.", "Charles Bingley"),
        ("fr", "Le pont est vieux. Jean Valjean, maire, jure qu’il tiendra.", ", dit-il.", "Jean Valjean"),
    ],
)  # fmt: skip
def test_somebody_named_before_or_behind_is_known(language: str, before: str, behind: str, who: str | None) -> None:
    assert [name for name, _ in said(f"{before}\n\n{KEEP[language]}{behind}", language)] == [who]


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        # A long apposition with no comma behind it, a place with small words in it, words before a name.
        (
            "en",
            "“You have to make sure that every bridge is kept,” into the next age, Charles Bingley, the Country Head and Director of Public "
            "Affairs for Longbourn at Netherfield said. “That is fundamental, so we must not leave it to anybody else.”",
            ["Charles Bingley", "Charles Bingley"],
        ),
        (
            "en",
            "Elizabeth Bennet of the Centre for Bridges and Roads in Longbourn says the county should take the lead in keeping them. “We could "
            "use old stones and new timber to keep the bridge for all of them.”",
            ["Elizabeth Bennet"],
        ),
        ("en", "“The road has been hard for all of us,” said LNU associate ministerial secretary Charles Bingley.", ["Charles Bingley"]),
        # An address has a point in it, and an adjective is no verb.
        (
            "es",
            "Según afirmó el subdirector de vetusta.es, Álvaro Mesía, “existe la creencia de que el puente no llega a nadie”.",
            ["Álvaro Mesía"],
        ),
        (
            "en",
            "“Everybody can pass here,” Charles Bingley said.\n\nHe acknowledged that open roads have shortcomings: “They may not be the best way of all.”",
            ["Charles Bingley", "Charles Bingley"],
        ),
        # What somebody came for stands between the name and the verb.
        (
            "fr",
            "Le maire d’Yonville, Charles Bovary, venu présider la cérémonie avec la ministre Félicie Arnoux, a fait savoir que « ce pont est "
            "l’un des dix ponts les plus vieux ».",
            ["Charles Bovary"],
        ),
        # Whoever is unknown is not the one who spoke before.
        (
            "en",
            "Charles Bingley opened the meeting.\n\n“You have to make sure that every bridge is kept” into the next age, Zzx Qrst of Longbourn said.",
            [None],
        ),
        # A point behind the mark ends the sentence that a colon leads to.
        ("es", "Además, actualizó las novedades sobre el puente: “Todos los vecinos están pagando menos que antes”.", [None]),
    ],
)  # fmt: skip
def test_clauses_between_a_name_and_its_verb(language: str, body: str, who: list[str | None]) -> None:
    assert [name for name, _ in said(body, language)] == who


@pytest.mark.parametrize(
    ("said_next", "who"),
    [
        ("Entre los acuerdos mencionó que los países darán “pasos importantes hacia un puente común”.", "Ana Ozores"),
        ("Concluyó asegurando que “hay una mayoría, pero que no sea para este tipo de puentes”.", "Ana Ozores"),
        ("Su ausencia, aseguró, termina “obstruyendo el paso, sobre todo a raíz de las obras”.", "Ana Ozores"),
        (
            "Además, ha señalado que su partido ha querido anunciarlo en un “acto de transparencia que todos piden”.",
            "Ana Ozores",
        ),
        (
            "Aseguró que el fiscal Álvaro Mesía, al acusar a todos, avivó la disputa. “Ya no hace falta derribar el puente para cerrarlo”, aseveró.",
            "Ana Ozores",
        ),
        ("“El puente es de todos los que pasan por aquí cada día”, expresó la exmandataria.", "Ana Ozores"),
        ("Añadió que el puente es viejo. “Esto es lo que nos importa a todos nosotros en la ciudad”.", "Ana Ozores"),
        (
            "Siendo así, recordó, el puente mostró su edad. “Que no se nos olvide, debemos hacer otro y decir gracias”.",
            "Ana Ozores",
        ),
        ("Además, el puente “se encamina a su fin sin que nadie lo remedie en poco tiempo”, indicó.", "Ana Ozores"),
        # Somebody else is the subject.
        (
            "La oposición añadió que el puente es viejo. “Esto es lo que nos importa a todos nosotros en la ciudad”.",
            None,
        ),
        ("En la última entrevista, QRS había llamado “un puente exprés y nada más” el proyecto.", None),
        ("La oposición lo llamó “un acto de transparencia que nadie entiende”.", None),
        ("Sancho Panza añadió que “nadie entiende este acto de transparencia”.", "Sancho Panza"),
    ],
)
def test_spanish_names_a_subject_once(said_next: str, who: str | None) -> None:
    first = (
        "“Lo que hemos visto es un crecimiento de la protesta en los territorios”, reconoció la directora Ana Ozores."
    )
    assert [name for name, _ in said(f"{first}\n\n{said_next}", "es")] == ["Ana Ozores", who]


def test_a_bare_profession_is_not_who_has_it_while_somebody_else_is_told_of() -> None:
    body = (
        "Habló el periodista Álvaro Mesía, presidente de la peña.\n\nSancho Panza recordó cómo llegó a Vetusta. “Este puente es el "
        "más viejo de la comarca entera”, enfatizó el periodista."
    )
    assert [name for name, _ in said(body, "es")] != ["Álvaro Mesía"]


def test_a_surname_of_two_stays_nobodys_once_it_was_so() -> None:
    body = (
        "Elizabeth Bennet filmed the bridge from the hall.\n\nJane Bennet, 66, of Longbourn, was there too. “They pulled him down to the rail,” "
        "she recalled.\n\nSpeaking on Wednesday, Bennet said that it was late.\n\n“It was clear that there was more force than that,” Bennet said."
    )
    assert [name for name, _ in said(body, "en")] == ["Jane Bennet", None]
