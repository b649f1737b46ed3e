"""Whose words they are, rule by rule: who hears, who answers, who stands far before. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made, people, sessions, speech
from test_speech import said

BRIDGE = "nous devons garder ce pont pour tous ceux qui passent"


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        # Nobody speaks behind an infinitive: who is thanked hears.
        ("fr", f"Jean Valjean, maire, a pris la parole pour remercier Emma Bovary « {BRIDGE} ».", "Jean Valjean"),
        ("fr", f"Jean Valjean, maire, a tenu à rappeler que « {BRIDGE} ».", "Jean Valjean"),
        # Whatever stands before `that` and a quotation says something.
        ("es", "Sancho Panza, alcalde, barruntó que “guardamos lo que es de todos”.", "Sancho Panza"),
        ("es", "Sancho Panza, alcalde, dio a conocer que “guardamos lo que es de todos”.", "Sancho Panza"),
        ("es", "Sancho Panza, alcalde, ha destacado “lo imprescindible que es el puente”.", "Sancho Panza"),
        # An unknown verb between a quotation and a name.
        ("fr", f"« {BRIDGE} », savoure Jean Valjean, maire de Montreuil.", "Jean Valjean"),
        # Words of place, time and manner between a verb and its subject.
        ("fr", f"« {BRIDGE} », a écrit sur son mur ce mardi le maire Jean Valjean.", "Jean Valjean"),
        ("fr", f"« {BRIDGE} », explique devant les habitants réunis, Jean Valjean, maire.", "Jean Valjean"),
        ("es", "“Guardamos lo que es de todos”, dijo risueño el alcalde Sancho Panza.", "Sancho Panza"),
        ("en", "“We must keep this bridge for all,” said Longbourn Mayor Elizabeth Bennet.", "Elizabeth Bennet"),
        # The next sentence says whose the words were.
        ("fr", f"« {BRIDGE} ». C’est ce qu’a déclaré Jean Valjean, maire de Montreuil.", "Jean Valjean"),
        # The sentence before tells of one alone.
        (
            "fr",
            "Jean Valjean, maire, est revenu sur le pont. « Nous devons garder ce pont pour tous ceux qui passent. »",
            "Jean Valjean",
        ),
        (
            "fr",
            f"Après le préfet, Jean Valjean, ami de Fantine Thénard, a reçu la médaille. Son discours :\n\n« {BRIDGE}. »",
            "Jean Valjean",
        ),
        # Quotations with nothing in between are of one speaker.
        ("fr", "« Trop de ponts » : « Il faut garder celui-ci ! », a lancé Jean Valjean, maire.", "Jean Valjean"),
        # C’est and Agregó begin no name; Quijano Saavedra is Alonso Quijano Saavedra.
        ("fr", f"C’est Jean Valjean, maire, qui a répondu : « {BRIDGE} ».", "Jean Valjean"),
        (
            "es",
            "El alcalde Alonso Quijano Saavedra abrió. Agregó Quijano Saavedra que “guardamos lo que es de todos”.",
            "Alonso Quijano Saavedra",
        ),
        # The only one of an office, called by it from then on.
        (
            "fr",
            f"L’inspecteur de la ville, M. Javert, est venu hier.\n\nIl pleut.\n\nIl pleut fort.\n\nTout dort.\n\n« {BRIDGE} », a dit l’inspecteur dans sa lettre.",
            "Javert",
        ),
        # One alone is mayor of a place, also where nobody names the mayor.
        ("fr", f"Le maire a suspendu la séance. « {BRIDGE} », commente le maire.", "le maire"),
        # A surname that is an office’s noun.
        ("en", "Maggie King, director of bridges, said, “We must keep this bridge for all.”", "Maggie King"),
    ],
)
def test_whose_words_they_are(language: str, body: str, who: str) -> None:
    found = said(body, language)
    assert found
    assert {one for one, _ in found} == {who}


@pytest.mark.parametrize(
    ("language", "body"),
    [
        # Who answers, or speaks for their part, is not who spoke before.
        ("fr", f"« {BRIDGE} », a dit M. Javert.\n\n« Il coûte trop cher pour nous », estime quant à lui le directeur."),
        ("fr", f"« {BRIDGE} », a dit M. Javert. « Il coûte trop cher pour nous », lui répond l’élu."),
        # Somebody whom nobody introduced stands before the verb.
        ("es", "Sancho Panza, alcalde, dijo que llueve, mientras que Carrasco censuró que “no ha llamado nadie”."),
        ("fr", "M. Javert a dit oui. Le billet, signé de deux mains, précise que « le pont restera ouvert à tous »."),
        ("fr", "M. Javert a dit oui.\n\nSelon la lettre du notaire, le pont « sera fermé pour tous les passants »."),
        # One of several councillors is no office.
        ("es", "Llueve en la plaza. “Me gustaría saber quién paga el puente”, preguntó el edil de la comarca."),
    ],
)
def test_unknown_rather_than_wrong(language: str, body: str) -> None:
    assert said(body, language)[-1][0] is None


@pytest.mark.parametrize(
    ("language", "body"),
    [
        # An offence, a poem, a site: names of things.
        ("fr", "Une enquête a été ouverte pour « vol de chandeliers en réunion la nuit », a dit M. Javert."),
        ("en", "We were reminded by Jane Bennet of “The Bridge,” and of others."),
        ("fr", "Jean Valjean, maire, a lancé son site : « le pont est à moi »."),
        # What the reporter wonders is nobody’s speech.
        ("en", "Mr Darcy opened the day. I was left wondering about the “bridges not built” of the county."),
    ],
)
def test_names_of_things_are_no_speech(language: str, body: str) -> None:
    assert said(body, language) == []


def test_a_quotation_runs_over_many_paragraphs_pages_and_captions() -> None:
    middle = "\n\n".join(
        ["Nous l’avons bâti.", "[12]", "PNG - 2.5 Mo", "Nous le gardons.", "Il est vieux.", "Il tient."]
    )
    found = said(f"M. Javert a déclaré :\n\n« {BRIDGE.capitalize()}.\n\n{middle}\n\nIl restera. »\n\nIl pleut.", "fr")
    assert [who for who, _ in found] == ["Javert"] * 6
    assert not any("12" in words or "PNG" in words or "pleut" in words for _, words in found)


def test_the_rest_of_words_that_are_no_speech_is_none_either() -> None:
    assert said("M. Javert est venu lire le livre « Les\n\n[12]\n\nPonts ». Il pleut.", "fr") == []


@pytest.mark.parametrize("marks", [("« ", "”"), ("“", " »"), ("‘’", " »"), ("“", '["]')])
def test_a_closing_of_another_kind_closes(marks: tuple[str, str]) -> None:
    found = said(f"{marks[0]}{BRIDGE}{marks[1]}, a dit M. Javert. Il pleut sur la ville et sur le pont.", "fr")
    assert found == [("Javert", BRIDGE)]


def test_who_speaks_stands_inside_a_quotation_of_one_pair_of_marks() -> None:
    found = said('"Le pont est vieux et beau, a souligné la maire, Emma Bovary, mais il tient encore."', "fr")
    assert [who for who, _ in found] == ["Emma Bovary"] * 2


def test_labels_on_lines_of_their_own() -> None:
    text = """JEAN VALJEAN:
