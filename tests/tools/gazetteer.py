"""Makes the gazetteer from the place names of CLDR and the list beside this file: `python tests/tools/gazetteer.py`.

CLDR comes with Babel, under the Unicode licence; the program itself needs neither.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from babel import Locale

from cgluctl.language import translations
from cgluctl.language.fold import fold
from cgluctl.language.thesaurus import keys, meaningful
from cgluctl.language.words import Word

LANGUAGES = ("fr", "en", "es")
LOCALES = {language: Locale(language) for language in LANGUAGES}
MADE = Path(__file__).parents[2] / "src/cgluctl/language/gazetteer.txt"
WORDS = MADE.with_name("translations.txt")
HEAD = """\
# Places: French | English | Spanish, with the words for what comes from there. Made by tests/tools/gazetteer.py from CLDR
# (https://cldr.unicode.org; © 1991-Present Unicode, Inc., Unicode License v3) and tests/tools/places.txt; do not edit here.
"""
# No places, or places whose name is a word of every day in one of the languages: La Réunion, La Paz, Easter.
_LEFT_OUT = {
    "EU",
    "EZ",
    "UN",
    "QO",
    "ZZ",
    "XA",
    "XB",
    "001",
    "021",
    "057",
    "RE",
    "Indian/Reunion",
    "America/La_Paz",
    "Pacific/Easter",
}
_SMALL = ("Etc/", "Antarctica/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/")

Row = list[list[str]]


def added() -> tuple[dict[str, Row], list[Row]]:
    """What the list beside this file adds: by code of a territory, and places of their own."""
    by_code: dict[str, Row] = {}
    own: list[Row] = []
    for line in (Path(__file__).parent / "places.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, _, rest = line.partition(" ")
            row = [[name for part in slot.split(",") if (name := part.strip())] for slot in rest.split("|")]
            if code == "-":
                own.append(row)
            else:
                by_code[code] = row
    return by_code, own


def names(table: str, code: str) -> Row:
    """The names of a territory or of the city of a time zone, a list a language; its short name too where it has one."""
    rows = []
    for language in LANGUAGES:
        listed = getattr(LOCALES[language], table)
        found = [
            listed[key]["city"] if table == "time_zones" else listed[key]
            for key in ((code,) if table == "time_zones" else (code, f"{code}-alt-short", f"{code}-alt-variant"))
            if key in listed and (table != "time_zones" or "city" in listed[key])
        ]
        rows.append([plain(name) for name in found] or [plain(code.rpartition("/")[2].replace("_", " "))])
    return rows


def plain(name: str) -> str:
    """A name without what stands in brackets, with the apostrophe of a keyboard."""
    return name.partition("(")[0].partition("[")[0].replace("’", "'").replace(",", "").strip()


def once(listed: list[str]) -> list[str]:
    """Each name once, however its capitals."""
    found: dict[str, str] = {}
    for name in listed:
        found.setdefault(name.lower(), name)
    return list(found.values())


def _keys(name: str, language: str) -> set[str]:
    row = [Word(name, name, 0, 0)] if name.isalpha() else meaningful(name)
    return keys(row, language)


def rows() -> list[Row]:
    """Every place once, without the forms that the stems of others cover, unless something else has that stem too.

    A place that all three languages call the same is left out: it is found by its name.
    """
    listed = [row for row in every() if len({fold(name) for slot in row for name in slot}) > 1]
    others = [
        translations.read(line).labels for line in WORDS.read_text("utf-8").splitlines() if line[:1] not in ("", "#")
    ]
    senses = [*others, *(dict(zip(LANGUAGES, row, strict=True)) for row in listed)]
    times = Counter(
        key
        for labels in senses
        for key in {key for language in LANGUAGES for name in labels[language] for key in _keys(name, language)}
    )
    return [[_needed(slot, language, times) for slot, language in zip(row, LANGUAGES, strict=True)] for row in listed]


def _needed(slot: list[str], language: str, times: Counter[str]) -> list[str]:
    kept: list[str] = []
    known: set[str] = set()
    for name in slot:
        own = _keys(name, language)
        if not kept or not own <= known or any(times[key] > 1 for key in own):
            kept.append(name)
            known |= own
    return kept


def every() -> list[Row]:
    """Every place once: territories with what is added to them, places of the list, cities of time zones."""
    by_code, own = added()
    made = []
    for code in sorted(LOCALES["en"].territories):
        if code not in _LEFT_OUT and "-" not in code and len(code) in (2, 3):
            more = by_code.get(code, [[], [], []])
            made.append([once(a + b) for a, b in zip(names("territories", code), more, strict=True)])
    taken = {name for row in [*made, *own] for slot in row for name in slot}
    made += own
    for zone in sorted({*LOCALES["fr"].time_zones, *LOCALES["es"].time_zones}):
        if "/" in zone and zone not in _LEFT_OUT and not zone.startswith(_SMALL):
            found = names("time_zones", zone)
            if not taken & {name for slot in found for name in slot}:
                made.append(found)
    return made


def main() -> None:
    """Writes the gazetteer."""
    lines = sorted("|".join(",".join(slot) for slot in row) for row in rows())
    MADE.write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")
    print(len(lines), "places")


if __name__ == "__main__":
    main()
