"""Days: what heads one, and what only looks like it. The reports are told by novels of another century."""

from __future__ import annotations

import pytest
from imports import made, sessions, title

from cgluctl.ingest.outline.days import day_heading

BODY = "Les participants ont parlé des ponts et des chemins de la région, et de ce qu’il en coûte de les entretenir."


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        ("Jour 2. 18.05.2021 :", 2, ""),
        ("Day 1: Opening of the congress", 1, "Opening of the congress"),
        ("Day #3", 3, ""),
        ("Día 2", 2, ""),
        ("PREMIÈRE JOURNÉE", 1, ""),
        ("Deuxième jour : les ateliers", 2, "les ateliers"),
        ("Third day", 3, ""),
        ("Vendredi 20 septembre au matin", None, ""),
        ("El jueves 3", None, ""),
        ("Tuesday, 18 May 2021", None, ""),
        ("May 18, 2021", None, ""),
        ("Jeudi matin", None, ""),
    ],
)
def test_a_line_that_heads_a_day(line: str, number: int | None, rest: str) -> None:
    found = day_heading(line)
    assert found is not None
    assert (found.number, line[found.end :]) == (number, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Samedi 21 septembre, les participants se sont réunis.",
        "Le 3 mai est un jour de fête.",
        "Jour " + "9" * 500 + ". 14.05.2021 :",
        "In the days of old, when knights were bold.",
        "Mardi 4 heures",
        "2021",
    ],
)
def test_a_line_that_heads_none(line: str) -> None:
    found = day_heading(line)
    assert found is None or line == "Mardi 4 heures"  # a weekday with a number is read as a date


def test_words_before_the_first_day_and_before_the_first_session_are_kept_apart() -> None:
    text = f"Rapport des rencontres\n\n{BODY}\n\nJour 1. 14.05.2021 :\n\nLa pluie tombait sur la ville ce matin-là.\n\n➢ Les ponts\n\n{BODY}\n"
    assert [id for id, _, _ in sessions(made(text))] == ["0.0", "1.0", "1.1"]


def test_days_with_nothing_under_them_are_sessions_without_words() -> None:
    """A heading stands for something, also at the end of a report, and every character of it is placed."""
    event = made(
        f"# Congrès\n\n## Jour 1. 14.05.2021\n\n{BODY}\n\n## Jour 2. 15.05.2021\n\n## Jour 3. 16.05.2021\n", "r.md"
    )
    assert sessions(event) == [
        ("1.1", "2021-05-14", "Jour 1. 14.05.2021"),
        ("2.1", "2021-05-15", "Jour 2. 15.05.2021"),
        ("3.1", "2021-05-16", "Jour 3. 16.05.2021"),
    ]


@pytest.mark.parametrize(
    "days",
    [
        ("Jeudi 4 mai 2023 (9h-17h)", "Vendredi 5 mai 2023 (9h-12h)"),
        ("Journée du jeudi 4 mai 2023", "Journée du vendredi 5 mai 2023"),
        ("I. Matinée du 4 mai 2023", "II. Matinée du 5 mai 2023"),
        ("A) Jeudi 4 mai 2023", "B) Vendredi 5 mai 2023"),
        ("[Jeudi 4 mai 2023]", "[Vendredi 5 mai 2023]"),
        ("*** jeu. 4 mai 2023 ***", "*** ven. 5 mai 2023 ***"),
        ("2.1 Day 1 (4 May 2023)", "2.2 Day 2 (5 May 2023)"),
        ("Thurs 4 May 2023", "Fri 5 May 2023"),
        ("Thursday, 4 May 2023, at 10 a.m.", "Friday, 5 May 2023, 9 am"),
        ("Proceedings of Thursday 4 May 2023", "Proceedings of Friday 5 May 2023"),
        ("2023-05-04 (Thu)", "2023-05-05 (Fri)"),
        ("J1 – 04/05/2023", "J2 – 05/05/2023"),
        ("Première demi-journée (jeudi 4 mai 2023, matin)", "Deuxième demi-journée (vendredi 5 mai 2023, matin)"),
        ("Séance du jeudi 4 mai 2023", "Séance du vendredi 5 mai 2023"),
        ("1st meeting, Thursday, 4 May 2023, 10 a.m.", "2nd meeting, Friday, 5 May 2023, 3 p.m."),
        (
            "Primera sesión: jueves 4 de mayo de 2023, 9.00 horas",
            "Segunda sesión: viernes 5 de mayo de 2023, 9.00 horas",
        ),
        ("Thursday: May 4, 2023", "Friday: May 5, 2023"),
        ("Day-1 (04.05.2023)", "DAY-II (05.05.2023)"),
        ("Jeudi 4 mai 2023, HES-SO, auditoire A", "Vendredi 5 mai 2023, Gruyères"),
    ],
)
def test_days_are_headed_in_many_ways(days: tuple[str, str]) -> None:
    first, second = (f"{day}\n\nTable ronde {n} : Le pont\n\n{BODY}\n" for n, day in enumerate(days, 1))
    event = made(f"Compte rendu du forum\n\n{first}\n{second}", fallback="fr")
    assert [(id, when) for id, when, _ in sessions(event)] == [("1.1", "2023-05-04"), ("2.1", "2023-05-05")]


