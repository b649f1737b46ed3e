"""Headings whose lines stand close to others: dates, names and texts right below, and agendas in front. All people are from novels."""

from __future__ import annotations

import pytest
from imports import made, sessions, speech

from cgluctl.ingest.identity import Wishes

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


MARKED = {
    # A line in bold over its text.
    "bold": (
        "---\ntitle: Meeting\n---\n\n**First session: bridges**\nEmma spoke of bridges, and everybody heard her out.\n\n**Second session: roads**\nJean spoke of roads, and nobody did.\n",
        ["First session: bridges", "Second session: roads"],
    ),
    # Items in bold that number what was treated; those below them do not.
    "numbered": (
        "#### 23rd - 24th March 2017, Longbourn\n\n1. **Welcome**\n    1. EB: Good morning.\n2. **Bridges**\n    1. **The old one**\n        1. EB: It fell.\n    2. CB: Will it stand?\n3. **Close**\n    1. EB: We rose at six.\n",
        ["1. Welcome", "2. Bridges", "3. Close"],
    ),
    # An item in italics, alone in its list.
    "italics": (
        "---\ntitle: Meeting\n---\n\nWe met again in June.\n\n* *Bridges for towns:*\n\nEmma spoke of bridges, and everybody heard her out.\n\n* *Roads for towns:*\n\nJean spoke of roads, and nobody did.\n\n* *Rivers:*\n\nNobody spoke of rivers, for it was late.\n\nSee also the site.\n",
        ["Bridges for towns:", "Roads for towns:", "Rivers:"],
    ),
    # What says the title again is no session.
    "title": (
        "# Bridges 30: a report of the meeting\n\n# Bridges 30\n\n### A report of the meeting\n\nWe met.\n\n## Old bridges\n\nEmma spoke.\n\n## New bridges\n\nJean spoke.\n",
        ["Old bridges", "New bridges"],
    ),
    # A numbered session in a numbered section; its own sections are none.
    "sections": (
        f"1. Scope\n\n{BODY}\n\n2.1. Session I: Bridges\n\n{BODY}\n\n2.1.1. Discussion\n\n{BODY}\n\n2.2. Session II: Roads\n\n{BODY}\n",
        ["2.1. Session I: Bridges", "2.2. Session II: Roads"],
    ),
    # Sessions below a heading that says so, whatever stands in between.
    "several": (
        "# Meeting\n\n## I. Emma Bovary: Bridges\n\nShe spoke.\n\n## II. Paper Sessions\n\nThere were two.\n\n### Roads\n\nJean spoke.\n\n### Rivers\n\nRosa spoke.\n\n## III. Music\n\n### Discussion\n\nWe heard it.\n",
        ["I. Emma Bovary: Bridges", "II. Paper Sessions", "Roads", "Rivers", "Discussion"],
    ),
    # A heading that comes again over words of its own is another session.
    "again": (
        "## Wednesday 29 March\n\n### Invited talk\n\nEmma spoke.\n\n### Papers\n\nTwo were read.\n\n### Invited talk\n\nJean spoke.\n",
        ["Invited talk", "Papers", "Invited talk"],
    ),
    # Talks in bold below a heading of several.
    "talks": (
        "# Meeting\n\n## Talks\n\n[**Old bridges**](http://x), by Emma Bovary\n\nShe said it.\n\n[**New roads**](http://x), by Jean Valjean\n\nHe said it.\n\n## Music\n\nWe heard it.\n",
        ["Old bridges, by Emma Bovary", "New roads, by Jean Valjean", "Music"],
    ),
    # Numbers that run through minutes; what is numbered below them is part of theirs.
    "minutes": (
        "Minutes\n\n 1. Call to order\n\n    It was ten.\n\n 2. Reports\n\n    A. Emma Bovary\n\n       See Attachment 9\n\n    B. Jean Valjean\n\n       See Attachment 8\n\n 3. Bridges\n\n    None.\n\n 4. Roads\n\n 5. Adjournment\n\n    We rose.\n",
        ["1. Call to order", "2. Reports", "3. Bridges", "4. Roads", "5. Adjournment"],
    ),
    # A break is no session, and a slot begins wherever its line stands.
    "breaks": (
        f"Programme\n\n9h00-9h30 Ouverture\n\n{BODY}\n\n10h30-11h00 Pause café\n\nMatin\n11h00-12h00 Les ponts\n\n{BODY}\n\n12h00 – 14h00 Déjeuner\n\n14h00-15h00 Les chemins\n\n{BODY}\n",
        ["9h00-9h30 Ouverture", "11h00-12h00 Les ponts", "14h00-15h00 Les chemins"],
    ),
    # Halves of a day are no breaks.
    "halves": (
        "# Meeting\n\n## Morning\n\nEmma spoke.\n\n## Coffee\n\n## Posters\n\nThere were two.\n\n## Afternoon\n\nJean spoke.\n",
        ["Morning", "Posters", "Afternoon"],
    ),
    # An agenda in front whose items come again.
    "agenda": (
        "# Minutes\n\n## Agenda\n\n1. [Bridges](#bridges)\n2. [Roads](#roads)\n\n## Bridges\n\nEmma spoke.\n\n## Roads\n\nJean spoke.\n",
        ["Agenda", "Bridges", "Roads"],
    ),
    # Who wrote it heads nothing.
    "byline": (
        f"By Emma Bovary | June 3, 2024\n\n{BODY}\n\nThe old bridge\n\n{BODY}\n\nBy Jean Valjean, with others\n\nThe new road\n\n{BODY}\n",
        ["The old bridge", "The new road"],
    ),
    "roman": (
        f"COMISION I:\n\nHONORARIOS Y TASAS\n\n{BODY}\n\nCOMISION II:\n\n{BODY}\n\n1.- El puente.-\n\n{BODY}\n\n2.- El camino.-\n\n{BODY}\n",
        ["COMISION I:", "COMISION II:"],
    ),
}


