"""What is no report: source code and settings are told from prose by what their lines look like."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgluctl.errors import InputError
from cgluctl.ingest import readers
from cgluctl.ingest.formats import encoding
from making import ROOT

PROSE = "La séance a été ouverte par le maire de Montreuil, qui a rappelé le prix = 3 des ponts.\n"


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("pyproject.toml", "a settings file"),
        ("src/cgluctl/ingest/event.py", "source code"),
        ("tests/conftest.py", "source code"),
    ],
)
def test_files_of_programs_are_refused_by_what_they_hold(path: str, found: str) -> None:
    with pytest.raises(InputError) as error:
        readers.read((ROOT / path).read_bytes(), "report.txt")
    assert str(error.value.values["found"]) == found


@pytest.mark.parametrize("path", ["README.md", "CHANGELOG.md", "docs/import.md", "LICENSE"])
def test_prose_with_examples_in_it_is_read(path: str) -> None:
    assert readers.read((ROOT / path).read_bytes(), Path(path).name).text


@pytest.mark.parametrize(
    "text",
    [
        PROSE * 4 + "a = b\nc = d\n" * 4,
        "Ann: yes.\nBob: no;\n" * 9,
        "- un\n- deux\n" * 9,
        "a = b\nc = d\n",
        "9h40 Ponts\n" * 9,
    ],
)
def test_what_only_looks_like_it_is_read(text: str) -> None:
    assert encoding.source(text.encode()) is None
