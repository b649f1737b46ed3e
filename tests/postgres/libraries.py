"""Random libraries: events in one language or three, whose words are those of a small vocabulary, so that they meet often."""

from __future__ import annotations

import random
from typing import Any

from making import Tables, passage, session, speaker, tables

WORDS = {
    "fr": "la ville le logement les migrants migration droits habitants mairie élus climat égalité santé éducation quartier transport "
    "participation citoyenne coopération numérique fracture eau énergie paix culture patrimoine feuille de route école".split(),
    "en": "the city housing migrants migration rights inhabitants mayor councillors climate equality health education district transport "
    "participation citizens cooperation digital divide water energy peace culture heritage road map school".split(),
    "es": "la ciudad vivienda migrantes migración derechos habitantes alcaldía concejales clima igualdad salud educación barrio transporte "
    "participación ciudadanía cooperación digital brecha agua energía paz cultura patrimonio hoja de ruta escuela".split(),
}
NAMES = ("Ana Colau", "Jan van Zanen", "Philippe Rio", "Marta de la Cruz", "John Eaton", "Aïssata Diallo", "Uğur Altay")
QUERIES = (
    *("migration", "migrants", "droits", "housing", "vivienda", "digital divide", "feuille de route", "road map"),
    *(
        '"fracture numérique"',
        "migration -santé",
        "migr*",
        "logment",
        "particpation citoyenne",
        "rio",
        "van zanen",
        "Marta Cruz",
    ),
    *(
        "climat paix culture santé",
        "the right to housing in the city",
        "blockchain",
        "de la",
        "2020",
        "speaker:rio droits",
    ),
    *("agua energía", "escuela", "égalité speech:direct", "mairie", "topic:health"),
)


def event(dice: random.Random, id: str) -> Tables:
    """The tables of an event of a few sessions."""
    made = tables(id)
    year, month = dice.choice([(2019, 5), (2020, 3), (2021, 5)])
    made["event"]["1"] |= {"start": f"{year}-{month:02}-02", "end": f"{year}-{month:02}-04"}
    languages = ["fr", "en", "es"] if dice.random() < 0.4 else [dice.choice(["fr", "en", "es"])]
    made["event"]["1"]["source"]["language"] = languages[0]
    people = [_person(name) for name in dice.sample(NAMES, 3)]
    sessions: list[Any] = []
    passages: list[Any] = []
    for number in range(1, dice.randint(2, 4)):
        _session(dice, f"{number}.1", f"{year}-{month:02}-{number + 1:02}", languages, people, sessions, passages)
    for name, records in (("sessions", sessions), ("speakers", people), ("passages", passages)):
        made[name] = {str(n): record for n, record in enumerate(records, 1)}
    return made


def _person(name: str) -> dict[str, Any]:
    id = "-".join(name.lower().split())
    return speaker(id.encode("ascii", "ignore").decode(), name, {"fr": "maire", "en": "mayor", "es": "alcalde"})


def _session(
    dice: random.Random,
    id: str,
    date: str,
    languages: list[str],
    people: list[Any],
    sessions: list[Any],
    passages: list[Any],
) -> None:
    parts = [{"speaker": people[0]["id"], "did": ["opened", "spoke"], "lines": [[1, 2]]}]
    topics = dice.sample(["health", "migration", "housing"], dice.randint(0, 2))
    sessions.append(session(id, date, _text(dice, languages, 4), 1, parts=parts, topics=topics))
    for number in range(1, dice.randint(3, 8)):
        speech = dice.choice(["direct", "reported", "narrative"])
        who = dice.choice([None, *(person["id"] for person in people)]) if speech != "narrative" else None
        said = _text(dice, languages, dice.randint(3, 14))
        verbatim = languages[0] if speech == "direct" else None
        passages.append(passage(f"{id}/p{number}", speech, said, number, speaker=who, verbatim=verbatim))


def _text(dice: random.Random, languages: list[str], length: int) -> dict[str, str | None]:
    made: dict[str, str | None] = dict.fromkeys(("fr", "en", "es"))
    for language in languages:
        made[language] = " ".join(dice.choices(WORDS[language], k=length)).capitalize() + "."
    return made
