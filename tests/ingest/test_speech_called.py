"""Whom reports call by less than the whole name, or by an office of an office. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made, roles
from test_speech import FILL, HEAD, said

HEADED = """They said

Jia Baoyu Society of the Stone

“The garden is old, and we who grew up in it must keep it for all.”

“Whoever passes by here has a right to rest under its trees.”

Mrs Elizabeth Bennet Member of the Longbourn Trust

“The bridge is old, and we who live beside it must keep it for all.”
"""


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        # A surname that comes first stands for the name, behind an office in capitals and behind what somebody is of.
        (
            "en",
            "Charles Bingley spoke. According to Rongguo CIO Jia Baoyu Shen, the garden is old. Bingley welcomed it.\n\n"
            "Jia explained: “The garden is old, and we must keep it for all.”",
            ["Jia Baoyu Shen"],
        ),
        (
            "fr",
            "Charles Bovary a parlé. Jia Baoyu Shen, directeur du jardin, est venu.\n\nJia a expliqué : « Le jardin est vieux, il faut le garder. »",
            ["Jia Baoyu Shen"],
        ),
        # What an office is of stands before it: it is a role, and whoever has it speaks on.
        (
            "en",
            "Jia Baoyu Shen, Asia director of gardens at the Stone Society, said they must be kept.\n\n“The garden is old,” he said.",
            ["Jia Baoyu Shen"],
        ),
        # A name that nobody is known by is nobody known.
        ("en", "Charles Bingley spoke. Bingley liked the bridge. Zosimov explained: “We must keep the old bridge.”", [None]),
        ("fr", "Charles Bovary est venu. « Le pont est vieux. » Homais a répondu : « Il faut garder ce vieux pont. »", [None]),
        # Initials with points, and joined by a hyphen.
        (
            "fr",
            "La maire, Emma Rose Bovary, s’est félicitée du pont. « Il faut garder ce vieux pont », a insisté E.R. Bovary.",
            ["Emma Rose Bovary"],
        ),
        ("fr", "M. J.-V. Javert a conclu. « Il faut garder ce vieux pont », a dit Jean-Victor Javert.", ["Jean-Victor Javert"]),
        ("fr", "M. J.-V. Javert a conclu. « Il faut garder ce vieux pont », a dit Jean-Paul Javert.", ["Jean-Paul Javert"]),
        # The minister's spokesman is not the minister, nor whoever was named before.
        (
            "en",
            "Charles Bingley spoke to the committee. The Prime Minister's deputy spokesman refused to say why Mr Bingley had stayed.\n\n"
            "“I was not there when the bridge fell,” the spokesman said.",
            ["the Prime Minister's deputy spokesman"],
        ),
        # An acronym behind an office is what it is of.
        (
            "fr",
            "L’experte ABC du conseil, Emma Bovary, a parlé du pont ABC. « Il faut garder ce vieux pont », a-t-elle relevé.",
            ["Emma Bovary"],
        ),
        # A given name that both bear; and what an office is of is nobody, whoever asked.
        ("en", "Mary Bennet came. Law student, Jamie Bingley, says she is worried.\n\nShe says, “Around the world students keep their bridges.”", ["Jamie Bingley"]),
        (
            "en",
            "Charles Bingley, engineer, spoke. It was led by moderator Mary Bennet, Founder of Longbourn Trust and President of Bridge Strategies, who asked for views.\n\n“By the end of the year we will have a bridge,” he said.",
            [None],
        ),
        # Whoever is cited does not speak there, and neither do the words belong to who cites.
        ("en", "Elizabeth Bennet spoke. Quoting Charles Bingley (“It always seems too old until it is kept”), she urged members to act.", [None]),
        ("es", "Ana Ozores y Álvaro Mesía hablaron. “Hay que cuidarlo”, dijo Ozores. Citó a Álvaro Mesía: “Mucha gente pequeña puede guardar el puente”.", [None]),
        ("es", "Ana Ozores, alcaldesa, habló. Ozores recordó lo que le dijo una vecina: “Yo no falto ni cuando estoy enferma”.", [None]),
        # Of whom somebody is a friend, ports, and what a president had done.
        ("es", "Ana Ozores aclaró que nunca ha sido pro Álvaro Mesía y dijo lo siguiente: “Soy amiga de todos los que guardan el puente”.", ["Ana Ozores"]),
        ("es", "Álvaro Mesía vino. Sobre los puertos Vetusta y Cristóbal, el alcalde, dijo poco. Sobre los puentes, fue tajante: “Eso no me lo dijo nadie a mí”.", ["el alcalde"]),
        ("es", "Ana Ozores criticó que se dijera que el presidente había mentido sin haberlo demostrado. “Ustedes saltan del puente a la sanción”, dijo.", ["Ana Ozores"]),
        # Where somebody is from stands between commas, and of two who speak neither is the one.
        ("en", "Mary Bennet described her winter. Her neighbour, Ruth Bingley of Bridge Action, told the forum that “the bridge is made to tire people”.", ["Ruth Bingley"]),
        ("en", "Charles Bingley, an engineer from Oz, and his wife Mary said they had “never felt unwelcome on this bridge”.", [None]),
        # By the surname alone after the title, behind a verb that says nothing; and who reads a letter has not its writer's office.
        ("fr", "Pour Mme Bovary, sociologue, le pont est vieux. M. Javert est venu. « Si, un peu tout de même », a souri Bovary.", ["Bovary"]),
        (
            "fr",
            "Dans une lettre lue par Emma Bovary, la ministre des Ponts écrit : « L’État sera à vos côtés pour garder ce pont. »",
            ["la ministre des Ponts"],
        ),
        # A quotation woven into its sentence is not of whoever speaks in the next.
        (
            "fr",
            "La ville, par exemple, « était en retrait de ces débats. Elle a été obligée d’agir ». « Le pont est vieux et nous le garderons », complète Emma Bovary.",
            ["Emma Bovary"],
        ),
    ],
)  # fmt: skip
def test_who_is_called_by_less(language: str, body: str, who: list[str | None]) -> None:
    found = [name for name, _ in said(body, language)]
    assert found[-len(who) :] == who
    assert len({name for name in found if name} - set(who)) <= 1


def test_a_line_below_does_not_sign_what_a_line_above_heads() -> None:
    found = {words[:11]: name for name, words in said(HEADED, "en")}
    assert found == {"The garden ": None, "Whoever pas": None, "The bridge ": "Elizabeth Bennet"}


@pytest.mark.parametrize(
    "address",
    ["Monsieur le ministre, qui voulons-nous garder ? Le pont est vieux. Nous le voulons.", "Madame la présidente, chers collègues, voici le pont. Il est vieux."],
)  # fmt: skip
def test_an_address_is_no_label(address: str) -> None:
    """`M. le président.` leads to words; `Monsieur le ministre, …` is among them."""
    turns = "M. le président. La parole est à M. Javert.\n\nM. Jean Javert. Voici le pont. Il est vieux.\n\n"
    found = said(turns + address + "\n\nM. le président. Merci à tous. La parole est à M. Javert.", "fr")
    assert {name for name, _ in found} == {"le président", "Jean Javert"}


def test_a_question_may_stand_right_behind_its_label() -> None:
    turns = ["**Rosa**: Nosotras queremos guardar el puente.", "**Ana**:¿Cómo pueden guardarlo ustedes?", "**Rosa**: Nosotras lo pintamos.", "**Ana**: ¿Y ustedes lo cuidan?"]  # fmt: skip
    found = said("\n\n".join(2 * turns).replace("**", ""), "es")
    assert [name for name, _ in found] == 4 * ["Rosa", "Ana"]


def test_what_is_counted_is_nobody() -> None:
    body = "Ana Ozores, alcaldesa, habló. Para que el estado cuente con el tercer Pueblo Mágico, la alcaldesa, señaló: “Se sabe que el puente es de todos los que pasan”."
    assert said(body, "es") == [("Ana Ozores", "Se sabe que el puente es de todos los que pasan")]


@pytest.mark.parametrize(
    "body",
    [
        # What somebody is of, in several parts, on the line over the words.
        "Elizabeth Bennet, Longbourn Trust, Hertfordshire:\n\n“The bridge is old, and we who live beside it must keep it.”",
        "Elizabeth Bennet – Longbourn Trust:\n\n“The bridge is old, and we who live beside it must keep it.”",
        # And before the verb, without a comma behind it.
        "Elizabeth Bennet, from The Longbourn Trust for Bridges (LTB) said: “The bridge is old, and we who live beside it must keep it.”",
    ],
)
def test_what_somebody_is_of_stands_beside_the_name(body: str) -> None:
    found = said("Charles Bingley, mayor, came.\n\n" + body, "en")
    assert [name for name, _ in found] == ["Elizabeth Bennet"]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "Mayor Elizabeth Bennet met Charles Bingley. Bingley's wife, Jane, wept. “We cannot wait another year for this bridge,” she said."),
        ("fr", "La maire, Emma Bovary, a reçu les habitants. La femme de Jean Valjean a pleuré. « Nous ne pouvons plus attendre ce pont », a-t-elle dit."),
        ("es", "La alcaldesa, Ana Ozores, recibió a los vecinos. La madre de Sancho Panza lloró. “No podemos esperar más este puente”, dijo ella."),
    ],
)  # fmt: skip
def test_a_relative_of_somebody_named_is_not_who_was_named_before(language: str, body: str) -> None:
    assert [name for name, _ in said(body, language)] == [None]


def test_the_end_of_a_headline_is_nobody() -> None:
    found = said(
        'Sobre el proceso legal Puente Viejo: "Nosotras vamos a respetar que se haga justicia en el puente", dijo ella.',
        "es",
    )
    assert "Puente Viejo" not in [name for name, _ in found]


@pytest.mark.parametrize(
    ("language", "body", "role"),
    [
        ("fr", "La représentante du Premier ministre, Mme Emma Bovary, a parlé.", "représentante du Premier ministre"),
        ("fr", "L’avocate du maire de Yonville, Emma Bovary, a parlé.", "avocate du maire de Yonville"),
        ("en", "The spokeswoman for the minister, Emma Bovary, spoke.", "spokeswoman for the minister"),
        ("en", "The minister met the mayor of Yonville, Emma Bovary.", "mayor of Yonville"),
        ("es", "La portavoz del alcalde, Emma Bovary, habló.", "portavoz del alcalde"),
    ],
)
def test_whose_office_is_told_by_another_office(language: str, body: str, role: str) -> None:
    event = made(HEAD[language] + body + FILL[language])
    assert roles(event, "Emma Bovary") == [role]


def _who(body: str, language: str = "fr") -> list[str | None]:
    return [who for who, _ in said(body, language)]


def test_words_that_are_pulled_out_are_of_whoever_says_them_in_the_text() -> None:
    words = "Le jardin est vieux, et nous qui y avons grandi devons le garder pour tous"
    before = "« Nous restons », a dit Charles Bovary, le médecin d’Yonville."
    told = f"Beaucoup sont venus. « {words} », a déclaré Félicie Arnoux, une voisine."
    assert _who(f"{before}\n\n« {words} »\n\n{told}") == ["Charles Bovary", "Félicie Arnoux", "Félicie Arnoux"]


def test_words_that_two_people_say_are_of_neither_where_they_stand_alone() -> None:
    words = "Le jardin est vieux, et nous qui y avons grandi devons le garder pour tous"
    told = f"« {words} », a dit Félicie Arnoux, une voisine.\n\n« {words} », a répété Charles Bovary, le médecin d’Yonville."
    assert _who(f"{told}\n\n« {words} »") == ["Félicie Arnoux", "Charles Bovary", None]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        (
            "fr",
            "Contrairement à Félicie Arnoux, qui dit « ne pas bien comprendre cette querelle », Charles Bovary assure qu’il « entend les demandes de tous ».",
        ),
        (
            "en",
            "Unlike Elizabeth Bennet, who said “no bridge is ever safe”, Charles Bingley insisted that “this one will be”.",
        ),
    ],
)
def test_who_says_so_beside_somebody_else_is_who_says_it(language: str, body: str) -> None:
    assert _who(body, language)[0] == {"fr": "Félicie Arnoux", "en": "Elizabeth Bennet"}[language]


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        (
            "fr",
            "L’officier du maire Jean Valjean, Marius Petit, a expliqué : « Le pont ferme ce soir. »",
            "Jean Valjean",
        ),
        ("fr", "L’avocat du maire Jean Valjean a déclaré : « Mon client est innocent de tout. »", "Jean Valjean"),
        ("en", "The lawyer of the mayor Charles Bingley said: “She did nothing wrong in all this.”", "Charles Bingley"),
        ("es", "El asesor del gobernador Sancho Panza dijo: “No hay dinero para el puente”.", "Sancho Panza"),
    ],
)
def test_whoever_is_served_does_not_speak(language: str, body: str, who: str) -> None:
    assert who not in _who(body, language)


def test_an_item_behind_a_dash_is_no_dialogue() -> None:
    assert _who("– Le budget est équilibré, précise Emma Bovary.\n\n– Terrain communal, demande Charles Bovary.") == []
