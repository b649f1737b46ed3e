"""Titles and sessions: what heads one, and what only looks like it. The reports are told by novels of another century."""

from __future__ import annotations

import pytest
from imports import made, sessions, text

from cgluctl.ingest.outline.headings import family

BODY = "Les participants ont parlé des ponts et des chemins de la région, et de ce qu’il en coûte de les entretenir."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("➢ Les ponts et les chemins", "mark"),
        ("Session 2: The bridges", "keyword"),
        ("9h40 Table ronde n° 1 : les ponts", "keyword"),
        ("Mesa redonda 3. Los puentes", "keyword"),
        ("10:30 – 11:15 The bridges", "time"),
        ("1. Les ponts", "numbered"),
        ("LES PONTS ET LES CHEMINS", "caps"),
        ("Les ponts et les chemins", "plain"),
        ("Les ponts ont été réparés par la ville.", None),
        ("- des ponts ;", None),
        ("https://example.org/ponts", None),
        ("« Les ponts »", None),
        ("Paroles de maires – Que verra-t-on à ces assises ?", None),  # an interviewer asks it
    ],
)
def test_the_form_of_a_heading(line: str, expected: str | None) -> None:
    assert family(line) == expected


def test_days_and_sessions_of_a_report_with_arrows() -> None:
    event = made(
        f"Jour 1. 14.05.2021 :\n\n➢ Les ponts de la\nrégion et leurs gardiens\n\n{BODY}\n\nJour 2. 18.05.2021 :\n\n➢ Les chemins\n\n{BODY}\n"
    )
    assert sessions(event) == [
        ("1.1", "2021-05-14", "Les ponts de la région et leurs gardiens"),
        ("2.1", "2021-05-18", "Les chemins"),
    ]
    assert event.event["start"] == "2021-05-14"
    assert event.event["end"] == "2021-05-18"


def test_actes_with_hours_and_round_tables() -> None:
    text = f"ACTES DU COLLOQUE\n\n9h00 Ouverture\n\n{BODY}\n\n9h40 Table ronde n° 1 : les ponts\n\n{BODY}\n\n11h15 Table ronde n° 2 : les chemins\n\n{BODY}\n"
    event = made(text)
    assert [title for _, _, title in sessions(event)] == [
        "9h00 Ouverture",
        "9h40 Table ronde n° 1 : les ponts",
        "11h15 Table ronde n° 2 : les chemins",
    ]
    assert event.event["title"]["fr"] == "ACTES DU COLLOQUE"


def test_capitals_and_numbers_head_sessions_where_nothing_stronger_does() -> None:
    for first, second in (("LES PONTS DE LA VILLE", "LES CHEMINS"), ("1. Les ponts", "2. Les chemins")):
        text = f"Rapport des rencontres\n\n{first}\n\n{BODY}\n\n{second}\n\n{BODY}\n"
        assert [title for _, _, title in sessions(made(text))] == [first, second]


def test_markdown_headings_by_depth_and_parts_above_sessions() -> None:
    text = f"# Congress of Montreuil\n\n## Day 1\n\n### The bridges\n\n{BODY}\n\n### The roads\n\n{BODY}\n\n## Day 2\n\n### The towers\n\n{BODY}\n\n## Closing\n\n{BODY}\n"
    event = made(text, "report.md")
    assert [(id, title) for id, _, title in sessions(event)] == [
        ("1.1", "The bridges"),
        ("1.2", "The roads"),
        ("2.1", "The towers"),
        ("2.2", "Closing"),
    ]
    parted = made(f"# Talks\n\n## I. Papers\n\n### The bridges\n\n{BODY}\n\n### The roads\n\n{BODY}\n", "report.md")
    assert [title for _, _, title in sessions(parted)] == ["The bridges", "The roads"]


def test_feet_of_pages_are_skips_and_the_paragraph_goes_on() -> None:
    text = f"Jour 1. 14.05.2021 :\n\n➢ Les ponts\n\n{BODY} Voir le site :\nhttps://example.org/\n\nLes ponts de la région sont anciens, et leurs gardiens\n\nhttps://example.org/\n\n\n\nles réparent chaque été avec les gens du pays.\n"
    event = made(text)
    assert [(e["reason"], e["lines"]) for e in event.ledger if e["reason"] == "running foot"] == [
        ("running foot", [10, 10])
    ]
    assert "leurs gardiens les réparent chaque été" in event.passages[-1]["text"]["fr"]


