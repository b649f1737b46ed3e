"""Headings whose lines stand close to others: dates, names and texts right below, and agendas in front. All people are from novels."""

from __future__ import annotations

import pytest
from imports import made, sessions, speech

BODY = "The participants spoke of the bridges of the region, and of what it costs to keep them."


@pytest.mark.parametrize(
    ("report", "found"),
    [
        # The date of the first day, right below the title.
        (
            f"Report of proceedings\nMonday 3 June 2024\n\nSession 1: Trees\n\n{BODY}\n\nTuesday 4 June 2024\n\nSession 2: Weirs\n\n{BODY}\n",
            [("1.1", "2024-06-03", "Session 1: Trees"), ("2.1", "2024-06-04", "Session 2: Weirs")],
        ),
        # A sentence right below a heading with its hour.
        (
            "Mardi 21 novembre 2023\n\n9h – Accueil\nLe président Jean Valjean accueille.\n\n11h – Atelier 3 : Financer\nMme Emma Bovary expose le cas des ponts.\n\n14h – Clôture\nM. Javert remercie.\n",
            [("1.1", "2023-11-21", "9h – Accueil"), ("1.2", "2023-11-21", "11h – Atelier 3 : Financer"), ("1.3", "2023-11-21", "14h – Clôture")],
        ),
        (
            "Tuesday 21 November 2023\n\n9.30 am – Workshop 3: Paying\nJane Bennet presented the case.\n\n2 pm – Closing\nCharles Bingley answered.\n",
            [("1.1", "2023-11-21", "9.30 am – Workshop 3: Paying"), ("1.2", "2023-11-21", "2 pm – Closing")],
        ),
        # A title in capitals below what numbers it.
        (
            f"Thursday 16 November 2023\n\nSession I\nTHE CITY AFTER TEN\n\n{BODY}\n\nSession II\nNIGHT BUSES, NIGHT NURSES\n\n{BODY}\n",
            [("1.1", "2023-11-16", "Session I THE CITY AFTER TEN"), ("1.2", "2023-11-16", "Session II NIGHT BUSES, NIGHT NURSES")],
        ),
        # Who speaks, right below a title.
        (
            f"Monday, 2 October 2023\n\nA BRIDGE FOR EVERY VALLEY\nJane Bennet, Regional Secretary for Bridges\n\n{BODY}\n\nMOBILE CLINICS\nCharles Bingley, Council of Longbourn\n\n{BODY}\n",
            [("1.1", "2023-10-02", "A BRIDGE FOR EVERY VALLEY"), ("1.2", "2023-10-02", "MOBILE CLINICS")],
        ),
        # The only session of a report, and one whose title quotes a sentence.
        (f"Jour 1 : lundi 3 juin 2024\n\nSession 1 : L’eau\n\n« L’eau n’attend pas. »\nEmma Bovary, agricultrice\n\n{BODY}\n", [("1.1", "2024-06-03", "Session 1 : L’eau")]),
        (
            f"Jour 1 : lundi 3 juin 2024\n\nSession 1 : L’eau\n\n{BODY}\n\nConférence inaugurale : « Le fleuve n’a pas de frontière »\n\n{BODY}\n",
            [("1.1", "2024-06-03", "Session 1 : L’eau"), ("1.2", "2024-06-03", "Conférence inaugurale : « Le fleuve n’a pas de frontière »")],
        ),
        # An agenda in front, whose titles come again with few words below them.
        (
            "Agenda\n\nMonday 6 May 2024\n09:30 Opening session\n10:30 Session 1: Schools\n\nReport\n\nMonday 6 May 2024\n\nOpening session\n\nJane Bennet opened the Forum.\n\nSession 1: Schools\n\nCharles Bingley spoke.\n",
            [("1.0", "2024-05-06", "Monday 6 May 2024"), ("1.1", "2024-05-06", "Opening session"), ("1.2", "2024-05-06", "Session 1: Schools")],
        ),
    ],
)  # fmt: skip
def test_lines_close_to_a_heading(report: str, found: list[tuple[str, str, str]]) -> None:
    assert sessions(made(report)) == found


def test_a_numbered_session_keeps_its_parts_in_markdown() -> None:
    report = f"# Forum\n\n## Tuesday 7 May 2024\n\n### Session 1: Schools\n\n{BODY}\n\n### Session 2: Buses on demand\n\n#### Keynote\n\n{BODY}\n\n#### Discussion\n\n{BODY}\n"
    assert [title for _, _, title in sessions(made(report, name="report.md"))] == [
        "Session 1: Schools",
        "Session 2: Buses on demand",
    ]


def test_a_name_below_a_title_is_no_part_of_it() -> None:
    report = f"Day 1: 2 October 2023\n\nSession 1\n\nA Bridge for Every Valley\nJane Bennet, Secretary for Bridges\n\n“I cannot print bridges,” said Ms Bennet.\n\n{BODY}\n"
    assert [one.who for one in speech(made(report))] == ["Jane Bennet"]


def test_a_short_report_is_read_in_its_language() -> None:
    report = (
        "Día 1: 16 de noviembre de 2023\n\nMesa 1: La noche\n\nAna Ozores, alcaldesa de Vetusta, elogió las plazas.\n"
    )
    assert made(report).event["source"]["language"] == "es"
    assert made("Jour 1 : 16.11.2023\n\nClôture\n\nMerci.\n").event["source"]["language"] == "fr"