@pytest.mark.parametrize("kind", MARKED)
def test_headings_that_a_text_marks_in_ways_of_its_own(kind: str) -> None:
    report, expected = MARKED[kind]
    report = report if report.startswith(("#", "-")) else f"Report of the meeting\n\n{report}"
    assert [title for id, _, title in sessions(made(report, "report.md")) if title] == expected


def test_headings_beside_those_of_days_are_of_none() -> None:
    report = "# Rencontre\n\n## Avant-goût\n\nNous partons.\n\n## Jour 1 : ponts\n\n### Le vieux pont\n\nEmma a parlé.\n\n## Jour 2 : chemins\n\n### Le chemin\n\nJean a parlé.\n\n## Et après\n\nNous rentrons.\n"
    assert [id for id, _, _ in sessions(made(report, "r.md"))] == ["0.1", "1.1", "2.1", "0.2"]


def test_weekdays_under_each_other_head_nothing() -> None:
    report = f"Les trois jours\n\n* Mercredi\n* Jeudi\n* Vendredi\n\nSession 1 : le pont\n\n{BODY}\n\nSession 2 : le chemin\n\n{BODY}\n"
    assert [id for id, _, title in sessions(made(report)) if title] == ["1.1", "1.2"]


def test_a_day_named_in_text_is_that_of_its_heading() -> None:
    report = "# Meeting\n\nScribes:\n\n- Day 1: Emma and Jean\n- Day 2: Rosa and Max\n\n## Day 1\n\n### Bridges\n\nEmma spoke.\n\n## Day 2\n\n### Roads\n\nJean spoke.\n"
    assert [id for id, _, title in sessions(made(report, "m.md")) if title] == ["1.1", "2.1"]


@pytest.mark.parametrize(
    ("report", "when"),
    [
        ("# Meeting\n\n#### 23rd - 24th March 2017, Longbourn\n\n## Bridges\n\nEmma spoke.\n\n## Roads\n\nJean spoke.\n", ("2017-03-23", "2017-03-24")),
        ("# Meeting\n\nIt was held on 23 and 24 March 2017 in Longbourn.\n\n## Bridges\n\nEmma spoke.\n\n## Roads\n\nJean spoke.\n", ("2017-03-23", "2017-03-24")),
        # A post of one day on a meeting of two.
        ("---\ndate: 2017-04-02\n---\n\n## Day 1: Bridges\n\nEmma spoke.\n\n## Day 2: Roads\n\nJean spoke.\n", (None, None)),
    ],
)  # fmt: skip
def test_when_the_event_was_is_what_the_report_says_of_it(report: str, when: tuple[str | None, str | None]) -> None:
    event = made(report, "m.md").event
    assert (event["start"], event["end"]) == when


def test_a_line_may_say_whose_day_it_heads() -> None:
    report = f"Récit\n\nPremier jour de la rencontre !\n\nSession 1 : le pont\n\n{BODY}\n\nDeuxième jour de la rencontre !\n\nSession 2 : le chemin\n\n{BODY}\n"
    assert [id for id, _, title in sessions(made(report)) if title] == ["1.1", "2.1"]


