"""From the words of a query to the terms and concepts of the index: exact, form, meaning, spelling."""

import json
from collections.abc import Set
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from cgluctl.language import LANGUAGES, thesaurus
from cgluctl.language.stems import root, stems
from cgluctl.language.words import STOP_WORDS, Word, is_acronym
from cgluctl.search import base, translate
from cgluctl.search.query import Query, QueryWord
from cgluctl.search.translate import NOTHING, Translated

if TYPE_CHECKING:
    from cgluctl.search.interface import Index

# How much a hit counts by the way it was found.
WEIGHTS = {
    "exact": 1.0,
    "form": 0.6,
    "family": 0.4,
    "meaning": 0.45,
    "narrower": 0.35,
    "translation": 0.55,
    "sense": 0.35,
    "synonym": 0.3,
    "spelling": 0.8,
    "spelling family": 0.5,
    "related": 0.15,
}
# How each way is told to a user.
TIERS = {
    "family": "form",
    "spelling family": "spelling",
    "narrower": "meaning",
    "translation": "meaning",
    "sense": "meaning",
    "synonym": "meaning",
}
TRANSLATED = ("translation", "sense", "synonym")
SHORT_ROOT = 4  # letters
SHORT_WORD = 5
TRIED = 27  # spellings of a phrase
_ELISIONS = ("jusqu", "lorsqu", "puisqu", "qu", "l", "d", "n", "s", "c", "j", "m", "t")


class Found(NamedTuple):
    """One query word understood: terms of the index with their tier, and the spelling it was corrected to.

    It is a `guess` when it is short and several words lie as near; it is `light` when it says little by itself.
    """

    word: QueryWord
    terms: dict[str, str]
    corrected: tuple[str, ...] = ()
    guess: bool = False
    light: bool = False


class Meaning(NamedTuple):
    """A concept or an entry that the words from `first` to `last` name; `tier` is meaning, narrower, related, translation or sense."""

    concept: str
    label: str
    first: int
    last: int
    tier: str


class Understood(NamedTuple):
    """A whole query understood."""

    query: Query
    words: list[Found]
    meanings: list[Meaning]


def understand(db: "Index", query: Query, names_only: bool = False) -> Understood:
    """What the words of a query stand for in this index; `names_only` corrects spelling onto names and roles alone."""
    words = _merged(db, query.words)
    translated = NOTHING if names_only else translate.translated(db, words)
    meanings = [] if names_only else [*_meanings(db, words), *_translations(translated)]
    known = translated.known | {
        place for meaning in meanings for place in range(meaning.first, meaning.last + 1) if meaning.tier != "related"
    }
    found = [
        _found(db, word, place in known, place in translated.light, names_only) for place, word in enumerate(words)
    ]
    query, found = _phrased(db, query, _with_names(db, found, known))
    meanings = [_beside(meaning, found) for meaning in meanings]
    if not names_only:
        meanings += _corrected_meanings(db, found, meanings)
    return Understood(query._replace(words=words), found, meanings)


def _beside(meaning: Meaning, found: list[Found]) -> Meaning:
    if meaning.tier not in TRANSLATED or meaning.first != meaning.last:
        return meaning
    direct = any(tier in ("exact", "form") for tier in found[meaning.first].terms.values())
    return meaning._replace(tier="synonym") if direct else meaning


def _found(db: "Index", word: QueryWord, known: bool, light: bool, names_only: bool) -> Found:
    terms = known_terms(db, word)
    corrected: tuple[str, ...] = ()
    if not terms and not known:
        from cgluctl.search import spelling  # most words are found

        corrected = tuple(spelling.nearest(db, word, names_only))
        for term in corrected:
            terms[term] = "spelling"
            for other, tier in known_terms(db, QueryWord(term, term)).items():
                terms.setdefault(other, "spelling" if tier == "exact" or other in corrected else "spelling family")
    return Found(word, terms, corrected, _is_guess(db, word, corrected), light)


def _phrased(db: "Index", query: Query, found: list[Found]) -> tuple[Query, list[Found]]:
    places = {word.word.folded: place for place, word in enumerate(found) if not _has(db, word.word.folded)}
    strict, found = list(query.strict), list(found)
    for n, row in enumerate(strict):
        strict[n] = _spelt(db, row, {word: found[places[word]].word for word in row if word in places})
        for word, other in zip(row, strict[n], strict=True):
            if word != other:
                place = places[word]
                terms = {other: "spelling", **found[place].terms}
                found[place] = found[place]._replace(terms=terms, corrected=(other,), guess=False)
    return query._replace(strict=strict), found


def _spelt(db: "Index", row: list[str], strange: dict[str, QueryWord]) -> list[str]:
    if not strange:
        return row
    from cgluctl.search import spelling

    near = [spelling.nearest(db, strange[word]) if word in strange else [word] for word in row]
    for other in islice(product(*near), TRIED):
        held = db.holds(other)
        if db.execute(f"SELECT 1 FROM unit WHERE {held.sql} LIMIT 1", held.values).fetchone():
            return list(other)
    return row


def _with_names(db: "Index", found: list[Found], known: Set[int]) -> list[Found]:
    strange = {place for place, word in enumerate(found) if not word.terms and place not in known}
    if not strange:
        return found
    from cgluctl.search import spelling

    named = spelling.completed(db, [word.word for word in found], [word.terms for word in found], strange)
    return [
        word._replace(terms={named[place][0]: "spelling"}, corrected=(named[place][1],)) if place in named else word
        for place, word in enumerate(found)
    ]


