"""Exports that are several files: llms.txt with its Markdown, and documents with their mapping for OpenSearch."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exchanged import HOSTILE, hostile
from making import Result, passage, session, tables, text, write

Call = Callable[..., Result]


def test_llms_txt_has_the_form_of_llmstxt_org(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert call("export", "--format", "llms", "-o", str(folder)).code == 0
    lines = (folder / "llms.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("# ")] == lines[:1]  # one title, and it comes first
    assert lines[2].startswith("> ")
    first = next(n for n, line in enumerate(lines) if line.startswith("## "))
    assert not [line for line in lines[:first] if "](" in line]
    links = [re.fullmatch(r"- \[[^\]]+\]\(([^)]+)\): .+", line) for line in lines[first:] if line[:1] not in ("", "#")]
    assert all(links)
    named = sorted(link[1] for link in links if link)
    assert named == sorted(path.relative_to(folder).as_posix() for path in folder.glob("*/*"))
    assert len(named) == 7


def test_each_session_is_a_brief_with_every_passage(call: Call, tmp_path: Path) -> None:
    assert call("export", "2", "--format", "llms", "-o", str(tmp_path / "out"), "--lang", "fr").code == 0
    assert sorted(path.name for path in (tmp_path / "out" / "sessions").iterdir()) == ["2.1.md", "2.2.md", "2.3.md"]
    told = call("export", "2.3", "--full", "--format", "md", "--lang", "fr").text
    assert (tmp_path / "out" / "sessions" / "2.3.md").read_text("utf-8") == told


def test_a_folder_must_be_named_and_is_replaced_only_by_force(call: Call, tmp_path: Path) -> None:
    assert "-o FOLDER" in call("export", "--format", "llms").refused(2)
    folder = tmp_path / "out"
    (folder / "sessions").mkdir(parents=True)
    (folder / "sessions" / "2.3.md").write_text("mine", "utf-8")
    assert "2.3.md exists already" in call("export", "--format", "llms", "-o", str(folder)).refused(3)
    assert sorted(path.name for path in folder.rglob("*")) == ["2.3.md", "sessions"]
    assert call("export", "--format", "llms", "-o", str(folder), "--force").code == 0
    assert (folder / "sessions" / "2.3.md").read_text("utf-8") != "mine"
    (tmp_path / "file").write_text("", "utf-8")
    assert "cannot be written" in call("export", "--format", "llms", "-o", str(tmp_path / "file" / "x")).refused(3)


def test_nothing_left_by_the_filters_writes_nothing(call: Call, tmp_path: Path) -> None:
    for format in ("llms", "opensearch-bulk"):
        command = ("export", "2.1", "--speech", "direct", "--format", format, "-o", str(tmp_path / "out"))
        assert call(*command).code == 1
        assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("words", HOSTILE)
def test_text_of_a_report_is_no_markup_and_no_path(call: Call, tmp_path: Path, words: str) -> None:
    made = hostile(words)
    made["sessions"]["9"] = session("2.2", "2020-03-04", text("Phare"), 31) | {"id": ".."}
    made["passages"]["9"] = passage("../p1", "direct", text(words), 32, verbatim="fr")
    store = write(tmp_path / "e.json", made)
    result = call("export", "--format", "llms", "-o", str(tmp_path / "out"), "--store", str(store))
    assert result.code == 0, result.words
    listed = (tmp_path / "out" / "llms.txt").read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "e.json") == ["out"]
    assert len(re.findall(r"^## ", listed, re.MULTILINE)) == 2
    assert (
        len(re.findall(r"\]\(sessions/[\w.-]+\.md\)", listed)) == len(re.findall(r"^- \[", listed, re.MULTILINE)) == 4
    )
    assert "](javascript" not in listed
    assert not re.search(r"(?<!\\)<script", listed)
    assert "unknown speaker" in listed


def documents(content: bytes) -> list[dict[str, Any]]:
    """The documents of a bulk body, each after the line that says what to do with it."""
    assert content.endswith(b"\n")
    lines = [json.loads(line) for line in content.decode().splitlines()]
    assert len(lines) % 2 == 0
    for action, document in zip(lines[::2], lines[1::2], strict=True):
        assert action == {"index": {"_index": "cgluctl", "_id": document["id"]}}
    return lines[1::2]


def conforms(record: Any, mapping: dict[str, Any], place: str = "") -> None:
    """Fails where a document holds what a strict mapping of these fields would refuse."""
    if "properties" in mapping:
        assert isinstance(record, dict), place
        assert record.keys() <= mapping["properties"].keys(), place
        for key, value in record.items():
            conforms(value, mapping["properties"][key], f"{place}.{key}")
        return
    kinds = {"keyword": str, "text": str, "integer": int, "boolean": bool, "date": str}
    for value in record if isinstance(record, list) else [record]:
        assert type(value) is kinds[mapping["type"]], place
        assert mapping["type"] != "date" or re.fullmatch(r"\d{4}-\d\d-\d\d", value)


def test_documents_fit_their_mapping_and_hold_every_text(
    call: Call, tmp_path: Path, truth: dict[str, dict[str, Any]]
) -> None:
    assert call("export", "--format", "opensearch-bulk", "-o", str(tmp_path / "all.ndjson")).code == 0
    mapping = json.loads((tmp_path / "all.mapping.json").read_bytes())["mappings"]
    assert mapping["dynamic"] == "strict"
    for field in ("title", "text"):
        analyzers = {lang: kind["analyzer"] for lang, kind in mapping["properties"][field]["properties"].items()}
        assert analyzers == {"fr": "french", "en": "english", "es": "spanish"}
    found = documents((tmp_path / "all.ndjson").read_bytes())
    for document in found:
        conforms(document, mapping)
    texts = {document["id"].partition("/")[2]: document["text"] for document in found if document["kind"] == "passage"}
    assert texts == {p["id"]: p["text"] for p in truth["passages"].values()}
    assert len({document["id"] for document in found}) == len(found)
    assert sum(document["kind"] == "session" for document in found) == 7
    assert [d["speaker"]["id"] for d in found if d.get("quotable")] == [
        "philippe-rio",
        "toto-martello",
        "gabriela-cuevas",
    ]


def test_documents_go_to_stdout_to_a_file_or_into_a_folder(call: Call, tmp_path: Path) -> None:
    piped = call("export", "2.2", "--format", "opensearch-bulk")
    assert documents(piped.out)
    assert "opensearch-mapping" in piped.words
    mapping = call("export", "--format", "opensearch-mapping").out
    assert call("export", "2.2", "--format", "opensearch-bulk", "-o", f"{tmp_path}/into/").code == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "into").iterdir()} == {
        "bulk.ndjson": piped.out,
        "mapping.json": mapping,
    }


def test_who_is_unknown_has_no_speaker_field(call: Call, tmp_path: Path) -> None:
    made = tables()
    made["passages"]["5"] = passage("2.1/p2", "direct", text("La mer monte."), 23, verbatim="fr")
    found = documents(
        call("export", "2.1", "--format", "opensearch-bulk", "--store", str(write(tmp_path / "e.json", made))).out
    )
    (quoted,) = [document for document in found if document.get("quotable")]
    assert "speaker" not in quoted
    assert quoted["verbatim"] == "fr"
