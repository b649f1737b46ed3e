"""Interviews whose turns no label tells, and who answers in those that have `P:` and `R:`. Everybody is from novels."""

from __future__ import annotations

import pytest
from imports import made, sessions, speech

ASKED = ("Comment va le pont, selon vous ?", "Et votre rivière ?", "Que ferez-vous demain ?")
ANSWERS = ("Il va bien, et j’en suis heureuse.", "Je la vois tous les jours.", "Nous garderons les deux, je crois.")


def interview(lead: str, form: str = "**{}**", asked: tuple[str, ...] = ASKED) -> str:
    turns = "\n\n".join(f"{form.format(one)}\n\n{answer}" for one, answer in zip(asked, ANSWERS, strict=True))
    return f"{lead}\n\n{turns}\n"


def heard(report: str, name: str = "report.md", language: str = "fr") -> list[tuple[str | None, str]]:
    return [(one.who, one.words) for one in speech(made(report, name, fallback=language))]


@pytest.mark.parametrize(
    "lead",
    [
        "Interview. Emma Bovary, maire de Yonville, parle de sa ville.",
        "Interview d’Emma Bovary, avec Homais pour témoin.",
        "Nous avons vu la maire Emma Bovary. Propos recueillis par Léon Dupuis, maire de Rouen.",
        "# Emma Bovary : « Le pont est à tous »\n\nElle parle de Charles Bovary, maire, et de Léon Dupuis, notaire.",
    ],
)
def test_whoever_is_told_of_before_bold_questions_answers_them(lead: str) -> None:
    assert heard(interview(lead)) == [("Emma Bovary", answer) for answer in ANSWERS]


@pytest.mark.parametrize(("form", "name"), [("{}", "report.txt"), ("## {}", "report.md"), ("• 1. {}", "report.txt")])
def test_questions_on_lines_of_their_own_as_headings_or_with_numbers(form: str, name: str) -> None:
    report = interview("Interview. Emma Bovary, maire de Yonville, parle de sa ville.", form)
    assert heard(report, name) == [("Emma Bovary", answer) for answer in ANSWERS]


def test_bold_questions_are_no_sessions() -> None:
    event = made(
        interview("# Yonville\n\nEntretien.\n\nEmma Bovary, maire, parle de sa ville."), "report.md", fallback="fr"
    )
    assert len(sessions(event)) == 1


def test_whoever_says_the_own_name_answers() -> None:
    report = interview("Une interview à Yonville.").replace("Il va bien", "Je suis Emma Bovary, et il va bien")
    assert {who for who, _ in heard(report)} == {"Emma Bovary"}


@pytest.mark.parametrize(
    "lead", ["Une interview à Yonville.", "Emma Bovary, maire, et Léon Dupuis, notaire, nous ont donné une interview."]
)
def test_nobody_known_answers_where_that_is_not_clear(lead: str) -> None:
    assert heard(interview(lead)) == [(None, answer) for answer in ANSWERS]


@pytest.mark.parametrize(
    "report",
    [
        # Nobody is asked: headings of a report in the words of us all.
        interview("Interview. Emma Bovary, maire, parle de sa ville.", asked=("Où en est le pont ?", "Et la rivière ?", "Que faire ?")),
        # Nobody answers as I or we.
        interview("Interview. Emma Bovary, maire, parle.").replace("j’en suis", "elle est").replace("Je la vois", "Elle monte").replace("je crois", "dit-on"),
        # No line announces one, and one that tells of many is none.
        interview("Emma Bovary, maire, parle de sa ville après des interviews.", "## {}"),
        interview("Emma Bovary, maire, parle de sa ville.", "## {}"),
        # Two answer.
        interview("Interview d’Emma Bovary.").replace("Il va", "Berthe : Il va").replace("Je la", "Homais : Je la"),
    ],
)  # fmt: skip
def test_questions_that_head_a_report_are_no_interview(report: str) -> None:
    assert heard(report) == []


def test_what_somebody_tells_of_answers_is_none() -> None:
    told = "Le docteur rit. « Je vois le pont tous les jours », dit-il."
    assert (
        heard(interview("Interview d’Emma Bovary.").replace(ANSWERS[1], told))[0][1] == "Je vois le pont tous les jours"
    )


def test_what_stands_behind_the_last_answer_is_not_said_there() -> None:
    end = "\n\n## Le village\n\nJe pense à nos ponts, et nous y pensons tous.\n"
    assert [words for _, words in heard(interview("Interview. Emma Bovary, maire, parle de sa ville.") + end)] == list(
        ANSWERS
    )


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("# Ana Ozores: «El puente es de todos»\n\nHabla de Víctor Quintanar, cura.", "Ana Ozores"),
        ("Ana Ozores, alcaldesa de Vetusta, contesta.", "Ana Ozores"),
        ("Ana Ozores, alcaldesa, y Víctor Quintanar, cura, contestan.", None),
        ("Vetusta celebra a Ana Ozores.", None),
    ],
)
def test_who_gives_the_answers_that_are_labelled(lead: str, who: str | None) -> None:
    turns = "Pregunta.- ¿Qué hace? Respuesta.- Cuido el puente.\n\nP.- ¿Y el río? R.- Lo veo subir.\n\nP.- ¿Y hoy? R.- Hoy llueve."
    found = heard(f"{lead}\n\n{turns}\n", language="es")
    assert [words for _, words in found if not words.startswith("¿")] == [
        "Cuido el puente.",
        "Lo veo subir.",
        "Hoy llueve.",
    ]
    assert {one for one, words in found if not words.startswith("¿")} == {who}
    assert {one for one, words in found if words.startswith("¿")} == {None}


def test_initials_of_whom_the_lead_names() -> None:
    lead = "*Wojtek Zbigniewski is a walker. Our Lizzy Bennet spoke to him.*"
    turns = "\n\n".join(f"**LB: How do you see bridge {n}?**\n\nWZ: I see it well, and I walk." for n in range(4))
    found = heard(f"{lead}\n\n{turns}\n", language="en")
    assert {who for who, words in found if words.startswith("I see")} == {"Wojtek Zbigniewski"}
    assert {who for who, words in found if words.startswith("How")} == {"Lizzy Bennet"}


def test_a_name_and_minutes_above_what_a_program_wrote_down() -> None:
    said = [("Emma", "So welcome to you."), ("Jane", "Thank you, I am glad."), ("Emma", "How are you?")]
    text = "\n\n".join(f"{who}  {n}:2{n}  \n{words}" for n, (who, words) in enumerate(said))
    assert heard(text, "report.txt", "en") == said
