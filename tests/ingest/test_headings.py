"""Headings that say little of themselves, over short texts or running into them, and the titles above them all."""

from __future__ import annotations

import pytest
from imports import made, sessions, title

BODY = "Les participants ont parlé des ponts et des chemins de la région, et de ce qu’il en coûte de les entretenir."


SHORT = "Ms Bennet thanked the members."


@pytest.mark.parametrize(
    "heads",
    [
        ("Item 1: Trees", "Item 2: Soil", "Item 3: Water"),
        ("Agenda item 1: Trees", "Agenda item 2: Soil", "Agenda item 4: Water"),
        ("Point 1 : Les arbres", "Point 2 : Le sol", "Point 3 : Divers"),
        ("Comisión Nº 1: Bosques", "Comisión Nº 2: Suelos", "Comisión Nº 3: Agua"),
        ("Session 1: Trees", "Session 2: Soil", "Conclusions"),
        ("Session 1: Trees", "Session 2: Soil", "Adjournment"),
    ],
)
def test_what_is_labelled_heads_one_line_too(heads: tuple[str, str, str]) -> None:
    event = made("Minutes of the forum\n\n" + "\n".join(f"{head}\n\n{SHORT}\n" for head in heads))
    assert [title for _, _, title in sessions(event)] == list(heads)


def test_a_title_with_a_known_word_does_not_hide_the_others() -> None:
    heads = ("Opening remarks", "Influenza update", "Rabies in the north", "Certification of minutes")
    event = made("Animal health, summary\n\n" + "\n".join(f"{head}\n\n{BODY}\n" for head in heads))
    assert [title for _, _, title in sessions(event)] == list(heads)
    assert title(event) == "Animal health, summary"


def test_the_title_of_an_account_stands_above_shorter_headings() -> None:
    head = "Accra launches a network of towns for culture and tourism"
    parts = [head, "A new network", "Whose story", "The road ahead"]
    event = made("\n".join(f"{part}\n\n{BODY}\n" for part in parts))
    assert (title(event), [one for _, _, one in sessions(event)][1:]) == (head, parts[1:])
    headlines = ["Accra launches a network", "Le Havre opens its port", "Lima mends a bridge of stone"]
    event = made("\n".join(f"{part}\n\n{BODY}\n" for part in headlines))
    assert [one for _, _, one in sessions(event)] == headlines


def test_who_presides_stands_below_the_title_of_a_session() -> None:
    heads = [f"{n} séance : Le pont {n}\nPrésidente de séance : Jeanne Bennet" for n in ("Première", "Deuxième")]
    event = made("Actes du colloque\n\n" + "\n".join(f"{head}\n\n{BODY}\n" for head in heads), fallback="fr")
    assert [title for _, _, title in sessions(event)] == [head.split("\n")[0] for head in heads]


def test_heads_of_pages_in_a_text_without_page_ends() -> None:
    head = "Seeds for the Region                         Nairobi, 10-11 February 2015"
    pages = [f"{head}\n\nSession {n}: Seeds\n\n{BODY}\n\n                    {n}\n\n" for n in (1, 2, 3)]
    event = made("Report of the meeting\n\n" + "".join(pages))
    assert [one for _, _, one in sessions(event) if one] == [*(f"Session {n}: Seeds" for n in (1, 2, 3))]
    assert sum(entry["reason"] == "running foot" for entry in event.ledger) >= 4


@pytest.mark.parametrize(
    ("name", "heads", "titles"),
    [
        ("r.txt", ("Session 1: Trees. ", "Session 2: Soil. "), ["Session 1: Trees", "Session 2: Soil"]),
        ("r.txt", ("Opening plenary: ", "Closing plenary: "), ["Opening plenary", "Closing plenary"]),
        ("r.txt", ("OPENING PLENARY: ", "LOSS AND DAMAGE: "), ["OPENING PLENARY", "LOSS AND DAMAGE"]),
        ("r.txt", ("Mesa 1. Los ríos. ", "Mesa 2. Los puentes. "), ["Mesa 1. Los ríos", "Mesa 2. Los puentes"]),
        ("r.md", ("**Call to order.** ", "**Public comment.** "), ["Call to order", "Public comment"]),
        ("r.md", ("**Session 1: Trees.** ", "**Session 2: Soil.** "), ["Session 1: Trees", "Session 2: Soil"]),
        ("r.html", ("<b>Panel 1 – Trees:</b> ", "<b>Panel 2 – Soil:</b> "), ["Panel 1 – Trees", "Panel 2 – Soil"]),
    ],
)
def test_titles_that_run_into_their_text(name: str, heads: tuple[str, str], titles: list[str]) -> None:
    parts = ["# Report" if name == "r.md" else "Report", *(f"{head}{BODY}" for head in heads)]
    joined = "".join(f"<p>{part}</p>" for part in parts) if name == "r.html" else "\n\n".join(parts)
    event = made(f"<html><body>{joined}</body></html>" if name == "r.html" else f"{joined}\n", name=name, fallback="fr")
    assert [one for _, _, one in sessions(event) if one] == titles
    assert [passage["text"]["fr"] for passage in event.passages][-2:] == [BODY, BODY]


