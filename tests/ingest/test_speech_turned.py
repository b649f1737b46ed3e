"""What strangers' reports taught of who speaks: replies, others' words, offices and their holders. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made, people, speech
from test_speech_evidence import who


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        # An office and, behind it, who holds it, in whatever words.
        ("fr", "Le représentant du préfet, le lieutenant des Eaux et forêts Jean Valjean, a pris la parole. Selon lui, Q.", ["Jean Valjean"]),
        ("es", "Le respondió la alcaldesa, la socialista Ana Ozores. Q, insistió.", ["Ana Ozores"]),
        ("en", "From the floor, a representative of the League, Mr. F. W. Darcy, warned the towns. Q, he told them.", ["F. W. Darcy"]),
        # Whose turn it is, and what a greeting stands between.
        ("fr", "Puis vient le tour de la maire, Emma Bovary, ceinte de son écharpe. Q, énumère-t-elle.", ["Emma Bovary"]),
        ("fr", "Q, a lancé au micro la porte-parole du comité, Emma Bovary, sous les vivats.", ["Emma Bovary"]),
        ("fr", "Q : c’est par ces mots que Emma Bovary, présidente du cercle, a ouvert la fête.", ["Emma Bovary"]),
        # Whose view it is.
        ("en", "Ms. Elizabeth Bennet did not agree. In her view the order ought to change: Q.", ["Elizabeth Bennet"]),
        ("fr", "Pour Julien Sorel, chef de groupe, le pont vient tard. Il a parlé longtemps. Q, a-t-il ironisé.", ["Julien Sorel"]),
        # A verb first, and a subject that Spanish says once.
        ("es", "Defendió la moción Ana Ozores, portavoz. Q, recordó la concejala.", ["Ana Ozores"]),
        ("es", "Elegido por todos, el alcalde Sancho Panza recibió de manos de Ana Ozores la bandera. Q, dijo.", ["Sancho Panza"]),
        ("es", "La reunión fue larga. Sancho Panza la cerró. Q, se defendió Sancho Panza.", ["Sancho Panza"]),
        # The first of two surnames, and names with an apostrophe.
        ("es", "La alcaldesa Ana Ozores Quintanar abrió. Sancho Panza Quijada siguió. Q, dijo Ozores.", ["Ana Ozores Quintanar"]),
        ("fr", "Bernard T’Serclaes, échevin, est venu. Emma Bovary aussi. T’Serclaes, lui, promet : Q.", ["Bernard T’Serclaes"]),
        # Of two with one surname, the one met so far.
        ("es", "El radical Sancho Panza abrió el debate. Panza no calló. Q, sentenció.\n\nLlegó entonces el secretario Pedro Panza.", ["Sancho Panza"]),
        # A nickname is no quotation.
        ("es", 'Fue el delegado Washington "Cacho" Panza el primero en hablar. Q, relató Panza.', ['Washington "Cacho" Panza']),
        # She answers him.
        ("es", "La edila Ana Ozores advirtió del pozo. El gerente Sancho Panza la contradijo: dijo que el pozo está. Q, replicó ella.", ["Ana Ozores"]),
        ("en", "Asked by a visitor whether the bridge would stay, Elizabeth Bennet smiled. Asked again, she answered: Q.", ["Elizabeth Bennet"]),
        # Who is described behind the name, and described again.
        ("en", "Dr Elizabeth Bennet, a freshwater ecologist, came.\n\nMr Darcy laughed. Q, replied the ecologist.", ["Elizabeth Bennet"]),
        ("fr", "Me Emma Bovary, une juriste de Yonville, est venue. Jean Valjean aussi. Q, a rétorqué la juriste.", ["Emma Bovary"]),
        # Named beside who presides: the one whom she can mean.
        ("en", "The forum met with the President, Elizabeth Bennet, in the chair. After the notices she welcomed all. Q, she told the hall.", ["Elizabeth Bennet"]),
    ],
)  # fmt: skip
def test_who_speaks(language: str, body: str, expected: list[str]) -> None:
    assert who(language, body) == expected


@pytest.mark.parametrize(
    ("language", "body", "never"),
    [
        # What is read aloud is not the reader's.
        ("fr", "Emma Bovary, c’est son nom, lit le SMS que lui a envoyé un père : Q.", "Emma Bovary"),
        ("en", "The Councillor Elizabeth Bennet read out what one of the traders had written: Q.", "Elizabeth Bennet"),
        ("en", "Elizabeth Bennet said the line most often heard was that of one head teacher: Q.", "Elizabeth Bennet"),
        ("en", "Mr Darcy finished with a line from one of the mothers he met: Q.", "Darcy"),
        # Others take the word.
        ("fr", "Jean Valjean se fait prudent. Q, tempère Jean Valjean. Q, s’élève une voix dans la foule.", ""),
        ("en", "“Order,” Mr Darcy said. Q, came the reply from the gallery.", ""),
        ("fr", "Emma Bovary cite une étudiante, qui marchait. Un matin, celle-ci lui a dit : Q.", "Emma Bovary"),
        ("fr", "Emma Bovary a remis un foulard à Fantine Thénard. Q, a promis cette dernière.", "Emma Bovary"),
        ("es", "Q, dijo Sancho Panza, ovacionado al grito de Q.", ""),
        ("es", "Ana Ozores contó su vida. Q, dijo. Una compañera del valle explicó que no sube. Q, añadió.", ""),
        # One of the same office, or of another.
        ("es", "El senador Sancho Panza preguntó. Q, reclamó el edil Pedro Crespo. En ese sentido, el senador oficialista agregó: Q.", "Sancho Panza"),
        ("es", "Ana Ozores, economista, comparó las tarifas. A decir de la investigadora, Q.\n\n", "Dorotea Clenarda"),
        ("en", "Mr Darcy spoke first. The ecologist listened. Q, replied the ecologist. Q.", "Darcy"),
        # A journal, a church and a charity are nobody.
        ("en", "The Daily Mirror said: Q.", "Daily Mirror"),
        ("en", "The Meryton Church said: Q.", "Meryton Church"),
        ("en", "Elizabeth Bennet from the reading group Longbourn Pages also welcomed it: Q.", "Longbourn Pages"),
        ("fr", "À l’université Norbert Valjean, le docteur Jean Valjean a parlé. Q, a indiqué le docteur Valjean.", "Norbert Valjean"),
    ],
)  # fmt: skip
def test_who_does_not_speak(language: str, body: str, never: str) -> None:
    heard = who(language, body)
    assert heard
    assert never not in heard if never else heard[-1] is None


def test_a_surname_that_two_bear_is_nobodys_where_both_are_met() -> None:
    body = "Sancho Panza y Pedro Panza discutieron ayer en la plaza. Panza se levantó. Q, sentenció Panza."
    assert who("es", body) == [None]


LABELS = """PROCÈS-VERBAL DE LA SÉANCE DU CONSEIL MUNICIPAL DU 26 SEPTEMBRE 2023
Le conseil municipal, légalement convoqué le 20 septembre, s’est réuni au lieu ordinaire de ses
séances sous la présidence de M. Jean VALJEAN, maire, assisté de Mme Fantine THÉNARD, adjointe, et
de tous les élus.
1. Le pont
M. JAVERT : Je voudrais savoir pourquoi le nombre de places passe de quarante-six à trente et un
alors que l’étude en prévoyait quarante.
Mme THÉNARD : Parce que l’étude ne tenait pas compte des platanes, que nous avons voulu garder en
ville.
M. le Maire : Restons courtois. Chacun aura la parole autant qu’il le souhaite, mais laissez Mme
Thénard finir.
Mme la Syndique : J’ajoute que nous avons trois classes.
Mme THÉNARD indique que quinze places seront ouvertes derrière la salle des fêtes, et que la zone
sera étendue.
M. JAVERT donne ensuite lecture d’un courrier de Mme Cosette Fauchelevent : « Je demande un banc
pour tous ceux qui passent ici. »
Le conseil municipal, après en avoir délibéré, APPROUVE le projet.
"""


def test_minutes_that_mix_turns_and_narration() -> None:
    found = speech(made(LABELS, fallback="fr"))
    assert [(one.who, one.words[:20]) for one in found] == [
        ("JAVERT", "Je voudrais savoir p"),
        ("Fantine THÉNARD", "Parce que l’étude ne"),
        ("Jean VALJEAN", "Restons courtois. Ch"),
        ("la Syndique", "J’ajoute que nous av"),
        (None, "Je demande un banc p"),
    ]


def test_a_label_may_say_una_usuaria() -> None:
    turns = "\n\n".join(
        f"{label}: ¿Y el puente? Nosotras vivimos al día." for label in ("SR. PANZA", "UNA USUARIA", "SRA. OZORES")
    )
    event = made(f"Acta de la asamblea\n\n{turns}\n", fallback="es")
    assert [one.who for one in speech(event)] == ["PANZA", "UNA USUARIA", "OZORES"]
    assert people(event) == ["PANZA", "OZORES"]


def test_the_heads_of_lists_in_minutes_speak_not() -> None:
    head = "THOSE PRESENT WERE: Mayor Bennet, Presiding; Commissioners Lucas and Long, 3.\n\nOFFICERS IN ATTENDANCE: Mary King, Clerk."
    turns = "\n\n".join(
        f"{label}: Please read the next title, and then we go on."
        for label in ("Bennet", "Lucas-Hill", "Bennet", "Lucas-Hill", "Bennet", "Lucas-Hill")
    )
    event = made(f"Official minutes\n\n{head}\n\n{turns}\n", fallback="en")
    assert not {one.who for one in speech(event)} & {"PRESENT WERE", "OFFICERS IN ATTENDANCE", None}


def test_single_marks_around_double_ones() -> None:
    body = "Elizabeth Bennet came. ‘My mother rang me and said, “Lizzy, is it true?” and I had no answer for her,’ she said."
    assert [one.words for one in speech(made(f"Notes\n\n{body}\n", fallback="en"))] == [
        "My mother rang me and said, “Lizzy, is it true?” and I had no answer for her,"
    ]


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        # A view told of in passing leads nowhere.
        ("fr", "Léon Dupuis a défendu le pont. Contre ce projet, qui à ses yeux est utile, Emma Bovary a protesté : Q.", "Emma Bovary"),
        # What is a finite verb of saying behind what was read.
        ("fr", "Emma Bovary, qui a lu tous les courriers, a tranché : Q.", "Emma Bovary"),
        ("en", "Elizabeth Bennet read the letter from the county aloud and then replied: Q.", "Elizabeth Bennet"),
        # The latter as a thing.
        ("fr", "Emma Bovary a relu la charte et a commenté celle-ci : Q.", "Emma Bovary"),
        # A day or a feast that ends with the noun of an organisation.
        ("en", "At the end of the party Elizabeth Bennet said: Q.", "Elizabeth Bennet"),
        # What somebody wrote.
        ("en", "Elizabeth Bennet wrote Q in a letter.", "Elizabeth Bennet"),
        ("fr", "Emma Bovary a écrit « Nous ne céderons jamais cette école » sur la pétition.", "Emma Bovary"),
        ("en", "Elizabeth Bennet made the promise of a woman who keeps her word: Q.", "Elizabeth Bennet"),
    ],
)  # fmt: skip
def test_who_speaks_whatever_is_told_in_passing(language: str, body: str, expected: str) -> None:
    assert who(language, body) == [expected]


@pytest.mark.parametrize(
    ("head", "label", "expected"),
    [
        ("Vice-Chair: Mr Collins.", "The Chair", "the Chair"),
        ("Chair: Mr Collins.", "The Chair", "Collins"),
        ("Mrs Long thanked Jane Fairfax, director, who wrote the book.", "DIRECTOR", "DIRECTOR"),
        ("All were there.", "Miss Key", "Key"),
    ],
)
def test_whom_a_label_means(head: str, label: str, expected: str) -> None:
    turns = "\n\n".join(
        f"{one}: We come to the bridge, and then we go on." for one in (label, "Mrs Bennet", label, "Mr Darcy")
    )
    found = [one.who for one in speech(made(f"Parish council\n\n{head}\n\n{turns}\n", fallback="en"))]
    assert found == [expected, "Bennet", expected, "Darcy"]


def test_a_turn_goes_on_with_what_others_did() -> None:
    turns = "Mrs Bennet: The stones cost much.\n\nMr Darcy moved here from the county last year and knows the stones.\n\nMr Darcy: I do.\n\nMrs Bennet: So you say."
    event = made(f"Parish council\n\n{turns}\n", fallback="en")
    assert "Mr Darcy moved here" in " ".join(one.words for one in speech(event) if one.who == "Bennet")
