"""Days: what heads one, of which date it is, and what only looks like it. The reports are told by novels of another century."""

from __future__ import annotations

import pytest
from imports import made, sessions, title

from cgluctl.ingest.identity import Wishes
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


def test_days_by_half_days_are_one_day_and_a_year_comes_only_from_the_title() -> None:
    text = f"Rencontres de Montreuil 2019\n\nVendredi 20 septembre au matin\n\n{BODY}\n\nVendredi 20 septembre après-midi\n\n{BODY}\n\nSamedi 21 septembre\n\n{BODY}\n"
    assert [(id, when) for id, when, _ in sessions(made(text))] == [
        ("1.1", "2019-09-20"),
        ("1.2", "2019-09-20"),
        ("2.1", "2019-09-21"),
    ]
    undated = sessions(made(text.replace(" 2019", "")))
    assert [when for _, when, _ in undated] == [None, None, None]
    told = sessions(made(text.replace(" 2019", ""), wishes=Wishes(year=2019)))
    assert [when for _, when, _ in told] == ["2019-09-20", "2019-09-20", "2019-09-21"]


def test_a_year_in_running_text_is_not_that_of_the_report() -> None:
    event = made(f"Compte rendu\n\nLa loi du 26 janvier 2016 a changé la vie des communes de la région.\n\n{BODY}\n")
    assert [when for _, when, _ in sessions(event)] == [None]
    assert [doubt["kind"] for doubt in event.doubts] == ["date"]


def test_a_weekday_without_a_month_is_found_in_the_period_of_the_title() -> None:
    text = f"Encuentro de La Mancha, del 3 al 5 de mayo de 2018\n\nEl jueves 3\n\n{BODY}\n\nEl viernes 4\n\n{BODY}\n"
    assert [when for _, when, _ in sessions(made(text))] == ["2018-05-03", "2018-05-04"]


def test_a_date_that_its_weekday_denies_is_left_open() -> None:
    text = f"Rencontres 2019\n\nLundi 20 septembre\n\n{BODY}\n\nMardi 21 septembre\n\n{BODY}\n"  # a Friday, a Saturday
    assert [when for _, when, _ in sessions(made(text))] == [None, None]


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


@pytest.mark.parametrize(("year", "told"), [(2023, 0), (2024, 1), (None, 0)])
def test_a_year_that_the_weekdays_printed_contradict_is_said(year: int | None, told: int) -> None:
    report = f"Compte rendu\n\nJour 1. Lundi 12 juin\n\n➢ Ouverture\n\n{BODY}\n"
    event = made(report, wishes=Wishes(year=year), fallback="fr")
    assert len(event.warnings) == told
    assert sessions(event)[0][1] == ("2023-06-12" if year == 2023 else None)


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


# What is no day of the forum: a chronology, the next steps, a signature, the cover, the next meeting.
@pytest.mark.parametrize(
    ("cover", "among", "end"),
    [
        ("", "10 April 1998\nThe bridge was opened.", ""),
        ("", "", "The following timetable was agreed:\n\n30 June 2023\nDraft sent\n\n1 September 2023\nFinal text"),
        ("", "", "Jane Bennet\nSecretary\n\n12 May 2023"),
        ("12 May 2023\n\n", "", ""),
        ("", "", "Date of next meeting\n\nTuesday 15 April 2024"),
        ("", "", "Save the date\n\n- 12 January 2024: general assembly\n- 6 February 2024: board"),
    ],
)
def test_dates_that_head_no_day(cover: str, among: str, end: str) -> None:
    first = f"Thursday 4 May 2023\n\nSession 1: Trees\n\n{BODY}\n\n{among}\n\n"
    event = made(
        f"Forum in Leeds, 4–5 May 2023\n\n{cover}{first}Friday 5 May 2023\n\nSession 2: Soil\n\n{BODY}\n\n{end}"
    )
    assert [one for one in sessions(event) if one[0] != "0.0"] == [
        *(("1.1", "2023-05-04", "Session 1: Trees"), ("2.1", "2023-05-05", "Session 2: Soil"))
    ]


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


