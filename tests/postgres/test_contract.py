"""One contract for both engines: what is answered from the index on a server is what is answered from the file."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cgluctl.answers import find
from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters
from cgluctl.language.messages import Messages
from cgluctl.search import engine, postings
from cgluctl.search.archive import Archive
from cgluctl.search.files import files_of
from cgluctl.search.query import parse
from cgluctl.search.understand import understand
from cgluctl.shapes import Answer
from making import Result, write
from postgres import libraries
from postgres.server import Server
from relevance.measure import written

pytest.importorskip("psycopg", reason='psycopg is missing: pip install "cgluctl[postgres]"')

from cgluctl.search.postgres.push import push

Call = Callable[..., Result]
Both = tuple[Context, Context]
CLOSE = 0.01  # hits whose scores differ by less may change places


def pushed(server: Server, database: str, store: Path | None) -> str:
    url = server.url(database)
    push(url, files_of(None if store is None else str(store)))
    return url


@pytest.fixture(scope="module")
def bundled(server: Server, databases: Callable[[], str]) -> str:
    """The address of an index with the bundled event."""
    return pushed(server, databases(), None)


def contexts(store: Path | None, url: str) -> Both:
    file = Archive(None if store is None else str(store), cached=False)
    tell = Messages("en")
    return Context(file, "en", tell), Context(Archive(None, index=url), "en", tell)


@pytest.fixture
def both(bundled: str) -> Iterator[Both]:
    """The bundled event from a file and from a server."""
    made = contexts(None, bundled)
    with closing(made[0].archive.db), closing(made[1].archive.db):
        yield made


def ranked(ctx: Context, words: str) -> list[tuple[int, float, list[tuple[int, float, str]]]]:
    """Sessions and their hits with scores and tiers."""
    understood = understand(ctx.archive.db, parse([words]))
    return [
        (
            r.session,
            r.score,
            [(h.n, h.score, "".join(sorted(e.tier + e.by for e in h.evidence.values()))) for h in r.hits],
        )
        for r in engine.rank(ctx.archive.db, understood, [])
    ]


def assert_alike(here: list[tuple[int, float, str]], there: list[tuple[int, float, str]], words: str) -> None:
    """The same hits for the same reasons, and in the same order but where scores are close."""
    assert {(n, why) for n, _, why in here} == {(n, why) for n, _, why in there}, words
    scores = {n: score for n, score, _ in here}
    for (n, score, _), (other, _, _) in zip(here, there, strict=True):
        assert n == other or abs(score - scores[other]) <= CLOSE * max(score, scores[other]), words


def assert_same(one: Both, words: str) -> None:
    """The same sessions and hits, ranked the same."""
    here, there = (ranked(ctx, words) for ctx in one)
    assert_alike([(n, score, "") for n, score, _ in here], [(n, score, "") for n, score, _ in there], words)
    hits = {session: found for session, _, found in there}
    for session, _, found in here:
        assert_alike(found, hits[session], words)


def searched(ctx: Context, words: str) -> Answer:
    return find.search(ctx, [words], Filters(), 0)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["queries", "phrases"])
def test_relevance_queries(both: Both, name: str) -> None:
    for query in written(name):
        assert_same(both, query.text)
        here, there = (searched(ctx, query.text) for ctx in both)
        first = [[item["session"] for item in answer.items] for answer in (here, there)]
        assert list(dict.fromkeys(first[0]))[:3] == list(dict.fromkeys(first[1]))[:3], query.text
        assert here.items == there.items, query.text
        assert here.extra == there.extra, query.text
        assert list(here.remarks) == list(there.remarks), query.text


@pytest.mark.parametrize("seed", range(3))
def test_a_random_library(server: Server, database: str, tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    for id in "abcde":
        write(tmp_path / f"{id}.json", libraries.event(dice, f"event-{id}"))
    url = pushed(server, database, tmp_path)
    for id in dice.sample("abcde", 2):
        write(tmp_path / f"{id}.json", libraries.event(dice, f"event-{id}"))
    pushed(server, database, tmp_path)
    made = contexts(tmp_path, url)
    with closing(made[0].archive.db), closing(made[1].archive.db):
        for words in libraries.QUERIES:
            if ":" not in words:
                assert_same(made, words)
            here, there = (searched(ctx, words) for ctx in made)
            assert (list(here.items), here.extra) == (list(there.items), there.extra), words


@pytest.mark.parametrize("seed", range(3))
def test_the_bounds_on_frequent_words(
    server: Server, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Of the newest units that hold a word, the best: on both engines, and wherever in the library the word stands."""
    monkeypatch.setattr(postings, "RANKED", 6)
    monkeypatch.setattr(postings, "KEPT", 3)
    dice = random.Random(seed)
    for id in "abcdefgh":
        write(tmp_path / f"{id}.json", libraries.event(dice, f"event-{id}"))
    made = contexts(tmp_path, pushed(server, database, tmp_path))
    with closing(made[0].archive.db), closing(made[1].archive.db):
        bounded = 0
        for term, units in made[0].archive.db.execute("SELECT term, units FROM term ORDER BY term").fetchall():
            for most in (1, 3):
                newest = postings.looked_at(units, most)
                bounded += newest is not None
                for ctx in made:
                    every = list(postings.of_term(ctx.archive.db, term, [], postings.ALL))
                    best = sorted(
                        sorted(every, key=lambda held: -held[0])[:newest], key=lambda held: (-held[2], -held[0])
                    )
                    assert list(postings.of_term(ctx.archive.db, term, [], most)) == best[:most], (term, most)
        assert bounded > 20


