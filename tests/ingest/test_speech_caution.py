"""Strangers and names said alone, titles, and turns of records without marks. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made, people, speech
from test_speech import said

BRIDGE = "nous devons garder ce pont pour tous ceux qui passent"


@pytest.mark.parametrize(
    ("language", "body"),
    [
        # Two who hold an office were named: either may be the outgoing president.
        (
            "fr",
            f"La présidente Emma Bovary et le président Jean Valjean sont venus. Tous vont vers Jean Valjean. « {BRIDGE} », a dit le président sortant.",
        ),
        # His president is not who spoke last.
        ("fr", f"« Il pleut sur la ville », dit M. Javert, délégué. Pour son président, maire élu, « {BRIDGE} »."),
        # Somebody whom nobody introduced takes the word.
        (
            "es",
            'El edil Sancho Panza reprochó que es "un puente de piedra más", y Fierabrás Malambruno, suave, que "guardamos lo que es de todos".',
        ),
    ],
)
def test_two_who_may_have_spoken_are_nobody(language: str, body: str) -> None:
    assert said(body, language)[-1][0] is None


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        # A secretary of government is no governor.
        (
            "es",
            "El gobernador de Barataria, Sancho Panza, llegó ayer.\n\nPresidió el acto el secretario de Gobernación, Sansón Carrasco.\n\nEl gobernador señaló que “guardamos lo que es de todos”.",
            "Sancho Panza",
        ),
        ("en", "“We must keep this bridge,” said incoming Longbourn Mayor Elizabeth Bennet.", "Elizabeth Bennet"),
        # Mayor-Elect is an office, and no name.
        (
            "en",
            "Mayor-Elect Elizabeth Bennet came. “We must keep this bridge for all,” Bennet said.",
            "Elizabeth Bennet",
        ),
        # The last name of a shorter form.
        (
            "es",
            "Alonso Quijano Saavedra abrió. Alonso Quijano siguió. “Guardamos lo que es de todos”, dijo Quijano.",
            "Alonso Quijano Saavedra",
        ),
    ],
)
def test_who_an_office_or_a_last_name_means(language: str, body: str, who: str) -> None:
    assert {one for one, _ in said(body, language)} == {who}


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fr", "Emma Bovary a publié son Manifeste intitulé volontairement : « Il est venu le temps des ponts »."),
        ("fr", "Emma Bovary a invité les maires à rejoindre ce « Sommet des ponts de la ville »."),
        ("fr", "Emma Bovary a dit venir pour des Cérémonies « Un jour Un Pont pour la Ville »."),
    ],
)
def test_titles_are_no_speech_whoever_is_about(language: str, body: str) -> None:
    assert said(body, language) == []


def test_a_straight_mark_closes_what_a_paragraph_before_opened() -> None:
    body = 'Elizabeth Bennet said this today:\n\n"We must keep this bridge for all of us who live here.\n\nIt is old and grey.\n\nIt stands."'
    assert [who for who, _ in said(body, "en")] == ["Elizabeth Bennet"] * 3


def test_marks_read_wrongly_and_the_wrong_way_round() -> None:
    assert said("Au cœ“ur du pont, il pleut. « Nous gardons ce pont ! », dit Emma Bovary.")[0][0] == "Emma Bovary"
    found = said("Sancho Panza dijo que “guardamos lo que es de todos“. Llueve hoy sobre el puente.", "es")
    assert [words for _, words in found] == ["guardamos lo que es de todos"]


def test_names_alone_on_lines_are_turns() -> None:
    lines = []
    for words in ("We shift themes a little.", "Thank you all for coming.", "I invite Jane to ask first."):
        lines += ["Committee of Bridges and Roads", "Meeting date: 14 September", "Elizabeth Bennet", words]
    event = made("\n\n".join(["Displaying 3 contributions", *lines]), fallback="en")
    assert [(one.who, one.words[:8]) for one in speech(event)] == [
        ("Elizabeth Bennet", "We shift"),
        ("Elizabeth Bennet", "Thank yo"),
        ("Elizabeth Bennet", "I invite"),
    ]


def test_times_and_labels_inside_paragraphs_of_markdown() -> None:
    text = """# Séance

**Accueil**|
00:00:13 Speaker 1|
Bonjour, comment vas-tu ?

## 00:00:40 Speaker 2

00:01:02 Élu principal (maire)|
Il est tard.

Je vous souhaite à tous le bonsoir.

