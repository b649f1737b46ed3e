"""Every kind of package finds the bundled event: the wheel, the sdist, a wheel made from the sdist, an editable install."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from making import environment

# Python 3.11.3 and earlier know no filter and need none for an archive of our own.
FILTER: dict[str, str] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
ROOT = Path(__file__).resolve().parents[2]
EVENT = ROOT / "data" / "sessions.json"

pytest.importorskip("hatchling")


def build(source: Path, target: str, out: Path) -> Path:
    """The one package that hatchling makes of a source tree."""
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(out)],
        cwd=source,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    (made,) = [path for path in out.iterdir() if path.suffix in (".whl", ".gz")]
    return made


def unpacked(wheel: Path, folder: Path) -> Path:
    """What an installer without dependencies does with a pure wheel."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))


def asked(site: Path, isolated: dict[str, str], cwd: Path, *command: str) -> dict:
    """A command's answer from a package alone, with the libraries of this environment; and which package it was."""
    script = (
        f"import site, sys; site.addsitedir({str(site)!r}); sys.path.insert(0, {str(site)!r})\n"
        "import cgluctl; print(cgluctl.__file__, file=sys.stderr, flush=True)\n"
        "from cgluctl.__main__ import main; main()"
    )
    paths = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    code = f"import sys; sys.path += {sorted(paths)!r}\n" + script
    done = subprocess.run(
        [sys.executable, "-S", "-c", code, *command, "--json"],
        env=environment(isolated),
        cwd=cwd,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return {"from": Path(done.stderr.splitlines()[0]), **json.loads(done.stdout)}


def check(site: Path, isolated: dict[str, str], cwd: Path, home: Path) -> None:
    """The package answers, from itself, for the very event of the checkout."""
    days = asked(site, isolated, cwd, "days")
    assert home in days["from"].parents
    assert len(days["items"]) == 4
    places = {item["what"]: Path(item["path"]) for item in asked(site, isolated, cwd, "store", "path")["items"]}
    assert home in places["bundled"].parents
    assert places["bundled"].read_bytes() == EVENT.read_bytes()
    assert asked(site, isolated, cwd, "search", "santé", "--lang", "fr")["items"]


def test_the_wheel(wheel: Path, isolated: dict[str, str], tmp_path: Path) -> None:
    site = unpacked(wheel, tmp_path / "site")
    check(site, isolated, tmp_path, site)


def test_a_wheel_made_from_the_sdist_is_the_same(
    wheel: Path, sdist: Path, isolated: dict[str, str], tmp_path: Path
) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "source", **FILTER)
    (source,) = (tmp_path / "source").iterdir()
    made = build(source, "wheel", tmp_path / "dist")
    with zipfile.ZipFile(made) as second, zipfile.ZipFile(wheel) as first:
        assert {i.filename: i.CRC for i in second.infolist()} == {i.filename: i.CRC for i in first.infolist()}
    site = unpacked(made, tmp_path / "site")
    check(site, isolated, tmp_path, site)


def test_the_sdist_runs_from_its_own_tree(sdist: Path, isolated: dict[str, str], tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = archive.getnames()
        archive.extractall(tmp_path / "source", **FILTER)
    (source,) = (tmp_path / "source").iterdir()
    check(source / "src", isolated, tmp_path, source)
    inside = {name.partition("/")[2] for name in names}
    assert {"LICENSE", "README.md", "pyproject.toml", "data/sessions.json", "tests/conftest.py"} <= inside


def test_an_editable_install(isolated: dict[str, str], tmp_path: Path) -> None:
    site = unpacked(build(ROOT, "wheel:editable", tmp_path / "dist"), tmp_path / "site")
    check(site, isolated, tmp_path, ROOT)


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        script = next(archive.read(name) for name in names if name.endswith("entry_points.txt"))
    package = [name for name in names if name.startswith("cgluctl/")]
    assert [name for name in names if name not in package and ".dist-info/" not in name] == []
    assert {"cgluctl/data/sessions.json", "cgluctl/py.typed", "cgluctl/language/thesaurus.json"} <= set(package)
    assert [f"cgluctl/language/locale/{name}.txt" in package for name in ("cgluctl", "help")] == [True, True]
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []
    assert b"cgluctl = cgluctl.__main__:main" in script


@pytest.mark.parametrize("target", ["wheel", "sdist"])
def test_the_same_sources_give_the_same_bytes(target: str, tmp_path: Path) -> None:
    """Two copies of the tree, with other times and in other folders, make one package."""
    made = []
    for number in range(2):
        copy = tmp_path / str(number) / "cgluctl"
        left_out = shutil.ignore_patterns(".*", "__pycache__", "dist", "build")
        shutil.copytree(ROOT, copy, ignore=left_out, symlinks=True)
        for path in copy.rglob("*"):
            os.utime(path, (1_000_000_000 + number * 1000,) * 2, follow_symlinks=False)
        made.append(build(copy, target, tmp_path / f"dist{number}").read_bytes())
    assert made[0] == made[1]


def test_the_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < 750_000


def test_the_metadata_is_whole(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        told = next(archive.read(name).decode() for name in archive.namelist() if name.endswith("METADATA"))
    wanted = ("Name: cgluctl", "License-Expression: MIT", "Requires-Python: >=3.11", "Classifier: Typing :: Typed")
    assert [line for line in wanted if line not in told] == []
    for system in ("MacOS", "Microsoft :: Windows", "POSIX :: Linux"):
        assert f"Classifier: Operating System :: {system}" in told
    for minor in range(11, 15):
        assert f"Classifier: Programming Language :: Python :: 3.{minor}" in told


def test_the_checks_of_a_forge_call_the_targets_of_the_makefile() -> None:
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    called = set(re.findall(r"run: make (\w+)", workflow))
    assert called <= targets
    assert {"lint", "types", "imports", "test"} <= called
    assert all(f'"3.{minor}"' in workflow for minor in range(11, 15))
    assert all(f"{system}-latest" in workflow for system in ("ubuntu", "macos", "windows"))
