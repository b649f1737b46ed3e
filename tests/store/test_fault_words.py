"""What is wrong with an event file, in the user's language."""

from collections.abc import Callable
from pathlib import Path

import pytest

from making import Result, changed, write

FAULTS = {
    "passages.2.speaker": (
        "nobody",
        "il n’y a pas d’intervenant «\u00a0nobody\u00a0»",
        "no hay ningún ponente «nobody»",
    ),
    "passages.2.text.en": (7, "attendu, int trouvé", "se esperaba"),
    "sessions.1.date": ("soon", "«\u00a0soon\u00a0» n’est pas une date", "«soon» no es una fecha"),
    "passages.2.speech": ("sung", "'sung' n’est aucune", "'sung' no es ninguno"),
    "passages.1.source.lines": ([3, 1], "comptées à partir de 1", "contadas desde 1"),
    "passages.1.source": ({"lines": [1, 1]}, "le champ page manque", "falta el campo page"),
}


@pytest.mark.parametrize("place", FAULTS)
def test_a_fault_is_told_in_french_and_spanish(place: str, call: Callable[..., Result], tmp_path: Path) -> None:
    value, french, spanish = FAULTS[place]
    path = write(tmp_path / "event.json", changed(place, value))
    for language, words in (("fr", french), ("es", spanish)):
        line = call("check", "--store", str(path), "--lang", language).refused(3)
        assert words in line
        assert not {"there", "is", "expected", "object", "got"} & set(line.split())