Good morning, and welcome to the bridge.

Put your hand up if you came on foot. {Applause}

{Applause}.

NEW SPEAKER: We did!

JEAN VALJEAN:
Then the bridge is yours.
"""
    event = made(text)
    assert [(one.who, one.words) for one in speech(event)] == [
        ("JEAN VALJEAN", "Good morning, and welcome to the bridge."),
        ("JEAN VALJEAN", "Put your hand up if you came on foot. {Applause}"),
        (None, "We did!"),
        ("JEAN VALJEAN", "Then the bridge is yours."),
    ]
    assert len(sessions(event)) == 1


def test_labels_with_offices_before_the_name_and_places_behind() -> None:
    text = """La Presidenta diputada Ana Ozores: Se abre la sesión.

La diputada Dulcinea Lorenzo (desde su curul): Gracias. Pido que se lea el artículo.

El artículo es breve y merece leerse.

La Presidenta diputada Ana Ozores (10:15 horas): Léase, por favor.
"""
    assert [one.who for one in speech(made(text, fallback="es"))] == [
        "Ana Ozores",
        "Dulcinea Lorenzo",
        "Dulcinea Lorenzo",
        "Ana Ozores",
    ]


def test_minutes_with_pages_questions_and_turns_that_go_on() -> None:
    text = """<p>Broken Bridges</p>
<p>HON. F. DARCY asked the Government, upon notice:</p>
<p>Can the Minister tell us how many bridges fell?</p>
<p>HON. E. BENNET (Minister for Bridges).- Thank you. I rise to answer.</p>
<p>The survey found seven of them.</p>
<p>Page 12</p><p>212</p><p>Answers</p><p>3rd May, 2021</p>
<p>Most of them will be built again.</p>
<p>HON. SPEAKER.- Thank you. You have the floor.</p>
<p>Page 14</p><p>214</p><p>Answers</p><p>3rd May, 2021</p>
<p>HON. F. DARCY.- …and I thank the Minister.</p>
"""
    event = made(f"<html><body>{text}</body></html>", "report.html")
    found = [(one.who, one.words[:12]) for one in speech(event)]
    assert found == [
        ("F. DARCY", "Can the Mini"),
        ("E. BENNET", "Thank you. I"),
        ("E. BENNET", "The survey f"),
        ("E. BENNET", "Most of them"),
        ("SPEAKER", "Thank you. Y"),
        ("F. DARCY", "…and I thank"),
    ]
    assert len(sessions(event)) == 1


def test_questions_of_council_minutes_are_turns() -> None:
    text = """1ère question de Jean VALJEAN : Pourquoi ce pont coûte-t-il si cher ?