def test_pages_of_minutes_with_date_and_number_in_their_heads() -> None:
    pages = "\n\n".join(f"Page {n}\n\n{2984 + n}\n\n4 June 1997\n\n{BODY}" for n in range(2, 6))
    event = made(f"COMMITTEE OF THE WHOLE\n\n{BODY}\n\n{pages}\n")
    assert len(event.sessions) == 1
    assert sum(entry["reason"] == "running foot" for entry in event.ledger) == 12


def test_a_report_without_any_heading_is_one_session() -> None:
    assert sessions(made("Bonjour.\n\nUn texte sans jour, et que nul titre ne coiffe.\n", fallback="fr")) == [
        ("1.1", None, None)
    ]


def test_only_one_line_is_the_title() -> None:
    """What stands before the one heading that is set as such is words."""
    page = (
        f"<!doctype html><body><p>Rapport final</p><h1>Congrès des ponts</h1><p>{BODY}</p><h1>Jour 1. 15.05.2021</h1>"
    )
    event = made(page, "r.html", fallback="fr")
    assert [entry["text"] for entry in event.ledger if entry["kind"] == "day"] == ["Jour 1. 15.05.2021"]
    assert "Rapport final" in "".join(str(entry["text"]) for entry in event.ledger if entry["kind"] == "title")


def test_a_paragraph_as_long_as_a_book_is_several() -> None:
    """Nothing is lost where it is parted: at sentences, else at words, else anywhere."""
    for body in (f"{BODY} " * 300, "mot " * 9_000, "a" * 25_000):
        event = made(body.strip(), fallback="fr")
        words = [str(passage["text"]["fr"]) for passage in event.passages]
        assert "".join("".join(words).split()) == "".join(body.split())
        assert max(map(len, words)) <= 10_000


def test_the_number_of_a_page_heads_no_session() -> None:
    """A program that makes Markdown of a PDF sets page numbers as headings; years are titles like any other."""
    body = "\n\n".join(["## The bridge", "We met on the bridge.", "## 2", "We crossed it.", "## 1815", "It burnt."])
    event = made(f"# Report of the town\n\n{body}\n", "report.md")
    assert [title for _, _, title in sessions(event)] == ["The bridge", "1815"]
    assert "We crossed it." in text(event)


def _heads(*headings: str) -> str:
    """A report of one day whose sessions have short texts."""
    bodies = (
        "Mme Cosette a ouvert la réunion.",
        "M. Javert a présenté le plan du pont.",
        "Mme Cosette a remercié tous.",
    )
    parts = [f"{heading}\n\n{body}" for heading, body in zip(headings, bodies, strict=True)]
    return "Compte rendu du pont\n\nLundi 3 avril 2023\n\n" + "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(
    "heads",
    [
        ("1. Ouverture", "2. Le plan du pont", "3. Fin"),
        ("1 – Début", "2 – Le plan du pont", "3 – Fin"),
        ("1.1 Début", "1.2 Le plan du pont", "1.3 Fin"),
        ("OUVERTURE", "LE PLAN DU PONT", "CLÔTURE"),
        ("LE DÉBUT", "PONT", "LA FIN DU JOUR"),
    ],
)
def test_headings_over_short_texts(heads: tuple[str, str, str]) -> None:
    assert [title for _, _, title in sessions(made(_heads(*heads), fallback="fr"))] == list(heads)


def test_each_day_may_head_its_sessions_in_its_own_way() -> None:
    second = "\nMardi 4 avril 2023\n\n9h30 Atelier : la rive\n\nM. Javert a parlé de la rive.\n"
    event = made(_heads("1. Ouverture", "2. Le plan du pont", "3. Fin") + second, fallback="fr")
    assert [id for id, _, _ in sessions(event)] == ["1.1", "1.2", "1.3", "2.1"]


