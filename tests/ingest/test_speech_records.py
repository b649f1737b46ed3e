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


def test_a_short_turn_in_capitals_behind_a_title_is_said() -> None:
    minutes = (
        "M. Javert : Merci Monsieur Valjean.",
        "Mme Fantine Thénard : La digue tient depuis dix ans et la commune paie seule.",
    )
    event = record("fr", "COMPTE RENDU", *minutes)
    assert [one["text"]["fr"] for one in event.passages] == [line.partition(" : ")[2] for line in minutes]
    assert people(event)[0] == "Javert"


def test_the_portuguese_article_ends_no_role() -> None:
    event = record("es", "Carlos Maia, director da agência de Lisboa, dijo que “el puente es seguro y sigue abierto”.")
    assert roles(event, "Carlos Maia") == ["director da agência de Lisboa"]


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


@pytest.mark.parametrize(
    ("language", "turns", "told"),
    [
        (
            "fr",
            ("M. Valjean : Je propose une hausse de 2 %.", "Mme Thénard : C’est trop pour nous."),
            (
                "La délibération est approuvée à la majorité.",
                "Délibération adoptée à l’unanimité des présents.",
                "Adopté à l’unanimité.",
                "Le conseil passe ensuite au point suivant.",
                "Arrivée de M. Javert à 19 h 20.",
                "Après débat, la proposition est rejetée par 8 voix contre 7.",
                "Fin de la séance à 21 h.",
            ),
        ),
        (
            "es",
            ("Sr. Panza: Proponemos subir la tarifa un 2 %.", "Sra. Ozores: Es demasiado para nosotros."),
            (
                "Se aprueba la propuesta por 12 votos a favor y 3 en contra.",
                "La propuesta queda aprobada por unanimidad.",
                "A continuación, los asistentes visitan la nueva depuradora.",
            ),
        ),
        (
            "en",
            ("Mr Darcy: We propose an increase of 2 per cent.", "Ms Bennet: That is too much for us."),
            (
                "Carried unanimously.",
                "The council then adjourned for lunch.",
                "Resolved: that the charges be raised by 2 per cent.",
            ),
        ),
    ],
)
def test_what_minutes_note_behind_a_turn_is_nobodys(
    language: str, turns: tuple[str, ...], told: tuple[str, ...]
) -> None:
    for one in told:
        event = record(language, *turns, *turns, one, turns[0])
        assert one not in [said.words for said in speech(event)]
        assert len(speech(event)) == 5


def test_who_is_listed_on_the_next_line_is_no_part_of_a_role() -> None:
    listed = "M. Jean Valjean, adjoint aux finances\nMme Fantine Thénard, conseillère\nM. Julien Sorel, conseiller"
    event = record(
        "fr", "Étaient présents :", listed, "Jean Valjean a dit : « Le budget augmente de trois pour cent. »"
    )
    found = {name: roles(event, name) for name in people(event)}
    assert found == {
        "Jean Valjean": ["adjoint aux finances"],
        "Fantine Thénard": ["conseillère"],
        "Julien Sorel": ["conseiller"],
    }


def test_the_title_of_the_next_person_ends_a_name() -> None:
    listed = (
        "D. Sancho Panza, concejal de Hacienda\nD.ª Ana Ozores, portavoz del Grupo Mixto\nD. Pedro Crespo, concejal"
    )
    event = record("es", "Asistieron:", listed, "“Guardamos el puente que es de todos”, dijo el Sr. Crespo.")
    assert sorted(people(event)) == ["Ana Ozores", "Pedro Crespo", "Sancho Panza"]
    assert roles(event, "Pedro Crespo") == ["concejal"]
    assert [one.who for one in speech(event)] == ["Pedro Crespo"]