@pytest.mark.parametrize(("first", "second"), [("05/04/2023", "05/05/2023"), ("jueves 04/05", "viernes 05/05")])
def test_the_period_of_the_title_tells_month_and_day(first: str, second: str) -> None:
    heads = [f"{first}\n\nSession 1: Trees\n\n{BODY}\n", f"{second}\n\nSession 2: Soil\n\n{BODY}\n"]
    event = made("Forum, 4–5 May 2023\n\n" + "\n".join(heads))
    assert [when for _, when, _ in sessions(event)] == ["2023-05-04", "2023-05-05"]


def test_a_month_before_a_day_that_is_no_month() -> None:
    event = made(
        f"Notes\n\nDay 1 - 9/14/2023\n\nSession 1: The bridge\n\n{BODY}\n\nDay 2 - 9/15/2023\n\nSession 2: The road\n\n{BODY}\n"
    )
    assert [when for _, when, _ in sessions(event)] == ["2023-09-14", "2023-09-15"]


def test_days_that_the_title_counts_up() -> None:
    event = made(f"Forum, Gap, les 9, 10 et 11 mars 2022\n\nJour 1\n\nAtelier A : La rive\n\n{BODY}\n\nJour 2\n\nAtelier B : La route\n\n{BODY}\n\nJour 3\n\nAtelier C : Le pont\n\n{BODY}\n", fallback="fr")  # fmt: skip
    assert [(when, title[:9]) for _, when, title in sessions(event)] == [
        *(("2022-03-09", "Atelier A"), ("2022-03-10", "Atelier B"), ("2022-03-11", "Atelier C"))
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("Session 1: Harvest\nThursday 4 May 2023, 10:00-12:00", "Session 2: Markets\nFriday 5 May 2023, 10:00-12:00, Room B"),
        ("Session 1: Harvest\n\nDate: 4 May 2023", "Session 2: Markets\n\nDate: 5 May 2023"),
        ("Session 1: Harvest (Thursday 4 May 2023, 9:30)", "Session 2: Markets (Friday 5 May 2023, 9:30)"),
        ("Session 1: Harvest (Thursday 4 May 2023)", "Session 2: Markets (Friday 5 May 2023)"),
        ("Session 1 (4 May 2023, morning): Harvest", "Session 2 (5 May 2023, morning): Markets"),
        ("Evidence session 1: Thursday 4 May 2023", "Evidence session 2: Friday 5 May 2023"),
        ("Opening plenary      Thursday 4 May 2023", "Closing plenary      Friday 5 May 2023"),
    ],
)  # fmt: skip
def test_sessions_with_dates_of_their_own(heads: tuple[str, str]) -> None:
    event = made("Report of the forum\n\n" + "\n".join(f"{head}\n\n{BODY}\n" for head in heads))
    assert [(id, when) for id, when, _ in sessions(event)] == [("1.1", "2023-05-04"), ("2.1", "2023-05-05")]
    assert [title.split()[0] for _, _, title in sessions(event)] == [head.split()[0] for head in heads]


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


@pytest.mark.parametrize(
    "head",
    [
        "Held on Saturday 13 and Sunday 14 April 2019",
        "Saturday, April 13 and Sunday, April 14, 2019",
        "13th & 14th April 2019",
        "13/14 April 2019",
        "13.-14.4.2019",
        "13–14.04.2019",
        "2019-04-13/14",
        "les samedi 13 et dimanche 14 avril 2019",
        "Les 13, 14 avril 2019",
        "Del sábado 13 al domingo 14 de abril de 2019",
    ],
)
def test_a_meeting_of_two_days_is_not_of_one(head: str) -> None:
    event = made(f"Report of the forum\n{head}\n\nSession 1: Wells\n\n{BODY}\n\nSession 2: Pumps\n\n{BODY}\n")
    assert {when for _, when, _ in sessions(event)} == {None}
    days = [f"{day}\n\nSession {n}: Wells\n\n{BODY}\n\n" for n, day in ((1, "Saturday"), (2, "Sunday"))]
    event = made(f"Report of the forum\n{head}\n\n" + "".join(days))
    assert [when for _, when, _ in sessions(event)] == ["2019-04-13", "2019-04-14"]


def test_two_dates_in_one_line_are_not_one() -> None:
    event = made(f"Forum\nCork, 13 April, and Galway, 14 April 2019\n\nSession 1: Wells\n\n{BODY}\n")
    assert [when for _, when, _ in sessions(event)] == [None]