def test_a_list_of_short_items_heads_nothing() -> None:
    text = "Compte rendu\n\nLundi 3 avril 2023\n\nIl a été décidé :\n\n1. Garder le pont\n\n2. Garder la rive\n\n3. Garder la route\n\nPuis on est parti.\n"
    assert len(sessions(made(text, fallback="fr"))) == 1


def test_a_sentence_that_comes_again_before_a_gap_is_no_foot_of_a_page() -> None:
    days = "\n\n\n".join(
        f"{day} February 2025\n\nSession {n}: Port\n\nAnne Elliot presented port {n}.\n\nThe meeting rose at 6 p.m."
        for n, day in enumerate(("Monday 3", "Tuesday 4", "Wednesday 5"), 1)
    )
    event = made(f"Minutes of the forum\n\n{days}\n")
    assert text(event).count("The meeting rose at 6 p.m.") == 3
    assert not [entry for entry in event.ledger if entry["reason"] == "running foot"]


@pytest.mark.parametrize(
    "heads", [("Atelier 1 : Le bois", "Atelier 2 : Le fer"), ("9h00 Accueil", "14h30 Débat sur la rive")]
)
def test_a_heading_right_above_its_wrapped_text(heads: tuple[str, str]) -> None:
    body = "Emma Bovary a dit : « Le bois est à tous ceux qui passent ici, et il le restera\npour ceux qui viennent après nous. »"
    parts = "\n\n".join(f"{head}\n{body}" for head in heads)
    event = made(f"Forum du pont\n\nMardi 3 mai 2022\n\n{parts}\n", fallback="fr")
    assert [title for _, _, title in sessions(event)] == list(heads)
    assert text(event).count("Emma Bovary") == 2


TURNS = "Ms Bennet: Thank you all for coming.\nMr Darcy: We are happy to be here.\nMs Bennet: Let us begin now.\nMr Darcy: Yes.\n"


@pytest.mark.parametrize(
    "names",
    [("Ms Bennet", "Mr Darcy"), ("Elizabeth Bennet", "Fitzwilliam Darcy"), ("ELIZABETH BENNET", "FITZWILLIAM DARCY")],
)
def test_each_line_of_a_transcript_is_a_turn(names: tuple[str, str]) -> None:
    event = made("City Forum\n\n" + TURNS.replace("Ms Bennet", names[0]).replace("Mr Darcy", names[1]))
    assert [p["text"]["en"] for p in event.passages] == [line.partition(": ")[2] for line in TURNS.splitlines()]


def test_a_name_and_a_colon_where_a_line_happens_to_end_part_nothing() -> None:
    body = "The day was long and many spoke in turn of the bridge and of the river, among them\nMs Bennet: she was for both of them, and nobody said a word against her in all the\nhours that followed, but for Mr Darcy.\n"
    assert len(made(f"City Forum\n\n{body}\n{body}").passages) == 2


def test_a_title_by_style_over_days_that_are_printed_alone() -> None:
    body = f"**Première journée – lundi 3 mai 2021**\n\n**Séance d’ouverture**\n\n{BODY}\n\n**Session 1 – L’eau**\n\n{BODY}\n\n**Deuxième journée – mardi 4 mai 2021**\n\n**Session 2 – Le prix**\n\n{BODY}\n"
    event = made(f"# Actes du colloque\n\n{body}", name="report.md", fallback="fr")
    assert [(id, when) for id, when, _ in sessions(event)] == [
        *(("1.1", "2021-05-03"), ("1.2", "2021-05-03"), ("2.1", "2021-05-04"))
    ]


def test_underlined_titles_head_days_and_sessions() -> None:
    titles = [("Congrès du pont", "="), ("Jeudi 23 septembre 2021", "-"), ("Ouverture", "~"), ("La rive", "~")]
    titles += [("Vendredi 24 septembre 2021", "-"), ("La route", "~")]
    lines = [f"{title}\n{sign * len(title)}\n" + (f"\n{BODY}\n" if sign == "~" else "") for title, sign in titles]
    event = made("\n".join(lines), fallback="fr")
    assert sessions(event) == [
        *(("1.1", "2021-09-23", "Ouverture"), ("1.2", "2021-09-23", "La rive"), ("2.1", "2021-09-24", "La route"))
    ]
    assert [entry["text"] for entry in event.ledger if entry["kind"] == "title"] == ["Congrès du pont"]