def test_two_of_one_surname_are_told_apart_by_title_and_by_who_was_met() -> None:
    bridge = "“Faltan diez mil puentes”, dijo Ozores."
    event = record(
        "es",
        "Ana Ozores, directora de la agencia, presentó el informe. " + bridge,
        "El concejal Ozores añadió: “Faltan veinte mil”.",
    )
    assert [one.who for one in speech(event)] == ["Ana Ozores", "Ozores"]
    assert roles(event, "Ana Ozores") == ["directora de la agencia"]
    event = record(
        "es",
        "La alcaldesa de Vetusta, Dorotea Panza, recordó la sequía. “El agua no espera”, afirmó.",
        "El profesor Panza discrepó: “El pacto ya existe”.",
        "“Nadie lo cumple”, respondió Panza.",
    )
    assert [one.who for one in speech(event)] == ["Dorotea Panza", "Panza", None]
    doubts = [
        doubt
        for doubt in record(
            "fr", "Fantine Valjean, maire, a parlé.", "Julien Valjean, élu, a parlé.", "Emma Valjean, élue, a parlé."
        ).doubts
        if doubt["kind"] == "same"
    ]
    assert {doubt["about"]: doubt["candidates"] for doubt in doubts}.get("emma-valjean") == ["fantine-valjean"]


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        # However short what stands before the words that tell who speaks.
        ("fr", "Emma Bovary, maire, a ouvert la séance. Q, a-t-elle dit.\n\n« Le pont, explique Julien Sorel, appartient à tous. »", ["Emma Bovary", "Julien Sorel", "Julien Sorel"]),
        # The latter, and who is cited, are nobody certain.
        ("fr", "« Ce n’est pas vrai », a dit Julien Sorel à Emma Bovary. Celle-ci a répondu : « C’est écrit. »", ["Julien Sorel", None]),
        ("es", "Sancho Panza interpeló a Ana Ozores. Esta última declaró: Q.", [None]),
        ("es", "Sancho Panza citó a Machado: Q.", [None]),
    ],
)  # fmt: skip
def test_who_speaks_here(language: str, body: str, expected: list[str | None]) -> None:
    assert who(language, body) == expected


def test_words_that_only_say_who_speaks_are_no_reported_speech() -> None:
    event = record("fr", "Jean Valjean, maire, a parlé. « Si rien n’est fait, a-t-il ajouté, nos ponts tomberont. »")
    assert [one.words for one in speech(event)] == ["Si rien n’est fait", "nos ponts tomberont."]
    assert speech(event, "reported") == []


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        # Whoever opens the next sentence signs nothing.
        ("fr", "Mme Thénard tempère : « Écoutons-le. » Le maire, Jean Valjean, coupe court : « Silence ! » M. Javert quitte la salle.", ["Thénard", "Jean Valjean"]),
        ("es", "El Sr. Panza se indigna: «¡Es una vergüenza!».  La Sra. Ozores suspira: «¿Otra vez?».", ["Panza", "Ozores"]),
        ("fr", "Le préfet, Jean Valjean, promet une aide. « Elle viendra en mai. » Une éleveuse éclate de rire.", ["Jean Valjean"]),
        ("en", "“You lied,” Elizabeth Bennet told Fitzwilliam Darcy. “You are the liar,” he shot back.", ["Elizabeth Bennet", None]),
        # What a placard says, nobody does.
        ("fr", "Devant la mairie, des pancartes : « Égalité ! », « Pas une de plus ». Emma Bovary, étudiante, brandit la sienne.", []),
        # Whose question it is stands before it.
        ("fr", "À la question de Jean Valjean, « Faut-il taxer les ponts ? », l’économiste Emma Bovary a répondu oui.", ["Jean Valjean"]),
        ("fr", "Jean Valjean, maire, a pris la parole. « Nous tiendrons ce pont jusqu’au printemps. » Question d’Emma Bovary (Radio Yonville) : « Quand le texte sera-t-il présenté ? »", ["Jean Valjean", "Emma Bovary"]),
        # A relative of one name may be meant.
        ("fr", "« Ils mentent », tranche Emma Bovary. Sa fille Berthe hoche la tête. « Maman ne dort plus », dit-elle.", ["Emma Bovary", None]),
        ("en", "Jane Bennet came with her son, John Thorpe. “I am proud of her,” he said.", ["John Thorpe"]),
        # He was summoned: that cites nobody.
        ("es", "La alcaldesa Ana Ozores dijo que el juez citó a la empresa y que “el puente es seguro y lo mantendremos abierto”.", ["Ana Ozores"]),
    ],
)  # fmt: skip
def test_whose_words_stand_between_two(language: str, body: str, expected: list[str | None]) -> None:
    assert who(language, body) == expected


def test_surnames_that_end_as_nouns_do() -> None:
    text = "Leonor Briones said it. Mayor Briones and Pedro Sarmiento said the same; Jim Bastion said no. Caridad Mercader said yes."
    assert sorted(people(record("en", text))) == [
        "Caridad Mercader",
        "Jim Bastion",
        "Leonor Briones",
        "Pedro Sarmiento",
    ]


def test_labels_that_are_no_given_names_make_no_conversation() -> None:
    lines = (
        "Budget: We will pay for it.",
        "Bridge: I think we need it soon.",
        "Budget: You know that we pay.",
        "Bridge: We go there.",
    )
    assert speech(record("en", *lines)) == []