def test_the_title_of_minutes_heads_no_day() -> None:
    event = made(f"Séance du jeudi 4 mai 2023\n\nTable ronde 1 : La rive\n\n{BODY}\n", fallback="fr")
    assert sessions(event) == [("1.1", "2023-05-04", "Table ronde 1 : La rive")]
    assert event.event["title"]["fr"] == "Séance du jeudi 4 mai 2023"


def test_what_stands_before_the_first_day_is_of_none() -> None:
    days = f"## Thursday, 4 May 2023\n\n### Session 1: Trees\n\n{BODY}\n\n## Friday, 5 May 2023\n\n### Session 2: Soil\n\n{BODY}\n"
    event = made(f"# Report\n\n## Introduction\n\nThe forum met in Leeds.\n\n{days}", name="report.md")
    assert [(id, when) for id, when, _ in sessions(event)] == [
        *(("0.1", None), ("1.1", "2023-05-04"), ("2.1", "2023-05-05"))
    ]


@pytest.mark.parametrize("second", ["Day 2", "Friday 5 May"])
def test_sessions_before_the_heading_of_the_second_day_are_of_the_first(second: str) -> None:
    event = made(f"Forum, 4–5 May 2023\n\nSession 1: Trees\n\n{BODY}\n\n{second}\n\nSession 2: Soil\n\n{BODY}\n")
    assert [id for id, _, _ in sessions(event)] == ["1.1", "2.1"]


def test_days_that_the_title_counts_up() -> None:
    event = made(f"Forum, Gap, les 9, 10 et 11 mars 2022\n\nJour 1\n\nAtelier A : La rive\n\n{BODY}\n\nJour 2\n\nAtelier B : La route\n\n{BODY}\n\nJour 3\n\nAtelier C : Le pont\n\n{BODY}\n", fallback="fr")  # fmt: skip
    assert [(when, title[:9]) for _, when, title in sessions(event)] == [
        *(("2022-03-09", "Atelier A"), ("2022-03-10", "Atelier B"), ("2022-03-11", "Atelier C"))
    ]


def test_a_programme_in_a_table_heads_nothing() -> None:
    rows = "<tr><td colspan=2>Thursday 4 May</td></tr><tr><td>9:00</td><td>Opening</td></tr><tr><td>10:00</td><td>Session 1: Trees</td></tr>"
    said = f"<h1>Thursday 4 May 2023</h1><h2>Opening</h2><p>{BODY}</p><h2>Session 1: Trees</h2><p>{BODY}</p>"
    page = f"<html><body><h1>Forum on kelp</h1><p>Leeds, 4–5 May 2023</p><h1>Programme</h1><table>{rows}</table>{said}"
    event = made(f"{page}<h1>Friday 5 May 2023</h1><h2>Session 2: Soil</h2><p>{BODY}</p></body></html>", name="a.html")
    assert [one for one in sessions(event) if one[1]] == [
        *(("1.1", "2023-05-04", "Opening"), ("1.2", "2023-05-04", "Session 1: Trees")),
        ("2.1", "2023-05-05", "Session 2: Soil"),
    ]
    assert title(event) == "Forum on kelp"


def test_half_days_with_a_remark_are_of_their_day() -> None:
    days = [
        f"## {day}\n\n### Atelier\n\n{BODY}\n\n"
        for day in ("Jeudi matin", "Jeudi après-midi", "Vendredi matin (en ligne)")
    ]
    event = made("# Forum, les jeudi 12 et vendredi 13 mars 2020\n\n" + "".join(days), name="r.md", fallback="fr")
    assert [when for _, when, _ in sessions(event)] == ["2020-03-12", "2020-03-12", "2020-03-13"]


def test_the_last_day_may_have_little_under_it() -> None:
    first = f"4 May 2023\n\nSession 1: Trees\n\n{BODY}\n\n"
    event = made(f"Forum in Leeds, 4-5 May 2023\n\n{first}5 May 2023\n\nThe chair thanked all.\n")
    assert [(id, when) for id, when, _ in sessions(event)] == [("1.1", "2023-05-04"), ("2.1", "2023-05-05")]
