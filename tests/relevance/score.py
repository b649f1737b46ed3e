"""Scores search on the bundled event: `python -m tests.relevance.score [--misses] [--ablate] [--count N]`.

R@1: the first session is a right one; R@3: one of the first three is; MRR: mean of 1/place of the first right one;
speaker: the first person named is the right one; false: queries without an answer that get a strong one.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator

from cgluctl.language import LANGUAGES

from . import ablation, engines, single, vocabulary
from .measure import Engine, Figures, Found, Query, ask, by_kind, figures, misses, written

SETS: dict[str, Callable[[str, int], list[Query] | None]] = {
    "one slip": vocabulary.typos,
    "another form": vocabulary.inflections,
    "sibling by stem": vocabulary.siblings,
    "accents off": vocabulary.bare,
    "off topic": vocabulary.off_topic,
}
_NEED_DICTIONARY = ("sibling by stem", "off topic")


def made(name: str, count: int) -> list[Query]:
    """One automatic set in three languages, up to `count` queries of each; languages without a dictionary are left out."""
    return [query for language in LANGUAGES for query in SETS[name](language, count) or ()]


def missing() -> list[str]:
    """The packages whose word lists are not installed."""
    return [vocabulary.PACKAGES[language] for language in LANGUAGES if vocabulary.dictionary(language) is None]


def _shown(value: float | None) -> str:
    return f"{value:6.3f}" if value is not None else "     -"


def _row(name: str, found: Figures, width: int = 18) -> str:
    return f"{name:{width}}{found.count:5} " + " ".join(_shown(value) for value in found[1:])


def _table(asked: list[tuple[Query, Found]], title: str) -> Iterator[str]:
    yield f"\n{title}\n{'kind':18}{'N':>5}    R@1    R@3    MRR  speaker false"
    yield from (_row(kind, found) for kind, found in by_kind(asked).items())
    yield _row("all", figures(asked))


def _written(engine: Engine, name: str, title: str) -> list[tuple[Query, Found]]:
    asked = ask(engine, written(name))
    print("\n".join(_table(asked, title)))
    return asked


def compare(engine: Engine) -> list[tuple[Query, Found]]:
    """Prints the written queries and phrases per kind, and both baselines beside them."""
    asked: list[tuple[Query, Found]] = []
    for name in ("queries", "phrases"):
        asked += _written(engine, name, f"cgluctl search, {name}.jsonl")
    print(f"\nThe same, by what people use instead\n{'':18}{'N':>5}    R@1    R@3    MRR  speaker false")
    baselines = {"cgluctl search": engine, "plain FTS5": engines.plain_fts(), "RapidFuzz WRatio": engines.fuzzy()}
    for name in ("queries", "phrases"):
        print(name)
        for title, other in baselines.items():
            print(_row("  " + title, figures(ask(other, written(name)))))
    return asked


def automatic(engine: Engine, count: int) -> list[tuple[Query, Found]]:
    """Prints the automatic sets by language."""
    print(f"\nAutomatic sets, {count} a language at most\n{'kind':18}{'N':>5}    R@1    R@3    MRR  speaker false")
    everything: list[tuple[Query, Found]] = []
    for name in SETS:
        asked = ask(engine, made(name, count))
        if not asked:
            print(f"{name:18} skipped: no word list ({', '.join(missing())})")
            continue
        for kind, found in by_kind(asked).items():
            print(_row("  " + kind, found))
        print(_row(name, figures(asked)))
        everything += asked
    if missing():
        print("Word lists that are not installed, so left out of 'sibling by stem' and 'off topic':", *missing())
    return everything


def alone() -> None:
    """Prints what is found in events in one language: the bundled one in each, and the report imported where it is there."""
    print(f"\nEvents in one language, queries in three\n{'':28}{'N':>5}    R@1    R@3    MRR  speaker false")
    events = {f"bundled, {language}": single.bundled_in(language) for language in LANGUAGES}
    path = single.report()
    if path is not None:
        events["the report"] = single.imported(path)
    for title, opened in events.items():
        with opened as engine:
            for name in single.SETS:
                print(_row(f"{title}: {name}", figures(ask(engine, written(name))), 28))
    if path is None:
        print(f"The report is not beside the checkout; {single.REPORT} can name it.")


def ablate(engine: Engine, count: int) -> None:
    """Prints what is lost without each part."""
    sets = {name: made(name, count) for name in ("one slip", "another form", "accents off", "off topic")}
    kinds = {"written": written("queries"), "phrases": written("phrases")} | sets

    def run() -> dict[str, Figures]:
        return {name: figures(ask(engine, queries)) for name, queries in kinds.items() if queries}

    print("\nWithout                 written        speaker  false  phrases        slip   form  accent   off")
    print("                          R@1    MRR                  R@1    R@3    R@1    R@1    R@1  false")
    for part, found in ablation.each(run):
        queries, phrases = found["written"], found["phrases"]
        values = [queries.first, queries.reciprocal, queries.speaker, queries.false, phrases.first, phrases.third]
        values += [found[name].first for name in ("one slip", "another form", "accents off")]
        values.append(found["off topic"].false if "off topic" in found else None)
        print(f"{part:23}" + " ".join(_shown(value) for value in values))


def main() -> None:
    """Reads the arguments and prints the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.relevance.score", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    parser.add_argument("--ablate", action="store_true", help="only the table of what each part brings")
    parser.add_argument("--count", type=int, default=300, help="automatic queries a set and language (300)")
    given = parser.parse_args()
    with engines.own() as engine:
        if given.ablate:
            ablate(engine, min(given.count, 100))
            return
        asked = [*compare(engine), *automatic(engine, given.count)]
    alone()
    if given.misses:
        for query, found, why in misses(asked):
            print(
                f"{query.kind} | {query.text} | {why}: {' '.join(found.sessions[:3])} {found.speaker or ''} ({found.tier}) | wanted {' '.join(sorted(query.want))} {query.speaker or ''}"
            )


if __name__ == "__main__":
    main()