Madame le Maire : Il est en pierre de taille.

Jean VALJEAN : La pierre est bien chère cette année, Madame !

M. Javert. – Je demande la parole.
"""
    event = made(text, fallback="fr")
    assert [one.words[:9] for one in speech(event)] == ["Pourquoi ", "Il est en", "La pierre", "Je demand"]
    assert "Jean VALJEAN" in people(event)


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        # A verb that opens a sentence is no given name, but for one that is.
        ("en", "Continued Elizabeth Bennet, “Once we have a bridge, we keep it for all.”", ["Elizabeth Bennet"]),
        ("en", "Said Elizabeth Bennet, mayor, “Once we have a bridge, we keep it.”", ["Elizabeth Bennet"]),
        ("en", "Said Bingley said: “Once we have a bridge, we keep it for all.”", ["Said Bingley"]),
        ("en", "Fitzwill Darnley, who sat on the panel, told us, “We keep this bridge for all.”", ["Fitzwill Darnley"]),
        # According to him; what he let be understood; what made him say.
        ("fr", f"M. Javert de soutenir que non. Selon lui : « {BRIDGE} ».", ["Javert"]),
        ("fr", f"« {BRIDGE} », a laissé entendre Mme Cosette Valjean, directrice.", ["Cosette Valjean"]),
        ("fr", f"Ce qui lui fera dire que « {BRIDGE} ».", [None]),
        # Thus somebody began.
        ("es", "“Guardamos este puente para todos los que pasan”. Así empezaba Sancho Panza, alcalde, su discurso.", ["Sancho Panza"]),
        # The co-founder of the company is the only one of whom it was said, and so is one of several.
        ("fr", f"Emma Bovary, l’une des cofondatrices d’Yonville, est là.\n\n« {BRIDGE} », affirme la cofondatrice de la société.", ["Emma Bovary"]),
        # Where somebody is from is no name, and a verb that is also a noun is none of an office.
        ("fr", f"Un entretien avec le sénateur Français, Jean Valjean, a eu lieu. « {BRIDGE} », a dit M. Valjean.", ["Jean Valjean"]),
        (
            "es",
            "Habló el alcalde Sancho Panza. Además, el funcionario municipal anticipó: “Guardamos este puente para todos”.",
            [None],
        ),
        # Nothing closes the question, but who asks it.
        ("fr", f"“Ces ponts sont-ils à nous ?, questionne Emma Bovary, maire. “Car {BRIDGE}”", ["Emma Bovary", "Emma Bovary"]),
        # Whoever is told of by the given name alone is somebody, and not who was named before.
        (
            "es",
            "Piden al gobierno de Sancho Panza.\n\nCamila tiene 14 años. “Guardamos este puente para todos los que pasan”, admitió.",
            ["Camila"],
        ),
        (
            "es",
            "Habló el alcalde Sancho Panza. Lo dijo así: “Guardamos este puente”.\n\nPara Camila el puente viene de lejos. "
            "“¡Guardamos este puente para todos!”, dice riendo.",
            ["Sancho Panza", None],
        ),
        ("en", "Emma, a teacher from Highbury, came too. “We keep this bridge for all of us,” she said.", ["Emma"]),
        # So, he said, the mayor must come: the mayor does not say so.
        (
            "es",
            "El alcalde Sancho Panza no vino. El diputado Alonso Quijano pidió calma.\n\nDe modo que, dijo, el alcalde se tiene "
            "que sentar, “no es posible que mejor guarde este puente”.",
            [None],
        ),
        # The president of the jury is none of another.
        (
            "fr",
            f"Le président du Togo, Jean Valjean, est venu.\n\nLe président du jury a parlé. Mais « {BRIDGE} », a-t-il ajouté.",
            ["le président du jury"],
        ),
        # Somebody unknown with what they are besides.
        (
            "en",
            "Elizabeth Bennet spoke. “We keep this bridge for all of us,” a worker at Meryton, a member of the Guild, told us.",
            ["a member of the Guild"],
        ),
        # Guillemets that all point one way.
        ("fr", f"M. Javert a dit : »{BRIDGE}», avant de partir.", ["Javert"]),
    ],
)  # fmt: skip
def test_who_speaks_by_the_words_beside(language: str, body: str, found: list[str | None]) -> None:
    assert [who for who, _ in said(body, language)] == found


def test_a_name_with_a_capital_behind_an_article_is_no_speech() -> None:
    body = "M. Javert a expliqué que l’Association a créé un « Fonds européen restreint » où chacun peut donner."
    assert said(body, "fr") == []


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fr", f"Florence, 25 mai 2021. « {BRIDGE} », dit-on."),
        ("es", "Santiago tiene 34 comunas. “Guardamos este puente para todos los que pasan”, se dice."),
        ("en", "Austin, 25 May. “We keep this bridge for all of us,” it was said."),
    ],
)
def test_a_town_with_a_date_or_a_number_is_nobody(language: str, body: str) -> None:
    assert not {who for who, _ in said(body, language)} - {None}
