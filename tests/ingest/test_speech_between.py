"""Speech between sections, beside lines of names, behind addressees and in marks that do not match. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made, people, speech
from test_speech_evidence import who


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        # Who hears it stands between the verb and who says it.
        ("es", "Q, dijo a la AFP Ana Ozores, de 58 años.", ["Ana Ozores"]),
        ("es", "Q, indicó a los periodistas el alcalde Sancho Panza.", ["Sancho Panza"]),
        ("fr", "Q, a dit à la presse Emma Bovary, maire de Yonville.", ["Emma Bovary"]),
        # A verb that needs another, and then the subject.
        ("fr", "Q, a fait valoir la mairesse, Emma Bovary, devant une salle comble.", ["Emma Bovary"]),
        ("fr", "Q, a tenu à rappeler Jean Valjean.", ["Jean Valjean"]),
        # Where somebody comes from may take many words.
        ("en", "Q, Elizabeth Bennet, of the East Meryton Resource Centre (EMRC) told the Commons Home Affairs Committee.", ["Elizabeth Bennet"]),
        ("es", "Ana Ozores, de la Universidad Mayor de Vetusta UMV, afirmó: Q.", ["Ana Ozores"]),
        # Whose the words of the day were, or the message.
        ("es", "La frase del día fue de Sancho Panza, director de la red de Barataria: Q.", ["Sancho Panza"]),
        ("fr", "Le mot de la fin est revenu à Emma Bovary, maire : Q.", ["Emma Bovary"]),
        ("en", "The sharpest words came from Elizabeth Bennet: Q.", ["Elizabeth Bennet"]),
        ("es", "Habló de Sancho Panza, ausente por enfermedad, cuyo mensaje grabado se escuchó en la sala: Q.", ["Sancho Panza"]),
        # Two offices before a name, the second a title.
        ("es", "La relatora general, la profesora Ana Ozores, leyó el acta. Q, subrayó la relatora.", ["Ana Ozores"]),
        # A quotation first, and a colon behind it.
        ("fr", "Q : au premier jour de sa visite dans la capitale de la province, le maire Jean Valjean a salué le choix de la ville.", ["Jean Valjean"]),
        # Whom a minister is asked is no riddle.
        ("es", "Ana Ozores, viceministra, abrió la mesa. Dorotea Clenarda no calló. Y preguntó: “¿Quién elige esos libros, viceministra?”.\n\nElla no eludió la cuestión. Q, admitió.", ["Dorotea Clenarda", "Ana Ozores"]),
        # Whoever he was when he was called that before.
        ("es", "El presidente Sancho Panza habló poco. El mandatario viajó ayer. Q, dijo el mandatario.", ["Sancho Panza"]),
        # It was she who did it.
        ("en", "After Jane Fairfax won her match, it was Elizabeth Bennet who got the ball rolling. Q, she told them.", ["Elizabeth Bennet"]),
        # What an office could not do is no part of it.
        ("en", "Vice President Charles Bingley replied that the executive could not make a choice. He explained, Q.", ["Charles Bingley"]),
        # Who is asked about somebody was told of before.
        ("en", "Charles Bingley, adviser, came. “It is late,” Bingley said. Asked about the letter of the new envoy, George F Wickham, he said: Q.", ["Charles Bingley", "Charles Bingley"]),
        ("en", "Fitz Darcy, adviser, came. Darcy said it was late. On whether Charles Bingley had left, he replied: Q.", ["Fitz Darcy"]),
        # Called by the first of two names, which is in no list.
        ("en", "The council asked Netherby Bingley, its leader. In his reaction, Netherby said: Q.", ["Netherby Bingley"]),
        # A letter without a point inside a name.
        ("en", "George F Wickham, the mayor, came. Q, Wickham said.", ["George F Wickham"]),
        # Whom somebody stood in for, and points that end no sentence.
        ("en", "Dr. Jane Fairfax, Vice President for Schools, who represented University President Dr. Ma. Emma Woodhouse, stressed the need, stating, Q.", ["Jane Fairfax"]),
        ("en", "State Sen. Jane Fairfax, for example, said Emma Woodhouse “has given all her days to make this town a place to live in.”", ["Jane Fairfax"]),
        # What he was glad of, he said.
        ("fr", "Emma Bovary, maire de Yonville, est venue. Q, s’est-elle félicitée.", ["Emma Bovary"]),
        # More than a theme, and marks the wrong way round.
        ("es", "Sancho Panza advirtió en relación al tema, “Alístense porque les voy a mandar un decreto, ahí se los mando”.", ["Sancho Panza"]),
        ("es", "El alcalde Sancho Panza sostuvo que ”el mensaje es claro y así lo decimos a todos” en la plaza.", ["Sancho Panza"]),
        # He who said so, and not who is named for another reason.
        ("fr", "Le directeur Jean Valjean a ouvert. Créée en mai, la ligue, a-t-il rappelé, suit la voie tracée par Julien Sorel. Q, a-t-il ajouté.", ["Jean Valjean"]),
    ],
)  # fmt: skip
def test_who_speaks(language: str, body: str, expected: list[str]) -> None:
    assert who(language, body) == expected


@pytest.mark.parametrize(
    ("language", "body"),
    [
        # A body is nobody named before.
        ("fr", "Q, a annoncé Jean Valjean, responsable de la police. Q, a indiqué la police."),
        ("es", "El ministro Sancho Panza habló. Q, explicaba el ministerio en una nota."),
        # Somebody, and others.
        ("en", "Elizabeth Bennet asked them all. Q, one said."),
        ("fr", "Jean Valjean a parlé du pont. Les savants l’écoutent. Il n’est donc pas nécessaire d’attendre. Q, notent-ils."),
        ("fr", "Emma Bovary, présidente, a ouvert.\n\nL’une des participantes au projet a témoigné des effets de cette initiative.\n\nQ, a-t-elle confié."),
        ("es", "El encargado de mostrar el puente es un especialista. Q, dijo el encargado."),
        # What somebody is asked whether they believe is the asker's.
        ("en", "Elizabeth Bennet spoke. The member asked her whether she believes that Q."),
        # A last name of nobody known: he may be that one.
        ("en", "Charles Bingley proposed a fair. It is late, said Wickham. He argued for longer days. Q, he said."),
        # Two names over a quotation, and the next one under it.
        ("en", "All that was said in Meryton on the first day of the summit.\n\nCharles Bingley, Fellow, Meryton School and Ann Elliot, Manager, Lyme Office\n\n“We must keep this bridge for all who pass here.”\n\nElizabeth Bennet, Editor, Longbourn Press"),
    ],
)  # fmt: skip
def test_it_is_not_said_who_speaks(language: str, body: str) -> None:
    assert who(language, body)[-1] is None


def test_what_a_crowd_shouts_is_nobodys() -> None:
    body = "La alcaldesa Ana Ozores habló. Q, dijo. Los vecinos no cesaban de corear Q, Q."
    assert who("es", body)[1:] in ([], [None], [None, None])


PRESS = """Jean Valjean salue le pont

