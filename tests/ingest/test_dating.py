"""Dates: of which date a day, a session and a meeting are, and what dates nothing."""

from __future__ import annotations

import pytest
from imports import made, sessions, title

from cgluctl.ingest.identity import Wishes

BODY = "Les participants ont parlé des ponts et des chemins de la région, et de ce qu’il en coûte de les entretenir."


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


@pytest.mark.parametrize(("year", "told"), [(2023, 0), (2024, 1), (None, 0)])
def test_a_year_that_the_weekdays_printed_contradict_is_said(year: int | None, told: int) -> None:
    report = f"Compte rendu\n\nJour 1. Lundi 12 juin\n\n➢ Ouverture\n\n{BODY}\n"
    event = made(report, wishes=Wishes(year=year), fallback="fr")
    assert len(event.warnings) == told
    assert sessions(event)[0][1] == ("2023-06-12" if year == 2023 else None)


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


def test_a_weekday_that_contradicts_a_whole_date_leaves_it_open() -> None:
    text = "Congrès\n\nJeudi 7 juin 2024\n\nSession 1 : Eau\n\nJean Valjean a dit : « Nous sommes tous là ce matin. »"
    assert [date for _, date, _ in sessions(made(text, fallback="fr"))] == [None]
    assert [date for _, date, _ in sessions(made(text.replace("Jeudi", "Vendredi"), fallback="fr"))] == ["2024-06-07"]


def test_a_year_of_yours_that_the_report_contradicts_is_told() -> None:
    text = "Congrès des villes\nLyon, 6 et 7 juin 2024\n\nJeudi 6 juin\n\nSession 1 : Eau\n\nJean Valjean a parlé."
    event = made(text, wishes=Wishes(year=2019), fallback="fr")
    assert [warning.values for warning in event.warnings] == [{"other": 2024, "year": 2019}]
    assert made(text, wishes=Wishes(year=2024), fallback="fr").warnings == []
