"""The words and places that say the same in three languages: the files, and what a text holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import product
from pathlib import Path

import pytest

from cgluctl.language import LANGUAGES, thesaurus, translations
from cgluctl.language.reading import named
from cgluctl.search.lexicon import entry_codes, whole

FOLDER = Path(translations.__file__).parent
# Three words that two entries have in common, for a reason: the two Congos have one adjective, and people say Latin
# American when they mean the south of it.
SHARED = {
    frozenset({"congolais", "congolese", "congoleño"}),
    frozenset({"latino-américain", "latin american", "latinoamericano"}),
}


def held(text: str, language: str) -> set[str]:
    codes = {code: name for name, code in entry_codes().items()}
    found = named(whole().reader(language).read(text)[0], entries=True)
    return {codes[code] for code in found if code in codes}


def test_every_line_has_a_word_in_every_language() -> None:
    assert len(translations.entries()) >= 1500
    holes = [
        (entry.name, language)
        for entry in translations.entries()
        for language in LANGUAGES
        if not entry.labels[language]
    ]
    assert holes == []


def test_no_name_stands_for_two_entries() -> None:
    assert [name for name, count in Counter(entry.name for entry in translations.entries()).items() if count > 1] == []


def test_no_word_stands_twice_in_a_slot() -> None:
    twice = [
        (entry.name, word)
        for entry in translations.entries()
        for words in entry.labels.values()
        for word, count in Counter(map(str.lower, words)).items()
        if count > 1
    ]
    assert twice == []


def test_no_two_entries_say_the_same() -> None:
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for entry in translations.entries():
        for row in product(*(entry.labels[language] for language in LANGUAGES)):
            holders[tuple(map(str.lower, row))].add(entry.name)
    assert {row: names for row, names in holders.items() if len(names) > 1 and frozenset(row) not in SHARED} == {}


def test_every_word_can_be_asked_for() -> None:
    long = [
        (entry.name, word)
        for entry in translations.entries()
        for words in entry.labels.values()
        for word in words
        if not 1 <= len(thesaurus.meaningful(word)) <= thesaurus.LONGEST
    ]
    assert long == []


def test_a_place_hides_no_word_of_every_day() -> None:
    """La Réunion and La Paz would be found in every meeting and in every peace."""
    everyday = ("fr:reunion", "es:paz", "fr:mond", "en:meet", "fr:manch")
    places = {translations.read(line).name for line in (FOLDER / "gazetteer.txt").read_text("utf-8").splitlines()[2:]}
    taken = {
        key: sense.entry.name
        for key in everyday
        for sense in translations.index().get(key, ())
        if sense.entry.name in places
    }
    assert taken == {}


def test_the_gazetteer_is_what_its_script_makes() -> None:
    pytest.importorskip("babel", reason="the names of places come from Babel, an extra for tests")
    from tools import gazetteer

    made = ["|".join(",".join(slot) for slot in row) for row in gazetteer.rows()]
    kept = (FOLDER / "gazetteer.txt").read_text("utf-8").splitlines()[2:]
    # Another release of CLDR may spell a place otherwise.
    assert len(set(made) & set(kept)) >= 0.95 * len(kept)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Co-créer une feuille de route mondiale", "fr", {"feuille de route = road map = hoja de ruta"}),
        (
            "l’Assemblée générale de l’ONU",
            "fr",
            {"assemblée = assembly = asamblea", "assemblée générale = general assembly = asamblea general"},
        ),
        ("En Suisse, les villes", "fr", {"Suisse = Switzerland = Suiza", "ville = city = ciudad"}),
        ("the mayor of The Hague", "en", {"La Haye = The Hague = La Haya", "maire = mayor = alcalde"}),
        ("las vacunas", "es", {"vaccin = vaccine = vacuna"}),
    ],
)
def test_a_text_holds_its_entries(text: str, language: str, names: set[str]) -> None:
    assert names <= held(text, language)


@pytest.mark.parametrize(
    ("text", "holds", "lacks"),
    [
        ("le marché", "marché = market = mercado", "marcher = walk = caminar"),
        ("la marche", "marcher = walk = caminar", "marché = market = mercado"),
        ("les données", "donnée = data = datos", "donner = give = dar"),
    ],
)
def test_the_very_word_goes_before_one_of_the_same_stem(text: str, holds: str, lacks: str) -> None:
    found = held(text, "fr")
    assert holds in found
    assert lacks not in found


def test_a_word_with_several_senses_has_all() -> None:
    assert {"banque = bank = banco", "rive = bank = orilla"} <= held("the bank", "en")
