"""Wordings that tell whose words come, found in reports nobody had prepared for. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made
from test_speech import FILL, HEAD, said

KEEP = "Nous devons garder ce pont pour tous les enfants"
HOLD = "We shall keep the bridge open for all of our children"
SALVA = "Vamos a salvar el puente para todos los niños"


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        # Whose answer it is.
        ("fr", f"M. Javert s’emporte. Réponse toute en nuance, comme il sait le faire, de Jean Valjean : « {KEEP}. »", "Jean Valjean"),
        ("fr", f"La réponse d’Emma Bovary est nette : « {KEEP}. »", "Emma Bovary"),
        ("es", f"La respuesta de Ana Ozores no se hizo esperar: “{SALVA}”.", "Ana Ozores"),
        ("en", f"Elizabeth Bennet’s reply: “{HOLD}.”", "Elizabeth Bennet"),
        ("en", f"Charles Bingley spoke. Elizabeth Bennet’s response was precise: “{HOLD}.”", "Elizabeth Bennet"),
        # Signatures behind a hyphen, and a professor behind the university.
        ("en", f"“{HOLD}.” - Wojtek Zbigniewski, walker and scholar, Oz", "Wojtek Zbigniewski"),
        ("en", f"“{HOLD}.”\n\n— Wojtek Zbigniewski", "Wojtek Zbigniewski"),
        ("en", f"“{HOLD},” said The University of Longbourn, Acting Deputy Vice-Chancellor, Professor Elizabeth Bennet.", None),
        # Not who is called so further down; a queen by name.
        ("fr", f"Le chanteur français était là. « {KEEP} », rigole-t-il.\n\nOn se souvient de leur chanteur Charles Bovary.", None),
        ("fr", f"« {KEEP} », a déclaré la présidente Reine Bovary, épouse de Charles Bovary.", "la présidente Reine Bovary"),
        # What somebody is, without an article.
        ("en", f"“{HOLD},” said parent Elizabeth Bennet.", "Elizabeth Bennet"),
        ("en", f"“{HOLD},” said school board member  Elizabeth Bennet.", "Elizabeth Bennet"),
        ("en", f"“{HOLD}!” thundered Elizabeth Bennet.", "Elizabeth Bennet"),
        # A label with where somebody is from, and a signature with what they write for.
        ("en", f"Elizabeth Bennet, Trust of Longbourn:\n“{HOLD}.”", "Elizabeth Bennet"),
        ("en", f"“{HOLD}.”\n\n– Elizabeth Bennet, Longbourn Gazette\n\nNo one was there.", "Elizabeth Bennet"),
        # A party before the name, which is none.
        ("fr", f"Le maire PS Jean Valjean a expliqué que « {KEEP} ».", "Jean Valjean"),
        ("fr", f"Le maire PAM d’Hauteville a expliqué que « {KEEP} ».", "le maire PAM d’Hauteville"),
        ("es", f"«{SALVA}.» — Ana Ozores, Consejo de Vetusta", "Ana Ozores"),
        # Who presides, in a line for each.
        ("es", f"Modera: Ana Ozores\nPanelistas: Sancho Panza (El Alto), Dorotea Clenarda (Oviedo)\n\n«{SALVA}», dijo la moderadora.", "Ana Ozores"),
        # Whose view it is.
        ("es", f"Sancho Panza pidió calma. Para Ana Ozores la obra peligra, “{SALVA}”.", "Ana Ozores"),
        # One of those told of, and she of whom it is said.
        ("fr", f"Jean Valjean parle du pont. \"{KEEP}\", déclare l'un d'eux.", None),
        ("es", f"Sancho Panza recordó a la vecina Ana Ozores, de quien dijo: “{SALVA}”.", None),
        ("en", f"Jane Bennet recounted how her father worried (“{HOLD}”).", None),
        # Who hears it does not say it, and neither does who is asked, flanked or defended.
        ("en", f"“{HOLD},” villagers told Elizabeth Bennet.", None),
        ("en", f"“{HOLD},” Elizabeth Bennet told Charles Bingley.", "Elizabeth Bennet"),
        ("en", f"“{HOLD},” the lawyer defending Elizabeth Bennet said.", None),
        ("fr", f"Le ministre répond à Jean Valjean : « {KEEP}. »", None),
        ("fr", f"Le ministre français Jean Valjean a répondu : « {KEEP}. »", "Jean Valjean"),
        ("en", f"President thanks Elizabeth Bennet: “{HOLD}.”", None),
        ("en", f"Lawyer for Elizabeth Bennet: “{HOLD}.”", None),
        ("en", f"For Elizabeth Bennet: “{HOLD}.”", "Elizabeth Bennet"),
        ("fr", f"« {KEEP} », écrit le préfet de Paris à Emma Bovary.", "le préfet de Paris"),
        ("fr", f"« {KEEP} », écrit le préfet à Emma Bovary.", "le préfet"),
        # Who rises since is meant.
        ("en", f"Elizabeth Bennet spoke. Then the minister took the floor. “{HOLD},” she said.", None),
        # Words of others, and of several.
        ("en", f"Quoting Elizabeth Bennet, Charles Bingley said: “{HOLD}.”", None),
        ("en", f"“{HOLD},” said Elizabeth Bennet, quoting Charles Bingley.", None),
        ("en", f"“{HOLD},” said Elizabeth Bennet, citing crowded bridges.", "Elizabeth Bennet"),
        ("en", f"Elizabeth Bennet read article 3 of the Charter: “{HOLD}.”", None),
        ("fr", f"Pour Emma Bovary et Jean Valjean, « {KEEP} ».", None),
        # Who hears it may be nobody known.
        ("en", f"Elizabeth Bennet told Pemberley Gazette, “{HOLD}.”", "Elizabeth Bennet"),
        # What an article or the noun of a place stands before is nobody, wherever else it is named.
        ("en", f"We met the River Keepers. Late at night River Keepers said: “{HOLD}.”", None),
        ("es", f"En el tema de la Reforma Pluvial, precisó que era tarde. Según él, la Reforma Pluvial dijo: “{SALVA}”.", None),
        ("fr", f"Jean Valjean, maire de Montreuil - ville dont relève la ville de Bobo Dioulasso - précise le prix. « {KEEP} », ajoute-t-il.", "Jean Valjean"),
        # Two given names, and a surname with its particle.
        ("es", f"Habló José Ignacio de Mendiguren, alcalde. Por su parte, de Mendiguren, dijo: “{SALVA}”.", "José Ignacio de Mendiguren"),
        ("es", f"Ana Ozores habló mucho. Por su parte, los de Vetusta destacaron “{SALVA}”.", None),
        # La docente is not he who is docente.
        ("es", f"Habló el docente Víctor Quintanar. “{SALVA}”, destacó la docente.", None),
        # A post, a brigade and a headline are nobody.
        ("fr", f"Le Secrétariat Départemental du RHDP est venu. « {KEEP} », a insisté Départemental du RHDP.", None),
        ("es", f"Vino la X Brigada de Infantería. “{SALVA}”, afirmó.", None),
        ("fr", f"« {KEEP} », a insisté le Secrétaire général de l’Internationale de l’Education Jean Valjean.", "Jean Valjean"),
        # Who is told of by the given name alone, beside a verb of saying; a place is nobody.
        ("fr", f"« {KEEP} », s’écrie Pierre avant de partir.", "Pierre"),
        ("en", f"“{HOLD},” one of the riders, Maria, an immigrant from Longbourn, told the Gazette.", "Maria"),
        ("es", f"“{SALVA}”, dijo Ana. Carmen se fue.", "Ana"),
        ("fr", f"Jean Valjean est venu. « {KEEP} », s’écrie Jean.", None),
        ("en", f"Georgia said: “{HOLD}.”", None),
        # Nobody says what seems so.
        ("fr", f"Jean Valjean est venu. Sa peine, semble-t-il, tout le monde la partage : « {KEEP}. »", None),
        # Whom a bare noun means was told of, and not named in passing.
        ("es", f"El puente es propiedad de Sancho Panza.\n\nEs viejo, dijo el investigador. “{SALVA}”, agregó.", None),
        # An office ends where its verb begins.
        ("es", f"El alcalde no solo vino. La ministra, Ana Ozores, habló.\n\n“{SALVA}”, destacó en su alocución Ana Ozores.", "Ana Ozores"),
        # A relative who takes the floor, unless it is told who that is.
        ("en", f"Elizabeth Bennet spoke for an hour. Then her sister rose. “{HOLD},” she said.", None),
        ("en", f"Her sister, Jane Bennet, rose. “{HOLD},” she said.", "Jane Bennet"),
        # What many are is whoever was named before, and not who is named later.
        ("es", f"La periodista indicó: “{SALVA}”.\n\nDespués habló la periodista Ana Ozores.", None),
        ("es", f"La periodista Ana Ozores llegó tarde. La periodista indicó: “{SALVA}”.", "Ana Ozores"),
    ],
)  # fmt: skip
def test_words_before_and_behind_tell_whose_a_quotation_is(language: str, body: str, who: str | None) -> None:
    assert [name for name, _ in said(body, language)] == [who]


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        # What stands behind the name belongs to it, up to the end of the sentence.
        (
            "fr",
            "« Le pont est à nous, souligne Emma Bovary, présidente de l’association créée en juin. Nous le gardons ! »",
            [("Emma Bovary", "Le pont est à nous"), ("Emma Bovary", "Nous le gardons !")],
        ),
        (
            "fr",
            "« Le pont est à nous, mais la ville dort, a déclaré le président du comité, Jean Valjean. Nous le gardons. »",
            [("Jean Valjean", "Le pont est à nous, mais la ville dort"), ("Jean Valjean", "Nous le gardons.")],
        ),
        (
            "fr",
            "« Le pont est à nous, s’insurge Jean Valjean, le maire de Montreuil, on ne peut plus attendre. »",
            [("Jean Valjean", "Le pont est à nous"), ("Jean Valjean", "on ne peut plus attendre.")],
        ),
        # Dashes alone part what is said from who says it.
        (
            "es",
            "—Mis alumnos cruzan con el agua a la rodilla —contó el maestro Sancho Panza—. La semana pasada faltaron nueve.",
            [("Sancho Panza", "Mis alumnos cruzan con el agua a la rodilla"), ("Sancho Panza", "La semana pasada faltaron nueve.")],
        ),
        ("es", "—Primer punto —obras— del orden del día.", []),
        # She told that he said; who goes on is not he.
        (
            "es",
            f"La concejala Ana Ozores contó que el alcalde Sancho Panza les dijo: “{SALVA}”.\n\n“Y no lo vamos a olvidar nunca, se lo aseguro a todos”, añadió.",
            [("Sancho Panza", SALVA), (None, "Y no lo vamos a olvidar nunca, se lo aseguro a todos")],
        ),
        # A list, a line for each: who stands before the dash says it.
        (
            "fr",
            f"Deux voix l’ont dit :\nEmma Bovary, maire d’Yonville – « {KEEP}. »\nJean Valjean, adjoint – « Nous l’avons promis. »",
            [("Emma Bovary", f"{KEEP}."), ("Jean Valjean", "Nous l’avons promis.")],
        ),
        (
            "en",
            f"- Elizabeth Bennet, mayor of Longbourn – “{HOLD}.”\n- Charles Bingley – “I doubt it very much.”",
            [("Elizabeth Bennet", f"{HOLD}."), ("Charles Bingley", "I doubt it very much.")],
        ),
        (
            "es",
            f"«{SALVA}.» – Ana Ozores\n«Lo dudo mucho, de verdad.» – Sancho Panza",
            [("Ana Ozores", f"{SALVA}."), ("Sancho Panza", "Lo dudo mucho, de verdad.")],
        ),
        ("en", "The mayor – “a man of peace” – told Elizabeth Bennet that he was tired.", []),
        # El experto is not she who spoke before.
        (
            "es",
            f"Habló Ana Ozores. “{SALVA}”, dijo Ozores.\n\n“El gobierno de la provincia, agregó el experto francés, podría convertir el puente en un mercado”.",
            [("Ana Ozores", SALVA), (None, "El gobierno de la provincia"), (None, "podría convertir el puente en un mercado")],
        ),
        # And, “…” goes on.
        (
            "en",
            f"Elizabeth Bennet took the stage. She said, “{HOLD}.”\n\nAnd, “The town can wait for the money until next year.”",
            [("Elizabeth Bennet", f"{HOLD}."), ("Elizabeth Bennet", "The town can wait for the money until next year.")],
        ),
        # A mark that opens closes, behind a dash too.
        (
            "es",
            f"Ana Ozores presentó la antología “Por qué escribo -Vetusta-“, en la que escriben treinta.\n\n“{SALVA}”, señaló Ozores.",
            [("Ana Ozores", SALVA)],
        ),
        # What something is said to be, in a word or two.
        ("en", "Elizabeth Bennet said that the way there was “often confusing”.", [("Elizabeth Bennet", "often confusing")]),
        ("fr", "Jean Valjean a précisé que la décision était « suspendue ».", [("Jean Valjean", "suspendue")]),
        ("en", "The ball was “often confusing”.", []),
    ],
)  # fmt: skip
def test_what_is_said_is_found_in_its_parts(language: str, body: str, found: list[tuple[str | None, str]]) -> None:
    assert said(body, language) == found


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        # The moderator, the mayor: somebody of that office, and nobody who was named without one.
        ("en", f"Jane Bennet praised the squares. “{HOLD},” said the moderator.", None),
        ("en", f"Moderator: Charles Bingley\n\nJane Bennet praised the squares. “{HOLD},” said the moderator.", "Charles Bingley"),
        ("fr", f"Mme Emma Bovary a vanté les places. « {KEEP} », a répété la ministre.", None),
        ("es", f"Ana Ozores elogió las plazas. «{SALVA}», repitió la relatora.", None),
        ("fr", f"La sociologue Emma Bovary a critiqué le plan. « {KEEP} », a conclu la sociologue.", "Emma Bovary"),
        # What is cited.
        ("fr", "Mme Emma Bovary a rappelé la devise de la ville : « Ni dormir ni mourir ».", None),
        ("fr", "M. Jean Valjean a rappelé ce proverbe : « La nuit porte conseil. »", None),
        ("en", f"Jane Bennet said the law states: “{HOLD}.”", None),
        ("en", f"Jane Bennet recalled the words of Churchill: “{HOLD}.”", None),
        # Questions from the floor.
        ("fr", f"Question de M. Jean Valjean (Montreuil) : « {KEEP} ? »", "Jean Valjean"),
        ("en", f"Question from Jane Bennet (Longbourn): “{HOLD}?”", "Jane Bennet"),
        # One of several who took the floor.
        ("fr", f"Mme Emma Bovary, M. Javert et Jean Valjean ont pris la parole. « {KEEP}, je vous le dis. »", None),
    ],
)  # fmt: skip
def test_what_is_said_of_others_is_not_theirs(language: str, body: str, who: str | None) -> None:
    assert [name for name, _ in said(body, language)] == [who]


def test_who_is_asked_answers() -> None:
    body = f"“Who came, then?” Charles Bingley asked. “All of them,” Jane Bennet said.\n\n“And who paid for the bridge?” Bingley asked her. “{HOLD}.”"
    assert [name for name, _ in said(body, "en")] == ["Charles Bingley", "Jane Bennet", "Charles Bingley", None]


@pytest.mark.parametrize(
    ("language", "body", "roles"),
    [
        ("en", "After Jane Bennet, the minister took the floor. Jane Bennet spoke again.", []),
        ("en", "Asked by Jane Bennet, the mayor of Longbourn replied that nights are long. Jane Bennet spoke again.", []),
        ("en", "Jane Bennet, the minister of bridges took the floor.", ["minister of bridges"]),
        ("es", "Ana Ozores, directora del Museo de Vetusta declaró que “vamos a salvar el puente”.", ["directora del Museo de Vetusta"]),
    ],
)  # fmt: skip
def test_a_role_ends_before_the_verb_and_is_of_who_stands_before_it(language: str, body: str, roles: list[str]) -> None:
    event = made(HEAD[language] + body + FILL[language])
    found = [role["title"][language] for one in event.speakers if one["named"] for role in one["roles"]]
    assert found == roles


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        # Who hears may answer, and who asks waits.
        ("en", f"“{HOLD},” Elizabeth Bennet told Jane Bennet. “The bridge is old,” she said.", ["Elizabeth Bennet", None]),
        ("es", f"«{SALVA}. ¿Lo haremos?», preguntó Ana Ozores a Sancho Panza. «Lo haremos todos», respondió.", ["Ana Ozores", None]),
        ("es", f"«{SALVA}», preguntó Ana Ozores. «Lo haremos todos», añadió.", ["Ana Ozores", "Ana Ozores"]),
        # Two quotations side by side, of which the first is whole.
        ("en", f"Jane Bennet interrupted Charles Bingley. “{HOLD}!” “Let me finish,” he said.", [None, "Charles Bingley"]),
    ],
)  # fmt: skip
def test_an_exchange_gives_nobody_the_words_of_another(language: str, body: str, who: list[str | None]) -> None:
    assert [name for name, _ in said(body, language)] == who
