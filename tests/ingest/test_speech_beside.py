"""What stands beside a quotation: verbs that say only there, marks set by hand, and whoever the sentence names. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made, speech
from test_speech import said

EN, FR, ES = (
    "we must keep this bridge for everyone who walks",
    "nous devons garder ce pont pour tous ceux qui passent",
    "debemos guardar este puente para todos los que pasan",
)


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        ("en", f"Jane Bennet, mayor of Meryton, notes that “{EN}”.", "Jane Bennet"),
        ("en", f"Jane Bennet, mayor of Meryton, claims: “{EN}.”", "Jane Bennet"),
        ("en", f"Jane Bennet, mayor of Meryton, is here. “{EN},” Jane Bennet reports.", "Jane Bennet"),
        ("en", f"Jane Bennet, mayor of Meryton, is here. “{EN},” Bennet laughed.", "Jane Bennet"),
        ("fr", f"Emma Bovary, maire de Yonville, trouve que « {FR} ».", "Emma Bovary"),
        ("es", f"Sancho Panza, alcalde de Barataria, escribe que “{ES}”.", "Sancho Panza"),
        (
            "es",
            f"Sancho Panza, del Consejo de los Puentes, Barataria, piensa que la villa es rica y que “{ES}”.",
            "Sancho Panza",
        ),
        ("es", f"Sancho Panza, alcalde, se tiene por pobre pero dice que “{ES}”.", "Sancho Panza"),
        ("es", f"“{ES}” Sancho Panza, Gerente de Puentes de Barataria.", "Sancho Panza"),
    ],
)
def test_a_word_that_says_only_beside_a_quotation(language: str, body: str, who: str) -> None:
    assert [name for name, _ in said(body, language)] == [who]


@pytest.mark.parametrize(
    "body",
    [
        f'" {FR.capitalize()} ", a indiqué Emma Bovary, maire de Yonville.',
        f"ʺ {FR.capitalize()} ʺ, a indiqué Emma Bovary, maire de Yonville.",
        f"❝{FR.capitalize()}❞, a indiqué Emma Bovary, maire de Yonville.",
    ],
)
def test_marks_as_hasty_hands_set_them(body: str) -> None:
    """Straight marks set apart by spaces, and signs that look like them, quote."""
    assert said(body) == [("Emma Bovary", FR.capitalize())]


def test_signs_that_look_like_marks_are_accounted_for_as_marks() -> None:
    event = made(f"➢ Les ponts\n\nʺ {FR.capitalize()} ʺ, a indiqué Emma Bovary, maire de Yonville.", fallback="fr")
    assert {entry["reason"] for entry in event.ledger if entry["kind"] == "skip"} <= {"blank", "mark"}


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        # Whoever the sentence names comes before who spoke in the paragraph before.
        ("es", f"El puente fue para Teresa Panza, de la villa, cosa “de las buenas”, y “{ES}”.", "Teresa Panza"),
        # Nobody known leads to the block: it is not of who spoke before.
        (
            "es",
            f"Fierabrás Malambruno, el Grande, de la Torre y hoy en Barataria menciona que:\n\n“{ES.capitalize()}.”",
            None,
        ),
        # What bears a name is not who speaks, nor is the rest of a saint's.
        ("es", f"El vecino del proyecto Canoa Grande, reflexiona: “{ES}”.", None),
    ],
)
def test_the_last_who_spoke_gives_way(language: str, body: str, who: str | None) -> None:
    found = said(f"Sancho Panza, alcalde de Barataria, dijo: “Guardamos el puente de la villa”.\n\n{body}", language)
    assert found[0][0] == "Sancho Panza"
    assert [name for name, _ in found[1:]][-1:] != ["Sancho Panza"]
    if who:
        assert found[-1][0] == who


@pytest.mark.parametrize(
    ("body", "who"),
    [
        (f"San Remo Mayor Edward Ferrars said this: “{EN}.”", "Edward Ferrars"),
        (f"At San Fairfax Churchill, Edward Ferrars, the mayor, said: “{EN}.”", "Edward Ferrars"),
    ],
)
def test_the_rest_of_the_name_of_a_place_is_nobody(body: str, who: str) -> None:
    assert [name for name, _ in said(body, "en")] == [who]


def test_the_questions_of_a_briefing_are_nobodys_known() -> None:
    turns = [
        "MS. BENNET:  We keep the bridge.",
        "Q    Will it hold?",
        "MS. BENNET:  It will hold, and I thank you.",
        "Q    When did you see it?",
        "MR. DARCY:  I saw it with her.",
        "You may go and see it too.",
    ]
    found = [(one.who, one.words[:9]) for one in speech(made("\n\n".join(turns), fallback="en"))]
    assert [words for who, words in found if who is None] == ["Will it h", "When did "]
    assert len({who for who, _ in found if who}) == 2


INTERVIEW = """# {title}

Emma Bovary est maire de Yonville depuis un mois.

## **Comment va le pont ?**

Il va bien. Nous l’avons gardé, et j’en suis heureuse.

## **Et la rivière ?**

Je la vois tous les jours.

Elle monte, et nous veillons.