Le maire Jean Valjean a parlé hier devant la ville réunie. « Nous garderons ce pont pour tous ceux qui passent », a-t-il dit.

À lire aussi : Un pont pour demain

« Il y aura du travail pour tout le monde ici », a-t-il poursuivi.

Un appel aux voisins

« Il faut que chacun vienne aider à la fête », a-t-il encore lancé, et les voisins ont applaudi longuement dans la grande salle de la mairie.

Une autre suite

{after}
"""


def test_a_pronoun_means_who_spoke_before_the_heading() -> None:
    after = "« Nous serons prêts avant la fin de cette année », a-t-il conclu, sans dire quand les travaux prendraient fin ni combien."
    assert [one.who for one in speech(made(PRESS.format(after=after), fallback="fr"))] == ["Jean Valjean"] * 4


def test_it_means_nobody_where_another_was_named_since() -> None:
    after = "L’avocat Julien Sorel était dans la salle avec le notaire Charles Bovary. « Nous serons prêts avant la fin de cette année », a-t-il conclu."
    assert speech(made(PRESS.format(after=after), fallback="fr"))[-1].who != "Jean Valjean"


def test_a_heading_that_names_somebody_else_ends_it() -> None:
    text = PRESS.replace("Un appel aux voisins", "Le discours de Fantine Thénard").format(
        after="La fête a eu lieu hier."
    )
    assert [one.who for one in speech(made(text, fallback="fr"))][2] != "Jean Valjean"


@pytest.mark.parametrize("heading", ["Intervention de la ministre", "Session 2 : le pont"])
def test_a_session_of_its_own_begins_anew(heading: str) -> None:
    text = PRESS.replace("Un appel aux voisins", heading).format(after="La fête a eu lieu hier.")
    assert "Jean Valjean" not in [one.who for one in speech(made(text, fallback="fr"))][2:]


def test_links_to_other_texts_head_nothing() -> None:
    event = made(PRESS.format(after="La fête a eu lieu hier."), fallback="fr")
    assert not [s for s in event.sessions if "lire aussi" in str(s["title"]["fr"])]


def test_a_crosshead_under_a_quotation_is_no_signature() -> None:
    body = "Elizabeth Bennet came. “It was a very long road for all of us,” she told the hall.\n\n“But the good news is that we are here now.”\n\n{under}\n\nThe hall was full."
    unsigned = made("Notes\n\n" + body.format(under="Further roads"), fallback="en")
    assert speech(unsigned)[-1].who == "Elizabeth Bennet"
    signed = made("Notes\n\n" + body.format(under="The keeper of the gate, who has no name"), fallback="en")
    assert speech(signed)[-1].who is None


ABOVE = (
    "{above}\n\n“We must keep this bridge for all of us who pass here every day, come rain or come shine.”\n\n{under}"
)


def test_the_one_whom_the_sentence_above_is_about() -> None:
    body = ABOVE.format(
        above="The hall was full. Meanwhile Elizabeth Bennet wrapped up her work in an hour.", under="The work went on."
    )
    assert who("en", body) == ["Elizabeth Bennet"]


@pytest.mark.parametrize(
    ("above", "under"),
    [
        ("Elizabeth Bennet met Charles Bingley at the gate.", "The work went on."),
        ("The hall honoured Elizabeth Bennet with a song.", "The work went on."),
        ("Elizabeth Bennet and Wickham opened the gate.", "The work went on."),
        ("Elizabeth Bennet, Collins and Wickham opened the gate.", "The work went on."),
        ("A letter from Elizabeth Bennet was read in the hall.", "The work went on."),
        ("Elizabeth Bennet wrapped up her work in an hour.", "The keeper of the gate"),
    ],
)
def test_where_it_may_be_another(above: str, under: str) -> None:
    assert who("en", ABOVE.format(above=above, under=under)) == [None]


def test_words_about_somebody_are_not_theirs() -> None:
    body = "Elizabeth Bennet left the town on Monday after many years of work.\n\n“She was the best keeper that this old bridge has ever had, and we shall all miss her.”"
    assert who("en", body) == [None]


PAGE = """Summit day three