def test_an_underline_may_be_longer_than_what_it_underlines() -> None:
    event = made(
        f"Asamblea\n========\n\nAcuerdos\n~~~~~~~~\n\n{BODY}\n\nFirma\n~~~~~~~~~~~~~~\n{BODY}\n", fallback="es"
    )
    assert [title for _, _, title in sessions(event)] == ["Acuerdos", "Firma"]


@pytest.mark.parametrize("label", ["Topic", "Sujet "])
def test_the_topics_of_minutes_are_sessions(label: str) -> None:
    topics = ("Names", "Next meeting")
    said = "Javert: I propose next Tuesday.\n\nValjean: I cannot.\n\n"
    event = made("Meeting of the group\n\n" + "".join(f"{label}: {topic}\n\n{said}" for topic in topics))
    assert [title for id, _, title in sessions(event) if id != "1.0"] == list(topics)


@pytest.mark.parametrize(
    ("heading", "titles"), [("Three bridges", [None]), ("Session 3: Bridges", ["Session 3: Bridges"])]
)
def test_the_only_heading_of_a_report_is_its_title_unless_it_numbers_a_session(
    heading: str, titles: list[str | None]
) -> None:
    event = made(f"# {heading}\n\n{BODY}\n\n{BODY}\n", "report.md", fallback="fr")
    assert [title for _, _, title in sessions(event)] == titles
    assert (event.event["title"]["fr"] == heading) is (titles == [None])


def test_titles_without_a_label_between_an_opening_and_a_closing_are_sessions() -> None:
    heads = ("Ouverture des rencontres", "L’eau dans les villes", "Clôture")
    event = made("Rencontres des maires\n\n" + "".join(f"{head}\n\n{BODY}\n\n" for head in heads))
    assert [title for _, _, title in sessions(event)] == list(heads)


@pytest.mark.parametrize("leader", [" ........ ", " . . . . . ", "\t", " …… "])
def test_a_table_of_contents_heads_nothing(leader: str) -> None:
    contents = f"Mardi 6 octobre 2020{leader}3\n   Table ronde 1 : Quelles essences face au\n   vent ?{leader}3\n   Table ronde 2 : La filière{leader}9\nMercredi 7 octobre 2020{leader}15\n   Table ronde 3 : La forêt{leader}15\n"
    days = f"Mardi 6 octobre 2020\n\nTable ronde 1 : Quelles essences face au vent ?\n\n{BODY}\n\nTable ronde 2 : La filière\n\n{BODY}\n\nMercredi 7 octobre 2020\n\nTable ronde 3 : La forêt\n\n{BODY}\n"
    event = made(f"Actes des Assises\n\n{contents}\n{days}", fallback="fr")
    assert [(id, when) for id, when, _ in sessions(event)] == [
        *(("1.1", "2020-10-06"), ("1.2", "2020-10-06"), ("2.1", "2020-10-07"))
    ]
    assert [entry["reason"] for entry in event.ledger if entry["kind"] == "skip" and "vent" in entry["text"]] == [
        "table of contents"
    ]


def test_a_bold_line_without_a_label_heads_a_session_where_all_headings_are_bold() -> None:
    parts = ["Welcome", "Session 1: Heat pumps", "Farewell and thanks"]
    page = "".join(f"<p><b>{part}</b></p><p>{BODY}</p>" for part in parts)
    event = made(f"<!DOCTYPE html><html><body><p><b>Energy Meeting, 2 February 2023</b></p>{page}</body></html>")
    assert [title for _, _, title in sessions(event)] == parts


@pytest.mark.parametrize("end", ["Farewell and thanks", "Acuerdos y próximos pasos", "Lectura de la declaración final"])
def test_what_is_set_at_the_end_without_a_label_is_a_session(end: str) -> None:
    heads = ("Session 1: Otters", "Session 2: Weirs", end, "Neither is this")
    event = made("Forum\n\n" + "".join(f"{head}\n\n{BODY}\n\n" for head in heads))
    assert [title for _, _, title in sessions(event)] == list(heads[:3])


