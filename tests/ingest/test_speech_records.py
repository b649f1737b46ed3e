"""What records of parliaments, minutes and conversations taught of labels, and of who is none. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made, people, roles, speech
from test_speech_evidence import who

from cgluctl.ingest.event import Imported
from cgluctl.ingest.identity import Wishes


def record(language: str, *paragraphs: str, name: str = "report.txt") -> Imported:
    return made("\n\n".join(paragraphs), name, Wishes(language=language), language)


def test_who_presides_stands_in_brackets_behind_the_office_and_voices_are_nobody() -> None:
    event = record(
        "fr",
        "Le Président (M. Valjean): Bonjour, la séance est ouverte.",
        "M. Javert: Je propose de garder le pont.",
        "Des voix: D’accord.",
        "Le Président (M. Valjean): Est-ce que le pont est gardé?",
        "Des voix: Adopté. M. Javert: Adopté.",
        "Mme Thénard: Je vous remercie tous.",
    )
    assert [(one.who, one.words) for one in speech(event)] == [
        ("Valjean", "Bonjour, la séance est ouverte."),
        ("Javert", "Je propose de garder le pont."),
        (None, "D’accord."),
        ("Valjean", "Est-ce que le pont est gardé?"),
        (None, "Adopté."),
        ("Javert", "Adopté."),
        ("Thénard", "Je vous remercie tous."),
    ]


def test_initials_without_points_and_what_the_record_itself_says() -> None:
    event = record(
        "en",
        "Mr F W DARCY: Chairperson, I move that the bridge be kept.",
        "[Translation]",
        "It is old, and we all cross it.",
        "Motion agreed to in accordance with the rules of the house.",
        "KEEPING OF THE OLD BRIDGE (Draft Resolution)",
        "Ms E BENNET: Chairperson, I move that the mill be kept.",
        "The CHAIRPERSON OF THE COUNCIL: I thank you.",
        "Mr M C BINGLEY: We thank you too.",
    )
    assert [(one.who, one.words) for one in speech(event)] == [
        ("F W DARCY", "Chairperson, I move that the bridge be kept."),
        ("F W DARCY", "It is old, and we all cross it."),
        ("E BENNET", "Chairperson, I move that the mill be kept."),
        ("the CHAIRPERSON OF THE COUNCIL", "I thank you."),
        ("M C BINGLEY", "We thank you too."),
    ]
    assert "(Draft Resolution)" not in " ".join(people(event))


def test_headings_in_capitals_are_no_speakers() -> None:
    paragraphs = ("# First body", "## OPENING STATEMENTS:", "The towns said the bridge must stay.")
    event = record("en", *paragraphs, "## BRIDGES AND MILLS:", "The mills said the same.", *paragraphs, name="r.md")
    assert speech(event) == []
    assert people(event) == []


def test_the_title_of_a_talk_behind_a_name_is_not_said() -> None:
    talks = (
        "## Elizabeth Bennet: A bridge of one’s own",
        "She showed it.",
        "## Fanny Price: The mill",
        "She was there.",
    )
    assert speech(record("en", "# Forum 2021", "# The talks", *talks, name="r.md")) == []


@pytest.mark.parametrize(("language", "mark"), [("fr", " >"), ("fr", " :"), ("en", ":"), ("es", ":")])
def test_two_who_talk_by_their_given_names(language: str, mark: str) -> None:
    asked = {
        "fr": "Je garde le pont, et vous ?",
        "en": "I keep the bridge, do you?",
        "es": "Yo guardo el puente, ¿y usted?",
    }
    event = record(
        language,
        "Emma Bovary, Julien Sorel.",
        *(f"{name}{mark} {asked[language]}" for name in ("Emma", "Julien") * 2),
    )
    assert [one.who for one in speech(event)] == ["Emma Bovary", "Julien Sorel"] * 2


def test_topics_of_minutes_are_no_speakers() -> None:
    said = ["Topic: The bridge", "Emma: I keep it.", "Julien: we all do, Emma.", "Topic: The mill", "Emma: It is old."]
    event = record("en", *said * 3, "Julien: I see.", "Emma: Thank you.")
    assert {one.who for one in speech(event)} == {"Emma", "Julien"}


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("es", "El ministro de Cultura recibe la cartera de su predecesor, Sancho Panza.", "Sancho Panza"),
        ("fr", "Le ministre de la Culture salue son prédécesseur, Jean Valjean.", "Jean Valjean"),
        ("en", "The minister of culture thanks her predecessor, Mr Darcy.", "Darcy"),
    ],
)
def test_a_predecessor_has_not_the_office(language: str, line: str, name: str) -> None:
    quote = {
        "es": "“Guardamos el puente que es de todos los que pasan por él”.",
        "fr": "« Nous gardons le pont pour tous ceux qui y passent. »",
        "en": "“We keep this bridge for all who pass here today.”",
    }
    event = record(language, line, quote[language])
    assert roles(event, name) == []
    assert name not in [one.who for one in speech(event)]


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        # A stranger has spoken since.
        ("es", "La modelo Ana Ozores dijo que el puente es viejo.\n\nSegún un testigo, unos jóvenes lo cruzaron.\n\nFueron dos, dijo, añadiendo que oyó Q.", [None]),
        # Two who say something together are not the second of them.
        ("fr", "Emma et Cosette se disent impatientes. Emma travaille ici et souhaite aborder Q.", [None]),
        # A prelate is whoever has such an office; a small particle behind As begins a name.
        ("es", "Mons. Sansón Carrasco, arzobispo de Toledo, dijo que el puente es viejo.\n\nEl prelado indicó que Q.", ["Sansón Carrasco"]),
        ("en", "Catherine de Bourgh, president of the council, came.\n\nAs de Bourgh explains, Q.", ["Catherine de Bourgh"]),
    ],
)  # fmt: skip
def test_who_speaks(language: str, body: str, expected: list[str | None]) -> None:
    assert who(language, body) == expected


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fr", "Le thème de cette année, « Radio et confiance », est traité par Jean Valjean, qui rappelle l’importance du pont."),
        ("fr", "La journée commence par la conférence de Jean Valjean, « Création d’un pont », où il a montré des plans."),
        ("en", "The day began with the talk by Elizabeth Bennet, “Two Bridges and a Mill,” in which she showed her work."),
        ("fr", "Après des menaces venant de « gens de la brousse », Jean Valjean avoue être obligé de se taire."),
    ],
)  # fmt: skip
def test_themes_titles_of_talks_and_what_stands_before_another_statement_are_no_speech(
    language: str, body: str
) -> None:
    assert speech(record(language, body)) == []


@pytest.mark.parametrize(
    ("language", "body", "name"),
    [
        (
            "es",
            "Durante la conferencia de prensa, “Nosotros guardamos el puente viejo”, dijo Ana Ozores.",
            "Ana Ozores",
        ),
        (
            "fr",
            "Lors de la conférence de presse, « Nous gardons le pont pour tous », a dit Emma Bovary.",
            "Emma Bovary",
        ),
    ],
)
def test_what_is_said_at_a_press_conference_is_speech(language: str, body: str, name: str) -> None:
    assert [one.who for one in speech(record(language, body))] == [name]