Elizabeth Bennet, Senior Director, Longbourn House

“The roads have to work for everyone who lives here.”

Charles Bingley, 2015 Fellow, Netherfield and Ann Elliot, Manager, Town of Lyme

“Closed gates leave people out of the loop.” -Ann

“We challenge you to open up your parks.” – Charles

“Nobody has to knock at a door twice.” – Mary
"""


def test_names_over_quotations_and_given_names_that_sign() -> None:
    found = [one.who for one in speech(made(PAGE, fallback="en"))]
    assert found == ["Elizabeth Bennet", "Ann Elliot", "Charles Bingley", None]


def test_marks_of_which_only_the_first_was_turned() -> None:
    body = 'La diputada Ana Ozores pidió la palabra.\n\n“No cabe duda, la ciudad se ha ganado un “premio mayor", por lo que hizo… En otras palabras, “el mayor olvido de la historia". Así fue", declaró.'
    (found,) = speech(made(f"Notas\n\n{body}\n", fallback="es"))
    assert found.words.startswith("No cabe duda")
    assert found.words.endswith("Así fue")


def test_a_dateline_is_nobody() -> None:
    body = "MERYTON MARKET — Elizabeth Bennet rounded off the week as all six players of the town went on to the second round of the US Open on Tuesday without a fault."
    event = made(f"Five win\n\n{body}\n\nThe games go on tomorrow.\n", fallback="en")
    assert not speech(event)
    assert "MERYTON MARKET" not in people(event)


def test_a_ship_is_nobody() -> None:
    body = "Au port, le capitaine du navire de pêche Étoile des Vents, Jean Valjean, a parlé. Q, déclare-t-il."
    assert who("fr", body) == ["Jean Valjean"]
