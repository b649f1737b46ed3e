"""Inflected and derived forms meet under one key, unrelated words do not."""

import pytest

from cgluctl.language.stems import root, stems


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("migration", "migrations", "fr"),
        ("ville", "villes", "fr"),
        ("santé", "sante", "fr"),
        ("numérique", "numeriques", "fr"),
        ("city", "cities", "en"),
        ("health", "HEALTH", "en"),
        ("derecho", "derechos", "es"),
        ("migración", "migracion", "es"),
    ],
)
def test_inflected_forms_share_a_stem(one: str, other: str, language: str) -> None:
    assert stems(one, language) & stems(other, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [("ville", "village", "fr"), ("university", "universe", "es"), ("ODD", "ODS", "fr"), ("2030", "2031", "en")],
)
def test_other_words_do_not(one: str, other: str, language: str) -> None:
    assert not stems(one, language) & stems(other, language)


@pytest.mark.parametrize("word", ["eau", "OMS", "de", "30"])
def test_short_words_stay_whole(word: str) -> None:
    assert stems(word, "fr") == {word.lower()}


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("numérique", "numérisation", "fr"),
        ("migrant", "migration", "fr"),
        ("migratoire", "migration", "fr"),
        ("bibliothèque", "bibliothécaire", "fr"),
        ("regional", "regionally", "en"),
        ("vivienda", "viviendas", "es"),
    ],
)
def test_derivations_share_a_root(one: str, other: str, language: str) -> None:
    assert root(one, language) == root(other, language) is not None


@pytest.mark.parametrize("word", ["2030", "eau", "son"])
def test_too_little_left_is_no_root(word: str) -> None:
    assert root(word, "fr") is None