00:02:02 Personne chargée de l’appel|
Voici l’appel.

00:03:02 Conseiller 2|
La vallée est pleine d’herbe.

La discussion est longue.
""".replace("|", "  ")
    event = made(text, "report.md", fallback="fr")
    assert [(one.who, one.words[:7]) for one in speech(event)] == [
        (None, "Bonjour"),
        ("Élu principal (maire)", "Il est "),
        ("Élu principal (maire)", "Je vous"),
        ("Personne chargée de l’appel", "Voici l"),
        ("Conseiller 2", "La vall"),
    ]
    assert people(event) == []


def test_the_chair_gives_the_floor_and_offices_have_no_accents() -> None:
    text = """M. le president. La parole est a M. Marius.

M. Marius. Ma question porte sur le pont de la ville.

M. le president. M. le ministre est absent ce soir.

La parole est a M. le ministre delegue a la mer.

M. Jean Valjean, ministre delegue a la mer. Monsieur le depute, je reponds.
"""
    found = [(one.who, one.words[:9]) for one in speech(made(text, fallback="fr"))]
    assert found == [
        ("le president", "La parole"),
        ("Marius", "Ma questi"),
        ("le president", "M. le min"),
        ("le president", "La parole"),
        ("Jean Valjean", "Monsieur "),
    ]


def test_a_name_a_dash_and_an_answer() -> None:
    words = "Nous avons voulu un pont qui ne soit pas comme on le voit parfois, mais un pont pour tous ceux qui passent, de jour et de nuit."
    event = made(f"Le pont est ouvert à tous.\n\nEmma Bovary –{words}", fallback="fr")
    assert [one.who for one in speech(event)] == ["Emma Bovary"]


def test_a_name_inside_a_longer_one_is_nobody() -> None:
    quoted = "“We will keep the bridge of the town for all”"
    body = f"The mayor, Anne Green, came early.\n\n{quoted}, said Green Party member Jo March."
    assert said(body, "en")[-1][0] != "Anne Green"


def test_one_is_told_from_another_behind_while() -> None:
    body = (
        'Sancho Panza se preguntó: "¿Quién guarda el puente de la villa?", mientras que Sansón Carrasco, de Barataria, '
        'afirmó que "el puente es de todos los que pasan por la villa".'
    )
    assert [who for who, *_ in said(body, "es")] == ["Sancho Panza", "Sansón Carrasco"]


@pytest.mark.parametrize(
    "told",
    [
        "Longbourn Park Councillors said the town “must keep this bridge for everyone who walks.”",
        "“We must keep this bridge for everyone,” Longbourn Park Village Council Wardens said.",
        "“We must keep this bridge for everyone,” Dashwood, the new steward, said.",
    ],
)
def test_a_name_that_is_nobody_known_takes_no_words_from_who_is(told: str) -> None:
    """Whoever stands before a verb of saying says it, and not who spoke before."""
    found = said(f"Elizabeth Bennet, mayor of Meryton, said: “We walk over this bridge every day.”\n\n{told}", "en")
    assert found[0][0] == "Elizabeth Bennet"
    assert [who for who, _ in found[1:] if who == "Elizabeth Bennet"] == []


def test_a_label_of_nobody_known_that_comes_again_ends_the_turn_before_it() -> None:
    """What stands under it is no part of what was said before, be it speech or the record’s own."""
    turns = [
        "Elizabeth Bennet: We must keep this bridge.",
        "Front row: I ask you why, since we have paid for it.",
        "Jane Bennet: You paid for the road.",
        "Outcome: the bridge stays.",
        "Front row: We never heard that before, and I regret it.",
        "Emma Woodhouse: I heard it.",
        "Outcome: the road stays.",
    ]
    found = said("\n\n".join(turns), "en")
    assert [who for who, words in found if "ask" in words or "never" in words] == [None, None]
    assert [words for _, words in found if "stays" in words] == []


@pytest.mark.parametrize(
    ("body", "who"),
    [
        (
            "Former Meryton Mayor Edward Masters said this “bridge must be kept for everyone who walks”.",
            "Edward Masters",
        ),
        (
            "AJ Wickham, the 1813 regiment steward, said this “bridge must be kept for everyone who walks”.",
            "AJ Wickham",
        ),
        (
            "Fitzwill Darnley, Meryton’s mayor when it burnt, said this “bridge must be kept for everyone”.",
            "Fitzwill Darnley",
        ),
        ("H.E. Elizabeth Bennet called on the town: “We must keep this bridge for everyone.”", "Elizabeth Bennet"),
    ],
)
def test_what_somebody_is_or_was_does_not_hide_the_name(body: str, who: str) -> None:
    assert [name for name, _ in said(body, "en")] == [who]


def test_a_quotation_that_ends_a_sentence_ends_it_for_who_speaks_next() -> None:
    body = (
        "Elizabeth Bennet, the mayor, said the road will bring “the kind of people who walk, and then stay with us.” "
        "Jane Fairfax, once a guest there of many years, said the town “would not have lived” without it."
    )
    first, *others = [who for who, _ in said(body, "en")]
    assert first == "Elizabeth Bennet"
    assert "Elizabeth Bennet" not in others


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        # The rest of what somebody unknown said is speech of somebody unknown.
        (
            "en",
            "“We walk over this bridge every day,” the youngest farmer said. “People hardly see that there is a river.”",
            [None, None],
        ),
        # A document in the sentence before does not say what comes next.
        (
            "en",
            "“We walk over this bridge,” said Elizabeth Bennet, the mayor, who drew up the first document. "
            "“It was built against the floods of the river.”",
            ["Elizabeth Bennet", "Elizabeth Bennet"],
        ),
        # Two fragments in a sentence have one speaker, named behind the second.
        (
            "fr",
            "Les deux gardiens « apportent une force nouvelle » au pont, avec « leur grande connaissance de la rivière », "
            "estime le maire Jean Valjean.",
            ["Jean Valjean", "Jean Valjean"],
        ),
        # When it was said, and what the speaker is to whom.
        (
            "es",
            "“Guardamos este puente para todos los que pasan”, declaró en ese momento su hermano mayor, Sancho Panza.",
            ["Sancho Panza"],
        ),
    ],
)
def test_words_around_go_on_with_who_spoke(language: str, body: str, found: list[str | None]) -> None:
    assert [who for who, _ in said(body, language)] == found


def test_headings_in_capitals_that_run_into_their_text_are_nobodys_label() -> None:
    heads = ("OPENING PLENARY", "CONTACT GROUP ON FINANCE", "LOSS AND DAMAGE", "CLOSING PLENARY")
    event = made("Summary\n\n" + "\n\n".join(f"{head}: Delegates could not agree on the bridge." for head in heads))
    assert [passage["speech"] for passage in event.passages] == ["narrative"] * len(heads)
    assert event.speakers == []


# The first and the second, a letter and who reads it, a school that bears a name, a heading that names who speaks.
@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        (
            "es",
            "Abrió la sesión la presidenta, Emma Ozores, y la cerró el gerente, Fermín de Pas. «No vine a despedirme, vine a "
            "contar los puentes», advirtió Ozores. «Yo, en cambio, sí vengo a despedirme de todos», bromeó el segundo.",
            ["Emma Ozores", None],
        ),
        (
            "es",
            "De Sancho Panza llegó una carta que leyó la secretaria, Dulcinea Lorenzo: «Compañeros, no puedo acompañarlos "
            "porque sigo en la ínsula de Barataria».",
            [None],
        ),
        (
            "fr",
            "Un professeur du lycée Jean Valjean, pour sa part, déclare : « Nous sommes inquiets du sort des enfants de la rive. »",
            ["un professeur du lycée Jean Valjean"],
        ),
        (
            "fr",
            "Quant à l’honorable Fantine Thénard, elle est allée plus loin. « Si nous devons continuer ainsi, le pont "
            "tombera », a-t-elle dit.",
            ["Fantine Thénard"],
        ),
    ],
)
def test_who_is_pointed_at_or_read_aloud(language: str, body: str, found: list[str | None]) -> None:
    assert [who for who, _ in said(body, language)] == found


def test_a_heading_that_names_who_speaks_comes_before_the_name_below() -> None:
    texts = [
        "Tous les points du discours m’ont marqué, et le pont sera gardé.",
        "Comme à son habitude, la rive a parlé.",
    ]
    body = "\n\n".join(
        f"Député {who}\n\n« …{text} »" for who, text in zip(("Jean Valjean", "Fantine Thénard"), texts, strict=True)
    )
    event = made(f"Compte rendu\n\nPropos de députés\n\n{body}\n", fallback="fr")
    assert "Fantine Thénard" not in [one.who for one in speech(event) if one.words.strip("…") == texts[0]]
