"""Search: which passages, sessions and speakers answer, and why each of them does."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from cgluctl.answers import people
from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters, conditions
from cgluctl.answers.found import explained, explained_rows, hit_item
from cgluctl.answers.items import flat, passage_columns
from cgluctl.answers.passages import AT_ONCE, listing
from cgluctl.answers.stats import counted
from cgluctl.errors import WrongUsage
from cgluctl.language.words import STOP_WORDS
from cgluctl.search import engine
from cgluctl.search.base import Filter
from cgluctl.search.engine import Crowd, Hit, Ranked
from cgluctl.search.postings import ALL, KEPT, LEAST
from cgluctl.search.query import Query, parse
from cgluctl.search.understand import Understood, understand
from cgluctl.shapes import Answer, Column, Record, Walk, batched

if TYPE_CHECKING:
    from cgluctl.blocks import Block

LIMIT = 50
WEAK_HITS = 3
WEAK = 10  # weak hits beside strong ones
COVER = {1: 0.99, 2: 0.99, 3: 0.75}  # how much of a query of so many words a strong answer covers; of more:
COVER_LONG = 0.55


def ranked(ctx: Context, words: Sequence[str]) -> list[Ranked]:
    """The sessions that answer to words, best first, without filters."""
    return engine.rank(ctx.archive.db, understand(ctx.archive.db, parse(words)), [])


def search(
    ctx: Context,
    words: Sequence[str],
    filters: Filters,
    limit: int = LIMIT,
    count_by: str | None = None,
    explain: bool = False,
    weak: bool = False,
) -> Answer:
    """The answer to a query. WrongUsage when it says nothing at all."""
    if limit < 0:
        raise WrongUsage("A limit of {n} makes no sense.", "Give a number, 0 for all.", n=limit)
    query = parse(words)
    filters = _with_written(filters, query)
    if not query.words and not filters.given():
        raise WrongUsage("There is nothing to search for.", 'Give words, as in: cgluctl search "migration"')
    sql, remarks = conditions(ctx, filters)
    if not query.words:
        return counted(ctx, listing(ctx, filters, sql, 0 if count_by else limit, remarks, query.excluded), count_by)
    understood = understand(ctx.archive.db, query)
    if count_by is not None:
        limit = 0
    most, near = max(KEPT, 2 * limit) if limit else ALL, LEAST if limit or not weak else ALL
    strong, weaker = _divided(ctx, engine.rank(ctx.archive.db, understood, sql, most, near), understood)
    items = _items(ctx, strong, understood, limit)
    few_weak = items and not (weak and not limit)
    weak_items = _items(ctx, weaker, understood, min(limit or WEAK, WEAK) if few_weak else limit)
    total = sum(len(r.hits) for r in strong)
    crowds = engine.crowded(ctx.archive.db, understood, most)
    remarks = [*remarks, *_corrections(ctx, understood), *_crowded(ctx, crowds)]
    if not items:
        remarks += _nothing(ctx, understood, weak_items) if weak_items else _beyond(ctx, understood, sql)
    elif total > len(items):
        remarks.append(ctx.tell.say("{shown} of {total} hits shown; all: --limit 0", shown=len(items), total=total))
    details = explained(understood)
    answer = Answer(
        "search",
        {"text": query.text, **filters.given()},
        items,
        [*passage_columns(ctx), Column("tier", ctx.tell.say("Tier"))],
        Walk(lambda: map(flat, chain(items, weak_items if weak else ()))),
        _screen(ctx, understood, items, weak_items, _counts(strong)),
        total=total,
        remarks=remarks,
        found=bool(items) or (weak and bool(weak_items)),
        failed=not items,
        extra={
            "weak": weak_items,
            "instead": _instead(ctx, understood, bool(items)),
            "understood": details,
            "crowded": {term: crowd.units for term, crowd in crowds.items()},
        },
    )
    if explain:
        columns, rows = explained_rows(ctx, details)
        return answer._replace(
            columns=columns, rows=rows, screen=_explain_screen(ctx, details), found=True, failed=False, remarks=[]
        )
    return counted(ctx, answer, count_by)


def _counts(found: list[Ranked]) -> tuple[int, int]:
    return sum(hit.kind == "passage" for r in found for hit in r.hits), len(found)


def _screen(
    ctx: Context,
    understood: Understood | None,
    items: Sequence[Record],
    weak: Sequence[Record],
    counts: tuple[int, int],
) -> "Callable[[], Sequence[Block]]":
    def screen() -> "Sequence[Block]":
        from cgluctl.answers.screens.results import results_screen

        return results_screen(ctx, understood, items, weak, counts)

    return screen


def _explain_screen(ctx: Context, details: Record) -> "Callable[[], Sequence[Block]]":
    def screen() -> "Sequence[Block]":
        from cgluctl.answers.screens.results import explain_screen

        return explain_screen(ctx, details)

    return screen


def _with_written(filters: Filters, query: Query) -> Filters:
    return filters._replace(**{name: value for name, value in query.filters.items() if getattr(filters, name) is None})


def _is_strong(found: Ranked, understood: Understood) -> bool:
    needed = COVER.get(len(understood.words), COVER_LONG)
    if found.cover < needed:
        return False
    best = max(hit.cover for hit in found.hits)
    heads = any(hit.kind != "passage" and _direct_evidence(hit) for hit in found.hits)
    return best >= min(needed, 0.99) - 0.15 or heads


def _direct_evidence(hit: Hit) -> bool:
    return any(evidence.tier in ("exact", "form", "spelling") for evidence in hit.evidence.values())


def _divided(ctx: Context, found: list[Ranked], understood: Understood) -> tuple[list[Ranked], list[Ranked]]:
    strong: list[Ranked] = []
    weak: list[Ranked] = []
    for some in batched(found, AT_ONCE):
        several = [hit for r in some if len(r.hits) > 1 for hit in r.hits]
        ctx.archive.bring(
            speakers={hit.speaker for hit in several if hit.kind == "speaker" and hit.speaker is not None}
        )
        for r in some:
            is_strong = _is_strong(r, understood)
            if len(r.hits) == 1:  # as most sessions have: nothing to leave out or to arrange
                (strong if is_strong else weak).append(r)
            elif is_strong:
                best = max(hit.cover for hit in r.hits)
                sure = [hit for hit in r.hits if hit.cover >= 0.6 * best or _is_named(ctx, hit)]
                strong.append(_arranged(ctx, r._replace(hits=sure)))
            else:
                weak.append(_arranged(ctx, r._replace(hits=r.hits[:WEAK_HITS])))
    return strong, weak


def _arranged(ctx: Context, found: Ranked) -> Ranked:
    if all(hit.kind != "speaker" for hit in found.hits):
        return found
    first: list[Hit] = []
    rest: list[Hit] = []
    last: list[Hit] = []
    for hit in found.hits:
        if hit.kind != "speaker":
            rest.append(hit)
        elif _is_named(ctx, hit) or hit.cover >= 0.99:
            first.append(hit)
        elif hit.cover >= 0.5:
            last.append(hit)
    return found._replace(hits=first + rest + last or found.hits[:1])


def _is_named(ctx: Context, hit: Hit) -> bool:
    if hit.kind != "speaker" or hit.speaker is None:
        return False
    return any(evidence.by in people.name_words(ctx.archive.speaker(hit.speaker)) for evidence in hit.evidence.values())


def _items(ctx: Context, found: list[Ranked], understood: Understood, limit: int) -> Sequence[Record]:
    hits = list(islice((hit for r in found for hit in r.hits), limit or None))

    def made() -> Iterator[Record]:
        for some in batched(hits, AT_ONCE):
            ctx.archive.bring(
                {hit.session for hit in some},
                {hit.speaker for hit in some if hit.speaker is not None},
                {hit.n for hit in some if hit.kind == "passage"},
                {hit.n for hit in some if hit.kind == "speaker"},
            )
            yield from (hit_item(ctx, hit, understood) for hit in some)

    return list(made()) if len(hits) <= AT_ONCE else Walk(made, len(hits))


def _corrections(ctx: Context, understood: Understood) -> list[str]:
    return [
        ctx.tell.say(
            "Showing {found} for {asked}.",
            found=", ".join(map(ctx.tell.quote, found.corrected)),
            asked=ctx.tell.quote(found.word.surface),
        )
        for found in understood.words
        if found.corrected
    ]


def _crowded(ctx: Context, crowds: dict[str, Crowd]) -> list[str]:
    return [
        ctx.tell.say(
            "{count} places hold {word}; the best {kept} of the newest {ranked} were looked at. All: --limit 0",
            count=crowd.units,
            word=ctx.tell.quote(term),
            kept=crowd.kept,
            ranked=crowd.ranked,
        )
        for term, crowd in crowds.items()
    ]


def _unknown(understood: Understood) -> list[str]:
    meant = {place for m in understood.meanings if m.tier != "related" for place in range(m.first, m.last + 1)}
    return [
        found.word.surface for place, found in enumerate(understood.words) if not found.terms and place not in meant
    ]


def _beyond(ctx: Context, understood: Understood, sql: list[Filter]) -> list[str]:
    strong, _ = _divided(ctx, engine.rank(ctx.archive.db, understood, []), understood) if sql else ([], [])
    passages, _ = _counts(strong)
    if not passages:
        return _nothing(ctx, understood, [])
    return [
        ctx.tell.plural(
            "Nothing inside these filters; {n} passage without them.",
            "Nothing inside these filters; {n} passages without them.",
            passages,
        )
    ]


def _nothing(ctx: Context, understood: Understood, weak: Sequence[Record]) -> list[str]:
    say = ctx.tell.say
    asked = ctx.tell.quote(understood.query.text[:200])
    unknown = ", ".join(map(ctx.tell.quote, _unknown(understood))) or asked
    if all(found.word.folded in STOP_WORDS for found in understood.words):
        return [say("{text} holds only words that stand everywhere.", text=asked)]
    if all(item["tier"] == "related" for item in weak) and weak:
        return [say("Nothing on {text} itself, only on what is near it (--weak shows that).", text=asked)]
    if weak:
        return [say("Nothing on all of {text}; weaker hits leave words out (--weak shows them).", text=asked)]
    first = say("Nothing on {words}: no such word, no close spelling, no related topic.", words=unknown)
    near = _near(ctx, understood)
    second = say("Nearest words: {near}.", near=", ".join(near)) + " " if near else ""
    return [first, second + say("See what the event does cover: cgluctl topics")]


def _near(ctx: Context, understood: Understood) -> list[str]:
    from cgluctl.search.spelling import suggestions

    near = {
        s: None for found in understood.words if not found.terms for s in suggestions(ctx.archive.db, found.word.folded)
    }
    return list(near)[:5]


def _instead(ctx: Context, understood: Understood, found: bool) -> Record | None:
    corrected = {f.word.surface: list(f.corrected) for f in understood.words if f.corrected}
    if found and not corrected:
        return None
    return {
        "corrected": corrected,
        "not_found": _unknown(understood),
        "nearest": [] if found else _near(ctx, understood),
    }
