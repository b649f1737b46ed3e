"""Who speaks needs evidence: a name that is beside a verb is not always its subject. All speakers are from novels."""

from __future__ import annotations

import re

import pytest
from imports import made, people, speech

from cgluctl.ingest.identity import Wishes

QUOTES = {
    "fr": "« Nous devons garder ce pont pour tous ceux qui passent »",
    "en": "“We must keep this bridge for all who pass here”",
    "es": "“Tenemos que guardar este puente para todos los que pasan”",
}


def who(language: str, body: str) -> list[str | None]:
    """Who speaks in a text where Q stands for a quotation; None for an office too, which is no person."""
    event = made(re.sub(r"\bQ\b", QUOTES[language], body), wishes=Wishes(language=language), fallback=language)
    named = {speaker["name"] for speaker in event.speakers if speaker["named"]}
    return [one.who if one.who in named else None for one in speech(event)]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        # Somebody of no name is the subject.
        ("en", "Elizabeth Bennet spoke first. Others said: Q."),
        ("en", "Elizabeth Bennet spoke first. A voice from the hall cried: Q."),
        ("en", "Elizabeth Bennet spoke first. Q, said one delegate."),
        ("en", "Elizabeth Bennet spoke first. Q, shouted somebody from the back."),
        ("en", "The proposal of Charles Bingley was adopted. Q, said one of the members."),
        ("en", "Elizabeth Bennet heard somebody say: Q."),
        ("en", "Elizabeth Bennet said her mother always told her: Q."),
        ("en", "Under Elizabeth Bennet the council said: Q."),
        ("en", "After Elizabeth Bennet spoke, residents said: Q."),
        ("en", "When Elizabeth Bennet arrived, the crowd shouted: Q!"),
        ("en", "Elizabeth Bennet arrived and the crowd shouted: Q!"),
        ("en", "Nobody believed Elizabeth Bennet when the clerk said Q."),
        ("en", "Elizabeth Bennet listened while the mayor said: Q."),
        ("en", "We met Elizabeth Bennet. The mayor said: Q."),
        ("en", "People saw Elizabeth Bennet when the mayor left. The minister said: Q."),
        ("en", "Elizabeth Bennet opened the town’s new bridge and praised a law that said: Q."),
        ("fr", "Jean Valjean a parlé. Sa femme a dit : Q."),
        ("fr", "Quand Emma Bovary est arrivée, la foule a crié : Q !"),
        ("fr", "Devant Emma Bovary, les élus ont crié : Q !"),
        ("fr", "Emma Bovary se souvient que sa mère disait : Q."),
        ("fr", "Emma Bovary se souvient de ce que disait sa mère : Q."),
        ("fr", "L’entourage de Jean Valjean précise : Q."),
        ("fr", "La Maison Jean Valjean affirme : Q."),
        ("fr", "La principale visée, Marie-Claude Bovary, est là. Q, poursuit-il."),
        ("es", "Sancho Panza contó que su madre decía: Q."),
        ("es", "Ante Sancho Panza, los vecinos gritaron: Q."),
        ("es", "Cuando llegó Sancho Panza, los vecinos gritaron: Q."),
        # What bears a name, or belongs to whoever bears it.
        ("en", "At Charles Bingley School, a teacher said: Q."),
        ("en", "Q, said the Charles Bingley Foundation."),
        ("en", "Q, said Charles Bingley’s wife."),
        ("en", "Charles Bingley's wife said: Q."),
        # Who is named in a sentence about an office does not hold it.
        ("fr", "Le ministre a repris les mots d’un de ses prédécesseurs, Jean Valjean. Il a ajouté : Q."),
        ("fr", "Le ministre a repris les mots de son ami, Jean Valjean. Le ministre a balayé l’idée. Q, a-t-il dit."),
        ("es", "El ministro recordó a uno de sus maestros, Sancho Panza. Después dijo: Q."),
        # Whom it is done to.
        ("en", "Elizabeth Bennet was told: Q."),
        ("en", "Elizabeth Bennet was asked: Q?"),
        ("fr", "Jean Valjean a été qualifié de Q."),
        ("fr", "À Emma Bovary, qui demandait des comptes, il a été répondu : Q."),
        ("en", "Elizabeth Bennet was praised by all. Q."),
        # Two who speak are not one.
        ("en", "Elizabeth Bennet and Charles Bingley said: Q."),
        ("en", "Q, said Elizabeth Bennet and Charles Bingley."),
        ("en", "Q, Elizabeth Bennet and Charles Bingley said."),
        ("fr", "Emma Bovary et Jean Valjean ont déclaré : Q."),
        ("fr", "Q, ont déclaré Emma Bovary et Jean Valjean."),
        ("es", "Sancho Panza y Alonso Quijano dijeron: Q."),
        ("es", "Q, dijeron Sancho Panza y Alonso Quijano."),
        # Who asks does not answer.
        ("en", "Asked by Charles Bingley about the bridge, she said: Q."),
        ("fr", "Interrogée par Jean Valjean, elle a répondu : Q."),
        ("fr", "Interrogé par Jean Valjean sur le pont, le préfet a répondu : Q."),
        ("es", "Preguntada por Sancho Panza, la alcaldesa respondió: Q."),
        ("en", "Charles Bingley asked George Wickham about the bridge. Q, he answered."),
        ("es", "Carlos Quijano abrió la sesión.\n\nLa joven convocó a todos: Q, dijo."),
        # The words of another.
        ("es", "Sancho Panza citó a Miguel de Cervantes: Q."),
        ("en", "Quoting Jane Austen, she said: Q."),
        ("en", "Elizabeth Bennet recalled the words of Jane Austen: Q."),
        ("fr", "Emma Bovary a rappelé les mots de Victor Hugo : Q."),
        ("fr", "Emma Bovary reprend la formule de Victor Hugo : Q."),
        ("fr", "Emma Bovary a lu une lettre de Jean Valjean : Q."),
        ("es", "Sancho Panza recordó las palabras de Miguel de Cervantes: Q."),
        ("en", "Elizabeth Bennet read out a statement by Charles Bingley, which said: Q."),
        ("en", "Elizabeth Bennet said Charles Bingley had written: Q."),
        # Who has an office is not who has another, or had it.
        ("fr", "Le député Jean Valjean s’est exprimé. Le maire a dit : Q."),
        ("fr", "Jean Valjean, adjoint au maire de Yonville, était là. Le maire a ajouté : Q."),
        ("fr", "Le maire, Jean Valjean, était absent. Q, a dit son adjoint."),
        ("es", "El diputado Sancho Panza llegó. El alcalde dijo: Q."),
        ("es", "El exalcalde Sancho Panza llegó. El alcalde dijo: Q."),
        ("en", "Former mayor Elizabeth Bennet opened the meeting. The mayor said: Q."),
        ("en", "Deputy mayor Elizabeth Bennet opened the meeting. The mayor said: Q."),
        # Who is given the floor, and whose claim it is.
        ("en", "Elizabeth Bennet gave the floor to Charles Bingley: Q."),
        ("fr", "M. Javert donne la parole à M. Jean Valjean : Q."),
        ("es", "Dorotea Clenarda, alcaldesa de Barataria, dio la palabra a Sancho Panza: Q."),
        ("en", "Elizabeth Bennet rejected Charles Bingley’s claim: Q."),
        ("fr", "M. Javert parle. Réaction d’Emma Bovary : Q !"),
    ],
)
def test_a_name_that_is_no_subject_does_not_speak(language: str, body: str) -> None:
    assert who(language, body) == [None]


