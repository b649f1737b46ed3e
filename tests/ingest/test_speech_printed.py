"""Speeches and records without quotation marks: who speaks is said by a line, a heading or a label. All speakers are from novels."""

from __future__ import annotations

import pytest
from imports import made, people, roles, speech

from cgluctl.ingest.event import Imported
from cgluctl.ingest.identity import Wishes

OPENINGS = {
    "fr": (
        "Mesdames et Messieurs, chers amis,",
        "Je suis heureux de vous accueillir aujourd’hui dans cette maison commune.",
        "Nous avons bâti ce pont ensemble, et nous le garderons ensemble.",
    ),
    "en": (
        "Ladies and gentlemen, dear friends,",
        "I am glad to welcome you today to this house that belongs to all.",
        "We built this bridge together, and we shall keep it together.",
    ),
    "es": (
        "Señoras y señores, queridos amigos:",
        "Me alegra recibirlos hoy en esta casa que es de todos nosotros.",
        "Juntos construimos este puente y juntos lo vamos a cuidar nosotros.",
    ),
}


def imported(language: str, *blocks: str, name: str = "report.md") -> Imported:
    """What is made of paragraphs in one language."""
    return made("\n\n".join(blocks) + "\n", name, wishes=Wishes(language=language), fallback=language)


def who(event: Imported) -> list[str | None]:
    """Who says each passage of direct speech."""
    return [one.who for one in speech(event)]


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("fr", "**Discours de Jean Valjean, maire de Montreuil**", "Jean Valjean"),
        ("fr", "## Allocution de M. Jean Valjean, maire de Montreuil", "Jean Valjean"),
        ("fr", "Mot de bienvenue de Mme Emma Bovary", "Emma Bovary"),
        ("fr", "Voici le discours prononcé par Jean Valjean, maire de Montreuil :", "Jean Valjean"),
        ("en", "## Opening remarks by Elizabeth Bennet, Mayor of Longbourn", "Elizabeth Bennet"),
        ("en", "**Speech by Mrs Elizabeth Bennet**", "Elizabeth Bennet"),
        ("es", "## Palabras de bienvenida de la alcaldesa Ana Ozores", "Ana Ozores"),
        ("es", "(Palabras Sr. Sancho Panza)", "Sancho Panza"),
    ],
)
def test_a_speech_is_of_whom_its_head_names(language: str, line: str, name: str) -> None:
    event = imported(language, "# Vetusta 2021", line, *OPENINGS[language])
    assert who(event) == [name] * 3
    assert [one.words for one in speech(event)] == list(OPENINGS[language])


def test_the_head_tells_the_role_and_is_cited() -> None:
    event = imported("fr", "# Vetusta 2021", "## Discours de Jean Valjean, maire de Montreuil", *OPENINGS["fr"])
    assert roles(event, "Jean Valjean") == ["maire de Montreuil"]
    assert [p["source"]["attribution"] for p in event.passages if p["speech"] == "direct"] == [[3, 3]] * 3


def test_a_speech_of_an_office_is_of_nobody_by_name() -> None:
    event = imported("es", "# Vetusta 2021", "(Palabras Sr. Gobernador)", *OPENINGS["es"])
    assert who(event) == ["Gobernador"] * 3
    assert people(event) == []


