"""The bundled event against the French report: titles, quotes and names word for word, nothing else copied."""

import hashlib
import re
from typing import Any

import pytest

Tables = dict[str, dict[str, Any]]
RUN = 12  # words; a longer run in common is copied prose


def records(truth: Tables, name: str) -> list[dict[str, Any]]:
    return list(truth[name].values())


def joined(report: list[str], lines: list[int]) -> str:
    """Lines of the report, counted from 1, as running text."""
    return " ".join(" ".join(report[lines[0] - 1 : lines[1]]).split())


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.replace("’", "'").casefold())


def test_the_report_is_the_one_the_store_was_made_from(report: list[str], truth: Tables) -> None:
    (event,) = records(truth, "event")
    content = "\n".join(report).encode()
    assert hashlib.sha256(content).hexdigest() == event["source"]["sha256"]
    assert event["source"]["lines"] in (len(report), len(report) - 1)


def test_titles_word_for_word(report: list[str], truth: Tables) -> None:
    for session in records(truth, "sessions"):
        assert session["title"]["fr"] in joined(report, session["source"]["lines"]), session["id"]


def test_quotes_word_for_word_at_the_lines_given(report: list[str], truth: Tables) -> None:
    for passage in records(truth, "passages"):
        if passage["speech"] == "direct":
            assert f"« {passage['text']['fr']} »" in joined(report, passage["source"]["lines"]).replace("\u00a0", " ")


def test_quotes_are_attributed_at_the_lines_given(report: list[str], truth: Tables) -> None:
    names = {s["id"]: s["name"] for s in records(truth, "speakers")}
    for passage in records(truth, "passages"):
        if passage["speech"] == "direct":
            assert names[passage["speaker"]] in joined(report, passage["source"]["attribution"])


def test_names_as_printed(report: list[str], truth: Tables) -> None:
    whole = joined(report, [1, len(report)])
    assert [s["name"] for s in records(truth, "speakers") if s["named"] and s["name"] not in whole] == []


def test_parts_are_at_the_lines_that_name_the_speaker(report: list[str], truth: Tables) -> None:
    names = {s["id"]: s["name"].split()[-1] for s in records(truth, "speakers") if s["named"]}
    for session in records(truth, "sessions"):
        for part in session["parts"]:
            if part["speaker"] in names:
                found = " ".join(joined(report, lines) for lines in part["lines"])
                assert names[part["speaker"]] in found, (session["id"], part["speaker"])


def test_roles_as_printed(report: list[str], truth: Tables) -> None:
    for speaker in records(truth, "speakers"):
        for role in speaker["roles"]:
            place = [max(1, role["lines"][0] - 1), role["lines"][1] + 1]
            printed = {word.removesuffix("s") for word in words(joined(report, place))}  # "les maires de ..."
            assert {word.removesuffix("s") for word in words(role["title"]["fr"])} <= printed, (
                speaker["id"],
                role["title"]["fr"],
            )


def test_links_are_printed(report: list[str], truth: Tables) -> None:
    whole = joined(report, [1, len(report)]).replace(" ", "")
    printed = re.findall(r"https?://\S+", "\n".join(report))
    stored = [link["url"] for session in records(truth, "sessions") for link in session["links"]]
    assert [url for url in stored if url not in whole] == []
    assert len(stored) >= len(set(printed))


def test_no_prose_of_the_report_is_copied(report: list[str], truth: Tables) -> None:
    text = words("\n".join(report))
    runs = {tuple(text[n : n + RUN]) for n in range(len(text) - RUN + 1)}
    allowed = [s["title"]["fr"] for s in records(truth, "sessions")]
    allowed += [p["text"]["fr"] for p in records(truth, "passages") if p["speech"] == "direct"]
    allowed += [role["title"]["fr"] for s in records(truth, "speakers") for role in s["roles"]]
    exempt = {run for one in map(words, allowed) for run in zip(*(one[n:] for n in range(RUN)), strict=False)}
    ours = [(p["id"], p["text"]["fr"]) for p in records(truth, "passages") if p["speech"] != "direct"]
    ours += [(s["id"], s["summary"]["fr"]) for s in records(truth, "sessions")]
    copied = [
        (id, " ".join(run))
        for id, one in ours
        for run in zip(*(words(one)[n:] for n in range(RUN)), strict=False)
        if run in runs - exempt
    ]
    assert copied == []


@pytest.mark.parametrize("pattern", [r"\d[\d\s.,]*\d|\d", r"\b[A-ZÉÈ]{3,}\d*\b"], ids=["numbers", "acronyms"])
def test_every_number_and_acronym_of_the_report_is_in_the_store(pattern: str, report: list[str], truth: Tables) -> None:
    import json

    body = [line for line in report if not re.match(r"\s*Jour \d", line)]
    printed = {found.strip(" .,") for line in body for found in re.findall(pattern, line)}
    stored = re.sub(r"\s", " ", json.dumps(truth, ensure_ascii=False))
    missing = sorted(one for one in printed if one and one not in stored)
    assert missing == []
