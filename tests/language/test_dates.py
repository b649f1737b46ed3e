"""Dates as people of three languages write them."""

import pytest

from cgluctl.language import LANGUAGES, dates


@pytest.mark.parametrize(
    ("iso", "language", "written"),
    [
        ("2021-05-18", "en", "Tuesday 18 May 2021"),
        ("2021-05-18", "fr", "mardi 18 mai 2021"),
        ("2021-05-18", "es", "martes 18 de mayo de 2021"),
        ("2024-02-29", "en", "Thursday 29 February 2024"),
        ("2021-05-01", "fr", "samedi 1er mai 2021"),
        ("2021-05-01", "en", "Saturday 1 May 2021"),
    ],
)
def test_long(iso: str, language: str, written: str) -> None:
    assert dates.long(iso, language) == written


def test_short_with_and_without_the_year() -> None:
    assert dates.short("2021-05-14", "en") == "Fri 14 May 2021"
    assert dates.short("2021-05-14", "en", year=False) == "Fri 14 May"


@pytest.mark.parametrize(
    ("first", "last", "language", "gap"),
    [
        ("2021-05-14", "2021-05-18", "en", "15–17 May"),
        ("2021-05-14", "2021-05-18", "es", "15–17 de mayo"),
        ("2021-05-14", "2021-05-16", "fr", "15 mai"),
        ("2021-05-14", "2021-05-15", "en", ""),
        ("2021-05-14", "2021-05-14", "en", ""),
        ("2021-05-30", "2021-06-03", "en", "31 May–2 June"),
        ("2021-12-30", "2022-01-02", "fr", "31 décembre–1er janvier"),
    ],
)
def test_the_days_between(first: str, last: str, language: str, gap: str) -> None:
    assert dates.between(first, last, language) == gap


def test_every_day_and_month_has_a_name_in_every_language() -> None:
    for language in LANGUAGES:
        written = {dates.long(f"2021-{month:02}-01", language).split(" ", 2)[2] for month in range(1, 13)}
        assert len(written) == 12
        assert len({dates.weekday(f"2021-05-{day:02}", language) for day in range(1, 8)}) == 7


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "30 December 2021 – 2 January 2022"),
        ("fr", "30 décembre 2021 – 2 janvier 2022"),
        ("es", "30 de diciembre de 2021 – 2 de enero de 2022"),
    ],
)
def test_a_period_of_two_years_names_both(language: str, expected: str) -> None:
    assert dates.period("2021-12-30", "2022-01-02", language) == expected
