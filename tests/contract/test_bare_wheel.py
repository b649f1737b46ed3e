"""The wheel alone, with the libraries it cannot do without and no other: every command works, or says what it lacks."""

import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from cgluctl.cli.app import COMMANDS
from making import Result, environment
from reports import ID, TEXT

pytest.importorskip("hatchling")
packaging = pytest.importorskip("packaging.requirements")
ROOT = Path(__file__).resolve().parents[2]
# A command line of each command, and of each format and reader that needs nothing more; {} is the folder of the test.
WORKS = [
    "days",
    "show 2.3",
    "search migration",
    "quote --speaker Rio",
    "cite 2.3",
    "completion bash",
    "speakers",
    "topics",
    "events",
    "stats",
    "check",
    "help search",
    "store path",
    "store schema",
    "fix",
    "export --format html",
    "export --format frab-xml --placeholder-times",
    "export --format jsonld",
    "export --format skos",
    "export --format webannotation",
    "export --format bibtex",
    "export --format store -o {}/event.json",
    "import {}/report.txt",
    f"import --review --event {ID}",
    f"fix session 1.1 --title Title --event {ID}",
    f"events remove {ID} --yes",
    f"events restore {ID}",
]
LACKS = ["export --format docx", "export --format ical", "import {}/report.docx", "import {}/report.pdf"]


def needed() -> list[Path]:
    """The files of the libraries that the wheel cannot do without, and of theirs."""
    with open(ROOT / "pyproject.toml", "rb") as file:
        wanted = tomllib.load(file)["project"]["dependencies"]
    seen: dict[str, list[Path]] = {}
    while wanted:
        requirement = packaging.Requirement(wanted.pop())
        if requirement.name in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        try:
            found = distribution(requirement.name)
        except PackageNotFoundError:
            continue
        seen[requirement.name] = [Path(str(found.locate_file(file))) for file in found.files or ()]
        wanted += found.requires or []
    return [path for paths in seen.values() for path in paths]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of libraries as an installer makes it of the wheel and what it needs."""
    out, site = tmp_path_factory.mktemp("dist"), tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(out.iterdir())) as archive:
        archive.extractall(site)
    homes = [Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")]
    for path in needed():
        home = next((home for home in homes if home in path.parents), None)
        first = path.relative_to(home).parts[0] if home else ".."
        if home and first not in ("..", "__pycache__") and not (site / first).exists():
            (site / first).symlink_to(home / first)
    return site


def ran(site: Path, isolated: dict[str, str], folder: Path, line: str) -> Result:
    """A command line run from that folder, and nothing else but the standard library."""
    (folder / "report.txt").write_text(TEXT, "utf-8")
    (folder / "report.pdf").write_bytes(b"%PDF-1.4\n")
    with zipfile.ZipFile(folder / "report.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    script = f"import sys; sys.path.append({str(site)!r}); from cgluctl.__main__ import main; main()"
    words = line.replace("{}", str(folder)).split()
    command = [sys.executable, "-S", "-E", "-c", script, *words]
    done = subprocess.run(command, env=environment(isolated), cwd=folder, capture_output=True, stdin=subprocess.DEVNULL)
    return Result(done.returncode, done.stdout, done.stderr)


def test_a_command_line_of_every_command_is_tried() -> None:
    assert {line.split()[0] for line in WORKS} | {"mcp"} >= set(COMMANDS)


@pytest.mark.skipif(sys.platform == "win32", reason="no links for everybody")
def test_every_command_works(site: Path, isolated: dict[str, str], tmp_path: Path) -> None:
    for line in WORKS:
        result = ran(site, isolated, tmp_path, line)
        assert (result.code, bool(result.out) or " -o " in line) == (0, True), (line, result.words)


@pytest.mark.skipif(sys.platform == "win32", reason="no links for everybody")
@pytest.mark.parametrize("line", LACKS)
def test_what_needs_a_library_more_says_which(line: str, site: Path, isolated: dict[str, str], tmp_path: Path) -> None:
    assert " install " in ran(site, isolated, tmp_path, line).refused(3)