COMMANDS = (
    "days|show 2|show 2.3|show lampedusa|show 2.3/p8|events|stats|topics|topics health|topics housing|speakers|speakers rio|home",
    "search droits --speaker rio|search --speaker rio|search --topic health|search --topic xenophobia -migration|search migration",
    "search droits --session 2.2|search ville --day 2|search santé --speech direct|search droits --from 2021-05-18 --to 2021-05-19",
    "search droits --count-by session|search droits --count-by speaker|search lampedussa --explain|search blockchain|search migr* --weak",
    'search "human rights" --weak|search droits --limit 2|search "de la"|search droits --event cglu-2021-05|search x --event none',
    "quote|quote --speaker rio|quote --speaker binay|quote --speaker nobody|quote droits|quote --verify “Nous”|show 9.9|show ville",
    "quote --verify “Diversity_is_a_treasure_for_our_societies”|quote --verify “les_gouvernements_locaux_sont_des_zones_de_résistance_et_de_résilience”_(Rio)",
    "quote --verify “C’est_à_nous_de_le_faire”|quote --event cglu-2021-05 --verify «_nous_sommes_des_territoires_d’innovation_»",
    "cite 2.3/p8|cite 2.3 --style apa|cite|export|export 2 --full|export --speaker rio --full",
)
LISTED = [words for line in COMMANDS for words in line.split("|") if words != "home"]
FORMATS = (
    "jsonld",
    "webannotation",
    "skos",
    "html",
    "store",
    "opensearch-bulk",
    "csl-json",
    "bibtex",
    "ris",
    "csv",
    "md",
)


@pytest.mark.parametrize("words", LISTED)
def test_every_read_command(call: Call, bundled: str, words: str) -> None:
    import shlex

    command = [word.replace("_", " ") for word in shlex.split(words)]
    for more in (["--json"], ["--lang", "fr"]):
        here, there = call(*command, *more), call(*command, *more, CGLUCTL_INDEX=bundled)
        assert (there.code, there.text, there.words) == (here.code, here.text, here.words)


@pytest.mark.parametrize("format", FORMATS)
def test_every_export(call: Call, bundled: str, format: str) -> None:
    here = call("export", "--format", format)
    there = call("export", "--format", format, "--index", bundled)
    assert (there.code, there.out, there.words) == (here.code, here.out, here.words)
    assert here.code == 0


def test_the_first_screen(call: Call, bundled: str) -> None:
    assert call(tty=True, CGLUCTL_INDEX=bundled).out == call(tty=True).out
    assert call("--index", bundled, tty=True).out == call(tty=True).out