def test_who_answers_a_quotation_says_the_next_one() -> None:
    body = "Critiqué par le conseiller de l’opposition, Q, Jean Valjean lui répond : « Non »."
    assert who("fr", body) == [None, "Jean Valjean"]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "Q, said Charles Bingley.\n\nA farmer from the hills was less happy. Q, he said."),
        ("en", "Q, said Charles Bingley.\n\nThe opposition said Q."),
        ("en", "Q, said Charles Bingley.\n\nOne woman in the audience asked: Q?"),
        ("fr", "Q, a dit Charles Bovary. Un paysan n’est pas de cet avis. Q, dit-il."),
        ("fr", "Q, a dit Emma Bovary. Une riveraine est venue. Q, dit-elle."),
        # Who adds to something has spoken before; who nods has not.
        ("en", "Q, said Charles Bingley. George Wickham nodded. Q, he added."),
        ("fr", "Q, a dit Charles Bovary. Félix Tholomyès a hoché la tête. Q, a-t-il ajouté."),
        ("fr", "Q, a dit Charles Bovary. Dans la salle, un homme crie : Q."),
        ("fr", "Q, a dit Charles Bovary. Dans la salle, on crie : Q."),
        ("fr", "Q, a dit Charles Bovary.\n\nL’opposition dénonce Q."),
        ("es", "Q, dijo Carlos Panza. Alonso Quijano llegó. Q, añadió."),
        ("fr", "Q, a dit Charles Bovary.\n\nUne riveraine est en colère : Q."),
        ("es", "Q, dijo Carlos Panza. Le respondieron: Q."),
        ("es", "Q, dijo Carlos Panza.\n\nIU lamentó Q."),
        ("es", "Q, dijo Carlos Panza. Los vecinos gritaron: Q."),
        ("es", "Q, dijo Carlos Panza.\n\nPor su parte, la oposición denunció que Q."),
    ],
)
def test_whoever_comes_between_takes_the_word(language: str, body: str) -> None:
    first, second = who(language, body)
    assert first is not None
    assert second is None


