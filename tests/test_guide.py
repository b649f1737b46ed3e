"""The guide follows one user through a day: its commands are run in its order, in one folder, and show what it shows."""

import importlib.util
import re
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="the examples are shown on a Unix terminal")

from test_readme import ANY, assert_alike, on_terminal, parts

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "guide.md"


def test_a_day_goes_as_the_guide_says(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    text = GUIDE.read_text("utf-8")
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        seen = [(command, shown, on_terminal(command, folder, tmp_path)) for command, shown in parts(block)]
        if request.config.getoption("--update-golden") and ANY not in block.splitlines():
            told = "".join(f"$ {command}\n" + (real if real.strip() else "") for command, _, real in seen)
            text = text.replace(block, told)
            continue
        for _, shown, real in seen:
            assert_alike(shown, real)
    if request.config.getoption("--update-golden"):
        GUIDE.write_text(text, "utf-8")


def _tool():
    spec = importlib.util.spec_from_file_location("pictures_tool", ROOT / "tests" / "tools" / "pictures.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


pictures = _tool()


@pytest.mark.parametrize("name", pictures.SCREENS)
def test_the_pictures_of_the_terminal_are_fresh(name: str, tmp_path: Path) -> None:
    kept = (pictures.FOLDER / f"{name}.svg").read_text("utf-8")
    assert kept == pictures.picture(name, tmp_path), "run: make docs"
    assert "http" not in kept.replace("http://www.w3.org/2000/svg", "")


def test_every_picture_is_shown_with_words_for_who_cannot_see_it() -> None:
    shown = re.findall(r"!\[[^\]]{20,}\]\((pictures/[\w.]+)\)", GUIDE.read_text("utf-8"))
    assert sorted(shown) == sorted(f"pictures/{path.name}" for path in pictures.FOLDER.iterdir())
    assert (pictures.FOLDER / "page.png").read_bytes().startswith(b"\x89PNG\r\n")