@pytest.mark.parametrize(
    ("language", "blocks"),
    [
        # An account of a speech.
        ("fr", ("## Discours de Jean Valjean, maire", "Jean Valjean a rappelé que nous devons garder le pont.", "Nous avons tous applaudi ce discours d’une heure.")),
        ("fr", ("## Discours de Jean Valjean, maire", "Madame la préfète était présente, et le maire a parlé une heure.", "La salle a applaudi le discours d’une heure.")),
        ("en", ("## Speech by Elizabeth Bennet", "The mayor spoke for an hour about the bridge and the hall.", "The hall applauded for a long time after that.")),
        ("en", ("## Keynote by Elizabeth Bennet", "I enjoyed this keynote very much, and I learned a lot.", "We were many, and we asked many questions.")),
        ("en", ("## Remarks by Elizabeth Bennet", "I came late, but she spoke for an hour and I took notes.", "We were many, and we asked many questions.")),
        ("fr", ("## Intervention de Jean Valjean", "J’ai beaucoup aimé son intervention, et nous étions nombreux.", "Nous avons posé des questions.")),
        ("es", ("## Discurso de Ana Ozores", "Me gustó mucho este discurso y quiero recordarlo.", "Nosotros hicimos muchas preguntas.")),
        # Nobody’s speech.
        ("fr", ("## Discours de clôture", *OPENINGS["fr"])),
        ("en", ("## Statement on migration", *OPENINGS["en"])),
        ("en", ("The speech by Elizabeth Bennet reminded everybody of the bridge.", *OPENINGS["en"])),
        ("fr", ("## Intervention de Vetusta Habitat", *OPENINGS["fr"])),
    ],
)  # fmt: skip
def test_what_is_no_speech_is_nobodys(language: str, blocks: tuple[str, ...]) -> None:
    assert who(imported(language, "# Vetusta 2021", *blocks)) == []


@pytest.mark.parametrize(
    "after",
    [
        ("Jean Valjean est ensuite sorti par la grande porte.", "Nous avons visité le pont."),
        ("Voir les photos : https://vetusta.example/photos", "Nous avons visité le pont."),
        ("Discours de Mme Emma Bovary, adjointe : nous devons aussi garder le moulin.", "Nous avons visité le pont."),
        ("Une visite du pont", "Nous avons visité le pont."),
    ],
)
def test_a_speech_ends_before_what_is_not_of_it(after: tuple[str, ...]) -> None:
    event = imported("fr", "# Vetusta 2021", "**Discours de Jean Valjean, maire**", *OPENINGS["fr"], *after)
    assert who(event)[:3] == ["Jean Valjean"] * 3
    assert not any("pont." in one.words or "moulin" in one.words for one in speech(event)[3:] if one.who)


def test_a_speech_ends_with_its_thanks() -> None:
    event = imported(
        "fr",
        "# Vetusta 2021",
        "**Discours de Jean Valjean, maire**",
        *OPENINGS["fr"],
        "Je vous remercie de votre attention.",
        "Nous avons ensuite visité le pont.",
    )
    assert who(event) == ["Jean Valjean"] * 4


def test_words_of_others_in_a_speech_are_not_the_speakers() -> None:
    quoted = "« Les gens de ce pays gardent leurs ponts et leurs moulins depuis toujours. »"
    event = imported("fr", "# Vetusta 2021", "**Discours de Jean Valjean, maire**", *OPENINGS["fr"], quoted)
    assert who(event) == ["Jean Valjean"] * 3 + [None]


def test_a_quotation_under_the_line_that_introduces_it_is_of_whom_it_names() -> None:
    said = "“Quiero agradecer a todos los vecinos la ayuda que nos dieron para este puente.”"
    event = imported("es", "# Vetusta 2021", "Se abre la sesión a las diez.", "(Palabras Sr. Sancho Panza)", said)
    assert who(event) == ["Sancho Panza"]


def test_a_mark_that_nothing_closes_opens_the_whole_speech() -> None:
    said = ["“Quiero agradecer a todos los vecinos la ayuda que nos dieron.", "Este puente es de todos nosotros.", "Muchas gracias por acompañarnos."]  # fmt: skip
    event = imported("es", "# Vetusta 2021", "(Palabras Sr. Sancho Panza)", *said)
    assert who(event) == ["Sancho Panza"] * 3


def test_a_title_and_an_office_before_a_colon_speak_as_that_office() -> None:
    said = "“Habiéndose cumplido su propósito, cerramos esta sesión solemne.”"
    event = imported("es", "# Vetusta 2021", "Ana Ozores abrió la sesión.", f"**Sr. Presidente del Consejo:** {said}")
    assert who(event) == ["Presidente del Consejo"]


