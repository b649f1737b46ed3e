"""Quotations are set against what bears on them, found by the index: with the verdicts that all of the store would give."""

import random
from collections.abc import Iterator
from math import log
from pathlib import Path
from typing import Any

import pytest

from cgluctl.answers import verify as verifying
from cgluctl.answers.context import Context
from cgluctl.answers.speech import keys
from cgluctl.language.messages import Messages
from cgluctl.language.words import split
from cgluctl.search import postings
from cgluctl.search.archive import Archive
from making import passage, session, speaker, tables, text, write

MEETINGS, PASSAGES = 6, 40
WORDS = (
    "eau ville santé logement migration jeunes budget quartier élus climat énergie école transport culture paix".split()
)
LITTLE = "la le les de des pour avec nous dans et sur".split()
ROLES = ("maire de Grigny", "adjointe au maire de Lyon", "présidente de la région Nord")


def meeting(number: int) -> dict[str, Any]:
    """An event of short passages that share many words; some people come to every one."""
    dice = random.Random(number)
    made = tables(f"meeting-{number}")
    people = [speaker(f"p{n}", f"Camille Durand{n}", text(ROLES[n % 3])) for n in range(4)]
    made["speakers"] = {str(n): person for n, person in enumerate(people, 1)}
    parts = [{"speaker": person["id"], "did": ["listed"], "lines": [[1, 1]]} for person in people]
    made["sessions"] = {"1": session("1.1", "2020-03-02", text("Le droit à la ville pour tous"), 1, parts=parts)}
    rows = []
    for n in range(PASSAGES):
        words = [dice.choice(WORDS if dice.random() < 0.5 else LITTLE) for _ in range(dice.randint(5, 14))]
        direct = dice.random() < 0.6
        said = {"speaker": dice.choice(people)["id"], "verbatim": "fr"} if direct else {}
        spoken = {language: " ".join(words) if language == "fr" else None for language in ("fr", "en", "es")}
        rows.append(passage(f"1.1/p{n + 1}", "direct" if direct else "narrative", spoken, 1 + n % 10, **said))
    made["passages"] = {str(n): row for n, row in enumerate(rows, 1)}
    return made


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("meetings")
    for number in range(MEETINGS):
        write(folder / f"{number}.json", meeting(number))
    return folder


@pytest.fixture
def ctx(library: Path) -> Iterator[Context]:
    archive = Archive(str(library), cached=False)
    yield Context(archive, "fr", Messages("fr"))
    archive.db.close()


def quotations(seed: int) -> Iterator[str]:
    """Texts that quote the library rightly and wrongly."""
    dice = random.Random(seed)
    events = [meeting(number) for number in range(MEETINGS)]
    for _ in range(40):
        event = dice.choice(events)
        words = dice.choice(list(event["passages"].values()))["text"]["fr"].split()
        match dice.randrange(5):
            case 0:
                words[dice.randrange(len(words))] = "truc"
            case 1:
                dice.shuffle(words)
            case 2:
                words = words[:6]
            case 3:
                words = ["qqq", "www", *words[:1], "zzz"]
        name = dice.choice(["Camille Durand1", "Durand2", "le maire de Grigny", "Jean Valjean"])
        yield dice.choice(["« {} », a déclaré {}.", "“{}” ({})."]).format(" ".join(words), name)


@pytest.mark.parametrize("seed", range(4))
def test_verdicts_are_those_that_the_whole_store_gives(
    seed: int, ctx: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = "\n\n".join(quotations(seed))
    found = verifying.verify(ctx, asked).items

    def everything(*_: object) -> verifying.Bearing:
        archive = ctx.archive
        return verifying.Bearing(list(archive.passages()), archive.sessions(), list(archive.speakers()))

    monkeypatch.setattr(verifying, "bearing", everything)
    whole = verifying.verify(ctx, asked).items
    assert {item["verdict"] for item in found} >= {"exact", "altered", "misattributed", "not found"}
    for one, other in zip(found, whole, strict=True):
        same = ("verdict", "reason", "speaker", "claimed", "excerpt", "omitted", "diff", "absent")
        assert {name: one[name] for name in same} == {name: other[name] for name in same}


def test_what_holds_all_of_a_text_is_always_near(ctx: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "BEST", 1)
    for row in ctx.archive.passages():
        asked = row.data["text"]["fr"]
        assert row.n in postings.near(ctx.archive.db, str(asked), None), asked


def test_words_that_are_everywhere_are_looked_for_in_a_row(ctx: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "MOST", 0)
    for row in ctx.archive.passages():
        asked = str(row.data["text"]["fr"])
        found = [n for n in postings.near(ctx.archive.db, asked, None) if n == row.n]
        assert found == [row.n], asked


def test_one_event_bounds_what_is_near(ctx: Context) -> None:
    events = [event.n for event in ctx.archive.events()]
    found = postings.near(ctx.archive.db, "eau ville santé logement", events[0])
    assert found
    assert {ctx.archive.session(unit.session).event for unit in found.values()} == {events[0]}
    people = postings.named(ctx.archive.db, ["camille", "grigny"], events[0])
    assert {ctx.archive.speaker(n).event for n in people} == {events[0]}


def test_only_what_is_near_is_read(ctx: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "BEST", 5)
    read: list[int] = []
    passages = Archive.passages

    def counted(self: Archive, **asked: Any) -> Iterator[Any]:
        for row in passages(self, **asked):
            read.append(row.n)
            yield row

    monkeypatch.setattr(Archive, "passages", counted)
    verifying.verify(ctx, "« eau ville santé logement migration budget truc machin » (Camille Durand1)")
    assert 0 < len(read) <= 5


def test_a_rare_word_tells_more_than_a_frequent_one(ctx: Context) -> None:
    def rarity(word: str) -> float:
        return postings.rarity(ctx.archive.db, keys(word)[0], 7)

    held = sum("eau" in str(row.data["text"]["fr"]).split() for row in ctx.archive.passages())
    assert rarity("eau") == pytest.approx(log(1 + MEETINGS * PASSAGES / held))
    assert rarity("les") < rarity("eau") < rarity("zzz")
    assert rarity("logements") == rarity("logement")  # of a long word, the beginning counts
    assert [word.folded for word in split("logements")] != keys("logements")