Propos recueillis à Yonville : https://yonville.example
"""


def test_an_interview_whose_title_names_who_answers() -> None:
    """Questions are nobody’s, answers hers, and what stands around is neither."""
    event = made(INTERVIEW.format(title="Trois questions à Emma Bovary, maire"), "report.md", fallback="fr")
    assert [(one.who, one.words[:12]) for one in speech(event)] == [
        ("Emma Bovary", "Il va bien. "),
        ("Emma Bovary", "Je la vois t"),
        ("Emma Bovary", "Elle monte, "),
    ]
    event = made(INTERVIEW.format(title="Le pont de Yonville et ses questions"), "report.md", fallback="fr")
    assert speech(event) == []


def test_whom_a_signature_belongs_to_and_where_a_sentence_goes_on() -> None:
    said = (
        "“The mill must be kept by all who live by the river.” – Elinor Dashwood, The Highbury Times",
        "“We will keep the river clean for all who fish in it.” – Jane Fairfax, but nobody listened to a word of it",
        "“El puente es de todos los que viven junto al río.” — Ana Ozores, docente de la universidad",
    )
    found = [one.who for one in speech(made("\n\n".join(said), fallback="en"))]
    assert found == ["Elinor Dashwood", None, "Ana Ozores"]


def test_an_interview_that_labels_one_persons_answers_by_initials() -> None:
    turns = [
        "Claudia Panza es alcaldesa de Barataria.",
        "¿Cómo guardáis el puente?",
        "Claudia Panza: Fue difícil, y lo contamos a todos.",
        "Además hay otra cosa: el río sube cada año.",
        "¿Y podemos nosotros ayudar en algo?",
        "C.P.: Nadie puede negarlo, lo vemos cada día.",
        "¿Qué nos espera?",
        "C. P.: Creo que nos espera el agua.",
    ]
    found = [(one.who, one.words[:8]) for one in speech(made("\n\n".join(turns), fallback="es"))]
    assert found == [("Claudia Panza", words) for words in ("Fue difí", "Además h", "Nadie pu", "Creo que")]


def test_whoever_answers_an_interview_is_cited_from_the_title_of_the_report() -> None:
    """The heading of a section there is a question, and names nobody."""
    event = made(INTERVIEW.format(title="Trois questions à Emma Bovary, maire"), "report.md", fallback="fr")
    assert [p["source"]["attribution"] for p in event.passages if p["speaker"] and p["speech"] == "direct"] == [
        [1, 1]
    ] * 3


@pytest.mark.parametrize(
    ("language", "first", "body"),
    [
        # The party answered: it is somebody, though nobody known.
        (
            "es",
            "El edil Sancho Panza dijo: “El puente es de la villa de Barataria”.",
            f"“{ES.capitalize()}”, ha respondido el PB manchego.",
        ),
        # An official of whom it was told before, by no name.
        (
            "en",
            "“The bridge belongs to us,” said Councilwoman Jane Bennet.",
            f"A top female official who walks there agreed that it is old.\n\n“{EN.capitalize()},” said the official, who asked not to be named.",
        ),
        # A man who was heard saying it said it.
        (
            "en",
            "Jane Bennet, the mayor, said: “The bridge belongs to us.”",
            f"Bennet said that when she rose, a male councillor was heard saying: “{EN}.”",
        ),
        # She is whom the sentence before tells of.
        (
            "fr",
            "La maire, Emma Bovary, a déclaré : « Le pont est à la ville de Yonville ».",
            f"La sœur Léocadie Homais, une des trois gardiennes, a reçu un lot de planches. Ce don est pour elle : « {FR} ».",
        ),
    ],
)
def test_whoever_spoke_before_does_not_get_the_words_of_another(language: str, first: str, body: str) -> None:
    (_, *found) = [who for who, _ in said(f"{first}\n\n{body}", language)]
    assert found
    assert not {"Sancho Panza", "Jane Bennet", "Emma Bovary"} & set(found)


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        ("en", f"Los Barataria Councilwoman Jane Bennet said: “{EN}.”", "Jane Bennet"),
        (
            "fr",
            f"À l’école Notre Dame de Yonville, la sœur Emma Bovary a parlé. Émue, elle a dit : « {FR} ».",
            "Emma Bovary",
        ),
        (
            "en",
            f"Moss Bertram, a gardener formerly at the Great Park of Mansfield and now at the House of Sotherton Court, said: “{EN}.”",
            "Moss Bertram",
        ),
        (
            "es",
            f"El alcalde Sancho Panza vino. “{ES.capitalize()}”, expresó el mandatario al inaugurar el puente.",
            "Sancho Panza",
        ),
    ],
)
def test_who_is_who(language: str, body: str, who: str) -> None:
    assert [name for name, _ in said(body, language)] == [who]


def test_an_abbreviation_at_the_end_of_the_longest_label_breaks_nothing() -> None:
    for length in range(140, 170):
        words = ("le pont de la ville " * 9)[: length - 4]
        text = f"Le {words} M. Javert est venu. Puis il est parti."
        assert speech(made(text, fallback="fr")) == []


@pytest.mark.parametrize(
    ("body", "who"),
    [
        # His own plan is nobody.
        (
            f"M. Jean Valjean a parlé. La ville présentera son PDES à tous. « {FR.capitalize()} », a-t-il estimé.",
            "Jean Valjean",
        ),
        # An office ends before what its holder did next.
        (
            f"« {FR.capitalize()} », a confié le Secrétaire Exécutif de Yonville avant d’annoncer la tenue du conseil.",
            "le Secrétaire Exécutif de Yonville",
        ),
    ],
)
def test_what_is_no_part_of_a_name_or_an_office(body: str, who: str) -> None:
    assert [name for name, _ in said(body)] == [who]
