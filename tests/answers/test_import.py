"""Importing a report: the account of it, what is refused, and that nothing changes when nothing is new."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cgluctl.answers.screens.acquire import STATES
from cgluctl.ingest import ledger
from cgluctl.store.locate import bundled
from making import Result, environment, write
from reports import ID, TEXT, TITLE, Desk

Call = Callable[..., Result]
SCREEN: Any = {"tty": True, "NO_COLOR": "1", "TERM": "dumb"}


def test_a_report_becomes_an_event(desk: Desk) -> None:
    item = desk.load()
    assert (item["event"], item["state"], item["file"], item["title"]) == (ID, "imported", str(desk.file), TITLE)
    assert (item["format"], item["language"], item["start"], item["end"]) == ("text", "fr", "2025-03-03", "2025-03-04")
    assert (item["days"], item["sessions"], item["quotes"], item["unexplained"]) == (2, 2, 4, 0)
    assert item["characters"] == len(TEXT)
    assert item["placed"] + sum(skip["characters"] for skip in item["skipped"]) == len(TEXT)
    assert all(ledger.parted(skip["reason"])[0] in (*ledger.SKIPS, *ledger.NAMED) for skip in item["skipped"])
    events = desk.call("events", "--json").json["items"]
    assert [event["id"] for event in events] == [ID, "cglu-2021-05"]
    assert desk.call("check").code == 0
    quoted = desk.call("quote", "--event", ID, "--json").json["items"]
    assert len(quoted) == 4
    assert quoted[0]["text"].startswith("Nous devons rendre la rue")


@pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv", "tsv", "md"])
def test_the_account_in_every_format(format: str, desk: Desk) -> None:
    result = desk.call("import", desk.report(), "--format", format)
    assert result.code == 0
    assert ID in result.text
    assert "imported" in result.text
    assert format in ("json", "jsonl") or result.words.endswith(f"cgluctl import --review --event {ID}\n")
    assert format not in ("json", "jsonl") or result.words == ""


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("imported", "text, French", "blank: ", "placed, ")),
        ("fr", ("importé", "texte, français", "blanc\u00a0: ", "inexpliqués\u00a0: 0")),
        ("es", ("importado", "texto, francés", "espacio en blanco: ", " colocados, ")),
    ],
)
def test_a_person_reads_the_account_in_their_language(lang: str, words: tuple[str, ...], desk: Desk) -> None:
    shown = desk.call("--lang", lang, "import", desk.report(), **SCREEN).text
    assert [word for word in words if word not in shown] == []
    assert "0 unexplained" in shown or lang != "en"
    assert f"cgluctl days --event {ID}" in shown


def test_data_formats_keep_their_words_in_every_language(desk: Desk) -> None:
    text = TEXT.encode("cp1252", "replace")
    first = next(place for place, byte in enumerate(text) if byte > 127)
    found = [
        desk.call("--lang", lang, "import", desk.report(text), "--dry-run", "--json").out for lang in ("en", "fr", "es")
    ]
    assert found[0] == found[1] == found[2]
    (item,) = json.loads(found[0])["items"]
    assert item["state"] == "dry run"
    assert item["warnings"] == [f"Not UTF-8 (byte {first + 1}); read as Windows-1252. Check accents."]


def test_a_warning_is_told_in_the_language_of_the_user(desk: Desk) -> None:
    path = desk.report(TEXT.encode("cp1252", "replace"))
    assert "lu comme Windows-1252" in desk.call("--lang", "fr", "import", path, "--dry-run").words


def test_the_title_is_in_the_language_of_the_user(desk: Desk, truth: Any) -> None:
    path = write(desk.folder / "copy.json", {**truth, "event": {"1": {**truth["event"]["1"], "id": "copy"}}})
    titles = [
        desk.call("--lang", lang, "import", str(path), "--dry-run", "--json").json["items"][0]["title"]
        for lang in ("fr", "en", "es")
    ]
    assert titles == [truth["event"]["1"]["title"][lang] for lang in ("fr", "en", "es")]


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    item = desk.load("--dry-run")
    assert (item["state"], item["file"], item["quotes"]) == ("dry run", None, 4)
    assert not (desk.folder / "data").exists()
    desk.call("import", desk.report(), "--dry-run", "-o", str(desk.folder / "out.json"))
    assert not (desk.folder / "out.json").exists()


def test_importing_twice_changes_nothing_and_says_so(desk: Desk) -> None:
    desk.load()
    before = desk.state()
    for again in (
        ["import", desk.report()],
        ["import", desk.report(name="another.md")],
        ["import", desk.report(), "--event", ID],
        ["import", desk.report(), "--dry-run"],
    ):
        result = desk.call(*again)
        assert (result.code, result.words) == (
            0,
            f"This report is there already, as {ID}; nothing was changed.\n",
        )
        assert "unchanged" in result.text
    assert "add --update" in desk.call("import", desk.report(), "--title", "Another").words
    assert desk.state() == before


def test_a_report_on_stdin(desk: Desk, isolated: dict[str, str]) -> None:
    def piped() -> Any:
        done = subprocess.run(
            [sys.executable, "-m", "cgluctl", "import", "-", "--json"],
            input=TEXT.encode(),
            capture_output=True,
            env=environment(isolated),
            check=True,
        )
        return json.loads(done.stdout)["items"][0]

    assert piped()["state"] == "imported"
    before = desk.state()
    assert piped()["state"] == "unchanged"
    assert desk.load()["state"] == "unchanged"
    assert desk.state() == before


def test_the_same_report_may_be_another_event(desk: Desk) -> None:
    desk.load()
    assert desk.load("--event", "second")["state"] == "imported"
    assert len(list(desk.library.glob("*.json"))) == 2
    assert desk.load("--event", "second")["state"] == "unchanged"


def test_an_update_of_an_event_that_is_not_there_makes_none(desk: Desk) -> None:
    assert "There is no event tpyo in" in desk.call("import", desk.report(), "--event", "tpyo", "--update").refused(1)
    assert not desk.file.exists()


def test_an_id_that_is_taken_is_refused(desk: Desk) -> None:
    desk.load()
    before = desk.state()
    other = desk.report(TEXT.replace("trente", "quarante"))
    for options in ([], ["--dry-run"], ["--event", ID]):
        line = desk.call("import", other, *options).refused(2)
        assert "--event ID" in line
        assert "--update" in line
    for options in ([], ["--dry-run"], ["--update"]):
        line = desk.call("import", other, "--event", "cglu-2021-05", *options).refused(2)
        assert "--event ID" in line
        assert "--update" not in line
    assert desk.state() == before


@pytest.mark.parametrize(
    "id",
    [
        "../up",
        "/etc/passwd",
        "",
        "a/b",
        "a\nb",
        "a\x1b[31m",
        "x" * 5000,
        ".hidden",
        "-dash",
        "Upper",
        "é",
        "a b",
        "a\0b",
    ],
)
@pytest.mark.parametrize("more", [[], ["--dry-run"], ["--review"]])
def test_what_cannot_be_an_id(id: str, more: list[str], desk: Desk) -> None:
    if more == ["--review"]:
        assert desk.call("import", *more, f"--event={id}").code == (1 if id else 0)
        return
    line = desk.call("import", desk.report(), f"--event={id}", *more).refused(2)
    assert len(line) < 500
    assert "\x1b" not in line
    assert sorted(path.name for path in desk.folder.iterdir()) == ["report.txt"]


def test_a_store_that_is_a_file_is_no_library(desk: Desk) -> None:
    store = write(desk.folder / "event.json")
    before = store.read_bytes()
    line = desk.call("import", desk.report(), "--store", str(store)).refused(2)
    assert "-o FILE" in line
    assert "--store FOLDER" in line
    assert store.read_bytes() == before
    out = desk.folder / "new.json"
    assert desk.call("import", desk.report(), "--store", str(store), "-o", str(out)).code == 0
    assert desk.call("days", "--store", str(out)).code == 0


def test_a_store_that_is_a_folder_is_the_library(desk: Desk) -> None:
    item = desk.load("--store", str(desk.folder / "mine"))
    assert item["file"] == str(desk.folder / "mine" / f"{ID}.json")
    assert not desk.library.exists()
    again = desk.load("--store", str(desk.folder / "mine"), "--event", "cglu-2021-05")
    assert again["state"] == "imported"  # the bundled event is not of this store


def test_an_event_goes_to_a_file(desk: Desk) -> None:
    out = desk.folder / "out.json"
    item = desk.load("-o", str(out))
    assert (item["state"], item["file"]) == ("imported", str(out))
    assert not desk.library.exists()
    assert not list(desk.folder.glob(".*"))
    assert "--force" in desk.call("import", desk.report(), "-o", str(out)).refused(3)
    out.write_text("mine")
    assert desk.load("-o", str(out), "--force")["state"] == "imported"
    assert desk.call("check", "--store", str(out)).code == 0


def test_where_an_event_must_not_go(desk: Desk) -> None:
    desk.load()
    before = {**desk.state(), "bundled": bundled().read_bytes()}
    other = desk.report(TEXT.replace("trente", "quarante"))
    fifo = desk.folder / "fifo"
    for name, code in (
        (str(desk.folder), 3),
        (str(desk.folder / "no" / "such" / "out.json"), 3),
        (str(bundled()), 2),
        (str(desk.file), 2),
        ("-", 2),
    ):
        desk.call("import", other, "-o", name, "--force").refused(code)
    assert "--update" in desk.call("import", other, "-o", str(fifo), "--update").refused(2)
    assert {**desk.state(), "bundled": bundled().read_bytes()} == before


@pytest.mark.skipif(sys.platform == "win32", reason="no devices of this kind")
def test_a_device_is_never_replaced(desk: Desk) -> None:
    import os

    fifo = desk.folder / "fifo"
    os.mkfifo(fifo)
    for name in (str(fifo), "/dev/null"):
        assert "regular file" in desk.call("import", desk.report(), "-o", name, "--force").refused(3)
    assert fifo.is_fifo()
    assert Path("/dev/null").is_char_device()


def test_a_title_and_a_year(desk: Desk) -> None:
    text = TEXT.replace(" 2025", "")
    item = desk.load("--title", "  Ponts \n et moulins ", "--year", "2025", text=text)
    assert (item["event"], item["title"]) == ("ponts-et-moulins-2025-03", "Ponts et moulins")
    assert item["start"] == "2025-03-03"
    assert desk.load("--title", "   ", "--event", "blank-title")["title"] == TITLE
    for year in ("0", "-1", "99999"):
        assert "no year" in desk.call("import", desk.report(), "--year", year).refused(2)


def test_words_of_the_command_line_that_are_no_unicode(desk: Desk) -> None:
    item = desk.load("--title", "Ponts \udce9t\x1b[31m", "--event", "odd")
    assert item["state"] == "imported"
    desk.call("import", desk.report(), "--event", "\udce9").refused(2)
    assert desk.call("events", "--event", "odd").code == 0


@pytest.mark.parametrize("arguments", [[], ["--lang", "de"], ["x", "--review"], ["--format", "xml"]])
def test_what_import_wants(arguments: list[str], desk: Desk) -> None:
    desk.call("import", *([desk.report()] if arguments[:1] == ["--lang"] else []), *arguments).refused(2)


def test_every_state_has_a_name_in_the_catalogues() -> None:
    from cgluctl.language.messages import Messages

    for lang in ("fr", "es"):
        tell = Messages(lang)
        for word in (*STATES, *ledger.SKIPS, *ledger.NAMED, *ledger.DOUBTS):
            assert tell.word(word) != word or word in ("navigation", "description", "index"), (lang, word)