def test_days_on_both_sides_of_the_new_year() -> None:
    days = [
        f"{day}\n\nTaller {n}\n\n{BODY}\n\n" for n, day in ((1, "Viernes 30 de diciembre"), (2, "Lunes 2 de enero"))
    ]
    event = made("Foro, 30 de diciembre de 2016 - 2 de enero de 2017\n\n" + "".join(days))
    assert [when for _, when, _ in sessions(event)] == ["2016-12-30", "2017-01-02"]


@pytest.mark.parametrize(
    ("head", "when"),
    [
        ("Meeting held on Tuesday 9 April 2019 at 7 pm in the Town Hall.", "2019-04-09"),
        ("Séance tenue le mardi 9 avril 2019 à la mairie de Gap, à 19 h 30.", "2019-04-09"),
        ("Reunión celebrada el martes 9 de abril de 2019 en el ayuntamiento.", "2019-04-09"),
        ("Date de convocation : 2 avril 2019", None),
        ("Approuvé le 2 mai 2019", None),
        ("Report by J. Bennet, 2 May 2019", None),
        ("Fecha de elaboración: 2 de mayo de 2019", None),
    ],
)
def test_a_sentence_may_date_a_meeting_and_paperwork_does_not(head: str, when: str | None) -> None:
    event = made(f"Minutes of the council\n\n{head}\n\n1. Budget vote\n\n{BODY}\n\n2. Roads\n\n{BODY}\n\n2 May 2019\n")
    assert [(when_, title) for _, when_, title in sessions(event) if title] == [
        *((when, "1. Budget vote"), (when, "2. Roads"))
    ]


def test_a_chronology_of_other_years_heads_no_day() -> None:
    told = "5 April 1884\nThe law was passed.\n\n29 April 1945\nWomen voted.\n\n"
    event = made(
        f"Study day\nRennes, 4 April 2019\n\n1. Opening\n\n{BODY}\n\n2. Chronology\n\n{told}3. Sources\n\n{BODY}\n"
    )
    assert [(id, when) for id, when, _ in sessions(event)] == [(f"1.{n}", "2019-04-04") for n in (1, 2, 3)]


def test_the_date_of_a_document_is_not_that_of_the_meeting_it_reports() -> None:
    event = made(
        f"General Assembly\n21 August 2023\n\nMeeting on rural water\nAddis Ababa, 12-14 June 2023\n\nOpening\n\n{BODY}\n"
    )
    assert title(event) == "Meeting on rural water Addis Ababa, 12-14 June 2023"
    assert {when for _, when, _ in sessions(event)} == {None}


def test_half_days_with_a_remark_are_of_their_day() -> None:
    days = [
        f"## {day}\n\n### Atelier\n\n{BODY}\n\n"
        for day in ("Jeudi matin", "Jeudi après-midi", "Vendredi matin (en ligne)")
    ]
    event = made("# Forum, les jeudi 12 et vendredi 13 mars 2020\n\n" + "".join(days), name="r.md", fallback="fr")
    assert [when for _, when, _ in sessions(event)] == ["2020-03-12", "2020-03-12", "2020-03-13"]


@pytest.mark.parametrize(
    "last", ["2. Next meeting\n\nTuesday 7 May 2019", "2. Próxima sesión\n\nMartes 7 de mayo de 2019"]
)
def test_the_day_of_the_next_meeting_is_none_of_this_one(last: str) -> None:
    event = made(
        f"Minutes of the council\n\nMeeting held on 9 April 2019 in the Town Hall.\n\n1. Budget vote\n\n{BODY}\n\n{last}\n"
    )
    assert [(when, one) for _, when, one in sessions(event) if one] == [
        *(("2019-04-09", "1. Budget vote"), ("2019-04-09", last.split("\n", maxsplit=1)[0]))
    ]


def test_the_last_day_may_have_little_under_it() -> None:
    first = f"4 May 2023\n\nSession 1: Trees\n\n{BODY}\n\n"
    event = made(f"Forum in Leeds, 4-5 May 2023\n\n{first}5 May 2023\n\nThe chair thanked all.\n")
    assert [(id, when) for id, when, _ in sessions(event)] == [("1.1", "2023-05-04"), ("2.1", "2023-05-05")]
