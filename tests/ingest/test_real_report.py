"""The real French report, imported in every format: the same days, sessions, quotes and people."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from documents import converted
from imports import made, people, roles, sessions, speech, text
from papers import printed

from cgluctl.ingest.event import Imported
from cgluctl.ingest.identity import Wishes

PEOPLE = 14
SPEAKERS = ["Philippe Rio", "Totò Martello", "Gabriela Cuevas"]


def accounted(event: Imported, titles: list[str]) -> None:
    """What the issue of this report asks of every format."""
    assert [(id, when) for id, when, _ in sessions(event)] == [
        ("1.1", "2021-05-14"),
        ("2.1", "2021-05-18"),
        ("2.2", "2021-05-18"),
        ("2.3", "2021-05-18"),
        ("3.1", "2021-05-19"),
        ("4.1", "2021-05-20"),
        ("4.2", "2021-05-20"),
    ]
    assert [title for _, _, title in sessions(event)] == titles
    assert [one.who for one in speech(event)] == SPEAKERS
    assert len(people(event)) == PEOPLE
    assert roles(event, "Philippe Rio")[0] == "maire de Grigny"
    assert roles(event, "Gabriela Cuevas") == ["co-présidente de CSU2030"]


@pytest.fixture(scope="session")
def titles(report: list[str], truth: dict[str, dict[str, dict[str, dict[str, str]]]]) -> list[str]:
    """The French titles as the bundled event has them, word for word."""
    return [session["title"]["fr"] for session in truth["sessions"].values()]


@pytest.fixture(scope="session")
def parts(report: list[str]) -> list[str]:
    """The paragraphs of the report, each on one line, without the foot of a page."""
    joined = [" ".join(part.split()) for part in re.split(r"\n\s*\n", "\n".join(report)) if part.strip()]
    kept = [part for number, part in enumerate(joined) if part != joined[number - 1] and not part.startswith("https")]
    made_whole: list[str] = []
    for part in kept:
        if made_whole and part[0].islower():
            made_whole[-1] += " " + part
        else:
            made_whole.append(part)
    return made_whole


def test_as_text_every_character_is_placed_but_the_foot_of_a_page(report: list[str], titles: list[str]) -> None:
    event = made("\n".join(report), wishes=Wishes(event="full"))
    accounted(event, titles)
    skipped = [
        (e["reason"], e["lines"])
        for e in event.ledger
        if e["kind"] == "skip" and any(map(str.isalnum, e["text"] or ""))
    ]
    assert skipped == [("running foot", [47, 47])]
    quoted = [" ".join(one.words.split()) for one in speech(event)]
    source = " ".join(" ".join(report).split())
    assert all(words in source for words in quoted)
    parts = {part["speaker"]: part["lines"] for session in event.sessions for part in session["parts"]}
    assert parts["philippe-rio"] == [[84, 89]]
    assert parts["ugur-ibrahim-altay"] == [[180, 182], [187, 189]]


def as_markdown(parts: list[str]) -> bytes:
    """The report with Markdown headings."""
    lines = [f"# {p}" if p.startswith("Jour ") else re.sub(r"\A➢ ", "## ", p) for p in parts]
    return "\n\n".join(lines).encode()


def as_html(parts: list[str]) -> bytes:
    """The report as a page."""
    body = "".join(
        f"<h1>{html.escape(p)}</h1>"
        if p.startswith("Jour ")
        else f"<h2>{html.escape(p[2:])}</h2>"
        if p.startswith("➢")
        else f"<p>{html.escape(p)}</p>"
        for p in parts
    )
    return f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Rapport</title></head><body>{body}</body></html>'.encode()


@pytest.mark.parametrize(("write", "name"), [(as_markdown, "report.md"), (as_html, "report.html")])
def test_as_markdown_and_as_a_page(
    parts: list[str], titles: list[str], write: Callable[[list[str]], bytes], name: str
) -> None:
    accounted(made(write(parts), name), titles)


@pytest.mark.parametrize(("target", "filter"), [("docx", ""), ("odt", ""), ("docx", "raw"), ("odt", "raw")])
def test_as_an_office_file(parts: list[str], report: list[str], titles: list[str], target: str, filter: str) -> None:
    if filter == "raw":
        content = converted("\n".join(report).encode(), "report.txt", target)
    else:
        content = converted(as_html(parts), "report.html", target)
    event = made(content, f"report.{target}")
    accounted(event, titles)
    assert len(text(event)) > 13_000


@pytest.mark.parametrize("columns", [1, 2])
def test_as_a_pdf(parts: list[str], titles: list[str], columns: int, tmp_path: Path) -> None:
    from test_pdf_printed import office

    event = made(printed(office(parts, columns), "report.fodt", tmp_path), "report.pdf")
    accounted(event, titles)
    assert event.passages[-1]["source"]["page"] == event.event["source"]["pages"]