TURNS = (
    ("Panel | Emma Woodhouse | Chair", "Thank you very much for coming, I am glad to see you all."),
    ("Highbury | Representative", "We would like to thank the panel.", "Question to the secretariat on the bridge.", "Thank."),
    ("Panel | Emma Woodhouse | Chair", "I thank Highbury for this."),
    ("Longbourn | Representative", "We ask who keeps the bridge.", "Who pays for it?"),
    ("Panel | Emma Woodhouse | Chair", "We shall answer in a moment."),
)  # fmt: skip


@pytest.mark.parametrize("form", ["**{}**", "## {}", "{}"])
def test_labels_in_parts_that_come_again_are_those_of_turns(form: str) -> None:
    blocks = [form.format(block) if not n else block for turn in TURNS for n, block in enumerate(turn)]
    event = imported("en", "# Vetusta 2021", *blocks)
    expected = [turn[0] if "Representative" in turn[0] else "Emma Woodhouse" for turn in TURNS for _ in turn[1:]]
    assert who(event) == expected
    assert people(event) == ["Emma Woodhouse"]


@pytest.mark.parametrize("form", ["**{}**", "### {}", "{}"])
@pytest.mark.parametrize(
    ("label", "other", "expected"),
    [
        ("Emma Woodhouse, Mayor of Highbury", "Fanny Price", "Emma Woodhouse"),
        ("Emma Woodhouse (Mayor)", "Fanny Price", "Emma Woodhouse"),
        ("Moderator", "The Clerk", "Moderator"),
        ("MODERATOR :", "Fanny Price", "MODERATOR :"),
    ],
)
def test_a_label_alone_on_its_line_that_comes_again_is_one_of_a_turn(
    form: str, label: str, other: str, expected: str
) -> None:
    blocks: list[str] = []
    for n in range(3):
        blocks += [form.format(label), f"I am glad that we can speak of point {n} today.", form.format(other)]
        blocks += ["We thank you for that, and I agree."]
    found = who(imported("en", "# Vetusta 2021", *blocks))
    assert len(found) == 6
    assert {one.strip(" :") for one in found[::2] if one} == {expected.strip(" :")}


def test_headings_that_come_again_over_narrative_are_no_turns() -> None:
    blocks = []
    for year in (2019, 2020, 2021):
        blocks += [
            "### Director",
            f"The post was held in {year} by whoever was chosen.",
            f"### Report of {year}",
            "Text.",
        ]
    assert who(imported("en", "# Vetusta 2021", *blocks)) == []


def test_names_alone_on_their_lines_are_labels_where_people_speak_below() -> None:
    event = imported(
        "fr",
        "# Conseil de Montreuil",
        "Jean Valjean",
        "Je reviens sur le pont : est-ce que le rapport est clos ?",
        "Nous n’étions pas là lors de la décision.",
        "Marie-Claude Thénardier",
        "Bien sûr que vous aurez le rapport.",
        "Je vous le donnerai.",
        "M. Javert",
        "Sur le vœu, j’en viens à ma question.",
    )
    assert who(event) == ["Jean Valjean"] * 2 + ["Marie-Claude Thénardier"] * 2 + ["Javert"]


def test_names_alone_on_their_lines_over_what_they_did_are_none() -> None:
    blocks = [
        "Jean Valjean",
        "Il a gardé le pont.",
        "Emma Bovary",
        "Elle a tenu le moulin.",
        "M. Javert",
        "Il est mort.",
    ]
    assert who(imported("fr", "# Conseil de Montreuil", *blocks)) == []


@pytest.mark.parametrize(
    ("language", "question", "answer", "guest"),
    [("es", "P", "R", "Entrevistado"), ("en", "Q", "A", "Interviewee"), ("fr", "Q", "R", "Interviewé")],
)
@pytest.mark.parametrize("form", ["**{}**", "{}"])
def test_questions_and_answers_by_letters(form: str, language: str, question: str, answer: str, guest: str) -> None:
    texts = {"es": ("¿Quién cuida el puente?", "Los vecinos."), "en": ("Who keeps the bridge?", "The neighbours."), "fr": ("Qui garde le pont ?", "Les voisins.")}  # fmt: skip
    asked, told = texts[language]
    blocks = [form.format(f"{guest}: Jean Valjean, vecino")]
    for _ in range(3):
        blocks += [form.format(f"{question}: {asked}"), f"{answer}: {told}"]
    event = imported(language, "# Vetusta 2021", *blocks)
    assert who(event) == [None, "Jean Valjean"] * 3
    assert [one.words for one in speech(event)] == [asked, told] * 3


