"""What is to be typed for an extra, by how the program was installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cgluctl import extras


@pytest.mark.parametrize(
    ("left", "command"),
    [("uv-receipt.toml", "uv tool install --force"), ("pipx_metadata.json", "pipx install --force")],
)
def test_it_is_added_in_the_way_the_program_came(
    left: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / left).touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(extras, "_source", lambda: "cgluctl")
    assert extras.command("docx").replace("'", "").replace('"', "") == f"{command} cgluctl[docx]"


@pytest.mark.parametrize("pip", [True, False])
def test_an_environment_without_pip_is_named_to_that_of_the_system(
    pip: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(extras, "find_spec", lambda name: object() if pip else None)
    typed = extras.command("docx")
    assert ("--python" in typed) is not pip
    assert (sys.executable if pip else str(tmp_path)) in typed


def test_what_was_installed_from_a_folder_is_named_by_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Installed:
        def read_text(self, name: str) -> str:
            return f'{{"url": "{tmp_path.as_uri()}", "dir_info": {{}}}}'

    monkeypatch.setattr("importlib.metadata.distribution", lambda name: Installed())
    assert f"{tmp_path}[docx]" in extras.command("docx")
    tmp_path.rmdir()
    assert "cgluctl[docx]" in extras.command("docx")