def test_who_was_she_is_not_he() -> None:
    body = "Q, dit Claude Bovary. Q, ajoute-t-elle, en colère après qu’il a estimé que Q."
    assert who("fr", body) == ["Claude Bovary", "Claude Bovary", None]


@pytest.mark.parametrize(
    ("language", "body", "name"),
    [
        ("en", "According to Elizabeth Bennet, Charles Bingley said: Q.", "Charles Bingley"),
        ("en", "Elizabeth Bennet thanked Charles Bingley, saying Q.", "Elizabeth Bennet"),
        ("fr", "M. Jean Valjean rappelle que, selon M. Javert, Q.", "Javert"),
        ("es", "La alcaldesa Ana Clenarda recibió al concejal Sancho Panza, que dijo: Q.", "Sancho Panza"),
        ("en", "Q, said incoming Meryton Council candidate Elizabeth Bennet.", "Elizabeth Bennet"),
        ("en", "Mr Darcy said it rains. Q, said Meryton Town resident Lydia.", "Lydia"),
        ("en", "Q, said Meryton Party Co-leader Lizzy Bennet.", "Lizzy Bennet"),
        ("fr", "Q, dit M. Jean Valjean. Q, poursuit l’élu de Montreuil.", "Jean Valjean"),
        ("fr", "Selon Emma Bovary, Jean Valjean a dit : Q.", "Jean Valjean"),
        ("en", "Elizabeth Bennet was welcomed by Charles Bingley, who said: Q.", "Charles Bingley"),
        ("es", "Alonso Quijano fue recibido por Sancho Panza, quien dijo: Q.", "Sancho Panza"),
        ("en", "The following statement was released today by Charles Bingley, mayor of Meryton: Q", "Charles Bingley"),
        ("en", "Q, said Charles Bingley. His message to the town was: Q", "Charles Bingley"),
        ("fr", "Q, a dit Emma Bovary. Q, a-t-elle ajouté.", "Emma Bovary"),
        (
            "en",
            "Mary Crawford came.\n\nIt rained.\n\nIt was late.\n\nMr Edmund Crawford came.\n\nQ, said Crawford.",
            "Edmund Crawford",
        ),
        ("es", "Alonso Quijano de Mancha, de Barataria, dijo: Q.", "Alonso Quijano"),
        # Who signs a quotation said it.
        ("es", "Habló Sancho Panza de los libros.\n\nQ (Trifaldi Clenarda)", "Trifaldi Clenarda"),
        ("fr", "Emma Bovary a parlé des livres.\n\nQ – Homais Bournisien", "Homais Bournisien"),
        # An age beside a name says that it is a person's.
        ("fr", "L’Anglaise Yvonville Bovary, 63 ans, est là. Q, a-t-elle dit.", "Yvonville Bovary"),
        # A clause that one enters does not say who speaks: en concluant, al concluir su visita.
        ("es", "Al concluir su visita, Sancho Panza dijo: Q.", "Sancho Panza"),
    ],
)
def test_the_subject_speaks_wherever_others_stand(language: str, body: str, name: str) -> None:
    assert set(who(language, body)) == {name}


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        ("es", "El Secretario Técnico Sancho Panza dijo: Q.", ["Sancho Panza"]),
        ("es", "La Directora Normalizadora dijo: Q.", []),
        ("es", "El presidente del Encuentro Municipal de Barataria, Sancho Panza, dijo: Q.", ["Sancho Panza"]),
        ("fr", "Le Secrétaire Exécutif Jean Valjean a dit : Q.", ["Jean Valjean"]),
        ("fr", "Le maire de Montreuil Collectif a dit : Q.", []),
        ("en", "Using Meryton Data, Elizabeth Bennet said: Q.", ["Elizabeth Bennet"]),
        ("en", "The Meryton Literary Club said: Q.", []),
        # A word that opens a sentence is no part of the name behind it.
        ("en", "Fortunately Elizabeth Bennet said: Q.", ["Elizabeth Bennet"]),
        ("fr", "Émue Emma Bovary a dit : Q.", ["Emma Bovary"]),
        ("es", "Preguntada Dorotea Clenarda dijo: Q.", ["Dorotea Clenarda"]),
    ],
)
def test_words_of_offices_and_organisations_are_nobody(language: str, body: str, found: list[str]) -> None:
    event = made(re.sub(r"\bQ\b", QUOTES[language], body), wishes=Wishes(language=language), fallback=language)
    assert people(event) == found


