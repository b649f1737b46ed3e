"""Speech as a reader takes it: fragments, subjects left out, somebody who is nobody known. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made, people, speech
from test_speech import said

BRIDGE = "nous devons garder ce pont pour tous ceux qui passent"


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        # A T and its hyphens, and adverbs before the verb.
        ("fr", f'M. Javert est venu. "{BRIDGE}", a t-il encore lancé.', "Javert"),
        # What was said of a project is no title of it.
        ("fr", f"Mme Cosette Valjean, directrice du projet, a souligné « {BRIDGE} ».", "Cosette Valjean"),
        ("es", "Sancho Panza, director del proyecto, destacó “lo imprescindible que es el puente”.", "Sancho Panza"),
        # A name for a thing is what somebody says of it; two words are enough where they lead their sentence.
        (
            "fr",
            "M. Javert a qualifié ce pont de « ruine » hier. M. Javert l’a qualifié de « danger public ».",
            "Javert",
        ),
        ("en", "Elizabeth Bennet, mayor of Longbourn, called it a “lost bridge”.", "Elizabeth Bennet"),
        ("fr", "Les ponts coûtent cher. « Trop cher », a prétendu Jean Valjean, maire de Montreuil.", "Jean Valjean"),
        # One subject, and a verb of saying far behind it.
        ("es", "Alonso Quijano defendió el puente viejo y dijo que “guardamos lo que es de todos”.", "Alonso Quijano"),
        (
            "fr",
            f"Selon Emma Bovary, maire d’Yonville, la ville y pense depuis toujours et « {BRIDGE} ».",
            "Emma Bovary",
        ),
        # A role that goes on in capitals.
        (
            "en",
            "Elizabeth Bennet, director for Bridges (DB), Longbourn School of Works said, “We keep it for everyone.”",
            "Elizabeth Bennet",
        ),
        # Set off, behind a line that stays open.
        (
            "fr",
            f"Selon le capitaine Edmond Dantès\n\n> {BRIDGE}\n\n> et nous le garderons encore longtemps",
            "Edmond Dantès",
        ),
    ],
)
def test_whose_words_they_are(language: str, body: str, who: str) -> None:
    event = said(f"### Ouverture\n\n{body}" if ">" in body else body, language)
    assert event
    assert {one for one, _ in event} == {who}


@pytest.mark.parametrize(
    ("language", "body"),
    [
        # Who speaks next begins a sentence of his own.
        (
            "es",
            "Dulcinea agradeció el premio. Y afirmó: “Guardamos el puente para todos”. Finalmente Sancho Panza celebró las ideas.",
        ),
        # The party said, Danny said: nobody of those named.
        ("en", "Mr Darcy spoke. “We must keep this bridge for everyone,” the party said."),
        ("en", "Mr Darcy spoke. “We must keep this bridge for everyone,” Wickham said."),
        # Possessives do not speak.
        ("en", "The mayor of Longbourn’s office agreed. “We must keep this bridge for everyone,” it was said."),
        # He is not she.
        (
            "fr",
            f"M. Jean Valjean, maire de Montreuil, a déclaré : « {BRIDGE} ». « Mais non, je ne le veux pas », dit-elle.",
        ),
    ],
)
def test_nobody_is_better_than_somebody_else(language: str, body: str) -> None:
    found = said(body, language)
    assert found
    assert found[-1][0] is None


def test_a_pronoun_stands_for_who_spoke_last_over_several_paragraphs() -> None:
    body = (
        f"Jean Valjean, maire de Montreuil, a déclaré : « {BRIDGE} ».\n\nLa pluie tombait sur la ville et sur les toits.\n\n"
        "Les barques étaient rentrées au port avant la nuit.\n\nPersonne ne passait plus sur les quais de la rivière.\n\n"
        "« Je reviendrai demain avec tous les autres », a-t-il ajouté."
    )
    assert [who for who, _ in said(body)] == ["Jean Valjean"] * 2
    crowded = body.replace("Personne ne passait", "M. Javert passait")
    assert [who for who, _ in said(crowded)][-1] != "Jean Valjean"


def test_spanish_names_a_subject_once() -> None:
    body = (
        "Sancho Panza explicó que el puente es de todos.\n\nLa lluvia caía sobre la ciudad y sobre los tejados.\n\n"
        "“Guardamos lo que es de todos nosotros”, sostuvo."
    )
    assert said(body, "es") == [("Sancho Panza", "Guardamos lo que es de todos nosotros")]


def test_english_reports_go_on_with_the_given_name() -> None:
    body = "Elizabeth Bennet, mayor of Longbourn, spoke of bridges with John Watson, doctor. “We keep it for all,” Elizabeth said."
    assert said(body, "en") == [("Elizabeth Bennet", "We keep it for all,")]
    assert (
        said(body.replace(", Elizabeth said", ", Charlotte said").replace(",” E", ",” Charl"), "en")[-1][0]
        != "John Watson"
    )


TRANSCRIPTS = [
    "00:00:00 Jean Valjean\nNous gardons le pont.\n\n00:01:18 Emma Bovary\nEt moi, je le passerai. Je le dis.\n\n00:02:03 Jean Valjean\nBien.\n",
    "Jean Valjean (00:00:00)\nNous gardons le pont.\n\nEmma Bovary (00:01:18)\nEt moi, je le passerai. Je le dis.\n\nJean Valjean (00:02:03)\nBien.\n",
    "[00:00] Jean Valjean: Nous gardons le pont.\n\n[01:18] Emma Bovary: Et moi, je le passerai. Je le dis.\n\n[02:03] Jean Valjean: Bien.\n",
]


@pytest.mark.parametrize("text", TRANSCRIPTS)
def test_transcripts(text: str) -> None:
    """A time and a name head what is said until the next; a voice that has no name stays unknown."""
    event = made(text, fallback="fr")
    assert [tuple(one) for one in speech(event)] == [
        ("Jean Valjean", "Nous gardons le pont."),
        ("Emma Bovary", "Et moi, je le passerai. Je le dis."),
        ("Jean Valjean", "Bien."),
    ]
    assert [entry["reason"] for entry in event.ledger].count("speaker label") == 3
    nameless = made(text.replace("Emma Bovary", "Intervenant 2"), fallback="fr")
    assert [one.who for one in speech(nameless)] == ["Jean Valjean", None, "Jean Valjean"]
    assert people(nameless) == ["Jean Valjean"]


MINUTES = [
    "M. Jean Valjean. Nous gardons ce pont pour tous.",
    "M. le président. Merci à vous.",
    "M. le président. Qui s’y oppose ? M. Javert. Moi, je m’y oppose.",
    "12",
    "Et je le dis bien haut.",
    "À droite. Mais non ! mais non !",
    "(Applaudissements.) Mme Emma Bovary. Très bien, je le passerai.",
]


def test_minutes_with_several_turns_in_a_paragraph_and_voices_without_a_name() -> None:
    found = speech(made("\n\n".join(MINUTES) + "\n", fallback="fr"))
    assert [tuple(one) for one in found] == [
        ("Jean Valjean", "Nous gardons ce pont pour tous."),
        ("le président", "Merci à vous."),
        ("le président", "Qui s’y oppose ?"),
        ("Javert", "Moi, je m’y oppose."),
        ("Javert", "Et je le dis bien haut."),
        (None, "Mais non ! mais non !"),
        ("Emma Bovary", "Très bien, je le passerai."),
    ]


def test_a_list_of_tasks_is_no_turn() -> None:
    tasks = "".join(
        f"- {who}: reparar el puente {n}.\n\n" for n, who in enumerate(("Sancho Panza", "Alonso Quijano", "Puentes"))
    )
    assert said(tasks, "es") == []


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("fr", f"Emma Bovary, maire d’Yonville, l’a dit. « {BRIDGE}, assure le maire, Jean Valjean. Il est à nous. »", ["Jean Valjean"] * 2),
        ("fr", "M. Jean Valjean s’est dit « très heureux de ce pont ».", ["Jean Valjean"]),
        ("en", "The report says “the bridge is old and must be repaired soon”.", []),
        ("en", "> We must keep this bridge. It is ours.\n>\n> — Elizabeth Bennet, mayor of Longbourn\n\n### Bridges", ["Elizabeth Bennet"]),
        ("en", "The Chair: Welcome to everyone.\n\nMs. Bennet: Thank you.\n\nThe Chair: Go on.", ["the Chair", "Bennet", "the Chair"]),
        ("es", "El Sr. Panza: Guardamos el puente.\n\nLa Sra. Lorenzo: Estoy de acuerdo.\n\nEl Sr. Panza: Gracias.", ["Panza", "Lorenzo", "Panza"]),
        # Minutes that tell, in whole sentences, are no turns.
        ("fr", "Monsieur le Maire indique que le pont est vieux. Madame BOVARY demande : « Qui le paiera ? »", ["BOVARY"]),
        ("en", "Chair: Ann Lee\n\nSecretary: John Watson\n\nPlace: Town hall", []),
        ("en", "Bennet: We keep it.\n\nWatson: I agree.\n\nBennet: Good.\n\nWatson: Elizabeth Bennet and John Watson agree.", ["Elizabeth Bennet", "John Watson"] * 2),
        ("fr", "« Le pont est beau. Il est à nous », s’enthousiasme Emma Bovary, habitante d’Yonville.", ["Emma Bovary"]),
        ("fr", "Même son de cloche chez Emma Bovary, habitante : « Le pont est à nous tous et à la ville. »", ["Emma Bovary"]),
        ("es", "Sancho Panza (Barataria): “Debemos guardar este puente para todos.”", ["Sancho Panza"]),
        ("es", "La concejala Dulcinea Lorenzo puso de relieve que «el puente es de todos nosotros».", ["Dulcinea Lorenzo"]),
        # Titles are written with capitals.
        ("en", "Then Mrs. Bennet read to us her own: “The Bridges of Longbourn.”", []),
        ("en", '"We keep it," Mr Darcy remarked during the conference, "but we shall see."', ["Darcy"] * 2),
    ],
)  # fmt: skip
def test_forms_of_reports_and_minutes(language: str, body: str, expected: list[str]) -> None:
    assert [who for who, _ in said(body, language)][: len(expected) or None] == expected


def test_a_line_that_quotes_a_whole_sentence_is_no_title() -> None:
    event = made(
        f"Jean Valjean a répondu : « {BRIDGE}. »\n\n" + "La pluie tombait sur la ville et sur les toits. " * 4,
        fallback="fr",
    )
    assert [one.who for one in speech(event)] == ["Jean Valjean"]


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        # A teacher of a place, and her name behind a comma.
        (
            "es",
            "La profesora de Barataria, Ana María Ozores, habló. Más tarde la profesora pidió “rescatar este puente viejo”.",
            ["Ana María Ozores"],
        ),
        # Those of a list are not what the one before is.
        (
            "es",
            "Acudieron la directora, las actrices Ana Ozores y Dulcinea Toboso, el actor Alonso Quijano y el productor "
            "Sancho Panza. En palabras de la directora “es un puente sobre la vida que nos toca vivir a todos”.",
            [None],
        ),
        # Who welcomed the text may be whose words come next: not who spoke before.
        (
            "fr",
            f"« {BRIDGE} », a lancé Jean Valjean, maire. Un travail salué par Emma Bovary, présidente. « Nous y tenons tous ici. »",
            ["Jean Valjean", None],
        ),
        # In whose eyes, in whose opinion.
        ("fr", f"C’est clair : « {BRIDGE} », aux yeux d’Emma Bovary, maire d’Yonville.", ["Emma Bovary"]),
        ("fr", f"De l’avis du maire Jean Valjean, « {BRIDGE} ».", ["Jean Valjean"]),
        # What is made plain, or is in somebody’s words, is no title.
        (
            "es",
            "Sancho Panza, alcalde, aseguró que tanto interés pone de manifiesto que “hay relevo en el campo”.",
            ["Sancho Panza"],
        ),
        ("es", "Sancho Panza, alcalde, contó que según sus palabras “guardamos lo que es de todos”.", ["Sancho Panza"]),
        (
            "es",
            "Con la premisa de que “guardamos lo que es de todos”, como contó el alcalde Sancho Panza.",
            ["Sancho Panza"],
        ),
        # An occasion for one to thank another: he may be either.
        (
            "fr",
            "Selon Edmond Dantès, le ministre Jean Valjean a rassuré. Ce fut l’occasion pour Edmond Dantès de féliciter le ministre "
            f"de la Ville, Jean Valjean. Aussi, a-t-il invité les gens. « {BRIDGE} », soutient-il.",
            [None],
        ),
        # The initials of a minister, and his office.
        (
            "fr",
            f"Le ministre Jean Paul Valjean est venu. Le ministre JPV a salué Emma Bovary. « {BRIDGE} », a-t-il dit.",
            ["Jean Paul Valjean"],
        ),
        ("en", "Elizabeth Bennet, Digital Strategy Advisor, said “we must keep this bridge”.", ["Elizabeth Bennet"]),
        # Straight marks inside straight marks, and one closed by another kind.
        (
            "fr",
            'Jean Valjean, maire, a dit : "La question, c\'est "quel pont, et quelle rive", en gardant la route du nord".',
            ["Jean Valjean"],
        ),
        ("en", 'Elizabeth Bennet, mayor, said: "We must keep this bridge for all.” He left.', ["Elizabeth Bennet"]),
    ],
)
def test_who_is_meant_by_those_around(language: str, body: str, found: list[str | None]) -> None:
    event = said(body, language)
    assert [who for who, _ in event] == found


def test_marks_inside_marks_stay_inside() -> None:
    (one,) = said(
        'M. Javert a dit : "La question, c\'est "quel pont, et quelle rive", en gardant la route du nord".', "fr"
    )
    assert one[1].endswith("la route du nord")


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        (
            "es",
            "# Foro\n\nHabla la alcaldesa.\n\nPREGUNTA: ¿Qué pide el pueblo?\n\nRESPUESTA: El pueblo pide un puente nuevo sobre el río.",
            [None, None],
        ),
        (
            "fr",
            "# Forum\n\nLE QUOTIDIEN – Quels sont les objectifs des rencontres ?\n\nPr EMMA BOVARY – Le colloque est né d’un "
            "constat : les ponts sont une des préoccupations les plus importantes des gens de la ville, et il faut y répondre ici.",
            ["EMMA BOVARY"],
        ),
    ],
)
def test_one_question_and_its_answer_are_an_interview(language: str, body: str, found: list[str | None]) -> None:
    event = made(body, "report.md", fallback=language)
    assert [one.who for one in speech(event)] == found


def test_where_names_stand_over_quotations_none_stands_under_one() -> None:
    quote = "“We must keep this bridge for all who pass here, today and tomorrow.”"
    rows = (
        "Elizabeth Bennet, Mayor of Longbourn",
        quote,
        "It rained.",
        quote,
        "Charles Bingley, Mayor of Netherfield",
        quote,
    )
    event = made("# Forum\n\n" + "\n\n".join(rows), "report.md", fallback="en")
    assert [one.who for one in speech(event)] == ["Elizabeth Bennet", None, "Charles Bingley"]