def test_answers_by_letters_are_nobodys_where_no_guest_is_named() -> None:
    blocks = ["P: ¿Quién cuida el puente?", "R: Los vecinos."] * 3
    assert who(imported("es", "# Vetusta 2021", *blocks)) == [None] * 6


RUNNING = (
    "Fanny Price, Mayor of Highbury:  Good morning, it is my first time here.  My comments will be brief.    "
    "Woodhouse: Discussion? Knightley: I have a question --   Elton: Thank you.  Who keeps the bridge?    "
    "Knightley: Listed under participation.    Elton: Who reviewed that?    Woodhouse: The mill did.    Bates: Correct.",
    "12 of 18 Elton: I would like copies of that.    Knightley: Will those be kept?    Woodhouse: They will, and we know it.",
    "They are kept at the mill.    Emma Woodhouse: I thank you.    Note: the mill is old.    Knightley: Good.",
)


def test_labels_inside_paragraphs_that_come_again_and_again() -> None:
    said = speech(imported("en", "# Highbury 2021", *RUNNING, "We note that for the file."))
    found = [(one.who or "").split()[-1:] for one in said]
    assert [name[0] if name else None for name in found[:9]] == [
        *("Price", "Woodhouse", "Knightley", "Elton", "Knightley", "Elton", "Woodhouse", "Bates", "Elton")
    ]
    told = {one.words.rstrip(): one.who for one in said}
    assert told["They are kept at the mill."] == "Emma Woodhouse"  # her turn goes on in the next paragraph
    assert told["the mill is old."] is None  # a word, or somebody’s name: nobody knows
    assert not any("Note" in (one.who or "") for one in said)


def test_two_labels_in_a_paragraph_make_no_transcript() -> None:
    text = "The day was long. Elton: a vicar. Knightley: a squire. Both were there."
    assert who(imported("en", "# Highbury 2021", text)) == []


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("es", "Intervino el presidente Sancho Panza Quijano:", "Sancho Panza Quijano"),
        ("es", "Intervino de la corporación Tierra Nueva, Ana Ozores:", "Ana Ozores"),
        ("es", "Intervino la coordinadora del Proyecto Raíz - Corporación Educativa Combos, Ana Ozores:", "Ana Ozores"),
        ("fr", "Prend la parole le maire de Montreuil, Jean Valjean :", "Jean Valjean"),
    ],
)
def test_who_takes_the_floor_stands_before_the_colon(language: str, line: str, name: str) -> None:
    said = ("“Agradecemos a Emma Woodhouse por la oportunidad que nos da.”", "“Nosotros cuidamos los puentes.”")
    event = imported(language, "# Vetusta 2021", "Se abre la sesión a las diez.", line, said[0])
    assert who(event) == [name]
    event = imported(language, line, *said[:1], "Se abre la sesión a las diez.", name="report.txt")
    assert who(event) == [name]


def test_a_voice_that_a_program_numbers_is_not_who_spoke_before() -> None:
    lines = [
        "00:36:33 Fanny Price\nAny question? I am coming.",
        "00:36:51 audience1\nI had a question on the bridge.",
        "00:37:34 Fanny Price\nThe bridge will be kept.",
        "00:37:44 audience1\nThank you, I am glad.",
    ]
    found = who(imported("en", "# Highbury 2021", *lines, name="report.txt"))
    assert found == ["Fanny Price", "audience1", "Fanny Price", "audience1"]


def test_a_quotation_alone_under_a_name_is_not_said_to_be_theirs() -> None:
    said = "“We must keep this bridge for all who pass here, today and tomorrow.”"
    assert who(imported("en", "# Forum 2021", "## Elizabeth Bennet", said)) in ([], [None])
    assert who(imported("en", "# Forum 2021", "## Speech by Elizabeth Bennet", said)) == ["Elizabeth Bennet"]