def test_where_somebody_stands_is_told_of_by_what_others_do_there() -> None:
    body = "Q, dijo Emma Bovary.\n\nDorotea Clenarda aplaudía donde Sancho Panza agradecía. Q, dijo mientras reía."
    assert who("es", body)[1] != "Sancho Panza"


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("en", "Q, said First Vice President Reno (NV) Mayor Elizabeth Bennet.", "Elizabeth Bennet"),
        ("es", "Son siete, dijo el Director de Asuntos Jurídicos del Inmujeres, Pablo Panza Quijano. Q, dijo.", "Pablo Panza Quijano"),
        ("fr", "« Le pont tient encore debout » lance Emma Bovary. Q avance à son tour Jean Valjean.", "Jean Valjean"),
        ("en", "# Forum\n\n## Elizabeth Bennet, Mayor of Longbourn\n\nShe thanked all who came and said: Q.", "Elizabeth Bennet"),
        ("fr", "# Forum\n\n## Emma Bovary\n\nElle a ajouté : Q.", "Emma Bovary"),
        ("es", "# Foro\n\n## Palabras de Ana Ozores\n\nSeñaló que Q.", "Ana Ozores"),
    ],
)  # fmt: skip
def test_who_is_named_with_an_office_or_by_the_heading_speaks(language: str, body: str, expected: str) -> None:
    assert who(language, body)[-1] == expected


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        # A month is somebody’s name beside another name, and no part of it behind a date.
        ("es", "Julio Ozores, alcalde, dijo: Q.", "Julio Ozores"),
        ("es", "Acompañado por Emma March, jefa de desarrollo. Para March Q.", "Emma March"),
        ("en", "Theresa May said: Q.", "Theresa May"),
        ("en", "In April Emma Woodhouse said: Q.", "Emma Woodhouse"),
        ("es", "El 5 de Julio Emma Ozores dijo: Q.", "Emma Ozores"),
        # What somebody makes known of theirs is what they say.
        ("fr", "Emma Bovary a fait part de sa « fierté d’avoir gardé ce pont pour tous ceux qui passent ».", "Emma Bovary"),
        # A straight mark that nothing pairs with opens nothing where other marks stand.
        ("en", 'The mayor{" "} was late. Emma Woodhouse said: Q.', "Emma Woodhouse"),
    ],
)  # fmt: skip
def test_months_and_stray_marks_hide_nobody(language: str, body: str, expected: str) -> None:
    assert who(language, body) == [expected]
