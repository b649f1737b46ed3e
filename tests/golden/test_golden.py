"""Golden outputs: what each command leaves, byte for byte, under `expected/`.

After a change that is meant: `pytest tests/golden --update-golden`, then read the difference before it is kept.
"""

import io
import re
import zipfile
from collections.abc import Callable
from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest

from cgluctl.views.registry import REFERENCES
from making import Result

EXPECTED = Path(__file__).parent / "expected"
CASES = {
    "home": [],
    "days": ["days"],
    "show": ["show", "2.3"],
    "search": ["search", "migration"],
    "search-meaning": ["search", "digital divide"],
    "search-weak": ["search", "migration volleyball", "--weak"],
    "search-none": ["search", "blockchain"],
    "search-explain": ["search", "lampedoussa droits", "--explain"],
    "search-counts": ["search", "droits", "--count-by", "session"],
    "quote": ["quote", "--speaker", "Rio"],
    "quote-none": ["quote", "--speaker", "Binay"],
    "quote-reported": ["quote", "--speech", "reported", "--speaker", "altay"],
    "speakers": ["speakers"],
    "speaker": ["speakers", "chungong"],
    "topics": ["topics"],
    "topic": ["topics", "health"],
    "events": ["events"],
    "stats": ["stats"],
    "export": ["export", "2.2"],
    "check": ["check"],
    "cite-press": ["cite", "2.3/p8"],
    "cite-apa": ["cite", "2.3/p8", "--style", "apa"],
    "cite-chicago": ["cite", "2.3/p8", "--style", "chicago"],
    "cite-iso690": ["cite", "2.3/p8", "--style", "iso690"],
    "cite-reported": ["cite", "2.3/p2", "--style", "apa"],
    "cite-session": ["cite", "2.3", "--style", "chicago"],
    "cite-event": ["cite", "--style", "iso690"],
}
FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")
# Formats of a few cases are enough to show what a format looks like; json shows what a case holds.
IN_EVERY_FORMAT = ("days", "show", "search", "quote", "export")
# Formats of export alone; one in another language shows that they have one.
EXCHANGED = ("ical", "frab-json", "frab-xml", "jsonld", "webannotation", "skos", "docx")
SHOWN = [
    *((case, "en", "screen") for case in CASES),
    *((case, language, "screen") for case in CASES for language in ("fr", "es")),
    *((case, "en", "table") for case in CASES if case != "home"),
    *((case, "en", "json") for case in CASES if case != "home"),
    *((case, "en", name) for case in IN_EVERY_FORMAT for name in FORMATS[2:]),
    *(("export", language, name) for name in EXCHANGED for language in ("en", "fr")),
    *((case, "fr", name) for case in ("cite-press", "export") for name in REFERENCES),
]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares an output with its file, or writes the file when told to."""

    def compare(name: str, found: str) -> None:
        path = EXPECTED / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(found.encode())
            return
        kept = path.read_bytes().decode() if path.is_file() else ""
        if found != kept:
            lines = unified_diff(kept.splitlines(), found.splitlines(), name, "now", lineterm="")
            shown = "\n".join(islice(lines, 40))
            pytest.fail(f"{shown}\nIf this is meant: pytest tests/golden --update-golden", pytrace=False)

    return compare


def inside(content: bytes) -> str:
    """The parts of a DOCX that hold text, a paragraph or note a line: how a package is compressed is no promise."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [
            archive.read(name).decode() for name in ("word/document.xml", "word/footnotes.xml", "docProps/core.xml")
        ]
    return "\n".join(parts).replace("</w:p>", "</w:p>\n")


def told(result: Result, form: str) -> str:
    """stdout, then stderr and the exit code where they say something; scores and folders are no promise."""
    text = inside(result.out) if form == "docx" else re.sub(r'"score": [\d.]+', '"score": 0', result.text)
    if form == "ical":  # where a long line is folded is the library's choice
        text = text.replace("\r\n ", "")
    if result.err:
        text += "----- stderr\n" + result.words
    if result.code:
        text += f"----- exit {result.code}\n"
    return text


@pytest.mark.parametrize(("case", "language", "form"), SHOWN, ids=["-".join(shown) for shown in SHOWN])
def test_golden(
    case: str,
    language: str,
    form: str,
    call: Callable[..., Result],
    golden: Callable[[str, str], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from cgluctl.store.locate import bundled

    command = ["--lang", language, *CASES[case]]
    if case == "check":  # names its file, which lies elsewhere on every machine
        (tmp_path / "event.json").write_bytes(bundled().read_bytes())
        monkeypatch.chdir(tmp_path)
        command += ["--store", "event.json"]
    if form == "screen":
        if case == "export":
            command += ["--format", "table"]
        result = call(*command, tty=True, NO_COLOR="1", TERM="dumb")
    else:
        if form in ("ical", "docx"):
            pytest.importorskip("icalendar" if form == "ical" else "docx")
        if form.startswith("frab"):
            command.append("--placeholder-times")
        result = call(*command, "--format", form)
    assert result.code in (0, 1), result.words
    golden(f"{case}.{language}.{form}", told(result, form))


def test_every_golden_file_has_its_case() -> None:
    assert sorted(path.name for path in EXPECTED.iterdir()) == sorted(".".join(shown) for shown in SHOWN)