def test_a_report_of_one_session_has_its_authors_apart() -> None:
    report = f"---\ntitle: Panel\n---\n\n{BODY}\n\n# Autores:\n\nEmma Bovary\n"
    assert [(id, title) for id, _, title in sessions(made(report, "p.md"))] == [("1.1", None), ("0.1", "Autores:")]


def test_days_may_be_counted_from_below_one() -> None:
    report = "---\ntitle: Meeting\n---\n\nWe met.\n\n## Day -1\n\nWe came.\n\n## Day 0\n\nWe slept.\n\n## Day 1\n\nWe spoke.\n"
    assert [id for id, _, title in sessions(made(report, "m.md")) if title] == ["1.1", "2.1", "3.1"]


def test_a_weekday_in_two_halves_is_one_day_and_links_to_it_are_none() -> None:
    report = "# Meeting\n\n- [Wednesday Morning](#wednesday-morning)\n- [Thursday](#thursday)\n\n## Wednesday Morning\n\n### Bridges\n\nEmma spoke.\n\n## Wednesday Afternoon\n\n### Roads\n\nJean spoke.\n\n## Thursday\n\n### Rivers\n\nRosa spoke.\n"
    assert [id for id, _, title in sessions(made(report, "m.md")) if title] == ["1.1", "1.2", "2.1"]


def test_the_minutes_that_were_approved_are_of_no_day_of_this_meeting() -> None:
    report = f"Board of the bridge\n\nFebruary 19, 2014\n\nSession 1: Minutes\n\nA. The meeting of January 15, 2014\n\n{BODY}\n\nSession 2: Roads\n\n{BODY}\n"
    assert [(id, when) for id, when, title in sessions(made(report)) if title] == [
        ("1.1", "2014-02-19"),
        ("1.2", "2014-02-19"),
    ]


def test_who_takes_part_stands_below_a_title_and_not_in_it() -> None:
    text = "Congrès des villes\n\nJeudi 6 juin 2024\n\n9h00 – 10h30 Plénière : La ville qui accueille\nAvec : Jean Valjean, maire de Montreuil ; Fantine Thénard, élue\n\n11h00 – 12h00 Atelier : Se loger\nIntervenants : Julien Sorel"
    titles = [title for _, _, title in sessions(made(text, wishes=Wishes(language="fr"), fallback="fr"))]
    assert titles == ["9h00 – 10h30 Plénière : La ville qui accueille", "11h00 – 12h00 Atelier : Se loger"]


@pytest.mark.parametrize(
    "line",
    [
        "8h30 – 9h00 Accueil café",
        "8h30 Inscription et émargement",
        "09:00 – 09:30 Inscripción y café",
        "8:30 Registration",
        "8h30 Café d’accueil des participants",
    ],
)
def test_coming_in_is_no_session(line: str) -> None:
    text = (
        f"Jeudi 6 juin 2024\n\n{line}\n\n9h30 Plénière : La ville\n\nUn pont.\n\n11h00 Atelier : Se loger\n\nUn moulin."
    )
    titles = [title for _, _, title in sessions(made(text, fallback="fr"))]
    assert titles[-2:] == ["9h30 Plénière : La ville", "11h00 Atelier : Se loger"]
    assert line not in titles


def test_lines_that_count_without_a_point_head_what_was_said() -> None:
    titles = ["1 Le mot du président.", "2 Les ponts :", "3 Bilan financier", "4 Questions diverses."]
    report = "Assemblée du 18 novembre 2018\n\n" + "\n\n".join(f"{title}\n\n{BODY}" for title in titles)
    assert [title.strip(" .:") for _, _, title in sessions(made(report))] == [title.strip(" .:") for title in titles]
    # An agenda of such lines heads nothing.
    assert len(sessions(made("Assemblée\n\n" + "\n\n".join(titles) + f"\n\n{BODY}\n"))) == 1


def test_talks_in_bold_below_the_only_heading() -> None:
    """Whose names are links too."""
    report = (
        f"We went there.\n\n## Talks\n\n[**Old bridges**](http://x.org/a), by Emma Bovary ([@emma](https://x.org/e))\n\n{BODY}\n\n"
        f"[**New roads**](http://x.org/b), by Jean Valjean\n\n{BODY}\n"
    )
    found = [title for _, _, title in sessions(made(report, name="report.md"))]
    assert found[-2:] == ["Old bridges, by Emma Bovary (@emma)", "New roads, by Jean Valjean"]