def test_a_session_named_in_running_text_is_none_where_sessions_are_headed() -> None:
    told = "Session 1: Trees. It came first, on the day before the others.\n\nSession 2: Soil. It came next, when all had arrived by train.\n\n"
    event = made(
        f"Report\n\n{told}" + "\n".join(f"Session {n}: {what}\n\n{BODY}\n" for n, what in ((1, "Trees"), (2, "Soil")))
    )
    assert [one for _, _, one in sessions(event) if one] == ["Session 1: Trees", "Session 2: Soil"]


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("r.txt", ("1. Apologies", "2. Adoption of the agenda", "3. Any other business")),
        ("r.txt", ("a) Who owns the wind", "b) Burial grounds", "c) A school")),
        ("r.md", ("**Who owns the wind**", "**Burial grounds**", "**A school in the hills**")),
        ("r.txt", ("Who owns the wind\nSpeaker: Dr Bennet, Longbourn", "A school\nModerator: Charles Bingley", "Roads\nChair: Mr Darcy")),
    ],
)  # fmt: skip
def test_headings_over_one_short_sentence(name: str, heads: tuple[str, ...]) -> None:
    title = "# Minutes" if name == "r.md" else "Minutes"
    event = made(
        f"{title}\n\n" + "\n\n".join(f"{head}\n\nNobody in the room was against it." for head in heads), name=name
    )
    assert [one for _, _, one in sessions(event) if one] == [head.split("\n")[0].strip("*") for head in heads]


def test_the_head_of_a_page_with_its_number_is_no_session() -> None:
    pages = [f"Session {n}: Walls\n\n{BODY}\n\nMayors’ Forum, 19-20 July 2016            Page {n}\n\n" for n in (1, 2)]
    event = made("Report of the forum\n\n" + "".join(pages))
    assert [one for _, _, one in sessions(event)] == ["Session 1: Walls", "Session 2: Walls"]


def test_the_name_of_a_meeting_is_the_title_below_who_held_it_and_numbers_head_its_report() -> None:
    heads = ["I. Introduction", "II. Opening of the meeting", "III. General debate", "IV. Adoption of the report"]
    name = "Expert meeting on rural water, Addis Ababa, 12-14 June 2023"
    event = made(
        f"UNITED NATIONS\n\n{name}\n\nReport of the meeting\n\n" + "\n\n".join(f"{head}\n\n{BODY}" for head in heads)
    )
    assert (title(event), [one for _, _, one in sessions(event) if one]) == (name, heads)


def test_short_lines_right_above_their_text_head_it() -> None:
    heads = ["Welcome", "Who owns the wind", "Grid connection", "Closing words"]
    told = "Nobody in the room was against it, and the bridge will be mended."
    event = made("Report of the forum\n\n" + "\n\n".join(f"{head}\n{told}" for head in heads))
    assert [one for _, _, one in sessions(event) if one] == heads
    assert [passage["text"]["en"] for passage in event.passages] == [told] * len(heads)


@pytest.mark.parametrize("head", ["Proceedings of the consultation on finance", "VERSIÓN ESTENOGRÁFICA DEL FORO"])
def test_the_first_line_is_the_title_where_the_next_dates_it(head: str) -> None:
    event = made(
        f"{head}\n\n(Bhopal, 30.12.2021 - 01.01.2022)\n\nSession 1: Wells\n\n{BODY}\n\nSession 2: Pumps\n\n{BODY}\n"
    )
    assert (title(event), [one for _, _, one in sessions(event) if one]) == (
        head,
        ["Session 1: Wells", "Session 2: Pumps"],
    )


def test_hours_and_titles_set_apart_by_a_tab_head_the_text_below() -> None:
    heads = ["9:00\tOpening", "10:00\tHarvest of kelp", "Closing session"]
    event = made("Report of the meeting\n\n" + "\n\n".join(f"{head}\n\n{BODY}" for head in heads))
    assert [one for _, _, one in sessions(event)] == heads
