"""What is no report, or one in an odd encoding: one line and exit 3 with the library untouched, or the text whole."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from making import Result
from reports import TEXT, Desk

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89"
BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\t\r\n\n", "is empty"),
    "nothing but unusual spaces": ("\u00a0\u2003\n\u3000".encode(), "no text"),
    "a mark alone": (b"\xff\xfe", "no text"),
    "NULs": (b"\0" * 5000, "is empty"),
    "binary": (bytes(range(256)) * 40, "a binary file"),
    "a picture": (PNG * 9, "a PNG picture"),
    "a zip": (b"PK\x03\x04" + b"\x14\0" * 60, "zip"),
    "JSON of another kind": (b'{"a": [1, 2]}', "JSON"),
    "damaged JSON": (b'{"a": [1, 2', "JSON"),
    "an old Office file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Office file"),
    "broken UTF-16": ("Les ponts".encode("utf-16") + b"\x00\xd8\x00\xd8", "broken UTF-16"),
    "broken UTF-32": ("Les ponts".encode("utf-32") + b"\xff\xff\xff\xff", "broken UTF-32"),
    "a text in no known encoding": (bytes(0x80 + n * 7 % 128 for n in range(4000)), "a binary file"),
    "an event file that is none": (b'{\n "event": {\n', "not JSON"),
    "an event file without tables": (b'{"event":{"1":{"id":"x"}}}', "event 1: "),
}


@pytest.fixture
def refused(desk: Desk) -> Any:
    """Imports what cannot be; the line about it. The library has one event, and keeps it."""
    desk.load()
    before = desk.state()

    def asked(path: str) -> str:
        for more in ([], ["--dry-run"], ["-o", str(desk.folder / "out.json")]):
            line = desk.call("import", path, *more).refused(3)
            assert "\x1b" not in line
        assert desk.state() == before
        assert not (desk.folder / "out.json").exists()
        assert not list(desk.folder.rglob("*.tmp"))
        return line

    return asked


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_report(kind: str, desk: Desk, refused: Any) -> None:
    content, words = BAD[kind]
    path = desk.report(content, "given.txt")
    line = refused(path)
    assert words in line
    assert path in line


@pytest.mark.parametrize("lang", ["fr", "es"])
def test_it_is_said_in_the_language_of_the_user(lang: str, desk: Desk) -> None:
    path = desk.report(PNG * 9)
    words = {"fr": "est une image PNG, pas un rapport", "es": "es una imagen PNG, no un informe"}[lang]
    assert words in desk.call("--lang", lang, "import", path).refused(3)


def test_a_folder(desk: Desk, refused: Any) -> None:
    assert "is a folder" in refused(str(desk.folder))


def test_no_file(desk: Desk, refused: Any) -> None:
    assert "no file" in refused(str(desk.folder / "none.txt"))
    assert "\\x1b" in refused(str(desk.folder / "\x1b[31mred.txt"))


@pytest.mark.skipif(sys.platform == "win32", reason="no files of this kind")
def test_pipes_devices_and_links_that_lead_nowhere(desk: Desk, refused: Any) -> None:
    os.mkfifo(desk.folder / "fifo")
    os.symlink(desk.folder / "nowhere", desk.folder / "dangling")
    os.symlink(desk.folder / "loop", desk.folder / "loop")
    assert "a pipe or a device" in refused(str(desk.folder / "fifo"))
    assert "a pipe or a device" in refused("/dev/zero")
    assert "the link leads nowhere" in refused(str(desk.folder / "dangling"))
    refused(str(desk.folder / "loop"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_right_to_read(desk: Desk, refused: Any) -> None:
    path = Path(desk.report(TEXT, "secret.txt"))
    path.chmod(0)
    assert "cannot be read" in refused(str(path))


def test_a_file_of_a_gigabyte_is_not_read(desk: Desk, refused: Any) -> None:
    path = desk.folder / "huge.txt"
    with open(path, "wb") as file:
        file.truncate(1 << 30)
    assert "larger than 256 000 000 bytes" in refused(str(path))


def test_stdin_that_is_closed_or_empty(run: Any, tmp_path: Path) -> None:
    def told(result: Result) -> str:
        assert not (tmp_path / "data").exists()
        return result.refused(3)

    assert "stdin is empty" in told(run("import", "-"))


def whole(desk: Desk, content: bytes, *options: str) -> tuple[Any, str]:
    """The account of a report and its text as the ledger gives it back; the file is sound."""
    from cgluctl.ingest.ledger import text_of

    item = desk.load("--event", "odd", *options, text=content)
    assert desk.call("check").code == 0
    made = json.loads((desk.library / "odd.json").read_bytes())
    passages = {p["id"]: p["text"][p["verbatim"]] for p in made["passages"].values()}
    return item, text_of(made["ledger"].values(), passages)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_in_every_form(encoding: str, desk: Desk) -> None:
    item, text = whole(desk, TEXT.encode(encoding))
    assert text == TEXT
    assert item["warnings"] == ([f"Read as {encoding.upper()}."] if encoding in ("utf-16", "utf-32") else [])


def test_windows_1252_is_read_with_a_warning(desk: Desk) -> None:
    printed = TEXT.replace("➢", "-")
    item, text = whole(desk, printed.encode("cp1252"))
    assert text == printed
    assert "Windows-1252" in item["warnings"][0]


def test_control_characters_are_kept_and_shown_visibly(desk: Desk) -> None:
    steering = "trente \x1b[31mrues\x07 \u202edu port\x9b\u2066"
    _, text = whole(desk, TEXT.replace("trente rues", steering).encode())
    assert steering in text
    for words in (["show", "1.1"], ["search", "rues"], ["import", "--review"], ["days"]):
        for result in (desk.call(*words), desk.call(*words, tty=True, NO_COLOR="1", TERM="dumb")):
            assert not set("\x1b\x07\u202e\x9b\u2066") & set(result.text + result.words)
    assert "\\x1b[31mrues" in desk.call("show", "1.1").text


def test_bytes_that_are_no_utf_8_are_none_the_less_kept(desk: Desk) -> None:
    for number, odd in enumerate((b"\xed\xa0\x80", b"\xff\xfe\xfd", b"\xc3\x28", b"\x81\x8d")):
        content = TEXT.replace("trente", "tr\x00nte").encode().replace(b"\x00", odd)
        item, _ = whole(desk, content, *(["--update"] if number else []))
        assert item["unexplained"] == 0
        assert "Windows-1252" in item["warnings"][0]


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("\n", "\r"),
        TEXT + "\n" * 2_000_000,
        TEXT + "x" * 1_500_000,
        TEXT + "ponts et moulins " * 90_000,
        "➢ " * 20_000,
        "« " * 5_000 + "» " * 5_000,
        "a" + " " * 1_300_000 + "\nb c d",
        "x\x0cy\x1cz\x1d\x1e\u2028\u2029\x85 \u200b\ufeff",
        "\ufeff\ufeff" + TEXT,
    ],
    ids=range(10),
)
def test_texts_that_no_writer_means(text: str, desk: Desk) -> None:
    from cgluctl.ingest.readers.text import _LINE_ENDS

    item, given_back = whole(desk, text.encode())
    assert given_back == _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    assert item["characters"] == len(given_back)


@pytest.mark.parametrize("name", ["report.pdf", "report.docx", "report.odt", "report.ics"])
def test_plain_text_that_is_named_like_another_format(name: str, desk: Desk, refused: Any) -> None:
    assert "plain text" in refused(desk.report(TEXT.replace("trente", "quarante"), name))
