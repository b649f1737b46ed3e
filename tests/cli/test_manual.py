"""Documents made from the help pages: fresh, whole, and sound to the programs that read them."""

import importlib.util
import subprocess
from pathlib import Path
from shutil import which

import pytest

ROOT = Path(__file__).parents[2]


def _tool():
    spec = importlib.util.spec_from_file_location("manual_tool", ROOT / "tests" / "tools" / "manual.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


manual = _tool()


def test_the_document_of_the_commands_is_fresh():
    assert manual.MARKDOWN.read_text("utf-8") == manual.markdown(), "run: make docs"


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_manual_page_holds_every_command_and_option(language: str):
    text = manual.man(language).replace("\\-", "-")
    for page in manual.pages(language):
        assert page.usage.split(" [")[0] in text
        for section in page.sections:
            for term, _ in section.rows:
                assert term in text.replace("\\ ", "\u00a0")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_manual_page_is_sound(language: str, tmp_path: Path):
    manual.write_man(tmp_path)
    path = tmp_path / ("" if language == "en" else language) / "man1" / "cgluctl.1"
    checks = {
        "groff": ["groff", "-man", "-Tutf8", "-ww", "-z", "-K", "utf8"],
        "mandoc": ["mandoc", "-Tlint", "-W", "warning"],
    }
    found = [command for name, command in checks.items() if which(name)]
    if not found:
        pytest.skip("neither groff nor mandoc is installed")
    for command in found:
        done = subprocess.run([*command, str(path)], capture_output=True, text=True)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