def test_a_line_in_bold_heads_a_session_in_markdown() -> None:
    heads = ("Welcome", "Session 1: Heat pumps", "The view from the street")
    event = made("# Meeting\n\n**Thursday 2 February 2023**\n\n" + "".join(f"**{head}**\n\n{BODY}\n\n" for head in heads), name="report.md")  # fmt: skip
    assert [title for _, _, title in sessions(event)] == list(heads)


def test_what_an_agenda_in_front_announces_is_no_session_of_the_report() -> None:
    agenda = "Tuesday 14 May 2019\n09:00 Opening\n10:00 Session 1: Births\n\nWednesday 15 May 2019\n09:00 Session 2: Costs\n\nReport of proceedings\n"
    report = f"Tuesday 14 May 2019\n\nOpening\n\n{BODY}\n\nSession 1: Births\n\n{BODY}\n\nWednesday 15 May 2019\n\nSession 2: Costs\n\n{BODY}\n\n14:00 Session 3: Visit\n"
    event = made(f"Seminar\n\nAgenda\n\n{agenda}\n{report}")
    found = [(id, title) for id, _, title in sessions(event) if not id.endswith(".0")]
    assert found == [
        *(("1.1", "Opening"), ("1.2", "Session 1: Births"), ("2.1", "Session 2: Costs")),
        ("2.2", "14:00 Session 3: Visit"),
    ]
    assert [p["text"]["fr"] for p in event.passages if p["session"] == "1.0"] == [
        *("09:00 Opening", "10:00 Session 1: Births")
    ]


def test_a_heading_that_says_again_what_the_one_before_said_heads_nothing() -> None:
    days = "".join(
        f"Jour {n}. {14 + n}.05.2021\n\nPanel 1 : Les ponts - regards croisés des maires\n\n{BODY}\n\n" for n in (1, 2)
    )
    again = f"Panel 1 – Les ponts : regards croisés des maires\n\n{BODY}\n\nPanel 2 : Les chemins\n\n{BODY}\n"
    assert [id for id, _, _ in sessions(made(days + again))] == ["1.1", "2.1", "2.2"]


AROUND = """# Rencontre sur l’eau, Yonville, 3 et 4 juin 2024

## Sommaire

1. Introduction
2. Jour 1
3. Jour 2

## Introduction

Quarante personnes sont venues.

## Jour 1 – Lundi 3 juin 2024

### Ouverture

Emma Bovary a ouvert la rencontre.

#### Participants

Ils étaient quarante.

## Jour 2 – Mardi 4 juin 2024

### Session 1 : Les fleuves

Jean Valjean a parlé des fleuves.

## Annexe 1 : Liste des participants

- Emma Bovary

## Annexe 2 : Programme

9h00 Ouverture

10h00 Session 1 : Les fleuves

## Références

Hugo, V. (1862). Les Misérables.
"""


@pytest.mark.parametrize("marked", [True, False])
def test_what_stands_around_the_account_is_of_no_day(marked: bool) -> None:
    report = AROUND if marked else AROUND.replace("#### ", "").replace("### ", "").replace("## ", "").replace("# ", "")
    assert [found for found in sessions(made(report)) if found[2] != "Participants"] == [
        ("0.1", None, "Sommaire"),
        ("0.2", None, "Introduction"),
        ("1.1", "2024-06-03", "Ouverture"),
        ("2.1", "2024-06-04", "Session 1 : Les fleuves"),
        ("0.3", None, "Annexe 1 : Liste des participants"),
        ("0.4", None, "Annexe 2 : Programme"),
        ("0.5", None, "Références"),
    ]


def test_days_behind_an_annex_that_were_not_told_of_before_are_days() -> None:
    report = f"Jour 1 – 3 juin 2024\n\nSession 1 : Les ponts\n\n{BODY}\n\nAnnexe\n\n{BODY}\n\nJour 2 – 4 juin 2024\n\nSession 2 : L’eau\n\n{BODY}\n"
    assert [(id, when) for id, when, _ in sessions(made(report)) if id[0] != "0"] == [
        ("1.1", "2024-06-03"),
        ("2.1", "2024-06-04"),
    ]