def _is_guess(db: "Index", word: QueryWord, corrected: tuple[str, ...]) -> bool:
    if len(word.folded) > SHORT_WORD or len(corrected) < 2:
        return False
    return not set(corrected) <= known_terms(db, QueryWord(corrected[0], corrected[0])).keys()


def known_terms(db: "Index", word: QueryWord) -> dict[str, str]:
    """The terms of the index that a word is, without repairing it: term -> exact, form or family."""
    terms: dict[str, str] = {}
    if word.prefix:
        rows = db.execute(
            "SELECT term FROM term WHERE term >= ? AND term < ? ORDER BY term LIMIT 200",
            (word.folded, word.folded + "\U0010ffff"),
        )
        return {term: "exact" for (term,) in rows}
    if _has(db, word.folded):
        terms[word.folded] = "exact"
    if is_acronym(word.surface) and len(word.folded) <= 5 and terms:
        return terms
    exact_keys = [f"{language}:{key}" for language in LANGUAGES for key in stems(word.surface, language)]
    for (term,) in _select(db, "SELECT term FROM form WHERE key IN ({}) ORDER BY key, term", exact_keys):
        terms.setdefault(term, "form")
    families = [f"{language}~{family}" for language in LANGUAGES if (family := root(word.folded, language))]
    for term, key in _select(db, "SELECT term, key FROM form WHERE key IN ({}) ORDER BY key, term", families):
        if term not in terms and (len(key) > SHORT_ROOT + 3 or _same_concept(db, word, term)):
            terms[term] = "family"
    return terms


def _same_concept(db: "Index", word: QueryWord, term: str) -> bool:
    concept = _labelled(db, [word])
    return concept is not None and concept == _labelled(db, [QueryWord(term, term)])


def _select(db: "Index", sql: str, values: list[str]) -> list[tuple[str, ...]]:
    return db.execute(sql.format(",".join("?" * len(values))), values).fetchall() if values else []


def _has(db: "Index", term: str) -> bool:
    return db.fact("SELECT 1 FROM term WHERE term = ?", term) is not None


def _merged(db: "Index", words: list[QueryWord]) -> list[QueryWord]:
    merged: list[QueryWord] = []
    for word in words:
        if known_terms(db, word) or _labelled(db, [word]):
            merged.append(word)
        elif word.compound:
            merged += [
                QueryWord(w.surface, w.folded) for w in thesaurus.meaningful(word.surface) if w.folded not in STOP_WORDS
            ]
        else:
            merged.append(_without_elision(db, word))
    return merged


def _without_elision(db: "Index", word: QueryWord) -> QueryWord:
    for elided in _ELISIONS:
        rest = word.folded[len(elided) :]
        if word.folded.startswith(elided) and len(rest) >= 4 and rest[0] in "aeiouyh":
            shorter = QueryWord(word.surface[len(elided) :], rest)
            if any(tier in ("exact", "form") for tier in known_terms(db, shorter).values()):
                return shorter
    return word


def _labelled(db: "Index", words: list[QueryWord]) -> str | None:
    row = [Word(word.surface, word.folded, 0, 0) for word in words]
    keys = [key for language in LANGUAGES for key in sorted(thesaurus.keys(row, language, asked=True))]
    found = {row[0]: row[1] for row in _select(db, "SELECT key, concept FROM label WHERE key IN ({})", keys)}
    return next((found[key] for key in keys if key in found), None)


def _meanings(db: "Index", words: list[QueryWord]) -> list[Meaning]:
    found: list[Meaning] = []
    taken: set[int] = set()
    for length in range(min(thesaurus.LONGEST, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            places = set(range(first, first + length))
            row = words[first : first + length]
            if places & taken or any(word.prefix for word in row):
                continue
            concept = _labelled(db, row)
            if concept:
                made = _expanded(db, concept, " ".join(word.surface for word in row), first, first + length - 1)
                found += made
                if any(meaning.tier != "related" for meaning in made):
                    taken |= places
    return found


def _translations(translated: Translated) -> list[Meaning]:
    senses = translate.senses(translated.rows)
    return [
        Meaning(row.name, row.name, row.first, row.last, "translation" if senses[row.first, row.last] == 1 else "sense")
        for row in translated.rows
    ]


def _expanded(db: "Index", concept: str, label: str, first: int, last: int) -> list[Meaning]:
    row = db.fact("SELECT data, narrower FROM concept WHERE id = ?", concept)
    data, below = json.loads(row[0]), json.loads(row[1])
    tiers = {concept: "meaning"} | dict.fromkeys(below, "narrower")
    for near in (*data["related"], *data["broader"]):
        tiers.setdefault(near, "related")
    mentioned = base.named(db, tiers)
    if concept in mentioned:  # vaccines answer for health where nothing speaks of it
        tiers = {c: "related" if tier == "narrower" else tier for c, tier in tiers.items()}
    return [Meaning(c, label, first, last, tier) for c, tier in tiers.items() if c in mentioned]


def _corrected_meanings(db: "Index", found: list[Found], meanings: list[Meaning]) -> list[Meaning]:
    named = {meaning.concept for meaning in meanings}
    made: list[Meaning] = []
    for place, word in enumerate(found):
        for term in () if word.guess else word.corrected[:1]:
            concept = _labelled(db, [QueryWord(term, term)])
            if concept and concept not in named:
                made += _expanded(db, concept, term, place, place)
    return made
