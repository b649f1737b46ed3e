"""The locked requirements are those of the project: each pinned, each with its hashes, none with an address."""

import re
import tomllib
from pathlib import Path

import pytest

requirements = pytest.importorskip("packaging.requirements")
utils = pytest.importorskip("packaging.utils")
ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
_PINNED = re.compile(r"[a-z0-9.-]+==[^ ;]+( ; [^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+\Z")


def pinned() -> list[str]:
    return re.split(r"\n(?=\S)", LOCK.strip())


def test_every_library_is_pinned_with_its_hashes() -> None:
    assert [entry.partition("\n")[0] for entry in pinned() if not _PINNED.match(entry)] == []


def test_no_address_stands_in_it() -> None:
    assert "://" not in LOCK
    assert " @ " not in LOCK
    assert "--index" not in LOCK


def test_it_pins_what_the_project_asks_for() -> None:
    with open(ROOT / "pyproject.toml", "rb") as file:
        project = tomllib.load(file)["project"]
    extras = project["optional-dependencies"]
    (everything,) = extras["all"]
    names = requirements.Requirement(everything).extras
    asked = [*project["dependencies"], *(line for name in names for line in extras[name])]
    held = {}
    for entry in pinned():
        name, _, rest = entry.partition("==")
        held[utils.canonicalize_name(name)] = rest.split()[0]
    for line in asked:
        wanted = requirements.Requirement(line)
        version = held.get(utils.canonicalize_name(wanted.name))
        assert version, f"{wanted.name} is missing: make lock"
        assert wanted.specifier.contains(version), f"{wanted.name} {version} is not {wanted.specifier}: make lock"
